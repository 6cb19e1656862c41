"""The forms in which `mou-tui agreements` writes what it found."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.deals import Deal
from mou_tui.agreements.labels import end_text, left_text, marks, state_name, with_whom
from mou_tui.agreements.states import MARKS
from mou_tui.commands.libraries import Opened
from mou_tui.commands.list_ import shown_date
from mou_tui.commands.output import in_color, table_width, visible, write_csv, write_json, write_jsonl
from mou_tui.commands.telling import Invocation, say
from mou_tui.errors import OwnDataError, UsageError
from mou_tui.exporters.agreement_export import quoter
from mou_tui.exporters.agreement_json import agreement_document
from mou_tui.facts.labels import instrument_name, status_name, term_text
from mou_tui.i18n import _, ngettext
from mou_tui.i18n.reasons import system_reason
from mou_tui.library.agreement_list import AgreementList, SourceArticle

FORMATS: Final = ("table", "jsonl", "json", "csv", "xlsx", "ics", "html", "parquet", "text")
FILES: Final = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".ics": "ics", ".html": "html",
    ".htm": "html", ".parquet": "parquet", ".txt": "table",
}  # fmt: skip
CSV_COLUMNS: Final = (
    "key", "state", "instrument", "status", "parties", "signatories", "signed_on", "term", "ends_on", "end_kind", "days_left", "venue",
    "amount", "currency", "file_number", "owner", "former", "next", "differs", "perhaps", "checked", "articles", "title", "source_url",
    "path",
)  # fmt: skip
_SIGNED_CELLS: Final = 14
_UNTIL_CELLS: Final = 18
_WIDE: Final = 76
"""Columns from which the dates stand in columns of their own."""
_BINARY: Final = ("xlsx", "parquet")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The agreements that were asked for, and of what."""

    opened: Opened
    agreements: AgreementList
    rows: list[Brief]
    ours: frozenset[str]
    today: date
    notice: int
    review_days: int


def write(wanted: Wanted, format_: str, output: Path | None, invocation: Invocation, *, force: bool) -> None:
    """Write the agreements. Raises UsageError for a file that is there, OwnDataError where it cannot be written."""
    if output is None:
        if format_ == "parquet" or (format_ in _BINARY and sys.stdout.isatty()):
            raise UsageError(_("This format is not for the screen."), advice=_("Give -o FILE, or send it into a pipe."))
        _WRITERS[format_](wanted, in_color(invocation))
        return
    if output.exists() and not force:
        raise UsageError(_("This file exists."), path=output, advice=_("Give another name, or --force."))
    try:
        if format_ == "parquet":
            from mou_tui.exporters.agreement_tables import write_parquet

            paths: tuple[Path, ...] = write_parquet(_documents(wanted), output)
        else:
            output.write_bytes(_captured(wanted, format_))
            paths = (output,)
    except OSError as error:
        raise OwnDataError(
            _("This file cannot be written: %s.") % system_reason(error),
            path=output,
            advice=_("Check the folder and its room."),
        ) from error
    tell_written(len(wanted.rows), paths)


def tell_written(count: int, path: Sequence[Path]) -> None:
    """Say what was written where."""
    told = ngettext("Wrote %(n)d agreement to %(path)s.", "Wrote %(n)d agreements to %(path)s.", count)
    say(told % {"n": count, "path": ", ".join(map(str, path))})


def _captured(wanted: Wanted, format_: str) -> bytes:
    """What a writer writes to standard output."""
    held = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    before, sys.stdout = sys.stdout, held
    try:
        _WRITERS[format_](wanted, False)
        held.flush()
        data = held.buffer.getvalue()
    finally:
        sys.stdout = before
    return bytes(data)


def full(wanted: Wanted) -> Iterator[tuple[Deal, list[SourceArticle]]]:
    """The agreements with all that is known of them, and their articles."""
    for row in wanted.rows:
        deal = wanted.agreements.deal(row.key)
        if deal is not None:
            yield deal, wanted.agreements.sources(deal)


def _documents(wanted: Wanted) -> Iterator[dict[str, Any]]:
    for deal, articles in full(wanted):
        yield agreement_document(
            deal,
            articles,
            wanted.today,
            notice=wanted.notice,
            quote=quoter(wanted.agreements, articles),
            path=wanted.opened.path,
        )


