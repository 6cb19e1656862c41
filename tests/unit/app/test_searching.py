"""Searching, finding, ordering and saving, without a screen."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.unit.app.desk import Desk

from mou_tui.annotations import State
from mou_tui.app.panes.search_line import count_parts
from mou_tui.app.parts import HitCount
from mou_tui.library import sync
from mou_tui.search_results import SavedSearch
from mou_tui.thai.width import cells


async def test_a_search_narrows_the_list_and_the_open_article_stays_until_enter(desk: Desk) -> None:
    article = desk.state.article
    await desk.press("search")
    desk.search.set_text("มหิดล")
    assert len(desk.list.order) == 1
    assert desk.state.article == article
    assert desk.typing
    desk.controllers.search.query_entered("มหิดล")
    assert desk.state.pane == "list"
    assert "มหิดล" in desk.state.article.title  # type: ignore[union-attr]
    assert State.open().queries() == ["มหิดล"]
    await desk.press("back")
    assert desk.state.search_result is None
    assert len(desk.list.order) == 5


async def test_another_letter_reads_no_rows_again(desk: Desk) -> None:
    fetched: list[int] = []
    read = desk.list.rows.fetch
    desk.list.serve(lambda rowids: fetched.extend(rowids) or read(rowids), None)  # type: ignore[func-returns-value]
    await desk.press("search")
    for typed in ("ม", "มห", "มหา", "มหาวิทยาลัย", ""):
        desk.search.set_text(typed)
        for index in range(len(desk.list.order)):
            desk.list.row(index)
    assert len(fetched) == len(set(fetched)) == len(desk.list.order)


async def test_commands_typed_after_enter_wait_for_the_hits(desk: Desk) -> None:
    desk.state.query_to_open = "ILO"
    await desk.press("bookmark")
    assert not desk.workspace.annotations.bookmarks()
    desk.search.set_text("ILO")
    await desk.settled()
    (bookmark,) = desk.workspace.annotations.bookmarks()
    assert bookmark.article.id == desk.state.article.id  # type: ignore[union-attr]


async def test_commands_for_hits_that_are_not_there_are_done_with_no_other_article(desk: Desk) -> None:
    desk.state.query_to_open = "ไม่มีคำนี้ในข่าวใด"
    await desk.press("bookmark")
    desk.search.set_text("ไม่มีคำนี้ในข่าวใด")
    await desk.settled()
    await desk.press("back")
    assert desk.state.query_to_open == ""
    assert not desk.workspace.annotations.bookmarks()


async def test_commands_that_waited_for_hits_that_nobody_wants_are_forgotten(desk: Desk) -> None:
    desk.state.query_to_open = "จุฬา"
    await desk.press("tags")
    desk.controllers.search.end()
    assert desk.keys_typed is False, "what was typed for its dialog, too"
    desk.controllers.run_pending()
    await desk.settled()
    assert (desk.asked, desk.workspace.annotations.bookmarks()) == ([], ())


async def test_a_query_of_before_gives_way_to_what_is_typed_now(desk: Desk) -> None:
    desk.controllers.search.thread.number = 7  # type: ignore[union-attr, misc]
    await desk.enter("ILO")
    result = desk.state.search_result
    desk.controllers.search.take_result(7, result)  # type: ignore[arg-type]
    desk.controllers.search.take_result(99, ValueError("outdated"))
    assert desk.state.search_result == result
    assert desk.errors == []


async def test_an_error_of_the_search_is_shown(desk: Desk) -> None:
    search = desk.controllers.search
    error = ValueError("broken")
    search.take_result(search.thread.number, error)  # type: ignore[union-attr]
    assert desk.errors == [error]


async def test_words_typed_in_the_other_layout_are_searched_for_with_enter(desk: Desk) -> None:
    await desk.enter("มหิดล".translate(str.maketrans("มหิดล", ",sbf]")))
    assert desk.state.search_result is not None
    assert desk.state.search_result.text == "มหิดล"
    assert len(desk.list.order) == 1


async def test_what_was_meant_by_other_words_is_not_searched_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.search.set_text("ลงนาม>2560")
    monkeypatch.setattr(desk.controllers.search.thread, "ask", lambda text: None)  # no answer yet to what is typed next
    await desk.enter("ลงนาม>25601")
    assert desk.search.text == "ลงนาม>25601"


async def test_a_field_without_its_colon_is_offered_with_it(desk: Desk) -> None:
    desk.search.set_text("ลงนาม>2560")
    assert desk.state.search_result.suggestion == "ลงนาม:>2560"  # type: ignore[union-attr]


async def test_a_half_written_query_says_what_is_missing_and_harms_nothing(desk: Desk) -> None:
    desk.search.set_text('signed:25xx "')
    assert desk.captions.count.problem
    desk.search.set_text("signed:>=2560")
    assert desk.captions.count.problem == ""


async def test_the_first_hit_of_a_chosen_search_is_shown(desk: Desk) -> None:
    desk.controllers.search.set_query("ILO")
    await desk.settled()
    assert desk.state.rowid == desk.list.current
    assert "มหิดล" in desk.state.article.title  # type: ignore[union-attr]


async def test_a_condition_that_is_chosen_is_added_to_the_query(desk: Desk) -> None:
    await desk.press("bookmark", "next_article", "mark_read")
    await desk.enter("มหาวิทยาลัย")
    desk.answers = ["is:unread"]
    await desk.press("facets")
    _facets, own = desk.asked[-1]
    assert own["is:bookmarked"] == 1
    assert desk.search.text == "มหาวิทยาลัย is:unread "


async def test_searches_are_saved_run_again_and_removed(desk: Desk) -> None:
    await desk.press("save_search")
    assert desk.said == "There is no search to save: type one with s first."
    await desk.enter("ILO")
    desk.answers = ["แรงงาน"]
    await desk.press("save_search", "back")
    assert State.open().searches() == {"แรงงาน": "ILO"}
    desk.answers = [SavedSearch("แรงงาน", "ILO", 1)]
    await desk.press("saved_searches")
    assert desk.state.search_result.text == "ILO"  # type: ignore[union-attr]
    saved, queries, remove = desk.asked[-1]
    assert [(s.name, s.count) for s in saved] == [("แรงงาน", 1)]
    assert queries == ["ILO"]
    remove(saved[0])
    assert State.open().searches() == {}


async def test_the_list_is_sorted_and_grouped_and_the_next_start_does_so_too(desk: Desk) -> None:
    listed = list(desk.list.order)
    await desk.press("sort", "sort", "sort")
    assert desk.said == "Order: by title"
    assert list(desk.list.order) != listed
    await desk.press("sort", "sort", "group")
    assert list(desk.list.order) == listed
    assert desk.list.groups.by == "year"
    session = State.open().session()
    assert (session.sort, session.grouping) == ("published", "year")
    await desk.press("group", "group")
    assert desk.list.groups is None


async def test_groups_are_gone_through(desk: Desk) -> None:
    await desk.press("next_group")
    assert desk.said == "The list is not grouped: z groups it."
    await desk.press("group", "next_group", "next_group")
    assert desk.list.cursor == desk.list.groups.starts[2]
    await desk.press(*["next_group"] * 9)
    assert desk.said == "This is the last group."
    await desk.press(*["previous_group"] * 9)
    assert (desk.said, desk.list.cursor) == ("This is the first group.", 0)


async def test_a_persons_name_is_one_command_from_all_news(
    open_desk: Callable[[Path], Awaitable[Desk]], folder_of: Callable[..., Path]
) -> None:
    signed = "กรมทดสอบลงนาม MOU กับมหาวิทยาลัยเชียงใหม่\n\nโดยมี ดร.สมชาย ใจดี อธิบดีกรมทดสอบ ร่วมลงนาม\n"
    desk = await open_desk(folder_of(a=signed, b="ดร.สมชาย ใจดี เปิดงานวันเด็ก\n\nเด็ก ๆ สนุกสนาน\n"))
    await desk.press("names_as_words")
    assert desk.said == "The search looks for no person whom other news mention."
    desk.search.set_text("person:สมชาย")
    assert desk.state.search_result.more_by_words == 1  # type: ignore[union-attr]
    assert len(desk.list.order) == 1
    await desk.press("names_as_words")
    assert len(desk.list.order) == 2
    assert desk.search.text == "สมชาย"


async def test_a_find_is_gone_through_and_ended(desk: Desk) -> None:
    await desk.press("find")
    assert (desk.state.pane, desk.find.shown) == ("reading", True)
    desk.controllers.search.find_typed("Kunming")
    desk.controllers.search.find_changed(1, 3)
    assert desk.find.count == (1, 3)
    await desk.press("next_hit", "previous_hit")
    assert desk.reading.done == ["find_next", "find_next"]
    await desk.press("back")
    assert (desk.find.shown, desk.reading.finding) == (False, False)
    desk.controllers.search.find_changed(2, 3)
    assert desk.said == "match 2 of 3"


async def test_in_an_article_next_goes_through_the_words_of_the_search(desk: Desk) -> None:
    await desk.enter("มหาวิทยาลัย")
    await desk.press("open", "next_hit")
    assert desk.list.cursor == 0
    desk.go_to("list")
    await desk.press("next_hit")
    assert desk.list.cursor == 1


async def test_that_there_is_none_can_be_relied_on(
    folder_of: Callable[..., Path], open_desk: Callable[[Path], Awaitable[Desk]]
) -> None:
    """It is said how much was searched, by which names, and what could not be."""
    folder = folder_of(a="ข่าวหนึ่ง\n\nเนื้อความ", b="ข่าวสอง\n\nเนื้อความ")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    desk = await open_desk(folder)
    await desk.enter("กสทช.")
    said = desk.captions.empty_list.split("\n")
    assert said[0] == "No article has these words."
    assert "2 articles were searched." in said
    assert any(line.startswith("Other names looked for: ") for line in said)
    assert "1 file could not be read." in said
    assert "The same keys under the other keyboard layout find nothing either." in said
    await desk.enter("ข่าว")
    assert desk.captions.empty_list == ""


async def test_hits_inside_longer_words_are_counted_apart(desk: Desk, folder_of: Callable[..., Path]) -> None:
    folder = folder_of(a="มช. เปิดงาน\n\n1 มกราคม 2566\n\nข่าว", b="ชุมชนเข้มแข็ง\n\n2 มกราคม 2566\n\nงานของชุมชน")
    desk.answers = [folder]
    sync([folder])
    await desk.press("open_folder")
    await desk.enter("มช")
    assert desk.captions.count == HitCount(2, 2, True, "", 1)


async def test_a_hit_has_its_words_beside_it_and_its_parties_in_the_row(desk: Desk) -> None:
    await desk.enter("ความมั่นคง")
    row = desk.list.row(0)
    assert "ความมั่นคง" not in row.title
    assert "ความมั่นคง" in desk.list.snippet(row.rowid, 40).text
    await desk.enter("สานเจตนารมณ์")
    assert desk.list.row(0).parties == ("พม.", "มธ.")


def test_what_is_wrong_with_a_query_leaves_room_for_the_count() -> None:
    problem = "“25x” cannot be understood as a day, a month or a year."
    width, parts = count_parts(HitCount(0, 5, True, problem), 60)
    words = "".join(part.text for part in parts)
    assert words.endswith(" 0 of 5 articles ")
    assert "“25x” can… · " in words
    assert width == cells(words) <= 30


def test_the_count_keeps_its_width_where_there_is_room_for_any() -> None:
    counts = [HitCount(shown, 1_000, exact) for shown in (0, 5, 1_000) for exact in (True, False)]
    counts += [HitCount(1_000, 1_000, True, inside=inside) for inside in (1, 999)]
    widths = {count_parts(count, 140)[0] for count in counts}
    assert len(widths) == 1
    assert count_parts(HitCount(5, 5, True), 60)[0] < widths.pop()


async def test_a_condition_that_is_not_understood_is_not_left_out(desk: Desk) -> None:
    await desk.enter("มช ลงนาม:25x")
    assert "25x" in desk.captions.count.problem
    assert (desk.captions.count.shown, desk.captions.count.total) == (0, 5)


async def test_the_list_is_grouped_by_parties_also_while_one_searches(
    folder_of: Callable[..., Path], open_desk: Callable[[Path], Awaitable[Desk]]
) -> None:
    def signed(one: str, year: int) -> str:
        told = f"{one}ลงนามบันทึกข้อตกลงความร่วมมือกับเทศบาลบางแก้ว เรื่องน้ำสะอาด ระยะเวลา 3 ปี"
        return f"{one}ลงนามความร่วมมือกับเทศบาลบางแก้ว\n\n12 มกราคม {year}\n\n{told}\n"

    desk = await open_desk(folder_of(
        a=signed("มหาวิทยาลัยดอนเมือง", 2566), b="โรงเรียนเปิดบ้าน\n\n3 มีนาคม 2565\n\nไม่มีข้อตกลงใดในข่าวนี้", c=signed("มหาวิทยาลัยเชียงใหม่", 2563),
    ))  # fmt: skip
    await desk.press("group", "group")
    assert desk.captions.list.startswith("Articles · by party")
    assert desk.list.groups.names == ("มหาวิทยาลัยเชียงใหม่", "มหาวิทยาลัยดอนเมือง", "")
    desk.list.move_to(0)
    await desk.press("next_group")
    assert desk.list.cursor == desk.list.groups.starts[1]
    assert "ดอนเมือง" in desk.state.article.title  # type: ignore[union-attr]
    await desk.enter("เทศบาลบางแก้ว")
    assert desk.list.groups.names == ("มหาวิทยาลัยเชียงใหม่", "มหาวิทยาลัยดอนเมือง")
