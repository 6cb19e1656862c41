"""What is to be said of a fact beside the rule that found it: where it stands, what it is like, which other facts bear it out.

Each is a sentence in English, marked for the catalogues, and speaks for the fact or against it; how much, is a weight of its own
for each kind of fact (confidence.json, made by tools/confidence_weights.py).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from mou_tui.facts.model import Fact, Kind
from mou_tui.facts.occurrences import watched, watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.i18n import N_

SPEAKS_FOR: Final[dict[str, bool]] = {}
"""Each sentence, and whether it speaks for a fact: its weight is then never below 0, else never above."""


def _for(words: str) -> str:
    SPEAKS_FOR[words] = True
    return words


def _against(words: str) -> str:
    SPEAKS_FOR[words] = False
    return words


# Where it stands, of every kind
_IN_TITLE: Final = _for(N_("it stands in the headline"))
_TITLE_NAMES_IT: Final = _for(N_("the headline names it too"))
_LATE: Final = _against(N_("it stands far down in the text"))
_BESIDE_SIGNING: Final = _for(N_("a word of signing stands near it"))
_SAID_AGAIN: Final = _for(N_("the text says it again"))
_RUNS_ON: Final = _against(N_("the words run on behind it"))
_RUNS_IN: Final = _against(N_("it begins inside other words"))
# What it is like, of several kinds
_SHORT: Final = _against(N_("it is short"))
_LONG: Final = _against(N_("it is long"))
_ODD_WORDS: Final = _against(N_("words stand in it that names seldom have"))
# What else the article says
_IN_PASSING: Final = _against(N_("the article reports no agreement"))
_FEW_PARTIES: Final = _against(N_("fewer than two parties were found"))
_WITH_SIGNERS: Final = _for(N_("who agrees and who signs was found"))
_WITHOUT_SIGNERS: Final = _against(N_("nobody is said to sign"))
# Parties
_IN_THE_TABLE: Final = _for(N_("the file of organisations knows it"))
_HAS_SHORT_FORM: Final = _for(N_("the text has a short form of it"))
_IN_AN_OFFICE: Final = _against(N_("it stands in the office of one who does not sign"))
_A_SORT: Final = _against(N_("it may be a sort of organisations and not one"))
_A_PLACE: Final = _against(N_("it may be a country or a place"))
# People
_SIGNS_ITSELF: Final = _for(N_("the person is said to sign"))
_HAS_OTHER_PART: Final = _for(N_("the person presides or is a witness"))
_NO_PART: Final = _against(N_("others are said to sign, and what the person does is not told"))
_OFFICE_OF_PARTY: Final = _for(N_("the office is one of a party"))
_NO_OFFICE: Final = _against(N_("no office is told"))
_FIRST_OF_LINE: Final = _against(N_("a line begins with it"))
_BY_ORDER: Final = _against(N_("words of policy, order or speech stand beside it"))
_FOR_A_BODY: Final = _against(N_("“by” stands before it, as before those who sign"))
# Other kinds
_DAY_OF_NEWS: Final = _for(N_("it is the day of publication or in the week before"))
_HAS_PLACE_WORD: Final = _for(N_("it names a room, a building or a hotel"))
_WORD_OF_BUDGET: Final = _for(N_("a word of budget or support stands before it"))
_WORD_OF_MARKET: Final = _against(N_("a word of trade, tax or penalty stands before it"))
_NO_INITIALS: Final = _against(N_("it is a word and no initials"))
_LETTERS_FIT: Final = _for(N_("its letters are in the long form"))
_TITLE_SIGNS: Final = _for(N_("the headline tells of a signing"))

_SIGNING: Final = watched(
    "ลงนาม", "เซ็น", "MOU", "MoU", "บันทึกข้อตกลง", "บันทึกความ", " sign", "Sign", "emorandum", "EMORANDUM",
)  # fmt: skip
_THAI: Final = frozenset(map(chr, range(0x0E01, 0x0E4F)))
_GOES_ON: Final = (
    "และ", "กับ", "ได้", "โดย", "เพื่อ", "ใน", "ซึ่ง", "ที่", "เป็น", "ร่วม", "ลงนาม", "ณ", "มี", "จะ", "ว่า", "ตาม", "ให้",
)  # fmt: skip
_LEADS_TO: Final = (
    "และ", "กับ", "ระหว่าง", "โดย", "ได้แก่", "คือ", "ของ", "ด้วย", "เช่น", "อาทิ", "หรือ", "แก่", "จาก", "ที่", "ทั้ง",
)  # fmt: skip
_LONGEST_JOIN: Final = 8
_LATE_FROM: Final = 2_000
"""Where in the text facts are far down, in code points."""
_BEFORE: Final = 150
"""Code points before a fact in which a word of signing bears on it."""
_BEHIND: Final = 70
_JUST_BEFORE: Final = 40
"""Code points before a fact in which other words bear on it."""
_LOOKED_AT: Final = 8_000
"""Code points of a text or a list that are looked through for a name, so that many names in a long text cost no more each."""
_MOST_NAMES: Final = 120


class Surroundings:
    """What of an article and its other facts bears on a fact."""

    def __init__(self, page: Page, facts: Iterable[Fact]) -> None:
        self.page = page
        self.text = page.text
        self.beginning = page.text[:_LOOKED_AT]
        self.title_end = page.title_end
        self.title = page.text[: min(page.title_end, _LOOKED_AT)]
        self.published_on = page.article.published_on or ""
        self.title_signs = page.has(_SIGNING, 0, page.title_end)
        self.signers = agreement = False
        self.parties: list[str] = []
        party_count = 0
        offices = []
        for fact in facts:
            if fact.kind == "party":
                self.parties += _names_of(fact)
                party_count += 1
            elif fact.kind == "person":
                if fact.details.get("role") == "signatory":
                    self.signers = True
                else:
                    offices.append(str(fact.details.get("position") or ""))
            elif fact.kind == "instrument":
                agreement = agreement or fact.value != "none"
        self.other_offices = "\n".join(offices)[:_LOOKED_AT]
        self.of_the_article: tuple[str, ...] = ()
        if not agreement:
            self.of_the_article = (_IN_PASSING,)
        elif party_count < 2:
            self.of_the_article = (_FEW_PARTIES,)
        elif self.signers:
            self.of_the_article = (_WITH_SIGNERS,)
        del self.parties[_MOST_NAMES:]

    def says_again(self, name: str) -> bool:
        """Whether the beginning of the text has `name` at two places."""
        first = self.beginning.find(name)
        return first >= 0 and self.beginning.find(name, first + len(name)) >= 0


def _names_of(party: Fact) -> tuple[str, ...]:
    return (str(party.value), *(party.details.get("aliases") or ()))


def features(fact: Fact, around: Surroundings) -> list[str]:
    """What is to be said of `fact`: its rule, then the sentences that hold of it, each once."""
    said = [fact.rule or "", *around.of_the_article]
    if not fact.evidence:
        return said
    start, end = fact.evidence[0].start, fact.evidence[0].end
    if start < around.title_end:
        said.append(_IN_TITLE)
    elif start > _LATE_FROM:
        said.append(_LATE)
    if around.page.has(_SIGNING, start - _BEFORE, end + _BEHIND):
        said.append(_BESIDE_SIGNING)
    of_kind = _OF_KIND.get(fact.kind)
    if of_kind is not None:
        of_kind(fact, around, start, end, said)
    return said


def _runs(around: Surroundings, start: int, end: int, said: list[str], goes_on: tuple[str, ...] = _GOES_ON) -> None:
    """Whether words of Thai letters run into the fact or out of it, where none that part names does."""
    text = around.text
    if text[end : end + 1] in _THAI and text[end - 1] in _THAI and not text.startswith(goes_on, end):
        said.append(_RUNS_ON)
    if start and text[start - 1] in _THAI and not text.endswith(_LEADS_TO, max(0, start - _LONGEST_JOIN), start):
        said.append(_RUNS_IN)


# ภาคเอกชน, กลุ่ม…, สถาบันการเงิน, …ทุกแห่ง
_SORTS: Final = (
    "กลุ่ม", "ภาค", "เครือข่าย", "เครือ", "หน่วยงาน", "องค์กร", "ผู้ประกอบการ", "พันธมิตร", "เกษตรกร", "ชุมชน", "บริษัทจัดหา",
    "โรงงานอุตสาหกรรม", "สถาบันการ", "สถาบันวิจัย",
)  # fmt: skip
_NO_SORTS: Final = ("องค์กรปกครอง", "เครือโรงพยาบาล")
_OF_ALL: Final = ("ต่าง", "ทุก", "ทั้ง", "อื่น")
_PLACES: Final = ("ประเทศ", "สาธารณรัฐ", "ราชอาณาจักร", "จังหวัด", "เมือง", "อำเภอ", "ตำบล", "วัด")
_ODD_IN_NAMES: Final = (
    "ได้", "ซึ่ง", "โดย", "ลงนาม", "จับมือ", "ผนึก", "ครั้ง", "ตาม", "จาก", "นาย", "นางสาว", "ดร.", ":", ";", "“", "”", '"',
)  # fmt: skip
_FIGURES: Final = re.compile("[0-9๐-๙]{2}")


def _is_odd(name: str) -> bool:
    """Whether words stand in a name that names seldom have."""
    return any(words in name for words in _ODD_IN_NAMES) or _FIGURES.search(name) is not None


@lru_cache(maxsize=4096)
def _like_a_party(name: str) -> tuple[str, ...]:
    """What is to be said of a party's name by itself."""
    said = []
    if (name.startswith(_SORTS) and not name.startswith(_NO_SORTS)) or any(words in name for words in _OF_ALL):
        said.append(_A_SORT)
    elif len(name) < _SHORT_NAME or name.startswith(_PLACES):
        said.append(_A_PLACE)
    if _is_odd(name):
        said.append(_ODD_WORDS)
    return tuple(said)


