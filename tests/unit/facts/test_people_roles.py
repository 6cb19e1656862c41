"""Who has which part: the nearest cue, and the traps that FINDINGS calls by name."""

from collections.abc import Callable

import pytest

from mou_tui.facts.page import Page
from mou_tui.facts.people import find_people
from mou_tui.facts.people_merge import Person

MakePage = Callable[..., Page]
A, B, C = "นายสมชาย ใจดี", "รศ.สมหญิง ใจงาม", "นางดวงใจ แสงทอง"


def people(page: Page) -> dict[str, Person]:
    return {p.name.of(page.text): p for p in find_people(page, {})}


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        (f"{A} ปลัดกระทรวงยุติธรรม ร่วมลงนามในบันทึกข้อตกลง", "signatory"),
        (f"{A} ปลัดกระทรวงยุติธรรม เป็นประธานในพิธีลงนามบันทึกข้อตกลง", "chair"),
        (f"{A} ปลัดกระทรวงยุติธรรม เป็นประธานสักขีพยานในพิธีลงนาม", "chair"),
        (f"{A} ปลัดกระทรวงยุติธรรม ร่วมเป็นสักขีพยานในการลงนาม", "witness"),
        (f"โดยมี {A} ปลัดกระทรวงยุติธรรม ร่วมลงนามเป็นสักขีพยาน", "witness"),
        (f"{A} ปลัดกระทรวงยุติธรรม ร่วมลงนามและเป็นสักขีพยาน", "signatory"),
        (f"{A} ปลัดกระทรวงยุติธรรม กล่าวว่า การลงนามบันทึกครั้งนี้สำคัญ", "other"),
        (f"{A} ปลัดกระทรวงยุติธรรม เปิดเผยภายหลังร่วมลงนามบันทึกข้อตกลง", "signatory"),
        (f"{A} ปลัดกระทรวงยุติธรรม เข้าร่วมพิธีลงนาม", "other"),
        (f"{A} ปลัดกระทรวงยุติธรรม เข้าร่วมเป็นสักขีพยาน", "witness"),
        (f"{A} ปลัดกระทรวงยุติธรรม เป็นประธาน ณ หอประชุม ซึ่งครั้งนี้มี 12 กระทรวง ร่วมลงนามบันทึก", "chair"),
        (f"{A} ปลัดกระทรวงยุติธรรม ชื่นชมกรณีที่กรมป่าไม้ได้ลงนามบันทึก", "other"),
        (f"{A} ปลัดกระทรวงยุติธรรม รับทราบถึงกิจกรรมลงนามบันทึกความร่วมมือ", "other"),
        (f"{B} เป็นสักขีพยานในพิธี ร่วมลงนามโดย {A} ปลัดกระทรวงยุติธรรม", "signatory"),
        (f"{A} ปลัดกระทรวงยุติธรรม กล่าวรายงานและร่วมลงนามบันทึกข้อตกลงดังกล่าว", "signatory"),
        (f"{A} ปลัดกระทรวงยุติธรรม บรรยายพิเศษในหัวข้อ แนวทางงานวิจัย และร่วมเป็นสักขีพยานในพิธีลงนาม", "witness"),
        (f"{A} ปลัดกระทรวงยุติธรรม บรรยายพิเศษ โดยมีคณาจารย์เข้าฟัง และร่วมเป็นสักขีพยาน", "other"),
    ],
)
def test_the_cue_after_the_position_gives_the_role(make_page: MakePage, sentence: str, role: str) -> None:
    page = make_page("ลงนาม MOU", sentence)
    assert people(page)[A].role == role


def test_a_list_of_people_shares_the_cue_that_follows_it(make_page: MakePage) -> None:
    page = make_page("ลงนาม MOU", f"{A} ปลัดกระทรวงยุติธรรม และ {B} อธิการบดีมหาวิทยาลัยธรรมศาสตร์ ร่วมลงนามในบันทึกข้อตกลง")
    assert {p.role for p in people(page).values()} == {"signatory"}


