"""Between whom the agreement is made.

ลงนามบันทึกข้อตกลง ระหว่าง A กับ B และ C             the list after ระหว่าง
A จับมือ B · A ลงนาม MOU ร่วมกับ B                   the two sides of a verb of joining
ภาคี 5 หน่วยงาน ได้แก่ A B C D E                     a list that says how many
นาย ก อธิบดีกรม A และ นาย ข อธิการบดี B ร่วมลงนาม    the organisations of those who sign, where nothing else tells
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.abbreviations import Abbreviation
from mou_tui.facts.bodies import is_country
from mou_tui.facts.body import Body
from mou_tui.facts.countries import STATE, country_at
from mou_tui.facts.occurrences import watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.party_counts import SIGNED_NEAR, SIGNING_NEAR, counted_only, enumerated, of_papers
from mou_tui.facts.party_counts import counted as counted_in
from mou_tui.facts.party_forms import Party, Stated, merged
from mou_tui.facts.party_lists import BRACKETS, QUOTED_NAME, SAME_HEAD, ListReader, PartyList
from mou_tui.facts.party_rules import (
    ALSO_SIGNED,
    BESIDE_COUNTED,
    BETWEEN,
    COUNTRIES,
    JOINED,
    OF_PAPER,
    OF_SIGNATORIES,
    REGISTER,
    SIGN_TOGETHER,
    SIGNS,
    WHOSE_UNIT,
)  # fmt: skip
from mou_tui.facts.party_subjects import inside_position, row_before, subjects
from mou_tui.facts.patterns import THAI, matches_at
from mou_tui.facts.people_merge import Person
from mou_tui.facts.register import Register, pieces, without_bracket

_BETWEENS: Final = watched_in_reports("ระหว่าง")
_BETWEEN: Final = re.compile(
    r"ระหว่าง(?!วันที่|การ(?!รถไฟ|ไฟฟ้า|ประปา|ท่า|ทาง|ยาง|กีฬา|เคหะ|นิคม|ท่องเที่ยวแห่ง)"
    r"|ปี|เดือน|นี้|ที่|ประเทศ(?:ต่าง|ที่|และ|ของ|ว่า|ด้าน|$|[ ])|เดินทาง|กัน|หน่วยงาน(?:ภาค|ที่|ของ"
    r"|ด้วย|ทั้ง|ใน|และ)|ภาครัฐ|ภาค|ทั้ง|เวลา|พรมแดน|รัฐ(?!บาล)|ทาง|ประชุม|พิธี|ดำเนิน"
    r"|วัด(?:และ|กับ)(?:ชุมชน|ประชา)|เมืองหมายเลข|เยือน|พัฒนา|สถานี(?!วิทยุ|โทรทัศน์|ตำรวจ|อนามัย)|\d)[ ]{0,3}"
)
# ระหว่างหน่วยงานต่าง ๆ ของ|ไทยกับบังกลาเทศ: of which states they are is all that is told.
_OF_STATES: Final = re.compile(
    rf"ระหว่าง(?:หน่วยงาน|องค์กร|ภาคเอกชน)(?:ต่าง[ ]?ๆ[ ]?|ภาครัฐ[ ]?)?(?:ของ|จาก)[ ]?"
    rf"(?=(?:ประเทศ|ราชอาณาจักร)?{STATE}[ ]?(?:กับ|และ)[ ]?(?:ประเทศ|ราชอาณาจักร|สาธารณรัฐ[ก-๎]{{0,20}})?{STATE})"
)
# A จับมือ B, A ผนึกกำลัง B: the other side follows the verb.
_JOINING: Final = watched_in_reports("จับมือ", "ผนึก", "ผสาน", "ควง", "จูงมือ", "สานพลัง", "ร่วมมือ")
_JOINS: Final = re.compile(
    r"(?:จับมือ|ผนึกกำลัง|ผนึกพลัง|ผนึกความร่วมมือ|ผนึก|ผสานกำลัง|ผสานพลัง|ควง|จูงมือ"
    r"|สานพลัง|ร่วมมือ)(?:กับ|ร่วมกับ)?[ ]{0,2}[“\"‘]?"
)
# … ลงนาม … ร่วมกับ B: the preposition, and the verb that must stand before it.
_WITHS: Final = watched_in_reports("ร่วมกับ", "กับ")
_WITH: Final = re.compile(r"ร่วมกับ[ ]{0,2}|กับ[ ]{0,2}")
# กำ|กับ, ให้|กับ, เกี่ยว|กับ: no partner follows.
_NO_WITH: Final = ("กำ", "ให้", "เกี่ยว", "เท่า", "ควบคู่", "ผู้")
_VERB: Final = re.compile("จับมือ|ผนึก|ผสาน|เซ็น|จัดทำบันทึก|จัดทำข้อตกลง|จัดทำMOU|จัดทำ MOU|MOU|MoU|ลงนาม")
# What parts the verb from the preposition: another clause stands between.
_BREAK: Final = re.compile("โดยมี|กล่าวว่า|เปิดเผย|โดยนาย|ระหว่าง(?!หน่วยงาน|กัน|ประเทศ|องค์กร|ภาค|วัดและชุมชน)")
# ไทย-ญี่ปุ่น, ไทย – ภูฏาน in a headline.
_COUNTRIES: Final = re.compile(rf"({STATE})(?:[ ]?[-–—][ ]?|[ ]?(?:กับ|และ)[ ]?)({STATE})(?![{THAI}])")


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties, and where their statement names who acts for one of them: places of names, each with the word that says so."""

    found: list[Party]
    signers: Mapping[int, Span] = field(default_factory=dict)


