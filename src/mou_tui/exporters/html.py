"""One HTML file that needs nothing else: a table of the agreements, then a section for each article. Prints well.

All text is escaped, and a content security policy forbids the page to load or run anything.
"""

import itertools
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from html import escape
from typing import BinaryIO, Final

from mou_tui.annotations.bookmarks import Bookmark
from mou_tui.exporters.agreements import FactPart, fact_parts
from mou_tui.exporters.citation import cite, style_in_use
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.markdown import shown_date
from mou_tui.exporters.merging import Merged, Merger
from mou_tui.exporters.notes import remark
from mou_tui.exporters.office import COLUMNS, OfficeCell, counted, nothing_words
from mou_tui.exporters.safety import plain, web_url
from mou_tui.facts.labels import fact_name, said_of_agreement
from mou_tui.facts.model import Fact
from mou_tui.i18n import _, language
from mou_tui.loaders.exports import MARK

STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.7 "Sarabun", "TH Sarabun New", "Noto Sans Thai", "Leelawadee UI", Thonburi, sans-serif;
  max-width: 62rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; line-height: 1.5; margin: 2.5rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { border: 1px solid #8886; padding: .3rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: normal; word-break: auto-phrase; }
th { background: #8882; white-space: nowrap; }
td a { color: inherit; text-decoration: none; } td a:hover { text-decoration: underline; }
td.ending { background: #fe96; } td.ended { background: #8883; } td.unknown { color: #777; font-style: italic; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .2rem 1rem; margin: .8rem 0; }
dt { font-weight: 600; } dd { margin: 0; grid-column: 2; }
q { color: #666; } .checked { color: #087f23; } .about, .source { color: #666; font-size: .92rem; }
blockquote { margin: .8rem 0; padding: .1rem 1rem; border-left: 3px solid #8886; white-space: pre-wrap; }
.tag { background: #8882; border-radius: .6rem; padding: .05rem .6rem; margin-right: .3rem; }
@media (prefers-color-scheme: dark) { q, .about, .source { color: #aaa; } .checked { color: #6fcf80; } }
@media print { body { max-width: none; margin: 0; font-size: 11pt; color: #000; } article { break-inside: avoid-page; }
  h2 { break-after: avoid; } thead { display: table-header-group; } tr { break-inside: avoid; }
  a[href^="http"]::after { content: " <" attr(href) ">"; font-size: .8em; } }
"""

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items as a page; the sections wait on the disk while the table is written."""
    merger = Merger(options)
    numbers: dict[str, int] = {}
    with tempfile.TemporaryFile() as sections:
        for number, item in enumerate(items, 1):
            merger.take(item)
            numbers.setdefault(item.article.id, number)
            sections.write(_section(item, number, options).encode("utf-8", "replace"))
        merged = merger.agreements()
        out.write(_beginning(counted(merged, options) if merged else nothing_words(options), bool(merged)).encode())
        for one in merged:
            out.write(_row(one, numbers, options).encode("utf-8", "replace"))
        out.write(b"</tbody></table>\n" if merged else b"")
        sections.seek(0)
        shutil.copyfileobj(sections, out)
    out.write(b"</main>\n</body></html>\n")


def _beginning(about: str, has_table: bool) -> str:
    """The head of the page, what it has, and the head of the table where there are agreements."""
    title = _text(_("Agreements in the news"))
    cells = "".join(f"<th scope=col>{_text(column.heading)}</th>" for column in COLUMNS)
    table = f"<table><thead><tr>{cells}</tr></thead>\n<tbody>\n" if has_table else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="generator" content="{MARK}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style></head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"<p class=about>{_text(about)}</p>\n{table}"
    )


def _text(text: str) -> str:
    return escape(plain(text), quote=True)


def _row(merged: Merged, numbers: Mapping[str, int], options: Options) -> str:
    cells = (_cell(column.value(merged, options), numbers) for column in COLUMNS)
    return f"<tr>{''.join(cells)}</tr>\n"


def _cell(cell: OfficeCell, numbers: Mapping[str, int]) -> str:
    """A cell that links to what says its value, with the words that prove it where the mouse rests on it."""
    text = f'<bdi lang="th">{_text(cell.text).replace(chr(10), "<br>")}</bdi>'
    if cell.article is not None:
        number = numbers.get(cell.article.id)
        place = f"#a{number}" if number else web_url(cell.article.source_url)
        if place:
            text = f'<a href="{escape(place, quote=True)}" rel="noopener noreferrer">{text}</a>'
    words = cell.proof()
    tip = f' title="{_text(words)}"' if words else ""
    return f'<td class="{cell.tone}"{tip}>{text}</td>'


def _section(item: Item, number: int, options: Options) -> str:
    article = item.article
    url = web_url(article.source_url)
    about = [shown_date(article.published_on, options) if article.published_on else _("undated"), article.byline or ""]
    parts = [
        f'<article id="a{number}">',
        f'<h2 lang="th" dir="auto">{_text(article.title or article.path)}</h2>',
        f'<p class="about">{" · ".join(f"<bdi>{_text(part)}</bdi>" for part in about if part)}</p>',
    ]
    if said := said_of_agreement(item.facts):
        parts.append(f"<p>{_text(said)}</p>")
    facts = [fact for fact in item.facts if fact.value != "none"]
    own = "".join(f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>" for name, value in options.fields_of(item.fields))
    if facts or own:
        parts.append(f"<dl>{''.join(_facts(facts, article.text, options))}{own}</dl>")
    parts += [_bookmark(bookmark, article.text) for bookmark in item.bookmarks]
    if options.text:
        parts += [f'<p lang="th" dir="auto">{_text(p.span.of(article.text))}</p>' for p in article.paragraphs[1:]]
    citation = _text(cite(article, style_in_use(), accessed=options.accessed))
    link = f' <a href="{escape(url, quote=True)}" rel="noopener noreferrer">{_text(_("Source"))}</a>' if url else ""
    if item.also_at:
        places = ", ".join(
            f'<a href="{escape(place, quote=True)}" rel="noopener noreferrer">{_text(place)}</a>'
            if web_url(place)
            else f"<bdi>{_text(place)}</bdi>"
            for place in item.also_at
        )
        link += f"<br>{_text(_('Also at'))}: {places}"
    parts.append(
        f'<p class="source"><bdi lang="th">{citation}</bdi>{link} <bdi>{_text(article.path)}</bdi></p></article>\n'
    )
    return "\n".join(part for part in parts if part)


_FACT_PARTS: Final[dict[FactPart, str]] = {
    "value": '<bdi lang="th">{}</bdi>',
    "expansion": '<bdi lang="th">({})</bdi>',
    "checked": '<span class="checked">✓ {}</span>',
    "changed": "<strong>⚠ {}</strong>",
    "entered": "<span>({})</span>",
    "quote": '<q lang="th">{}</q>',
}


def _facts(facts: list[Fact], text: str, options: Options) -> Iterator[str]:
    """The facts, those of one name that follow one another under one heading."""
    for name, group in itertools.groupby(facts, fact_name):
        yield f"<dt>{_text(name)}</dt>"
        for fact in group:
            said = [_FACT_PARTS[part].format(_text(words)) for part, words in fact_parts(fact, text, options.shown_era)]
            yield f"<dd>{' '.join(said)}</dd>"


def _bookmark(bookmark: Bookmark, text: str) -> str:
    parts = []
    if bookmark.kind == "passage":
        parts.append(f'<blockquote lang="th" dir="auto">{_text(bookmark.quote + remark(bookmark, text))}</blockquote>')
    if bookmark.tags:
        parts.append(
            "<p>" + "".join(f'<span class="tag"><bdi>{_text(tag)}</bdi></span>' for tag in bookmark.tags) + "</p>"
        )
    if bookmark.note:
        parts.append(f'<p>{_text(_("Note"))}:</p><blockquote dir="auto">{_text(bookmark.note)}</blockquote>')
    return "\n".join(parts)
