"""Days in the cells of a register that a spreadsheet program wrote anew: 30/11/2569, 11/30/2026, 30-พ.ย.-69, 30/11/26."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from mou_tui.loaders.written_dates import iso_date
from mou_tui.thai.canonical import canonical
from mou_tui.thai.dates import find_dates
from mou_tui.thai.numbers import arabic
from mou_tui.thai.years import BUDDHIST_OFFSET, common_year


class Style(NamedTuple):
    """How a program writes days: which of day and month is first, and the era of a year in two digits, "" for the likelier."""

    month_first: bool = False
    era: str = ""


_LONGEST: Final = 40
# 30/11/2569 · 11-30-26 · 30.11.2026, with a time behind it or without
_NUMBERS: Final = re.compile(
    r"(?P<one>\d{1,2})(?P<sign>[/.-])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?:,?\s\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)?",
    re.IGNORECASE,
)
# 30-พ.ย.-69 · 30 Nov 26 · Nov-26: what stands before a year in two digits
_SHORT_YEAR: Final = re.compile(r"(?P<before>.{0,24}[^\d\s'’].{0,3}?)(?P<year>\d{2})")
_TIME: Final = re.compile(r"\s+0{1,2}:00(?::00)?(?:\.0+)?\Z")
_STYLES: Final = tuple(Style(month_first, era) for month_first in (False, True) for era in ("", "be", "ce"))
"""The usual ones first."""


def readings(text: str) -> dict[Style, str]:
    """What a cell may mean, as ISO 8601 at the precision given, by how it is written; {} for what is no date."""
    words = _TIME.sub("", arabic(canonical(text)).strip())
    if not words or len(words) > _LONGEST:
        return {}
    if (match := _NUMBERS.fullmatch(words)) is not None:
        one, two = int(match["one"]), int(match["two"])
        return {
            style: day
            for style in _STYLES
            if (day := _day(_year(match["year"], style.era), *((one, two) if style.month_first else (two, one))))
        }
    if len(find_dates(words)) > 1:
        return {}
    found = iso_date(words)
    short = _SHORT_YEAR.fullmatch(words)
    said = dict.fromkeys(_STYLES, found) if found else {}
    if short is not None:
        for era in ("be", "ce"):
            if full := iso_date(f"{short['before']}{_year(short['year'], era)}"):
                said |= {Style(month_first, era): full for month_first in (False, True)}
    return said


def _year(written: str, era: str) -> int:
    if len(written) == 2 and era:
        return int(written) + (2500 - BUDDHIST_OFFSET if era == "be" else 2000)
    read = common_year(written)
    return read[0] if read else 0


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def may_mean(text: str, iso: str) -> bool:
    """Whether a cell may be this date, written anew: of a month or a year programs make its first day."""
    first = iso + {7: "-01", 4: "-01-01"}.get(len(iso), "")
    said = set(readings(text).values())
    if iso[:2] == "19" and re.search(r"(?:\A|\D)\d{2}\Z", text):
        said |= {f"19{day[2:]}" for day in said}
    return iso in said or first in said


def style_of(cells: Iterable[tuple[str, str]]) -> Style:
    """How a file writes its days, by its cells and what was in them when it was written (ISO 8601; "" where that is not known)."""
    votes: Counter[Style] = Counter()
    for text, iso in cells:
        said = readings(text)
        # Those that give what was written, else the only ones in which it is a day.
        shown = [style for style, day in said.items() if day == iso] or list(said)
        if len(shown) < len(_STYLES):
            votes.update(shown)
    # An era that was seen holds for years of which the likelier era is another.
    return max(_STYLES, key=lambda style: (votes[style], bool(votes[style]) == bool(style.era)))
