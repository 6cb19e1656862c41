"""Drawn lines give the text back and keep their width, over real articles and made-up ones."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mou_tui.article import Article, Paragraph
from mou_tui.facts.model import Facts
from mou_tui.loaders import load
from mou_tui.page.blocks import blocks_of
from mou_tui.page.highlights import find_all, snapped
from mou_tui.page.layout import Layout, drawn_text
from mou_tui.page.meta_line import image_words, meta_pieces
from mou_tui.thai.canonical import canonical, canonical_line
from mou_tui.thai.width import cells, continues_cluster

THAI = st.text("กขคมยรลาำิีุู่้๊์ะเแโใไๆฯ aB1๒().,“”- ", min_size=1, max_size=120).map(lambda t: " ".join(t.split()) or "ก")


def of(paragraphs: list[str]) -> Article:
    paragraphs = [canonical_line(text) or "ก" for text in paragraphs]
    made, at = [], 0
    for n, text in enumerate(paragraphs):
        made.append(Paragraph(at, at + len(text), "body" if n else "headline"))
        at += len(text) + 1
    return Article("sha256:0", "x.txt", "\n".join(paragraphs), tuple(made))


def check(article: Article, width: int) -> None:
    """Every paragraph that is drawn is given back by its lines; no line is wider than asked, unless one cluster is."""
    layout = Layout(article, Facts(), blocks_of(article, meta_pieces(article, "auto"), image_words))
    layout.set_width(width)
    layout.measure_more(10**9)
    parts: dict[int, list[str]] = {}
    for y in range(layout.height):
        line = layout.line(y)
        assert line is not None
        shown = drawn_text(line, article.text)
        assert cells(shown) <= width or len(shown.strip()) <= 8
        if line.kind not in ("blank", "label", "image"):
            parts.setdefault(line.paragraph, []).append(article.text[line.start : line.end])
            assert line.start == 0 or not continues_cluster(article.text[line.start : line.start + 1] or "x")
    for number, paragraph in enumerate(article.paragraphs):
        if number in parts:
            assert "".join(parts[number]) == paragraph.span.of(article.text)
        else:
            assert paragraph.kind == "meta"


@given(st.lists(THAI, min_size=1, max_size=6), st.integers(4, 90))
def test_any_text_is_given_back(paragraphs: list[str], width: int) -> None:
    article = of(paragraphs)
    layout = Layout(article, Facts(), blocks_of(article))
    layout.set_width(width)
    layout.measure_more(10**9)
    lines = [x for y in range(layout.height) if (x := layout.line(y)) and x.kind != "blank"]
    assert (
        "\n".join(
            "".join(article.text[x.start : x.end] for x in lines if x.paragraph == n) for n in range(len(paragraphs))
        )
        == article.text
    )


@given(THAI.map(canonical).filter(str.strip), st.data())
def test_any_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    wanted = text[start : start + data.draw(st.integers(1, 12))].strip()
    assume(wanted and canonical(wanted) == wanted)
    at = text.index(wanted)
    # Matches do not overlap: one that begins before may cover it.
    assert any(m.start <= at + len(wanted) and at < m.end for m in find_all(text, wanted))


@given(THAI, st.integers(0, 60), st.integers(1, 60))
def test_snapping_cuts_no_cluster(text: str, start: int, length: int) -> None:
    span = snapped(text, min(start, len(text)), min(start + length, len(text)))
    for edge in (span.start, span.end):
        assert not 0 < edge < len(text) or not continues_cluster(text[edge])


def test_a_sample_of_the_corpus_at_many_widths(corpus: Path) -> None:
    for number, path in enumerate(sorted(corpus.rglob("*.txt"))[::40]):
        for article in load(path):
            check(article, (24, 33, 40, 60, 72, 80, 100)[number % 7])


@pytest.mark.slow
def test_the_whole_corpus_at_many_widths(corpus: Path) -> None:
    for path in sorted(corpus.rglob("*.txt")):
        for article in load(path):
            for width in (20, 40, 57, 72, 110):
                check(article, width)
