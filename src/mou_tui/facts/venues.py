"""Where the agreement was signed: what stands after ณ or ที่ in the sentence of the ceremony."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.body import Body
from mou_tui.facts.body_words import HEAD
from mou_tui.facts.instruments import Verdict
from mou_tui.facts.names import name_at
from mou_tui.facts.occurrences import watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.party_list_words import BRACKETS
from mou_tui.facts.patterns import THAI, matches_at, one_of, stripped, words
from mou_tui.facts.people_merge import Person
from mou_tui.facts.register import Register
from mou_tui.facts.titles import TITLE

PLACE: Final = one_of(
    words(
        """ห้อง โรงแรม อาคาร ศูนย์ กระทรวง สำนักงาน สำนัก ทำเนียบ หอประชุม หอ ตึก มหาวิทยาลัย ลาน กรม สถานเอกอัคร
        สถานทูต สถาบัน ศาลากลาง ศาลา วัด โรงเรียน โรงพยาบาล ชั้น สโมสร บ้าน จังหวัด อำเภอ กรุง เมือง นคร
        ศูนย์ประชุม ศูนย์การค้า ศูนย์การประชุม อิมแพ็ค ไบเทค ไอคอนสยาม สามย่าน เซ็นทรัล บริษัท ธนาคาร วิทยาลัย
        คณะ หอศิลป์ พิพิธภัณฑ์ รัฐสภา สนาม ท่าอากาศยาน ท่าเรือ สถานี โรงงาน ฟาร์ม สวน อุทยาน เขต ประเทศ หอการค้า
        ค่าย กอง บริเวณ จุฬา ตำบล หมู่บ้าน โรง เวที โถง ที่ทำการ การไฟฟ้า การรถไฟ การประปา สภา สมาคม องค์การ
        พระอุโบสถ อุโบสถ พระวิหาร วิหาร มณฑลพิธี เรือ โชว์รูม ลานกิจกรรม พระธาตุ พระราชวัง พระตำหนัก ณ ลุมพินี ราชวิทยาลัย ห้าง งาน ที่ว่าการ
        เทศบาล หมู่ ถนน สาธารณรัฐ
        ราชอาณาจักร แกรนด์ มณฑล เกาะ ดิ ดอย ทรู เดอะ เอเชีย แหล่ง ราช ตลาด ทำเนียบ พัทยา วิทยุการบิน เรือน หาด
        เมืองทอง พื้นที่ โซน บูธ"""
    )
)
_AT: Final = re.compile(
    rf"(?:(?<![{THAI}])|(?<=จัดขึ้น)|(?<=พิธี)|(?<=พยาน)|(?<=เกียรติ)|(?<=งาน)|(?<=ขึ้น)"
    rf"|(?<=อาหาร)|(?<=[ฯๆ์ร็้่])(?<!รร))ณ[ ]{{1,2}}(?=[ก-ฮเ-ไA-Z\"“])"
    rf"|(?<![{THAI}])ณ(?=ห้อง|โรงแรม|อาคาร|หอประชุม|ศูนย์|สำนักงาน|มหาวิทยาลัย|กระทรวง|ตึก|ลาน|ศาลา|โรงเรียน|โรงพยาบาล|ทำเนียบ|เทศบาล)"
    rf"|(?:(?<=ลงนาม)|(?<=ร่วมมือ)|(?<=กัน)|(?<=นี้))ณ[ ]{{0,2}}(?={PLACE})"
    rf"|(?<![{THAI}])ที่[ ]?(?={PLACE}|[A-Z][a-z])"
)
# Who or what comes behind the place. A short verb ends it behind a space, or where it goes on like a verb: กลาย|เป็น|หิน does not.
_END: Final = re.compile(
    r"[ ]?(?:โดยมี|โดย(?![ก-ฮ]{0,2}สาร)|ซึ่ง|(?<!วิทยาศาสตร์)เพื่อ|เมื่อ(?:วัน|เวลา|ช่วง)?|วันที่|วันนี้"
    r"|ในวัน|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|ระหว่าง|เวลา|พร้อม(?:ด้วย"
    r"|ทั้ง|กับ)?|นาย(?!แพทย์(?:สาธารณสุข|ใหญ่|เชี่ยว)|ก(?:รัฐ|เทศ|สมาคม|ฯ|อบ|องค์|สภา|[ ])|ทหาร)|นาง(?!รอง|เลิ้ง|แก้ว|พญา)|นางสาว|น\.ส\."
    r"|พล(?:อากาศ|เรือ)?[.]?(?:เอก"
    r"|โท|ตรี|อ\.|ท\.|ต\.|ตำรวจ)|ดร\.|(?<!ห้อง)(?<!ประชุม)(?<!อาคาร)ศาสตราจารย์|รองศาสตรา|ผู้ช่วยศาสตรา|รศ\.|ผศ\."
    r"|ศ\.|นพ\.|พญ\.|(?<!ก)ว่า(?!การ(?!ลงนาม|จัด))|ได้(?=มี|จัด|ลงนาม|ร่วม|รับ|มอบ|กล่าว|เปิด|ให้|ทำ|เข้า|[ ])|[ ]ได้"
    r"|(?<!เ)มี(?=นาย|นาง|ผู้|การ|พิธี|รอง|ดร\.|ศ\.|รศ|ผศ|พล|ตัวแทน|คณะ|ท่าน|[ ])|[ ]มี(?!นบุรี)|และ(?:ถ่ายทอด|ผ่าน|มี|ได้|ระบบ|ร่วม"
    r"|เยี่ยม|คณะ|รับ|มอบ|กล่าว|เป็น|ศึกษา)|ผ่าน(?!ศึก|ฟ้า|ภพ)|กับ|ร่วม(?=กัน|กับ|ลง|เป็น|พิธี|ใน|งาน|ให้|จัด|มือ|[ ])"
    r"|[ ]ร่วม|จากนั้น|ทั้งนี้|นอกจาก|โอกาส|[ ]สำหรับ|สำหรับ(?=การ|ใน)"
    r"|ใน(?:วัน|การ|พิธี|งาน|โอกาส|ระหว่าง|ช่วง|ฐานะ|เวลา)|ตามที่|ภายใต้|กล่าว|เป็น(?=ประธาน|ผู้|สักขี|พยาน|ตัวแทน|เจ้าภาพ"
    r"|การ|เกียรติ|ที่|จำนวน|เวลา|ต้น|[ ])|[ ]เป็น"
    r"|ที่ผ่านมา|จัด(?=พิธี|งาน|ประชุม|ขึ้น|กิจกรรม|ทำ|แถลง|โดย|การ|ให้|[ ])(?<!ห้องจัด)|[ ]จัด|เข้า(?=ร่วม|พบ|เยี่ยม|รับ)|[ ]เข้า|เปิดเผย"
    r"|ให้(?=การ|เกียรติ|สัมภาษณ์|กับ|แก่|ความ|[ ])|[ ]ให้|(?<!ประชุม)(?<!รับรอง)รัฐมนตรี"
    r"|(?<!สำนักงาน)(?<!สำนัก)ปลัด(?!กรุง)|(?<!ห้อง)(?<!ประชุม)อธิบดี|(?<!ห้อง)(?<!ประชุม)รอง(?:นายก|ปลัด"
    r"|อธิบดี)|คณะผู้|ตลอดจน|รวมทั้ง|อาทิ|[ ]ผู้(?!ว่า)|(?<!ประชุม)(?<!ห้อง)ผู้(?=แทน|บริหาร|เข้าร่วม|เกี่ยว|ลงนาม)|[ ]ด้วย"
    r"|ด้วย(?=ความ|การ|ระบบ)|ครั้ง(?=ที่|นี้|แรก)|[ ]ครั้ง|[ ]?จำนวน(?=[ ]?\d|ทั้ง|กว่า|มาก)|[ ]ต่อ(?!เนื่อง)"
    r"|เจ้าประคุณ"
    r"|(?<!พระบาท)สมเด็จพระ(?!ยุพราช|นเรศวร|นารายณ์|ปิ่น|เจ้าตาก|สังฆราช[ ]?องค์)|พระครู|พระเทพ|พระราชา|(?:ภาย)?หลัง(?!ใน|นอก|สวน|คา)"
    r"|[ ]ก่อน|ก่อน(?=เดิน|การ|หน้า)|ลงนาม|[ ]บันทึก(?=ข้อ|ความ)|[ ](?:ระบุ|เผย|สืบ|สรุป)|สืบเนื่อง|ประกอบด้วย"
    r"|ไทย[ ]?และ|[ ]สร้าง|จะ(?!นะ)|อีกทั้ง|ขับเคลื่อน|ผนึก|[ ]ใช้|\d{1,2}[ ](?:ม\.ค"
    r"|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|มกรา|กุมภา|มีนา|เมษา"
    r"|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิ|ธันวา)|\n|[“”\"](?![^“”\"\n]{1,30}[“”\"])"
    r"|[ ](?:เนื่อง|นายก(?=รัฐมนตรี|ฯ)|อีกด้วย|นั้น(?![ก-๎])|สอบถาม|ต้อง(?!ขัง)|มุ่ง|ขณะนี้|ประธาน(?=ได้|กล่าว)|ทั้งสองฝ่าย|ทั้ง[ ]?2[ ]?ฝ่าย)|ตน(?=ได้)"
    r"|[ ]ภายใน(?=ปี|เดือน|วัน)|หาแนวทาง|และในกรณี|[ ]\((?:ในวัน|เมื่อ|กรณี)|[:：](?=[ ]|$)|;|#|\*|\.\.|…|•|[ ]ว่า)"
)
_SPACED_END: Final = re.compile(
    r"[ ](?:ใน(?![ก-ฮ]{1,3}ตัว|พระ|เขต|เครือ|นิคม)|โดย|ที่(?=ประชุม|ผ่าน)|พร้อม|และ[ ]|เมื่อ|ถือ|นับ|การ(?!์|บินไทย"
    r"|ไฟฟ้า|รถไฟ|ประปา|ท่า|เคหะ|ยาง|ประชุม|กีฬา|นิคม|ท่องเที่ยว)|ความ|หน่วยงาน|หัวหน้า"
    r"|เจ้าหน้าที่|ท่ามกลาง|สื่อ|นำ|ตาม|เดิน|กิจกรรม|[“”\"])|(?<=[ก-๎])(?:เมื่อ|โดยมี"
    r"|ว่า(?!การ)|พร้อมด้วย|(?<!วิทยาศาสตร์)เพื่อ|ซึ่ง|ระหว่าง|เวลา[ ])"
)
_PREPOSITIONS: Final = watched_in_reports(
    "ณ ", "ที่", "ณห้อง", "ณโรง", "ณอาคาร", "ณหอ", "ณศูนย์", "ณสำนัก", "ณมหา", "ณกระทรวง", "ณตึก", "ณลาน", "ณศาลา", "ณทำเนียบ", "ณเทศบาล"
)  # fmt: skip
_CANDIDATES: Final = 80
"""Places that are looked at: the ceremony's is among an article's first."""
_LONGEST: Final = 170
_FULL_STOP: Final = re.compile(r"(?<![ก-ฮ])\.$")
_NOT_PLACE: Final = re.compile(
    r"(?:และ|การ(?!ไฟฟ้า|รถไฟ|ประปา|ท่า|เคหะ|ยาง|กีฬา|นิคม|ทาง)|ความ|โดย|งาน(?:ประชุม"
    r"|สัมมนา|แถลง)|สถานที่|แห่งนี้|ปัจจุบัน|วันที่|เวลา|ขณะ|บัดนี้|ที่นี้|ตอน|สิ้น"
    r"|เดือน|ปี|จุด|โอกาส|พระวชิรเกล้า|ประเทศใด|ระดับ|ที่จ่าย|ที่แห่ง|ที่นี่)"
)
_AMBASSADOR: Final = re.compile(r"(?:ทูต|กงสุล|กงสุลใหญ่)[^\n]{0,40}$|ทูต[ ]?$")
_CEREMONY: Final = re.compile(
    r"ลงนาม|พิธี|ประชุม|เป็นประธาน|บันทึก|M[oO]U|สักขีพยาน|แถลงข่าว|จัดงาน|จัดขึ้น"
    r"|ความร่วมมือ|เปิดเผย|ร่วมงาน|เข้าร่วม"
)


def find_venue(page: Page, verdict: Verdict, bodies: list[Body], people: list[Person]) -> Span | None:
    """The place of the ceremony, whole: room, building, organisation, district; not the ณ อยุธยา of a surname."""
    best: tuple[int, int, Span] | None = None
    names = [name for person in people for name in person.mentions]
    begins = sorted(name.start for name in names)
    # จังหวัดสงครามนางสาว ก: a name glued to a body's is no part of it.
    inside = {b.start: _first_between(begins, b.start, b.end) for b in bodies}
    for match in islice(matches_at(page.places(_PREPOSITIONS, page.title_end), _AT, page.text), _CANDIDATES):
        span = _place(page, match.end(), inside)
        if span is not None and _opens(page, match.start()):
            span = _without_subject(page, span, bodies)
        if span is None or any(name.start < match.start() < name.end for name in names):
            continue
        rank = _rank(page, match.start(), span, match[0].startswith("ณ"), verdict.status)
        if rank > 0 and (best is None or (rank, -span.start) > (best[0], best[1])):
            best = (rank, -span.start, span)
    least = {"in_force": 6, "draft": 7, "planned": 7}.get(verdict.status, 0)
    if best is None or best[0] < least:
        return None
    return best[2]


def _first_between(places: Sequence[int], start: int, end: int) -> int:
    """The first of the sorted `places` within (start, end), else `end`."""
    n = bisect_right(places, start)
    return min(places[n], end) if n < len(places) else end


# วันนี้ (12 มีนาคม 2567) ณ …, เมื่อวันที่ 5 มีนาคม 2564 ที่…, (7 ก.พ. 68) ณ …: the sentence opens with where it was.
_OPENING: Final = re.compile(
    r"[ (\[]{0,3}(?:(?:ผู้สื่อข่าว)?รายงานว่า|เมื่อ|ใน|ช่วง|เช้า|บ่าย|เย็น|วัน[ก-๎]{0,12}|ที่(?:ผ่านมา)?|เร็วๆ?[ ]?ๆ?|นี้|เวลา|น\.|ประมาณ|พ\.ศ\.|ค\.ศ\."
    r"|[0-9๐-๙.:,()\[\] /-]|[ก-ฮเ][ก-ฮิี]{0,2}\.[ ]?[ก-ฮ]\.|(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา"
    r"|ธันวา)(?:คม|ยน|พันธ์))*"
)
_OPENING_LENGTH: Final = 80
# Behind the subject comes what it does, or who else does it.
_DOES: Final = re.compile(
    r"[ ]{0,2}(?:\([^()\n]{1,40}\))?[ ]{0,2}(?:และ|ร่วม|กับ|ได้(?!มี|จัดให้มี)|ลงนาม|จัด(?!ให้มี)|โดย[ ]?(?!มี)|พร้อม|นำ|ให้การ|ต้อนรับ|จับมือ|ผนึก|เปิด|ทำ)"
)


def _opens(page: Page, at: int) -> bool:
    """Whether the sentence begins with the place at `at`: hardly more than the day stands before it in its line."""
    line = page.paragraph_start(at)
    return at - line <= _OPENING_LENGTH and _OPENING.fullmatch(page.text, line, at) is not None


def _without_subject(page: Page, span: Span, bodies: list[Body]) -> Span:
    """The place without the body behind it that does something there: ห้องประชุม 5 สถาบัน A |คณะ B และ C ร่วมกันลงนาม."""
    places = _AND_BODY.finditer(page.text, span.start, span.end)
    joined = next((m for m in places if not any(b.start < m.start() < b.end for b in bodies)), None)
    if joined is not None:
        # … สถาบัน A คณะ B และ|โรงพยาบาล C: the subject is of two.
        span = Span(span.start, joined.start())
    if _DOES.match(page.text, span.end) is None:
        return span
    starts = [b.start for b in bodies if span.start < b.start < span.end and page.text[b.start - 1] in " )"]
    if not starts:
        return span
    at = starts[-1]
    end = next((b.end for b in bodies if b.start == at), at)
    bracket = BRACKETS.match(page.text, end, span.end)
    if (end if bracket is None else bracket.end()) < span.end - _BRACKETED:
        # … กรม A ถนนพระราม 1 กรุงเทพฯ: the address goes on behind the body, which is where it was.
        return span
    if (
        len(starts) > 1
        and page.text[starts[-2] : at].count(" ") == 1
        and _OF_ONE.match(page.text, starts[-2], span.end)
    ):
        # … คณะ A มหาวิทยาลัย B ลงนาม: the faculty of the university is one body.
        at = starts[-2]
    cut = stripped(page.text, span.start, at, "", " ,")
    return cut if len(cut) >= 4 else span


_AND_BODY: Final = re.compile(rf"[ ]{{0,2}}และ[ ]?(?={HEAD})")
_BRACKETED: Final = 12
"""Code points behind a body that its short form in brackets may take."""
_OF_ONE: Final = re.compile("(?:คณะ|วิทยาลัย|สำนัก|ศูนย์|กอง|ฝ่าย|โรงพยาบาล)[^ ]+ (?:มหาวิทยาลัย|ม\\.|กรม|กระทรวง|สำนักงาน)")


def register_venue(page: Page, register: Register) -> Span | None:
    """The place that a labelled line states: สถานที่: ห้องประชุม 1."""
    for line in register.get("venue", ()):
        place = stripped(page.text, line.start, line.end, "", " ,;")
        if 3 <= len(place) <= _LONGEST:
            return place
    return None


def _search(pattern: re.Pattern[str], text: str, start: int, limit: int, bodies: dict[int, int]) -> int | None:
    """Where the place ends by `pattern`, which may match neither inside an organisation's name nor inside a bracket."""
    at = start
    while (stop := pattern.search(text, at, limit)) is not None:
        here = stop.end() - len(stop[0].lstrip())
        covering = next((end for begin, end in bodies.items() if begin <= here < end), None)
        if covering is not None and covering <= limit:
            at = covering
            continue
        opened = text.rfind("(", start, here)
        closed = text.find(")", here, min(limit, here + 40))
        if opened >= 0 and ")" not in text[opened:here] and closed >= 0:
            at = closed + 1
            continue
        return stop.start()
    return None


