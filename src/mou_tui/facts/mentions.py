"""Where people are named in a text, with their positions, and who are named beside one another."""

import re
from dataclasses import dataclass, replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.cues import first_cue
from mou_tui.facts.model import Role
from mou_tui.facts.monks import MONKS, find_monks
from mou_tui.facts.names import BEFORE_UNTITLED, PersonName, find_names, find_untitled
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI
from mou_tui.facts.positions import BESIDE, position_after, position_before, without_next_side
from mou_tui.facts.titles import TITLES


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text with the position that stands with it; `end` is where both end."""

    name: PersonName
    position: Span | None
    end: int
    role: Role | None = None
    cue: Span | None = None
    rule: str = ""
    absent: bool = False


_ABSENT_BEFORE: Final = re.compile(
    r"(?:มอบหมายจาก|ภายใต้การนำของ|นโยบาย(?:สำคัญ|หลัก)?(?:ของ|จาก)?|ข้อสั่งการของ|สั่งการของ|ขอบคุณ"
    r"|ขอบพระคุณ|ในนาม(?:ของ)?|แทน|รัฐบาล[ ]?(?:โดย)?การนำของ|(?<!โดย)การนำของ|(?<!การ)นำของ|ดำริของ|(?<!ทำเนียบ)รัฐบาล(?:ของ"
    r"|โดย|ภายใต้)?|สมัย|บัญชาของ|อำนวยการของ|ห่วงใย(?:ของ|จาก)|แสดงความยินดี(?:กับ"
    r"|แก่|ต่อ))[ ]?(?:ท่าน|ของ)?[ ]?$"
)

# The last letters of all that _ABSENT_BEFORE matches: most names have none of them before them.
_ABSENT_ENDS: Final = (
    "จาก", "ของ", "นโยบาย", "สำคัญ", "หลัก", "ขอบคุณ", "ขอบพระคุณ", "ในนาม", "แทน", "รัฐบาล", "โดย", "ภายใต้", "สมัย", "กับ", "แก่", "ต่อ", "ท่าน",
)  # fmt: skip

# มูลนิธิ A (พลตรี ก): whose memory it keeps.
_NAMED_AFTER: Final = re.compile(rf"(?:มูลนิธิ|กองทุน|อนุสรณ์|สถาน|อาคาร)[{THAI} ]{{0,34}}\($")

# เผยแพร่ข่าว : นาย ก, ภาพ/ข่าว: นาย ข
_CREDIT_BEFORE: Final = re.compile(r"(?:ข่าว|ภาพ|เรียบเรียง|เผยแพร่|เขียน|บทความ|กราฟิก)[^\n:]{0,16}[:：][ ]{0,2}$")

_ABSENT_POSITION: Final = re.compile(
    r"(?:มอบหมายจาก|นโยบาย(?:ของ|จาก)?|ข้อสั่งการของ|ภายใต้การนำของ|สั่งการของ|บัญชาของ)[ ]?(?:ท่าน)?$"
)

_LINKED: Final = re.compile(
    rf"[\s,;]{{0,4}}(?:\([^()\n]{{1,60}}\))?[\s,;]{{0,4}}(?:[-–—](?=[ ])|และ|พร้อมด้วย|พร้อมทั้ง"
    rf"|พร้อม|ร่วมกับ|ร่วมด้วย|กับ|รวมทั้ง|รวมถึง|ตลอดจน|รวม|โดย|(?:และ[ ]?)?\d{{1,2}}[.)]|[-•])?[\s,;]{{0,4}}(?:[{THAI}. ()]{{0,110}})"
)


def find_mentions(page: Page) -> list[Mention]:
    """The persons named in the text, in order, each with the position beside the name and whether they are only named as absent."""
    text = page.text
    names = find_names(text, page.places(TITLES))
    taken = [(n.start, n.after) for n in names]
    others = [*find_untitled(text, page.places(BEFORE_UNTITLED)), *find_monks(text, page.places(MONKS))]
    names += [n for n in others if not any(s < n.end and n.start < e for s, e in taken)]
    names.sort(key=lambda n: n.start)
    mentions: list[Mention] = []
    floor = 0
    for n, name in enumerate(names):
        limit = names[n + 1].start if n + 1 < len(names) else len(text)
        # A name at the end of a line that the source broke: its position begins the next.
        broken = text[name.after : name.after + 1] == "\n" and name.start >= page.title_end
        position = position_after(text, name.after, min(limit, page.paragraph_end(name.after + broken)))
        if position is None and name.full:
            position = position_before(text, name.start, floor)
        if position is not None and (beside := BESIDE.search(text, position.start, position.end)) is not None:
            # โดย นาย ก ผอ.วิทยาลัย A และ โรงเรียน B ได้แก่ …: B is the other side.
            position = Span(position.start, beside.start())
        if position is not None and n + 1 < len(names):
            position = without_next_side(text, position, names[n + 1].start)
        end = max(name.after, position.end if position else 0)
        floor = end
        before = text[max(0, name.start - 40) : name.start]
        absent = (before.rstrip(" ").endswith(_ABSENT_ENDS) and _ABSENT_BEFORE.search(before) is not None) or (
            before.rstrip(" ").endswith((":", "：")) and _CREDIT_BEFORE.search(before) is not None
        )
        absent = absent or (text[name.end : name.end + 1] == ")" and _NAMED_AFTER.search(before) is not None)
        if not absent and position is not None and position.end <= name.start:
            absent = _ABSENT_POSITION.search(text[max(0, position.start - 40) : position.start]) is not None
        if position is not None and mentions and _SHARED.fullmatch(text, mentions[-1].end, name.start):
            # นาย ก และนาย ข รองอธิบดีกรม A: the office is that of both.
            one = mentions[-1]
            if one.position is None and one.name.full and name.full and position.start > name.start:
                mentions[-1] = replace(one, position=position)
        mentions.append(Mention(name, position, end, absent=absent))
    _take_offices_before(text, mentions)
    return mentions


def _take_offices_before(text: str, mentions: list[Mention]) -> None:
    """Give the people of lists that name each office before its holder the office before them.

    โดยมี |นายก ทน.A นาย ก ,ผู้อำนวยการ B นาย ข ,คณบดี C นาย ค| ร่วมลงนาม
    """
    first = 0
    while first < len(mentions):
        last = first
        while last + 1 < len(mentions) and _leads_on(text, mentions[last], mentions[last + 1]):
            last += 1
        if last > first and mentions[last].position is None and mentions[last].name.full:
            floor = mentions[first - 1].end if first else 0
            office = position_before(text, mentions[first].name.start, floor)
            if office is not None:
                for n in range(first, last + 1):
                    after = mentions[n].position
                    mentions[n] = replace(mentions[n], position=office, end=mentions[n].name.after)
                    office = after
        first = last + 1


_OFFICE_LED: Final = re.compile("[ ]{0,2}(?:,|และ)[ ]{0,2}")
"""What stands between a name and the office of the next one where offices stand before names."""


def _leads_on(text: str, one: Mention, two: Mention) -> bool:
    """Whether the office that stands behind `one` leads to the name `two`."""
    office = one.position
    return (
        office is not None
        and office.start > one.name.start
        and _OFFICE_LED.fullmatch(text, one.name.after, office.start) is not None
        and not text[office.end : two.name.start].strip()
    )


_SHARED: Final = re.compile("[ ]?และ[ ]?")

_LISTED: Final = re.compile(r"[ ;,]*\n[ ]*(?:\d{1,2}[.)]|[-•])[ ]*")


def linked(text: str, one: Mention, two: Mention) -> bool:
    """Whether two names that follow each other stand in one list of people."""
    begin = two.name.start if two.position is None or two.position.start > two.name.start else two.position.start
    between = text[one.end : begin]
    if len(between) > 110 or ("\n" in between and _LISTED.fullmatch(between) is None):
        return False
    return (
        first_cue(between) is None
        and "โดยมี" not in between
        and "และมี" not in between
        and "มอบหมาย" not in between
        # … ลงนามกับ Q โดยได้รับเกียรติจาก R เป็นสักขีพยาน
        and "เกียรติจาก" not in between
        and "อีกทั้ง" not in between
        and "พยาน" not in between
        and _LINKED.fullmatch(between) is not None
    )
