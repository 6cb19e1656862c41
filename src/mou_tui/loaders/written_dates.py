"""Dates as cells, headers and metadata have them, one in a value: in figures or words, of either era, with a time or without.

    2023-08-25T10:00:00Z · 25660825 · 2566/08/25 · มี.ค. 15, 2559 · 25-ส.ค.-66 · Aug-25-2023 · 8/2566 · ส.ค. 66 · 2566 (2023)

Values are ISO 8601 at the precision that is given: `2023-08-25`, `2023-08`, `2023`.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from mou_tui.clock import BANGKOK
from mou_tui.thai.dates import find_dates
from mou_tui.thai.years import common_year

_LONGEST: Final = 200
_NO_DATE: Final = "1970-01-01"
"""What a program writes that knows no date: second 0 of Unix time."""
_ISO_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
_SECONDS: Final = (10, 13)
"""Digits of Unix time in seconds and in thousandths, from 2001 to 2286."""


def moment_of(words: str) -> datetime | None:
    """The moment that `words` give in ISO 8601 (of either era) or as Unix time; without a time zone where they have none."""
    words = words.strip()
    if words.isascii() and words.isdigit() and len(words) in _SECONDS:
        seconds = int(words) // (1000 if len(words) == _SECONDS[1] else 1)
        return datetime.fromtimestamp(seconds, UTC) if seconds else None
    if not _ISO_MOMENT.match(words):
        return None
    year = common_year(words[:4])
    try:
        return datetime.fromisoformat(f"{year[0]:04d}{words[4:]}") if year else None
    except ValueError:
        return None


def is_universal(moment: datetime) -> bool:
    """Whether a moment is given in UTC, by a program that knows nothing of the place; another offset is the publisher's own."""
    return moment.utcoffset() == timedelta(0)


def iso_day(words: str) -> str | None:
    """The day of a moment (in Thailand, where it is given in UTC) or of a date in words; None where there is none."""
    words = words.strip()[:_LONGEST]
    moment = moment_of(words)
    if moment is not None:
        day = (moment.astimezone(BANGKOK) if is_universal(moment) else moment).date().isoformat()
    else:
        day = _day_in_figures(words) or ""
    if day:
        return day if day > _NO_DATE else None
    return next((d.value for d in find_dates(_day_first(words)) if d.precision == "day" and d.value > _NO_DATE), None)


# 2566/08/25 · 2566-8-25 · 2566.08.25 · 2023年8月25日
_YEAR_FIRST: Final = re.compile(
    r"(?<![\d/.-])(?P<y>\d{4})\s?(?:[/.-]|年)\s?(?P<m>\d{1,2})\s?(?:[/.-]|月)\s?(?P<d>\d{1,2})(?![\d/.-]\d)"
)
_COMPACT: Final = re.compile(r"(?P<figures>\d{8})(?:[T ]?\d{4,6})?Z?")
# 25/8/66 and 25.8.66, where nothing but a date stands
_SHORT_YEAR: Final = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{2})(?:\s.*)?")


def _day_in_figures(words: str) -> str | None:
    if (match := _COMPACT.fullmatch(words)) is not None:
        figures = match["figures"]
        # 25082566 can only be a day first.
        return _day(figures[:4], figures[4:6], figures[6:]) or _day(figures[4:], figures[2:4], figures[:2])
    match = _YEAR_FIRST.search(words) or _SHORT_YEAR.fullmatch(words)
    return _day(match["y"], match["m"], match["d"]) if match is not None else None


def _day(year: str, month: str, day: str) -> str | None:
    read = common_year(year)
    try:
        return date(read[0], int(month), int(day)).isoformat() if read else None
    except ValueError:
        return None


