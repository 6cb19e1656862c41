"""Dates as Thai texts write them.

    วันจันทร์ที่ 18 มีนาคม 2567      4 ต.ค. 65      ๑๗ กันยายน ๒๕๖๔      12-14 มกราคม 2566      30 ม.ค. – 2 ก.พ. 66
    18/03/2567      เดือนพฤศจิกายน 2564      พ.ศ. 2566      May 9, 2024      2024-05-09

Years are Buddhist (2566 is 2023; two digits 66 are 2566) unless they can only be Christian. Values are ISO 8601 at the
precision the text gives: `2023-08-25`, `2021-11`, `2021`.
"""

import calendar
import functools
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from mou_tui.thai.shapes import figures

Era = Literal["be", "ce"]
BUDDHIST_OFFSET: Final = 543

MONTHS_TH: Final = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
MONTHS_TH_SHORT: Final = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
MONTHS_EN: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_EN_SHORT: Final = tuple(name[:3] for name in MONTHS_EN)
WEEKDAYS_TH_SHORT: Final = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
WEEKDAYS_EN_SHORT: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

# The month's name in full, cut short as it is spoken (มกรา), or as it is often misspelt (กรกฏาคม with ฏ, กุมภาพันธุ์).
_LONG: Final = (
    "มกราคม|มกรา", "กุมภาพันธ์|กุมภาพันธุ์|กุมภาพัน|กุมภา", "มีนาคม|มีนา", "เมษายน|เมษา", "พฤษภาคม|พฤษภา|พฤกษภาคม",
    "มิถุนายน|มิถุนา|มิุถุนายน", "กรกฎาคม|กรกฏาคม|กรกฎา|กรกฏา|กรกฎคม", "สิงหาคม|สิงหา", "กันยายน|กันยา", "ตุลาคม|ตุลา",
    "พฤศจิกายน|พฤศจิกา|พฤษจิกายน|พฤจิกายน|พฤศจิกยน", "ธันวาคม|ธันวา",
)  # fmt: skip
# The abbreviation's letters; the dots may be missing or have a space after them (ม.ค. ม.ค มค. ม. ค.).
_LETTERS: Final = (("ม", "ค"), ("ก", "พ"), ("มี", "ค"), ("เม", "ย"), ("พ", "ค"), ("มิ", "ย"), ("ก", "ค"), ("ส", "ค"),
                   ("ก", "ย"), ("ต", "ค"), ("พ", "ย"), ("ธ", "ค"))  # fmt: skip
_MONTH_OF: Final[dict[str, int]] = {
    **{name: n for n, names in enumerate(_LONG, 1) for name in names.split("|")},
    **{a + b: n for n, (a, b) in enumerate(_LETTERS, 1)},
    **{name.lower(): n for n, name in enumerate(MONTHS_EN, 1)},
    **{name.lower(): n for n, name in enumerate(MONTHS_EN_SHORT, 1)},
    "sept": 9,
}

_THAI_LONG: Final = "|".join(sorted("|".join(_LONG).split("|"), key=len, reverse=True))
_THAI_SHORT: Final = "|".join(
    f"{a}\\.[ ]?{b}(?:\\.|(?![ก-๎]))|{a}{b}(?:\\.|(?![ก-๎]))" for a, b in sorted(_LETTERS, key=lambda p: -len(p[0]))
)
_ENGLISH: Final = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_THAI_MONTH: Final = f"(?:{_THAI_LONG}|{_THAI_SHORT})"
_MONTH: Final = f"(?:{_THAI_LONG}|{_THAI_SHORT}|{_ENGLISH})"


def _when_used(pattern: str) -> Callable[[], re.Pattern[str]]:
    """A pattern that is compiled when first used: who only formats dates (the reader, as it starts) does not pay for it."""
    return functools.cache(lambda: re.compile(pattern))


