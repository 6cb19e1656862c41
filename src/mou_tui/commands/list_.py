"""`mou-tui list`: the articles of a library, or those that a query finds."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from mou_tui.commands.libraries import Opened, marks_for, open_library, tell_found
from mou_tui.commands.output import in_color, table_width, visible, write_csv, write_json, write_jsonl
from mou_tui.commands.own_data import bookmarked_ids
from mou_tui.commands.parameters import PATHS
from mou_tui.commands.telling import Invocation
from mou_tui.i18n import _, language
from mou_tui.library import Row
from mou_tui.library.orders import SORTS

if TYPE_CHECKING:
    from mou_tui.library import Query

FORMATS: Final = ("table", "jsonl", "json", "csv")
CSV_COLUMNS: Final = (
    "id", "path", "locator", "title", "published_on", "source_url", "instrument", "status", "parties", "signed_on",
    "expires_on", "term", "amount", "currency", "bookmarked", "facts_failed",
)  # fmt: skip


DATE_CELLS: Final = 13
STATUS_CELLS: Final = 10


@click.command(help=_("List articles, the newest first; with -q those that a query finds."))
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]…")
@click.option("-q", "--query", metavar="QUERY", help=_("Only what this query finds."))
@click.option("--sort", type=click.Choice(SORTS), default="published", show_default=True, help=_("Order of the list."))
@click.option("--limit", type=click.IntRange(0), metavar="N", help=_("At most N articles."))
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help=_("Form of the output; a table on a terminal, else jsonl."),
)
@click.pass_obj
def command(
    invocation: Invocation,
    paths: tuple[Path, ...],
    query: str | None,
    sort: str,
    limit: int | None,
    format_: str | None,
) -> int:
    parsed = None if query is None else _parsed(query)
    opened = open_library(paths, invocation)
    library = opened.library
    found = library.order(sort) if parsed is None else library.found(parsed, marks=marks_for(parsed), sort=sort)
    shown = found if limit is None else found[:limit]
    format_ = format_ or ("table" if sys.stdout.isatty() else "jsonl")
    _WRITERS[format_](opened.rows(shown), opened, bookmarked_ids(), in_color(invocation))
    tell_found(invocation, opened, parsed, len(found), len(shown))
    if opened.failed():
        return 3
    return 1 if query is not None and not found else 0


def _parsed(query: str) -> "Query":
    from mou_tui.library import parse_query

    return parse_query(query)


def document(row: Row, path: str, bookmarked: bool) -> dict[str, Any]:
    """A row as json and jsonl carry it."""
    return {
        "id": row.id,
        "path": path,
        **({"locator": row.locator} if row.locator else {}),
        "title": row.title,
        "published_on": row.published_on,
        "source_url": row.source_url,
        "instrument": row.instrument,
        "status": row.status,
        "parties": None if row.facts_failed else list(row.parties),
        "signed_on": row.signed_on,
        "expires_on": row.expires_on,
        "term": row.term,
        "money": None if row.money is None else {"amount": row.money.amount, "currency": row.money.currency},
        "bookmarked": bookmarked,
        **({"facts_failed": True} if row.facts_failed else {}),
    }


def _documents(rows: Iterable[Row], opened: Opened, bookmarked: frozenset[str]) -> Iterable[dict[str, Any]]:
    return (document(row, opened.path(row.path), row.id in bookmarked) for row in rows)


def _write_jsonl(rows: Iterable[Row], opened: Opened, bookmarked: frozenset[str], color: bool) -> None:
    write_jsonl(_documents(rows, opened, bookmarked))


def _write_json(rows: Iterable[Row], opened: Opened, bookmarked: frozenset[str], color: bool) -> None:
    write_json(_documents(rows, opened, bookmarked))


def _write_csv(rows: Iterable[Row], opened: Opened, bookmarked: frozenset[str], color: bool) -> None:
    write_csv(
        CSV_COLUMNS,
        (
            (row.id, opened.path(row.path), row.locator, row.title, row.published_on, row.source_url, row.instrument,
             row.status, "; ".join(row.parties), row.signed_on, row.expires_on, row.term,
             row.money.amount if row.money else None, row.money.currency if row.money else None, row.id in bookmarked,
             row.facts_failed)
            for row in rows
        ),
    )  # fmt: skip


def _write_table(rows: Iterable[Row], opened: Opened, bookmarked: frozenset[str], color: bool) -> None:
    """Bookmark, date, id, status, headline; below it the kind of agreement and the parties. Cut at clusters to the width."""
    from mou_tui.thai.width import cells, pad, truncate

    width = table_width()
    for row in rows:
        mark = "★" if row.id in bookmarked else " "
        status = pad(truncate(_status(row), STATUS_CELLS), STATUS_CELLS)
        lead = f"{mark} {pad(shown_date(row.published_on), DATE_CELLS)} {short_id(row.id)} {status} "
        title = truncate(visible(row.title or opened.path(row.path)), width - cells(lead))
        click.echo(click.style(lead, dim=True) + title, color=color)
        below = " · ".join(filter(None, (_instrument(row), " ↔ ".join(row.parties))))
        if below:
            margin = DATE_CELLS + 3
            click.echo(" " * margin + truncate(visible(below), width - margin), color=color)


def shown_date(iso: str | None) -> str:
    """A date in the language in use, in its era."""
    if iso is None:
        return _("no date")
    from mou_tui.settings import load_settings
    from mou_tui.thai.dates import format_date

    era = load_settings().era
    if era == "auto":
        era = "be" if language() == "th" else "ce"
    return format_date(iso, language(), era, "short")


def short_id(id_: str) -> str:
    """The beginning of an id, which `mou-tui show` takes."""
    return id_.removeprefix("sha256:")[:8]


def _status(row: Row) -> str:
    from mou_tui.facts.labels import status_name

    return "" if row.status == "none" else status_name(row.status)


def _instrument(row: Row) -> str:
    from mou_tui.facts.labels import instrument_name

    return "" if row.instrument == "none" else instrument_name(row.instrument)


_WRITERS: Final[dict[str, Callable[[Iterable[Row], Opened, frozenset[str], bool], None]]] = {
    "table": _write_table,
    "jsonl": _write_jsonl,
    "json": _write_json,
    "csv": _write_csv,
}
