"""Where the cursor of the facts pane goes, and what is then seen."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mou_tui.article import Span
from mou_tui.facts.model import Fact, Facts
from mou_tui.page.fact_rows import fact_rows
from mou_tui.page.facts_cursor import FactsCursor

MOU = Fact("instrument", "mou", (Span(0, 4),), rule="x")
PARTY = Fact("party", "มหาวิทยาลัยตัวอย่าง", (Span(40, 50),), rule="x")
PERSON = Fact(
    "person", "ศาสตราจารย์ ดร.สมชาย ใจดีเหลือเกิน", (Span(20, 30),), rule="x",
    details={"role": "signatory", "position": "อธิการบดี"},
)  # fmt: skip
SIGNED = Fact("signed_on", "2023-08-23", (Span(60, 70),), rule="x")
FACTS = Facts((MOU, PARTY, PERSON, SIGNED))


def cursor_over(facts: Facts = FACTS, width: int = 37, at: int | None = None) -> FactsCursor:
    cursor = FactsCursor()
    cursor.at = at
    cursor.rows = fact_rows(facts, width, chosen=at)
    return cursor


def fact_at(cursor: FactsCursor, number: int | None) -> Fact | None:
    assert number is not None
    return cursor.rows.items[number].fact


def test_it_goes_from_item_to_item_and_stops_at_the_ends() -> None:
    cursor = cursor_over()
    for fact in (MOU, PARTY, PERSON):
        cursor.at = cursor.by(1)
        assert fact_at(cursor, cursor.at) is fact
    assert fact_at(cursor, cursor.by(-1)) is PARTY
    cursor.at = cursor.nearest(10**6)
    assert cursor.item is not None
    assert (cursor.item.fact, cursor.item.kind) == (None, "expires_on"), "what is not stated can be filled in"
    assert cursor.by(1) == cursor.at
    cursor.at = 0
    assert cursor.by(-1) == 0


def test_what_has_no_words_is_skipped_where_words_are_wanted() -> None:
    cursor = cursor_over()
    cursor.at = cursor.nearest(10**6)
    for fact in (SIGNED, PERSON):
        cursor.at = cursor.next(lambda f: bool(f.evidence), -1)
        assert fact_at(cursor, cursor.at) is fact
    assert fact_at(cursor, cursor.next(lambda f: f is SIGNED, 1)) is SIGNED
    assert cursor.next(lambda f: f is MOU, 1) is None


def test_the_fact_that_is_read_is_chosen_first() -> None:
    cursor = cursor_over()
    assert fact_at(cursor, cursor.near(26)) is PERSON
    assert fact_at(cursor, cursor.near(0)) is MOU
    assert fact_at(cursor, cursor.near(10**6)) is SIGNED
    assert cursor_over(Facts((Fact("term", "P3Y", (), rule="reader"),))).near(5) == 0


def test_it_stays_on_a_fact_that_is_corrected_or_taken_away() -> None:
    cursor = cursor_over()
    cursor.at = cursor.of_fact(PERSON)
    before = cursor.item
    assert before is not None
    better = replace(PERSON, value="ศ.ดร.สมชาย ใจดีเหลือเกิน", checked=True, source="reader")
    cursor.rows = fact_rows(Facts((MOU, PARTY, better, SIGNED)), 37)
    assert fact_at(cursor, cursor.like(before)) is better
    cursor.rows = fact_rows(Facts((MOU, PARTY, SIGNED)), 37)
    assert cursor.like(before) is not None


def test_facts_are_counted_and_what_is_not_stated_is_not() -> None:
    cursor = cursor_over()
    assert cursor.position == (0, 4)
    cursor.at = cursor.of_fact(PERSON)
    assert cursor.position == (3, 4)
    cursor.at = cursor.nearest(10**6)
    assert cursor.position == (0, 4)


def test_where_nothing_was_found_there_is_nothing_to_go_to() -> None:
    cursor = FactsCursor()
    assert cursor.item is None
    assert [cursor.by(1), cursor.nearest(0), cursor.by_lines(3), cursor.near(0)] == [None] * 4
    assert cursor.next(lambda _fact: True, 1) is None
    assert cursor.top(3, 10) == 3


def test_fewer_rows_take_the_cursor_along() -> None:
    cursor = cursor_over()
    cursor.at = cursor.nearest(10**6)
    cursor.rows = fact_rows(Facts((MOU,)), 37)
    assert cursor.item is not None


@given(st.integers(20, 60), st.integers(3, 12), st.lists(st.sampled_from([1, -1, 5, -5]), max_size=30))
def test_it_is_always_in_sight(width: int, page: int, steps: list[int]) -> None:
    top = 0
    cursor = cursor_over(width=width)
    for step in steps:
        number = cursor.by(step) if abs(step) == 1 else cursor.by_lines(step)
        cursor = cursor_over(width=width, at=number)
        top = cursor.top(top, page)
        assert number is not None
        first, last = cursor.rows.lines_of(number)
        assert first < top + page, "its first line is seen"
        assert last >= top
        assert 0 <= top < len(cursor.rows.rows)
        assert cursor.top(top, page) == top, "it settles"


def test_under_which_agreement_a_shared_fact_is_corrected_it_stays() -> None:
    shared = replace(PARTY, details={"also": [2]})
    other = Fact("party", "เทศบาลบางแก้ว", (Span(80, 90),), 2, "x")
    cursor = cursor_over(Facts((MOU, shared, other, SIGNED)))
    cursor.at = cursor.nearest(10**6)
    cursor.at = cursor.next(lambda f: f is shared, -1)
    assert cursor.item is not None
    assert cursor.item.agreement == 2
    assert cursor.of_fact(shared) == cursor.at
    before = cursor.item
    cursor.rows = fact_rows(Facts((MOU, replace(shared, checked=True), other, SIGNED)), 37, chosen=cursor.at)
    cursor.at = cursor.like(before)
    assert cursor.item is not None
    assert (cursor.item.fact, cursor.item.agreement) == (replace(shared, checked=True), 2)
