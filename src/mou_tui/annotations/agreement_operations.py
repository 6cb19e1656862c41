"""Changes to agreements.toml, each with its inverse: values, rejected values, links, and the entries themselves.

Every operation carries the entry that it makes where there is none yet: the first touch gives an agreement its name for good.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from mou_tui import clock
from mou_tui.annotations.agreements import TABLES, AgreementEntry, ReportRef, entry_to_table, tidy_value
from mou_tui.annotations.bookmarks import ArticleRef
from mou_tui.annotations.document import Document, Entry
from mou_tui.annotations.operations import NoSuchEntryError, Operation, OwnFile, undone_by
from mou_tui.i18n import N_
from mou_tui.settings import OWN

_LABELS: Final[Mapping[str, str]] = {
    "values": N_("Agreement changed"),
    "add": N_("Agreement changed"),
    "reject": N_("Value rejected"),
    "same": N_("Agreements joined"),
    "different": N_("Agreements parted"),
    "renews": N_("Renewal noted"),
    "amends": N_("Amendment noted"),
    "reports": N_("Agreement named"),
}


@dataclass(frozen=True, slots=True)
class NameAgreement(Operation):
    """Give an agreement its name for good, if it has none."""

    entry: AgreementEntry
    file: ClassVar[OwnFile] = "agreements"
    label: ClassVar[str] = N_("Agreement named")

    def apply(self, document: Document[AgreementEntry]) -> Operation | None:
        if document.find(self.entry.uid) is not None:
            return None
        document.add(entry_to_table(self.entry))
        return ForgetAgreement(self.entry.uid)


@dataclass(frozen=True, slots=True)
class ForgetAgreement(Operation):
    """Take an entry away, with all that the reader said of the agreement; the inverse puts it back."""

    uid: str
    file: ClassVar[OwnFile] = "agreements"
    label: ClassVar[str] = N_("Agreement forgotten")

    def apply(self, document: Document[AgreementEntry]) -> Operation | None:
        taken = document.take_out(self.uid)
        return None if taken is None else PutBackAgreement(*taken)


@dataclass(frozen=True, slots=True)
class PutBackAgreement(Operation):
    """Put an entry back where it stood."""

    table: Mapping[str, Any]
    place: int
    file: ClassVar[OwnFile] = "agreements"
    label: ClassVar[str] = N_("Agreement restored")

    def apply(self, document: Document[AgreementEntry]) -> Operation | None:
        uid = document.put_back(self.table, self.place)
        return None if uid is None else ForgetAgreement(uid)


@dataclass(frozen=True, slots=True)
class SetValue(Operation):
    """Enter a value of an agreement ("" takes it away).

    `what` is one of agreements.VALUES, `own:` and the id of an own field, `renews` or `amends`.
    """

    entry: AgreementEntry
    what: str
    value: str
    file: ClassVar[OwnFile] = "agreements"

    def apply(self, document: Document[AgreementEntry]) -> Operation | None:
        place, entry, made = _found_or_made(document, self.entry)
        top = self.what in ("renews", "amends")
        within, name = ("fields", self.what.removeprefix(OWN)) if self.what.startswith(OWN) else ("values", self.what)
        kept = entry.table if top else dict(entry.table.get(within, {}))
        before = str(kept.get(name, ""))
        after = tidy_value(self.what, self.value)
        if before == after:
            if made is not None:
                document.remove(place)
            return None
        if top:
            changes: dict[str, Any] = {self.what: after or None}
        else:
            values = {key: value for key, value in {**kept, name: after}.items() if value}
            changes = {within: values or None}
        document.put(place, entry.with_changes({**changes, "changed": clock.now()}))
        return made or SetValue(self.entry, self.what, before)

    def _label(self) -> str:
        return _LABELS[self.what if self.what in _LABELS else "values"]


@dataclass(frozen=True, slots=True)
class PutItem(Operation):
    """Put one item into a list of an agreement, or take it out of it.

    `list_` is `add` or `reject` with a `kind` of agreements.LISTS and a text, or `same`, `different` or `reports` with a report.
    """

    entry: AgreementEntry
    list_: str
    item: str | ReportRef
    kind: str = ""
    present: bool = True
    file: ClassVar[OwnFile] = "agreements"

    def apply(self, document: Document[AgreementEntry]) -> Operation | None:
        place, entry, made = _found_or_made(document, self.entry)
        item = self.item.to_table() if isinstance(self.item, ReportRef) else self.item
        table = dict(entry.table.get(self.list_, {})) if self.kind else {}
        items = list(table.get(self.kind, ())) if self.kind else list(entry.table.get(self.list_, ()))
        if _is_in(item, items) == self.present:
            if made is not None:
                document.remove(place)
            return None
        items = [*items, item] if self.present else [one for one in items if not _is_in(item, [one])]
        if self.kind:
            table = {key: some for key, some in {**table, self.kind: items}.items() if some}
            changes: dict[str, Any] = {self.list_: table or None}
        else:
            changes = {self.list_: items or None}
        document.put(place, entry.with_changes({**changes, "changed": clock.now()}))
        return made or PutItem(self.entry, self.list_, self.item, self.kind, not self.present)

    def _label(self) -> str:
        return _LABELS[self.list_]


@dataclass(frozen=True, slots=True)
class RelinkAgreements(Operation):
    """Remember other ids and paths for articles that were moved or edited."""

    changes: Mapping[ArticleRef, ArticleRef]
    file: ClassVar[OwnFile] = "agreements"
    label: ClassVar[str] = N_("Agreements follow their articles")

    def apply(self, document: Document[AgreementEntry]) -> Operation | None:
        back: dict[ArticleRef, ArticleRef] = {}
        for place, entry in enumerate(document.entries):
            if entry.item is None or not any(ref.article in self.changes for ref in entry.item.refs):
                continue
            changes = {}
            for name in ("reports", "same", "different"):
                refs = getattr(entry.item, name)
                if refs:
                    changes[name] = [
                        ReportRef(self.changes.get(ref.article, ref.article), ref.number).to_table() for ref in refs
                    ]
            back |= {
                new: old for old, new in self.changes.items() if any(ref.article == old for ref in entry.item.refs)
            }
            document.put(place, entry.with_changes(changes))
        return RelinkAgreements(back) if back else None


def _joined_copy(document: Document[AgreementEntry], other: Entry[AgreementEntry]) -> Operation | None:
    """Add what another copy of the file says of an agreement: what is entered here stays, what is not is taken over."""
    place = document.find(other.uid)
    if place is None:
        return PutBackAgreement(other.table, len(document.entries)).apply(document)
    mine = document.entries[place]
    changes: dict[str, Any] = {}
    for name in TABLES:
        both = {**other.table.get(name, {}), **mine.table.get(name, {})}
        for key, some in both.items():
            if isinstance(some, list):
                both[key] = list(
                    dict.fromkeys([*mine.table.get(name, {}).get(key, []), *other.table.get(name, {}).get(key, [])])
                )
        if both != mine.table.get(name, {}):
            changes[name] = both
    for name in ("reports", "same", "different"):
        more = [ref for ref in other.table.get(name, ()) if not _is_in(ref, list(mine.table.get(name, ())))]
        if more:
            changes[name] = [*mine.table.get(name, ()), *more]
    for name in ("renews", "amends"):
        if other.table.get(name) and not mine.table.get(name):
            changes[name] = other.table[name]
    if not changes:
        return None
    document.put(place, mine.with_changes(changes))
    return _Restore(mine.table)


@dataclass(frozen=True, slots=True)
class _Restore(Operation):
    """Put an entry's former table in the place of what it is."""

    table: Mapping[str, Any]
    file: ClassVar[OwnFile] = "agreements"
    label: ClassVar[str] = N_("Copies merged")

    def apply(self, document: Document[AgreementEntry]) -> Operation | None:
        place = document.find(str(self.table["uid"]))
        if place is None:
            raise NoSuchEntryError(str(self.table["uid"]))
        before = document.entries[place].table
        document.put(place, document.entry(self.table))
        return _Restore(before)


