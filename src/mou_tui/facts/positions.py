"""The office that stands with a name: where it begins, and where the words behind it are no part of it any more.

นายอนุกูล ปีดแก้ว |ปลัดกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์| เป็นประธาน…
|รองปลัดกระทรวงอุตสาหกรรม| (นายภานุวัฒน์ …)
"""

import re
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.body_words import HEAD
from mou_tui.facts.cues import first_cue
from mou_tui.facts.patterns import THAI, one_of, words
from mou_tui.facts.titles import POSITION_HEAD

_POSITION_BEGIN: Final = re.compile(
    rf"[ \t]{{0,3}}(?:\n(?!\d))?[-–]?[ \t]{{0,2}}(?:ซึ่งเป็น|ดำรงตำแหน่ง|ในตำแหน่ง|ตำแหน่ง"
    rf"|ในฐานะ(?:ที่)?(?:เป็น)?|,)?[ \t]{{0,2}}(?P<head>{POSITION_HEAD})"
)
_IN_BRACKETS: Final = re.compile(rf"[ \t]{{0,3}}\((?P<position>{POSITION_HEAD}[^()\n]{{0,120}})\)")

# Where a position ends: what its holder does, or who else is there.
_STOP_WORDS: Final = one_of(
    words(
        """เป็นประธาน เป็นผู้ เป็นสักขี เป็นพยา เป็นตัวแทน เป็นเจ้าภาพ เป็นเกียรติ เป็นหัวหน้าคณะ เป็นองค์ เป็นวิทยากร
        ร่วมลงนาม ร่วมกันลงนาม ร่วมพิธี ร่วมเป็น ร่วมงาน ร่วมกัน ร่วมประชุม ร่วมหารือ ร่วมแถลง ร่วมเปิด ร่วมให้
        ร่วมคณะ ร่วมกับ ร่วมด้วย ร่วมรับ ร่วมแสดง ร่วมพบ ร่วมลงพื้นที่ ร่วมในพิธี ร่วมถ่าย ร่วมมอบ ร่วมเดินทาง
        ร่วมต้อนรับ ร่วมเสวนา ร่วมกิจกรรม ร่วมบันทึก ร่วมชม ร่วมสังเกต เข้าร่วม เข้าพบ เข้าเยี่ยม กล่าว เปิดเผย
        ให้สัมภาษณ์ ให้การต้อนรับ ให้เกียรติ ให้ข้อมูล ให้คำ ให้ความเห็น ให้ดำรง ให้เป็น ให้ พร้อมด้วย พร้อมคณะ
        พร้อมทั้ง พร้อมกับ พร้อมผู้ พร้อมเจ้าหน้าที่ พร้อมหัวหน้า พร้อมหน่วย พร้อมกัน ลงนาม ลงพื้นที่ โดยมี โดยนาย โดย_ โดย
        ซึ่ง ได้ เดินทาง มอบหมาย มอบนโยบาย มอบ จัดพิธี จัดงาน
        จัดประชุม จัดกิจกรรม จัดทำ นำคณะ นำทีม นำ_ นำหัวหน้า นำโดย นำเสนอ นำทัพ ระบุ แถลง ชี้แจง ย้ำ เผย ต้อนรับ ตอบ
        หารือ ตรวจเยี่ยม ตรวจราชการ_ ตรวจติดตาม เยี่ยม เปิดงาน เปิดการ เปิดโครงการ เปิดประชุม เปิดตัว เปิดเวที เห็นชอบ ดำเนิน ขับเคลื่อน_
        ผนึก จับมือ เพื่อ_ เพื่อร่วม เพื่อสร้าง เพื่อส่งเสริม ว่า_ เมื่อวัน เมื่อเวลา วันที่ วันนี้ เวลา_ รวมทั้ง
        รวมถึง ตลอดจน อาทิ รับมอบ รับฟัง รับทราบ รับรางวัล ทำหน้าที่ ปาฐกถา บรรยาย แสดงความ แสดงวิสัย สรุป
        ในฐานะผู้แทน ทำการลงนาม ทำการร่วมลงนาม
        ในการเยือน ในขณะนั้น ในงานประชุม ในงานสัมมนา ในงานเปิด ในวัน ในการลงนาม ในการประชุม ในพิธี ในโอกาส เนื่องใน ที่กำกับ ที่ต้องการ
        รายงาน อ่าน เสนอ_ ขึ้นกล่าว ถวาย ประชุมร่วม ประชุมหารือ เป็น_ ประกาศ_ พบหารือ พบปะ แลกเปลี่ยน_ ส่งมอบ
        สักขีพยาน หลังจาก ภายหลัง ติดตาม_ เน้น จะ_ จะได้ จะเดิน จะลง จะร่วม จะเป็น เพื่อให้ ต่อมา จากนั้น
        ทั้งนี้ ขอ_ ชม ไป มาร่วม มาเป็น มาให้ เยือน ถือเป็น นับเป็น ระหว่างการ ยินดี ชื่นชม ในบันทึก เร่งขับ เร่งสร้าง มีกำหนด
        มีความ มีนโยบาย อีกทั้ง ผู้ลงนาม ได้แก่
        ลงตรวจ ลงบันทึก เซ็นสัญญา เซ็นบันทึก เซ็นข้อตกลง เซ็น_M เซ็นM เซ็นเอ็มโอยู ร่วมเซ็น ท่ามกลาง
        ทำ_MOU ทำMOU ทำ_MoU ทำบันทึก ทำข้อตกลง ร่วม_ นั่ง แจ้ง สั่งการ ชู แนะ_ ปลื้ม"""
    )
)
_PEOPLE_WORDS: Final = one_of(
    words(
        """คณะผู้บริหาร คณะทำงาน_ คณะเจ้าหน้าที่ คณะอาจารย์ คณะครู คณะข้าราชการ คณะ_ ผู้บริหารระดับ ผู้บริหารกระทรวง
        ผู้บริหารและ ผู้บริหาร_ ผู้บริหารหน่วย ผู้บริหารจาก ผู้บริหารโรง ผู้บริหารสถาน ผู้บริหารกรม ผู้บริหารมหา ผู้บริหารส่วน
        ผู้บริหารท้องถิ่น ผู้แทนจาก ผู้แทนหน่วยงาน ผู้แทนส่วน ผู้แทนภาค ผู้แทน_ ผู้เข้าร่วม ผู้เกี่ยวข้อง
        ผู้ที่เกี่ยวข้อง ผู้นำชุมชน ผู้ประกอบการ เจ้าหน้าที่ที่ เจ้าหน้าที่ผู้ เจ้าหน้าที่และ เจ้าหน้าที่_
        เจ้าหน้าที่จาก ข้าราชการ หัวหน้าส่วนราชการ หัวหน้าหน่วยงาน หัวหน้าศูนย์ หน่วยงานที่ หน่วยงานภาค ภาคีเครือข่าย ภาคี
        แขกผู้มี สื่อมวลชน ประชาชน นักเรียน นิสิต นักศึกษา บุคลากร เครือข่าย_ ทีมงาน คณาจารย์ ชาวบ้าน ผู้ร่วม
        พนักงาน_ กลุ่มเป้าหมาย องค์กรภาค ส่วนราชการ ผู้มีเกียรติ ตัวแทน ตำรวจ_ อาสาสมัคร เกษตรกร แกนนำ
        ที่เกี่ยวข้อง เอกอัครราชทูต สมาชิกสภา นายอำเภอ ผู้ทรงคุณวุฒิ"""
    )
)
_STOP: Final = re.compile(
    rf"[ \t]{{0,3}}(?:{_STOP_WORDS}|(?:(?<=[ \t])|และ[ \t]?|,[ \t]?){_PEOPLE_WORDS}"
    rf"|และ(?=[ \t]?(?:{_STOP_WORDS}|ผู้แทน|คณะ(?:ผู้|กรม|[ ])|ผู้บริหาร|เจ้าหน้าที่|หน่วยงาน|ภาคี"
    rf"|กลุ่ม[ ]?\d|เครือข่าย[ ]?\d|ฝ่าย[ก-๎]{{2,20}}[ ]?(?:คือ|ได้แก่)))"
    rf"|(?<![{THAI}])ณ[ \t.]|(?<=[ \t])ที่(?=ห้อง|หอประชุม|โรงแรม|อาคาร|{HEAD})|ณ[ ]{{1,2}}(?=ห้อง|โรงแรม|อาคาร|ศูนย์|ทำเนียบ|ตึก|หอประชุม)"
    r"|ร่วม(?=[ \t])|(?<=[ \t])(?:กับ|เพื่อ|เมื่อ|เป็นที่|พยาน|พร้อม|นำ(?!เข้า|ร่อง)|ส่งเสริมให้"
    r"|(?:ได้)?(?:เดินหน้า|เดินสาย|ชวน|เชิญ|หนุน|ลุย|เร่ง|เตรียม|สานต่อ|ต่อยอด"
    r"|ยืนยัน|ประเดิม|ขึ้นเวที|เล่า|บอก|อธิบาย|เสริมว่า|มองว่า|เชื่อ|หวัง|ตั้งเป้า|พาคณะ|พาชม|มุ่งเน้น|มุ่งมั่น|ต่าง|ยังได้|ยังคง|ถือ)|ประธาน(?=และสักขี|และพยาน|(?:ใน)?พิธี)|บันทึก(?=ข้อ|ความ))"
    r"|[“”\"‘\[;:|]|\((?!องค์กา?รมหาชน|มหาชน|ประเทศไทย|ไทยแลนด์|ชั่วคราว|ฝ่าย|ด้าน"
    r"|ส่วนกลาง|กทม|รักษา|ปฏิบัติ|ประจำ|สาย|งาน|แห่ง|[12]\d{3}\))|,(?!\d)|\.\.|…|\d{1,2}[.)][ \t]|\n)"
)
# Words that a word of _STOP stands in: ราช|ชม|งคล is none.
_LOOKALIKES: Final = re.compile(
    "ประธานกรรม|มีอำนาจลงนาม|จัดการ|ให้บริการ|ให้คำปรึกษา|ที่ปรึกษา|นำเข้า|รายได้|เงินได้|นโยบายได้|ทำให้|ทั่วไป|ไปรษ|ราชมงคล|ชมรม|ชมพู|เผยแพร่|โดยสาร|เงินให้กู้"
    "|ร่วม[ ]จำกัด|บรมราชู|สระบุรี"
)
_POSITION_LIMIT: Final = 220
_TRAILING: Final = re.compile(
    r"(?:[\s,;:–-]|(?:และ|พร้อมด้วย|พร้อม|โดยมี|โดย|กับ|ร่วมกับ|ร่วม|ระหว่าง|รวมทั้ง"
    r"|ตลอดจน|ได้|ซึ่งมี|ซึ่ง|นำ|มี|ที่|จาก|ด้วย|(?<!ภาย)ใน|คือ|หรือ|อาทิ|แก่|ต่อ|ให้|ว่า|ของ"
    r"|เป็น|แทน|ในการ|(?<=[\s)])ฯ|(?<=[\s])(?:จะ|(?:อีก)?ฝ่ายหนึ่ง)))$"
)


