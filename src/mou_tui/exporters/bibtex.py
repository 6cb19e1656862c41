"""BibTeX for LaTeX, Zotero, Papis and JabRef: one `@online` an article, in UTF-8, written by bibtexparser.

The library writes the syntax and no TeX: what TeX takes as its own is escaped here. Fields as biblatex has them (manual 2.2).
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from mou_tui.exporters.citation import CiteKeys, site_name
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.notes import in_a_sentence, reader_notes
from mou_tui.exporters.safety import one_line, plain, web_url
from mou_tui.loaders.exports import MARK

# Braces as commands, since BibTeX counts those after a backslash too, and text need not have as many of both.
_TEX: Final = str.maketrans(
    {
        "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
        "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
        "~": r"{\textasciitilde}", "^": r"{\textasciicircum}", '"': r"{\textquotedbl}", "@": r"{@}",
    }
)  # fmt: skip


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items as entries."""
    out.write(f"@comment{{{MARK}}}\n\n".encode())
    keys = CiteKeys()
    for item in items:
        entry = _entry(keys.of(item.article), item, options)
        out.write(write_string(Library([entry])).encode("utf-8", "replace"))
        out.write(b"\n")


def _entry(key: str, item: Item, options: Options) -> Entry:
    article = item.article
    url = web_url(article.source_url)
    values = {
        # Double braces: titles keep their letters, an office is no first and last name.
        "title": f"{{{escaped(one_line(article.title))}}}",
        "author": f"{{{escaped(one_line(article.byline))}}}" if article.byline else "",
        "date": article.published_on or "",
        "year": (article.published_on or "")[:4],
        "organization": f"{{{escaped(site_name(article))}}}" if url else "",
        "url": url or "",
        "urldate": options.accessed.isoformat() if url else "",
        "langid": "thai",
        "keywords": ", ".join(escaped(one_line(tag.replace(",", " "))) for tag in item.tags),
        "abstract": escaped(in_a_sentence(item, options)),
        "annote": escaped("\n\n".join(reader_notes(item))),
    }
    return Entry("online", key, [Field(name, value) for name, value in values.items() if value])


def escaped(text: str) -> str:
    """Text as TeX prints it; an escape is braced or ends with a mark, so that what follows is not swallowed."""
    return plain(text).translate(_TEX)
