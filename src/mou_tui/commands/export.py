"""`mou-tui export`: bookmarked or found articles, in the forms in which people work on."""

import itertools
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, cast

import click

from mou_tui.annotations import Annotations, ArticleRef, Bookmark
from mou_tui.annotations.bookmarks import typed_tags
from mou_tui.article import Article
from mou_tui.commands.output import draws_over
from mou_tui.commands.own_data import own_annotations
from mou_tui.commands.parameters import PATHS, QUERY, TAG, Choice, format_option, output_options
from mou_tui.commands.paths import named_or_default, tell_own_exports, tell_passed_over
from mou_tui.commands.telling import Invocation, say
from mou_tui.errors import MouError, UsageError, harmless
from mou_tui.exporters import FORMATS, Item, Options, export, format_for, write_to
from mou_tui.exporters.article_notes import left_words, note_template
from mou_tui.exporters.collect import Tell, filled_fields, items_of_bookmarks, items_of_files, items_of_stories
from mou_tui.exporters.item import Merging
from mou_tui.exporters.merging import merging_of, rowids_of
from mou_tui.i18n import EraChoice, _, ngettext
from mou_tui.settings import load_settings, span_days

if TYPE_CHECKING:
    from mou_tui.library import Library

_NOTHING_FOUND: Final = 1
_SOME_FAILED: Final = 3


@click.command(
    help=_(
        "Export articles with their facts and your notes: those you bookmarked, those a query finds, or those in files."
    ),
)
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]…")
@click.option(
    "--bookmarked", is_flag=True, help=_("What is bookmarked; the default where neither a query nor a path is given.")
)
@click.option(
    "-q", "--query", type=QUERY, metavar="QUERY", help=_("What this query finds, in the library or in the paths.")
)
@click.option(
    "--tag",
    "tags",
    multiple=True,
    type=TAG,
    metavar="TAG",
    help=_("Of the bookmarks only those with this tag; may be repeated."),
)
@format_option(list(FORMATS), _("Form of the export; the file's suffix tells it where it is not given."))
@output_options
@click.option("--checked-only", is_flag=True, help=_("Only facts that you have checked or entered."))
@click.option("--text", is_flag=True, help=_("With the articles' full text."))
@click.option(
    "--rows",
    type=Choice(["agreements", "facts"]),
    default="agreements",
    show_default=True,
    help=_("What a row of CSV is."),
)
@click.option("--details", is_flag=True, help=_("With each article's facts behind the table of a Word report."))
@click.option("--signings", is_flag=True, help=_("The days of signing in the calendar too, not the ends alone."))
@click.option(
    "--highlights",
    type=Choice(["section", "file"]),
    default="section",
    help=_("Where notes have what you marked: in a part of the note, or in a file of its own."),
)
@click.option(
    "--template",
    type=PATHS,
    metavar="FILE",
    help=_("Template of notes, instead of the setting note_template or the usual one."),
)
@click.option("--era", type=Choice(["auto", "be", "ce"]), default="auto", help=_("Era of the dates that people read."))
@click.pass_obj
def command(
    invocation: Invocation | None,
    paths: tuple[Path, ...],
    bookmarked: bool,
    query: str | None,
    tags: tuple[str, ...],
    format_: str | None,
    output: Path | None,
    force: bool,
    checked_only: bool,
    text: bool,
    rows: str,
    details: bool,
    signings: bool,
    highlights: str,
    template: Path | None,
    era: str,
) -> int:
    if (bookmarked or tags) and (query is not None or paths):
        raise UsageError(_("--bookmarked and --tag do not go with a query or a path."), advice=_("Choose one of them."))
    name = _format_name(format_, output)
    _refuse_what_has_no_place(
        name,
        text=text,
        details=details,
        signings=signings,
        template=template is not None,
        highlights=highlights == "file",
    )
    _refuse_without_a_place(name, output)
    settings = load_settings()  # a fault there is told once and not for every file
    notice = span_days(settings.notice)
    invocation = invocation or Invocation()
    annotations = own_annotations()
    options = Options(
        fields=filled_fields(annotations),
        checked_only=checked_only,
        text=text,
        rows=cast(Literal["agreements", "facts"], rows),
        era=cast(EraChoice, era),
        details=details,
        signings=signings,
        highlights_apart=highlights == "file",
        template=note_template(template or settings.note_template) if FORMATS[name].folder else "",
    )
    failures: list[str] = []
    own_exports: list[Path] = []

    def tell(sentence: str) -> None:
        failures.append(sentence)
        say(sentence)

    merging = Merging(entries=annotations.agreements(), notice=notice)
    entry = FORMATS[name]
    if query is not None:
        found = _Found(query, paths, invocation, tell)
        items = found.items(annotations)
        if entry.merged:
            library = found.opened.library
            named: Sequence[int] = found.rowids if name == "ics" else ()
            merging = merging_of(library, annotations, notice, path=found.opened.path, named=named)
    elif paths:
        tell_passed_over(paths, invocation)
        items = items_of_files(named_or_default(paths), annotations, tell, own_exports, technical=invocation.verbose)
    else:
        bookmarks = _bookmarks(annotations, tags)
        in_use = _LibraryInUse(invocation)
        items = items_of_bookmarks(bookmarks, annotations, tell, in_use.article)
        if entry.merged and bookmarks and in_use.library is not None:
            named = rowids_of(in_use.library, bookmarks) if name == "ics" else ()
            merging = merging_of(in_use.library, annotations, notice, named=named)
    first = next(items, None)
    if first is None:
        say(_("There is nothing to export."))
        return _SOME_FAILED if failures else _NOTHING_FOUND
    _write(itertools.chain([first], items), name, output, force, replace(options, merging=merging))
    tell_own_exports(len(own_exports), invocation)
    return _SOME_FAILED if failures else 0