def position_after(text: str, at: int, limit: int) -> Span | None:
    """The position that begins at `at` (after a name) and ends before `limit`."""
    bracketed = _IN_BRACKETS.match(text, at)
    if bracketed is not None:
        return Span(*bracketed.span("position"))
    begin = _POSITION_BEGIN.match(text, at, limit)
    if begin is None:
        return _unknown_position(text, at, limit) if limit - at <= 100 else None
    start = begin.start("head")
    return _trim(text, start, _position_end(text, start, min(limit, start + _POSITION_LIMIT)))


# กรมวังผู้ใหญ่ในพระองค์ พร้อมด้วย: words of no known position that fill the gap to the next person.
_GAP_POSITION: Final = re.compile(
    rf"[ \t]{{1,3}}(?P<position>[{THAI}][{THAI}0-9๐-๙. ]{{3,75}}?)[ \t]{{0,3}}(?:พร้อมด้วย"
    rf"|และ|,|ร่วมกับ|กับ|$)[ \t]{{0,3}}$"
)


def _unknown_position(text: str, at: int, limit: int) -> Span | None:
    gap = _GAP_POSITION.match(text, at, limit)
    if gap is None or "\n" in gap[0] or first_cue(gap[0]) or _STOP.search(text, *gap.span("position")):
        return None
    if _NO_POSITION.match(gap["position"]):
        return None
    return _trim(text, *gap.span("position"))


