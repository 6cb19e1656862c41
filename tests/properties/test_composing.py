"""What is written to the terminal is what would be seen if everything were written."""

import hypothesis.strategies as st
import pyte
import pytest
from hypothesis import given
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mou_tui.app.textual_ext.compositor import LinesUpdate, Placed, TerminalContents

COLUMNS, ROWS = 12, 4
CONSOLE = Console(color_system="truecolor", force_terminal=True, legacy_windows=False)

styles = st.sampled_from([Style.null(), Style(color="red"), Style(bold=True, bgcolor="blue")])


@st.composite
def placed(draw: st.DrawFn) -> Placed:
    """Some words somewhere on the screen."""
    x = draw(st.integers(0, COLUMNS - 1))
    text = draw(st.text("abก ", min_size=1, max_size=COLUMNS - x))
    parts = draw(st.integers(1, len(text)))
    segments = [Segment(text[:parts], draw(styles)), Segment(text[parts:], draw(styles))]
    return x, draw(st.integers(0, ROWS - 1)), Strip([s for s in segments if s.text])


def seen(written: list[str]) -> list[list[pyte.screens.Char]]:
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    for text in written:
        stream.feed(text)
    return [[screen.buffer[y][x] for x in range(COLUMNS)] for y in range(ROWS)]


@given(st.lists(st.lists(placed(), max_size=6), max_size=8))
def test_what_is_left_out_is_on_the_screen_already(updates: list[list[Placed]]) -> None:
    shown = TerminalContents()
    thrifty = [LinesUpdate(lines, shown).render_segments(CONSOLE) for lines in updates]
    wasteful = [f"\x1b[{y + 1};{x + 1}H{strip.render(CONSOLE)}" for lines in updates for x, y, strip in lines]
    assert seen(thrifty) == seen(wasteful)


def test_the_same_line_is_written_once_until_somebody_else_writes() -> None:
    shown = TerminalContents()
    line = (2, 1, Strip([Segment("ข้อตกลง")]))
    assert shown.new([line]) == [line]
    assert shown.new([line]) == []
    shown.forget()
    assert shown.new([line]) == [line]


@pytest.mark.parametrize("x", [0, 3, 5])
def test_a_line_that_was_covered_is_written_again(x: int) -> None:
    shown = TerminalContents()
    line = (2, 1, Strip([Segment("abcd")]))
    shown.new([line])
    shown.new([(x, 1, Strip([Segment("xyz")]))])
    assert shown.new([line]) == [line]


def test_an_update_that_is_never_rendered_was_not_written() -> None:
    shown = TerminalContents()
    line = (0, 0, Strip([Segment("abc")]))
    LinesUpdate([line], shown)
    assert "abc" in LinesUpdate([line], shown).render_segments(CONSOLE)
