"""One story, told in several files: which articles are copies of one text, found as they come into the index, and listed as one.

The builder keeps a sketch of each article, the pairs that are copies, and the stories that they make. Who reads takes apart what
the reader has said is not the same.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress
from typing import Any, Final

import apsw

from mou_tui.library.orders import kept_order, read_order
from mou_tui.library.schema import has_table, row, rows, rows_in
from mou_tui.library.sketch import (
    LEAST_SHARED,
    MOST_SHARING,
    NEAREST,
    SKETCH,
    Traits,
    are_copies,
    may_be_copies,
    sketch,
)

_TABLES: Final = (
    # The hashes of each article's sketch.
    "create table if not exists story_hash(hash integer, article integer, primary key(hash, article)) without rowid",
    # Two articles that are copies of one text; the first is the one that was there first.
    "create table if not exists story_pair(article integer, other integer, primary key(article, other)) without rowid",
    # The pairs put together, the best copy first, but for what the reader says: who opens the library has no time for it.
    "create table if not exists story(article integer primary key, number integer not null, place integer not null)",
)
_UP_TO: Final = "stories up to"
"""Key in `meta` of the highest rowid whose article has been compared. Rowids are never used twice."""
_BY: Final = "stories by"
"""Key of the rules by which they were compared."""
_AT_ONCE: Final = 500


def refresh_stories(db: apsw.Connection, *, some_are_gone: bool) -> int:
    """Compare the articles that are new in the index with all others; returns how many pairs of copies were found.

    The caller opens the transaction, and says whether articles were taken out since the last time.
    """
    for table in _TABLES:
        db.execute(table)
    if some_are_gone:
        _clear_away(db)
    known = dict(rows(db, "select key, value from meta where key in ('rules', ?, ?)", (_UP_TO, _BY)))
    if known.get(_BY) != known.get("rules"):
        # By other rules others are copies, and facts and dates are others too.
        db.execute("delete from story_hash")
        db.execute("delete from story_pair")
        db.execute("insert or replace into meta values(?, ?)", (_BY, known.get("rules")))
        known.pop(_UP_TO, None)
    before = int(known.get(_UP_TO, 0))
    shared = _shared_hashes(db, before)
    pairs = list(_copies(db, shared))
    db.executemany("insert or ignore into story_pair values(?, ?)", pairs)
    db.execute("insert or replace into meta values(?, coalesce((select max(rowid) from article), 0))", (_UP_TO,))
    if pairs or some_are_gone or not before:
        _keep_stories(db)
    return len(pairs)


def _keep_stories(db: apsw.Connection) -> None:
    db.execute("delete from story")
    db.executemany(
        "insert into story values(?, ?, ?)",
        (
            (rowid, number, place)
            for number, story in enumerate(_ranked(db, _pairs(db)))
            for place, rowid in enumerate(story)
        ),
    )


_MOST_STALE: Final = 1.25
"""How many times the hashes that articles can have there may be before those of articles that are gone are cleared away."""


def _clear_away(db: apsw.Connection) -> None:
    """Take the pairs of articles that are gone out, and their sketches once there are many: to find these takes seconds."""
    for column in ("article", "other"):
        db.execute(
            f"delete from story_pair where not exists (select 1 from article a where a.rowid = story_pair.{column})"
        )
    hashes, articles = row(db, "select (select count(*) from story_hash), (select count(*) from article)")
    if hashes > _MOST_STALE * SKETCH * articles:
        db.execute(
            "delete from story_hash where not exists (select 1 from article a where a.rowid = story_hash.article)"
        )


def _shared_hashes(db: apsw.Connection, before: int) -> Iterator[tuple[int, int, int]]:
    """The pairs of articles whose sketches share hashes, the new one second, with how many; the sketches are kept."""
    sharing: defaultdict[int, list[int]] = defaultdict(list)
    sketches: list[tuple[int, list[int]]] = []
    start = before
    while batch := rows(
        db, "select rowid, text from content where rowid > ? order by rowid limit ?", (start, _AT_ONCE)
    ):
        start = batch[-1][0]
        for rowid, coded in batch:
            hashes = sketch(coded)
            sketches.append((rowid, hashes))
            for one in hashes:
                sharing[one].append(rowid)
    if before:
        for one, articles in sharing.items():
            known = rows(db, "select article from story_hash where hash = ? limit ?", (one, MOST_SHARING + 1))
            articles[:0] = [article for (article,) in known]
    # In the order of the table, which is written once instead of in as many places as there are hashes.
    db.executemany(
        "insert or ignore into story_hash values(?, ?)", sorted((h, a) for a, hashes in sketches for h in hashes)
    )
    few = {one: articles for one, articles in sharing.items() if 1 < len(articles) <= MOST_SHARING}
    met: dict[int, list[int]] = defaultdict(list)
    if before:
        new = {rowid for rowid, _hashes in sketches}
        met.update((one, [article for article in articles if article not in new]) for one, articles in few.items())
    for rowid, hashes in sketches:
        counts: Counter[int] = Counter()
        for one in hashes:
            if one in few:
                articles = met[one]
                counts.update(articles[-NEAREST:])
                articles.append(rowid)
        yield from ((other, rowid, count) for other, count in counts.items() if count >= LEAST_SHARED)


def _copies(db: apsw.Connection, pairs: Iterator[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Those of the `pairs` that are copies, looked at by their dates first."""

    @lru_cache(maxsize=1 << 17)
    def day(rowid: int) -> str | None:
        dated = row(db, "select published_on from article where rowid = ?", (rowid,))
        return None if dated is None else dated[0]

    @lru_cache(maxsize=4096)
    def traits(rowid: int) -> Traits:
        selected = row(
            db,
            "select c.text, a.parties, a.title from content c join article a on a.rowid = c.rowid where c.rowid = ?",
            (rowid,),
        )
        if selected is None:  # gone, and its sketch not yet cleared away
            return Traits(frozenset(), 0, frozenset())
        text, parties, title = selected
        return Traits.of(text, day(rowid), parties or "", title)

    for one, other, shared in pairs:
        if may_be_copies(day(one), day(other), shared) and are_copies(traits(one), traits(other)):
            yield one, other


