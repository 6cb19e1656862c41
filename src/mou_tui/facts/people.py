"""Who has a part in the agreement: names with their positions, and the role that the nearest cue gives them.

นายอนุกูล ปีดแก้ว ปลัดกระทรวง… และ รศ.เกศินี วิฑูรชาติ อธิการบดี… ร่วมลงนาม    → both sign
โดยมี นายธนสุนทร สว่างสาลี รองปลัด… ร่วมลงนามเป็นสักขีพยาน                      → a witness
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.bodies import HEAD
from mou_tui.facts.cues import CUES, first_cue
from mou_tui.facts.model import Role
from mou_tui.facts.monks import MONKS, find_monks
from mou_tui.facts.names import BEFORE_UNTITLED, PersonName, find_names, find_untitled
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI
from mou_tui.facts.positions import BESIDE, FIRST_HEAD, position_after, position_before, without_next_side
from mou_tui.facts.register import Field, Register
from mou_tui.facts.titles import TITLES


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the fullest form of the name, the fullest position, and the part in the agreement with its cue."""

    name: Span
    position: Span | None
    role: Role
    rule: str
    cue: Span | None = None
    mentions: tuple[Span, ...] = ()


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


# ── roles ────────────────────────────────────────────────────────────────────────────────────────────────────────

_SIGN_TOO: Final = re.compile(
    r"(?:(?!โดยมี|ซึ่ง|[ ]มี)[^\n]){0,130}?(?:ร่วมลงนาม(?!เป็น)|ผู้ลงนาม|เป็นประธานและลงนาม|และลงนาม|พร้อม(?:ทั้ง|ร่วม)?ลงนาม|ได้ลงนาม)"
)

# What stands right before a list of people and says what they do.
_SIGN_BEFORE: Final = re.compile(
    r"ลงนาม[^\n]{0,140}ระหว่าง[ ]?$|(?:ลงนาม(?:ร่วม|ร่วมกัน|ระหว่าง|ครั้งนี้|ความร่วมมือ|บันทึก[^\n]{0,60})?[ ]?(?:โดย(?:มี)?"
    r"|ระหว่าง|กับ|ร่วมกับ|นำโดย)|(?:มี|โดย)?(?:ผู้"
    r"|ผู้แทน)(?:ร่วม)?ลงนาม(?:ใน[^\n]{0,50}|(?:ฝ่าย|ของ)[ก-๎]{2,24})?[ ]?(?:ประกอบด้วย|ได้แก่|คือ|โดย|มี|ดังนี้"
    r"|:)?)[ :]{0,3}$"
    # ลงนามบันทึกข้อตกลง… ร่วมกับ P: with whom it was signed.
    r"|ลงนาม(?:(?!โดยมี|พร้อมด้วย|กล่าว|หารือ|ระหว่าง|สักขีพยาน|เพื่อ|ได้แก่)[^\n]){0,140}(?<!กำ)(?<!เกี่ยว)(?:ร่วม)?กับ[ ]?$"
)
_WITNESS_BEFORE: Final = re.compile(
    r"(?:สักขี)?พยาน(?:(?:ผู้)?(?:ร่วม)?ลงนาม(?:ร่วม)?)?(?:ใน(?:(?!ร่วมลงนาม)[^\n]){0,50})?[ ]?"
    r"(?:(?:ที่|ซึ่ง)?ประกอบ(?:ไป)?ด้วย|ได้แก่|คือ|โดย(?!มี)|จาก|:)[ :]{0,3}$"
)
_ANNOUNCING: Final[tuple[tuple[str, re.Pattern[str], Role], ...]] = (
    ("พยาน", _WITNESS_BEFORE, "witness"),
    ("ลงนาม", _SIGN_BEFORE, "signatory"),
)
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
# … ว่า นายกรัฐมนตรี ได้ให้ความสำคัญ: named for a policy.
_POLICY_AFTER: Final = re.compile(
    r"[ ]{0,2}(?:ที่)?(?:ได้)?(?:ให้ความสำคัญ|มีนโยบาย|มีความห่วงใย|ห่วงใย|มีข้อสั่งการ|สั่งการ|กำชับ|กำหนดนโยบาย|ตระหนัก|มีความมุ่งมั่น|มุ่งมั่น)"
)
_POLICY_BEFORE: Final = re.compile(r"ว่า|ตามที่|เนื่องจาก|นโยบาย|รัฐบาล")
# P ได้รับมอบหมายจาก Q ให้ร่วมเป็นสักขีพยาน
_ASSIGNED: Final = re.compile(
    r"[ ]{0,2}(?:\([^()\n]{2,60}\)[ ]{0,2})?(?:(?:ได้|ซึ่งได้)?รับ(?:การ)?มอบหมาย(?:จาก)?"
    # เปิดเผยภายหลังเป็นตัวแทน Q ร่วมลงนาม
    r"|(?:เปิดเผย|กล่าว)(?:ว่า)?[ ]?(?:ภายหลัง|หลัง)(?:การ)?เป็น(?:ตัวแทน|ผู้แทน))"
)
_ABSENT_POSITION: Final = re.compile(
    r"(?:มอบหมายจาก|นโยบาย(?:ของ|จาก)?|ข้อสั่งการของ|ภายใต้การนำของ|สั่งการของ|บัญชาของ)[ ]?(?:ท่าน)?$"
)
_DELEGATES: Final = re.compile(r"[ ]{0,2}(?:ได้)?มอบหมาย(?:ให้)?")
# … และฝ่ายลาว คือ Q
_WITH: Final = re.compile(
    r"และ(?:ผู้ลงนาม)?ฝ่าย[ก-๎]{2,24}[ ]?(?:คือ|ได้แก่)[ ]?$|(?:ร่วมกับ|กับ|และ|ระหว่าง)[ ]?(?:[^\n]{0,90}?(?:(?<!นำ)โดย)[ ]?(?:[^\n()]{2,60}\()?)?$"
)

