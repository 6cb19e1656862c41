"""`mou-tui agreements --import register.xlsx`: what was changed in Excel is shown, and entered when it is asked for."""

from pathlib import Path
from typing import Final

import click

from mou_tui.annotations import Annotations
from mou_tui.commands.telling import say
from mou_tui.i18n import _, ngettext
from mou_tui.library.agreement_list import AgreementList
from mou_tui.page.register_reading import entered_text, field_name, read_register, unread_text, values_text

_NOTHING_FOUND: Final = 1
_USAGE: Final = 2


def read_back(path: Path, agreements: AgreementList, annotations: Annotations, *, enter: bool) -> int:
    """Show what was changed; enter it with `enter`, all or nothing. Returns the exit code: 1 where nothing was, 2 for a wrong cell."""
    reading = read_register(path, agreements)
    for skipped in reading.skipped:
        say(f"{path.name} {skipped.change.place}: {skipped.why}")
    for _name, change in reading.changes:
        click.echo(f"ag:{change.key} {field_name(change)}: {values_text(change)}")
    if reading.unknown:
        say(unread_text(reading))
    wrong = sum(skipped.is_wrong for skipped in reading.skipped)
    if wrong:
        said = ngettext(
            "%(n)d cell cannot be understood; nothing was entered.",
            "%(n)d cells cannot be understood; nothing was entered.",
            wrong,
        )
        say(said % {"n": wrong})
        return _USAGE
    if reading.operation is None:
        say(_("Nothing was changed in this register."))
        return _NOTHING_FOUND
    if not enter:
        say(_("Nothing was entered yet: add --apply to enter this."))
        return 0
    annotations.apply(reading.operation)
    say(entered_text(reading))
    return 0
