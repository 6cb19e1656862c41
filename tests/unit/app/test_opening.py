"""Opening a library and following its changes, without a screen."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest
from tests.unit.app.desk import Desk

from mou_tui import i18n, locations
from mou_tui.annotations import Annotations, FileSystem, State
from mou_tui.app.opening_ahead import Opening, open_ahead, open_listed
from mou_tui.errors import MouError
from mou_tui.facts.corrections import check
from mou_tui.facts.model import Facts
from mou_tui.library import sync
from mou_tui.library.outcome import Progress
from mou_tui.workspace import Workspace

OpenDesk = Callable[[Path], Awaitable[Desk]]


def news(number: int) -> str:
    return f"ข่าวที่ {number}\n\n{number} มกราคม 2566\n\nเนื้อข่าวที่ {number}\n"


async def test_the_article_read_last_is_shown_again(seeds: Path, desk: Desk, open_desk: OpenDesk) -> None:
    await desk.press("next_article")
    await desk.close()
    again = await open_desk(seeds)
    assert again.state.article == desk.state.article


async def test_the_search_and_the_pane_are_taken_up_again(seeds: Path, desk: Desk, open_desk: OpenDesk) -> None:
    await desk.enter("มหาวิทยาลัย")
    await desk.press("next_article", "next_article")
    desk.go_to("facts")
    desk.state.visible_panes = frozenset({"reading", "facts"})
    await desk.close()
    again = await open_desk(seeds)
    assert again.search.text == "มหาวิทยาลัย"
    assert again.list.order == desk.list.order
    assert again.list.cursor == desk.list.cursor == 2
    assert (again.state.rowid, again.state.pane) == (desk.state.rowid, "facts")
    assert again.state.visible_panes == frozenset({"reading", "facts"})


async def test_who_begins_anew_takes_up_nothing(seeds: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.enter("มหาวิทยาลัย")
    await desk.press("next_article")
    desk.go_to("reading")
    article = desk.state.article
    assert article is not None
    desk.workspace.state.set_place(article.id, 2, 0)
    await desk.close()
    again = Desk([seeds], monkeypatch)
    again.state.fresh = True
    await again.open()
    assert (again.search.text, again.list.cursor, again.state.pane, again.reading.place) == ("", 0, "list", None)
    await again.close()


async def test_a_search_is_not_taken_up_in_another_library(
    desk: Desk, open_desk: OpenDesk, folder_of: Callable[..., Path]
) -> None:
    await desk.enter("มหาวิทยาลัย")
    await desk.close()
    other = await open_desk(folder_of(a=news(1)))
    assert other.search.text == ""


async def test_a_view_that_means_nothing_harms_nothing(seeds: Path, desk: Desk, open_desk: OpenDesk) -> None:
    desk.workspace.memory.remember_leaving({"query": 7, "pane": "cellar", "panes": [{}]})
    again = await open_desk(seeds)
    assert (again.search.text, again.state.pane) == ("", "list")


async def test_commands_given_before_the_library_is_open_are_done_then(desk: Desk, seeds: Path) -> None:
    desk.state.workspace, desk.state.article, desk.state.opening = None, None, True
    await desk.press("bookmark", "next_article", "language", "bookmark")
    assert not State.open().read_ids()
    await desk.open()
    assert i18n.language() == "th"
    assert len(desk.workspace.annotations.bookmarks()) == 2


async def test_a_library_that_cannot_be_opened_is_told(desk: Desk, tmp_path: Path, monkeypatch: object) -> None:
    def fail(*_things: object) -> None:
        raise MouError("no such place")

    desk.workspace.__class__.with_folders, kept = fail, Workspace.with_folders  # type: ignore[method-assign, assignment]
    try:
        desk.answers = [tmp_path]
        await desk.press("open_folder")
    finally:
        Workspace.with_folders = kept  # type: ignore[method-assign]
    assert [str(error) for error in desk.errors] == ["no such place"]
    assert desk.state.total == 5


async def test_another_folder_is_opened_and_remembered(desk: Desk, folder_of: Callable[..., Path]) -> None:
    folder = folder_of(a=news(1), b=news(2))
    sync([folder])
    await desk.enter("ILO")
    desk.answers = [folder]
    await desk.press("open_folder")
    assert (desk.state.folders, desk.state.total, desk.search.text) == ([folder], 2, "")
    assert State.open().last_opened() == (folder,)
    assert "Library: news" in "".join(part.text for part in desk.captions.title[0])


async def test_new_articles_are_followed_while_nobody_has_moved(
    open_desk: OpenDesk, folder_of: Callable[..., Path]
) -> None:
    folder = folder_of(a=news(1), b=news(2))
    desk = await open_desk(folder)
    (folder / "c.txt").write_text(news(3), "utf-8")
    sync([folder])
    await desk.look()
    assert (desk.state.total, desk.list.cursor) == (3, 0)
    assert desk.state.article.title == "ข่าวที่ 3"  # type: ignore[union-attr]
    desk.list.move_to(1)
    (folder / "d.txt").write_text(news(4), "utf-8")
    sync([folder])
    await desk.look()
    assert (desk.state.total, desk.list.cursor) == (4, 2)
    assert desk.state.article.title == "ข่าวที่ 2"  # type: ignore[union-attr]


async def test_new_articles_that_fit_the_search_are_among_its_hits(
    open_desk: OpenDesk, folder_of: Callable[..., Path]
) -> None:
    folder = folder_of(a=news(1))
    desk = await open_desk(folder)
    await desk.enter("เนื้อข่าว")
    (folder / "b.txt").write_text(news(2), "utf-8")
    sync([folder])
    await desk.look()
    assert len(desk.list.order) == 2


async def test_an_article_that_was_changed_is_shown_anew(open_desk: OpenDesk, folder_of: Callable[..., Path]) -> None:
    folder = folder_of(a=news(1))
    desk = await open_desk(folder)
    (folder / "a.txt").write_text(news(1).replace("เนื้อข่าว", "เนื้อข่าวใหม่"), "utf-8")
    sync([folder])
    await desk.look()
    assert "เนื้อข่าวใหม่" in desk.state.article.text  # type: ignore[union-attr]


async def test_a_fact_checked_in_another_reader_is_shown(desk: Desk, seeds: Path) -> None:
    other = Workspace.open([seeds])
    assert desk.state.rowid is not None
    article, facts = other.article(desk.state.rowid)
    other.own.correct(article, check(article, next(f for f in facts if f.kind == "party")))
    other.close()
    await desk.look()
    assert any(f.checked for f in desk.state.facts)
    assert desk.facts.facts == desk.state.facts


async def test_pasted_articles_are_not_put_among_the_samples(desk: Desk) -> None:
    desk.controllers.pasting.pasted("words")
    await desk.settled()
    assert desk.said.startswith("Pasted articles are kept in a folder of yours")


async def test_a_pasted_article_is_saved_and_opened_once_it_is_indexed(
    open_desk: OpenDesk, folder_of: Callable[..., Path]
) -> None:
    folder = folder_of(a=news(1))
    desk = await open_desk(folder)
    desk.answers = [news(5)]
    await desk.press("paste")
    assert desk.said.startswith("Saved as ")
    sync([folder])
    await desk.look()
    assert desk.state.article.title == "ข่าวที่ 5"  # type: ignore[union-attr]
    assert desk.state.pane == "reading"


async def test_files_that_could_not_be_read_are_listed(open_desk: OpenDesk, folder_of: Callable[..., Path]) -> None:
    folder = folder_of(a=news(1))
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    desk = await open_desk(folder)
    assert desk.state.failed == 1
    await desk.press("problems")
    title, text = desk.asked[-1]
    assert title == "1 file not read"
    assert "broken.txt" in text


async def test_without_faults_and_without_indexing_that_is_said(desk: Desk) -> None:
    await desk.press("problems", "stop_indexing", "refresh")
    assert desk.messages == [
        "All files could be read.",
        "Nothing is being indexed.",
        "Looking for new and changed files…",
    ]


async def test_indexing_tells_how_far_it_is_and_begins_again_where_files_change_meanwhile(
    open_desk: OpenDesk, folder_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(a=news(1))
    desk = await open_desk(folder)
    desk.indexes = True
    runs: list[bool] = []

    async def build(folders: Sequence[Path], tell: Callable[[Progress], None]) -> str:
        runs.append(desk.state.indexing)
        tell(Progress("index", 1, 2))
        assert desk.state.progress == Progress("index", 1, 2)
        if len(runs) == 1:
            await desk.press("refresh")  # while it runs
        sync([folder])
        return "" if len(runs) == 1 else "the disk is full"

    monkeypatch.setattr("mou_tui.app.reader.opening.build_index", build)
    (folder / "b.txt").write_text(news(2), "utf-8")
    await desk.press("refresh")
    while desk.controllers.library.index_task is not None:
        await asyncio.wait({desk.controllers.library.index_task})
    await desk.settled()
    assert runs == [True, True]
    assert desk.state.total == 2
    assert (desk.state.indexing, desk.state.progress) == (False, None)
    assert desk.said == "The index could not be brought up to date: the disk is full"


@pytest.mark.parametrize(("asked", "files", "told"), [(True, 1, True), (False, 1, False), (False, 5_000, True)])
async def test_the_end_of_indexing_is_told_where_it_was_asked_for_or_took_long(
    asked: bool,
    files: int,
    told: bool,
    open_desk: OpenDesk,
    folder_of: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = await open_desk(folder_of(a=news(1)))
    desk.indexes = True

    async def build(_folders: Sequence[Path], tell: Callable[[Progress], None]) -> str:
        tell(Progress("index", 1, files))
        return ""

    monkeypatch.setattr("mou_tui.app.reader.opening.build_index", build)
    if asked:
        await desk.press("refresh")
    else:
        desk.controllers.library.start_indexing()
    while desk.controllers.library.index_task is not None:
        await asyncio.wait({desk.controllers.library.index_task})
    assert (desk.said == "The index is up to date: 1 article") is told


async def test_indexing_is_stopped(
    desk: Desk, open_desk: OpenDesk, folder_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = await open_desk(folder_of(a=news(1)))
    desk.indexes = True

    async def build(*_values: object) -> str:
        return await asyncio.Future()

    monkeypatch.setattr("mou_tui.app.reader.opening.build_index", build)
    await desk.press("refresh", "stop_indexing")
    assert desk.said == "Stopped; what was indexed stays. R goes on."
    assert not desk.state.indexing


async def test_a_damaged_index_is_made_again_and_the_open_article_stays(
    open_desk: OpenDesk, folder_of: Callable[..., Path]
) -> None:
    desk = await open_desk(folder_of(a=news(1), b=news(2)))
    article = desk.state.article
    desk.workspace.damaged = True
    await desk.look()
    assert "is being made again" in "".join(desk.messages)
    assert desk.state.article == article
    assert desk.state.has_lost_row
    await desk.press("bookmark")
    assert [b.article.id for b in desk.workspace.annotations.bookmarks()] == [article.id]  # type: ignore[union-attr]
    sync(list(desk.state.folders))
    await desk.look()
    assert desk.state.rowid == desk.list.current


async def test_the_index_is_built_by_a_child(open_desk: OpenDesk, folder_of: Callable[..., Path]) -> None:
    folder = folder_of(a=news(1))
    desk = await open_desk(folder)
    (folder / "b.txt").write_text(news(2), "utf-8")
    desk.indexes = True
    await desk.press("refresh")
    await indexed(desk)
    assert (desk.state.total, desk.list.row(0).title) == (2, "ข่าวที่ 2")
    folder.rename(folder.with_name("elsewhere"))
    await desk.press("refresh")
    await indexed(desk)
    assert desk.said.startswith(f"The index could not be brought up to date: {folder}: There is no such")
    await desk.press("next_article")
    assert desk.state.article.title == "ข่าวที่ 1"  # type: ignore[union-attr]


async def indexed(desk: Desk) -> None:
    while desk.controllers.library.index_task is not None:
        await asyncio.wait({desk.controllers.library.index_task})
    await desk.settled()


async def test_an_unreadable_file_of_ones_own_is_set_aside_and_said_so(
    open_desk: OpenDesk, folder_of: Callable[..., Path]
) -> None:
    locations.data_dir().mkdir(parents=True)
    (locations.data_dir() / "bookmarks.toml").write_text("[[bookmark]\nbroken", "utf-8")
    desk = await open_desk(folder_of(a=news(1)))
    assert desk.asked[-1][0] == "Your own files"
    await desk.press("bookmark")
    assert len(Annotations.open().bookmarks()) == 1
    assert any("unreadable" in path.name for path in locations.data_dir().iterdir())


async def test_an_unreadable_user_file_does_not_block_startup(
    open_desk: OpenDesk, folder_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = locations.data_dir() / "bookmarks.toml"
    written.parent.mkdir(parents=True)
    written.write_text("version = 1\n", "utf-8")
    may_read = FileSystem.read

    def read(self: FileSystem, path: Path) -> bytes:
        if path.name == "bookmarks.toml":
            raise PermissionError(13, "Permission denied")
        return may_read(self, path)

    monkeypatch.setattr(FileSystem, "read", read)
    desk = await open_desk(folder_of(a=news(1), b=news(2)))
    assert "Permission denied" in str(desk.asked[-1])
    await desk.press("bookmark")
    assert "cannot be read" in str(desk.errors[-1])
    await desk.press("next_article")
    assert desk.list.cursor == 1
    assert written.read_text("utf-8") == "version = 1\n"
    assert not desk.workspace.annotations.reload_if_changed()
    monkeypatch.setattr(FileSystem, "read", may_read)
    await desk.press("bookmark")
    assert len(Annotations.open().bookmarks()) == 1


async def test_hits_whose_facts_were_changed_in_another_reader_are_listed_with_the_new_ones(
    desk: Desk, seeds: Path
) -> None:
    await desk.enter("Kunming")
    row = desk.list.row(0)
    assert row.instrument != "none"
    other = Workspace.open([seeds])
    other.library.refresh(row.id, Facts())
    other.close()
    await desk.look()
    assert desk.list.row(0).instrument == "none"


async def test_what_was_opened_before_the_screen_is_listed_at_once(desk: Desk, seeds: Path) -> None:
    desk.state.workspace, desk.state.article, desk.state.rowid, desk.state.opening = None, None, None, True
    opening = open_ahead([seeds])
    opening.exception(timeout=60)
    desk.controllers.library.open_first(opening)
    assert (desk.state.total, len(desk.list.order), desk.state.opening) == (5, 5, False)
    assert desk.state.article is not None
    await desk.settled()


async def test_what_takes_longer_to_open_is_listed_when_it_is_there(desk: Desk, seeds: Path) -> None:
    desk.state.workspace, desk.state.article, desk.state.rowid, desk.state.opening = None, None, None, True
    opening: Opening = Future()
    desk.controllers.library.open_first(opening)
    assert desk.state.workspace is None
    opening.set_result(open_listed([seeds]))
    await desk.settled()
    assert desk.state.total == 5


async def test_what_could_not_be_opened_before_the_screen_is_told_on_it(desk: Desk) -> None:
    opening: Opening = Future()
    opening.set_exception(MouError("no such place"))
    desk.controllers.library.open_first(opening)
    await desk.settled()
    assert [str(error) for error in desk.errors] == ["no such place"]
