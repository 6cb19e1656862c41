"""What a reader corrects wins, survives a new extractor and an edited file, and goes to a table and back."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from mou_tui.article import Article, Span
from mou_tui.facts.amount import Money
from mou_tui.facts.anchors import Anchor
from mou_tui.facts.correction_format import correction_from_table, correction_to_table
from mou_tui.facts.corrections import (
    Changed,
    Correction,
    Settling,
    add,
    apply_corrections,
    check,
    edit,
    reject,
    settled,
)
from mou_tui.facts.model import Fact, Facts, Kind, Value

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


NEWS = "วันนี้ (4 ตุลาคม 2565) ลงนาม ณ ห้องประชุมหนึ่ง มีระยะเวลา 3 ปี วงเงิน 5 ล้านบาท โดยมี ดร.สมชาย ใจดี เป็นผู้ลงนาม"
SAID: tuple[tuple[Kind, Value, str], ...] = (
    ("signed_on", "2022-10-04", "4 ตุลาคม 2565"), ("venue", "ห้องประชุมหนึ่ง", "ห้องประชุมหนึ่ง"), ("term", "P3Y", "3 ปี"),
    ("money", Money(5_000_000), "5 ล้านบาท"), ("person", "ดร.สมชาย ใจดี", "ดร.สมชาย ใจดี"),
)  # fmt: skip
INSTEAD: dict[Kind, tuple[Value, str]] = {
    "signed_on": ("2022-10-06", "6 ตุลาคม 2565"), "venue": ("ห้องประชุมสอง", "ห้องประชุมสอง"), "term": ("P5Y", "5 ปี"),
    "money": (Money(9_000_000), "9 ล้านบาท"), "person": ("ดร.สมชัย ใจดี", "ดร.สมชัย ใจดี"),
}  # fmt: skip


def found_in(article: Article, said: tuple[tuple[Kind, Value, str], ...]) -> list[Fact]:
    return [Fact(kind, value, (span(article, words),), rule="r") for kind, value, words in said]


@pytest.mark.parametrize("number", range(len(SAID)))
@pytest.mark.parametrize("operation", ["check", "edit", "add"])
def test_what_was_confirmed_does_not_pass_to_another_value(
    make_article: MakeArticle, number: int, operation: str
) -> None:
    article = make_article("ลงนาม MOU", NEWS)
    kind, value, words = SAID[number]
    (fact,) = found_in(article, (SAID[number],))
    own = value
    if operation == "check":
        correction = check(article, fact)
    elif operation == "add":
        correction = add(article, kind, value, span(article, words))
    else:
        others: dict[str, str | Money] = {"signed_on": "2022-10-05", "term": "P4Y", "money": Money(7)}
        own = others.get(kind, "อื่น")
        correction = edit(article, fact, own)
    other, instead = INSTEAD[kind]
    changed = make_article("ลงนาม MOU", NEWS.replace(words, instead))
    left = apply_corrections(changed, Facts(tuple(found_in(changed, ((kind, other, instead),)))), [correction])
    (now,) = left.items
    assert (now.value, now.checked, now.source, now.is_stated) == (other, False, "extractor", True)
    was = Changed.of(now)
    assert was is not None
    assert (was.operation, was.value, was.quote) == (operation, own, words)
    # What the article does not say at all any more is kept, not confirmed, and counts for nothing.
    gone = make_article("ลงนาม MOU", NEWS.replace(words, ""))
    (kept,) = apply_corrections(gone, Facts(), [correction]).items
    assert (kept.value, kept.checked, kept.evidence, kept.is_stated) == (own, False, (), False)
    # Where it says again what was confirmed, all is well.
    again = apply_corrections(article, Facts((fact,)), [correction])
    assert [(f.value, f.checked, Changed.of(f)) for f in again] == [(own, True, None)]


@pytest.mark.parametrize("surroundings", ["{}", "ข่าวแก้ไข {}", "{} และอื่น ๆ"])
def test_other_surroundings_take_no_check_away(make_article: MakeArticle, surroundings: str) -> None:
    article = make_article("ลงนาม MOU", NEWS)
    checks = [check(article, fact) for fact in found_in(article, SAID)]
    edited = make_article("ลงนาม MOU", surroundings.format(NEWS.replace("วงเงิน ", "วงเงินรวม ").replace(" ณ ", "  ณ  ")))
    left = apply_corrections(edited, Facts(tuple(found_in(edited, SAID))), checks)
    assert [f.kind for f in left if not f.checked] == ["expires_on"], "computed of what was checked, itself not"
    assert len(left) == len(SAID) + 1


def test_that_there_is_no_agreement_is_not_confirmed_of_another_article(make_article: MakeArticle) -> None:
    article, changed = make_article("ข่าว", "ไม่มีการลงนาม"), make_article("ข่าว", "ลงนาม MOU")
    none = Fact("instrument", "none", rule="r")
    mou = Fact("instrument", "mou", (span(changed, "MOU"),), rule="r")
    for correction in (check(article, none), edit(article, none, "contract")):
        (now,) = apply_corrections(changed, Facts((mou,)), [correction])
        assert (now.value, now.checked) == ("mou", False)
        assert Changed.of(now) is not None


def test_the_same_amount_elsewhere_is_another_amount(make_article: MakeArticle) -> None:
    article = make_article("ลงนาม", "งบวิจัย 5 ล้านบาท ค่าอาคารอีก 5 ล้านบาท")
    first, second = (Fact("money", Money(5_000_000), (Span(at, at + 9),)) for at in (14, 36))
    assert second.evidence[0].of(article.text) == "5 ล้านบาท"
    changed = make_article("ลงนาม", "งบวิจัย 9 ล้านบาท ค่าอาคารอีก 5 ล้านบาท")
    nine = replace(first, value=Money(9_000_000))
    left = apply_corrections(changed, Facts((nine, second)), [check(article, first)])
    assert [fact.checked for fact in left] == [False, False]
    assert Changed.of(left.items[0]) is not None
    assert Changed.of(left.items[1]) is None


def test_a_check_of_a_computed_expiry_ends_with_the_term(article: Article, facts: Facts) -> None:
    correction = check(article, facts.of("expires_on")[0])
    longer = Facts(tuple(replace(f, value="P5Y") if f.kind == "term" else f for f in facts if f.kind != "expires_on"))
    (expiry,) = apply_corrections(article, longer, [correction]).of("expires_on")
    assert (expiry.value, expiry.checked) == ("2027-10-03", False)
    was = Changed.of(expiry)
    assert was is not None
    assert was.value == "2025-10-03"
    without = Facts(tuple(f for f in longer if f.kind != "term"))
    (expiry,) = apply_corrections(article, without, [correction]).of("expires_on")
    assert (expiry.checked, expiry.is_stated) == (False, False)


def test_a_computed_expiry_that_was_corrected_can_be_checked(article: Article, facts: Facts) -> None:
    longer = edit(article, facts.of("term")[0], "P5Y")
    (expiry,) = apply_corrections(article, facts, [longer]).of("expires_on")
    (checked,) = apply_corrections(article, facts, [longer, check(article, expiry)]).of("expires_on")
    assert (checked.value, checked.checked) == ("2027-10-03", True)


@pytest.mark.parametrize("how", get_args(Settling))
@pytest.mark.parametrize("stated", [True, False])
def test_what_a_changed_article_says_is_settled(make_article: MakeArticle, how: Settling, stated: bool) -> None:
    article = make_article("ลงนาม MOU", NEWS)
    correction = check(article, found_in(article, (SAID[2],))[0])
    changed = make_article("ลงนาม MOU", NEWS.replace("3 ปี", "5 ปี" if stated else ""))
    facts = Facts(tuple(found_in(changed, (("term", "P5Y", "5 ปี"),))) if stated else ())
    (fact,) = apply_corrections(changed, facts, [correction]).items
    if how == "accept" and not stated:
        with pytest.raises(ValueError, match="nothing to accept"):
            settled(changed, fact, how)
        return
    instead = settled(changed, fact, how)
    left = apply_corrections(changed, facts, [instead] if instead else [])
    expected = {"accept": [("P5Y", True)], "keep": [("P3Y", True)], "drop": [("P5Y", False)] if stated else []}[how]
    assert [(f.value, f.checked) for f in left] == expected
    assert all(Changed.of(f) is None for f in left)


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


def test_what_a_reader_says_of_one_agreement_leaves_the_others_what_they_shared(article: Article, facts: Facts) -> None:
    """A day of signing said of two papers: one of them was signed on another."""
    shared = tuple(
        replace(fact, details={**fact.details, "also": [2]})
        if fact.kind in ("signed_on", "expires_on", "term")
        else fact
        for fact in facts
    )
    for number, other in ((1, 2), (2, 1)):
        corrected = apply_corrections(article, Facts(shared), [add(article, "signed_on", "2022-10-01", None, number)])
        assert [fact.value for fact in corrected.of("signed_on", number)] == ["2022-10-01"]
        assert [fact.value for fact in corrected.of("signed_on", other)] == ["2022-10-04"]
        assert [fact.value for fact in corrected.of("expires_on", number)] == ["2025-09-30"]
        assert [fact.value for fact in corrected.of("expires_on", other)] == ["2025-10-03"]
