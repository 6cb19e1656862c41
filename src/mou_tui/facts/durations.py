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
        return f"{year + years:04d}" if not (months % 12 or days) else None
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
