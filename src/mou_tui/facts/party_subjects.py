"""Who acts: the organisations that stand, by name or through those who speak for them, right before a verb.

[กรม A (กอ.)] และ [มหาวิทยาลัย B] โดย นาย ก อธิการบดี พร้อมด้วยคณะผู้บริหาร ได้ร่วมกัน|ลงนาม
นาย ก อธิบดี[กรม A] และ นาย ข กรรมการผู้จัดการ [บริษัท B จำกัด] |ร่วมลงนาม
"""

import re
from bisect import bisect_left
from typing import Final

from mou_tui.facts.body import Body
from mou_tui.facts.countries import country_at
from mou_tui.facts.party_belonging import is_ministry_of, is_ministry_of_acronym
from mou_tui.facts.party_list import PartyList
from mou_tui.facts.party_list_words import BRACKETS
from mou_tui.facts.party_lists import ListReader
from mou_tui.facts.patterns import THAI
from mou_tui.facts.rules import Rule

# What may stand between the last who act and the verb: ได้ร่วมกัน, จัดพิธี, จะเข้าร่วมพิธี.
_AUXILIARIES: Final = (
    r"(?:[ ,]?(?:จึง|ได้|จะ|เตรียม|ร่วมกัน|ร่วม|เข้าร่วม|เข้า|มาร่วม|มี|จัดให้มี|จัดทำ|จัด|ทำ|ใน|พิธี|การ|กำหนด|ประกาศ|กัน|เคย|เดินหน้า"
    r"|สานพลัง|ผนึกกำลัง|ผสานพลัง|จับมือ|เดินทาง|ไป|มา|ให้เกียรติ|เป็นผู้|ที่"
    # เป็นประธานในพิธีและร่วม|ลงนาม
    r"|เป็นประธาน(?:(?:ใน)?พิธี)?[ ]?(?:และ|พร้อม(?:ทั้ง|กับ)?))){0,7}[ ]?"
)
# พร้อมด้วยคณะผู้บริหาร …: who comes along, up to the verb.
_COMPANIONS: Final = (
    r"(?:[ ,]{0,2}(?:พร้อม(?:ด้วย|กับ|ทั้ง)?|ภายใต้การนำของ|โดยการนำของ|นำโดย|และคณะ|และผู้บริหาร|ตลอดจน|รวมทั้ง|รวมถึง)"
    r"(?:(?!ลงนาม|เพื่อ(?!น)|กล่าว|เปิดเผย|ต้อนรับ|ประธานใน|พยาน|[“”])[^\n]){0,260}?)?"
)
# มหาวิทยาลัย A โดยโครงการจัดการงานวิจัย… |ร่วมลงนาม: through whom a body acts that is no body itself.
_THROUGH: Final = r"(?:[ ]?โดย(?:โครงการ|ฝ่าย|กอง|งาน|กลุ่มงาน|ทีม)(?:(?!ลงนาม|กล่าว|เปิดเผย|โดยมี|ร่วมกับ)[^\n]){2,200}?)?"
_TO_VERB: Final = re.compile(rf"(?:[ ]?\([^()\n]{{1,90}}\))?{_THROUGH}{_COMPANIONS}{_AUXILIARIES}")
_AUXILIARIES_ONLY: Final = re.compile(_AUXILIARIES)
_SAID: Final = re.compile("(?:ได้)?(?:เปิดเผย|กล่าว|ระบุ|แจ้ง|เผย)(?:ว่า|ถึง)$")
_MOST_STARTS: Final = 12
# A subject begins a word: not รัฐมนตรีว่าการ|กระทรวง A, ประธาน สมาคม B, กลุ่มบุคลากร|ศาลยุติธรรม.
_BEFORE_SUBJECT: Final = re.compile(
    rf"(?<!เช่น )(?<!อาทิ )(?<!ว่าการ)(?<!ปลัด)(?<!อธิบดี)(?<!ผู้อำนวยการ)(?<!ผู้จัดการ)(?<!กรรมการ)(?<!เลขาธิการ)(?<!ประธาน)(?<!อธิการบดี)(?<!คณบดี)"
    rf"(?<!นายก)(?<!ผู้บริหาร)(?<!หัวหน้า)(?<!ที่ปรึกษา)(?<!ประจำ)(?<!สังกัด)(?:(?:^|[^{THAI}])|(?:และ|กับ|โดย|ระหว่าง|ทาง|ที่|ซึ่ง|ว่า|ณ|วันนี้|ขณะนี้|ล่าสุด|เป็นผู้แทน|เป็นตัวแทน|ฝ่าย|ในนาม|ในนามของ"
    r"|สืบเนื่องจาก|ตามที่|หลังจาก))$"
)
_CLAUSE: Final = re.compile(
    r"(?:สนับสนุน|มอบหมาย|มอบ)ให้|[ ]หนุน[ ]|[ ](?:ว่า|โดยมี|เพื่อ|ซึ่ง|จากนั้น|ทั้งนี้)|กล่าวว่า|เปิดเผยว่า|(?:กล่าว|เปิดเผย)ถึง|ระหว่าง|[“”\n]"
)
_VENUE_BEFORE: Final = re.compile(
    r"(?:ณ[ ]?|(?<!วัน)ที่[ ]?|ห้อง|อาคาร|ตึก|ชั้น|โรงแรม|ศูนย์ประชุม)(?:(?!ได้แก่|ประกอบด้วย|ระหว่าง)[^\n]){0,70}$"
)


