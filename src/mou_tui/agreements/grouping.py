"""From reports to agreements: which pairs to decide, and which reports are then one.

The result depends on the reports alone and not on their order, and that of a set of reports that no pair connects with the
others depends on these alone: what has changed can be grouped again without the rest.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from mou_tui.agreements.decide import AHEAD, Decision, Pointer, Verdict, decide, may_meet

_AGREEING: Final = 3
"""Of the pairs of two groups that become one, one in so many at least must be surely the same."""


CROWD: Final = 120
"""Neighbours in time of those that share a party or a shingle with a report, at most: a thousand copies must not be a million pairs."""


class Pair(NamedTuple):
    """Two reports, by their keys in order, that are surely or perhaps the same."""

    a: str
    b: str
    verdict: Verdict
    likeness: float


@dataclass(frozen=True, slots=True)
class Links:
    """What the reader has said of reports: which are the same (`must`) and which are not (`cannot`), as pairs of keys in order."""

    must: frozenset[tuple[str, str]] = field(default=frozenset())
    cannot: frozenset[tuple[str, str]] = field(default=frozenset())


NO_LINKS: Final = Links()


def ordered(a: str, b: str) -> tuple[str, str]:
    """The two keys in their order."""
    return (a, b) if a <= b else (b, a)


def blocks_of(report: Pointer) -> set[int]:
    """The numbers by which the report's neighbours are found: of its parties and of the rare parts of its headline."""
    parties = (hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).digest() for key in report.parties)
    return {int.from_bytes(digest, "big") for digest in parties} | set(report.shingles)


def place_of(report: Pointer) -> tuple[int, str]:
    """Where a report stands in the order of time, which is that of a block."""
    return report.day or 0, report.key


def candidates(reports: Iterable[Pointer]) -> Iterator[tuple[Pointer, Pointer]]:
    """The pairs that may be one agreement: neighbours in a block, near enough in time."""
    blocks: dict[int, list[Pointer]] = defaultdict(list)
    for report in sorted(reports, key=place_of):
        for block in blocks_of(report):
            blocks[block].append(report)
    seen: set[tuple[str, str]] = set()
    for members in blocks.values():
        for one, other in neighbours(members):
            pair = ordered(one.key, other.key)
            if pair not in seen:
                seen.add(pair)
                yield one, other


def neighbours(members: Sequence[Pointer]) -> Iterator[tuple[Pointer, Pointer]]:
    """The pairs of one block, whose members are in the order of `place_of`."""
    for number, one in enumerate(members):
        for other in members[number + 1 : number + 1 + CROWD]:
            if one.day is not None and other.day is not None and other.day - one.day > AHEAD:
                break
            if may_meet(one, other):
                yield one, other


def pairs_of(reports: Iterable[Pointer]) -> list[Pair]:
    """All pairs of reports that are surely or perhaps one agreement, in order."""
    # In the order of time, so that what a story is compared by is made once.
    chosen = sorted(
        candidates(reports), key=lambda two: (min(two[0].day or 0, two[1].day or 0), two[0].key, two[1].key)
    )
    return sorted(pair for one, other in chosen if (pair := pair_of(one, other)) is not None)


def pair_of(one: Pointer, other: Pointer) -> Pair | None:
    """The pair as it is kept; None for two different agreements."""
    decision: Decision = decide(one, other)
    if decision.verdict == "different":
        return None
    return Pair(*ordered(one.key, other.key), decision.verdict, round(decision.likeness, 4))


def components(keys: Iterable[str], pairs: Iterable[Pair], links: Links = NO_LINKS) -> list[list[str]]:
    """The reports in sets that no sure pair and no link connects with one another."""
    root = {key: key for key in keys}

    def top(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    sure = ((pair.a, pair.b) for pair in pairs if pair.verdict == "same")
    for a, b in (*sure, *links.must):
        if a in root and b in root:
            root[top(a)] = top(b)
    sets: dict[str, list[str]] = defaultdict(list)
    for key in root:
        sets[top(key)].append(key)
    return sorted(sorted(one) for one in sets.values())


def grouped(articles: Mapping[str, str], pairs: Sequence[Pair], links: Links = NO_LINKS) -> list[tuple[str, ...]]:
    """The agreements: each the keys of its reports. `articles` says of which article each report is.

    The reader's links come first. Then the likest pair joins its two groups, if no link forbids it, no article is in both
    (what one article tells apart is two agreements), and a third of all pairs between them are surely the same.
    """
    group: dict[str, tuple[str, ...]] = {key: (key,) for key in articles}
    sure = {(pair.a, pair.b): pair.likeness for pair in pairs if pair.verdict == "same"}
    cannot = links.cannot - links.must

    def join(a: str, b: str) -> None:
        one, other = group[a], group[b]
        if one is not other:
            for key in (both := tuple(sorted((*one, *other)))):
                group[key] = both

    def is_forbidden(one: Iterable[str], other: Sequence[str]) -> bool:
        return any(ordered(x, y) in cannot for x in one for y in other)

    for a, b in sorted(links.must):
        if a in group and b in group:
            join(a, b)
    for a, b in sorted(sure, key=lambda pair: (-sure[pair], pair)):
        if a not in group or b not in group or group[a] is group[b]:
            continue
        one, other = group[a], group[b]
        if {articles[key] for key in one} & {articles[key] for key in other} or is_forbidden(one, other):
            continue
        agreeing = sum(ordered(x, y) in sure for x in one for y in other)
        if agreeing * _AGREEING >= len(one) * len(other):
            join(a, b)
    return sorted(set(group.values()))


def offered(
    groups: Iterable[tuple[str, ...]], pairs: Iterable[Pair], links: Links = NO_LINKS
) -> list[tuple[str, str, float]]:
    """The pairs of groups that are perhaps one, each by the first keys of the two, with the greatest likeness, likest first."""
    first = {key: group[0] for group in groups for key in group}
    apart = {ordered(first[a], first[b]) for a, b in links.cannot if a in first and b in first}
    best: dict[tuple[str, str], float] = {}
    for pair in pairs:
        if pair.a in first and pair.b in first and first[pair.a] != first[pair.b]:
            both = ordered(first[pair.a], first[pair.b])
            if both not in apart:
                best[both] = max(best.get(both, 0.0), pair.likeness)
    return sorted(((a, b, alike) for (a, b), alike in best.items()), key=lambda found: (-found[2], found[:2]))
