"""What a reader wants to see in one line: names with their titles, dates, amounts with units, abbreviations, addresses.

These patterns only keep lines whole; which of them are facts, and of what, is found elsewhere with more care. They look
at bounded windows, so that their cost grows with the length of the text and with nothing else.
"""

import re
from collections.abc import Iterator
from typing import Final

THAI: Final = "ก-๎"


def protected_spans(text: str) -> list[tuple[int, int]]:
    """The spans of `text`, as [start, end), in order and apart, in which no line should end.

    Persons with titles (ศาสตราจารย์ ดร.นพ.พงษ์รักษ์ ศรีบัณฑิตมงคล), dates and times (วันที่ 23 สิงหาคม 2566, 09.30 น.),
    amounts (174.15 ล้านบาท), counted things (ครั้งที่ 3, 12 คน), abbreviations (พ.ศ. 2566, ก.พ.ร.), telephone numbers,
    URLs and e-mail addresses.
    """
    spans: list[tuple[int, int]] = []
    for start, end in sorted([*_persons(text), *_numbers(text), *_abbreviations(text), *_addresses(text)]):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        elif start < end:
            spans.append((start, end))
    return spans


# ── persons ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_GRADE = "(?:เอก|โท|ตรี|จัตวา)"
_ARM = "(?:พลเรือ|พลอากาศ|พลตำรวจ|พันตำรวจ|ร้อยตำรวจ|สิบตำรวจ|นาวาอากาศ|เรืออากาศ|นาวา|เรือ|จ่าสิบ|สิบ|พล|พัน|ร้อย)"
_TITLE = (
    # นายแพทย์ before นาย; นพ. ดร. ศ.; พลเอก; พล.อ. พ.ต.อ.; ม.ล.; the foreign ones
    "(?:นายสัตวแพทย์|นายแพทย์|นางสาว|นาง|นาย|น\\.ส\\.|น\\.สพ\\.|นพ\\.|น\\.[อทต]\\."
    "|รองศาสตราจารย์(?: ?พิเศษ)?|ผู้ช่วยศาสตราจารย์(?: ?พิเศษ)?|ศาสตราจารย์(?: ?(?:เกียรติคุณ|กิตติคุณ|คลินิก|พิเศษ|วุฒิคุณ)){0,2}"
    "|ศ\\.(?: ?(?:เกียรติคุณ|กิตติคุณ|คลินิก|พิเศษ)){0,2}|รศ\\.|ผศ\\.|ดร\\.?|แพทย์หญิง|พญ\\.|ทันตแพทย์(?:หญิง)?|ทพ\\.(?:ญ\\.)?|ทพญ\\."
    "|เภสัชกร(?:หญิง)?|ภญ\\.|ภก\\.|สัตวแพทย์(?:หญิง)?|สพ\\.ญ\\.|สพญ\\.|คุณหญิง|ท่านผู้หญิง|คุณ|อาจารย์|ด\\.ช\\.|ด\\.ญ\\.|เด็กชาย|เด็กหญิง"
    "|ว่าที่(?= [พร]\\.)"
    f"|ว่าที่ ?{_ARM}{_GRADE}(?:หญิง)?|{_ARM}{_GRADE}(?:หญิง)?|พล\\.(?:[ตรอ]\\.)?[อทตจ]\\.?|พ\\.(?:ต\\.|อ\\.)?[อทต]\\.|ร\\.(?:ต\\.)?[อทต]\\."
    "|จ\\.(?:ส\\.)?[อทต]\\.|ส\\.(?:ต\\.)?[อทต]\\."
    "|ม\\.ร\\.ว\\.|ม\\.ล\\.|ม\\.จ\\.|หม่อม(?:หลวง|ราชวงศ์|เจ้า)|ฯพณฯ|มร\\.|มิสเตอร์|มิส(?:ซิส)?|ดาโต๊ะ|ดาโตะ"
    "|Mrs?\\.?|Ms\\.?|Miss|Dr\\.?|Prof(?:essor|\\.)?|Ass(?:oc|t)\\.|Ass(?:ociate|istant)(?= Prof)|H\\.E\\.?"
    "|His Excellency|Her Excellency|Dato[’'] S(?:er)?i|Dato[’']|Datuk)"
)
# The longest chain of titles, white space after each.
_TITLES: Final = re.compile(f"(?:{_TITLE} {{0,2}}){{1,7}}")
_NO_TITLE: Final = re.compile(
    "นาย(?:ก(?:รัฐ|สมาคม|เทศ|ฯ|องค์|สภา|อบ[จต]|เมือง|[ ])|จ้าง|สิบ|ทะเบียน|ทุน|หน้า|อำเภอ|ด่าน|ประกัน|ช่าง|ท่า|ตรวจ|ทหาร|กอง)"
    "|นาง(?:งาม|พยาบาล|แบบ|เอก|รำ|ฟ้า|เลิ้ง)|คุณ(?:ภาพ|ธรรม|ค่า|สมบัติ|ลักษณะ|ประโยชน์|ูป|วุฒิ|ากร|ความ|ครู)"
    "|พันธ|พลังงาน|พลเรือน|เรือตรวจ|ร้อยเอ็ด|(?:ศาสตราจารย์|แพทย์|เภสัชกร)(?:ประจำ|และ|ที่|ด้าน|สาขา)"
)
# A title begins a word: not the นาง of พัฒนางาน, not the ศ. of พ.ศ. Of Thai words it may follow these without a space.
_WORD_BEFORE: Final = re.compile(
    f"(?:^|[^{THAI}.A-Za-z]|น\\.|และ|โดย|กับ|คือ|ให้|แก่|ว่า|ของ|มี|ด้วย|ที่|จาก|ต่อ|ระหว่าง|เชิญ|นำ|แทน|ตั้ง|อาทิ|เช่น|พบ|หรือ|ใน|ซึ่ง|เมื่อ|ชื่อ|กรณี|ทั้ง|การ"
    "|รัฐบาล|รัฐมนตรี|พร้อม|ท่าน|ถึง|แต่|นี้|นั้น|ฯ)$"
)
# Titles that are taken for such within a run of Thai where a whole name follows; not the นาย of ทนาย and อุปนายก.
_CERTAIN: Final = re.compile(f"นาย|นางสาว|ด\\.[ชญ]\\.|พล{_GRADE}|พลตำรวจ|พลเรือ(?:เอก|โท|ตรี)|พลอากาศ|พันเอก|พันตำรวจ")
_WORD_WITHIN: Final = re.compile("(?:ท|อุป|พัฒ|พัฒน)$")
_GIVEN_NAME: Final = re.compile(
    f"(?![เ-ไ]?[{THAI}](?:ละ|อง) |และ|หรือ|ได้|จะ|เพื่อ|โดย|ที่|ซึ่ง|ผู้|ของ|ท่าน|ทุก|ทั้ง)[ก-ฮเ-ไ][{THAI}]{{1,29}}+"
)
_OFFICE = "(?:รัฐมนตรี|นายก|ปลัด|อธิบดี|อธิการบดี|เลขา|ประธาน|ผู้|รอง|โฆษก|หัวหน้า|กรรมการ|คณบดี|เอกอัคร|สมาชิก|ที่ปรึกษา|กงสุล|อุปทูต|อุปนายก|อัครราชทูต)"
_NO_SURNAME = (
    "กล่าว|เปิดเผย|เผย|ระบุ|ได้|ในฐานะ|ให้|เป็น|และ|พร้อม(?:ด้วย|คณะ|ทั้ง)|ร่วม(?:ลง|เป็น|พิธี|กับ|กัน)|ลงนาม|เดินทาง|โดย|ซึ่ง|ที่|จาก|ต่อ|ย้ำ|แถลง"
    f"|ยืนยัน|หารือ|กับ|จะ|เข้า|เช่น|ณ |{_OFFICE}"
)
# The surname, one or two (of married women) where an office follows, or one with ณ: ณ อยุธยา
_SURNAME: Final = re.compile(
    f" {{1,2}}(?!{_NO_SURNAME})[ก-ฮเ-ไ][{THAI}]{{1,29}}+"
    f"(?: ณ [ก-ฮเ-ไ][{THAI}]{{2,14}}+| {{1,2}}(?!{_NO_SURNAME})[ก-ฮเ-ไ][{THAI}]{{2,19}}+(?= {{0,2}}(?:[(]|{_OFFICE})))?"
    f"| ณ [ก-ฮเ-ไ][{THAI}]{{2,14}}+"
)
# What is glued to a surname: พรหมเผ่ารัฐมนตรีว่าการ…
_GLUED: Final = re.compile(
    "(?:รัฐมนตรี|นายก|ปลัดกระทรวง|รองปลัด|อธิบดี|รองอธิบดี|อธิการบดี|คณบดี|เลขาธิการ|ผู้อำนวย|ผู้ว่า|ผู้จัดการ|ผู้แทน|ผู้ช่วย|ประธาน|กรรมการ|ที่ปรึกษา"
    "|หัวหน้า|เอกอัคร|โฆษก|กล่าว|เปิดเผย|พร้อมด้วย|พร้อมคณะ|ร่วมลงนาม|ลงนาม|ในฐานะ|ให้สัมภาษณ์|ได้|และ|ซึ่ง|โดย|เป็นประธาน|เป็นผู้|เดินทาง|มอบหมาย)"
)
_LATIN_NAME: Final = re.compile(
    r"[A-Z][A-Za-zÀ-ÿ.’'-]{0,24}+(?: (?:(?:bin|binti?|van|von|der|de|da|la|al|el) ){0,2}[A-Z][A-Za-zÀ-ÿ.’'-]{0,24}+){0,4}"
)


