"""Which agreement an article is about and how far it is."""

from collections.abc import Callable

import pytest

from mou_tui.facts.instruments import find_agreement
from mou_tui.facts.page import Page

MakePage = Callable[..., Page]


@pytest.mark.parametrize(
    ("lines", "instrument", "status"),
    [
        (["กรมป่าไม้ ลงนาม MOU กับ ม.ธรรมศาสตร์", "วันนี้ กรมป่าไม้ร่วมลงนามบันทึกข้อตกลง"], "mou", "signed"),
        (["สองสถาบันสานต่อความร่วมมือ", "อธิการบดีได้ร่วมลงนามต่ออายุบันทึก เมื่อวันที่ 23 สิงหาคม 2566"], "mou", "renewed"),
        (["ครม.เห็นชอบร่างบันทึกความเข้าใจด้านแรงงาน", "คณะรัฐมนตรีเห็นชอบร่างบันทึกความเข้าใจ"], "mou", "draft"),
        (["กระทรวงพลังงาน เตรียมลงนาม MOU กับจีน", "ในเดือนหน้าจะมีการลงนาม MOU ด้านพลังงาน"], "mou", "planned"),
        (["กรมประมงขับเคลื่อน MOU กับมหาวิทยาลัย", "ประชุมขับเคลื่อนความร่วมมือ MOU ระหว่างกรมประมงกับมหาวิทยาลัย"], "mou", "in_force"),
        (["ลงนามสัญญาจ้างเดินรถ", "ผู้ว่าการรถไฟร่วมลงนามสัญญาจ้างเดินรถกับบริษัท"], "contract", "signed"),
        (["สองมหาวิทยาลัยลงนามหนังสือแสดงเจตจำนง", "อธิการบดีลงนามหนังสือแสดงเจตจำนง (LOI)"], "loi", "signed"),
        (["สามหน่วยงานลงนามความร่วมมือดูแลผู้สูงอายุ", "วันนี้ ร่วมลงนามความร่วมมือ"], "cooperation", "signed"),
        (["เปิดงานสัปดาห์สุขภาพจิต", "รัฐมนตรีเปิดงาน ประชาชนเข้าร่วม"], "none", "none"),
        (["หนุน MOU ปลูกป่า", "รัฐมนตรีเปิดเผยว่า วันที่ 19 นี้ ตนจะเป็นประธานและสักขีพยานในพิธีลงนามบันทึกข้อตกลง"], "mou", "planned"),
        (
            ["หนุนท่องเที่ยว จับมือเอกชน", "การท่องเที่ยวแห่งประเทศไทย ร่วมกับบริษัท วีซ่า จัดทำบันทึกข้อตกลงความร่วมมือ (MOU)"],
            "mou",
            "signed",
        ),
        (
            [
                "จับมือสถาบันจัดสัมมนา",
                "กรมการท่องเที่ยว ร่วมกับสถาบันการศึกษา ได้จัดทำบันทึกความร่วมมือทางวิชาการ และจัดสัมมนาตั้งแต่ปี 2552 เป็นต้นมา",
            ],
            "mou",
            "in_force",
        ),
        (["หนุนท่องเที่ยว จับมือเอกชน", "กรมการท่องเที่ยว ร่วมกับบริษัท วีซ่า หารือแนวทาง จัดทำบันทึกข้อตกลงความร่วมมือ"], "mou", "planned"),
        (
            ["พรุ่งนี้ต้อนรับประธานาธิบดี", "ผู้นำทั้งสองจะร่วมเป็นสักขีพยานในพิธีลงนามบันทึกความเข้าใจระหว่างหน่วยงานต่าง ๆ ของสองประเทศ"],
            "none",
            "none",
        ),
        (
            ["เปิดงานสัปดาห์สุขภาพจิต", "รัฐมนตรีเปิดงาน " + "ประชาชนเข้าร่วมงาน " * 80, "ที่ผ่านมากรมได้ลงนามบันทึกข้อตกลงกับมหาวิทยาลัย"],
            "none",
            "none",
        ),
    ],
)
def test_instrument_and_status(make_page: MakePage, lines: list[str], instrument: str, status: str) -> None:
    verdict = find_agreement(make_page(*lines))
    assert (verdict.instrument, verdict.status) == (instrument, status)


def test_the_verdict_points_to_the_words_that_tell(make_page: MakePage) -> None:
    page = make_page("กรมป่าไม้ ลงนาม MOU กับ ม.ธรรมศาสตร์", "วันนี้ กรมป่าไม้ร่วมลงนามบันทึกข้อตกลง")
    verdict = find_agreement(page)
    assert verdict.cue is not None
    assert verdict.cue.of(page.text) == "MOU"
    assert verdict.status_cue is not None
    assert verdict.status_cue.of(page.text) == "ลงนาม"


def test_the_clause_on_how_a_paper_may_be_renewed_renews_nothing(make_page: MakePage) -> None:
    page = make_page("ลงนาม MOU ซื้อขายแพะ", "ร่วมลงนามบันทึกความเข้าใจ กำหนดระยะเวลา 1 ปี โดยการต่ออายุบันทึกให้ตกลงกัน")
    assert find_agreement(page).status == "signed"


