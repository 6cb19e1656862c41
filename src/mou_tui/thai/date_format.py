"""Dates as they are written for readers, from ISO 8601."""

from datetime import date
from typing import Literal

from mou_tui.i18n import EraChoice
from mou_tui.thai.months import (
    MONTHS_EN,
    MONTHS_EN_SHORT,
    MONTHS_TH,
    MONTHS_TH_SHORT,
    WEEKDAYS_EN_SHORT,
    WEEKDAYS_TH_SHORT,
)
from mou_tui.thai.years import BUDDHIST_OFFSET


def format_date(
    iso: str,
    lang: Literal["th", "en"] = "th",
    era: EraChoice = "auto",
    style: Literal["long", "short"] = "short",
) -> str:
    """`2023-08-25` as people write it: `25 ส.ค. 2566`, `25 สิงหาคม 2566`, `25 Aug 2023`.

    `era` "auto" is Buddhist in Thai and common in English. A month or a year alone stays one (`พ.ย. 2564`, `2564`).
    Raises ValueError for what is no ISO 8601 date.
    """
    parts = iso.split("-")
    year = int(parts[0]) + (BUDDHIST_OFFSET if era == "be" or (era == "auto" and lang == "th") else 0)
    names: tuple[str, ...]
    if lang == "th":
        names = MONTHS_TH if style == "long" else MONTHS_TH_SHORT
    else:
        names = MONTHS_EN if style == "long" else MONTHS_EN_SHORT
    words = [str(year)]
    if len(parts) > 1:
        words.insert(0, names[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def format_date_with_weekday(iso: str, lang: Literal["th", "en"] = "th", era: EraChoice = "auto") -> str:
    """`2019-06-10` → `จ. 10 มิ.ย. 2562`; a month or a year alone has no weekday. Raises ValueError for what is no date."""
    written = format_date(iso, lang, era)
    if iso.count("-") < 2:
        return written
    names = WEEKDAYS_TH_SHORT if lang == "th" else WEEKDAYS_EN_SHORT
    return f"{names[date.fromisoformat(iso).weekday()]} {written}"
