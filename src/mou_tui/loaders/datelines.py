"""When an article was published, as its own lines tell it: a line that is a date, or the dateline of the story's first words."""

import re
from dataclasses import replace
from typing import Final

from mou_tui.loaders.credits import (
    NOBODY,
    PERSON_TITLE,
    Credit,
    credit,
    credit_beside_dateline,
    narrates,
    office,
    tidy_name,
)
from mou_tui.thai.dates import ThaiDate, find_dates
from mou_tui.thai.months import MONTHS_TH

# What may stand around the date on a dateline: เมื่อ, เผยแพร่เมื่อวันที่, โพสต์, ออกอากาศ, a time, the counter, separators.
_DATE_LABEL: Final = (
    r"(?:(?:ข่าว|ข้อมูล|วันที่|วัน)?(?:เผยแพร่|ประกาศ|โพสต์|โพส|ลงข่าว|เขียน|อัปเดต|อัพเดท|อัพเดต|แก้ไข|ปรับปรุง|สร้าง|บันทึก"
    r"|ลงวันที่|ออกอากาศ|เผยแพร่ภาพ|ตีพิมพ์|จัดทำ"
    r"|ส่งข่าว|นำเข้า|รายงาน|ข่าว|แถลง)(?:ข่าว|ข้อมูล|บทความ|ล่าสุด|ครั้งแรก)?(?:เมื่อ)?(?:วันที่|วัน)?"
    r"|เมื่อ(?:วันที่)?|ณ|วันที่|ข่าว(?:ประจำ)?วันที่|ประจำวันที่|ประจำวัน|ฉบับ(?:ประจำ)?วันที่|ฉบับ(?:ที่)?|วัน(?:นี้)?|เวลา"
    r"|Published|Publish|Posted|Post|Update[ds]?|Last updated|Last modified|Modified|Release[ds]?|Press release|Date|Created|on|at)"
)
_TIME: Final = r"(?:เวลา\s{0,2})?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:น\.?|AM|PM|am|pm|hrs))?"
_COUNTER: Final = (
    r"(?:(?:จำนวน)?(?:คน|ผู้)?(?:เข้าชม|เข้าดู|เปิดอ่าน|อ่าน|ดู|ชม|Views?|Hits?|Read)(?:แล้ว)?\s?[:：]?\s?\d[\d,]{0,8}(?:\s?(?:ครั้ง"
    r"|คน|views?|times))?"
    r"|\d[\d,]{0,8}\s?(?:views?|hits|reads|ครั้ง|คน|วิว|min read|นาที))"
)
_AROUND_DATE: Final = re.compile(
    rf"(?:[^\w\u0e31-\u0e4e]|_|{_DATE_LABEL}|{_TIME}|{_COUNTER}|โดย|by|admin|Admin|อ่าน|เข้าชม)*+", re.IGNORECASE
)
_LONGEST_BARE_DATELINE: Final = 80
_LONGEST_DATELINE: Final = 160
_PARTED: Final = re.compile(r"[|·•:—]|\s[–-]\s|โดย|\bby\b")
"""What a longer dateline has between its parts."""
_NO_DATE: Final = "1970-01-01"
"""What a site prints for a page without a date: second 0 of Unix time."""
_DIGIT: Final = re.compile(r"\d")
_MARK: Final = "⟂"
"""Stands for a date in a line while what is around it is judged."""


def dateline(line: str) -> ThaiDate | None:
    """The date of a line that is nothing but a date (with a label, a time, separators around it)."""
    read = read_dateline(line)
    return read[0] if read is not None and read[2] else None


