"""Stories in the list, without a screen: each once, opened and closed, taken apart; what feeds have brought stands first."""

import random
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.unit.app.desk import Desk
from tests.unit.library.copies import edited, site
from tests.unit.library.test_stories import OTHER, STORY

from mou_tui.annotations import Annotations, State
from mou_tui.feeds.history import History
from mou_tui.fetching import Validators
from mou_tui.loaders.feed import FeedEntry

Open = Callable[[Path], Awaitable[Desk]]


@pytest.fixture
def folder(folder_of: Callable[..., Path]) -> Path:
    """Three copies of a story and another article."""
    return folder_of(a=STORY, b=site(STORY, random.Random(2)), c=edited(STORY, random.Random(3)), other=OTHER)


def names(desk: Desk) -> list[str]:
    """The files in the list, in its order."""
    return [Path(row.path).stem for row in desk.workspace.library.rows(desk.list.order)]


def at_story(desk: Desk) -> None:
    desk.list.move_to(next(i for i, rowid in enumerate(desk.list.order) if desk.workspace.stories.more(rowid)))


async def test_a_story_stands_once_and_a_key_shows_its_copies(folder: Path, open_desk: Open) -> None:
    desk = await open_desk(folder)
    assert len(desk.list.order) == 2
    assert desk.state.total == 4
    assert desk.captions.count.shown == 4
    at_story(desk)
    best = desk.list.current
    marks = desk.workspace.row_marks(desk.workspace.library.rows([best])[0])  # type: ignore[list-item]
    assert marks.more == 2
    await desk.press("copies")
    assert len(desk.list.order) == 4
    assert desk.list.current == best
    desk.list.move_by(1)
    copy = desk.list.current
    assert desk.workspace.row_marks(desk.workspace.library.rows([copy])[0]).is_copy  # type: ignore[list-item]
    await desk.press("copies")
    assert len(desk.list.order) == 2
    assert desk.list.current == best == desk.state.rowid


async def test_an_article_that_stands_alone_says_so(folder: Path, open_desk: Open) -> None:
    desk = await open_desk(folder)
    desk.list.move_to(names(desk).index("other"))
    await desk.press("copies")
    assert desk.said == "No other article tells this story."
    await desk.press("separate")
    assert desk.said == "No other article tells this story."


async def test_hits_are_folded_too_and_counted_one_by_one(folder: Path, open_desk: Open) -> None:
    desk = await open_desk(folder)
    await desk.enter("ป่าชายเลน")
    assert len(desk.list.order) == 1
    assert desk.captions.count.shown == 3
    await desk.press("copies")
    assert len(desk.list.order) == 3
    assert desk.list.highlight is not None
    await desk.press("all_copies", "all_copies")
    assert len(desk.list.order) == 1
    await desk.press("export")
    (sources,) = desk.asked[-1]
    assert len(sources.found) == 3


async def test_all_copies_are_listed_and_folded_again(folder: Path, open_desk: Open) -> None:
    desk = await open_desk(folder)
    await desk.press("all_copies")
    assert len(desk.list.order) == 4
    assert desk.said == "Every copy is listed."
    at = desk.list.order.index(next(r for r in desk.list.order if desk.workspace.stories.is_copy(r)))
    desk.list.move_to(at)
    await desk.press("copies")
    assert len(desk.list.order) == 2
    await desk.press("copies", "all_copies", "all_copies")
    assert len(desk.list.order) == 2


async def test_an_article_is_taken_out_of_its_story_and_that_is_undone(folder: Path, open_desk: Open) -> None:
    desk = await open_desk(folder)
    at_story(desk)
    await desk.press("copies")
    desk.list.move_by(1)
    article = desk.list.current
    await desk.press("separate")
    assert desk.changes == [desk.said] == ["Not the same story"]  # and how it is undone, as of every change
    assert len(Annotations.open().separations()) == 2
    assert desk.list.current == article
    assert not desk.workspace.stories.is_copy(article)  # type: ignore[arg-type]
    await desk.press("undo")
    assert Annotations.open().separations() == ()
    assert desk.workspace.stories.is_copy(article)  # type: ignore[arg-type]
    await desk.press("separate", "separate")
    assert desk.changes[-1] == desk.said == "The same story again"
    assert Annotations.open().separations() == ()


async def test_a_copy_that_somebody_goes_to_opens_its_story(folder: Path, open_desk: Open) -> None:
    desk = await open_desk(folder)
    hidden = next(r for r in desk.workspace.order() if r not in desk.list.order)
    assert desk.controllers.show_article(hidden)
    assert desk.list.current == desk.state.rowid == hidden
    assert len(desk.list.order) == 4


async def test_who_has_read_one_copy_has_read_the_story(folder: Path, open_desk: Open) -> None:
    desk = await open_desk(folder)
    at_story(desk)
    await desk.press("open")
    assert len(State.open().read_ids()) == 3


async def test_the_article_of_the_last_session_is_found_though_it_is_a_copy(folder: Path, open_desk: Open) -> None:
    desk = await open_desk(folder)
    hidden = next(r for r in desk.workspace.order() if r not in desk.list.order)
    desk.controllers.show_article(hidden)
    await desk.close()
    again = await open_desk(folder)
    assert again.state.rowid == hidden


async def test_a_large_library_is_shown_first_and_folded_then(
    folder: Path, open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_tui.workspace._FOLDED_AT_ONCE", 2)
    desk = await open_desk(folder)
    assert len(desk.list.order) == 2
    hidden = next(r for r in desk.workspace.order() if r not in desk.list.order)
    desk.controllers.show_article(hidden)
    await desk.close()
    again = await open_desk(folder)
    assert again.state.rowid == hidden
    assert len(again.list.order) == 4


def _comes_from_a_feed(path: Path) -> None:
    history = History()
    history.take_in(
        "feed", [FeedEntry(path.name, f"https://a.example/{path.name}", path.name, None, "", "")], Validators()
    )
    (item,) = history.items("feed", ("waiting",))
    history.settle(item, "saved", path=str(path))
    history.close()


async def test_what_feeds_have_brought_is_marked_and_first_until_it_was_seen(folder: Path, open_desk: Open) -> None:
    (folder / "other.txt").write_text(OTHER.replace("2566", "2560"), "utf-8")
    _comes_from_a_feed(folder / "other.txt")
    desk = await open_desk(folder)
    assert names(desk)[0] == "other"
    row = desk.workspace.library.rows(desk.list.order)[0]
    assert desk.workspace.row_marks(row).is_new
    await desk.press("sort")
    assert len(desk.list.order) == 2
    desk.list.move_to(list(desk.list.order).index(row.rowid))
    await desk.press("open")
    assert not desk.workspace.row_marks(row).is_new
    await desk.press("sort", "sort", "sort", "sort")
    await desk.close()
    again = await open_desk(folder)
    assert names(again)[-1] == "other"
    assert again.workspace.new == {}


async def test_without_a_memory_of_feeds_nothing_is_new(folder: Path, open_desk: Open, tmp_path: Path) -> None:
    desk = await open_desk(folder)
    assert desk.workspace.new == {}
    (State.open().path.parent / "feeds.db").write_bytes(b"no database at all, but longer than its header " * 20)
    assert (await open_desk(folder)).workspace.new == {}
