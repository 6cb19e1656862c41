"""What reports say together: status by stage, ends that are the agreement's own, who differs from whom."""

from datetime import date

import pytest
from tests.unit.agreements.made_up import party, report

from mou_tui.agreements.cells import cells_of
from mou_tui.agreements.model import Told
from mou_tui.agreements.reading import reports_of
from mou_tui.agreements.states import state_on
from mou_tui.article import Article, Paragraph
from mou_tui.facts import extract

SIGNED, PLANNED, DRAFT = Told("status", "signed"), Told("status", "planned"), Told("status", "draft")


def test_two_plans_and_the_signing_are_signed() -> None:
    cells = cells_of([report(1, PLANNED), report(2, PLANNED), report(3, SIGNED, Told("signed_on", "2023-08-23"))])
    assert cells.value("status") == "signed"
    assert cells.value("signed_on") == "2023-08-23"


def test_the_day_of_a_plan_is_no_day_of_signing() -> None:
    cells = cells_of([report(1, PLANNED, Told("signed_on", "2023-08-30"))])
    assert (cells.value("signed_on"), cells.value("planned_on")) == ("", "2023-08-30")


def test_a_term_in_one_report_and_the_day_in_another_give_the_end() -> None:
    cells = cells_of([report(1, SIGNED, Told("term", "P3Y")), report(2, SIGNED, Told("signed_on", "2023-08-23"))])
    end = cells.one("ends_on")
    assert end is not None
    assert (end.value, end.standing) == ("2026-08-22", "derived")
    assert {source.report for source in end.sources} == {"sha256:0001#1", "sha256:0002#1"}


def test_what_ended_before_the_signing_is_the_former_agreement_s_end() -> None:
    cells = cells_of([report(1, SIGNED, Told("signed_on", "2023-08-23"), Told("ends_on", "2021-12-31"))])
    assert (cells.value("ends_on"), cells.value("former_end")) == ("", "2021-12-31")


def test_where_sources_differ_all_values_stay_with_their_sources() -> None:
    cells = cells_of(
        [report(n, SIGNED, Told("signed_on", day)) for n, day in enumerate(("2023-08-23", "2023-08-24", "2023-08"), 1)]
    )
    cell = cells.one("signed_on")
    assert cell is not None
    assert cells.differs == ("signed_on",)
    assert {cell.value, *(other.value for other in cell.others)} == {"2023-08-23", "2023-08-24", "2023-08"}
    assert cell.others[-1].value == "2023-08", "a month that has the day is no other day"


def test_a_checked_fact_wins_and_a_month_is_less_than_a_day() -> None:
    checked = Told("signed_on", "2023-08", standing="checked")
    cells = cells_of([report(1, SIGNED, Told("signed_on", "2023-09-01")), report(2, SIGNED, checked)])
    assert cells.value("signed_on") == "2023-08"


def test_a_person_is_told_once_and_a_misspelt_name_is_shown() -> None:
    cells = cells_of(
        [
            report(1, SIGNED, Told("signatory", "นายแพทย์สมเกียรติ กัจฉปานันท์")),
            report(2, SIGNED, Told("signatory", "นพ.สมเกียรติ กัจฉปานนท์")),
        ]
    )
    (person,) = cells.several("signatory")
    assert len(person.others) == 1
    assert "signatory" in cells.differs


def test_a_ministry_beside_its_own_department_is_no_party() -> None:
    told = [party("กระทรวงยุติธรรม"), party("กรมบังคับคดี"), party("มหาวิทยาลัยเชียงใหม่")]
    assert cells_of([report(1, SIGNED, *told)]).values("party") == ("กรมบังคับคดี", "มหาวิทยาลัยเชียงใหม่")


# From the words of an article


