"""`mou-tui show`: one article as the reader shows it, in a plain form for pipes and screen readers, as Markdown or as JSON."""

import itertools
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from mou_tui.article import Article
from mou_tui.commands.own_data import last_opened, own_annotations
from mou_tui.commands.parameters import ARTICLE, format_option
from mou_tui.commands.telling import Invocation, say
from mou_tui.errors import IndexDamagedError, InputError, UsageError
from mou_tui.exporters.item import Item, Options
from mou_tui.i18n import EraChoice, _
from mou_tui.settings import Settings, load_settings

FORMATS: Final = ("text", "md", "json")
# sha256:2363c129845d6281#42, or the beginning of its digits
_ID: Final = re.compile(r"(?:sha256:)?[0-9a-f]{4,16}(?:#.*)?\Z", re.IGNORECASE)
_NAMED_AT_MOST: Final = 8


@click.command(
    help=_(
        "Print one article as the reader shows it, with its facts. ARTICLE is a path, an id or a unique prefix of one."
    )
)
@click.argument("article", type=ARTICLE, metavar="ARTICLE")
@format_option(FORMATS, _("Form of the output."), default="text", show_default=True)
@click.option(
    "--width",
    type=click.IntRange(10, 1000),
    metavar="N",
    help=_("Wrap text at this many columns (default: the terminal's; not at all into a pipe)."),
)
@click.pass_obj
def command(invocation: Invocation | None, article: str, format_: str, width: int | None) -> int:
    invocation = invocation or Invocation()
    settings = load_settings()
    item = find_item(article, invocation)
    era = settings.era
    if format_ == "json":
        from mou_tui.exporters.item import item_document
        from mou_tui.exporters.safety import json_text

        print_out(json_text(item_document(item, Options(text=True)), 1) + "\n")
    elif format_ == "md":
        from mou_tui.exporters.markdown import section

        print_out(section(item, Options(text=True, era=era, fields=settings.own_fields)))
    else:
        from mou_tui.commands.output import in_color

        print_out(plain_text(item, _wanted_width(width, settings), era, bold=in_color(invocation)))
    return 0


def print_out(text: str) -> None:
    """Write to stdout as it is."""
    sys.stdout.write(text)


def _wanted_width(named: int | None, settings: Settings) -> int | None:
    if named is not None or not sys.stdout.isatty():
        return named
    return max(10, min(shutil.get_terminal_size().columns, settings.column))


def plain_text(item: Item, width: int | None, era: EraChoice = "auto", *, bold: bool = False) -> str:
    """The article and its facts as plain lines: wrapped at `width` columns, or one line a paragraph where it is None."""
    lines = list(_article_lines(item, width, era, bold))
    facts = list(fact_lines(item, width, era))
    if facts:
        lines += ["", *facts]
    return "\n".join(lines) + "\n"


def _article_lines(item: Item, width: int | None, era: EraChoice, bold: bool) -> Iterator[str]:
    from mou_tui.page.blocks import blocks_of
    from mou_tui.page.layout import Layout, drawn_text
    from mou_tui.page.meta_line import image_words, meta_pieces

    article = item.article
    blocks = blocks_of(article, meta_pieces(article, era), image_words)
    layout = Layout(article, item.facts, blocks)
    # Without a width a paragraph is a line, however its slices are wrapped.
    layout.set_width(width or sys.maxsize)
    unfinished = ""
    for number in range(len(blocks)):
        for line in layout.lines_of(number):
            shown = drawn_text(line, article.text)
            if width is None and line.kind not in ("blank", "label", "image"):
                paragraph = article.paragraphs[line.paragraph]
                unfinished += article.text[line.start : line.end]
                if line.end < paragraph.end:
                    continue
                shown, unfinished = unfinished.rstrip(), ""
            yield click.style(shown, bold=True) if bold and line.kind in ("headline", "heading") and shown else shown


