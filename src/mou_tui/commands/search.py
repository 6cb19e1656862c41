"""`mou-tui search`: what a query finds, with the words around each match."""

import itertools
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from mou_tui.commands.libraries import Opened, is_heard, marks_for, open_library, tell_found
from mou_tui.commands.output import in_color, table_width, visible, write_as
from mou_tui.commands.own_data import bookmarked_ids
from mou_tui.commands.parameters import PATHS, QUERY, format_option, limit_option
from mou_tui.commands.telling import Invocation, say
from mou_tui.i18n import N_, _
from mou_tui.library import Query, Results, Row, parse_query
from mou_tui.library.snippet import Range, Snippet, places_of, snippets_of

FORMATS: Final = ("table", "jsonl", "json", "csv")
CSV_COLUMNS: Final = ("id", "path", "title", "published_on", "field", "start", "end", "snippet", "bookmarked")
MATCHES: Final = 20
"""Matches of one article that are told, at most."""
ON_TERMINAL: Final = 50
"""Articles shown on a terminal without `--limit`."""
WITH_WORDS: Final = 1_000
"""Articles whose matches are given with the words around them unasked; finding these words takes most of the time."""
AT_ONCE: Final = 100
"""Articles read in one statement: few, so that the first lines come at once."""
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
@limit_option(_("At most N articles (default: all; on a terminal %d).") % ON_TERMINAL)
@click.option("--count", is_flag=True, help=_("Print only how many articles match."))
@click.option(
    "--snippets",
    is_flag=True,
    help=_("Give the words around each match of all articles, not of the first %d only.") % WITH_WORDS,
)
@format_option(FORMATS)
@click.pass_obj
def command(
    invocation: Invocation,
    query: str,
    paths: tuple[Path, ...],
    limit: int | None,
    count: bool,
    snippets: bool,
    format_: str | None,
) -> int:
    parsed = parse_query(query)
    opened = open_library(paths, invocation)
    if limit is None and sys.stdout.isatty():
        limit = ON_TERMINAL
    results = opened.library.results(parsed, marks=marks_for(parsed), ranked=0 if count else limit)
    rowids = results.rowids
    if count:
        click.echo(results.count)
    else:
        shown = rowids if limit is None else rowids[:limit]
        write_as(
            format_,
            table=lambda: _write_table(shown, opened, parsed, in_color(invocation)),
            documents=_documents(shown, opened, parsed, snippets),
            columns=CSV_COLUMNS,
            rows=_csv_rows(shown, opened, parsed, snippets),
        )
        tell_found(invocation, opened, parsed, len(rowids), len(shown))
    _tell_inside(invocation, results)
    if opened.failed():
        return 3
    return 0 if rowids else 1


def _tell_inside(invocation: Invocation, results: Results) -> None:
    """Say of a word of two or three letters how many articles have it as a part of longer words only."""
    if results.inside and is_heard(invocation):
        exact = results.count - results.inside
        say(
            _("%(exact)s exact, %(inside)s inside longer words.")
            % {"exact": f"{exact:,}", "inside": f"{results.inside:,}"}
        )


_Match = tuple[str, Range, str | None]


def _hits(
    rowids: Sequence[int], opened: Opened, query: Query, snippets: bool
) -> Iterator[tuple[Row, list[_Match], int]]:
    """Each article with the field, the place and the words around each match in it, the first MATCHES; and how many more there are."""
    places_in = places_of(query)
    for start in range(0, len(rowids), AT_ONCE):
        if start == WITH_WORDS:
            # So many that asking the index pays.
            places_in = places_of(query, opened.library.having)
        with_words = snippets or start < WITH_WORDS
        some = rowids[start : start + AT_ONCE]
        texts = {doc.rowid: doc for doc in opened.library.texts(some)}
        for row in opened.library.rows(some):
            doc = texts.get(row.rowid)
            places = [] if doc is None else places_in(doc)
            told = places[:MATCHES]
            around = [s.text for s in snippets_of(doc, told, SNIPPET_CELLS)] if with_words and doc is not None else ()
            title = len(row.title)
            fields = ["title" if begin < title else "text" for begin, _end in told]
            yield row, list(itertools.zip_longest(fields, told, around)), len(places) - len(told)


def _documents(rowids: Sequence[int], opened: Opened, query: Query, snippets: bool) -> Iterator[dict[str, Any]]:
    bookmarked = bookmarked_ids()
    for row, matches, more in _hits(rowids, opened, query, snippets):
        yield {
            "article": {
                "id": row.id,
                "path": opened.path(row.path),
                **({"locator": row.locator} if row.locator else {}),
                "title": row.title,
                "published_on": row.published_on,
            },
            "matches": [
                {
                    "field": field,
                    "start": begin,
                    "end": end,
                    **({} if words is None else {"snippet": words}),
                }
                for field, (begin, end), words in matches
            ],
            **({"more_matches": more} if more else {}),
            "bookmarked": row.id in bookmarked,
        }


def _csv_rows(rowids: Sequence[int], opened: Opened, query: Query, snippets: bool) -> Iterator[Sequence[Any]]:
    bookmarked = bookmarked_ids()
    for row, matches, _more in _hits(rowids, opened, query, snippets):
        head = (row.id, opened.path(row.path), row.title, row.published_on)
        mark = row.id in bookmarked
        for field, (begin, end), words in matches:
            yield (*head, field, begin, end, words or "", mark)
        if not matches:
            yield (*head, "", "", "", "", mark)


def _write_table(rowids: Sequence[int], opened: Opened, query: Query, color: bool) -> None:
    """Two lines an article: date, id and headline; the words around the best match, which is marked."""
    from mou_tui.commands.list_ import DATE_CELLS, short_id, shown_date
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
