"""What a sentence says that is not the agreement's own stays out of its row."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from tests.unit.agreements.made_up import party, report

from mou_tui.agreements.cells import cells_of
from mou_tui.agreements.digests import is_digest
from mou_tui.agreements.ends import former_or_own, is_own_term
from mou_tui.agreements.model import Told
from mou_tui.agreements.names import party_key
from mou_tui.agreements.parties import Named, parties_of
from mou_tui.agreements.reading import reports_of
from mou_tui.agreements.stages import stage_of
from mou_tui.article import Article, Paragraph, Span
from mou_tui.facts.model import Fact, Facts


def kept(*names: str) -> list[str]:
    return [names[place] for place in parties_of([Named(party_key(name), name) for name in names])]


@pytest.mark.parametrize(
    ("names", "parties"),
    [
        (("กระทรวงสาธารณสุขแห่งราชอาณาจักรไทย", "ไทย", "กระทรวงสมมติแห่งดินแดนใหม่"), (0, 2)),
        (("สำนักงานคณะกรรมการสมมติแห่งชาติ", "คณะกรรมการสมมติแห่งชาติ", "กรมสมมติ"), (0, 2)),
        (("กรมอุทยานสมมติแห่งชาติและพันธุ์พืช", "กรมอุทยานสมมติ", "กระทรวงศึกษาธิการ"), (0, 2)),
        (("ประธานสมาพันธ์กับเลขาธิการสมาคม", "กรมสมมติ"), (1,)),
        (("กระทรวงแรงงาน", "องค์กรฝึกงานสมมติ", "ไทย", "ประเทศญี่ปุ่น"), (0, 1)),
        (("ไทย", "กัมพูชา"), (0, 1)),
        (("กระทรวงแรงงาน", "กรมการจัดหางาน"), (1,)),
        (("กรมสมมติ", "องค์กรเครือข่ายภาครัฐ", "สถาบันการเงินของรัฐ"), (0,)),
        (("กรมสมมติ", "เครือข่ายพันธมิตร", "สถาบันการเงิน", "Partnership School 50"), (0,)),
        (("กรมสมมติ", "มหาวิทยาลัยเชียงใหม่"), (0, 1)),
        (("กรมสมมติ", "อว.", "นอภ."), (0, 1)),
        (("จังหวัดลำปาง", "สำนักงานประมงสมมติจังหวัดลำปาง"), (0, 1)),
        (("หอการค้าไทย", "มหาวิทยาลัยหอการค้าไทย"), (0, 1)),
        (("กรมการแพทย์", "โรงพยาบาลสมมติ กรมการแพทย์", "มูลนิธิสมมติ"), (1, 2)),
        (("มหาวิทยาลัยเชียงใหม่", "คณะสมมติมหาวิทยาลัยเชียงใหม่", "กรมสมมติ"), (1, 2)),
        (("กรมสมมติ", "Chief Sample Officer"), (0,)),
    ],
)  # fmt: skip
def test_pieces_positions_and_states_beside_bodies_are_no_parties(
    names: tuple[str, ...], parties: tuple[int, ...]
) -> None:
    assert kept(*names) == [names[place] for place in parties]


def test_what_the_reader_keeps_is_kept() -> None:
    assert parties_of([Named("x", "39 จังหวัด", is_kept=True), Named("y", "กรมสมมติ")]) == [0, 1]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (
            "ลงนามระหว่างกระทรวงศึกษาธิการ กระทรวงสาธารณสุข (สธ.) และสำนักงานหลักประกันสุขภาพแห่งชาติ",
            ["กระทรวงศึกษาธิการ", "กระทรวงสาธารณสุข", "สำนักงานหลักประกันสุขภาพแห่งชาติ"],
        ),
        (
            "ลงนามระหว่างกระทรวงศึกษาธิการ กับกระทรวงสาธารณสุข (สธ.) โดยสำนักงานหลักประกันสุขภาพแห่งชาติ",
            ["กระทรวงศึกษาธิการ", "สำนักงานหลักประกันสุขภาพแห่งชาติ"],
        ),
        (
            "ลงนามระหว่างกระทรวงศึกษาธิการ กับกรมการแพทย์ กระทรวงสาธารณสุข",
            ["กระทรวงศึกษาธิการ", "กรมการแพทย์"],
        ),
        (
            "ลงนามระหว่างกระทรวงศึกษาธิการ กับกระทรวงสาธารณสุข กรมการแพทย์",
            ["กระทรวงศึกษาธิการ", "กรมการแพทย์"],
        ),
        (
            "ปลัดกระทรวงสาธารณสุข มาดูการลงนามระหว่างกระทรวงศึกษาธิการ กับกรมการแพทย์",
            ["กระทรวงศึกษาธิการ", "กรมการแพทย์"],
        ),
        (
            "ลงนามระหว่างธนาคารพัฒนาวิสาหกิจขนาดกลางและขนาดย่อมแห่งประเทศไทย หรือ SME D Bank กับ D Bank",
            ["ธนาคารพัฒนาวิสาหกิจขนาดกลางและขนาดย่อมแห่งประเทศไทย"],
        ),
        (
            "ลงนามระหว่างกองทุนสมมติ โดยกรมการแพทย์ กับกระทรวงศึกษาธิการ",
            ["กองทุนสมมติ", "กรมการแพทย์", "กระทรวงศึกษาธิการ"],
        ),
    ],
)  # fmt: skip
def test_who_stands_beside_its_own_part_and_who_is_named_only_for_it(body: str, parties: list[str]) -> None:
    told = article("ลงนาม MOU", body)
    names = ["กองทุนสมมติ", "กระทรวงศึกษาธิการ", "กระทรวงสาธารณสุข", "กรมการแพทย์", "สำนักงานหลักประกันสุขภาพแห่งชาติ", "D Bank"]
    names.append("ธนาคารพัฒนาวิสาหกิจขนาดกลางและขนาดย่อมแห่งประเทศไทย")
    aliases = {"กระทรวงสาธารณสุข": ["สธ."], names[-1]: ["SME D Bank"]}
    spans = {
        name: Span(told.text.rfind(name), told.text.rfind(name) + len(name)) for name in names if name in told.text
    }
    facts = Facts(
        (
            Fact("instrument", "mou"),
            *(
                Fact("party", name, (span,), 1, "parties.between", details={"aliases": aliases.get(name, [])})
                for name, span in sorted(spans.items(), key=lambda item: item[1].start)
            ),
        )
    )
    [one] = reports_of(told, facts)
    assert sorted(party.value for party in one.of("party")) == sorted(parties)
    assert sorted(cells_of([one]).values("party")) == sorted(parties)


@pytest.mark.parametrize(
    ("title", "found", "stage"),
    [
        ("ครม. เห็นชอบร่างบันทึกความเข้าใจไทยกับดินแดนใหม่", "signed", "draft"),
        ("ครม.ไฟเขียว MOU ด้านน้ำ", "in_force", "draft"),
        ("Cabinet approves draft MOU on water", "signed", "draft"),
        ("กรมสมมติเตรียมลงนาม MOU กับมหาวิทยาลัยตัวอย่าง", "signed", "planned"),
        ("กรมสมมติจ่อเซ็น MOU", "signed", "planned"),
        ("ครม. เห็นชอบแต่งตั้งผู้ว่าการ", "signed", "signed"),
        ("กรมสมมติลงนาม MOU เตรียมพร้อมรับน้ำหลาก", "signed", "signed"),
        ("กรมสมมติลงนามแล้ว หลัง ครม. เห็นชอบร่างบันทึก", "signed", "signed"),
        ("กรมสมมติจับมือมหาวิทยาลัย", "", ""),
    ],
)  # fmt: skip
def test_the_headline_says_how_far_it_has_come(title: str, found: str, stage: str) -> None:
    assert stage_of(title, found) == stage


def article(title: str, body: str, published: str = "2023-08-25") -> Article:
    text = f"{title}\n{body}"
    paragraphs = (Paragraph(0, len(title), "headline"), Paragraph(len(title) + 1, len(text), "body"))
    return Article("sha256:00000000000000aa", "/a.txt", text, paragraphs, published_on=published)


def test_a_digest_tells_of_no_agreement_unless_the_reader_says_so() -> None:
    matters = "\n".join(f"{number}. เรื่อง ร่างบันทึกความเข้าใจเรื่องที่ {number}" for number in range(1, 7))
    digest = article("ผลการประชุมประจำสัปดาห์", matters)
    found = Facts((Fact("instrument", "mou"), Fact("status", "signed"), Fact("party", "กรมสมมติ", agreement=1)))
    assert is_digest(digest.title, digest.text)
    assert is_digest("สรุปข่าวการประชุมคณะรัฐมนตรี 24 มกราคม 2566", "")
    assert is_digest("The cabinet met on January 10, 2023", "")
    assert not is_digest("ครม. เห็นชอบร่างบันทึกความเข้าใจ", "ครม. เห็นชอบร่างบันทึกความเข้าใจ\n1. เรื่อง น้ำ 2. เรื่อง ดิน")
    assert reports_of(digest, found) == []
    assert reports_of(digest, Facts((*found, Fact("venue", "หอประชุม", source="reader", agreement=1))))


def signed_days(title: str, status: str, day: str) -> list[str]:
    facts = Facts((Fact("instrument", "mou"), Fact("status", status), Fact("signed_on", day, agreement=1)))
    return [told.value for one in reports_of(article(title, "เนื้อข่าว"), facts) for told in one.of("signed_on")]


def test_the_day_of_a_meeting_is_no_day_of_signing() -> None:
    assert signed_days("ครม. เห็นชอบร่างบันทึกความเข้าใจ", "signed", "2023-08-22") == []
    assert signed_days("กรมสมมติเตรียมลงนาม MOU", "planned", "2023-09-01") == ["2023-09-01"]
    assert signed_days("ประชุมติดตามบันทึกความร่วมมือ", "in_force", "2023-08-25") == []
    assert signed_days("กรมสมมติลงนาม MOU", "signed", "2023-08-25") == ["2023-08-25"]


def test_a_spokesmans_today_is_not_the_day_of_what_was_told_before() -> None:
    day = {1: "2024-02-12", 2: "2024-02-16"}
    reports = [
        report(n, Told("status", "signed"), party("กรมสมมติ"), Told("signed_on", day[n], more={"rule": "dates.x"}), published=when)
        for n, when in ((1, "2024-02-13"), (2, "2024-02-16"))
    ]  # fmt: skip
    cells = cells_of(reports)
    assert cells.value("signed_on") == "2024-02-12"
    assert "signed_on" in cells.differs


def test_a_day_after_the_news_is_unknown_but_for_a_wrong_year() -> None:
    def day(value: str) -> str:
        told = (Told("status", "signed"), party("กรมสมมติ"), Told("signed_on", value))
        return cells_of([report(1, *told, published="2022-12-24")]).value("signed_on")

    assert day("2022-12-31") == ""
    assert day("2023-12-23") == "2023-12-23", "the source's slip, of which the reader is warned"
    assert day("2023-03") == ""


def test_what_would_be_over_before_its_news_does_not_follow() -> None:
    told = (Told("status", "renewed"), party("กรมสมมติ"), Told("signed_on", "2016"), Told("term", "P5Y"))
    assert cells_of([report(1, *told, published="2023-03-03")]).value("ends_on") == ""
    assert cells_of([report(1, *told, published="2017-03-03")]).value("ends_on") == "2021"


@pytest.mark.parametrize(
    "before",
    ["พัฒนาคนไทย 10,000 คนต่อปี เป็นระยะเวลาติดต่อกัน ", "จัดสรรงบประมาณ เป็นแผนต่อเนื่องระยะ ", "ฟรีประกันอุบัติเหตุ ระยะเวลาคุ้มครอง "],
)
def test_years_of_something_else_are_no_term(before: str) -> None:
    text = f"ข่าวบันทึกข้อตกลง\nตามบันทึกข้อตกลงนี้ {before}5 ปี"
    assert not is_own_term(text, Span(len(text) - 4, len(text)))


def test_the_last_day_of_a_visas_waiver_is_no_end() -> None:
    text = "ความตกลงยกเว้นการตรวจลงตรา ซึ่งมีผลใช้บังคับถึงวันที่ 30 เมษายน 2567"
    start = text.index("30 เมษายน")
    assert former_or_own(text, Span(start, len(text))) is None


def test_a_party_to_several_papers_of_an_article_is_one_to_each() -> None:
    from mou_tui.facts import extract

    told = article(
        "กรมสมมติลงนาม MOU 2 ฉบับ",
        "วันนี้มีพิธีลงนามบันทึกความเข้าใจ 2 ฉบับ ได้แก่ 1) บันทึกความเข้าใจว่าด้วยน้ำ ระหว่างกรมป่าไม้ กับกรมประมง "
        "2) บันทึกความเข้าใจว่าด้วยดิน ระหว่างกรมป่าไม้ กับกรมที่ดิน มีระยะเวลา 3 ปี",
    )
    reports = reports_of(told, extract(told))
    assert [[one.value for one in report.of("party")] for report in reports] == [
        ["กรมป่าไม้", "กรมประมง"],
        ["กรมป่าไม้", "กรมที่ดิน"],
    ]
    assert [[one.value for one in report.of("term")] for report in reports] == [[], ["P3Y"]]
