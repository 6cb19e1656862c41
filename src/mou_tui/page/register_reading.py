"""An edited register of agreements: what it would change, what of it is skipped and why, and the one step that enters it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mou_tui import clock
from mou_tui.agreements.briefs import brief_of
from mou_tui.agreements.labels import cell_name, date_text, with_whom
from mou_tui.annotations.agreement_operations import NameAgreement, SetValue
from mou_tui.annotations.agreements import RENEWS_NONE, is_day
from mou_tui.annotations.operations import Batch, Operation
from mou_tui.exporters.agreement_register import register_row
from mou_tui.exporters.safety import one_line
from mou_tui.i18n import N_, _, ngettext
from mou_tui.library.agreement_list import AgreementList
from mou_tui.page.agreement_input import change_of
from mou_tui.page.register_changes import UNKNOWN_ROW, Change, changes_in
from mou_tui.page.register_file import read_table

READ_BACK: Final = N_("Register read back")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A cell that is not entered: `why` is a sentence. `is_wrong` where what it says was not understood."""

    change: Change
    name: str
    why: str
    is_wrong: bool = True


@dataclass(frozen=True, slots=True)
class RegisterReading:
    """What an edited register says. `changes` have the agreement's name beside each; `steps` are their operations.

    `unknown` are the headings of columns that are nothing of the register.
    """

    changes: tuple[tuple[str, Change], ...]
    skipped: tuple[Skipped, ...]
    steps: tuple[Operation, ...]
    unknown: tuple[str, ...] = ()

    @property
    def operation(self) -> Operation | None:
        """Enters all changes as one step; None where there are none."""
        return Batch(self.steps, READ_BACK) if self.steps else None


def read_register(path: Path, agreements: AgreementList, ours: frozenset[str] = frozenset()) -> RegisterReading:
    """What the register at `path` would change; what is known already is no change. Raises OwnDataError for what is no register.

    Agreements are named without the bodies `ours`.
    """
    changes: list[tuple[str, Change]] = []
    skipped: list[Skipped] = []
    steps: list[Operation] = []
    table = read_table(path, {id_ for row in agreements.briefs for id_, _value in row.fields})
    for change in changes_in(table, lambda key: _written_now(agreements, key)):
        row = agreements.by_key.get(change.key)
        name = with_whom(row, ours) if row is not None else change.key
        if change.field == UNKNOWN_ROW:
            why = _("This row is of no agreement of the register: agreements come from articles.")
            skipped.append(Skipped(change, name, why, is_wrong=False))
            continue
        if change.fault:
            skipped.append(Skipped(change, name, change.fault, is_wrong=change.is_wrong))
            continue
        try:
            operation = _operation(change, agreements)
        except ValueError as error:
            skipped.append(Skipped(change, name, str(error)))
            continue
        if operation is not None:
            changes.append((name, change))
            steps.append(operation)
    return RegisterReading(tuple(changes), tuple(skipped), tuple(steps), table.unknown)


def _written_now(agreements: AgreementList, key: str) -> dict[str, str] | None:
    """What the columns of Excel and of CSV say of an agreement now."""
    deal = agreements.deal(key)
    if deal is None:
        return None
    row = brief_of(deal)
    more = {"status": row.status, "end_kind": row.end_kind, "venue": row.venue, "end": row.ends_on}
    written = register_row(deal, agreements.sources(deal), clock.today())
    return {**written, **{field: value for field, value in more.items() if value}}


def _operation(change: Change, agreements: AgreementList) -> Operation | None:
    deal = agreements.deal(change.key)
    if deal is None:
        raise ValueError(_("This agreement is not in the library."))
    if change.field == "renews":
        return _renewal(change, agreements)
    return change_of(deal, agreements.entry_for(deal), change.field, change.value)


def _renewal(change: Change, agreements: AgreementList) -> Operation | None:
    """Notes which agreement this one renews, which has its name for good from now on; none, where the cell was emptied."""
    deal, key = agreements.deal(change.key), change.value.lower().removeprefix("ag:").strip()
    assert deal is not None
    entry = agreements.entry_for(deal)
    if not key or key == RENEWS_NONE:
        if not deal.former:
            return None
        return SetValue(entry, "renews", "" if entry.renews and not key else RENEWS_NONE)
    former = agreements.deal(key)
    if former is None or former.key == deal.key:
        raise ValueError(_("No other agreement has this code."))
    if former.key == deal.former:
        return None
    named = agreements.entry_for(former)
    return Batch((NameAgreement(named), SetValue(entry, "renews", named.uid)), "Renewal noted")


def entered_text(reading: RegisterReading) -> str:
    """How much was entered, how much was skipped."""
    entered, skipped = len(reading.changes), len(reading.skipped)
    told = ngettext("Entered %(n)d change.", "Entered %(n)d changes.", entered) % {"n": entered}
    if skipped:
        told += " " + ngettext("Skipped %(n)d cell.", "Skipped %(n)d cells.", skipped) % {"n": skipped}
    return told


def unread_text(reading: RegisterReading) -> str:
    """Which columns are nothing of the register; "" where there are none."""
    if not reading.unknown:
        return ""
    names = ", ".join(f"“{one_line(name)[:40]}”" for name in reading.unknown[:8])
    return _("Not read: %s. A column of your own is read once “fields” of the settings names it.") % names


def field_name(change: Change) -> str:
    """What the column is called."""
    return _("Renews") if change.field == "renews" else cell_name(change.field)


def values_text(change: Change) -> str:
    """The old value and the new one, on one line: `– → 5 ปี`; days as they were understood."""
    after = change.value if is_day(change.value) and change.field in ("signed_on", "end") else change.after
    return f"{_one_line(change, change.before)} → {_one_line(change, after)}"


def _one_line(change: Change, value: str) -> str:
    day = change.field in ("signed_on", "end") and is_day(value)
    text = date_text(value, short=False) if day else value.replace("\n", "; ") or "–"
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
