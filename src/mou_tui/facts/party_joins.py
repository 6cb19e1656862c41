"""Parties by the verb that joins them: A จับมือ B, A ลงนาม … ร่วมกับ B, A และ B ลงนาม."""

import re
from typing import Final

from mou_tui.facts.bodies import is_country
from mou_tui.facts.body import Body
from mou_tui.facts.countries import LATIN_STATE
from mou_tui.facts.occurrences import watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.party_choice import LEAD
from mou_tui.facts.party_counts import SIGNED_NEAR
from mou_tui.facts.party_list import PartyList
from mou_tui.facts.party_list_words import BRACKETS, QUOTED_NAME
from mou_tui.facts.party_lists import ListReader
from mou_tui.facts.party_rules import (
    JOINED,
    OF_SIGNATORIES,
    SIGN_TOGETHER,
)  # fmt: skip
from mou_tui.facts.party_subjects import inside_position, row_before, subjects
from mou_tui.facts.patterns import THAI, matches_at
from mou_tui.organizations import resolve

# A จับมือ B, A ผนึกกำลัง B: the other side follows the verb.
_JOINING: Final = watched_in_reports("จับมือ", "ผนึก", "ผสาน", "ควง", "จูงมือ", "สานพลัง", "ร่วมมือ", "แท็")

_JOINS: Final = re.compile(
    r"(?:จับมือ|ผนึกกำลัง|ผนึกพลัง|ผนึกความร่วมมือ|ผนึก|ผสานกำลัง|ผสานพลัง|ควง|จูงมือ"
    r"|สานพลัง|ร่วมมือ|แท็[กค]ทีม)(?:กับ|ร่วมกับ)?[ ]{0,2}[“\"‘]?"
)

# … ลงนาม … ร่วมกับ B: the preposition, and the verb that must stand before it.
_WITHS: Final = watched_in_reports("ร่วมกับ", "กับ")

_WITH: Final = re.compile(r"ร่วมกับ[ ]{0,2}|กับ[ ]{0,2}")

# กำ|กับ, ให้|กับ, เกี่ยว|กับ: no partner follows.
_NO_WITH: Final = ("กำ", "ให้", "เกี่ยว", "เท่า", "ควบคู่", "ผู้")

_VERB: Final = re.compile("จับมือ|ผนึก|ผสาน|เซ็น|ลงบันทึก|จัดทำบันทึก|จัดทำข้อตกลง|จัดทำMOU|จัดทำ MOU|MOU|MoU|ลงนาม")

# What parts the verb from the preposition: another clause stands between.
_BREAK: Final = re.compile("โดยมี|กล่าวว่า|เปิดเผย|โดยนาย|ระหว่าง(?!หน่วยงาน|กัน|ประเทศ|องค์กร|ภาค|วัดและชุมชน)")

_SIGNED_NEAR_JOINED: Final = 160

_SIGNED_BEHIND: Final = 320
"""Code points behind A ร่วมมือกับ B and behind A จับมือ B in which they must sign, at most."""


def lists_that_join(page: Page, reader: ListReader) -> list[PartyList]:
    """The sides of A จับมือ B, A ลงนาม … ร่วมกับ B, in the headline and wherever a signing is near."""
    text = page.text
    found = []
    for match in matches_at(page.places(_JOINING), _JOINS, text):
        if text.startswith(("ระหว่าง", "MOU", "MoU"), match.end()):
            # ความร่วมมือ (MOU) ระหว่าง A และ B is a statement of its own.
            continue
        if text.endswith("ความ", 0, match.start()) and "กับ" not in match[0]:
            # ส่งเสริมความร่วมมือ|ไทย-ญี่ปุ่น: the noun joins nobody.
            continue
        line = page.paragraph_start(match.start())
        near = text[
            max(line, match.start() - 60) : match.end()
            + (_SIGNED_NEAR_JOINED if match[0].startswith("ร่วมมือ") else _SIGNED_BEHIND)
        ]
        if match.start() >= page.title_end and SIGNED_NEAR.search(near) is None:
            continue
        found.append(_two_sides(page, reader, line, match.start(), match.end()))
    for match in matches_at(page.places(_WITHS), _WITH, text):
        if text.endswith(_NO_WITH, 0, match.start()):
            continue
        line = page.paragraph_start(match.start())
        begin = max(line, match.start() - 260)
        for clause in _BREAK.finditer(text, begin, match.start()):
            begin = clause.end()
        verb = _VERB.search(text, begin, match.start())
        if verb is None or (match[0].startswith("กับ") and match.start() - verb.start() > 160):
            continue
        sides = _two_sides(page, reader, line, verb.start(), match.end())
        beside = _beside(reader, verb.end(), match.start())
        if beside is not None and sides.members and beside not in sides.members:
            # ลงนามบันทึกข้อตกลง (MOU) A กับ B
            sides.members = [beside, *(b for b in sides.members if b.start >= match.end())]
        found.append(sides)
    return [each for each in [*found, *_joined_before(page, reader)] if each.members]


