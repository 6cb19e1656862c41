"""Dates and amounts as queries write them, and comparisons with them: `2566..2567`, `>=2023-05`, `<90d`, `>1ล้าน`."""

import calendar
import math
import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from mou_tui.thai.canonical import canonical
from mou_tui.thai.dates import find_dates
from mou_tui.thai.fold import fold
from mou_tui.thai.numbers import parse_number


class Bounds(NamedTuple):
    """The values from `low` to `high`, both included; None is open. `currency` where an amount names one."""

    low: float | None
    high: float | None
    currency: str | None = None


_BUDDHIST_FROM: Final = 2400
"""Years from here on are Buddhist: 2566 is 2023."""
_YEAR: Final = re.compile(r"(?:พ\.?ศ\.?|ค\.?ศ\.?)?\s?(\d{4})")  # พ.ศ.2566
_YEAR_MONTH: Final = re.compile(r"(\d{4})[-/](\d{1,2})")  # 2566-08
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[-/](\d{4})")  # 8/2566
_YEAR_MONTH_DAY: Final = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")  # 2566-08-25
_DAY_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")  # 25/8/2566
_SPAN: Final = re.compile(r"(\d{1,5})\s?(d|days?|วัน|w|weeks?|สัปดาห์|m|months?|เดือน|y|years?|ปี)")  # 90d, 3เดือน
_TODAY: Final = {"today": 0, "วันนี้": 0, "yesterday": -1, "เมื่อวาน": -1, "tomorrow": 1, "พรุ่งนี้": 1}
_RANGE: Final = re.compile(r"\.{2,3}|…")


_TWO_DIGITS: Final = re.compile(r"(?:พ\.?ศ\.?)?\s?(\d{2})")  # 66
_DAY_MONTH_SHORT: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})")  # 25/8/66
_MONTH_SHORT: Final = re.compile(r"(\d{1,2})/(\d{2})")  # 8/66
_QUARTER: Final = re.compile(  # ไตรมาส 1/2566, ไตรมาสที่ 3 ปี 66, q2 2023
    r"(?:ไตรมาส(?:ที่)?\s?|q)([1-4])(?:\s?(?:/|ปี|ของปี)?\s?(?:พ\.?ศ\.?\s?)?(\d{4}|\d{2}))?"
)
_FISCAL: Final = re.compile(r"(?:ปีงบประมาณ|ปีงบ|fy)\s?(?:พ\.?ศ\.?\s?)?(\d{4}|\d{2})")  # ปีงบประมาณ 2567
_NAMED: Final = {
    "ปีนี้": ("year", 0), "ปีหน้า": ("year", 1), "ปีที่แล้ว": ("year", -1), "ปีก่อน": ("year", -1),
    "this year": ("year", 0), "next year": ("year", 1), "last year": ("year", -1),
    "เดือนนี้": ("month", 0), "เดือนหน้า": ("month", 1), "เดือนที่แล้ว": ("month", -1), "เดือนก่อน": ("month", -1),
    "this month": ("month", 0), "next month": ("month", 1), "last month": ("month", -1),
    "ไตรมาสนี้": ("quarter", 0), "ไตรมาสหน้า": ("quarter", 1), "ไตรมาสที่แล้ว": ("quarter", -1), "ไตรมาสก่อน": ("quarter", -1),
    "this quarter": ("quarter", 0), "next quarter": ("quarter", 1), "last quarter": ("quarter", -1),
    "สัปดาห์นี้": ("week", 0), "สัปดาห์หน้า": ("week", 1), "สัปดาห์ที่แล้ว": ("week", -1), "สัปดาห์ก่อน": ("week", -1),
    "this week": ("week", 0), "next week": ("week", 1), "last week": ("week", -1),
}  # fmt: skip
"""Periods that are named from today: which, and how many of them from the one that is."""

_BEGINNING: Final = re.compile(r"\d{1,3}")


def ends_of(written: str) -> list[str]:
    """The two ends of a range as they are written; one where there is none."""
    return _RANGE.split(written, maxsplit=1)


