"""Layouts made ahead are those that would be made when they are asked for."""

from mou_tui import i18n
from mou_tui.article import Article
from mou_tui.facts.model import Facts
from mou_tui.i18n import EraChoice
from mou_tui.page.layout import Layout, drawn_text
from mou_tui.page.prepared_layouts import PreparedLayouts, wrap_at_once


def lines(layout: Layout, width: int) -> list[str]:
    wrap_at_once(layout, width)
    drawn = (layout.line(y) for y in range(layout.height))
    return [drawn_text(line, layout.article.text) for line in drawn if line is not None]


def test_an_article_prepared_ahead_is_shown_like_any_other(article: Article, facts: Facts) -> None:
    layouts = PreparedLayouts()
    layouts.prepare(article, facts, "auto", 60)
    ahead = layouts.of(article, facts, "auto")
    assert ahead is layouts.of(article, facts, "auto"), "it is made once"
    assert ahead.exact, "it is wrapped"
    assert ahead.width == 60
    for width in (60, 40):
        assert lines(ahead, width) == lines(PreparedLayouts().of(article, facts, "auto"), width)


def test_of_other_facts_era_or_language_it_is_made_anew(article: Article, facts: Facts) -> None:
    layouts = PreparedLayouts()
    layouts.prepare(article, facts, "auto", 60)
    ahead = layouts.of(article, facts, "auto")
    assert layouts.of(article, Facts(facts.items[:1]), "auto") is not ahead
    assert layouts.of(article, facts, "ce") is not ahead
    i18n.set_language("th")
    assert layouts.of(article, facts, "auto") is not ahead


def test_the_meta_line_has_its_date_in_the_language_and_the_era(article: Article) -> None:
    def meta_line(language: i18n.Language, era: EraChoice) -> str:
        i18n.set_language(language)
        return next(line for line in lines(PreparedLayouts().of(article, Facts(), era), 72) if "·" in line)

    assert meta_line("th", "auto").startswith("25 ส.ค. 2566 ·")
    assert meta_line("th", "ce").startswith("25 ส.ค. 2023 ·")
    assert meta_line("en", "ce").startswith("25 Aug 2023 ·")
