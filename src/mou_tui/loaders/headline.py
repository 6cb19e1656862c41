"""The lines about the article: title, dateline, byline, source. Each function judges one line."""

import functools
import re
from dataclasses import dataclass
from typing import Final

from mou_tui.thai.dates import ThaiDate, find_dates

# รัฐบาลไทย-ข่าวทำเนียบรัฐบาล-นายกรัฐมนตรี…
_SITE_PREFIX: Final = re.compile(r"รัฐบาลไทย\s?-\s?ข่าวทำเนียบรัฐบาล\s?-\s?")

_NOT_WORDS: Final = re.compile(r"[\s\"'“”‘’«».,…·:;()\[\]–—-]+")


def without_site(title: str) -> str:
    """`title` without the site's name before it."""
    if not title.startswith("รัฐบาลไทย"):
        return title
    match = _SITE_PREFIX.match(title)
    return (title[match.end() :].strip() or title) if match else title


def squashed(line: str) -> str:
    """`line` without spaces, quotes and punctuation, to tell whether two lines are the same words."""
    return _NOT_WORDS.sub("", line)


def tally(line: str) -> tuple[int, int, int]:
    """How often frequent letters stand in `line`: where two lines differ in it, `squashed` need not be asked."""
    return line.count("า"), line.count("น"), line.count("e")


# ที่มา : https://… · แหล่งที่มา: www.… · Source: https://…
_SOURCE: Final = re.compile(
    r"(?:ที่มา(?:ของ)?(?:ข่าว|ข้อมูล|ภาพ)?|แหล่งที่มา|แหล่งข้อมูล|อ่านต้นฉบับ|ต้นฉบับ|ลิงก์(?:ข่าว|ต้นฉบับ)?|Source|URL|Link|Original)"
    r"\s{0,3}[:：]\s{0,3}(?P<url>(?:https?://|www\.)[^\s<>\"“”]{3,2000})",
    re.IGNORECASE,
)


def source_url(line: str) -> str | None:
    """The article's own address, where `line` gives it."""
    if len(line) > 2100 or (":" not in line and "：" not in line):
        return None
    match = _SOURCE.match(line)
    if match is None:
        return None
    url = match["url"].rstrip(".,;)")
    return url if url.startswith("http") else f"https://{url}"


# What may stand around the date on a dateline: เมื่อ, เผยแพร่เมื่อวันที่, โพสต์, a time, the counter, separators, a category.
_DATE_LABEL: Final = (
    r"(?:(?:วันที่|วัน)?(?:เผยแพร่|ประกาศ|โพสต์|ลงข่าว|เขียน|อัปเดต|อัพเดท|แก้ไข|ปรับปรุง|สร้าง|บันทึก|ลงวันที่|ข่าว)(?:ข่าว|ข้อมูล|ล่าสุด)?(?:เมื่อ)?(?:วันที่)?"
    r"|เมื่อ(?:วันที่)?|ณ|วันที่|ข่าว(?:ประจำ)?วันที่|Published|Posted|Post|Updated|Last updated|Date|Created|on)"
)
_TIME: Final = r"(?:เวลา\s{0,2})?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:น\.?|AM|PM|am|pm|hrs))?"
_AROUND_DATE: Final = re.compile(
    rf"(?:[^\w\u0e31-\u0e4e]|_|{_DATE_LABEL}|{_TIME}|at|โดย|by|admin|Admin|\d{{1,6}}\s?(?:views?|ครั้ง)|อ่าน|เข้าชม)*+",
    re.IGNORECASE,
)
_LONGEST_DATELINE: Final = 110
_NO_DATE: Final = "1970-01-01"
"""What a site prints for a page without a date: second 0 of Unix time."""


def dateline(line: str) -> ThaiDate | None:
    """The date of a line that is nothing but a date (with a label, a time, separators around it)."""
    found, rest = _date_and_rest(line)
    return found if found is not None and _AROUND_DATE.fullmatch(rest) else None


