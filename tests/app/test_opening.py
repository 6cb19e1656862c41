"""Opening folders, indexing, and following changes, on the running app."""

import threading
from pathlib import Path

import pytest
from tests.app.running import Running, running

from mou_tui import i18n
from mou_tui.annotations import Annotations, State
from mou_tui.app.app import MouApp
from mou_tui.app.dialogs.overlay import Notice
from mou_tui.facts.model import Facts
from mou_tui.library import sync
from mou_tui.workspace import Workspace


async def test_seeds_open_with_the_line_that_says_how_to_open_a_folder(seeds: Path) -> None:
    async with running(seeds) as run:
        assert len(run.reader.list_pane.order) == 5
        assert "to open a folder of yours press o" in run.reader.title_bar.words
        assert run.state.article is not None
        assert run.state.article.title.startswith("มช. ร่วมมือ Kunming")
        assert "5 of 5 articles" in run.reader.search_line.query_one("#search-count").words


async def test_keys_pressed_before_the_list_is_there_are_done_then(seeds: Path, may_open: threading.Event) -> None:
    sync([seeds])
    app = MouApp([seeds], watch=False, index=False)
    async with app.run_test(size=(120, 35)) as pilot:
        run = Running(app, pilot)
        await pilot.press("j", "b", "L")
        assert run.state.workspace is None
        may_open.set()
        await run.until(lambda: run.state.article is not None and i18n.language() == "th")
        await run.written()
        assert run.reader.list_pane.cursor == 1
        (bookmark,) = Annotations.open().bookmarks()
        assert bookmark.article.id == run.state.article.id


async def test_another_folder_is_opened_and_remembered(seeds: Path, small_library: Path) -> None:
    async with running(seeds) as run:
        run.app.indexes = True
        await run.press("o")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type(str(small_library))
        await run.press("enter")
        await run.until(lambda: run.state.folders == [small_library])
        await run.until(lambda: run.state.total == 3 and run.reader.controllers.library.index_task is None)
        await run.written()
        assert State.open().last_opened() == (small_library,)
        assert "คลังข่าว" in run.reader.title_bar.words


