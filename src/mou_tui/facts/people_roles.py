"""The part that the nearest cue gives the people of a list: they sign, witness, preside, or attend."""

import re
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.cues import CUES, first_cue
from mou_tui.facts.mentions import Mention
from mou_tui.facts.model import Role
from mou_tui.facts.page import Page

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
    r"|ลงนาม(?:(?!โดยมี|พร้อมด้วย|กล่าว|หารือ|ระหว่าง|สักขีพยาน|เพื่อ|ได้แก่)[^\n]){0,140}(?<!กำ)(?<!เกี่ยว)(?:ร่วม)?กับ"
    # … กับผู้อำนวยการวิทยาลัย 4 แห่ง ประกอบด้วย
    r"(?:(?:(?!โดยมี|พร้อมด้วย|พยาน|เพื่อ)[^\n]){2,60}?(?:ประกอบ(?:ไป)?ด้วย|ได้แก่|คือ))?[ ]?$"
)

_WITNESS_BEFORE: Final = re.compile(
    r"(?:สักขี)?พยาน(?:(?:ผู้)?(?:ร่วม)?ลงนาม(?:ร่วม)?)?(?:ใน(?:(?!ร่วมลงนาม)[^\n]){0,50})?[ ]?"
    r"(?:(?:ที่|ซึ่ง)?ประกอบ(?:ไป)?ด้วย|ได้แก่|คือ|อาทิ|เช่น|โดย(?!มี)|จาก|:)[ :]{0,3}$"
)

_ANNOUNCING: Final[tuple[tuple[str, re.Pattern[str], Role], ...]] = (
    ("พยาน", _WITNESS_BEFORE, "witness"),
    ("ลงนาม", _SIGN_BEFORE, "signatory"),
)

# P ได้รับมอบหมายจาก Q ให้ร่วมเป็นสักขีพยาน
_ASSIGNED: Final = re.compile(
    r"[ ]{0,2}(?:\([^()\n]{2,60}\)[ ]{0,2})?(?:(?:ได้|ซึ่งได้)?รับ(?:การ)?มอบหมาย(?:จาก)?"
    # เปิดเผยภายหลังเป็นตัวแทน Q ร่วมลงนาม
    r"|(?:เปิดเผย|กล่าว)(?:ว่า)?[ ]?(?:ภายหลัง|หลัง)(?:การ)?เป็น(?:ตัวแทน|ผู้แทน))"
)

# … และฝ่ายลาว คือ Q
_WITH: Final = re.compile(
    r"และ(?:ผู้ลงนาม)?ฝ่าย[ก-๎]{2,24}[ ]?(?:คือ|ได้แก่)[ ]?$|(?:ร่วมกับ|กับ|และ|ระหว่าง)[ ]?(?:[^\n]{0,90}?(?:(?<!นำ)โดย)[ ]?(?:[^\n()]{2,60}\()?)?$"
)

_CUE_WINDOW: Final = 260

_BROKEN: Final = 3
"""Code points after a person in which a line that goes on in the next may end."""

Part = tuple[Role, Span | None, str]
"""A role with its cue and the rule that found it."""


