"""An English article laid out for the passes: its sentences, its dates, its short forms."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from mou_tui.article import Paragraph, Span
from mou_tui.facts.english.sentences import sentences
from mou_tui.facts.page import Page
from mou_tui.thai.dates import ThaiDate, find_dates

_BRACKETED: Final = re.compile(r"\(([A-Z][A-Za-z0-9&-]{1,11})\)")
# A headline of a page without one is the first sentence, which tells the news itself.
_WHOLE_SENTENCE: Final = re.compile(r"(?s).{90,}[.”\"]\s*")


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of `words` stands in `text`."""
    return any(word in text for word in words)


class EnglishPage(Page):
    """An article as the English extractors read it."""

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The headline and the paragraphs that carry news."""
        return tuple(p for p in self.article.paragraphs if p.kind != "meta")

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the headline and of the news."""
        return tuple(s for p in self.paragraphs for s in sentences(self.text, p.start, p.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, at: int) -> Span | None:
        """The sentence that `at` stands in."""
        n = bisect_right(self._starts, at) - 1
        return self.sentences[n] if n >= 0 and at < self.sentences[n].end else None

    @cached_property
    def _folded(self) -> dict[int, str]:
        return {s.start: s.of(self.text).casefold() for s in self.sentences}

    def says(self, sentence: Span, words: Iterable[str]) -> bool:
        """Whether one of `words` (in small letters) stands in one of the page's sentences, be it in capitals or inside others.

        To look for plain words first costs a hundredth of an expression that takes capitals for small letters.
        """
        return has_any(self._folded[sentence.start], words)

    @cached_property
    def title_end(self) -> int:
        """Where the headline ends; 0 where the article has none of its own."""
        first = self.article.paragraphs[0] if self.article.paragraphs else None
        if first is None or _WHOLE_SENTENCE.fullmatch(self.text, first.start, first.end):
            return 0
        return first.end

    @cached_property
    def dates(self) -> list[ThaiDate]:
        """All dates in the text, in order."""
        return find_dates(self.plain, near=self.article.published_on)

    @cached_property
    def known(self) -> frozenset[str]:
        """The short forms that brackets give."""
        return frozenset(m[1] for m in _BRACKETED.finditer(self.text))
