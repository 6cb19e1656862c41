"""Query → articles: candidates from the trigrams, verified by their bytes, the newest at once and the best in the end."""

import itertools
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import apsw

from mou_tui.library.fieldsearch import FieldSearch
from mou_tui.library.matching import NOWHERE, Doc, Matcher, matcher
from mou_tui.library.orders import Snapshot
from mou_tui.library.query import And, FieldChoice, FieldRange, FieldText, Node, Not, Or, Query, Term
from mou_tui.library.schema import rows

FIRST: Final = 60
"""Hits that are enough for the first screen."""
PROBE: Final = 192
"""Newest articles that are looked at before the index is asked: a common word is found there, and faster."""
BATCH: Final = 64
_MOST_TRIGRAMS: Final = 8
_MOST_SHORT: Final = 3_000
"""Trigrams that begin with a short term, at most; a term with more of them is in nearly every article."""


@dataclass(frozen=True, slots=True)
class Results:
    """Articles found, in order. `count` is how many there are where `exact`, else at least that many."""

    rowids: "array[int]"
    count: int
    exact: bool


class Search:
    """One query over one state of the index."""

    def __init__(self, connection: apsw.Connection, snapshot: Snapshot, query: Query, fields: FieldSearch) -> None:
        self.db = connection
        self.snapshot = snapshot
        self.query = query
        self.fields = fields
        self.matcher: Matcher = matcher(query.root, fields.rowids)

    def run(self, *, sort: str | None, cancelled: Callable[[], bool], first: int = FIRST) -> Iterator[Results]:
        """The newest hits as soon as there are `first` of them, then all in their order."""
        snapshot = self.snapshot
        rank = snapshot.rank(sort or "published")
        if self.query.is_empty:
            order = snapshot.order(sort or "published")
            yield Results(order, len(order), True)
            return
        if not self.matcher.needs_text:
            found = self._by_fields()
            yield Results(array("q", sorted(found, key=rank.__getitem__)), len(found), True)
            return
        # Where the order is that of the first results, the newest are final as they are found.
        probed = self._probe(snapshot.order(sort or "published"), first)
        if probed is not None:
            yield probed
        if cancelled():
            return
        candidates = self.candidates(self.query.root)
        ordered = sorted(candidates if candidates is not None else snapshot.order("published"), key=rank.__getitem__)
        if probed is None:
            early = self._first(ordered, first, cancelled)
            if early is None:
                return
            yield early
            if early.exact and sort is not None:
                return
        final = self._final(ordered, sort, rank, cancelled)
        if final is not None:
            yield final

    def _by_fields(self) -> list[int]:
        none = b""
        return [r for r in self.snapshot.order("published") if self.matcher.matches(Doc(r, none, None))]

    def _probe(self, order: "array[int]", first: int) -> Results | None:
        """The first hits among the newest articles, where these are enough for a screen."""
        found = array("q", (doc.rowid for doc in self.docs(order[:PROBE]) if self.matcher.matches(doc)))
        return Results(found, len(found), False) if len(found) >= min(first, len(order)) else None

    def _first(self, ordered: Sequence[int], first: int, cancelled: Callable[[], bool]) -> Results | None:
        found = array("q")
        looked = 0
        for doc in self.docs(ordered):
            looked += 1
            if self.matcher.matches(doc):
                found.append(doc.rowid)
                if len(found) >= first:
                    break
            elif looked % BATCH == 0 and cancelled():
                return None
        return Results(found, len(found), looked == len(ordered))

    def _final(
        self, ordered: Sequence[int], sort: str | None, rank: "array[int]", cancelled: Callable[[], bool]
    ) -> Results | None:
        """All hits, ranked (or as `sort` has them); None where that was cancelled."""
        levels: list[list[int]] = [[] for _ in range(NOWHERE)]
        level = self.matcher.level if sort is None else (lambda doc: 0 if self.matcher.matches(doc) else NOWHERE)
        # In the order of the file, which is read faster.
        for number, doc in enumerate(self.docs(sorted(ordered))):
            if number % BATCH == 0 and cancelled():
                return None
            reached = level(doc)
            if reached < NOWHERE:
                levels[reached].append(doc.rowid)
        found = array("q", itertools.chain.from_iterable(sorted(hits, key=rank.__getitem__) for hits in levels))
        return Results(found, len(found), True)

    def docs(self, rowids: Sequence[int]) -> Iterator[Doc]:
        """The texts of `rowids`, in their order."""
        for start in range(0, len(rowids), BATCH):
            batch = rowids[start : start + BATCH]
            found = rows(
                self.db,
                f"select rowid, text, beside from content where rowid in ({','.join('?' * len(batch))})",
                tuple(batch),
            )
            by_rowid = {row[0]: row for row in found}
            for rowid in batch:
                # An article may have been replaced since the snapshot was made.
                if rowid in by_rowid:
                    yield Doc(*by_rowid[rowid])

    # Candidates

    def candidates(self, node: Node) -> Collection[int] | None:
        """Articles among which all matches of `node` are; None for every article."""
        expression = self._expression(node)
        if expression is not None:
            return self._match(expression)
        match node:
            case Term() | Not():
                return None
            case FieldText(field=of) if of.kind == "title":
                return None
            case And(parts=parts):
                return self._common(parts)
            case Or(parts=parts):
                found: set[int] = set()
                for part in parts:
                    some = self.candidates(part)
                    if some is None:
                        return None
                    found.update(some)
                return found
            case FieldText() | FieldChoice() | FieldRange():
                return self.fields.rowids(node)

    def _common(self, parts: Sequence[Node]) -> Collection[int] | None:
        """What may match all of `parts`: their trigrams asked for together, then narrowed by the other parts."""
        expressions = [self._expression(part) for part in parts]
        others = [self.candidates(part) for part, e in zip(parts, expressions, strict=True) if e is None]
        sets = sorted((set(other) for other in others if other is not None), key=len)
        wanted = [e for e in expressions if e is not None]
        if sets and len(sets[0]) <= BATCH:
            # So few that their texts are read sooner than the trigrams.
            return set.intersection(*sets)
        if wanted:
            sets.insert(0, set(self._match(" AND ".join(f"({e})" for e in wanted))))
        return set.intersection(*sets) if sets else None

    def _match(self, expression: str) -> list[int]:
        found = rows(self.db, "select rowid from grams where grams match ?", (expression,))
        known = self.snapshot.known
        return [rowid for (rowid,) in found if rowid in known]

    def _expression(self, node: Node) -> str | None:
        """What to ask the trigram index for a text's part; None where it cannot narrow the search."""
        match node:
            case Term(needle=needle, aliases=aliases):
                return self._any([self._needle(n) for n in (needle, *aliases)])
            case FieldText(field=of, term=term) if of.kind == "title":
                return self._expression(term)
            case And(parts=parts) if parts:
                inner = [self._expression(part) for part in parts]
                return " AND ".join(f"({e})" for e in inner) if all(e is not None for e in inner) else None
            case Or(parts=parts):
                return self._any([self._expression(part) for part in parts])
            case _:
                return None

    @staticmethod
    def _any(expressions: Sequence[str | None]) -> str | None:
        if any(e is None for e in expressions):
            return None
        return " OR ".join(f"({e})" for e in expressions)

    def _needle(self, needle: str) -> str | None:
        if len(needle) >= 3:
            return " AND ".join(_quoted(gram) for gram in _grams(needle))
        terms = rows(
            self.db,
            "select term from gram where term >= ? and term < ? limit ?",
            (needle, needle + "\U0010ffff", _MOST_SHORT),
        )
        if len(terms) == _MOST_SHORT:
            return None
        # A term that stands nowhere: the empty string is no trigram, and FTS5 wants something to look for.
        return " OR ".join(_quoted(term) for (term,) in terms) or _quoted("\0\0\0")


def _grams(needle: str) -> list[str]:
    """The trigrams of `needle`; of a long one some, spread over it."""
    grams = list(dict.fromkeys(needle[i : i + 3] for i in range(len(needle) - 2)))
    if len(grams) <= _MOST_TRIGRAMS:
        return grams
    step = (len(grams) - 1) / (_MOST_TRIGRAMS - 1)
    return [grams[round(i * step)] for i in range(_MOST_TRIGRAMS)]


def _quoted(gram: str) -> str:
    return '"' + gram.replace('"', '""') + '"'
