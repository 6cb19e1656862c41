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
    return next((s.agreement for s in segments if s.span.start <= at < s.span.end), 1)
