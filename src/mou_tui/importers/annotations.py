"""Annotations of the web: Hypothesis' JSON (its API's, and what its client exports)."""

from collections.abc import Iterator, Mapping
from typing import Any

from mou_tui.importers.marked import Highlight, Marked, line, tags, text, url


def is_hypothesis(value: Any) -> bool:
    """Whether a JSON value is a list of Hypothesis' annotations."""
    rows = _rows(value)
    return bool(rows) and any("uri" in row and ("target" in row or "text" in row) for row in rows[:20])


def _rows(value: Any) -> list[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        value = value.get("rows") or value.get("annotations") or ([value] if "uri" in value else [])
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def read_hypothesis(value: Any) -> Iterator[Marked]:
    """An annotation each: of words of a page, or of the page as a whole."""
    for row in _rows(value):
        document = row.get("document")
        titles = document.get("title") if isinstance(document, Mapping) else None
        note, own = text(row.get("text")), tags(labels if isinstance(labels := row.get("tags"), list) else ())
        quote = _quote(row.get("target"))
        about = Marked(
            title=line(titles[0] if isinstance(titles, list) and titles else titles),
            url=url(row.get("uri") or row.get("url")),
        )
        if quote is None:
            yield Marked(about.title, about.url, note=note, tags=own)
        else:
            exact, prefix, suffix = quote
            yield Marked(about.title, about.url, highlights=(Highlight(exact, prefix, suffix, note, own),))


def _quote(targets: Any) -> tuple[str, str, str] | None:
    """The words of a text quote selector, with those around them."""
    for target in targets if isinstance(targets, list) else ():
        selectors = target.get("selector") if isinstance(target, Mapping) else None
        for selector in selectors if isinstance(selectors, list) else ():
            if (
                isinstance(selector, Mapping)
                and selector.get("type") == "TextQuoteSelector"
                and text(selector.get("exact"))
            ):
                return text(selector["exact"]), text(selector.get("prefix")), text(selector.get("suffix"))
    return None
