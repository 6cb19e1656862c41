"""An article laid out for the passes: its text, the text folded for matching, and where its parts lie."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from mou_tui.article import Article, Paragraph
from mou_tui.facts.occurrences import Occurrences, Watched, watched
from mou_tui.thai.numbers import arabic
from mou_tui.thai.shapes import figures

_BRACKETS: Final = watched("(", "（")
_QUOTES: Final = watched("“", '"')
_LINE_END: Final = re.compile("\n")


@dataclass(frozen=True)
class Page:
    """The article as the families read it. `text` is the article's own; `plain` has Arabic digits at the same offsets."""

    article: Article

    @cached_property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def plain(self) -> str:
        return arabic(self.article.text)

    @cached_property
    def occurrences(self) -> Occurrences:
        """Where the words stand that the families look for."""
        return Occurrences(self.text)

    def places(self, words: Watched, start: int = 0) -> list[int]:
        """Where any of `words` begins, from `start` on, in order."""
        return self.occurrences.places(words, start)

    def has(self, words: Watched, start: int, end: int) -> bool:
        """Whether any of `words` begins in text[start:end]."""
        found = self.occurrences.places(words)
        n = bisect_left(found, start)
        return n < len(found) and found[n] < end

    @property
    def brackets(self) -> list[int]:
        """Where brackets open."""
        return self.places(_BRACKETS)

    @property
    def quotes(self) -> list[int]:
        """Where quotations may open."""
        return self.places(_QUOTES)

    @cached_property
    def figures(self) -> list[tuple[int, int]]:
        """Where figures stand, from their first digit to behind their last."""
        return figures(self.text)

    @cached_property
    def title_end(self) -> int:
        """Where the headline ends."""
        return self.article.paragraphs[0].end if self.article.paragraphs else 0

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs that carry news: neither headline nor metadata."""
        return tuple(p for p in self.article.paragraphs if p.kind not in ("headline", "meta"))

    @cached_property
    def year(self) -> int | None:
        """The year of publication, for dates without one."""
        published = self.article.published_on
        return int(published[:4]) if published and re.match(r"\d{4}", published) else None

    @cached_property
    def _line_ends(self) -> list[int]:
        return [m.start() for m in _LINE_END.finditer(self.text)]

    def paragraph_end(self, at: int) -> int:
        """The end of the line that `at` stands in."""
        n = bisect_left(self._line_ends, at)
        return self._line_ends[n] if n < len(self._line_ends) else len(self.text)

    def paragraph_start(self, at: int) -> int:
        """The beginning of the line that `at` stands in."""
        n = bisect_left(self._line_ends, at)
        return self._line_ends[n - 1] + 1 if n else 0
