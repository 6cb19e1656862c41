"""The orders in which a library is listed, held in memory: 92,000 numbers each."""

import itertools
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import apsw

from mou_tui.library.schema import row, rows

if TYPE_CHECKING:
    from mou_tui.library.doc import Doc
    from mou_tui.library.grouping import GroupedBy, Grouping, Groups
    from mou_tui.library.narrowing import PreviousSearch

SORTS: Final = ("published", "signed", "expires", "title", "added")
"""published, signed, added: newest first; expires: what runs out next first, what has run out last; title: alphabetical.

Within each, the newest first; articles without the date stand last."""

FIRST: Final = 30
"""Hits that are enough for the first screen."""
PROBE: Final = 640
"""Newest articles among which a common word is found sooner than by asking the index. Their texts are kept: 6 MB."""
BATCH: Final = 64
"""Texts read in one statement."""
_PARTS: Final = r"([^0-9]*)([0-9]{0,18})"
_MUCH: Final = 8
"""Of so many articles one is enough to be put in order by going through the whole order, which takes no sorting."""


def read_order(db: apsw.Connection) -> tuple["array[int]", "array[int]"]:
    """All rowids, newest first and undated last, and the day of each as a number.

    Those of one day stand as they were indexed: cheap, for readers of an index that is being built.
    """
    dated = rows(db, "select rowid, published from article order by published desc, rowid")
    return array("q", (rowid for rowid, _ in dated)), array("q", (day for _, day in dated))


def keep_order(db: apsw.Connection) -> None:
    """Keep the order of all articles in one piece, so that a library of a hundred thousand articles opens at once.

    Those of one day stand by their places, as they are read first: the last name first, for names often begin with dates, and
    the articles of one file as in the file. So it is the same however the index came about.
    """
    selected = rows(
        db,
        "select a.rowid, a.published, d.path, f.name, a.locator from article a"
        " join file f on f.id = a.file join folder d on d.id = f.folder",
    )
    selected.sort(key=lambda row: _natural(row[4]))
    selected.sort(key=lambda row: row[1:4], reverse=True)
    order, days = array("q", (row[0] for row in selected)), array("q", (row[1] for row in selected))
    kept = (order.tobytes() + days.tobytes(), _state(db))
    db.execute("insert or replace into meta values('order', ?), ('order of', ?)", kept)


def _natural(locator: str) -> list[tuple[str, int]]:
    """`row 10` after `row 2`."""
    return [(letters, int(digits or 0)) for letters, digits in re.findall(_PARTS, locator)] if locator else []


def is_order_kept(db: apsw.Connection) -> bool:
    """Whether what `keep_order` kept is the order of the articles that there are."""
    kept = row(db, "select value from meta where key = 'order of'")
    return kept is not None and kept[0] == _state(db)


def kept_order(db: apsw.Connection) -> tuple["array[int]", "array[int]"] | None:
    """What `keep_order` kept, unless articles have come or gone since."""
    if not is_order_kept(db):
        return None
    both = array("q")
    both.frombytes(row(db, "select value from meta where key = 'order'")[0])
    half = len(both) // 2
    return both[:half], both[half:]


def _state(db: apsw.Connection) -> str:
    """Rowids are never used twice: where the number of articles and the highest are the same, the articles are."""
    number, highest = row(db, "select (select count(*) from article), (select max(rowid) from article)")
    return f"{number} {highest or 0}"


_TITLE: Final = "case instr(text, x'0a') when 0 then text else substr(text, 1, instr(text, x'0a')) end"
"""The first line of a text; the rest is not even copied."""


def read_docs(
    db: apsw.Connection, rowids: Sequence[int], at_once: int = BATCH, *, titles: bool = False
) -> "Iterator[Doc]":
    """The texts of `rowids` (their `titles` only) in their order, without those of articles that have been replaced meanwhile."""
    from mou_tui.library.doc import Doc

    text = _TITLE if titles else "text"
    for start in range(0, len(rowids), at_once):
        batch = rowids[start : start + at_once]
        texts = rows(
            db,
            f"select rowid, {text}, beside from content where rowid in ({','.join('?' * len(batch))})",
            tuple(batch),
        )
        by_rowid = {row[0]: row for row in texts}
        yield from (Doc(*by_rowid[rowid]) for rowid in batch if rowid in by_rowid)


