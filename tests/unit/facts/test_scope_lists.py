"""Areas of cooperation that prose enumerates, and lists of something else."""

from collections.abc import Callable

import pytest

from mou_tui.article import Article
from mou_tui.facts import extract

MakeArticle = Callable[..., Article]


@pytest.fixture
def scopes(make_article: MakeArticle) -> Callable[..., list[object]]:
    """A function from the lines of a body to the areas of cooperation."""
    head = ("กรมอนามัย ลงนาม MOU กับ มหาวิทยาลัยมหิดล", "วันนี้มีพิธีลงนามบันทึกข้อตกลงระหว่าง กรมอนามัย กับ มหาวิทยาลัยมหิดล")
    return lambda *lines: [f.value for f in extract(make_article(*head, *lines)).of("scope")]


@pytest.mark.parametrize(
    ("line", "areas"),
    [
        (
            "ทั้งสองฝ่ายจะร่วมกันดำเนินงาน ได้แก่ การวิจัย, การวัดและการประเมินผล, การอบรมบุคลากร เป็นต้น",
            ["การวิจัย", "การวัดและการประเมินผล", "การอบรมบุคลากร"],
        ),
        (
            "ขอบเขตความร่วมมือ ได้แก่ การแลกเปลี่ยนความรู้ ความเข้าใจ การฝึกอบรม และการวิจัยร่วม",
            ["การแลกเปลี่ยนความรู้ ความเข้าใจ", "การฝึกอบรม", "การวิจัยร่วม"],
        ),
        (
            "ขอบเขตความร่วมมือ ได้แก่ การวิจัยพันธุ์ข้าว การผลิตสื่อ รวมไปถึงการแลกเปลี่ยนบุคลากร",
            ["การวิจัยพันธุ์ข้าว", "การผลิตสื่อ", "การแลกเปลี่ยนบุคลากร"],
        ),
        ("ความร่วมมือในสาขาต่าง ๆ อาทิ พืช ประมง ปศุสัตว์ และดิน เป็นต้น", ["พืช", "ประมง", "ปศุสัตว์", "ดิน"]),
        ("มุ่งเน้นความร่วมมือในหลายด้าน ได้แก่ ระบบราง ท่าเรือ และการบิน", ["ระบบราง", "ท่าเรือ", "การบิน"]),
        (
            "มุ่งเน้นความร่วมมือใน ๒ สาขาหลัก ได้แก่ ๑) การจัดทำร่างกฎหมาย ๒) การแลกเปลี่ยนคณะผู้แทน",
            ["การจัดทำร่างกฎหมาย", "การแลกเปลี่ยนคณะผู้แทน"],
        ),
        (
            "โดยมีความร่วมมือ ได้แก่ ด้านที่ ๑ การเชื่อมโยงฐานข้อมูล ด้านที่ ๒ การจัดการเรื่องร้องทุกข์ ล้วนสำคัญ",
            ["การเชื่อมโยงฐานข้อมูล", "การจัดการเรื่องร้องทุกข์"],
        ),
        ("กำหนดหัวข้อของความร่วมมือ ได้แก่ 1) การกำหนดนโยบาย 2) การทบทวนระบบ", ["การกำหนดนโยบาย", "การทบทวนระบบ"]),
    ],
)
def test_areas_that_prose_enumerates(scopes: Callable[..., list[object]], line: str, areas: list[str]) -> None:
    assert scopes(line) == areas


def test_numbered_lines_after_the_names_of_the_parties_are_areas(scopes: Callable[..., list[object]]) -> None:
    found = scopes(
        "มีกรอบความร่วมมือที่สำคัญ ระหว่าง กรมอนามัย กับ สมาคมเพื่อนแห่งประเทศไทย คือ",
        "1. การส่งเสริมสุขภาพในชุมชน",
        "2. การอบรมอาสาสมัคร",
    )
    assert found == ["การส่งเสริมสุขภาพในชุมชน", "การอบรมอาสาสมัคร"]


@pytest.mark.parametrize(
    "line",
    [
        "ในวันนี้มีการลงนามความร่วมมือ ได้แก่ (1) ความตกลงว่าด้วยการยกเว้นการตรวจลงตรา (2) บันทึกความเข้าใจว่าด้วยพลังงาน",
        "ประโยชน์ต่อไทยจากความร่วมมือ มีดังนี้ (1) เพิ่มความสามารถในการแข่งขัน (2) เพิ่มการถ่ายทอดความรู้",
        "ความร่วมมือที่ผ่านมาได้ดำเนินการแล้ว ได้แก่ การอบรมครู การวิจัยร่วม และการจัดประชุม",
        "สาระสำคัญของความร่วมมือ คือ การบูรณาการความร่วมมือของสองหน่วยงาน การอบรมให้มีความรู้",
    ],
)
def test_what_is_no_list_of_areas(scopes: Callable[..., list[object]], line: str) -> None:
    assert scopes(line) == []


def test_an_agreement_s_counted_topics_are_areas(scopes: Callable[..., list[object]]) -> None:
    line = "โดยมีกรอบความร่วมมือ 2 หัวข้อ ประกอบด้วย 1) จัดงานร่วมกัน 2) ประชาสัมพันธ์สินค้า"
    assert scopes(line) == ["จัดงานร่วมกัน", "ประชาสัมพันธ์สินค้า"]


@pytest.mark.parametrize(
    "line",
    [
        "เป็นความร่วมมือของเครือข่าย ประกอบด้วย 1) ภาครัฐ อาทิ กระทรวงคมนาคม เป็นต้น 2) ภาคเอกชน อาทิ บริษัท ก้าวหน้า จำกัด",
        "ประสานความร่วมมือโดยผ่านคณะทำงาน 2 คณะ ประกอบด้วย 1) ด้านการส่งเสริมรายได้ 2) ด้านการออม",
        "ร่วมกันส่งเสริมให้เกิดการจัดงานในกลุ่มจังหวัด ได้แก่ การประชุม การจัดแสดงสินค้า การท่องเที่ยว",
    ],
)
def test_lists_of_sectors_committees_and_provinces_are_no_areas(scopes: Callable[..., list[object]], line: str) -> None:
    assert scopes(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "ตามบันทึกข้อตกลง เด็กมีทักษะการเรียนรู้ 3 ด้าน ประกอบด้วย 1) ทักษะชีวิต 2) ทักษะสังคม 3) ทักษะสุขภาพ",
        "ผู้ประกอบการภายใต้ความร่วมมือจะได้รับสิทธิประโยชน์ เช่น การยกเว้นอากร การยกเว้นภาษี และการถือครองที่ดิน",
    ],
)
def test_skills_and_privileges_are_no_areas(scopes: Callable[..., list[object]], line: str) -> None:
    assert scopes(line) == []


def test_an_item_that_never_ends_ends_between_words(scopes: Callable[..., list[object]]) -> None:
    found = scopes("ขอบเขตความร่วมมือ ดังนี้ 1) การวิจัย 2) " + "การพัฒนาคน " * 60)
    assert str(found[-1]).endswith("การพัฒนาคน")
