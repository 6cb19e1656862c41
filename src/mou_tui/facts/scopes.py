"""What the parties will do together, where the text enumerates it.

ขอบเขตความร่วมมือ … ดังนี้ 1) … 2) … 3) …        a numbered run
ความร่วมมือ … ได้แก่ A B และ C                     a list after a word that announces it
"""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from mou_tui.article import Paragraph
from mou_tui.facts.agenda import find_matters, is_of_matter
from mou_tui.facts.instruments import Verdict
from mou_tui.facts.occurrences import watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI, matches_at
from mou_tui.facts.register import Register, pieces
from mou_tui.facts.scope_items import (
    ANNOUNCED,
    BENEFITS,
    COOPERATION,
    COUNTED,
    ITEM_END,
    LISTS,
    LONGEST,
    MOST,
    NO_AREA,
    NOT_SCOPE,
    OF_ANOTHER,
    ORGANIZATION,
    OTHER_LIST,
    PAPER,
    PERSON,
    SHORTEST,
    SIDES,
    TOGETHER,
    Scope,
    bare,
    mostly,
    trim,
)
from mou_tui.facts.scope_prose import AREAS, SUBJECT_REACH, listed

# 1) 1. (1) ข้อ 1 ด้านที่ 1: the number of an item; not 1.5, 10.30 น., 1,000, พ.ศ. 2566.
_MARKER: Final = re.compile(
    r"(?<![\d.,/-])(?:\((?P<bracketed>\d{1,2})\)|(?P<number>\d{1,2})(?:\)"
    r"|[ ]?\.(?!\d))(?!\d))[ ]{0,3}(?=[ก-ฮเ-ไA-Z“\"(])|(?:ข้อ|ด้านที่"
    r"|ประเด็นที่)[ ]?(?P<worded>\d{1,2})[ ]{0,2}[.):]?[ ]{0,2}(?=[ก-ฮเ-ไA-Z“\"(])"
)

_NUMBERED: Final = re.compile(r"[(0-9](?=[0-9]{0,2}[ ]?[.)])")

_BRACKET: Final = watched_in_reports("(")

_WORDED: Final = watched_in_reports("ข้อ", "ด้านที่", "ประเด็นที่")


def find_scopes(page: Page, verdict: Verdict, register: Register) -> list[Scope]:
    """The enumerated areas of cooperation, in the order of the text; none where the article reports no agreement."""
    if not verdict.any:
        return []
    found = [
        Scope(span, None, "scopes.register")
        for line in register.get("scopes", ())
        for span in pieces(page.text, line, split_and=False)
        if len(span) >= SHORTEST
    ]
    if found:
        return found[:MOST]
    for run in itertools.islice(_runs(page), LISTS):
        found += _items(page, verdict, run)
    for lines in itertools.islice(_marked_lines(page), LISTS):
        found += _lines(page, verdict, lines)
    for items in itertools.islice(_numbered_by_words(page), LISTS):
        found += items
    if len(found) < 2:
        found = found + listed(page)
    matters = find_matters(page)
    if matters and verdict.cue is not None:
        found = [scope for scope in found if is_of_matter(page, matters, verdict.cue.start, scope.item.start)]
    return _distinct(page.text, found)[:MOST]


def _marked_lines(page: Page) -> Iterator[list[Paragraph]]:
    """Runs of two or more paragraphs that begin with a bullet, a tick or a letter: • …, ✅ …, ก. …; not with a number."""
    run: list[Paragraph] = []
    for paragraph in page.body:
        mark = page.plain[paragraph.start : paragraph.start + paragraph.marker].strip()
        bulleted = paragraph.kind == "list" and not any(sign.isdigit() for sign in mark)
        if not bulleted and len(run) > 1:
            yield run
        run = [*run, paragraph] if bulleted else []
    if len(run) > 1:
        yield run


