"""Which panes there is room for."""

import pytest

from mou_tui.app.reader.panes_layout import NARROWEST, PANES, Pane, neighbour, pane_widths, resized, visible_panes

ALL = frozenset(PANES)


@pytest.mark.parametrize(
    ("width", "pane", "visible", "expected"),
    [
        (140, "list", ALL, {"list", "reading", "facts"}),
        (110, "facts", ALL, {"list", "reading", "facts"}),
        (109, "list", ALL, {"list", "reading"}),
        (80, "facts", ALL, {"reading", "facts"}),
        (80, "reading", frozenset({"reading", "facts"}), {"reading", "facts"}),
        (80, "reading", ALL, {"list", "reading"}),
        (70, "list", frozenset({"reading", "facts"}), {"list", "reading"}),
        (69, "reading", ALL, {"reading"}),
    ],
)
def test_as_many_as_there_is_room_for(width: int, pane: Pane, visible: frozenset[Pane], expected: set[Pane]) -> None:
    assert visible_panes(width, pane, visible) == expected


def test_beyond_the_first_and_the_last_there_is_none() -> None:
    assert [neighbour(pane, -1) for pane in PANES] == ["list", "list", "reading"]
    assert [neighbour(pane, 1) for pane in PANES] == ["reading", "facts", "facts"]


def test_facts_give_their_room_away_where_there_is_no_agreement() -> None:
    assert visible_panes(140, "list", ALL, has_facts=False) == {"list", "reading"}
    assert visible_panes(140, "facts", ALL, has_facts=False) == ALL
    assert visible_panes(80, "facts", ALL, has_facts=False) == {"reading", "facts"}


TWO: frozenset[Pane] = frozenset({"list", "reading"})


@pytest.mark.parametrize(
    ("width", "visible", "wanted", "expected"),
    [
        (140, ALL, {}, {}),
        (140, ALL, {"list": 50, "facts": 40}, {"list": 50, "facts": 40}),
        (140, ALL, {"list": 500}, {"list": 140 - NARROWEST["reading"] - NARROWEST["facts"]}),
        (140, ALL, {"list": 1, "facts": 1}, {"list": NARROWEST["list"], "facts": NARROWEST["facts"]}),
        (140, ALL, {"list": 60, "facts": 70}, {"list": 60, "facts": 140 - 60 - NARROWEST["reading"]}),
        (80, TWO, {"list": 70, "facts": 30}, {"list": 50}),
        (60, frozenset({"list"}), {"list": 30}, {}),
    ],
)
def test_chosen_widths_leave_the_others_their_least(
    width: int, visible: frozenset[Pane], wanted: dict[Pane, int], expected: dict[Pane, int]
) -> None:
    given = pane_widths(width, visible, wanted)
    assert given == expected
    assert sum(given.values()) + NARROWEST["reading"] <= width or not given


def test_a_key_moves_the_border_of_the_chosen_pane() -> None:
    widths: dict[Pane, int] = {"list": 30, "reading": 60, "facts": 40}
    assert resized("list", 1, widths) == ("list", 34)
    assert resized("facts", 1, widths) == ("facts", 36)
    assert resized("reading", -1, widths) == ("facts", 44)
    assert resized("reading", -1, {"list": 30, "reading": 60}) == ("list", 26)