# พ.ศ. 2566, พศ.2566, ค.ศ. 2023, A.D. 2023, ’66, or the bare year. Not the 15 of 15.30 or 15:30 น.
_ERA: Final = r"(?:พ\.?[ ]?ศ\.?|ค\.?[ ]?ศ\.?|B\.?E\.?|A\.?D\.?|C\.?E\.?)"
_YEAR: Final = rf"(?:\d{{4}}(?!\d|[.:,]\d)|\d{{2}}(?!\d|[.:,/]\d|[ ]?{_THAI_MONTH}))"
_YEAR_PART: Final = (
    rf"(?:[ ]{{0,3}}(?:[,.][ ]{{0,2}}|-(?=\d{{4}}))?(?:ปี[ ]{{0,2}})?(?P<mark>{_ERA})?[ ]{{0,2}}['’]?(?P<year>{_YEAR}))"
)
_DAY: Final = r"[0-3๐-๓]?\d(?!\d)(?:st\b|nd\b|rd\b|th\b)?"
_WEEKDAY_WORD: Final = r"(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)"
_DAY_LED: Final = rf"(?:(?:วัน[ ]?)?(?:{_WEEKDAY_WORD}[ ]{{0,2}})?ที่[ ]{{0,2}}|{_WEEKDAY_WORD}[ ]{{1,2}})?"
_TO: Final = r"(?:[-–—−~]|ถึง|จนถึง|to\b|until\b)"
_AND: Final = r"(?:,|และ|กับ|and\b|&)"

# 14 มกราคม 2566 · 12-14 ม.ค. 66 · 12, 13 และ 14 เดือนมกราคม พ.ศ. 2566 · 9th of May, 2024 · 15-ก.ค.-2565
_DAY_MONTH: Final = _when_used(
    rf"(?P<days>{_DAY}(?:[ ]{{0,2}}(?:{_TO}|{_AND})[ ]{{0,2}}{_DAY_LED}{_DAY}){{0,7}})"
    rf"(?:[ ]{{0,3}}|[ ]?-[ ]?)(?:of\s|เดือน[ ]{{0,2}})?(?P<month>{_MONTH}){_YEAR_PART}?"
)
# … – 2 ก.พ. 66, the second half of a range over two months
_DAY_MONTH_TAIL: Final = _when_used(
    rf"[ ]{{0,2}}(?:(?P<to>{_TO})|{_AND})[ ]{{0,2}}{_DAY_LED}(?P<days>{_DAY})[ ]{{0,3}}(?:of\s|เดือน[ ]{{0,2}})?"
    rf"(?P<month>{_MONTH}){_YEAR_PART}?"
)
_DAY_ITEM: Final = _when_used(rf"(?P<to>{_TO})?(?:{_AND})?[ ]{{0,2}}{_DAY_LED}(?P<day>\d{{1,2}})")

# May 9, 2024 · May 9-11 · June 30 – July 2, 2023: what stands before the day, and from the day on
_ENGLISH_BEFORE: Final = _when_used(rf"(?<![A-Za-z])(?P<month>{_ENGLISH})[ ]{{1,2}}$")
_ENGLISH_DAY: Final = _when_used(
    rf"(?P<day>{_DAY})(?:[ ]{{0,2}}{_TO}[ ]{{0,2}}(?:(?P<month2>{_ENGLISH})[ ]{{1,2}})?(?P<last>{_DAY}))?"
    rf"(?:[ ]{{0,2}},?[ ]{{1,2}}(?P<mark>{_ERA})?[ ]{{0,2}}(?P<year>\d{{4}})(?!\d))?"
)
# 18/03/2567, 18-03-2567, 18.03.2567; 2024-05-09 and 2567-05-09
_NUMERIC: Final = re.compile(
    r"(?:(?P<d>[0-3๐-๓]?\d)(?P<sep>[/.-])(?P<m>[01๐๑]?\d)(?P=sep)(?P<y>\d{4}|\d{2})"
    r"|(?P<iy>\d{4})-(?P<im>[01]\d)-(?P<id>[0-3]\d))(?![\d/-]|\.\d)"
)
_TO_YEAR: Final = rf"(?:[ ]{{0,3}}(?:,[ ]{{0,2}})?(?:ปี[ ]{{0,2}})?(?P<mark>{_ERA})?[ ]{{0,2}}['’]?)"
# เดือนพฤศจิกายน 2564 · พ.ย. 64 · มกราคม - กันยายน 2564 · November 2021: what stands before the year
_MONTH_BEFORE: Final = _when_used(
    rf"(?P<first>(?P<month1>{_MONTH})[ ]{{0,2}}{_TO}[ ]{{0,2}}(?:เดือน[ ]{{0,2}})?)?(?P<month>{_MONTH}){_TO_YEAR}$"
)
# The same with nothing before the month, which the engine finds by the month's first letter.
_THAI_MONTH_BEFORE: Final = _when_used(rf"{_THAI_MONTH}{_TO_YEAR}$")
_MONTH_IN_FRONT: Final = re.compile(r"(?:เดือน|[^ก-๎.A-Za-z])[ ]{0,2}$|^$")
# พ.ศ. 2566 · ค.ศ. 2023 · ปี 2566 · ปี พ.ศ. 2566: what stands before the year
_YEAR_BEFORE: Final = _when_used(
    rf"(?:(?P<of>ปี(?:งบประมาณ|การศึกษา|บัญชี|ภาษี|การผลิต|เพาะปลูก)?)[ ]{{0,2}}(?P<mark2>{_ERA})?|(?P<mark>{_ERA}))[ ]{{0,2}}$"
)
_YEAR_UNTIL: Final = _when_used(rf"[ ]{{0,2}}{_TO}[ ]{{0,2}}(?:{_ERA}[ ]{{0,2}})?(?P<year>\d{{4}})(?!\d|[.,/]\d)")
# เดือนกันยายนนี้, where the dateline's year is known
_MONTH_ALONE: Final = _when_used(rf"เดือน[ ]?(?P<month>{_THAI_LONG})(?=[ ]?นี้|[ ]?ที่ผ่านมา|[ ]?ที่จะถึง)")

