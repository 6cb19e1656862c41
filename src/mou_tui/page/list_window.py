"""The list of articles: on which the cursor stands, which are selected, and which lines of the list are seen. Knows no screen."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from mou_tui.page.fetched_rows import FetchedRows
from mou_tui.page.row_places import RowPlaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mou_tui.library import Groups, Row
    from mou_tui.page.list_row import RowStyle


class ListWindow:
    """Articles in an order, of whose lines `height` are seen from the line `top` on, `width` cells wide.

    Lines are counted from the top of the list.
    """

    def __init__(self, width: int = 0, height: int = 0) -> None:
        self.width, self.height, self.top = width, height, 0
        self.order: array[int] = array("q")
        """The rowids of the articles."""
        self.groups: Groups | None = None
        self.row_style: RowStyle = "cards"
        self.cursor = 0
        self.direction = 1
        """Where the cursor went last: 1 down, -1 up."""
        self.selected: set[int] = set()
        self.rows = FetchedRows()
        """What is shown of the articles: kept from list to list, since most are found with the next letter too."""

    # Lines

    @property
    def places(self) -> RowPlaces:
        """On which lines articles and headings stand."""
        return RowPlaces(self.row_style, self.width, self.height, self.groups)

    @property
    def lines(self) -> int:
        """How many lines the list has."""
        return self.places.height_of(len(self.order))

    @property
    def page_items(self) -> int:
        """How many articles are seen at once, at least one."""
        return max(self.height // self.places.item_height, 1)

    def article_at(self, row: int) -> tuple[int, int] | None:
        """The article in a row of what is seen, and which line of its card that is; None below the last."""
        places = self.places
        index, line = places.at(row + self.top)
        return (index, line - places.first_line) if index < len(self.order) else None

    def scroll_to(self, top: int) -> None:
        """Put a line at the top, as far as there are lines below."""
        self.top = max(0, min(top, self.lines - self.height))

    def show_cursor(self) -> None:
        """Scroll as little as shows the article under the cursor, with its heading."""
        if not self.height:
            return
        places = self.places
        height, top = places.item_height, places.top_of(self.cursor)
        if places.has_heading(self.cursor):
            height, top = height + 1, top - 1
        if top < self.top:
            self.scroll_to(top)
        elif top + height > self.top + self.height:
            # An item higher than the pane shows its head.
            self.scroll_to(min(top, top + height - self.height))

    def _first_seen(self) -> tuple[int, int] | None:
        """The rowid of the first article that is whole on the screen, and its row there."""
        places = self.places
        place, line = places.at(self.top)
        place += line > 0
        return (self.order[place], places.top_of(place) - self.top) if place < len(self.order) else None

    # Articles

    def show(
        self, order: array[int], groups: Groups | None = None, cursor: int | None = None, *, in_place: bool = False
    ) -> None:
        """List other articles. The cursor goes to `cursor`, or stays on its article, or on its place in the list.

        An article that stays keeps its row of the screen: more articles above do not move what is being looked at. With
        `in_place`, a list that was scrolled away from its cursor stays at what is seen of it.
        """
        current, row = self.current, self.places.top_of(self.cursor) - self.top
        was_seen = 0 <= row < self.height
        first = self._first_seen() if in_place and not was_seen else None
        self.order, self.groups = order, groups
        kept = self.place_of(current) if cursor is None else None
        wanted = cursor if cursor is not None else kept if kept is not None else self.cursor
        self.cursor = min(max(wanted, 0), max(len(order) - 1, 0))
        self.scroll_to(self.top)
        if kept is not None and was_seen:
            self.scroll_to(self.places.top_of(self.cursor) - row)
        place = self.place_of(first[0]) if first is not None else None
        if first is not None and place is not None:
            self.scroll_to(self.places.top_of(place) - first[1])
        else:
            self.show_cursor()

    def use_rows(self, style: RowStyle) -> None:
        """Show each article on a card, or in one line; the cursor stays where it is seen."""
        row = self.places.top_of(self.cursor) - self.top
        self.row_style = style
        self.scroll_to(self.places.top_of(self.cursor) - row)
        self.show_cursor()

    @property
    def current(self) -> int | None:
        """The rowid under the cursor."""
        return self.order[self.cursor] if self.cursor < len(self.order) else None

    @property
    def is_at_top(self) -> bool:
        """Whether the cursor stands on the first article and nothing was scrolled."""
        return self.cursor == 0 and not self.top

    def place_of(self, rowid: int | None) -> int | None:
        """Where in the list an article is; None where it is not."""
        if rowid is None:
            return None
        # Looked for near the cursor first: a whole search through 92,000 numbers is not for every keystroke.
        begin = max(self.cursor - 64, 0)
        near = self.order[begin : self.cursor + 64]
        if rowid in near:
            return begin + near.index(rowid)
        try:
            return self.order.index(rowid)
        except ValueError:
            return None

    def place_of_group(self, step: int) -> int | None:
        """Where the next group begins (`step` 1), or this one, at its beginning the one before (-1); None where there is none."""
        if self.groups is None or not self.order:
            return None
        number, starts = self.groups.at(self.cursor), self.groups.starts
        if step > 0:
            return starts[number + 1] if number + 1 < len(starts) else None
        if starts[number] < self.cursor:
            return starts[number]
        return starts[number - 1] if number else None

    def go_to(self, index: int) -> bool:
        """Put the cursor on an article, and show it; whether that is another one than before."""
        before, self.cursor = self.cursor, index
        self.direction = -1 if index < before else 1
        self.show_cursor()
        return self.current is not None and before != index

    def row(self, index: int) -> Row | None:
        """The row at `index` of the list, fetched with its neighbours; None where it has just been deleted."""
        return self.rows.at(self.order, index)

    def ids_of(self, rowids: Sequence[int]) -> dict[int, str | None]:
        """The ids of the articles as they are listed, by rowid; None of one that has not been shown."""
        return {rowid: row.id if (row := self.rows.known(rowid)) is not None else None for rowid in rowids}

    # Selected articles

    def chosen(self) -> list[int]:
        """The rowids of the selected articles in the list's order, then those that a search has left out; without any, the one
        under the cursor."""
        if self.selected:
            listed = [rowid for rowid in self.order if rowid in self.selected]
            return listed + sorted(self.selected.difference(listed))
        return [] if self.current is None else [self.current]

    def select_current(self) -> bool:
        """Select the article under the cursor, or no more; False where there is none."""
        if self.current is None:
            return False
        self.selected ^= {self.current}
        return True

    def select_all(self) -> None:
        """Select all articles that are listed; where some are selected, none."""
        self.selected = set() if self.selected else set(self.order)

    def select_none(self) -> bool:
        """Select nothing; False where nothing was selected."""
        had, self.selected = bool(self.selected), set()
        return had
