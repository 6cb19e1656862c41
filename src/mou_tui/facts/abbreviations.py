"""Short forms that the article itself explains.

กระทรวงการคลัง (กค.)      กค. (กระทรวงการคลัง)      Growth Triangle: IMT-GT      องค์การ… หรือ อพท.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.body import Body
from mou_tui.facts.countries import country_at
from mou_tui.facts.occurrences import watched
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI, matches_at, scan, stripped
from mou_tui.facts.rules import Rule, rule
from mou_tui.i18n import N_
from mou_tui.organizations import resolve, short_forms
from mou_tui.thai.words import word_starts

AFTER_NAME: Final = rule(
    "abbreviations.after_name",
    N_("the short form in the bracket after an organisation's name"),
    "มหาวิทยาลัยลุ่มน้ำใส (มลส.) ลงนามบันทึกข้อตกลง",
    "มลส.",
)
OR: Final = rule(
    "abbreviations.or",
    N_("the short form after a name and “or”"),
    "องค์การสวนพฤกษา หรือ อสพ. ลงนามบันทึกข้อตกลง",
    "อสพ.",
)
INSIDE_BRACKET: Final = rule(
    "abbreviations.inside_bracket",
    N_("long and short form side by side in one bracket"),
    "อบรมเรื่องข้อมูล (Data Analytics - DA) ให้ครู",
    "DA",
)
ABRIDGED: Final = rule(
    "abbreviations.abridged",
    N_("a bracket that repeats the beginning of the words before it and cuts them short by ฯ"),
    "โครงการลงทะเบียนเพื่อสวัสดิการแห่งรัฐ (โครงการลงทะเบียนฯ) เริ่มแล้ว",
    "โครงการลงทะเบียนฯ",
)
PAPER: Final = rule(
    "abbreviations.paper",
    N_("the acronym of the paper beside its name"),
    "กรมป่าไม้ ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) กับ กรมประมง",
    "MOU",
)
LEGEND: Final = rule(
    "abbreviations.legend",
    N_("a legend of two pairs or more, one right after the other"),
    "รัฐแบ่งบริการเป็น G2G : ภาครัฐสู่ภาครัฐ G2B : ภาครัฐสู่ภาคธุรกิจ",
    "G2G",
    "G2B",
)
BRACKET_POSITION: Final = rule(
    "abbreviations.bracket_position",
    N_("the short form of an office in the bracket after it"),
    "รัฐมนตรีว่าการกระทรวงแรงงาน (รมว.แรงงาน) เป็นประธานในพิธีลงนาม",
    "รมว.แรงงาน",
)
INITIALS: Final = rule(
    "abbreviations.initials",
    N_("an acronym in the bracket after the Latin words whose initials it is"),
    "ใช้ข้อมูลจาก Data Lake Platform (DLP) ปีหน้า",
    "DLP",
)
BRACKET_NAME: Final = rule(
    "abbreviations.bracket_name",
    N_("the acronym in the bracket after a known name or agreement"),
    "มีการลงนามบันทึกความเข้าใจว่าด้วยความร่วมมือ (บคม.) กับเพื่อนบ้าน",
    "บคม.",
)
BRACKET_QUOTED: Final = rule(
    "abbreviations.bracket_quoted",
    N_("the short form in the bracket after words in quotation marks"),
    "ร่วมมือใน “โครงการบ้านมั่นคง” (บมค.) ปีหน้า",
    "บมค.",
)
BRACKET: Final = rule(
    "abbreviations.bracket",
    N_("the short form in a bracket, for the words before it as far as they belong together"),
    "มอบบัตรประจำตัว อาสาสมัครพัฒนาสังคม (อพส.) ปีหน้า",
    "อพส.",
)
LONG_IN_BRACKET: Final = rule(
    "abbreviations.long_in_bracket",
    N_("the long form in the bracket after its short form"),
    "มอบบัตรของ อพส. (องค์กรพัฒนาสังคม) ปีหน้า",
    "อพส.",
)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for, both as written; `whole` covers both."""

    short: Span
    long: Span
    rule: Rule

    @property
    def whole(self) -> Span:
        """The words from the beginning of the one to the end of the other."""
        return Span(min(self.short.start, self.long.start), max(self.short.end, self.long.end))


