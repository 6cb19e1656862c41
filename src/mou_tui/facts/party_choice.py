"""Which of the statements of an article tell the parties of its agreements."""

import re
from itertools import pairwise
from typing import Final

from mou_tui.facts.bodies import is_country
from mou_tui.facts.body import Body
from mou_tui.facts.page import Page
from mou_tui.facts.party_counts import SIGNED_NEAR
from mou_tui.facts.party_forms import is_generic
from mou_tui.facts.party_keys import key_of
from mou_tui.facts.party_list import PartyList
from mou_tui.facts.party_lists import SAME_HEAD


def worth_of(page: Page, found: PartyList) -> tuple[bool, bool, int]:
    """How well a statement of two sides tells the parties: both sides named, in the body, near its beginning, how many."""
    lead = page.title_end <= found.where < page.title_end + LEAD
    sides = count_of_sides(page, found)
    # Offices may be of units of a side: they count for one less than as many names.
    many = min(sides, 4) - 1 if found.by_people else min(len(found.members), 4)
    return sides >= 2, found.where >= page.title_end, many if lead else 0


def count_of_sides(page: Page, found: PartyList) -> int:
    """How many different bodies the list names, but for those that act for another of them."""
    sides = (body for body in found.members if body.start not in found.through or found.form != "row")
    return len({body.organization or page.text[body.start : body.end] for body in sides})


LEAD: Final = 1_800

# MOU 4 ฉบับ: the article reports several agreements.
_SEVERAL: Final = re.compile(
    r"(?:ลงนาม|MOU|MoU|บันทึก|ความตกลง|สัญญา|เอกสาร)[^\n]{0,70}?(?<!\d)(?:[2-9]|1\d|สอง|สาม|สี่|ห้า|หก)[ ]?ฉบับ"
)


def reports_several(page: Page) -> bool:
    """Whether the article says that it reports several agreements."""
    return "ฉบับ" in page.text and _SEVERAL.search(page.plain, 0, 6_000) is not None


# … ระหว่าง A กับ B |และบันทึกข้อตกลงการขับเคลื่อน… ระหว่าง| A กับ C: the next paper.
_ANOTHER_PAPER: Final = re.compile(
    r"[ ]?(?:\([^()\n]{1,40}\)[ ]?)?(?:และ|,|รวมทั้ง|ตลอดจน)[ ]?(?:การลงนาม(?:ใน)?|ลงนาม)?(?:บันทึก(?:ข้อตกลง|ความ)|ความตกลง|ข้อตกลง|สัญญา|M[oO]U)"
    r"(?:(?!ฉบับนี้|ดังกล่าว|ครั้งนี้|ข้างต้น)[^\n]){4,260}?ระหว่าง[ ]{0,3}"
)


def of_next_papers(page: Page, lists: list[PartyList]) -> list[PartyList]:
    """The lists whose sentence has named another paper with its two sides before, of which one is a side of both."""
    text = page.text
    found: list[PartyList] = []
    stated = sorted((each for each in lists if each.form == "between"), key=lambda each: each.where)
    for one, other in pairwise(stated):
        first, second = ({key_of(_name(text, b)) for b in each.members} for each in (one, other))
        if len(first & second) == 1 and len(first) == len(second) == 2:
            end = one.members[-1].end
            if _ANOTHER_PAPER.fullmatch(text, end, other.where) is not None:
                found.append(other)
    return found


def _name(text: str, body: Body) -> str:
    return text[body.start : body.end] if body.organization is None else body.organization.name


def best_lists(page: Page, lists: list[PartyList]) -> list[PartyList]:
    """The lists that state the parties: the first of the body, with the later ones that add to it.

    A list that shares no member with the first belongs to another agreement; its members count as well where it
    stands near a signing of its own.
    """
    if not lists:
        return []
    exact = [_with_who_counts(found, lists) for found in lists if found.exact]
    body = [found for found in lists if found.where >= page.title_end] or lists
    body = [
        found
        for found in body
        if found.exact or not any(one.where <= found.end and found.where <= one.end for one in exact)
    ]
    body.sort(key=lambda found: found.where)
    body = [found for found in body if not _counts_others(page, found, body)]
    counted = next(
        (found for found in body if found.form in ("counted", "numbered") and len(found.members) >= 3),
        None,
    )
    text = page.text
    first = body[0]
    next_papers = of_next_papers(page, lists)
    several = reports_several(page) or next_papers
    chosen = [first]
    if (
        counted is not None
        and counted is not first
        and _adds_sides(page, first, counted)
        and (_are_countries(text, first) or not _counts_countries(text, counted))
    ):
        chosen.append(counted)
    for other in body[1:]:
        if other in chosen or other.by_people or other.where > page.title_end + 6_000:
            continue
        if not several and _are_countries(text, other) and not _are_countries(text, first):
            # … ระหว่างกระทรวง A แห่ง… กับกระทรวง B แห่ง…; การลงนามระหว่างไทยกับ…: the same told by the countries.
            continue
        near = text[max(page.paragraph_start(other.where), other.where - 130) : other.where]
        if (
            other.listed
            or other in next_papers
            or "ลงนาม" in near
            or (several and SIGNED_NEAR.search(near))
            or (counted is not None and counted in chosen and _continues(text, counted, other))
        ):
            chosen.append(other)
    if any(found.listed for found in chosen):
        # การสัมมนาความร่วมมือระหว่างไทย-ญี่ปุ่น …: each of the papers that follow tells its own sides.
        return [found for found in chosen if found.listed or not _are_countries(text, found)]
    return chosen