_LINKED: Final = re.compile(
    rf"[\s,;]{{0,4}}(?:\([^()\n]{{1,60}}\))?[\s,;]{{0,4}}(?:[-–—](?=[ ])|และ|พร้อมด้วย|พร้อมทั้ง"
    rf"|พร้อม|ร่วมกับ|ร่วมด้วย|กับ|รวมทั้ง|รวมถึง|ตลอดจน|รวม|โดย|(?:และ[ ]?)?\d{{1,2}}[.)]|[-•])?[\s,;]{{0,4}}(?:[{THAI}. ()]{{0,110}})"
)
_CUE_WINDOW: Final = 260
_BROKEN: Final = 3
"""Code points after a person in which a line that goes on in the next may end."""


def find_people(page: Page, register: Register) -> list[Person]:
    """The persons of the article who have a part in its agreement, in the order of their first full mention."""
    mentions = _mentions(page)
    if not mentions:
        return []
    _give_roles(page, mentions)
    _give_headed_roles(page, mentions)
    _give_labelled_roles(page, mentions, register)
    if not any(mention.role == "signatory" and not mention.absent for mention in mentions):
        _let_hosts_sign(page, mentions)
    return _merge(page, mentions)


def left_out(page: Page) -> list[Span]:
    """Where persons are named who have no part: by whose order, by whose policy or in whose name it is done."""
    mentions = _mentions(page)
    _give_roles(page, mentions)
    return [Span(m.name.start, m.name.end) for m in mentions if m.absent]


def _mentions(page: Page) -> list[Mention]:
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
    return mentions


_SHARED: Final = re.compile("[ ]?และ[ ]?")


def _give_roles(page: Page, mentions: list[Mention]) -> None:
    """Give each mention the role of the cue nearest to the list of people that it stands in."""
    text = page.text
    first = 0
    previous: Mention | None = None
    while first < len(mentions):
        last = first
        while last + 1 < len(mentions) and _linked(text, mentions[last], mentions[last + 1]):
            last += 1
        role, cue, rule = _role_of_group(page, mentions, first, last, previous)
        delegates = rule != "people.listed_as" and _DELEGATES.match(text, mentions[last].end) is not None
        if delegates or _named_for_policy(text, mentions[first], mentions[last]):
            for n in range(first, last + 1):
                mentions[n] = replace(mentions[n], absent=True)
        elif role is not None:
            if rule == "people.listed_as":
                # ลงนามระหว่าง A กับ B พร้อมด้วย C ร่วมเป็นสักขีพยาน: what stands before the list is said of A and B only.
                last = _before_addition(text, mentions, first, last)
            for n in range(first, last + 1):
                mentions[n] = replace(mentions[n], role=role, cue=cue, rule=rule)
        previous = mentions[last]
        first = last + 1


_LABELLED: Final[tuple[tuple[Field, Role], ...]] = (
    ("signatory", "signatory"),
    ("witness", "witness"),
    ("chair", "chair"),
)