_THAI_SHORT: Final = (
    rf"(?:(?:รอง|ผู้ช่วย)?(?:ปลัด|อธิบดี|ผู้ว่าฯ|เลขาธิการ|กระทรวง"
    rf"|สำนักงาน)[ ]?)?(?:[ก-ฮเ-ไ][{THAI}]{{0,5}}\.[ ]?){{1,6}}(?:[ก-ฮเ-ไ][{THAI}]{{0,9}}\.?)?|[ก-ฮ]{{2,6}}"
)
_LATIN_SHORT: Final = (
    r"(?:[A-Za-z]?[A-Z]|[a-z]-[A-Z]|\d[A-Z](?=[A-Z]))[A-Za-z0-9&]{0,12}"
    r"(?:[ ]?[-–/.&][ ]?[A-Za-z0-9]{1,12}){0,4}(?:[ ]Thailand|[ ]\d{4})?"
)
_BRACKETED: Final = re.compile(
    rf"[(（][ ]?(?:(?:หรือ|ต่อไปนี้เรียกว่า|เรียกว่า|ย่อว่า|ชื่อย่อ|อักษรย่อ)[ ]?)?"
    rf"[“\"‘']?(?P<thai>(?:{_THAI_SHORT}))[”\"’']?[ ]?[)）]"
    rf"|[(（][ ]?(?:หรือ[ ]?)?[“\"]?(?P<latin>{_LATIN_SHORT})[”\"]?[ ]?[)）]"
)
# (Memorandum of Understanding: MOU), (Data Analytics - DA), (Jetro Innovation Program : JIP)
_INSIDE: Final = re.compile(
    r"[(（“\"][ ]?(?P<inner>[A-Z][A-Za-z’'&–—,.:/ -]{5,119}+(?:หรือ[ ]?[A-Z][A-Za-z-]{1,12}+)?)[)）”\"]"
)
_CAPITAL: Final = re.compile("[ ]?[A-Z]")
_INSIDE_CUT: Final = re.compile(r"[ ]?(?:[:,–—-]|หรือ|or)[ ]{0,2}(?=[A-Za-z-]{2,14}(?:[ ][–-][ ][A-Z]{1,6})?[ ]?$)")
# พม. (กระทรวงการพัฒนา…), GISTDA (Geo-Informatics …)
_LONG_BRACKET: Final = re.compile(r"[(（](?P<long>[^()（）\n]{6,120})[)）]")
_SHORT_BEFORE: Final = re.compile(
    rf"(?<![{THAI}.A-Za-z])(?P<short>{_THAI_SHORT}|[A-Z][A-Za-z]{{0,3}}[A-Z][A-Za-z&-]{{0,8}})[ ]?$"
)
# องค์การบริหาร… หรือ อพท.
_OR: Final = re.compile(
    rf"[ ]{{0,2}}(?:[(（][^()\n]{{2,60}}[)）][ ]?)?(?:หรือ"
    rf"|หรือเรียกว่า)[ ]?[“\"]?(?P<short>(?:[ก-ฮเ-ไ][{THAI}]{{0,3}}\.[ ]?){{1,4}}"
    rf"|[ก-ฮ]{{2,6}}\.?(?![{THAI}])|[A-Z][A-Za-z-]{{1,12}}(?![A-Za-z]))"
)
_LONGEST_REMARK: Final = 72
"""Code points between a name and the หรือ behind it."""
_MONTHS: Final = re.compile(
    r"(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.?$|^น\.$|พ\.ศ\.?$|ค\.ศ\.?$|ณ\.?$|ต่อ$"
)
_LEGAL_FORMS: Final = ("องค์การมหาชน", "องค์กรมหาชน", "มหาชน", "ประเทศไทย")
_NOT_SHORT: Final = frozenset(
    {"มหาชน", "ซ้าย", "ขวา", "กลาง", "ต่อ", "จบ", "บน", "ล่าง", "องค์การมหาชน", "องค์กรมหาชน", "ประเทศไทย"}
)
_LATIN_WORDS_BEFORE: Final = re.compile(r"(?:[A-Za-z][A-Za-z’'&–.-]{0,24}+[ ,]{0,2}+(?:[–-][ ])?+){1,12}+$")
_POSITION_SHORT: Final = re.compile(r"(?:รอง|ผู้ช่วย)?(?:ผบช|ผบก|รมว|รมช|ปลัด|อธิบดี|ผอ|นรม|ผบ|ผวจ|ผู้ว่า|เลขาธิการ|ปล|เลขาฯ)")
_CUT: Final = re.compile(
    r"[\s“”\"'‘’:;,()\[\]]|(?:เป็น|คือ|โดย|(?<!กำ)(?<!เกี่ยว)กับ|ได้แก่|หรือ|ว่า(?!ด้วย|การ|ที่)"
    r"|ผ่าน|ซึ่ง|เรียก|ของ(?=สำนัก|กรม|กระทรวง|องค์|สถาบัน)|และ(?=สำนัก|กรม|กระทรวง"
    r"|องค์|สถาบัน|มหา|บริษัท|การ|ธนาคาร|สมาคม)|พร้อม|ด้าน(?=การ)|ทั้ง|ร่วมกับ|ภายใต้"
    r"|จัดทำ|(?<!ราย)ได้(?=จัด|ลง|ร่วม)|ลงนาม(?=บันทึก|ใน)|ในฐานะ|(?<=[ ])ณ(?=[ ])"
    r"|ด้วย|มุ่งสู่|ร่วมลงนาม|ลงนาม(?=ความตกลง)|ของ(?=โรค)|ให้แก่|ให้กับ|เทคโนโลยี(?=ปัญญา)|อุตสาหกรรม(?=ยานยนต์)|การนำ|แปลง(?=การ)|นำ(?=เครื่อง"
    r"|ระบบ)|ใน(?=การ|เขต|ประชาคม|อุตสาหกรรม)|ตาม(?=มาตรฐาน|หลัก|ระบบ)|ใช้)"
)
_LONG_MAX: Final = 130
_THAI_WORD: Final = re.compile(f"[{THAI}]{{4}}")
_WORD: Final = re.compile(f"[{THAI}A-Za-z]{{3}}")
_LETTERS: Final = re.compile("[ก-ฮ]{2,6}")
_LATIN_WORD: Final = re.compile(r"[A-Za-z][A-Za-z’'&.]*")
_NO_LETTER: Final = re.compile("[^a-z]")
_FIGURES: Final = re.compile(r"\d{2}")
# “โครงการบ้านมั่นคง” (บมค.)
_QUOTED_BEFORE: Final = re.compile(r"[“\"]([^“”\"\n]{3,110})[”\"][ ]?$")
# ปตท. (มหาชน), กค. (20 ต.ค.): no long form.
_NO_LONG: Final = re.compile(r"\d|[ก-ฮ]{1,2}\.|มหาชน")
_LONG_OF_LATIN: Final = re.compile("กระทรวง|กรม|สำนัก|สถาบัน|องค์|คณะ|มหาวิทยาลัย|ศูนย์|การ|สมาคม|ธนาคาร|มูลนิธิ")
_LONG_OF_THAI: Final = re.compile("กระทรวง|กรม|สำนัก|สถาบัน|องค์|คณะ|มหาวิทยาลัย|ศูนย์|การ|รัฐมนตรี|ปลัด|อธิบดี")


