"""Properties of line breaking: the text given back, the width kept, nothing broken that must stay whole."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mou_tui.page.layout import fits
from mou_tui.thai.canonical import canonical
from mou_tui.thai.linebreak import Breaks, prepared, protected_spans
from mou_tui.thai.width import cells, clusters

PIECES = [
    *("ก", "น้ำ", "ที่", "มหาวิทยาลัย", "ร่วมมือ", "และ", "พงษ์รักษ์", "ขอ", "แก้", "ๆ", "ฯ", "ฯลฯ", "ำ", "\u0e48", "เ", "ะ"),
    *(" ", "  ", "(", ")", "“", "”", '"', ",", ".", "-", "/", "–", "%", "7", "2566", "1,000.50", "๒๕๖๖", "พ.ศ.", "มช."),
    *(
        "MoU",
        "University",
        "https://a.go.th/b?c=d",
        "a@b.th",
        "中文",
        "🙂",
        "🇹🇭",
        "👍🏽",
        "e\u0301",
        "한",
        "นายสมชาย ใจดี",
        "23 ส.ค. 66",
    ),
]
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=80).map(lambda t: t.replace("\n", " ")),
)
widths = st.integers(min_value=1, max_value=50)


@st.composite
def with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = canonical(draw(texts)).replace("\n", " ")
    offsets = st.integers(min_value=0, max_value=len(text))
    pairs = draw(st.lists(st.tuples(offsets, offsets), max_size=4))
    return text, [(min(pair), max(pair)) for pair in pairs]


@lru_cache(maxsize=1)
def _edges(text: str) -> frozenset[int]:
    return frozenset({0, *(end for _, end in clusters(text))})


def hold(text: str, breaks: Breaks, width: int, spans: Sequence[tuple[int, int]]) -> None:
    """Everything that lines of that width must keep."""
    lines = breaks.lines(width)
    assert "".join(text[start:end] for start, end in lines) == text
    edges = _edges(text)
    for start, end in lines:
        assert start in edges
        assert end in edges
        seen = text[start:end].rstrip(" ")
        assert cells(seen) <= width or len(clusters(seen)) == 1
    ends = [end for _, end in lines]
    for begin, stop in spans:
        broken_at = ends[bisect_right(ends, begin)] if begin < stop else stop
        assert broken_at >= stop or cells(text[begin:stop]) > width, text[begin:stop]


@given(with_spans(), widths)
@example(("ก\u0e48\u0e33ำำ", [(1, 2)]), 1)
@example(("(มหาวิทยาลัย)", [(1, 12)]), 10)
def test_lines_of_any_text(given_text: tuple[str, list[tuple[int, int]]], width: int) -> None:
    text, spans = given_text
    breaks = prepared(text, spans)
    hold(text, breaks, width, breaks.protected)


@given(texts, widths)
def test_lines_with_the_spans_found_in_the_text(text: str, width: int) -> None:
    text = canonical(text).replace("\n", " ")
    spans = protected_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(this[1] <= following[0] for this, following in pairwise(spans))
    breaks = prepared(text, spans)
    hold(text, breaks, width, breaks.protected)


@given(with_spans(), st.lists(widths, min_size=2, max_size=5))
def test_wrapping_again_gives_what_a_new_start_gives(
    given_text: tuple[str, list[tuple[int, int]]], asked: list[int]
) -> None:
    text, spans = given_text
    breaks = prepared(text, spans)
    for width in asked:
        assert breaks.lines(width) == prepared(text, spans).lines(width)


def paragraphs(corpus: Path, step: int) -> list[str]:
    files = sorted(corpus.rglob("*.txt"))[::step]
    assert files
    texts = [canonical(file.read_text(encoding="utf-8", errors="replace")) for file in files]
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def test_lines_of_real_articles(corpus: Path) -> None:
    for text in paragraphs(corpus, 40):
        breaks = prepared(text, protected_spans(text))
        for width in (17, 40, 72):
            hold(text, breaks, width, breaks.protected)


@pytest.mark.slow
def test_lines_of_the_whole_corpus_at_many_widths(corpus: Path) -> None:
    for text in paragraphs(corpus, 1):
        breaks = prepared(text, protected_spans(text))
        for width in (1, 5, 13, 27, 40, 60, 80, 120):
            hold(text, breaks, width, breaks.protected)


@given(with_spans(), widths)
def test_what_fits_is_one_line_wherever_it_might_be_broken(
    text_and_spans: tuple[str, list[tuple[int, int]]], width: int
) -> None:
    """A paragraph that fits is shown without its words being looked for."""
    text, spans = text_and_spans
    if fits(text, width):
        assert prepared(text, spans).lines(width) == [(0, len(text))]
