"""Language, help, own keys, room, the mouse, and what must not happen, on the running app."""

import sys
from pathlib import Path

import pytest
from tests.app.running import running
from textual import events
from textual.geometry import Size

from mou_tui import i18n
from mou_tui.annotations import Annotations
from mou_tui.app.dialogs.overlay import Notice, Overlay, Panel
from mou_tui.app.widgets.text_view import TextView
from mou_tui.app.widgets.too_small import TooSmall
from mou_tui.settings import Settings


async def test_the_language_is_switched_and_the_era_goes_along(seeds: Path) -> None:
    async with running(seeds) as run:
        assert "Checked" in run.reader.facts_pane.rows[-1].text
        await run.press("L")
        assert i18n.language() == "th"
        assert "คลัง" in run.reader.title_bar.words
        assert "Checked" not in run.reader.facts_pane.rows[-1].text
        assert "25 ส.ค. 66" in run.reader.list_pane.render_line(0).text
        assert "25 ส.ค. 2566 ·" in "".join(run.lines)
        await run.press("ฎ")
        assert "25 ส.ค. 23" in run.reader.list_pane.render_line(0).text
        assert "25 ส.ค. 2023 ·" in "".join(run.lines)
        await run.press("E", "ศ")
        assert i18n.language() == "en"
        assert "25 Aug 23" in run.reader.list_pane.render_line(0).text
        assert "25 Aug 2023 ·" in "".join(run.lines)


async def test_own_keys_and_own_commands_work_and_show(seeds: Path) -> None:
    command = f"{sys.executable} -c 'import sys; print(len(sys.stdin.read()))'"
    settings = Settings(Path(), keys={"sort": "&", "nothing": "x"}, commands={"^": command})
    async with running(seeds, settings=settings) as run:
        assert "no action “nothing”" in run.reader.status.words
        await run.press("&")
        assert "Order" in run.reader.status.words
        assert run.state.keymap.hint_keys("sort") == "&"
        assert run.state.article is not None
        await run.opened("^", Overlay)
        assert str(run.app.screen.query_one(Panel).border_title) == command
        said = run.app.screen.query_one(TextView)
        assert str(len(run.state.article.text)) in "".join(part.text for line in said._lines for part in line)


async def test_twenty_columns_get_a_sentence_keys_do_nothing_there_and_the_place_is_kept(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("j", "j")
        await run.pilot.resize_terminal(20, 12)
        await run.pilot.pause()
        small = run.reader.query_one(TooSmall)
        words = "".join(small.render_line(y).text for y in range(12))
        assert small.display
        assert "40 columns" in " ".join(words.split())
        await run.press("b", "s", "o", "enter", "t")
        run.app.post_message(events.Paste("pasted"))
        await run.pilot.pause()
        await run.pilot.resize_terminal(120, 35)
        await run.pilot.pause()
        assert run.app.screen is run.reader
        assert not run.reader.typing
        assert run.reader.list_pane.cursor == 2
        assert not Annotations.open().bookmarks()
        await run.pilot.press("s")
        await run.pilot.resize_terminal(20, 12)
        await run.pilot.press("q")
        await run.until(lambda: run.app._exit)


async def test_the_mouse_chooses_reads_bookmarks_and_presses_keys(seeds: Path) -> None:
    async with running(seeds) as run:
        height = run.reader.list_pane.item_height
        await run.pilot.click("#list", offset=(8, 1 + height))
        assert run.reader.list_pane.cursor == 1
        await run.pilot.click("#list", offset=(2, 1 + 2 * height))
        await run.written()
        assert len(Annotations.open().bookmarks()) == 1
        assert run.reader.list_pane.cursor == 2
        at = run.reader.footer.words.index("search")
        await run.pilot.click("#footer", offset=(at, 0))
        await run.until(lambda: run.app.focused is run.reader.search_line.input)
        at = run.reader.title_bar.words.index("English") - len(run.reader.title_bar.words)
        await run.pilot.click("#title", offset=(120 + at, 0))
        await run.until(lambda: i18n.language() == "th")


async def test_text_of_articles_is_never_markup(small_library: Path) -> None:
    async with running(small_library) as run:
        await run.press("j", "enter", "l", "h")
        await run.opened("t", Overlay)
        await run.type("[/] [b]x")
        await run.press("enter", "y")
        await run.opened("B", Overlay)
        assert "[b]สวนดอก[/b]" in run.reader.list_pane.render_line(5).text
        assert run.app.is_running


async def test_an_error_is_a_sentence_and_the_reader_goes_on(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mou_tui.errors import OwnDataError

    async with running(seeds) as run:

        def fail(*_things: object) -> None:
            raise OwnDataError("The disk is full.", path="bookmarks.toml")

        monkeypatch.setattr(run.state.workspace.annotations, "apply", fail)
        await run.opened("b", Notice)
        await run.press("escape", "j")
        assert run.reader.list_pane.cursor == 1


async def test_a_window_that_is_made_smaller_and_back_at_once_is_drawn_anew(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(seeds) as run:
        drawn: list[Size] = []
        # However long the machine takes between two changes, they come together.
        monkeypatch.setattr("mou_tui.app.resizing.RESIZED_WITHIN", 600)
        draw = run.app.draw_everything
        monkeypatch.setattr(run.app, "draw_everything", lambda: (drawn.append(run.app.size), draw()))
        whole = run.app.size
        # The second time while the first is not over.
        for size in (Size(20, 8), whole, Size(20, 8), whole):
            run.app.post_message(events.Resize(size, size))
            await run.pilot.pause()
        run.app.resizing.over()
        assert drawn == [whole]
