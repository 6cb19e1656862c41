"""Who wrote an article and where it stands, as single lines say it: source, credit, newsroom, office, contact."""

import re
from dataclasses import dataclass
from typing import Final

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


# Accounts, not people: admin, ผู้ดูแลระบบ
NOBODY: Final = re.compile(r"(?i:admin\w{0,10}|super ?user|web ?master|root|user\d*|ผู้ดูแลระบบ|แอดมิน)?")

# หมวดหมู่: ข่าวเด่น · Category: News · Tags: MOU, …
_LABEL: Final = re.compile(
    r"(?:หมวดหมู่|หมวด|ประเภท(?:ข่าว)?|แท็ก|ป้ายกำกับ|Categor(?:y|ies)|Tags?|Section)\s{0,3}[:：].{1,120}", re.IGNORECASE
)


def is_label(line: str) -> bool:
    """Whether a line only says under which heading the site filed the article."""
    return len(line) <= 140 and (":" in line or "：" in line) and _LABEL.fullmatch(line) is not None


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
    r"|(?:ผู้เขียน|ผู้เขียนข่าว|ผู้รายงาน|ผู้สื่อข่าว|ผู้เรียบเรียง|ผู้ให้ข้อมูล|ผู้นำเสนอ|ผู้จัดทำ|นักเขียน|กองบรรณาธิการ"
    r"|แหล่งข่าว|เครดิต|ข้อมูลจาก|ข่าวจาก|เผยแพร่โดย|ประกาศโดย|โพสต์โดย|ข่าวประชาสัมพันธ์โดย)\s?[:：]"
    r"|(?:Re)?[wW]riter?(?:\s?/\s?(?:Re)?[wW]riter|\s?/\s?Editor)?\s?[:：]?(?=\s)|Editor\s?[:：]?(?=\s)"
    r"|(?:Author|Written by|Reported by|Story by|News by|Reporter|By)\s?[:：]?(?=\s)"
    r"|(?:ข่าวโดย|เผยแพร่โดย|โดย\s?[:：]|ผู้เรียบเรียง(?=\s)|ผู้เขียน(?=\s)|ผู้รายงาน(?=\s)|[Cc]r(?:edit)?\s?[.:](?=\s)"
    r"|ขอบคุณ(?:ภาพและ)?(?:ข่าว|ข้อมูล)(?:และภาพ)?จาก\s?[:：]?)"
    r"|ที่มา\s?[:：](?!\s{0,3}(?:https?:|www\.)))"
    r"\s{0,4}(?P<name>[^\s].{1,140})",
)
# กองเผยแพร่และประชาสัมพันธ์ ข่าว · นวพรรษ/ข่าว · ปริยรณ พรหมสาขา ณ สกลนคร ภาพและข่าว · ชนินทร เพ็ชรทับ - ข่าว/
_CREDIT_LAST: Final = re.compile(
    r"(?P<name>(?!ภาพ|ข่าว|เรื่อง)[ก-๎][ก-๎ .]{3,60}?)(?:\s{1,2}(?:[-–/]\s{0,2})?|\s?[/:]\s?)"
    r"(?:ภาพ\s?(?:และ|/)\s?ข่าว|ข่าว\s?(?:และ|/)\s?ภาพ|ข่าว|ข้อมูล|เรียบเรียง|รายงาน)\s?/?"
)
_WORK: Final = ("ข่าว", "ภาพ", "ข้อมูล", "เรียบเรียง", "รายงาน")
"""By what a line ends that `_CREDIT_LAST` reads."""
# สุกัญญา จันทรสมโภชน์: สรุป/เรียบเรียง · กลุ่มประชาสัมพันธ์ สร.ศธ.: รายงาน
_CREDIT_AFTER: Final = re.compile(
    r"(?P<name>[^:：]{3,80}?)\s{0,3}[:：]\s{0,3}(?:สรุป|เรียบเรียง|รายงาน|ข่าว|เขียน|เรื่อง)(?:\s?/\s?(?:สรุป|เรียบเรียง|รายงาน|ข่าว"
    r"|ภาพ|ถ่ายภาพ|พิมพ์|กราฟิก)){0,3}"
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
    r"(?:กลุ่ม|กอง|ฝ่าย|ส่วน|งาน(?=[ก-๎])|สำนัก|สำนักงาน|ศูนย์(?!ราชการ|ประชุม|การค้า)|แผนก|หน่วย|กลุ่มงาน|สนง\.|คณะ|วิทยาลัย"
    r"|สถาบัน)[ก-๏][ก-๙ A-Za-z.()\-]{3,100}"
)
_PARENT: Final = re.compile(
    r"(?:สำนัก|สำนักงาน|โรงพยาบาล|วิทยาลัย|คณะ|สถาบัน|เทศบาล|องค์การ|บริษัท|จังหวัด|กรม|กระทรวง|มหาวิทยาลัย|การ(?=ไฟฟ้า|ประปา|ท่า)"
    r"|กอง|ฝ่าย|ศูนย์)[ก-๙][ก-๙ ().]{3,80}"
)
# A clause, not a name: it has a verb or conjunction of narration.
_NARRATES: Final = re.compile(
    r"(?:ได้|จะ|เพื่อ|ให้|ว่า(?!การ|ราช)|กล่าว|พร้อม|จับมือ|ร่วมกับ|ลงนาม|เปิด|จัด(?!การ|หา|ทำ|เก็บ|ซื้อ)|มอบ"
    r"|ประชุม|รับ|ขอ(?!ง)|เป็น|ชี้|เผย(?!แพร่)|เตือน|ย้ำ|เร่ง|ดัน|ชวน|แจ้ง|เยือน|เดินทาง|เยี่ยม|ต้อนรับ|หารือ|ผนึก|ยกระดับ"
    r"|แลกเปลี่ยนเรียน|ฟื้นฟูป|ร่วมมือกับ|ณ |นาย|นาง|ดร\.)"
)