def test_the_body_says_whether_a_headline_s_memorandum_is_a_contract(make_page: MakePage) -> None:
    verdict = find_agreement(
        make_page("เอกชนไทยจีน ลงนาม MOU ซื้อข้าว", "วันนี้ ผู้แทนการค้า เป็นประธานลงนามสัญญาซื้อขายข้าวระหว่างสองบริษัท")
    )
    assert verdict.instrument == "contract"


def test_a_ceremony_for_a_draft_is_a_signing(make_page: MakePage) -> None:
    lines = ("นายกฯ ร่วมพิธีลงนามร่างกรอบความตกลงไทย-อียู", "วันนี้ นายกรัฐมนตรี ร่วมในพิธีลงนามร่างกรอบความตกลงระหว่างไทยกับสหภาพยุโรป")
    assert find_agreement(make_page(*lines)).status == "signed"
    assert find_agreement(make_page(*lines, "คณะรัฐมนตรีเห็นชอบร่างกรอบความตกลงแล้ว")).status == "draft"


@pytest.mark.parametrize(
    "line",
    [
        "อำเภอได้นำแนวทางตามบันทึกข้อตกลงโครงการวัดสร้างสุข ซึ่งกระทรวงมหาดไทยได้ร่วมลงนามบันทึกข้อตกลงกับวัด มาขับเคลื่อน",
        "ธนาคารเปิดตัวสินเชื่อใหม่เป็นที่แรก หลังลงนามบันทึกข้อตกลงความร่วมมือกับสถาบันการเงินทั้ง 18 แห่ง",
        "กระทรวงจะเร่งปรับปรุงร่างเอ็มโอยูกับเกาหลีให้แล้วเสร็จ",
    ],
)
def test_a_signing_in_passing_is_no_agreement_of_the_article(make_page: MakePage, line: str) -> None:
    assert not find_agreement(make_page("นายอำเภอจัดกิจกรรมจิตอาสา", line)).any


@pytest.mark.parametrize(
    ("headline", "status"),
    [
        ("PM presided over the virtual signing ceremony of an MOU between A and B", "signed"),
        ("Thailand and China sign 14 Agreements and MoUs", "signed"),
        ("Thailand to sign MOU on maritime law enforcement with Vietnam", "planned"),
        ("PM will witness the signing of an MOU with Vietnam", "planned"),
        ("Businesses designed a campus under MoU", "in_force"),
    ],
)
def test_headlines_in_english(make_page: MakePage, headline: str, status: str) -> None:
    assert find_agreement(make_page(headline)).status == status


def test_what_is_signed_before_the_list_of_papers_is_no_draft(make_page: MakePage) -> None:
    lines = ("เป็นสักขีพยานในการลงนาม 2 ฉบับ ได้แก่", "1) ความตกลงการค้าเสรี", "2) ร่างความตกลงว่าด้วยบริการเดินอากาศ")
    assert find_agreement(make_page("ไทย-ลาว เดินหน้า FTA และ MOU", *lines)).status == "signed"


def test_a_ceremony_that_has_been_fixed_is_to_come(make_page: MakePage) -> None:
    line = "กรมอนามัยจัดอบรม ภายใต้บันทึกข้อตกลงความร่วมมือ ซึ่งได้กำหนดจัดพิธีลงนามบันทึกข้อตกลงในวันพุธที่ 17 เมษายน 2567"
    assert find_agreement(make_page("กรมอนามัย จับมือ สถาบันพระปกเกล้า", line)).status == "planned"


def test_a_paper_signed_on_a_day_long_past_is_no_news(make_page: MakePage) -> None:
    lines = ("แถลงผลงานวิจัย", "กรมอนามัย และสถาบันพระปกเกล้า ได้ลงนามบันทึกความเข้าใจ (MOU) เมื่อวันที่ 19 ตุลาคม 2561")
    assert find_agreement(make_page(*lines, published_on="2019-09-26")).instrument == "none"
    assert find_agreement(make_page(*lines, published_on="2018-10-20")).status == "signed"


def test_a_programme_of_what_will_be_done_is_a_plan(make_page: MakePage) -> None:
    line = "โฆษกเปิดเผยว่า นายกรัฐมนตรีมีกำหนดการลงพื้นที่จังหวัดภูเก็ต เพื่อมอบนโยบาย และเป็นสักขีพยานในพิธีลงนามบันทึกข้อตกลง (MOU)"
    assert find_agreement(make_page("นายกฯ เตรียมลงพื้นที่ภูเก็ต", line)).status == "planned"
    done = "นายกรัฐมนตรีจะเดินทางกลับ ทั้งนี้ วันนี้ได้เป็นสักขีพยานในพิธีลงนามบันทึกข้อตกลง (MOU)"
    assert find_agreement(make_page("นายกฯ ลงพื้นที่ภูเก็ต", done)).status == "signed"
