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
from mou_tui.facts.abbreviation_rules import Abbreviation
from mou_tui.facts.bodies import is_country
from mou_tui.facts.body import Body
from mou_tui.facts.countries import STATE, country_at
from mou_tui.facts.page import Page
from mou_tui.facts.party_between import lists_between
from mou_tui.facts.party_choice import LEAD, best_lists, count_of_sides, of_next_papers, reports_several, worth_of
from mou_tui.facts.party_counts import counted as counted_in
from mou_tui.facts.party_counts import counted_only, enumerated, of_papers
from mou_tui.facts.party_forms import Stated, merged
from mou_tui.facts.party_joins import lists_that_join, rows_that_sign, that_also_sign
from mou_tui.facts.party_keys import key_of
from mou_tui.facts.party_list import PartyList
from mou_tui.facts.party_lists import ListReader
from mou_tui.facts.party_rules import (
    ALSO_SIGNED,
    BESIDE_COUNTED,
    COUNTRIES,
    JOINED,
    OF_PAPER,
    OF_SIGNATORIES,
    OPENS,
    REGISTER,
    SIGN_TOGETHER,
    SIGNS,
    WHOSE_UNIT,
)  # fmt: skip
from mou_tui.facts.party_shape import as_names
from mou_tui.facts.party_short_names import Party
from mou_tui.facts.party_subjects import opening_subject
from mou_tui.facts.patterns import THAI
from mou_tui.facts.people_merge import Person
from mou_tui.facts.register import Register, pieces, without_bracket

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
    between = lists_between(page, reader)
    named = [found for found in between if len(found.members) > 1]
    direct = [found for found in named if not found.remote]
    counted = [*counted_in(page, reader, between), *enumerated(page, reader), *of_papers(page, reader, between)]
    counted += counted_only(page, reader)
    lists_chosen = best_lists(page, [*direct, *counted])
    chosen = _stated(lists_chosen)
    used = lists_chosen
    if len(chosen) < 2:
        rows = rows_that_sign(page, reader)
        joined = [*lists_that_join(page, reader), *(row for row in rows if len(row.members) > 1)]
        best = max(joined, key=lambda found: (worth_of(page, found), -found.where), default=None)
        if best is not None and count_of_sides(page, best) > 1:
            beside = [
                row for row in joined if row is not best and row.where == best.where and _is_next_partner(page, row)
            ]
            chosen += _stated([best, *beside])
            if best.by_people:
                # P คณบดี A ลงนาม… ร่วมกับผู้บริหาร… ได้แก่ Q อธิการบดี B …: all who sign are told by their offices.
                chosen += [Stated(body, OF_SIGNATORIES) for body in _of_signatories(reader, people)]
            used = [*lists_chosen, best, *beside]
        elif len(direct) < len(named):
            used = lists_chosen = best_lists(page, [*named, *counted])
            chosen = _stated(lists_chosen)
        signers = _of_signatories(reader, people)
        if len(chosen) < 2:
            alone = [found for found in between if found.of_paper and not found.remote][:1]
            if len(signers) == 1 and not chosen and alone:
                # ระหว่างสำนักงาน A กับหน่วยงานเครือข่าย 9 แห่ง: who signs may be of the ministry above.
                chosen = _stated(alone)
            elif len(signers) >= 2 or (signers and not chosen):
                chosen += [Stated(body, OF_SIGNATORIES) for body in signers]
                if best is not None and best.form == "joined" and len({reader.name_of(body) for body in signers}) == 1:
                    # P ผู้อำนวยการ A และ Q รองผู้อำนวยการ A ลงนาม… กับ B: those who sign are of one side.
                    side = page.text[signers[0].start : signers[0].end]
                    chosen += [s for s in _stated([best]) if page.text[s.body.start : s.body.end] not in side]
            elif best is not None and not chosen:
                chosen = _stated([best])
        chosen = chosen or _states_of_headline(page) or _stated([found for found in between if found.of_paper][:1])
        chosen = chosen or _whose_paper(page, reader)
        chosen = chosen or [Stated(row.members[-1], SIGNS) for row in rows if row.where < page.title_end + 900][:1]
        if not chosen and "ลงนาม" in page.text[: page.title_end + LEAD]:
            chosen = [Stated(body, OPENS) for body in opening_subject(reader)]
    known = [stated.body for stated in chosen]
    chosen = [
        *(Stated(body, BESIDE_COUNTED) for body in _beside_counted(page, reader, known)),
        *(Stated(body, WHOSE_UNIT) for body in _whose_units(page, reader, known)),
        *chosen,
        *(Stated(body, ALSO_SIGNED) for body in that_also_sign(page, reader, direct)),
    ]
    parties = merged(page, _without_units(page, as_names(page.text, chosen)), bodies, abbreviations)
    if len(parties) == 1 and parties[0].rule in (JOINED, SIGNS, SIGN_TOGETHER):
        # What seemed two sides was one: A … ของ A ร่วมกับ นาง ข กรรมการผู้จัดการ บริษัท B.
        chosen += [Stated(body, OF_SIGNATORIES) for body in _of_signatories(reader, people)]
        parties = merged(page, _without_units(page, as_names(page.text, chosen)), bodies, abbreviations)
    acting = {place: word for found in used for place, word in found.signers.items()} if len(parties) > 1 else {}
    several = len(lists_chosen) > 1 and (reports_several(page) or bool(of_next_papers(page, lists_chosen)))
    return Parties(_numbered(lists_chosen, parties) if several else parties, acting)