_SOURCES: Final = ("ที่มา", "แหล่งข่าว", "เครดิต", "Cr", "cr", "ข้อมูลจาก", "ข่าวจาก", "ขอบคุณ")


# 📸 ภาพ/ข่าว : … · ▪ ข่าวโดย …
_ORNAMENT: Final = re.compile(r"[^\w\s“\"'(\[#@<:.\-–—/ๆฯ]{1,6}\s{0,3}")
# เผยแพร่: ปรับปรุง: โดย: ผู้จัดการออนไลน์, a row of labels of which only the last is filled in
_EMPTY_LABELS: Final = re.compile(
    r"(?:(?:เผยแพร่|ปรับปรุง|แก้ไข|อัปเดต|อัพเดท|Published|Updated|Posted)\s?[:：]?\s?){1,3}(?=โดย|by\b|ผู้เขียน)"
)


def credit(line: str) -> Credit | None:
    """Who is credited by a line that says so: ข่าวโดย…, ข้อมูลโดย…, … : รายงาน."""
    if len(line) > 200:
        return None
    if line[:1] > "\u2000" or line[:1] in "*•·":
        line = line[match.end() :] if (match := _ORNAMENT.match(line)) else line
    elif line.startswith(("เผยแพร่", "ปรับปรุง", "แก้ไข", "อัป", "อัพ", "Pub", "Upd", "Pos")):
        line = line[match.end() :] if (match := _EMPTY_LABELS.match(line)) else line
    match = _CREDIT.fullmatch(line)
    if match is not None:
        name = tidy_name(match["name"])
        # ที่มา : กระทรวงการคลัง names a source; who wrote is said by ข่าวโดย and its like.
        return Credit(name, 2 if line.startswith(_SOURCES) else 3) if name and not NOBODY.fullmatch(name) else None
    if "กับ" in line and (match := _PROGRAMME.fullmatch(line)) is not None:
        return Credit(tidy_name(match["name"] or match["host"]), 2)
    if ":" in line and (match := _CREDIT_AFTER.fullmatch(line)) is not None:
        return Credit(tidy_name(match["name"]), 3)
    if line.rstrip(" /").endswith(_WORK):
        match = _CREDIT_LAST.fullmatch(line)
        if match is not None and not _NARRATES.search(match["name"]):
            return Credit(match["name"], 3)
    return None


def narrates(words: str) -> bool:
    """Whether `words` are a clause, not a name: a verb or conjunction of narration stands in them."""
    return _NARRATES.search(words) is not None