def _give_labelled_roles(page: Page, mentions: list[Mention], register: Register) -> None:
    """Give the people of labelled lines the part that the label says: ผู้ลงนาม: …, Witnesses: …"""
    for field, role in _LABELLED:
        for line in register.get(field, ()):
            start = page.paragraph_start(line.start)
            label = Span(start, page.text.index(":", start) if ":" in page.text[start : line.start] else line.start)
            for n, mention in enumerate(mentions):
                if line.start <= mention.name.start < line.end:
                    mentions[n] = replace(mention, role=role, cue=label, rule="people.register", absent=False)


_Part = tuple[Role, Span | None, str]
"""A role with its cue and the rule that found it."""

# รายนามผู้ลงนาม, ฝ่ายกรม A ผู้ลงนาม, สักขีพยานในพิธีลงนาม: the line above a list of people.
_HEADING: Final = re.compile(
    r"(?P<witness>พยาน)|(?P<sign>ผู้(?:แทน|มีอำนาจ)?(?:ร่วม)?ลงนาม|รายนาม[^\n]{0,20}ลงนาม|ลงนามโดย)"
)
_HEADING_LENGTH: Final = 90
_LISTED_LINES: Final = 20
"""Lines of a list above a person in which its heading is looked for."""
# พ.อ. ก หัวหน้ากอง B (พยาน)
_IN_LIST_AS: Final = re.compile(r"[ ]{0,3}\([ ]?(?:(?P<witness>(?:สักขี)?พยาน)|(?P<sign>ผู้(?:ร่วม)?ลงนาม))[^()\n]{0,20}\)")


def with_signers(page: Page, people: list[Person], signers: Mapping[int, Span]) -> list[Person]:
    """The people, of whom those sign that the statement of the parties names behind the party for which they act.

    `signers` are the places of their names in that statement, each with the word that says so: A |โดย P กับ B |โดย Q.
    """
    found = []
    for person in people:
        place = next((m for m in person.mentions if m.start in signers), None)
        if place is not None and person.role == "other" and not _speaks(page, person, place):
            person = replace(person, role="signatory", rule="people.signs_for_party", cue=signers[place.start])
        found.append(person)
    return found


def _speaks(page: Page, person: Person, place: Span) -> bool:
    """Whether what follows the name at `place`, and the office behind it, is that the person speaks."""
    end = place.end
    if person.position is not None and 0 <= person.position.start - end < _BESIDE_NAME:
        end = person.position.end
    return _SPEAKS.match(page.text, end) is not None


_BESIDE_NAME: Final = 6


def _give_headed_roles(page: Page, mentions: list[Mention]) -> None:
    """Give the people of a list on lines of their own the part that its heading, or a bracket behind them, says."""
    text = page.text
    begins = {page.paragraph_start(mention.name.start) for mention in mentions}
    headings: dict[int, _Part | None] = {}
    for n, mention in enumerate(mentions):
        line = page.paragraph_start(mention.name.start)
        if _ITEM_BEGIN.fullmatch(
            text, line, min(mention.name.start, mention.position.start if mention.position else line)
        ) is None and (_ITEM_BEGIN.fullmatch(text, line, mention.name.start) is None):
            continue
        if line not in headings:
            headings[line] = _heading_part(page, line, begins)
        own = _IN_LIST_AS.match(text, mention.end, page.paragraph_end(mention.end))
        part = headings[line]
        if own is not None and (part is not None or mention.role is None):
            part = ("witness" if own["witness"] else "signatory", Span(*own.span()), "people.headed")
        if part is not None and first_cue(text, mention.end, page.paragraph_end(mention.end)) is None:
            mentions[n] = replace(mention, role=part[0], cue=part[1], rule=part[2], absent=False)


_ITEM_BEGIN: Final = re.compile(r"[ \t]*(?:(?:\(?\d{1,2}[.)]|[-•*–✓✔✅▪●]|[ก-ฮ]\.)[ \t]*)?")


def _heading_part(page: Page, line: int, begins: set[int]) -> _Part | None:
    """The part that the heading of the list says in which the line at `line` stands."""
    text = page.text
    for _ in range(_LISTED_LINES):
        if line <= page.title_end:
            return None
        above = page.paragraph_start(line - 1)
        if text[above : line - 1].strip() and above not in begins:
            heading = _HEADING.search(text, above, line - 1) if line - above <= _HEADING_LENGTH else None
            if heading is None:
                return None
            return "witness" if heading["witness"] else "signatory", Span(*heading.span()), "people.headed"
        line = above
    return None


