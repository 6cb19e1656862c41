"""What a set of articles consists of: years, parties, instruments, statuses, each with how many articles and how to narrow to it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import apsw

from mou_tui.library.orders import Snapshot
from mou_tui.library.schema import rows


@dataclass(frozen=True, slots=True)
class Facet:
    """A value, how many of the articles have it, and the condition to add to a query for these alone."""

    value: str
    count: int
    condition: str


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a set of articles: years newest first, the others commonest first. Years are of the common era."""

    years: tuple[Facet, ...] = ()
    parties: tuple[Facet, ...] = ()
    instruments: tuple[Facet, ...] = ()
    statuses: tuple[Facet, ...] = ()
    own_fields: tuple[tuple[str, tuple[Facet, ...]], ...] = ()
    """The reader's own fields in which something stands, each by its name, with its values."""


def facets(connection: apsw.Connection, snapshot: Snapshot, rowids: Sequence[int], *, most: int = 2_000) -> Facets:
    """The facets of the articles `rowids`, at most `most` parties."""
    wanted = set(rowids)
    everything = len(wanted) >= len(snapshot)
    years = Counter(snapshot.day(rowid) // 10_000 for rowid in wanted)
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in ("party_name", "instrument", "status")}
    for kind, name, rowid in rows(
        connection,
        "select v.kind, v.text, p.article from value v join posting p on p.value = v.id"
        " where v.kind in ('party_name', 'instrument', 'status') and v.text <> 'none'",
    ):
        if everything or rowid in wanted:
            counts[kind][name] += 1
    parties, instruments, statuses = counts.values()
    return Facets(
        years=tuple(Facet(str(y), n, f"published:{y}") for y, n in sorted(years.items(), reverse=True) if y),
        parties=tuple(Facet(name, n, f"party:={quoted(name)}") for name, n in _commonest(parties, most)),
        instruments=tuple(Facet(name, n, f"instrument:{name}") for name, n in _commonest(instruments)),
        statuses=tuple(Facet(name, n, f"status:{name}") for name, n in _commonest(statuses)),
    )


def field_facets(field: str, values: Iterable[str], *, most: int = 200) -> tuple[Facet, ...]:
    """The facets of an own field that a query calls `field`, in which these values stand, one an article."""
    return tuple(Facet(value, n, f"{field}:={quoted(value)}") for value, n in _commonest(Counter(values), most))


def _commonest(counts: Counter[str], most: int | None = None) -> Iterable[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]


def quoted(value: str) -> str:
    """`value` as a query writes it: in quotation marks unless it is one plain word."""
    return value if value.isalnum() else '"' + value.replace('"', "”") + '"'
