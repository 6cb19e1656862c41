"""`mou-tui show`: one article as the reader shows it, in a plain form for pipes and screen readers, as Markdown or as JSON."""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

import click

from mou_tui.annotations.annotations import Annotations
from mou_tui.article import Article
from mou_tui.commands import Invocation
from mou_tui.commands.paths import named_or_default
from mou_tui.errors import InputError, UsageError
from mou_tui.exporters.item import Item, Options
from mou_tui.i18n import _
from mou_tui.settings import Settings, load_settings

Era = Literal["be", "ce", "auto"]
FORMATS: Final = ("text", "md", "json")
_HEX: Final = frozenset("0123456789abcdef")
_SHORTEST_PREFIX: Final = 4
_NAMED_AT_MOST: Final = 8


@click.command(
    help=_(
        "Print one article as the reader shows it, with its facts. ARTICLE is a path, an id or a unique prefix of one."
    )
)
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True, help=_("Form of the output.")
)
@click.option(
    "--width",
    type=click.IntRange(10, 1000),
    metavar="N",
    help=_("Wrap text at this many columns (default: the terminal's; not at all into a pipe)."),
)
@click.pass_obj
def command(invocation: Invocation | None, article: str, format_: str, width: int | None) -> int:
    from mou_tui.exporters.collect import item_of

    settings = load_settings()
    item = item_of(find_article(article), Annotations.open())
    era = settings.era
    if format_ == "json":
        from mou_tui.exporters.item import item_document

        print_out(json.dumps(item_document(item, Options(text=True)), ensure_ascii=False, indent=1) + "\n")
    elif format_ == "md":
        from mou_tui.exporters.markdown import section

        print_out(section(item, Options(text=True, era=era)))
    else:
        print_out(plain_text(item, _wanted_width(width, settings), era, bold=_in_color(invocation)))
    return 0


def print_out(text: str) -> None:
    """Write to stdout as it is."""
    sys.stdout.write(text)


def _wanted_width(named: int | None, settings: Settings) -> int | None:
    if named is not None or not sys.stdout.isatty():
        return named
    return max(10, min(shutil.get_terminal_size().columns, settings.column))


def _in_color(invocation: Invocation | None) -> bool:
    wish = invocation.color if invocation else "auto"
    if wish == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return wish == "always"


def plain_text(item: Item, width: int | None, era: Era = "auto", *, bold: bool = False) -> str:
    """The article and its facts as plain lines: wrapped at `width` columns, or one line a paragraph where it is None."""
    lines = list(_article_lines(item, width, era, bold))
    facts = list(_fact_lines(item, width, era))
    if facts:
        lines += ["", *facts]
    return "\n".join(lines) + "\n"


def _article_lines(item: Item, width: int | None, era: Era, bold: bool) -> Iterator[str]:
    from mou_tui.app.widgets.layout import Layout, blocks_of, drawn_text
    from mou_tui.app.widgets.meta_line import image_words, meta_pieces

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


def _fact_lines(item: Item, width: int | None, era: Era) -> Iterator[str]:
    from mou_tui.app.widgets.fact_rows import facts_in_words
    from mou_tui.thai.linebreak import prepared, protected_spans

    for words in facts_in_words(item.facts, era):
        if width is None:
            yield words
            continue
        lines = prepared(words, protected_spans(words)).lines(width - 2)
        for n, (start, end) in enumerate(lines):
            yield ("  " if n else "") + words[start:end].rstrip()


def find_article(named: str) -> Article:
    """The article that a path, an id, or a prefix of an id names.

    Of a file that holds many articles one is named as `FILE#LOCATOR`. Raises UsageError where nothing or more than one
    article is meant, and InputError for a file that cannot be read.
    """
    path, _hash, locator = named.partition("#")
    for candidate, member in ((Path(named), ""), (Path(path), locator)):
        if candidate.is_file():
            return _in_file(candidate, member)
    if Path(named).is_dir():
        raise UsageError(_("This is a folder."), path=named, advice=_("Name one article; “mou-tui list” shows them."))
    prefix = named.removeprefix("sha256:").lower()
    digest = prefix.partition("#")[0]
    if len(digest) < _SHORTEST_PREFIX or not set(digest) <= _HEX:
        raise UsageError(
            _("There is no such file, and this is no article's id."),
            path=named,
            advice=_("“mou-tui list --format jsonl” shows paths and ids."),
        )
    return _by_id(prefix, named)


def _in_file(path: Path, locator: str) -> Article:
    from mou_tui.loaders import load

    articles = list(load(path))
    chosen = [a for a in articles if a.locator == locator] if locator else articles
    if len(chosen) == 1:
        return chosen[0]
    if not articles:
        raise InputError(_("There is no article in this file."), path=path)
    places = ", ".join(f"{path.name}#{a.locator}" for a in articles[:_NAMED_AT_MOST])
    more = ", …" if len(articles) > _NAMED_AT_MOST else ""
    raise UsageError(
        _("This file holds several articles."), path=path, advice=_("Name one of them: %s.") % (places + more)
    )


def _by_id(prefix: str, named: str) -> Article:
    """The one article of the libraries whose id begins with `prefix`."""
    digest, _hash, locator = prefix.partition("#")
    found: dict[str, Path] = {}
    for path in _files():
        try:
            there = file_digest(path)
        except OSError:
            continue
        if there.startswith(digest):
            found.setdefault(there, path)
    if not found:
        raise UsageError(
            _("No article of your libraries has this id."),
            path=named,
            advice=_("“mou-tui list --format jsonl” shows the ids."),
        )
    if len(found) > 1:
        names = ", ".join(sorted(found)[:_NAMED_AT_MOST])
        raise UsageError(
            _("Several articles have an id that begins like this."), path=named, advice=_("Say more of it: %s.") % names
        )
    return _in_file(next(iter(found.values())), locator)


def _files() -> Iterator[Path]:
    from mou_tui.annotations.state import State
    from mou_tui.loaders import discover

    state = State.open()
    try:
        last = state.last_opened()
    finally:
        state.close()
    return iter(discover(named_or_default((), last)))


def file_digest(path: Path) -> str:
    """The 16 hexadecimal digits by which an article's id names its file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
