"""The names of a list of which the text says how many they are: where as many stand there, each is one.

8 องค์กร ได้แก่ [กรมป่าไม้] [ไทยลมดี] [กรีนไลน์ (GL)] … และ[สมาคมคนรักน้ำ]

The number tells what no list of words can: that a word between two blanks is a name, and where a name ends.
"""

import re
from collections.abc import Callable
from typing import Final

from mou_tui.facts.body import Body
from mou_tui.facts.body_parts import PROVINCES
from mou_tui.facts.patterns import THAI

_NUMBER: Final = re.compile(r"\d{1,3}|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ")
_WORDS: Final = {word: n for n, word in enumerate(("สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"), start=2)}
_MOST: Final = 30
_PROVINCE: Final = re.compile(PROVINCES)
_FEWEST: Final = 2
_REACH: Final = 2_000
_GAP: Final = re.compile(
    r"[ ]{0,3}(?:[,，;][ ]{0,2})?(?P<last>(?:และ|กับ|รวมทั้ง|รวมถึง|ตลอดจน)[ ]{0,2})?(?:\(?\d{1,2}[.)][ ]{0,2})?"
)
_BRACKETS: Final = re.compile(r"(?:[ ]{0,2}[(（][^()（）\n]{1,80}[)）])+")
_BY_BLANKS: Final = re.compile(r"[^\s,，;()（）“”\"]{2,60}")
_BY_COMMAS: Final = re.compile(
    r"[^\n,，;()（）“”\"]{2,70}?(?=[ ]?(?:[,，;\n(（]|(?<=[ ])(?:และ|กับ|หรือ|เพื่อ|โดย|ณ[ ]|ใน|ร่วม|ลงนาม|ซึ่ง|ทั้งนี้|เมื่อ|วันที่|พร้อม)|$))"
)
# Borneo Friendship Association หรือสมาคมมิตรภาพบอร์เนียว: the same in other words.
_OR: Final = re.compile(r"[ ]?หรือ[ ]?[^\n,，;()]{2,60}?(?=[ ]?(?:[,，;]|[ ]และ|$))")
_COMMA: Final = re.compile("[,，]")
_GOES_ON: Final = re.compile(rf"[{THAI}]")
# What follows the last name of a list.
_OVER: Final = re.compile(
    r"[ ]{0,3}(?:$|\n|\.|[”\"]|เพื่อ|โดย|ณ[ ]|ใน|ร่วม|ลงนาม|ซึ่ง|ทั้งนี้|เมื่อ|วันที่|จัด|ได้|มี|ที่|ว่า|ด้าน|เป็น|พร้อม|ภายใต้|ตาม|ต่อ)"
)
# What no name begins with, and what none holds.
_NO_NAME: Final = re.compile(
    rf"(?:การ(?![{THAI}]{{3,30}}แห่งประเทศ)|ความ|เพื่อ|ซึ่ง|โดย|ใน|ได้|ให้|ที่|เป็น|ว่า|ด้าน|เมื่อ|วันที่|นาย|นาง|ดร\.|ผู้|ทั้ง|พร้อม|ร่วม|จัด|มี|จะ|บันทึก"
    r"|ข้อตกลง|ลงนาม|โครงการ|อื่น|เป็นต้น|ฯลฯ|หน่วยงาน|ตัวแทน|รอง|อธิบดี|ปลัด"
    # ภาครัฐ ภาคเอกชน และเกษตรกร: of what kind they are, and no names.
    r"|ภาค(?:รัฐ|เอกชน|ประชา|ธุรกิจ|วิชาการ|ส่วน|การ|อุตสาห|เกษตร|สังคม|แรงงาน|ท้องถิ่น)|เกษตรกร|ประชาชน|ชุมชน|ผู้ประกอบ|นักวิชา)"
)
# มูลนิธิ|เพื่อ…, กองทุน|เพื่อ…: behind the word for its kind a purpose is a name's.
_NO_PART: Final = re.compile(
    "ลงนาม|บันทึกข้อ|กล่าว|(?<!มูลนิธิ)(?<!กองทุน)(?<!สมาคม)(?<!ธนาคาร)(?<!องค์การ)(?<!สถาบัน)(?<!ศูนย์)(?<!เครือข่าย)เพื่อ(?!น)|โดยมี|ได้แก่|ประกอบด้วย|นาย|นางสาว"
)


def said_number(announcement: str) -> int | None:
    """How many names the words before a list announce, None where they do not say or it is no number for a list."""
    match = _NUMBER.search(announcement)
    if match is None:
        return None
    count = _WORDS.get(match[0]) or int(match[0])
    return count if _FEWEST <= count <= _MOST else None


def names_by_number(text: str, at: int, count: int, body_from: Callable[[int], Body | None]) -> list[Body] | None:
    """The `count` names that stand from `at` on, or None where not exactly as many do.

    `body_from` gives the known organisation that begins at a place.
    """
    limit = min(len(text), at + _REACH)
    line = text.find("\n", at, limit)
    limit = line if line >= 0 else limit
    by_commas = sum(1 for _ in _COMMA.finditer(text, at, limit)) >= count - 2 > 0
    forms = (_BY_COMMAS, _BY_BLANKS) if by_commas else (_BY_BLANKS,)
    for form in forms:
        found = _read(text, at, limit, count, form, body_from)
        # จังหวัดลำปาง ขอนแก่น ชลบุรี …: where it was done.
        if found is not None and sum(_PROVINCE.fullmatch(text, b.start, b.end) is not None for b in found) < 2:
            return found
    return None


def _read(
    text: str, at: int, limit: int, count: int, form: re.Pattern[str], body_from: Callable[[int], Body | None]
) -> list[Body] | None:
    found: list[Body] = []
    closed = False
    while len(found) < count:
        gap = _GAP.match(text, at, limit)
        if closed or gap is None:
            return None
        closed = gap["last"] is not None
        body = _name(text, gap.end(), limit, form, body_from)
        if body is None:
            return None
        found.append(body)
        bracket = _BRACKETS.match(text, body.end, limit)
        at = bracket.end() if bracket is not None else body.end
        if (other := _OR.match(text, at, limit)) is not None:
            at = other.end()
    return found if _OVER.match(text, at, limit) or at >= limit else None


def _name(
    text: str, at: int, limit: int, form: re.Pattern[str], body_from: Callable[[int], Body | None]
) -> Body | None:
    known = body_from(at)
    if known is not None:
        if not _GOES_ON.match(text, known.end, limit) or text.startswith("และ", known.end) or body_from(known.end):
            return known
        # The word goes on behind what is known of it.
        rest = form.match(text, known.end, limit)
        return Body(at, rest.end()) if rest is not None else known
    match = form.match(text, at, limit)
    if match is None:
        return None
    end = match.end()
    cut = text.find("และ", at + 3, end)
    if cut >= 0 and body_from(cut + 3) is not None:
        end = cut
    words = text[at:end].rstrip()
    if _NO_NAME.match(words) or _NO_PART.search(words):
        return None
    return Body(at, at + len(words))
