"""Lines of the facts pane as they are drawn, without a terminal."""

import pytest
from rich.segment import Segment
from rich.style import Style

from mou_tui.app.themes import palette_of
from mou_tui.app.widgets.fact_painter import FactPainter
from mou_tui.article import Span
from mou_tui.facts.model import Fact, Facts
from mou_tui.page.fact_rows import fact_rows

DARK = palette_of("dark")
GROUND = Style(bgcolor="#123456")
HERE = (Span(0, 4),)
FACTS = Facts((
    Fact("instrument", "mou", HERE, rule="x", checked=True),
    Fact("party", "มหาวิทยาลัยตัวอย่าง", HERE, rule="x"),
    Fact("person", "ศาสตราจารย์ ดร.สมชาย ใจดีเหลือเกิน", HERE, rule="x", details={"role": "signatory", "position": "อธิการบดี"}),
    Fact("signed_on", "2023-08-23", HERE, rule="x", details={"warning": "weekday"}),
))  # fmt: skip


def painted(width: int, chosen: int | None, has_focus: bool = True) -> list[list[Segment]]:
    painter = FactPainter(DARK, width, GROUND, chosen, has_focus)
    return [list(painter.paint(row)) for row in fact_rows(FACTS, width - 1, chosen=chosen).rows]


def text(line: list[Segment]) -> str:
    return "".join(segment.text for segment in line)


@pytest.mark.parametrize(("width", "least"), [(24, 3), (60, 2)])
def test_all_lines_of_the_chosen_fact_have_the_bar(width: int, least: int) -> None:
    """A person has a line for the position, and in a narrow pane several for the name."""
    barred = [text(line) for line in painted(width, 2) if text(line).startswith("▌")]
    assert len(barred) >= least
    assert "สมชาย" in "".join(barred)
    assert "ตัวอย่าง" not in "".join(barred)
    assert not any(text(line).startswith("▌") for line in painted(width, None))


def test_the_chosen_fact_has_a_ground_of_its_own_where_the_pane_has_the_focus() -> None:
    for has_focus in (True, False):
        (line,) = (line for line in painted(60, 1, has_focus) if "ตัวอย่าง" in text(line))
        assert {s.style.bgcolor == DARK.chosen.bgcolor for s in line if s.style} == {has_focus}


@pytest.mark.parametrize("width", [24, 40, 60])
def test_every_line_is_as_wide_as_the_pane(width: int) -> None:
    assert {Segment.get_line_length(line) for line in painted(width, 2)} == {width}


def test_what_is_checked_and_what_is_doubtful_have_their_colours() -> None:
    pieces = [segment for line in painted(60, None) for segment in line]
    assert {s.style.color for s in pieces if s.text.startswith("✓")} == {DARK.good.color}  # type: ignore[union-attr]
    assert {s.style.color for s in pieces if s.text.startswith("⚠")} == {DARK.doubtful.color}  # type: ignore[union-attr]
