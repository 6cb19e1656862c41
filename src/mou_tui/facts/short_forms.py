"""What looks like a short form, and whether a long form spells it."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.patterns import THAI, stripped
from mou_tui.organizations import short_forms

THAI_SHORT: Final = (
    rf"(?:(?:รอง|ผู้ช่วย)?(?:ปลัด|อธิบดี|ผู้ว่าฯ|เลขาธิการ|กระทรวง"
    rf"|สำนักงาน)[ ]?)?(?:[ก-ฮเ-ไ][{THAI}]{{0,5}}\.[ ]?){{1,6}}(?:[ก-ฮเ-ไ][{THAI}]{{0,9}}\.?)?|[ก-ฮ]{{2,6}}"
)

LATIN_SHORT: Final = (
    r"(?:[A-Za-z]?[A-Z]|[a-z]-[A-Z]|\d[A-Z](?=[A-Z]))[A-Za-z0-9&]{0,12}"
    r"(?:[ ]?[-–/.&][ ]?[A-Za-z0-9]{1,12}){0,4}(?:[ ]Thailand|[ ]\d{4})?"
)

MONTHS: Final = re.compile(
    r"(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.?$|^น\.$|พ\.ศ\.?$|ค\.ศ\.?$|ณ\.?$|ต่อ$"
)

LATIN_WORDS_BEFORE: Final = re.compile(r"(?:[A-Za-z][A-Za-z’'&–.-]{0,24}+[ ,]{0,2}+(?:[–-][ ])?+){1,12}+$")

POSITION_SHORT: Final = re.compile(r"(?:รอง|ผู้ช่วย)?(?:ผบช|ผบก|รมว|รมช|ปลัด|อธิบดี|ผอ|นรม|ผบ|ผวจ|ผู้ว่า|เลขาธิการ|ปล|เลขาฯ)")

CUT: Final = re.compile(
    r"[\s“”\"'‘’:;,()\[\]]|(?:เป็น|คือ|โดย|(?<!กำ)(?<!เกี่ยว)กับ|ได้แก่|หรือ|ว่า(?!ด้วย|การ|ที่)"
    r"|ผ่าน|ซึ่ง|เรียก|ของ(?=สำนัก|กรม|กระทรวง|องค์|สถาบัน)|และ(?=สำนัก|กรม|กระทรวง"
    r"|องค์|สถาบัน|มหา|บริษัท|การ|ธนาคาร|สมาคม)|พร้อม|ด้าน(?=การ)|ทั้ง|ร่วมกับ|ภายใต้"
    r"|จัดทำ|(?<!ราย)ได้(?=จัด|ลง|ร่วม)|ลงนาม(?=บันทึก|ใน)|ในฐานะ|(?<=[ ])ณ(?=[ ])"
    r"|ด้วย|มุ่งสู่|ร่วมลงนาม|ลงนาม(?=ความตกลง)|ของ(?=โรค)|ให้แก่|ให้กับ|เทคโนโลยี(?=ปัญญา)|อุตสาหกรรม(?=ยานยนต์)|การนำ|แปลง(?=การ)|นำ(?=เครื่อง"
    r"|ระบบ)|ใน(?=การ|เขต|ประชาคม|อุตสาหกรรม)|ตาม(?=มาตรฐาน|หลัก|ระบบ)|ใช้)"
)

LETTERS: Final = re.compile("[ก-ฮ]{2,6}")

_LATIN_WORD: Final = re.compile(r"[A-Za-z][A-Za-z’'&.]*")

_NO_LETTER: Final = re.compile("[^a-z]")


def is_short_piece(form: str) -> bool:
    """Whether `form` may be what a bracket after a name has as a short form of it; a Thai word may be one of any name."""
    return looks_short(form) and (not form[0].isascii() or may_be_short(form))


def may_be_short(form: str) -> bool:
    """Whether `form` looks like a short form: by its dots or capitals, by having consonants only, or known as one."""
    if form[:1].isascii():
        return sum(c.isupper() for c in form) >= 2 or form.casefold() in _known_forms()
    return "." in form or LETTERS.fullmatch(form) is not None or form.casefold() in _known_forms()


@cache
def _known_forms() -> frozenset[str]:
    return frozenset(form.casefold() for form in short_forms())


def is_plain_word(form: str) -> bool:
    """Whether a Latin form is a word and no acronym: Call, International."""
    return form[:1].isascii() and sum(c.isupper() for c in form) < 2


_PIECES: Final = re.compile(r"[ ]?(?:[:,/–—]|[ ]-[ ]|หรือ|ในนาม)[ ]?")

_SHORT_PIECE: Final = re.compile(
    rf"(?:{THAI_SHORT}|[A-Z][A-Za-z0-9&.-]{{1,11}}|[a-z]{{3,8}}"
    rf"|[ก-ฮเ-ไ][{THAI}]{{1,9}}(?:[ ]?กรุงเทพฯ)?|[ก-ฮเ-ไ][{THAI}]{{2,24}}ฯ)"
)

_NOT_PIECE: Final = re.compile(
    r"(?:เดิม|ปัจจุบัน|ประเทศ|จังหวัด|ฝ่าย|ด้าน|ส่วน|ภาค|ใน|ที่|และ|นาย|นาง|ไทย$|ใหม่"
    r"|เป็น|ระยะ|ครั้ง|แห่ง|สาขา|ชั้น|วิทยาเขต|ศูนย์|เขต|ตอน|อาคาร|ห้อง|ผู้|รวม|จำนวน"
    r"|ชุด|รุ่น|ฉบับ|มหาชน|องค์การ|ร่าง|บันทึก|โครงการ|ความ|การ(?!ลงทะเบียน)|MO[UA]"
    r"|Mo[UA])"
)

# (ไทยเซิร์ต), (เอ็นไอเอ): a name made of Thai and a loanword, or letters as they are spoken; not a place or a remark.
LOANWORD: Final = re.compile(
    "ไทย[ก-๎]{0,8}[็์][ก-๎]{0,8}|(?:เอ็กซ์|เอ็ม|เอ็น|เอช|เอส|เอฟ|เอ|บี|ซี|ดี|อี|จี|ไอ|เจ|เค|แอล|โอ|พี|คิว|อาร์|ที|ยู|วี|วาย){2,6}"
)


def looks_short(form: str) -> bool:
    """Whether `form` is written like a short form, and is no remark and no month."""
    return len(form) >= 2 and bool(_SHORT_PIECE.fullmatch(form)) and not (_NOT_PIECE.match(form) or MONTHS.search(form))


def pieces_of(text: str, start: int, end: int) -> list[Span]:
    """The pieces of text[start:end] that commas, colons, dashes and หรือ part, of two letters or more."""
    spans = []
    for cut in _PIECES.finditer(text, start, end):
        spans.append(trimmed(text, start, cut.start()))
        start = cut.end()
    spans.append(trimmed(text, start, end))
    return [s for s in spans if len(s) > 1]


def is_latin_name(form: str) -> bool:
    """Whether `form` is a name of several Latin words."""
    return form[:1].isascii() and " " in form and form[:1].isupper() and len(form) > 8


def first_letter(words: str) -> str:
    """The first letter that is spoken: of เครือข่าย it is ค."""
    return words.lstrip("เแโใไ")[:1]


def stand_in_order(letters: Iterable[str], words: str) -> bool:
    """Whether `letters` stand in `words` in this order."""
    at = 0
    for letter in letters:
        at = words.find(letter, at) + 1
        if not at:
            return False
    return True


def by_initials(text: str, start: int, at: int, form: str) -> Span | None:
    """The Latin words right before `at` whose initials make `form`."""
    tokens = [(m.start(), m[0]) for m in _LATIN_WORD.finditer(text, start, at)]
    # Of HiPPS, for High Performance and Potential System, the capitals count.
    spellings = {_NO_LETTER.sub("", form.lower()), "".join(c for c in form if c.isupper()).lower()}
    for n in range(len(tokens) - 1, -1, -1):
        words = [w for _, w in tokens[n:]]
        if any(len(letters) > 1 and _spells(words, letters) for letters in spellings):
            long = trimmed(text, tokens[n][0], at)
            return long if len(long) > len(form) else None
    return None


def _spells(words: list[str], letters: str) -> bool:
    initials = "".join(w[0] for w in words).lower()
    small = {"of", "and", "the", "for", "in", "on", "to", "a", "de", "with", "by"}
    capitals = "".join(w[0] for w in words if w.lower() not in small).lower()
    if letters.rstrip("s") in (initials, capitals, initials.rstrip("s"), capitals.rstrip("s")) or letters in (
        initials,
        capitals,
    ):
        return True
    inner = "".join(c for w in words for c in w if c.isupper()).lower()
    return len(letters) > 2 and inner == letters


def initials_agree(long: str, short: str) -> bool:
    """Whether the Latin words of `long` spell `short`, or begin alike and are nearly as many as its letters."""
    words = _LATIN_WORD.findall(long)
    letters = _NO_LETTER.sub("", short.lower())
    if not words or not letters:
        return False
    return _spells(words, letters) or (words[0][0].lower() == letters[0] and len(letters) <= len(words) + 3)


_BESIDE_FORM: Final = " ,:;–—-“”\"'‘’"


def trimmed(text: str, start: int, end: int) -> Span:
    """[start, end) without the blanks and signs that stand beside a form."""
    return stripped(text, start, end, _BESIDE_FORM, _BESIDE_FORM)
