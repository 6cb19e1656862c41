"""The forms in which `mou-tui agreements` writes what it found."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.labels import (
    cell_name,
    disagreements,
    end_text,
    left_text,
    marks,
    own_kinds,
    state_name,
    with_whom,
)
from mou_tui.agreements.states import MARKS
from mou_tui.commands.libraries import Opened
from mou_tui.commands.list_ import shown_date
from mou_tui.commands.output import in_color, table_width, visible
from mou_tui.commands.telling import Invocation, say
from mou_tui.errors import UsageError
from mou_tui.exporters.agreement_export import (
    CSV_COLUMNS,
    Chosen,
    export_agreements,
    format_of,
    write_agreements,
    written,
)
from mou_tui.exporters.writing import write_whole
from mou_tui.facts.labels import instrument_name, status_name, term_text
from mou_tui.i18n import _, ngettext
from mou_tui.settings import OWN

__all__ = ["CSV_COLUMNS", "FORMATS", "Wanted", "write"]

FORMATS: Final = ("table", "jsonl", "json", "csv", "xlsx", "ics", "html", "parquet", "text")
_SIGNED_CELLS: Final = 14
_UNTIL_CELLS: Final = 18
_WIDE: Final = 76
"""Columns from which the dates stand in columns of their own."""
_BINARY: Final = ("xlsx", "parquet")


@dataclass(frozen=True, slots=True)
class Wanted(Chosen):
    """The agreements that were asked for, and of what."""

    opened: Opened


def format_for(given: str | None, output: Path | None, *, due: bool) -> str:
    """The format that was asked for, by the file's name where it is not said. Raises UsageError."""
    if given is not None:
        return given
    if output is not None:
        return "table" if output.suffix.lower() == ".txt" else format_of(output)
    return "text" if due else "table" if sys.stdout.isatty() else "jsonl"


def write(wanted: Wanted, format_: str, output: Path | None, invocation: Invocation, *, force: bool) -> None:
    """Write the agreements. Raises UsageError for a file that is there, ExportError where it cannot be written."""
    if output is not None:
        paths = (
            _write_text(wanted, output, force)
            if format_ in _TEXTS
            else export_agreements(wanted, format_, output, force=force)
        )
        say(written(len(wanted.rows), paths))
        return
    if format_ == "parquet" or (format_ in _BINARY and sys.stdout.isatty()):
        raise UsageError(_("This format is not for the screen."), advice=_("Give -o FILE, or send it into a pipe."))
    if format_ in _TEXTS:
        for line in _table(wanted):
            click.echo(line, color=in_color(invocation))
        return
    sys.stdout.flush()
    write_agreements(wanted, format_, sys.stdout.buffer)
    sys.stdout.buffer.flush()


_TEXTS: Final = ("table", "text")


def _write_text(wanted: Wanted, output: Path, force: bool) -> tuple[Path, ...]:
    text = "".join(f"{click.unstyle(line)}\n" for line in _table(wanted))
    write_whole(output, lambda out: out.write(text.encode()), force=force)
    return (output,)


def _table(wanted: Wanted) -> Iterator[str]:
    """Signing, end and parties; under it how it stands, what sort it is and what reports it. Where there is no room, parties first."""
    from mou_tui.thai.width import pad, truncate

    width = table_width()
    wide = width >= _WIDE
    margin = _SIGNED_CELLS + _UNTIL_CELLS if wide else 2
    for row in wanted.rows:
        signed, until = _signed(row), _until(row)
        room = width - (margin if wide else 0)
        who = truncate(visible(with_whom(row, wanted.ours, room)), room)
        state = row.state(wanted.today, wanted.notice)
        about = [
            f"{MARKS[state]} {state_name(state)}",
            left_text(row, wanted.today),
            instrument_name(row.instrument) if row.instrument else "",
            status_name(row.status) if row.status in ("draft", "planned") else "",
            ngettext("%(n)d article", "%(n)d articles", row.reports) % {"n": row.reports},
            marks(row),
            *(
                f"{cell_name(kind)} {visible(value)}"
                for kind in own_kinds()
                if (value := row.own(kind.removeprefix(OWN)))
            ),
            visible(row.title),
        ]
        dates = pad(signed, _SIGNED_CELLS) + pad(truncate(until, _UNTIL_CELLS - 1), _UNTIL_CELLS) if wide else ""
        if not wide:
            about.insert(0, " ".join(filter(None, (signed, until))))
        yield click.style(dates, dim=True) * wide + click.style(who, bold=True)
        yield " " * margin + truncate(" · ".join(filter(None, about)), width - margin)
        deal = wanted.agreements.deal(row.key) if row.differs else None
        for line in disagreements(deal.cells) if deal is not None else ():
            yield " " * margin + truncate(f"≠ {visible(line)}", width - margin)


def _signed(row: Brief) -> str:
    return shown_date(row.signed_on) if row.signed_on else "–"


def _until(row: Brief) -> str:
    if row.ends_on or row.end_kind in ("auto", "open", "none"):
        return "→ " + (shown_date(row.ends_on) if row.ends_on else end_text(row))
    return "→ " + term_text(row.term) if row.term else ""
