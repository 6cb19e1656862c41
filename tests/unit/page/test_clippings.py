"""What copying gives."""

from dataclasses import replace

from mou_tui.article import Article, Paragraph, Span
from mou_tui.facts.model import Fact, Facts
from mou_tui.page.clippings import fact_row, fact_words, paragraph_words, quotation, quoted

TITLE, BODY = "จับมือพัฒนาเมือง", "นายสมชาย ใจดี อธิการบดี กล่าวว่า “ยินดีที่ได้ร่วมงาน กัน” ในวันนี้"
ARTICLE = Article(
    "sha256:0",
    "news.txt",
    f"{TITLE}\n{BODY}",
    (Paragraph(0, len(TITLE), "headline"), Paragraph(len(TITLE) + 1, len(TITLE) + 1 + len(BODY))),
    published_on="2023-08-25",
    source_url="https://www.example.ac.th/news/1",
)


def span(words: str) -> Span:
    start = ARTICLE.text.index(words)
    return Span(start, start + len(words))


WHOLE = span("นายสมชาย ใจดี อธิการบดี กล่าวว่า “ยินดีที่ได้ร่วมงาน กัน”")
SAID = span("“ยินดีที่ได้ร่วมงาน กัน”")
PERSON = Fact("person", "นายสมชาย ใจดี", (span("นายสมชาย ใจดี"),), details={"role": "signatory", "position": "อธิการบดี"})
QUOTE = Fact("quote", SAID.of(ARTICLE.text), (SAID,), None, details={"speaker": "นายสมชาย ใจดี", "position": "อธิการบดี"})
FACTS = Facts((PERSON, QUOTE))


def test_a_person_is_copied_with_the_position() -> None:
    assert fact_words(PERSON, era="ce") == "นายสมชาย ใจดี อธิการบดี"


def test_nothing_in_a_row_begins_another_cell_or_runs() -> None:
    evil = Fact("party", "=cmd|\t'x'\n!A1", (Span(0, 3),), rule="x")
    plain = fact_row(ARTICLE, PERSON, era="ce")
    row = fact_row(ARTICLE, evil, era="ce")
    assert row.count("\t") == plain.count("\t") > 3
    assert "\n" not in row
    assert "'=cmd" in row


def test_a_paragraph_is_copied_whole() -> None:
    assert paragraph_words(ARTICLE, len(TITLE) + 10) == BODY


def test_a_quotation_names_speaker_headline_date_and_source() -> None:
    expected = (
        "“ยินดีที่ได้ร่วมงาน กัน” — นายสมชาย ใจดี อธิการบดี (“จับมือพัฒนาเมือง”, 25 Aug 2023, https://www.example.ac.th/news/1)"
    )
    assert quoted(ARTICLE, FACTS, SAID, era="ce") == expected
    # The evidence of a quotation has its speaker in it, what was said has not.
    assert quotation(ARTICLE, replace(QUOTE, evidence=(WHOLE,)), era="ce") == expected


def test_other_words_are_quoted_without_a_speaker() -> None:
    assert quoted(ARTICLE, FACTS, span("ในวันนี้"), era="ce").startswith("“ในวันนี้” (“จับมือ")