_MAY_DECLARE: Final = re.compile(
    r"[(（][^()（）\n]{0,60}?(?:[ก-ฮ]\.|[A-Z][A-Za-z&-]{0,3}[A-Z]|ฯ|(?<=[(（])[ก-๎]{2,10}[)）])|หรือ[ ]?(?:[A-Z]{2}|[ก-ฮ]{1,3}\.)"
)
# A figure in brackets is a date or a number.
_NOT_SHORT_FORM: Final = re.compile(r"[(（](?:[ ]?(?:\d{1,2}[ ./)）]|วัน)|(?![^()（）\n]{2,70}[)）]))")
_ORS: Final = watched("หรือ")
# หรือ อพท. · หรือ CBT · หรือที่เรียกว่า “GISTDA”
_OTHER_NAME: Final = re.compile(
    rf"หรือ(?:(?:ที่)?เรียกว่า)?[ ]?[“\"]?(?P<form>[ก-ฮเ-ไ][{THAI}]{{0,3}}\."
    rf"|[A-Za-z0-9][A-Za-z0-9-]{{1,12}}|[ก-ฮเ-ไ][{THAI}]{{1,9}}(?![{THAI}]))"
)
# สถานีวิทยุโทรทัศน์แห่งประเทศไทย NBT
_ACRONYM: Final = re.compile(" (?P<form>[A-Z]{2}[A-Za-z-]{1,10}(?![A-Za-z]))")


def declarations(page: Page) -> list[int]:
    """The places at which the name of an organisation may end whose short form follows; none in most articles."""
    text = page.text
    found = [at for at in page.brackets if _NOT_SHORT_FORM.match(text, at) is None and _opens_short_form(text, at)]
    found += [m.start() for m in matches_at(page.places(_ORS), _OTHER_NAME, text) if _may_be_short(m["form"])]
    found += [m.start("form") for m in _ACRONYM.finditer(text) if m["form"] in short_forms()]
    return sorted(found) if found and _MAY_DECLARE.search(text) is not None else []


def _opens_short_form(text: str, at: int) -> bool:
    """Whether the bracket at `at` may hold a short form of what stands before it, or a legal form that belongs to the name."""
    bracket = _AFTER_NAME.match(text, at)
    if bracket is not None and (
        bracket["inner"].strip() in _LEGAL_FORMS
        or any(_is_short_piece(span.of(text)) for span in _pieces(text, *bracket.span("inner")))
    ):
        return True
    match = _BRACKETED.match(text, at)
    return match is not None and _may_be_short((match["thai"] or match["latin"]).strip())


def _is_short_piece(form: str) -> bool:
    """Whether `form` may be what a bracket after a name has as a short form of it; a Thai word may be one of any name."""
    return _looks_short(form) and (not form[0].isascii() or _may_be_short(form))


def _may_be_short(form: str) -> bool:
    """Whether `form` looks like a short form: by its dots or capitals, by having consonants only, or known as one."""
    if form[:1].isascii():
        return sum(c.isupper() for c in form) >= 2 or form.casefold() in _known_forms()
    return "." in form or _LETTERS.fullmatch(form) is not None or form.casefold() in _known_forms()


@cache
def _known_forms() -> frozenset[str]:
    return frozenset(form.casefold() for form in short_forms())


