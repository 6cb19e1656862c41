"""What a reader types for a value of an agreement, and the operation that enters it."""

from typing import Final

from mou_tui.agreements.deals import Deal
from mou_tui.agreements.labels import END_LABELS, cell_text
from mou_tui.agreements.model import CHECKED, Cell
from mou_tui.agreements.names import party_key
from mou_tui.annotations.agreement_operations import PutItem, SetValue
from mou_tui.annotations.agreements import VALUES, AgreementEntry, tidy_value
from mou_tui.annotations.operations import Batch, Operation
from mou_tui.annotations.own_fields import LONGEST, too_long
from mou_tui.facts.labels import INSTRUMENT_LABELS, STATUS_LABELS, term_text
from mou_tui.i18n import N_, _
from mou_tui.page.fact_input import parse_value
from mou_tui.settings import OWN
from mou_tui.thai.canonical import canonical
from mou_tui.thai.date_format import format_date
from mou_tui.thai.fold import fold

_END_WORDS: Final = {
    "auto": ("auto", "ต่ออายุอัตโนมัติ", "ต่อเอง", "อัตโนมัติ", "renews itself"),
    "open": ("open", "จนกว่าจะมีฉบับใหม่", "until replaced"),
    "none": ("none", "ไม่มีกำหนด", "ไม่กำหนด", "without end", "no end"),
}
_CHANGED: Final = N_("Agreement changed")
LISTED: Final = ("party", "signatory", "witness", "chair", "money")
"""The cells of several values: one is added, or rejected."""


def parse_entered(field: str, typed: str) -> str:
    """The value that was typed for `field` (agreements.VALUES), "" for nothing. Raises ValueError with what may be typed."""
    text = canonical(typed).strip()
    if not text:
        return ""
    if field.startswith(OWN):
        value = tidy_value(field, text)
        if len(value) > LONGEST:
            raise ValueError(too_long(value))
        return value
    match field:
        case "term" | "notice":
            return str(parse_value("term", text))
        case "signed_on" | "starts_on":
            return str(parse_value("signed_on", text))
        case "end":
            return _end(text)
        case "instrument" | "status":
            return _choice(text, INSTRUMENT_LABELS if field == "instrument" else STATUS_LABELS)
        case _:
            return tidy_value(field, text)


def _end(text: str) -> str:
    word = fold(" ".join(text.split()))
    for kind, words in _END_WORDS.items():
        if word in (*words, fold(_(END_LABELS[kind]))):
            return kind
    try:
        return str(parse_value("expires_on", text))
    except ValueError:
        raise ValueError(
            _("This is not understood.") + " "
            + _("A date, or: renews itself (auto), until replaced (open), without end (none).")
        ) from None  # fmt: skip


def _choice(text: str, labels: object) -> str:
    table = dict(labels) if isinstance(labels, dict) else {}
    word = fold(text)
    for key, name in table.items():
        if key != "none" and word in (key, fold(name), fold(_(name))):
            return str(key)
    names = ", ".join(_(name) for key, name in table.items() if key != "none")
    raise ValueError(_("This is not understood.") + " " + _("Choose one of: %s.") % names)


def typed_value(field: str, cell: Cell | None) -> str:
    """The value of a cell as it stands in the field to be edited."""
    if cell is None:
        return ""
    if field in ("term", "notice"):
        return term_text(cell.value)
    if cell.kind in ("signed_on", "planned_on", "starts_on", "ends_on"):
        from mou_tui.i18n import language

        return format_date(cell.value, language(), "auto", "short")
    return cell.value


def change_of(deal: Deal, entry: AgreementEntry, field: str, typed: str) -> Operation | None:
    """The operation that enters what was typed; None where it says what is known already. Raises ValueError.

    For parties and people `typed` is a line for each: those that are new are added, those that are missing are rejected.
    """
    if field in LISTED:
        return _listed(deal, entry, field, typed)
    value = parse_entered(field, typed)
    if field == "renews":
        return (
            SetValue(entry, "renews", value.removeprefix("ag:")) if value.removeprefix("ag:") != deal.former else None
        )
    if field not in VALUES and not field.startswith(OWN):
        raise ValueError(_("This cannot be changed here."))
    kind = "end_kind" if field == "end" and not deal.ends_on else "ends_on" if field == "end" else field
    if field == "signed_on" and deal.cells.one("signed_on") is None:
        kind = "planned_on"
    known = deal.end_kind if field == "end" and deal.end_kind not in ("date", "") else deal.cells.value(kind)
    cell = deal.cells.one(kind)
    if value == known and (cell is None or cell.standing != "derived"):
        return None
    if not value and cell is not None and field not in entry.values and cell.standing != "reader":
        return _emptied(entry, cell)
    return SetValue(entry, field, value)


def _emptied(entry: AgreementEntry, cell: Cell) -> Operation:
    """Takes out what the news says for a cell, all of it: there is nothing behind an empty one. Raises ValueError."""
    if cell.standing == "derived":
        raise ValueError(_("This is computed from the day of signing and the term: change one of these."))
    told = dict.fromkeys(one.value for one in (cell, *cell.others))
    return Batch(tuple(PutItem(entry, "reject", value, cell.kind) for value in told), N_("Value rejected"))


def _listed(deal: Deal, entry: AgreementEntry, kind: str, typed: str) -> Operation | None:
    def key(name: str) -> str:
        return party_key(name) if kind == "party" else " ".join(name.split())

    wanted = {key(line): " ".join(line.split()) for line in canonical(typed).split("\n") if line.strip()}
    have = {key(value): value for value in deal.cells.values(kind)}
    # A register has a person with the position.
    told = {key(cell_text(cell)): key(cell.value) for cell in deal.cells.several(kind)}
    wanted = {told.get(name, name): value for name, value in wanted.items()}
    steps: list[Operation] = []
    for name, value in have.items():
        if name not in wanted:
            steps += _without(entry, kind, value)
    for name, value in wanted.items():
        if name not in have:
            steps += _with(entry, kind, value)
    return Batch(tuple(steps), _CHANGED) if steps else None


def _without(entry: AgreementEntry, kind: str, value: str) -> list[Operation]:
    added = value in entry.add.get(kind, ())
    return [PutItem(entry, "add", value, kind, present=False)] if added else [PutItem(entry, "reject", value, kind)]


def _with(entry: AgreementEntry, kind: str, value: str) -> list[Operation]:
    rejected = value in entry.reject.get(kind, ())
    return [PutItem(entry, "reject", value, kind, present=False)] if rejected else [PutItem(entry, "add", value, kind)]


def rejection_of(entry: AgreementEntry, cell: Cell) -> Operation:
    """The operation that takes a value out of the agreement, once for all its reports."""
    if cell.standing == "reader" and cell.kind not in LISTED:
        return SetValue(entry, "end" if cell.kind in ("ends_on", "end_kind") else cell.kind, "")
    if cell.value in entry.add.get(cell.kind, ()):
        return PutItem(entry, "add", cell.value, cell.kind, present=False)
    return PutItem(entry, "reject", cell.value, cell.kind)


def acceptance_of(entry: AgreementEntry, cell: Cell) -> Operation | None:
    """The operation that confirms a value: it is the reader's from now on. None for one that cannot be confirmed so."""
    if cell.standing in CHECKED:
        return None
    field = "end" if cell.kind in ("ends_on", "end_kind") else cell.kind
    if field == "planned_on":
        field = "signed_on"
    if field in VALUES:
        return SetValue(entry, field, cell.value)
    return PutItem(entry, "add", cell.value, cell.kind) if cell.kind in LISTED else None
