"""Bookmarks, tags and notes, on the running app."""

from pathlib import Path

from tests.app.running import running

from mou_tui.annotations import Annotations
from mou_tui.app.dialogs.chooser import Options


async def test_bookmark_undo_and_redo_reach_the_file(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("b")
        assert "★" in run.reader.list_pane.render_line(0).text
        assert len(Annotations.open().bookmarks()) == 1
        await run.press("u")
        assert Annotations.open().bookmarks() == ()
        assert "Undone" in run.reader.status.words
        await run.press("U")
        assert len(Annotations.open().bookmarks()) == 1
        await run.press("ท")
        assert Annotations.open().bookmarks() == ()


async def test_what_is_selected_in_one_search_and_another_is_chosen_together(seeds: Path) -> None:
    async with running(seeds) as run:
        pane = run.reader.list_pane
        await run.search("SSAMESA")
        await run.press("enter", "V")
        await run.search("หอสมุด")
        await run.press("enter", "V")
        assert len(pane.selected) == 2
        assert set(pane.chosen()) == pane.selected
        await run.press("b")
        assert len(Annotations.open().bookmarks()) == 2


async def test_tags_and_a_note_are_kept(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("t")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type("ต่ออายุ, ปี 66")
        await run.press("enter", "w")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type("โทรถามกองวิเทศฯ")
        await run.press("enter")
        [bookmark] = Annotations.open().bookmarks()
        assert bookmark.tags == ("ต่ออายุ", "ปี 66")
        assert bookmark.note == "โทรถามกองวิเทศฯ"


async def test_bookmarks_by_title_stand_as_in_a_dictionary(tmp_path: Path) -> None:
    for title in ("โรงเรียนตัวอย่าง", "กรมตัวอย่าง", "สำนักตัวอย่าง", "เทศบาลตัวอย่าง"):
        (tmp_path / f"{title}.txt").write_text(f"{title}ลงนาม\n\nเนื้อข่าว\n", "utf-8")
    async with running(tmp_path) as run:
        await run.press("i", "b", "B")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.press("S")
        shown = [option.label.split("ตัว")[0] for option in run.app.screen.query_one(Options).options]
        assert shown == ["★ กรม", "★ เทศบาล", "★ โรงเรียน", "★ สำนัก"]


async def test_bookmarks_screen_searches_removes_and_opens(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("i", "b", "escape", "B")
        await run.until(lambda: run.app.screen is not run.reader)
        screen = run.app.screen
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
