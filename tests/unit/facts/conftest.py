"""Articles made of a few lines, for the families of facts."""

from collections.abc import Callable

import pytest

from mou_tui.article import Article, Paragraph, ParagraphKind
from mou_tui.facts.page import Page

MakeArticle = Callable[..., Article]
_BULLET = "- "


@pytest.fixture
def make_article() -> MakeArticle:
    """A function from lines to an article whose first line is its headline; a line with a dash is an item of a list."""

    def make(*lines: str, published_on: str | None = None, source_url: str | None = None) -> Article:
        paragraphs, at = [], 0
        for n, line in enumerate(lines):
            kind: ParagraphKind = "headline" if n == 0 else "list" if line.startswith(_BULLET) else "body"
            paragraphs.append(Paragraph(at, at + len(line), kind, len(_BULLET) if kind == "list" else 0))
            at += len(line) + 1
        return Article(
            "sha256:0",
            "news.txt",
            "\n".join(lines),
            tuple(paragraphs),
            published_on=published_on,
            source_url=source_url,
        )

    return make


@pytest.fixture
def make_page(make_article: MakeArticle) -> Callable[..., Page]:
    """A function from lines to the page that the families read."""
    return lambda *lines, **known: Page(make_article(*lines, **known))