def clause_start(reader: ListReader, start: int, end: int) -> int:
    """Where the clause up to `end` begins, not before `start`; what a name holds begins none: บริษัท “ลมดี” จำกัด, กรมค้าระหว่างประเทศ."""
    for clause in _CLAUSE.finditer(reader.text, start, end):
        if not reader.holds(clause.start()):
            start = clause.end()
    return start


# นายก| อบต.ทุ่งทอง และนายก อบต.ป่าแดง ลงนาม: mayors without their names.
_MAYOR_OF: Final = ("นายก", "นายก ")
_LOCAL: Final = ("อบจ", "อบต", "ทต.", "ทม.", "ทน.", "องค์การบริหารส่วน", "เทศบาล")


def row_before(reader: ListReader, verb: int, start: int, rule: Rule) -> PartyList | None:
    """Those who act by the verb at `verb`, of the clause that begins at or after `start`; None where none stands right before it.

    The members are the organisations named; `of_people` those of the offices of the people named among them.
    """
    text = reader.text
    begin = clause_start(reader, start, verb)
    said = _SAID.search(text, max(start, begin - 16), begin)
    if said is not None and _AUXILIARIES_ONLY.fullmatch(text, begin, verb):
        # นาย ก กรรมการผู้จัดการบริษัท A เปิดเผยว่า ได้ลงนาม…: who speaks has signed.
        verb, begin = said.start(), clause_start(reader, start, said.start())
    start = begin
    for at in _starts(reader, start, verb)[-_MOST_STARTS:]:
        row = reader.read(at, "row", rule, verb)
        if (row.members or row.of_people) and _TO_VERB.fullmatch(text, row.end, verb):
            row.members = _without_venue(reader, start, row)
            return row
    return None


def _starts(reader: ListReader, start: int, end: int) -> list[int]:
    """Where names of organisations outside of offices, countries and people begin in [start, end), in order."""
    found = {
        b.start
        for b in reader.within(start, end)
        if not inside_position(reader, b)
        and (
            b.start == start
            or _BEFORE_SUBJECT.search(reader.text, max(0, b.start - 14), b.start)
            or (reader.text.endswith(_MAYOR_OF, 0, b.start) and reader.text.startswith(_LOCAL, b.start))
        )
    }
    names = reader.name_starts
    found.update(names[bisect_left(names, start) : bisect_left(names, end)])
    opening = start + (len(reader.text[start:end]) - len(reader.text[start:end].lstrip(" ")))
    if opening > reader.page.title_end and country_at(reader.text, opening) is not None:
        found.add(opening)
    return sorted(found)


def _without_venue(reader: ListReader, start: int, row: PartyList) -> list[Body]:
    """The members without those that only tell where it was: named again behind, or part of a place before the first link."""
    members = row.members
    names = [b.organization or reader.text[b.start : b.end] for b in members]
    for n in range(len(names) - 1, 0, -1):
        if names[n] in names[:n]:
            return members[n:]
    if not members:
        return members
    first = members[0]
    at_place = _VENUE_BEFORE.search(reader.text, max(start, first.start - 90), first.start)
    if len(members) == 1 and not row.of_people:
        return [] if at_place and _IS_HELD.match(reader.text, row.end) else members
    linked = len(members) > 1 and reader.text[first.end : members[1].start].strip(" ")
    return members[1:] if at_place and not linked else members