def _of_party(fact: Fact, around: Surroundings, start: int, end: int, said: list[str]) -> None:
    names = _names_of(fact)
    name = names[0]
    if start >= around.title_end:
        for one in names:
            if one in around.title:
                said.append(_TITLE_NAMES_IT)
                break
    if fact.details.get("organization"):
        said.append(_IN_THE_TABLE)
    if len(names) > 1:
        said.append(_HAS_SHORT_FORM)
    if around.text[start - 1 : start] in _THAI and name in around.other_offices:
        said.append(_IN_AN_OFFICE)
    if around.says_again(name):
        said.append(_SAID_AGAIN)
    said += _like_a_party(name)
    _runs(around, start, end, said)


_SHORT_NAME: Final = 9
_BESIDE_THE_STORY: Final = watched_in_reports(
    "นโยบาย", "มอบหมาย", "บัญชา", "ภายใต้การ", "การนำของ", "แต่งตั้ง", "ในนาม", "ตามที่",
    "กล่าว", "เปิดเผย", "เผยว่า", "ระบุ", "ชี้แจง", "ให้สัมภาษณ์", "หารือ", "เข้าพบ",
)  # fmt: skip
_ODD_IN_PEOPLE: Final = ("รักษาการ", "รักษาราชการ", "และ", "ประธาน")


