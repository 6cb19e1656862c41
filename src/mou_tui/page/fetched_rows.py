"""The rows of a list, fetched as they are asked for."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mou_tui.library import Row

WINDOW: Final = 16
"""Rows fetched at once."""

_MOST_ROWS: Final = 2_000
"""Rows kept."""


class FetchedRows:
    """Rows by rowid; `fetch` gives those of some rowids, without those that have just been deleted."""

    def __init__(self) -> None:
        self.fetch: Callable[[Sequence[int]], list[Row]] = lambda rowids: []
        self._rows: dict[int, Row | None] = {}

    def at(self, order: Sequence[int], index: int) -> "Row | None":
        """The row at `index` of `order`, fetched with its neighbours; None where it has just been deleted."""
        rowid = order[index]
        if rowid not in self._rows:
            if len(self._rows) > _MOST_ROWS:
                self._rows.clear()
            begin = index - index % WINDOW
            missing = [r for r in order[begin : begin + WINDOW] if r not in self._rows]
            self._rows.update(dict.fromkeys(missing))
            self._rows.update((row.rowid, row) for row in self.fetch(missing))
        return self._rows[rowid]

    def known(self, rowid: int) -> "Row | None":
        """The row, if it has been fetched."""
        return self._rows.get(rowid)

    def clear(self) -> None:
        """Fetch all anew when they are asked for next."""
        self._rows.clear()