# บันทึกข้อตกลงใช้เตาเผาขยะร่วม|ของ|องค์กรปกครองส่วนท้องถิ่น กลุ่มที่ 3
_PAPER_OF: Final = re.compile(r"(?:ลงนาม[^\n]{0,12})?(?:บันทึกข้อตกลง|บันทึกความ|MOU|MoU)[^\n]{0,80}?(?<!เรื่อง)ของ")


def _whose_paper(page: Page, reader: ListReader) -> list[Stated]:
    """The bodies whose paper it is that is signed, where nobody else is named."""
    for match in _PAPER_OF.finditer(page.text, page.title_end, min(len(page.text), page.title_end + LEAD)):
        # อุตสาหกรรมของ|ประเทศไทย: where it is.
        members = [b for b in reader.read(match.end(), "joined", OF_PAPER).members if not is_country(page.text, b)]
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


_OF_A_KIND: Final = ("มหาวิทยาลัยราชภั", "มหาวิทยาลัยเทคโนโลยีราชมงคล")


def _without_units(page: Page, chosen: list[Stated]) -> list[Stated]:
    """The stated bodies less those read from offices alone whose name ends with another's: who signs for คณะ A มหาวิทยาลัย B beside B."""
    names = {page.text[stated.body.start : stated.body.end] for stated in chosen}
    lengths = {len(name) for name in names}

    def is_unit(stated: Stated) -> bool:
        name = page.text[stated.body.start : stated.body.end]
        if name.startswith(_OF_A_KIND):
            # กับมหาวิทยาลัยราชภัฏ: the one that is named in full.
            return any(other != name and key_of(other).startswith(key_of(name)) for other in names)
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
    lead = min(len(text), page.title_end + LEAD)
    if not any(start < lead and _JOINED_BEFORE.search(text, max(0, start - 40), start) for start, _ in page.figures):
        return []
    names = {text[b.start : b.end] for b in chosen}
    for body in reader.within(0, lead):
        others = _WITH_OTHERS.match(page.plain, body.end)
        if others is not None and not body.short and int(others["others"]) == len(names):
            return [body] if text[body.start : body.end] not in names else []
    return []


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


# เตรียมลงนาม… โดย พลเอก ก รัฐมนตรีว่าการกระทรวง B| เป็นประธาน
_PRESIDES: Final = re.compile(r"[ ]?(?:ร่วม)?เป็น(?:ประธาน|สักขี)")


def _of_signatories(reader: ListReader, people: list[Person]) -> list[Body]:
    """The organisations in the positions of those who sign."""
    signing = [p.position for p in people if p.role == "signatory" and p.position is not None]
    signing = [position for position in signing if _PRESIDES.match(reader.text, position.end) is None]
    bodies = [reader.body_of_position(position.start, position.end) for position in signing]
    return [body for body in bodies if body is not None]
