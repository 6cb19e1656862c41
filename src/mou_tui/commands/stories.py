"""`mou-tui stories`: which files tell one story, and what the reader says of that."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import click

from mou_tui.annotations import ArticleRef, RemoveSeparation, batch, separate
from mou_tui.commands.libraries import Opened, open_library
from mou_tui.commands.list_ import short_id, shown_date
from mou_tui.commands.output import table_width, tell_nothing, visible, write_as
from mou_tui.commands.own_data import own_annotations
from mou_tui.commands.parameters import PATHS, format_option
from mou_tui.commands.telling import Invocation, say
from mou_tui.errors import UsageError
from mou_tui.i18n import _
from mou_tui.library import Row
from mou_tui.library.stories import Stories

FORMATS: Final = ("table", "jsonl", "json")


@click.group(help=_("List stories that several files tell, and take them apart."))
def command() -> None:
    pass


@command.command("list", help=_("List the stories that several files tell, the best copy first."))
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]…")
@format_option(FORMATS)
@click.pass_obj
def list_(invocation: Invocation | None, paths: tuple[Path, ...], format_: str | None) -> int:
    opened = open_library(paths, invocation or Invocation())
    stories = opened.library.stories(own_annotations().apart())
    told = list(_told(opened, stories))
    documents = (_document(copies, opened) for copies in told)
    write_as(format_, table=lambda: _write_table(told, opened), documents=documents)
    if not told:
        tell_nothing()
    return 3 if opened.failed() else 0


def _told(opened: Opened, stories: Stories) -> Iterator[list[Row]]:
    library = opened.library
    for rowid in stories.folded(library.order()):
        if len(stories.of(rowid)) > 1:
            yield library.rows(stories.of(rowid))


def _document(copies: list[Row], opened: Opened) -> dict[str, Any]:
    keys = ("id", "title", "published_on", "source_url")
    return {
        "story": copies[0].id,
        "articles": [{**{key: getattr(row, key) for key in keys}, "path": opened.path(row.path)} for row in copies],
    }


def _write_table(told: list[list[Row]], opened: Opened) -> None:
    from mou_tui.thai.width import truncate

    for copies in told:
        for number, row in enumerate(copies):
            lead = "    " if number else ""
            place = visible(row.source_url or opened.path(row.path))
            line = f"{lead}{short_id(row.id)}  {shown_date(row.published_on)}  {visible(row.title)}  {place}"
            click.echo(truncate(line, table_width()))


@command.command(
    help=_("Say that an article does not tell the same story as others: as any, or as those named after it.")
)
@click.argument("article", metavar="ARTICLE")
@click.argument("others", nargs=-1, metavar="[ARTICLE]…")
@click.pass_obj
def apart(invocation: Invocation | None, article: str, others: tuple[str, ...]) -> int:
    from mou_tui.commands.show import find_item

    annotations = own_annotations()
    ref = ArticleRef.of(find_item(article, invocation or Invocation()).article)
    if others:
        refs = [ArticleRef.of(find_item(other, invocation or Invocation()).article) for other in others]
    else:
        refs = _copies_of(ref, open_library((), invocation or Invocation()), annotations.apart())
        if not refs:
            raise UsageError(_("No other article of the library tells this story."), path=article)
    annotations.apply(separate(ref, refs))
    return 0


def _copies_of(ref: ArticleRef, opened: Opened, separations: frozenset[tuple[str, str]]) -> list[ArticleRef]:
    library = opened.library
    rowid = library.find(ref.id) or 0
    copies = library.rows([copy for copy in library.stories(separations).of(rowid) if copy != rowid])
    return [ArticleRef.of_head(row) for row in copies]


@command.command(help=_("Take back what “stories apart” said of these articles, or of one and all others."))
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@click.pass_obj
def together(invocation: Invocation | None, articles: tuple[str, ...]) -> int:
    from mou_tui.commands.show import find_item

    annotations = own_annotations()
    ids = [find_item(article, invocation or Invocation()).article.id for article in articles]
    pairs = {tuple(sorted(pair)) for pair in combinations(ids, 2)}
    gone = [s for s in annotations.separations() if (s.ids in pairs if len(ids) > 1 else ids[0] in s.ids)]
    if not gone:
        say(_("Nothing was said of that."))
        return 1
    annotations.apply(batch(RemoveSeparation(separation.uid) for separation in gone))
    return 0