def _beside(reader: ListReader, start: int, at: int) -> Body | None:
    """The organisation that stands by itself right before the preposition at `at`, after the paper's name."""
    inside = reader.within(start, at)
    if not inside:
        return None
    body = inside[-1]
    between = BRACKETS.sub("", reader.text[body.end : at]).strip()
    alone = reader.text[body.start - 1] in ' )”"' or reader.text.endswith("ระหว่าง", 0, body.start)
    return body if not between and alone and not inside_position(reader, body) else None


# The verbs of signing: ลงนาม, เซ็นสัญญา, ทำ MOU.
_SIGNS: Final = watched_in_reports(
    "ลงนาม",
    "ลงบันทึกข้อ",
    "ลงบันทึกความ",
    "จับมือกัน",
    "ผนึกกำลังกัน",
    "เซ็น",
    "ทำบันทึก",
    "ทำ MOU",
    "ทำMOU",
    "ทำข้อตกลง",
    "ทำความร่วม",
    "ทำขึ้น",
    "ทำร่วมกัน",
    "แลกเปลี่ยนบันทึก",
)

_SIGN_VERB: Final = re.compile(
    # A และ B จับมือกัน… โดยทั้งสองกระทรวงได้ลงนาม
    r"(?:จับมือ|ผนึกกำลัง)กัน(?=[^\n]{2,300}?(?:ลงนาม|MOU|MoU))"
    r"|ลงนาม(?!โดย)|ลง(?=บันทึกข้อ|บันทึกความ)|เซ็น(?=สัญญา|[ ]?M[oO]U|เอ็มโอยู|บันทึก|ข้อตกลง)|ทำ(?=บันทึกข้อ|บันทึกความ|[ ]?MOU|ข้อตกลง|ความร่วมมือ|ขึ้น|ร่วมกัน)"
    r"|แลกเปลี่ยน(?=บันทึก)"
)

_NO_PARTY: Final = re.compile(r"(?:ใน)?(?:ฐานะ)?(?:ร่วม)?(?:เป็น)?(?:สักขี)?พยาน|ถวาย")


def rows_that_sign(page: Page, reader: ListReader) -> list[PartyList]:
    """A, B และ C ลงนาม…, นาย ก อธิบดีกรม A และนาย ข อธิบดีกรม B ลงนาม…: those right before the verb of signing, one or more."""
    text = page.text
    found = []
    for match in matches_at(page.places(_SIGNS), _SIGN_VERB, text, min(len(text), page.title_end + 4_000)):
        if _NO_PARTY.match(text, match.end()):
            continue
        start = max(page.paragraph_start(match.start()), match.start() - 700)
        row = row_before(reader, match.start(), start, SIGN_TOGETHER)
        if row is not None:
            if not row.members:
                row.members, row.rule, row.by_people = row.of_people, OF_SIGNATORIES, True
            elif len(row.members) == 1 and row.of_people:
                # A โดย P คณบดี และ Q กรรมการผู้จัดการ บริษัท B ลงนาม
                names = {reader.name_of(body) for body in row.members}
                row.members += [
                    body
                    for body in row.of_people
                    # Not คณะ C มหาวิทยาลัย A: who comes along may be of a unit.
                    if reader.name_of(body) not in names
                    and (text[body.start].isascii() or text.startswith("บริษัท", body.start))
                ]
            row.where = match.start()
            found.append(row)
    return found


_ALSO_SIGNED: Final = "ร่วมลงนาม"

_PAPER_NAMED: Final = 260
"""Code points from a signing to the two sides whose paper it is, at most."""

# รัฐบาล โดย|กระทรวง A ร่วมลงนามบันทึก… ระหว่างกรม B กับบริษัท C: the two sides are all.
_GOVERNMENT_BY: Final = ("รัฐบาล โดย", "รัฐบาลโดย", "รัฐบาลไทย โดย", "รัฐบาลไทยโดย")