async def test_a_folder_that_is_not_there_is_named(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("o")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type("/no/such/place")
        await run.press("enter")
        assert "no such file" in str(run.app.screen.query_one("#chooser").border_subtitle)
        await run.press("down", "up", "enter")
        await run.until(lambda: run.app.screen is run.reader)


async def test_tab_completes_a_folder(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "ข่าวเก่า").mkdir()
    async with running(seeds) as run:
        await run.press("o")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type(f"{tmp_path}/ข่าว")
        await run.press("tab")
        assert run.app.screen.typed == f"{tmp_path}/ข่าวเก่า/"


@pytest.mark.parametrize("path", ["~nobody-is-called-so", "~nobody-is-called-so/ข่าว", "ย" * 300])
async def test_a_path_that_cannot_be_is_not_there(seeds: Path, path: str) -> None:
    async with running(seeds) as run:
        await run.press("o")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type(path)
        await run.press("enter")
        assert "no such file" in str(run.app.screen.query_one("#chooser").border_subtitle)


@pytest.mark.parametrize("begun", ["", "ข่าว/"])
async def test_a_whole_path_typed_behind_the_one_that_stands_there_takes_its_place(
    seeds: Path, small_library: Path, begun: str
) -> None:
    async with running(seeds) as run:
        await run.press("o")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type(f"{run.app.screen.typed}{begun}{small_library}")
        assert run.app.screen.typed == str(small_library)
        await run.type(f"{small_library}/~/")
        assert run.app.screen.typed == "~/"


@pytest.mark.parametrize("written", ["'{}' ", '"{}"', "{} "])
async def test_a_folder_dropped_on_the_terminal_is_opened(seeds: Path, small_library: Path, written: str) -> None:
    spaced = small_library.rename(small_library.with_name("คลัง ข่าว"))
    async with running(seeds) as run:
        run.app.indexes = True
        await run.press("o")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type(run.app.screen.typed + written.format(spaced))
        await run.press("enter")
        await run.until(lambda: run.state.folders == [spaced])


async def test_a_library_that_is_gone_is_named_and_stays_readable(small_library: Path) -> None:
    async with running(small_library) as run:
        run.app.indexes = True
        small_library.rename(small_library.with_name("elsewhere"))
        await run.press("R")
        await run.until(lambda: "could not be brought up to date" in run.reader.status.words)
        assert f": {small_library}: There is no such" in run.reader.status.words
        assert "mou-tui: " not in run.reader.status.words
        await run.press("j", "enter")
        assert run.state.article is not None


async def test_the_index_is_built_by_a_child_while_keys_answer(small_library: Path) -> None:
    async with running(small_library, indexed=False) as run:
        await run.press("l", "h")
        await run.until(lambda: run.state.total == 3)
        (small_library / "d.txt").write_text("กรมเปิดสวนใหม่\n\n1 มิถุนายน 2566\n\nเนื้อข่าวใหม่\n", "utf-8")
        await run.until(lambda: run.reader.controllers.library.index_task is None)
        await run.press("R")
        await run.until(lambda: run.state.total == 4)
        assert run.reader.list_pane.row(0).title == "กรมเปิดสวนใหม่"


async def test_articles_that_come_while_one_reads_do_not_move_the_list(tmp_path: Path) -> None:
    for number in range(100, 180):
        (tmp_path / f"{number}.txt").write_text(f"ข่าวที่ {number}\n\nเนื้อข่าวที่ {number}\n", "utf-8")
    async with running(tmp_path, with_facts=False) as run:
        pane = run.reader.list_pane
        everything = pane.order
        pane.show(everything[40:])
        pane.move_to(30)
        await run.pilot.pause()
        article, row = pane.current, pane.cursor * pane.item_height - pane.scroll_offset.y
        pane.show(everything)
        await run.pilot.pause()
        assert pane.current == article
        assert pane.cursor * pane.item_height - pane.scroll_offset.y == row


async def test_a_list_that_the_wheel_has_moved_stays_where_it_is_when_articles_come(tmp_path: Path) -> None:
    for number in range(10, 50):
        (tmp_path / f"{number}.txt").write_text(f"ข่าวที่ {number} ของวันนี้\n\n1 มกราคม 2566\n\nเนื้อข่าวที่ {number}\n", "utf-8")
    async with running(tmp_path) as run:
        pane = run.reader.list_pane
        pane.scroll_to(y=10 * pane.item_height + 1, animate=False)
        await run.pilot.pause()
        seen = pane.order[11], 11 * pane.item_height - pane.scroll_offset.y
        (tmp_path / "60.txt").write_text("ข่าวใหม่ของวันนี้\n\n1 มกราคม 2567\n\nเนื้อข่าวใหม่\n", "utf-8")
        sync([tmp_path])
        await run.until(lambda: run.state.total == 41)
        place = pane.order.index(seen[0])
        assert (place, place * pane.item_height - pane.scroll_offset.y) == (12, seen[1])


async def test_an_unreadable_file_of_ones_own_is_set_aside_and_said_so(seeds: Path) -> None:
    from mou_tui import locations

    locations.data_dir().mkdir(parents=True)
    (locations.data_dir() / "bookmarks.toml").write_text("[[bookmark]\nbroken", "utf-8")
    async with running(seeds) as run:
        await run.until(lambda: isinstance(run.app.screen, Notice))
        await run.press("escape", "b")
        assert len(Annotations.open().bookmarks()) == 1
    assert any("unreadable" in path.name for path in locations.data_dir().iterdir())


async def test_an_own_file_that_may_not_be_read_keeps_nothing_from_opening(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mou_tui import locations
    from mou_tui.annotations import FileSystem

    written = locations.data_dir() / "bookmarks.toml"
    written.parent.mkdir(parents=True)
    written.write_text("version = 1\n", "utf-8")
    may_read = FileSystem.read

    def read(self: FileSystem, path: Path) -> bytes:
        if path.name == "bookmarks.toml":
            raise PermissionError(13, "Permission denied")
        return may_read(self, path)

    monkeypatch.setattr(FileSystem, "read", read)
    async with running(seeds) as run:
        await run.until(lambda: isinstance(run.app.screen, Notice))
        assert "Permission denied" in run.app.screen._text
        await run.press("escape", "b")
        await run.until(lambda: isinstance(run.app.screen, Notice))
        assert "cannot be read" in run.app.screen._text
        await run.press("escape", "j")
        assert run.reader.list_pane.cursor == 1
        assert written.read_text("utf-8") == "version = 1\n"
        assert run.state.workspace is not None
        assert not run.state.workspace.annotations.reload_if_changed()
        monkeypatch.setattr(FileSystem, "read", may_read)
        await run.press("b")
        assert len(Annotations.open().bookmarks()) == 1


async def test_hits_whose_facts_were_changed_in_another_reader_are_listed_with_the_new_ones(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search("Kunming")
        pane = run.reader.list_pane
        assert "no agreement" not in pane.render_line(0).text
        other = Workspace.open([seeds])
        row = pane.row(0)
        assert row is not None
        other.library.refresh(row.id, Facts())
        other.close()
        await run.until(lambda: "no agreement" in pane.render_line(0).text)
