"""`mou-tui agreements`: who agreed what with whom, until when: each agreement once, however many articles report it."""

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import click

from mou_tui import clock
from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.names import party_key
from mou_tui.agreements.states import STATES
from mou_tui.commands.agreement_output import CSV_COLUMNS, FORMATS, Wanted, format_for, write
from mou_tui.commands.fields import field_id
from mou_tui.commands.libraries import marks_for, open_library
from mou_tui.commands.output import tell_nothing
from mou_tui.commands.own_data import own_annotations
from mou_tui.commands.parameters import PARTY, PATHS, Choice, format_option, limit_option, output_options
from mou_tui.commands.telling import Invocation, say
from mou_tui.errors import UsageError
from mou_tui.exporters.agreement_evidence import name_for_good
from mou_tui.exporters.agreement_export import NAMING
from mou_tui.exporters.writing import refuse_what_is_there
from mou_tui.i18n import _
from mou_tui.library.agreement_list import AgreementList
from mou_tui.library.agreement_query import SORTS, AgreementQuery, OwnCondition, apply, ordered, own_condition, parse
from mou_tui.settings import load_settings, span_days
from mou_tui.thai.canonical import canonical
from mou_tui.thai.fold import fold

__all__ = ["CSV_COLUMNS", "command", "last_day"]

_NOTHING_FOUND: Final = 1
_SOME_FAILED: Final = 3
_SPAN: Final = re.compile(r"\A(?P<number>[0-9]{1,4})(?P<unit>[dwmy])\Z", re.IGNORECASE)


@click.command(
    help=_("List agreements: who agreed what with whom and until when, each once, however many articles report it.")
)
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]…")
@click.option(
    "-q", "--query", metavar="QUERY", help=_("Only those that this query finds: state:ending is:ours reports:>1.")
)
@click.option(
    "--party",
    type=PARTY,
    metavar="NAME",
    help=_("Only those of this body: its name, an abbreviation, or a part of the name."),
)
@click.option(
    "--field", "named", multiple=True, metavar="FIELD[=TEXT]",
    help=_("Only those with this text in an own field; without a text whatever is filled in."),
)  # fmt: skip
@click.option("--expiring", metavar="90d", help=_("Only those that expire within this time: 90d, 12w, 6m, 1y."))
@click.option("--state", type=Choice(STATES), help=_("Only those in this state."))
@click.option("--sort", type=Choice(SORTS), help=_("The order: latest signing first unless another is asked for."))
@limit_option(_("At most N agreements."))
@click.option(
    "--due", metavar="90d,30d,7d", help=_("Tell what newly reached one of these times before its end; nothing if none.")
)
@click.option("--all", "all_", is_flag=True, help=_("With --due: all within these times, told before or not."))
@format_option(FORMATS)
@output_options
@click.option(
    "--import", "register", type=PATHS, metavar="FILE",
    help=_("Read an edited register (.xlsx, .ods, .csv) back: shows what was changed."),
)  # fmt: skip
@click.option("--apply", "apply_", is_flag=True, help=_("With --import: enter the changes."))
@click.pass_obj
def command(
    invocation: Invocation | None, paths: tuple[Path, ...], query: str | None, party: str | None, named: tuple[str, ...],
    expiring: str | None, state: str | None, sort: str | None, limit: int | None, due: str | None, all_: bool, format_: str | None,
    output: Path | None, force: bool, register: Path | None, apply_: bool,
) -> int:  # fmt: skip
    invocation = invocation or Invocation()
    today = clock.today()
    until = None if expiring is None else last_day(expiring, today)
    steps = None if due is None else due_steps(due)
    format_ = format_for(format_, output, due=due is not None)
    if apply_ and register is None:
        raise UsageError(_("--apply goes with --import."), advice=_("Give --import FILE."))
    settings = load_settings()
    notice, review = span_days(settings.notice), span_days(settings.review_after)
    ours = frozenset(party_key(name) for name in settings.ours)
    parsed = parse(query, today, ours, notice) if query is not None else None
    if parsed is not None and parsed.is_empty:
        # A script's empty variable is no wish for all.
        raise UsageError(_("The query is empty: it would find every agreement."), advice=_("Leave it out for all."))
    if named:
        parsed = replace(
            parsed or AgreementQuery("", (), None), own=(*(parsed.own if parsed else ()), *map(_in_field, named))
        )
    annotations = own_annotations()
    opened = open_library(paths, invocation)
    agreements = AgreementList.of(opened.library, annotations.agreements())
    if not agreements.is_finished and not opened.library.facts_pending():
        say(_("The agreements are still being put together from the facts of the articles."))
    if register is not None:
        from mou_tui.commands.agreement_register import read_back

        return read_back(register, agreements, annotations, enter=apply_)
    rows = agreements.briefs
    if parsed is not None:
        rows = apply(parsed, rows, lambda q: agreements.of_articles(opened.library.found(q, marks=marks_for(q))))
    rows = [row for row in rows if _is_wanted(row, party, state, until, today, notice)]
    rows = ordered(rows, sort or ("ends" if until is not None else "signed"), today)
    wanted = Wanted(agreements, rows, ours, today, notice, review, opened.path, opened)
    if steps is not None:
        from mou_tui.commands.agreement_due import tell_due

        return tell_due(wanted, steps, format_, everything=all_)
    rows, found = rows[:limit], len(rows)
    wanted = replace(wanted, rows=rows)
    # CSV in a pipe is a script's, in a file perhaps a register.
    if format_ in NAMING and (format_ != "csv" or output is not None):
        if output is not None:
            # Nothing is named for what is not written.
            refuse_what_is_there(output.resolve(), force=force)
        name_for_good(annotations, agreements, rows)
    write(wanted, format_, output, invocation, force=force)
    if not found:
        tell_nothing()
    asked = bool(named) or party is not None or until is not None or query is not None or state is not None
    if opened.failed():
        return _SOME_FAILED
    return _NOTHING_FOUND if asked and not found else 0