# A line is asked about several times: as a headline, under it, at the end.
@functools.lru_cache(maxsize=64)
def _date_and_rest(line: str) -> tuple[ThaiDate | None, str]:
    """The day that a short line names, and the line without its dates."""
    if len(line) > _LONGEST_DATELINE or not _DIGIT.search(line):
        return None, line
    dates = find_dates(line)
    if not dates or dates[0].precision != "day" or dates[0].until is not None or dates[0].value == _NO_DATE:
        return None, line
    rest = line
    for found in reversed(dates):
        rest = rest[: found.start] + " | " + rest[found.end :]
    return dates[0], rest


_TELLS_WHEN: Final = re.compile(r"(?:เมื่อ|ใน|ระหว่าง)วัน")


def tells_when(line: str) -> bool:
    """Whether a date line says when something happened, in the story's own words."""
    return _TELLS_WHEN.match(line) is not None


_LONGEST_BESIDE: Final = 48
_CLOCK: Final = re.compile(_TIME)
# โดย กองสื่อสารองค์กร - 25 สิงหาคม 2566 · 25 Aug 2023 by PR Team · ข่าวประชาสัมพันธ์ | 25 สิงหาคม 2566
_BY: Final = re.compile(r"(?:เขียน|เผยแพร่|ข่าว|โพสต์)?โดย\s{0,3}[:：]?\s{0,3}|(?<![A-Za-z])by\s{1,3}", re.IGNORECASE)
_PARTED: Final = re.compile(r"^\W{0,3}\||[|/·•–—]\s{0,2}\||\|[^\w]{0,4}$|\|\s{0,2}[|/·•–—-]")
_NOBODY: Final = re.compile(r"(?i:admin\w{0,10}|super ?user|web ?master|root|user\d*|ผู้ดูแลระบบ)?")


def dateline_with_more(line: str) -> tuple[ThaiDate, "Credit | None"] | None:
    """Date and credit of a short line under the headline that has an author or a category beside the date."""
    found, rest = _date_and_rest(line)
    if found is None or len(rest) > _LONGEST_BESIDE + 12 or not _PARTED.search(rest) or _NARRATES.search(rest):
        return None
    by = _BY.search(rest)
    words = _CLOCK.sub(" ", rest[: by.start()] if by else rest).strip(" |/·•–—-")
    if len(words) > _LONGEST_BESIDE:
        return None
    if by is None:
        return found, office(words)
    name = _tidy_name(rest[by.end() :].split("|")[0])
    return found, None if _NOBODY.fullmatch(name) else Credit(name, 3)


# หมวดหมู่: ข่าวเด่น · Category: News · Tags: MOU, …
_LABEL: Final = re.compile(
    r"(?:หมวดหมู่|หมวด|ประเภท(?:ข่าว)?|แท็ก|ป้ายกำกับ|Categor(?:y|ies)|Tags?|Section)\s{0,3}[:：].{1,120}", re.IGNORECASE
)


def is_label(line: str) -> bool:
    """Whether a line only says under which heading the site filed the article."""
    return len(line) <= 140 and _LABEL.fullmatch(line) is not None


_DIGIT: Final = re.compile(r"\d")

# BANGKOK, 25 August 2023 – · กรุงเทพฯ – 25 สิงหาคม 2566 – · (25 ส.ค. 66) · วันที่ 5 มกราคม 2566 …
_STARTS_WITH_DATE: Final = re.compile(r"[(\[]?\s?(?:วันที่|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|\d)")
_PLACE_THEN_DATE: Final = re.compile(r"\(?[^\d()]{2,40}?\)?[\s,(–—-]{1,4}$")
_AFTER_DATELINE: Final = re.compile(r"\s?[)\]]?\s{0,2}[-–—:]")


