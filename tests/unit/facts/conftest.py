"""Articles made of a few lines, for the families of facts."""

from collections.abc import Callable

import pytest

from mou_tui.article import Article, Paragraph
from mou_tui.facts.page import Page

MakeArticle = Callable[..., Article]


@pytest.fixture
def make_article() -> MakeArticle:
    """A function from lines to an article whose first line is its headline."""

    def make(*lines: str, published_on: str | None = None, source_url: str | None = None) -> Article:
        paragraphs, at = [], 0
        for n, line in enumerate(lines):
            paragraphs.append(Paragraph(at, at + len(line), "headline" if n == 0 else "body"))
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
