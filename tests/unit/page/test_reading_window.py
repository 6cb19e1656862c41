"""Which lines of an article are seen and which is read, however one moves through it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_tui.article import Article, Paragraph, Span
from mou_tui.facts.model import Facts
from mou_tui.page.layout import Layout, drawn_text
from mou_tui.page.prepared_layouts import PreparedLayouts, wrap_at_once
from mou_tui.page.reading_window import ReadingWindow

PAGE = 24


def long_article(paragraphs: int) -> Article:
    lines = ["ข่าวยาวมาก"] + [f"{n} ความร่วมมือทางวิชาการระหว่างสองสถาบันเพื่อพัฒนาบุคลากร" * 8 for n in range(paragraphs)]
    made, at = [], 0
    for n, line in enumerate(lines):
        made.append(Paragraph(at, at + len(line), "body" if n else "headline"))
        at += len(line) + 1
    return Article("sha256:1", "long.txt", "\n".join(lines), tuple(made))


LONG = long_article(120)


def window_of(article: Article, width: int = 72, page: int = PAGE) -> ReadingWindow:
    layout = PreparedLayouts().of(article, Facts(), "auto")
    wrap_at_once(layout, width)
    return ReadingWindow(article, layout, page)


def seen(window: ReadingWindow) -> list[str]:
    lines = [window.layout.line(y) for y in range(window.top, window.top + window.page)]
    return [drawn_text(line, window.article.text) for line in lines if line is not None]


@pytest.fixture
def window(article: Article) -> ReadingWindow:
    return window_of(article)


def test_down_moves_the_bar_a_line_at_a_time_to_the_end(window: ReadingWindow) -> None:
    height = window.layout.height
    for step in range(1, height + 3):
        window.move(1)
        assert window.bar == min(step, height - 1)
        assert window.top <= window.bar < window.top + PAGE
    assert window.percent == 100
    for _step in range(height + 3):
        window.move(-1)
    assert (window.bar, window.top) == (0, 0)


def test_a_page_down_leaves_no_line_unread_and_the_last_is_the_end(window: ReadingWindow) -> None:
    pages = 0
    while not window.is_at_end:
        before = window.top
        window.page_by(PAGE - 2)
        assert before < window.top <= before + PAGE
        pages += 1
    assert pages > 0
    assert window.percent == 100
    window.page_by(PAGE - 2)
    assert window.bar == window.layout.height - 1, "there is no further page: the bar goes to the last line"
    window.page_by(-(10**6))
    assert (window.top, window.bar) == (0, 0)


def test_reading_on_by_pages_comes_to_the_end_and_then_there_is_none(window: ReadingWindow) -> None:
    turned = 0
    while window.percent < 100:
        assert window.turn_page(1)
        turned += 1
    assert 0 < turned < 12
    seen = window.top, window.bar
    assert not window.turn_page(1)
    assert (window.top, window.bar) == seen, "what comes next is another article"
    assert window.turn_page(-1)
    assert window.top < seen[0]


def test_half_a_page_keeps_to_the_article(window: ReadingWindow) -> None:
    window.half_page(1)
    assert window.top == PAGE // 2
    for _turn in range(20):
        window.half_page(1)
    assert window.bar == window.layout.height - 1
    for _turn in range(20):
        window.half_page(-1)
    assert (window.top, window.bar) == (0, 0)


@pytest.mark.parametrize("row", [0, 11, 12, 23, 60])
def test_words_are_brought_where_nothing_opens_over_them(row: int) -> None:
    window = window_of(LONG)
    window.scrolled(10)
    offset = window.offset_at(10 + row)
    assert window.in_upper_half(offset) == (row < 12)
    window.bring_to_upper_half(offset)
    assert window.in_upper_half(offset)


def test_paragraphs_forward_and_back(window: ReadingWindow) -> None:
    starts = []
    for _step in range(3):
        window.to_paragraph(1)
        starts.append(window.offset_at(window.bar))
    assert {p.start for p in window.article.paragraphs} >= set(starts)
    assert starts == sorted(set(starts))
    window.move(1)
    window.to_paragraph(-1)
    assert window.offset_at(window.bar) == starts[2], "its own beginning first"
    window.to_paragraph(-1)
    assert window.offset_at(window.bar) == starts[1]


@pytest.mark.parametrize("width", [24, 40, 68, 100])
def test_another_width_keeps_the_words_at_the_top(window: ReadingWindow, width: int) -> None:
    window.go_to((3, 60))
    before = window.place
    window.rewrap(lambda: wrap_at_once(window.layout, width))
    assert window.place[0] == before[0]
    assert abs(window.place[1] - before[1]) < 2 * max(width, 72)
    assert window.top <= window.bar < window.top + PAGE
    window.to_top()
    window.rewrap(lambda: wrap_at_once(window.layout, 72))
    assert window.top == 0, "what begins at the top begins there at any width"


def test_words_out_of_sight_are_brought_into_sight(article: Article) -> None:
    window = window_of(article, 60, 12)
    last = article.paragraphs[-1]
    words = Span(last.end - 11, last.end - 2)
    assert not window.sees(words.start)
    window.reveal(words)
    assert window.sees(words.start)
    assert window.sees(words.end - 1)
    top = window.top
    window.reveal(Span(window.offset_at(top + 3), window.offset_at(top + 3) + 1))
    assert (window.top, window.bar) == (top, top + 3), "what is seen is not moved"


def test_a_long_article_settles_without_moving_what_is_read() -> None:
    window = window_of(LONG, 60, 16)
    assert not window.layout.exact
    window.go_to((60, 0))
    first = seen(window)
    while not window.layout.exact:
        window.measure_more(4_000)
        assert seen(window) == first
    assert window.place == (60, 0)
    window.to_end()
    assert window.percent == 100
    assert window.bar == window.layout.height - 1


def test_an_article_without_words_is_no_harm() -> None:
    window = window_of(Article("sha256:0", "x.txt", "", ()))
    for move in MOVES:
        move(window)
    assert (window.top, window.bar, window.percent, window.place) == (0, 0, 100, (0, 0))


MOVES: list[Callable[[ReadingWindow], None]] = [
    lambda w: w.move(1), lambda w: w.move(-1), lambda w: w.move(7), ReadingWindow.to_top, ReadingWindow.to_end,
    lambda w: w.page_by(w.page - 2), lambda w: w.page_by(-(w.page - 2)), lambda w: w.to_paragraph(1), lambda w: w.to_paragraph(-1),
    lambda w: w.reveal(Span(len(w.article.text) // 2, len(w.article.text) // 2 + 1)),
    lambda w: w.scrolled(w.max_top // 2), lambda w: bool(w.measure_more(900)) or None, lambda w: w.go_to((40, 10)),
]  # fmt: skip


@given(st.lists(st.sampled_from(MOVES), max_size=12), st.integers(24, 90), st.integers(1, 40))
def test_the_bar_is_always_seen(moves: list[Callable[[ReadingWindow], None]], width: int, page: int) -> None:
    layout = Layout(LONG, Facts(), PreparedLayouts().of(LONG, Facts(), "auto").blocks)
    layout.set_width(width)
    window = ReadingWindow(LONG, layout, page)
    for move in moves:
        move(window)
        assert window.top <= window.bar < window.top + page
        assert window.bar < max(1, layout.height)
        assert 0 <= window.percent <= 100
