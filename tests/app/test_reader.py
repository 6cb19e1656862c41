"""What each action of the reader does, on the running app."""

import threading
from pathlib import Path

import pytest
from running import Running, running
from textual import events
from textual.dom import DOMNode
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import Input

from mou_tui import i18n
from mou_tui.annotations import Annotations, State
from mou_tui.app.app import MouApp
from mou_tui.app.dialogs.chooser import Options
from mou_tui.app.dialogs.export import ExportDialog
from mou_tui.app.dialogs.overlay import Notice
from mou_tui.app.keymap import KEYMAP
from mou_tui.app.textual_ext.cached_styles import CachedStyles
from mou_tui.app.textual_ext.compositor import LinesUpdate
from mou_tui.app.widgets import clipboard
from mou_tui.app.widgets.bar import Bar
from mou_tui.facts.model import Facts
from mou_tui.library import sync
from mou_tui.settings import Settings
from mou_tui.thai.width import cells
from mou_tui.workspace import Workspace

# Opening, moving, reading.


async def test_seeds_open_with_the_line_that_says_how_to_open_a_folder(seeds: Path) -> None:
    async with running(seeds) as run:
        assert len(run.reader.list_pane.order) == 5
        assert "to open a folder of yours press o" in run.reader.title_bar.words
        assert run.state.article is not None
        assert run.state.article.title.startswith("มช. ร่วมมือ Kunming")
        assert "5 of 5 articles" in run.reader.search_line.query_one("#search-count").words


@pytest.mark.parametrize(
    "keys", [("j", "j", "k"), ("down", "down", "up"), ("down", "า", "down")], ids=["latin", "arrows", "thai"]
)
async def test_the_cursor_moves_under_either_layout(seeds: Path, keys: tuple[str, ...]) -> None:
    async with running(seeds) as run:
        expected = 1
        await run.press(*keys)
        assert run.reader.list_pane.cursor == expected
        assert run.state.rowid == run.reader.list_pane.current


