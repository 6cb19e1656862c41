"""How well articles match: their texts looked at, and the articles put into levels (matching.TITLE to matching.INSIDE)."""

from array import array
from collections.abc import Callable, Collection, Sequence
from typing import Final

import apsw

from mou_tui.library.matching import COMPOUND, NOWHERE, TITLE, WORD, InTitle, Matcher
from mou_tui.library.orders import read_docs
from mou_tui.library.schema import rows

_AT_ONCE: Final = 512
"""Texts of a common word that are read in one statement, between two looks whether the search was cancelled."""
_AT_ONCE_TWICE: Final = 96
"""The same where some of them are read a second time, at once, while SQLite still holds their pages."""


class Levels:
    """Puts articles into levels; all that match into the first where another order is wanted and they need not be `ranked`.

    `first` is how many articles have to be in the order of their rank, None for all: behind these the levels COMPOUND and INSIDE,
    which take longest to tell apart, are one.
    """

    def __init__(self, db: apsw.Connection, matcher: Matcher, *, ranked: bool, first: int | None = None) -> None:
        self._db, self._matcher, self._ranked, self._first = db, matcher, ranked, first
        self._titles = isinstance(matcher, InTitle)
        # Arrays: a hundred thousand numbers in lists take as long to be freed as a newer word can wait.
        self._levels = [array("q") for _ in range(NOWHERE + 1)]

    def of(self, rowids: Collection[int], cancelled: Callable[[], bool]) -> "list[array[int]] | None":
        """Those of `rowids` that match, by level; None where that was cancelled."""
        segments = self._first is None or not self._ranked
        self._matcher.segment(segments)
        quick = self._matcher.quick_needle()
        # In the order of the file, which is read faster.
        waiting: Sequence[int] = array("q", sorted(rowids))
        while waiting:
            if cancelled():
                return None
            at_once = _AT_ONCE if quick is None else _AT_ONCE_TWICE
            some, waiting = waiting[:at_once], waiting[at_once:]
            others = some if quick is None else self._take_plain(some, quick)
            if 2 * len(others) > len(some):
                # Most have to be read anyway.
                quick = None
            self._take_read(others)
        if not segments and sum(map(len, self._levels[:COMPOUND])) < (self._first or 0):
            self._matcher.segment(True)
            unsettled, self._levels[COMPOUND] = self._levels[COMPOUND], array("q")
            self._take_read(unsettled)
        return self._levels[:NOWHERE]

    def _take_read(self, rowids: Sequence[int]) -> None:
        """Read the texts of `rowids` and put them into their levels."""
        matcher, levels = self._matcher, self._levels
        for doc in read_docs(self._db, rowids, _AT_ONCE, titles=self._titles):
            if self._ranked:
                levels[matcher.level(doc)].append(doc.rowid)
            elif matcher.matches(doc):
                levels[TITLE].append(doc.rowid)

    def _take_plain(self, rowids: Sequence[int], needle: bytes) -> Sequence[int]:
        """Put those of `rowids` in which `needle` stands as it is into their levels, without their texts; returns the others."""
        statement = (
            "select rowid, instr(text, ?), instr(text, x'0a') from content"
            f" where rowid in ({','.join('?' * len(rowids))})"
        )
        others: list[int] = []
        in_title = self._levels[TITLE].append
        in_text = others.append if self._titles else self._levels[WORD if self._ranked else TITLE].append
        for rowid, at, line_end in rows(self._db, statement, (needle, *rowids)):
            if not at:
                others.append(rowid)
            elif at < line_end or not line_end:
                in_title(rowid)
            else:
                in_text(rowid)
        return others