def _persons(text: str) -> Iterator[tuple[int, int]]:
    titles = _TITLES.search(text)
    while titles:
        start, at = titles.start(), titles.start() + 1
        end = _name_end(text, start, titles.end())
        if end is not None:
            yield start, end
            at = end
        titles = _TITLES.search(text, at)


def _name_end(text: str, start: int, given: int) -> int | None:
    """The end of the name whose titles begin at `start` and whose given name at `given`; None if there is none."""
    if _NO_TITLE.match(text, start):
        return None
    begins_word = _WORD_BEFORE.search(text, max(0, start - 8), start) is not None
    if not begins_word and (_WORD_WITHIN.search(text, max(0, start - 4), start) or not _CERTAIN.match(text, start)):
        return None
    latin = _LATIN_NAME.match(text, given)
    if latin:
        return latin.end()
    name = _GIVEN_NAME.match(text, given)
    if name is None:
        return None
    glued = _GLUED.search(text, given + 2, name.end())
    if glued:
        return glued.start()
    surname = _SURNAME.match(text, name.end())
    if surname is None:
        return name.end() if begins_word else None
    glued = _GLUED.search(text, surname.start() + 3, surname.end())
    return glued.start() if glued else surname.end()


# ── numbers: dates, times, amounts, counted things ───────────────────────────────────────────────────────────────────

