"""Names of persons in Thai news: titles, given name and surname, wherever they stand.

A name is recognised by the chain of titles before it (ศาสตราจารย์ ดร.นพ.พงษ์รักษ์ ศรีบัณฑิตมงคล). Who these persons are
and what part they have is the business of `people`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from mou_tui.facts.occurrences import Occurrences, watched_in_reports
from mou_tui.facts.patterns import THAI, matches_at
from mou_tui.facts.titles import (
    CONNECTED,
    DASHED_POSITION,
    GLUED,
    LATIN_STOPS,
    NO_GIVEN,
    NO_SURNAME,
    NO_TITLE,
    POSITION_AT,
    STRONG_POSITION,
    TITLE_AT,
    TITLES,
)
from mou_tui.thai.shapes import capitalised

# ห้องประชุมศาสตราจารย์ …, อาคาร…, ถนน…: a place that is named after someone.
PLACE_BEFORE: Final = re.compile(
    "(?:อาคาร|ห้อง|ห้องประชุม|หอประชุม|ตึก|ถนน|ศาลา|ลาน|สนาม|มูลนิธิ|ทุน|รางวัล|โรงเรียน"
    "|โรงพยาบาล|อนุสาวรีย์|สวน|(?<!จังห)วัด|คลินิก|ร้าน|บริษัท)[ ]?$"
)

BEGIN = "ก-ฮเ-ไ"

_TOKEN: Final = re.compile(rf"[{BEGIN}][{THAI}]{{1,29}}+(?:[-–][{BEGIN}][{THAI}]{{1,24}}+){{0,2}}")

_GAP: Final = re.compile(r"[ \t]{1,4}|\n(?![ \t]*\n)")

_SPACES: Final = re.compile(r"[ \t]{1,3}")

_NA: Final = re.compile(
    rf"[ \t]{{0,3}}ณ[ \t]{{1,2}}(?!ห้อง|โรง|อาคาร|ศูนย์|กระทรวง|สำนัก|ทำเนียบ|หอ|ตึก"
    rf"|มหา|วัน|กรุง|เมือง|จังหวัด|ที่|ประเทศ|บริเวณ|ลาน|กรม|สถาน|นคร[ ]|ศาลา|วัด|บ้าน"
    rf"|ชั้น)[{BEGIN}][{THAI}]{{2,14}}+"
)

_LATIN_NAME: Final = re.compile(
    r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'\-]{0,24}+(?:[ \t]{1,2}(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'\-]{0,24}+"
    r"|(?:bin|bint|binti|van|von|der|de|da|la|al|el)\b)){0,5}"
)

_BRACKET: Final = re.compile(r"[ \t]{0,2}[(（][^()（）\n]{1,100}[)）]")

_NEXT_TITLE: Final = re.compile(
    "(?:นาย|นางสาว|นาง|พลเอก|พลตำรวจ|ศาสตราจารย์|รองศาสตรา|ผู้ช่วยศาสตรา)|(?:[ก-ฮ]{1,3}\\.){1,3}[ก-ฮเ-ไ]"
)

TAIL_VERBS: Final = re.compile(
    "และคณะ|และทีม|กล่าว|เปิดเผย|ให้สัมภาษณ์|เผยว่า|ระบุ(?:ชัด)?ว่า|ย้ำว่า|เห็นว่า|ประธานอาวุโส|ประจำสำนัก|สำหรับการ|ยังได้|ได้กล่าว|พร้อมด้วย"
    "|พร้อมคณะ|เป็นประธาน"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in the text: text[start:end] with its titles, `given` where the given name begins, `after` where what
    follows the name and a bracket with its Latin form begins. `full` tells a full name from a given name alone."""

    start: int
    given: int
    end: int
    after: int
    full: bool
    latin: bool = False

    def bare(self, text: str) -> str:
        """The name without titles and white space: the same for every way of writing the person's titles."""
        return "".join(text[self.given : self.end].split()).casefold()


