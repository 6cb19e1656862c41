"""An article and its facts as the index keeps them, and back."""

import contextlib
import functools
import json
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, get_args
from urllib.parse import urlsplit

from mou_tui.article import Article, Image, Paragraph, ParagraphKind, Span
from mou_tui.errors import IndexDamagedError
from mou_tui.facts.amount import Money
from mou_tui.facts.model import Fact, Facts, fact_from_json, fact_to_row
from mou_tui.facts.summary import Summary, short_form, summary
from mou_tui.i18n.kept import kept
from mou_tui.i18n.kept import sentence as _
from mou_tui.library import apart, charmap
from mou_tui.library.days import day_range
from mou_tui.library.schema import PENDING

_PARAGRAPH_KINDS: Final[tuple[ParagraphKind, ...]] = get_args(ParagraphKind)
_PARAGRAPH: Final = struct.Struct("<BH")

_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

GRAMS_END: Final = "\n\n"
"""Ends the text whose trigrams are indexed, so that every character of it begins one: short terms are found by these."""


class Value(NamedTuple):
    """A value by which articles are found: `kind` as the query language's fields name it, bounds where it is a number."""

    kind: str
    text: str
    low: float | None = None
    high: float | None = None


class FactsRecord(NamedTuple):
    """What the index keeps of an article's facts."""

    summary: Summary
    facts: str | None
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What the index keeps of one article."""

    id: str
    locator: str
    title: str
    published_on: str | None
    published: int
    url: str | None
    stated: FactsRecord
    text: bytes
    beside: str | None
    shape: bytes
    extra: str | None
    grams: str
    apart: str


def facts_record(article: Article, facts: Facts | None) -> FactsRecord:
    """What is kept of the effective facts of `article`; None: they are still to be extracted."""
    values = tuple(dict.fromkeys(values_of(facts or Facts(), site_of(article.source_url))))
    if facts is None:
        return FactsRecord(Summary(None, PENDING), _pending(), values)
    return FactsRecord(summary(facts.stated), facts_to_text(facts), values)


@functools.cache
def _pending() -> str | None:
    """What is kept for facts while they are still to be extracted."""
    return facts_to_text(Facts(failed=kept(_("Its facts are still being read. Search finds its words already."))))


def make_record(article: Article, facts: Facts | None) -> Record:
    """The record of `article` with its effective facts; None: they are still to be extracted."""
    coded, beside = charmap.encode(article.text)
    if beside:
        grams = charmap.matchable(article.text)
    else:
        grams = charmap.decode(charmap.matchable_bytes(coded))
    return Record(
        id=article.id,
        locator=article.locator,
        title=article.title,
        published_on=article.published_on,
        published=day_range(article.published_on)[0],
        url=article.source_url,
        stated=facts_record(article, facts),
        text=coded,
        beside=beside or None,
        shape=b"".join([_packed(p.kind, p.marker) for p in article.paragraphs]),
        extra=_extra(article),
        grams=grams + GRAMS_END,
        apart=apart.tokens(coded, beside),
    )


@functools.lru_cache(maxsize=256)
def _packed(kind: ParagraphKind, marker: int) -> bytes:
    """A paragraph as the index keeps it; most are alike."""
    return _PARAGRAPH.pack(_PARAGRAPH_KINDS.index(kind), min(marker, 0xFFFF))


# http://www.thaigov.go.th/news/contents/details/123: what most addresses are like, found without taking them apart.
_PLAIN_URL: Final = re.compile(r"https?://([a-z0-9.-]{1,255})(?:[/?#]|$)")


def site_of(url: str | None) -> str:
    """The host of a source's address without `www.`, in lower case; "" where there is none."""
    if not url:
        return ""
    plain = _PLAIN_URL.match(url)
    if plain is not None:
        return plain[1].removeprefix("www.")
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def values_of(facts: Facts, site: str) -> Iterator[Value]:
    """The values by which the facts' article is found."""
    if site:
        yield Value("site", site)
    if facts.are_partly_checked:
        yield Value("has", "partly-checked")
    for fact in facts:
        if fact.details.get("changed"):
            yield Value("has", "changed")
        if not fact.is_stated:
            continue
        yield from _values_of_fact(fact)
        yield Value("has", fact.kind)
        if fact.checked:
            yield Value("has", "checked")
        if fact.trust == "doubtful":
            yield Value("has", "doubtful")


