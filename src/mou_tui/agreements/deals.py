"""The agreements as the reader sees them: what the news says, with what the reader knows over it.

`Deal` is one agreement. The index groups the news alone; `with_entry` lays the reader's entries over a group, `regrouped` joins and
parts what the reader has linked, and `linked` finds which has taken the place of which.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from mou_tui.agreements.cells import cells_of, with_derived
from mou_tui.agreements.grouping import NO_LINKS, Links, Pair, components, grouped, ordered
from mou_tui.agreements.model import Cell, Cells, Report, Source
from mou_tui.agreements.names import party_key
from mou_tui.agreements.states import NOTICE, State, days_left, days_of, state_on
from mou_tui.annotations.agreements import ENDS, AgreementEntry, ReportRef
from mou_tui.settings import OWN


@dataclass(frozen=True, slots=True)
class Deal:
    """One agreement. `key` is the reader's uid where there is one, else computed; `reports` are keys of its reports.

    `former` and `next` are keys of the agreements before and after it, `amends` of the one that it changes, `amended_by` of those
    that change it, `perhaps` of those that are perhaps the same. A deal whose news is gone has no reports.
    """

    key: str
    reports: tuple[str, ...]
    cells: Cells
    published: str = ""
    entry: AgreementEntry | None = field(default=None, repr=False)
    former: str = ""
    next: str = ""
    amends: str = ""
    amended_by: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        """Its status, "" where not known."""
        return self.cells.value("status")

    @property
    def end_kind(self) -> str:
        """How it ends; "date" where an end is known and nothing else is said."""
        return self.cells.value("end_kind") or ("date" if self.cells.value("ends_on") else "")

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of its parties."""
        return self.cells.values("party")

    @property
    def signed_on(self) -> str:
        """The day of signing; of what is not signed the day that is planned."""
        return self.cells.value("signed_on") or self.cells.value("planned_on")

    @property
    def ends_on(self) -> str:
        """The day on which it ends, "" where not known or there is none."""
        return self.cells.value("ends_on")

    @property
    def notice(self) -> int:
        """Days before the end from which it is running out."""
        return days_of(self.cells.value("notice")) or NOTICE

    def state(self, today: date, notice: int | None = None) -> State:
        """How it stands on a day."""
        days = days_of(self.cells.value("notice")) or notice or NOTICE
        return state_on(today, self.status, self.ends_on, self.end_kind, has_next=bool(self.next), notice=days)

    def days_left(self, today: date) -> int | None:
        """Days until its end, less than 0 after it; None where it is not known, has none, or another has taken its place."""
        return None if self.next else days_left(today, self.ends_on)


def key_of(reports: Iterable[str]) -> str:
    """The key of an agreement that the reader has not touched: of its first report (reports in order of publication)."""
    return hashlib.sha256(next(iter(reports), "").encode()).hexdigest()[:12]


Finder = Callable[[ReportRef], str | None]
"""Finds the key of the report that a reference means, None where its article is not in the library."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reader knows, with the references found: entries by report key, and the links."""

    entries: tuple[AgreementEntry, ...] = ()
    of_report: Mapping[str, tuple[AgreementEntry, ...]] = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    anchors: Mapping[str, str] = field(default_factory=dict)
    """The first report that is found again, by the entry's uid."""


def read_entries(entries: Sequence[AgreementEntry], find: Finder) -> Reader:
    """The reader's entries, with the reports that they mean."""
    of_report: dict[str, list[AgreementEntry]] = {}
    must: set[tuple[str, str]] = set()
    cannot: set[tuple[str, str]] = set()
    anchors: dict[str, str] = {}
    for entry in entries:
        own = [key for ref in entry.reports if (key := find(ref)) is not None]
        for key in own:
            of_report.setdefault(key, []).append(entry)
        if own:
            anchors[entry.uid] = own[0]
        same = [key for ref in entry.same if (key := find(ref)) is not None]
        apart = [key for ref in entry.different if (key := find(ref)) is not None]
        if own:
            must |= {ordered(own[0], key) for key in same if key != own[0]}
        cannot |= {ordered(key, other) for key in (*own, *same) for other in apart if key != other}
    links = Links(frozenset(must), frozenset(cannot))
    return Reader(tuple(entries), {key: tuple(some) for key, some in of_report.items()}, links, anchors)


def regrouped(
    component: Sequence[Report], pairs: Sequence[Pair], links: Links = NO_LINKS
) -> list[tuple[tuple[str, ...], Cells, str]]:
    """The agreements of a set of connected reports: their reports in the order of publication, cells, first day of publication."""
    by_key = {report.key: report for report in component}
    found = []
    for group in grouped({key: report.pointer.article for key, report in by_key.items()}, pairs, links):
        reports = sorted((by_key[key] for key in group), key=lambda r: (r.published or "9999", r.key))
        found.append((tuple(r.key for r in reports), cells_of(reports), reports[0].published))
    return found


def regrouped_by_component(
    reports: Iterable[Report], pairs: Sequence[Pair], links: Links
) -> list[tuple[tuple[str, ...], Cells, str]]:
    """As `regrouped`, of any reports: only those that a pair or a link connects are compared with one another."""
    by_key = {report.key: report for report in reports}
    sets = components(by_key, pairs, links)
    of_component = {key: number for number, members in enumerate(sets) for key in members}
    inside: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        inside[of_component[pair.a]].append(pair)
    return [
        deal
        for number, members in enumerate(sets)
        for deal in regrouped([by_key[key] for key in members], inside[number], links)
    ]


