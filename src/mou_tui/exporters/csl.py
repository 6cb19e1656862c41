"""CSL-JSON for Zotero, pandoc and citeproc: an array of items. https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html"""

from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from mou_tui.exporters.citation import CiteKeys, site_name
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.notes import in_a_sentence, reader_notes
from mou_tui.exporters.safety import json_text, one_line, web_url
from mou_tui.loaders.exports import MARK


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items as one array."""
    before = "[\n"
    keys = CiteKeys()
    for item in items:
        out.write(
            (before + json_text(_entry(keys.of(item.article), item, options), 1)).encode("utf-8", "backslashreplace")
        )
        before = ",\n"
    out.write(b"\n]\n" if before == ",\n" else b"[]\n")


def _entry(key: str, item: Item, options: Options) -> dict[str, Any]:
    article = item.article
    url = web_url(article.source_url)
    entry: dict[str, Any] = {
        "id": key,
        "type": "webpage",
        "title": one_line(article.title),
        "language": "th",
        "source": MARK,
    }
    if article.byline:
        entry["author"] = [{"literal": one_line(article.byline)}]
    if article.published_on:
        parts = article.published_on.split("-")
        known = all(part.isascii() and part.isdigit() for part in parts)
        entry["issued"] = (
            {"date-parts": [list(map(int, parts))]} if known else {"literal": one_line(article.published_on)}
        )
    if url:
        entry |= {"container-title": site_name(article), "URL": url, "accessed": _date(options.accessed)}
    if item.tags:
        entry["keyword"] = ", ".join(one_line(tag.replace(",", " ")) for tag in item.tags)
    if abstract := in_a_sentence(item, options):
        entry["abstract"] = abstract
    notes = "\n\n".join(reader_notes(item))
    if notes:
        entry["note"] = notes
    return entry


def _date(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}