def _of_person(fact: Fact, around: Surroundings, start: int, end: int, said: list[str]) -> None:
    text, name, role = around.text, str(fact.value), fact.details.get("role")
    office = str(fact.details.get("position") or "")
    if role == "signatory":
        said.append(_SIGNS_ITSELF)
    elif role != "other":
        said.append(_HAS_OTHER_PART)
    elif around.signers:
        said.append(_NO_PART)
    if not office:
        said.append(_NO_OFFICE)
    elif role != "other":
        for party in around.parties:
            if party in office:
                said.append(_OFFICE_OF_PARTY)
                break
    if not start or text[start - 1] == "\n":
        said.append(_FIRST_OF_LINE)
    if not around.signers:
        said.append(_WITHOUT_SIGNERS)
    if role == "other" and text.endswith(("โดย", "โดย "), max(0, start - _LONGEST_JOIN), start):
        said.append(_FOR_A_BODY)
    if around.page.has(_BESIDE_THE_STORY, start - _JUST_BEFORE, end + _BEHIND):
        said.append(_BY_ORDER)
    if around.says_again(name):
        said.append(_SAID_AGAIN)
    for words in _ODD_IN_PEOPLE:
        if words in name:
            said.append(_ODD_WORDS)
            break


def _of_day(fact: Fact, around: Surroundings, start: int, end: int, said: list[str]) -> None:
    day, news = str(fact.value), around.published_on
    if len(day) == len(news) == 10:
        # Months of 31 days are near enough.
        (year, month, date), (year2, month2, date2) = (map(int, d.split("-")) for d in (news, day))
        apart = (year - year2) * 372 + (month - month2) * 31 + date - date2
        if 0 <= apart < 8:
            said.append(_DAY_OF_NEWS)