def role_of_group(
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
    if part is None and (paper := _PAPER_AS_VERB.match(page.text, mentions[last].end)) is not None:
        return "signatory", Span(*paper.span("paper")), "people.sign_cue"
    return part or (None, None, "")


# P ผู้อำนวยการวิทยาลัย A |บันทึกข้อตกลงความร่วมมือ… กับ B: reports leave the verb out.
_PAPER_AS_VERB: Final = re.compile(
    r"[ ]{1,2}(?P<paper>บันทึก(?:ข้อตกลง|ความเข้าใจ|ความร่วมมือ))(?:(?!โดย|ซึ่ง|เป็น|กล่าว|ระหว่าง)[^\n]){0,120}?(?<!กำ)(?<!เกี่ยว)(?:ร่วม)?กับ"
)

# P ลงนาม และ Q ร่วมงาน: Q does not sign.
_ATTENDS: Final = re.compile(
    "เข้าร่วม|ร่วม(?:งาน|เป็นเกียรติ|ในพิธี|พิธี|กิจกรรม|ถ่าย)|กล่าว(?:รายงาน|ต้อนรับ|เปิด|ขอบคุณ|แสดง)|รายงาน|ให้การต้อนรับ|ต้อนรับ"
)

_BEFORE_REACH: Final = 160


def _announced(
    page: Page, mentions: list[Mention], first: int, last: int, previous: Mention | None, start: int
) -> Part | None:
    """The part that the words before a group, which begins at `start`, announce: ผู้ลงนาม ได้แก่ P และ Q."""
    text = page.text
    line = page.paragraph_start(start)
    floor = max(line, start - _BEFORE_REACH, previous.end if previous else 0)
    before = text[floor:start]
    for word, pattern, role in _ANNOUNCING:
        match = pattern.search(before) if word in before else None
        if match is None:
            continue
        if role == "witness" and match[0].endswith(_BY) and _signs(page, mentions, last):
            # … ร่วมเป็นสักขีพยาน โดย P และ Q ร่วมลงนาม: the next clause.
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
    if (
        wide.rstrip().endswith("โดย")
        and _BY_SIGNER.search(wide)
        and not SPEAKS.match(text, mentions[last].end)
        and not _presides(page, mentions, last)
    ):
        # ลงนาม … ระหว่าง A และ B โดย P: P signs for B.
        at = begin + wide.rindex("ลงนาม")
        return "signatory", Span(at, at + len("ลงนาม")), "people.signs_for"
    return None


def _part_after(page: Page, mentions: list[Mention], last: int) -> Part | None:
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


# P รองผู้บัญชาการ… |เป็นผู้แทนสำนักงาน A\nลงนาม
_STANDS_FOR: Final = re.compile(r"[ ]?(?:เป็น(?:ผู้แทน|ตัวแทน)|ในนาม|ในฐานะ)[^\n]{2,60}$")


def _next_name(page: Page, mentions: list[Mention], last: int) -> int:
    """Where the line of the group's last person ends, or the next name of it begins."""
    end = page.paragraph_end(mentions[last].end)
    if (end - mentions[last].end < _BROKEN or _STANDS_FOR.match(page.text, mentions[last].end, end)) and CUES.match(
        page.text, end + 1 + 3 * page.text.startswith("ได้", end + 1)
    ):
        # … รัฐมนตรีว่าการกระทรวง A\nเป็นประธานในพิธี: the source broke the line in the sentence.
        end = page.paragraph_end(end + 1)
    return min(end, mentions[last + 1].name.start) if last + 1 < len(mentions) else end


def _cue_reach(page: Page, mentions: list[Mention], last: int) -> tuple[int, int]:
    """From where to where a cue is looked for after the person `last`."""
    end = mentions[last].end
    return end, min(end + _CUE_WINDOW, _next_name(page, mentions, last))


_BY: Final = ("โดย", "โดย ")


def _signs(page: Page, mentions: list[Mention], last: int) -> bool:
    """Whether what follows the group says first that it signs."""
    end = mentions[last].end
    cue = first_cue(page.text, end, min(end + _CUE_WINDOW, _next_name(page, mentions, last), page.paragraph_end(end)))
    return cue is not None and cue["sign"] is not None


def _does_else(page: Page, mentions: list[Mention], last: int) -> bool:
    """Whether what follows the group says that it does something other than sign: ลงนาม … โดยมี P ร่วมเป็นเกียรติ."""
    end = mentions[last].end
    cue = first_cue(page.text, end, min(end + _CUE_WINDOW, _next_name(page, mentions, last)))
    return cue is not None and cue["sign"] is None


def _presides(page: Page, mentions: list[Mention], last: int) -> bool:
    """Whether what follows the group says that it presides or witnesses: ลงนาม ระหว่าง A กับ B โดย P เป็นประธานสักขีพยาน."""
    end = mentions[last].end
    cue = first_cue(page.text, end, min(end + _DOES_NEXT, _next_name(page, mentions, last)))
    return cue is not None and bool(cue["chair"] or (cue["witness"] and cue.start() - end < _BROKEN))


_DOES_NEXT: Final = 60
"""Code points behind a person within which stands what the same clause says of the person."""


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
    r"(?:และ|พร้อม(?:ทั้ง|กัน(?:นี้)?)?|ตลอดจน|รวมทั้ง)[ ]?(?:ได้)?"
    r"(?:(?P<witness>(?:ร่วม)?เป็น(?:ประธาน)?สักขีพยาน)|(?P<sign>(?:ร่วม)?ลงนาม(?!เป็น|ถวาย|ใน(?:ฐานะ)?(?:พยาน|สักขี))))"
)

_ALSO_DONE: Final = ("สักขีพยาน", "ลงนาม")

_BY_SIGNER: Final = re.compile(r"ลงนาม[^\n]{0,260}(?:ระหว่าง|กับ|ร่วมกับ)[^\n]{2,170}?(?<!กล่าว)(?<!นำ)โดย[ ]?$")

SPEAKS: Final = re.compile("[ ]{0,2}(?:ได้)?(?:กล่าว|เปิดเผย|ให้สัมภาษณ์)")

_AFTER_DOING: Final = re.compile(
    r"ว่า[ ]?(?:ตน)?(?:ได้)(?=(?:ร่วม)?ลงนาม)|"
    r"(?:ว่า)?[ ]?(?:ภายหลัง|หลังจาก|หลัง|ระหว่าง|ในโอกาส|ในการ|ในฐานะ)(?:จาก|การ|ที่)?[ ]?(?:ได้"
    r"|การ|เข้า)?[ ]?"
)

# เป็นประธานสักขีพยาน
_CHAIR_AND_WITNESS: Final = re.compile("ประธาน(?:และ)?(?:ร่วม)?สักขี")

_SIGN_BOTH: Final = re.compile("ลงนามและ(?:ร่วม)?เป็น")
