"""What a web page says about itself: JSON-LD, OpenGraph, meta elements, and the lines under the headline."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from mou_tui.loaders.foreign_dates import foreign_day
from mou_tui.loaders.headline import squashed
from mou_tui.loaders.jsonld import author_of, linked_articles, text_of
from mou_tui.loaders.page_dates import day_by_htmldate, day_declared, day_in_address, labelled_day
from mou_tui.loaders.page_tree import words_in
from mou_tui.thai.canonical import canonical
from mou_tui.thai.dates import find_dates


@dataclass(slots=True)
class PageMetadata:
    """A page's metadata; `published_on` is ISO 8601. The lines are the page's own words for date and author."""

    title: str | None = None
    published_on: str | None = None
    byline: str | None = None
    url: str | None = None
    date_line: str | None = None
    byline_line: str | None = None
    byline_name: str | None = None
    page_title: str | None = None
    is_thai: bool = True
    """Whether the page is in Thai or of a Thai site: then a moment in UTC is one of Thailand's day."""
    body: str | None = None
    """The story as JSON-LD has it, for pages whose own is fetched by a script."""
    perhaps: set[str] = field(default_factory=set)
    """The days that it may have been where a moment in UTC was, of which the page shows one."""


# Accounts, not authors.
_NO_AUTHOR: Final = re.compile(
    r"(?i:admin\w{0,12}|administrator|super ?user|root|web ?master|webadmin|user\d*|editor|staff|anonymous|pr|guest|author|test|wordpress|unknown|ผู้ดูแลระบบ|https?://.*)"
)


def metadata_of(tree: Any) -> PageMetadata:
    """The metadata of a parsed page (lxml)."""
    meta = _meta_elements(tree)
    linked = next(linked_articles(tree), {})
    said = PageMetadata()
    site = meta.get("og:site_name")
    declared = [
        text_of(linked.get("headline")),
        meta.get("og:title"),
        meta.get("twitter:title"),
        text_of(linked.get("name")),
    ]
    said.title = _best_title(_headings(tree), [t for t in declared if t], _title(tree), site)
    said.page_title = _without_site_name(_title(tree) or "", site) or None
    said.url = _url(
        meta.get("canonical"), meta.get("og:url"), text_of(linked.get("url")), text_of(linked.get("mainEntityOfPage"))
    )
    dates = [
        text_of(linked.get("datePublished")), meta.get("article:published_time"), meta.get("datepublished"), meta.get("date"),
        meta.get("dc.date"), meta.get("dc.date.issued"), meta.get("dcterms.created"), meta.get("pubdate"), meta.get("publishdate"),
        meta.get("publish-date"),
    ]  # fmt: skip
    said.body = canonical(text_of(linked.get("articleBody")) or "").strip() or None
    said.is_thai = _is_thai(tree, said.url)
    published = _take_declared(dates, said)
    if not published:
        _take_declared([text_of(linked.get("dateCreated")), text_of(linked.get("uploadDate"))], said)
    shown = _read_lines(tree, said)
    _take_shown(shown, published, said)
    if not said.is_thai and (said.published_on is None or len(said.perhaps) > 1):
        day = labelled_day(tree)
        if said.published_on is None or day in said.perhaps:
            said.published_on = day
    if said.published_on is None and not said.is_thai and not _agree(shown):
        said.published_on = day_by_htmldate(tree, said.url)
    if said.published_on is None and shown:
        said.published_on = shown[0].day
    said.date_line = next((line.words for line in shown if line.day == said.published_on and line.words), None)
    authors = [
        author_of(linked.get("author")),
        meta.get("author"),
        meta.get("article:author"),
        meta.get("dc.creator"),
        author_of(linked.get("creator")),
    ]
    said.byline = next((a for a in authors if a and not _NO_AUTHOR.fullmatch(a.strip()) and len(a) <= 120), None)
    if said.byline and said.byline == site:
        said.byline = None
    said.byline = said.byline or said.byline_name
    return said


def _is_thai(tree: Any, url: str | None) -> bool:
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    if (root.get("lang") or "").lower().startswith("th") or (url and _THAI_SITE.match(url)):
        return True
    words = tree.text_content()
    return len(_THAI_LETTERS.findall(words, 0, 50_000)) * 20 > min(len(words), 50_000)


_THAI_SITE: Final = re.compile(r"https?://[^/]{1,200}\.th(?:[:/]|$)")
_THAI_LETTERS: Final = re.compile("[ก-๙]")


def _take_declared(dates: list[str | None], said: PageMetadata) -> list[str]:
    """Take the first day that the page declares; all of them. A moment in UTC leaves open which it was where the page is read."""
    declared: list[str] = []
    for written in filter(None, dates):
        day, perhaps = day_declared(written, said.url, is_thai=said.is_thai)
        if day is not None and not declared:
            said.published_on, said.perhaps = day, perhaps
        declared += [day] if day else []
    return declared


