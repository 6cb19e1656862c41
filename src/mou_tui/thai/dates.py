"""Dates as Thai texts write them.

    วันจันทร์ที่ 18 มีนาคม 2567      4 ต.ค. 65      ๑๗ กันยายน ๒๕๖๔      12-14 มกราคม 2566      30 ม.ค. – 2 ก.พ. 66
    18/03/2567      เดือนพฤศจิกายน 2564      พ.ศ. 2566      May 9, 2024      2024-05-09

Years are Buddhist (2566 is 2023; two digits 66 are 2566) unless they can only be Christian. Values are ISO 8601 at the
precision the text gives: `2023-08-25`, `2021-11`, `2021`.
"""

import calendar
import itertools
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from mou_tui.i18n import Era
from mou_tui.thai.date_patterns import (
    COUNTED,
    DAY_BEFORE,
    DAY_ITEM,
    DAY_MONTH,
    DAY_MONTH_TAIL,
    ENGLISH_BEFORE,
    ENGLISH_DAY,
    LATIN_LETTER,
    MONTH_ALONE,
    MONTH_BEFORE,
    MONTH_ENDS,
    MONTH_IN_FRONT,
    MONTH_OF,
    NO_CALENDAR_YEAR,
    NUMERIC,
    RANGE_BETWEEN,
    THAI_MONTH_BEFORE,
    TODAY_BEFORE,
    WEEKDAY_BEFORE,
    WEEKDAY_ENDS,
    WEEKDAY_NAMES,
    WEEKDAYS_BEFORE,
    YEAR_BEFORE,
    YEAR_UNTIL,
)
from mou_tui.thai.shapes import figures
from mou_tui.thai.years import common_year

_WINDOW: Final = 32


@dataclass(frozen=True, slots=True)
class ThaiDate:
    """A date in a text.

    `value` is ISO 8601 at the precision given; `until` the last day (month, year) of a range in the same form, else None.
    `start` and `end` delimit the words in code points, the weekday and its วัน…ที่ included. `era` is that of the written
    year, None where no year is written. `weekday` is the weekday written (0 is Monday). `today` holds for วันนี้ (4 ต.ค. 65).
    """

    value: str
    start: int
    end: int
    era: Era | None = None
    until: str | None = None
    weekday: int | None = None
    today: bool = False

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        """How exact the date is."""
        if len(self.value) == 10:
            return "day"
        return "month" if len(self.value) == 7 else "year"

    @property
    def weekday_disagrees(self) -> bool:
        """Whether the weekday written is not that of the date: one of the two is a slip of the writer's."""
        return self.weekday is not None and self.day is not None and self.day.weekday() != self.weekday

    @property
    def day(self) -> date | None:
        """The (first) day, where the date is exact to the day."""
        return date.fromisoformat(self.value) if len(self.value) == 10 else None


@dataclass(frozen=True, slots=True)
class _Reference:
    """What completes a date without a year, and tells apart two-digit years: the dateline's year, or the dateline."""

    year: int | None = None
    day: date | None = None

    def year_for(self, month: int, day: int) -> int | None:
        """The year in which this day is nearest to the dateline, else the dateline's."""
        if self.day is None:
            return self.year
        years = [y for y in (self.day.year - 1, self.day.year, self.day.year + 1) if _iso(y, month, day)]
        return min(years, key=lambda y: abs((date(y, month, day) - self.day).days), default=None)  # type: ignore[operator]


def find_dates(text: str, *, default_year: int | None = None, near: str | None = None) -> list[ThaiDate]:
    """All dates in `text`, in order, none overlapping.

    `text` is canonical. A day and month without a year are a date only where the dateline is known: `near` (ISO 8601)
    gives the year in which that day is nearest to it, `default_year` (of the common era) is taken as it is.
    """
    reference = _Reference(default_year)
    if near is not None and len(near) == 10:
        reference = _Reference(int(near[:4]), date.fromisoformat(near))
    elif near is not None:
        reference = _Reference(int(near[:4]))
    dates: list[ThaiDate] = []
    done = 0
    # Every date has figures: what stands around each of them decides.
    for start, end in figures(text):
        if start < done or end - start > 4:
            continue
        for new in _at_figure(text, start, end, reference):
            if new.start >= done:
                _add(dates, new, text)
                done = dates[-1].end
    if reference.year is not None:
        dates += [
            d
            for d in _months_alone(text, reference.year)
            if not any(f.start < d.end and d.start < f.end for f in dates)
        ]
        dates.sort(key=lambda d: d.start)
    return dates


def _at_figure(text: str, start: int, end: int, reference: _Reference) -> list[ThaiDate]:
    """The dates of which the figure at [start, end) is the first, or (month and year) the only one."""
    if end - start == 3:
        return []
    behind = text[start - 1 : start] if start else ""
    if behind in (".", ":", "/") and text[start - 2 : start - 1].isdigit():
        return []
    if text[end : end + 1] in ("/", "-", ".") and (numeric := _numeric(text, start, reference)):
        return numeric
    if end - start <= 2:
        if dates := _day_month(text, start, reference):
            return dates
        if behind == " " and (dates := _english_month_day(text, start, reference)):
            return dates
    if end - start == 1 or text[end : end + 1] in ("%",):
        return []
    return _month_year(text, start, end, reference) or _year(text, start, end)


