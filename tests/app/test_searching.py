"""Searching and finding, on the running app."""

from pathlib import Path

import pytest
from tests.app.running import Running, running
from textual.geometry import Region
from textual.widgets import Input

from mou_tui.app.dialogs.chooser import Options
from mou_tui.thai.width import cells


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


async def test_arrows_move_in_the_list_while_typing(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.search("มหาวิทยาลัย")
        await run.press("down", "down")
        assert run.reader.list_pane.cursor == 2
        assert run.app.focused is run.reader.search_line.input


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
