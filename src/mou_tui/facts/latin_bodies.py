"""Organisations named in Latin letters, found by the word that tells their kind.

Hanoi University of Science and Technology         from capital to capital, over of, and, the, for
School of Nursing, University of Leeds             a unit with the body it belongs to
Bosch (Thailand) Co., Ltd.                         to the end of the legal form
"""

import re
from collections.abc import Iterable
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.occurrences import watched_in_reports

_KINDS: Final = (
    "Universit", "College", "Institut", "School", "Academy", "Hospital", "Foundation", "Association", "Council", "Bank",
    "Ministry", "Department", "Agency", "Authority", "Corporation", "Company", "Cent", "Group", "Co.", "Co,", "Ltd", "LTD",
    "Limited", "Inc", "Corp", "Pte", "GmbH", "LLC", "PLC", "Sdn", "Federation", "Chamber", "Commission", "Organi",
    "Society", "Union", "Office", "Bureau", "Holding", "Polytechnic", "Faculty", "Hochschule", "Politecnico", "Network",
    "Programme", "Secretariat", "Laborator", "Museum", "Fund", "UNIVERSITY", "Technologies", "Alliance",
)  # fmt: skip
LATIN_KINDS: Final = watched_in_reports(*_KINDS)
"""Beginnings of words that tell what kind of organisation a name is."""

_WORD: Final = r"(?:[A-ZÀ-Þ0-9][A-Za-zÀ-ÿ0-9&.’'+/-]{0,30}+|&)"
_SMALL: Final = r"(?:of|and|the|for|(?<!University )(?<!College )(?<!Ltd. )(?:in|at|on)|de|du|des|della|di)"
_LEGAL: Final = r"(?:Public|Co|Ltd|LTD|Inc|Corp|LLC|PLC|Pte|Limited|Sdn|GmbH|Company)"
_UNIT: Final = (
    r"(?:School|Faculty|College|Department|Cent(?:er|re)|Institute|Office|Division|Graduate|Laboratory|Bureau)"
)
# Tokens over single spaces; a comma only before a legal form, or between a unit and the body it belongs to.
_RUN: Final = re.compile(
    rf"{_WORD}(?:[ ](?:{_SMALL}[ ]){{0,2}}{_WORD}|[ ]?\([A-Z][A-Za-z .-]{{2,24}}\)(?=[ ]?,?[ ]?{_LEGAL})"
    rf"|,[ ]?{_LEGAL}\b\.?){{0,14}}"
)
_KIND: Final = re.compile(rf"\b(?:{'|'.join(re.escape(k) for k in _KINDS)})")
_PARENT: Final = re.compile(
    rf",[ ](?:the[ ])?(?=(?:{_WORD}[ ](?:of[ ])?){{0,5}}(?:Universit|College|Institut|Ministry))"
)
_IS_UNIT: Final = re.compile(rf"(?:{_WORD}[ ](?:and[ ])?){{0,4}}{_UNIT}\b")
# What stands before a name and belongs to the one who speaks for it, or to the paper.
_BEFORE_NAME: Final = re.compile(
    r"(?!Office[ ]of)(?:.{0,60}\b(?:President|Dean|Director|Rector|Chancellor|Chairman|Chair|Chairperson|Manager|Head|Secretary"
    r"|Officer|Governor|Ambassador|Minister|Founder|Provost|CEO|Professor|Representative|Understanding|Agreement|Cooperation"
    r"|Intent|Ceremony|Visit|Meeting)\b(?:[ ](?:of|for|at|by|with|and|on|the|from))+[ ]"
    r"|.{0,40}\b(?:MOU|MoU|MOA|MoA|LOI|LoI|Ceremony)\b(?:[ ](?:of|for|at|by|with|and|on|the|from))*[ ])"
)
_SPLIT: Final = re.compile(r"[ ]and[ ](?:the[ ])?")
_GENERAL: Final = re.compile(
    r"(?:(?:The|A|This|Our)[ ])?(?:Universit(?:y|ies)|College|Institutes?|Schools?|Group|Cent(?:er|re)s?|Hospital|Bank|Bank of"
    r"|Public[ ]Company[ ]Limited|Society|Commission|Agency|(?:Special[ ])?Fund|Company|Foundation|Office|International"
    r"|Department|Council|Ministry|Network|Union|Association)"
)
_CLOSING: Final = " .,&-'’("
_LONGEST: Final = 140


