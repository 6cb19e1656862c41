"""What every source of marks is read into."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, Final

from mou_tui.loaders.draft import web_address
from mou_tui.loaders.written_dates import iso_date
from mou_tui.thai.canonical import canonical, canonical_line


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words of an article that somebody marked, with what stood around them, and what was noted of them."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """An article that somebody marked, as far as the source knows it ("" for what it does not), and the marks.

    `file` is the name of an attached file without its folder, `id` a mou-tui id; `published_on` is ISO 8601.
    """

    title: str = ""
    url: str = ""
    published_on: str | None = None
    file: str = ""
    id: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    highlights: tuple[Highlight, ...] = ()

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return (
            self.title or self.url or self.file or self.id or (self.highlights[0].exact[:60] if self.highlights else "")
        )


def line(value: Any) -> str:
    """A value as one line of canonical text; "" for what is no text."""
    return canonical_line(str(value)).strip() if isinstance(value, str | int | float) else ""


def text(value: Any) -> str:
    """A value as canonical text of several lines."""
    return canonical(str(value)).strip() if isinstance(value, str | int | float) else ""


def url(value: Any) -> str:
    """A web address; "" for anything else."""
    return web_address(line(value)) or ""


def day(value: Any) -> str | None:
    """A date of any precision as ISO 8601; RIS ends its dates with slashes."""
    return iso_date(re.sub(r"/+$", "", line(value)).replace("/", "-")) or iso_date(line(value))


def file_name(value: Any) -> str:
    """The name of a file, whichever system its path is of."""
    return PurePosixPath(PureWindowsPath(line(value)).as_posix()).name


def tags(values: Iterable[Any]) -> tuple[str, ...]:
    """Tags, each once."""
    return tuple(dict.fromkeys(tag for value in values if (tag := line(value))))


_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/blockquote)\b[^<>]{0,300}>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-z!][^<>]{0,5000}>", re.IGNORECASE)
# Zotero: <span class="highlight" data-annotation="…">“…”</span> <span class="citation" …>(…, p. 3)</span> a comment
_HIGHLIGHT: Final = re.compile(
    r"<span class=\"(?:highlight|underline)\"[^<>]{0,5000}>(?P<words>.{1,20000}?)</span>"
    r"(?:\s{0,9}<span class=\"citation\"[^<>]{0,5000}>.{0,500}?\)</span>)?(?P<comment>[^<]{0,5000})",
    re.IGNORECASE | re.DOTALL,
)


def plain(markup: str) -> str:
    """A note without its markup."""
    if not _TAG.search(markup):
        return text(markup)
    return text(html.unescape(_TAG.sub("", _BREAK.sub("\n", markup))))


def note_and_highlights(markup: str) -> tuple[str, tuple[Highlight, ...]]:
    """A note of Zotero as its words and the highlights that stand in it."""
    highlights = [
        Highlight(words, note=plain(match["comment"]))
        for match in _HIGHLIGHT.finditer(markup)
        if (words := plain(match["words"]).strip("“”\"' \n"))
    ]
    return plain(_HIGHLIGHT.sub("", markup)) if highlights else plain(markup), tuple(highlights)
