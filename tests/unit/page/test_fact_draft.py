"""What is entered about a fact, and the correction that it becomes."""

import pytest

from mou_tui.article import Article, Paragraph, Span
from mou_tui.facts.corrections import Correction, apply_corrections
from mou_tui.facts.model import Fact, Facts
from mou_tui.page.fact_draft import FactDraft

TEXT = "นายสมชาย ใจดี ลงนามเมื่อ 23 สิงหาคม 2566"
ARTICLE = Article("sha256:0", "news.txt", TEXT, (Paragraph(0, len(TEXT), "headline"),))
DAY = Span(TEXT.index("23"), len(TEXT))


def the_fact(correction: Correction, *facts: Fact) -> Fact:
    (fact,) = apply_corrections(ARTICLE, Facts(facts), [correction])
    return fact


def test_a_fact_is_added_with_the_selected_words_as_proof() -> None:
    draft = FactDraft.of(ARTICLE, kind="signed_on", words=DAY)
    assert draft.typed_at_first() == "23 สิงหาคม 2566"
    fact = the_fact(draft.correction({"value": draft.typed_at_first()}, proved=True))
    assert (fact.kind, fact.value, fact.evidence) == ("signed_on", "2023-08-23", (DAY,))


def test_what_the_reader_knows_needs_no_words_of_the_article() -> None:
    fact = the_fact(FactDraft.of(ARTICLE, kind="term", words=DAY).correction({"value": "3 ปี"}))
    assert (fact.value, fact.evidence, fact.source) == ("P3Y", (), "reader")


def test_a_value_of_a_list_is_taken_as_it_is() -> None:
    draft = FactDraft.of(ARTICLE, Fact("status", "draft", (Span(14, 20),), rule="x"), words=DAY)
    assert draft.words is None, "the fact has words of its own"
    assert draft.correction({"value": "in_force"}).value == "in_force"


def test_a_detail_is_kept_in_one_line_and_an_empty_one_taken_away() -> None:
    draft = FactDraft.of(ARTICLE, kind="person")
    entered = {"value": "นายสมชาย ใจดี", "role": "witness", "position": "  อธิการบดี  "}
    assert the_fact(draft.correction(entered)).details["position"] == "อธิการบดี"
    assert the_fact(draft.correction({**entered, "position": " "})).details.get("position") is None


def test_what_is_not_understood_is_said() -> None:
    with pytest.raises(ValueError, match="not understood"):
        FactDraft.of(ARTICLE, kind="term").correction({"value": "นานมาก"})


def test_what_is_typed_is_echoed_with_what_follows_from_it() -> None:
    draft = FactDraft.of(ARTICLE, kind="signed_on", facts=[Fact("term", "P5Y")], era="be")
    assert draft.understood("10/6/2562") == ["= Mon 10 Jun 2562", "Expires on Sun 9 Jun 2567"]
