"""How an English article names a party: its fullest name and its short forms."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.name_words import LEGAL, STATE
from mou_tui.facts.english.organizations import Organization, find_organizations, run_at, with_whole
from mou_tui.facts.english.people_names import Person
from mou_tui.facts.english.reading import EnglishPage


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation that makes the agreement, with the other forms of its name; `rule` tells what found it."""

    name: Span
    aliases: tuple[Span, ...]
    rule: str


def is_place(text: str, start: int, end: int) -> bool:
    """Whether a word behind a name's comma is where the body is: …, Japan."""
    return STATE.match(text, start, end) is not None


def organizations_of(text: str, person: Person, known: frozenset[str]) -> list[Organization]:
    """The organisation of a signatory's position."""
    if person.position is None:
        return []
    found = find_organizations(text, person.position.start, person.position.end, known)
    # A body that begins the office (KMIT President, …) may be a short form: the last one says it whole.
    return found[-1:] if found and found[0].span.start == person.position.start else found[:1]


def unique(text: str, members: Iterable[Organization]) -> list[Organization]:
    """The members without those whose name an earlier member's name or short form says already."""
    kept: list[Organization] = []
    for one in members:
        name = one.span.of(text).lower()
        twin = next(
            (
                k
                for k, other in enumerate(kept)
                if name == other.span.of(text).lower()
                or (other.short is not None and name == other.short.of(text).lower())
                or (name in other.span.of(text).lower() and len(name) > 3)
            ),
            None,
        )
        if twin is None:
            kept.append(one)
    return kept


_SHORT_FORM: Final = re.compile(r"[ ]?\(([A-Z][A-Za-z0-9&-]{1,11})\)")

_LONG_FORM: Final = re.compile(r"[A-Z][A-Za-z’' ]{6,80}$")


def party(page: EnglishPage, one: Organization, rule: str, known: frozenset[str]) -> Party:
    """A party under its fullest name, with its short forms: the bracket's, and the name without legal form or whole."""
    text = page.text
    one = _fullest(page, one, known)
    name = one.span.of(text)
    if (office := _OFFICE_BEFORE.match(name)) is not None:
        # Group CEO of Harmony Hospital Group PLC
        one = replace(one, span=Span(one.span.start + office.end(), one.span.end))
        name = one.span.of(text)
    if (where := _IN_BRACKET.search(name)) is not None:
        # Lumnam University (Thailand)
        one = replace(one, span=Span(one.span.start, one.span.start + where.start()))
        name = one.span.of(text)
    aliases: list[Span] = [] if one.short is None else [one.short]
    if one.short is None and (bracket := re.search(re.escape(name) + _SHORT_FORM.pattern, text)) is not None:
        aliases.append(Span(*bracket.span(1)))
    elif one.short is None:
        for bracket in _SHORT_FORM.finditer(text):
            long = _LONG_FORM.search(text, max(0, bracket.start() - 80), bracket.start())
            if long is not None and name.startswith(long[0] + " of the "):
                aliases.append(Span(*bracket.span(1)))
    for form in _shorter(name):
        alone = re.search(
            rf"(?<![A-Za-z]){re.escape(form)}(?![A-Za-z])(?!{re.escape(name[len(form) : len(form) + 5])})", text
        )
        if alone is not None:
            aliases.append(Span(*alone.span()))
    for form in [text[a.start : a.end] for a in aliases if text[a.start : a.end].isupper()]:
        # School of Nursing, Doi Luang University and School of Nursing, DLU
        unit = name.split(", ")[0]
        if unit != name and (alone := re.search(re.escape(f"{unit}, {form}") + "(?![A-Za-z])", text)) is not None:
            aliases.append(Span(*alone.span()))
    seen: dict[str, Span] = {}
    for alias in aliases:
        seen.setdefault(alias.of(text), alias)
    return Party(one.span, tuple(seen.values()), rule)


_OFFICE_BEFORE: Final = re.compile(
    r"(?:[A-Z][A-Za-z-]+[ ]){0,3}(?:CEO|President|Director|Chairman|Chairperson|Chair|Dean|Rector|Manager|Officer|Secretary"
    r"|Governor|Minister|Head|Representative)[ ](?:of|for)[ ](?:the[ ])?(?=[A-Z])"
)

_IN_BRACKET: Final = re.compile(rf"[ ]\({STATE.pattern}\)$")

_LEGAL_TAIL: Final = re.compile(rf",?[ ]{LEGAL}$")

_OF_STATE: Final = re.compile(rf"[ ]of[ ](?:the[ ])?{STATE.pattern}$")


def _shorter(name: str) -> list[str]:
    """What a name may be called for short, the longest first."""
    forms = [_OF_STATE.sub("", name)]
    company = _LEGAL_TAIL.sub("", name)
    if company != name:
        words = company.split(" ")
        forms += [" ".join(words[:n]) for n in range(len(words), 0, -1) if n > 1 or words[0].isupper()]
    elif ", " in name:
        forms.append(name.split(", ")[0])
    return [
        form
        for form in dict.fromkeys(forms)
        if form != name
        and (len(form) >= 5 or (form.isupper() and len(form) > 2))
        and form not in ("University", "Institute", "Ministry", "Department")
    ]


def _fullest(page: EnglishPage, one: Organization, known: frozenset[str]) -> Organization:
    """The fullest form in which the article names a party: the long form of an acronym, a unit with its university."""
    text = page.text
    name = one.span.of(text)
    if one.short is None and name in known:
        for bracket in re.finditer(rf"[ ]?\({re.escape(name)}\)", text):
            line = page.paragraph_start(bracket.start())
            full = [
                o
                for o in find_organizations(text, max(line, bracket.start() - 140), bracket.end(), known)
                if o.short is not None and o.short.of(text) == name
            ]
            if full:
                return full[-1]
    unit, _, whole = name.partition(", ")
    if whole.isupper() or not whole:
        for again in re.finditer(re.escape(unit) + ", (?=[A-Z])", text):
            here = run_at(text, again.start(), min(len(text), again.end() + 90), known)
            longer = (
                None
                if here is None or here.span.start != again.start()
                else with_whole(text, here, min(len(text), again.end() + 90), known)
            )
            if (
                longer is not None
                and len(longer.span) > len(one.span) + 3
                and not longer.span.of(text).split(", ")[-1].isupper()
            ):
                return longer
    return one
