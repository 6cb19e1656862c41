"""What is copied: words that make sense where they are pasted. Pure functions."""

import re
from typing import TYPE_CHECKING, Final

from mou_tui.article import Article
from mou_tui.facts.labels import fact_name, instrument_name, money_text, status_name, term_text, value_text
from mou_tui.facts.model import Fact
from mou_tui.i18n import language
from mou_tui.thai.dates import format_date

if TYPE_CHECKING:
    from mou_tui.library import Row

_BREAKS: Final = re.compile(r"[\t\r\n]+")


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
    """An article as a row: date, title, instrument, status, parties, signing, expiry, term, amount, file."""
    return _row([
        _date(row.published_on, era), row.title, instrument_name(row.instrument),
        status_name(row.status), "; ".join(row.parties), _date(row.signed_on, era), _date(row.expires_on, era),
        term_text(row.term) if row.term else "", money_text(row.money) if row.money else "", row.path,
    ])  # fmt: skip


def _date(iso: str | None, era: str) -> str:
    return format_date(iso, language(), "be" if era == "be" else "ce") if iso else ""


def _row(cells: list[str]) -> str:
    """Cells in columns; one that a spreadsheet would take for a formula gets an apostrophe before it."""
    return "\t".join(_cell(cell) for cell in cells)


def _cell(text: str) -> str:
    text = _BREAKS.sub(" ", text)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
