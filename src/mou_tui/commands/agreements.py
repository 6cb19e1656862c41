"""`mou-tui agreements`: who agreed what with whom, each agreement once, however many articles report it."""

import calendar
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import click

from mou_tui import clock
from mou_tui.commands import Invocation
from mou_tui.commands.libraries import Opened, open_library
from mou_tui.commands.list_ import shown_date
from mou_tui.commands.output import in_color, table_width, tell_nothing, visible, write_csv, write_json, write_jsonl
from mou_tui.commands.own_data import own_annotations
from mou_tui.commands.paths import PATHS
from mou_tui.errors import UsageError
from mou_tui.exporters.agreements import Agreement, agreements_of
from mou_tui.exporters.collect import items_of_stories
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.merging import MergedAgreement, agreement_document, is_party, merged
from mou_tui.facts.labels import instrument_name, status_name, term_text
from mou_tui.i18n import _, ngettext

FORMATS: Final = ("table", "jsonl", "json", "csv", "ics")
CSV_COLUMNS: Final = (
    "instrument", "status", "parties", "signatories", "signed_on", "expires_on", "term", "venue", "amount", "currency", "checked",
    "articles", "title", "source_url", "path",
)  # fmt: skip
_NOTHING_FOUND: Final = 1
_SOME_FAILED: Final = 3
_SIGNED_CELLS: Final = 14
_UNTIL_CELLS: Final = 16
_WIDE: Final = 76
"""Columns from which the dates stand in columns of their own."""
_SPAN: Final = re.compile(r"\A(?P<number>[0-9]{1,4})(?P<unit>[dwmy])\Z", re.IGNORECASE)


@click.command(help=_("List agreements: who agreed what with whom, each once, however many articles report it."))
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]…")
@click.option(
    "--party", metavar="NAME", help=_("Only those of this body: its name, an abbreviation, or a part of the name.")
)
@click.option("--expiring", metavar="90d", help=_("Only those that expire within this time: 90d, 12w, 6m, 1y."))
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help=_("Form of the output; a table on a terminal, else jsonl."),
)
@click.pass_obj
def command(
    invocation: Invocation | None, paths: tuple[Path, ...], party: str | None, expiring: str | None, format_: str | None
) -> int:
    invocation = invocation or Invocation()
    until = None if expiring is None else last_day(expiring, clock.today())
    opened = open_library(paths, invocation)
    found = merged(_reported(opened))
    if party is not None:
        found = [agreement for agreement in found if is_party(party, agreement)]
    if until is not None:
        today = clock.today().isoformat()
        found = [a for a in found if a.expires_on and today[: len(a.expires_on)] <= a.expires_on <= until.isoformat()]
        found.sort(key=lambda a: a.expires_on)
    format_ = format_ or ("table" if sys.stdout.isatty() else "jsonl")
    _WRITERS[format_](found, in_color(invocation))
    if not found:
        tell_nothing()
    if opened.failed():
        return _SOME_FAILED
    asked = party is not None or until is not None
    return _NOTHING_FOUND if asked and not found else 0


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


def _reported(opened: Opened) -> Iterator[tuple[Agreement, Item]]:
    """The agreements of the library's articles, the newest article first."""
    library = opened.library
    annotations = own_annotations()
    # An article that the program found no agreement in may still have one that the reader added.
    corrected = {stored.article.id for stored in annotations.corrections()}
    rowids = [row.rowid for row in library.all_rows() if row.instrument != "none" or row.id in corrected]
    for item in items_of_stories(library, rowids, annotations):
        named = replace(item, article=replace(item.article, path=opened.path(item.article.path)))
        for agreement in agreements_of(named):
            yield agreement, named


def _articles(agreement: MergedAgreement) -> int:
    """How many articles tell of it, copies among them."""
    return sum(1 + len(item.copies) for _report, item in agreement.reports)


def _write_jsonl(found: Sequence[MergedAgreement], color: bool) -> None:
    write_jsonl(map(agreement_document, found))


def _write_json(found: Sequence[MergedAgreement], color: bool) -> None:
    write_json(map(agreement_document, found))


def _write_csv(found: Sequence[MergedAgreement], color: bool) -> None:
    write_csv(CSV_COLUMNS, map(_csv_row, found))


def _csv_row(agreement: MergedAgreement) -> tuple[object, ...]:
    money = max(agreement.money, default=None)
    article = agreement.first.article
    return (
        agreement.instrument, agreement.status, "; ".join(agreement.parties), "; ".join(agreement.signatories), agreement.signed_on,
        agreement.expires_on, agreement.term, agreement.venue, money.amount if money else "", money.currency if money else "",
        agreement.checked, _articles(agreement), article.title, article.source_url or "", article.path,
    )  # fmt: skip


def _write_ics(found: Sequence[MergedAgreement], color: bool) -> None:
    from mou_tui.exporters.icalendar import calendar_of

    sys.stdout.flush()
    sys.stdout.buffer.write(calendar_of(found, Options()))
    sys.stdout.buffer.flush()


def _write_table(found: Sequence[MergedAgreement], color: bool) -> None:
    """Signing, expiry and parties; under it what sort it is and what reports it. Where there is no room, parties first."""
    from mou_tui.thai.width import pad, truncate

    width = table_width()
    wide = width >= _WIDE
    margin = _SIGNED_CELLS + _UNTIL_CELLS if wide else 2
    for agreement in found:
        signed, until = _signed(agreement), _until(agreement)
        who = visible(" ↔ ".join(agreement.parties) or agreement.first.article.title)
        count = _articles(agreement)
        about = [
            instrument_name(agreement.instrument) if agreement.instrument else "",
            status_name(agreement.status) if agreement.status else "",
            ngettext("%(n)d article", "%(n)d articles", count) % {"n": count},
            visible(agreement.first.article.title),
        ]
        if wide:
            dates = pad(signed, _SIGNED_CELLS) + pad(truncate(until, _UNTIL_CELLS - 1), _UNTIL_CELLS)
        else:
            dates = ""
            about.insert(0, " ".join(filter(None, (signed, until))))
        who = truncate(who, width - (margin if wide else 0))
        click.echo(click.style(dates, dim=True) * wide + click.style(who, bold=True), color=color)
        click.echo(" " * margin + truncate(" · ".join(filter(None, about)), width - margin), color=color)


def _signed(agreement: MergedAgreement) -> str:
    return shown_date(agreement.signed_on) if agreement.signed_on else "–"


def _until(agreement: MergedAgreement) -> str:
    if agreement.expires_on:
        return "→ " + shown_date(agreement.expires_on)
    return "→ " + term_text(agreement.term) if agreement.term else ""


_WRITERS: Final[dict[str, Callable[[Sequence[MergedAgreement], bool], None]]] = {
    "table": _write_table,
    "jsonl": _write_jsonl,
    "json": _write_json,
    "csv": _write_csv,
    "ics": _write_ics,
}