def of_beginning(written: str) -> Bounds | None:
    """What may become a year while it is typed: any date for `2`, the years 2560 to 2569 for `256`; else None."""
    text = fold(canonical(written)).strip()
    if not _BEGINNING.fullmatch(text):
        return None
    years = _period(int(f"{text}0")), _period(int(f"{text}9"))
    if len(text) < 3 or years[0] is None or years[1] is None:
        return Bounds(1, 99_999_999)
    return Bounds(years[0][0], years[1][1])


def of_dates(kind: str, comparison: str, written: str, today: date) -> Bounds | None:
    """The days that a query's value means, as numbers (20230825); None where it cannot be understood.

    A span (`90d`) counts from `today`: forward for what expires, back for what was published or signed.
    """
    text = fold(canonical(written)).strip()
    ends = ends_of(text)
    if len(ends) == 2 and not comparison:
        low = _days(ends[0], today, kind) if ends[0] else (None, None)
        high = _days(ends[1], today, kind) if ends[1] else (None, None)
        if low is None or high is None or ends == ["", ""]:
            return None
        return Bounds(low[0], high[1])
    span = _SPAN.fullmatch(text)
    if span:
        return _within(kind, comparison, int(span[1]), span[2], today)
    days = _days(text, today, kind)
    return None if days is None else _compared(comparison, *days)


def _compared(comparison: str, low: float, high: float, currency: str | None = None) -> Bounds:
    match comparison:
        case ">":
            return Bounds(math.nextafter(high, math.inf), None, currency)
        case ">=":
            return Bounds(low, None, currency)
        case "<":
            return Bounds(None, math.nextafter(low, -math.inf), currency)
        case "<=":
            return Bounds(None, high, currency)
        case _:
            return Bounds(low, high, currency)


def _within(kind: str, comparison: str, count: int, unit: str, today: date) -> Bounds | None:
    """`<90d`: from today to 90 days on (expires) or back (published, signed); `>90d`: beyond that."""
    forward = kind == "expires_on"
    edge = _moved(today, count if forward else -count, unit)
    if edge is None:
        return None
    now, then = number(today), number(edge)
    if comparison in (">", ">="):
        return Bounds(then + (comparison == ">"), None) if forward else Bounds(None, then - (comparison == ">"))
    return Bounds(now, then) if forward else Bounds(then, now)


def _moved(day: date, count: int, unit: str) -> date | None:
    try:
        match unit[0]:
            case "d" | "ว":
                return day + timedelta(days=count)
            case "w" | "ส":
                return day + timedelta(weeks=count)
            case "y" | "ป":
                return _in_months(day, 12 * count)
            case _:
                return _in_months(day, count)
    except (OverflowError, ValueError):
        return None


def _in_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def number(day: date) -> int:
    """`day` as a number that sorts: 2023-08-25 → 20230825."""
    return day.year * 10_000 + day.month * 100 + day.day


