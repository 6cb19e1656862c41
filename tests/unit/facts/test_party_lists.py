"""Parties of long lists, of sentences with several organisations, and the short names by which they go."""

from collections.abc import Callable

import pytest

from mou_tui.article import Article
from mou_tui.facts import extract

MakeArticle = Callable[..., Article]


@pytest.fixture
def parties(make_article: MakeArticle) -> Callable[..., dict[str, list[str]]]:
    """A function from lines to the names of the parties with their aliases."""

    def read(*lines: str) -> dict[str, list[str]]:
        return {str(f.value): f.details["aliases"] for f in extract(make_article(*lines)).of("party")}

    return read


def test_a_list_may_be_longer_than_a_paragraph_is_wide(parties: Callable[..., dict[str, list[str]]]) -> None:
    names = [f"สำนักงานพัฒนาชุมชนจังหวัด{place}" for place in ("เลย", "แพร่", "น่าน", "ตาก", "ตรัง", "สตูล", "ยะลา", "ชุมพร")]
    names += [
        f"มหาวิทยาลัยราชภัฏ{place}" for place in ("เชียงใหม่", "ลำปาง", "สุรินทร์", "อุดรธานี", "เลย", "ยะลา", "สงขลา", "ภูเก็ต")
    ]
    names += [f"องค์การบริหารส่วนจังหวัด{place}" for place in ("เลย", "แพร่", "น่าน", "ตาก", "ตรัง", "สตูล", "ยะลา", "ชุมพร")]
    names += [
        f"สมาคมส่งเสริมการท่องเที่ยวจังหวัด{place}" for place in ("เลย", "แพร่", "น่าน", "ตาก", "ตรัง", "สตูล", "ยะลา", "ชุมพร")
    ]
    body = f"พิธีลงนามบันทึกข้อตกลงความร่วมมือระหว่าง {len(names)} หน่วยงาน ได้แก่ {', '.join(names[:-1])} และ{names[-1]}"
    assert list(parties("ลงนาม MOU ร่วมกัน", body)) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "ลงนามบันทึกข้อตกลงระหว่าง 3 กระทรวง ในวันนี้ (24 มี.ค. 65) ณ ทำเนียบรัฐบาล ประกอบด้วย กระทรวงแรงงาน กระทรวงพลังงาน และกระทรวงคมนาคม",
            ["กระทรวงแรงงาน", "กระทรวงพลังงาน", "กระทรวงคมนาคม"],
        ),
        (
            "ลงนาม MOU ระหว่าง กรมอนามัย และหน่วยงานภาคี จำนวน 2 เครือข่าย ประกอบด้วย กรมราชทัณฑ์ และมูลนิธิรักษ์น้ำ",
            ["กรมอนามัย", "กรมราชทัณฑ์", "มูลนิธิรักษ์น้ำ"],
        ),
        (
            "ลงนามบันทึกข้อตกลงระหว่าง กองทัพบก โดยมณฑลทหารบกที่ 11 การประปานครหลวง และกรมธนารักษ์",
            ["กองทัพบก", "การประปานครหลวง", "กรมธนารักษ์"],
        ),
        (
            "ลงนามบันทึกข้อตกลงระหว่าง กรมอนามัย สถาบันคุณวุฒิวิชาชีพ (องค์การมหาชน) และธนาคารออมสิน",
            ["กรมอนามัย", "สถาบันคุณวุฒิวิชาชีพ (องค์การมหาชน)", "ธนาคารออมสิน"],
        ),
        (
            "ลงนามสัญญาระหว่างบริษัท FRESH FOOD TRADING ประเทศจีน กับบริษัท THAI RICE จากประเทศไทย",
            ["บริษัท FRESH FOOD TRADING", "บริษัท THAI RICE"],
        ),
        (
            "ลงนามบันทึกข้อตกลงระหว่าง กรมอนามัย กับ สหกิจเพื่อนแห่งประเทศไทย ณ ห้องประชุมใหญ่",
            ["กรมอนามัย", "สหกิจเพื่อนแห่งประเทศไทย"],
        ),
        (
            "ลงนามบันทึกข้อตกลงระหว่าง สถาบันอนุญาโตตุลาการ กับ สมาคมส่งเสริมธุรกิจ บางนา ตราด โดยมี นายสมชาย ใจดี เป็นพยาน",
            ["สถาบันอนุญาโตตุลาการ", "สมาคมส่งเสริมธุรกิจ บางนา ตราด"],
        ),
        (
            "ลงนามบันทึกข้อตกลงระหว่าง กรมชลประทาน กระทรวงเกษตรและสหกรณ์ กับ มหาวิทยาลัยมหิดล",
            ["กรมชลประทาน", "มหาวิทยาลัยมหิดล"],
        ),
        (
            "ลงนาม MOU ร่วมด้วยตัวแทนจาก 2 หน่วยงาน ได้แก่ นายสมชาย ใจดี อธิบดีกรมอนามัย นายสมศักดิ์ ใจงาม อธิบดีกรมการแพทย์",
            ["กรมอนามัย", "กรมการแพทย์"],
        ),
    ],
)  # fmt: skip
def test_the_members_of_a_statement(
    parties: Callable[..., dict[str, list[str]]], sentence: str, names: list[str]
) -> None:
    assert list(parties("พิธีลงนาม MOU", sentence)) == names


