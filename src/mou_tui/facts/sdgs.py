"""Sustainable Development Goals that the article names by number."""

import re
from collections.abc import Iterator
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.model import Fact
from mou_tui.facts.occurrences import watched
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import matches_at

# SDG 3 · SDGs ข้อ 4 และ 17 · เป้าหมายที่ 4 · เป้าหมายการพัฒนาที่ยั่งยืน ข้อที่ 13
_NAMED: Final = re.compile(
    r"(?:(?<![A-Za-z])SDGs?[ ]?(?:ข้อ|เป้าหมาย|Goal|ที่|:|\#|[ ]){0,4}(?:ที่)?[ ]?"
    r"|เป้าหมาย(?:การพัฒนาที่ยั่งยืน|ที่ยั่งยืน|SDGs?)?[^\n\d]{0,50}?(?:ข้อ|เป้าหมาย)?ที่[ ]?"
    r"|เป้าหมายการพัฒนาที่ยั่งยืน[^\n\d]{0,40}ข้อ[ ]?)"
    r"(?P<numbers>(?<!\d)(?:1[0-7]|[1-9])(?!\d|[.,:]\d|[ ]?(?:เป้าหมาย|ข้อ(?!ที่)|ปี"
    r"|คน|ด้าน|ประเทศ|ล้าน|เดือน|%|[Gg]oals?|GOALS?|ประการ|ตัวชี้วัด|หน่วยงาน|โครงการ|แห่ง|ฉบับ"
    r"|กิจกรรม))(?:(?:[ ]?[:：][^\n\d,]{0,60}?)?[ ]?(?:,|และ|และข้อ(?:ที่)?"
    r"|กับ|&|ข้อ(?:ที่)?|SDG)[ ]?(?:1[0-7]|[1-9])(?!\d|[.,:]\d|[ ]?(?:เป้าหมาย|ปี|คน"
    r"|ล้าน))){0,16})"
)
_NAMES: Final = watched("SDG", "เป้าหมาย")
_GOALS: Final = watched("SDG", "ยั่งยืน", "ยังยืน")
_NUMBER: Final = re.compile(r"(?<!\d)(?:1[0-7]|[1-9])(?!\d)")
_LIST_NUMBER: Final = re.compile(r"\)|\.[ ]{0,2}(?=[ก-ฮเ-ไA-Z])")
_OF_THE_GOALS: Final = re.compile("ยั่งยืน|SDG|ยังยืน")


def find_sdgs(page: Page) -> list[tuple[int, Span]]:
    """The goals named, 1 to 17, in the order of the text; a count of goals (17 เป้าหมาย) names none."""
    text = page.plain
    if not page.places(_GOALS):
        return []
    found: dict[int, Span] = {}
    for match in matches_at(page.places(_NAMES), _NAMED, text):
        if (
            not match[0].startswith("SDG")
            and _OF_THE_GOALS.search(text, max(0, match.start() - 120), match.end()) is None
        ):
            continue
        if _LIST_NUMBER.match(text, match.end("numbers")) and "(" not in text[max(0, match.start() - 30) : match.end()]:
            # … ตามเป้าหมาย SDGs 1) ลดความยากจน: the number of a list's item.
            continue
        for number in _NUMBER.finditer(text, *match.span("numbers")):
            found.setdefault(
                int(number[0]),
                Span(match.start(), number.end()) if not found.get(int(number[0])) else found[int(number[0])],
            )
    return list(found.items())


def facts(page: Page) -> Iterator[Fact]:
    """The goals as facts."""
    for number, span in find_sdgs(page):
        yield Fact("sdg", number, (span,), rule="sdgs.numbered")
