"""What a reader corrects wins, survives a new extractor and an edited file, and goes to a table and back."""

import tomllib
from collections.abc import Callable
from dataclasses import replace

import pytest

from mou_tui.article import Article, Span
from mou_tui.facts.corrections import (
    Anchor,
    Correction,
    add,
    apply_corrections,
    check,
    correction_from_table,
    correction_to_table,
    edit,
    reject,
)
from mou_tui.facts.model import Fact, Facts, Kind, Money, Value

MakeArticle = Callable[..., Article]


@pytest.fixture
def article(make_article: MakeArticle) -> Article:
    return make_article("ลงนาม MOU", "กรมป่าไม้ลงนามกับกรมประมง เมื่อ 4 ต.ค. 65 เป็นเวลา 3 ปี")


def span(article: Article, words: str) -> Span:
    at = article.text.index(words)
    return Span(at, at + len(words))


@pytest.fixture
def facts(article: Article) -> Facts:
    return Facts(
        (
            Fact("party", "กรมป่าไม้", (span(article, "กรมป่าไม้"),), rule="parties.between"),
            Fact("party", "กรมประมง", (span(article, "กรมประมง"),), rule="parties.between"),
            Fact("signed_on", "2022-10-04", (span(article, "4 ต.ค. 65"),), rule="dates.today"),
            Fact(
                "expires_on",
                "2025-10-03",
                (span(article, "3 ปี"),),
                rule="dates.derived_expiry",
                details={"derived": True},
            ),
            Fact("term", "P3Y", (span(article, "3 ปี"),), rule="dates.term"),
        )
    )


def test_without_corrections_nothing_changes(article: Article, facts: Facts) -> None:
    assert apply_corrections(article, facts, []) is facts


def test_a_rejected_fact_is_gone(article: Article, facts: Facts) -> None:
    left = apply_corrections(article, facts, [reject(article, facts.of("party")[1])])
    assert [f.value for f in left.of("party")] == ["กรมป่าไม้"]


def test_an_edited_fact_is_the_readers_and_checked(article: Article, facts: Facts) -> None:
    left = apply_corrections(article, facts, [edit(article, facts.of("party")[0], "กรมป่าไม้ กระทรวงทรัพยากรธรรมชาติ")])
    changed = left.of("party")[0]
    assert (changed.value, changed.source, changed.checked, changed.rule) == (
        "กรมป่าไม้ กระทรวงทรัพยากรธรรมชาติ",
        "reader",
        True,
        None,
    )


def test_a_role_is_changed_by_its_detail(article: Article) -> None:
    fact = Fact("person", "นายสมชาย ใจดี", details={"role": "other", "position": "ปลัด"})
    left = apply_corrections(article, Facts((fact,)), [edit(article, fact, role="signatory")])
    assert left.items[0].details == {"role": "signatory", "position": "ปลัด"}


def test_an_added_fact_needs_no_words(article: Article, facts: Facts) -> None:
    left = apply_corrections(article, facts, [add(article, "money", Money(5_000_000))])
    (money,) = left.of("money")
    assert (money.value, money.evidence, money.source) == (Money(5_000_000), (), "reader")


def test_what_is_added_to_a_kind_that_occurs_once_replaces_what_was_found(article: Article, facts: Facts) -> None:
    left = apply_corrections(article, facts, [add(article, "term", "P5Y")])
    assert [f.value for f in left.of("term")] == ["P5Y"]


def test_the_derived_expiry_follows_the_corrected_term(article: Article, facts: Facts) -> None:
    left = apply_corrections(article, facts, [edit(article, facts.of("term")[0], "P5Y")])
    assert [f.value for f in left.of("expires_on")] == ["2027-10-03"]


def test_a_rejected_expiry_is_not_derived_again(article: Article, facts: Facts) -> None:
    left = apply_corrections(article, facts, [reject(article, facts.of("expires_on")[0])])
    assert not left.of("expires_on")