def _found_or_made(
    document: Document[AgreementEntry], entry: AgreementEntry
) -> tuple[int, Entry[AgreementEntry], Operation | None]:
    """The entry's place and what stands there; made where it is not there, with what takes it away again."""
    place = document.find(entry.uid)
    if place is not None:
        return place, document.entries[place], None
    made = NameAgreement(entry).apply(document)
    place = len(document.entries) - 1
    return place, document.entries[place], made


def _is_in(item: Any, items: list[Any]) -> bool:
    """Whether an item is in a list; a report by its article's id and its number."""
    if isinstance(item, Mapping):
        return any(isinstance(one, Mapping) and _same_report(one, item) for one in items)
    return item in items


def _same_report(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return (one.get("id"), one.get("number", 1)) == (other.get("id"), other.get("number", 1))


@dataclass(frozen=True, slots=True)
class MergeAgreements(Operation):
    """Add what another copy of agreements.toml holds, as `Merge` does of the other files."""

    tables: tuple[Mapping[str, Any], ...]
    file: ClassVar[OwnFile] = "agreements"
    label: ClassVar[str] = N_("Copies merged")

    def apply(self, document: Document[AgreementEntry]) -> Operation | None:
        return undone_by((_joined_copy(document, document.entry(table)) for table in self.tables), self.label)
