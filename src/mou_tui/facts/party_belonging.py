"""Which of two bodies beside each other only says of the other whose it is, where it is, or what kind of company."""

import re
from typing import Final

from mou_tui.facts.body import Body
from mou_tui.facts.countries import LATIN_STATE, country_at
from mou_tui.facts.party_list import Reading
from mou_tui.facts.party_list_words import BRACKETS, LEGAL_END
from mou_tui.facts.patterns import THAI


def belongs_to(text: str, reading: Reading, member: Body, body: Body) -> bool:
    """Whether `body` only says where the member before it is, or to whom it belongs."""
    if reading.link in ("", ",") and _is_parent(member, body):
        return True
    if reading.link == "" and only_describes(text, member, body):
        return True
    if (
        reading.link in ("", ",")
        and (text[member.start].isascii() or text.startswith("บริษัท", member.start))
        and (body.country or LATIN_STATE.fullmatch(text, body.start, body.end))
    ):
        # Vega Digital Company Limited, ประเทศไทย; Northfield University, Canada; บริษัท เวก้า ประเทศไทย
        return True
    return reading.link == "" and (
        is_place(text, member, body)
        or (reading.form == "row" and len(reading.members) == 1 and is_ministry_of_acronym(text, member, body))
        or (
            reading.form == "row"
            and is_ministry_of(text, member, body)
            and not BRACKETS.sub("", text[member.end : body.start]).strip()
        )
        or ((reading.form == "between" or reading.number > 0) and is_ministry_of(text, member, body))
    )


def leave_owner_out(text: str, reading: Reading) -> None:
    """Take away the last member where it only says whose unit the one before it is, which closed the list.

    … และ|ศูนย์ A ธนาคาร B โดย…; ร่วมกับ|ศูนย์ C (CC) องค์การ D (DD)
    """
    if len(reading.members) < 2:
        return
    unit, owner = reading.members[-2:]
    between = BRACKETS.sub("", text[unit.end : owner.start])
    if (
        between.strip(" ") == ""
        and text[unit.end] == " "
        and _CLOSED_BEFORE.search(text, max(0, unit.start - 10), unit.start)
        and _UNIT_OF.match(text, unit.start)
        and not _UNIT_OF.match(text, owner.start)
    ):
        del reading.members[-1]


def only_describes(text: str, member: Body, body: Body) -> bool:
    """บริษัท A จำกัด บริษัทผลิตเครื่องประดับชั้นนำของประเทศ: what kind of company the member is."""
    return (
        LEGAL_END.search(text, max(member.start, member.end - 16), member.end) is not None
        and _KIND_OF_COMPANY.match(text, body.start) is not None
        and "จำกัด" not in text[body.start : body.end]
    )


def is_place(text: str, member: Body, body: Body) -> bool:
    """Whether จังหวัดระยอง only says where the member before it is."""
    country = country_at(text, body.start)
    if country is not None and country.end >= body.end and not member.country and _CITY_WORD.match(text, member.start):
        # แขวงนาแก้ว สปป.ลาว
        return True
    if text.startswith(_COUNTRY_WORDS, body.start):
        # บริษัท … ประเทศจีน
        return not member.country and not text.startswith(_COUNTRY_WORDS, member.start)
    return (
        text.startswith("จังหวัด", body.start)
        and not text.startswith("จังหวัด", member.start)
        and _NEXT_PROVINCE.match(text, body.end) is None
    )


def is_ministry_of(text: str, member: Body, body: Body) -> bool:
    """Whether the ministry only says where the department before it belongs."""
    return (
        text.startswith("กระทรวง", body.start)
        and text.startswith(_BELOW_MINISTRY, member.start)
        and _NEXT_MINISTRY.match(text, body.end) is None
    )


def is_ministry_of_acronym(text: str, member: Body, body: Body) -> bool:
    """Whether the ministry only says where a department belongs that is called by its letters: สวทช. กระทรวง A ร่วมกับ …"""
    known = member.organization.name_th or "" if member.organization is not None else ""
    return (
        member.short
        and text.startswith("กระทรวง", body.start)
        and not text.startswith(("กระทรวง", "ก."), member.start)
        and not known.startswith("กระทรวง")
        and _NEXT_MINISTRY.match(text, body.end) is None
    )


def _is_parent(member: Body, body: Body) -> bool:
    """การรถไฟแห่งประเทศไทย กระทรวงคมนาคม: the ministry only says where the member belongs."""
    one, two = member.organization, body.organization
    return one is not None and two is not None and bool(one.parent) and one.parent == two.id


_KIND_OF_COMPANY: Final = re.compile(rf"บริษัท[{THAI}]")
_CITY_WORD: Final = re.compile("กรุง|นคร|เมือง|แขวง|มณฑล|เทศบาล|จังหวัด|อำเภอ|[A-Z]")
_COUNTRY_WORDS: Final = ("ประเทศ", "สาธารณรัฐ", "ราชอาณาจักร", "สหพันธ์", "สหรัฐ")
# กรุงเทพมหานคร จังหวัดขอนแก่น จังหวัดเชียงใหม่: a list of provinces.
_NEXT_PROVINCE: Final = re.compile(r"[ ]{1,3}(?:และ[ ]?)?จังหวัด")
_BELOW_MINISTRY: Final = ("กรม", "สำนัก", "การ", "สถาบัน", "องค์การ", "ศูนย์", "วิทยาลัย", "โรงพยาบาล", "กอง", "ท่าอากาศยาน")
# กรม A กระทรวง B และกระทรวง C: the ministry is a member of a list.
_NEXT_MINISTRY: Final = re.compile(r"[ ]?(?:\([^()\n]{1,40}\))?[ ]?(?:และ)?[ ]?กระทรวง")
_CLOSED_BEFORE: Final = re.compile("(?:และ|(?<!กำ)กับ)[ ]{0,2}$")
_UNIT_OF: Final = re.compile(
    "ศูนย์(?!การค้า)|สำนัก(?!งาน)|กอง(?!ทุน|ทัพ|อำนวย|บัญชา)|คณะ(?!กรรม|รัฐ|สงฆ์)|ภาควิชา|ฝ่าย|หน่วย(?!งาน|บัญชา)"
)