def told(body: str, published: str = "2023-08-25") -> dict[str, str]:
    """The cells of an article about an MoU with this sentence."""
    lines = [
        "กรมสมมติลงนามบันทึกข้อตกลงความร่วมมือ (MOU) กับมหาวิทยาลัยเชียงใหม่",
        "วันนี้ (23 สิงหาคม 2566) ที่หอประชุม กรมสมมติ " + body,
    ]
    text = "\n".join(lines)
    paragraphs = (Paragraph(0, len(lines[0]), "headline"), Paragraph(len(lines[0]) + 1, len(text)))
    article = Article("sha256:1", "a.txt", text, paragraphs, published_on=published)
    cells = cells_of(reports_of(article, extract(article)))
    return {kind: cells.value(kind) for kind in ("term", "ends_on", "end_kind", "former_end")} | {
        "money": "; ".join(cells.values("money"))
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("ลงนามบันทึกข้อตกลง มีระยะเวลา 3 ปี ตั้งแต่วันนี้ถึงวันที่ 17 พ.ย. 70 เพื่อพัฒนางาน", {"ends_on": "2027-11-17", "term": "P3Y"}),
        ("ลงนามบันทึกข้อตกลง โดยมีระยะเวลาความร่วมมือ 5 ปี (พ.ศ. 2566 – 2570) เพื่อพัฒนางาน", {"ends_on": "2027"}),
        ("ลงนามบันทึกข้อตกลงความร่วมมือ มีผลบังคับใช้ 5 ปี และจะต่ออายุโดยอัตโนมัติอีก 5 ปี", {"end_kind": "auto", "term": "P5Y"}),
        ("ลงนามบันทึกข้อตกลง ซึ่งมีผลบังคับใช้จนกว่าจะมีการลงนามในบันทึกข้อตกลงฉบับใหม่", {"end_kind": "open"}),
        ("ลงนามบันทึกข้อตกลงความร่วมมือ โดยบันทึกข้อตกลงไม่มีกำหนดระยะเวลาสิ้นสุด", {"end_kind": "none"}),
        ("ลงนามบันทึกข้อตกลง ทดแทนฉบับเดิมที่หมดอายุลงเมื่อวันที่ 17 มิถุนายน 2565", {"former_end": "2022-06-17", "ends_on": ""}),
        ("ลงนามบันทึกข้อตกลงความร่วมมือ เพื่อให้ประชาชนมีเงินบำนาญใช้หลังอายุ 60 ปี", {"term": "", "ends_on": ""}),
        ("ลงนามบันทึกข้อตกลงความร่วมมือ ตามยุทธศาสตร์ชาติระยะ 20 ปี (พ.ศ. 2561 - 2580)", {"term": "", "ends_on": ""}),
        ("ลงนามบันทึกข้อตกลงความร่วมมือ ตามแผนปฏิบัติการด้านสมุนไพร พ.ศ. 2566 - 2570", {"ends_on": ""}),
        ("ลงนามบันทึกข้อตกลงความร่วมมือ โดยมีการทบทวนทุก 3 ปี และเช่าที่ดินเป็นระยะเวลา 15 ปี", {"ends_on": ""}),
        ("ลงนามบันทึกข้อตกลง ปล่อยสินเชื่อวงเงินกู้รวม 5,000 ล้านบาท ตั้งเป้าการค้า 1 แสนล้านบาท", {"money": ""}),
    ],
)  # fmt: skip
def test_which_ends_and_amounts_are_the_agreement_s_own(body: str, expected: dict[str, str]) -> None:
    found = told(body)
    assert {kind: found[kind] for kind in expected} == expected


@pytest.mark.parametrize(
    ("status", "ends_on", "kind", "expected"),
    [
        ("signed", "2026-12-31", "", "ending"), ("signed", "2026-11-27", "", "ended"), ("signed", "2026", "", "ending"),
        ("signed", "2028-01", "", "active"), ("signed", "", "", "unknown"), ("signed", "", "auto", "active"), ("draft", "", "", "draft"),
        ("planned", "2027-01-01", "", "planned"), ("signed", "2020-01-01", "open", "active"), ("signed", "2020-01-01", "auto", "active"),
    ],
)  # fmt: skip
def test_the_state_on_a_day(status: str, ends_on: str, kind: str, expected: str) -> None:
    assert state_on(date(2026, 11, 28), status, ends_on, kind) == expected


def test_a_newer_one_takes_its_place() -> None:
    assert state_on(date(2026, 11, 28), "signed", "2020-01-01", "", has_next=True) == "renewed"