_D = "[0-9๐-๙]"
_NUMBER = rf"{_D}{_D}{{0,23}}+(?:[.,:/]{_D}{{1,12}}+){{0,6}}+"
_MONTH = (
    "(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|กรกฏาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    "|(?:[มกพสตธ]|มี)\\.? ?ค\\.?|ก\\.? ?พ\\.?|(?:[กพ]|เม|มิ)\\.? ?ย\\.?"
    "|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?)"
)
_ERA = r"(?:พ\. ?ศ\.?|ค\. ?ศ\.?|พุทธศักราช|คริสต์ศักราช)"
_DATE_TAIL = rf"(?:st|nd|rd|th)? ?(?:เดือน ?)?{_MONTH}(?:,? {{0,2}}(?:ปี ?)?(?:{_ERA} ?)?{_D}{{2,4}}+)?"
_MULTIPLE = "(?:แสนล้าน|หมื่นล้าน|พันล้าน|ร้อยล้าน|สิบล้าน|ล้านล้าน|ล้าน|แสน|หมื่น|พัน|ร้อย|trillion|billion|million)"
_UNIT = (
    "(?:ดอลลาร์สหรัฐ(?:ฯ|อเมริกา)?|ดอลลาร์(?:ออสเตรเลีย|สิงคโปร์|ฮ่องกง)?|เหรียญสหรัฐ(?:ฯ)?|บาท|สตางค์|ยูโร|เยน|หยวน|วอน|ปอนด์(?:สเตอร์ลิง)?|รูปี|กีบ|ริงกิต|รูเปียห์|ด่ง|จ๊าต|เรียล|เปโซ|ฟรังก์(?:สวิส)?|รูเบิล|เดอร์แฮม|โครน|ยูเอสดี"
    "|US dollars?|dollars?|baht|euros?|USD|THB|EUR|JPY|CNY|เปอร์เซ็นต์|เปอร์เซนต์|%|‰|°C|℃|องศา(?:เซลเซียส)?"
    "|ลูกบาศก์เมตร|ลบ\\.ม\\.|ตารางเมตร|ตร\\.ม\\.|ตารางกิโลเมตร|ตร\\.กม\\.|ตารางวา|กิโลเมตร|กม\\.|กิโลกรัม|กก\\.|กิโลวัตต์|เมกะวัตต์|เซนติเมตร|ซม\\.|มิลลิเมตร"
    "|มม\\.|มิลลิกรัม|มิลลิลิตร|เมตร|กรัม|ลิตร|ตัน|ไร่|งาน|วัตต์|หน่วย|km\\.?|kg\\.?|MW|GW|kW|TEU|MHz|GHz|GB|TB|Mbps"
    "|ปี(?!งบ|การ| ?[0-9๐-๙]{4})|เดือน|สัปดาห์|วัน(?!จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|ที่)"
    "|ชั่วโมง|ชม\\.|นาที|วินาที|น\\.|นาฬิกา|ครั้ง|รอบ|ระยะ|คน|ราย|รูป|ท่าน|ครัวเรือน|ครอบครัว|หลังคาเรือน|คู่"
    "|แห่ง|จุด|พื้นที่|จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|ชุมชน|ประเทศ|ภาค|หน่วยงาน|องค์กร|สถาบัน|บริษัท|โรงเรียน|โรงพยาบาล|ศูนย์|ฉบับ|เรื่อง|ข้อ|ด้าน|ประเด็น|มาตรการ"
    "|โครงการ|กิจกรรม|หลักสูตร|รายการ|ประเภท|ชนิด|กลุ่ม|ชุด|เล่ม|แผ่น|หน้า|คัน|ลำ|เครื่อง|ตัว|ต้น|หลัง|ห้อง|เตียง|เที่ยว|เส้นทาง|สาย|เท่า|ทุน|รางวัล|อันดับ|อัตรา|ตำแหน่ง|สาขา|ล้าน|คะแนน)"
)
_AMOUNT_TAIL = rf" {{0,2}}(?:{_MULTIPLE} ?){{1,2}}{_UNIT}?| {{0,2}}{_UNIT}"
_AFTER: Final = re.compile(rf"(?: ?[-–—] ?{_NUMBER})?(?:{_DATE_TAIL}|{_AMOUNT_TAIL}|,? {_D}{{4}}(?!{_D}))?")
_NUMBERS: Final = re.compile(_NUMBER)
_WEEKDAY = "(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์|อาทิตย์)"
# What stands before a number and belongs to it: วันพุธที่ 23, ครั้งที่ 3, พ.ศ. 2566, สิงหาคม 2566, มาตรา 44, ร้อยละ 5, No. 5
_BEFORE: Final = re.compile(
    rf"(?:วัน{_WEEKDAY}?ที่|{_WEEKDAY}ที่|(?:[ก-ฮ]{{1,4}}\.){{1,3}}|(?:ครั้ง|ฉบับ|ระยะ|ชุด|สมัย|รุ่น|รอบ|เล่ม|ลำดับ|อันดับ|เฟส|ปี|ชั้นปี|ไตรมาส|หมู่|ข้อ|บท|มติ|เขต|ภาค|กลุ่ม|วัน|คน|ศตวรรษ)ที่"
    rf"|(?:(?:เดือน ?)?{_MONTH} ?(?:[-–—]|ถึง) ?)?(?:เดือน ?)?{_MONTH}(?: ?(?:{_ERA}|ปี))?"
    rf"|(?:ปีงบประมาณ|ปีการศึกษา|ปี)?(?: ?{_ERA})|ปีงบประมาณ|ปีการศึกษา|ปี|ร้อยละ|มาตรา|เลขที่|อาคาร|ชั้น|ข้อ|หมู่"
    r"|ที่|เวลา|อายุ|โทร(?:\.|ศัพท์)?|เบอร์|สายด่วน|No\.|US\$|\$|฿|€|£|¥) {0,2}$"
)
_MAY_BELONG: Final = re.compile(rf"[{THAI}A-Za-z.$฿€£¥] {{0,2}}$")
_LONGEST_BEFORE: Final = 44
_TO: Final = re.compile(" ?(?:[-–—]|ถึง(?:วันที่)?) ?")
_LONGEST_RANGE: Final = 30


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    first, at = 0, 0
    for match in _NUMBERS.finditer(text):
        start, end = match.span()
        if start < at:
            continue
        before = None
        if _MAY_BELONG.search(text, max(at, start - 3), start):
            before = _BEFORE.search(text, max(at, start - _LONGEST_BEFORE), start)
        after = _AFTER.match(text, end)
        start = before.start() if before else start
        end = max(end, after.end() if after else end)
        # A range of dates is one where it is short; a long one may be broken between the two: 28 ก.พ. – 2 มี.ค. 66
        if not (end - first <= _LONGEST_RANGE and _TO.fullmatch(text, at, start)):
            first = start
        at = end
        yield first, at


