"""Keys typed faster than the reader follows, or where nobody sees what they do."""

import threading
from pathlib import Path
from typing import Any

import pytest
from tests.app.running import running
from textual import events

from mou_tui.workspace import Workspace


async def test_what_is_typed_after_enter_waits_for_the_hits(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_search = threading.Event()
    really_search = Workspace.search

    def searches_late(self: Workspace, *values: Any, **named: Any) -> Any:
        may_search.wait()
        return really_search(self, *values, **named)

    async with running(seeds) as run:
        monkeypatch.setattr(Workspace, "search", searches_late)
        run.reader.controllers.search.thread._search = run.state.workspace.search
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


async def test_keys_on_a_terminal_that_is_too_small_do_nothing(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.pilot.resize_terminal(20, 8)
        await run.press("b", "s", "o", "enter", "t")
        run.app.post_message(events.Paste("pasted"))
        await run.pilot.pause()
        await run.pilot.resize_terminal(120, 35)
        assert run.app.screen is run.reader
        assert not run.reader.typing
        assert run.reader.search_line.text == ""
        assert not run.state.workspace.annotations.bookmarks()


@pytest.mark.parametrize("key", ["q", "ๆ"])
async def test_q_leaves_a_terminal_that_is_too_small(key: str, seeds: Path) -> None:
    async with running(seeds) as run:
        await run.pilot.press("s")
        await run.pilot.resize_terminal(20, 8)
        await run.pilot.press(key)
        assert run.app._exit
