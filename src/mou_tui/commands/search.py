"""`mou-tui search`: what a query finds, with the words around each match."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from mou_tui.article import Span
from mou_tui.commands.libraries import Opened, marks_for, open_library, tell_found
from mou_tui.commands.list_ import DATE_CELLS, short_id, shown_date
from mou_tui.commands.output import in_color, table_width, visible, write_csv, write_json, write_jsonl
from mou_tui.commands.own_data import bookmarked_ids
from mou_tui.commands.parameters import PATHS, QUERY, Choice
from mou_tui.commands.telling import Invocation
from mou_tui.i18n import N_, _
from mou_tui.library import Query, Row, highlight, parse_query
from mou_tui.library.snippet import Snippet, snippet_at

FORMATS: Final = ("table", "jsonl", "json", "csv")
CSV_COLUMNS: Final = ("id", "path", "title", "published_on", "field", "start", "end", "snippet", "bookmarked")
MATCHES: Final = 20
"""Matches of one article that are told, at most."""
SNIPPET_CELLS: Final = 116
"""Columns of the words around a match, at most."""


_EXAMPLES: Final = (
    ("มช. พลังงาน", N_("both words")),
    ('"ความร่วมมือทางวิชาการ"', N_("these words as they stand")),
    ("(มช. OR มธ.) -ร่าง", N_("one or the other, without the third")),
    ("party:มช. signatory:สมชาย", N_("in a field; also title: witness: venue: project: tag:")),
    ("signed:2566..2567", N_("in a time; also published: and expires:")),
    ("expires:<90d money:>1ล้าน", N_("within 90 days; more than an amount")),
    ("status:signed has:money", N_("what it is and what it states; also instrument: sdg:")),
    ("is:unread", N_("your own marks; also is:bookmarked is:checked")),
)


class _WithExamples(click.Command):
    """Ends its help with queries to start from."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Queries (the whole language: mou-tui help query-language)")):
            formatter.write_dl([(query, _(meaning)) for query, meaning in _EXAMPLES])


@click.command(
    help=_("Search articles and show the matches, the best first. A QUERY that begins with - follows --."),
    cls=_WithExamples,
)
@click.argument("query", type=QUERY, metavar="QUERY")
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]…")
@click.option("-n", "--limit", type=click.IntRange(0), metavar="N", help=_("At most N articles."))
@click.option("--count", is_flag=True, help=_("Print only how many articles match."))
@click.option(
    "--format",
    "format_",
    type=Choice(FORMATS),
    help=_("Form of the output; a table on a terminal, else jsonl."),
)
@click.pass_obj
def command(
    invocation: Invocation, query: str, paths: tuple[Path, ...], limit: int | None, count: bool, format_: str | None
) -> int:
    parsed = parse_query(query)
    opened = open_library(paths, invocation)
    found = opened.library.found(parsed, marks=marks_for(parsed))
    if count:
        click.echo(len(found))
    else:
        shown = found if limit is None else found[:limit]
        format_ = format_ or ("table" if sys.stdout.isatty() else "jsonl")
        if format_ == "table":
            _write_table(shown, opened, parsed, in_color(invocation))
        elif format_ == "csv":
            write_csv(CSV_COLUMNS, _csv_rows(shown, opened, parsed))
        else:
            {"jsonl": write_jsonl, "json": write_json}[format_](_documents(shown, opened, parsed))
        tell_found(invocation, opened, parsed, len(found), len(shown))
    if opened.failed():
        return 3
    return 0 if found else 1


def _matches(row: Row, opened: Opened, query: Query) -> tuple[list[tuple[str, Span, Snippet]], int]:
    """The field, the place and the words around each match in an article, the first MATCHES; and how many more there are."""
    text = opened.library.article(row.rowid).text
    spans = highlight(query, text)
    told = [
        ("title" if span.start < len(row.title) else "text", span, snippet_at(text, span, SNIPPET_CELLS))
        for span in spans[:MATCHES]
    ]
    return told, len(spans) - len(told)


def _documents(rowids: Sequence[int], opened: Opened, query: Query) -> Iterator[dict[str, Any]]:
    bookmarked = bookmarked_ids()
    for row in opened.rows(rowids):
        matches, more = _matches(row, opened, query)
        yield {
            "article": {
                "id": row.id,
                "path": opened.path(row.path),
                **({"locator": row.locator} if row.locator else {}),
                "title": row.title,
                "published_on": row.published_on,
            },
            "matches": [
                {"field": field, "start": span.start, "end": span.end, "snippet": around.text}
                for field, span, around in matches
            ],
            **({"more_matches": more} if more else {}),
            "bookmarked": row.id in bookmarked,
        }


def _csv_rows(rowids: Sequence[int], opened: Opened, query: Query) -> Iterator[Sequence[Any]]:
    bookmarked = bookmarked_ids()
    for row in opened.rows(rowids):
        head = (row.id, opened.path(row.path), row.title, row.published_on)
        mark = row.id in bookmarked
        matches, _more = _matches(row, opened, query)
        for field, span, around in matches:
            yield (*head, field, span.start, span.end, around.text, mark)
        if not matches:
            yield (*head, "", "", "", "", mark)


def _write_table(rowids: Sequence[int], opened: Opened, query: Query, color: bool) -> None:
    """Two lines an article: date, id and headline; the words around the best match, which is marked."""
    from mou_tui.thai.width import cells, pad, truncate

    width = table_width()
    for row in opened.rows(rowids):
        lead = f"{pad(shown_date(row.published_on), DATE_CELLS)} {short_id(row.id)} "
        title = truncate(visible(row.title or opened.path(row.path)), width - cells(lead))
        click.echo(click.style(lead, dim=True) + click.style(title, bold=True), color=color)
        around = opened.library.snippet(row.rowid, query, min(width - 4, SNIPPET_CELLS))
        if around.text:
            click.echo("    " + _marked(around), color=color)


def _marked(around: Snippet) -> str:
    from mou_tui.thai.width import widened

    parts, at = [], 0
    for span in around.spans:
        # A colour between a letter and its mark would part them.
        start, end = widened(around.text, max(span.start, at), span.end)
        parts += [
            visible(around.text[at:start]),
            click.style(visible(around.text[start:end]), fg="yellow", bold=True),
        ]
        at = end
    return "".join([*parts, visible(around.text[at:])])