def find_parties(
    page: Page, bodies: list[Body], people: list[Person], abbreviations: list[Abbreviation], register: Register
) -> Parties:
    """The parties of the agreements that the article is about, in the order in which it names them."""
    labelled = _registered(page, bodies, register)
    if labelled:
        return Parties(merged(page, [Stated(body, REGISTER) for body in labelled], bodies, abbreviations))
    reader = ListReader(page, bodies, people)
    between = _between(page, reader)
    named = [found for found in between if len(found.members) > 1]
    direct = [found for found in named if not found.remote]
    counted = [*counted_in(page, reader), *enumerated(page, reader), *of_papers(page, reader, between)]
    counted += counted_only(page, reader)
    lists_chosen = _best(page, [*direct, *counted])
    chosen = _stated(lists_chosen)
    used = lists_chosen
    if len(chosen) < 2:
        rows = _rows_that_sign(page, reader)
        joined = [*_joined(page, reader), *(row for row in rows if len(row.members) > 1)]
        best = max(joined, key=lambda found: _worth(page, found), default=None)
        if best is not None and _sides(page, best) > 1:
            beside = [
                row for row in joined if row is not best and row.where == best.where and _is_next_partner(page, row)
            ]
            chosen += _stated([best, *beside])
            used = [*lists_chosen, best, *beside]
        elif len(direct) < len(named):
            used = lists_chosen = _best(page, [*named, *counted])
            chosen = _stated(lists_chosen)
        signers = _of_signatories(reader, people)
        if len(chosen) < 2:
            alone = [found for found in between if found.of_paper and not found.remote][:1]
            if len(signers) == 1 and not chosen and alone:
                # ระหว่างสำนักงาน A กับหน่วยงานเครือข่าย 9 แห่ง: who signs may be of the ministry above.
                chosen = _stated(alone)
            elif len(signers) >= 2 or (signers and not chosen):
                chosen += [Stated(body, OF_SIGNATORIES) for body in signers]
            elif joined and not chosen:
                chosen = _stated(joined[:1])
        chosen = chosen or _states_of_headline(page) or _stated([found for found in between if found.of_paper][:1])
        chosen = chosen or _whose_paper(page, reader)
        chosen = chosen or [Stated(row.members[-1], SIGNS) for row in rows if row.where < page.title_end + 900][:1]
    known = [stated.body for stated in chosen]
    chosen = [
        *(Stated(body, BESIDE_COUNTED) for body in _beside_counted(page, reader, known)),
        *(Stated(body, WHOSE_UNIT) for body in _whose_units(page, reader, known)),
        *chosen,
        *(Stated(body, ALSO_SIGNED) for body in _that_also_sign(page, reader, direct)),
    ]
    parties = merged(page, _without_units(page, chosen), bodies, abbreviations)
    acting = {place: word for found in used for place, word in found.signers.items()} if len(parties) > 1 else {}
    several = len(lists_chosen) > 1 and _several(page)
    return Parties(_numbered(lists_chosen, parties) if several else parties, acting)


# บันทึกข้อตกลงใช้เตาเผาขยะร่วม|ของ|องค์กรปกครองส่วนท้องถิ่น กลุ่มที่ 3
_PAPER_OF: Final = re.compile(r"(?:ลงนาม[^\n]{0,12})?(?:บันทึกข้อตกลง|บันทึกความ|MOU|MoU)[^\n]{0,80}?(?<!เรื่อง)ของ")


