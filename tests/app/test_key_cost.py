"""What a start and a key cost, on the running app."""

from functools import partial
from pathlib import Path

import pytest
from tests.app.running import Running, running
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen

from mou_tui.app.textual_ext.cached_styles import CachedStyles
from mou_tui.app.textual_ext.compositor import LinesUpdate
from mou_tui.settings import Settings


@pytest.mark.fence
async def test_a_start_parses_no_stylesheet_again(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again: list[Stylesheet] = []
    monkeypatch.setattr(Stylesheet, "reparse", again.append)
    async with running(seeds, theme="light") as run:
        assert not again
        assert run.reader.styles.background == Color.parse(run.app.get_css_variables()["background"])


@pytest.mark.fence
async def test_going_to_another_article_and_typing_lay_nothing_out_anew(seeds: Path) -> None:
    async with running(seeds, size=(140, 40)) as run:
        laid_out: list[Screen[object]] = []
        await run.search("มหาวิทยาลัย")
        run.reader.screen_layout_refresh_signal.subscribe(run.reader, laid_out.append)
        await run.press("escape", "j", "J", "tab", "j", "tab", "j")
        assert run.reader.list_pane.cursor == 2
        assert laid_out == []


def shows(run: Running, query: str) -> bool:
    """Whether the list shows what `query` finds."""
    return run.state.search_result is not None and run.state.search_result.text == query


@pytest.mark.fence
async def test_a_letter_and_what_it_finds_are_painted_together(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # However long the machine takes to find it.
    monkeypatch.setattr("mou_tui.app.reader.frame_pacer.MAX_FRAME_HOLD", 60)
    async with running(seeds, size=(140, 40)) as run:
        frames: list[list[str]] = []

        def note(screen: Screen[object], update: LinesUpdate) -> None:
            if update is not None:
                frames.append([strip.text.strip(" │▌") for _x, _y, strip in update._lines])

        await run.press("f4", "2")
        monkeypatch.setattr(run.app, "_display", note)
        for typed, count in (("25", "4 of 5 articles"), ("251", "0 of 5 articles")):
            frames.clear()
            await run.pilot.press(typed[-1])
            await run.until(partial(shows, run, typed))
            assert {typed, count} <= set(frames[0])
            assert any(line.startswith("No article has") for line in frames[0]) == (count[0] == "0")


async def test_colours_follow_the_theme_and_the_focus(seeds: Path) -> None:
    async with running(seeds, settings=Settings(Path(), theme="dark")) as run:
        grounds = set()
        for keys in ("l", "h", "T", "f4", "escape", "T"):
            await run.press(keys)
            for widget in run.reader.query("*"):
                if isinstance(widget, CachedStyles):
                    assert widget.rich_style == DOMNode.rich_style.fget(widget)  # type: ignore[attr-defined]
            grounds.add(run.reader.list_pane.rich_style.bgcolor)
        assert len(grounds) > 1