def test_those_who_are_added_to_the_signatories_may_be_witnesses(make_page: MakePage) -> None:
    sentence = (
        f"พิธีลงนามระหว่าง {A} อธิบดีกรมป่าไม้ กับ {B} อธิการบดีมหาวิทยาลัยธรรมศาสตร์ พร้อมด้วย {C} รองอธิบดีกรมป่าไม้ ร่วมเป็นสักขีพยาน"
    )
    found = people(make_page("ลงนาม MOU", sentence))
    assert [found[n].role for n in (A, B, C)] == ["signatory", "signatory", "witness"]


def test_who_is_named_for_an_organisation_between_the_parties_signs_for_it(make_page: MakePage) -> None:
    sentence = f"พิธีลงนามบันทึกข้อตกลงระหว่าง กรมป่าไม้ โดย{A} อธิบดีกรมป่าไม้ กับ มหาวิทยาลัยธรรมศาสตร์ โดย{B} อธิการบดี เพื่อพัฒนา"
    assert {p.role for p in people(make_page("ลงนาม MOU", sentence)).values()} == {"signatory"}


def test_who_only_gave_the_order_has_no_part(make_page: MakePage) -> None:
    page = make_page("ลงนาม MOU", f"{B} อธิการบดี ได้รับมอบหมายจาก {A} ปลัดกระทรวงยุติธรรม ร่วมลงนามบันทึกข้อตกลง")
    assert A not in people(page)


def test_a_person_is_one_with_the_fullest_name_and_position(make_page: MakePage) -> None:
    page = make_page(
        "ลงนาม MOU",
        "ดร.สมชาย ใจดี ปลัดกระทรวง ร่วมลงนามบันทึกข้อตกลง",
        "ศาสตราจารย์ ดร.สมชาย ใจดี ปลัดกระทรวงยุติธรรม กล่าวว่า ดี",
    )
    (person,) = find_people(page, {})
    assert person.name.of(page.text) == "ศาสตราจารย์ ดร.สมชาย ใจดี"
    assert person.position is not None
    assert person.position.of(page.text) == "ปลัดกระทรวงยุติธรรม"
    assert person.role == "signatory"


def test_the_position_may_stand_before_the_name(make_page: MakePage) -> None:
    page = make_page("ลงนาม MOU", f"อธิบดีกรมป่าไม้ ({A}) ร่วมลงนามบันทึกข้อตกลง")
    position = people(page)[A].position
    assert position is not None
    assert position.of(page.text) == "อธิบดีกรมป่าไม้"


def test_a_position_goes_on_over_and_but_not_into_the_next_guests(make_page: MakePage) -> None:
    page = make_page("ลงนาม MOU", f"โดยมี {A} นายกรัฐมนตรีและรัฐมนตรีว่าการกระทรวงกลาโหม และคณะผู้บริหาร เข้าร่วมพิธี")
    position = people(page)[A].position
    assert position is not None
    assert position.of(page.text) == "นายกรัฐมนตรีและรัฐมนตรีว่าการกระทรวงกลาโหม"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("นายสมชาย ใจดี อธิบดีกรมอนามัย ร่วมลงนามในฐานะพยาน", "witness"),
        (
            "นายสมชาย ใจดี อธิบดีกรมอนามัย ได้รับมอบหมายจาก นายก้อง เกียรติไกร ปลัดกระทรวง ให้ร่วมเป็นสักขีพยานในพิธีลงนามบันทึกข้อตกลง",
            "witness",
        ),
        ("ลงนามบันทึกความเข้าใจ (MOU) โดยมี นายสมชาย ใจดี อธิบดีกรมอนามัย ร่วมต้อนรับและร่วมงาน", "other"),
    ],
)
def test_who_stands_beside_those_who_sign(make_page: MakePage, sentence: str, role: str) -> None:
    found = people(make_page("MOU", sentence))
    assert found[A].role == role


