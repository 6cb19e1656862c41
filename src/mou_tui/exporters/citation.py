"""Citing an article: in Thai APA style with the Buddhist year, in English, and the parts that reference managers want.

APA 7th edition, 10.16 (webpages and websites); Thai practice as Thai university libraries teach it: ปี พ.ศ., (ม.ป.ป.) where
there is no date, สืบค้นเมื่อ before the day of access.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, Literal
from urllib.parse import urlsplit

from mou_tui import clock
from mou_tui.article import Article
from mou_tui.exporters.safety import one_line, web_url
from mou_tui.i18n import language
from mou_tui.thai.date_format import format_date
from mou_tui.thai.years import BUDDHIST_OFFSET

Style = Literal["apa-th", "apa-en"]

_ISO: Final = re.compile(r"\A(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3][0-9]))?)?\Z")
_KEY_LETTER: Final = re.compile(r"[^a-z0-9]")
_GENERIC_LABELS: Final = frozenset({"www", "news", "web", "m", "ac", "co", "go", "or", "in", "net", "com", "org", "th"})


def cite(article: Article, style: Style = "apa-th", *, accessed: date | None = None) -> str:
    """The reference to an article, as one line of plain text.

    `ศูนย์สื่อสารองค์กร. (2566, 25 สิงหาคม). มช. ร่วมมือกับ…. www.cmu.ac.th. https://www.cmu.ac.th/…` An undated source is given with
    the day of access (`accessed`, today unless given), since it may change.
    """
    return _STYLES[style](article, accessed or clock.today())


def style_in_use() -> Style:
    """The style of the language in use."""
    return "apa-th" if language() == "th" else "apa-en"


def _thai(article: Article, accessed: date) -> str:
    year, rest = _date_parts(article.published_on, "th")
    when = f"({', '.join(part for part in (year, rest) if part)})" if year else "(ม.ป.ป.)"
    url = web_url(article.source_url)
    seen = f"สืบค้นเมื่อ {format_date(accessed.isoformat(), 'th', 'be', 'long')}, จาก " if url and not year else ""
    return _reference(article, when, f"{seen}{url}" if url else "")


def _english(article: Article, accessed: date) -> str:
    year, rest = _date_parts(article.published_on, "en")
    when = f"({', '.join(part for part in (year, rest) if part)})" if year else "(n.d.)"
    url = web_url(article.source_url)
    month = format_date(f"{accessed:%Y-%m}", "en", "ce", "long").split()[0]
    seen = f"Retrieved {month} {accessed.day}, {accessed.year}, from " if url and not year else ""
    return _reference(article, when, f"{seen}{url}" if url else "")


def _reference(article: Article, when: str, where: str) -> str:
    """Author, date, title, site, address; without an author the title moves to the front."""
    title, author = one_line(article.title), one_line(article.byline or "")
    parts = [author, when, title] if author else [title, when]
    site = site_name(article)
    if site:
        parts.append(site)
    said = " ".join(part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts if part)
    return f"{said} {where}".strip()


_STYLES: Final[Mapping[Style, Callable[[Article, date], str]]] = {"apa-th": _thai, "apa-en": _english}


def _date_parts(iso: str | None, lang: Literal["th", "en"]) -> tuple[str, str]:
    """The year as the language counts it, and the rest of the date as APA writes it (`25 สิงหาคม`, `August 25`)."""
    match = _ISO.match(iso or "")
    if match is None or iso is None:
        return "", ""
    year = str(int(match["year"]) + (BUDDHIST_OFFSET if lang == "th" else 0))
    if match["month"] is None:
        return year, ""
    month = format_date(iso[:7], lang, "ce", "long").split()[0]
    if match["day"] is None:
        return year, month
    day = str(int(match["day"]))
    return year, f"{day} {month}" if lang == "th" else f"{month} {day}"


def site_name(article: Article) -> str:
    """The site that published an article (`www.cmu.ac.th`), "" where it is not known."""
    return site_of(article.source_url)


def site_of(address: str | None) -> str:
    """The site of a web address, "" for what is none."""
    url = web_url(address)
    return (urlsplit(url).hostname or "") if url else ""


def cite_key(article: Article) -> str:
    """A key such as `cmu2023a1b2c3d4`: the site, the year, and eight digits that stand for the article (`fingerprint`)."""
    host = site_name(article).split(".")
    site = next((label for label in host if label not in _GENERIC_LABELS), "news")
    site = _KEY_LETTER.sub("", site.lower())[:20] or "news"
    match = _ISO.match(article.published_on or "")
    return f"{site}{match['year'] if match else 'nd'}{fingerprint(article)[:8]}"


def fingerprint(article: Article) -> str:
    """32 hex digits that stand for an article in other programs, whatever else is exported and on every machine.

    They come from address, headline and date, so that a page saved again keeps them; an address alone is that of many
    articles, on portals and in registers. Of a file's many members each is known by its words too, since rows of a
    register may have no more than these: a row that moves keeps its digits. What has neither address nor date is known
    by its file.
    """
    known_by = [article.source_url or "", article.title, article.published_on or ""]
    if article.locator:
        known_by.append(article.text)
    elif not article.source_url and not article.published_on:
        known_by.append(article.id)
    return hashlib.sha256("\n".join(known_by).encode("utf-8", "replace")).hexdigest()[:32]


class CiteKeys:
    """The keys of one export: the same source in a second file gets a number."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def of(self, article: Article) -> str:
        """The article's key."""
        key = cite_key(article)
        self._taken[key] = self._taken.get(key, 0) + 1
        return key if self._taken[key] == 1 else f"{key}-{self._taken[key]}"