class Snapshot:
    """One state of the index: its articles and, when asked for, their orders."""

    def __init__(self, connection: Callable[[], apsw.Connection], version: int, today: Callable[[], date]) -> None:
        self.version = version
        # The connection of the thread that asks.
        self._db = connection
        self._today = today
        db = connection()
        self._published_order, self._days_in_order = kept_order(db) or read_order(db)
        self._vague = rows(db, "select rowid, published_on from article where length(published_on) < 10")
        self._docs: dict[int, Doc] = {}
        self._hits: dict[int, Doc] = {}
        self.known: PreviousSearch | None = None
        """What the last search of texts has left to the next."""
        self._values: dict[str, list[tuple[int, Doc]]] = {}
        self._orders: dict[str, array[int]] = {"published": self._published_order}
        self._ranks: dict[str, array[int]] = {}
        self._groupings: dict[str, Grouping] = {}

    @cached_property
    def highest(self) -> int:
        """The highest rowid, 0 in an empty index. A list does without it."""
        return max(self._published_order, default=0)

    @cached_property
    def common_grams(self) -> dict[str, int]:
        """In how many of a sample of articles the common trigrams are."""
        sampled = rows(self._db(), "select value from meta where key = 'common grams'")
        if not sampled:
            return {}
        import json

        told: dict[str, int] = json.loads(sampled[0][0])
        return told

    @cached_property
    def _days(self) -> "array[int]":
        """The day of each rowid, -1 where there is no such article. A list and a search for words do without it."""
        days = array("l", [-1]) * (self.highest + 1)
        for rowid, day in zip(self._published_order, self._days_in_order, strict=True):
            days[rowid] = day
        return days

    def __contains__(self, rowid: object) -> bool:
        return isinstance(rowid, int) and 0 < rowid < len(self._days) and self._days[rowid] >= 0

    def day(self, rowid: int) -> int:
        """The day on which the article was published, as a number (the first day of a month or year); 0 where unknown."""
        return self._days[rowid] if rowid in self else 0

    def published_within(self, low: float, high: float) -> set[int]:
        """The articles whose day, month or year of publication overlaps [low, high]."""
        from mou_tui.library.days import day_range

        low = max(low, 1)
        order = self._published_order
        # Newest first, hence from the largest day to the smallest.
        begin = bisect_left(order, -high, key=lambda rowid: -self._days[rowid])
        end = bisect_right(order, -low, key=lambda rowid: -self._days[rowid])
        rowids = set(order[begin:end])
        for rowid, iso in self._vague:
            first, last = day_range(iso)
            if first <= high and last >= low:
                rowids.add(rowid)
        return rowids

    def __len__(self) -> int:
        return len(self._published_order)

    def order(self, sort: str = "published") -> "array[int]":
        """The rowids in the order `sort`, one of SORTS."""
        if sort not in self._orders:
            self._orders[sort] = self._sorted(sort)
        return self._orders[sort]

    def grouped(self, rowids: Iterable[int], by: "GroupedBy", sort: str) -> tuple["array[int]", "Groups"]:
        """`rowids` in groups, in each as they were. The years are those of the date by which `sort` sorts."""
        from mou_tui.library.grouping import BY_YEAR, by_party, by_year

        key = "party" if by == "party" else sort if sort in BY_YEAR else "published"
        if key not in self._groupings:
            self._groupings[key] = (
                by_party(self._db(), self.highest)
                if key == "party"
                else by_year(self._db(), key, self.order(key), self.highest)
            )
        return self._groupings[key].group(rowids)

    def docs(self, rowids: Sequence[int]) -> "Iterator[Doc]":
        """The texts of `rowids`, kept with the forms that matching makes of them: each letter of a query asks for the same ones."""
        if len(self._docs) > 2 * PROBE:
            # In another order others are the first.
            self._docs = {}
        docs = self._docs
        for start in range(0, len(rowids), BATCH):
            batch = rowids[start : start + BATCH]
            missing = [rowid for rowid in batch if rowid not in docs]
            docs.update((doc.rowid, doc) for doc in read_docs(self._db(), missing))
            yield from (doc for rowid in batch if (doc := docs.get(rowid)) is not None)

    def has_docs(self, rowids: Sequence[int]) -> bool:
        """Whether the texts of `rowids` have been read."""
        return self._docs.keys() >= set(rowids)

    def keep_hits(self, docs: "Iterable[Doc]") -> None:
        """Keep the texts of the hits that are shown first, for the words around them."""
        self._hits = {doc.rowid: doc for doc in docs}

    def kept_doc(self, rowid: int) -> "Doc | None":
        """The text of an article, where it is at hand."""
        return self._hits.get(rowid) or self._docs.get(rowid)

    def keep_newest(self) -> None:
        """Read the texts among which the next search looks first, and make the forms of them that it looks at."""
        for doc in self.docs(self._published_order[:PROBE]):
            _ = doc.folded

    def values(self, kind: str) -> "list[tuple[int, Doc]]":
        """The values of the facts of one kind, each with its number; read once, for they are asked for letter by letter."""
        if kind not in self._values:
            from mou_tui.library.doc import doc_of

            values = rows(self._db(), "select id, text from value where kind = ?", (kind,))
            self._values[kind] = [(number, doc_of(text, number)) for number, text in values]
        return self._values[kind]

    def rank(self, sort: str = "published") -> "array[int]":
        """The place of each rowid in the order `sort`."""
        if sort not in self._ranks:
            order = self.order(sort)
            rank = array("q", [len(order)]) * (self.highest + 1)
            for place, rowid in enumerate(order):
                rank[rowid] = place
            self._ranks[sort] = rank
        return self._ranks[sort]

    def in_order(self, rowids: Collection[int], sort: str = "published") -> "array[int]":
        """`rowids` in the order `sort`."""
        if len(rowids) * _MUCH < len(self):
            return array("q", sorted(rowids, key=self.rank(sort).__getitem__))
        wanted = bytearray(self.highest + 1)
        for rowid in rowids:
            wanted[rowid] = 1
        return array("q", itertools.compress(order := self.order(sort), map(wanted.__getitem__, order)))

    def _sorted(self, sort: str) -> "array[int]":
        rank = self.rank("published")
        if sort == "title":
            from mou_tui.library.collation import collation_key

            titles = dict(rows(self._db(), "select rowid, title from article"))
            return array("q", sorted(self._published_order, key=lambda r: (collation_key(titles.get(r, "")), rank[r])))
        column = {"signed": "signed_on", "expires": "expires_on", "added": "added"}[sort]
        values: dict[int, Any] = dict(
            rows(self._db(), f"select rowid, {column} from article where {column} is not null")
        )
        dated = [r for r in self._published_order if r in values]
        undated = [r for r in self._published_order if r not in values]
        if sort == "expires":
            today = self._today().isoformat()
            ahead = sorted((r for r in dated if values[r] >= today[: len(values[r])]), key=lambda r: values[r])
            past = sorted(
                (r for r in dated if values[r] < today[: len(values[r])]), key=lambda r: values[r], reverse=True
            )
            return array("q", [*ahead, *past, *undated])
        return array("q", [*sorted(dated, key=lambda r: values[r], reverse=True), *undated])
