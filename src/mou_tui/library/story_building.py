"""Which articles are copies of one text, found as they come into the index.

The builder keeps a sketch of each article, the pairs that are copies, and the stories that they make.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import apsw

from mou_tui.library.orders import kept_order, read_order
from mou_tui.library.schema import row, rows, rows_in
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
from mou_tui.library.stories import read_pairs, together

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
            for number, story in enumerate(_ranked(db, read_pairs(db)))
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
        found = row(db, "select published_on from article where rowid = ?", (rowid,))
        return None if found is None else found[0]

    @lru_cache(maxsize=4096)
    def traits(rowid: int) -> Traits:
        found = row(
            db,
            "select c.text, a.parties, a.title from content c join article a on a.rowid = c.rowid where c.rowid = ?",
            (rowid,),
        )
        if found is None:  # gone, and its sketch not yet cleared away
            return Traits(frozenset(), 0, frozenset())
        text, parties, title = found
        return Traits.of(text, day(rowid), parties or "", title)

    for one, other, shared in pairs:
        if may_be_copies(day(one), day(other), shared) and are_copies(traits(one), traits(other)):
            yield one, other


def _ranked(db: apsw.Connection, pairs: list[tuple[int, int]]) -> Iterator[list[int]]:
    """The pairs put together into stories, the best copy of each first."""
    worth = _worths(db, {rowid for pair in pairs for rowid in pair})
    for story in together([pair for pair in pairs if worth.keys() >= set(pair)], {}):
        yield sorted(story, key=lambda rowid: worth[rowid], reverse=True)


def _worths(db: apsw.Connection, rowids: set[int]) -> dict[int, tuple[Any, ...]]:
    """By what the best copy is chosen: its facts are known, how many there are, a date, an address, length.

    Of copies that are alike the one that is listed first is the best.
    """
    order, _days = kept_order(db) or read_order(db)
    place = {rowid: number for number, rowid in enumerate(order) if rowid in rowids}
    found = rows_in(
        db,
        "select a.rowid, a.instrument is not null, (select count(*) from posting p where p.article = a.rowid),"
        " a.published_on is not null, a.url is not null, length(c.text) from article a join content c on c.rowid = a.rowid"
        " where a.rowid in (?*)",
        sorted(rowids),
    )
    return {rowid: (*values, -place[rowid]) for rowid, *values in found}
