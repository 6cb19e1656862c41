"""Where a correction belongs: the words that it is about, found again in an edited article."""

from dataclasses import dataclass
from typing import Final

from mou_tui.article import Span
from mou_tui.thai.quoting import common_beginning, places, places_of_letters

CONTEXT: Final = 32
"""Code points of prefix and suffix that an anchor keeps."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article, to be found again after it was edited: the quote, what stood around it, and where it was."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0

    @classmethod
    def of(cls, text: str, span: Span) -> "Anchor":
        """The anchor of a span of `text`."""
        return cls(
            quote=span.of(text),
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
            start=span.start,
        )

    def find(self, text: str) -> Span | None:
        """Where the quote stands in `text` now: of several places the one whose surroundings agree best, then the nearest.

        White space may be other. None where the words are not there, or only as a part of a longer number.
        """
        spans = places(self.quote, text) or places_of_letters(self.quote, text)
        if not spans:
            return None
        return Span(*min(spans, key=lambda at: (-sum(self.agreement(text, *at)), abs(at[0] - self.start), at)))

    def agreement(self, text: str, start: int, end: int) -> tuple[int, int]:
        """How many letters before and after [start, end) are those that stood there, counted outwards from the quote."""
        before, after = text[max(0, start - 2 * CONTEXT) : start], text[end : end + 2 * CONTEXT]
        left = common_beginning(letters(self.prefix)[::-1], letters(before)[::-1])
        return left, common_beginning(letters(self.suffix), letters(after))

    def stands(self, text: str) -> Span | None:
        """Where the quote stands with the nearest letters beside it as they were; None where they are others.

        What is quoted may have got another meaning by what follows at once: 3 ปี by ครึ่ง, ใจดี by มาก.
        """
        span = self.find(text)
        if span is None:
            return None
        before, after = self.agreement(text, span.start, span.end)
        same = before >= min(NEAR, len(letters(self.prefix))) and after >= min(NEAR, len(letters(self.suffix)))
        return span if same else None

    def gap(self, text: str) -> Span | None:
        """What stands now between the words that stood before and after the quote; None where these are not found."""
        before, after = self.prefix[-_SIDE:], self.suffix[:_SIDE]
        if len(letters(before)) < NEAR and len(letters(after)) < NEAR:
            return None
        longest = 2 * len(self.quote) + CONTEXT
        best: Span | None = None
        at = text.find(before) if before else max(0, self.start)
        for _number in range(_MOST_GAPS):
            if at < 0:
                break
            start = at + len(before)
            end = text.find(after, start, start + longest + len(after)) if after else min(len(text), start + longest)
            if end > start and (best is None or abs(start - self.start) < abs(best.start - self.start)):
                best = Span(start, end)
            at = text.find(before, at + 1) if before else -1
        return best


NEAR: Final = 4
"""Letters beside a quote that must be the same for it to say the same."""

_SIDE: Final = 10
"""Code points on each side of a quote between which other words are what the article says instead."""

_MOST_GAPS: Final = 200


def letters(text: str) -> str:
    """The text without its blanks."""
    return "".join(text.split())