def _place(page: Page, start: int, bodies: dict[int, int]) -> Span | None:
    text = page.text
    limit = min(page.paragraph_end(start), start + _LONGEST)
    if _NOT_PLACE.match(text, start) or limit - start < 4:
        return None
    near = {b: e for b, e in bodies.items() if start - 1 <= b < limit}
    if (named := _named_after(text, start, limit)) is not None:
        near[named.start] = named.end
    end = _search(_END, text, start + 3, limit, near) or limit
    end = _search(_SPACED_END, text, start + 3, end, near) or end
    opened = text.rfind("(", start, end)
    if opened >= 0 and ")" not in text[opened:end]:
        closing = text.find(")", end, min(len(text), end + 40))
        end = closing + 1 if closing >= 0 and "\n" not in text[end:closing] else opened
    while end > start and (
        text[end - 1] in " ,:/–-" or text.startswith("และ", end - 3) or _FULL_STOP.search(text, start, end)
    ):
        end -= 3 if text.startswith("และ", end - 3) else 1
    return Span(start, end) if end - start >= 4 and _NO_ONE_PLACE.fullmatch(text, start, end) is None else None


# ห้องสัมมนา รศ.ดร.สมุทร คลื่นงาม ชั้น 5: the room has a person's name, and the place goes on behind it.
_NAMED_ROOM: Final = re.compile(
    rf"(?:ห้อง|อาคาร|หอประชุม|ศาลา|ตึก|ลาน|สวน|ไร่|ฟาร์ม|แปลง|สนาม|บ้าน)[{THAI}]{{0,16}}?[ ]?(?={TITLE})"
)
_PLACE_GOES_ON: Final = re.compile(
    r"[ ]{0,2}(?:ชั้น|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.|หมู่|อาคาร|ห้อง|ตึก|คณะ|สำนัก|มหาวิทยาลัย|โรงพยาบาล|วิทยาลัย|ศูนย์|เมื่อ|โดยมี|\n|$)"
)