def find_abbreviations(
    page: Page, bodies: list[Body], positions: list[Span], agreements: list[Span], names: Iterable[Span] = ()
) -> list[Abbreviation]:
    """The pairs that the article shows together, each short form once; no bracket behind a person's name tells one."""
    text = page.text
    named = {name.end for name in names}
    ends = _Ends(bodies, positions, agreements)
    others = page.places(_ORS)
    found: list[Abbreviation] = []
    for body in bodies:
        if not body.short and not body.country and _begins_word(text, body):
            found += _after_name(text, body)
    openings = sorted([*page.brackets, *page.quotes])
    in_capitals = [at for at in openings if _CAPITAL.match(text, at + 1) is not None]
    for match in matches_at(in_capitals, _LATIN_OR, text):
        long = _by_initials(text, *match.span("long"), match["short"])
        if long is not None:
            found.append(Abbreviation(Span(*match.span("short")), long, OR))
    for match in matches_at(in_capitals, _INSIDE, text):
        cut = _INSIDE_CUT.search(match["inner"])
        if cut is None:
            continue
        at = match.start("inner")
        long, short = _trimmed(text, at, at + cut.start()), _trimmed(text, at + cut.end(), match.end("inner"))
        if sum(c.isupper() for c in short.of(text)) >= 2 and _initials_agree(long.of(text), short.of(text)):
            found.append(Abbreviation(short, long, INSIDE_BRACKET))
    for match in matches_at(page.brackets, _BRACKETED, text):
        if match.start() in named or match.start() - 1 in named:
            continue
        pair = _from_bracket(text, match, ends)
        if pair is not None:
            found.append(pair)
    for match in matches_at(page.brackets, _LONG_BRACKET, text):
        before = _SHORT_BEFORE.search(text, max(0, match.start() - 30), match.start())
        pair = _from_long_inside(text, before, match) if before else None
        if pair is not None:
            found.append(pair)
    for body in bodies:
        n = bisect_left(others, body.end)
        near = n < len(others) and others[n] - body.end < _LONGEST_REMARK
        other = _OR.match(text, body.end) if near and not body.short else None
        if other is not None and not _MONTHS.search(other["short"].strip()) and not _is_word(other["short"]):
            found.append(Abbreviation(_trimmed(text, *other.span("short")), body.span, OR))
    for match in matches_at(page.brackets, _ABRIDGED, text):
        long = _abridged(text, match)
        if long is not None:
            found.append(Abbreviation(Span(*match.span("short")), long, ABRIDGED))
    for match in matches_at(others, _EITHER, text):
        pair = _from_either(text, match, ends)
        if pair is not None:
            found.append(pair)
    found += _legend(page)
    for match in matches_at(page.places(_PAPERS), _BESIDE, text):
        found.append(Abbreviation(Span(*match.span("short")), Span(*match.span("long")), PAPER))
    return _once(text, found)


# ลงนาม MOU บันทึกข้อตกลงความร่วมมือ: the acronym right beside the words it stands for.
_PAPERS: Final = watched("MOU", "MoU", "MOA", "MoA")
_BESIDE: Final = re.compile(
    r"(?P<short>M[oO][UA])[ ](?P<long>บันทึก(?:ข้อตกลง|ความเข้าใจ|ความร่วมมือ)(?:ความร่วมมือ|ว่าด้วยความร่วมมือ)?)"
)
# G2G : ภาครัฐสู่ภาครัฐ G2B : ภาครัฐสู่ภาคธุรกิจ: a legend of two pairs or more, one right after the other.
_SIGNS: Final = watched(":", "=")
_LEGEND_SHORT: Final = re.compile("[A-Z0-9]{2}[ ]?$")
_LEGEND_BEGIN: Final = re.compile(r"[A-Z][A-Z0-9]{1,6}[ ]?[:=]")
_LEGEND: Final = re.compile(
    rf"(?<![A-Za-z0-9])(?P<short>[A-Z][A-Z0-9]{{1,6}})[ ]?[:=][ ]?(?P<long>[{THAI}]{{6,70}}+)(?P<gap>[ ,]{{1,3}}(?:และ[ ]?)?)?"
)


def _legend(page: Page) -> list[Abbreviation]:
    """The pairs of a legend; a single word with a colon after it is a heading and no short form."""
    text = page.text
    found: list[Abbreviation] = []
    signs = [at for at in page.places(_SIGNS) if _LEGEND_SHORT.search(text, max(0, at - 3), at)]
    if len(signs) < 2:
        return found
    matches = list(scan(_LEGEND_BEGIN, _LEGEND, text))
    for n, match in enumerate(matches):
        before = n > 0 and matches[n - 1].end() == match.start()
        after = n + 1 < len(matches) and match.end() == matches[n + 1].start()
        if before or after:
            found.append(Abbreviation(Span(*match.span("short")), Span(*match.span("long")), LEGEND))
    return found


# โครงการลงทะเบียนเพื่อสวัสดิการแห่งรัฐปี 2560 (โครงการลงทะเบียนฯ 2560): the long form begins like the short one.
_ABRIDGED: Final = re.compile(
    rf"[(（][ ]?[“\"]?(?P<short>(?!ร่าง|พระ|สมเด็จ)[ก-ฮเ-ไ][{THAI} ]{{3,34}}ฯ(?:[ ]?\d{{4}})?)[”\"]?[ ]?[)）]"
)