def story_date(paragraph: str) -> ThaiDate | None:
    """The date in the dateline position of the story's own words, None where its beginning has none."""
    head = paragraph[:160]
    if not _DIGIT.search(head):
        return None
    for found in find_dates(head):
        if found.precision != "day" or found.until is not None or found.value == _NO_DATE:
            continue
        if found.today:
            return found
        if _STARTS_WITH_DATE.match(paragraph) and found.start <= len("(วันที่  "):
            return found
        if found.start <= 44 and _AFTER_DATELINE.match(head, found.end) and _PLACE_THEN_DATE.match(head[: found.start]):
            return found
        return None
    return None


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited. `strength` tells an explicit credit (3) from a newsroom's line (2) and an office's name (1)."""

    name: str
    strength: int


# ข่าวโดย พิมลกัลย์ เดชะชัย · ข้อมูลโดย : หน่วยสนับสนุน… · ภาพ/ข่าว : กลุ่มสื่อสาร… · Editor บัลลังก์ โรหิตเสถียร
_CREDIT: Final = re.compile(
    r"(?:(?:(?P<written>ข่าว|เรื่อง|เนื้อหา|บทความ|ข้อมูล|เนื้อข่าว|รายงาน|เขียน|เรียบเรียง|เรียบเรียงข่าว|สรุป|จัดทำ|ข้อมูลข่าว)"
    r"(?:\s?(?:/|และ|,|-|\+|&)\s?(?:ข่าว|เรื่อง|ภาพ(?:ข่าว|ถ่าย|ประกอบ)?|ข้อมูล|เรียบเรียง|รายงาน|Editor|สรุป)){0,3}"
    r"|(?:ภาพ(?:ถ่าย|ข่าว)?\s?(?:/|และ|,|-|\+|&)\s?(?:ข่าว|เรื่อง|ข้อมูล)))"
    r"\s?(?:โดย\s{0,3}[:：]?|[:：])"
    r"|(?:ผู้เขียน|ผู้เขียนข่าว|ผู้รายงาน|ผู้สื่อข่าว|ผู้เรียบเรียง|ผู้ให้ข้อมูล|ผู้นำเสนอ|ผู้จัดทำ|นักเขียน|กองบรรณาธิการ|แหล่งข่าว|เครดิต|ข้อมูลจาก|ข่าวจาก|เผยแพร่โดย|ประกาศโดย|โพสต์โดย|ข่าวประชาสัมพันธ์โดย)\s?[:：]"
    r"|(?:Re)?[wW]riter?(?:\s?/\s?(?:Re)?[wW]riter|\s?/\s?Editor)?\s?[:：]?(?=\s)|Editor\s?[:：]?(?=\s)"
    r"|(?:Author|Written by|Reported by|Story by|News by|Reporter|By)\s?[:：]?(?=\s)"
    r"|(?:ข่าวโดย|เผยแพร่โดย|โดย\s?[:：]|ผู้เรียบเรียง(?=\s)|ผู้เขียน(?=\s)|ผู้รายงาน(?=\s)|[Cc]r(?:edit)?\s?[.:](?=\s)|ขอบคุณ(?:ภาพและ)?(?:ข่าว|ข้อมูล)(?:และภาพ)?จาก\s?[:：]?)"
    r"|ที่มา\s?[:：](?!\s{0,3}(?:https?:|www\.)))"
    r"\s{0,4}(?P<name>[^\s].{1,140})",
)
# กองเผยแพร่และประชาสัมพันธ์ ข่าว · ปริยรณ พรหมสาขา ณ สกลนคร ภาพและข่าว · ชนินทร เพ็ชรทับ - ข่าว/
_CREDIT_LAST: Final = re.compile(
    r"(?P<name>[ก-๎][ก-๎ .]{4,60}?)\s{1,2}(?:[-–/]\s{0,2})?"
    r"(?:ภาพ\s?(?:และ|/)\s?ข่าว|ข่าว\s?(?:และ|/)\s?ภาพ|ข่าว|ข้อมูล|เรียบเรียง|รายงาน)\s?/?"
)
_WORK: Final = ("ข่าว", "ภาพ", "ข้อมูล", "เรียบเรียง", "รายงาน")
"""By what a line ends that `_CREDIT_LAST` reads."""
# สุกัญญา จันทรสมโภชน์: สรุป/เรียบเรียง · กลุ่มประชาสัมพันธ์ สร.ศธ.: รายงาน
_CREDIT_AFTER: Final = re.compile(
    r"(?P<name>[^:：]{3,80}?)\s{0,3}[:：]\s{0,3}(?:สรุป|เรียบเรียง|รายงาน|ข่าว|เขียน|เรื่อง)(?:\s?/\s?(?:สรุป|เรียบเรียง|รายงาน|ข่าว|ภาพ|ถ่ายภาพ|พิมพ์|กราฟิก)){0,3}"
)
# “สื่อสารภารกิจรัฐบาล” กับสำนักโฆษก สำนักเลขาธิการนายกรัฐมนตรี
_PROGRAMME: Final = re.compile(
    r"[“\"]?[^“”\"]{4,60}[”\"]?\s{0,3}กับ\s?(?:(?P<name>สำนักโฆษก.{0,60})|(?:ผม|ดิฉัน)\s{1,3}(?P<host>\S{2,40}\s{1,2}\S{2,40})\s.{3,80})"
)
# (ข่าวไอแอลโอ) – after the place, at the story's beginning
_AGENCY: Final = re.compile(
    r"[^()]{2,60}\((?P<name>ข่าว[^()\d]{2,30}|[A-Z][^()\d]{1,30} (?:News|Newsroom|PR|Newswire))\)\s{0,2}[-–—]"
)

# กลุ่มประชาสัมพันธ์และเผยแพร่ สำนักโฆษก · กองเผยแพร่และประชาสัมพันธ์ · ศูนย์สื่อสารองค์กร
_NEWSROOM: Final = re.compile(
    r"(?:กลุ่ม|กอง|ฝ่าย|งาน|ส่วน|สำนัก|ศูนย์|แผนก|หน่วย|กลุ่มงาน|ทีม|กรม|กระทรวง|ประชาสัมพันธ์)[^.!?]{0,60}?"
    r"(?:ประชาสัมพันธ์|โฆษก|สารนิเทศ|สื่อสาร|เผยแพร่|วิเคราะห์ข่าว|ข่าว|สื่อมวลชน|วิเทศสัมพันธ์|ภาพลักษณ์|บรรณาธิการ).{0,90}"
)
_OFFICE: Final = re.compile(
    r"(?:กลุ่ม|กอง|ฝ่าย|ส่วน|สำนัก|สำนักงาน|ศูนย์(?!ราชการ|ประชุม|การค้า)|แผนก|หน่วย|กลุ่มงาน|สนง\.|คณะ|วิทยาลัย|สถาบัน)[ก-๏][ก-๙ A-Za-z.()\-]{3,100}"
)
_PARENT: Final = re.compile(
    r"(?:สำนัก|สำนักงาน|กรม|กระทรวง|มหาวิทยาลัย|การ(?=ไฟฟ้า|ประปา|ท่า)|กอง|ฝ่าย|ศูนย์)[ก-๙][ก-๙ ().]{3,80}"
)
# A clause, not a name: it has a verb or conjunction of narration.
_NARRATES: Final = re.compile(
    r"(?:ได้|จะ|เพื่อ|ให้|ว่า|กล่าว|พร้อม|จับมือ|ร่วมกับ|ลงนาม|เปิด|จัด(?!การ|หา|ทำ|เก็บ|ซื้อ)|มอบ"
    r"|ประชุม|รับ|ขอ(?!ง)|เป็น|ชี้|เผย(?!แพร่)|เตือน|ย้ำ|เร่ง|ดัน|ชวน|แจ้ง|ณ |นาย|นาง|ดร\.)"
)


_SOURCES: Final = ("ที่มา", "แหล่งข่าว", "เครดิต", "Cr", "cr", "ข้อมูลจาก", "ข่าวจาก", "ขอบคุณ")


def credit(line: str) -> Credit | None:
    """Who is credited by a line that says so: ข่าวโดย…, ข้อมูลโดย…, … : รายงาน."""
    if len(line) > 200:
        return None
    match = _CREDIT.fullmatch(line)
    if match is not None:
        name = _tidy_name(match["name"])
        # ที่มา : กระทรวงการคลัง names a source; who wrote is said by ข่าวโดย and its like.
        return Credit(name, 2 if line.startswith(_SOURCES) else 3) if name and not _NOBODY.fullmatch(name) else None
    if "กับ" in line and (match := _PROGRAMME.fullmatch(line)) is not None:
        return Credit(_tidy_name(match["name"] or match["host"]), 2)
    if ":" in line and (match := _CREDIT_AFTER.fullmatch(line)) is not None:
        return Credit(_tidy_name(match["name"]), 3)
    if line.rstrip(" /").endswith(_WORK):
        match = _CREDIT_LAST.fullmatch(line)
        if match is not None and not _NARRATES.search(match["name"]):
            return Credit(match["name"], 3)
    return None


def agency(paragraph: str) -> Credit | None:
    """The news agency that the story's first words name in brackets."""
    match = _AGENCY.match(paragraph[:120])
    return Credit(match["name"], 2) if match else None


