"""The expressions by which dates are found in Thai texts."""

import functools
import re
from collections.abc import Callable
from typing import Final

from mou_tui.thai.months import (
    MONTHS_EN,
    MONTHS_EN_SHORT,
)

# The month's name in full, cut short as it is spoken (มกรา), or as it is often misspelt (กรกฏาคม with ฏ, กุมภาพันธุ์).
_LONG: Final = (
    "มกราคม|มกรา", "กุมภาพันธ์|กุมภาพันธุ์|กุมภาพัน|กุมภา", "มีนาคม|มีนา", "เมษายน|เมษา", "พฤษภาคม|พฤษภา|พฤกษภาคม",
    "มิถุนายน|มิถุนา|มิุถุนายน", "กรกฎาคม|กรกฏาคม|กรกฎา|กรกฏา|กรกฎคม", "สิงหาคม|สิงหา", "กันยายน|กันยา", "ตุลาคม|ตุลา",
    "พฤศจิกายน|พฤศจิกา|พฤษจิกายน|พฤจิกายน|พฤศจิกยน", "ธันวาคม|ธันวา",
)  # fmt: skip
# The abbreviation's letters; the dots may be missing or have a space after them (ม.ค. ม.ค มค. ม. ค.).
_LETTERS: Final = (("ม", "ค"), ("ก", "พ"), ("มี", "ค"), ("เม", "ย"), ("พ", "ค"), ("มิ", "ย"), ("ก", "ค"), ("ส", "ค"),
                   ("ก", "ย"), ("ต", "ค"), ("พ", "ย"), ("ธ", "ค"))  # fmt: skip