def _abridged(text: str, match: re.Match[str]) -> Span | None:
    head = match["short"][:5].rstrip("ฯ")
    floor = max(0, match.start() - 230, text.rfind("\n", 0, match.start()) + 1)
    start = text.rfind(head, floor, match.start())
    if start < 0:
        return None
    long = _trimmed(text, start, match.start())
    return long if len(long) > match.end("short") - match.start("short") else None


# เทคโนโลยีปัญญาประดิษฐ์ หรือ AI
_EITHER: Final = re.compile(
    r"หรือ(?:ที่เรียกว่า|เรียกว่า)?[ ]?[“\"]?(?P<short>(?:[a-z]-)?[A-Z0-9][A-Za-z0-9-]{1,9})(?![A-Za-z0-9])"
)


def _is_word(form: str) -> bool:
    """Whether a Latin form is a word and no acronym: Call, International."""
    return form[:1].isascii() and sum(c.isupper() for c in form) < 2


def _from_either(text: str, match: re.Match[str], ends: "_Ends") -> Abbreviation | None:
    """The Thai words before หรือ, or the Latin ones that the acronym spells, and the Latin acronym after it."""
    form = match["short"]
    at = match.start()
    while at and text[at - 1] in " ":
        at -= 1
    if sum(c.isupper() for c in form) < 2 or not at:
        return None
    if not "ก" <= text[at - 1] <= "๎":
        words = _LATIN_WORDS_BEFORE.search(text, max(0, at - 90), at)
        spelt = _by_initials(text, words.start(), at, form) if words else None
        return Abbreviation(Span(*match.span("short")), spelt, OR) if spelt else None
    start = max(0, at - 70, text.rfind("\n", 0, at) + 1)
    for cut in _CUT.finditer(text, start, at):
        if _THAI_WORD.search(text, cut.end(), at):
            start = cut.end()
    known = ends.name(at)
    long = known if known is not None and known.start <= start else _trimmed(text, start, at)
    return Abbreviation(Span(*match.span("short")), long, OR) if 5 <= len(long) <= 60 else None


# (Community – Based Tourism) หรือ CBT
_LATIN_OR: Final = re.compile(
    rf"[(“\"](?P<long>[A-Z][A-Za-z’'&,.– -]{{5,90}})[)”\"][ ]?(?:หรือ|or|:)[ ]?(?P<short>{_LATIN_SHORT})"
)
# What may stand in a bracket after a name: (สทอภ.), (ดีอี), (เจโทร กรุงเทพฯ), (depa); its pieces are told apart by หรือ, commas, colons.
_AFTER_NAME: Final = re.compile(r"[ ]{0,2}[(（](?P<inner>[^()（）\n]{2,70})[)）]")
_PIECES: Final = re.compile(r"[ ]?(?:[:,/–—]|[ ]-[ ]|หรือ|ในนาม)[ ]?")
_NEXT: Final = re.compile(
    rf"[ ]{{0,2}}(?:หรือ|และ|,)?[ ]{{0,2}}(?P<form>(?:[ก-ฮเ-ไ][{THAI}]{{0,3}}\.){{1,4}}"
    rf"|[A-Za-z][A-Za-z-]{{2,11}}(?![A-Za-z])|[ก-ฮเ-ไ][{THAI}]{{2,9}}(?![{THAI}]))"
)
_SHORT_PIECE: Final = re.compile(
    rf"(?:{_THAI_SHORT}|[A-Z][A-Za-z0-9&.-]{{1,11}}|[a-z]{{3,8}}"
    rf"|[ก-ฮเ-ไ][{THAI}]{{1,9}}(?:[ ]?กรุงเทพฯ)?|[ก-ฮเ-ไ][{THAI}]{{2,24}}ฯ)"
)
_NOT_PIECE: Final = re.compile(
    r"(?:เดิม|ปัจจุบัน|ประเทศ|จังหวัด|ฝ่าย|ด้าน|ส่วน|ภาค|ใน|ที่|และ|นาย|นาง|ไทย$|ใหม่"
    r"|เป็น|ระยะ|ครั้ง|แห่ง|สาขา|ชั้น|วิทยาเขต|ศูนย์|เขต|ตอน|อาคาร|ห้อง|ผู้|รวม|จำนวน"
    r"|ชุด|รุ่น|ฉบับ|มหาชน|องค์การ|ร่าง|บันทึก|โครงการ|ความ|การ(?!ลงทะเบียน)|MO[UA]"
    r"|Mo[UA])"
)


def _begins_word(text: str, body: Body) -> bool:
    """Whether a short name is no end of a longer word: not the อาเซียน of ประชาคมเศรษฐกิจอาเซียน."""
    return body.end - body.start > 10 or body.start == 0 or not "ก" <= text[body.start - 1] <= "๎"