def find_names(text: str, begins: Iterable[int] | None = None) -> list[PersonName]:
    """The names of persons with titles in `text`, in order; given names alone (นายอนุทิน) among them, `full` false.

    `begins` are the places where titles may begin, where these are known already.
    """
    found: list[PersonName] = []
    at = 0
    begins = Occurrences(text).places(TITLES) if begins is None else begins
    for match in matches_at(begins, TITLE_AT, text):
        if match.start() < at:
            continue
        name = name_at(text, match.start())
        if name is not None:
            found.append(name)
            at = name.after
        elif PLACE_BEFORE.search(text, max(0, match.start() - 16), match.start()):
            # ห้องประชุมศาสตราจารย์ ม.ล.ปิ่น มาลากุล: the other titles are of the place's name too.
            at = _after_titles(text, match.start()) or match.start() + 1
        else:
            at = match.start() + 1
    return found


# ” คาโอริ นากามูระ-โอซากะ ผู้ช่วยผู้อำนวยการใหญ่…: the syntax says that this is a person, no title does.
_UNTITLED: Final = re.compile(
    rf"(?:[”\"][ ]{{0,2}}|โดย(?:มี)?[ ]|และ[ ]|กับ[ ]|คือ[ ]|ได้แก่[ ]|[–-][ ]|\n[ ]?|(?:โดยมี|โดย|กับ|และ"
    rf"|ระหว่าง)(?=[{THAI}]{{2,17}}[ ][{THAI}]{{2,20}}[ ]?\([A-Z][A-Za-z .'-]{{3,38}}\)))(?P<name>(?P<given>[{BEGIN}][{THAI}]{{1,15}}+)"
    # จัสมิน ราชา อัล อามีน: foreigners have more names than two.
    rf"[ ]{{1,2}}(?P<surname>[{BEGIN}][{THAI}]{{2,18}}+(?:-[{BEGIN}][{THAI}]{{1,15}}+)?)(?P<more>(?:[ ][{BEGIN}][{THAI}]{{1,12}}+){{0,2}}))"
    rf"(?:[ ]?\([^()\n]{{2,40}}\))?[ ]{{1,2}}(?=(?P<position>{STRONG_POSITION}))"
)

BEFORE_UNTITLED: Final = watched_in_reports("”", '"', "โดย", "และ", "กับ", "คือ ", "ได้แก่ ", "– ", "- ", "ระหว่าง", "\n")

_UNTITLED_LATIN: Final = re.compile(
    rf"(?P<name>(?P<given>[A-Z][a-z]{{1,15}}+)(?:[ ][A-Z]\.)?[ ]"
    rf"(?P<surname>[A-Z][a-z]{{1,20}}+(?:[ ][A-Z][a-z]{{1,20}}+)?))"
    rf"(?:[ ]?,?[ ]?(?=(?P<position>{STRONG_POSITION}))"
    # Ann Lee (Vice President of …)
    r"|(?=[ ]?\((?:Vice|Deputy|President|Director|Chair|Chief|CEO|Head|Board|Managing|Manager|Executive|Founder|Dean|Rector)))"
)