def _refuse_what_has_no_place(name: str, **asked: bool) -> None:
    """Raise UsageError where something is asked for that the format has no place for."""
    able = {
        "text": "full_text",
        "details": "details",
        "signings": "signings",
        "template": "folder",
        "highlights": "folder",
    }
    for option, wanted in asked.items():
        if wanted and not getattr(FORMATS[name], able[option]):
            others = ", ".join(entry.name for entry in FORMATS.values() if getattr(entry, able[option]))
            raise UsageError(
                _("There is no place for --%(option)s in %(format)s.") % {"option": option, "format": name},
                advice=_("Leave it out, or choose one of these formats: %s.") % others,
            )


def _refuse_without_a_place(name: str, output: Path | None) -> None:
    """Raise UsageError where no file is named for what cannot go to standard output: told before anything is read."""
    if output is None and FORMATS[name].folder:
        raise UsageError(_("Notes are a folder of files."), advice=_("Give the folder: -o FOLDER."))
    if output is None and not FORMATS[name].text and sys.stdout.isatty():
        raise UsageError(_("This format is not for the screen."), advice=_("Give -o FILE, or send it into a pipe."))


def _format_name(given: str | None, output: Path | None) -> str:
    if given is not None:
        return given
    if output is None:
        return "md"
    known = format_for(output)
    if known is None:
        raise UsageError(_("The file's name does not tell the format."), path=output, advice=_("Give --format."))
    return known.name


def _write(items: Iterator[Item], name: str, output: Path | None, force: bool, options: Options) -> None:
    progress = _Progress()
    if output is None:
        sys.stdout.flush()
        write_to(sys.stdout.buffer, items, name, options, progress.show)
        sys.stdout.buffer.flush()
        progress.clear()
        return
    outcome = export(items, name, output, force=force, options=options, progress=progress.show)
    progress.clear()
    told = ngettext("Wrote %(n)d article to %(path)s.", "Wrote %(n)d articles to %(path)s.", outcome.count)
    say(told % {"n": outcome.count, "path": outcome.path})
    if outcome.edited:
        say(left_words(outcome.edited))
        say(_("--force replaces them."))


class _Progress:
    """How far the export has come, on one line of stderr, where that is a terminal."""

    def __init__(self) -> None:
        self._shown = draws_over()
        self._any = False

    def show(self, count: int) -> None:
        if self._shown:
            self._any = True
            line = ngettext("%(n)d article…", "%(n)d articles…", count) % {"n": count}
            click.echo(f"\r\033[K{line}", nl=False, err=True)

    def clear(self) -> None:
        if self._any:
            click.echo("\r\033[K", nl=False, err=True)


def _bookmarks(annotations: Annotations, tags: tuple[str, ...]) -> list[Bookmark]:
    named = typed_tags(*tags)
    return [b for b in annotations.bookmarks() if all(tag in b.tags for tag in named)]


class _LibraryInUse:
    """The library that the reader last opened, for what bookmarks are merged by and for articles whose files were moved."""

    def __init__(self, invocation: Invocation) -> None:
        self._invocation = invocation

    @cached_property
    def library(self) -> "Library | None":
        """The library, opened when it is first asked for; None where it cannot be."""
        from mou_tui.commands.libraries import open_library

        try:
            return open_library((), self._invocation).library
        except MouError:
            return None

    def article(self, ref: ArticleRef) -> Article | None:
        """The article as the index has it."""
        rowid = self.library.find(ref.id) if self.library is not None and ref.id else None
        return None if self.library is None or rowid is None else self.library.article(rowid)


class _Found:
    """What a query finds in the library, or in the paths."""

    def __init__(self, query: str, paths: tuple[Path, ...], invocation: Invocation, tell: Tell) -> None:
        from mou_tui.commands.libraries import marks_for, open_library
        from mou_tui.library import parse_query

        parsed = parse_query(query)
        self.opened = open_library(paths, invocation)
        for path, sentence in self.opened.library.failures(technical=invocation.verbose):
            tell(f"{harmless(self.opened.path(path))}: {sentence}")
        self.rowids = self.opened.library.found(parsed, marks=marks_for(parsed))

    def items(self, annotations: Annotations) -> Iterator[Item]:
        """The articles, each story once."""
        for item in items_of_stories(self.opened.library, self.rowids, annotations):
            yield replace(item, article=replace(item.article, path=self.opened.path(item.article.path)))
