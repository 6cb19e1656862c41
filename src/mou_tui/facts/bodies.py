"""Organisations and countries wherever the text names them: from the gazetteer, and by the words that names begin with.

กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์        the gazetteer's, whatever words stand in it
บริษัท ไทยสมายล์แอร์เวย์ จำกัด                   from the head word to จำกัด
สำนักงานอุตสาหกรรมจังหวัดสงขลา                   from the head word to the next word that no name contains
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from mou_tui.facts.body import Body
from mou_tui.facts.body_names import AFTER, COMPANY, FOREIGN_TAIL, HEADS_IN_TEXT, SHORT_HEADS_IN_TEXT, body_at
from mou_tui.facts.body_parts import with_parents, with_tail
from mou_tui.facts.body_words import HEAD_WORDS
from mou_tui.facts.countries import COUNTRY, country_at
from mou_tui.facts.latin_bodies import LATIN_KINDS, latin_bodies
from mou_tui.facts.occurrences import watched_in_reports, watched_when_needed
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI, matches_at
from mou_tui.organizations import Organization, find_all, head_at
from mou_tui.organizations import heads as heads_of_forms


def find_bodies(page: Page) -> list[Body]:
    """The organisations named in the article, in order, without overlap."""
    found = _bodies(page.text, *(page.places(begins) for begins in _BEGINS))
    names = dict.fromkeys(name["name"] for name in matches_at(page.quotes, _QUOTED_BODY, page.text))
    quoted = {name: number for number, name in enumerate(names)}
    lengths = sorted({len(name) for name in quoted})
    return [_whole_quoted(page.text, body, quoted, lengths) for body in found] if quoted else found


# “เครือข่ายปลาดีทุกวัยกินได้ทุกวัน”: what stands in quotation marks is the whole of a name, whatever words it holds.
_QUOTED_BODY: Final = re.compile(
    r"[“\"](?P<name>(?:เครือข่าย|สมาคม|ชมรม|มูลนิธิ|บริษัท|ศูนย์|สภา|สถาบัน|กลุ่ม|โรงเรียน|สหพันธ์)[^“”\"\n]{6,70})[”\"]"
)


def _whole_quoted(text: str, body: Body, quoted: Mapping[str, int], lengths: Sequence[int]) -> Body:
    """The body by its whole name, where the article has that in quotation marks and the words behind the body go on with it.

    `quoted` has the names by the order in which they are quoted, `lengths` how long they are: many names cost a body no more than
    the lengths that there are.
    """
    ahead = (text[body.start : body.start + length] for length in lengths if length > body.end - body.start)
    names = [name for name in ahead if name in quoted]
    return Body(body.start, body.start + len(min(names, key=quoted.__getitem__))) if names else body


_LONGEST_BEFORE: Final = 150

_BEHIND: Final = 30


def find_bodies_before(page: Page, places: Iterable[int]) -> list[Body]:
    """Those of the organisations that end at one of `places` (in order) or near it, at a fraction of the cost of all.

    Only the words around each place are read, from a blank on: names do not go over the end of a line (but a bracket may
    stand at the beginning of the next).
    """
    text = page.text
    windows: list[list[int]] = []
    for at in places:
        # A line may be a megabyte long: nothing is looked for beyond the window.
        floor = max(0, at - _LONGEST_BEFORE)
        line = text.rfind("\n", floor, max(0, at - 1))
        start = line + 1 if line >= 0 else text.rfind(" ", max(0, floor - _LONGEST_BEFORE), floor) + 1 or floor
        line_end = text.find("\n", at, at + _BEHIND)
        end = line_end if line_end >= 0 else min(len(text), at + _BEHIND)
        if windows and start <= windows[-1][1]:
            windows[-1][1] = max(end, windows[-1][1])
        else:
            windows.append([start, end])
    return [
        Body(start + b.start, start + b.end, b.organization, b.country, b.short)
        for start, end in windows
        for window in (text[start:end],)
        for b in _bodies(window, *page.occurrences.places_within(_BEGINS, start, end))
    ]


_FORMS: Final = watched_when_needed(heads_of_forms)

_HEADS: Final = watched_in_reports(*HEAD_WORDS)

_BEGINS: Final = (_FORMS, _HEADS, LATIN_KINDS, watched_in_reports("แห่งประเทศไทย"))


def _bodies(
    text: str, forms: Iterable[int], heads: Iterable[int], latin: Iterable[int], of_thailand: Iterable[int]
) -> list[Body]:
    """The organisations and countries in `text`, where forms of the gazetteer and heads of names may begin.

    `latin` are the places of Latin words that tell a kind, `of_thailand` those of แห่งประเทศไทย.
    """
    begins = ((at, head) for at in forms if (head := head_at(text, at)))
    known = [_known(text, m.start, m.end, m.organization) for m in find_all(text, begins)]
    known = [body for body in known if not _is_month(text, body)]
    starts = [b.start for b in known]
    found: list[Body] = []
    done = 0
    headed = (m.start() for m in matches_at(heads, HEADS_IN_TEXT, text))
    for start in sorted([*headed, *_short_heads(text)]):
        n = bisect_left(starts, start)
        if start < done or (n < len(known) and known[n].start == start) or (n and known[n - 1].end > start):
            continue
        body = body_at(text, start)
        if body is not None and not _ends_an_office(text, start):
            found.append(body)
            done = body.end
    foreign = [Body(span.start, span.end) for span in latin_bodies(text, latin)]
    enterprises = _enterprises(text, of_thailand)
    ordered = _without_overlap(sorted([*known, *found, *foreign, *enterprises], key=lambda b: (b.start, -b.end)))
    return with_parents(text, [with_tail(text, body) for body in ordered])


# การเดินเรือ|แห่งประเทศไทย: a state enterprise is called by what it does.
_ENTERPRISE: Final = re.compile(
    rf"(?<![{THAI}])การ[{THAI}]{{2,24}}$|(?:ว่าการ|กับ|และ|โดย|ระหว่าง|ของ|จาก)(การ[{THAI}]{{2,24}})$"
)

_OF_THAILAND_LETTERS: Final = len("แห่งประเทศไทย")


def _enterprises(text: str, places: Iterable[int]) -> Iterator[Body]:
    """The state enterprises whose names end with แห่งประเทศไทย at one of `places`."""
    for at in places:
        name = _ENTERPRISE.search(text, max(0, at - 34), at)
        if name is not None:
            yield Body(name.start(1) if name[1] else name.start(), at + _OF_THAILAND_LETTERS)


_DOT_OF_HEAD: Final = re.compile(r"\.(?<=[กบมธงร]\.)[ ]?(?=[ก-ฮเ-ไ])")


def _short_heads(text: str) -> Iterator[int]:
    """Where a head cut short begins, found by its dot."""
    for dot in _DOT_OF_HEAD.finditer(text):
        for length in (1, 2, 3):
            if SHORT_HEADS_IN_TEXT.match(text, dot.start() - length, dot.end() + 4):
                yield dot.start() - length


# The end of an office or of another word, and no name: ผู้บัญชาการตำรวจแห่งชาติ, โครงการรถไฟความเร็วสูง.
_OFFICE_BEFORE: Final = ("โครง", "ผู้ว่าราชการ", "ผู้ว่าฯ")


def _ends_an_office(text: str, start: int) -> bool:
    """Whether what begins at `start` is the end of a word or an office; ผู้บัญชาการ leads any body but the police."""
    if text.endswith(_OFFICE_BEFORE, 0, start):
        return True
    if text.startswith(_POLICE_BODIES, start):
        return False
    return text.startswith("ตำรวจ", start) and text.endswith("ผู้บัญชาการ", 0, start)


_POLICE_BODIES: Final = ("ตำรวจตระเวนชายแดน", "ตำรวจภูธร", "ตำรวจนครบาล")

# สำนักงาน ก.พ., องค์การ UNICEF, กระทรวง พม.: the head before the short form.
_HEAD_BEFORE: Final = re.compile("(?:สำนักงาน|องค์การ|กระทรวง|กองทุน|กรม|บริษัท|มูลนิธิ|สมาคม|ธนาคาร|สภา)[ ]?$")


def _is_head_of(head: str, organization: Organization | None) -> bool:
    """Whether the head belongs to the short form behind it: สำนักงาน ก.พ., but the สำนักงาน อ.ส.ค. is an office of อ.ส.ค."""
    return head != "สำนักงาน" or organization is None or (organization.name_th or "").startswith(head)


# เมื่อวันที่ 3 ก.พ. 66: the month, and not the civil service commission.
_IN_DATE: Final = re.compile(r"\d[ ]{0,2}$")


def _is_month(text: str, body: Body) -> bool:
    return (
        text[body.start : body.end] == "ก.พ." and _IN_DATE.search(text, max(0, body.start - 3), body.start) is not None
    )


def _known(text: str, start: int, end: int, organization: Organization | None) -> Body:
    short = end - start <= 12 and (text[end - 1] == "." or text[start:end].isascii())
    if text.startswith("บริษัท", max(0, start - 7), start) or text.startswith("บริษัท ", max(0, start - 7), start):
        start = text.rindex("บริษัท", 0, start)
        company = COMPANY.match(text, start)
        if company is not None and company.end() >= end:
            return Body(start, company.end(), organization)
    foreign = FOREIGN_TAIL.match(text, end) if text.startswith(("กระทรวง", "กรม"), start) else None
    if foreign is not None:
        return Body(start, foreign.end())
    after = AFTER.match(text, end)
    if after is not None and not short and COUNTRY.fullmatch(text, start, end) is None:
        end = after.end()
    head = _HEAD_BEFORE.search(text, max(0, start - 9), start) if short else None
    if head is not None and _is_head_of(head[0].strip(), organization):
        start = head.start()
    return Body(start, end, organization, short=short)


def is_country(text: str, body: Body) -> bool:
    """Whether the body is a country or its government, by the gazetteer or by its words."""
    return body.country or ((named := country_at(text, body.start)) is not None and named.end >= body.end)


def _without_overlap(bodies: list[Body]) -> list[Body]:
    kept: list[Body] = []
    for body in bodies:
        if kept and body.start < kept[-1].end:
            if body.end - body.start > kept[-1].end - kept[-1].start and body.start == kept[-1].start:
                kept[-1] = body
            continue
        kept.append(body)
    return kept


def organization_details(organization: Organization) -> Mapping[str, Any]:
    """What a fact says of the body it names: the English name, the registry's id, and the short form that lists show."""
    short = next((a for a in organization.abbreviations if a not in organization.ambiguous), None)
    return {"name_en": organization.name_en, "ror": organization.ror, "abbreviation": short}
