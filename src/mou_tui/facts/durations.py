"""ISO 8601 durations as terms of agreements carry them, and the day on which a term that begins on a given day ends."""

import calendar
import re
from datetime import date, timedelta

_DURATION = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?")


def parse_duration(iso: str) -> tuple[int, int, int] | None:
    """`P1Y6M` → (1, 6, 0): years, months, days; None for anything else (weeks and times occur in no agreement)."""
    match = _DURATION.fullmatch(iso)
    if match is None or not any(match.groups()):
        return None
    return int(match[1] or 0), int(match[2] or 0), int(match[3] or 0)


def duration_between(first: str, last: str) -> str | None:
    """The ISO 8601 duration of a term that runs from the ISO day `first` to the ISO day `last`; None where it ends before.

    Both days belong to the term where whole months come out: 2018-04-01 to 2023-03-31 is P5Y. What is left of a month is
    counted from day to day, as people do: 2019-09-19 to 2021-12-31 is P2Y3M12D.
    """
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    years, months, days = _between(begin, end + timedelta(days=1))
    if days:
        years, months, days = _between(begin, end)
    parts = [f"{number}{unit}" for number, unit in ((years, "Y"), (months, "M"), (days, "D")) if number]
    return "P" + "".join(parts) if end > begin and parts else None


def _between(begin: date, end: date) -> tuple[int, int, int]:
    """Whole years, months and days from `begin` to `end`."""
    months = (end.year - begin.year) * 12 + end.month - begin.month - (end.day < begin.day)
    year, month = divmod(begin.year * 12 + begin.month - 1 + months, 12)
    day = min(begin.day, calendar.monthrange(year, month + 1)[1])
    return months // 12, months % 12, (end - date(year, month + 1, day)).days


def end_of_term(begin: str, term: str) -> str | None:
    """The ISO date until which a term that begins on `begin` runs, at the precision of `begin`.

    A term of 3 years from 2023-08-23 ends on 2026-08-22, since the day of signing counts as its first. None where one
    of the two cannot be read or the end lies beyond the calendar.
    """
    duration = parse_duration(term)
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", begin)
    if duration is None or match is None:
        return None
    years, months, days = duration
    year = int(match[1])
    if match[2] is None:
        return f"{year + years:04d}" if not (months % 12 or days) and year + years <= 9999 else None
    month_index = year * 12 + int(match[2]) - 1 + years * 12 + months
    year, month = divmod(month_index, 12)
    if year > 9999:
        return None
    if match[3] is None:
        return None if days else f"{year:04d}-{month + 1:02d}"
    day = min(int(match[3]), calendar.monthrange(year, month + 1)[1])
    try:
        return (date(year, month + 1, day) + timedelta(days=days - 1)).isoformat()
    except (ValueError, OverflowError):
        return None