def _month_number(written: str) -> int:
    return MONTH_OF[_DOTS.sub("", written).lower()]


_DOTS: Final = re.compile(r"[.\s]")


def _figure(words: str) -> int:
    """The figure of a day with or without its English ending: `12`, `9th`."""
    return int(words.rstrip("stndrh"))


def _iso(year: int, month: int, day: int) -> str | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _add(found: list[ThaiDate], new: ThaiDate, text: str) -> None:
    """Append `new`, or make one range of it and the date before: มกราคม 2566 – มีนาคม 2567."""
    if found:
        last = found[-1]
        between = text[last.end : new.start]
        if (
            len(between) <= 12
            and len(last.value) == len(new.value)
            and last.until is None
            and last.value < new.value
            and RANGE_BETWEEN().fullmatch(between)
        ):
            found[-1] = replace(last, end=new.end, until=new.until or new.value)
            return
    found.append(new)


def _may_end_weekday(window: str) -> bool:
    """The cheap test whether the words before a day end with a weekday: most days stand behind วันที่ alone."""
    words = window.rstrip(" ,\t\n").removesuffix("ที่").rstrip(" ")
    return words.endswith(WEEKDAY_ENDS) or (words[-1:].isascii() and words != "")


def _led_in(text: str, start: int) -> tuple[int, int | None, bool]:
    """Where the date's words begin with their weekday, that weekday, and whether วันนี้ stands before them."""
    window = text[max(0, start - _WINDOW) : start]
    weekday = None
    match = WEEKDAY_BEFORE().search(window) if _may_end_weekday(window) else None
    if match is not None:
        weekday = WEEKDAY_NAMES[match["thai"] or match["english"][:3].lower()]
        start -= len(window) - match.start()
        window = window[: match.start()]
        if WEEKDAYS_BEFORE().search(window):
            weekday = None  # วันเสาร์และวันอาทิตย์ที่ 27 – 28: which belongs to which day is not said
    return start, weekday, "วันนี้" in window and TODAY_BEFORE.search(window) is not None


def _day_month(text: str, start: int, reference: _Reference) -> list[ThaiDate]:
    match = DAY_MONTH().match(text, start)
    if match is None:
        return []
    month = _month_number(match["month"])
    thai = match["month"][0] > "\u0e00"
    items = [
        (int(i["day"]), i["to"] is not None, i.start("day"))
        for i in DAY_ITEM().finditer(text, start, match.end("days"))
    ]
    if any(one[0] >= two[0] for one, two in itertools.pairwise(items)):
        items = items[-1:]  # "ข้อ 45 และ 3 มกราคม": only the last figure is a day
    read = _written_year(text, match, thai, reference)
    end = match.end() if read else match.end("month")
    tail = DAY_MONTH_TAIL().match(text, end)
    last_month, last_day = month, items[-1][0]
    tail_read = None
    if tail is not None:
        tail_read = _written_year(text, tail, thai, reference)
        if tail_read is not None and read is None:
            later = _month_number(tail["month"]) < month
            read = (tail_read[0] - 1 if later else tail_read[0], tail_read[1])
        if tail["to"] is not None:
            last_month, last_day = _month_number(tail["month"]), _figure(tail["days"])
            end = tail.end() if tail_read else tail.end("month")
    year = read[0] if read else reference.year_for(month, items[0][0])
    if year is None:
        return []
    last_year = tail_read[0] if tail_read else year + (last_month < month)
    return _with_days(text, items, (year, month), (last_year, last_month, last_day), end, read[1] if read else None)


def _with_days(
    text: str,
    items: list[tuple[int, bool, int]],
    month: tuple[int, int],
    last: tuple[int, int, int],
    end: int,
    era: Era | None,
) -> list[ThaiDate]:
    """The dates of a list of days in one month: ranges as such, neighbouring days as a range, others one by one."""
    groups = [[item] for item in items[:1]]
    neighbours = all(two[0] == one[0] + 1 for one, two in itertools.pairwise(items))
    for item in items[1:]:
        if item[1] or neighbours:
            groups[-1].append(item)
        else:
            groups.append([item])
    dates: list[ThaiDate] = []
    for group in groups:
        value = _iso(*month, group[0][0])
        final = group is groups[-1]
        until = _iso(*last) if final else _iso(*month, group[-1][0])
        if value is None or until is None:
            continue
        start, weekday, today = _led_in(text, group[0][2])
        stop = end if final else group[-1][2] + len(str(group[-1][0]))
        dates.append(ThaiDate(value, start, stop, era, until if until > value else None, weekday, today))
    return dates


def _written_year(text: str, match: re.Match[str], thai: bool, reference: _Reference) -> tuple[int, Era] | None:
    """The year that `match` has written, or None where it has none or the figure is none."""
    written = match["year"]
    if written is None:
        return None
    if len(written) == 2 and match["mark"] is None and (not thai or COUNTED.match(text, match.end("year"))):
        return None
    return common_year(written, match["mark"], near=reference.year, thai=thai)


