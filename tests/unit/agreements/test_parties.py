"""Which of the named bodies are parties of a row, each once, however the news spell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.effort import examples
from tests.unit.agreements.made_up import party, report

from mou_tui.agreements.cells import cells_of
from mou_tui.agreements.model import Told
from mou_tui.agreements.names import is_slip, parents, party_key
from mou_tui.agreements.reading import reports_of
from mou_tui.article import Article, Paragraph
from mou_tui.facts import extract

SIGNED = Told("status", "signed")


def parties(*reports: tuple[str, ...]) -> list[str]:
    """The parties of the row of these reports, each of which names some."""
    told = [report(n, SIGNED, *map(party, names)) for n, names in enumerate(reports)]
    return [cell.value for cell in cells_of(told).items if cell.kind == "party"]


def parties_of_text(body: str) -> list[str]:
    """The parties that the row of one article has."""
    head = "ลงนามบันทึกข้อตกลง"
    text = f"{head}\n{body}"
    paragraphs = (Paragraph(0, len(head), "headline"), Paragraph(len(head) + 1, len(text)))
    article = Article("sha256:1", "a.txt", text, paragraphs, published_on="2023-08-25")
    return [told.value for one in reports_of(article, extract(article)) for told in one.told if told.kind == "party"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("กรมราชราชทัณฑ์", "กรมราชทัณฑ์"),
        ("กรมจัดหางาน", "กรมการจัดหางาน"),
        ("กองอำนวยการรักษาความมั่นคงในราชอาณาจักร", "กองอำนวยการรักษาความมั่นคงภายในราชอาณาจักร"),
        ("หอการค้า และอุตสาหกรรมเกาหลี", "หอการค้าและอุตสาหกรรมแห่งสาธารณรัฐเกาหลี"),
        ("กระทรวงพาณิชย์และสหกรณ์ของประเทศญี่ปุ่น", "กระทรวงพาณิชย์และสหกรณ์ญี่ปุ่น"),
    ],
)
def test_spellings_of_one_body_are_one_party(one: str, other: str) -> None:
    assert party_key(one) == party_key(other)
    assert len(parties((one, "กรมประมง"), (other, "กรมประมง"))) == 2


def test_the_countrys_own_name_is_no_foreign_bodys() -> None:
    assert party_key("สาธารณรัฐเกาหลี") == party_key("เกาหลีใต้")
    assert party_key("สถาบันสมมติเกาหลี") != party_key("เกาหลีใต้")


@examples(100)
@given(st.text("กขคงจนมรสอาเิ", min_size=1, max_size=30))
def test_the_key_of_a_key_is_the_key(name: str) -> None:
    key = party_key(f"สถาบัน{name}")
    assert party_key(key) == key


def test_a_row_shows_the_name_that_is_no_slip() -> None:
    assert is_slip("กรมราชราชทัณฑ์")
    assert not is_slip("กรมราชทัณฑ์")
    assert parties(("กรมราชราชทัณฑ์", "กรมประมง"), ("กรมราชทัณฑ์", "กรมประมง"))[0] == "กรมราชทัณฑ์"


def test_a_secretariat_is_of_its_ministry_whether_it_is_known_or_not() -> None:
    office = "สำนักงานปลัดกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม"
    assert party_key("กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม") in parents(party_key(office))
    assert parties((office, "กรมประมง"), ("กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม", "กรมประมง")) == [office, "กรมประมง"]


def test_the_main_bodies_of_a_ministry_are_none_of_its_partners() -> None:
    assert parties(("กรมประมง", "องค์กรหลักของกระทรวงศึกษาธิการ", "กรมป่าไม้")) == ["กรมประมง", "กรมป่าไม้"]


def test_a_ministry_that_a_joining_word_sets_beside_its_own_part_is_a_side() -> None:
    body = (
        "มีการลงนามบันทึกข้อตกลงความร่วมมือ ระหว่าง กระทรวงยุติธรรม ศูนย์คุณธรรม (องค์การมหาชน) และ กระทรวงวัฒนธรรม\n"
        "เรามีกลไกสำคัญ คือศูนย์คุณธรรม กระทรวงวัฒนธรรม ซึ่งช่วยทุกฝ่าย"
    )
    assert parties_of_text(body) == ["กระทรวงยุติธรรม", "ศูนย์คุณธรรม (องค์การมหาชน)", "กระทรวงวัฒนธรรม"]


def test_a_ministry_for_which_a_body_acts_is_none_wherever_that_is_said() -> None:
    body = (
        "นายสมชาย ใจดี รัฐมนตรีช่วยว่าการกระทรวงเกษตรและสหกรณ์ เปิดเผยว่า กระทรวงเกษตรและสหกรณ์ "
        "โดยองค์การส่งเสริมกิจการโคนมแห่งประเทศไทย (อ.ส.ค.) และองค์การตลาดเพื่อเกษตรกร (อ.ต.ก.) ลงนาม MOU ร่วมกับธนาคารออมสิน"
    )
    assert "กระทรวงเกษตรและสหกรณ์" not in parties_of_text(body)
    assert len(parties_of_text(body)) == 3
