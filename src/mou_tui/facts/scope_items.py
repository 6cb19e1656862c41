"""An area of cooperation, and the words around a list that tell what it enumerates."""

import re
from dataclasses import dataclass
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.body_words import HEAD
from mou_tui.facts.patterns import stripped


@dataclass(frozen=True, slots=True)
class Scope:
    """One item, without its number."""

    item: Span
    number: int | None
    rule: str


COOPERATION: Final = re.compile(
    r"ความร่วมมือ|ขอบเขต|บันทึก(?:ข้อ|ความ)|M(?<![A-Za-z]M)[oO]U|ข้อตกลง|ร่วมกัน(?:ดำเนิน"
    r"|พัฒนา|ส่งเสริม|ใน|สนับสนุน)|สาระสำคัญ|วัตถุประสงค์|กรอบ(?:การ|ความ)|เจตนารมณ์"
    r"|แนวทาง(?:การ|ความ|ใน)?|บูรณาการ|ประเด็นความ|ร่วมมือ|แผนการดำเนินงาน|เงื่อนไข"
    r"|พันธกิจ|ข้อผูกพัน|บทบาท"
)

NOT_SCOPE: Final = re.compile(
    r"ผู้สนใจ|ผู้สมัคร|ผู้เข้าร่วม|ผู้ร่วมงาน|ประกอบด้วย[ ]?(?:นาย|นาง)|ผู้ลงนาม|หน่วยงาน[^\n]{0,20}(?:ได้แก่"
    r"|ประกอบด้วย|คือ)[ ]?$|องค์กร[^\n]{0,10}(?:ได้แก่|ประกอบด้วย|คือ)[ ]?$"
    r"|(?<!แห่ง)ประเทศ(?!ไทย)[^\n]{0,12}(?:ได้แก่"
    r"|ประกอบด้วย|คือ)[ ]?$|จังหวัด[^\n]{0,12}(?:ได้แก่|ประกอบด้วย|คือ)[ ]?$|กลุ่มเป้าหมาย"
    r"|คุณสมบัติ|ผลการดำเนิน(?:งาน|การ)|ที่ผ่านมา|เอกสาร|ขั้นตอนการ(?:สมัคร|ลงทะเบียน)"
    r"|บรรยาย|หัวข้อ(?!(?:ของ)?ความร่วม)|รางวัล|(?<!ใน)สาขา|สินค้า|เช่นเดียว|สถิติ|โรค|ช่องทาง"
)

# What must stand near the list: that the parties do this together.
TOGETHER: Final = re.compile(
    r"ความร่วมมือ|ร่วมมือ|ร่วมกัน|ขอบเขต|บันทึก(?:ข้อ|ความ)|M(?<![A-Za-z]M)[oO]U|ข้อตกลง"
    r"|บูรณาการ|แลกเปลี่ยน|เป้าหมายร่วม|วัตถุประสงค์|หน้าที่|พันธกิจ|สาระสำคัญ|เจตนารมณ์"
    r"|กรอบ"
)

COUNTED: Final = re.compile(r"\d{1,2}[ ]?(?:ด้าน|ประเด็น|เรื่อง|ข้อ|หัวข้อ|แนวทาง|ภารกิจ)[^\n]{0,30}$")

# Lists of something else, told by the word right before them.
OTHER_LIST: Final = re.compile(
    r"(?:ยุทธศาสตร์|ตำแหน่ง|กิจกรรม(?!ความร่วมมือ|ร่วม|ภายใต้|[^\n]{0,20}ร่วมกัน)|โซลูชั่น|Solution|วิสัยทัศน์"
    r"|ปฏิญญา|จัดแสดง|บูธ|มาตรการ|ขั้นตอน|เงื่อนไข|ปัญหา|สาเหตุ|ประเภท|\d[ ]?ระยะ|ปัจจัย"
    r"|ประโยชน์(?!ร่วมกัน)|เป้าหมายหลัก|ตัวชี้วัด|ทักษะ[^\n]{0,24}\d[ ]?ด้าน|สิทธิ|\d[ ]?กลุ่ม|\d[ ]?ชุด|\d[ ]?คณะ|หลักการ[ ]?\d)[^\n]{0,20}$"
)

# ประโยชน์ที่จะได้รับจากการลงนาม คือ …: what comes of the agreement.
BENEFITS: Final = re.compile(r"(?:ประโยชน์|ผลสำเร็จ|ผลลัพธ์)(?:ที่)?(?:จะ|คาดว่า|ได้รับ|สำคัญ|ต่อ|แก่|จาก|ของ)[^\n]{0,45}$")

ORGANIZATION: Final = re.compile(HEAD)

PERSON: Final = re.compile(r"(?:นาย|นาง|นางสาว|ดร\.|พล\.|พลเอก|พลตำรวจ|ศ\.|รศ\.|ผศ\.|ศาสตราจารย์|คุณ(?!ภาพ)|Mr)")