def _counts_others(page: Page, found: PartyList, lists: list[PartyList]) -> bool:
    """Whether a counted list that no signing announces has nobody in common with the statements of both sides behind it.

    … หารือร่วมกับ 8 บริษัท ได้แก่ C D … | พิธีลงนาม… ระหว่าง A กับ B
    """
    if found.form not in ("counted", "numbered") or not found.members:
        return False
    text = page.text
    before = max(page.paragraph_start(found.where), found.where - _ANNOUNCED)
    if _ANNOUNCES.search(text, before, found.members[0].start):
        return False
    names = {key_of(_name(text, b)) for b in found.members}
    behind = [each for each in lists if each.form == "between" and each.where > found.where and len(each.members) > 1]
    return bool(behind) and all(names.isdisjoint(key_of(_name(text, b)) for b in each.members) for each in behind)


_ANNOUNCES: Final = re.compile("ลงนาม|บันทึก|M[oO]U|ความร่วมมือ|ข้อตกลง|สัญญา")


def _adds_sides(page: Page, first: PartyList, counted: PartyList) -> bool:
    """Whether a counted list, behind a statement of both sides, tells more of them: it names one of them, or a signing announces it.

    Not … ระหว่างกรม A กับกรม B … ปัจจุบันนำร่องใน 13 แห่ง ได้แก่ …
    """
    text = page.text
    named = [b for b in first.members if b.country or not _is_sort(text[b.start : b.end])]
    if first.form != "between" or len(named) < 2 or counted.where < first.end + _RIGHT_BEHIND:
        return True
    sides, more = ({key_of(_name(text, b)) for b in each.members} for each in (first, counted))
    before = max(page.paragraph_start(counted.where), counted.where - _ANNOUNCED)
    return bool(sides & more) or _are_countries(text, first) or "ลงนาม" in text[before : counted.members[0].start]


def _is_sort(words: str) -> bool:
    """ราชวิทยาลัยทุกแห่งของประเทศ, สถาบันการศึกษา: a sort of sides, whom a list may name."""
    return "ทุก" in words or is_generic(words)


_RIGHT_BEHIND: Final = 40
"""Code points behind a statement within which a list goes on with it: … กับสถาบันการศึกษา| รวม 5 สถาบัน ได้แก่ …"""
_ANNOUNCED: Final = 200
"""Code points before a list within which a signing announces it."""


def _are_countries(text: str, found: PartyList) -> bool:
    return all(is_country(text, body) for body in found.members)


def _counts_countries(text: str, found: PartyList) -> bool:
    """Whether what the list counts are countries, whoever works with them: A ร่วมมือกับ 5 ประเทศ ได้แก่ …"""
    return all(is_country(text, body) for body in found.members[1:])


def _with_who_counts(exact: PartyList, lists: list[PartyList]) -> PartyList:
    """The list with those that another one which it stands in names before it: ระหว่าง กรม A และ |4 พันธมิตร ได้แก่ …"""
    for found in lists:
        if found is not exact and found.where <= exact.end and exact.where <= found.end:
            known = {body.start for body in exact.members}
            exact.members[:0] = [b for b in found.members if b.end <= exact.where and b.start not in known]
            exact.signers |= found.signers
    return exact


def _continues(text: str, counted: PartyList, other: PartyList) -> bool:
    """Whether `other` counts on where `counted` ended: 8 ราชวิทยาลัย คือ … อีก 8 ราชวิทยาลัย คือ …"""
    if other.form != counted.form or len(other.members) < 3:
        return False
    heads = {text[b.start : b.start + SAME_HEAD] for b in (*counted.members, *other.members)}
    return len(heads) == 1
