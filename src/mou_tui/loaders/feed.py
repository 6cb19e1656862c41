"""News feeds (RSS of all versions, Atom, JSON Feed) → their entries; a saved feed → drafts, one an entry."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from mou_tui import clock, faults
from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.collections import drafts_of
from mou_tui.loaders.decode import decode
from mou_tui.loaders.draft import Draft, web_address
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.written_dates import iso_date
from mou_tui.thai.canonical import canonical_line

_DECLARATION: Final = re.compile(r"\s{0,200}<\?xml[^>]{0,300}\?>")
_ENCODING: Final = re.compile(rb"<\?xml[^>]{0,200}encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']")
_NOT_IN_XML: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
"""Controls that XML forbids, and content management systems write."""
_LAST_COMMON_YEAR: Final = 2400
_LONGEST_KEY: Final = 500


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed. `key` is what it is known by in its feed: its id, else its address, else its title.

    `url` is "" where it leads to no web page, `published_on` ISO 8601. `words` is what the feed itself has of the article: HTML or text.
    """

    key: str
    url: str = ""
    title: str = ""
    published_on: str | None = None
    author: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed: its title, the address of its site ("" for neither) and its entries in its order, each key once."""

    title: str
    site: str
    entries: tuple[FeedEntry, ...]


def parse_feed(data: bytes, url: str = "", charset: str | None = None) -> ParsedFeed:
    """The feed in `data`, which came from `url` (relative addresses are relative to it). Raises InputError where it is none."""
    declared = _ENCODING.match(data.lstrip()[:400])
    text = decode(data, charset or (declared[1].decode("ascii") if declared else None)).lstrip("\ufeff \t\r\n")
    feed = _json_feed(text) if text.startswith("{") else _xml_feed(text, url)
    if feed is None:
        raise InputError(
            _("This is no news feed."), advice=_("RSS, Atom and JSON Feed are; a page's feed has another address.")
        )
    return replace(
        feed, entries=tuple({entry.key: entry for entry in reversed(feed.entries) if entry.key}.values())[::-1]
    )


def _xml_feed(text: str, url: str) -> ParsedFeed | None:
    import feedparser

    # A stream, since feedparser takes bytes that look like an address or a path for one, and opens it.
    stream = io.BytesIO(_DECLARATION.sub("", text, count=1).translate(_NOT_IN_XML).encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8"} | ({"content-location": url} if url else {})
    try:
        read = feedparser.parse(stream, response_headers=headers)
    except Exception as error:
        # What damage makes it raise is known to nobody.
        if faults.is_ours(error):
            raise
        return None
    if not read.get("version") and not read.entries:
        return None
    return ParsedFeed(
        _line(read.feed.get("title")), web_address(read.feed.get("link")) or "", tuple(map(_xml_entry, read.entries))
    )


def _xml_entry(entry: Mapping[str, Any]) -> FeedEntry:
    bodies = [body.get("value", "") for body in entry.get("content", ())] + [entry.get("summary") or ""]
    moment = entry.get("published_parsed") or entry.get("updated_parsed") or entry.get("created_parsed")
    written = entry.get("published") or entry.get("updated") or entry.get("created") or ""
    return _entry(
        str(entry.get("id") or ""),
        entry.get("link"),
        entry.get("title"),
        _day(moment[:6]) if moment else iso_date(str(written)),
        entry.get("author"),
        max(bodies, key=len),
    )


def _day(moment: tuple[int, ...]) -> str | None:
    """The day in Thailand of a moment in UTC, whose year may be the Buddhist era's."""
    year, *rest = moment
    year -= 543 if year > _LAST_COMMON_YEAR else 0
    try:
        return clock.day_of(datetime(year, *rest, tzinfo=UTC)).isoformat()  # type: ignore[misc,arg-type]
    except (ValueError, OverflowError):
        return None


def _json_feed(text: str) -> ParsedFeed | None:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed.org/version/" not in str(feed.get("version")):
        return None
    entries = tuple(_json_entry(item) for item in items if isinstance(item, dict))
    return ParsedFeed(_line(feed.get("title")), web_address(_text(feed.get("home_page_url"))) or "", entries)


def _json_entry(item: Mapping[str, Any]) -> FeedEntry:
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [_line(author.get("name")) for author in authors or () if isinstance(author, dict)]
    return _entry(
        _text(item.get("id")),
        _text(item.get("url")) or _text(item.get("external_url")),
        item.get("title"),
        iso_date(_text(item.get("date_published")) or _text(item.get("date_modified"))),
        ", ".join(filter(None, names)),
        _text(item.get("content_html")) or _text(item.get("content_text")) or _text(item.get("summary")),
    )


def _entry(id_: str, link: Any, title: Any, published_on: str | None, author: Any, words: str) -> FeedEntry:
    url = web_address(_text(link)) or ""
    key = _line(id_) or url or _line(title)
    return FeedEntry(key[:_LONGEST_KEY], url, _line(title), published_on, _line(author), words)


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _line(value: Any) -> str:
    return canonical_line(_text(value)).strip()


def drafts_of_entries(entries: tuple[FeedEntry, ...], limits: Limits) -> Iterator[Draft]:
    """The drafts of entries as the feed itself has them. Raises InputError where there are none."""
    records = (
        {
            "id": entry.key,
            "title": entry.title,
            "text": entry.words.strip() or entry.title,
            "published_on": entry.published_on or "",
            "author": entry.author,
            "url": entry.url,
        }
        for entry in entries
    )
    # The reader's own columns are those of tables.
    return drafts_of(records, replace(limits, columns={}))


def read_feed(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """An article an entry, of a saved feed."""
    yield from drafts_of_entries(parse_feed(data).entries, limits)
