"""Query → articles: candidates from the trigrams, verified by their bytes, the newest at once and the best in the end."""

import itertools
import time
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import apsw

from mou_tui.library.apart import is_short, token_of
from mou_tui.library.doc import Doc
from mou_tui.library.field_filters import FieldSearch
from mou_tui.library.levels import Levels
from mou_tui.library.marks import NO_MARKS
from mou_tui.library.matching import COMPOUND, Matcher, Words, matcher
from mou_tui.library.narrowing import PreviousSearch
from mou_tui.library.orders import BATCH, FIRST, PROBE, Snapshot, read_docs
from mou_tui.library.query import Query
from mou_tui.library.query_tree import And, FieldChoice, FieldRange, FieldText, Near, Node, Not, Or, Pattern, Term
from mou_tui.library.schema import rows

SCREEN: Final = 16
"""Hits that are worth showing when no more were found in time."""
PATIENCE: Final = 0.005
"""Seconds after which fewer hits than a screen are shown too."""
MOST_THOROUGH: Final = 5_000
"""Candidates up to which the best of a term's places is looked for, and the segmenter asked where words begin."""
FEW: Final = 6_000
"""Articles known by a field whose texts are read rather than asking the index which of them to read."""
COMMON_LETTERS: Final = frozenset(
    "กขคงจฉชซญณดตถทธนบปผฝพฟภมยรลวศษสหอฮะัาำิีึืุูเแโใไ็่้๊์ฯๆ .,0123456789abcdefghijklmnopqrstuvwxyz()-"
)
"""Letters that are in nearly every article: looking up all trigrams that begin with one takes longer than looking at the texts."""
_FEWEST_LETTERS: Final = 3
"""Letters of a pattern that are worth asking the index for."""
_FEWEST_TRIGRAMS: Final = 3
_TRIGRAMS: Final = 5
"""Trigrams that are asked for to find a term; more take longer to intersect than they save in texts looked at."""
_MOST_SHORT: Final = 3_000
"""Trigrams that begin with a short term, at most; a term with more of them is in nearly every article."""


@dataclass(frozen=True, slots=True)
class Results:
    """Articles found, in order. `count` is how many there are where `exact`, else at least that many.

    `inside` of them have the word of two or three letters that was looked for as a part of longer ones only: มช in ชุมชน. In the
    order of the rank they stand last.
    """

    rowids: "array[int]"
    count: int
    exact: bool
    inside: int = 0


class _Probed(NamedTuple):
    """What was found among the newest articles, and whether all of them were looked at.

    `may_match` are those of them that may match; None where that is not known.
    """

    found: list[Doc]
    is_whole: bool
    is_worth_showing: bool
    may_match: Sequence[Doc] | None


class _Short(NamedTuple):
    """Articles of a short term: those that have it, those of them where it stands by itself, those that may have another name."""

    own: "array[int]"
    alone: "array[int]"
    others: "array[int]"