def _named_after(text: str, start: int, limit: int) -> Span | None:
    """The name of the person after whom the room at `start` is named."""
    room = _NAMED_ROOM.match(text, start, limit)
    name = name_at(text, room.end(), anywhere=True) if room is not None else None
    if name is None or name.end > limit or _PLACE_GOES_ON.match(text, name.after) is None:
        return None
    return Span(name.start, name.end)


# ณ ธนาคาร, ที่สาขาธนาคารทั่วประเทศ: a kind of place, and no place.
_NO_ONE_PLACE: Final = re.compile(rf"{PLACE}|[^\n]{{0,80}}(?:ทั่วประเทศ|ทุกสาขา)[^\n]{{0,80}}")
_AREA: Final = re.compile("(?:จังหวัด|จ\\.|อำเภอ|อ\\.|ประเทศ|กรุง(?!ไทย)|เมือง(?!ทอง)|ภาค|สาธารณรัฐ|ราชอาณาจักร|ต่างประเทศ)")
_ROOM: Final = re.compile("ห้อง|โรงแรม|อาคาร|ตึก|หอประชุม|ศูนย์ประชุม|ทำเนียบ|สถานเอกอัคร")


# จากนั้นเดินทางไปยัง …: another place of the day.
_ELSEWHERE: Final = re.compile("จากนั้น|ต่อมา|หลังจากนั้น|เยี่ยมชม|ศึกษาดูงาน|ลงพื้นที่|ระหว่างวันที่|ครั้งที่แล้ว|ตั้งอยู่")
# ก่อนหน้านี้ในวันพ่อปี 2558 เทศบาลจัดงานเปิดสวน ณ …: the place of something of before.
_LONG_AGO: Final = re.compile(r"ก่อนหน้านี้|เมื่อปี|ในปี[ ]?(?:พ\.ศ\.)?[ ]?\d|เคย(?:มี|จัด|ร่วม|ลง)|ครั้งก่อน|ครั้งที่แล้ว|ปีที่แล้ว")
_TIME: Final = re.compile("วันนี้|วันที่|เวลา")
_PLACE: Final = re.compile(PLACE)
_TO_COME: Final = re.compile("จะจัด|จะมีขึ้น")