# A โดย P จัดพิธีลงนาม… กับ B ได้แก่ Q; P และ Q ร่วมพิธีลงนาม: who holds or joins the ceremony signs, where nobody else does.
_HOSTS: Final = re.compile(r"(?:(?<!เข้า)ร่วมพิธี|จัด(?:ให้มี)?พิธี|ร่วมจัดพิธี)(?:การ)?(?:ร่วม)?ลงนาม(?!ถวาย)")
_SIGNED_WITH: Final = re.compile(
    r"พิธี(?:การ)?(?:ร่วม)?ลงนาม(?!ถวาย)[^\n]{0,140}?(?:กับ|ระหว่าง)[^\n]{0,60}?(?:ได้แก่|ประกอบด้วย|คือ)[ :]{0,2}$"
)
# P พร้อมด้วย Q |และหน่วยงานภาคีเครือข่าย ทั้งภาครัฐ ภาคเอกชน| ร่วมพิธีลงนาม
_OTHERS_BESIDE: Final = re.compile(
    rf"[ ]{{0,3}}และ[ ]?(?:หน่วยงาน|ภาคี|คณะ|ผู้แทน|ผู้บริหาร|ผู้เกี่ยวข้อง)[{THAI}]{{0,40}}(?:[ ]{{1,2}}(?:ทั้ง|ภาค|ภายใน|ใน)[{THAI}]{{2,30}}){{0,4}}"
)
_HOSTS_ELSE: Final = re.compile(r"โดยมี|พร้อมด้วย|กล่าว|เปิดเผย|เตรียม|จะ|สักขีพยาน|เป็นประธาน|เป็นเกียรติ")


def _let_hosts_sign(page: Page, mentions: list[Mention]) -> None:
    """Make signatories of those who hold or join the ceremony, as no other person signs."""
    text = page.text
    first = 0
    while first < len(mentions):
        last = first
        while last + 1 < len(mentions) and _linked(text, mentions[last], mentions[last + 1]):
            last += 1
        begin = mentions[first].name.start
        if mentions[first].role in (None, "other") and begin >= page.title_end:
            end = page.paragraph_end(mentions[last].end)
            beside = _OTHERS_BESIDE.match(text, mentions[last].end, end)
            limit = min(
                end,
                (beside.end() if beside is not None else mentions[last].end) + 60,
                mentions[last + 1].name.start if last + 1 < len(mentions) else end,
            )
            cue = _HOSTS.search(text, mentions[last].end, limit)
            if cue is not None and _HOSTS_ELSE.search(text, mentions[last].end, cue.start()):
                cue = None
            cue = cue or _SIGNED_WITH.search(text, max(page.paragraph_start(begin), begin - 240), begin)
            if cue is not None:
                at = text.index("ลงนาม", cue.start())
                for n in range(first, last + 1):
                    if not mentions[n].absent:
                        span = Span(at, at + len("ลงนาม"))
                        mentions[n] = replace(mentions[n], role="signatory", cue=span, rule="people.holds_ceremony")
            else:
                _let_those_who_come_sign(page, mentions, first, last)
        first = last + 1


# P ผู้อำนวยการ A, Q คณบดี B เข้าร่วมพิธีลงนาม… ระหว่าง A กับ B; โดยมี A นำโดย P … เข้าร่วมพิธีลงนามในครั้งนี้
_COMES: Final = re.compile(r"[ ]{0,2}(?:ได้)?(?:มา)?เข้าร่วมพิธี(?:การ)?(?:ร่วม)?ลงนาม")
_OF_THIS_TIME: Final = re.compile("(?:ใน)?(?:ครั้งนี้|ดังกล่าว)")
_BETWEEN_WHOM: Final = re.compile(r"[^\n]{0,160}?ระหว่าง(?P<sides>[^\n]{4,300})")
_LED: Final = re.compile(rf"โดยมี[^\n]{{0,4}}(?:{HEAD})[^\n]{{2,60}}นำโดย[ ]?$")


def _let_those_who_come_sign(page: Page, mentions: list[Mention], first: int, last: int) -> None:
    """Make signatories of two or more who come to the ceremony, where it is the bodies of their offices that sign."""
    text = page.text
    comes = _COMES.match(text, mentions[last].end)
    if comes is None:
        return
    between = _BETWEEN_WHOM.match(text, comes.end())
    begin = mentions[first].name.start
    led = _OF_THIS_TIME.match(text, comes.end()) and _LED.search(
        text, max(page.paragraph_start(begin), begin - 90), begin
    )
    sides = between["sides"] if between is not None else ""
    acting = [
        n
        for n in range(first, last + 1)
        if not mentions[n].absent and (led or (sides and _acts_for(text, mentions[n].position, sides)))
    ]
    if len(acting) < _FEWEST_WHO_COME:
        return
    at = text.index("ลงนาม", comes.start())
    for n in acting:
        span = Span(at, at + len("ลงนาม"))
        mentions[n] = replace(mentions[n], role="signatory", cue=span, rule="people.holds_ceremony")


