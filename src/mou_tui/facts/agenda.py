"""The matters of a meeting that an article goes through one by one: 1. เรื่อง … 2. เรื่อง …, as digests of the cabinet do."""

import re
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.page import Page

_MATTER: Final = re.compile(r"\n[ ]{0,4}\d{1,2}\.[ ]{0,12}เรื่อง(?=[ก-๎ ])")

_MATTERS: Final = 5

_PAPER: Final = re.compile(r"บันทึก(?:ความ|ข้อ)|ความตกลง|ข้อตกลง|หนังสือแสดงเจต|แสดงเจตจำนง|MOU|MoU")


def find_matters(page: Page) -> list[Span]:
    """The titles of the matters, in the order of the text; none where the article is no digest of a meeting."""
    if "ประชุม" not in page.text[: page.title_end]:
        return []
    starts = [match.end() for match in _MATTER.finditer(page.text, max(0, page.title_end - 1))]
    return [Span(at, page.paragraph_end(at)) for at in starts] if len(starts) >= _MATTERS else []


def names_a_paper(page: Page, matter: Span) -> bool:
    """Whether the title of a matter names a paper of agreement."""
    return _PAPER.search(page.text, matter.start, matter.end) is not None


def is_of_matter(page: Page, matters: list[Span], told: int, at: int) -> bool:
    """Whether what stands at `at` belongs to the matter in whose title `told` stands, listed at the head or told below."""
    own, matter = (max((m.start for m in matters if m.start <= place), default=None) for place in (told, at))
    return None not in (own, matter) and _title(page, own) == _title(page, matter)


def _title(page: Page, start: int | None) -> str:
    return "" if start is None else "".join(page.text[start : start + 90].split())[:50]
