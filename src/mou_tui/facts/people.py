"""Who has a part in the agreement: names with their positions, and the role that the nearest cue gives them.

นายอนุกูล ปีดแก้ว ปลัดกระทรวง… และ รศ.เกศินี วิฑูรชาติ อธิการบดี… ร่วมลงนาม    → both sign
โดยมี นายธนสุนทร สว่างสาลี รองปลัด… ร่วมลงนามเป็นสักขีพยาน                      → a witness
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.cues import first_cue
from mou_tui.facts.mentions import Mention, find_mentions, linked
from mou_tui.facts.model import Role
from mou_tui.facts.page import Page
from mou_tui.facts.people_hosts import let_hosts_sign
from mou_tui.facts.people_merge import Person, merge
from mou_tui.facts.people_roles import SPEAKS, Part, role_of_group
from mou_tui.facts.register import Field, Register

# … ว่า นายกรัฐมนตรี ได้ให้ความสำคัญ: named for a policy.
_POLICY_AFTER: Final = re.compile(
    r"[ ]{0,2}(?:ที่)?(?:ได้)?(?:ให้ความสำคัญ|มีนโยบาย|มีความห่วงใย|ห่วงใย|มีข้อสั่งการ|สั่งการ|กำชับ|กำหนดนโยบาย|ตระหนัก|มีความมุ่งมั่น|มุ่งมั่น)"
)

_POLICY_BEFORE: Final = re.compile(r"ว่า|ตามที่|เนื่องจาก|นโยบาย|รัฐบาล")

_DELEGATES: Final = re.compile(r"[ ]{0,2}(?:ได้)?มอบหมาย(?:ให้)?")


def find_people(page: Page, register: Register) -> list[Person]:
    """The persons of the article who have a part in its agreement, in the order of their first full mention."""
    mentions = find_mentions(page)
    if not mentions:
        return []
    _give_roles(page, mentions)
    _give_headed_roles(page, mentions)
    _give_labelled_roles(page, mentions, register)
    signing = [mention for mention in mentions if mention.role == "signatory" and not mention.absent]
    if all(_leads_other_side(page, mention) for mention in signing):
        let_hosts_sign(page, mentions)
    return merge(page, mentions)


def _leads_other_side(page: Page, mention: Mention) -> bool:
    """Whether one signs as who leads the other side: ลงนาม… ระหว่าง A นำโดย| P; P ร่วมพิธีลงนาม… กับ| Q."""
    if mention.cue is None:
        return False
    before = page.text[mention.cue.start : mention.name.start].rstrip(" ")
    joins = page.text.endswith(_JOINS_CEREMONY, 0, mention.cue.start)
    return before.endswith("นำโดย") or (joins and "กับ" in before)


_JOINS_CEREMONY: Final = ("ร่วมพิธี", "ร่วมพิธีการ", "ร่วมในพิธี", "จัดพิธี", "จัดให้มีพิธี")


def left_out(page: Page) -> list[Span]:
    """Where persons are named who have no part: by whose order, by whose policy or in whose name it is done."""
    mentions = find_mentions(page)
    _give_roles(page, mentions)
    return [Span(m.name.start, m.name.end) for m in mentions if m.absent]


def _give_roles(page: Page, mentions: list[Mention]) -> None:
    """Give each mention the role of the cue nearest to the list of people that it stands in."""
    text = page.text
    first = 0
    previous: Mention | None = None
    while first < len(mentions):
        last = first
        while last + 1 < len(mentions) and linked(text, mentions[last], mentions[last + 1]):
            last += 1
        role, cue, rule = role_of_group(page, mentions, first, last, previous)
        delegates = rule != "people.listed_as" and _DELEGATES.match(text, mentions[last].end) is not None
        if delegates or _named_for_policy(text, mentions[first], mentions[last]):
            for n in range(first, last + 1):
                mentions[n] = replace(mentions[n], absent=True)
        elif role is not None:
            if rule == "people.listed_as":
                # ลงนามระหว่าง A กับ B พร้อมด้วย C ร่วมเป็นสักขีพยาน: what stands before the list is said of A and B only.
                sides = _before_addition(text, mentions, first, last)
                # ลงนามระหว่าง A พร้อมด้วย B: it takes two.
                alone = sides == first and text.startswith("ระหว่าง", cue.end - 8 if cue is not None else first)
                last = last if alone else sides
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
    return SPEAKS.match(page.text, end) is not None


_BESIDE_NAME: Final = 6


def _give_headed_roles(page: Page, mentions: list[Mention]) -> None:
    """Give the people of a list on lines of their own the part that its heading, or a bracket behind them, says."""
    text = page.text
    begins = {page.paragraph_start(mention.name.start) for mention in mentions}
    headings: dict[int, Part | None] = {}
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


def _heading_part(page: Page, line: int, begins: set[int]) -> Part | None:
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