_NO_PERSON: Final = re.compile(
    "(?:การ|ความ|โครงการ|กระทรวง|กรม|สำนัก|บริษัท|สถาบัน|มหาวิทยาลัย|คณะ|ผู้|ทั้ง"
    "|ประเทศ|จังหวัด|หน่วย|ด้าน|ฝ่าย|ที่|และ|โดย|เพื่อ|ใน|ได้|ให้|เป็น|มี|จะ|ร่วม"
    "|พร้อม|นาย|นาง|ดร|พล|คุณ|ท่าน|รอง|รัฐ|ปลัด|อธิบดี|ประธาน|เลขา|กรรมการ|หัวหน้า"
    "|นัก|เจ้าหน้าที่|องค์|สมาคม|มูลนิธิ|ศูนย์|ภาค|ธนาคาร|วันที่|เวลา|สำหรับ|ตัวแทน"
    "|ตลอด|กลุ่ม|เครือ|สภา|ซึ่ง|ว่า|นอก|หรือ|ต่อ|ต้อง|จัด|งาน|สร้าง|พัฒนา|ส่งเสริม"
    "|บุคลากร|อดีต|ปัจจุบัน|แต่ง|ดำรง|เสนอ|พ้น|ราย|ของ|อีก|ไทย|นำ|ลง|สื่อ|ทีม|ข้าราชการ"
    "|ทาง|สถาน|อย่าง|จาก|โรง|ห้อง|อาคาร|เมือง|ตำบล|อำเภอ|ถนน|ชั้น)"
)

_NO_LATIN_PERSON: Final = re.compile(
    r"(?:The|And|Bank|Group|University|Company|International|Thailand|National|Asia"
    r"|Global|Digital|Smart|Project|Institute|Centre|Center|Association|Ministry|Department"
    r"|Office)\b"
)


def find_untitled(text: str, begins: Iterable[int] | None = None) -> list[PersonName]:
    """Full names without a title that stand where only a person can: before a position, after a quotation or โดย.

    `begins` are the places of BEFORE_UNTITLED, where these are known already.
    """
    found = []
    begins = Occurrences(text).places(BEFORE_UNTITLED) if begins is None else begins
    thai, latin = matches_at(begins, _UNTITLED, text), matches_at(capitalised(text), _UNTITLED_LATIN, text)
    for pattern, matches in ((_UNTITLED, thai), (_UNTITLED_LATIN, latin)):
        for match in matches:
            given, surname = match["given"], match["surname"]
            if pattern is _UNTITLED:
                if (
                    _NO_PERSON.match(given)
                    or _NO_PERSON.match(surname)
                    or _WORDS.match(surname)
                    or NO_SURNAME.match(surname)
                    or any(_NO_PERSON.match(word) or _WORDS.match(word) for word in match["more"].split())
                ):
                    continue
            elif _NO_LATIN_PERSON.search(match["name"]):
                continue
            start, end = match.span("name")
            found.append(
                PersonName(start, start, end, after_bracket(text, end), full=True, latin=pattern is _UNTITLED_LATIN)
            )
    return found


# นายก|เกรียงไกร, นายก|สมชาย: the mayor or the chairman by given name; no name begins with ก and such a letter.
_OF_HEAD: Final = re.compile(
    rf"นายก(?=(?:[เ-ไ]|[ขคฆจฉซดถธผฝฟภศ]|ว[ก-ฮ])[{THAI}]{{2,14}}[ ][{BEGIN}])(?!เทศ|เมือง|เหล่า|แพทย|สโมสร|สภา|สมา|ฯ)"
)

# อ.|สมชาย, ท่าน|บุญมี are names where a surname and an office follow; อ.เมือง is a district.
_WEAK_TITLE: Final = re.compile(rf"(?:อ\.|ท่าน|ส\.[สว]\.)(?=[ ]?[{BEGIN}])")


# อ.สมชาย ใจดี |ร่วมเป็นสักขีพยาน
_ACTS: Final = re.compile("(?:ร่วม|เข้าร่วม)?(?:เป็น(?:ประธาน|สักขี|พยาน|ผู้)|ลงนาม)")