def test_a_ministry_that_acts_by_a_department_is_a_party_too(parties: Callable[..., dict[str, list[str]]]) -> None:
    found = parties(
        "กระทรวงแรงงาน โดยกรมการจัดหางาน ร่วมกับ มหาวิทยาลัยมหิดล ลงนาม MOU",
        "วันนี้มีพิธีลงนามบันทึกข้อตกลงระหว่าง กรมการจัดหางาน กับ มหาวิทยาลัยมหิดล",
    )
    assert sorted(found) == sorted(["กระทรวงแรงงาน", "กรมการจัดหางาน", "มหาวิทยาลัยมหิดล"])


def test_short_names_are_aliases_of_whom_they_mean(parties: Callable[..., dict[str, list[str]]]) -> None:
    found = parties(
        "“แรงงาน” จับมือ สถาบันฯ ลงนาม MOU",
        "กระทรวงแรงงาน ก.แรงงาน และสถาบันพระปกเกล้า ลงนามบันทึกข้อตกลงระหว่าง กระทรวงแรงงาน กับ สถาบันพระปกเกล้า กับ บริษัท ก้าวหน้าฟาร์ม จำกัด "
        "โดย บจ.ก้าวหน้าฟาร์ม (KNF) สนับสนุน",
    )
    assert {"แรงงาน", "ก.แรงงาน"} <= set(found["กระทรวงแรงงาน"])
    assert "สถาบันฯ" in found["สถาบันพระปกเกล้า"]
    assert {"บจ.ก้าวหน้าฟาร์ม", "KNF"} <= set(found["บริษัท ก้าวหน้าฟาร์ม จำกัด"])


def test_a_cut_name_that_two_parties_share_is_no_alias(parties: Callable[..., dict[str, list[str]]]) -> None:
    found = parties("ลงนาม MOU", "ลงนามบันทึกข้อตกลงระหว่าง มหาวิทยาลัยมหิดล กับ มหาวิทยาลัยแม่โจ้ โดยมหาวิทยาลัยฯ จะร่วมกัน")
    assert found == {"มหาวิทยาลัยมหิดล": [], "มหาวิทยาลัยแม่โจ้": []}


def test_a_group_beside_a_person_who_signs(parties: Callable[..., dict[str, list[str]]]) -> None:
    found = parties(
        "ลงนาม MOU เหล็กไทย",
        "นายสมชาย ใจดี อธิบดีกรมศุลกากร และ กลุ่ม 3 สมาคมผู้ประกอบการเหล็ก ซึ่งประกอบด้วย สมาคมผู้ผลิตท่อโลหะ "
        "สมาคมผู้ผลิตเหล็กทรงยาวด้วยเตาไฟฟ้า และสมาคมเหล็กแผ่นไทย ร่วมลงนามบันทึกความเข้าใจ",
    )
    assert list(found) == ["กรมศุลกากร", "สมาคมผู้ผลิตท่อโลหะ", "สมาคมผู้ผลิตเหล็กทรงยาวด้วยเตาไฟฟ้า", "สมาคมเหล็กแผ่นไทย"]


def test_members_with_what_they_will_do_are_read_on_and_counted_on(
    parties: Callable[..., dict[str, list[str]]],
) -> None:
    found = parties(
        "ลงนาม MOU ราชวิทยาลัย",
        "พิธีลงนามบันทึกข้อตกลงความร่วมมือ ด้านบุคลากร มี 3 ราชวิทยาลัย คือ 1.ราชวิทยาลัยจักษุแพทย์   แห่งประเทศไทย ผลิตแพทย์ "
        "2.ราชวิทยาลัยรังสีแพทย์แห่งประเทศไทย สรรหาบุคลากร และการพัฒนาคุณภาพบริการ 3.ราชวิทยาลัยจิตแพทย์แห่งประเทศไทย เพิ่มการผลิต",
        "สำหรับความร่วมมือด้านบริการ มี 3 ราชวิทยาลัย คือ 1.ราชวิทยาลัยกุมารแพทย์แห่งประเทศไทย 2.ราชวิทยาลัยพยาธิแพทย์แห่งประเทศไทย "
        "3.ราชวิทยาลัยทันตแพทย์แห่งประเทศไทย",
    )
    assert [name.removesuffix("แห่งประเทศไทย").strip() for name in found] == [
        "ราชวิทยาลัยจักษุแพทย์",
        "ราชวิทยาลัยรังสีแพทย์",
        "ราชวิทยาลัยจิตแพทย์",
        "ราชวิทยาลัยกุมารแพทย์",
        "ราชวิทยาลัยพยาธิแพทย์",
        "ราชวิทยาลัยทันตแพทย์",
    ]


