"""Which panes there is room for."""

import pytest

from mou_tui.app.reader.panes_layout import PANES, Pane, neighbour, visible_panes

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
