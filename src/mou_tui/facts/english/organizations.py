"""Organisations and states named in English sentences.

    the Faculty of Agriculture and Cooperatives, Doi Luang University (DLU)

An English name is a run of capitalised words. What decides is where a run ends: at a comma, at `and` unless a subject follows
(Science and Technology), at a full stop that ends a sentence.
"""

import re
from dataclasses import dataclass
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.name_words import BRACKET, HEAD, LEAD, LEGAL_END, NOT_ORGANIZATION, RUN, STATE, SUBJECTS
from mou_tui.facts.english.people_names import POSITION_HEAD_ANY


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation (or state) named at text[start:end], with the short form that a bracket behind it gives."""

    span: Span
    short: Span | None = None
    state: bool = False

    @property
    def end(self) -> int:
        """Where the name and its bracket end."""
        return self.span.end if self.short is None else self.short.end + 1


def find_organizations(text: str, start: int, end: int, known: frozenset[str]) -> list[Organization]:
    """The organisations and states named in text[start:end], in order. `known` holds the article's own short forms.

    A run of capitalised words counts where it has a head (University, Ministry, Co., Ltd.), a bracket with its short form, is an
    acronym or a state; any other run counts where the caller expects a name and asks `run_at`.
    """
    found: list[Organization] = []
    for run in RUN.finditer(text, start, end):
        if found and run.start() < found[-1].end:
            continue
        one = _organization(text, run.start(), run.end(), end, known)
        if one is not None:
            found.append(one)
    return _with_units(text, found)


def run_at(
    text: str, start: int, end: int, known: frozenset[str] = frozenset(), *, expected: bool = True
) -> Organization | None:
    """The name of capitalised words that begins at `start`; where a name is `expected`, whatever it is the name of."""
    if text.startswith("the ", start):
        start += 4
    run = RUN.match(text, start, end)
    return None if run is None else _organization(text, run.start(), run.end(), end, known, expected=expected)


# Doi Luang University - Thailand (DLU)
_BRACKET_BEHIND_STATE: Final = re.compile(rf"(?:,|[ ][-–])[ ]{STATE.pattern}{BRACKET.pattern}")

_POSSESSIVE: Final = re.compile(r"[’']s(?=[ ]|$)")

_GOVERNMENTS: Final = re.compile("Governments? of (?:the )?")

# In capitals the words that end a name have them, too: DOI LUANG UNIVERSITY AND SIAM STEEL ON WELDING
_CAPITAL_END: Final = re.compile(
    rf"[ ](?:AND(?![ ](?:{SUBJECTS.upper()})(?![A-Z]))|IN|ON|FOR|WITH|TO|AT|REGARDING|UNDER|BETWEEN|SIGN(?:S|ED)?)"
    r"(?![A-Z])"
)

# President of Doi Luang University: who heads a body is not the body
_OFFICE_OF: Final = re.compile(
    r"(?:(?:Vice|Deputy|Acting|Assistant|Executive|Managing|Former)[ -]){0,2}(?:President|Rector|Chancellor|Dean"
    r"|Director|Governor|Chairman|Chairwoman|Chairperson|Chair|Head|Secretary|Mayor|Ambassador|Representatives?|CEO"
    r"|Principal)(?:[ -]General)?[ ](?:of|for)[ ](?:the[ ])?"
)

_OFFICE: Final = re.compile(
    r"(?<![A-Za-z])(?:President|Rector|Chancellor|Dean|Director|Governor|Chairman|Chairwoman|Minister|Secretary|Mayor"
    r"|Ambassador|Officer|Manager|CEO|Spokesm[ae]n|Spokesperson|Director[ -]General|Secretary[ -]General)s?$"
)


def _organization(
    text: str, start: int, end: int, limit: int, known: frozenset[str], *, expected: bool = False
) -> Organization | None:
    lead = LEAD.match(text, start, end)
    while lead is not None and lead.end() < end:
        start = lead.end()
        lead = LEAD.match(text, start, end)
    while end > start and text[end - 1] in " ,-’'":
        end -= 1
    # Doi Luang University’s President: the name without the ’s and what follows.
    possessive = _POSSESSIVE.search(text, start, end)
    if (
        possessive is not None
        and not text.startswith((" Republic", " Democratic"), possessive.end())
        and HEAD.search(text, start, possessive.start())
    ):
        end = possessive.start()
    if text[start:end].isupper() and (stop := _CAPITAL_END.search(text, start + 2, end)) is not None:
        end = stop.start()
    office = _OFFICE_OF.match(text, start, end)
    if office is not None and (HEAD.search(text, office.end(), end) or expected):
        start = office.end()
    name = text[start:end]
    if _OFFICE.search(name) and not name.startswith(("Office", "Ministry", "Embassy")):
        return None
    if len(name) < 2 or NOT_ORGANIZATION.fullmatch(name):
        return None
    bracket = BRACKET.match(text, end, min(len(text), limit + 20))
    if bracket is None:
        bracket = _BRACKET_BEHIND_STATE.match(text, end, min(len(text), limit + 40))
    short = Span(*bracket.span("form")) if bracket is not None else None
    if short is not None and NOT_ORGANIZATION.fullmatch(short.of(text)):
        return None
    of_states = _GOVERNMENTS.match(name)
    if of_states is not None and STATE.fullmatch(name, of_states.end()):
        return Organization(Span(start + of_states.end(), end), short, state=True)
    if STATE.fullmatch(name):
        return Organization(Span(start, end), short, state=True)
    has_head = HEAD.search(name) is not None or LEGAL_END.search(name) is not None
    if expected or has_head or short is not None or name in known:
        return Organization(Span(start, end), short)
    return None


_UNIT: Final = re.compile(
    r"(?:Faculty|School|College|Department|Institute|Office|Division|Center|Centre|Graduate|Research|Institute)\b"
)

_WHOLE: Final = re.compile(r"(?:University|Universit(?:i|as|é|ät)|Institute|Ministry|Hospital|College)(?![a-zäé])")


def _belongs(text: str, unit: Organization, whole: Organization) -> bool:
    """Whether `unit` is a part of `whole`: School of Nursing, Doi Luang University; School of Nursing, DLU."""
    return (
        _UNIT.match(text, unit.span.start) is not None
        and _UNIT.match(text, whole.span.start) is None
        and POSITION_HEAD_ANY.match(text, whole.span.start) is None
        and (_WHOLE.search(text, whole.span.start, whole.span.end) is not None or whole.span.of(text).isupper())
    )


_OF_WHOLE: Final = re.compile(r"(?:,|[ ]at|[ ]of)[ ](?:the[ ])?(?=[A-Z])")


def with_whole(text: str, unit: Organization, end: int, known: frozenset[str]) -> Organization:
    """`unit` with what it belongs to, where that stands right behind it."""
    joint = _OF_WHOLE.match(text, unit.end, end)
    if (
        joint is not None
        and (whole := run_at(text, joint.end(), end, known)) is not None
        and _belongs(text, unit, whole)
    ):
        return Organization(Span(unit.span.start, whole.span.end), unit.short or whole.short)
    return unit


def _with_units(text: str, found: list[Organization]) -> list[Organization]:
    """Units with what they belong to: School of Nursing, Doi Luang University is one name."""
    joined: list[Organization] = []
    for one in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and text[before.end : one.span.start] in (", ", " of ", ", the ", " at ")
            and _belongs(text, before, one)
        ):
            joined[-1] = Organization(
                Span(before.span.start, one.span.end), one.short if before.short is None else before.short
            )
            continue
        joined.append(one)
    return joined
