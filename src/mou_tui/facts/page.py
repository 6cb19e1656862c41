"""An article laid out for the passes: its text, the text folded for matching, and where its parts lie."""

import re
from dataclasses import dataclass
from functools import cached_property

from mou_tui.article import Article, Paragraph
from mou_tui.facts.beginnings import Beginnings, beginnings
from mou_tui.facts.patterns import places
from mou_tui.thai.numbers import arabic


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
    def brackets(self) -> list[int]:
        """Where brackets open."""
        return places(self.text, "(", "（")

    @cached_property
    def quotes(self) -> list[int]:
        """Where quotations may open."""
        return places(self.text, "“", '"')

    @cached_property
    def beginnings(self) -> Beginnings:
        """Where the names of organisations and people may begin."""
        return beginnings(self.text)

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

    def paragraph_end(self, at: int) -> int:
        """The end of the line that `at` stands in."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def paragraph_start(self, at: int) -> int:
        """The beginning of the line that `at` stands in."""
        return self.text.rfind("\n", 0, at) + 1