# ณ ห้องประชุม สำนักหอสมุด มหาวิทยาลัย A| มีพิธีลงนาม
_IS_HELD: Final = re.compile("[ ]?(?:ได้)?(?:จัดให้)?มี(?:การ|พิธี)")


def subjects(reader: ListReader, start: int, end: int) -> list[Body]:
    """The organisations that are the subject of the clause which ends at `end`: A, or A โดย B, A และ B."""
    if (named := _called_by_kind(reader, start, end)) is not None:
        return [named]
    start = clause_start(reader, start, end)
    inside = [b for b in reader.within(start, end) if not inside_position(reader, b)]
    inside = [b for b in inside if not reader.text.endswith(_FOUNDED, 0, b.start)]
    if len(inside) > 1 and _VENUE_BEFORE.search(reader.text, max(start, inside[0].start - 90), inside[0].start):
        inside = inside[1:]
    if (
        len(inside) == 1
        and _IS_HELD.match(reader.text, inside[0].end)
        and _VENUE_BEFORE.search(reader.text, max(start, inside[0].start - 90), inside[0].start)
    ):
        return []
    if inside:
        chosen = inside[:1]
        for body in inside[1:]:
            between = BRACKETS.sub("", reader.text[chosen[-1].end : body.start]).strip(" ,")
            if between not in ("", "โดย", "และ", "ร่วมกับ", "กับ"):
                break
            if not between and (
                is_ministry_of(reader.text, chosen[-1], body)
                or (len(chosen) == 1 and is_ministry_of_acronym(reader.text, chosen[0], body))
            ):
                continue
            chosen.append(body)
        return chosen
    country = country_at(reader.text, start)
    return [country] if country is not None else []


# บันทึกความร่วมมือการจัดตั้ง|ศูนย์ A ร่วมกับ…: what is founded
_FOUNDED: Final = ("จัดตั้ง", "ก่อตั้ง", "จัดสร้าง")


# (ธนาคาร A …) ซึ่ง|ธนาคารได้มีการ|ลงนาม…: who was named before, by its kind alone
_KIND_ALONE: Final = re.compile(
    rf"(?:(?<![{THAI}])|(?<=ซึ่ง)|(?<=ว่า)|(?<=โดย)|(?<=ทาง))(?P<kind>ธนาคาร|บริษัท|มหาวิทยาลัย|กระทรวง|กรม|สมาคม|มูลนิธิ)ฯ?"
    r"[ ]?(?:จึง|ยัง|ได้|จะ|เตรียม|มีการ|[ ]){1,4}$"
)


def _called_by_kind(reader: ListReader, start: int, end: int) -> Body | None:
    """The known body named last of the kind that alone stands as the subject before `end`."""
    match = _KIND_ALONE.search(reader.text, start, end) if end > reader.page.title_end else None
    if match is None:
        return None
    known = (b for b in reader.within(0, match.start()) if b.organization is not None)
    of_kind = [b for b in known if b.organization is not None and b.organization.name.startswith(match["kind"])]
    return of_kind[-1] if of_kind else None


# เมื่อวันที่ 5 มีนาคม 2567 เวลา 10.00 น.| กรม A …
_OPENING_DATE: Final = re.compile(r"(?:(?:เมื่อ|ใน|ช่วง|ล่าสุด)?[ ]?(?:วัน|เวลา|เร็ว)[^\n]{0,60})?[ ]{0,3}")


def opening_subject(reader: ListReader) -> list[Body]:
    """The organisation with which the report, or else its headline, begins: who tells of itself."""
    title_end = reader.page.title_end
    for begin, end in ((title_end + 1, title_end + 300), (0, title_end)):
        inside = reader.within(begin, end)
        if (
            inside
            and not inside_position(reader, inside[0])
            and _OPENING_DATE.fullmatch(reader.text, begin, inside[0].start) is not None
        ):
            return inside[:1]
    return []


def inside_position(reader: ListReader, body: Body) -> bool:
    """Whether the name belongs to somebody's office."""
    return any(start <= body.start and body.end <= end for start, end in reader.positions.items())