@pytest.mark.parametrize(
    "sentence",
    [
        "ปลัดกระทรวง กล่าวว่า พลเอก สมชาย ใจดี นายกรัฐมนตรี ได้ให้ความสำคัญกับการพัฒนาคน",
        "การปราบปรามถือเป็นนโยบายสำคัญของนายสมชาย ใจดี นายกรัฐมนตรี",
        "เผยแพร่ข่าว : นายสมชาย ใจดี",
    ],
)
def test_who_is_only_named_has_no_part(make_page: MakePage, sentence: str) -> None:
    assert find_people(make_page("MOU", sentence), {}) == []


def test_who_is_called_by_the_office_alone_signs(make_page: MakePage) -> None:
    lines = (
        "ลงนาม MOU",
        f"{A} อธิบดีกรมวิชาการเกษตร เปิดเผยว่า ความร่วมมือนี้สำคัญ",
        f"พิธีลงนามมีขึ้นวันนี้ โดยมี อธิบดีกรมวิชาการเกษตร กับ {B} อธิการบดีมหาวิทยาลัยมหิดล ร่วมลงนาม",
    )
    found = people(make_page(*lines))
    assert {name: person.role for name, person in found.items()} == {A: "signatory", B: "signatory"}


def test_who_is_called_by_the_given_name_in_the_headline_signs(make_page: MakePage) -> None:
    lines = ("“สมชาย” ลงนาม MOU ร่วม 4 หน่วยงาน", f"{A} รัฐมนตรีว่าการกระทรวงพาณิชย์ กล่าวว่า ความร่วมมือนี้สำคัญ")
    assert people(make_page(*lines))[A].role == "signatory"
    assert people(make_page(lines[0].replace("สมชาย", "สมศักดิ์"), lines[1]))[A].role == "other"


@pytest.mark.parametrize(
    ("after", "position"),
    [
        ("ปลัดกระทรวงยุติธรรม ในฐานะผู้แทนรัฐมนตรีว่าการกระทรวงยุติธรรม ร่วมลงนาม", "ปลัดกระทรวงยุติธรรม"),
        ("อธิบดีกรมทางหลวง เพื่อบูรณาการข้อมูลผู้ใช้ทาง ได้ลงนาม", "อธิบดีกรมทางหลวง"),
        ("ปลัดกระทรวงเกษตรและสหกรณ์ กับ บริษัท ก้าวหน้า จำกัด ลงนาม", "ปลัดกระทรวงเกษตรและสหกรณ์"),
        ("นายกรัฐมนตรี จะให้การต้อนรับ", "นายกรัฐมนตรี"),
        ("อธิบดีกรมการค้าภายใน ให้การต้อนรับ", "อธิบดีกรมการค้าภายใน"),
        ("เลขานุการรัฐมนตรีว่าการกระทรวงอุตสาหกรรม ประธานและสักขีพยานในพิธีลงนาม", "เลขานุการรัฐมนตรีว่าการกระทรวงอุตสาหกรรม"),
        ("กรรมการผู้จัดการ บริษัท ก้าวหน้า จำกัด ในวันศุกร์ที่ 11 กุมภาพันธ์ 2565 ลงนาม", "กรรมการผู้จัดการ บริษัท ก้าวหน้า จำกัด"),
        ("นายกสมาคมผู้ค้าไม้ไทย นำทัพสมาชิก ลงนาม", "นายกสมาคมผู้ค้าไม้ไทย"),
        ("ผู้ตรวจการประจำภาค สภาเกษตรกรแห่งชาติ ร่วมงาน", "ผู้ตรวจการประจำภาค สภาเกษตรกรแห่งชาติ"),
        ("ผู้จัดการทั่วไป บริษัท ก้าวหน้า จำกัด ร่วมลงนาม", "ผู้จัดการทั่วไป บริษัท ก้าวหน้า จำกัด"),
        (
            "ผู้อำนวยการ ธนาคารพัฒนาเอเชีย (Asian Development Bank: ADB) ประจำประเทศไทย ร่วมลงนาม",
            "ผู้อำนวยการ ธนาคารพัฒนาเอเชีย (Asian Development Bank: ADB) ประจำประเทศไทย",
        ),
    ],
)
def test_a_position_ends_where_its_holder_acts(make_page: MakePage, after: str, position: str) -> None:
    page = make_page("ลงนาม MOU", f"วันนี้ {A} {after}")
    found = people(page)[A].position
    assert found is not None
    assert found.of(page.text) == position


