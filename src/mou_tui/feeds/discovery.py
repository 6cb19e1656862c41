"""An address that somebody names → the feed that it means: itself, or the one that the page there points to."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from mou_tui.errors import InputError
from mou_tui.feeds.politeness import Politeness
from mou_tui.feeds.updating import FEED_MB, parse_answer
from mou_tui.fetching import FetchLimits, Response
from mou_tui.i18n import _
from mou_tui.loaders.decode import decode
from mou_tui.loaders.feed import ParsedFeed
from mou_tui.loaders.limits import limits_in_force
from mou_tui.loaders.sniff import is_html

_FEED_TYPES: Final = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_SCHEME: Final = re.compile(r"\Afeed:(?://)?(?=https?:)|\Afeed(?=://)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Discovered:
    """A feed that was found at `url`; `others` are more that the page has."""

    url: str
    feed: ParsedFeed
    others: tuple[str, ...] = ()


def web_scheme(address: str) -> str:
    """`feed://news.example/rss` and `feed:https://…` as programs write them, with the scheme by which they are fetched."""
    return _SCHEME.sub(lambda match: "" if match[0].endswith((":", "/")) else "http", address.strip(), count=1)


def discover_feed(address: str, politeness: Politeness, *, allow_local: bool) -> Discovered:
    """The feed at `address`, or the first that the page there names (`<link rel="alternate">`). Raises InputError."""
    url = web_scheme(address)
    answer = _fetched(url, politeness, allow_local)
    others: tuple[str, ...] = ()
    if is_html(answer.content):
        url, *more = _named_by(answer) or [""]
        if not url:
            raise InputError(
                _("This page names no feed."),
                path=address,
                advice=_("Look on the site for the address of its RSS feed."),
            )
        others = tuple(more)
        answer = _fetched(url, politeness, allow_local)
    return Discovered(answer.moved_to or url, parse_answer(answer, limits_in_force()), others)


def _fetched(url: str, politeness: Politeness, allow_local: bool) -> Response:
    return politeness.fetch(url, FetchLimits(FEED_MB), allow_local=allow_local, robots=False)


_LINK: Final = re.compile(r"<link\s[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"([a-z-]{2,20})\s{0,9}=\s{0,9}(?:\"([^\"]{0,1000})\"|'([^']{0,1000})'|([^\s\"'>]{1,1000}))", re.IGNORECASE
)


def _named_by(page: Response) -> list[str]:
    """The feeds that a page names, in its order, without those of its comments."""
    import html

    addresses: dict[str, None] = {}
    for link in _LINK.findall(decode(page.content, page.charset)):
        values = {
            name.lower(): html.unescape(one or two or three) for name, one, two, three in _ATTRIBUTE.findall(link)
        }
        is_feed = "alternate" in values.get("rel", "").lower().split() and values.get("type", "").lower() in _FEED_TYPES
        if is_feed and values.get("href"):
            addresses[urljoin(page.url, values["href"].strip())] = None
    return sorted(addresses, key=lambda url: "comment" in url)
