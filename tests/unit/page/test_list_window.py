"""Which articles are listed, where the cursor goes, which are selected, and which lines are seen."""

from array import array
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_tui.library import Row
from mou_tui.library.grouping import Groups
from mou_tui.page.list_window import ListWindow

YEARS = Groups("year", (0, 2, 3), ("2023", "2022", ""), 80)


def window_of(rowids: Sequence[int], height: int = 20, *, cursor: int = 0, groups: Groups | None = None) -> ListWindow:
    """Three lines an article."""
    window = ListWindow(30, height)
    window.show(array("q", rowids), groups, cursor)
    return window


def row_of_cursor(window: ListWindow) -> int:
    return window.places.top_of(window.cursor) - window.top


def test_articles_that_come_while_one_reads_do_not_move_the_list() -> None:
    window = window_of(range(40, 80))
    window.go_to(30)
    window.go_to(28)
    article, row = window.current, row_of_cursor(window)
    assert 0 < row < 18
    window.show(array("q", range(80)))
    assert (window.current, row_of_cursor(window)) == (article, row)
    assert window.cursor == 68


def test_a_list_that_was_scrolled_away_stays_at_what_is_seen() -> None:
    window = window_of(range(10, 50))
    window.scroll_to(31)
    first = window.order[11], 11 * 3 - 31
    # The one that is cut at the top is not what is looked at.
    window.show(array("q", [60, 61, *(rowid for rowid in range(10, 50) if rowid != 20)]), in_place=True)
    place = window.order.index(first[0])
    assert (place, place * 3 - window.top) == (12, first[1])
    window.show(array("q", [62, *window.order]))
    assert 0 <= row_of_cursor(window) < 20, "else it goes to the cursor"


def test_where_the_first_seen_article_is_gone_the_cursor_is_shown() -> None:
    window = window_of(range(40))
    window.scroll_to(60)
    window.show(array("q", range(5)), in_place=True)
    assert (window.cursor, window.top) == (0, 0)


@pytest.mark.parametrize(
    ("order", "cursor", "expected"),
    [
        ([9, 8, 7, 3], None, 3),
        ([9, 8, 7], None, 2),
        ([9], None, 0),
        ([], None, 0),
        ([1, 2, 3, 4], 0, 0),
        ([1, 2], 7, 1),
    ],
)
def test_the_cursor_stays_on_its_article_else_on_its_place(order: list[int], cursor: int | None, expected: int) -> None:
    window = window_of([1, 2, 3], cursor=2)
    window.show(array("q", order), cursor=cursor)
    assert window.cursor == expected
    assert window.current == (order[expected] if order else None)


def test_what_is_selected_in_one_search_and_another_is_chosen_together() -> None:
    window = window_of([5, 4, 3, 2, 1])
    assert window.chosen() == [5], "without a selection the one under the cursor"
    window.show(array("q", [2]))
    window.select_all()
    window.show(array("q", [4, 3]), cursor=1)
    assert window.select_current()
    assert window.chosen() == [3, 2], "what the search has left out stands behind"
    window.show(array("q", [5, 4, 3, 2, 1]))
    assert window.chosen() == [3, 2]
    window.go_to(window.order.index(2))
    window.select_current()
    assert window.chosen() == [3]
    assert window.select_none()
    assert not window.select_none()


def test_all_are_selected_and_then_none() -> None:
    window = window_of([5, 4, 3])
    window.select_all()
    assert window.selected == {3, 4, 5}
    window.select_all()
    assert window.selected == set()
    empty = window_of([])
    assert not empty.select_current()
    assert empty.chosen() == []


def test_another_look_of_the_rows_leaves_the_cursor_where_it_is_seen() -> None:
    window = window_of(range(80))
    window.go_to(40)
    window.go_to(38)
    row = row_of_cursor(window)
    for style in ("lines", "cards"):
        window.use_rows(style)  # type: ignore[arg-type]
        assert row_of_cursor(window) == row


def test_where_the_cursor_went_last_is_known() -> None:
    window = window_of(range(9))
    assert window.go_to(3)
    assert window.direction == 1
    assert window.go_to(2)
    assert window.direction == -1
    assert not window.go_to(2), "it is the same article"
    assert not window_of([]).go_to(0)