def office(line: str) -> Credit | None:
    """The newsroom or office of a line that is nothing but its name."""
    if len(line) > 130:
        return None
    if _NEWSROOM.fullmatch(line) and not _NARRATES.search(line):
        return Credit(_tidy_name(line), 2)
    if len(line) <= 90 and _OFFICE.fullmatch(line) and not _NARRATES.search(line):
        return Credit(_tidy_name(line), 1)
    return None


def parent_office(line: str) -> str | None:
    """The office above, of a line that follows an office's line and is nothing but a name."""
    return line if len(line) <= 90 and _PARENT.fullmatch(line) and not _NARRATES.search(line) else None


_AFTER_NAME: Final = re.compile(
    r"(?:\s{1,3}|,\s?)(?:(?:/\s)?\d{1,2}\s?(?:ม|ก|เ|พ|ส|ต|ธ).*|(?:วันที่|เมื่อ|ครั้งที่|โทร\.?|โทรศัพท์|Tel\.?|ภาพ(?:โดย|ประกอบ|ถ่าย|\s?[:：])|ถ่ายภาพ|เบอร์|อีเมล|E-?mail|\||[–—-]\s|\d{1,2}/\d|/\s?ภาพ).*)$",
    re.IGNORECASE,
)


def _tidy_name(name: str) -> str:
    name = _AFTER_NAME.sub("", name).strip(' -–—:|,/“”"')
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1]
    return name.rstrip(" (,")


# โทร. 0-2273-9020 · moacnews@gmail.com · www.moac.go.th · #ข่าวพม · Facebook : … · Line ID
_CONTACT: Final = re.compile(
    r"(?:โทร|แฟกซ์|แฟ็กซ์|แฟกส์|โทรสาร|สายด่วน|อีเมล|ติดต่อ|สอบถาม|เว็บไซต์|ไลน์|เฟซบุ๊ก|เฟสบุ๊ค|Tel|Fax|Phone|Call ?Center|E-?mail|Web(?:site)?|Facebook|FB|LINE|Line|Twitter|Youtube|https?://|www\.|#"
    r"|[\w.+-]{1,40}@[\w-]{1,40}\.).{0,160}",
    re.IGNORECASE,
)


def is_contact(line: str) -> bool:
    """Whether a line gives a telephone number, an address, a hashtag and no story."""
    return len(line) <= 160 and _CONTACT.match(line) is not None