def test_a_bracket_around_a_person_is_no_part_of_the_position(make_page: MakePage) -> None:
    page = make_page("ลงนาม MOU", f"ลงนามระหว่าง กรมบังคับคดี ({A} อธิบดีกรมบังคับคดี) กับ กรมราชทัณฑ์")
    found = people(page)[A].position
    assert found is not None
    assert found.of(page.text) == "อธิบดีกรมบังคับคดี"


def test_those_who_are_present_witness_and_not_the_one_before_them(make_page: MakePage) -> None:
    line = (
        f"พิธีลงนามบันทึกข้อตกลง ระหว่าง กรมบังคับคดี ({A} อธิบดีกรมบังคับคดี) ลงนามร่วมกับ กระทรวงกลาโหม "
        f"โดยกรมพระธรรมนูญ ({B} เจ้ากรมพระธรรมนูญ) โดยมี เจ้าหน้าที่ของทั้งสองหน่วยงาน ร่วมเป็นสักขีพยาน"
    )
    found = people(make_page("ลงนาม MOU", line))
    assert [found[name].role for name in (A, B)] == ["signatory", "signatory"]


def test_the_name_of_the_paper_may_be_long(make_page: MakePage) -> None:
    paper = "ว่าด้วยการบูรณาการบังคับใช้กฎหมายกับผู้หลีกเลี่ยงไม่ชำระค่าธรรมเนียมผ่านทางของระบบจัดเก็บค่าธรรมเนียมผ่านทางอัตโนมัติแบบไม่มีไม้กั้นบนทางหลวงพิเศษ"
    line = f"{C} ปลัดกระทรวงคมนาคม เป็นประธานในพิธีลงนามบันทึกข้อตกลง{paper} ระหว่าง{A} อธิบดีกรมทางหลวง และ{B} อธิบดีกรมเจ้าท่า"
    found = people(make_page("เดินหน้าพัฒนาระบบ", line))
    assert [found[name].role for name in (A, B, C)] == ["signatory", "signatory", "chair"]


def test_the_office_that_signs_at_the_beginning_of_a_line_is_its_holder(make_page: MakePage) -> None:
    lines = ("อธิบดีกรมการจัดหางาน จรดลงนามบันทึกข้อตกลงความร่วมมือ", f"{A} อธิบดีกรมการจัดหางาน เปิดเผยว่า กรมมุ่งมั่นพัฒนา")
    assert people(make_page("กรมการจัดหางานแสดงเจตนารมณ์", *lines))[A].role == "signatory"


def test_a_speaker_tells_what_part_is_his_own(make_page: MakePage) -> None:
    line = f"{A} ปลัดกระทรวงยุติธรรม กล่าวว่า ในวันเดียวกันนี้ ตนจะเป็นประธานในพิธีลงนามบันทึกข้อตกลง"
    assert people(make_page("ลงนาม MOU", line))[A].role == "chair"


def test_who_only_delegates_has_no_part(make_page: MakePage) -> None:
    delegates = f"วันนี้ {A} ปลัดกระทรวงยุติธรรม มอบหมายให้ {B} รองปลัดกระทรวงยุติธรรม ร่วมลงนามบันทึกข้อตกลง"
    assert list(people(make_page("ลงนาม MOU", delegates))) == [B]
    found = people(make_page("ลงนาม MOU", delegates, f"{A} กล่าวว่า การลงนามครั้งนี้สำคัญ"))
    assert {name: person.role for name, person in found.items()} == {A: "other", B: "signatory"}