# ── abbreviations, addresses ─────────────────────────────────────────────────────────────────────────────────────────

# ก.พ.ร. มช. ธ.ก.ส.; their last letter and dot are looked for, the rest lies around them
_LETTER_AND_DOT: Final = re.compile(r"[ก-ฮ]\.")
_LETTERS_BEFORE: Final = re.compile(r"[ก-ฮ]{1,6}$")
_LETTERS_AFTER: Final = re.compile(r"(?:[ก-ฮ]{1,6}+\.){0,6}")
# Letters alone (มทร), Ph.D. U.S., and the short forms that end with ฯ
_OTHER_SHORT_FORMS: Final = re.compile(
    rf"[ก-ฮ](?<![{THAI}].)[ก-ฮ]{{1,7}}+(?![{THAI}])|[A-Z](?<![A-Za-z].)[a-z]?\.(?:[A-Z][a-z]?\.){{1,4}}"
    "|(?:กรุงเทพ|รองนายก|นายก|จุฬา|โปรดเกล้า|ทูลเกล้า|สหรัฐ|ปลัด|รัฐมนตรี|ผู้ว่า|ธรรมศาสตร์)ฯ|ฯลฯ"
)
_URL_OR_MAIL: Final = re.compile(
    r"https?://[!-~]{1,400}|\bwww\.[!-~]{1,400}|\b[\w.+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,5}", re.ASCII
)
_PHONE: Final = re.compile(
    r"(?<![0-9])\+?0?[0-9]{1,4}[ -][0-9]{3,4}[ -][0-9]{3,4}(?![0-9])(?: ?(?:ต่อ|กด) ?[0-9]{1,5})?"
)


def _abbreviations(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _LETTER_AND_DOT.finditer(text):
        if match.start() < at:
            continue
        before = _LETTERS_BEFORE.search(text, max(at, match.start() - 5), match.start() + 1)
        after = _LETTERS_AFTER.match(text, match.end())
        at = after.end() if after else match.end()
        yield before.start() if before else match.start(), at
    yield from (match.span() for match in _OTHER_SHORT_FORMS.finditer(text))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _URL_OR_MAIL.finditer(text))
    yield from (match.span() for match in _PHONE.finditer(text))
