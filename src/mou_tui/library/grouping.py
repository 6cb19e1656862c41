"""A list in groups: by the year of a date or by the first party, every article once."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import apsw

from mou_tui.library.collation import collation_key
from mou_tui.library.schema import rows
from mou_tui.organizations import candidates, resolve

GroupedBy = Literal["year", "party"]

BY_YEAR: Final = {"published": "published_on", "signed": "signed_on", "expires": "expires_on"}
"""The dates by whose year a list is grouped, and their columns."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Where in a list of `total` articles each group begins, and what it is called: a year (common era), a party, "" for neither.

    The list of a search that is still going on is not `complete`: its groups may yet grow.
    """

    by: GroupedBy
    starts: tuple[int, ...]
    names: tuple[str, ...]
    total: int
    complete: bool = True

    def at(self, place: int) -> int:
        """The number of the group in which the article at `place` of the list stands."""
        return bisect_right(self.starts, place) - 1

    def size(self, number: int) -> int:
        """How many articles the group has."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else self.total
        return end - self.starts[number]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Every article's group, by rowid; 0 is the group of those that have neither date nor party, which stands last."""

    by: GroupedBy
    names: tuple[str, ...]
    numbers: "array[int]"

    def group(self, rowids: Iterable[int]) -> tuple["array[int]", Groups]:
        """`rowids` group by group, in each as they were."""
        groups: list[list[int]] = [[] for _name in self.names]
        numbers, known = self.numbers, len(self.numbers)
        for rowid in rowids:
            groups[numbers[rowid] if rowid < known else 0].append(rowid)
        order, starts, names = array("q"), [], []
        for number in (*range(1, len(groups)), 0):
            if groups[number]:
                starts.append(len(order))
                names.append(self.names[number])
                order.extend(groups[number])
        return order, Groups(self.by, tuple(starts), tuple(names), len(order))


def by_year(db: apsw.Connection, date: str, order: Sequence[int], highest: int) -> Grouping:
    """The years of a date, one of BY_YEAR, in the order in which they are first met in `order`."""
    column = BY_YEAR[date]
    years = dict(rows(db, f"select rowid, substr({column}, 1, 4) from article where {column} is not null"))
    return _numbered("year", dict.fromkeys(years[rowid] for rowid in order if rowid in years), years, highest)


def by_party(db: apsw.Connection, highest: int) -> Grouping:
    """The parties that articles name first, as a Thai dictionary sorts them.

    Articles call a body by different names; they are together where the gazetteer knows it, under its Thai name.
    """
    called = dict(rows(db, "select id, text from value where kind = 'party'"))
    parties: dict[int, list[str]] = {}
    for article, value in rows(
        db, "select p.article, p.value from value v join posting p on p.value = v.id where v.kind = 'party'"
    ):
        parties.setdefault(article, []).append(called[value])
    named = {
        rowid: _name_of(forms.partition("\n")[0], parties.get(rowid, ()))
        for rowid, forms in rows(db, "select rowid, parties from article where parties <> ''")
    }
    return _numbered("party", sorted(set(named.values()), key=collation_key), named, highest)


def _name_of(short: str, parties: Iterable[str]) -> str:
    """The name of the party whose short form is `short`, among an article's parties as the index has them."""
    return next((party_name(party) for party in parties if short in party.split("\n")), short)


@lru_cache(maxsize=1 << 16)
def party_name(forms: str) -> str:
    """The name of a party from all its forms, a line each: the gazetteer's where its other forms bear it out, else as written."""
    known = set(forms.split("\n"))
    written = forms.partition("\n")[0]
    bodies = [body for body in candidates(written) if known & {body.name_th, body.name_en}]
    body = bodies[0] if bodies else resolve(written) if len(known) == 1 else None
    return body.name if body is not None else written


def _numbered(by: GroupedBy, names: Iterable[str], of: Mapping[int, str], highest: int) -> Grouping:
    ordered = ("", *names)
    number = {name: n for n, name in enumerate(ordered)}
    numbers = array("l", [0]) * (highest + 1)
    for rowid, name in of.items():
        if rowid <= highest:
            numbers[rowid] = number[name]
    return Grouping(by, ordered, numbers)