_LONGEST_BESIDE: Final = 48
_CLOCK: Final = re.compile(_TIME)
# โดย กองสื่อสารองค์กร - 25 สิงหาคม 2566 · 25 Aug 2023 by PR Team · ข่าวประชาสัมพันธ์ | 25 สิงหาคม 2566
_BY: Final = re.compile(
    r"(?:เขียน|เผยแพร่|ข่าว|โพสต์|ประกาศ|รายงาน|เรียบเรียง)?โดย\s{0,3}[:：]?\s{0,3}|(?<![A-Za-z])by\s{0,3}[:：]?\s{1,3}"
    r"|(?:ผู้เขียน|ผู้โพสต์|ผู้ประกาศ|ผู้เผยแพร่|ผู้รายงาน|ผู้สื่อข่าว|Author|Writer)\s{0,3}[:：]?\s{1,3}",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(
    rf"\s{{0,3}}(?:[|·•{_MARK}]|(?:\s|(?<={_MARK}))[-–—/,]+(?=\s|{_MARK}|$)|[-–—]{{1,2}}(?=[A-Z]))\s{{0,3}}"
)
_SEPARATED: Final = re.compile(rf"[|/·•–—-]\s{{0,2}}{_MARK}|{_MARK}[^\w]{{0,3}}[|/·•–—-]|^\W{{0,3}}{_MARK}")
# ข่าวเทคโนโลยี Monday May 7, 2018 14:26 —ThaiPR.net
_AGENCY_BEHIND: Final = re.compile(r"[-–—]{1,2}\s?(?P<name>[A-Z][\w.]{2,24}(?: [A-Z][\w.]{1,20}){0,2})$")
# สยามกีฬา ฉบับวันที่ 11 กุมภาพันธ์ 2562
_ISSUE: Final = re.compile(rf"ฉบับ(?:ประจำ)?(?:วันที่)?\s{{0,3}}{_MARK}")
_LABEL_LAST: Final = re.compile(rf"\s{_DATE_LABEL}$")
_NEWS_OF_A_KIND: Final = re.compile(r"ข่าว[ก-๎]{2,24}")


def read_dateline(line: str) -> tuple[ThaiDate, Credit | None, bool] | None:
    """Date and credit of a short line that is a dateline; None for any other.

    The third value is True where nothing else stands in the line, False where a category, an author or an office does.
    """
    if len(line) > _LONGEST_DATELINE or not _DIGIT.search(line):
        return None
    if len(line) > _LONGEST_BARE_DATELINE and not _PARTED.search(line):
        return None
    dates = find_dates(line)
    if not dates or dates[0].precision != "day":
        dates = _month_first(line)
    if not dates or dates[0].until is not None or dates[0].value == _NO_DATE:
        return None
    rest = line
    for each in reversed(dates):
        rest = f"{rest[: each.start]} {_MARK} {rest[each.end :]}"
    if _AROUND_DATE.fullmatch(rest):
        return dates[0], None, True
    if len(rest) > _LONGEST_BESIDE + 80:
        return None
    return _with_more(dates[0], rest.strip())


# วันพฤหัสบดี, กรกฎาคม 18, 2024, as English templates print Thai months
_MONTH_FIRST: Final = re.compile(
    rf"(?:วัน[ก-๎]{{3,8}},\s)?(?P<month>{'|'.join(MONTHS_TH)})\s(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})(?!\d)"
)


def _month_first(line: str) -> list[ThaiDate]:
    match = _MONTH_FIRST.search(line)
    dates = find_dates(f"{match['day']} {match['month']} {match['year']}") if match else []
    return [replace(d, start=match.start(), end=match.end()) for d in dates] if match else []


def _with_more(date: ThaiDate, rest: str) -> tuple[ThaiDate, Credit | None, bool] | None:
    """The dateline whose line is `rest` around its dates, if all that stands there are labels, a category and who wrote it."""
    who: Credit | None = None
    behind = _AGENCY_BEHIND.search(rest)
    if behind is not None:
        who, rest = Credit(behind["name"], 2), rest[: behind.start()]
    category = False
    for part in _PARTS.split(rest):
        words = part.strip(" ,/()[]–—-|")
        if not words or _AROUND_DATE.fullmatch(words):
            continue
        if (by := _BY.search(words)) is not None and _AROUND_DATE.fullmatch(words[: by.start()]):
            name = tidy_name(words[by.end() :])
            if len(name) > 80 or narrates(PERSON_TITLE.sub("", name)):
                return None
            if name and not NOBODY.fullmatch(name):
                who = Credit(name, 3)
            continue
        if ":" in words:
            # วันสิ้นสุด: 3 ตุลาคม 2568 is a register's; เรื่อง: … a headline's
            named = credit(words)
            if named is None:
                return None
            who = who or named
            continue
        words = _LABEL_LAST.sub("", _CLOCK.sub(" ", words)).strip(" |/·•–—-")
        if who is None and (person := credit_beside_dateline(words)) is not None:
            who = person
            continue
        if category or len(words) > _LONGEST_BESIDE or narrates(words):
            return None
        category = True
        who = who or office(words)
    if rest.startswith("(") and rest.endswith(")") and category:
        return date, who, False
    if category and not (
        _SEPARATED.search(rest) or _ISSUE.search(rest) or _NEWS_OF_A_KIND.match(rest) or who is not None
    ):
        return None
    return date, who, False


_TELLS_WHEN: Final = re.compile(r"(?:เมื่อ|ใน|ระหว่าง)วัน")


def tells_when(line: str) -> bool:
    """Whether a date line says when something happened, in the story's own words."""
    return _TELLS_WHEN.match(line) is not None


# วันที่ 5 มกราคม 2566 … · (25 ส.ค. 66) · ช่วงบ่ายวันที่ 12 กันยายน 2565 · เมื่อวันที่ 4 ส.ค. 2566 เวลา …
_STARTS_WITH_DATE: Final = re.compile(
    r"[(\[]?\s?(?:(?:เมื่อ|ใน)?\s?(?:ช่วง|ตอน)?(?:เช้า|สาย|บ่าย|เย็น|ค่ำ|เที่ยง)?(?:ของ|นี้)?\s?[,(]{0,2}(?:วัน(?:ที่|นี้|จันทร์"
    r"|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|ที่)|\d|On\s)"
)
_LONGEST_LEAD: Final = 28
# BANGKOK, 25 August 2023 – · กรุงเทพฯ – 25 สิงหาคม 2566 –
_PLACE_THEN_DATE: Final = re.compile(r"\(?[^\d()]{2,40}?\)?[\s,(–—-]{1,4}$")
_AFTER_DATELINE: Final = re.compile(r"\s?[)\]]?\s{0,2}[-–—:]")


def story_date(paragraph: str) -> ThaiDate | None:
    """The date with which the story opens, None where its beginning has none."""
    head = paragraph[:160]
    if not _DIGIT.search(head):
        return None
    for found in find_dates(head):
        if found.precision != "day" or found.until is not None or found.value == _NO_DATE:
            continue
        if found.today:
            return found
        if found.start <= _LONGEST_LEAD and _STARTS_WITH_DATE.match(paragraph) and not narrates(head[: found.start]):
            return found
        if found.start <= 44 and _AFTER_DATELINE.match(head, found.end) and _PLACE_THEN_DATE.match(head[: found.start]):
            return found
        return None
    return None


# กรุงเทพฯ--7 พ.ค.--ศรีไพลิน · กรุงเทพฯ--15 ต.ค.--เอสเอ็มอีแบงก์
_WIRE: Final = re.compile(
    r"[ก-๙A-Za-z .]{2,30}?\s?(?:--|––|——)\s?\d{1,2}\s?[ก-๎A-Za-z.]{3,12}(?:\s?\d{2,4})?\s?(?:--|––|——)\s?(?P<who>[^\n-]{2,60})"
)


def is_wire_dateline(line: str) -> bool:
    """Whether a line is a news wire's place, day (mostly without a year) and sender."""
    start = line[:48]
    return ("-" in start or "–" in start or "—" in start) and len(line) <= 120 and _WIRE.fullmatch(line) is not None


# date 2025-11-19 โรงพยาบาล… · 2021-06-08 16:20:37 พิธีลงนาม…: what a saving program puts before the first words
_STAMP: Final = re.compile(
    r"\s{0,4}(?:(?:(?i:date|published|updated|time)\s?:?\s{1,3})?(?P<stamp>(?:19|20"
    r"|25)\d\d-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d(?::\d\d)?)?)"
    # date 2025-07 โรงพยาบาล…: the month alone
    r"|(?i:date)\s?:?\s{1,3}(?:19|20|25)\d\d-[01]\d)[\s|–—-]{1,4}(?=[^\W\d])"
)


def stamp_end(line: str) -> int:
    """Where a date that was put before a line's words ends, 0 where there is none."""
    match = _STAMP.match(line)
    return match.end() if match is not None else 0
