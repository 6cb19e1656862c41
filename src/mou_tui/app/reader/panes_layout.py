"""Which panes there is room for."""

from typing import Final, Literal

Pane = Literal["list", "reading", "facts"]
"""The panes, from left to right."""

PANES: Final[tuple[Pane, ...]] = ("list", "reading", "facts")

THREE_PANES_FROM: Final = 110
TWO_PANES_FROM: Final = 70
SMALLEST: Final = (40, 10)
"""Columns and lines below which the reader only says that it needs more."""


def visible_panes(width: int, pane: Pane, visible: frozenset[Pane]) -> frozenset[Pane]:
    """Which panes there is room for: all, the chosen one with its neighbour (the one that is visible), or the chosen one alone."""
    if width >= THREE_PANES_FROM:
        return frozenset(PANES)
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