_ALSO_SIGNING: Final = watched_in_reports(_ALSO_SIGNED)

_DONE: Final = "ได้"

# หน่วยงานในสังกัดกระทรวง A ร่วมลงนาม: not the ministry.
_OF: Final = ("สังกัด", "ของ")

# เมืองนาราดอน| ประเทศญี่ปุ่น ร่วมลงนาม: the country only says where the city is.
_IN_A_COUNTRY: Final = re.compile(
    rf"(?:(?:กรุง|นคร|เมือง|แขวง|มณฑล)[{THAI}]{{2,24}}|[a-z])[ ](?:ประเทศ|สาธารณรัฐ|สปป)[{THAI}. ]{{2,30}}$"
)


def that_also_sign(page: Page, reader: ListReader, between: list[PartyList]) -> list[Body]:
    """The organisations of which the body says by themselves that they signed: กรม A ได้ร่วมลงนามบันทึก…; of which the lead does.

    Behind the lead, a plain ร่วมลงนาม may tell of another signing.
    """
    found = []
    for at in page.places(_ALSO_SIGNING, page.title_end):
        done = page.text.endswith(_DONE, 0, at)
        if not done and at > page.title_end + LEAD:
            continue
        before = reader.within(max(page.paragraph_start(at), at - 120), at)
        if (
            before
            and not (
                page.text.endswith(_GOVERNMENT_BY, 0, before[-1].start)
                and any(at < stated.where < at + _PAPER_NAMED for stated in between)
            )
            and not BRACKETS.sub("", page.text[before[-1].end : at - len(_DONE) * done]).strip()
            and not inside_position(reader, before[-1])
            and not page.text.endswith(_OF, 0, before[-1].start)
            and _IN_A_COUNTRY.search(page.text, max(0, before[-1].start - 40), before[-1].end) is None
            and not (
                (
                    is_country(page.text, before[-1])
                    or LATIN_STATE.fullmatch(page.text, before[-1].start, before[-1].end)
                )
                and page.text.endswith((", ", ") "), 0, before[-1].start)
            )
            and _NO_PARTY.match(page.text, at + len(_ALSO_SIGNED)) is None
        ):
            found.append(before[-1])
    return found


def _two_sides(page: Page, reader: ListReader, line: int, verb: int, other: int) -> PartyList:
    """The list of the subjects before `verb` and the organisations from `other` on; empty where the latter are none."""
    if QUOTED_NAME.match(page.text, other - 1):
        other -= 1
    result = reader.read(other, "joined", JOINED)
    if not result.members:
        result.members, result.by_people = result.of_people[:], bool(result.of_people)
    if result.members or UNNAMED_SIDE.match(page.plain, other) is not None:
        row = row_before(reader, verb, max(line, verb - 260), JOINED)
        left = (row.members or row.of_people) if row is not None else []
        if row is not None:
            result.signers |= row.signers
        left = left or _in_whose_name(reader, verb, other) or subjects(reader, max(line, verb - 260), verb)
        result.members[:0] = (
            left
            or (_quoted_before(reader, max(line, verb - 60), verb) if result.members else [])
            or _ministry_of_headline(page, line, verb)
        )
    result.where = verb
    return result


# จับมือ| 19 โรงเรียนในจังหวัดนนทบุรี, ร่วมกับ|ภาคีเครือข่าย: the others are not named.
UNNAMED_SIDE: Final = re.compile(
    r"(?:ภาคี|เครือข่าย|พันธมิตร|อีก|ทั้ง|กว่า|[ ]){0,4}(?:\d{1,3}[ ]?(?:โรงเรียน|หน่วยงาน|องค์กร|สถาบัน|บริษัท|มหาวิทยาลัย|ภาคี|พันธมิตร|แห่ง|ฝ่าย)"
    r"|ภาคีเครือข่าย|พันธมิตร|สถานประกอบการ|หน่วยงาน|โรงเรียน|สถานศึกษา|ท้องถิ่น|ชุมชน|ภาครัฐ|(?:ภาค)?เอกชน|ผู้ประกอบการ|เกษตรกร)"
)