def test_it_is_at_the_top_where_nothing_was_moved_nor_scrolled() -> None:
    window = window_of(range(9), 9)
    assert window.is_at_top
    window.scroll_to(1)
    assert not window.is_at_top
    window.scroll_to(0)
    window.go_to(1)
    assert not window.is_at_top


def test_a_heading_is_seen_with_its_first_article() -> None:
    window = ListWindow(30, 4)
    window.use_rows("lines")
    window.show(array("q", range(6)), YEARS)
    window.go_to(5)
    assert (window.top, window.lines) == (5, 9)
    window.go_to(2)
    assert window.top == 3, "the heading of 2022"
    assert window.article_at(0) == (2, -1)


def test_an_article_that_is_higher_than_the_pane_shows_its_head() -> None:
    window = window_of(range(9), 2)
    window.go_to(4)
    assert window.top == window.places.top_of(4)
    assert window.page_items == 1


def test_the_article_in_a_row() -> None:
    window = window_of(range(3), 20)
    assert [window.article_at(row) for row in (0, 2, 3, 8, 9)] == [(0, 0), (0, 2), (1, 0), (2, 2), None]
    window = window_of(range(3), 6)
    window.scroll_to(4)
    assert window.top == 3, "there is no more below"
    assert window.article_at(0) == (1, 0)


def test_on_cards_below_headings_the_first_line_is_the_heading() -> None:
    window = window_of(range(3), 20, groups=YEARS)
    assert [window.article_at(row) for row in (0, 1, 4, 5)] == [(0, -1), (0, 0), (1, -1), (1, 0)]


def test_groups_are_gone_through_by_their_beginnings() -> None:
    window = window_of(range(80), groups=YEARS, cursor=1)
    assert [window.place_of_group(step) for step in (1, -1)] == [2, 0]
    window.go_to(0)
    assert [window.place_of_group(step) for step in (1, -1)] == [2, None]
    window.go_to(60)
    assert [window.place_of_group(step) for step in (1, -1)] == [None, 3]
    window.go_to(3)
    assert window.place_of_group(-1) == 2
    assert window_of(range(3)).place_of_group(1) is None
    assert window_of([], groups=YEARS).place_of_group(1) is None


def test_an_article_is_found_near_the_cursor_and_anywhere() -> None:
    window = window_of(range(1_000), cursor=500)
    assert [window.place_of(rowid) for rowid in (0, 436, 499, 563, 999)] == [0, 436, 499, 563, 999]
    assert window.place_of(1_000) is None
    assert window.place_of(None) is None


def test_what_is_listed_again_is_not_fetched_again() -> None:
    window = window_of([])
    fetched: list[int] = []

    def fetch(rowids: Sequence[int]) -> list[Row]:
        fetched.extend(rowids)
        values: dict[str, Any] = dict.fromkeys(Row._fields)
        return [Row(**values | {"rowid": rowid, "id": f"sha256:{rowid}"}) for rowid in rowids]

    window.rows.fetch = fetch
    for order in ([3, 1], [1], [], [3, 2, 1]):
        window.show(array("q", order))
        assert [window.row(index).rowid for index in range(len(order))] == order  # type: ignore[union-attr]
    assert sorted(fetched) == [1, 2, 3]
    assert window.ids_of([2, 9]) == {2: "sha256:2", 9: None}


@given(
    st.lists(
        st.tuples(st.sampled_from(["go_to", "scroll_to", "show", "lines", "cards"]), st.integers(0, 90)), max_size=12
    ),
    st.integers(2, 40),
    st.sampled_from([None, YEARS]),
)
def test_the_lines_that_are_seen_are_of_the_list(
    moves: list[tuple[str, int]], height: int, groups: Groups | None
) -> None:
    window = window_of(range(80), height, groups=groups)
    for move, value in moves:
        if move == "go_to":
            window.go_to(value % len(window.order))
        elif move == "scroll_to":
            window.scroll_to(value * 3)
        elif move == "show":
            window.show(array("q", range(value // 2, 80)), groups)
        else:
            window.use_rows(move)  # type: ignore[arg-type]
        assert 0 <= window.top <= max(0, window.lines - height)
        if move != "scroll_to":
            top = window.places.top_of(window.cursor)
            assert window.top <= top < window.top + height