def _rank(page: Page, at: int, span: Span, marked: bool, status: str) -> int:
    """How surely the place is that of the ceremony; 0 not at all."""
    text = page.text
    line = page.paragraph_start(at)
    before = text[max(line, at - 420) : at]
    near = before[-120:]
    if _AMBASSADOR.search(before[-45:]) and not before.endswith(" "):
        return 0
    if _AMBASSADOR.search(before[-16:]):
        return 0
    rank = 3 if marked else 1
    if "ลงนาม" in before:
        rank += 4
    elif _CEREMONY.search(before):
        rank += 2
    elif (_TIME.search(before) or _opens(page, at)) and "ลงนาม" in text[
        span.end : min(page.paragraph_end(span.end), span.end + 500)
    ]:
        rank += 4
    elif _TIME.search(before):
        rank += 2
    else:
        # No word of a ceremony before it: a room or a hall near the beginning may still be where it was.
        return 1 if marked and at < page.title_end + 2_500 and _ROOM.match(text, span.start) else 0
    if _LONG_AGO.search(near):
        return 0
    if _ELSEWHERE.search(near) or (status != "planned" and _TO_COME.search(near)):
        rank -= 3
    body = [p for p in page.body if p.end - p.start > 120]
    if body and span.start < body[min(1, len(body) - 1)].end:
        rank += 1
    if _PLACE.match(text, span.start):
        rank += 1
    if _AREA.match(text, span.start):
        # ลงพื้นที่ … ณ จังหวัดเชียงใหม่: the room is told elsewhere, if at all.
        rank -= 2
    return max(rank, 0)
