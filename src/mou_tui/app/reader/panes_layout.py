"""Which panes there is room for."""

from collections.abc import Mapping
from typing import Final, Literal

Pane = Literal["list", "reading", "facts"]
"""The panes, from left to right."""

PANES: Final[tuple[Pane, ...]] = ("list", "reading", "facts")

THREE_PANES_FROM: Final = 110
TWO_PANES_FROM: Final = 70
SMALLEST: Final = (40, 10)
"""Columns and lines below which the reader only says that it needs more."""


NARROWEST: Final[dict[Pane, int]] = {"list": 20, "reading": 30, "facts": 24}
"""Columns that a pane keeps however much the others are given."""
_STEP: Final = 4
"""Columns by which a key moves a border."""


def visible_panes(width: int, pane: Pane, visible: frozenset[Pane], *, has_facts: bool = True) -> frozenset[Pane]:
    """Which panes there is room for: all, the chosen one with its neighbour (the one that is visible), or the chosen one alone.

    Of an article without an agreement the facts give their room to the text, unless they are chosen.
    """
    if width >= THREE_PANES_FROM:
        return frozenset(PANES) if has_facts or pane == "facts" else frozenset({"list", "reading"})
    if width < TWO_PANES_FROM:
        return frozenset({pane})
    if pane == "list":
        return frozenset({"list", "reading"})
    if pane == "facts":
        return frozenset({"reading", "facts"})
    return visible if len(visible) == 2 and pane in visible else frozenset({"list", "reading"})


def neighbour(pane: Pane, step: int) -> Pane:
    """The pane to the right (1) or left (-1); the last and the first have none."""
    return PANES[min(max(PANES.index(pane) + step, 0), len(PANES) - 1)]


def pane_widths(width: int, visible: frozenset[Pane], wanted: Mapping[Pane, int]) -> dict[Pane, int]:
    """The columns of the outer panes whose width was chosen (`wanted`), such that each other pane keeps its least.

    What is not in it has the width that the stylesheet gives it, or what the others leave.
    """
    if len(visible) < 2:
        return {}
    room = width - NARROWEST["reading"]
    if len(visible) == len(PANES):
        room -= NARROWEST["facts"]
    given: dict[Pane, int] = {}
    for pane in ("list", "facts"):
        if pane in visible and pane in wanted:
            given[pane] = min(max(wanted[pane], NARROWEST[pane]), max(room, NARROWEST[pane]))
            room -= given[pane] - (NARROWEST["facts"] if pane == "list" and "facts" in visible else 0)
    return given


def resized(pane: Pane, step: int, widths: Mapping[Pane, int]) -> tuple[Pane, int]:
    """Which outer pane gets which width when a key moves the chosen pane's border to the right (1) or the left (-1).

    That of the list moves its right border, that of the facts their left one; in the text it is the border to the facts
    where these are visible. `widths` are those of the visible panes.
    """
    if pane == "list" or "facts" not in widths:
        return "list", widths["list"] + _STEP * step
    return "facts", widths["facts"] - _STEP * step