def _lines(page: Page, verdict: Verdict, run: list[Paragraph]) -> list[Scope]:
    """The items of a run of marked lines, where the line above announces areas of cooperation."""
    text = page.text
    first = run[0].start
    above = page.paragraph_start(max(0, first - 1))
    if above <= page.title_end or not _announces(text[max(above, first - _LEAD) : first], verdict):
        return []
    if 2 * sum(p.end - p.start > _STATEMENT for p in run) > len(run):
        return []
    starts = [paragraph.start + paragraph.marker for paragraph in run]
    if mostly(NO_AREA, text, starts) or mostly(PERSON, text, starts) or mostly(PAPER, text, starts):
        return []
    if 2 * sum(
        p.end - p.start < _NAME_LENGTH and ORGANIZATION.match(text, p.start + p.marker) is not None for p in run
    ) >= len(run):
        return []
    found = []
    for paragraph in run:
        span = trim(text, paragraph.start + paragraph.marker, min(paragraph.end, paragraph.start + LONGEST))
        if len(span) >= SHORTEST:
            found.append(Scope(span, None, "scopes.lines"))
    return found


_STATEMENT: Final = 260
"""Code points beyond which a line is no item but what was said at a meeting."""

_LEAD: Final = 330
"""Code points before a list in which the words that announce it are looked for."""


def _announces(lead: str, verdict: Verdict) -> bool:
    """Whether the words before a list say that it is one of areas of cooperation."""
    close = lead.rstrip("\n")
    if (
        COOPERATION.search(close) is None
        or (NOT_SCOPE.search(close[-90:]) and not AREAS.search(bare(close)))
        or OTHER_LIST.search(close[-70:])
        or OF_ANOTHER.search(bare(close)[-90:])
        or BENEFITS.search(close[-90:])
    ):
        return False
    return TOGETHER.search(close[-140:]) is not None or (
        verdict.status != "in_force" and COUNTED.search(close) is not None
    )


# หนึ่ง … สอง … และสาม …: the items are told by number words.
_FIRST: Final = watched_in_reports("หนึ่ง ", "ประการแรก ", "ข้อแรก ")

_NEXT_WORDS: Final = tuple(
    re.compile(rf"[ ](?:และ|กับ)?(?:ข้อ|ประการ)?(?:ที่)?{word}[ ]{{1,2}}(?=[{THAI}])")
    for word in ("สอง", "สาม", "สี่", "ห้า", "หก")
)


def _numbered_by_words(page: Page) -> Iterator[list[Scope]]:
    """The items of lists that count by words: ความร่วมมือมีสามเรื่อง คือ หนึ่ง … สอง … และสาม …"""
    text = page.text
    for at in page.places(_FIRST, page.title_end):
        line, end = page.paragraph_start(at), page.paragraph_end(at)
        lead = text[max(line, at - SUBJECT_REACH) : at]
        if ANNOUNCED.search(lead) is None or TOGETHER.search(lead) is None or OF_ANOTHER.search(bare(lead)):
            continue
        cuts = [(at, text.index(" ", at) + 1)]
        for word in _NEXT_WORDS:
            match = word.search(text, cuts[-1][1], min(end, cuts[-1][1] + LONGEST))
            if match is None:
                break
            cuts.append(match.span())
        if len(cuts) < 2:
            continue
        stop = ITEM_END.search(text, cuts[-1][1] + SHORTEST, end)
        ends = [start for start, _ in cuts[1:]] + [stop.start() if stop else end]
        spans = [trim(text, begin, limit) for (_, begin), limit in zip(cuts, ends, strict=True)]
        yield [Scope(span, n, "scopes.worded") for n, span in enumerate(spans, 1) if len(span) >= SHORTEST]


def _runs(page: Page) -> list[list[re.Match[str]]]:
    """Runs of markers 1, 2, 3 …: each at most 1,500 code points after the one before."""
    runs: list[list[re.Match[str]]] = []
    run: list[re.Match[str]] = []
    expected = 1
    for marker in _markers(page):
        if marker["number"] and _closes_bracket(page.text, marker.start()):
            continue
        number = int(marker["number"] or marker["bracketed"] or marker["worded"])
        near = not run or marker.start() - run[-1].end() < 1_500
        if number == expected and near and (not run or _same_style(run[-1], marker)):
            run.append(marker)
            expected += 1
        elif number == 1:
            runs.append(run)
            run, expected = [marker], 2
        elif number != expected and near:
            continue
        else:
            runs.append(run)
            run, expected = [], 1
    runs.append(run)
    return [r for r in runs if len(r) >= 2]


