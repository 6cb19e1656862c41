"""The pairs of reports in the index, exact while articles come and go: as if all reports were compared anew.

A block is crowded where it has more members than a report is compared with on each side (`CROWD`). What comes into a crowd moves
others out of one another's sight, and what leaves it brings others together; elsewhere only what is new is compared.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import apsw

from mou_tui.agreements.decide import AHEAD, Pointer, may_meet
from mou_tui.agreements.grouping import CROWD, pair_of, pairs_of
from mou_tui.library import schema

Place = tuple[int, str]
"""The place of a report in a block: its day and its key."""


class PairUpdate:
    """One bringing up to date of the table `pair`. `pointer` gives a report by its number with what it is compared by."""

    def __init__(self, db: apsw.Connection, pointer: Callable[[int], Pointer]) -> None:
        self._db = db
        self._pointer = pointer
        self._gone: dict[int, list[Place]] = defaultdict(list)
        self._orders: dict[int, list[tuple[int, str, int]]] = {}

    def take_out(self, reports: Sequence[int]) -> None:
        """Take out the pairs and the blocks of reports that go; before the reports themselves are taken out."""
        marks = ",".join("?" * len(reports))
        for block, day, key in schema.rows(
            self._db,
            f"select b.block, r.day, r.key from block b join report r on r.id = b.report where r.id in ({marks})",
            reports,
        ):
            self._gone[block].append((day or 0, key))
        self._db.execute(f"delete from block where report in ({marks})", reports)
        self._db.execute(f"delete from pair where a in ({marks})", reports)
        self._db.execute(f"delete from pair where b in ({marks})", reports)

    def make_all(self, reports: Iterable[int]) -> None:
        """Make the pairs of all reports, in memory: where so many are new that most pairs are."""
        pointers = {number: self._pointer(number) for number in reports}
        by_key = {pointer.key: number for number, pointer in pointers.items()}
        self._db.execute("delete from pair")
        self._put((by_key[p.a], by_key[p.b], p.verdict == "same", p.likeness) for p in pairs_of(pointers.values()))

    def make_new(self, new: Sequence[int]) -> set[int]:
        """Make the pairs of new reports and of those that they or what is gone have moved; returns the latter."""
        fresh = set(new)
        blocks = set(self._gone)
        for number in new:
            blocks |= {
                block for (block,) in schema.rows(self._db, "select block from block where report = ?", (number,))
            }
        compared: set[tuple[int, int]] = set()
        closer: set[tuple[int, int]] = set()
        apart: set[tuple[int, int]] = set()
        looked_at: set[tuple[tuple[int, str, int], ...]] = set()
        for block in blocks:
            order = self._order(block)
            gone = self._gone.get(block, ())
            # Alike stories share many blocks: each set of members is looked at once, if all have stayed.
            if not gone:
                if (members := tuple(order)) in looked_at:
                    continue
                looked_at.add(members)
            compared.update(_beside(order, fresh))
            nearer, farther = _moved(order, fresh, gone)
            closer |= nearer
            apart |= farther
        self._put(self._decided(compared))
        return self._part(apart) | self._join(closer)

    def _order(self, block: int) -> list[tuple[int, str, int]]:
        if block not in self._orders:
            members = schema.rows(
                self._db,
                "select coalesce(r.day, 0), r.key, r.id from block b join report r on r.id = b.report where b.block = ?",
                (block,),
            )
            self._orders[block] = sorted(members)
        return self._orders[block]

    def _decided(self, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, bool, float]]:
        for a, b in sorted(pairs):
            one, other = self._pointer(a), self._pointer(b)
            pair = pair_of(one, other) if may_meet(one, other) else None
            if pair is not None:
                yield a, b, pair.verdict == "same", pair.likeness

    def _put(self, rows: Iterable[tuple[int, int, bool, float]]) -> None:
        self._db.executemany(
            "insert or replace into pair values(?,?,?,?)", ((*in_order(a, b), *more) for a, b, *more in rows)
        )

    def _part(self, pairs: Iterable[tuple[int, int]]) -> set[int]:
        """Take out the pairs whose reports no block has as neighbours any more; returns the reports of those that were there."""
        moved: set[int] = set()
        for a, b in sorted(pairs):
            if self._are_neighbours(a, b):
                continue
            self._db.execute("delete from pair where a = ? and b = ?", in_order(a, b))
            if self._db.changes():
                moved |= {a, b}
        return moved

    def _join(self, pairs: Iterable[tuple[int, int]]) -> set[int]:
        """Decide pairs whose reports have come together; returns the reports of those that were not there."""
        missing = [
            pair
            for pair in pairs
            if schema.row(self._db, "select 1 from pair where a = ? and b = ?", in_order(*pair)) is None
        ]
        made = list(self._decided(missing))
        self._put(made)
        return {number for a, b, *_more in made for number in (a, b)}

    def _are_neighbours(self, a: int, b: int) -> bool:
        shared = schema.rows(
            self._db,
            "select x.block from block x join block y on y.block = x.block where x.report = ? and y.report = ?",
            (a, b),
        )
        for (block,) in shared:
            ranks = [rank for rank, (_day, _key, number) in enumerate(self._order(block)) if number in (a, b)]
            if ranks[1] - ranks[0] <= CROWD:
                return True
        return False


def _beside(order: Sequence[tuple[int, str, int]], fresh: set[int]) -> Iterator[tuple[int, int]]:
    """The neighbours of new reports, as far as time allows that they meet."""
    for rank, (day, _key, number) in enumerate(order):
        if number not in fresh:
            continue
        first = max(0, rank - CROWD)
        for at, (other_day, _other_key, other) in enumerate(order[first : rank + CROWD + 1], first):
            # Two new reports meet once, from the earlier one.
            met = at == rank or (at < rank and other in fresh)
            if not met and (not day or not other_day or abs(day - other_day) <= AHEAD):
                yield in_order(number, other)


def _moved(
    order: Sequence[tuple[int, str, int]], fresh: set[int], gone: Sequence[Place]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The pairs of reports that stay which became neighbours in a block, and those that are no longer."""
    if len(order) + len(gone) <= CROWD + 1:
        return set(), set()
    stay = [member for member in order if member[2] not in fresh]
    new = [member[:2] for member in order if member[2] in fresh]
    places = [member[:2] for member in stay]
    came = [bisect_left(new, place) for place in places]
    went = sorted(gone)
    left = [bisect_left(went, place) for place in places]
    near: set[int] = set()
    for place in (*new, *went):
        at = bisect_left(places, place)
        near |= set(range(max(0, at - CROWD), at))
    closer: set[tuple[int, int]] = set()
    apart: set[tuple[int, int]] = set()
    for one in near:
        for other in range(one + 1, min(len(stay), one + CROWD + 1)):
            after = other - one + came[other] - came[one] <= CROWD
            before = other - one + left[other] - left[one] <= CROWD
            if after != before:
                (closer if after else apart).add(in_order(stay[one][2], stay[other][2]))
    return closer, apart


def in_order(a: int, b: int) -> tuple[int, int]:
    """A pair of reports as the index keeps it, the lower number first."""
    return (a, b) if a < b else (b, a)