PERSON_TITLE: Final = re.compile(r"(?:นาย|นางสาว|นาง|น\.ส\.|ดร\.|ผศ\.|รศ\.|ศ\.)\s?")
# โดย ผู้จัดการออนไลน์, which is a credit only beside a dateline: stories have such lines too
_BARE_BY: Final = re.compile(r"(?:โดย|By|by)\s{1,3}(?P<name>[^\s\d:：].{2,58})")
# นางสาวเกตุแก้ว แสนสุข · กานต์ธิดา ศรีแสงเดือน
_PERSON: Final = re.compile(
    r"(?:(?:นาย|นางสาว|นาง|น\.ส\.|ดร\.|ผศ\.|รศ\.|อาจารย์|คุณ|ว่าที่)[ก-๎. ]{0,20}?)?[ก-๎]{3,24} [ก-๎]{3,30}(?: ณ [ก-๎]{3,20})?"
)
_NO_PERSON: Final = re.compile(
    r"ข่าว|กิจกรรม|ประกาศ|บริการ|มหาวิทยาลัย|คณะ|วิทยาลัย|โรงเรียน|โรงพยาบาล|เทศบาล|กรม|กระทรวง|สำนัก|กอง|ฝ่าย|งาน|ศูนย์|บริษัท"
    r"|จังหวัด|อำเภอ"
    r"|ตำบล|องค์|หน้า|เกี่ยว|ติดต่อ|หมวด|ด้าน|ประจำ|สมาคม|สภา|ชุมชน|ประเทศ|ไทย|ทั่วไป|การ|ความ|ภาพ"
)


def credit_beside_dateline(line: str) -> Credit | None:
    """Who is credited by a line that is one only because it stands beside a dateline: โดย …, a person's bare name."""
    if len(line) > 64:
        return None
    if (match := _BARE_BY.fullmatch(line)) is not None and not narrates(PERSON_TITLE.sub("", match["name"])):
        name = tidy_name(match["name"])
        return None if NOBODY.fullmatch(name) else Credit(name, 3)
    if _PERSON.fullmatch(line) and not _NO_PERSON.search(line):
        return Credit(line, 2)
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
        return Credit(tidy_name(line), 2)
    if len(line) <= 90 and _OFFICE.fullmatch(line) and not _NARRATES.search(line):
        return Credit(tidy_name(line), 1)
    return None


def parent_office(line: str) -> str | None:
    """The office above, of a line that follows an office's line and is nothing but a name."""
    return line if len(line) <= 90 and _PARENT.fullmatch(line) and not _NARRATES.search(line) else None


_AFTER_NAME: Final = re.compile(
    r"(?:\s{1,3}|,\s?)(?:(?:/\s)?\d{1,2}\s?(?:ม|ก|เ|พ|ส|ต|ธ).*|(?:วันที่|เมื่อ|ครั้งที่|โทร\.?|โทรศัพท์|Tel\.?|ภาพ(?:โดย|ประกอบ"
    r"|ถ่าย|\s?[:：])|ถ่ายภาพ|เบอร์|อีเมล|E-?mail|\||[–—-]\s|\d{1,2}/\d|/\s?ภาพ).*)$",
    re.IGNORECASE,
)


def tidy_name(name: str) -> str:
    name = _AFTER_NAME.sub("", name).strip(' -–—:|,/“”"')
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1]
    return name.rstrip(" (,")


# โทร. 0-2273-9020 · moacnews@gmail.com · www.moac.go.th · #ข่าวพม · Facebook : … · Line ID
_CONTACT: Final = re.compile(
    r"(?:โทร|แฟกซ์|แฟ็กซ์|แฟกส์|โทรสาร|สายด่วน|อีเมล|ติดต่อ|สอบถาม|เว็บไซต์|ไลน์|เฟซบุ๊ก|เฟสบุ๊ค|Tel|Fax|Phone|Call ?Center|E-?mail"
    r"|Web(?:site)?|Facebook|FB|LINE|Line|Twitter|Youtube|https?://|www\.|#"
    r"|[\w.+-]{1,40}@[\w-]{1,40}\.).{0,160}",
    re.IGNORECASE,
)


def is_contact(line: str) -> bool:
    """Whether a line gives a telephone number, an address, a hashtag and no story."""
    return len(line) <= 160 and _CONTACT.match(line) is not None