_PLACE_WORDS: Final = re.compile(
    "ห้อง|อาคาร|โรงแรม|ตึก|หอประชุม|ทำเนียบ|ศูนย์(?:การ)?ประชุม|ชั้น|สำนักงาน|มหาวิทยาลัย|Room|Hotel|Hall|Building"
)


def _of_venue(fact: Fact, around: Surroundings, start: int, end: int, said: list[str]) -> None:
    place = str(fact.value)
    if _PLACE_WORDS.search(place):
        said.append(_HAS_PLACE_WORD)
    if _is_odd(place):
        said.append(_ODD_WORDS)
    if len(place) < 18:
        said.append(_SHORT)
    elif len(place) > 80:
        said.append(_LONG)


_BUDGET: Final = re.compile("งบ|วงเงิน|สนับสนุน|ทุน(?!จด)|สินเชื่อ|บริจาค|มอบ|ลงทุน")
_MARKET: Final = re.compile(
    "ปรับ|ส่งออก|นำเข้า|รายได้|ภาษี|การค้า|ตลาด|ยอด|หนี้|ขาดทุน|กำไร|ราคา|คิดเป็น|ประหยัด|เสียหาย|เพิ่มขึ้น|มูลค่า"
)


def _of_money(fact: Fact, around: Surroundings, start: int, end: int, said: list[str]) -> None:
    near = around.text[max(0, start - 60) : start]
    if _BUDGET.search(near):
        said.append(_WORD_OF_BUDGET)
    if _MARKET.search(near):
        said.append(_WORD_OF_MARKET)


def _of_project(fact: Fact, around: Surroundings, start: int, end: int, said: list[str]) -> None:
    name = str(fact.value)
    if start >= around.title_end and name in around.title:
        said.append(_TITLE_NAMES_IT)
    if around.says_again(name):
        said.append(_SAID_AGAIN)
    if _is_odd(name):
        said.append(_ODD_WORDS)
    if len(name) < 20:
        said.append(_SHORT)
    elif len(name) > 60:
        said.append(_LONG)
    _runs(around, start, end, said, ())


def _of_abbreviation(fact: Fact, around: Surroundings, start: int, end: int, said: list[str]) -> None:
    short, long = str(fact.value), str(fact.details.get("expansion") or "")
    letters = short.replace(".", "").replace(" ", "")
    if short.isascii():
        if sum(map(str.islower, letters)) > 2 or "-" in short:
            said.append(_NO_INITIALS)
        initials = "".join(word[0] for word in re.findall("[A-Za-z]+", long))
        if len(initials) > 1 and initials.casefold()[:2] == letters.casefold()[:2]:
            said.append(_LETTERS_FIT)
    elif len(letters) > 1 and all(letter in long for letter in letters):
        said.append(_LETTERS_FIT)
    if around.says_again(short):
        said.append(_SAID_AGAIN)
    if len(long) < 12:
        said.append(_SHORT)
    elif len(long) > 60:
        said.append(_LONG)


def _of_agreement(fact: Fact, around: Surroundings, start: int, end: int, said: list[str]) -> None:
    if around.title_signs:
        said.append(_TITLE_SIGNS)
    if not around.signers:
        said.append(_WITHOUT_SIGNERS)


_OF_KIND: Final[Mapping[Kind, Callable[[Fact, Surroundings, int, int, list[str]], None]]] = {
    "instrument": _of_agreement,
    "status": _of_agreement,
    "party": _of_party,
    "person": _of_person,
    "signed_on": _of_day,
    "venue": _of_venue,
    "money": _of_money,
    "project": _of_project,
    "abbreviation": _of_abbreviation,
}