def _english_month_day(text: str, start: int, reference: _Reference) -> list[ThaiDate]:
    if not LATIN_LETTER.search(text, max(0, start - 4), start):
        return []
    before = ENGLISH_BEFORE().search(text, max(0, start - 14), start)
    match = ENGLISH_DAY().match(text, start) if before else None
    if before is None or match is None or not before["month"][0].isupper():
        return []
    month, day = _month_number(before["month"]), _figure(match["day"])
    read = common_year(match["year"], match["mark"], thai=False) if match["year"] else None
    year = read[0] if read else reference.year_for(month, day)
    value = _iso(year, month, day) if year is not None else None
    if value is None or year is None:
        return []
    last_month = _month_number(match["month2"]) if match["month2"] else month
    until = _iso(year, last_month, _figure(match["last"])) if match["last"] else None
    begin, weekday, today = _led_in(text, before.start())
    era: Era | None = read[1] if read else None
    return [ThaiDate(value, begin, match.end(), era, until if until and until > value else None, weekday, today)]


def _numeric(text: str, start: int, reference: _Reference) -> list[ThaiDate]:
    match = NUMERIC.match(text, start)
    if match is None or (start and text[start - 1] in "-."):
        return []
    written, month, day = match["y"] or match["iy"], match["m"] or match["im"], match["d"] or match["id"]
    if match["sep"] == "." and len(written) == 2:
        return []  # 1.2.66 is more often a section than a date
    read = common_year(written, near=reference.year)
    value = _iso(read[0], int(month), int(day)) if read else None
    if value is None or read is None:
        return []
    begin, weekday, today = _led_in(text, start)
    return [ThaiDate(value, begin, match.end(), read[1], None, weekday, today)]


def _month_year(text: str, start: int, end: int, reference: _Reference) -> list[ThaiDate]:
    if text[end : end + 1] in (".", ",", ":") and text[end + 1 : end + 2].isdigit():
        return []
    begin = max(0, start - 48)
    if not _may_end_month(text, start) or (
        THAI_MONTH_BEFORE().search(text, begin, start) is None and not LATIN_LETTER.search(text, begin, start)
    ):
        return []
    match = MONTH_BEFORE().search(text, begin, start)
    if match is None:
        return []
    written = text[start:end]
    month = match["month"]
    thai = month[0] > "\u0e00"
    short = thai and len(_DOTS.sub("", month)) <= 3
    if len(written) == 2 and (not thai or (short and "." not in month) or COUNTED.match(text, end)):
        return []
    begin = match.start("first") if match["first"] else match.start("month")
    if short and not MONTH_IN_FRONT.search(text[max(0, begin - 6) : begin]):
        return []
    read = common_year(written, match["mark"], near=reference.year, thai=thai)
    if read is None:
        return []
    value, until = f"{read[0]:04d}-{_month_number(month):02d}", None
    if match["first"]:
        number = _month_number(match["month1"])
        year = read[0] - (number > _month_number(month))
        value, until = f"{year:04d}-{number:02d}", value
    if begin >= 5 and text.startswith("เดือน", begin - 5):
        begin -= 5
    if DAY_BEFORE.search(text, max(0, begin - 4), begin):
        return []  # 31 เมษายน 2566: a day there never was
    return [ThaiDate(value, begin, end, read[1], until)]


def _may_end_month(text: str, at: int) -> bool:
    """The cheap test whether the name of a month may end before `at`; most figures that are no day stand behind other words."""
    while at and text[at - 1] in " ,'’-":
        at -= 1
    last = text[at - 2 : at] if at >= 2 else ""
    return last in MONTH_ENDS or last in ("ปี", "าช") or last[1:] in (".", "ศ") or last.isascii()


def _year(text: str, start: int, end: int) -> list[ThaiDate]:
    if end - start != 4 or (text[end : end + 1] in (".", ",") and text[end + 1 : end + 2].isdigit()):
        return []
    match = YEAR_BEFORE().search(text, max(0, start - 24), start)
    if match is None or (match["of"] is not None and len(match["of"]) > 2):
        return []  # ปีงบประมาณ 2566 and ปีการศึกษา 2566 are no calendar years
    if match["of"] is None and NO_CALENDAR_YEAR.search(text, max(0, match.start() - 14), match.start()):
        return []
    read = common_year(text[start:end], match["mark"] or match["mark2"])
    if read is None:
        return []
    until = None
    later = YEAR_UNTIL().match(text, end)
    if later is not None:
        last = common_year(later["year"])
        if last is not None and last[0] > read[0]:
            until, end = f"{last[0]:04d}", later.end()
    return [ThaiDate(f"{read[0]:04d}", match.start(), end, read[1], until)]


def _months_alone(text: str, year: int) -> list[ThaiDate]:
    return [
        ThaiDate(f"{year:04d}-{_month_number(m['month']):02d}", m.start(), m.end())
        for m in MONTH_ALONE().finditer(text)
    ]