_NO_POSITION: Final = re.compile(
    "ตำบล|ต\\.|อำเภอ|จังหวัด|หมู่|บ้านเลข|และ|พร้อม|กับ|ร่วม|โดย|ทั้ง|รวม|ตลอด|รับ|มี|ได้|ที่|เพื่อ|หรือ|แทน|จาก|ลง|ให้|ไป|มา|เข้า|ตาม|ใน|ถึง|ว่า|คณะ|จำนวน|ผ่าน|ต่อ|คุณ|ท่าน"
)


# ผู้บัญชาการ… (ผบช.สอท.) สำนักงานตำรวจแห่งชาติ: a short form inside a position.
_SHORT_BRACKET: Final = re.compile(
    rf"[ ]?\([ก-๎A-Z. ]{{2,18}}\)[ ]?(?={HEAD})"
    r"|[ ]?\([^()\n]{2,60}\)[ ]?(?=ประจำ[ก-ฮ])"
    # นายกองค์การบริหารส่วนจังหวัด (อบจ.) ตรัง
    r"|[ ]?\((?:อบ[จต]|ท[มนต])\.?\)[ ]?(?=[ก-ฮเ-ไ])"
)


# คณบดีคณะ A คณบดีคณะ B: the same office of another body is another person's, who is not named.
_OFFICES: Final = re.compile(r"คณบดี|อธิการบดี|อธิบดี|ผู้อำนวยการ|หัวหน้า|ผู้ว่าการ|นายก(?=สมาคม|อ|เทศ)|ผู้จัดการ")
# อธิบดีกรม A ดำรงตำแหน่ง อธิบดีกรม B
_SAME_HOLDER: Final = re.compile("(?:ตำแหน่ง|และ|เป็น|อดีต|ทั้ง|แทน|หน้าที่|รักษาการ)$")
# Dean, Lee Chair in Midwifery; Director, FAO/ILO Training Centre: an English office goes on behind a comma.
_GOES_ON: Final = re.compile(
    r"[,;&][ ](?!(?:Mr|Mrs|Ms|Miss|Dr|Prof|MR|MRS|MS|DR|PROF|H\.E|Assoc|Asst|Professor)\b)(?=[A-Z][A-Za-z])"
)