def test_who_is_added_by_what_is_more_has_a_part_of_their_own(make_page: MakePage) -> None:
    sentence = f"พิธีลงนามบันทึกข้อตกลง โดยมี {A} อธิบดีกรมป่าไม้ ร่วมลงนาม อีกทั้ง {C} ปลัดกระทรวงยุติธรรม ร่วมเป็นสักขีพยาน"
    found = people(make_page("ลงนาม MOU", sentence))
    assert [found[n].role for n in (A, C)] == ["signatory", "witness"]


@pytest.mark.parametrize(
    ("after", "position"),
    [
        ("อธิการบดีมหาวิทยาลัยเทคโนโลยีราชมงคลอีสาน ร่วมลงนาม", "อธิการบดีมหาวิทยาลัยเทคโนโลยีราชมงคลอีสาน"),
        ("ผู้จัดการกองทุนเงินให้กู้ยืมเพื่อการศึกษา ร่วมลงนาม", "ผู้จัดการกองทุนเงินให้กู้ยืมเพื่อการศึกษา"),
        ("กรรมการ บริษัท ไฟฟ้าร่วม จำกัด ร่วมลงนาม", "กรรมการ บริษัท ไฟฟ้าร่วม จำกัด"),
        ("ประธานชมรมธนาคารสมาชิก ร่วมลงนาม", "ประธานชมรมธนาคารสมาชิก"),
        ("ผู้จัดการใหญ่ บริษัท ไปรษณีย์ก้าวหน้า จำกัด ร่วมลงนาม", "ผู้จัดการใหญ่ บริษัท ไปรษณีย์ก้าวหน้า จำกัด"),
        ("รองปลัดกระทรวงพลังงาน ในการประชุมคณะทำงาน", "รองปลัดกระทรวงพลังงาน"),
        ("รัฐมนตรีว่าการกระทรวงกลาโหม มีกำหนดการลงพื้นที่", "รัฐมนตรีว่าการกระทรวงกลาโหม"),
        ("ออท.เนปาล ลงนามบันทึก", "ออท.เนปาล"),
        ("ประธานบริหารภาวนาคุณ ร่วมลงนาม", "ประธานบริหารภาวนาคุณ"),
        ("เลขาธิการมูลนิธิรักษ์น้ำ ในพระบรมราชูปถัมภ์ ร่วมลงนาม", "เลขาธิการมูลนิธิรักษ์น้ำ ในพระบรมราชูปถัมภ์"),
    ],
)
def test_the_position_is_whole_and_ends_before_what_its_holder_does(
    make_page: MakePage, after: str, position: str
) -> None:
    page = make_page("ลงนาม MOU", f"โดย {A} {after}")
    found = people(page)[A].position
    assert found is not None
    assert found.of(page.text) == position


def test_a_doctor_after_the_governor_of_a_province_is_a_person_of_his_own(make_page: MakePage) -> None:
    page = make_page("ลงนาม MOU", f"ลงนามระหว่าง {A} ผู้ว่าราชการจังหวัด นพ.สมหมาย แพงทอง ผู้อำนวยการโรงพยาบาล")
    assert list(people(page)) == [A, "นพ.สมหมาย แพงทอง"]


def test_the_position_may_begin_the_line_after_the_name(make_page: MakePage) -> None:
    page = make_page("ลงนาม MOU", f"โดยมี {A}", "ผู้ว่าราชการจังหวัดขอนแก่น ร่วมลงนาม")
    found = people(page)[A].position
    assert found is not None
    assert found.of(page.text) == "ผู้ว่าราชการจังหวัดขอนแก่น"


@pytest.mark.parametrize("link", [" และ ", " และ", "กับ"])
def test_the_next_side_of_the_agreement_is_no_part_of_a_position(make_page: MakePage, link: str) -> None:
    sentence = f"ธนาคารออมสิน โดย {A} ผู้จัดการใหญ่{link}ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร (ธ.ก.ส.) โดย {B} ผู้จัดการ ร่วมลงนาม"
    page = make_page("ลงนาม MOU", sentence)
    found = people(page)[A].position
    assert found is not None
    assert found.of(page.text) == "ผู้จัดการใหญ่"
