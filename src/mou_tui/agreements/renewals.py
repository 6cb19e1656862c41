"""Which agreement a renewal renews, where the news says that it is one and the former one is known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.likeness import likeness, sketch
from mou_tui.agreements.states import first_day

_LEAST_DAYS: Final = 180
"""Days that lie between two papers of the same parties before one can be the renewal of the other."""
_ALIKE: Final = 0.12
"""The likeness of two headlines on one matter, at least."""


def renewals(rows: Iterable[Brief]) -> Mapping[str, str]:
    """The former agreement of each that is told to be a renewal: key → key.

    The two have the same parties, two at least; the latest paper before it on the same matter is meant. Where the reader has said
    of a row what it renews, or that it renews none, nothing is looked for.
    """
    of_parties: dict[frozenset[str], list[Brief]] = defaultdict(list)
    wanted: list[Brief] = []
    for row in rows:
        parties = frozenset(row.party_keys)
        if len(parties) >= 2 and row.status not in ("draft", "planned"):
            of_parties[parties].append(row)
            if row.status == "renewed" and not row.former and not row.renews_none:
                wanted.append(row)
    found: dict[str, str] = {}
    taken = {row.key for some in of_parties.values() for row in some if row.next}
    for row in sorted(wanted, key=lambda row: (row.day, row.key)):
        before = [
            other
            for other in of_parties[frozenset(row.party_keys)]
            if other.key not in taken and _is_before(other, row) and _are_on_one_matter(other, row)
        ]
        if before:
            former = max(before, key=lambda other: (other.day, other.key))
            found[row.key] = former.key
            taken.add(former.key)
    return found


def _is_before(other: Brief, row: Brief) -> bool:
    one, two = first_day(other.day), first_day(row.day)
    return one is not None and two is not None and (two - one).days >= _LEAST_DAYS


def _are_on_one_matter(one: Brief, other: Brief) -> bool:
    return likeness(sketch(one.title, ""), sketch(other.title, "")) >= _ALIKE