# ประธานเครือข่าย| “ปลาดีทุกวัย”, ผู้จัดการร้าน “ลมดี”: the body is called by a name in quotation marks.
_QUOTED_PART: Final = re.compile(r"[ ]?[“\"‘][^“”\"‘’\n]{2,60}[”\"’]")
_NAMED_BODY: Final = re.compile(
    r"(?:เครือข่าย|ชมรม|กลุ่ม|มูลนิธิ|สมาคม|โครงการ|บริษัท|ร้าน|โรงเรียน|โรงแรม|วิสาหกิจชุมชน|เพจ|ศูนย์|นิตยสาร|รายการ)$"
)
_NAME_BEGINS: Final = re.compile(
    r"(?:สำนักงาน|สำนัก|กรม|กอง|ศูนย์|สถาบัน|มูลนิธิ|บริษัท|ฝ่าย|กลุ่ม|สมาคม|ชมรม|เครือข่าย|ด้าน|โครงการ|(?<!ใน)(?<![ ])การ)$"
)


# ผู้อำนวยการสถาบัน|เป็นผู้ลงนาม: no body is called so.
_ACTS: Final = re.compile("(?:ร่วม)?ลงนาม|เป็น(?:ผู้(?:ร่วม|แทน)?ลงนาม|ประธานใน|สักขี|พยาน)|กล่าวว่า")


def _position_end(text: str, start: int, limit: int) -> int:
    office = _OFFICES.match(text, start, limit)
    if office is not None:
        again = text.find(f" {office[0]}", office.end(), limit)
        limit = limit if again < 0 or _SAME_HOLDER.search(text, start, again) else again
    at = start + 4
    while True:
        stop = _STOP.search(text, at, limit)
        if stop is None:
            return limit
        if text[start].isascii() and (on := _GOES_ON.match(text, stop.start(), limit)) is not None:
            at = on.end()
            continue
        if (name := _QUOTED_PART.match(text, stop.start(), limit)) is not None and _NAMED_BODY.search(
            text, start, stop.start()
        ):
            at = name.end()
            continue
        bracket = _SHORT_BRACKET.match(text, stop.start(), limit)
        if bracket is not None:
            at = bracket.end()
            continue
        if _NAME_BEGINS.search(text, max(start, stop.start() - 12), stop.start()) and not (
            stop[0][0] in " \t,(\n" or _ACTS.match(text, stop.start())
        ):
            # สำนักงาน|รับฟัง…: the word is of the body's name.
            at = stop.end()
            continue
        word = _LOOKALIKES.search(text, max(start, stop.start() - 8), min(limit, stop.end() + 6))
        if word is None or not (word.start() < stop.end() and stop.start() < word.end()):
            return stop.start()
        at = max(word.end(), stop.start() + 1)