def _values_of_fact(fact: Fact) -> Iterator[Value]:
    value = fact.value
    if isinstance(value, Money):
        yield Value("money", f"{value.amount} {value.currency}", float(value.amount), float(value.amount))
    elif fact.kind in ("signed_on", "expires_on"):
        low, high = day_range(str(value))
        yield Value(fact.kind, str(value), low, high)
    elif isinstance(value, int):
        yield Value(fact.kind, str(value), float(value), float(value))
    elif fact.kind == "person":
        name = str(value)
        if fact.details.get("position"):
            name = f"{name} {fact.details['position']}"
        yield Value("person", name)
        if fact.details.get("role") in ("signatory", "witness", "chair"):
            yield Value(str(fact.details["role"]), name)
    elif fact.kind == "party":
        yield Value("party", "\n".join(dict.fromkeys(_names_of_party(fact))))
        yield Value("party_name", short_form(fact))
    elif fact.kind != "quote":
        yield Value(fact.kind, str(value))


def _names_of_party(fact: Fact) -> Iterator[str]:
    """Everything a party is called by: as written, its other forms, the gazetteer's English name and abbreviation."""
    yield str(fact.value)
    yield from map(str, fact.details.get("aliases") or ())
    known = fact.details.get("organization") or {}
    for key in ("name_th", "name_en", "abbreviation"):
        if known.get(key):
            yield str(known[key])


def facts_to_text(facts: Facts) -> str | None:
    """The facts as JSON without the words of their evidence, which the text has; with why there are no others, if that is so."""
    if not facts:
        return None
    rows = [fact_to_row(fact, [(span.start, span.end) for span in fact.evidence]) for fact in facts]
    return _json({"failed": facts.failed, "facts": rows} if facts.failed else rows)


def facts_from_text(text: str | None) -> Facts:
    """The inverse of `facts_to_text`."""
    if text is None:
        return Facts()
    kept: list[dict[str, Any]] | dict[str, Any] = json.loads(text)
    rows, failed = (kept["facts"], kept["failed"]) if isinstance(kept, dict) else (kept, "")
    for row in rows:
        row["evidence"] = [{"start": start, "end": end} for start, end in row["evidence"]]
    return Facts(tuple(fact_from_json(row) for row in rows), failed)


def _extra(article: Article) -> str | None:
    """What few articles have, as JSON; None for an article with none of it."""
    extra: dict[str, Any] = {}
    if article.published_span is not None:
        extra["dated"] = [article.published_span.start, article.published_span.end]
    if article.byline is not None:
        extra["byline"] = article.byline
    if article.images:
        extra["images"] = [[i.after, i.target, i.caption] for i in article.images]
    if article.recognised:
        extra["recognised"] = True
    return _json(extra) if extra else None


def make_article(
    id_: str,
    path: str,
    locator: str,
    published_on: str | None,
    url: str | None,
    text: bytes,
    beside: str | None,
    shape: bytes,
    extra: str | None,
) -> Article:
    """The article whose record has these columns."""
    decoded = charmap.decode(text, beside or "")
    more: dict[str, Any] = json.loads(extra) if extra else {}
    return Article(
        id=id_,
        path=path,
        text=decoded,
        paragraphs=tuple(_paragraphs(decoded, shape)),
        locator=locator,
        published_on=published_on,
        published_span=Span(*more["dated"]) if "dated" in more else None,
        source_url=url,
        byline=more.get("byline"),
        images=tuple(Image(*image) for image in more.get("images", ())),
        recognised=bool(more.get("recognised")),
    )


def _paragraphs(text: str, shape: bytes) -> Iterator[Paragraph]:
    start = 0
    for kind, marker in _PARAGRAPH.iter_unpack(shape):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield Paragraph(start, end, _PARAGRAPH_KINDS[kind], marker)
        start = end + 1


@contextlib.contextmanager
def decoded() -> Iterator[None]:
    """What the index keeps of an article is our own writing: where it cannot be read, the file is damaged."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, struct.error) as error:
        raise IndexDamagedError(f"{type(error).__name__}: {error}") from error
