"""Searching and finding, on the running app."""

from pathlib import Path

from tests.app.running import running
from textual.widgets import Input

from mou_tui.app.dialogs.chooser import Options
from mou_tui.app.dialogs.overlay import Overlay


async def test_arrows_move_in_the_list_while_typing(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search("มหาวิทยาลัย")
        await run.press("down", "down")
        assert run.reader.list_pane.cursor == 2
        assert run.app.focused is run.reader.search_line.input


async def test_the_matches_of_a_find_are_gone_through_and_then_the_words_of_the_search(seeds: Path) -> None:
    async with running(seeds) as run:

        def count() -> str:
            return run.reader.find_line.query_one("#find-count").words.strip()

        await run.search("Kunming")
        await run.press("enter", "l", "/")
        await run.type("มหาวิทยาลัยเชียงใหม่")
        assert count().startswith("1 of")
        await run.press("enter", "n")
        assert count().startswith("2 of")
        await run.press("N", "N")
        assert "not found" not in count()
        await run.press("escape")
        assert not run.reader.reading.finding
        await run.press("n")
        match = run.reader.reading._marks.match
        assert match is not None
        assert match.of(run.state.article.text) == "Kunming"


async def test_a_saved_search_is_taken_away_with_del(seeds: Path) -> None:
    async with running(seeds) as run:
        for query, name in (("ILO", "แรงงาน"), ("มช", "มช")):
            run.state.workspace.searches.save_search(name, query)  # type: ignore[union-attr]
        await run.opened("H", Overlay)
        options = run.app.screen.query_one(Options)
        assert [o.label for o in options.options] == ["Saved", "มช", "แรงงาน · ILO"]
        await run.press("down", "delete")
        assert [o.label for o in options.options] == ["Saved", "มช"]
        await run.type("มช")
        await run.press("home", "delete")
        assert run.app.screen.query_one(Input).value == "ช"
        await run.press("escape")
        assert run.state.workspace.state.searches() == {"มช": "มช"}  # type: ignore[union-attr]


async def test_what_a_search_finds_is_seen_from_whatever_pane_it_begins(seeds: Path) -> None:
    async with running(seeds, size=(80, 24)) as run:

        def shown() -> set[str | None]:
            return {pane.id for pane in run.reader.query("#panes > *") if pane.display}

        run.reader.go_to("facts")
        await run.pilot.pause()
        await run.pilot.press("s")
        assert run.app.focused is run.reader.search_line.input
        assert shown() == {"list", "reading"}
        run.reader.go_to("reading")
        await run.pilot.press("s")
        assert run.state.pane == "list"
        await run.pilot.resize_terminal(60, 24)
        run.reader.go_to("facts")
        await run.pilot.pause()
        assert shown() == {"facts"}
        await run.pilot.click("#search-input")
        assert run.app.focused is run.reader.search_line.input
        assert shown() == {"list"}