ITEM_END: Final = re.compile(
    r"[ ]{1,3}(?:ทั้งนี้|นอกจากนี้|นอกจากนั้น|อย่างไรก็|โดย(?:มี(?=ระยะ|กรอบ|วัตถุ)"
    r"|ที่ประชุม|ทั้ง|คาดว่า|ตั้งเป้า|การลงนาม|ความร่วมมือ|บันทึก|หลังจาก)|ซึ่ง(?:การลงนาม"
    r"|ความร่วมมือ|ทั้ง|บันทึก|จะ(?:ช่วย|ทำให้|เป็น))|สำหรับ(?:การ|บันทึก|ความ)|ขณะที่"
    r"|ขณะเดียวกัน|ด้าน[ ]?(?:นาย|นาง)|ในส่วน|พร้อมกันนี้|โอกาสนี้|ในโอกาส|จากนั้น"
    r"|เป็นต้น|ต่อไป|ภายหลัง)|[”\"](?=[ ])|เป็นต้น"
)

# ความร่วมมือด้านการค้า| ระหว่างกรม A กับบริษัท B
SIDES: Final = re.compile(rf"[ ]{{1,3}}ระหว่าง[ ]?(?!หน่วยงาน)(?={HEAD})")

LONGEST: Final = 420

SHORTEST: Final = 5

MOST: Final = 25

LISTS: Final = 400
"""Lists that are looked at: no news has as many, and a text made of nothing else must not be slow."""

# What an applicant does or must be, a matter on an agenda (1. เรื่อง …), who sits on a board: no area of cooperation.
NO_AREA: Final = re.compile(
    r"เรื่อง[ ]|ปลัด|อธิบดี|เลขาธิการ|ผู้อำนวยการ|รัฐมนตรี|ฉบับ|ส่ง(?:ใบ|สำเนา|เอกสาร|หลักฐาน)|รอ(?:รับ|การ|ผล)|แนบ|ชำระ|โอน"
    r"|สแกน|คลิก|กรอก|สมัคร|ลงทะเบียน|ดาวน์โหลด|ยื่น|สำเนา|เป็นผู้|มีสัญชาติ|มีอายุ|อายุ|โทร|เวลา|วันที่|ภาพ|ข่าว|ที่มา|แชร์|อ่าน|https?:|www\.|#"
)


def mostly(pattern: re.Pattern[str], text: str, places: list[int]) -> bool:
    """Whether `pattern` matches at half of `places` or more."""
    return 2 * sum(pattern.match(text, at) is not None for at in places) >= len(places)


# แนวทาง 3 ประเด็นของบอร์ด…, นโยบายของกระทรวง…: a list of somebody else's.
OF_ANOTHER: Final = re.compile(
    r"(?:ประเด็น|ข้อ|ด้าน|แนวทาง|นโยบาย|ภารกิจ|แผนงาน|วิสัยทัศน์)[^\n]{0,8}ของ"
    r"(?!ความร่วม|บันทึก|ข้อตกลง|การ|MOU|MoU|โครงการ|ทั้ง|สอง|แต่ละ|เรา|ตน|ฝ่าย)[^\n ]{2,40}[ ]?$"
)


def bare(lead: str) -> str:
    """What stands before a list without the word that announces it."""
    return ANNOUNCED.sub("", lead)


ANNOUNCED: Final = re.compile(r"[ ]?(?:ได้แก่|ประกอบ(?:ไป)?ด้วย|ดังนี้|คือ|เช่น|อาทิ)[ :\n]{0,3}$")

# (1) ความตกลงว่าด้วย… (2) บันทึกความเข้าใจ…: the papers that were signed, and no areas.
PAPER: Final = re.compile(
    r"[“\"]?(?:ร่าง)?(?:บันทึก(?:ความ|ข้อ|ช่วย)|ความตกลง|ข้อตกลงว่า|หนังสือ|สัญญา|พิธีสาร|แถลงการณ์"
    r"|แผนปฏิบัติการว่า|ปฏิญญา|MOU|MoU"
    r"|(?:Joint |Framework )?(?:Memorandum|Agreement|Protocol|Statement|Letter|Declaration))"
    r"|ประเด็น(?:ที่)?(?:มี)?(?:ความ)?กังวล"
)

_TRAILING: Final = re.compile(r"(?:[ ,;:“”\"–-]|(?:(?<=[ ])|(?<=\)))(?:และ|รวมถึง|รวมไปถึง|รวมทั้ง|ตลอดจน|พร้อมทั้ง)|และ)+$")


def trim(text: str, start: int, end: int) -> Span:
    """The item at [start, end) without the blanks, signs and linking words at its ends."""
    start = stripped(text, start, end, ' :–-•“”"', "").start
    match = _TRAILING.search(text, max(start, end - 24), end)
    return Span(start, max(start, match.start() if match else end))