# มหาดไทย|จับมือ SCG: a headline calls a ministry by what it is for.
_MINISTRY: Final = re.compile(
    r"[“\"]?(?P<of>มหาดไทย|ยุติธรรม|วัฒนธรรม|สาธารณสุข|พาณิชย์|แรงงาน|คมนาคม|กลาโหม|ศึกษาธิการ|เกษตรฯ|พลังงาน|อุตสาหกรรม|คลัง)[”\"]?"
    r"[ ]?(?:ได้|เตรียม|เดินหน้า|พร้อม)?[ ]?"
)


def _ministry_of_headline(page: Page, line: int, verb: int) -> list[Body]:
    """The ministry whose bare name opens the headline, right before the verb at `verb`."""
    named = _MINISTRY.fullmatch(page.text, line, verb) if verb < page.title_end else None
    if named is None:
        return []
    known = (
        resolve("กระทรวง" + named["of"].rstrip("ฯ"))
        or resolve(f"กระทรวงการ{named['of']}")
        or resolve(f"กระทรวง{named['of']}")
    )
    return [Body(*named.span("of"), organization=known)] if known is not None else []


_IN_NAME_OF: Final = re.compile(r"(?:ในนาม|ในฐานะ(?:ตัวแทน|ผู้แทน))(?:ของ)?[ ]?")

_QUOTED_ACTOR: Final = re.compile(rf"(?:{QUOTED_NAME.pattern})[ ]?(?:ได้|จะ|เตรียม|ร่วม|เดินหน้า)?[ ]?$")


def _in_whose_name(reader: ListReader, verb: int, other: int) -> list[Body]:
    """The body in whose name it is signed: ลงนาม… ในนามวิทยาลัย A กับ …"""
    match = _IN_NAME_OF.search(reader.text, verb, other)
    body = reader.body_from(match.end()) if match is not None else None
    return [body] if body is not None else []


def _quoted_before(reader: ListReader, start: int, verb: int) -> list[Body]:
    """The name in quotation marks right before the verb: “ลมดี” จับมือ …"""
    match = _QUOTED_ACTOR.search(reader.text, start, verb)
    return [] if match is None or reader.calls_person(match["name"]) else [Body(*match.span("name"))]


# A ร่วมกับ B ลงนามบันทึกข้อตกลง: the verb comes last.
_FIRST_JOINS: Final = watched_in_reports("ร่วมกับ")

_JOIN_FIRST: Final = re.compile(r"ร่วมกับ[ ]{0,2}")

_SIGN_AFTER: Final = re.compile(
    r"(?:[ ]?(?:ซึ่ง)?ได้รับมอบหมายจาก[^\n]{0,110}?)?[^\n]{0,60}?(?:ลงนาม|MOU|MoU|จัดทำบันทึก|ทำบันทึก)"
)

# สำหรับความร่วมมือในครั้งนี้| A ร่วมกับ B C D
_OF_THIS_PAPER: Final = re.compile(
    r"(?:ความร่วมมือ|ข้อตกลง|การลงนาม|MOU|MoU|บันทึกความเข้าใจ)(?:ใน)?(?:ครั้งนี้|ฉบับนี้|ดังกล่าว)[ ]?(?:เป็นความร่วมมือของ)?[ ]?$"
)


def _joined_before(page: Page, reader: ListReader) -> list[PartyList]:
    text = page.text
    found = []
    for match in matches_at(page.places(_FIRST_JOINS), _JOIN_FIRST, text):
        result = reader.read(match.end(), "joined", JOINED)
        line = page.paragraph_start(match.start())
        joins = result.members or UNNAMED_SIDE.match(page.plain, match.end()) is not None
        left = subjects(reader, max(line, match.start() - 200), match.start()) if joins else []
        if joins and not left:
            # P ประธานมูลนิธิ A |ร่วมกับ B ลงนาม…
            row = row_before(reader, match.start(), max(line, match.start() - 200), JOINED)
            left = row.of_people[:1] if row is not None and result.members else []
        if not left or not (
            (result.members and _SIGN_AFTER.match(text, result.members[-1].end))
            or _SIGN_AFTER.match(text, result.end)
            or _OF_THIS_PAPER.search(text, max(line, left[0].start - 40), left[0].start)
        ):
            continue
        near = match.start() - left[-1].end < 60 or not text[line : left[0].start].strip()
        if near:
            result.signers |= reader.read(left[0].start, "row", JOINED, match.start()).signers
            result.members[:0] = left
            result.where = match.start()
            found.append(result)
    return found
