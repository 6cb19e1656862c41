"""An edited register of agreements: what it would change, what of it is skipped and why, and the one step that enters it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mou_tui.agreements.labels import cell_name, with_whom
from mou_tui.annotations.operations import Batch, Operation
from mou_tui.exporters.agreement_register import UNKNOWN_ROW, Change, read_changes
from mou_tui.i18n import N_, _, ngettext
from mou_tui.library.agreement_list import AgreementList
from mou_tui.page.agreement_input import change_of

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
    """What an edited register says. `changes` have the agreement's name beside each; `steps` are their operations."""

    changes: tuple[tuple[str, Change], ...]
    skipped: tuple[Skipped, ...]
    steps: tuple[Operation, ...]

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
    for change in read_changes(path):
        row = agreements.by_key.get(change.key)
        name = with_whom(row, ours) if row is not None else change.key
        if change.field == UNKNOWN_ROW:
            why = _("This row is of no agreement of the register: agreements come from articles.")
            skipped.append(Skipped(change, name, why, is_wrong=False))
            continue
        try:
            operation = _operation(change, agreements)
        except ValueError as error:
            skipped.append(Skipped(change, name, str(error)))
            continue
        if operation is not None:
            changes.append((name, change))
            steps.append(operation)
    return RegisterReading(tuple(changes), tuple(skipped), tuple(steps))


def _operation(change: Change, agreements: AgreementList) -> Operation | None:
    deal = agreements.deal(change.key)
    if deal is None:
        raise ValueError(_("This agreement is not in the library."))
    return change_of(deal, agreements.entry_for(deal), change.field, change.after)


def entered_text(reading: RegisterReading) -> str:
    """How much was entered, how much was skipped."""
    entered, skipped = len(reading.changes), len(reading.skipped)
    told = ngettext("Entered %(n)d change.", "Entered %(n)d changes.", entered) % {"n": entered}
    if skipped:
        told += " " + ngettext("Skipped %(n)d cell.", "Skipped %(n)d cells.", skipped) % {"n": skipped}
    return told


def field_name(change: Change) -> str:
    """What the column is called."""
    return _("Renews") if change.field == "renews" else cell_name(change.field)


def values_text(change: Change) -> str:
    """The old value and the new one, on one line: `– → 5 ปี`."""
    return f"{_one_line(change.before)} → {_one_line(change.after)}"


def _one_line(value: str) -> str:
    text = value.replace("\n", "; ") or "–"
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