def _meta_elements(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = (element.get("content") or "").strip()
        if name and content and name not in found:
            found[name] = content[:2000]
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            found.setdefault("canonical", element.get("href").strip()[:2000])
    return found


_LONGEST_LINE: Final = 2000


def _words(element: Any) -> str:
    """The words of an element that may be a line; "" where it has far too many for one."""
    return "" if len(element.text_content()) > _LONGEST_LINE else words_in(element)


_TITLE_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:entry-title|post-title|article-title|news-title|page-title|page-header|title-news|headline|topic|itemTitle|contentheading|node-title|title)(?:$|[\s_-])",
    re.IGNORECASE,
)


def _headings(tree: Any) -> list[str]:
    """What may be the visible headline, the likeliest first: headings in the article, classed as titles, other h1."""
    ranked: list[tuple[int, str]] = []
    for element in tree.iter("h1", "h2", "h3", "h4", "div", "td", "span", "p"):
        classed = _TITLE_CLASS.search(marks_of(element)) is not None
        if element.tag != "h1" and not classed:
            continue
        words = _words(element)
        if not 8 <= len(words) <= 400 or _elsewhere(element):
            continue
        rank = 0 if element.tag == "h1" and (classed or _within(element, ("article", "main"))) else 1 if classed else 2
        ranked.append((rank, words))
    return [words for _rank, words in sorted(ranked, key=lambda r: r[0])]


def _within(element: Any, tags: tuple[str, ...]) -> bool:
    return any(a.tag in tags for a in element.iterancestors())


def _title(tree: Any) -> str | None:
    element = next(tree.iter("title"), None)
    return _words(element) or None if element is not None else None


_SITE_SEPARATOR: Final = re.compile(r"\s+[|–—»·•-]\s+|\s*\|\s*|\s+::\s+")


def _best_title(headings: list[str], declared: list[str], page_title: str | None, site: str | None) -> str | None:
    """The headline without the site's name: the visible one that a declared one confirms, else the declared one, else the
    visible one; None where there is only the page's title, which is often the site's.
    """
    parts = {squashed(part) for part in _SITE_SEPARATOR.split(page_title or "")}
    for title in [re.sub(r"\s+", " ", t) for t in declared]:
        if site and squashed(title) == squashed(site):
            continue
        for heading in headings:
            if _same_headline(heading, title):
                return heading
        if headings and len(title) < 0.7 * len(headings[0]):
            continue  # sites declare their own name, or a section's
        if headings and squashed(headings[0]) in parts and _has_no_word_of(title, f"{page_title} {headings[0]}"):
            continue  # a description of what the page is about
        return _without_site_name(title, site)
    for heading in headings:
        if squashed(heading) in parts:
            return heading
    for heading in headings:
        if page_title and squashed(heading) in squashed(page_title) and len(heading) > 0.4 * len(page_title):
            return heading
    return headings[0] if headings else None


def _has_no_word_of(title: str, other: str) -> bool:
    return set(title.lower().split()).isdisjoint(other.lower().split())


def _same_headline(heading: str, title: str) -> bool:
    one, two = squashed(heading), squashed(title)
    return bool(one) and (one in two or two in one) and min(len(one), len(two)) >= 0.55 * max(len(one), len(two))


def _without_site_name(title: str, site: str | None) -> str:
    parts = [p for p in _SITE_SEPARATOR.split(title) if p.strip()]
    if len(parts) < 2:
        return title
    if site:
        kept = [p for p in (parts[0], parts[-1]) if squashed(p) == squashed(site)]
        if kept:
            return (
                title[: title.rfind(kept[0])].rstrip(" |–—»·•:-")
                if title.endswith(kept[0])
                else title[len(kept[0]) :].lstrip(" |–—»·•:-")
            )
    # Without a name to go by: the last part of "Headline | Site", where the headline is by far the longer.
    if len(parts[-1]) <= 60 and len(title) - len(parts[-1]) > 1.5 * len(parts[-1]):
        return title[: title.rfind(parts[-1])].rstrip(" |–—»·•:-")
    return title


def _url(*candidates: str | None) -> str | None:
    for url in candidates:
        if url and url.startswith(("http://", "https://")) and not re.fullmatch(r"https?://[^/]+/?", url):
            return url
    return None


_LINE_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:date|datum|time|datetime|timedata|timestamp|posted|published|publish|created|createdate|create|submitted|byline|author|createdby|meta|article-info|info|by)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_HERE: Final = re.compile(
    r"(?:^|[\s_-])(?:related\w{0,5}|sidebar|widget|recent|footer|menu|nav|navbar|comments?|popular|calendar|latest|breadcrumbs?|news-?list(?!-date)|list-group|copyright|header-top|topbar|site-?header\w*|site-?nav\w*|head-date\w*|current-date|today|clock)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OWN_PARTS: Final = re.compile(
    r"elementor-(?:widget|location)[\w-]*|(?:post|entry|article|item)-?(?:footer|header)", re.IGNORECASE
)
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def marks_of(element: Any) -> str:
    """An element's class and id as words: `itemDateCreated` is `item-Date-Created`."""
    marks = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"[:400]
    return _OWN_PARTS.sub("", _HUMP.sub("-", marks)) if len(marks) > 2 else ""