Separation = tuple[str, str]
"""The ids of two articles that the reader says are not the same."""


class Stories:
    """The stories of an index as it is: articles that are copies of one text, the best first."""

    def __init__(self, stories: Iterable[Sequence[int]]) -> None:
        self._of = {rowid: tuple(story) for story in stories for rowid in story}

    def __len__(self) -> int:
        return len(set(self._of.values()))

    def of(self, rowid: int) -> tuple[int, ...]:
        """The articles that tell what this one tells, itself among them, the best first; itself alone where there are no others."""
        return self._of.get(rowid, (rowid,))

    def best(self, rowid: int) -> int:
        """The copy from which facts are taken."""
        return self.of(rowid)[0]

    def folded(self, rowids: Iterable[int], open_: Collection[int] = ()) -> "array[int]":
        """`rowids` with each story once, where the first of its copies stands, by the best of those that are there.

        The stories of which one article is among `open_` have all their copies, one after the other.
        """
        listed = array("q", rowids)
        if not self._of:
            return listed
        # Most articles stand alone: what lies between two copies is taken over in one piece.
        places = list(compress(range(len(listed)), map(self._of.__contains__, listed)))
        there = {listed[place] for place in places}
        done: set[int] = set()
        folded, begin = array("q"), 0
        for place in places:
            folded.extend(listed[begin:place])
            begin = place + 1
            if listed[place] not in done:
                copies = [copy for copy in self._of[listed[place]] if copy in there]
                done.update(copies)
                folded.extend(copies if any(copy in open_ for copy in copies) else copies[:1])
        folded.extend(listed[begin:])
        return folded


