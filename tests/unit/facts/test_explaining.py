"""Why a fact was found, and why a name became none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mou_tui
from mou_tui.article import Article, Paragraph, Span
from mou_tui.facts import extract
from mou_tui.facts.explaining import explain, in_context, why
from mou_tui.facts.rules import RULES, Rule
from mou_tui.thai.canonical import canonical

MakeArticle = Callable[..., Article]
NEWS = (
    "พิธีลงนามบันทึกข้อตกลง",
    "มีการลงนามบันทึกข้อตกลง ระหว่าง กรมป่าไม้ (ปม.) กับ กรมประมง โดยมี นายวิชัย ทองดี อธิบดีกรมอนามัย เป็นสักขีพยาน ตามนโยบายของนายสมพร ใจดี",
    "กองทุนริมน้ำเป็นผู้สนับสนุน อาหารว่างมีขนมไทย",
)


@pytest.mark.parametrize("shown", RULES.values(), ids=RULES.keys())
def test_each_rule_is_read_by_a_function_that_the_sources_have(shown: Rule, make_article: MakeArticle) -> None:
    article = make_article(*shown.example.split("\n"), published_on=shown.published_on)
    told = explain(article, next(fact for fact in extract(article) if fact.rule == shown.id))
    assert told.what == shown.what
    assert told.function is not None
    place, name = told.function.split(" ")
    path, line = place.split(":")
    source = (Path(mou_tui.__file__).parent / path).read_text("utf-8").splitlines()[int(line) - 1]
    assert source.split("(")[0].split(":")[0].strip() in (f"def {name}", f"class {name}")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("กรมประมง", "It is a fact: Party กรมประมง"),
        ("กรม ประมง", "It is a fact: Party กรมประมง"),
        ("ปม.", "It is a fact: Party"),
        ("กรมอนามัย", "It is a part of a fact: Witness นายวิชัย ทองดี"),
        ("วิชัย", "It is a part of a fact: Witness นายวิชัย ทองดี"),
        ("นายสมพร ใจดี", "a person who is only named"),
        ("กองทุนริมน้ำ", "an organisation, by the word that its name begins with; no statement of the parties names it"),
        ("ขนมไทย", "Nothing there tells a person or an organisation"),
        ("กรมชลประทาน", "The article does not hold these words."),
        (" ", "The article does not hold these words."),
    ],
)
def test_what_became_of_a_name(name: str, said: str, make_article: MakeArticle) -> None:
    assert any(said in sentence for sentence in why(make_article(*NEWS), name))


def test_an_article_without_an_agreement_says_so(make_article: MakeArticle) -> None:
    told = why(make_article("กรมป่าไม้ปลูกต้นไม้", "กรมป่าไม้ปลูกต้นไม้กับกรมประมง"), "กรมประมง")
    assert told[0].startswith("The article is read as one that reports no agreement")


@given(st.text(alphabet="กรมป่าไม้ A(\n*", max_size=40), st.text(alphabet="กรมป่าไม้ A(*", max_size=8))
def test_any_name_of_any_text_is_answered(text: str, name: str) -> None:
    text = canonical(text)
    article = Article("sha256:0", "a.txt", text, (Paragraph(0, len(text)),) if text else ())
    assert why(article, name)


def test_words_are_shown_where_they_stand() -> None:
    assert in_context("ก\nข ค", Span(2, 3)) == "ก ⟦ข⟧ ค"
