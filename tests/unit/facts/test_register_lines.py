"""Registers and forms: lines of a label and a value."""

from collections.abc import Callable

import pytest

from mou_tui.article import Article, Span
from mou_tui.facts import Facts, Kind, Money, extract
from mou_tui.facts.register import pieces

MakeArticle = Callable[..., Article]


def values(facts: Facts, kind: Kind) -> list[object]:
    return [f.value for f in facts.of(kind)]


THAI = (
    "บันทึกข้อตกลงความร่วมมือด้านการวิจัย",
    "คู่ความร่วมมือ: มหาวิทยาลัยเชียงใหม่, บริษัท ก้าวหน้าฟาร์ม จำกัด และ ชมรมคนรักนา (ชรน.)",
    "วันที่ลงนาม: 23 สิงหาคม 2566",
    "ระยะเวลา : 1 ปี 6 เดือน",
    "สถานที่: ห้องประชุม 1 อาคารสำนักงานอธิการบดี",
    "ผู้ลงนาม: นายสมชาย ใจดี อธิการบดี, ดร.สมหญิง รักดี กรรมการผู้จัดการ",
    "พยาน: นายก้อง เกียรติไกร รองอธิการบดี",
    "ขอบเขตความร่วมมือ: แลกเปลี่ยนบุคลากรและนักศึกษา; วิจัยร่วม",
    "งบประมาณ: 500,000 บาท",
    "โครงการ: ทุ่งนาอัจฉริยะ",
)
ENGLISH = (
    "Memorandum of Understanding on research",
    "Parties: Chiang Mai University and Kasetsart University",
    "Date of signing: 23 August 2023",
    "Duration: 3 years",
    "Venue: Meeting Room 1",
    "Signatories: Mr. John Smith, President",
    "Scope:",
    "- student exchange",
    "- joint research",
    "Status: renewed",
)


def test_a_register_in_thai_is_read_by_its_labels(make_article: MakeArticle) -> None:
    article = make_article(*THAI)
    facts = extract(article)
    assert values(facts, "status") == ["signed"]
    assert values(facts, "party") == ["มหาวิทยาลัยเชียงใหม่", "บริษัท ก้าวหน้าฟาร์ม จำกัด", "ชมรมคนรักนา"]
    assert values(facts, "signed_on") == ["2023-08-23"]
    assert values(facts, "term") == ["P1Y6M"]
    assert values(facts, "expires_on") == ["2025-02-22"]
    assert values(facts, "venue") == ["ห้องประชุม 1 อาคารสำนักงานอธิการบดี"]
    assert {f.value: f.details["role"] for f in facts.of("person")} == {
        "นายสมชาย ใจดี": "signatory",
        "ดร.สมหญิง รักดี": "signatory",
        "นายก้อง เกียรติไกร": "witness",
    }
    assert values(facts, "scope") == ["แลกเปลี่ยนบุคลากรและนักศึกษา", "วิจัยร่วม"]
    assert values(facts, "money") == [Money(500_000)]
    assert values(facts, "project") == ["ทุ่งนาอัจฉริยะ"]
    for fact in facts.of("party"):
        assert [s.of(article.text) for s in fact.evidence] == [fact.value]


def test_a_register_in_english_is_read_by_its_labels(make_article: MakeArticle) -> None:
    facts = extract(make_article(*ENGLISH))
    assert values(facts, "status") == ["renewed"]
    assert values(facts, "party") == ["Chiang Mai University", "Kasetsart University"]
    assert values(facts, "signed_on") == ["2023-08-23"]
    assert values(facts, "term") == ["P3Y"]
    assert values(facts, "venue") == ["Meeting Room 1"]
    assert {f.value: f.details["role"] for f in facts.of("person")} == {"Mr. John Smith": "signatory"}
    assert values(facts, "scope") == ["student exchange", "joint research"]


def test_a_form_whose_headline_names_no_paper_is_a_cooperation(make_article: MakeArticle) -> None:
    facts = extract(make_article("พลังงานชุมชน", "คู่สัญญา: กรมอนามัย, มหาวิทยาลัยมหิดล", "วันที่ลงนาม: 1/9/2566"))
    assert values(facts, "instrument") == ["cooperation"]
    assert values(facts, "signed_on") == ["2023-09-01"]


def test_a_signing_after_the_publication_is_planned(make_article: MakeArticle) -> None:
    lines = ("บันทึกข้อตกลง MOU", "คู่สัญญา: กรมอนามัย, มหาวิทยาลัยมหิดล", "วันที่ลงนาม: 1 กันยายน 2566")
    assert values(extract(make_article(*lines, published_on="2023-08-01")), "status") == ["planned"]


def test_news_with_a_budget_line_is_no_form(make_article: MakeArticle) -> None:
    assert values(extract(make_article("เปิดโครงการ", "งบประมาณ: 5 ล้านบาท", "สถานที่: อิมแพ็ค")), "instrument") == ["none"]


@pytest.mark.parametrize(
    ("value", "members"),
    [
        ("กรมอนามัย, กรมการแพทย์ และ ปตท.", ["กรมอนามัย", "กรมการแพทย์", "ปตท."]),
        ("1) กรมอนามัย 2) กรมการแพทย์", ["กรมอนามัย", "กรมการแพทย์"]),
        ("Farm Co., Ltd. (B, C); Kasetsart University", ["Farm Co., Ltd. (B, C)", "Kasetsart University"]),
        ("", []),
    ],
)
def test_a_value_falls_into_its_members(value: str, members: list[str]) -> None:
    assert [s.of(value) for s in pieces(value, Span(0, len(value)))] == members


def test_a_value_is_not_cut_inside_a_known_name() -> None:
    value = "กระทรวงพลังงาน และ นวัตกรรม กับ ปตท."
    assert [s.of(value) for s in pieces(value, Span(0, len(value)), [Span(0, 27)])] == [
        "กระทรวงพลังงาน และ นวัตกรรม",
        "ปตท.",
    ]