_FEWEST_WHO_COME: Final = 2


def _acts_for(text: str, position: Span | None, sides: str) -> bool:
    """Whether the body of an office is named among the sides of an agreement."""
    head = FIRST_HEAD.search(text, position.start + 2, position.end) if position is not None else None
    return head is not None and position is not None and text[head.start() : position.end] in sides


def _named_for_policy(text: str, first: Mention, last: Mention) -> bool:
    """Whether the people from `first` to `last` are only named as those whose policy is carried out."""
    if _POLICY_AFTER.match(text, last.end) is None:
        return False
    return _POLICY_BEFORE.search(text, max(0, first.name.start - 40), first.name.start) is not None


_ADDITION: Final = re.compile("พร้อมด้วย|พร้อมทั้ง|ตลอดจน|รวมทั้ง|โดยมี")


def _before_addition(text: str, mentions: list[Mention], first: int, last: int) -> int:
    for n in range(first, last):
        between = text[mentions[n].end : mentions[n + 1].name.start]
        if _ADDITION.search(between):
            return n
    return last


_LISTED: Final = re.compile(r"[ ;,]*\n[ ]*(?:\d{1,2}[.)]|[-•])[ ]*")


def _linked(text: str, one: Mention, two: Mention) -> bool:
    begin = two.name.start if two.position is None or two.position.start > two.name.start else two.position.start
    between = text[one.end : begin]
    if len(between) > 110 or ("\n" in between and _LISTED.fullmatch(between) is None):
        return False
    return (
        first_cue(between) is None
        and "โดยมี" not in between
        and "และมี" not in between
        and "มอบหมาย" not in between
        and "อีกทั้ง" not in between
        and _LINKED.fullmatch(between) is not None
    )


def _role_of_group(
    page: Page, mentions: list[Mention], first: int, last: int, previous: Mention | None
) -> tuple[Role | None, Span | None, str]:
    """The part of the people from `first` to `last`: what stands before them says it, else the nearest cue after them."""
    start = mentions[first].name.start
    position = mentions[first].position
    if position is not None:
        start = min(start, position.start)
    announced = _announced(page, mentions, first, last, previous, start)
    if announced is not None:
        return announced
    floor = max(page.paragraph_start(start), start - _BEFORE_REACH, previous.end if previous else 0)
    part = _part_after(page, mentions, last)
    attends = part is not None and part[1] is not None and _ATTENDS.match(page.text, part[1].start) is not None
    beside = previous is not None and previous.end >= page.paragraph_start(start)
    if (part is None or part[0] == "other") and not attends and beside and _signs_by(page.text, floor, start, previous):
        return "signatory", previous.cue if previous else None, "people.signs_with"
    return part or (None, None, "")


# P ลงนาม และ Q ร่วมงาน: Q does not sign.
_ATTENDS: Final = re.compile(
    "เข้าร่วม|ร่วม(?:งาน|เป็นเกียรติ|ในพิธี|พิธี|กิจกรรม|ถ่าย)|กล่าว(?:รายงาน|ต้อนรับ|เปิด|ขอบคุณ|แสดง)|รายงาน|ให้การต้อนรับ|ต้อนรับ"
)
_BEFORE_REACH: Final = 160


def _announced(
    page: Page, mentions: list[Mention], first: int, last: int, previous: Mention | None, start: int
) -> _Part | None:
    """The part that the words before a group, which begins at `start`, announce: ผู้ลงนาม ได้แก่ P และ Q."""
    text = page.text
    line = page.paragraph_start(start)
    floor = max(line, start - _BEFORE_REACH, previous.end if previous else 0)
    before = text[floor:start]
    for word, pattern, role in _ANNOUNCING:
        match = pattern.search(before) if word in before else None
        if match is None:
            continue
        if not (match[0].rstrip().endswith("มี") and _does_else(page, mentions, last)):
            return role, Span(floor + match.start(), floor + match.end()), "people.listed_as"
    begin = max(line, start - 440)
    own = text[max(begin, min(previous.end, start)) if previous is not None else begin : start]
    if last > first and own.rstrip().endswith("ระหว่าง") and (between := _SIGNED_BETWEEN.search(own)) is not None:
        # พิธีลงนามบันทึกข้อตกลงว่าด้วย… ระหว่าง P และ Q, however long the paper's name is.
        at = start - len(between[0])
        return "signatory", Span(at, at + len("ลงนาม")), "people.listed_as"
    wide = text[begin:start]
    if wide.rstrip().endswith("โดย") and _BY_SIGNER.search(wide) and not _SPEAKS.match(text, mentions[last].end):
        # ลงนาม … ระหว่าง A และ B โดย P: P signs for B.
        at = begin + wide.rindex("ลงนาม")
        return "signatory", Span(at, at + len("ลงนาม")), "people.signs_for"
    return None


