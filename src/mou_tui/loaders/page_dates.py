"""Days of web pages: as their metadata declare them, behind a word that says which day it is, and as htmldate finds them."""

import re
from datetime import timedelta
from typing import Any, Final

from mou_tui.clock import BANGKOK, today
from mou_tui.loaders.foreign_dates import foreign_day
from mou_tui.loaders.page_tree import words_in
from mou_tui.loaders.written_dates import is_universal, iso_day, moment_of
from mou_tui.thai.dates import find_dates

# 11/01/2023 12:43:42
_EITHER_FIRST: Final = re.compile(r"(?P<one>0?[1-9]|1[0-2])/(?P<two>0?[1-9]|1[0-2])/(?P<year>20\d\d)\b")


def day_declared(written: str, url: str | None, *, is_thai: bool) -> tuple[str | None, set[str]]:
    """The day of a declaration, and the days that it may have been."""
    moment = moment_of(written)
    if moment is None and not is_thai and (either := _EITHER_FIRST.match(written)) is not None:
        one, two = (f"{int(either[name]):02d}" for name in ("one", "two"))
        return f"{either['year']}-{two}-{one}", {f"{either['year']}-{two}-{one}", f"{either['year']}-{one}-{two}"}
    if moment is None or not is_universal(moment):
        return iso_day(written), set()
    if moment.year <= _UNIX_YEAR:
        return None, set()
    perhaps = {(moment + timedelta(hours=hours)).date().isoformat() for hours in (_WEST, 0, _EAST)}
    if (day := day_in_address(url)) in perhaps:
        return day, set()
    return (moment.astimezone(BANGKOK) if is_thai else moment).date().isoformat(), perhaps


_UNIX_YEAR: Final = 1970
_WEST: Final = -8
_EAST: Final = 9
"""Hours from UTC to where pages are written, from California to Japan."""
# https://www.example.org/2023/08/25/news
_IN_ADDRESS: Final = re.compile(r"/(20\d\d)[/-](\d\d)[/-](\d\d)(?:[/_-]|$)")


def day_in_address(url: str | None) -> str | None:
    """The day that a page's address has, as those of blogs and newspapers do."""
    match = _IN_ADDRESS.search(url or "")
    return iso_day("-".join(match.groups())) if match else None


def day_by_htmldate(tree: Any, url: str | None) -> str | None:
    """The day that htmldate finds in the page's addresses, attributes and text: for pages in languages that we do not read."""
    import logging

    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = htmldate.find_date(tree, original_date=True, url=url, max_date=today().isoformat())
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    # Of a year alone it makes its first day.
    return None if not found or found.endswith("-01-01") else found


# Veröffentlicht am 16.08.2019 · Erschienen am: · Datum: · Publié le 3 mai 2020 · Pubblicato il · Published on · Posted:
_LABEL: Final = re.compile(
    r"\b(?:(?:ver[öo]ffentlicht|erstellt|erschienen|publiziert|gepostet)(?: am)?|datum|publi[ée]e?(?: le)?"
    r"|publicado(?: el| em)?|pubblicato(?: il)?|gepubliceerd(?: op)?|(?:first )?published(?: on)?"
    r"|posted(?: on)?|written(?: on)?|date)\s{0,2}:?\s{0,3}(?=\d|[A-Z])",
    re.IGNORECASE,
)
_LABELLED: Final = 60
_MOST_TEXT: Final = 60_000


def labelled_day(tree: Any) -> str | None:
    """The first day of the page that stands behind a word which says that it is the one of publishing."""
    for body in tree.iter("body"):
        text = words_in(body)[:_MOST_TEXT]
        for label in _LABEL.finditer(text):
            words = text[label.end() : label.end() + _LABELLED]
            dates = (d for d in find_dates(words) if d.precision == "day" and d.start == 0)
            if day := next((d.value for d in dates), None):
                return day
            if (found := foreign_day(words)) is not None and words.startswith(found[1]):
                return found[0]
    return None
