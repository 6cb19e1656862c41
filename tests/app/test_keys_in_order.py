"""Keys typed faster than the reader follows."""

import threading
from pathlib import Path
from typing import Any

import pytest
from tests.app.running import running
from textual import events
from textual.widgets import Input

from mou_tui.app.agreements.screen import AgreementsScreen
from mou_tui.searches import Searches


async def test_what_is_typed_after_enter_waits_for_the_hits(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_search = threading.Event()
    really_search = Searches.search

    def searches_late(self: Searches, *values: Any, **named: Any) -> Any:
        may_search.wait()
        return really_search(self, *values, **named)

    async with running(seeds) as run:
        monkeypatch.setattr(Searches, "search", searches_late)
        run.reader.controllers.search.thread._search = run.state.workspace.searches.search
        try:
            await run.pilot.press("f4")
            await run.type("จุฬา")
            await run.pilot.press("enter", "b", "l")
            await run.written()
            assert not run.state.workspace.annotations.bookmarks()
            assert run.state.pane == "list"
        finally:
            may_search.set()
        await run.until(lambda: run.state.workspace.annotations.bookmarks())
        (bookmark,) = run.state.workspace.annotations.bookmarks()
        assert bookmark.article.id == run.state.article.id
        assert run.state.pane == "reading"


async def test_what_is_typed_after_a_dialogs_key_is_an_answer_although_the_dialog_waits(seeds: Path) -> None:
    async with running(seeds) as run:
        run.state.query_to_open = "จุฬา"
        await run.pilot.press("ะ", "o", "x", "?", "q")
        await run.written()
        assert run.app.screen is run.reader
        run.state.query_to_open = ""
        run.reader.controllers.run_pending()
        await run.until(lambda: run.app.screen is not run.reader and run.app.focused is not None)
        await run.until(lambda: run.app.focused.value == "ox?q")


@pytest.mark.fence
async def test_what_is_typed_right_behind_a_dialogs_key_is_an_answer(seeds: Path) -> None:
    async with running(seeds) as run:
        may_write = threading.Event()
        try:
            # The article is bookmarked before its tags are asked for.
            run.app.in_background(may_write.wait)
            for key in ("t", "o", "x"):
                run.app.post_message(events.Key(key, key))
            await run.pilot.pause()
            assert run.app.screen is run.reader
        finally:
            may_write.set()
        await run.until(lambda: run.app.screen is not run.reader and run.app.focused is not None)
        await run.until(lambda: run.app.focused.value == "ox")


@pytest.mark.fence
async def test_what_is_typed_while_a_change_to_an_agreement_is_written_is_typed_afterwards(seeds: Path) -> None:
    """Keys wait as keys: of an answer that is typed no letter becomes a command."""
    async with running(seeds) as run:
        screen = await run.opened("D", AgreementsScreen)
        may_write = threading.Event()
        try:
            run.app.in_background(may_write.wait)
            await run.pilot.press("c")
            for key in ("e", "5", "c", "d", "q"):
                run.app.post_message(events.Key(key, key))
            await run.pilot.pause()
            assert not isinstance(run.app.focused, Input)
        finally:
            may_write.set()
        await run.until(lambda: isinstance(run.app.focused, Input) and run.app.focused.value == "5cdq")
        await run.pilot.press("escape", "u", "u", "j")
        await run.until(lambda: screen.view.cursor == 1)
        await run.written()
        assert screen.view.host.agreements().entries == (), "undone by a key that waited"
