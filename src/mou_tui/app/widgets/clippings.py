"""What copying gives: a fact, a row for Excel, a paragraph, a quotation with its speaker. The article's own words."""

from typing import Literal

from mou_tui.app.widgets.fact_rows import shown_value
from mou_tui.app.widgets.layout import place_of
from mou_tui.article import Article, Span
from mou_tui.exporters.csv import agreement_rows
from mou_tui.exporters.csv import fact_rows as fact_cells
from mou_tui.exporters.item import Item
from mou_tui.exporters.safety import cell, one_line
from mou_tui.facts.model import Fact, Facts
from mou_tui.i18n import _, language
from mou_tui.thai.dates import format_date

Era = Literal["be", "ce", "auto"]


def fact_words(fact: Fact, era: Era = "auto") -> str:
    """A fact as it is pasted into a sentence: `ศาสตราจารย์ ดร.สมชาย ใจดี อธิการบดีมหาวิทยาลัยตัวอย่าง`."""
    if fact.kind == "person" and fact.details.get("position"):
        return one_line(f"{fact.value} {fact.details['position']}")
    return one_line(shown_value(fact, era))


def fact_row(item: Item, fact: Fact) -> str:
    """A fact as one tab-separated row; the columns are those of the CSV export's facts."""
    return _row(next(iter(fact_cells(Item(item.article, Facts((fact,)), item.bookmarks)))))


def article_row(item: Item) -> str:
    """An article's agreements, one tab-separated row each; the columns are those of the CSV export's agreements."""
    return "\n".join(_row(cells) for cells in agreement_rows(item))


def _row(cells: tuple[object, ...]) -> str:
    # A line end or a tab in a cell would begin another one.
    return "\t".join("; ".join(one_line(line) for line in str(cell(c)).split("\n") if line.strip()) for c in cells)


def paragraph_words(article: Article, offset: int) -> str:
    """The paragraph around an offset."""
    if not article.paragraphs:
        return ""
    return article.paragraphs[place_of(article, offset)[0]].span.of(article.text)


def speaker_of(facts: Facts, span: Span) -> Fact | None:
    """The quotation that the words belong to: the one that shares most with them."""
    shared = [
        (min(span.end, e.end) - max(span.start, e.start), fact)
        for fact in facts.of("quote")
        for e in fact.evidence
        if e.overlaps(span)
    ]
    return max(shared, key=lambda s: s[0])[1] if shared else None


def quotation(article: Article, facts: Facts, span: Span, era: Era = "auto") -> str:
    """`“…” — speaker, position (“headline”, 25 Aug 2023, source)`: words of the article with who said them and where."""
    words = one_line(span.of(article.text)).strip("“”\"‘’' ")
    fact = speaker_of(facts, span)
    who = [str(fact.details[k]) for k in ("speaker", "position") if fact.details.get(k)] if fact else []
    where = [f"“{one_line(article.title)}”"]
    if article.published_on:
        where.append(format_date(article.published_on, language(), era, "short"))
    source = article.source_url or article.byline
    if source:
        where.append(one_line(source))
    said = f" — {' '.join(map(one_line, who))}" if who else ""
    return _("“%(words)s”%(speaker)s (%(where)s)") % {"words": words, "speaker": said, "where": ", ".join(where)}
