"""Lines of an article as they are drawn: what is marked in them, whole, in every theme, and without a terminal."""

from collections.abc import Sequence

import pytest
from rich.segment import Segment
from rich.style import Style

from mou_tui import i18n
from mou_tui.app.themes import COLORLESS, THEMES, Palette, palette_of
from mou_tui.app.widgets.line_painter import LinePainter, Marked
from mou_tui.article import Article, Span
from mou_tui.facts.labels import fact_label
from mou_tui.facts.model import Fact, Facts
from mou_tui.page.highlights import EvidenceIndex, snapped
from mou_tui.page.layout import Layout
from mou_tui.page.prepared_layouts import PreparedLayouts, wrap_at_once
from mou_tui.page.text_columns import TextColumns

DARK = palette_of("dark")
GROUND = Style(bgcolor="#123456")


def layout_of(article: Article, width: int) -> Layout:
    layout = PreparedLayouts().of(article, Facts(), "auto")
    wrap_at_once(layout, width)
    return layout


def painted(article: Article, marked: Marked, width: int = 80, colors: Palette = DARK) -> list[list[Segment]]:
    """All lines of the article in a pane of `width` cells; the first is the one that is read."""
    columns = TextColumns(width, 72)
    painter = LinePainter(article, marked, colors, columns.margin, columns.gutter, width)
    layout = layout_of(article, columns.text)
    lines = [line for y in range(layout.height) if (line := layout.line(y)) is not None]
    return [list(painter.paint(line, GROUND, at_bar=not y)) for y, line in enumerate(lines)]


def drawn_with(lines: Sequence[Sequence[Segment]], style: Style) -> str:
    """The words that have the ground of a style."""
    return "".join(s.text for line in lines for s in line if s.style and s.style.bgcolor == style.bgcolor)


def test_a_page_has_headline_meta_line_and_the_letters_of_facts(article: Article, facts: Facts) -> None:
    i18n.set_language("th")
    lines = ["".join(s.text for s in line) for line in painted(article, Marked(EvidenceIndex.of(facts)))]
    assert lines[0].startswith("▎")
    assert "มช. ร่วมมือ Kunming Medical University" in lines[0]
    assert any("25 ส.ค. 2566 · ศูนย์สื่อสารองค์กร" in line for line in lines[:4])
    assert sum(line.lstrip().startswith("ค ") for line in lines) == 1
    assert not any("▎" in line for line in lines[1:])


@pytest.mark.parametrize("chosen", [0, 1])
def test_where_there_is_room_for_one_letter_it_is_the_chosen_facts(article: Article, chosen: int) -> None:
    i18n.set_language("th")
    both = (Fact("venue", "x", (Span(0, 3),), rule="x"), Fact("party", "y", (Span(4, 6),), rule="x"))
    line = painted(article, Marked(EvidenceIndex.of(Facts(both)), both[chosen]), width=24)[0]
    assert line[0].text == fact_label(both[chosen]).letter != fact_label(both[1 - chosen]).letter


@pytest.mark.parametrize("width", [24, 50, 80, 140])
def test_every_line_is_as_wide_as_the_pane(article: Article, facts: Facts, width: int) -> None:
    for line in painted(article, Marked(EvidenceIndex.of(facts), all_facts=True), width):
        assert Segment.get_line_length(line) == width


@pytest.mark.parametrize("theme", [t.name for t in THEMES])
def test_every_theme_marks_the_words_of_the_chosen_fact(article: Article, facts: Facts, theme: str) -> None:
    colors, fact = palette_of(theme), facts.items[1]
    lines = painted(article, Marked(EvidenceIndex.of(facts), fact), colors=colors)
    assert drawn_with(lines, colors.mark) == fact.value


def test_without_colour_the_words_of_the_chosen_fact_are_reversed(article: Article, facts: Facts) -> None:
    fact = facts.items[1]
    lines = painted(article, Marked(EvidenceIndex.of(facts), fact, all_facts=True), colors=COLORLESS)
    assert "".join(s.text for line in lines for s in line if s.style and s.style.reverse) == fact.value
    assert not any(s.style.color for line in lines for s in line if s.style)


def test_the_evidence_of_all_facts_can_be_marked(article: Article, facts: Facts) -> None:
    evidence = EvidenceIndex.of(facts)
    assert drawn_with(painted(article, Marked(evidence)), DARK.evidence) == ""
    marked = drawn_with(painted(article, Marked(evidence, all_facts=True)), DARK.evidence)
    assert marked == "".join(str(fact.value) for fact in facts)


def test_a_match_over_two_drawn_lines_is_marked_whole(article: Article) -> None:
    layout = layout_of(article, TextColumns(40, 72).text)
    lines = (line for y in range(20) if (line := layout.line(y)))
    line = next(line for line in lines if line.kind == "body" and line.end == line.drawn_end)
    over = snapped(article.text, line.end - 8, line.end + 8)
    other = Span(over.end + 40, over.end + 44)
    drawn = painted(article, Marked(EvidenceIndex(), matches=[over, other], current=0), width=40)
    assert drawn_with(drawn, DARK.current) == over.of(article.text)
    assert drawn_with(drawn, DARK.match) == other.of(article.text)


def test_words_of_the_search_and_of_the_selection_are_marked(article: Article) -> None:
    start = article.text.index("Kunming")
    marked = Marked(EvidenceIndex(), terms=[Span(start, start + 7)], selected=Span(start + 8, start + 15))
    drawn = painted(article, marked)
    assert drawn_with(drawn, DARK.term) == "Kunming"
    assert drawn_with(drawn, DARK.selection) == "Medical"
