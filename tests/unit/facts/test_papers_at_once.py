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


def days(make: MakeArticle, text: str) -> dict[int, list[str]]:
    article = make(text)
    return {
        report.pointer.number: [told.value for told in report.told if told.kind in ("signed_on", "ends_on")]
        for report in reports_of(article, extract(article))
    }


TWO = (
    "1) บันทึกข้อตกลงความร่วมมือระหว่างมหาวิทยาลัยดอนเมือง กับเทศบาลบางแก้ว{one}\n"
    "2) บันทึกข้อตกลงความร่วมมือระหว่างมหาวิทยาลัยดอนเมือง กับโรงเรียนท้ายทุ่ง{two}\n\n"
)
CEREMONY = "วันนี้ (8 กันยายน 2566) เวลา 09.30 น. นายสมชาย ใจดี เป็นประธานในพิธีลงนามบันทึกข้อตกลงความร่วมมือ{count} ณ ห้องประชุม\n"


@pytest.mark.parametrize("count", [" จำนวน 2 ฉบับ", " 2 ฉบับ", "", " หลายฉบับ"])
def test_the_day_of_the_ceremony_is_that_of_each_paper(make_article: MakeArticle, count: str) -> None:
    text = HEAD + CEREMONY.format(count=count) + TWO.format(one="", two="")
    assert days(make_article, text) == {1: ["2023-09-08"], 2: ["2023-09-08"]}


def test_the_day_in_the_sentence_that_counts_the_papers_is_that_of_each(make_article: MakeArticle) -> None:
    assert days(make_article, HEAD + PAPERS.format(one="", two="")) == {1: ["2023-09-08"], 2: ["2023-09-08"]}


def test_each_papers_own_day_goes_before_the_ceremonys(make_article: MakeArticle) -> None:
    own = " ลงนามเมื่อวันที่ 1 กันยายน 2566"
    text = HEAD + CEREMONY.format(count=" 2 ฉบับ") + TWO.format(one="", two=own)
    assert days(make_article, text) == {1: ["2023-09-08"], 2: ["2023-09-01"]}


def test_a_day_of_which_it_is_not_said_whose_it_is_stays_the_articles(make_article: MakeArticle) -> None:
    rest = "ทั้งนี้ ผู้เกี่ยวข้องได้ลงนามบันทึกข้อตกลงดังกล่าว เมื่อวันที่ 7 กันยายน 2566 ที่ผ่านมา"
    article = make_article(HEAD + TWO.format(one="", two="") + rest)
    assert [(fact.value, fact.agreement) for fact in extract(article).of("signed_on")] == [("2023-09-07", None)]
    assert days(make_article, article.text) == {1: [], 2: []}


@pytest.mark.parametrize(
    ("rest", "agreements"),
    [
        ("บันทึกข้อตกลงทั้ง 2 ฉบับ มีผลถึงวันที่ 31 ธันวาคม 2569 และจะสิ้นสุดในวันที่ 31 ธันวาคม 2569", (1, 2)),
        ("บันทึกข้อตกลงดังกล่าว จะสิ้นสุดในวันที่ 31 ธันวาคม 2569", ()),
    ],
)
def test_an_end_is_that_of_all_where_its_sentence_says_so(
    make_article: MakeArticle, rest: str, agreements: tuple[int, ...]
) -> None:
    facts = extract(make_article(HEAD + CEREMONY.format(count=" 2 ฉบับ") + TWO.format(one="", two="") + rest))
    assert [fact.agreements for fact in facts.of("expires_on")] == [agreements]


def test_the_end_that_follows_for_all_is_told_once(make_article: MakeArticle) -> None:
    rest = "บันทึกข้อตกลงทั้ง 2 ฉบับ มีระยะเวลา 3 ปี"
    facts = extract(make_article(HEAD + CEREMONY.format(count=" 2 ฉบับ") + TWO.format(one="", two="") + rest))
    (end,) = facts.of("expires_on")
    assert (end.value, end.agreements, end.details["derived"]) == ("2026-09-07", (1, 2), True)


def test_a_sentence_of_two_papers_with_one_side_in_both_tells_two(make_article: MakeArticle) -> None:
    text = HEAD.replace(" 2 ฉบับ", "") + (
        "พิธีลงนามบันทึกข้อตกลงความร่วมมือด้านน้ำ ระหว่างกรมประมง กับกรมป่าไม้ และบันทึกข้อตกลงความร่วมมือด้านดิน ระหว่างกรมประมง "
        "กับกรมอนามัย ณ กรมประมง"
    )
    facts = extract(make_article(text))
    assert {fact.value: fact.agreements for fact in facts.of("party")} == {
        "กรมประมง": (1, 2), "กรมป่าไม้": (1,), "กรมอนามัย": (2,),
    }  # fmt: skip