def _write_jsonl(wanted: Wanted, color: bool) -> None:
    write_jsonl(_documents(wanted))


def _write_json(wanted: Wanted, color: bool) -> None:
    write_json(_documents(wanted))


def _write_csv(wanted: Wanted, color: bool) -> None:
    write_csv(CSV_COLUMNS, (_csv_row(deal, articles, wanted) for deal, articles in full(wanted)))


def _csv_row(deal: Deal, articles: list[SourceArticle], wanted: Wanted) -> tuple[object, ...]:
    cells = deal.cells
    first = articles[0] if articles else None
    row = wanted.agreements.by_key[deal.key]
    left = deal.days_left(wanted.today)
    amount = "" if row.amount is None else int(row.amount) if row.amount == int(row.amount) else row.amount
    return (
        f"ag:{deal.key}", deal.state(wanted.today, wanted.notice), row.instrument, row.status,
        "; ".join(row.parties), "; ".join(row.people),
        row.signed_on, row.term, row.ends_on, row.end_kind, "" if left is None else left, row.venue, amount, row.currency,
        row.file_number, row.owner, f"ag:{deal.former}" if deal.former else "", f"ag:{deal.next}" if deal.next else "",
        "; ".join(row.differs), "; ".join(f"ag:{key}" for key in row.perhaps), row.checked, row.reports, cells.value("title"),
        (first.source_url if first else ""), wanted.opened.path(first.path) if first else "",
    )  # fmt: skip


def _write_bytes(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write_ics(wanted: Wanted, color: bool) -> None:
    from mou_tui.exporters.agreement_calendar import calendar_of

    _write_bytes(calendar_of(full(wanted), wanted.notice))


def _write_xlsx(wanted: Wanted, color: bool) -> None:
    from mou_tui.exporters.agreement_register import write_register

    every = list(full(wanted))
    held = io.BytesIO()
    write_register(
        every,
        held,
        wanted.today,
        quoter(wanted.agreements, [article for _deal, articles in every for article in articles]),
    )
    _write_bytes(held.getvalue())


def _write_html(wanted: Wanted, color: bool) -> None:
    from mou_tui.exporters.agreement_report import report_of

    _write_bytes(report_of(wanted.rows, wanted.ours, wanted.today, wanted.review_days, wanted.notice))


def _write_table(wanted: Wanted, color: bool) -> None:
    """Signing, end and parties; under it how it stands, what sort it is and what reports it. Where there is no room, parties first."""
    from mou_tui.thai.width import pad, truncate

    width = table_width()
    wide = width >= _WIDE
    margin = _SIGNED_CELLS + _UNTIL_CELLS if wide else 2
    for row in wanted.rows:
        signed, until = _signed(row), _until(row)
        who = visible(with_whom(row, wanted.ours))
        state = row.state(wanted.today, wanted.notice)
        about = [
            f"{MARKS[state]} {state_name(state)}",
            left_text(row, wanted.today),
            instrument_name(row.instrument) if row.instrument else "",
            status_name(row.status) if row.status in ("draft", "planned") else "",
            ngettext("%(n)d article", "%(n)d articles", row.reports) % {"n": row.reports},
            marks(row),
            visible(row.title),
        ]
        dates = pad(signed, _SIGNED_CELLS) + pad(truncate(until, _UNTIL_CELLS - 1), _UNTIL_CELLS) if wide else ""
        if not wide:
            about.insert(0, " ".join(filter(None, (signed, until))))
        who = truncate(who, width - (margin if wide else 0))
        click.echo(click.style(dates, dim=True) * wide + click.style(who, bold=True), color=color)
        click.echo(" " * margin + truncate(" · ".join(filter(None, about)), width - margin), color=color)


def _signed(row: Brief) -> str:
    return shown_date(row.signed_on) if row.signed_on else "–"


def _until(row: Brief) -> str:
    if row.ends_on or row.end_kind in ("auto", "open", "none"):
        return "→ " + (shown_date(row.ends_on) if row.ends_on else end_text(row))
    return "→ " + term_text(row.term) if row.term else ""


_WRITERS: Final[dict[str, Callable[[Wanted, bool], None]]] = {
    "table": _write_table,
    "text": _write_table,
    "jsonl": _write_jsonl,
    "json": _write_json,
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "ics": _write_ics,
    "html": _write_html,
}
