"""One story, told in several files: articles that are copies of one text are listed as one.

Which these are stands in the index (`story_building`). Who reads takes apart what the reader has said is not the same.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, compress
from typing import Final

import apsw

from mou_tui.library.schema import has_table, rows

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
    pairs = read_pairs(db) if separate else []
    parts = chain.from_iterable(_parts(story, pairs, separate) for story in kept.values())
    corrected = {rowid for (rowid,) in rows(db, "select article from corrected")}
    # What the reader has corrected is the best.
    return Stories(sorted(part, key=lambda rowid: rowid not in corrected) for part in parts)


def read_pairs(db: apsw.Connection) -> list[tuple[int, int]]:
    return [(one, other) for one, other in rows(db, "select article, other from story_pair order by article, other")]


def _parts(story: list[int], pairs: list[tuple[int, int]], apart: Mapping[int, set[int]]) -> list[list[int]]:
    """What remains of a story where some of its articles are apart, each part in the story's order."""
    if apart.keys().isdisjoint(story):
        return [story]
    place = {rowid: number for number, rowid in enumerate(story)}
    own = [pair for pair in pairs if place.keys() >= set(pair)]
    return [sorted(part, key=place.__getitem__) for part in together(own, apart)]


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


def together(pairs: Iterable[tuple[int, int]], apart: Mapping[int, set[int]]) -> list[list[int]]:
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