async def test_doubled_g_goes_to_the_top_and_capital_g_to_the_end(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("G")
        assert run.reader.list_pane.cursor == 4
        await run.press("g", "k", "g")
        assert run.reader.list_pane.cursor == 3
        await run.press("g", "g")
        assert run.reader.list_pane.cursor == 0
        await run.press("ฌ", "เ", "เ")
        assert run.reader.list_pane.cursor == 0


async def test_enter_reads_and_marks_as_read(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter")
        assert run.state.pane == "reading"
        assert run.state.article is not None
        assert run.state.article.id in State.open().read_ids()


async def test_next_article_keeps_the_pane_and_says_where_the_list_ends(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "J", "J", "K")
        assert (run.reader.list_pane.cursor, run.state.pane) == (1, "reading")
        await run.press("J", "J", "J", "J")
        assert "last article" in run.reader.status.words


async def test_r_marks_as_unread_again_and_n_goes_to_the_next_unread(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "J", "h", "k", "k")
        assert run.reader.list_pane.cursor == 0
        await run.press("r")
        assert run.state.article is not None
        assert run.state.article.id not in State.open().read_ids()
        await run.press("n")
        assert run.reader.list_pane.cursor == 2


async def test_panes_are_chosen_left_and_right(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("l", "tab", "l")
        assert run.state.pane == "facts"
        await run.press("h", "shift+tab", "h")
        assert run.state.pane == "list"


async def test_reading_goes_on_where_it_was_left_off(seeds: Path) -> None:
    async with running(seeds, size=(60, 20)) as run:
        await run.press("j", "enter", "space", "space")
        place, article = run.reader.reading.place, run.state.article
        assert place != (0, 0)
    async with running(seeds, size=(60, 20)) as run:
        assert run.state.article == article
        await run.press("enter")
        assert run.reader.reading.place == place


async def test_q_goes_back_and_quits_from_the_list_only(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("l", "q")
        assert run.state.pane == "list"
        assert run.app.is_running
        await run.pilot.press("escape", "escape")
        assert run.app.is_running
        await run.pilot.press("q")
        await run.until(lambda: not run.app.is_running or run.app._exit)


async def test_a_focus_that_is_told_late_changes_no_pane(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "q")
        # Each widget tells through a queue of its own: keys pressed quickly have this come last.
        run.reader.post_message(events.DescendantFocus(run.reader.reading))
        await run.pilot.pause()
        assert run.state.pane == "list"
        await run.pilot.press("q")
        await run.until(lambda: run.app._exit)


# Searching and finding.


async def test_search_narrows_the_list_while_typing_and_the_open_article_stays(seeds: Path) -> None:
    async with running(seeds) as run:
        article = run.state.article
        await run.search("มหิดล")
        assert len(run.reader.list_pane.order) == 1
        assert run.state.article == article
        assert "not among the hits" in str(run.reader.reading.border_title)
        assert "1 of 5" in run.reader.search_line.query_one("#search-count").words
        await run.press("enter")
        assert run.state.pane == "list"
        assert run.state.article is not None
        assert "มหิดล" in run.state.article.title


async def test_a_hit_shows_its_words_where_its_headline_has_none_of_them(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search("ความมั่นคง")
        pane = run.reader.list_pane
        lines = [pane.render_line(y).text for y in range(3)]
        assert "ความมั่นคง" not in lines[1]
        assert "ความมั่นคง" in lines[2]
        await run.search("สานเจตนารมณ์")
        assert "พม. ↔ มธ." in pane.render_line(2).text


async def test_the_other_names_that_are_looked_for_are_told_until_only_the_word_is_wanted(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search("มช")
        assert len(run.reader.list_pane.order) == 4
        assert "มช = มหาวิทยาลัยเชียงใหม่, Chiang Mai University" in run.reader.status.words
        await run.search("=มช")
        assert "Chiang Mai University" not in run.reader.status.words
        await run.search("=มช.")
        assert len(run.reader.list_pane.order) == 2
        await run.press("escape", "escape")
        assert run.state.search_result is None
        assert run.reader.status.words.strip().startswith("read")


async def test_in_an_article_n_goes_through_the_words_of_the_search(seeds: Path) -> None:
    async with running(seeds, size=(120, 20)) as run:
        await run.search("หมุดหมาย")
        await run.press("enter", "enter")
        reading = run.reader.reading
        place = reading.place
        assert place != (0, 0)
        before = run.state.rowid
        await run.press("n")
        assert run.state.rowid == before
        assert "match 1 of 1" in run.reader.status.words
        await run.press("escape", "n")
        assert reading.finding


async def test_escape_goes_back_one_step_at_a_time(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search("มหิดล")
        await run.press("enter", "enter")
        await run.press("/")
        await run.type("ILO")
        await run.press("enter")
        assert run.reader.reading.finding
        await run.press("escape")
        assert not run.reader.reading.finding
        assert run.state.search_result is not None
        await run.press("escape")
        assert run.state.search_result is None
        assert len(run.reader.list_pane.order) == 5
        await run.press("escape", "escape", "escape")
        assert run.state.pane == "list"
        assert run.app.is_running


async def test_arrows_move_in_the_list_while_typing(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search("มหาวิทยาลัย")
        await run.press("down", "down")
        assert run.reader.list_pane.cursor == 2
        assert run.app.focused is run.reader.search_line.input


async def test_words_typed_in_the_other_layout_are_offered(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search("มหิดล".translate(str.maketrans("มหิดล", ",sbf]")))
        assert not run.reader.list_pane.order
        assert "“มหิดล”" in run.reader.list_pane.empty_text
        await run.press("enter")
        await run.until(lambda: run.state.search_result and run.state.search_result.text == "มหิดล")
        assert len(run.reader.list_pane.order) == 1


async def test_a_half_written_query_says_what_is_missing_and_harms_nothing(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search('signed:25xx "')
        assert run.state.search_result is not None
        assert run.state.search_result.problem
        await run.search("signed:>=2560")
        assert run.state.search_result.problem == ""


async def test_what_is_wrong_with_a_query_leaves_room_for_the_count(seeds: Path) -> None:
    async with running(seeds, size=(60, 20)) as run:
        await run.search("มช ลงนาม:25x")
        words = run.reader.search_line.query_one("#search-count").words
        assert words.endswith(" 0 of 5 articles "), "a condition that is not understood is not left out"
        assert "“25x” can… · " in words
        assert cells(words) <= 30


async def test_find_goes_through_the_matches(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "/")
        await run.type("Kunming")
        first = run.reader.find_line.query_one("#find-count").words
        await run.press("enter", "n")
        assert first.strip().startswith("1 of")
        assert run.reader.find_line.query_one("#find-count").words.strip().startswith("2 of")
        await run.press("N", "N")
        assert "not found" not in run.reader.find_line.query_one("#find-count").words


async def test_facets_add_a_condition(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("f")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type("unread")
        await run.press("enter")
        await run.until(lambda: run.state.search_result and run.state.search_result.text == "is:unread")
        assert len(run.reader.list_pane.order) == 5


async def test_facets_count_what_is_one_s_own(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("b", "j")
        await run.press("r", "f")
        await run.until(lambda: run.app.screen is not run.reader)
        options = run.app.screen.query_one(Options).options
        assert {o.value: o.detail for o in options if str(o.value).startswith("is:")} == {
            "is:bookmarked": "1", "is:unread": "4", "is:checked": "0",
        }  # fmt: skip


async def test_help_keeps_a_key_with_what_it_does(seeds: Path) -> None:
    from mou_tui.app.dialogs.help import Help

    i18n.set_language("th")
    for width in range(40, 120):
        lines = ["".join(part.text for part in line) for line in Help(KEYMAP)._lines(width)]
        assert any("b\u00a0คั่น" in line for line in lines)
        assert max(map(cells, lines)) <= width


async def test_searches_are_saved_and_run_again(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search("ILO")
        await run.press("enter")
        await run.reader.action_do("save_search")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type("แรงงาน")
        await run.press("enter", "escape")
        assert run.state.search_result is None
        await run.press("H")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.press("enter")
        await run.until(lambda: run.state.search_result and run.state.search_result.text == "ILO")


async def test_a_saved_search_is_taken_away_with_del(seeds: Path) -> None:
    async with running(seeds) as run:
        for query, name in (("ILO", "แรงงาน"), ("มช", "มช")):
            run.state.workspace.save_search(name, query)  # type: ignore[union-attr]
        await run.press("H")
        await run.until(lambda: run.app.screen is not run.reader)
        options = run.app.screen.query_one(Options)
        assert [o.label for o in options.options] == ["Saved", "มช", "แรงงาน · ILO"]
        await run.press("down", "delete")
        assert [o.label for o in options.options] == ["Saved", "มช"]
        await run.type("มช")
        await run.press("home", "delete")
        assert run.app.screen.query_one(Input).value == "ช"
        await run.press("escape")
        assert run.state.workspace.state.searches() == {"มช": "มช"}  # type: ignore[union-attr]


async def test_selecting_by_keys_says_what_can_be_done_with_the_words(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "v")
        assert run.reader.reading.selecting
        assert "A makes a fact of it" in run.reader.status.words
        await run.press("v")
        assert not run.reader.reading.selecting


async def test_the_list_is_sorted_and_grouped_otherwise(seeds: Path) -> None:
    async with running(seeds) as run:
        before = list(run.reader.list_pane.order)
        await run.press("S", "S", "S")
        assert "by title" in str(run.reader.list_pane.border_title)
        assert list(run.reader.list_pane.order) != before
        await run.press("S", "S", "z")
        assert list(run.reader.list_pane.order) == before
        assert "2023" in first_heading(run)
        assert "by year" in str(run.reader.list_pane.border_title)
        await run.press("z", "z")
        assert run.reader.list_pane.groups is None
        assert list(run.reader.list_pane.order) == before


def first_heading(run: Running) -> str:
    pane = run.reader.list_pane
    pane.scroll_to(y=0, animate=False)
    return pane.render_lines(Region(1, 1, pane.size.width, 1))[0].text


async def test_the_list_in_groups_of_parties(small_library: Path) -> None:
    (small_library / "d.txt").write_text(
        "มหาวิทยาลัยเชียงใหม่ลงนามความร่วมมือกับเทศบาลบางแก้ว\n\n1 มกราคม 2563\n\n"
        "มหาวิทยาลัยเชียงใหม่ลงนามบันทึกข้อตกลงความร่วมมือกับเทศบาลบางแก้ว\n",
        "utf-8",
    )
    async with running(small_library) as run:
        pane = run.reader.list_pane
        await run.press("z", "z")
        await run.until(lambda: pane.groups is not None and pane.groups.by == "party")
        assert pane.groups is not None
        assert pane.groups.names == ("กรมชล", "มหาวิทยาลัยเชียงใหม่", "มหาวิทยาลัยดอนเมือง", "")
        assert "กรมชล · 1 article ──" in first_heading(run)
        assert "by party" in str(pane.border_title)
        await run.press("g", "g", ";", "ว")
        assert pane.cursor == pane.groups.starts[2]
        assert run.state.article is not None
        assert "ดอนเมือง" in run.state.article.title
        await run.press(";", ";")
        assert "last group" in run.reader.status.words
        await run.press("ซ", ":", ":", ":")
        assert pane.cursor == 0
        assert "first group" in run.reader.status.words
        await run.search("เทศบาลบางแก้ว")
        assert run.state.search_result is not None
        assert pane.groups.names == ("มหาวิทยาลัยเชียงใหม่", "มหาวิทยาลัยดอนเมือง")
        assert "มหาวิทยาลัยเชียงใหม่ · 1 ─" in first_heading(run)


async def test_order_groups_and_colours_are_as_they_were_left(seeds: Path) -> None:
    settings = Settings(Path(), theme="light")
    async with running(seeds, settings=settings) as run:
        await run.press("S", "S", "z", "T")
        order, theme = list(run.reader.list_pane.order), run.app.theme
        assert theme != "light"
        session = State.open().session()
        assert (session.sort, session.grouping, session.theme) == ("expires", "year", theme)
    async with running(seeds, settings=settings, theme=theme) as run:
        assert list(run.reader.list_pane.order) == order
        assert run.reader.list_pane.groups is not None
        assert run.reader.list_pane.dates == "expires"
        assert run.app.theme == theme


async def test_without_colour_no_theme_is_remembered(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(seeds, theme="dark") as run:
        assert run.app.theme == "ansi"
        await run.press("T")
        assert State.open().session().theme is None


async def test_what_was_meant_by_other_words_is_not_searched_for(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search("ลงนาม>2560")
        assert run.state.search_result.suggestion
        run.reader.controllers.search.thread.ask = lambda text: None  # no answer yet to what is typed next
        await run.type("ลงนาม>25601")
        await run.press("enter")
        assert run.reader.search_line.text == "ลงนาม>25601"


async def test_groups_without_any_are_asked_for_first(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press(";")
        assert "z groups it" in run.reader.status.words


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


async def test_without_an_article_its_keys_say_why_nothing_happens(tmp_path: Path) -> None:
    async with running(tmp_path / "empty") as run:
        for key in ("b", "t", "c", "y", "enter", "p"):
            await run.press(key)
            assert "no article" in run.reader.status.words


# Keeping.


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


async def test_selected_articles_are_bookmarked_together(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("V", "V", "b")
        assert len(Annotations.open().bookmarks()) == 2
        assert "2 selected" in str(run.reader.list_pane.border_title)
        await run.press("escape", "i", "b")
        assert len(Annotations.open().bookmarks()) == 5


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


async def _begin_export(run: Running, target: Path) -> Screen:
    await run.press("x")
    await run.until(lambda: run.app.screen is not run.reader)
    dialog = run.app.screen
    dialog.query_one("#target").focus()
    await run.pilot.pause()
    await run.type(str(target))
    await run.press("enter")
    return dialog


async def test_export_writes_what_the_dialog_says(seeds: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    async with running(seeds) as run:
        await _begin_export(run, target)
        await run.until(lambda: run.app.screen is run.reader)
        assert "Kunming" in target.read_text("utf-8")
        assert "Wrote 1 article" in run.reader.status.words


async def test_export_makes_no_folder_that_was_typed_wrong(seeds: Path, tmp_path: Path) -> None:
    async with running(seeds) as run:
        await run.press("x")
        await run.until(lambda: isinstance(run.app.screen, ExportDialog))
        dialog = run.app.screen
        dialog.query_one(Input).value = str(tmp_path / "dokuments" / "a.md")
        await run.press("ctrl+s")
        await run.until(lambda: "There is no such folder" in dialog.query_one("#export-hint", Bar).words)
        assert list(tmp_path.glob("dok*")) == []


async def test_export_never_overwrites_without_asking(seeds: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("mine", "utf-8")
    async with running(seeds) as run:
        dialog = await _begin_export(run, target)
        await run.until(lambda: run.app.screen is not dialog)
        await run.press("enter")
        await run.until(lambda: run.app.screen is dialog)
        assert target.read_text("utf-8") == "mine"
        await run.press("ctrl+s")
        await run.until(lambda: run.app.screen is not dialog)
        await run.press("right", "enter")
        await run.until(lambda: run.app.screen is run.reader)
        assert "Kunming" in target.read_text("utf-8")


async def test_copies_go_to_the_clipboard(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("Y")
        row = run.app.clipboard.split("\t")
        assert row[0] == "25 Aug 2023"
        assert row[1].startswith("มช. ร่วมมือ")
        await run.press("C")
        assert "มช. ร่วมมือ" in run.app.clipboard
        assert "Copied" in run.reader.status.words


async def test_only_web_addresses_are_opened(small_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("mou_tui.app.app.has_browser", lambda: True)
    monkeypatch.setattr("webbrowser.open", opened.append)
    async with running(small_library) as run:
        run.app.open_address("file:///etc/passwd")
        run.app.open_address("javascript:alert(1)")
        assert "no web address" in run.reader.status.words
        await run.press("G", "O")
        await run.until(lambda: opened)
    assert opened == ["https://example.org/c"]


# The program.


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


@pytest.mark.parametrize(
    ("path", "said"), [("~nobody-is-called-so/ข่าว.md", "no such folder"), ("ย" * 300 + ".md", "name too long")]
)
async def test_an_export_to_a_path_that_cannot_be_says_so(seeds: Path, path: str, said: str) -> None:
    async with running(seeds) as run:
        dialog = await _begin_export(run, Path(path))
        await run.until(lambda: said in dialog.query_one("#export-hint", Bar).words)


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


async def test_files_that_could_not_be_read_are_listed(small_library: Path) -> None:
    (small_library / "broken.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    async with running(small_library) as run:
        assert "1 file not read" in run.reader.title_bar.words
        await run.reader.action_do("problems")
        await run.until(lambda: isinstance(run.app.screen, Notice))
        await run.press("escape")
        assert run.app.screen is run.reader


async def test_the_language_is_switched_and_the_era_goes_along(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("L")
        assert i18n.language() == "th"
        assert "คลัง" in run.reader.title_bar.words
        assert "25 ส.ค. 66" in run.reader.list_pane.render_line(0).text
        await run.press("ฎ")
        assert "25 ส.ค. 23" in run.reader.list_pane.render_line(0).text
        await run.press("E", "ศ")
        assert i18n.language() == "en"
        assert "25 Aug 23" in run.reader.list_pane.render_line(0).text


async def test_the_palette_does_what_is_chosen(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("f2")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type("find in this")
        await run.press("enter")
        await run.until(lambda: run.reader.find_line.display)


async def test_help_shows_every_action(seeds: Path) -> None:
    from mou_tui.app.keymap import ACTIONS
    from mou_tui.app.widgets.text_view import TextView

    async with running(seeds) as run:
        await run.press("?")
        await run.until(lambda: run.app.screen is not run.reader)
        lines = ["".join(p.text for p in line) for line in run.app.screen.query_one(TextView)._make(120)]
        for action in ACTIONS:
            assert any(action.label in line for line in lines), action.id
        await run.press("G", "q")
        assert run.app.screen is run.reader


async def test_own_keys_work_and_show(seeds: Path) -> None:
    async with running(seeds, settings=Settings(Path(), keys={"sort": "Q", "nothing": "x"})) as run:
        assert "no action “nothing”" in run.reader.status.words
        await run.press("Q")
        assert "Order" in run.reader.status.words
        assert run.state.keymap.hint_keys("sort") == "Q"


async def test_the_footer_shows_the_keys_of_the_layout_in_use(seeds: Path) -> None:
    async with running(seeds) as run:
        assert " s search" in run.reader.footer.words
        await run.press("า")
        assert " ห search" in run.reader.footer.words
        assert "keys: Thai" in run.reader.title_bar.words


# Room.


@pytest.mark.parametrize(
    ("width", "pane", "panes"),
    [
        (140, "list", {"list", "reading", "facts"}),
        (110, "list", {"list", "reading", "facts"}),
        (80, "list", {"list", "reading"}),
        (80, "facts", {"reading", "facts"}),
        (60, "reading", {"reading"}),
    ],
)
async def test_as_many_panes_as_there_is_room_for(seeds: Path, width: int, pane: str, panes: set[str]) -> None:
    async with running(seeds, size=(width, 24)) as run:
        run.reader.go_to(pane)  # type: ignore[arg-type]
        await run.pilot.pause()
        assert {w.id for w in run.reader.query("#panes > *") if w.display} == panes


@pytest.mark.parametrize(
    ("width", "panes"), [(140, {"list", "reading", "facts"}), (80, {"list", "reading"}), (60, {"list"})]
)
@pytest.mark.parametrize("by_click", [False, True])
async def test_what_a_search_finds_is_seen_from_whatever_pane_it_begins(
    seeds: Path, width: int, panes: set[str], by_click: bool
) -> None:
    async with running(seeds, size=(width, 24)) as run:
        run.reader.go_to("facts")
        await run.pilot.pause()
        if by_click:
            await run.pilot.click("#search-input")
        else:
            await run.press("s")
        assert run.app.focused is run.reader.search_line.input
        assert {w.id for w in run.reader.query("#panes > *") if w.display} == panes


async def test_twenty_columns_get_a_sentence_and_the_place_is_kept(seeds: Path) -> None:
    from mou_tui.app.widgets.too_small import TooSmall

    async with running(seeds) as run:
        await run.press("j", "j")
        await run.pilot.resize_terminal(20, 12)
        await run.pilot.pause()
        small = run.reader.query_one(TooSmall)
        words = "".join(small.render_line(y).text for y in range(12))
        assert small.display
        assert "40 columns" in " ".join(words.split())
        await run.pilot.resize_terminal(120, 35)
        await run.pilot.pause()
        assert run.reader.list_pane.cursor == 2
        await run.pilot.resize_terminal(20, 12)
        await run.pilot.press("q")
        await run.until(lambda: run.app._exit)


# The mouse, and what must not happen.


async def test_the_mouse_chooses_reads_bookmarks_and_presses_keys(seeds: Path) -> None:
    async with running(seeds) as run:
        height = run.reader.list_pane.item_height
        await run.pilot.click("#list", offset=(8, 1 + height))
        assert run.reader.list_pane.cursor == 1
        await run.pilot.click("#list", offset=(2, 1 + 2 * height))
        await run.written()
        assert len(Annotations.open().bookmarks()) == 1
        assert run.reader.list_pane.cursor == 2
        at = run.reader.footer.words.index("search")
        await run.pilot.click("#footer", offset=(at, 0))
        await run.until(lambda: run.app.focused is run.reader.search_line.input)
        at = run.reader.title_bar.words.index("English") - len(run.reader.title_bar.words)
        await run.pilot.click("#title", offset=(120 + at, 0))
        await run.until(lambda: i18n.language() == "th")


async def test_text_of_articles_is_never_markup(small_library: Path) -> None:
    async with running(small_library) as run:
        await run.press("j", "enter", "l", "h", "t")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type("[/] [b]x")
        await run.press("enter", "y", "B")
        await run.until(lambda: run.app.screen is not run.reader)
        assert "[b]สวนดอก[/b]" in run.reader.list_pane.render_line(5).text
        assert run.app.is_running


async def test_an_error_is_a_sentence_and_the_reader_goes_on(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mou_tui.errors import OwnDataError

    async with running(seeds) as run:

        def fail(*_things: object) -> None:
            raise OwnDataError("The disk is full.", path="bookmarks.toml")

        monkeypatch.setattr(run.state.workspace.annotations, "apply", fail)
        await run.press("b")
        await run.until(lambda: isinstance(run.app.screen, Notice))
        await run.press("escape", "j")
        assert run.reader.list_pane.cursor == 1


async def test_articles_that_come_while_one_reads_do_not_move_the_list(corpus: Path) -> None:
    async with running(corpus, with_facts=False) as run:
        pane = run.reader.list_pane
        everything = pane.order
        pane.show(everything[1000:])
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


async def test_the_first_hit_of_a_chosen_search_is_shown(seeds: Path) -> None:
    async with running(seeds) as run:
        run.reader.controllers.search.set_query("ILO")
        await run.until(lambda: run.state.search_result and run.state.search_result.exact)
        assert run.state.rowid == run.reader.list_pane.current
        assert "Mahidol" in run.state.article.title or "มหิดล" in run.state.article.title


async def test_several_articles_are_bookmarked_and_tagged_at_once(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("V", "V", "b")
        assert "2 articles: Bookmark added" in run.reader.status.words
        await run.press("V")
        await run.pilot.press("t")
        await run.until(lambda: run.app.screen is not run.reader)
        await run.type("ตามต่อ")
        await run.pilot.press("enter")
        await run.until(lambda: len(Annotations.open().bookmarks()) == 3)
        assert {b.tags for b in Annotations.open().bookmarks()} == {("ตามต่อ",)}
        await run.press("u")
        assert len(Annotations.open().bookmarks()) == 2


async def test_going_to_the_facts_chooses_the_one_that_is_read(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "l")
        assert run.reader.facts_pane.fact is not None
        assert run.reader.facts_pane.fact.evidence
        before = run.reader.facts_pane.fact
        await run.press("h", "l")
        assert run.reader.facts_pane.fact == before


async def test_facts_that_had_no_room_begin_at_the_top(seeds: Path) -> None:
    async with running(seeds, size=(60, 20)) as run:
        await run.press("enter", "l")
        pane = run.reader.facts_pane
        assert pane.fact is not None
        assert pane.scroll_offset.y == 0


async def test_the_file_s_name_says_the_format(seeds: Path, tmp_path: Path) -> None:
    async with running(seeds) as run:
        await run.search("มช.")
        await run.pilot.press("enter", "x")
        await run.until(lambda: isinstance(run.app.screen, ExportDialog))
        dialog = run.app.screen
        assert isinstance(dialog, ExportDialog)
        assert dialog.what == "found", "who searched wants what was found"
        line = dialog.query_one("#target", Input)
        assert line.cursor_position == len(line.value)
        line.value = str(tmp_path / "agreements.csv")
        await run.until(lambda: dialog.format_name == "csv")


async def test_a_fact_checked_in_another_reader_is_shown_in_the_open_article(seeds: Path) -> None:
    from mou_tui.facts.corrections import check

    async with running(seeds) as run:
        await run.press("enter")
        other = Workspace.open([seeds])
        article, facts = other.article(run.state.rowid)
        party = next(f for f in facts if f.kind == "party")
        other.correct(article, check(article, party))
        other.close()
        await run.until(lambda: any(f.checked for f in run.state.facts))
        assert run.reader.facts_pane.facts == run.state.facts


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


async def test_a_field_without_its_colon_is_offered_with_it(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search("ลงนาม>2560")
        assert run.state.search_result is not None
        assert run.state.search_result.suggestion == "ลงนาม:>2560"


async def test_colours_have_thai_names(seeds: Path) -> None:
    i18n.set_language("th")
    async with running(seeds, settings=Settings(Path(), theme="dark")) as run:
        await run.press("T")
        assert run.reader.status.words.strip().startswith("ชุดสี:")
        assert not any(c.isascii() and c.isalpha() for c in run.reader.status.words.split("ชุดสี:")[1].split("อ่านแล้ว")[0])


@pytest.mark.parametrize("language", ["th", "en"])
async def test_a_long_copy_leaves_room_for_the_file_it_is_in(
    seeds: Path, language: i18n.Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "shown_path", lambda path: "~/.cache/mou-tui/copied.txt")
    i18n.set_language(language)
    async with running(seeds, size=(80, 24)) as run:
        await run.press("enter", "G", "k", "k", "p")
        said = run.reader.status.words
        assert "… · " in said
        assert said.endswith("/copied.txt")
        assert cells(said) <= 80


# What a key costs.


@pytest.mark.fence
async def test_going_to_another_article_and_typing_lay_nothing_out_anew(seeds: Path) -> None:
    async with running(seeds, size=(140, 40)) as run:
        laid_out: list[Screen[object]] = []
        await run.search("มหาวิทยาลัย")
        run.reader.screen_layout_refresh_signal.subscribe(run.reader, laid_out.append)
        await run.press("escape", "j", "J", "tab", "j", "tab", "j")
        assert run.reader.list_pane.cursor == 2
        assert laid_out == []


async def test_another_letter_reads_no_rows_again(seeds: Path) -> None:
    async with running(seeds, size=(140, 40)) as run:
        fetched: list[int] = []
        pane = run.reader.list_pane
        read = pane._fetch
        pane.serve(lambda rowids: fetched.extend(rowids) or read(rowids), pane._marks)
        for typed in ("ม", "มห", "มหา", "มหาวิทยาลัย"):
            await run.search(typed)
        await run.press("escape", "escape")
        assert len(fetched) == len(set(fetched)) == len(pane.order)


@pytest.mark.fence
async def test_a_letter_and_what_it_finds_are_painted_together(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # However long the machine takes to find it.
    monkeypatch.setattr("mou_tui.app.textual_ext.frame_pacer.MAX_FRAME_HOLD", 60)
    async with running(seeds, size=(140, 40)) as run:
        frames: list[list[str]] = []

        def note(screen: Screen[object], update: LinesUpdate) -> None:
            if update is not None:
                frames.append([strip.text.strip(" │▌") for _x, _y, strip in update._lines])

        await run.press("f4", "2")
        monkeypatch.setattr(run.app, "_display", note)
        for typed, count in (("25", "4 of 5 articles"), ("251", "0 of 5 articles")):
            frames.clear()
            await run.pilot.press(typed[-1])
            await run.until(lambda typed=typed: run.state.search_result and run.state.search_result.text == typed)
            assert {typed, count} <= set(frames[0])
            assert any(line.startswith("No article has") for line in frames[0]) == (count[0] == "0")


async def test_colours_follow_the_theme_and_the_focus(seeds: Path) -> None:
    async with running(seeds, settings=Settings(Path(), theme="dark")) as run:
        grounds = set()
        for keys in ("l", "h", "T", "f4", "escape", "T"):
            await run.press(keys)
            for widget in run.reader.query("*"):
                if isinstance(widget, CachedStyles):
                    assert widget.rich_style == DOMNode.rich_style.fget(widget)  # type: ignore[attr-defined]
            grounds.add(run.reader.list_pane.rich_style.bgcolor)
        assert len(grounds) > 1


async def test_an_article_prepared_while_nobody_waits_is_shown_like_any_other(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("j")
        await run.until(lambda: run.reader.reading._prepared is not None)
        await run.press("j")
        shown = [run.reader.reading.render_line(y).text for y in range(20)]
        await run.press("k", "k", "j", "j")
        run.reader.reading._prepared = None
        run.state.rowid = None
        run.reader.controllers.show_current()
        await run.pilot.pause()
        assert [run.reader.reading.render_line(y).text for y in range(20)] == shown
        assert shown[0].strip()
