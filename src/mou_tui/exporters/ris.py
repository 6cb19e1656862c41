"""RIS for Zotero, EndNote and Mendeley: one ELEC record an article, written by rispy.

Every value stands on one line, since a line that begins like a tag would begin a field of its own.
https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import rispy

from mou_tui.exporters.citation import CiteKeys, site_name
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.notes import in_a_sentence, reader_notes
from mou_tui.exporters.safety import one_line, web_url
from mou_tui.loaders.exports import MARK

# A comma parts a family's name from the given one there; an office's parts, and Thai names, are parted by spaces.
_COMMA: Final = re.compile(r"\s*[,،，、]\s*")


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items as records."""
    keys = CiteKeys()
    for item in items:
        text = rispy.dumps([_record(keys.of(item.article), item, options)], implementation=_Writer)
        out.write(text.encode("utf-8", "replace") + b"\n")


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy has no types
    """Without the running numbers that rispy puts before each record and the format does not know."""

    def set_header(self, count: int) -> str:
        return ""


def _record(key: str, item: Item, options: Options) -> dict[str, Any]:
    article = item.article
    url = web_url(article.source_url)
    record: dict[str, Any] = {
        "type_of_reference": "ELEC",
        "id": key,
        "database_provider": MARK,
        "title": one_line(article.title),
    }
    if article.byline:
        record["authors"] = [_COMMA.sub(" ", one_line(article.byline))]
    if article.published_on:
        record["year"] = article.published_on[:4]
        year, month, day = [*article.published_on.split("-"), "", ""][:3]
        record["date"] = f"{year}/{month}/{day}/"
    if url:
        record["secondary_title"] = site_name(article)
        record["urls"] = [url.replace(";", "%3B")]  # a semicolon separates addresses
        record["access_date"] = options.accessed.strftime("%Y/%m/%d/")
    record["language"] = "th"
    if item.tags:
        record["keywords"] = [one_line(tag) for tag in item.tags]
    if abstract := in_a_sentence(item, options):
        record["abstract"] = one_line(abstract)
    notes = [line for note in reader_notes(item) if (line := one_line(note))]
    if notes:
        record["notes"] = notes
    return record
