"""Checking, editing, adding and rejecting facts, without a screen."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.app.desk import Desk

from mou_tui.annotations import Annotations
from mou_tui.article import Span
from mou_tui.facts import corrections
from mou_tui.facts.amount import Money
from mou_tui.facts.model import Fact
from mou_tui.library import sync
from mou_tui.page.fact_rows import fact_rows


def party(desk: Desk) -> Fact:
    return next(f for f in desk.state.facts if f.kind == "party")


async def test_without_a_chosen_fact_it_is_said_how_to_choose_one(desk: Desk) -> None:
    await desk.press("check", "reject")
    assert desk.messages == ["Choose a fact first: ] goes to the next one."] * 2


async def test_a_check_shows_at_once_keeps_the_cursor_and_is_undone(desk: Desk) -> None:
    desk.facts.fact = party(desk)
    await desk.press("check")
    assert desk.facts.fact == party(desk)
    assert party(desk).checked
    await desk.press("undo")
    assert not party(desk).checked
    assert Annotations.open().corrections() == ()


async def test_the_same_key_takes_a_check_back(desk: Desk) -> None:
    desk.facts.fact = party(desk)
    await desk.press("check", "check")
    assert (desk.said, party(desk).checked) == ("Check taken back", False)
    assert desk.facts.fact == party(desk)
    assert Annotations.open().corrections() == ()
    await desk.press("undo")
    assert party(desk).checked


async def test_what_a_reader_entered_is_not_unchecked(desk: Desk) -> None:
    assert desk.state.article is not None
    desk.answers = [corrections.add(desk.state.article, "project", "โครงการ")]
    await desk.press("add_fact")
    desk.facts.fact = next(f for f in desk.state.facts if f.source == "reader")
    await desk.press("check")
    assert desk.said == "You have entered this yourself, so it counts as checked."
    assert desk.facts.fact.checked


async def test_a_whole_article_is_checked_and_undone_at_once(desk: Desk) -> None:
    count = len(desk.state.facts)
    await desk.press("check_all")
    assert desk.said == f"{count} facts checked"
    assert all(fact.checked for fact in desk.state.facts)
    await desk.press("check_all")
    assert desk.said == "All facts of this article are checked."
    await desk.press("undo")
    assert desk.said == "Undone: article checked"
    assert not any(fact.checked for fact in desk.state.facts)


async def test_the_next_unchecked_fact_is_in_this_article_or_in_one_after_it(desk: Desk) -> None:
    """The queue of who checks: to the next fact, from the last one into the next news about an agreement."""
    facts, first = list(desk.state.facts), desk.state.article
    desk.facts.fact = facts[0]
    await desk.press("check", "next_unchecked")
    assert (desk.facts.fact.value, desk.focus, desk.state.article) == (facts[1].value, "facts", first)
    assert desk.reading.fact == desk.facts.fact
    await desk.press("check_all", "next_unchecked")
    assert desk.state.article != first
    assert desk.facts.fact == next(iter(desk.state.facts))
    assert all(fact.value != "none" for fact in desk.state.facts.of("instrument"))
    for _article in desk.list.order:
        await desk.press("check_all", "next_unchecked")
    assert desk.said == "Nothing further down this list is left to be checked."


async def test_a_correction_that_comes_late_leaves_another_article_alone(desk: Desk) -> None:
    """What is done when it was written is of the article that was corrected."""
    later: list[Callable[[], None]] = []
    at_once = desk.in_background

    def in_background(do: Callable[[], Any], then: Callable[[Any], None] | None = None) -> None:
        later.append(lambda: at_once(do, then))

    for keys in (["check"], ["check", "check"], ["check_all"], ["next_unchecked"], ["next_doubtful"]):
        desk.list.move_to(0)
        desk.facts.fact = party(desk)
        await desk.press(*keys[:-1])
        if keys[-1].startswith("next"):
            desk.facts.fact = list(desk.state.facts)[-1]
        desk.in_background = in_background  # type: ignore[method-assign]
        await desk.press(keys[-1])
        desk.list.move_to(1)
        desk.facts.fact = fact = next(iter(desk.state.facts))
        desk.in_background = at_once  # type: ignore[method-assign]
        while later:
            later.pop(0)()
        assert (desk.list.cursor, desk.facts.fact) == (1, fact), keys
        assert desk.facts.facts == desk.state.facts


async def test_how_much_of_an_article_is_checked_can_be_asked_for(desk: Desk) -> None:
    counts = desk.workspace.searches.own_counts(desk.list.order)
    agreements = counts["is:unchecked"]
    assert (counts["is:partly-checked"], counts["is:all-checked"]) == (0, 0)
    assert counts["expires:unknown"] == agreements
    desk.facts.fact = party(desk)
    await desk.press("check")
    counts = desk.workspace.searches.own_counts(desk.list.order)
    assert (counts["is:unchecked"], counts["is:partly-checked"], counts["is:all-checked"]) == (agreements - 1, 1, 0)
    await desk.press("check_all")
    counts = desk.workspace.searches.own_counts(desk.list.order)
    assert (counts["is:unchecked"], counts["is:partly-checked"], counts["is:all-checked"]) == (agreements - 1, 0, 1)
    await desk.enter("เป็น:ตรวจครบ")
    assert list(desk.list.order) == [desk.state.rowid]


async def test_a_rejected_fact_is_gone(desk: Desk) -> None:
    desk.facts.fact = fact = party(desk)
    await desk.press("reject")
    assert fact.value not in [f.value for f in desk.state.facts]
    await desk.press("undo")
    assert party(desk) == fact


async def test_an_edit_takes_the_cursor_along(desk: Desk) -> None:
    desk.facts.fact = fact = party(desk)
    desk.answers = [corrections.edit(desk.state.article, fact, "มหาวิทยาลัยใหม่")]  # type: ignore[arg-type]
    await desk.press("edit")
    assert desk.asked[-1] == (desk.state.article, fact)
    assert desk.reading.done == ["make_room_below"], "its words are seen above the editor"
    assert desk.facts.fact.value == "มหาวิทยาลัยใหม่"


async def test_a_fact_of_the_text_is_edited_where_the_pane_has_none(desk: Desk) -> None:
    desk.reading.fact = party(desk)
    await desk.press("edit")
    assert desk.asked[-1] == (desk.state.article, party(desk))


async def test_what_is_not_stated_is_entered(desk: Desk) -> None:
    desk.go_to("facts")
    desk.facts.at = next(item for item in desk.facts.items() if item.fact is None)
    await desk.press("edit")
    assert desk.asked[-1] == (desk.state.article, desk.facts.at.kind, desk.facts.at.agreement, None)


async def test_selected_words_become_a_fact(desk: Desk) -> None:
    article = desk.state.article
    assert article is not None
    desk.reading.selected = words = Span(0, 3)
    desk.answers = [corrections.add(article, "party", "มช.", words)]
    await desk.press("add_fact")
    assert desk.asked[-1] == (article, "party", 1, words)
    assert desk.reading.selected is None
    assert desk.facts.fact.evidence == (words,)


async def test_an_editor_that_is_closed_changes_nothing(desk: Desk) -> None:
    desk.facts.fact = party(desk)
    facts = desk.state.facts
    await desk.press("edit", "add_fact")
    assert desk.state.facts == facts
    assert Annotations.open().corrections() == ()


ARTICLE = (
    "กรมทดสอบลงนาม MOU กับมหาวิทยาลัยเชียงใหม่\n"
    "วันนี้ (4 ตุลาคม 2565) กรมทดสอบลงนามบันทึกข้อตกลงกับมหาวิทยาลัยเชียงใหม่ วงเงิน 5 ล้านบาท\n"
)


@pytest.mark.parametrize(
    ("how", "value", "checked", "operations"),
    [("accept", 9_000_000, True, ["check"]), ("keep", 5_000_000, True, ["edit"]), ("drop", 9_000_000, False, [])],
)
async def test_what_holds_is_asked_of_a_checked_fact_whose_article_has_changed(
    open_desk: Callable[[Path], Awaitable[Desk]],
    folder_of: Callable[..., Path],
    how: str,
    value: int,
    checked: bool,
    operations: list[str],
) -> None:
    folder = folder_of(a=ARTICLE)
    desk = await open_desk(folder)

    def amount() -> Fact:
        (fact,) = desk.state.facts.of("money")
        return fact

    desk.facts.fact = amount()
    await desk.press("check")
    (folder / "a.txt").write_text(ARTICLE.replace("5 ล้าน", "9 ล้าน"), "utf-8")
    sync([folder])
    await desk.look()
    assert "5 million baht" in "\n".join(row.text for row in fact_rows(desk.state.facts, 60).rows)
    desk.facts.fact = amount()
    desk.answers = [how]
    await desk.press("check")
    title, options = desk.asked[-1]
    assert "the article has changed" in title
    assert [value for _words, value in options] == ["accept", "keep", "drop"]
    assert (amount().value, amount().checked, amount().details.get("changed")) == (Money(value), checked, None)
    assert [c.correction.operation for c in Annotations.open().corrections()] == operations
    await desk.press("undo")
    assert (amount().checked, "changed" in amount().details) == (False, True)
    assert [c.correction.operation for c in Annotations.open().corrections()] == ["check"]


async def test_what_follows_from_a_correction_is_said(
    folder_of: Callable[..., Path], open_desk: Callable[[Path], Awaitable[Desk]]
) -> None:
    """The day of signing is in: the expiry that it makes known comes with it."""
    text = "มหาวิทยาลัยดอนเมืองลงนามกับเทศบาลบางแก้ว\n\nมหาวิทยาลัยดอนเมืองลงนามบันทึกข้อตกลงกับเทศบาลบางแก้ว ระยะเวลา 3 ปี"
    desk = await open_desk(folder_of(a=text))
    assert not [f for f in desk.state.facts if f.kind == "expires_on" and f.is_stated]
    assert desk.state.article is not None
    desk.answers = [corrections.add(desk.state.article, "signed_on", "2024-01-12")]
    await desk.press("add_fact")
    assert desk.said == "Fact added · Expires on 11 Jan 2027"