def _is_wanted(row: Brief, party: str | None, state: str | None, until: date | None, today: date, notice: int) -> bool:
    if party is not None and not is_party(party, row):
        return False
    if state is not None and row.state(today, notice) != state:
        return False
    if until is None:
        return True
    first, last = today.isoformat()[: len(row.ends_on)], until.isoformat()
    return bool(row.ends_on) and not row.next and first <= row.ends_on <= last


def _in_field(typed: str) -> OwnCondition:
    """`งบประมาณปี=2569` as a condition. Raises UsageError where there is no such field."""
    name, _sign, text = typed.partition("=")
    return own_condition(field_id(name.strip()), " ".join(canonical(text).split()) or "*")


def is_party(name: str, row: Brief) -> bool:
    """Whether `name` (full, abbreviated or a part of it) names a party of the agreement."""
    if row.is_with(frozenset((party_key(name),))):
        return True
    plain = fold("".join(name.split())).casefold()
    return len(plain) >= 4 and any(plain in fold("".join(party.split())).casefold() for party in row.parties)


def last_day(span: str, today: date) -> date:
    """The last day of a time from today: `90d`, `12w`, `6m`, `1y`. Raises UsageError for what is no time."""
    found = _SPAN.match(span.strip())
    if found is None:
        raise UsageError(_("“%s” is no time.") % span, advice=_("Write a number and a unit: 90d, 12w, 6m, 1y."))
    number, unit = int(found["number"]), found["unit"].lower()
    try:
        if unit in "dw":
            return today + timedelta(days=number * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 + number * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return date.max


def due_steps(typed: str) -> list[int]:
    """`90d,30d,7d` → [7, 30, 90]. Raises UsageError for what is no time."""
    steps: set[int] = set()
    for part in typed.split(","):
        try:
            steps.add(span_days(part.strip().lower()))
        except ValueError as error:
            raise UsageError(
                _("“%s” is no time.") % part, advice=_("Write times with commas between them: 90d,30d,7d.")
            ) from error
    return sorted(steps)