def read_stories(db: apsw.Connection, apart: Iterable[Separation] = ()) -> Stories:
    """The stories of the index, without what the reader has set `apart`."""
    if not has_table(db, "story"):
        return Stories(())  # an index that no builder has seen since
    kept: dict[int, list[int]] = defaultdict(list)
    for rowid, number in rows(db, "select article, number from story order by number, place"):
        kept[number].append(rowid)
    separate = _rowids_apart(db, apart)
    pairs = _pairs(db) if separate else []
    parts = chain.from_iterable(_parts(story, pairs, separate) for story in kept.values())
    corrected = {rowid for (rowid,) in rows(db, "select article from corrected")}
    # What the reader has corrected is the best.
    return Stories(sorted(part, key=lambda rowid: rowid not in corrected) for part in parts)


def _pairs(db: apsw.Connection) -> list[tuple[int, int]]:
    return [(one, other) for one, other in rows(db, "select article, other from story_pair order by article, other")]


def _ranked(db: apsw.Connection, pairs: list[tuple[int, int]]) -> Iterator[list[int]]:
    """The pairs put together into stories, the best copy of each first."""
    worth = _worths(db, {rowid for pair in pairs for rowid in pair})
    for story in _together([pair for pair in pairs if worth.keys() >= set(pair)], {}):
        yield sorted(story, key=lambda rowid: worth[rowid], reverse=True)


def _parts(story: list[int], pairs: list[tuple[int, int]], apart: Mapping[int, set[int]]) -> list[list[int]]:
    """What remains of a story where some of its articles are apart, each part in the story's order."""
    if apart.keys().isdisjoint(story):
        return [story]
    place = {rowid: number for number, rowid in enumerate(story)}
    own = [pair for pair in pairs if place.keys() >= set(pair)]
    return [sorted(part, key=place.__getitem__) for part in _together(own, apart)]


def _worths(db: apsw.Connection, rowids: set[int]) -> dict[int, tuple[Any, ...]]:
    """By what the best copy is chosen: its facts are known, how many there are, a date, an address, length.

    Of copies that are alike the one that is listed first is the best.
    """
    order, _days = kept_order(db) or read_order(db)
    place = {rowid: number for number, rowid in enumerate(order) if rowid in rowids}
    selected = rows_in(
        db,
        "select a.rowid, a.instrument is not null, (select count(*) from posting p where p.article = a.rowid),"
        " a.published_on is not null, a.url is not null, length(c.text) from article a join content c on c.rowid = a.rowid"
        " where a.rowid in (?*)",
        sorted(rowids),
    )
    return {rowid: (*values, -place[rowid]) for rowid, *values in selected}


_BY_ID: Final = (
    "select rowid from article where id = ?1"
    " union select a.rowid from successor s join article a on a.id = s.new where s.old = ?1"
)


def _rowids_apart(db: apsw.Connection, apart: Iterable[Separation]) -> dict[int, set[int]]:
    separate: dict[int, set[int]] = defaultdict(set)
    for ids in apart:
        one, other = ([rowid for (rowid,) in rows(db, _BY_ID, (id_,))] for id_ in ids)
        for rowid in one:
            separate[rowid].update(other)
        for rowid in other:
            separate[rowid].update(one)
    return separate


def _together(pairs: Iterable[tuple[int, int]], apart: Mapping[int, set[int]]) -> list[list[int]]:
    """The pairs put together, as long as nothing comes together that is apart."""
    story_of: dict[int, list[int]] = {}
    for pair in pairs:
        one, other = (story_of.setdefault(rowid, [rowid]) for rowid in pair)
        if one is other or any(apart.get(rowid, set()) & set(other) for rowid in one):
            continue
        one.extend(other)
        for rowid in other:
            story_of[rowid] = one
    unique = {id(story): story for story in chain(story_of.values())}
    return [story for story in unique.values() if len(story) > 1]
