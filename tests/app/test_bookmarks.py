"""Bookmarks, tags and notes, on the running app."""

from pathlib import Path

from tests.app.running import running

from mou_tui.annotations import Annotations
from mou_tui.app.dialogs.bookmarks import Bookmarks


async def test_a_bookmark_is_drawn_and_told_and_undone(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("b")
        assert "★" in run.reader.list_pane.render_line(0).text
        assert "Bookmark added · u undoes it" in run.reader.status.words
        await run.press("ี")
        assert "★" not in run.reader.list_pane.render_line(0).text
        assert "Undone" in run.reader.status.words


async def test_bookmarks_screen_searches_removes_and_opens(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("i", "b", "escape")
        screen = await run.opened("B", Bookmarks)
        await run.until(lambda: screen.current is not None)
        await run.press("d")
        assert len(Annotations.open().bookmarks()) == 4
        await run.press("u")
        assert len(Annotations.open().bookmarks()) == 5
        await run.press("/")
        await run.type("มหิดล")
        await run.press("enter")
        assert screen.current is not None
        await run.press("enter")
        await run.until(lambda: run.app.screen is run.reader)
        assert run.state.article is not None
        assert "มหิดล" in run.state.article.title