class Search:
    """One query over one state of the index."""

    def __init__(
        self,
        connection: apsw.Connection,
        snapshot: Snapshot,
        query: Query,
        fields: FieldSearch,
        ranked: int | None = None,
    ) -> None:
        self.ranked = ranked
        """How many of the hits have to be in the order of their rank, the first; None: all."""
        self.db = connection
        self.snapshot = snapshot
        self.query = query
        self.fields = fields
        self.matcher: Matcher = matcher(query.root, fields.rowids)
        self.began = time.perf_counter()
        # Counted apart are those that have it inside longer words only.
        self._is_short = isinstance(query.root, Term) and is_short(query.root.needle)
        self.grams_each = _TRIGRAMS if len(list(query.terms())) < 2 else _TRIGRAMS - 2

    def run(self, *, sort: str | None, cancelled: Callable[[], bool], first: int = FIRST) -> Iterator[Results]:
        """The newest hits as soon as there are `first` of them, then all in their order."""
        snapshot, by = self.snapshot, sort or "published"
        order = snapshot.order(by)
        if self.query.is_empty:
            yield Results(order, len(order), True)
            return
        if not self.matcher.needs_text:
            yield self._by_fields(by)
            return
        before = snapshot.known
        known = (
            before
            if before is not None and before.tells_of(self.query.root, by)
            else PreviousSearch(self.query.root, by)
        )
        seen = self._probe(order, known, first)
        snapshot.known = known = replace(known, root=self.query.root, newest=seen.may_match)
        if seen.is_worth_showing:
            yield self._shown(seen.found, exact=len(order) <= PROBE and seen.is_whole)
        if cancelled():
            return
        short = self._short(known)
        if short is not None and len(short.own) + len(short.others) > MOST_THOROUGH:
            yield from self._of_short(short, sort, cancelled)
            return
        among = self._where(known) if short is None else {*short.own, *short.others}
        if not seen.is_worth_showing or len(among) <= FEW:
            among = ordered = snapshot.in_order(among, by)
            snapshot.known = known = replace(known, among=ordered if len(ordered) <= FEW else None)
        if not seen.is_worth_showing:
            begin = bisect_left(ordered, PROBE, key=snapshot.rank(by).__getitem__) if seen.is_whole else 0
            early = self._first(seen.found if seen.is_whole else [], ordered[begin:], first, cancelled)
            if early is None:
                return
            yield early
        levels = self._levels(among, sort, cancelled)
        if levels is None:
            return
        final = array("q", itertools.chain.from_iterable(snapshot.in_order(hits, by) for hits in levels))
        if len(final) <= FEW:
            snapshot.known = replace(known, among=final if sort is not None else snapshot.in_order(final, by))
        inside = sum(map(len, levels[COMPOUND:])) if sort is None and self._is_short else 0
        yield Results(final, len(final), True, inside)

    def _by_fields(self, by: str) -> Results:
        """What a query finds that asks for fields only: no text has to be looked at."""
        nothing = b""
        candidates = self.candidates(self.query.root)
        among = self.snapshot.order(by) if candidates is None else self.snapshot.in_order(candidates, by)
        rowids = array("q", (r for r in among if self.matcher.matches(Doc(r, nothing, None))))
        return Results(rowids, len(rowids), True)

    def _late(self) -> bool:
        """Whether the reader has waited so long that some hits are better than none."""
        return time.perf_counter() - self.began > PATIENCE

    def _shown(self, found: Sequence[Doc], *, exact: bool) -> Results:
        """The first hits, whose texts the list will ask for."""
        self.snapshot.keep_hits(found)
        return Results(array("q", (doc.rowid for doc in found)), len(found), exact)

    def _probe(self, order: "array[int]", known: PreviousSearch, first: int) -> "_Probed":
        """Look for the first hits among the newest articles; where they are not at hand, only as long as hits are frequent."""
        newest = order[:PROBE]
        if known.newest is None and not self.snapshot.has_docs(newest):
            return self._probe_stored(newest, first)
        docs = known.newest if known.newest is not None else list(self.snapshot.docs(newest))
        hits: list[Doc] = []
        looked_at = 0
        for doc in docs:
            looked_at += 1
            if self.matcher.matches(doc):
                hits.append(doc)
                if len(hits) >= first or (len(hits) >= SCREEN and self._late()):
                    break
        is_whole = looked_at == len(docs)
        enough = len(hits) >= SCREEN or len(order) <= PROBE or (bool(hits) and self._late())
        return _Probed(hits, is_whole, enough, [*hits, *docs[looked_at:]])

    def _probe_stored(self, newest: "array[int]", first: int) -> "_Probed":
        """The same where the texts have to be read."""
        hits: list[Doc] = []
        for number, doc in enumerate(self.snapshot.docs(newest)):
            if self.matcher.matches(doc):
                hits.append(doc)
            if len(hits) >= first or (len(hits) >= SCREEN and self._late()):
                return _Probed(hits, False, True, None)
            if number % BATCH == BATCH - 1 and len(hits) * PROBE < SCREEN * number:
                return _Probed(hits, False, False, None)
        return _Probed(hits, True, len(newest) < PROBE or len(hits) >= SCREEN or (bool(hits) and self._late()), hits)

    def _where(self, known: PreviousSearch) -> Collection[int]:
        """The articles to look at."""
        if known.among is not None and len(known.among) <= FEW:
            return known.among
        candidates = self.candidates(self.query.root)
        return self.snapshot.order() if candidates is None else candidates

    def _first(
        self, newest: Sequence[Doc], ordered: "array[int]", first: int, cancelled: Callable[[], bool]
    ) -> Results | None:
        """The first hits: after those among the newest the ones of `ordered`, a screen of them or what is found in time."""
        hits = list(newest)
        for doc in read_docs(self.db, ordered):
            if cancelled():
                return None
            if self.matcher.matches(doc):
                hits.append(doc)
            if len(hits) >= first or (hits and self._late()):
                return self._shown(hits, exact=False)
        return self._shown(hits, exact=True)

    def _levels(
        self, rowids: Collection[int], sort: str | None, cancelled: Callable[[], bool]
    ) -> "list[array[int]] | None":
        """Those of `rowids` that match, by how well they do (all alike where `sort` orders them); None where that was cancelled."""
        if len(rowids) > MOST_THOROUGH:
            self.matcher.hasten()
        return Levels(self.db, self.matcher, ranked=sort is None, first=self.ranked).of(rowids, cancelled)

    # Words of two or three letters, and single letters

    def _short(self, known: PreviousSearch) -> "_Short | None":
        """Where the index alone tells which articles have the one short term that is looked for; None for other queries."""
        root = self.query.root
        if not isinstance(root, Term) or (known.among is not None and len(known.among) <= FEW):
            return None
        token = token_of(root.needle)
        own = token if len(root.needle) == 1 else self._needle(root.needle)
        if token is None or own is None:
            return None
        alone = self._match("apart", _quoted(token))
        if len(root.needle) == 1:
            return _Short(alone, alone, array("q"))
        others = self._any([self._needle(alias) for alias in root.aliases])
        if others is None:
            return None
        return _Short(self._match("grams", own), alone, self._match("grams", others) if others else array("q"))

    def _of_short(self, short: "_Short", sort: str | None, cancelled: Callable[[], bool]) -> Iterator[Results]:
        """The articles of a very common short term: counted at once, and of those where it stands by itself the titles first."""
        snapshot, by = self.snapshot, sort or "published"
        self.matcher.hasten()
        inside = len(short.own) - len(short.alone)
        if not short.others:
            yield Results(snapshot.in_order(short.own, by), len(short.own), True, inside)
            if sort is not None or not self._is_short:
                return
        named = self._having_another_name(short.others, cancelled)
        if named is None:
            return
        alone = array("q", {*short.alone, *named})
        rest = {*short.own}.difference(alone)
        if sort is not None:
            yield Results(snapshot.in_order({*rest, *alone}, by), len(rest) + len(alone), True, len(rest))
            return
        levels = self._levels(alone, None, cancelled)
        if levels is None:
            return
        ranked = array("q", itertools.chain.from_iterable(snapshot.in_order(hits, by) for hits in levels))
        ranked += snapshot.in_order(rest, by)
        yield Results(ranked, len(ranked), True, len(rest))

    def _having_another_name(self, candidates: "array[int]", cancelled: Callable[[], bool]) -> "array[int] | None":
        """Those of `candidates` in which another name of the organisation stands; None where that was cancelled."""
        assert isinstance(self.matcher, Words)
        names = self.matcher.aliases
        rowids = array("q")
        for doc in read_docs(self.db, candidates):
            if cancelled():
                return None
            if any(name.found(doc) for name in names):
                rowids.append(doc.rowid)
        return rowids

    # Candidates

    def candidates(self, node: Node) -> Collection[int] | None:
        """Articles among which all matches of `node` are; None for every article."""
        expression = self._expression(node)
        if expression is not None:
            return self._match("grams", expression)
        match node:
            case Term() | Near() | Pattern() | Not():
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
        if sets and len(sets[0]) <= FEW:
            # So few that their texts are read sooner than the trigrams.
            return set.intersection(*sets)
        if wanted:
            sets.insert(0, set(self._match("grams", " AND ".join(f"({e})" for e in wanted))))
        return set.intersection(*sets) if sets else None

    def _match(self, table: str, expression: str) -> "array[int]":
        statement = f"select rowid from {table} where {table} match ?"
        rowids = array("q", [rowid for (rowid,) in rows(self.db, statement, (expression,))])
        # What has been added since the snapshot was made stands at the end; what has been removed has no text any more.
        return rowids[: bisect_right(rowids, self.snapshot.highest)]

    def _expression(self, node: Node) -> str | None:
        """What to ask the trigram index for a text's part; None where it cannot narrow the search."""
        match node:
            case Term(needle=needle, aliases=aliases):
                return self._any([self._needle(n) for n in (needle, *aliases)])
            case FieldText(field=of, term=term) if of.kind == "title":
                return self._expression(term)
            case Near(terms=terms):
                return self._expression(And(terms))
            case Pattern(needle=needle) if len(needle) >= _FEWEST_LETTERS:
                return self._needle(needle)
            case And(parts=parts) if parts:
                inner = [self._expression(part) for part in parts]
                return " AND ".join(f"({e})" for e in inner) if all(e is not None for e in inner) else None
            case Or(parts=parts) if parts:
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
            return " AND ".join(_quoted(gram) for gram in _grams(needle, self.snapshot.common_grams, self.grams_each))
        if len(needle) == 1 and needle in COMMON_LETTERS:
            return None
        terms = rows(
            self.db,
            "select term from gram where term >= ? and term < ? limit ?",
            (needle, needle + "\U0010ffff", _MOST_SHORT),
        )
        if len(terms) == _MOST_SHORT:
            return None
        # A term that stands nowhere: FTS5 wants something to look for, so let it be what no text has.
        return " OR ".join(_quoted(term) for (term,) in terms) or _quoted("\ufffe\ufffe\ufffe")


def having(connection: apsw.Connection, snapshot: Snapshot, needle: str) -> Collection[int] | None:
    """Articles among which all are that have `needle`; None where the index does not tell."""
    term = Term(needle, needle)
    return Search(connection, snapshot, Query(needle, term), FieldSearch(connection, snapshot, NO_MARKS)).candidates(
        term
    )


def _grams(needle: str, common: Mapping[str, int], most: int) -> list[str]:
    """The trigrams of `needle` to ask for: the rarest, none beside another, which would tell little more.

    A short term has too few for that: of those, neighbours too.
    """
    grams = [needle[i : i + 3] for i in range(len(needle) - 2)]
    by_rarity = sorted(range(len(grams)), key=lambda i: common.get(grams[i], 0))
    chosen: list[int] = []
    for i in by_rarity:
        if len(chosen) < most and all(abs(i - j) > 1 for j in chosen):
            chosen.append(i)
    neighbours = [i for i in by_rarity if i not in chosen]
    chosen += neighbours[: max(0, _FEWEST_TRIGRAMS - len(chosen))]
    return list(dict.fromkeys(grams[i] for i in chosen))


def _quoted(gram: str) -> str:
    return '"' + gram.replace('"', '""') + '"'
