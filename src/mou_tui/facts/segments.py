"""Which stretch of the text speaks of which of an article's agreements.

… จำนวน 2 ฉบับ ได้แก่ 1) บันทึกความเข้าใจระหว่าง A กับ B มีระยะเวลา 3 ปี 2) บันทึกความเข้าใจระหว่าง C กับ D มีระยะเวลา 5 ปี
                      └ agreement 1 ──────────────────────────┘└ agreement 2 ──────────────────────────┘
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.page import Page
from mou_tui.facts.party_short_names import Party


@dataclass(frozen=True, slots=True)
class Segment:
    """The stretch in which agreement number `agreement` is stated."""

    agreement: int
    span: Span


# What begins the statement of the next agreement.
_BEGINS: Final = re.compile(
    r"ฉบับ(?:ที่)?[ ]?(?:\d|แรก|หนึ่ง|สอง|สาม|สี่|ห้า)|\(?\d{1,2}[.)]|บันทึก|ความตกลง|สัญญา|M[oO]U|หนังสือ|พิธีสาร"
)


def agreement_segments(page: Page, parties: Iterable[Party]) -> list[Segment]:
    """The segments of an article with several agreements, in the order of the text; none where it has one."""
    stated: dict[int, int] = {}
    for party in parties:
        for number, where in ((party.agreement, party.stated), *party.also):
            stated.setdefault(number, where)
    if len(stated) < 2:
        return []
    places = sorted((where, number) for number, where in stated.items())
    starts = []
    before = 0
    for where, number in places:
        floor = max(before, page.paragraph_start(where))
        found = list(_BEGINS.finditer(page.plain, floor, where))
        # The paper's own name may stand between its number and its parties: the first word after the last statement.
        starts.append((found[0].start() if found and before >= page.paragraph_start(where) else floor, where, number))
        before = where
    ends = [start for start, _, _ in starts[1:]] + [len(page.text)]
    return [
        Segment(number, Span(start, max(start, min(end, page.paragraph_end(where)))))
        for (start, where, number), end in zip(starts, ends, strict=True)
    ]


def agreement_at(segments: list[Segment], at: int) -> int:
    """The number of the agreement that the text speaks of at `at`; 1 outside of all segments."""
    return _number_at(segments, at) or 1


def _number_at(segments: list[Segment], at: int) -> int | None:
    return next((s.agreement for s in segments if s.span.start <= at < s.span.end), None)


def agreements_signed(page: Page, segments: list[Segment], span: Span) -> tuple[int, ...]:
    """The agreements that were signed on the day at `span`: all where its sentence speaks of all, or opens the report before any is stated.

    Else that of its segment; empty where which is meant is not known.
    """
    at = span.start
    if _number_at(segments, at) is None and at < segments[0].span.start:
        end = min(page.paragraph_end(at), at + _SENTENCE)
        of_all = _SIGNED_WITHIN.search(page.text, max(page.paragraph_start(at), at - _SENTENCE), end) is not None
    else:
        of_all = _speaks_of_all(page, span, _OF_MANY, _SENTENCE, _SENTENCE)
    return _all_of(segments) if of_all else _of_segment(segments, at)


def _all_of(segments: list[Segment]) -> tuple[int, ...]:
    return tuple(sorted({segment.agreement for segment in segments}))


def _of_segment(segments: list[Segment], at: int) -> tuple[int, ...]:
    number = _number_at(segments, at)
    return () if number is None else (number,)


def agreements_of(page: Page, segments: list[Segment], span: Span, *, each: bool = False) -> tuple[int, ...]:
    """The agreements that a term, an end or an amount at `span` belongs to: all where its sentence speaks of all, else its segment's.

    Empty outside of all segments: which agreement is meant is not known. With `each` only what is said of each one counts: the
    amount of all together is that of none.
    """
    return (
        _all_of(segments)
        if _speaks_of_all(page, span, _OF_EACH if each else _OF_ALL)
        else _of_segment(segments, span.start)
    )


# บันทึกข้อตกลง|ทุกฉบับ มีระยะเวลา, |แต่ละฉบับ, |ฉบับละ 10 ล้านบาท, |each memorandum
_EACH: Final = r"ทุก[ ]?(?:ๆ[ ]?)?ฉบับ|แต่ละฉบับ|ฉบับละ|\b[Ee]ach\b"
_OF_EACH: Final = re.compile(_EACH)
# |ทั้ง 3 ฉบับ, |ทั้งสองฉบับ, ข้อตกลง|ทั้งหมด, |ทั้งหมด 4 ฉบับ, |all three memoranda
_OF_ALL: Final = re.compile(
    _EACH
    + r"|ทั้ง[ ]?(?:\d{1,2}|[๐-๙]{1,2}|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)[ ]?ฉบับ|ทั้งหมด[ ]?(?:\d{1,2}|[๐-๙]{1,2})[ ]?ฉบับ"
    r"|(?:ข้อตกลง|ความเข้าใจ|ความร่วมมือ|สัญญา|MOU|MoU|ฉบับ)[ ]?(?:ดังกล่าว)?ทั้งหมด"
    r"|\b[Aa]ll (?:of )?(?:the )?(?:\w{2,9} )?(?:MOU|MoU|mem|agree|contr)"
)
# พิธีลงนาม… จำนวน| 2 ฉบับ เมื่อวันที่ 8 กันยายน: how many are signed on the day.
_OF_MANY: Final = re.compile(
    _OF_ALL.pattern + r"|(?<![\d๐-๙])(?:[2-9]|1\d|[๒-๙]|๑[๐-๙]|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|หลาย)[ ]?ฉบับ"
)
_SIGNED_WITHIN: Final = re.compile(r"ลงนาม|เซ็น|แลกเปลี่ยน|\b[Ss]ign")
_SENTENCE: Final = 320
"""Code points before and behind the day of a ceremony within which it is told what was signed."""
# What one paper's own statement begins with: ทั้ง 2 ฉบับ |ได้แก่ |1) … มีระยะเวลา 3 ปี; 09.30 is an hour.
_ONE_FOLLOWS: Final = re.compile(r"ได้แก่|ประกอบ(?:ไป)?ด้วย|ดังนี้|\d[.)](?!\d)|ฉบับ(?:ที่|แรก)|ส่วน|\n")
_BEFORE: Final = 100
_BEHIND: Final = 25
"""Code points before and behind a term within which its sentence names all agreements."""


def _speaks_of_all(
    page: Page, span: Span, words: re.Pattern[str], before: int = _BEFORE, behind: int = _BEHIND
) -> bool:
    start = max(page.paragraph_start(span.start), span.start - before)
    for match in words.finditer(page.text, start, min(page.paragraph_end(span.end), span.end + behind)):
        between = (
            page.text[match.end() : span.start] if match.end() <= span.start else page.text[span.end : match.start()]
        )
        if _ONE_FOLLOWS.search(between) is None:
            return True
    return False