def _after_name(text: str, body: Body) -> list[Abbreviation]:
    """The short forms in the bracket after an organisation's name, and those that follow it with หรือ."""
    found: list[Abbreviation] = []
    if _PLACE_OF.search(text, max(0, body.start - 14), body.start):
        return found
    at = body.end
    where = _WHERE.match(text, at)
    if where is not None and country_at(text, where.end()) is not None:
        # Western Isles University| สาธารณรัฐสังคมนิยมเวียดนาม| (WIU)
        at = country_at(text, where.end()).end  # type: ignore[union-attr]
    bracket = _AFTER_NAME.match(text, at)
    if bracket is not None and bracket["inner"].strip() in _LEGAL_FORMS:
        at = bracket.end()
        bracket = _AFTER_NAME.match(text, at)
    if bracket is not None:
        long = body.span
        for span in _pieces(text, *bracket.span("inner")):
            form = span.of(text)
            if _is_latin_name(form):
                long = span
            elif _is_short_of(text, body, form):
                agrees = long is not body.span and _initials_agree(long.of(text), form)
                found.append(Abbreviation(span, long if agrees else called(text, body, form), AFTER_NAME))
        at = bracket.end()
    known = (*body.organization.abbreviations, *body.organization.other_names) if body.organization else ()
    for _ in range(2):
        following = _NEXT.match(text, at) if known else None
        if following is None or following["form"] not in known:
            break
        found.append(Abbreviation(Span(*following.span("form")), body.span, AFTER_NAME))
        at = following.end()
    return found


def called(text: str, body: Body, acronym: str) -> Span:
    """What of a body's name the acronym behind it stands for: of วิทยาลัย A มหาวิทยาลัย B (มบ.) the university."""
    university = text.find(" มหาวิทยาลัย", body.start, body.end) if acronym.startswith("ม") else -1
    return body.span if university < 0 or text.startswith("ม", body.start) else Span(university + 1, body.end)


# ศาลาว่าการกรุงเทพมหานคร (เสาชิงช้า): the bracket tells which house, and not what the body is called.
_PLACE_OF: Final = re.compile("(?:ศาลาว่าการ|ศาลากลาง|ที่ทำการ|อาคาร|หอประชุม|ตึก|สนาม|โรงอาหาร)$")
_WHERE: Final = re.compile(r"[ ]{1,2}")


def _is_short_of(text: str, body: Body, form: str) -> bool:
    """Whether `form` in the bracket after a name looks like a short form of it and not like a remark."""
    if not _looks_short(form) or _POSITION_SHORT.match(form) or form in text[body.start : body.end]:
        return False
    if form.casefold() in (a.casefold() for a in (body.organization.abbreviations if body.organization else ())):
        return True
    if form[0].isascii():
        return sum(c.isupper() for c in form) >= 2
    if "." in form or _LETTERS.fullmatch(form) is not None or body.organization is not None:
        return True
    return _LOANWORD.fullmatch(form) is not None


# (ไทยเซิร์ต), (เอ็นไอเอ): a name made of Thai and a loanword, or letters as they are spoken; not a place or a remark.
_LOANWORD: Final = re.compile(
    "ไทย[ก-๎]{0,8}[็์][ก-๎]{0,8}|(?:เอ็กซ์|เอ็ม|เอ็น|เอช|เอส|เอฟ|เอ|บี|ซี|ดี|อี|จี|ไอ|เจ|เค|แอล|โอ|พี|คิว|อาร์|ที|ยู|วี|วาย){2,6}"
)


def _looks_short(form: str) -> bool:
    return (
        len(form) >= 2 and bool(_SHORT_PIECE.fullmatch(form)) and not (_NOT_PIECE.match(form) or _MONTHS.search(form))
    )


def _pieces(text: str, start: int, end: int) -> list[Span]:
    spans = []
    for cut in _PIECES.finditer(text, start, end):
        spans.append(_trimmed(text, start, cut.start()))
        start = cut.end()
    spans.append(_trimmed(text, start, end))
    return [s for s in spans if len(s) > 1]


def _is_latin_name(form: str) -> bool:
    return form[:1].isascii() and " " in form and form[:1].isupper() and len(form) > 8


class _Ends:
    """The longest name, position or agreement that ends at an offset."""

    def __init__(self, bodies: list[Body], positions: list[Span], agreements: list[Span]) -> None:
        self._spans: dict[int, Span] = {}
        self._positions: dict[int, Span] = {p.end: p for p in positions}
        for span in [*agreements, *(b.span for b in bodies if not b.short)]:
            self._spans[span.end] = span

    def name(self, at: int) -> Span | None:
        return self._spans.get(at) or self._spans.get(at - 1)

    def position(self, at: int) -> Span | None:
        return self._positions.get(at)

    def inside(self, at: int) -> Span | None:
        """The part before `at` of the position that goes on behind its bracket."""
        return next((Span(p.start, at) for p in self._positions.values() if p.start + 5 < at < p.end), None)

    def office(self, text: str, at: int) -> Span | None:
        """The office before an organisation's name that ends at `at`: รัฐมนตรีว่าการกระทรวง…"""
        name = self.name(at)
        before = _OFFICE.search(text, max(0, name.start - 40), name.start) if name else None
        return Span(before.start(), name.end) if name and before else None