def _part_after(page: Page, mentions: list[Mention], last: int) -> _Part | None:
    """The part that the nearest cue after the group gives it, up to the next person."""
    text = page.text
    end, limit = _cue_reach(page, mentions, last)
    if _ASSIGNED.match(text, end) and last + 1 < len(mentions) and mentions[last + 1].name.start - end < 90:
        # What Q gave P to do stands after Q.
        end, limit = _cue_reach(page, mentions, last + 1)
    cue = first_cue(text, end, limit)
    if cue is None or (cue["witness"] and "โดยมี" in text[end : cue.start()]):
        # … (นาย ก อธิบดี…) โดยมี เจ้าหน้าที่ของทั้งสองฝ่าย ร่วมเป็นสักขีพยาน: others witness.
        return None
    if cue["other"] and (oneself := _OF_ONESELF.search(text, cue.end(), limit)) is not None:
        # นาย ก กล่าวว่า … ตนจะเป็นประธานในพิธีลงนาม
        cue = CUES.match(text, oneself.end(), limit) or cue
    if cue["other"] and (after := _AFTER_DOING.match(text, cue.end(), limit)) is not None:
        # เปิดเผยภายหลังร่วมลงนาม: what was done before speaking is the part that counts.
        cue = CUES.match(text, after.end(), limit) or cue
    if cue["other"]:
        if (witness := _WITNESS_TOO.match(text, cue.end(), limit)) is not None:
            return "witness", Span(cue.start(), witness.end()), "people.witness_cue"
        furthest = _next_name(page, mentions, last)
        told = any(text.find(word, cue.end(), furthest) >= 0 for word in _ALSO_DONE)
        if told and (also := _ALSO.match(text, cue.end(), furthest)) is not None:
            role: Role = "witness" if also["witness"] else "signatory"
            return role, Span(*also.span("witness" if also["witness"] else "sign")), "people.also"
    return _role_of_cue(text, cue, limit)


def _next_name(page: Page, mentions: list[Mention], last: int) -> int:
    """Where the line of the group's last person ends, or the next name of it begins."""
    end = page.paragraph_end(mentions[last].end)
    if end - mentions[last].end < _BROKEN and CUES.match(page.text, end + 1 + 3 * page.text.startswith("ได้", end + 1)):
        # … รัฐมนตรีว่าการกระทรวง A\nเป็นประธานในพิธี: the source broke the line in the sentence.
        end = page.paragraph_end(end + 1)
    return min(end, mentions[last + 1].name.start) if last + 1 < len(mentions) else end


def _cue_reach(page: Page, mentions: list[Mention], last: int) -> tuple[int, int]:
    """From where to where a cue is looked for after the person `last`."""
    end = mentions[last].end
    return end, min(end + _CUE_WINDOW, _next_name(page, mentions, last))


def _does_else(page: Page, mentions: list[Mention], last: int) -> bool:
    """Whether what follows the group says that it does something other than sign: ลงนาม … โดยมี P ร่วมเป็นเกียรติ."""
    end = mentions[last].end
    cue = first_cue(page.text, end, min(end + _CUE_WINDOW, _next_name(page, mentions, last)))
    return cue is not None and cue["sign"] is None


def _signs_by(text: str, floor: int, start: int, previous: Mention | None) -> bool:
    """`… ลงนามบันทึกฯ ร่วมกับ มหาวิทยาลัย… โดย P`: P signs with the one who was named before."""
    before = text[floor:start]
    if previous is not None and previous.role == "signatory" and "\n" not in before:
        return (
            _WITH.search(before) is not None
            and "โดยมี" not in before
            and "สักขีพยาน" not in before
            and "พร้อมด้วย" not in before
        )
    return False


