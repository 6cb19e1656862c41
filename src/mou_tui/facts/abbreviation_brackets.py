"""The long form of a short form in a bracket: which of the words before it are meant."""

import re
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.abbreviation_rules import (
    BRACKET,
    BRACKET_NAME,
    BRACKET_POSITION,
    BRACKET_QUOTED,
    INITIALS,
    PAPER,
    Abbreviation,
)
from mou_tui.facts.body import Body
from mou_tui.facts.expansion_start import begun
from mou_tui.facts.patterns import THAI
from mou_tui.facts.short_forms import (
    CUT,
    LATIN_WORDS_BEFORE,
    MONTHS,
    POSITION_SHORT,
    by_initials,
    first_letter,
    stand_in_order,
    trimmed,
)
from mou_tui.organizations import resolve
from mou_tui.thai.words import word_starts

NOT_SHORT: Final = frozenset(
    {"มหาชน", "ซ้าย", "ขวา", "กลาง", "ต่อ", "จบ", "บน", "ล่าง", "องค์การมหาชน", "องค์กรมหาชน", "ประเทศไทย"}
)

_LONG_MAX: Final = 130

_WORD: Final = re.compile(f"[{THAI}A-Za-z]{{3}}")

# “โครงการบ้านมั่นคง” (บมค.)
_QUOTED_BEFORE: Final = re.compile(r"[“\"]([^“”\"\n]{3,110})[”\"][ ]?$")


class Ends:
    """The longest name, position or agreement that ends at an offset."""

    def __init__(self, bodies: list[Body], positions: list[Span], agreements: list[Span]) -> None:
        self._spans: dict[int, Span] = {}
        self._positions: dict[int, Span] = {p.end: p for p in positions}
        for span in [*agreements, *(b.span for b in bodies if not b.short)]:
            self._spans[span.end] = span

    def name(self, at: int) -> Span | None:
        """The name or agreement that ends at `at` or one code point before."""
        return self._spans.get(at) or self._spans.get(at - 1)

    def position(self, at: int) -> Span | None:
        """The position that ends at `at`."""
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


def from_bracket(text: str, match: re.Match[str], ends: Ends) -> Abbreviation | None:
    """The pair of a short form in a bracket and the words before it that it stands for; None where they tell none."""
    name = "thai" if match["thai"] else "latin"
    short = Span(*match.span(name))
    form = short.of(text).strip()
    if form in NOT_SHORT or MONTHS.search(form) or len(form) < 2:
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
        return Abbreviation(short, trimmed(text, *paper.span(1)), PAPER) if paper else None
    if POSITION_SHORT.match(form):
        position = ends.position(at) or ends.inside(at) or ends.office(text, at)
        return Abbreviation(short, position, BRACKET_POSITION) if position else None
    if name == "latin" and (words := LATIN_WORDS_BEFORE.search(text, max(0, at - 110), at)) is not None:
        long = by_initials(text, words.start(), at, form)
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
    for cut in CUT.finditer(text, begin, at):
        if not _WORD.search(text, cut.end(), at):
            break  # nor does one follow a later cut
        start = cut.end()
    if _PLACE_WORD.match(text, start) and (earlier := _cut_before(text, begin, start)) is not None:
        start = earlier
    if at - start < 4 and name == "latin":
        return None
    if at - start < 4 or not text[start:at].strip():
        return None
    long = trimmed(text, start, at)
    if long.of(text).startswith("จำกัด"):
        # บริษัท ภูเก็ตพัฒนาเมือง จำกัด (PKCD)
        company = text.rfind("บริษัท", begin, at)
        long = Span(company, long.end) if company >= 0 else long
    letters = set(form) - set(". ")
    if name == "thai" and resolve(form) is not None and len(letters & set(long.of(text))) * 2 < len(letters):
        # สถานีบริการน้ำมัน (ปตท.): whose it is, and no long form.
        return None
    long = _official(text, long, form) or (_from_initial(text, long, form) if name == "thai" else long)
    return Abbreviation(short, begun(text, long, form), BRACKET)


# โครงการพัฒนาเยาวชน| อำเภอป่าแดง (YPAD): a place does not stand for itself; the words before it are meant.
_PLACE_WORD: Final = re.compile("[ ]?(?:อำเภอ|จังหวัด|ตำบล|เขต|ภาค|แห่ง|ใน|ประเทศ)")

_SHORTEST_NAME: Final = 6


def _cut_before(text: str, begin: int, start: int) -> int | None:
    """Where the words before `start` begin, or None where they are too few to be a name."""
    end = start
    while end > begin and text[end - 1] == " ":
        end -= 1
    cuts = [cut.end() for cut in CUT.finditer(text, begin, end)]
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
    if len(letters) < 2 or first_letter(whole) == letters[0]:
        return long
    for start in reversed(word_starts(whole)):
        if first_letter(whole[start:]) == letters[0] and stand_in_order(letters, whole[start:]):
            unspelt = _UNSPELT.search(whole, max(0, start - _LONGEST_UNSPELT), start)
            return Span(long.start + (unspelt.start() if unspelt else start), long.end)
    return long
