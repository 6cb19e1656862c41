"""`mou-tui list`: the articles of a library, or those that a query finds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from mou_tui.commands.libraries import Opened, marks_for, open_library, tell_found
from mou_tui.commands.output import in_color, table_width, visible, write_as
from mou_tui.commands.own_data import apart, bookmarked_ids
from mou_tui.commands.parameters import PATHS, QUERY, Choice, format_option, format_or_default, limit_option
from mou_tui.commands.telling import Invocation
from mou_tui.i18n import _, language, ngettext, shown_era
from mou_tui.library import Row
from mou_tui.library.orders import SORTS
from mou_tui.library.stories import Stories

if TYPE_CHECKING:
    from mou_tui.library import Query

FORMATS: Final = ("table", "jsonl", "json", "csv")
CSV_COLUMNS: Final = (
    "id", "path", "locator", "title", "published_on", "source_url", "instrument", "status", "parties", "signed_on",
    "expires_on", "term", "amount", "currency", "bookmarked", "facts_failed", "story",
)  # fmt: skip


DATE_CELLS: Final = 13
STATUS_CELLS: Final = 10


@click.command(help=_("List articles, the newest first; with -q those that a query finds."))
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]…")
@click.option("-q", "--query", type=QUERY, metavar="QUERY", help=_("Only what this query finds."))
@click.option("--sort", type=Choice(SORTS), default="published", show_default=True, help=_("Order of the list."))
@click.option("--copies", is_flag=True, help=_("List every copy of a story in the table, not the best one alone."))
@limit_option()
@format_option(FORMATS)
@click.pass_obj
def command(
    invocation: Invocation,
    paths: tuple[Path, ...],
    query: str | None,
    sort: str,
    copies: bool,
    limit: int | None,
    format_: str | None,
) -> int:
    parsed = None if query is None else _parsed(query)
    opened = open_library(paths, invocation)
    library = opened.library
    rowids = library.order(sort) if parsed is None else library.found(parsed, marks=marks_for(parsed), sort=sort)
    format_ = format_or_default(format_)
    stories = library.stories(apart())
    if format_ == "table" and not copies:
        rowids = stories.folded(rowids)
    shown = rowids if limit is None else rowids[:limit]
    rows, listed = opened.rows(shown), Listed(opened, bookmarked_ids(), stories, copies, in_color(invocation))
    write_as(
        format_,
        table=lambda: _write_table(rows, listed),
        documents=(document(row, listed) for row in rows),
        columns=CSV_COLUMNS,
        rows=(_csv_row(row, listed) for row in rows),
    )
    tell_found(invocation, opened, parsed, len(rowids), len(shown))
    if opened.failed():
        return 3
    return 1 if query is not None and not rowids else 0


def _parsed(query: str) -> "Query":
    from mou_tui.library import parse_query

    return parse_query(query)


@dataclass(frozen=True, slots=True)
class Listed:
    """What rows are listed with: the library, what is bookmarked, and which of them tell one story."""

    opened: Opened
    bookmarked: frozenset[str]
    stories: Stories
    copies: bool = False
    color: bool = False

    def story(self, row: Row) -> str | None:
        """The id of the best copy of a story that several files tell; None for one that stands alone."""
        story = self.stories.of(row.rowid)
        if len(story) < 2:
            return None
        best = self.opened.library.rows(story[:1])
        return best[0].id if best else None


def document(row: Row, listed: Listed) -> dict[str, Any]:
    """A row as json and jsonl carry it."""
    path = listed.opened.path(row.path)
    return {
        "id": row.id,
        "path": path,
        **({"locator": row.locator} if row.locator else {}),
        "title": row.title,
        "published_on": row.published_on,
        "source_url": row.source_url,
        "instrument": row.instrument,
        "status": row.status,
        "parties": None if row.instrument is None else list(row.parties),
        "signed_on": row.signed_on,
        "expires_on": row.expires_on,
        "term": row.term,
        "money": None if row.money is None else {"amount": row.money.amount, "currency": row.money.currency},
        "bookmarked": row.id in listed.bookmarked,
        "story": listed.story(row),
        **({"facts_failed": True} if row.facts_failed else {}),
        **({"facts_pending": True} if row.facts_pending else {}),
    }


def _csv_row(row: Row, listed: Listed) -> Sequence[Any]:
    return (
        row.id, listed.opened.path(row.path), row.locator, row.title, row.published_on, row.source_url, row.instrument,
        row.status, "; ".join(row.parties), row.signed_on, row.expires_on, row.term,
        row.money.amount if row.money else None, row.money.currency if row.money else None,
        row.id in listed.bookmarked, row.facts_failed, listed.story(row),
    )  # fmt: skip


def _write_table(rows: Iterable[Row], listed: Listed) -> None:
    """Bookmark, date, id, status, headline; below it the kind of agreement and the parties. Cut at clusters to the width."""
    from mou_tui.thai.width import cells, pad, truncate

    width = table_width()
    for row in rows:
        mark = "★" if row.id in listed.bookmarked else " "
        status = pad(truncate(_status(row), STATUS_CELLS), STATUS_CELLS)
        lead = f"{mark} {pad(shown_date(row.published_on), DATE_CELLS)} {short_id(row.id)} {status} "
        others = 0 if listed.copies else len(listed.stories.of(row.rowid)) - 1
        more = " · " + ngettext("+%(n)d source", "+%(n)d sources", others) % {"n": others} if others else ""
        title = truncate(visible(row.title or listed.opened.path(row.path)), width - cells(lead) - cells(more)) + more
        click.echo(click.style(lead, dim=True) + title, color=listed.color)
        below = " · ".join(filter(None, (_instrument(row), " ↔ ".join(row.parties))))
        if below:
            margin = DATE_CELLS + 3
            click.echo(" " * margin + truncate(visible(below), width - margin), color=listed.color)


def shown_date(iso: str | None) -> str:
    """A date in the language in use, in its era."""
    if iso is None:
        return _("no date")
    from mou_tui.settings import load_settings
    from mou_tui.thai.date_format import format_date

    return format_date(iso, language(), shown_era(load_settings().era), "short")


def short_id(id_: str) -> str:
    """The beginning of an id, which `mou-tui show` takes."""
    return id_.removeprefix("sha256:")[:8]


def _status(row: Row) -> str:
    from mou_tui.facts.labels import status_name

    return "" if row.status == "none" else status_name(row.status)


def _instrument(row: Row) -> str:
    from mou_tui.facts.labels import instrument_name

    return "" if row.instrument == "none" else instrument_name(row.instrument)
