"""An article of several papers: to which of them a term and an amount belong that stand outside of every paper's own statement."""

import pytest
from tests.unit.facts.conftest import MakeArticle

from mou_tui.agreements.reading import reports_of
from mou_tui.facts import extract

HEAD = "มหาวิทยาลัยดอนเมืองลงนามความร่วมมือ 2 ฉบับ\n\n9 กันยายน 2566\n\n"
PAPERS = (
    "มหาวิทยาลัยดอนเมือง ลงนามบันทึกข้อตกลงความร่วมมือ จำนวน 2 ฉบับ เมื่อวันที่ 8 กันยายน 2566 ได้แก่ "
    "1) บันทึกข้อตกลงความร่วมมือระหว่างมหาวิทยาลัยดอนเมือง กับเทศบาลบางแก้ว{one} "
    "2) บันทึกข้อตกลงความร่วมมือระหว่างมหาวิทยาลัยดอนเมือง กับโรงเรียนท้ายทุ่ง{two}\n\n"
)


def terms(make: MakeArticle, rest: str, one: str = "", two: str = "") -> dict[int, list[str]]:
    article = make(HEAD + PAPERS.format(one=one, two=two) + rest)
    return {
        report.pointer.number: [told.value for told in report.told if told.kind == "term"]
        for report in reports_of(article, extract(article))
    }


@pytest.mark.parametrize(
    "rest",
    [
        "บันทึกข้อตกลงทั้ง 2 ฉบับ มีระยะเวลา 3 ปี", "บันทึกข้อตกลงทั้งสองฉบับมีระยะเวลา 3 ปี", "ทั้งนี้ บันทึกข้อตกลงทุกฉบับ มีระยะเวลา 3 ปี",
        "บันทึกข้อตกลงแต่ละฉบับมีกำหนดระยะเวลา 3 ปี นับแต่วันลงนาม", "บันทึกข้อตกลงทั้งหมดมีระยะเวลา 3 ปี",
    ],
)  # fmt: skip
def test_a_term_said_of_all_is_that_of_each(make_article: MakeArticle, rest: str) -> None:
    assert terms(make_article, rest) == {1: ["P3Y"], 2: ["P3Y"]}


def test_a_term_said_of_all_within_the_last_papers_statement_is_that_of_each(make_article: MakeArticle) -> None:
    assert terms(make_article, "", two=" โดยบันทึกข้อตกลงทั้ง 2 ฉบับ มีระยะเวลา 4 ปี") == {1: ["P4Y"], 2: ["P4Y"]}


def test_a_term_of_which_it_is_not_said_whose_it_is_stays_the_articles(make_article: MakeArticle) -> None:
    rest = "บันทึกข้อตกลงความร่วมมือดังกล่าว มีระยะเวลา 3 ปี"
    assert terms(make_article, rest) == {1: [], 2: []}
    facts = extract(make_article(HEAD + PAPERS.format(one="", two="") + rest))
    assert [(fact.value, fact.agreement) for fact in facts.of("term")] == [("P3Y", None)]
    assert not facts.of("expires_on"), "from whose term would it follow?"


def test_each_papers_own_term_goes_before_that_of_all(make_article: MakeArticle) -> None:
    one, two = " มีระยะเวลา 1 ปี", " มีระยะเวลา 5 ปี"
    assert terms(make_article, "", one, two) == {1: ["P1Y"], 2: ["P5Y"]}
    assert terms(make_article, "บันทึกข้อตกลงทั้ง 2 ฉบับ มีระยะเวลา 3 ปี", one) == {1: ["P1Y"], 2: ["P3Y"]}


def test_one_paper_has_the_articles_term(make_article: MakeArticle) -> None:
    text = "มหาวิทยาลัยดอนเมืองลงนามบันทึกข้อตกลงความร่วมมือกับเทศบาลบางแก้ว เรื่องน้ำสะอาด\n\nบันทึกข้อตกลงมีระยะเวลา 3 ปี"
    facts = extract(make_article("มหาวิทยาลัยดอนเมืองลงนามกับเทศบาลบางแก้ว\n\n9 กันยายน 2566\n\n" + text))
    assert [(fact.value, fact.agreement) for fact in facts.of("term")] == [("P3Y", 1)]


@pytest.mark.parametrize(
    ("rest", "agreements"),
    [
        ("งบประมาณตามบันทึกข้อตกลงฉบับละ 10 ล้านบาท", (1, 2)),
        ("งบประมาณตามบันทึกข้อตกลงทั้ง 2 ฉบับ รวม 20 ล้านบาท", ()),
        ("งบประมาณตามบันทึกข้อตกลง 20 ล้านบาท", ()),
    ],
)
def test_an_amount_is_each_papers_only_where_that_is_said(
    make_article: MakeArticle, rest: str, agreements: tuple[int, ...]
) -> None:
    facts = extract(make_article(HEAD + PAPERS.format(one="", two="") + rest))
    assert [fact.agreements for fact in facts.of("money")] == [agreements]
