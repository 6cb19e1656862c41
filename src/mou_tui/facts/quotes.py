"""Who said what: words in quotation marks with the person who says them, and where the position stands."""

import re
from dataclasses import dataclass
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import matches_at
from mou_tui.facts.people_merge import Person


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its speaker."""

    words: Span
    speaker: Person
    said: Span


_QUOTED: Final = re.compile(r"[“\"](?P<words>[^“”\"\n]{40,1500})[”\"]")
_SAYS: Final = re.compile("กล่าว|ระบุ|เผย|ย้ำ|ชี้|เสริม|แถลง|พูด|ให้สัมภาษณ์|อธิบาย|ทิ้งท้าย")
_BETWEEN: Final = re.compile("[ ,]*(?:ด้าน|โดย|ของ)?[ ]?")
_AFTER: Final = 170
_BEFORE: Final = 130


def find_quotes(page: Page, people: list[Person]) -> list[Quote]:
    """Quotations of at least 40 code points whose speaker stands next to them with a verb of saying."""
    text = page.text
    mentions = sorted(((span, person) for person in people for span in person.mentions), key=lambda m: m[0].start)
    found: list[Quote] = []
    for match in matches_at(page.quotes, _QUOTED, text):
        words = Span(*match.span("words"))
        after = [m for m in mentions if match.end() <= m[0].start <= match.end() + 60]
        speaker = None
        if after:
            span, person = after[0]
            says = _SAYS.search(text, span.end, min(len(text), span.end + _AFTER))
            between = text[match.end() : span.start]
            if says is not None and "\n" not in text[match.end() : says.start()] and _BETWEEN.fullmatch(between):
                speaker = (person, Span(span.start, says.end()))
        if speaker is None:
            before = [m for m in mentions if match.start() - _BEFORE <= m[0].start < match.start()]
            if before:
                span, person = before[-1]
                says = _SAYS.search(text, span.end, match.start())
                if (
                    says is not None
                    and match.start() - says.end() <= 25
                    and "\n" not in text[says.end() : match.start()]
                ):
                    speaker = (person, Span(span.start, says.end()))
        if speaker is not None:
            found.append(Quote(words, speaker[0], speaker[1]))
    return found
