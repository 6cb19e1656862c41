"""The index is damaged or deleted while the reader is open: it reads on, is told once, and has its list back."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.unit.app.desk import Desk

from mou_tui.annotations import Annotations
from mou_tui.library import schema, sync


def garble(index: Path, start: int) -> None:
    size = index.stat().st_size - start
    with index.open("r+b") as file:
        file.seek(start)
        file.write(os.urandom(size))


DAMAGES: dict[str, Callable[[Path], None]] = {
    "deleted": schema.remove,
    "truncated": lambda index: os.truncate(index, 2 * 4096),
    "garbled": lambda index: garble(index, 4096),
    "garbled with its header": lambda index: garble(index, 0),
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_the_article_and_the_place_in_it_stay(
    damage: str, open_desk: Callable[[Path], Awaitable[Desk]], folder_of: Callable[..., Path]
) -> None:
    folder = folder_of(**{name: f"ข่าว {name}\n\n{n} มกราคม 2566\n\nเนื้อข่าว" for n, name in enumerate("abc", 1)})
    desk = await open_desk(folder)
    await desk.press("next_article")
    article = desk.state.article
    assert article is not None
    desk.state.place = (1, 2)
    DAMAGES[damage](schema.default_path([folder]))
    # What SQLite keeps in memory would hide the damage of so small a file.
    desk.workspace.library.close()
    desk.list.forget_rows()
    assert desk.list.row(2) is None
    await desk.look()
    assert [words for words in desk.messages if "made again" in words] == [desk.said]
    assert (desk.asked, desk.errors, desk.state.article) == ([], [], article)
    await desk.press("bookmark")
    (bookmark,) = Annotations.open().bookmarks()
    assert bookmark.article.id == article.id
    sync([folder])
    await desk.look()
    assert (desk.state.total, desk.state.article, desk.state.place, desk.list.cursor) == (3, article, (1, 2), 1)
    await desk.press("previous_article")
    assert desk.state.article.id != article.id