_WEEKDAY_NAMES: Final = {
    "จันทร์": 0, "อังคาร": 1, "พุธ": 2, "พฤหัสบดี": 3, "พฤหัสฯ": 3, "พฤหัส": 3, "ศุกร์": 4, "เสาร์": 5, "อาทิตย์": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
# วันจันทร์ที่ 18 · จันทร์ 18 · Thursday, 9 May · Thu. 8/4/64
_WEEKDAY_BEFORE: Final = _when_used(
    rf"(?:วัน[ ]?)?(?P<thai>{_WEEKDAY_WORD})[ ]{{0,2}}(?:ที่[ ]{{0,2}}|,[ ]{{0,2}})?$"
    r"|\b(?P<english>(?i:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?))"
    r"\.?,?[ ]{1,2}(?:the\s)?$"
)
_WEEKDAYS_BEFORE: Final = _when_used(rf"{_WEEKDAY_WORD}[ ]{{0,2}}(?:{_TO}|{_AND})[ ]{{0,2}}$")
# วันนี้ (4 ต.ค. 65) · วันนี้ (วันอังคารที่ 26 พฤศจิกายน 2567)
_TODAY_BEFORE: Final = re.compile(r"วันนี้[ ]{0,2}[(\[]?[ ]{0,2}(?:เมื่อ)?(?:วันที่[ ]{0,2})?$")
_WINDOW: Final = 32

_LATEST_TWO_DIGITS: Final = 30


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
    found: list[ThaiDate] = []
    done = 0
    # Every date has figures: what stands around each of them decides.
    for start, end in figures(text):
        if start < done or end - start > 4:
            continue
        for new in _at_figure(text, start, end, reference):
            if new.start >= done:
                _add(found, new, text)
                done = found[-1].end
    if reference.year is not None:
        found += [
            d
            for d in _months_alone(text, reference.year)
            if not any(f.start < d.end and d.start < f.end for f in found)
        ]
        found.sort(key=lambda d: d.start)
    return found


def common_year(
    written: str, mark: str | None = None, *, near: int | None = None, thai: bool = True
) -> tuple[int, Era] | None:
    """The year of the common era and the era written: `2566` → 2023, `66` → 2023, `2023` → 2023; None for what is no year.

    `mark` is พ.ศ., ค.ศ., A.D. … where written. Two digits are Buddhist (66 is 2566) unless that lies two generations
    back and the common era does not: up to 30, or up to two years after the dateline's year `near`. In English dates
    (`thai` False) they are common.
    """
    year = int(written)
    marked_common = mark is not None and mark[0] in "คAC"
    if len(written) <= 2:
        common, buddhist = 2000 + year, 2500 + year - BUDDHIST_OFFSET
        if marked_common or (not thai and mark is None):
            return common, "ce"
        if mark is None and (year <= _LATEST_TWO_DIGITS if near is None else near - 15 <= common <= near + 2):
            return common, "ce"
        return buddhist, "be"
    if 2300 <= year <= 2699 and not marked_common:
        return year - BUDDHIST_OFFSET, "be"
    if 1700 <= year <= 2199:
        return year, "ce"
    return None


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
    return _MONTH_OF[_DOTS.sub("", written).lower()]


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
            and _RANGE_BETWEEN().fullmatch(between)
        ):
            found[-1] = replace(last, end=new.end, until=new.until or new.value)
            return
    found.append(new)


