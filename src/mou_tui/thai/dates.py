"""Dates as Thai texts write them.

    วันจันทร์ที่ 18 มีนาคม 2567      4 ต.ค. 65      ๑๗ กันยายน ๒๕๖๔      12-14 มกราคม 2566      30 ม.ค. – 2 ก.พ. 66
    18/03/2567      เดือนพฤศจิกายน 2564      พ.ศ. 2566      May 9, 2024      2024-05-09

Years are Buddhist (2566 is 2023; two digits 66 are 2566) unless they can only be Christian. Values are ISO 8601 at the
precision the text gives: `2023-08-25`, `2021-11`, `2021`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

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
WEEKDAYS_TH: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")

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
    f"{a}\\.\\s?{b}(?:\\.|(?![ก-๎]))|{a}{b}(?:\\.|(?![ก-๎]))" for a, b in sorted(_LETTERS, key=lambda p: -len(p[0]))
)
_ENGLISH: Final = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_THAI_MONTH: Final = f"(?:{_THAI_LONG}|{_THAI_SHORT})"
_MONTH: Final = f"(?:{_THAI_LONG}|{_THAI_SHORT}|{_ENGLISH})"

# พ.ศ. 2566, พศ.2566, ค.ศ. 2023, A.D. 2023, ’66, or the bare year. Not the 15 of 15.30 or 15:30 น., nor the 10 of "10 คน".
_ERA: Final = r"(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|B\.?E\.?|A\.?D\.?|C\.?E\.?)"
_YEAR: Final = r"(?:\d{4}|\d{2})(?!\d|[.:,]\d)"
_YEAR_PART: Final = rf"(?:\s{{0,3}}(?:,\s{{0,2}})?(?:ปี\s{{0,2}})?(?P<mark>{_ERA})?\s{{0,2}}['’]?(?P<year>{_YEAR}))"
_DAY: Final = r"(?<![\d/])(?:[0-3๐-๓]?\d)(?!\d)"
_DASH: Final = r"\s{0,2}(?:[-–—−~]|ถึง(?:วันที่)?|และ(?:วันที่)?|to|until)\s{0,2}"

# [12 -] 14 [เดือน] มกราคม [พ.ศ.] [2566]; also the second half of a range over two months.
_DAY_MONTH: Final = re.compile(
    rf"(?P<days>{_DAY}(?:\s{{0,2}},\s{{0,2}}{_DAY}){{0,6}})"
    rf"(?:{_DASH}(?:วัน[ก-๎]{{2,8}}ที่\s{{0,2}})?(?P<last>{_DAY}))?"
    rf"(?:st|nd|rd|th)?\s{{0,3}}(?:of\s|เดือน\s{{0,2}})?(?P<month>{_MONTH}){_YEAR_PART}?"
)
# May 9, 2024 · May 9-11, 2024
_MONTH_DAY: Final = re.compile(
    rf"\b(?P<month>{_ENGLISH})\s{{1,2}}(?P<days>{_DAY})(?:st|nd|rd|th)?(?:{_DASH}(?P<last>{_DAY}))?"
    rf"(?:\s{{0,2}},?\s{{1,2}}(?P<mark>{_ERA})?\s{{0,2}}(?P<year>\d{{4}})(?!\d))"
)
# 18/03/2567, 18-03-2567, 18.03.67; 2024-05-09 and 2567-05-09
_NUMERIC: Final = re.compile(
    r"(?<![\d./-])(?:(?P<d>[0-3๐-๓]?\d)(?P<sep>[/.-])(?P<m>[01๐๑]?\d)(?P=sep)(?P<y>\d{4}|\d{2})"
    r"|(?P<iy>\d{4})-(?P<im>[01]\d)-(?P<id>[0-3]\d))(?![\d/-]|\.\d)"
)
# เดือนพฤศจิกายน 2564 · พ.ย. 64 · November 2021
_MONTH_YEAR: Final = re.compile(rf"(?<![ก-๎.A-Za-z])(?:เดือน\s{{0,2}})?(?P<month>{_MONTH}){_YEAR_PART}")
# พ.ศ. 2566 · ค.ศ. 2023 · ปี 2566
_YEAR_ONLY: Final = re.compile(
    rf"(?:(?P<mark>{_ERA})|(?<!งบประมาณ)(?<!การศึกษา)ปี(?:\s{{0,2}}(?P<mark2>{_ERA}))?)\s{{0,2}}(?P<year>\d{{4}})(?!\d|[.,]\d)"
)
_FISCAL: Final = re.compile(r"ปี(?:งบประมาณ|การศึกษา|บัญชี|ภาษี|การผลิต)\s{0,2}(?:พ\.ศ\.)?\s{0,2}$")

# วันจันทร์ที่, จันทร์ 18, (วันพุธที่; and วันนี้ (
_WEEKDAY_NAMES: Final = {
    "จันทร์": 0, "อังคาร": 1, "พุธ": 2, "พฤหัสบดี": 3, "พฤหัสฯ": 3, "พฤหัส": 3, "ศุกร์": 4, "เสาร์": 5, "อาทิตย์": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_WEEKDAY_BEFORE: Final = re.compile(
    r"(?:วัน\s?)?(จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)\s{0,2}(?:ที่\s{0,2})?$"
    r"|\b((?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs)?|fri|sat|sun))\.?,?\s{1,2}(?:the\s)?$"
)
_LED_IN: Final = re.compile(r"(?:วัน\s?)?ที่\s{0,2}$")
_TODAY_BEFORE: Final = re.compile(r"วันนี้\s{0,2}[(\[（]?\s{0,2}(?:เมื่อ)?(?:วันที่\s{0,2})?$")
_WINDOW: Final = 32


@dataclass(frozen=True, slots=True)
class ThaiDate:
    """A date in a text.

    `value` is ISO 8601 at the precision given; `until` the last day of a range in the same form, else None. `start` and
    `end` delimit the words in code points, the weekday and its วัน…ที่ included. `era` is that of the written year, None
    where no year is written. `weekday` is the weekday written (0 is Monday). `year_given` is False where the year came
    from `default_year`. `today` holds for วันนี้ (4 ต.ค. 65).
    """

    value: str
    start: int
    end: int
    era: Era | None = None
    until: str | None = None
    weekday: int | None = None
    year_given: bool = True
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
        return self.weekday is not None and date.fromisoformat(self.value).weekday() != self.weekday

    @property
    def day(self) -> date | None:
        """The (first) day, where the date is exact to the day."""
        return date.fromisoformat(self.value) if len(self.value) == 10 else None


def find_dates(text: str, *, default_year: int | None = None) -> list[ThaiDate]:
    """All dates in `text`, in order, none overlapping.

    A day and month without a year are a date only where `default_year` (of the common era) is given: the dateline's.
    """
    found: list[ThaiDate] = []
    for match in _DAY_MONTH.finditer(text):
        _add(found, _from_day_month(text, match, default_year))
    if found:
        _join_ranges(text, found)
    for pattern, reader in _OTHERS:
        for match in pattern.finditer(text):
            _add(found, reader(text, match, default_year))
    found.sort(key=lambda d: d.start)
    return found


def find_ranges(text: str, *, default_year: int | None = None) -> list[ThaiDate]:
    """The dates in `text` that are ranges: those with `until`."""
    return [d for d in find_dates(text, default_year=default_year) if d.until is not None]


def common_year(
    written: str, mark: str | None = None, *, near: int | None = None, thai: bool = True
) -> tuple[int, Era] | None:
    """The year of the common era and the era written: `2566` → 2023, `66` → 2023, `2023` → 2023; None for what is no year.

    `mark` is พ.ศ., ค.ศ., A.D. … where written. A two-digit year is Buddhist in Thai dates (`thai`) and common in
    English ones; `near` (the dateline's year) decides for the common era where only that is close.
    """
    year = int(written)
    marked_common = mark is not None and mark[0] in "คAC"
    if len(written) == 2:
        common, buddhist = 2000 + year, 2500 + year - BUDDHIST_OFFSET
        if marked_common or (not thai and mark is None):
            return common, "ce"
        if mark is None and near is not None and abs(common - near) <= 2 and abs(buddhist - near) > 10:
            return common, "ce"
        return buddhist, "be"
    if 2300 <= year <= 2699 and not marked_common:
        return year - BUDDHIST_OFFSET, "be"
    if 1700 <= year <= 2199:
        return year, "ce"
    return None


def _month_number(written: str) -> int:
    return _MONTH_OF[re.sub(r"[.\s]", "", written).lower()]


def _iso(year: int, month: int, day: int) -> str | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _add(found: list[ThaiDate], new: ThaiDate | None) -> None:
    if new is not None and not any(d.start < new.end and new.start < d.end for d in found):
        found.append(new)


def _led_in(text: str, start: int) -> tuple[int, int | None, bool]:
    """Where the date's words begin with their weekday, that weekday, and whether วันนี้ stands before them."""
    window = text[max(0, start - _WINDOW) : start]
    offset = start - len(window)
    weekday = None
    if (match := _WEEKDAY_BEFORE.search(window)) is not None:
        weekday = _WEEKDAY_NAMES[(match[1] or match[2]).lower()]
        start, window = offset + match.start(), window[: match.start()]
    elif (match := _LED_IN.search(window)) is not None:
        start = offset + match.start() if match[0].startswith("วัน") else start
    return start, weekday, _TODAY_BEFORE.search(window) is not None


def _from_day_month(text: str, match: re.Match[str], default_year: int | None) -> ThaiDate | None:
    month_words = match["month"]
    thai = month_words[0] > "\u0e00"
    written = match["year"]
    end = match.end()
    era: Era | None = None
    year: int | None = default_year
    if written is not None:
        read = common_year(written, match["mark"], near=default_year, thai=thai)
        if read is None or (match["mark"] is None and not _plausible_two_digits(text, match, thai)):
            end, written = match.end("month"), None
        else:
            year, era = read
    if year is None:
        return None
    month = _month_number(month_words)
    days = [int(d) for d in re.findall(r"\d+", match["days"])]
    last = int(match["last"]) if match["last"] else days[-1]
    first = _iso(year, month, days[0])
    until = _iso(year, month, last) if last > days[0] else None
    start = match.start()
    if first is None or (match["last"] is not None and last <= days[0]):
        # "มาตรา 45 และ 3 มกราคม 2566": only the last number is a day.
        if match["last"] is None and len(days) == 1:
            return None
        tail = (
            match.start("last")
            if match["last"]
            else match.start("days") + match["days"].rindex(str(_tail(match["days"])))
        )
        first, until, start = _iso(year, month, last), None, tail
        if first is None:
            return None
    start, weekday, today = _led_in(text, start)
    if until is not None:
        weekday = weekday if len(days) == 1 else None
    return ThaiDate(first, start, end, era, until, weekday, written is not None, today)


def _tail(days: str) -> str:
    return str(re.findall(r"\d+", days)[-1])


# What counts things: "5 ม.ค. 10 คน" has no year.
_COUNTED: Final = re.compile(r"\s?(?:คน|ราย|แห่ง|ล้าน|บาท|จังหวัด|ประเทศ|น\.|นาฬิกา|หน่วย|ฉบับ|ครั้ง|เรื่อง|%|ปี(?!\s?\d))")


def _plausible_two_digits(text: str, match: re.Match[str], thai: bool) -> bool:
    """Whether two digits after a month are a year and not the figure that begins the next phrase."""
    if len(match["year"]) == 4:
        return True
    return thai and _COUNTED.match(text, match.end()) is None


_RANGE_GAP: Final = re.compile(
    r"\s{0,2}(?:[-–—−~]|ถึง|to|until|และ)\s{0,2}(?:วัน)?$|\s{0,2}(?:[-–—−~]|ถึง|to|until)\s{0,2}$"
)


def _join_ranges(text: str, found: list[ThaiDate]) -> None:
    """Make one of `30 ม.ค. 2566 – 2 ก.พ. 2566`, which were found as two."""
    at = 0
    while at + 1 < len(found):
        one, two = found[at], found[at + 1]
        between = text[one.end : two.start]
        if (
            len(between) <= 10
            and re.fullmatch(r"\s{0,2}(?:[-–—−~]|ถึง|to|until)\s{0,2}", between)
            and one.value < two.value
        ):
            found[at : at + 2] = [
                ThaiDate(
                    one.value,
                    one.start,
                    two.end,
                    one.era or two.era,
                    two.until or two.value,
                    one.weekday,
                    one.year_given,
                    one.today,
                )
            ]
        else:
            at += 1


# 30 ม.ค. – 2 ก.พ. 66: the first half has no year of its own.
_FIRST_HALF: Final = re.compile(
    rf"(?P<days>{_DAY})\s{{0,3}}(?:เดือน\s{{0,2}})?(?P<month>{_MONTH})\s{{0,2}}(?:[-–—−~]|ถึง|to|until)\s{{0,2}}$"
)


def _from_month_day(text: str, match: re.Match[str], default_year: int | None) -> ThaiDate | None:
    read = common_year(match["year"], match["mark"], thai=False)
    if read is None:
        return None
    year, era = read
    month, day = _month_number(match["month"]), int(match["days"])
    first = _iso(year, month, day)
    until = _iso(year, month, int(match["last"])) if match["last"] else None
    if first is None:
        return None
    start, weekday, today = _led_in(text, match.start())
    return ThaiDate(first, start, match.end(), era, until, weekday, True, today)


def _from_numeric(text: str, match: re.Match[str], default_year: int | None) -> ThaiDate | None:
    written, month, day = match["y"] or match["iy"], match["m"] or match["im"], match["d"] or match["id"]
    if match["sep"] == "." and len(written) == 2:
        return None  # 1.2.66 is more often a section than a date
    read = common_year(written, near=default_year)
    if read is None:
        return None
    value = _iso(read[0], int(month), int(day))
    if value is None:
        return None
    start, weekday, today = _led_in(text, match.start())
    return ThaiDate(value, start, match.end(), read[1], None, weekday, True, today)


def _from_month_year(text: str, match: re.Match[str], default_year: int | None) -> ThaiDate | None:
    month = match["month"]
    thai = month[0] > "\u0e00"
    if len(match["year"]) == 2 and (not thai or not _plausible_two_digits(text, match, thai)):
        return None
    if thai and "." not in month and len(month) <= 3:
        return None  # "มค 65" without a day is nothing sure
    read = common_year(match["year"], match["mark"], near=default_year, thai=thai)
    if read is None:
        return None
    return ThaiDate(f"{read[0]:04d}-{_month_number(month):02d}", match.start(), match.end(), read[1])


def _from_year(text: str, match: re.Match[str], default_year: int | None) -> ThaiDate | None:
    if _FISCAL.search(text[max(0, match.start() - 20) : match.start() + 2]):
        return None
    read = common_year(match["year"], match["mark"] or match["mark2"])
    return None if read is None else ThaiDate(f"{read[0]:04d}", match.start(), match.end(), read[1])


_OTHERS: Final = (
    (_MONTH_DAY, _from_month_day),
    (_NUMERIC, _from_numeric),
    (_MONTH_YEAR, _from_month_year),
    (_YEAR_ONLY, _from_year),
)


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
