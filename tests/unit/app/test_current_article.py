"""Which article is shown, and going from one to the next, without a screen."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.unit.app.desk import Desk

from mou_tui.annotations import State


async def test_the_article_under_the_cursor_is_shown(desk: Desk) -> None:
    assert desk.state.article is not None
    assert desk.state.article.title.startswith("มช. ร่วมมือ Kunming")
    assert desk.reading.article == desk.state.article
    assert desk.facts.facts == desk.state.facts
    desk.list.move_to(2)
    assert desk.state.rowid == desk.list.order[2]
    assert desk.reading.article == desk.state.article


async def test_while_nobody_waits_the_next_article_on_the_way_is_prepared(desk: Desk) -> None:
    desk.frames.while_idle()
    assert desk.reading.prepared == desk.workspace.article(desk.list.order[1])[0]
    desk.list.move_to(2)
    desk.list.direction = -1
    desk.frames.while_idle()
    assert desk.reading.prepared == desk.workspace.article(desk.list.order[1])[0]
    desk.list.direction = 1
    desk.list.move_to(len(desk.list.order) - 1)
    desk.reading.prepared = None
    desk.frames.while_idle()
    assert desk.reading.prepared is None, "there is none behind the last"


async def test_enter_reads_and_marks_as_read(desk: Desk) -> None:
    await desk.press("open")
    assert desk.state.pane == "reading"
    assert State.open().read_ids() == {desk.state.article.id}  # type: ignore[union-attr]


async def test_the_next_article_keeps_the_pane_and_says_where_the_list_ends(desk: Desk) -> None:
    await desk.press("open", "next_article", "next_article", "previous_article")
    assert (desk.list.cursor, desk.state.pane) == (1, "reading")
    await desk.press("previous_article", "previous_article")
    assert desk.said == "This is the first article of the list."
    await desk.press(*["next_article"] * 5)
    assert desk.said == "This is the last article of the list."


async def test_marked_as_unread_the_article_is_the_next_unread_one(desk: Desk) -> None:
    await desk.press("open", "next_article", "mark_read")
    assert len(State.open().read_ids()) == 1
    desk.go_to("list")
    desk.list.move_to(0)
    await desk.press("next_hit")
    assert desk.list.cursor == 1
    desk.list.selected = set(desk.list.order)
    await desk.press("mark_read", "next_hit")
    assert desk.said == "No other article is unread."


async def test_read_marks_are_undone(desk: Desk) -> None:
    await desk.press("mark_read")
    read = set(desk.workspace.read)
    assert len(read) == 1
    await desk.press("undo")
    assert not desk.workspace.read
    await desk.press("redo")
    assert desk.workspace.read == read == State.open().read_ids()


async def test_the_place_is_kept_of_an_article_that_was_left(desk: Desk) -> None:
    desk.state.place = (3, 14)
    await desk.press("next_article", "previous_article")
    assert desk.reading.place == (3, 14)


async def test_in_the_facts_enter_goes_to_the_words(desk: Desk) -> None:
    desk.go_to("facts")
    fact = desk.facts.fact = next(f for f in desk.state.facts if f.evidence)
    await desk.press("open")
    assert (desk.reading.fact, desk.state.pane) == (fact, "reading")


@pytest.mark.parametrize(("pane", "view"), [("facts", "facts"), ("reading", "reading"), ("list", "reading")])
async def test_evidence_is_gone_through_where_one_is(desk: Desk, pane: str, view: str) -> None:
    desk.go_to(pane)
    await desk.press("next_evidence", "previous_evidence")
    assert getattr(desk, view).done == ["next_evidence", "previous_evidence"]


async def test_an_article_deleted_just_now_is_not_shown(desk: Desk) -> None:
    article = desk.state.article
    desk.list.order[1] = 999
    desk.list.move_to(1)
    assert desk.state.rowid is None
    assert desk.state.article == article


async def test_without_an_article_its_commands_are_refused(
    tmp_path: Path, open_desk: Callable[[Path], Awaitable[Desk]]
) -> None:
    (tmp_path / "empty").mkdir()
    desk = await open_desk(tmp_path / "empty")
    for id in ("bookmark", "tags", "check", "copy", "open", "copy_paragraph"):
        await desk.press(id)
        assert desk.messages.pop() == "no article"
    await desk.press("undo")
    assert desk.said == "There is nothing to undo."


async def test_reading_goes_on_where_it_was_left_off(
    seeds: Path, desk: Desk, open_desk: Callable[[Path], Awaitable[Desk]]
) -> None:
    await desk.press("next_article", "open")
    desk.state.place = (3, 14)
    await desk.close()
    again = await open_desk(seeds)
    assert again.state.article == desk.state.article
    assert again.reading.place == (3, 14)


async def test_what_can_be_done_with_selected_words_is_said(desk: Desk) -> None:
    desk.controllers.article.explain_selecting()
    assert "y copy · b bookmark · A make a fact" in desk.said