def _markers(page: Page) -> Iterator[re.Match[str]]:
    """The numbers of items in the body."""
    plain = page.plain
    begins = [at for at, _ in page.figures if at >= page.title_end]
    begins += page.places(_BRACKET, page.title_end)
    begins = [at for at in begins if _NUMBERED.match(plain, at) is not None]
    begins += page.places(_WORDED, page.title_end)
    return matches_at(sorted(begins), _MARKER, plain)


def _closes_bracket(text: str, at: int) -> bool:
    """Whether the bracket after the figure at `at` closes one that was opened before: the 4) of (SDG 4)."""
    before = text[max(0, at - 30) : at]
    return before.rfind("(") > before.rfind(")")


def _same_style(one: re.Match[str], two: re.Match[str]) -> bool:
    return (one["bracketed"] is None) == (two["bracketed"] is None) and one[0].rstrip()[-1:] == two[0].rstrip()[-1:]


def _items(page: Page, verdict: Verdict, run: list[re.Match[str]]) -> list[Scope]:
    text = page.text
    first = run[0].start()
    lead = text[max(0, first - 330) : first]
    line = lead.rfind("\n", 0, max(0, len(lead) - 2))
    close = lead[line + 1 :] if len(lead) - line > 40 else lead
    if (
        COOPERATION.search(close) is None
        or (NOT_SCOPE.search(close[-90:]) and not AREAS.search(bare(close)))
        or OTHER_LIST.search(close[-70:])
        or OF_ANOTHER.search(bare(close)[-90:])
        or mostly(NO_AREA, text, [marker.end() for marker in run])
    ):
        return []
    if BENEFITS.search(close[-90:]) or _of_organizations(text, run) or _of_agreements(text, run):
        return []
    if TOGETHER.search(close[-140:]) is None and (verdict.status == "in_force" or COUNTED.search(close) is None):
        return []
    found = []
    for n, marker in enumerate(run):
        start = marker.end()
        limit = run[n + 1].start() if n + 1 < len(run) else len(text)
        limit = min(limit, page.paragraph_end(start), start + LONGEST)
        end = limit if limit - start < LONGEST else text.rfind(" ", start + 1, limit)
        stop = ITEM_END.search(text, start + 10, limit)
        if n + 1 == len(run):
            # The last item is not followed by a number: a clause on it begins what is said further.
            clause = text.find(" ซึ่ง", start + 12, stop.start() if stop is not None else limit)
            if clause >= 0:
                limit = end = clause
                stop = None
        if stop is not None and (n + 1 == len(run) or limit - start == LONGEST):
            end = stop.start()
        sides = SIDES.search(text, start + 10, end)
        span = trim(text, start, end if sides is None else sides.start())
        if len(span) >= SHORTEST and not PERSON.match(text, span.start):
            found.append(Scope(span, n + 1, "scopes.numbered"))
    return found if len(found) >= 2 else []


def _of_agreements(text: str, run: list[re.Match[str]]) -> bool:
    """Whether half of the items or more are papers."""
    return 2 * sum(PAPER.match(text, marker.end()) is not None for marker in run) >= len(run)


def _of_organizations(text: str, run: list[re.Match[str]]) -> bool:
    """Whether half of the items or more are names of organisations: a list of parties.

    An item that begins with a name and goes on with what that party does is longer than a name.
    """
    names = sum(
        _SECTOR.match(text, one.end()) is not None
        or (two.start() - one.end() < _NAME_LENGTH and ORGANIZATION.match(text, one.end()) is not None)
        for one, two in itertools.pairwise(run)
    )
    return 2 * names >= len(run) - 1


_NAME_LENGTH: Final = 75

# 1) ภาครัฐ อาทิ กระทรวง… 2) ภาคเอกชน ได้แก่ บริษัท…: a list of parties by sector.
_SECTOR: Final = re.compile(
    rf"(?:หน่วยงาน)?ภาค(?:รัฐ|เอกชน|ประชา|วิชาการ|การศึกษา)[{THAI}]{{0,20}}[ ]?(?:ได้แก่|ประกอบด้วย|อาทิ|เช่น|คือ)"
)


def _distinct(text: str, scopes: list[Scope]) -> list[Scope]:
    seen: set[str] = set()
    kept: list[Scope] = []
    for scope in scopes:
        form = "".join(scope.item.of(text).split())[:40]
        if form not in seen and not any(scope.item.overlaps(k.item) for k in kept):
            seen.add(form)
            kept.append(scope)
    return kept