def _role_of_cue(text: str, cue: re.Match[str], limit: int) -> tuple[Role, Span, str]:
    span = Span(cue.start(), cue.end())
    if cue["witness"]:
        if _CHAIR_AND_WITNESS.match(text, max(0, cue.start() - len("ประธาน"))):
            return "chair", span, "people.chair_cue"
        if _SIGN_BOTH.search(text[cue.start() : cue.end() + 4]):
            return "signatory", span, "people.sign_cue"
        return "witness", span, "people.witness_cue"
    if cue["chair"]:
        too = _SIGN_TOO.match(text, cue.end(), limit)
        if too is not None and not re.search("พิธี|การ", text[too.end() - 12 : too.end() - 6]):
            return "signatory", Span(cue.start(), too.end()), "people.chair_who_signs"
        line_end = text.find("\n", cue.end())
        ceremony = "ลงนาม" in text[cue.end() : min(cue.end() + 170, line_end if line_end >= 0 else len(text))]
        return "chair", span, "people.chair_cue" if ceremony else "people.chair_of_event"
    if cue["sign"]:
        return "signatory", span, "people.sign_cue"
    return "other", span, "people.other_cue"


_OF_ONESELF: Final = re.compile(r"[ ]ตน(?:เอง)?[ ]?(?:จะ|ได้)?(?=(?:ร่วม)?เป็นประธาน|(?:ร่วม)?เป็นสักขีพยาน)")
_SIGNED_BETWEEN: Final = re.compile(r"ลงนาม(?:(?!โดยมี|พร้อมด้วย|กล่าว)[^\n]){0,330}ระหว่าง[ ]{0,2}$")
_WITNESS_TOO: Final = re.compile(
    r"(?:(?!กล่าว|ว่า|โดยมี|พร้อมด้วย)[^\n“”\"]){0,40}?(?:และ|เป็น|ร่วม|ในฐานะ)(?:ร่วม)?(?:เป็น)?สักขีพยาน"
)
# กล่าวรายงานและร่วมลงนาม…, บรรยายพิเศษ … และร่วมเป็นสักขีพยานในพิธีลงนาม: the second thing that one does.
_ALSO: Final = re.compile(
    r"(?:[“\"][^“”\"\n]{0,90}[”\"]|(?!โดยมี|พร้อมด้วย|กล่าวว่า|เปิดเผยว่า|[ ]ว่า)[^\n“”\"]){0,400}?"
    r"(?:และ|พร้อม|พร้อมทั้ง|ตลอดจน|รวมทั้ง)[ ]?(?:ได้)?"
    r"(?:(?P<witness>(?:ร่วม)?เป็น(?:ประธาน)?สักขีพยาน)|(?P<sign>(?:ร่วม)?ลงนาม(?!เป็น|ถวาย|ใน(?:ฐานะ)?(?:พยาน|สักขี))))"
)
_ALSO_DONE: Final = ("สักขีพยาน", "ลงนาม")
_BY_SIGNER: Final = re.compile(r"ลงนาม[^\n]{0,260}(?:ระหว่าง|กับ|ร่วมกับ)[^\n]{2,170}?(?<!กล่าว)(?<!นำ)โดย[ ]?$")
_SPEAKS: Final = re.compile("[ ]{0,2}(?:ได้)?(?:กล่าว|เปิดเผย|ให้สัมภาษณ์)")
_AFTER_DOING: Final = re.compile(
    r"ว่า[ ]?(?:ตน)?(?:ได้)(?=(?:ร่วม)?ลงนาม)|"
    r"(?:ว่า)?[ ]?(?:ภายหลัง|หลังจาก|หลัง|ระหว่าง|ในโอกาส|ในการ|ในฐานะ)(?:จาก|การ|ที่)?[ ]?(?:ได้"
    r"|การ|เข้า)?[ ]?"
)
# เป็นประธานสักขีพยาน
_CHAIR_AND_WITNESS: Final = re.compile("ประธาน(?:และ)?(?:ร่วม)?สักขี")
_SIGN_BOTH: Final = re.compile("ลงนามและ(?:ร่วม)?เป็น")
_RANK: Final = {"signatory": 3, "chair": 2, "witness": 1, "other": 0}


def _merge(page: Page, mentions: list[Mention]) -> list[Person]:
    """One entry a person: mentions with the same bare name, and given names alone where they tell one person."""
    text = page.text
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.name.full:
            groups.setdefault(mention.name.bare(text), []).append(mention)
    by_given: dict[str, list[str]] = {}
    for key, own in groups.items():
        name = own[0].name
        by_given.setdefault(_given(text, name), []).append(key)
    for mention in mentions:
        if not mention.name.full:
            keys = by_given.get(text[mention.name.given : mention.name.end].strip(" ฯ"), [])
            if len(keys) == 1:
                groups[keys[0]].append(mention)
    return [person for own in groups.values() if (person := _person(page, own)) is not None]


