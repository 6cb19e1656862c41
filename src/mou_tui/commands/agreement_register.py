"""`mou-tui agreements --import register.xlsx`: what was changed in Excel is shown, and entered when it is asked for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from mou_tui.agreements.labels import cell_name
from mou_tui.annotations import Annotations
from mou_tui.annotations.operations import Batch, Operation
from mou_tui.commands.output import visible
from mou_tui.commands.telling import say
from mou_tui.exporters.agreement_register import Change, read_changes
from mou_tui.i18n import N_, _, ngettext
from mou_tui.library.agreement_list import AgreementList
from mou_tui.page.agreement_input import change_of

_NOTHING_FOUND: Final = 1
_USAGE: Final = 2
READ_BACK: Final = N_("Register read back")


def read_back(path: Path, agreements: AgreementList, annotations: Annotations, *, enter: bool) -> int:
    """Show what was changed; enter it with `enter`, all or nothing. Returns the exit code: 1 where nothing was, 2 for a wrong cell."""
    changes = read_changes(path)
    steps: list[Operation] = []
    wrong = entered = 0
    for change in changes:
        try:
            operations = list(_steps(change, agreements))
        except ValueError as error:
            wrong += 1
            say(f"{path.name} {change.place}: {error}")
            continue
        if operations:  # what is known already, since it was read back before, is no change
            entered += 1
            steps += operations
            click.echo(_line(change))
    if wrong:
        said = ngettext(
            "%(n)d cell cannot be understood; nothing was entered.",
            "%(n)d cells cannot be understood; nothing was entered.",
            wrong,
        )
        say(said % {"n": wrong})
        return _USAGE
    if not steps:
        say(_("Nothing was changed in this register."))
        return _NOTHING_FOUND
    if not enter:
        say(_("Nothing was entered yet: add --apply to enter this."))
        return 0
    annotations.apply(Batch(tuple(steps), READ_BACK))
    say(ngettext("Entered %(n)d change.", "Entered %(n)d changes.", entered) % {"n": entered})
    return 0


def _steps(change: Change, agreements: AgreementList) -> Iterator[Operation]:
    deal = agreements.deal(change.key)
    if deal is None:
        raise ValueError(_("This agreement is not in the library."))
    operation = change_of(deal, agreements.entry_for(deal), change.field, change.after)
    if operation is not None:
        yield operation


def _line(change: Change) -> str:
    name = _("Renews") if change.field == "renews" else cell_name(change.field)
    before = visible(change.before.replace("\n", "; ")) or "–"
    after = visible(change.after.replace("\n", "; ")) or "–"
    return f"ag:{change.key} {name}: {before} → {after}"