_MONTH_WORD: Final = r"[A-Za-z]{3,9}\.?|[ก-๎]{1,2}\.\s?[ก-๎]\.?|[ก-๎]{2,12}"
# มี.ค. 15, 2559 · Aug-25-2023, and the same with the day first: 25-ส.ค.-66 · 25/Aug/23
_MONTH_FIRST: Final = re.compile(
    rf"(?P<m>{_MONTH_WORD})(?:[\s/-]{{1,2}}|(?<=\.))(?P<d>\d{{1,2}})(?:,\s?|[\s/-]{{1,2}})(?P<y>\d{{4}}|\d{{2}})(?!\d|:)"
)
_DAY_FIRST: Final = re.compile(
    rf"(?P<d>\d{{1,2}})\s?[\s/-]\s?(?P<m>{_MONTH_WORD})\s?[\s/-]\s?['’]?(?P<y>\d{{4}}|\d{{2}})(?!\d|:)"
)


def _day_first(words: str) -> str:
    """`words` with its date as `find_dates` reads it: day, month in words, four figures of the year."""
    match = _DAY_FIRST.search(words) or _MONTH_FIRST.search(words)
    if match is None:
        return words
    year = match["y"]
    if len(year) == 2 and (read := common_year(year, thai=match["m"][0] >= "ก")) is not None:
        year = str(read[0])
    return f"{words[: match.start()]}{match['d']} {match['m']} {year}{words[match.end() :]}"


# 8/2566 · 2566-08 · 2566/08 · ส.ค.-66 · Aug-23 · 2566 · 2525 [1982]: what tables have where no day is known.
_MONTH_OF_YEAR: Final = re.compile(
    r"(?P<m>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<y>[12]\d{3})|(?P<y2>[12]\d{3})\s?[/.-]\s?(?P<m2>0?[1-9]|1[0-2])"
)
_WORD_OF_YEAR: Final = re.compile(rf"(?P<m>{_MONTH_WORD})\s?[\s/,-]\s?['’]?(?P<y>\d{{4}}|\d{{2}})")
_YEAR: Final = re.compile(
    r"(?:ปี\s?)?(?:พ\.\s?ศ\.\s?|พุทธศักราช\s?|ค\.\s?ศ\.\s?|คริสต์?ศักราช\s?)?(?P<y>[12]\d{3})(?:\s?[\[(/]\s?(?:ค\.ศ\.\s?)?[12]\d{3}\s?[\])]?)?"
)
_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


# 25 / 8 / 2566
_AROUND_SIGN: Final = re.compile(r"(?<=\d) ?([/.-]) ?(?=\d)")


def iso_date(words: str) -> str | None:
    """The date in a table's cell at the precision it is given: `iso_day`, else `2023-08` or `2023`; None where there is none."""
    words = _AROUND_SIGN.sub(r"\1", " ".join(words.translate(_DIGITS).split())[:_LONGEST])
    if day := iso_day(words):
        return day
    if (match := _MONTH_OF_YEAR.fullmatch(words)) is not None:
        read = common_year(match["y"] or match["y2"])
        return f"{read[0]:04d}-{int(match['m'] or match['m2']):02d}" if read else None
    if (match := _YEAR.fullmatch(words)) is not None:
        read = common_year(match["y"])
        return f"{read[0]:04d}" if read else None
    if (match := _WORD_OF_YEAR.fullmatch(words)) is not None:
        read = common_year(match["y"], thai=match["m"][0] >= "ก")
        words = f"{match['m']} {read[0]}" if read else words
    if words.isdecimal() and len(words) in (5, 6):
        return _day_of_serial(int(words)) or (_month(words[:4], words[4:]) if len(words) == 6 else None)
    return next((d.value for d in find_dates(words) if d.until is None and d.value != _NO_DATE), None)


def _month(year: str, month: str) -> str | None:
    read = common_year(year)
    return f"{read[0]:04d}-{month}" if read and 1 <= int(month) <= 12 else None


_DAY_ZERO: Final = date(1899, 12, 30)
_SERIALS: Final = ((32_874, 73_051), (231_000, 252_000))
"""Excel's numbers of the days from 1990 to 2100, and of those typed as 2532 to 2589."""


def _day_of_serial(number: int) -> str | None:
    """The day of Excel's number for it (45163 is 25 August 2023), in a cell of dates that is not formatted as one."""
    if not any(first <= number < last for first, last in _SERIALS):
        return None
    day = _DAY_ZERO + timedelta(days=number)
    return _day(str(day.year), str(day.month), str(day.day))
