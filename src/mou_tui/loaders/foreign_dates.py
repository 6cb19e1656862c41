"""Days as pages in other European languages write them: 1. Oktober 2023 · 1er octobre 2023 · 1 de octubre de 2023 · October 1, 2023."""

import re
from datetime import date
from typing import Final

# January to December, as German, French, Spanish, Italian, Portuguese, Dutch and English begin their names.
_MONTHS: Final = (
    "jan jän ene gen", "feb fév fev", "mär mar mrz maa", "apr avr abr", "mai may mag maio mei", "jun juin giu", "jul juil lug",
    "aug aoû aou ago", "sep set", "okt oct ott out", "nov", "dez dec déc dic",
)  # fmt: skip
_BEGINNINGS: Final = {beginning: n for n, names in enumerate(_MONTHS, 1) for beginning in names.split()}
_MONTH: Final = r"(?P<month>[A-Za-zÀ-ÿ]{3,10}+)\.?"
_DAY_FIRST: Final = re.compile(
    rf"(?<!\d)(?P<day>[0-3]?\d)(?:\.|er|º|°|st|nd|rd|th)?\s{{1,3}}(?:de\s|of\s)?{_MONTH},?\s{{1,3}}(?:de\s|del\s)?(?P<year>[12]\d{{3}})(?!\d)"
)
_MONTH_FIRST: Final = re.compile(
    rf"\b{_MONTH}\s{{1,3}}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>[12]\d{{3}})(?!\d)"
)


def foreign_day(words: str) -> tuple[str, str] | None:
    """The first day that `words` name with the month as a word, in ISO 8601, and its own words."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(words):
            name = match["month"].lower()
            month = _BEGINNINGS.get(name[:4]) or _BEGINNINGS.get(name[:3])
            try:
                day = date(int(match["year"]), month or 0, int(match["day"]))
            except ValueError:
                continue
            return day.isoformat(), match[0]
    return None