_OFFICE: Final = re.compile(
    r"(?:รัฐมนตรี(?:ช่วย)?ว่าการ|รัฐมนตรี|(?:รอง|ผู้ช่วย)?ปลัด|(?:รอง)?อธิบดี|(?:รอง)?เลขาธิการ"
    r"|(?:รอง)?ผู้อำนวยการ|(?:รอง)?ผู้ว่าการ)[ ]?$"
)
# GGLB197A, BR0103: numbers of some of many; but AEDP 2015 is a plan.
_MOST_DIGITS: Final = 2
_OF_A_YEAR: Final = re.compile("[A-Z][A-Za-z&-]{2,8}[ ]?20[0-9]{2}")
_PAPER: Final = re.compile(r"M[oO][UACF]s?|L[oO]I|M\.O\.U\.?")
_PAPER_LONG: Final = re.compile(
    r"((?:บันทึก(?!ภาพ)|หนังสือแสดง|ข้อตกลง|ความตกลง|[Mm]emorandum|[Ll]etter[ ]of)(?:(?!บันทึก"
    r"|หนังสือแสดง|[Mm]emorandum)[^\n()]){0,80})$"
)


def _from_bracket(text: str, match: re.Match[str], ends: _Ends) -> Abbreviation | None:
    name = "thai" if match["thai"] else "latin"
    short = Span(*match.span(name))
    form = short.of(text).strip()
    if form in _NOT_SHORT or _MONTHS.search(form) or len(form) < 2:
        return None
    if name == "thai" and "." not in form and len(form) > 5:
        return None
    if name == "latin" and (
        sum(c.isupper() for c in form) < 2 or form.isdigit() or (len(form) > 10 and "-" not in form and " " not in form)
    ):
        return None
    if sum(c.isdigit() for c in form) > _MOST_DIGITS and not _OF_A_YEAR.fullmatch(form):
        return None
    at = match.start()
    while at and text[at - 1] in " \t":
        at -= 1
    if _PAPER.fullmatch(form):
        paper = _PAPER_LONG.search(text, text.rfind("\n", max(0, at - 100), at) + 1 or max(0, at - 100), at)
        return Abbreviation(short, _trimmed(text, *paper.span(1)), PAPER) if paper else None
    if _POSITION_SHORT.match(form):
        position = ends.position(at) or ends.inside(at) or ends.office(text, at)
        return Abbreviation(short, position, BRACKET_POSITION) if position else None
    if name == "latin" and (words := _LATIN_WORDS_BEFORE.search(text, max(0, at - 110), at)) is not None:
        long = _by_initials(text, words.start(), at, form)
        if long is not None:
            return Abbreviation(short, long, INITIALS)
        if len(words[0]) < 4:
            return None
    known = ends.name(at)
    if known is not None and (len(known) > 10 or known.start == 0 or not "ก" <= text[known.start - 1] <= "๎"):
        return Abbreviation(short, known, BRACKET_NAME)
    begin = text.rfind("\n", max(0, at - _LONG_MAX), at) + 1 or max(0, at - _LONG_MAX)
    quoted = _QUOTED_BEFORE.search(text, begin, at)
    if quoted is not None:
        return Abbreviation(short, Span(*quoted.span(1)), BRACKET_QUOTED)
    start = begin
    for cut in _CUT.finditer(text, begin, at):
        if not _WORD.search(text, cut.end(), at):
            break  # nor does one follow a later cut
        start = cut.end()
    if _PLACE_WORD.match(text, start) and (earlier := _cut_before(text, begin, start)) is not None:
        start = earlier
    if at - start < 4 and name == "latin":
        return None
    if at - start < 4 or not text[start:at].strip():
        return None
    long = _trimmed(text, start, at)
    if long.of(text).startswith("จำกัด"):
        # บริษัท ภูเก็ตพัฒนาเมือง จำกัด (PKCD)
        company = text.rfind("บริษัท", begin, at)
        long = Span(company, long.end) if company >= 0 else long
    letters = set(form) - set(". ")
    if name == "thai" and resolve(form) is not None and len(letters & set(long.of(text))) * 2 < len(letters):
        # สถานีบริการน้ำมัน (ปตท.): whose it is, and no long form.
        return None
    if name == "thai":
        long = _official(text, long, form) or _from_initial(text, long, form)
    return Abbreviation(short, long, BRACKET)


# โครงการพัฒนาเยาวชน| อำเภอป่าแดง (YPAD): a place does not stand for itself; the words before it are meant.
_PLACE_WORD: Final = re.compile("[ ]?(?:อำเภอ|จังหวัด|ตำบล|เขต|ภาค|แห่ง|ใน|ประเทศ)")
_SHORTEST_NAME: Final = 6


def _cut_before(text: str, begin: int, start: int) -> int | None:
    """Where the words before `start` begin, or None where they are too few to be a name."""
    end = start
    while end > begin and text[end - 1] == " ":
        end -= 1
    cuts = [cut.end() for cut in _CUT.finditer(text, begin, end)]
    earlier = max(cuts, default=begin)
    head = max((m.start() for m in _NAMED_THING.finditer(text, earlier, end)), default=earlier)
    return head if end - head >= _SHORTEST_NAME else None


