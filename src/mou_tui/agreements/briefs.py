"""What a table shows of an agreement, and what it is sorted and filtered by: a deal without its cells' sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from mou_tui.agreements.deals import Deal
from mou_tui.agreements.states import NOTICE, State, days_left, days_of, state_on
from mou_tui.annotations.agreements import RENEWS_NONE
from mou_tui.settings import OWN, USUAL_FIELDS

COLUMNS: Final = (
    "key", "title", "instrument", "status", "parties", "party_keys", "signed_on", "ends_on", "end_kind", "ends_by", "term", "venue",
    "people", "amount", "currency", "differs", "checked", "published", "reports",
)  # fmt: skip
"""The columns of the index, in order; lists are lines."""


@dataclass(frozen=True, slots=True)
class Brief:
    """An agreement in a table. Dates are ISO 8601; `ends_by` is who says the end (a Standing), `reports` a count."""

    key: str
    title: str
    instrument: str
    status: str
    parties: tuple[str, ...]
    party_keys: tuple[str, ...]
    signed_on: str
    ends_on: str
    end_kind: str
    ends_by: str
    term: str
    venue: str
    people: tuple[str, ...]
    amount: float | None
    currency: str
    differs: tuple[str, ...]
    checked: int
    published: str
    reports: int
    former: str = ""
    next: str = ""
    perhaps: tuple[str, ...] = ()
    owner: str = ""
    file: str = ""
    file_number: str = ""
    notice: str = ""
    touched: bool = False
    renews_none: bool = False
    fields: tuple[tuple[str, str], ...] = ()
    """What only the reader knows, by the ids of own fields."""

    @property
    def day(self) -> str:
        """The day of signing, else that of the first news."""
        return self.signed_on or self.published

    def state(self, today: date, notice: int = NOTICE) -> State:
        """How it stands on a day."""
        days = days_of(self.notice) or notice
        return state_on(today, self.status, self.ends_on, self.end_kind, has_next=bool(self.next), notice=days)

    def days_left(self, today: date) -> int | None:
        """Days until its end, less than 0 after it; None where it is not known or another has taken its place."""
        return None if self.next else days_left(today, self.ends_on)

    def own(self, id_: str) -> str:
        """What stands in an own field, "" for nothing."""
        return next((value for name, value in self.fields if name == id_), "")

    def is_with(self, keys: frozenset[str]) -> bool:
        """Whether a body with one of these party keys is a party."""
        return not keys.isdisjoint(self.party_keys)


def brief_of(deal: Deal) -> Brief:
    """The brief of a deal."""
    cells = deal.cells
    parties = cells.several("party")
    money = cells.several("money")
    amount = max((float(cell.value) for cell in money if _is_number(cell.value)), default=None)
    end = cells.one("ends_on")
    return Brief(
        key=deal.key,
        title=cells.value("title"),
        instrument=cells.value("instrument"),
        status=cells.value("status"),
        parties=tuple(cell.value for cell in parties),
        party_keys=tuple(str(cell.more.get("key", "")) for cell in parties),
        signed_on=deal.signed_on,
        ends_on=deal.ends_on,
        end_kind=deal.end_kind,
        ends_by="" if end is None else end.standing,
        term=cells.value("term"),
        venue=cells.value("venue"),
        people=cells.values("signatory"),
        amount=amount,
        currency=next((str(cell.more.get("currency", "")) for cell in money), ""),
        differs=cells.differs,
        checked=cells.checked,
        published=deal.published,
        reports=len(deal.reports),
        former=deal.former,
        next=deal.next,
        perhaps=deal.perhaps,
        owner=cells.value("owner"),
        file=cells.value("file"),
        file_number=cells.value("file_number"),
        notice=cells.value("notice"),
        touched=deal.entry is not None,
        renews_none=deal.entry is not None and deal.entry.renews == RENEWS_NONE,
        fields=tuple(
            (cell.kind.removeprefix(OWN), cell.value)
            for cell in cells
            if cell.kind in USUAL_FIELDS or cell.kind.startswith(OWN)
        ),
    )


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def to_columns(brief: Brief) -> tuple[Any, ...]:
    """The brief as a row of the index."""
    return tuple(
        "\n".join(value) if isinstance(value, tuple) else value for value in (getattr(brief, c) for c in COLUMNS)
    )


def from_columns(row: Iterable[Any]) -> Brief:
    """The inverse of `to_columns`."""
    (key, title, instrument, status, parties, party_keys, signed_on, ends_on, end_kind, ends_by, term, venue, people, amount, currency,
     differs, checked, published, reports) = row  # fmt: skip
    return Brief(
        key, title, instrument, status, _lines(parties), _lines(party_keys), signed_on, ends_on, end_kind, ends_by, term, venue,
        _lines(people), amount, currency, _lines(differs), checked, published, reports,
    )  # fmt: skip


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