MONTH_OF: Final[dict[str, int]] = {
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
_ERA: Final = r"(?:พ\.?[ ]?ศ\.?|พุทธศักราช|คริสต์?ศักราช|ค\.?[ ]?ศ\.?|B\.?E\.?|A\.?D\.?|C\.?E\.?)"
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
DAY_MONTH: Final = _when_used(
    rf"(?P<days>{_DAY}(?:[ ]{{0,2}}(?:{_TO}|{_AND})[ ]{{0,2}}{_DAY_LED}{_DAY}){{0,7}})"
    rf"(?:[ ]{{0,3}}|[ ]?-[ ]?)(?:of\s|เดือน[ ]{{0,2}})?(?P<month>{_MONTH}){_YEAR_PART}?"
)
# … – 2 ก.พ. 66, the second half of a range over two months
DAY_MONTH_TAIL: Final = _when_used(
    rf"[ ]{{0,2}}(?:(?P<to>{_TO})|{_AND})[ ]{{0,2}}{_DAY_LED}(?P<days>{_DAY})[ ]{{0,3}}(?:of\s|เดือน[ ]{{0,2}})?"
    rf"(?P<month>{_MONTH}){_YEAR_PART}?"
)
DAY_ITEM: Final = _when_used(rf"(?P<to>{_TO})?(?:{_AND})?[ ]{{0,2}}{_DAY_LED}(?P<day>\d{{1,2}})")

# May 9, 2024 · May 9-11 · June 30 – July 2, 2023: what stands before the day, and from the day on
ENGLISH_BEFORE: Final = _when_used(rf"(?<![A-Za-z])(?P<month>{_ENGLISH})[ ]{{1,2}}$")
ENGLISH_DAY: Final = _when_used(
    rf"(?P<day>{_DAY})(?:[ ]{{0,2}}{_TO}[ ]{{0,2}}(?:(?P<month2>{_ENGLISH})[ ]{{1,2}})?(?P<last>{_DAY}))?"
    rf"(?:[ ]{{0,2}},?[ ]{{1,2}}(?P<mark>{_ERA})?[ ]{{0,2}}(?P<year>\d{{4}})(?!\d))?"
)
# 18/03/2567, 18-03-2567, 18.03.2567; 2024-05-09 and 2567-05-09
NUMERIC: Final = re.compile(
    r"(?:(?P<d>[0-3๐-๓]?\d)(?P<sep>[/.-])(?P<m>[01๐๑]?\d)(?P=sep)(?P<y>\d{4}|\d{2})"
    r"|(?P<iy>\d{4})-(?P<im>[01]\d)-(?P<id>[0-3]\d))(?![\d/-]|\.\d)"
)
_TO_YEAR: Final = rf"(?:[ ]{{0,3}}(?:,[ ]{{0,2}})?(?:ปี[ ]{{0,2}})?(?P<mark>{_ERA})?[ ]{{0,2}}['’]?)"
# เดือนพฤศจิกายน 2564 · พ.ย. 64 · มกราคม - กันยายน 2564 · November 2021: what stands before the year
MONTH_BEFORE: Final = _when_used(
    rf"(?P<first>(?P<month1>{_MONTH})[ ]{{0,2}}{_TO}[ ]{{0,2}}(?:เดือน[ ]{{0,2}})?)?(?P<month>{_MONTH}){_TO_YEAR}$"
)
# The same with nothing before the month, which the engine finds by the month's first letter.
THAI_MONTH_BEFORE: Final = _when_used(rf"{_THAI_MONTH}{_TO_YEAR}$")
MONTH_IN_FRONT: Final = re.compile(r"(?:เดือน|[^ก-๎.A-Za-z])[ ]{0,2}$|^$")
# พ.ศ. 2566 · ค.ศ. 2023 · ปี 2566 · ปี พ.ศ. 2566: what stands before the year
YEAR_BEFORE: Final = _when_used(
    rf"(?:(?P<of>ปี(?:งบประมาณ|การศึกษา|บัญชี|ภาษี|การผลิต|เพาะปลูก)?)[ ]{{0,2}}(?P<mark2>{_ERA})?|(?P<mark>{_ERA}))[ ]{{0,2}}$"
)
YEAR_UNTIL: Final = _when_used(rf"[ ]{{0,2}}{_TO}[ ]{{0,2}}(?:{_ERA}[ ]{{0,2}})?(?P<year>\d{{4}})(?!\d|[.,/]\d)")
# เดือนกันยายนนี้, where the dateline's year is known
MONTH_ALONE: Final = _when_used(rf"เดือน[ ]?(?P<month>{_THAI_LONG})(?=[ ]?นี้|[ ]?ที่ผ่านมา|[ ]?ที่จะถึง)")

WEEKDAY_NAMES: Final = {
    "จันทร์": 0, "อังคาร": 1, "พุธ": 2, "พฤหัสบดี": 3, "พฤหัสฯ": 3, "พฤหัส": 3, "ศุกร์": 4, "เสาร์": 5, "อาทิตย์": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
# วันจันทร์ที่ 18 · จันทร์ 18 · Thursday, 9 May · Thu. 8/4/64
WEEKDAY_BEFORE: Final = _when_used(
    rf"(?:วัน[ ]?)?(?P<thai>{_WEEKDAY_WORD})[ ]{{0,2}}(?:ที่[ ]{{0,2}}|,[ ]{{0,2}})?$"
    r"|\b(?P<english>(?i:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?))"
    r"\.?,?[ ]{1,2}(?:the\s)?$"
)
WEEKDAYS_BEFORE: Final = _when_used(rf"{_WEEKDAY_WORD}[ ]{{0,2}}(?:{_TO}|{_AND})[ ]{{0,2}}$")
# วันนี้ (4 ต.ค. 65) · วันนี้ (วันอังคารที่ 26 พฤศจิกายน 2567)
TODAY_BEFORE: Final = re.compile(r"วันนี้[ ]{0,2}[(\[]?[ ]{0,2}(?:เมื่อ)?(?:วันที่[ ]{0,2})?$")

WEEKDAY_ENDS: Final = tuple(name for name in WEEKDAY_NAMES if not name.isascii())

RANGE_BETWEEN: Final = _when_used(rf"[ ]{{0,2}}{_TO}[ ]{{0,2}}(?:วันที่[ ]{{0,2}}|เดือน[ ]{{0,2}})?")

# "5 ม.ค. 10 คน" has no year: what follows is counted.
COUNTED: Final = re.compile(
    r"[ ]?(?:คน|ราย|แห่ง|ล้าน|แสน|หมื่น|พัน|บาท|จังหวัด|ประเทศ|น\.|นาฬิกา|หน่วย|ฉบับ|ครั้ง|เรื่อง|รายการ|%|ปี(?![ ]?\d)|วัน(?!ที่)|เดือน|ชั่วโมง|องค์กร|สถาบัน)"
)

LATIN_LETTER: Final = re.compile("[A-Za-z]")
MONTH_ENDS: Final = frozenset(
    name[-2:] for names in _LONG for name in names.split("|")
) | frozenset(short[-2:] for a, b in _LETTERS for short in (f"{a}{b}", f"{a}.{b}", f"{a}. {b}"))  # fmt: skip

DAY_BEFORE: Final = re.compile(r"\d[ ]{0,3}$")

NO_CALENDAR_YEAR: Final = re.compile(r"ปี(?:งบประมาณ|การศึกษา|บัญชี|ภาษี|การผลิต|เพาะปลูก)[ ]{0,2}$")
