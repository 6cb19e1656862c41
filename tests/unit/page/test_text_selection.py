"""Selecting words of an article: whole clusters, over drawn lines, in the article's own text."""

import pytest

from mou_tui.article import Article, Paragraph, Span
from mou_tui.facts.model import Facts
from mou_tui.page.layout import Layout, Line
from mou_tui.page.prepared_layouts import PreparedLayouts, wrap_at_once
from mou_tui.page.text_selection import (
    TextSelection,
    first_cluster,
    offset_in,
    paragraph_at,
    span_between,
    word_at,
)


@pytest.fixture
def layout(article: Article) -> Layout:
    made = PreparedLayouts().of(article, Facts(), "auto")
    wrap_at_once(made, 72)
    return made


def words_of(selection: TextSelection) -> str:
    span = span_between(selection.article, *selection.ends)
    return "" if span is None else span.of(selection.article.text)


def test_a_selection_grows_and_shrinks_by_clusters_and_lines(article: Article, layout: Layout) -> None:
    name = "ศาสตราจารย์ ดร.นพ.พงษ์รักษ์ ศรีบัณฑิตมงคล"
    start = article.text.index(name)
    selection = TextSelection(article, start, start + len(name))
    selection.by_cluster(1)
    selection.by_cluster(1)
    assert words_of(selection) == f"{name} อ"
    before = selection.point
    selection.by_line(1, layout)
    assert layout.y_of(selection.point) == layout.y_of(before) + 1
    assert len(words_of(selection)) > 60
    selection.by_line(-1, layout)
    selection.by_cluster(-1)
    assert words_of(selection) == f"{name} "


def test_a_letter_is_taken_with_its_marks() -> None:
    article = Article("sha256:0", "x.txt", "น้ำดื่ม", (Paragraph(0, 7, "headline"),))
    selection = TextSelection(article, 0, 0)
    seen = []
    while selection.point < len(article.text):
        selection.by_cluster(1)
        seen.append(words_of(selection))
    assert seen == ["น้ำ", "น้ำดื่", "น้ำดื่ม"]
    selection.by_cluster(-1)
    assert words_of(selection) == "น้ำดื่"
    assert span_between(article, (0, 3), (0, 5)) == Span(3, 6), "the mouse may end within a letter"


def test_the_ends_may_be_on_either_side(article: Article) -> None:
    forward, backward = TextSelection(article, 10, 40), TextSelection(article, 40, 10)
    assert forward.ends == backward.ends
    assert span_between(article, (0, 20), (0, 20)) is None
    assert span_between(article, None, None) == Span(0, len(article.text))


def test_beyond_the_first_and_the_last_line_it_goes_to_the_ends_of_the_text(article: Article, layout: Layout) -> None:
    selection = TextSelection(article, 3, 5)
    selection.by_line(-1, layout)
    assert selection.point == 0
    selection.by_cluster(-1)
    assert selection.point == 0
    selection.point = len(article.text) - 1
    selection.by_line(1, layout)
    selection.by_cluster(1)
    assert selection.point == len(article.text)


def test_lines_without_words_of_the_article_are_passed_over(article: Article, layout: Layout) -> None:
    """From the headline over the free line and the meta line into the text."""
    selection = TextSelection(article, 0, article.paragraphs[0].end - 1)
    selection.by_line(1, layout)
    line = layout.line(layout.y_of(selection.point))
    assert line is not None
    assert line.kind not in ("blank", "label", "image", "headline")


def test_the_word_and_the_paragraph_at_an_offset(article: Article) -> None:
    at = article.text.index("มหาวิทยาลัยเชียงใหม่ จับมือ")
    word = word_at(article, at + 2)
    assert word is not None
    assert word.of(article.text) in ("มหาวิทยาลัย", "มหา")
    assert paragraph_at(article, at + 2) == next(p.span for p in article.paragraphs if p.start == at)
    end = article.paragraphs[-1].end
    last = word_at(article, end - 1)
    assert last is not None
    assert last.end == end


def test_the_letter_in_a_column(article: Article) -> None:
    line = Line("body", 0, 7, 7, 0)
    water = Article("sha256:0", "x.txt", "น้ำดื่ม", (Paragraph(0, 7, "headline"),))
    assert [offset_in(water, line, x) for x in range(-1, 5)] == [None, 0, 0, 3, 6, None]
    assert first_cluster(water, line) == Span(0, 3)
    assert first_cluster(water, Line("blank", 7, 7, 7, 0)) is None
    assert first_cluster(water, None) is None