_WEEKDAY_ENDS: Final = tuple(name for name in _WEEKDAY_NAMES if not name.isascii())


def _may_end_weekday(window: str) -> bool:
    """The cheap test whether the words before a day end with a weekday: most days stand behind วันที่ alone."""
    words = window.rstrip(" ,\t\n").removesuffix("ที่").rstrip(" ")
    return words.endswith(_WEEKDAY_ENDS) or (words[-1:].isascii() and words != "")


_RANGE_BETWEEN: Final = _when_used(rf"[ ]{{0,2}}{_TO}[ ]{{0,2}}(?:วันที่[ ]{{0,2}}|เดือน[ ]{{0,2}})?")


def _led_in(text: str, start: int) -> tuple[int, int | None, bool]:
    """Where the date's words begin with their weekday, that weekday, and whether วันนี้ stands before them."""
    window = text[max(0, start - _WINDOW) : start]
    weekday = None
    match = _WEEKDAY_BEFORE().search(window) if _may_end_weekday(window) else None
    if match is not None:
        weekday = _WEEKDAY_NAMES[match["thai"] or match["english"][:3].lower()]
        start -= len(window) - match.start()
        window = window[: match.start()]
        if _WEEKDAYS_BEFORE().search(window):
            weekday = None  # วันเสาร์และวันอาทิตย์ที่ 27 – 28: which belongs to which day is not said
    return start, weekday, "วันนี้" in window and _TODAY_BEFORE.search(window) is not None


def _day_month(text: str, start: int, reference: _Reference) -> list[ThaiDate]:
    match = _DAY_MONTH().match(text, start)
    if match is None:
        return []
    month = _month_number(match["month"])
    thai = match["month"][0] > "\u0e00"
    items = [
        (int(i["day"]), i["to"] is not None, i.start("day"))
        for i in _DAY_ITEM().finditer(text, start, match.end("days"))
    ]
    if any(one[0] >= two[0] for one, two in itertools.pairwise(items)):
        items = items[-1:]  # "ข้อ 45 และ 3 มกราคม": only the last figure is a day
    read = _written_year(text, match, thai, reference)
    end = match.end() if read else match.end("month")
    tail = _DAY_MONTH_TAIL().match(text, end)
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


# "5 ม.ค. 10 คน" has no year: what follows is counted.
_COUNTED: Final = re.compile(
    r"[ ]?(?:คน|ราย|แห่ง|ล้าน|แสน|หมื่น|พัน|บาท|จังหวัด|ประเทศ|น\.|นาฬิกา|หน่วย|ฉบับ|ครั้ง|เรื่อง|รายการ|%|ปี(?![ ]?\d)|วัน(?!ที่)|เดือน|ชั่วโมง|องค์กร|สถาบัน)"
)


def _written_year(text: str, match: re.Match[str], thai: bool, reference: _Reference) -> tuple[int, Era] | None:
    """The year that `match` has written, or None where it has none or the figure is none."""
    written = match["year"]
    if written is None:
        return None
    if len(written) == 2 and match["mark"] is None and (not thai or _COUNTED.match(text, match.end("year"))):
        return None
    return common_year(written, match["mark"], near=reference.year, thai=thai)