_NAMED_THING: Final = re.compile("โครงการ|ศูนย์|ชมรม|เครือข่าย|สมาคม|กองทุน|สถาบัน|สำนักงาน|คณะกรรมการ|มูลนิธิ|กลุ่ม")


def _official(text: str, long: Span, form: str) -> Span | None:
    """The long form from where a name of the body that `form` stands for begins, if only without its head.

    รมว.การอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรม (อว.): not from the last blank on.
    """
    organization = resolve(form)
    for name in organization.names if organization is not None else ():
        for shown in (name, _UNSPELT_HEAD.sub("", name)):
            start = long.end - len(shown)
            if len(shown) > len(long) and start >= 0 and text.startswith(shown, start):
                return Span(start, long.end)
    return None


_UNSPELT_HEAD: Final = re.compile("^(?:กระทรวง|กรม|สำนักงาน)")
# กรม|ทางหลวง (ทล.): the word that an abbreviation leaves out.
_UNSPELT: Final = re.compile("(?:กระทรวง|กรม|สำนักงาน|คณะ|มหาวิทยาลัย)$")
_LONGEST_UNSPELT: Final = 12


def _from_initial(text: str, long: Span, form: str) -> Span:
    """The long form from the last word on from which the letters of `form` follow one another, where it begins otherwise.

    และมอบบัตรประจำตัว|อาสาสมัครพัฒนาสังคมและความมั่นคงของมนุษย์ (อพม.)
    """
    letters = [c for c in form if "ก" <= c <= "ฮ"]
    whole = long.of(text)
    if len(letters) < 2 or _initial(whole) == letters[0]:
        return long
    for start in reversed(word_starts(whole)):
        if _initial(whole[start:]) == letters[0] and _follow(letters, whole[start:]):
            unspelt = _UNSPELT.search(whole, max(0, start - _LONGEST_UNSPELT), start)
            return Span(long.start + (unspelt.start() if unspelt else start), long.end)
    return long


def _initial(words: str) -> str:
    """The first letter that is spoken: of เครือข่าย it is ค."""
    return words.lstrip("เแโใไ")[:1]


def _follow(letters: Iterable[str], words: str) -> bool:
    """Whether `letters` stand in `words` in this order."""
    at = 0
    for letter in letters:
        at = words.find(letter, at) + 1
        if not at:
            return False
    return True


def _from_long_inside(text: str, before: re.Match[str], match: re.Match[str]) -> Abbreviation | None:
    short, long = before["short"].strip(), match["long"].strip()
    if _MONTHS.search(short) or short in _NOT_SHORT or _NO_LONG.match(long):
        return None
    if short.isascii() and long[:1].isascii():
        if not _initials_agree(long, short):
            return None
    elif short.isascii() and not _LONG_OF_LATIN.match(long):
        return None
    elif short.isascii():
        if sum(c.isupper() for c in short) < 2 or len(long) < 8 or _FIGURES.search(long):
            return None
    elif "." not in short or not _LONG_OF_THAI.match(long):
        return None
    return Abbreviation(
        Span(before.start("short"), before.start("short") + len(before["short"].rstrip())),
        _trimmed(text, *match.span("long")),
        LONG_IN_BRACKET,
    )


def _by_initials(text: str, start: int, at: int, form: str) -> Span | None:
    """The Latin words right before `at` whose initials make `form`."""
    tokens = [(m.start(), m[0]) for m in _LATIN_WORD.finditer(text, start, at)]
    # Of HiPPS, for High Performance and Potential System, the capitals count.
    spellings = {_NO_LETTER.sub("", form.lower()), "".join(c for c in form if c.isupper()).lower()}
    for n in range(len(tokens) - 1, -1, -1):
        words = [w for _, w in tokens[n:]]
        if any(len(letters) > 1 and _spells(words, letters) for letters in spellings):
            long = _trimmed(text, tokens[n][0], at)
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


def _initials_agree(long: str, short: str) -> bool:
    words = _LATIN_WORD.findall(long)
    letters = _NO_LETTER.sub("", short.lower())
    if not words or not letters:
        return False
    return _spells(words, letters) or (words[0][0].lower() == letters[0] and len(letters) <= len(words) + 3)


_BESIDE_FORM: Final = " ,:;–—-“”\"'‘’"


def _trimmed(text: str, start: int, end: int) -> Span:
    return stripped(text, start, end, _BESIDE_FORM, _BESIDE_FORM)


def _once(text: str, found: list[Abbreviation]) -> list[Abbreviation]:
    """Each short form once: the pair that was found first, in the order of the text."""
    kept: dict[str, Abbreviation] = {}
    for pair in sorted(found, key=lambda a: a.short.start):
        form = "".join(pair.short.of(text).split())
        if (
            len(pair.long) >= 3
            and pair.long.of(text) != pair.short.of(text)
            and form not in kept
            and not pair.short.overlaps(pair.long)
        ):
            kept[form] = pair
    return list(kept.values())
