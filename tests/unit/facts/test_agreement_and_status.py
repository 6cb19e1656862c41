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
