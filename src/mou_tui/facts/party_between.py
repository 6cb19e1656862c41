"""Parties between which the text says that the agreement is: ระหว่าง A กับ B."""

import re
from typing import Final

from mou_tui.facts.body import Body
from mou_tui.facts.countries import STATE
from mou_tui.facts.occurrences import watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.party_counts import SIGNING_NEAR
from mou_tui.facts.party_list import PartyList
from mou_tui.facts.party_lists import ListReader
from mou_tui.facts.party_rules import (
    BETWEEN,
    SIGN_TOGETHER,
)  # fmt: skip
from mou_tui.facts.party_subjects import row_before
from mou_tui.facts.patterns import matches_at

_BETWEENS: Final = watched_in_reports("ระหว่าง")

_BETWEEN: Final = re.compile(
    r"(?<!อยู่)ระหว่าง(?!วันที่|การ(?!รถไฟ|ไฟฟ้า|ประปา|ท่า|ทาง|ยาง|กีฬา|เคหะ|นิคม|ท่องเที่ยวแห่ง)"
    r"|ปี|เดือน|นี้|ที่|ประเทศ(?:ต่าง|ที่|และ|ของ|ว่า|ด้าน|$|[ ])|เดินทาง|กัน|หน่วยงาน(?:ภาค|ที่|ของ"
    r"|ด้วย|ทั้ง|ใน|และ)|ภาครัฐ|ภาค|ทั้ง|เวลา|พรมแดน|รัฐ(?!บาล)|ทาง|ประชุม|พิธี|ดำเนิน"
    r"|วัด(?:และ|กับ)(?:ชุมชน|ประชา)|เมืองหมายเลข|เยือน|พัฒนา|สถานี(?!วิทยุ|โทรทัศน์|ตำรวจ|อนามัย)|\d)[ ]{0,3}"
)

# ระหว่างหน่วยงานต่าง ๆ ของ|ไทยกับบังกลาเทศ: of which states they are is all that is told.
_OF_STATES: Final = re.compile(
    rf"ระหว่าง(?:หน่วยงาน|องค์กร|ภาคเอกชน)(?:ต่าง[ ]?ๆ[ ]?|ภาครัฐ[ ]?)?(?:ของ|จาก)[ ]?"
    rf"(?=(?:ประเทศ|ราชอาณาจักร)?{STATE}[ ]?(?:กับ|และ)[ ]?(?:ประเทศ|ราชอาณาจักร|สาธารณรัฐ[ก-๎]{{0,20}})?{STATE})"
)

_LATIN: Final = r"[A-Z][A-Za-z&.’'-]{1,30}(?:[ ](?:of[ ]|the[ ]|for[ ])?[A-Z][A-Za-z&.’'-]{0,30}){0,9}"

# MOU between Thailand and Vietnam
_BETWEEN_IN_ENGLISH: Final = watched_in_reports("between")

_BETWEEN_ENGLISH: Final = re.compile(
    rf"(?:MOU|MoU|[Mm]emorandum|[Aa]greement|LOI|[Cc]ontract)[^\n]{{0,120}}?between[ ](?:the[ ])?"
    rf"(?P<one>{_LATIN})[ ]and[ ](?:the[ ])?(?P<two>{_LATIN})"
)

_FULL_STOP: Final = re.compile(r"(?<!Co)(?<!Ltd)(?<!Inc)(?<!Corp)\.$")


def _without_stop(text: str, start: int, end: int) -> Body:
    """The name without the full stop of its sentence."""
    return Body(start, end - (_FULL_STOP.search(text[start:end]) is not None))


def _sentence_start(page: Page, at: int) -> int:
    """The beginning of the line that `at` stands in, or of the one before where `at` begins its own: …\\nระหว่าง A กับ B."""
    line = page.paragraph_start(at)
    before = page.paragraph_start(line - 1) if line == at and line > 0 else line
    return before if before >= page.title_end else line