def _whose_paper(page: Page, reader: ListReader) -> list[Stated]:
    """The bodies whose paper it is that is signed, where nobody else is named."""
    for match in _PAPER_OF.finditer(page.text, page.title_end, min(len(page.text), page.title_end + _LEAD)):
        members = reader.read(match.end(), "joined", OF_PAPER).members
        if members:
            return [Stated(body, OF_PAPER) for body in members]
    return []


def _states_of_headline(page: Page) -> list[Stated]:
    """Two countries side by side in the headline."""
    pair = _COUNTRIES.search(page.text, 0, page.title_end)
    places = () if pair is None else (pair.start(1), pair.start(2))
    return [Stated(state, COUNTRIES) for at in places if (state := country_at(page.text, at)) is not None]


def _stated(lists: list[PartyList]) -> list[Stated]:
    """The members of the lists, each by its list's rule."""
    return [Stated(body, found.rule) for found in lists for body in found.members]


def _without_units(page: Page, chosen: list[Stated]) -> list[Stated]:
    """The stated bodies less those read from offices alone whose name ends with another's: who signs for คณะ A มหาวิทยาลัย B beside B."""
    names = {page.text[stated.body.start : stated.body.end] for stated in chosen}
    lengths = {len(name) for name in names}

    def is_unit(stated: Stated) -> bool:
        name = page.text[stated.body.start : stated.body.end]
        # By the lengths that there are: many names cost no more each.
        return stated.rule is OF_SIGNATORIES and any(
            length < len(name) and name[len(name) - length :] in names for length in lengths
        )

    return [stated for stated in chosen if not is_unit(stated)]


def _registered(page: Page, bodies: list[Body], register: Register) -> list[Body]:
    """The parties that labelled lines state: คู่ความร่วมมือ: A, B."""
    at = {b.start: b for b in bodies}
    found = []
    for line in register.get("parties", ()):
        for piece in pieces(page.text, line, [b.span for b in bodies]):
            span = without_bracket(page.text, piece)
            known = at.get(span.start)
            found.append(known if known is not None and known.end == span.end else Body(span.start, span.end))
    return found


# … ร่วมกับ A … และ “ข” |ร่วมกับ B: the partner in the next of several projects.
_NEXT_PROJECT: Final = re.compile(r"และ[ ]?(?:โครงการ)?[ ]?[“\"‘][^“”\"‘’\n]{2,80}[”\"’][ ]?(?:ร่วม)?กับ[ ]{0,2}$")


def _is_next_partner(page: Page, row: PartyList) -> bool:
    """Whether the last member of the list follows a further project of the same verb."""
    at = row.members[-1].start if row.members else 0
    return _NEXT_PROJECT.search(page.text, max(row.where, at - 110), at) is not None


def _worth(page: Page, found: PartyList) -> tuple[bool, bool, int]:
    """How well a statement of two sides tells the parties: both sides named, in the body, near its beginning, how many."""
    lead = page.title_end <= found.where < page.title_end + _LEAD
    return _sides(page, found) >= 2, found.where >= page.title_end, min(len(found.members), 4) if lead else 0


def _sides(page: Page, found: PartyList) -> int:
    """How many different bodies the list names."""
    return len({body.organization or page.text[body.start : body.end] for body in found.members})