def fact_lines(item: Item, width: int | None, era: EraChoice) -> Iterator[str]:
    """The facts of an article and what stands in its own fields as plain lines, as `plain_text` ends with them."""
    from mou_tui.page.fact_rows import facts_in_words
    from mou_tui.thai.linebreak import prepared, protected_spans

    own = Options(fields=load_settings().own_fields if item.fields else {}).fields_of(item.fields)
    for words in (*facts_in_words(item.facts, era), *(f"{name}: {value}" for name, value in own)):
        if width is None:
            yield words
            continue
        lines = prepared(words, protected_spans(words)).lines(width - 2)
        for n, (start, end) in enumerate(lines):
            yield ("  " if n else "") + words[start:end].rstrip()


def find_item(named: str, invocation: Invocation) -> Item:
    """The article that a path, an id, or a prefix of an id names, with its facts in effect.

    Of a file that holds many articles one is named as `FILE#LOCATOR`. Raises UsageError where nothing or more than one
    article is meant, and InputError for a file that cannot be read.
    """
    from mou_tui.exporters.collect import item_of

    path, _hash, locator = named.partition("#")
    for candidate, member in ((Path(named), ""), (Path(path), locator)):
        if candidate.exists() and not candidate.is_dir():
            return _as_indexed(candidate, member) or item_of(_in_file(candidate, member), own_annotations())
    if named and Path(named).is_dir():
        raise UsageError(_("This is a folder."), path=named, advice=_("Name one article; “mou-tui list” shows them."))
    if not _ID.match(named):
        raise UsageError(
            _("There is no such file, and this is no article's id."),
            path=named,
            advice=_("“mou-tui list --format jsonl” shows paths and ids."),
        )
    return _by_id(named, invocation)


def _as_indexed(path: Path, locator: str) -> Item | None:
    """The item of a file's article from an index that knows the file as it is; None where none does.

    That of a library of the settings, of the one last opened, or of a folder that the file is in.
    """
    from mou_tui.exporters.collect import item_of
    from mou_tui.library.indexed_file import find_indexed
    from mou_tui.library.schema import absolute

    libraries = [load_settings().libraries, last_opened(), *((folder,) for folder in absolute(path).parents)]
    indexed = find_indexed(path, locator, filter(None, libraries))
    if indexed is None:
        return None
    library, rowid = indexed
    annotations = own_annotations()
    try:
        article, facts = replace(library.article(rowid), path=str(path)), library.facts(rowid)
    except (KeyError, IndexDamagedError):
        return None
    return item_of(article, annotations, None if annotations.stored_corrections_for(article) else facts)


def _in_file(path: Path, locator: str) -> Article:
    from mou_tui.loaders import readable

    articles, fault = readable(path)
    chosen = [a for a in articles if a.locator == locator] if locator else articles
    if len(chosen) == 1:
        return chosen[0]
    if fault is not None:
        if not articles:
            raise fault
        say(str(fault))
    if not articles:
        raise InputError(_("There is no article in this file."), path=path)
    places = _some(f"{path.name}#{a.locator}" for a in articles)
    cause = _("This file has no article “%s”.") % locator if locator else _("This file holds several articles.")
    raise UsageError(cause, path=path, advice=_("Name one of them: %s.") % places)


def _by_id(named: str, invocation: Invocation) -> Item:
    """The one article of the libraries whose id begins with what was named."""
    from mou_tui.commands.libraries import open_library
    from mou_tui.exporters.collect import item_of

    library = open_library((), invocation).library
    rowids = library.find_all(named)
    if not rowids:
        raise UsageError(
            _("No article of your libraries has this id."),
            path=named,
            advice=_("“mou-tui list --format jsonl” shows the ids."),
        )
    if len(rowids) > 1:
        ids = _some(row.id.removeprefix("sha256:") for row in library.rows(rowids[: _NAMED_AT_MOST + 1]))
        raise UsageError(
            _("Several articles have an id that begins like this."), path=named, advice=_("Say more of it: %s.") % ids
        )
    return item_of(library.article(rowids[0]), own_annotations(), library.facts(rowids[0]))


def _some(names: Iterable[str]) -> str:
    """The first of many names."""
    first = list(itertools.islice(names, _NAMED_AT_MOST + 1))
    return ", ".join(first[:_NAMED_AT_MOST]) + (", …" if len(first) > _NAMED_AT_MOST else "")
