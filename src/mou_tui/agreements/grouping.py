"""From reports to agreements: which pairs to decide, and which reports are then one.

The result depends on the reports alone and not on their order, and that of a set of reports that no pair connects with the
others depends on these alone: what has changed can be grouped again without the rest.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from mou_tui.agreements.decide import AHEAD, Decision, Pointer, Verdict, decide, may_meet

_AGREEING: Final = 3
"""Of the pairs of two groups that become one, one in so many at least must be surely the same."""


CROWD: Final = 30
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
    # Alike stories share many blocks: each set of members is looked at once.
    for members in {tuple(map(id, some)): some for some in blocks.values()}.values():
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
    sure = {(pair.a, pair.b): pair.likeness for pair in pairs if pair.verdict == "same"}
    groups = _Groups(articles, sure, links.cannot - links.must)
    for a, b in sorted(links.must):
        if a in articles and b in articles:
            groups.join(a, b)
    for a, b in sorted(sure, key=lambda pair: (-sure[pair], pair)):
        if a in articles and b in articles and groups.may_join(a, b):
            groups.join(a, b)
    return groups.all()


class _Groups:
    """Groups of reports, each known by one of its reports.

    What lies between two groups is counted once and added up when they join, the lesser into the greater: a thousand alike
    reports have a hundred thousand pairs, and each would otherwise count those between two large groups again.
    """

    def __init__(
        self, articles: Mapping[str, str], sure: Iterable[tuple[str, str]], cannot: Iterable[tuple[str, str]]
    ) -> None:
        self._name = {key: key for key in articles}
        self._members = {key: [key] for key in articles}
        self._articles = {key: {article} for key, article in articles.items()}
        self._sure: dict[str, Counter[str]] = {key: Counter() for key in articles}
        """How many pairs between two groups are surely the same."""
        self._cannot: dict[str, Counter[str]] = {key: Counter() for key in articles}
        for between, some in ((self._sure, sure), (self._cannot, cannot)):
            for a, b in some:
                if a in articles and b in articles:
                    between[a][b] += 1
                    between[b][a] += 1

    def may_join(self, a: str, b: str) -> bool:
        """Whether the groups of two reports may become one."""
        one, other = self._name[a], self._name[b]
        return (
            one != other
            and self._articles[one].isdisjoint(self._articles[other])
            and other not in self._cannot[one]
            and self._sure[one][other] * _AGREEING >= len(self._members[one]) * len(self._members[other])
        )

    def join(self, a: str, b: str) -> None:
        """Make the groups of two reports one."""
        lesser, greater = sorted((self._name[a], self._name[b]), key=lambda name: len(self._members[name]))
        if lesser == greater:
            return
        for key in self._members[lesser]:
            self._name[key] = greater
        self._members[greater] += self._members.pop(lesser)
        self._articles[greater] |= self._articles.pop(lesser)
        for between in (self._sure, self._cannot):
            for other, count in between.pop(lesser).items():
                del between[other][lesser]
                if other != greater:
                    between[greater][other] += count
                    between[other][greater] += count

    def all(self) -> list[tuple[str, ...]]:
        """The groups, each in order, in order."""
        return sorted(tuple(sorted(members)) for members in self._members.values())


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
