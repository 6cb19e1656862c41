"""What JSON-LD in a page says of its article, broken as sites may have it."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

_ARTICLES: Final = {"Article", "NewsArticle", "BlogPosting", "Report", "ReportageNewsArticle", "AnalysisNewsArticle", "TechArticle",
                    "ScholarlyArticle", "Event", "WebPage", "SpecialAnnouncement"}  # fmt: skip


def linked_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that describe an article, the most exact kind first."""
    objects: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = (script.text or "").strip()
        if len(text) > 500_000:
            continue
        waiting: list[Any] = [_loads(text)]
        for _turn in range(300):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(node[:50])
            elif isinstance(node, dict):
                kinds = node.get("@type")
                if {kinds} if isinstance(kinds, str) else set(map(str, kinds or ())):
                    objects.append(node)
                waiting.extend(v for k, v in node.items() if k in ("@graph", "mainEntity", "itemListElement") and v)

    def rank(node: dict[str, Any]) -> int:
        kinds = node.get("@type")
        names = {kinds} if isinstance(kinds, str) else set(map(str, kinds or ()))
        return 2 if names & (_ARTICLES - {"WebPage"}) else 1 if "WebPage" in names else 0

    named = {str(o["@id"]): o for o in objects if "@id" in o and "name" in o}
    for article in sorted((o for o in objects if rank(o)), key=rank, reverse=True):
        yield article | {key: _resolved(article[key], named) for key in ("author", "creator") if key in article}


def _resolved(value: Any, named: Mapping[str, Any]) -> Any:
    """An author's value; what stands elsewhere in the page and is only pointed at (`{"@id": "#somchai"}`), as it stands there."""
    if isinstance(value, list):
        return [_resolved(each, named) for each in value[:5]]
    return named.get(str(value.get("@id")), value) if isinstance(value, dict) and "name" not in value else value


_AROUND_JSON: Final = re.compile(
    r"^\s*(?:(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|<!--)|(?:(?://|/\*)?\s*\]\]>(?:\s*\*/)?|-->)\s*;?\s*$"
)
_COMMA_TOO_MANY: Final = re.compile(r",(\s*[}\]])")
_PIECE: Final = re.compile(
    r"\"(?P<key>@type|headline|name|datePublished|dateCreated|url)\"\s{0,9}:\s{0,9}\"(?P<value>(?:[^\"\\]|\\.){1,2000})\"\s{0,9}(?:[,}\n]|$)"
)


def _loads(text: str) -> Any:
    """What JSON-LD says; of such that sites have broken (a comma too many, a quote unescaped), the pieces that can be told."""
    text = _AROUND_JSON.sub("", text)
    for attempt in (text, _COMMA_TOO_MANY.sub(r"\1", text), _COMMA_TOO_MANY.sub(r"\1", unescape(text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    pieces: dict[str, Any] = {}
    for match in _PIECE.finditer(text):
        pieces.setdefault(match["key"], match["value"])
    return pieces


def text_of(value: Any) -> str | None:
    """The words of a value of JSON-LD: itself, the identity or name of an object, the first of a list."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("name")
    if isinstance(value, list):
        value = value[0] if value else None
    # As in attributes, where a reference is one: “&quot;”.
    return unescape(value).strip() or None if isinstance(value, str) else None


def author_of(value: Any) -> str | None:
    """The names of the persons or organisations that an author's value gives, with commas between."""
    if isinstance(value, list):
        names = [n for n in (author_of(v) for v in value[:5]) if n]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return unescape(value).strip() or None if isinstance(value, str) else None