# ผู้อำนวยการโรงเรียน A จังหวัดเพชรบุรี ประเทศไทย: where the body is, is no part of the office.
_PLACE_BEHIND: Final = re.compile(
    rf"(?P<body>(?:{HEAD}|[A-Z][a-z])[^\n,()]{{2,80}}?(?<!แห่ง)(?<!ของ)(?<!ประจำ)(?<!ใน))(?:[ ,]{{1,2}}(?:จังหวัด|จ\.|ประเทศ"
    rf"|สาธารณรัฐ|ราชอาณาจักร|กรุง(?!เทพ))[ ]?[{THAI}]{{2,30}}){{1,3}}$"
)


def _trim(text: str, start: int, end: int) -> Span | None:
    for _ in range(6):
        trailing = _TRAILING.search(text, max(start, end - 14), end)
        if trailing is None:
            break
        end = trailing.start()
    place = _PLACE_BEHIND.search(text, start, end)
    if place is not None:
        end = place.end("body")
    if text[end - 1] == ")" and text.count(")", start, end) > text.count("(", start, end):
        # (นาย ก เจ้ากรม ข): the bracket was opened before the name.
        end -= 1
    return Span(start, end) if end - start >= 4 else None


# … กรรมการผู้จัดการ และ|ธนาคาร B โดย นาย ข: the organisation for which the next person signs.
_NEXT_SIDE: Final = re.compile(rf"(?:[ ]และ[ ]?|และ[ ]|[ ]?(?<!กำ)(?<!เกี่ยว)(?:ร่วม)?กับ[ ]?)(?={HEAD})")
_NEXT_GLUED: Final = re.compile(
    "และ(?=สำนักงาน|กรม|กระทรวง|บริษัท|มหาวิทยาลัย|โรงพยาบาล|สมาคม|เทศบาล|องค์การ|มูลนิธิ|โรงเรียน|ธนาคาร)"
)
_NEXT_NAME: Final = re.compile(rf"[ ]{{1,2}}(?={HEAD})")
FIRST_HEAD: Final = re.compile(HEAD)
BESIDE: Final = re.compile(rf"(?<=[{THAI}])[ ](?:และ|กับ)[ ](?={HEAD})")
_BY: Final = re.compile(r"[ ]?(?:\([^()\n]{1,40}\))?[ ]?โดย(?:มี)?[ ]{0,2}")


def without_next_side(text: str, position: Span, following: int) -> Span:
    """The position without the next party's name, where that is followed by who signs for it at `following`."""
    if following - position.end > 60 or not _BY.fullmatch(text, position.end, following):
        return position
    sides = list(_NEXT_SIDE.finditer(text, position.start, position.end))
    if not sides:
        # ผู้อำนวยการกลุ่ม… กรม A|และสำนักงาน B โดยนาย ข: without a blank.
        sides = [
            m
            for m in _NEXT_GLUED.finditer(text, position.start, position.end)
            if FIRST_HEAD.search(text, position.start + 4, m.start())
        ]
    if not sides:
        # อธิบดีกรม A กรม B โดยนาย ข: the first organisation is the one of the office.
        sides = [
            m
            for m in _NEXT_NAME.finditer(text, position.start, position.end)
            if FIRST_HEAD.search(text, position.start, m.start())
        ]
    return (_trim(text, position.start, sides[-1].start()) if sides else None) or position


_BEFORE_WINDOW: Final = 130
_HEADS: Final = re.compile(POSITION_HEAD)
_BEFORE_BREAK: Final = re.compile(rf"[ \t]{{0,2}}(?:{_STOP_WORDS}|[“”\"‘\[;:|,\n(])")


_JOINED: Final = ("และ", "กับ", "พร้อมด้วย", "รวมทั้ง", "ตลอดจน")
"""What joins a name to others: the office before it is theirs."""


def position_before(text: str, start: int, floor: int) -> Span | None:
    """The position that stands right before a name: รองปลัดกระทรวงอุตสาหกรรม (นายภานุวัฒน์ …)."""
    begin = max(floor, start - _BEFORE_WINDOW, text.rfind("\n", 0, start) + 1)
    end = start
    while end > begin and text[end - 1] in " \t(":
        end -= 1
    if end - begin < 5 or text[end - 1] == "ฯ" or text.endswith(_JOINED, begin, end):
        return None
    broken = begin
    for stop in _BEFORE_BREAK.finditer(text, begin, end):
        broken = stop.end()
    head = None
    for match in _HEADS.finditer(text, broken, end):
        before = text[match.start() - 1 : match.start()]
        if head is None and (
            match.start() == broken
            or not before
            or before in " \t(“"
            or text.endswith(("และ", "โดย", "มี"), begin, match.start())
        ):
            head = match
    if head is None:
        return None
    return _trim(text, head.start(), end)