def test_the_parties_may_begin_the_line_after_the_signing(parties: Callable[..., dict[str, list[str]]]) -> None:
    lines = ("วันนี้มีพิธีลงนามบันทึกความเข้าใจเรื่องการศึกษา", "ระหว่าง กระทรวงแรงงาน กระทรวงพลังงาน และกระทรวงคมนาคม ณ ทำเนียบรัฐบาล")
    assert list(parties("สามกระทรวงลงนาม MOU", *lines)) == ["กระทรวงแรงงาน", "กระทรวงพลังงาน", "กระทรวงคมนาคม"]


def test_parties_are_listed_by_sector(parties: Callable[..., dict[str, list[str]]]) -> None:
    line = (
        "พิธีลงนามความร่วมมือของภาคีเครือข่าย ประกอบด้วย 1) ภาครัฐ อาทิ กระทรวงคมนาคม และกรมอนามัย เป็นต้น "
        "2) ภาคเอกชน อาทิ บริษัท ก้าวหน้า จำกัด และ 3) ภาคประชาสังคม อาทิ มูลนิธิรักษ์น้ำ"
    )
    names = list(parties("ลงนาม MOU ร่วมกัน", line))
    assert names == ["กระทรวงคมนาคม", "กรมอนามัย", "บริษัท ก้าวหน้า จำกัด", "มูลนิธิรักษ์น้ำ"]


def test_provinces_in_a_row_are_members_and_one_by_itself_is_a_place(
    parties: Callable[..., dict[str, list[str]]],
) -> None:
    line = "ลงนาม MOU 4 หน่วยงาน ประกอบด้วย กรมอนามัย กรุงเทพมหานคร จังหวัดขอนแก่น จังหวัดภูเก็ต และจังหวัดสงขลา"
    assert list(parties("ลงนาม MOU", line))[2:] == ["จังหวัดขอนแก่น", "จังหวัดภูเก็ต", "จังหวัดสงขลา"]
    line = "ลงนาม MOU 2 หน่วยงาน ประกอบด้วย กรมอนามัย โรงพยาบาลแกลง จังหวัดระยอง และกรมการแพทย์"
    assert "จังหวัดระยอง" not in parties("ลงนาม MOU", line)


def test_the_signatory_s_organisation_stands_against_a_counted_group(
    parties: Callable[..., dict[str, list[str]]],
) -> None:
    lines = (
        "โดยมี นายสมชาย ใจดี อธิบดีกรมอนามัย ลงนามความร่วมมือฯ",
        "กับผู้แทนสถานี 2 แห่ง ได้แก่ บริษัท ก้าวหน้า จำกัด และบริษัท รุ่งเรือง จำกัด",
    )
    assert "กรมอนามัย" in parties("ลงนามความร่วมมือลดขยะ", *lines)


def test_the_ministry_acts_by_a_department_beside_others(parties: Callable[..., dict[str, list[str]]]) -> None:
    line = "วันนี้ กระทรวงสาธารณสุข โดยกรมอนามัย บริษัท ก้าวหน้า จำกัด และบริษัท รุ่งเรือง จำกัด ร่วมลงนามบันทึกข้อตกลงความร่วมมือ"
    assert set(parties("พิธีลงนาม MOU", line)) == {"กระทรวงสาธารณสุข", "กรมอนามัย", "บริษัท ก้าวหน้า จำกัด", "บริษัท รุ่งเรือง จำกัด"}


@pytest.mark.parametrize(("after", "signs"), [("บันทึกข้อตกลง", True), ("เป็นสักขีพยาน", False)])
def test_an_organisation_that_also_signed_is_a_party(
    parties: Callable[..., dict[str, list[str]]], after: str, signs: bool
) -> None:
    lines = (
        "วันนี้มีพิธีลงนามบันทึกข้อตกลงระหว่าง กระทรวงแรงงาน กับ กระทรวงพลังงาน",
        f"อธิบดีกล่าวว่า กรมราชทัณฑ์ ได้ร่วมลงนาม{after} เพื่อพัฒนาทักษะ",
    )
    assert ("กรมราชทัณฑ์" in parties("ลงนาม MOU", *lines)) is signs
