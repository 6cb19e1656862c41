"""On which lines of the list its articles and the headings of its groups stand."""

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from mou_tui.library import Groups
    from mou_tui.page.list_row import RowStyle

_TWO_LINES_FROM: Final = 60
"""Columns from which a card needs two lines only."""

_ROOMY: Final = 22
"""Lines of a pane from which a free one stands between cards."""


def row_lines(width: int, style: "RowStyle" = "cards") -> int:
    """How many lines an article takes."""
    return 1 if style == "lines" else 2 if width >= _TWO_LINES_FROM else 3


class RowPlaces(NamedTuple):
    """Cards have a free line, which a group's heading takes; articles in one line each have headings in lines of their own."""

    style: "RowStyle"
    width: int
    height: int
    groups: "Groups | None"

    @property
    def item_height(self) -> int:
        """Lines of one article, a heading that stands by itself not counted."""
        if self.style == "lines":
            return 1
        return row_lines(self.width) + (1 if self.height >= _ROOMY or self.groups is not None else 0)

    @property
    def first_line(self) -> int:
        """The line of an article's place on which it begins: with headings the free line stands above each card, else below."""
        return 1 if self.groups is not None and self.style == "cards" else 0

    @property
    def _starts(self) -> tuple[int, ...]:
        """Where headings stand in lines of their own."""
        return self.groups.starts if self.groups is not None and self.style == "lines" else ()

    def top_of(self, index: int) -> int:
        """The line on which the place of the article at `index` begins."""
        return index * self.item_height + bisect_right(self._starts, index)

    def height_of(self, count: int) -> int:
        """The lines of `count` articles."""
        return self.top_of(count - 1) + self.item_height if count else 0

    def has_heading(self, index: int) -> bool:
        """Whether a heading stands in a line of its own above the article at `index`."""
        return index in self._starts

    def at(self, y: int) -> tuple[int, int]:
        """The article in a line of the list, and which line of its place that is; -1 is the heading above it."""
        starts = self._starts
        if not starts:
            return divmod(y, self.item_height)
        number = bisect_right(range(len(starts)), y, key=lambda n: starts[n] + n) - 1
        index = y - number - 1
        return (starts[number], -1) if index < starts[number] else (index, 0)
