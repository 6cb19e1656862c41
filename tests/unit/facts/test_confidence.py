"""How far facts are to be trusted: the model's weights, what they make of facts, and what is said of doubtful ones."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from mou_tui.article import Article
from mou_tui.facts import corrections, extract
from mou_tui.facts.confidence import OF_THE_KIND, reasons, weights
from mou_tui.facts.confidence_features import SPEAKS_FOR, Surroundings
from mou_tui.facts.explaining import RULES
from mou_tui.facts.model import (
    DOUBTFUL_BELOW,
    KINDS,
    SURE_FROM,
    Fact,
    fact_from_json,
    fact_to_json,
    to_document,
    trusted,
)
from mou_tui.facts.page import Page

MakeArticle = Callable[..., Article]
NEWS = (
    "กรมป่าไม้ลงนามบันทึกข้อตกลงกับกรมประมง",
    "เมื่อวันที่ 5 มีนาคม 2567 มีการลงนามบันทึกข้อตกลง ระหว่าง กรมป่าไม้ กับ กรมประมง ณ ห้องประชุมใหญ่ อาคารธารา มีระยะเวลา 3 ปี "
    "โดยมี นายวิชัย ทองดี อธิบดีกรมป่าไม้ และนางสาวสมพร ใจดี อธิบดีกรมประมง เป็นผู้ลงนาม",
)
DOUBTED = (
    "กรมการจัดหางานลงนามบันทึกข้อตกลง",
    "มีการลงนามบันทึกข้อตกลง ระหว่าง กรมการจัดหางาน และบริษัทจัดหางานทุกแห่ง",
)


def test_the_weights_are_those_of_rules_and_sentences_that_there_are() -> None:
    for kind, table in weights().items():
        assert kind in KINDS
        assert not table.keys() - {OF_THE_KIND} - RULES.keys() - SPEAKS_FOR.keys(), (
            "train again: tools/confidence_weights.py"
        )


def test_no_sentence_that_speaks_for_facts_is_held_against_one() -> None:
    told = [
        (SPEAKS_FOR[name], weight)
        for table in weights().values()
        for name, weight in table.items()
        if name in SPEAKS_FOR
    ]
    assert all(weight > 0 if speaks_for else weight < 0 for speaks_for, weight in told)


def test_nearly_every_sentence_has_a_weight() -> None:
    """Of one that the articles of the training say nothing of it is 0, and not written down."""
    silent = SPEAKS_FOR.keys() - {name for table in weights().values() for name in table}
    assert len(silent) <= 3


def test_the_weights_stand_in_order() -> None:
    tables = weights()
    assert list(tables) == sorted(tables)
    assert all(list(table) == sorted(table) for table in tables.values())


def test_the_same_article_has_the_same_confidence_again(make_article: MakeArticle) -> None:
    first, again = (tuple(extract(make_article(*NEWS))) for _ in range(2))
    assert first == again
    assert [fact.confidence for fact in first if fact.kind == "party"] != [None, None]


def test_what_all_signs_speak_for_is_sure(make_article: MakeArticle) -> None:
    facts = extract(make_article(*NEWS))
    assert facts.first("instrument").trust == "sure"  # type: ignore[union-attr]
    assert {fact.trust for fact in facts.of("party")} <= {"sure", "found"}
    assert not any(fact.details.get("warning") for fact in facts.of("party"))


def test_what_rules_and_model_disagree_on_is_doubtful_and_says_why(make_article: MakeArticle) -> None:
    party = extract(make_article(*DOUBTED)).of("party")[-1]
    assert party.trust == "doubtful"
    assert party.details["warning"] == "unsure"
    assert party.details["doubt"] == "it may be a sort of organisations and not one"


def test_a_computed_expiry_is_as_likely_as_what_it_follows_from(make_article: MakeArticle) -> None:
    facts = extract(make_article(*NEWS))
    of = {fact.kind: fact.confidence for fact in facts if fact.kind in ("signed_on", "term", "expires_on")}
    assert of["expires_on"] == min(of["signed_on"], of["term"])  # type: ignore[type-var]


def test_words_in_a_picture_are_doubtful_whatever_the_model_says(make_article: MakeArticle) -> None:
    facts = extract(replace(make_article(*DOUBTED), recognised=True))
    assert {fact.trust for fact in facts if fact.value != "none"} == {"doubtful"}
    assert {fact.details["warning"] for fact in facts} == {"recognised"}
    assert not any("doubt" in fact.details for fact in facts)


def test_a_kind_that_nothing_measures_is_found(make_article: MakeArticle) -> None:
    fact = Fact("quote", "words")
    assert fact.trust == "found"
    assert reasons(Surroundings(Page(make_article(*NEWS)), ()), fact) == ((), ())


@pytest.mark.parametrize(
    ("confidence", "trust"),
    [
        (None, "found"),
        (SURE_FROM, "sure"),
        (SURE_FROM - 0.01, "found"),
        (DOUBTFUL_BELOW, "found"),
        (DOUBTFUL_BELOW - 0.01, "doubtful"),
    ],
)
def test_trust_goes_by_the_confidence(confidence: float | None, trust: str) -> None:
    assert trusted(confidence) == trust


def test_what_a_reader_says_is_not_doubted(make_article: MakeArticle) -> None:
    article = make_article(*DOUBTED)
    facts = extract(article)
    party = facts.of("party")[-1]
    for correction in (corrections.check(article, party), corrections.edit(article, party, "กรมประมง")):
        (told,) = [f for f in corrections.apply_corrections(article, facts, [correction]).of("party") if f.checked]
        assert told.trust == "sure"
    assert told.confidence is None
    assert "doubt" not in told.details


def test_the_document_says_how_far_to_trust_a_fact_and_is_read_back(make_article: MakeArticle) -> None:
    article = make_article(*DOUBTED)
    facts = extract(article)
    rows = to_document(article, facts)["facts"]
    assert [row["trust"] for row in rows] == [fact.trust for fact in facts]
    assert [row.get("confidence") for row in rows] == [fact.confidence for fact in facts]
    assert tuple(map(fact_from_json, rows)) == tuple(facts)
    assert "trust" not in fact_to_json(facts.items[0], article.text)


def test_reasons_are_told_for_and_against_the_weightiest_first(make_article: MakeArticle) -> None:
    article = make_article(*DOUBTED)
    facts = extract(article)
    party = facts.of("party")[-1]
    why = reasons(Surroundings(Page(article), facts), party)
    assert why.against[0] == party.details["doubt"]
    table = weights()["party"]
    assert [abs(table[name]) for name in why.speak_for] == sorted((abs(table[n]) for n in why.speak_for), reverse=True)