_BY: Final = re.compile(
    r"(?P<label>(?:เขียน|เผยแพร่|ข่าว|โพสต์|ส่ง|เรียบเรียง)?โดย|ผู้เขียน|ผู้โพสต์|(?:Written |Posted |\b)by)\s{0,3}[:：]?\s{0,3}(?P<name>[^|•·]{2,80})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A day that the page shows in a line about the article: in what kind of element, in which words ("" for an attribute only)."""

    day: str
    words: str
    kind: str


_MOST_SHOWN: Final = 6


def _read_lines(tree: Any, said: PageMetadata) -> list[_Shown]:
    """The days in the page's own lines about the article; takes its author from them."""
    shown: list[_Shown] = []
    changed: list[_Shown] = []
    for element in tree.iter("time", "span", "div", "p", "li", "dd", "td", "small", "a", "h2", "h3", "h4", "h5", "h6"):
        if len(shown) >= _MOST_SHOWN and said.byline_line:
            break
        if element.tag != "time" and not _LINE_CLASS.search(marks_of(element)):
            continue
        text = _words(element)
        if not 3 <= len(text) <= 160 or _elsewhere(element):
            continue
        if len(shown) < _MOST_SHOWN and (line := _date_shown(element, text, said)) is not None:
            (changed if element.get("itemprop") == "dateModified" else shown).append(line)
        if said.byline_line is None and (by := _BY.search(text)) is not None:
            _take_byline(by, said)
    return shown or changed


_AFTER_AUTHOR: Final = re.compile(r"\s(?:เมื่อ|วันที่|ใน|on|หมวด|ที่)\b.*$|\s(?:เมื่อ|วันที่|หมวด).*$", re.IGNORECASE)


def _take_byline(by: re.Match[str], said: PageMetadata) -> None:
    name = by["name"].strip()
    dates = find_dates(name)
    name = _AFTER_AUTHOR.sub("", name[: dates[0].start] if dates else name).strip(" -–—,:")
    if 2 <= len(name) <= 80 and not _NO_AUTHOR.fullmatch(name) and not any(c.isdigit() for c in name):
        said.byline_line = f"{by['label'].strip()} {name}"
        said.byline_name = name


def _date_shown(element: Any, text: str, said: PageMetadata) -> _Shown | None:
    found = next(
        ((d.value, text[d.start : d.end]) for d in find_dates(text) if d.precision == "day" and d.until is None), None
    )
    if found is None and not said.is_thai:
        found = foreign_day(text)
    attribute = element.get("datetime") or (element.get("content") if element.get("itemprop") else None)
    kind = element.tag if element.tag == "time" or _DATE_CLASS.search(marks_of(element)) else ""
    if found is not None:
        return _Shown(*found, kind)
    day = day_declared(attribute, said.url, is_thai=said.is_thai)[0] if attribute else None
    return _Shown(day, "", kind) if day else None


_DATE_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:date|datum|time|datetime|published|timedata|timestamp)(?:$|[\s_-])", re.IGNORECASE
)
_WEEK: Final = timedelta(days=7)


def _agree(shown: list[_Shown]) -> bool:
    """Whether there are lines that show a day, and all the same: several days are those of other articles."""
    return len({line.day for line in shown}) == 1


def _take_shown(shown: list[_Shown], declared: list[str], said: PageMetadata) -> None:
    """Take the day that the page shows where it declares none, leaves open which, declares others too, or declares one of the
    same week: it was entered on another day then, or changed. A day far from that is another article's.
    """
    days = [line.day for line in shown]
    if said.published_on is None:
        dated = [line for line in shown if line.kind]
        said.published_on = dated[0].day if dated and (said.is_thai or _agree(dated)) else None
    elif said.published_on in days:
        return
    elif known := [day for day in days if day in said.perhaps or day in declared]:
        said.published_on = known[0]
    elif shown and shown[0].kind and len({line.day for line in shown if line.kind == shown[0].kind}) == 1:
        apart = date.fromisoformat(shown[0].day) - date.fromisoformat(said.published_on)
        if abs(apart) <= _WEEK and said.published_on != day_in_address(said.url):
            said.published_on = shown[0].day


def _elsewhere(element: Any) -> bool:
    """Whether an element belongs to a list of other news, a sidebar or the footer."""
    for ancestor in [element, *element.iterancestors()][:14]:
        if ancestor.tag in ("aside", "footer", "nav"):
            return True
        if ancestor.tag in ("body", "html", "main", "article"):
            return False
        if _NOT_HERE.search(marks_of(ancestor)):
            return True
    return False
