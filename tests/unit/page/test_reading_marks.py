"""What is marked in an article, and which of the marks one comes to next."""

import pytest

from mou_tui.article import Article, Span
from mou_tui.facts.model import Fact, Facts
from mou_tui.page.layout import Line
from mou_tui.page.prepared_layouts import PreparedLayouts, wrap_at_once
from mou_tui.page.reading_marks import ReadingMarks
from mou_tui.page.reading_window import ReadingWindow


@pytest.fixture
def window(article: Article, facts: Facts) -> ReadingWindow:
    layout = PreparedLayouts().of(article, facts, "auto")
    wrap_at_once(layout, 72)
    return ReadingWindow(article, layout, 12)


@pytest.fixture
def marks(article: Article, facts: Facts) -> ReadingMarks:
    return ReadingMarks(article.text, facts)


def kinds(facts: list[Fact | None]) -> list[str]:
    return [fact.kind for fact in facts if fact is not None]


def test_moving_through_the_text_comes_upon_each_fact_once(marks: ReadingMarks, window: ReadingWindow) -> None:
    reached = []
    while window.bar < window.layout.height - 1:
        window.move(1)
        reached.append(marks.reach(window.layout.line(window.bar)))
        assert marks.reach(window.layout.line(window.bar)) is None, "it is told once"
    assert kinds(reached) == ["party", "person", "venue"]
    assert marks.fact is marks.evidence.in_order[-1]


def test_no_fact_is_reached_on_a_blank_line_nor_beyond_the_text(marks: ReadingMarks, facts: Facts) -> None:
    words = facts.items[0].evidence[0]
    blank = Line("blank", words.start, words.end, words.end, 0)
    assert marks.reach(blank) is None
    assert marks.reach(None) is None
    assert marks.fact is None


def test_the_next_evidence_is_that_behind_the_chosen_one(
    marks: ReadingMarks, window: ReadingWindow, facts: Facts
) -> None:
    window.page = 40
    for expected in facts:
        marks.fact = marks.fact_from(window, 1)
        assert marks.fact is expected
    assert marks.fact_from(window, 1) is None
    assert marks.fact_from(window, -1) is facts.items[1]


def test_of_a_chosen_fact_out_of_sight_one_goes_on_from_the_line_that_is_read(
    marks: ReadingMarks, window: ReadingWindow, facts: Facts
) -> None:
    marks.fact = facts.items[2]
    window.to_top()
    assert not marks.sees_fact(window)
    assert marks.fact_from(window, 1) is facts.items[0]
    window.to_end()
    marks.fact = facts.items[0]
    assert not marks.sees_fact(window)
    assert marks.fact_from(window, -1) is facts.items[2]


def test_words_at_the_beginning_of_the_line_that_is_read_are_the_next_ones(window: ReadingWindow) -> None:
    window.move(6)
    start = window.offset_at(window.bar)
    here = Fact("venue", "x", (Span(start, start + 2),), rule="x")
    marks = ReadingMarks(window.article.text, Facts((here,)))
    assert marks.fact_from(window, 1) is here
    assert marks.fact_from(window, -1) is None


def test_a_find_begins_with_the_first_match_from_here_and_goes_round_the_ends(article: Article) -> None:
    marks = ReadingMarks(article.text)
    words = "มหาวิทยาลัยเชียงใหม่"
    second = article.text.index(words, article.text.index(words) + 1)
    marks.find(words, second)
    total = len(marks.matches)
    assert total == article.text.count(words)
    assert marks.match == Span(second, second + len(words))
    seen = []
    for _turn in range(total):
        marks.find_next(1)
        seen.append(marks.current)
    assert sorted(seen) == list(range(total))
    assert marks.match == Span(second, second + len(words))
    marks.find(words, len(article.text))
    assert marks.current == 0, "there is none from here on"
    marks.find_next(-1)
    assert marks.current == total - 1


def test_a_find_without_a_match_stands_at_none_and_is_forgotten_once(article: Article) -> None:
    marks = ReadingMarks(article.text)
    marks.find("ไม่มีคำนี้", 0)
    marks.find_next(1)
    assert (marks.match, marks.current, marks.clear_find()) == (None, -1, False)
    marks.find("Kunming", 0)
    assert marks.clear_find()
    assert (marks.matches, marks.match) == ([], None)


def test_the_words_of_the_search_are_gone_through_as_a_find(article: Article) -> None:
    marks = ReadingMarks(article.text)
    assert not marks.find_searched(0, 1)
    marks.set_terms([Span(10, 14), Span(50, 52), Span(90, 99)])
    assert marks.find_searched(50, 1)
    assert marks.match == Span(50, 52)
    assert marks.find_searched(50, -1)
    assert marks.match == Span(10, 14)
    assert marks.find_searched(10, -1)
    assert marks.match == Span(90, 99)


def test_words_of_the_search_that_overlap_are_one_mark() -> None:
    marks = ReadingMarks("มหาวิทยาลัย")
    marks.set_terms(lambda text: [Span(4, len(text)), Span(0, 6)])
    assert marks.terms == [Span(0, 11)]


def test_only_where_the_first_page_has_no_word_of_the_search_it_is_gone_to(
    marks: ReadingMarks, window: ReadingWindow, article: Article
) -> None:
    last = article.paragraphs[-1]
    marks.set_terms([Span(last.end - 9, last.end - 2)])
    assert marks.term_out_of_sight(window) == marks.terms[0]
    window.move(window.layout.height)
    window.scrolled(1)
    assert marks.term_out_of_sight(window) is None, "the reader has moved"
    window.to_top()
    marks.set_terms([Span(0, 3), *marks.terms])
    assert marks.term_out_of_sight(window) is None, "one of them is seen"


def test_after_a_correction_the_chosen_fact_is_that_of_the_same_words(marks: ReadingMarks, facts: Facts) -> None:
    party, person, venue = facts
    marks.fact = person
    corrected = Fact("person", "ศ. พงษ์รักษ์", person.evidence, rule="x", checked=True)
    another = Fact("person", "ผู้อื่น", (Span(5, 9),), rule="x")
    marks.update_facts(Facts((party, another, corrected, venue)))
    assert marks.fact is corrected
    marks.update_facts(Facts((party, venue)))
    assert marks.fact is None
    assert marks.evidence.in_order == [party, venue]


def test_an_article_without_words_has_nothing_to_go_to() -> None:
    empty = Article("sha256:0", "x.txt", "", ())
    layout = PreparedLayouts().of(empty, Facts(), "auto")
    wrap_at_once(layout, 72)
    window, marks = ReadingWindow(empty, layout, 12), ReadingMarks("", Facts())
    marks.find("x", 0)
    assert (marks.match, marks.fact_from(window, 1), marks.fact_from(window, -1)) == (None, None, None)
    assert marks.term_out_of_sight(window) is None
