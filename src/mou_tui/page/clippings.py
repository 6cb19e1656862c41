"""What is copied: words that make sense where they are pasted. Pure functions."""

from typing import TYPE_CHECKING

from mou_tui.article import Article, Span
from mou_tui.exporters.agreements import said_words, speaker_text
from mou_tui.exporters.safety import cell, one_line
from mou_tui.facts.labels import fact_name, instrument_name, money_text, status_name, term_text, value_text
from mou_tui.facts.model import Fact, Facts
from mou_tui.i18n import language
from mou_tui.page.layout import place_of
from mou_tui.thai.date_format import format_date

if TYPE_CHECKING:
    from mou_tui.library import Row


def fact_words(fact: Fact, *, era: str) -> str:
    """A fact as a sentence takes it in: `ศาสตราจารย์ … อธิการบดีมหาวิทยาลัยเชียงใหม่`, `23 ส.ค. 2566`."""
    position = fact.details.get("position") if fact.kind == "person" else None
    return f"{value_text(fact, era=era)} {position}" if position else value_text(fact, era=era)


def fact_row(article: Article, fact: Fact, *, era: str) -> str:
    """A fact as a row of a spreadsheet: what it is, its value, a person's position, the evidence, the article, its date."""
    evidence = " … ".join(span.of(article.text) for span in fact.evidence)
    position = str(fact.details.get("position") or "")
    published = _date(article.published_on, era)
    return _row([fact_name(fact), value_text(fact, era=era), position, evidence, article.title, published])


def article_row(row: "Row", *, era: str) -> str:
    """An article as a row: date, title, instrument, status, parties, signing, expiry, term, amount, address or file."""
    return _row([
        _date(row.published_on, era), row.title, instrument_name(row.instrument),
        status_name(row.status), "; ".join(row.parties), _date(row.signed_on, era), _date(row.expires_on, era),
        term_text(row.term) if row.term else "", money_text(row.money) if row.money else "", row.source_url or row.path,
    ])  # fmt: skip


def _date(iso: str | None, era: str) -> str:
    return format_date(iso, language(), "be" if era == "be" else "ce") if iso else ""


def _row(cells: list[str]) -> str:
    return "\t".join(cell(one_line(text)) for text in cells)


def paragraph_at(article: Article, offset: int) -> Span | None:
    """The paragraph around an offset."""
    if not article.paragraphs:
        return None
    return article.paragraphs[place_of(article, offset)[0]].span


def paragraph_words(article: Article, offset: int) -> str:
    """The words of the paragraph around an offset."""
    span = paragraph_at(article, offset)
    return span.of(article.text) if span is not None else ""


def quotation_of(facts: Facts, span: Span) -> Fact | None:
    """The quotation that the words belong to: the one that shares most with them."""
    shared = [
        (min(span.end, e.end) - max(span.start, e.start), fact)
        for fact in facts.of("quote")
        for e in fact.evidence
        if e.overlaps(span)
    ]
    return max(shared, key=lambda s: s[0])[1] if shared else None


def quoted(article: Article, facts: Facts, span: Span, *, era: str) -> str:
    """The words that `span` covers as a quotation, with their speaker where they belong to one."""
    return _cited(article, span.of(article.text), quotation_of(facts, span), era=era)


def quotation(article: Article, fact: Fact, *, era: str) -> str:
    """`“…” — speaker position (“headline”, 25 Aug 2023, source)`: what somebody said, without the words that say who did."""
    return _cited(article, str(fact.value), fact, era=era)


def _cited(article: Article, words: str, fact: Fact | None, *, era: str) -> str:
    who = speaker_text(fact) if fact else ""
    where = [f"“{one_line(article.title)}”"]
    if article.published_on:
        where.append(_date(article.published_on, era))
    source = article.source_url or article.byline
    if source:
        where.append(one_line(source))
    said = f" — {who}" if who else ""
    return f"“{said_words(words)}”{said} ({', '.join(where)})"