def latin_bodies(text: str, places: Iterable[int]) -> list[Span]:
    """The names around the words at `places` (of LATIN_KINDS), in order and without overlap."""
    found: list[Span] = []
    done = 0
    for at in places:
        if at < done:
            continue
        start = _beginning(text, at, max(done, at - _LONGEST))
        for run in _RUN.finditer(text, start, min(len(text), at + _LONGEST)):
            if run.end() <= at:
                continue
            if run.start() <= at:
                found += _names(text, run.start(), run.end())
                done = run.end()
                if found:
                    done = max(done, found[-1].end)
            break
    return found


def _beginning(text: str, at: int, floor: int) -> int:
    """Where the Latin words around `at` begin."""
    start = at
    while start > floor and (text[start - 1] < "\x80" or "À" <= text[start - 1] <= "ÿ" or text[start - 1] == "’"):
        if text[start - 1] in '\n"|;:':
            break
        start -= 1
    return start


def _names(text: str, start: int, end: int) -> list[Span]:
    """The organisations in the run of Latin words at [start, end): one, or two that are joined by “and”."""
    before = _BEFORE_NAME.match(text, start, end)
    if before is not None:
        start = before.end()
    cuts = [start]
    for cut in _SPLIT.finditer(text, start, end):
        if (
            _is_name(text, cuts[-1], cut.start())
            and _is_name(text, cut.end(), end)
            and not _is_series(text, cuts[-1], cut)
        ):
            cuts += [cut.start(), cut.end()]
    cuts.append(end)
    spans = []
    for begin, stop in zip(cuts[::2], cuts[1::2], strict=True):
        if stop == end and _OF_THINGS.match(text, begin) and (series := _SERIES.match(text, stop)) is not None:
            stop = series.end()
        elif stop == end and _IS_UNIT.match(text, begin) and (parent := _PARENT.match(text, stop)) is not None:
            whole = _RUN.match(text, parent.end())
            stop = whole.end() if whole is not None else stop
        while stop > begin and text[stop - 1] in _CLOSING and not text.endswith(_ENDS_WITH_DOT, begin, stop):
            stop -= 1
        if stop - begin > 5 and _is_name(text, begin, stop):
            spans.append(Span(begin, stop))
    return spans


_ENDS_WITH_DOT: Final = ("Ltd.", "Co.", "Inc.", "Corp.", "LTD.", "Bhd.")


# Office of the Teacher Civil Service |and Educational Personnel Commission|: what an office is for may be two things.
_OF_THINGS: Final = re.compile(
    r"(?:The[ ])?(?:Office|Ministry|Department|Bureau|Committee|Institute?|Cent(?:er|re)|Fund|Council)[ ](?:of|for)[ ]"
)
_OWN_NAME: Final = re.compile(r"(?:[A-Z][a-z]+[ ]){0,3}[A-Z][a-z]+[ ]of[ ]|.{0,60}(?:Universit|College|Ltd|Co\.)")
# Ministry of Higher Education|, Science, Research and Innovation
_SERIES: Final = re.compile(rf"(?:,[ ]{_WORD}(?:[ ]{_WORD}){{0,2}}){{1,4}},?[ ]and[ ]{_WORD}(?:[ ]{_WORD}){{0,3}}")


def _is_series(text: str, start: int, cut: re.Match[str]) -> bool:
    """Whether “and” at `cut` stands between two things that one body is for."""
    return _OF_THINGS.match(text, start) is not None and _OWN_NAME.match(text, cut.end()) is None


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether [start, end) holds a word of a kind, and more than that."""
    return (
        _KIND.search(text, start, end) is not None
        and _GENERAL.fullmatch(text, start, end) is None
        and text[start].isupper()
    )