def _english_month_day(text: str, start: int, reference: _Reference) -> list[ThaiDate]:
    if not _LATIN_LETTER.search(text, max(0, start - 4), start):
        return []
    before = _ENGLISH_BEFORE().search(text, max(0, start - 14), start)
    match = _ENGLISH_DAY().match(text, start) if before else None
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
    match = _NUMERIC.match(text, start)
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
        _THAI_MONTH_BEFORE().search(text, begin, start) is None and not _LATIN_LETTER.search(text, begin, start)
    ):
        return []
    match = _MONTH_BEFORE().search(text, begin, start)
    if match is None:
        return []
    written = text[start:end]
    month = match["month"]
    thai = month[0] > "\u0e00"
    short = thai and len(_DOTS.sub("", month)) <= 3
    if len(written) == 2 and (not thai or (short and "." not in month) or _COUNTED.match(text, end)):
        return []
    begin = match.start("first") if match["first"] else match.start("month")
    if short and not _MONTH_IN_FRONT.search(text[max(0, begin - 6) : begin]):
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
    if _DAY_BEFORE.search(text, max(0, begin - 4), begin):
        return []  # 31 เมษายน 2566: a day there never was
    return [ThaiDate(value, begin, end, read[1], until)]


_LATIN_LETTER: Final = re.compile("[A-Za-z]")
_MONTH_ENDS: Final = frozenset(
    name[-2:] for names in _LONG for name in names.split("|")
) | frozenset(short[-2:] for a, b in _LETTERS for short in (f"{a}{b}", f"{a}.{b}", f"{a}. {b}"))  # fmt: skip


def _may_end_month(text: str, at: int) -> bool:
    """The cheap test whether the name of a month may end before `at`; most figures that are no day stand behind other words."""
    while at and text[at - 1] in " ,'’-":
        at -= 1
    last = text[at - 2 : at] if at >= 2 else ""
    return last in _MONTH_ENDS or last == "ปี" or last[1:] in (".", "ศ") or last.isascii()


_DAY_BEFORE: Final = re.compile(r"\d[ ]{0,3}$")


def _year(text: str, start: int, end: int) -> list[ThaiDate]:
    if end - start != 4 or (text[end : end + 1] in (".", ",") and text[end + 1 : end + 2].isdigit()):
        return []
    match = _YEAR_BEFORE().search(text, max(0, start - 24), start)
    if match is None or (match["of"] is not None and len(match["of"]) > 2):
        return []  # ปีงบประมาณ 2566 and ปีการศึกษา 2566 are no calendar years
    if match["of"] is None and _NO_CALENDAR_YEAR.search(text, max(0, match.start() - 14), match.start()):
        return []
    read = common_year(text[start:end], match["mark"] or match["mark2"])
    if read is None:
        return []
    until = None
    later = _YEAR_UNTIL().match(text, end)
    if later is not None:
        last = common_year(later["year"])
        if last is not None and last[0] > read[0]:
            until, end = f"{last[0]:04d}", later.end()
    return [ThaiDate(f"{read[0]:04d}", match.start(), end, read[1], until)]


_NO_CALENDAR_YEAR: Final = re.compile(r"ปี(?:งบประมาณ|การศึกษา|บัญชี|ภาษี|การผลิต|เพาะปลูก)[ ]{0,2}$")


def _months_alone(text: str, year: int) -> list[ThaiDate]:
    return [
        ThaiDate(f"{year:04d}-{_month_number(m['month']):02d}", m.start(), m.end())
        for m in _MONTH_ALONE().finditer(text)
    ]


def format_date(
    iso: str,
    lang: Literal["th", "en"] = "th",
    era: Literal["be", "ce", "auto"] = "auto",
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


def format_date_with_weekday(
    iso: str, lang: Literal["th", "en"] = "th", era: Literal["be", "ce", "auto"] = "auto"
) -> str:
    """`2019-06-10` → `จ. 10 มิ.ย. 2562`; a month or a year alone has no weekday. Raises ValueError for what is no date."""
    written = format_date(iso, lang, era)
    if iso.count("-") < 2:
        return written
    names = WEEKDAYS_TH_SHORT if lang == "th" else WEEKDAYS_EN_SHORT
    return f"{names[date.fromisoformat(iso).weekday()]} {written}"