def lists_between(page: Page, reader: ListReader) -> list[PartyList]:
    """The lists after ระหว่าง in sentences that speak of the agreement."""
    found = []
    text = page.text
    for match in _BETWEEN_ENGLISH.finditer(text) if page.places(_BETWEEN_IN_ENGLISH) else ():
        sides = [_without_stop(text, *match.span(side)) for side in ("one", "two")]
        found.append(PartyList(match.start(), "between", BETWEEN, sides))
    begins = sorted(
        (pair for form in (_BETWEEN, _OF_STATES) for pair in matches_at(page.places(_BETWEENS), form, text)),
        key=lambda pair: pair.start(),
    )
    for match in begins:
        start = max(_sentence_start(page, match.start()), match.start() - 330)
        if SIGNING_NEAR.search(text, start, match.start()) is None:
            continue
        if _INTERNATIONAL.match(text, match.end()):
            continue
        result = reader.read(match.end(), "between", BETWEEN)
        result.of_paper = _PAPER_NEAR.search(text, start, match.start()) is not None
        result.remote = match.re is _OF_STATES or _is_remote(reader, result, start, match.start())
        if len(result.members) == 1:
            result.members += reader.side_in_office(result) or _behind_words(reader, result)
        if len(result.members) < 2 and len(result.of_people) >= 2:
            # ระหว่าง นาย ก อธิบดีกรม A กับ นาย ข อธิบดีกรม B
            result.members += result.of_people
            result.by_people = True
        if result.members:
            found.append(result)
    return found


# ระหว่าง เครือข่าย A| ตามโครงการฯ ในพื้นที่ 3 จังหวัด กับ |บริษัท B: what is said of the first side.
_WORDS_TO_PARTNER: Final = re.compile(
    r"[ ](?:(?!เพื่อ|โดย|ซึ่ง|เมื่อ|ว่า|และ|ณ[ ]|ลงนาม|ให้|เข้า|ได้|จะ)[^\n(]){2,70}?(?<=[ ])กับ[ ]{0,2}"
)


def _behind_words(reader: ListReader, found: PartyList) -> list[Body]:
    """The other side, where words about the first stand between them."""
    partner = _WORDS_TO_PARTNER.match(reader.text, found.end)
    if partner is None or reader.body_from(partner.end()) is None:
        return []
    return reader.read(partner.end(), found.form, found.rule).members


# ข้อตกลงระหว่าง|ประเทศไม่เกี่ยวกับ…: an international one
_INTERNATIONAL: Final = re.compile(rf"ประเทศ(?![ ]?{STATE})")

_PAPER_NEAR: Final = re.compile("ลงนาม|บันทึก(?:ข้อ|ความ)|M[oO][UA]|เอ็มโอยู|สัญญา|L[oO]I|Memorandum|เจตนารมณ์|หนังสือแสดงเจต")

_PURPOSE: Final = re.compile("เพื่อ(?!น)|สนับสนุน|เปิดเส้นทาง|เส้นทาง")

_PARTNER: Final = re.compile(r"(?<!กำ)(?<!ให้)(?<!เกี่ยว)กับ[ ]{0,2}")


def _is_remote(reader: ListReader, found: PartyList, start: int, at: int) -> bool:
    """Whether ระหว่าง at `at` belongs to something else than the paper: what it is for, or what follows the named partner.

    กรม A ร่วมกับสถาบัน B ลงนามบันทึกความเข้าใจ เพื่อสนับสนุนความร่วมมือ|ระหว่างรัฐบาล…; ลงนามกับบริษัท A เปิดเส้นทาง|ระหว่างไทย-จีน
    """
    text = reader.text
    papers = list(_PAPER_NEAR.finditer(text, start, at))
    if not papers:
        return False
    names = {text[b.start : b.end] for b in found.members}
    partner = _PARTNER.search(text, papers[-1].end(), at)
    if partner is not None and (body := reader.body_from(partner.end())) is not None:
        return text[body.start : body.end] not in names
    if _PURPOSE.search(text, papers[-1].end(), at) is None:
        return False
    signing = text.rfind("ลงนาม", start, at)
    row = row_before(reader, signing, start, SIGN_TOGETHER) if signing >= 0 else None
    return row is not None and len(row.members) > 1 and names.isdisjoint(text[b.start : b.end] for b in row.members)