def test_a_checked_expiry_stays_checked(article: Article, facts: Facts) -> None:
    left = apply_corrections(article, facts, [check(article, facts.of("expires_on")[0])])
    assert left.of("expires_on")[0].checked


def test_a_checked_fact_that_is_no_longer_found_is_kept(article: Article, facts: Facts) -> None:
    correction = check(article, facts.of("party")[1])
    left = apply_corrections(article, Facts(facts.items[:1]), [correction])
    assert [(f.value, f.checked) for f in left.of("party")] == [("กรมป่าไม้", False), ("กรมประมง", True)]


def test_another_value_with_the_same_words_is_the_same_fact(article: Article, facts: Facts) -> None:
    correction = reject(article, facts.of("party")[1])
    renamed = replace(facts.items[1], value="กรมประมง กระทรวงเกษตรและสหกรณ์")
    left = apply_corrections(article, Facts((facts.items[0], renamed)), [correction])
    assert [f.value for f in left.of("party")] == ["กรมป่าไม้"]


def test_the_words_are_found_again_in_an_edited_article(
    make_article: MakeArticle, article: Article, facts: Facts
) -> None:
    correction = add(article, "venue", "กรมประมง", span(article, "กรมประมง"))
    edited = make_article("ลงนาม MOU", "เพิ่มเติม: กรมป่าไม้ลงนามกับกรมประมง เมื่อ 4 ต.ค. 65")
    left = apply_corrections(edited, Facts(), [correction])
    assert left.items[0].evidence[0].of(edited.text) == "กรมประมง"


def test_of_several_places_the_one_with_the_same_surroundings_is_meant() -> None:
    text = "กรมประมง อยู่ที่นี่ และ กรมประมง อยู่ที่โน่น"
    at = text.rindex("กรมประมง")
    anchor = Anchor.of(text, Span(at, at + 8))
    found = anchor.find("ใหม่ " + text)
    assert found == Span(at + 5, at + 13)


@pytest.mark.parametrize(
    ("kind", "value"), [("term", "P5Y"), ("sdg", 3), ("money", Money(10, "USD")), ("expires_on", "2026-08")]
)
def test_a_correction_survives_its_table(article: Article, kind: Kind, value: Value) -> None:
    correction = replace(add(article, kind, value, Span(0, 5)), details={"note": None, "other": "x"})
    assert correction_from_table(correction_to_table(correction)) == correction


@pytest.mark.parametrize(
    "written",
    [
        'kind = "signed_on"\nvalue = "เร็ว ๆ นี้"', 'kind = "expires_on"\nvalue = "2566-13"', 'kind = "signed_on"\nvalue = "2023-02-30"',
        'kind = "term"\nvalue = "สามปี"', 'kind = "sdg"\nvalue = 18', 'kind = "sdg"\nvalue = true', 'kind = "money"\nvalue = "มาก"',
        'kind = "money"\nvalue = { amount = inf, currency = "THB" }', 'kind = "venue"\nvalue = 5',
        'kind = "party"\nvalue = "x"\nagreement = "1"',
        'kind = "party"\nvalue = "x"\nanchor = { quote = 5 }', 'kind = "party"\nvalue = "x"\nanchor = { quote = "x", start = "0" }',
    ],
)  # fmt: skip
def test_what_a_hand_wrote_and_is_no_value_of_its_kind_is_refused(written: str) -> None:
    table = tomllib.loads(f'operation = "add"\n{written}')
    with pytest.raises((TypeError, ValueError)):
        correction_from_table(table)


def test_what_is_no_correction_is_refused() -> None:
    with pytest.raises(ValueError, match="no correction"):
        Correction("paint", "party", target="x")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="needs a value"):
        Correction("add", "party")
    with pytest.raises(ValueError, match="needs the value"):
        Correction("reject", "party")
    with pytest.raises(KeyError):
        correction_from_table({"operation": "add"})