def _given(text: str, name: PersonName) -> str:
    return text[name.given : name.end].split()[0]


def _person(page: Page, mentions: list[Mention]) -> Person | None:
    if all(m.absent for m in mentions if m.name.full):
        return None
    full = [m for m in mentions if m.name.full]
    # ท่านสุริยะ is how a speaker calls นายสุริยะ.
    name = max(full, key=lambda m: (not page.text.startswith("ท่าน", m.name.start), m.name.end - m.name.start)).name
    after = [m.position for m in full if m.position is not None and m.position.start > m.name.start]
    positions = after or [m.position for m in full if m.position is not None]
    body = [p for p in positions if p.start >= page.title_end] or positions
    position = max(body, key=len) if body else None
    with_role = [m for m in mentions if m.role is not None and not m.absent]
    in_body = [m for m in with_role if m.name.start >= page.title_end] or with_role
    best = max(
        in_body, key=lambda m: _RANK[m.role or "other"] - 1.5 * (m.rule == "people.chair_of_event"), default=None
    )
    if best is None or best.role in (None, "other"):
        signing = _signs_in_headline(page, name) or _signs_by_office(page, position)
        if signing is not None:
            cue, rule = signing
            best = replace(full[0], role="signatory", cue=cue, rule=rule)
    return Person(
        name=Span(name.start, name.end),
        position=position,
        role=best.role if best and best.role else "other",
        rule=best.rule if best and best.rule else "people.named",
        cue=best.cue if best else None,
        mentions=tuple(Span(m.name.start, m.name.end) for m in mentions),
    )


# “ชัยวุฒิ” ร่วมลงนาม MOU: the headline calls who signs by the given name.
_HEADLINE_SIGNS: Final = re.compile(
    rf"(?:[“\"‘'](?P<given>[{THAI}]{{2,16}})[”\"’'][ ]?(?:รม[วช]\.[{THAI}.]{{2,10}}[ ]?)?"
    # รมช.อารี ร่วมลงนาม MOU
    rf"|(?:รม[วชต]\.|รองนายกฯ|รองปลัด|ปลัด|อธิบดี|ผู้ว่าฯ)[ ]?(?P<called>[{THAI}]{{2,16}})[ ])(?P<cue>(?:ร่วม)?(?:ลงนาม|เซ็น)(?!เป็น|ถวาย))"
)
_OFFICE_LED: Final = re.compile(r"(?:โดยมี|โดย|ระหว่าง|และ|กับ)[ ]?$")
_OFFICE_SIGNS: Final = re.compile(r"[ ]{0,2}(?:ได้)?(?:จรด|ร่วม)?(?:ปากกา)?ลงนาม(?!เป็น|ถวาย)")
_OFFICE_REACH: Final = 150
_SHORTEST_OFFICE: Final = 14


def _signs_in_headline(page: Page, name: PersonName) -> tuple[Span, str] | None:
    """Where the headline says that the person signs."""
    given = _given(page.text, name)
    for match in _HEADLINE_SIGNS.finditer(page.text, 0, page.title_end):
        if given in (match["given"], match["called"]):
            return Span(*match.span("cue")), "people.signs_in_headline"
    return None


def _signs_by_office(page: Page, position: Span | None) -> tuple[Span, str] | None:
    """Where the text says that the holder of the position signs, without the name: โดยมีอธิบดีกรม A กับ นาย ข … ร่วมลงนาม."""
    if position is None or len(position) < _SHORTEST_OFFICE:
        return None
    text = page.text
    office = position.of(text)
    at = text.find(office, page.title_end)
    while at >= 0:
        end = at + len(office)
        if at == page.paragraph_start(at) and (signs := _OFFICE_SIGNS.match(text, end)) is not None:
            # อธิบดีกรม A จรดลงนามบันทึก…: the line under the headline.
            return Span(*signs.span()), "people.signs_by_office"
        if at != position.start and _OFFICE_LED.search(text, max(0, at - 8), at):
            cue = first_cue(text, end, min(page.paragraph_end(end), end + _OFFICE_REACH))
            if cue is not None and cue["sign"]:
                return Span(*cue.span()), "people.signs_by_office"
        at = text.find(office, end)
    return None
