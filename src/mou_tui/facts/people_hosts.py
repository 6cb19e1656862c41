"""Who signs where no cue says so: those who hold the ceremony, or come to it for their own bodies."""

import re
from dataclasses import replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.body_words import HEAD
from mou_tui.facts.mentions import Mention, linked
from mou_tui.facts.page import Page
from mou_tui.facts.positions import FIRST_HEAD

# A โดย P จัดพิธีลงนาม… กับ B ได้แก่ Q; P และ Q ร่วมพิธีลงนาม: who holds or joins the ceremony signs, where nobody else does.
_HOSTS: Final = re.compile(r"(?:(?<!เข้า)ร่วมพิธี|จัด(?:ให้มี)?พิธี|ร่วมจัดพิธี)(?:การ)?(?:ร่วม)?ลงนาม(?!ถวาย)")

_SIGNED_WITH: Final = re.compile(
    r"พิธี(?:การ)?(?:ร่วม)?ลงนาม(?!ถวาย)[^\n]{0,140}?(?:กับ|ระหว่าง)[^\n]{0,60}?(?:ได้แก่|ประกอบด้วย|คือ)[ :]{0,2}$"
)

# P ร่วมพิธี|ลงนาม… ระหว่าง B นำโดย| Q ร่วมกับ A: who leads the other side.
_OTHER_SIDE_LED: Final = re.compile(r"ลงนาม[^\n]{0,200}?(?:กับ|ระหว่าง)[^\n]{4,90}นำโดย[ ]?$")

# P พร้อมด้วย Q |และหน่วยงานภาคีเครือข่าย ทั้งภาครัฐ ภาคเอกชน| ร่วมพิธีลงนาม
_OTHERS_BESIDE: Final = re.compile(
    r"[ ]{0,3}(?:และ|พร้อม(?:ด้วย)?)[ ]?(?:หน่วยงาน|ภาคี|คณะ|ผู้แทน|ผู้บริหาร|ผู้เกี่ยวข้อง)"
    r"(?:(?!ลงนาม|โดยมี|พร้อมด้วย|กล่าว|เปิดเผย|เข้าร่วม|สักขี|เกียรติ|ประธาน|[“”])[^\n]){0,160}?(?=[ ](?:ได้)?(?:ร่วม(?:จัด)?|จัด(?:ให้มี)?)พิธี)"
)

_HOSTS_ELSE: Final = re.compile(r"โดยมี|พร้อมด้วย|กล่าว|เปิดเผย|เตรียม|จะ|สักขีพยาน|เป็นประธาน|เป็นเกียรติ")


def let_hosts_sign(page: Page, mentions: list[Mention]) -> None:
    """Make signatories of those who hold or join the ceremony, as no other person signs."""
    text = page.text
    first = hosted = 0
    while first < len(mentions):
        last = first
        while last + 1 < len(mentions) and linked(text, mentions[last], mentions[last + 1]):
            last += 1
        begin = mentions[first].name.start
        if mentions[first].role in (None, "other") and begin >= page.title_end:
            end = page.paragraph_end(mentions[last].end)
            beside = _OTHERS_BESIDE.match(text, mentions[last].end, end)
            if beside is not None and _is_minister(text, mentions[last]):
                beside = None
            limit = min(
                end,
                (beside.end() if beside is not None else mentions[last].end) + 60,
                mentions[last + 1].name.start if last + 1 < len(mentions) else end,
            )
            cue = _HOSTS.search(text, mentions[last].end, limit)
            if cue is not None and _HOSTS_ELSE.search(
                text, beside.end() if beside else mentions[last].end, cue.start()
            ):
                cue = None
            cue = cue or _SIGNED_WITH.search(text, max(page.paragraph_start(begin), begin - 240), begin)
            if cue is None and begin < hosted:
                cue = _OTHER_SIDE_LED.search(text, max(page.paragraph_start(begin), begin - 240), begin)
            if cue is not None:
                hosted = end
                at = text.index("ลงนาม", cue.start())
                for n in range(first, last + 1):
                    if not mentions[n].absent:
                        span = Span(at, at + len("ลงนาม"))
                        mentions[n] = replace(mentions[n], role="signatory", cue=span, rule="people.holds_ceremony")
            else:
                _let_those_who_come_sign(page, mentions, first, last)
        first = last + 1


def _is_minister(text: str, mention: Mention) -> bool:
    """Whether one is of the government, which comes with others to what its departments sign."""
    return mention.position is not None and text.startswith(
        ("รัฐมนตรี", "นายกรัฐมนตรี", "รองนายกรัฐมนตรี"), mention.position.start
    )


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
