"""An English article, or the English part of a page in two languages, laid out for the passes."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

from mou_tui.article import Paragraph, Span
from mou_tui.facts.english.names import sentences
from mou_tui.facts.page import Page

_THAI_LETTER: Final = re.compile("[ก-ฮ]")
_LATIN_LETTER: Final = re.compile("[A-Za-z]")
_BRACKETED: Final = re.compile(r"\(([A-Z][A-Za-z0-9&-]{1,11})\)")
# A headline of a page without one is the first sentence, which tells the news itself.
_WHOLE_SENTENCE: Final = re.compile(r"(?s).{90,}[.”\"]\s*")


def letters(text: str) -> tuple[int, int]:
    """How many Thai consonants and how many Latin letters there are."""
    return len(_THAI_LETTER.findall(text)), len(_LATIN_LETTER.findall(text))


def in_english(text: str) -> bool:
    """Whether the words of `text` are mostly English: Latin names within Thai do not make it so."""
    thai, latin = letters(text)
    return latin > 4 * thai


class EnglishPage(Page):
    """A page of which only the English paragraphs are read."""

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The English paragraphs that carry news, and the headline where it is English."""
        return tuple(p for p in self.article.paragraphs if p.kind != ("meta"))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the English paragraphs."""
        return tuple(s for p in self.paragraphs for s in sentences(self.text, p.start, p.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, at: int) -> Span | None:
        """The sentence that `at` stands in."""
        n = bisect_right(self._starts, at) - 1
        return self.sentences[n] if n >= 0 and at < self.sentences[n].end else None

    @cached_property
    def title_end(self) -> int:
        """Where the headline ends; 0 where the article has none of its own."""
        first = self.article.paragraphs[0] if self.article.paragraphs else None
        if first is None or _WHOLE_SENTENCE.fullmatch(self.text, first.start, first.end):
            return 0
        return first.end

    @cached_property
    def known(self) -> frozenset[str]:
        """The short forms that brackets give."""
        return frozenset(m[1] for m in _BRACKETED.finditer(self.text))
