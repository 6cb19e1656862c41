"""Each rule finds in its example exactly what it says it finds, and is told of what it found."""

from collections.abc import Callable

import pytest

from mou_tui.article import Article
from mou_tui.facts import extract, rule_book  # noqa: F401  (the book registers its rules)
from mou_tui.facts.rules import RULES, Rule, rule

MakeArticle = Callable[..., Article]


@pytest.mark.parametrize("shown", RULES.values(), ids=RULES.keys())
def test_a_rule_finds_what_its_example_says(shown: Rule, make_article: MakeArticle) -> None:
    facts = extract(make_article(*shown.example.split("\n"), published_on=shown.published_on))
    assert [str(fact.value) for fact in facts if fact.rule == shown.id] == list(shown.finds)


def test_two_rules_may_not_share_an_id() -> None:
    known = next(iter(RULES.values()))
    with pytest.raises(ValueError, match=known.id):
        rule(known.id, known.what, known.example)


def test_each_party_keeps_the_rule_that_found_it(make_article: MakeArticle) -> None:
    facts = extract(
        make_article(
            "พิธีลงนามบันทึกข้อตกลง",
            "มีการลงนามบันทึกข้อตกลง ระหว่าง กรมป่าไม้ กับ กรมประมง",
            "กรมชลประทาน ได้ร่วมลงนามในบันทึกข้อตกลงนี้",
        )
    )
    assert {str(party.value): party.rule for party in facts.of("party")} == {
        "กรมป่าไม้": "parties.between",
        "กรมประมง": "parties.between",
        "กรมชลประทาน": "parties.also_signed",
    }
