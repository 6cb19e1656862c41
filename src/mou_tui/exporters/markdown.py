"""Markdown (CommonMark): one section an article, its facts with their evidence, the reader's notes.

https://spec.commonmark.org/0.31.2/
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final, Literal

from mou_tui.annotations.bookmarks import Bookmark
from mou_tui.exporters.agreements import FactPart, fact_parts
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.notes import remark
from mou_tui.exporters.safety import one_line, plain, web_url
from mou_tui.facts.labels import fact_name, said_of_agreement
from mou_tui.facts.model import Fact
from mou_tui.i18n import _, language
from mou_tui.loaders.exports import MARK
from mou_tui.thai.date_format import format_date

_INLINE: Final = re.compile(r"[\\`*_\[\]<>&~$]")
_LINE_START: Final = re.compile(r"\A(?P<space>\s*)(?:(?P<mark>[-+=#])|[0-9]{1,9}(?P<dot>[.)])(?=\s|\Z))")


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """A document with one section an article."""
    # A definition of a link that nothing refers to: no program shows it.
    out.write(f"[//]: # ({MARK})\n\n".encode())
    out.write(f"# {escaped(_('Agreements in the news'))}\n".encode())
    for item in items:
        out.write(("\n" + section(item, options)).encode("utf-8", "backslashreplace"))


def section(item: Item, options: Options) -> str:
    """One article as Markdown."""
    article = item.article
    url = web_url(article.source_url)
    title = escaped(one_line(article.title or article.path))
    lines = [f"## [{title}](<{url}>)" if url else f"## {title}", ""]
    about = [shown_date(article.published_on, options) if article.published_on else _("undated"), article.byline]
    lines += [" · ".join(escaped(one_line(part)) for part in about if part), ""]
    facts = [fact for fact in item.facts if fact.value != "none"]
    if said := said_of_agreement(item.facts):
        lines += [escaped(said), ""]
    lines += [_fact_line(fact, article.text, options) for fact in facts]
    own = options.fields_of(item.fields)
    lines += [f"- **{escaped(name)}:** {escaped(value)}" for name, value in own]
    lines += [""] if facts or own else []
    for bookmark in item.bookmarks:
        lines += _bookmark_lines(bookmark, article.text)
    if options.text:
        lines += [line for p in article.paragraphs[1:] for line in (paragraph(p.span.of(article.text)), "")]
    lines += [
        f"{escaped(_('Source'))}: {f'<{url}>' if url else escaped(one_line(article.source_url or article.path))}",
        "",
    ]
    if item.also_at:
        places = (f"<{place}>" if web_url(place) else escaped(one_line(place)) for place in item.also_at)
        lines += [f"{escaped(_('Also at'))}: {', '.join(places)}", ""]
    return "\n".join(lines)


FACT_PARTS: Final[dict[FactPart, str]] = {
    "value": "{}", "expansion": "({})", "checked": "✓ {}", "changed": "⚠ {}", "entered": "({})", "quote": "— “{}”",
}  # fmt: skip


def _fact_line(fact: Fact, text: str, options: Options) -> str:
    said = [FACT_PARTS[part].format(escaped(words)) for part, words in fact_parts(fact, text, options.shown_era)]
    return " ".join([f"- **{escaped(fact_name(fact))}:**", *said])


def _bookmark_lines(bookmark: Bookmark, text: str) -> list[str]:
    lines = []
    if bookmark.kind == "passage":
        lines += [f"> {line}" for line in paragraph(f"“{bookmark.quote}”{remark(bookmark, text)}").split("\n")] + [""]
    if bookmark.tags:
        lines += [f"{escaped(_('Tags'))}: {escaped(one_line(', '.join(bookmark.tags)))}", ""]
    if bookmark.note:
        lines += [f"{escaped(_('Note'))}:", ""]
        lines += [f"> {line}" if line else ">" for line in paragraph(bookmark.note).split("\n")] + [""]
    return lines


def paragraph(text: str) -> str:
    """Text of several lines such that a reader of the Markdown sees the same lines."""
    lines = [escaped(line.strip()) for line in plain(text).split("\n")]
    joined = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        joined.append(line + "\\" if line and after else line)
    return "\n".join(joined)


def escaped(text: str) -> str:
    """One line of text with all that Markdown (and HTML in it) would take as its own escaped."""
    text = _INLINE.sub(r"\\\g<0>", plain(text))
    match = _LINE_START.match(text)
    if match is None:
        return text
    at = match.start("mark") if match["mark"] else match.start("dot")
    return text[:at] + "\\" + text[at:]


def shown_date(iso: str, options: Options) -> str:
    """A date as people read it, in the language in use; what is no date stays as it is."""
    return _date(iso, options, "long")


def short_date(iso: str, options: Options) -> str:
    """As `shown_date`, with the month's short name."""
    return _date(iso, options, "short")


def _date(iso: str, options: Options, style: Literal["long", "short"]) -> str:
    try:
        return format_date(iso, language(), options.shown_era, style)
    except (ValueError, IndexError):
        return iso