def name_at(text: str, start: int, *, anywhere: bool = False) -> PersonName | None:
    """The name whose chain of titles begins at `start`, or None; `anywhere` also where a place is named after the person."""
    head = _OF_HEAD.match(text, start)
    if head is not None and NO_TITLE.match(text, start) is None and _stands_free(text, start, head.end()):
        name = _thai_name(text, head.end(), head.end())
        return name if name is not None and name.full else None
    name = _titled_name(text, start, anywhere)
    if name is not None and _WEAK_TITLE.match(text, start) is not None:
        if text.startswith("ส", start):
            # ส.ส.|กรุงเทพมหานคร is an office, ส.ส.|สมชาย ใจดี a person.
            return name if name.full else None
        gap = _SPACES.match(text, name.after)
        sure = name.full and not name.latin and gap is not None
        return (
            name
            if sure and gap is not None and (POSITION_AT.match(text, gap.end()) or _ACTS.match(text, gap.end()))
            else None
        )
    return name


def _titled_name(text: str, start: int, anywhere: bool) -> PersonName | None:
    if NO_TITLE.match(text, start) is not None and not text.startswith("ว่าที่", start):
        return None
    given = _after_titles(text, start)
    if given is None or not (anywhere or _stands_free(text, start, given)):
        return None
    latin = _LATIN_NAME.match(text, given)
    if latin is not None:
        return _latin_name(text, start, given, latin)
    return _thai_name(text, start, given)


def _thai_name(text: str, start: int, given: int) -> PersonName | None:
    """The name in Thai letters whose titles begin at `start` and whose given name begins at `given`."""
    token = _TOKEN.match(text, given)
    if token is None or NO_GIVEN.match(text, given):
        return None
    cut = TAIL_VERBS.search(text, given + 2, token.end())
    if cut is not None:
        return PersonName(start, given, cut.start(), cut.start(), full=False)
    # นายสมชายฯ: the sign stands in for the surname.
    stands_in = "ฯ" in text[token.end() - 1 : token.end() + 1] and not token[0].endswith("เจ้าฟ้าฯ")
    end = None if stands_in else _surname_end(text, token.end())
    if end is None:
        glued = GLUED.search(text, given + 2, token.end())
        stop = glued.start() if glued else token.end()
        return PersonName(start, given, stop, stop, full=False)
    return PersonName(start, given, end, after_bracket(text, end), full=True)


# พัฒ|นายกระดับ, อุป|นายก: the end of a longer word.
_INSIDE_WORD: Final = ("พัฒ", "อุป")


def _after_titles(text: str, start: int) -> int | None:
    """Where the chain of titles ends, by the longest chain that leaves the beginning of a name."""
    ends = []
    at = start
    for _ in range(8):
        match = TITLE_AT.match(text, at)
        if match is None or (at > start and NO_TITLE.match(text, at) is not None):
            break
        at = match.end()
        ends.append(at)
    for end in reversed(ends):
        if end < len(text) and (("ก" <= text[end] <= "ฮ") or "เ" <= text[end] <= "ไ" or text[end].isupper()):
            return end
    return None


def _stands_free(text: str, start: int, given: int) -> bool:
    """Whether the title begins a word: not the นาง of พัฒนางาน, the ศ. of พ.ศ., the อาคาร named after a professor."""
    before = text[max(0, start - 16) : start]
    if PLACE_BEFORE.search(before) or before.endswith(_INSIDE_WORD):
        return False
    last = before[-1:]
    if not last or not ("ก" <= last <= "๎" or last == "."):
        return not last.isascii() or not last.isalnum()
    title = text[start:given]
    if (
        title.startswith(("นาย", "พล", "ศาสตรา", "รองศาสตรา", "ผู้ช่วยศาสตรา", "ฯพณฯ", "นางสาว", "Mr", "แพทย์หญิง"))
        and last != "."
    ):
        return not (title.startswith("พล") and before.endswith(("ว่าที่", "อง"))) or before.endswith("ของ")
    return CONNECTED.search(before) is not None


# เด็กหญิงพิการ รวมทั้งผู้สูงอายุ: the list goes on.
_ADDS: Final = re.compile("รวม(?:ทั้ง|ถึง|ไปถึง)|ตลอดจน")


