"""A check stays with the value that was checked, whatever the publisher makes of the article."""

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.effort import examples

from mou_tui.article import Article, Paragraph
from mou_tui.facts import extract
from mou_tui.facts.corrections import SINGLE_KINDS, Changed, apply_corrections, check
from mou_tui.facts.model import Fact, Facts
from mou_tui.thai.canonical import canonical

TITLE = "กรมทดสอบลงนาม MOU กับมหาวิทยาลัยเชียงใหม่"
BODY = (
    "วันนี้ (4 ตุลาคม 2565) กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยเชียงใหม่ ณ ห้องประชุมหนึ่ง มีระยะเวลา 3 ปี "
    "วงเงิน 5 ล้านบาท โดยมี ดร.สมชาย ใจดี อธิบดีกรมทดสอบ และ ศ.ดร.สมหญิง รักเรียน อธิการบดี ร่วมลงนาม งบอาคารอีก 1.5 ล้านบาท"
)
NAMES = ("สมชัย", "สมหมาย", "ใจดีมาก", "รักไทย", "สอง", "พายัพ", "")
DIGITS = "0123456789"


def article_of(body: str) -> Article:
    text = canonical(f"{TITLE}\n{body}")
    paragraphs = (Paragraph(0, len(TITLE), "headline"), Paragraph(len(TITLE) + 1, len(text)))
    return Article("sha256:0", "a.txt", text, paragraphs, published_on="2022-10-04")


def edited(body: str, facts: Facts, data: st.DataObject) -> str:
    """The body with other digits and other words where a fact is proved."""
    shift = len(TITLE) + 1
    spans = sorted({s for f in facts for s in f.evidence if s.start >= shift}, key=lambda s: s.start)
    for span in reversed(data.draw(st.lists(st.sampled_from(spans), min_size=1, max_size=4, unique=True))):
        start, end = span.start - shift, span.end - shift
        words = body[start:end]
        digits = [n for n, letter in enumerate(words) if letter in DIGITS]
        in_digits: bool = data.draw(st.booleans())
        if digits and in_digits:
            at = data.draw(st.sampled_from(digits))
            words = words[:at] + data.draw(st.text(DIGITS, min_size=1, max_size=2)) + words[at + 1 :]
        else:
            at = data.draw(st.integers(0, len(words)))
            words = words[:at] + data.draw(st.sampled_from(NAMES)) + words[data.draw(st.integers(at, len(words))) :]
        body = body[:start] + words + body[end:]
    return body


def key(fact: Fact) -> tuple[str, object]:
    return fact.kind, fact.value


@given(st.data())
@examples(30)
def test_a_check_never_sits_on_another_value(data: st.DataObject) -> None:
    article = article_of(BODY)
    facts = extract(article)
    checks = [check(article, fact) for fact in facts]
    checked_values = {key(fact) for fact in facts}
    changed = article_of(edited(BODY, facts, data))
    left = apply_corrections(changed, extract(changed), checks)
    for fact in left:
        assert not fact.checked or key(fact) in checked_values
        assert not (fact.checked and Changed.of(fact))
        assert fact.checked or not fact.is_stated or fact.source == "extractor"
    # Nothing that was checked is lost without a word.
    told = {key(f) for f in left if f.checked} | {(f.kind, was.value) for f in left if (was := Changed.of(f))}
    for kind, value in checked_values - told:
        assert kind in SINGLE_KINDS or any(f.kind == kind and Changed.of(f) for f in left), (kind, value)
    for kind in SINGLE_KINDS:
        agreements = [fact.agreement for fact in left.of(kind)]
        assert len(agreements) == len(set(agreements)), kind


@given(st.data())
@examples(10)
def test_an_unchanged_article_keeps_every_check(data: st.DataObject) -> None:
    article = article_of(BODY)
    facts = extract(article)
    chosen = data.draw(st.lists(st.sampled_from(facts.items), unique_by=key))
    left = apply_corrections(article, facts, [check(article, fact) for fact in chosen])
    assert {key(f) for f in left if f.checked} == {key(f) for f in chosen}
    assert [key(f) for f in left] == [key(f) for f in facts]