def _days(text: str, today: date, kind: str) -> tuple[int, int] | None:
    """The first and the last day of a written date."""
    if text in _TODAY:
        day = number(today + timedelta(days=_TODAY[text]))
        return day, day
    span = _SPAN.fullmatch(text)
    if span:
        moved = _moved(today, int(span[1]) if kind == "expires_on" else -int(span[1]), span[2])
        return None if moved is None else (number(moved), number(moved))
    if text in _NAMED:
        return _named(*_NAMED[text], today)
    if match := _QUARTER.fullmatch(text):
        return _months(_year(match[2]) if match[2] else today.year, int(match[1]) * 3 - 2, 3)
    if match := _FISCAL.fullmatch(text):
        return _months(_year(match[1]) - 1, 10, 12)
    if match := _TWO_DIGITS.fullmatch(text):
        return _period(_year(match[1]))
    if match := _DAY_MONTH_SHORT.fullmatch(text):
        return _period(_year(match[3]), int(match[2]), int(match[1]))
    if match := _MONTH_SHORT.fullmatch(text):
        return _period(_year(match[2]), int(match[1]))
    if match := _YEAR.fullmatch(text):
        return _period(int(match[1]))
    if match := _YEAR_MONTH.fullmatch(text):
        return _period(int(match[1]), int(match[2]))
    if match := _MONTH_YEAR.fullmatch(text):
        return _period(int(match[2]), int(match[1]))
    if match := _YEAR_MONTH_DAY.fullmatch(text):
        return _period(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        return _period(int(match[3]), int(match[2]), int(match[1]))
    return _in_words(text)


def _year(written: str) -> int:
    """A year in the common era; of two digits it is the Buddhist one of this century, as lists show it (66)."""
    year = int(written) + (2500 if len(written) == 2 else 0)
    return year - 543 if year >= _BUDDHIST_FROM else year


def _months(year: int, month: int, count: int) -> tuple[int, int] | None:
    """The first and the last day of `count` months."""
    last = year * 12 + month - 1 + count - 1
    first, end = _period(year, month), _period(last // 12, last % 12 + 1)
    return None if first is None or end is None else (first[0], end[1])


def _named(unit: str, count: int, today: date) -> tuple[int, int] | None:
    """The first and the last day of this year, month, quarter or week, or of one `count` further."""
    if unit == "week":
        monday = today + timedelta(days=7 * count - today.weekday())
        return number(monday), number(monday + timedelta(days=6))
    size = {"year": 12, "quarter": 3, "month": 1}[unit]
    first = (today.year * 12 + today.month - 1) // size * size + count * size
    return _months(first // 12, first % 12 + 1, size)


def _in_words(text: str) -> tuple[int, int] | None:
    """`25 ส.ค. 66`, `สิงหาคม 2566`."""
    for found in find_dates(text):
        if found.start == 0 and found.end == len(text):
            parts = [int(part) for part in found.value.split("-")]
            return _period(*parts)
    return None


def _period(year: int, month: int = 0, day: int = 0) -> tuple[int, int] | None:
    if year >= _BUDDHIST_FROM:
        year -= 543
    if not 1000 <= year <= 2400 or not 0 <= month <= 12 or not 0 <= day <= 31:
        return None
    if month and day and day > calendar.monthrange(year, month)[1]:
        return None
    return (
        year * 10_000 + (month or 1) * 100 + (day or 1),
        year * 10_000 + (month or 12) * 100 + (day or 31),
    )


_CURRENCIES: Final = {
    "THB": ("บาท", "baht", "thb", "฿"),
    "USD": ("ดอลลาร์สหรัฐ", "เหรียญสหรัฐ", "ดอลลาร์", "เหรียญ", "usd", "us$", "$", "dollars"),
    "EUR": ("ยูโร", "eur", "euro", "€"),
    "JPY": ("เยน", "jpy", "yen", "¥"),
    "CNY": ("หยวน", "cny", "rmb", "yuan"),
    "GBP": ("ปอนด์", "gbp", "£"),
}
_SHORT_MULTIPLIERS: Final = {"k": 10**3, "m": 10**6, "mb": 10**6, "bn": 10**9, "b": 10**9}
_SHORT: Final = re.compile(r"([\d.,]{1,24})\s?(k|mb?|bn?)")  # 5m


def of_numbers(kind: str, comparison: str, written: str, today: date) -> Bounds | None:
    """The amounts that a query's value means: `1ล้าน`, `1..5ล้าน`, `5mUSD`; baht where no currency is named."""
    text = fold(canonical(written)).strip()
    currency = None
    if kind == "money":
        text, currency = _without_currency(text)
    ends = ends_of(text)
    if len(ends) == 2 and not comparison:
        low, high = (_amount(end) if end else None for end in ends)
        if ends == ["", ""] or (ends[0] and low is None) or (ends[1] and high is None):
            return None
        return Bounds(low, high, currency)
    amount = _amount(text)
    return None if amount is None else _compared(comparison, amount, amount, currency)


def _without_currency(text: str) -> tuple[str, str]:
    for code, words in _CURRENCIES.items():
        for word in words:
            if text.endswith(word):
                return text.removesuffix(word).strip(), code
            if text.startswith(word):
                return text.removeprefix(word).strip(), code
    return text, "THB"


def _amount(text: str) -> float | None:
    short = _SHORT.fullmatch(text)
    if short:
        base = parse_number(short[1])
        return None if base is None else float(base * _SHORT_MULTIPLIERS[short[2]])
    value = parse_number(text)
    return None if value is None else float(value)
