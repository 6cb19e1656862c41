"""The index is damaged or deleted while the reader is open: it reads on, is told once, and has its list back."""

import os
from pathlib import Path

from tests.app.running import running

from mou_tui.annotations import Annotations
from mou_tui.library import schema, sync


async def test_the_article_and_the_place_in_it_stay(small_library: Path) -> None:
    async with running(small_library) as run:
        await run.press("j")
        await run.until(lambda: run.state.article is not None and run.reader.list_pane.cursor == 1)
        article, workspace = run.state.article, run.state.workspace
        assert article is not None
        assert workspace is not None
        run.state.place = (1, 2)
        os.truncate(schema.default_path([small_library]), 2 * 4096)
        # What SQLite keeps in memory would hide the damage of so small a file.
        workspace.library.close()
        run.reader.list_pane.forget_rows()
        run.reader.list_pane.redraw()
        await run.until(lambda: "made again" in run.reader.status.words)
        assert run.app.screen is run.reader, "no dialog"
        assert run.state.article == article
        await run.press("b")
        (bookmark,) = Annotations.open().bookmarks()
        assert bookmark.article.id == article.id
        sync([small_library])
        await run.until(lambda: run.state.total == 3)
        assert run.state.article == article
        assert run.state.place == (1, 2)
        assert run.reader.list_pane.cursor == 1
        await run.press("k")
        await run.until(lambda: run.state.article is not None and run.state.article.id != article.id)
        assert run.app.return_code is None
