"""One person for all mentions of the same name, with the fullest name, position and part."""

import re
from dataclasses import dataclass, replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.cues import first_cue
from mou_tui.facts.mentions import Mention
from mou_tui.facts.model import Role
from mou_tui.facts.names import PersonName
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the fullest form of the name, the fullest position, and the part in the agreement with its cue."""

    name: Span
    position: Span | None
    role: Role
    rule: str
    cue: Span | None = None
    mentions: tuple[Span, ...] = ()


_RANK: Final = {"signatory": 3, "chair": 2, "witness": 1, "other": 0}


def merge(page: Page, mentions: list[Mention]) -> list[Person]:
    """One entry a person: mentions with the same bare name, and given names alone where they tell one person."""
    text = page.text
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.name.full:
            groups.setdefault(mention.name.bare(text), []).append(mention)
    by_given: dict[str, list[str]] = {}
    for key, own in groups.items():
        name = own[0].name
        by_given.setdefault(_given(text, name), []).append(key)
    for mention in mentions:
        if not mention.name.full:
            keys = by_given.get(text[mention.name.given : mention.name.end].strip(" ฯ"), [])
            if len(keys) == 1:
                groups[keys[0]].append(mention)
    return [person for own in groups.values() if (person := _person(page, own)) is not None]


def _given(text: str, name: PersonName) -> str:
    return text[name.given : name.end].split()[0]


def _person(page: Page, mentions: list[Mention]) -> Person | None:
    if all(m.absent for m in mentions if m.name.full):
        return None
    full = [m for m in mentions if m.name.full]
    # ท่านสุริยะ is how a speaker calls นายสุริยะ.
    name = max(full, key=lambda m: (not page.text.startswith("ท่าน", m.name.start), m.name.end - m.name.start)).name
    after = [m.position for m in full if m.position is not None and m.position.start > m.name.start]
    positions = after or [m.position for m in full if m.position is not None]
    body = [p for p in positions if p.start >= page.title_end] or positions
    position = max(body, key=len) if body else None
    with_role = [m for m in mentions if m.role is not None and not m.absent]
    in_body = [m for m in with_role if m.name.start >= page.title_end] or with_role
    best = max(
        in_body, key=lambda m: _RANK[m.role or "other"] - 1.5 * (m.rule == "people.chair_of_event"), default=None
    )
    if best is None or best.role in (None, "other"):
        signing = _signs_in_headline(page, name) or _signs_by_office(page, position)
        if signing is not None:
            cue, rule = signing
            best = replace(full[0], role="signatory", cue=cue, rule=rule)
    return Person(
        name=Span(name.start, name.end),
        position=position,
        role=best.role if best and best.role else "other",
        rule=best.rule if best and best.rule else "people.named",
        cue=best.cue if best else None,
        mentions=tuple(Span(m.name.start, m.name.end) for m in mentions),
    )


# “ชัยวุฒิ” ร่วมลงนาม MOU: the headline calls who signs by the given name.
_HEADLINE_SIGNS: Final = re.compile(
    rf"(?:[“\"‘'](?P<given>[{THAI}]{{2,16}})[”\"’'][ ]?(?:รม[วช]\.[{THAI}.]{{2,10}}[ ]?)?"
    # รมช.อารี ร่วมลงนาม MOU
    rf"|(?:รม[วชต]\.|รองนายกฯ|รองปลัด|ปลัด|อธิบดี|ผู้ว่าฯ)[ ]?(?P<called>[{THAI}]{{2,16}})[ ])(?P<cue>(?:ร่วม)?(?:ลงนาม|เซ็น)(?!เป็น|ถวาย))"
)

_OFFICE_LED: Final = re.compile(r"(?:โดยมี|โดย|ระหว่าง|และ|กับ)[ ]?$")

_OFFICE_SIGNS: Final = re.compile(r"[ ]{0,2}(?:ได้)?(?:จรด|ร่วม)?(?:ปากกา)?ลงนาม(?!เป็น|ถวาย)")

_OFFICE_REACH: Final = 150

_SHORTEST_OFFICE: Final = 14


def _signs_in_headline(page: Page, name: PersonName) -> tuple[Span, str] | None:
    """Where the headline says that the person signs."""
    given = _given(page.text, name)
    for match in _HEADLINE_SIGNS.finditer(page.text, 0, page.title_end):
        if given in (match["given"], match["called"]):
            return Span(*match.span("cue")), "people.signs_in_headline"
    return None


def _signs_by_office(page: Page, position: Span | None) -> tuple[Span, str] | None:
    """Where the text says that the holder of the position signs, without the name: โดยมีอธิบดีกรม A กับ นาย ข … ร่วมลงนาม."""
    if position is None or len(position) < _SHORTEST_OFFICE:
        return None
    text = page.text
    office = position.of(text)
    at = text.find(office, page.title_end)
    while at >= 0:
        end = at + len(office)
        if at == page.paragraph_start(at) and (signs := _OFFICE_SIGNS.match(text, end)) is not None:
            # อธิบดีกรม A จรดลงนามบันทึก…: the line under the headline.
            return Span(*signs.span()), "people.signs_by_office"
        if at != position.start and _OFFICE_LED.search(text, max(0, at - 8), at):
            cue = first_cue(text, end, min(page.paragraph_end(end), end + _OFFICE_REACH))
            if cue is not None and cue["sign"]:
                return Span(*cue.span()), "people.signs_by_office"
        at = text.find(office, end)
    return None