def _surname_end(text: str, at: int) -> int | None:
    """Where the surname after the given name that ends at `at` ends; None where what follows is none."""
    na = _NA.match(text, at)
    if na is not None:
        return na.end()
    gap = _GAP.match(text, at)
    if gap is None:
        return None
    token = _TOKEN.match(text, gap.end())
    if (
        token is None
        or NO_SURNAME.match(text, gap.end())
        or _ADDS.match(text, gap.end())
        or POSITION_AT.match(text, gap.end())
    ):
        return None
    if _NEXT_TITLE.match(text, gap.end()):
        return None
    if "\n" in gap[0] and _WORDS.match(text, gap.end()):
        return None
    end = token.end()
    glued = GLUED.search(text, token.start() + 2, end)
    if glued is not None:
        return glued.start()
    return _third_name(text, end)


def _third_name(text: str, end: int) -> int:
    """The end of a name with a second surname or a foreign middle name: it stands before a position or a bracket."""
    na = _NA.match(text, end)
    if na is not None:
        return na.end()
    at = end
    for _ in range(3):
        gap = _SPACES.match(text, at)
        token = _TOKEN.match(text, gap.end()) if gap else None
        if gap is None or token is None or token.end() - token.start() > 16:
            return end
        if (
            NO_SURNAME.match(text, token.start())
            or POSITION_AT.match(text, token.start())
            or TITLE_AT.match(text, token.start())
        ):
            return end
        if _WORDS.match(text, token.start()):
            return end
        at = token.end()
        following = DASHED_POSITION.match(text, at) or _SPACES.match(text, at)
        if following is not None and (
            POSITION_AT.match(text, following.end()) or text[following.end() : following.end() + 1] == "("
        ):
            end = at
    return end


# Words that follow names and are no third name: organisations and common nouns.
_WORDS: Final = re.compile(
    "(?:กระทรวง|กรม|สำนัก|สถาบัน|มหาวิทยาลัย|บริษัท|ธนาคาร|สมาคม|มูลนิธิ|สภา|จังหวัด"
    "|อำเภอ|ตำบล|คณะ|ผู้|หน่วย|องค์|ศูนย์|โครงการ|ครั้ง|วัน|เวลา|เพื่อ|ผ่าน|ตาม|รวม"
    "|ทั้ง|ส่วน|รัฐ|ประเทศ|พรรค|เขต|ภาค|ภาย|ตลอด|อาทิ|เจ้าหน้าที่|ข้าราชการ|นัก|ประชาชน"
    "|ลง|รับ|สำหรับ|สนับสนุน|ร่วม|พร้อม|ผนึก|จับมือ|เยี่ยม|เปิด|ปิด|นำ|ต้อนรับ|มา"
    "|ไป|หลัง|ก่อน|เมื่อ|ณ|ที่|ตัวแทน|ตำแหน่ง|เรื่อง|ดำเนิน|ดูแล|จัด|ทำ|ช่วย|ส่ง|ติดตาม"
    "|ผลักดัน|กำชับ|หนุน|ชู|ดัน|เดินหน้า|สร้าง|ประกาศ|แนะ|ลุย|ถก|ปลื้ม)"
)


def _latin_name(text: str, start: int, given: int, match: re.Match[str]) -> PersonName | None:
    end = match.end()
    tokens = list(re.finditer(r"\S+", match[0]))
    for n, token in enumerate(tokens):
        if n and token[0].strip(".,") in LATIN_STOPS:
            end = given + tokens[n - 1].end()
            tokens = tokens[:n]
            break
    if text[end - 1] in ".-'’" and end - given > 2:
        end -= 1
    return PersonName(start, given, end, after_bracket(text, end), full=len(tokens) > 1, latin=True)


def after_bracket(text: str, end: int) -> int:
    """Past a bracket with the name's Latin form, or with a nickname."""
    bracket = _BRACKET.match(text, end)
    if bracket is None or POSITION_AT.match(bracket[0].strip(" \t(（")):
        return end
    return bracket.end()
