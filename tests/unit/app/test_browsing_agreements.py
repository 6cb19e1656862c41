"""Going from the reader to the agreements of its library."""

from typing import Any

import pytest
from tests.unit.app.desk import Desk

from mou_tui.annotations import AddBookmark, Annotations, bookmark_article


async def test_what_another_program_wrote_a_moment_ago_is_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, article = desk.state.workspace, desk.state.article
    assert workspace is not None
    assert article is not None
    Annotations.open().apply(AddBookmark(bookmark_article(article)))
    seen: list[Any] = []

    async def browse(_rowids: Any, _first: str) -> None:
        seen.extend(workspace.annotations.bookmarks())

    monkeypatch.setattr(desk, "browse_agreements", browse)
    await desk.press("agreements")
    assert [bookmark.article.id for bookmark in seen] == [article.id]


async def test_the_palette_goes_straight_to_reading_a_register(desk: Desk) -> None:
    await desk.press("read_register")
    assert desk.asked[-1][1] == "read_register"