_LEAD: Final = 1_800
_BY_UNIT: Final = re.compile(r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?โดย[ ]?")
_UNIT_ACTS: Final = re.compile(
    r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?(?:ร่วมกับ|ร่วม|จับมือ|ผนึก|ลงนาม|MOU|MoU|จัด"
    r"|(?:และ[ ]?)?(?:บริษัท|สมาคม|มหาวิทยาลัย|ธนาคาร|กรม|สำนักงาน|สถาบัน)[^\n]{2,220}?ร่วม(?:กัน)?ลงนาม)"
)


def _whose_units(page: Page, reader: ListReader, chosen: list[Body]) -> list[Body]:
    """The ministries that the headline or the lead names as acting by a department which is a party.

    กระทรวงแรงงาน โดยกรมพัฒนาฝีมือแรงงาน ร่วมกับ …: both make the agreement.
    """
    text = page.text
    names = {text[b.start : b.end] for b in chosen}
    found: list[Body] = []
    for body in reader.within(0, min(len(text), page.title_end + 500)):
        by = _BY_UNIT.match(text, body.end) if text.startswith("กระทรวง", body.start) else None
        unit = reader.body_from(by.end()) if by is not None else None
        if (
            unit is not None
            and text.startswith(("กรม", "สำนักงานปลัด"), unit.start)
            and text[unit.start : unit.end] in names
            and text[body.start : body.end] not in names
            and _UNIT_ACTS.match(text, unit.end)
            and not found
        ):
            found.append(body)
    return found


_WITH_OTHERS: Final = re.compile(
    r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?(?:ร่วมกับ|ร่วมมือ(?:กับ)?|จับมือ(?:กับ)?|ผนึก(?:กำลัง)?(?:กับ)?)[ ]?"
    r"(?:หน่วยงาน|ภาคี|พันธมิตร|องค์กร|เครือข่าย|อีก)?[ ]?(?P<others>\d{1,2})[ ]?"
    r"(?:หน่วยงาน|องค์กร|กระทรวง|สถาบัน|มหาวิทยาลัย|ภาคี|พันธมิตร|บริษัท|แห่ง|ธนาคาร|สมาคม)[^\n]{0,60}?(?:ลงนาม|MOU|MoU)"
)


_JOINED_BEFORE: Final = re.compile("ร่วมกับ|ร่วมมือ|จับมือ|ผนึก")


def _beside_counted(page: Page, reader: ListReader, chosen: list[Body]) -> list[Body]:
    """Who signs with as many others as the article lists.

    กระทรวง A ร่วมกับ 10 หน่วยงาน ลงนามบันทึก… ระหว่าง B C D …: the list names the ten.
    """
    text = page.text
    lead = min(len(text), page.title_end + _LEAD)
    if not any(start < lead and _JOINED_BEFORE.search(text, max(0, start - 40), start) for start, _ in page.figures):
        return []
    names = {text[b.start : b.end] for b in chosen}
    for body in reader.within(0, lead):
        others = _WITH_OTHERS.match(page.plain, body.end)
        if others is not None and not body.short and int(others["others"]) == len(names):
            return [body] if text[body.start : body.end] not in names else []
    return []


# MOU 4 ฉบับ: the article reports several agreements.
_SEVERAL: Final = re.compile(
    r"(?:ลงนาม|MOU|MoU|บันทึก|ความตกลง|สัญญา|เอกสาร)[^\n]{0,70}?(?<!\d)(?:[2-9]|1\d|สอง|สาม|สี่|ห้า|หก)[ ]?ฉบับ"
)


def _several(page: Page) -> bool:
    """Whether the article says that it reports several agreements."""
    return "ฉบับ" in page.text and _SEVERAL.search(page.plain, 0, 6_000) is not None


def _numbered(stated: list[PartyList], parties: list[Party]) -> list[Party]:
    """The parties with the numbers of the agreements whose statements name them; one that restates parties counts not."""
    numbers: dict[int, list[tuple[int, int]]] = {}
    seen: list[frozenset[int]] = []
    owner = {form: n for n, party in enumerate(parties) for form in party.forms}
    for found in stated:
        members = frozenset(owner[b.start] for b in found.members if b.start in owner)
        if not members or any(members <= other for other in seen):
            continue
        seen.append(members)
        for party in members:
            numbers.setdefault(party, []).append((len(seen), found.where))
    first = next((found.where for found in stated), 0)
    return [
        replace(party, agreement=number, stated=where, also=tuple(also))
        for n, party in enumerate(parties)
        for (number, where), *also in [numbers.get(n, [(1, first)])]
    ]


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


def _between(page: Page, reader: ListReader) -> list[PartyList]:
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
        result = reader.read(match.end(), "between", BETWEEN)
        result.of_paper = _PAPER_NEAR.search(text, start, match.start()) is not None
        result.remote = match.re is _OF_STATES or _is_remote(reader, result, start, match.start())
        if len(result.members) == 1:
            result.members += reader.side_in_office(result)
        if len(result.members) < 2 and len(result.of_people) >= 2:
            # ระหว่าง นาย ก อธิบดีกรม A กับ นาย ข อธิบดีกรม B
            result.members += result.of_people
            result.by_people = True
        if result.members:
            found.append(result)
    return found


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


def _best(page: Page, lists: list[PartyList]) -> list[PartyList]:
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
    counted = next(
        (found for found in body if found.form in ("counted", "numbered") and len(found.members) >= 3),
        None,
    )
    text = page.text
    first = body[0]
    several = _several(page)
    chosen = [first]
    if (
        counted is not None
        and counted is not first
        and (_are_countries(text, first) or not _counts_countries(text, counted))
    ):
        chosen.append(counted)
    for other in body[1:]:
        if other is counted or other.by_people or other.where > page.title_end + 6_000:
            continue
        if not several and _are_countries(text, other) and not _are_countries(text, first):
            # … ระหว่างกระทรวง A แห่ง… กับกระทรวง B แห่ง…; การลงนามระหว่างไทยกับ…: the same told by the countries.
            continue
        near = text[max(page.paragraph_start(other.where), other.where - 130) : other.where]
        if (
            other.listed
            or "ลงนาม" in near
            or (several and SIGNED_NEAR.search(near))
            or _continues(text, counted, other)
        ):
            chosen.append(other)
    if any(found.listed for found in chosen):
        # การสัมมนาความร่วมมือระหว่างไทย-ญี่ปุ่น …: each of the papers that follow tells its own sides.
        return [found for found in chosen if found.listed or not _are_countries(text, found)]
    return chosen


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


def _continues(text: str, counted: PartyList | None, other: PartyList) -> bool:
    """Whether `other` counts on where `counted` ended: 8 ราชวิทยาลัย คือ … อีก 8 ราชวิทยาลัย คือ …"""
    if counted is None or other.form != counted.form or len(other.members) < 3:
        return False
    heads = {text[b.start : b.start + SAME_HEAD] for b in (*counted.members, *other.members)}
    return len(heads) == 1


_SIGNED_NEAR_JOINED: Final = 160
_SIGNED_BEHIND: Final = 320
"""Code points behind A ร่วมมือกับ B and behind A จับมือ B in which they must sign, at most."""


def _joined(page: Page, reader: ListReader) -> list[PartyList]:
    """The sides of A จับมือ B, A ลงนาม … ร่วมกับ B, in the headline and wherever a signing is near."""
    text = page.text
    found = []
    for match in matches_at(page.places(_JOINING), _JOINS, text):
        if text.startswith("ระหว่าง", match.end()):
            # ความร่วมมือระหว่าง A และ B is a statement of its own.
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
    r"|ลงนาม(?!โดย)|เซ็น(?=สัญญา|[ ]?M[oO]U|เอ็มโอยู|บันทึก|ข้อตกลง)|ทำ(?=บันทึกข้อ|บันทึกความ|[ ]?MOU|ข้อตกลง|ความร่วมมือ|ขึ้น|ร่วมกัน)|แลกเปลี่ยน(?=บันทึก)"
)
_NO_PARTY: Final = re.compile(r"(?:ใน)?(?:ฐานะ)?(?:ร่วม)?(?:เป็น)?(?:สักขี)?พยาน|ถวาย")


def _rows_that_sign(page: Page, reader: ListReader) -> list[PartyList]:
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
                row.members, row.rule = row.of_people, OF_SIGNATORIES
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


def _that_also_sign(page: Page, reader: ListReader, between: list[PartyList]) -> list[Body]:
    """The organisations of which the body says by themselves that they signed: กรม A ได้ร่วมลงนามบันทึก…; of which the lead does.

    Behind the lead, a plain ร่วมลงนาม may tell of another signing.
    """
    found = []
    for at in page.places(_ALSO_SIGNING, page.title_end):
        done = page.text.endswith(_DONE, 0, at)
        if not done and at > page.title_end + _LEAD:
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
        result.members = result.of_people[:]
    if result.members:
        row = row_before(reader, verb, max(line, verb - 260), JOINED)
        left = (row.members or row.of_people) if row is not None else []
        if row is not None:
            result.signers |= row.signers
        left = left or _in_whose_name(reader, verb, other) or subjects(reader, max(line, verb - 260), verb)
        result.members[:0] = left or _quoted_before(reader, max(line, verb - 60), verb)
    result.where = verb
    return result


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
        left = subjects(reader, max(line, match.start() - 200), match.start()) if result.members else []
        if not left or not (
            _SIGN_AFTER.match(text, result.members[-1].end)
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


def _of_signatories(reader: ListReader, people: list[Person]) -> list[Body]:
    """The organisations in the positions of those who sign."""
    signing = [p.position for p in people if p.role == "signatory" and p.position is not None]
    bodies = [reader.body_of_position(position.start, position.end) for position in signing]
    return [body for body in bodies if body is not None]