def with_entry(deal: Deal, entries: Sequence[AgreementEntry]) -> Deal:
    """The deal with what the reader's `entries` say of it. Of several the one that was made first names it; no value is lost."""
    if not entries:
        return deal
    first, *rest = sorted(entries, key=lambda entry: (entry.created, entry.uid))
    cells = deal.cells
    for entry in entries:
        cells = _without_rejected(cells, entry)
    entered: dict[str, list[tuple[str, AgreementEntry]]] = {}
    for entry in (first, *rest):
        for name, value in (*entry.values.items(), *((OWN + id_, value) for id_, value in entry.fields.items())):
            entered.setdefault(name, []).append((value, entry))
    for name, values in entered.items():
        cells = _with_value(cells, name, [value for value, _entry in values])
    for entry in (first, *rest):
        for kind, some in entry.add.items():
            have = {party_key(v) if kind == "party" else v for v in cells.values(kind)}
            new = [v for v in some if (party_key(v) if kind == "party" else v) not in have]
            more = [_readers(kind, value, {"key": party_key(value)} if kind == "party" else {}) for value in new]
            cells = Cells((*cells.items, *more), cells.differs)
    return replace(
        deal,
        key=first.uid,
        cells=with_derived(cells, deal.published),
        entry=first,
        aliases=tuple(entry.uid for entry in rest),
    )


def _readers(kind: str, value: str, more: Mapping[str, str] | None = None, others: tuple[Cell, ...] = ()) -> Cell:
    return Cell(kind, value, (Source("", (), "reader"),), others, "reader", dict(more or {}))


def _with_value(cells: Cells, name: str, values: Sequence[str]) -> Cells:
    """The cells with what the reader entered; of two entries that were joined the second stands behind the first, shown as ≠."""
    kind = name
    if name == "end":
        kind = "end_kind" if values[0] in ENDS else "ends_on"
    before = cells.one(kind)
    told = () if before is None or before.standing == "derived" else (replace(before, others=()), *before.others)
    others = tuple(_readers(kind, value) for value in dict.fromkeys(values[1:]) if value != values[0])
    cell = _readers(kind, values[0], others=(*others, *(other for other in told if other.value != values[0])))
    gone = {kind}
    if name == "end":
        # A fixed day is no end by itself, and the other way round; what the news says stays behind it.
        gone = {"end_kind", "ends_on"} if values[0] not in ("auto",) else {"end_kind"}
    if name == "signed_on":
        gone = {"signed_on", "planned_on"}
    if name == "term":
        # The day that the news gives belongs to the term that it gives.
        end = cells.one("ends_on")
        gone = {"term", "ends_on"} if end is not None and end.standing in ("derived", "found") else {"term"}
    differs = tuple(kind_ for kind_ in cells.differs if kind_ not in gone)
    if others:
        differs = tuple(sorted({*differs, kind}))
    done = cells.replacing(gone, [cell])
    if name == "signed_on" and done.value("status") in ("planned", "draft"):
        done = done.replacing({"status"}, [_readers("status", "signed")])
    return Cells(done.items, differs)


def _without_rejected(cells: Cells, entry: AgreementEntry) -> Cells:
    """The cells without the values that the reader rejected, once for all reports."""
    if not entry.reject:
        return cells
    kept: list[Cell] = []
    for cell in cells:
        rejected = entry.reject.get(cell.kind, ())
        known = {party_key(value) for value in rejected} if cell.kind == "party" else set(rejected)
        if (str(cell.more.get("key")) if cell.kind == "party" else cell.value) not in known:
            others = tuple(other for other in cell.others if other.value not in rejected)
            kept.append(replace(cell, others=others))
        elif cell.others and cell.kind != "party":
            behind = [other for other in cell.others if other.value not in rejected]
            if behind:
                kept.append(replace(behind[0], others=tuple(behind[1:])))
    rejected_kinds = {kind for kind in entry.reject if all(not c.others for c in kept if c.kind == kind)}
    return Cells(tuple(kept), tuple(kind for kind in cells.differs if kind not in rejected_kinds))


def linked(deals: Iterable[Deal]) -> list[Deal]:
    """The deals with those that they renew and amend, as the reader says, and with those that renew and amend them."""
    deals = list(deals)
    by_uid = {uid: deal.key for deal in deals for uid in (deal.key, *deal.aliases)}
    former: dict[str, str] = {}
    after: dict[str, str] = {}
    amends: dict[str, str] = {}
    amended: dict[str, list[str]] = defaultdict(list)
    for deal in deals:
        renewed = by_uid.get(deal.entry.renews, "") if deal.entry is not None else ""
        if renewed and renewed != deal.key:
            former[deal.key] = renewed
            if deal.status not in ("draft", "planned"):
                after[renewed] = deal.key
        changed = by_uid.get(deal.entry.amends, "") if deal.entry is not None else ""
        if changed and changed != deal.key:
            amends[deal.key] = changed
            amended[changed].append(deal.key)
    return [
        replace(
            deal, former=former.get(deal.key, deal.former), next=after.get(deal.key, deal.next),
            amends=amends.get(deal.key, ""), amended_by=tuple(sorted(amended[deal.key])) if deal.key in amended else (),
        )
        for deal in deals
    ]  # fmt: skip
