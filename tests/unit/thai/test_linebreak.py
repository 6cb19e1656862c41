"""Line breaking on the hard cases of Thai news: what a reader would notice at once."""

import pytest

from mou_tui.thai.linebreak import linebreak, prepared, protected_spans
from mou_tui.thai.width import cells


def broken(text: str, width: int) -> list[str]:
    """The lines as they are seen, broken with the protected spans of the text."""
    return [text[start:end].rstrip(" ") for start, end in linebreak(text, width, protected_spans(text))]


def test_lines_end_between_words() -> None:
    assert broken("มหาวิทยาลัยเชียงใหม่และมหาวิทยาลัยธรรมศาสตร์ลงนามบันทึกข้อตกลง", 22) == [
        "มหาวิทยาลัยเชียงใหม่และ",
        "มหาวิทยาลัยธรรมศาสตร์",
        "ลงนามบันทึกข้อตกลง",
    ]


def test_the_lines_joined_are_the_text_and_trailing_space_hangs() -> None:
    text = "ก ข  ค" + " " * 30 + "ง"
    lines = linebreak(text, 6)
    assert "".join(text[start:end] for start, end in lines) == text
    assert [text[start:end].rstrip() for start, end in lines] == ["ก ข  ค", "ง"]


@pytest.mark.parametrize("width", range(14, 60))
def test_what_follows_its_word_never_begins_a_line_and_brackets_are_not_left_behind(width: int) -> None:
    text = "งานต่าง ๆ ของกรุงเทพฯ และจังหวัดอื่น ๆ ฯลฯ (ระหว่างปี 2566–2570) “ความร่วมมือ” ได้แก่ วิจัย, สอน; ฯ"
    for line in broken(text, width)[1:]:
        assert line[0] not in "ๆฯ)”,;–"
    for line in broken(text, width)[:-1]:
        assert line[-1] not in "(“"


@pytest.mark.parametrize("width", range(1, 40))
def test_marks_and_sara_am_stay_with_their_consonant(width: int) -> None:
    text = "น้ำกี่ญี่ปุ่นเก็บก้ำกึ่งผู้ทรงคุณวุฒิ" * 3
    for start, _ in linebreak(text, width):
        assert text[start] not in "ำะา่้๊๋์ิีึืุูั็"


@pytest.mark.parametrize(
    "unit",
    [
        "ศาสตราจารย์ ดร.นพ.พงษ์รักษ์ ศรีบัณฑิตมงคล",
        "พล.ต.อ. อดุลย์ แสงสิงแก้ว",
        "นายกิตติรัตน์ ณ ระนอง",
        "Professor Xia Xueshan",
        "วันพุธที่ 23 สิงหาคม พ.ศ. 2566",
        "4 ต.ค. 65",
        "12-14 มกราคม 2566",
        "เวลา 09.30 น.",
        "174.15 ล้านบาท",
        "๑๗๔ ล้านบาท",
        "ครั้งที่ 3/2566",
        "พ.ศ. 2566",
        "ก.พ.ร.",
        "โทร. 0 2281 5555 ต่อ 12",
        "somchai.j@example.ac.th",
    ],
)
def test_units_are_kept_in_one_line(unit: str) -> None:
    text = f"ที่ประชุมได้พิจารณารายงานของหน่วยงานที่เกี่ยวข้องแล้ว {unit} และเห็นชอบตามที่เสนอต่อไป"
    for width in range(cells(unit) + 2, 90):
        assert any(unit in line for line in broken(text, width)), (width, broken(text, width))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เมื่อนายสมชาย กล่าวว่า", ["นายสมชาย"]),  # a verb is no surname
        ("นายกรัฐมนตรี และนายจ้าง พัฒนางาน คุณภาพชีวิต", []),  # no titles
        ("ร้อยเอก ธรรมนัส พรหมเผ่ารัฐมนตรีว่าการ", ["ร้อยเอก ธรรมนัส พรหมเผ่า"]),  # the office glued to the name
        ("นอกจากนี้ ยังขอบคุณ นายอนุชา รักไทย", ["นายอนุชา รักไทย"]),  # the คุณ of ขอบคุณ
        ("ดร.วันดี ใจงาม รักเรียน นายกสมาคม", ["ดร.วันดี ใจงาม รักเรียน"]),
        ("ตั้งแต่ 1 พฤษภาคม พ.ศ. 2563 ถึงวันที่ 31 พฤษภาคม พ.ศ. 2563", ["1 พฤษภาคม พ.ศ. 2563", "วันที่ 31 พฤษภาคม พ.ศ. 2563"]),
        ("ช่วง 28 ก.พ. – 2 มี.ค. 66", ["28 ก.พ. – 2 มี.ค. 66"]),
    ],
)
def test_protected_spans(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in protected_spans(text)] == expected


def test_a_unit_wider_than_the_line_is_broken_at_its_spaces() -> None:
    assert broken("ศาสตราจารย์ ดร.นพ.พงษ์รักษ์ ศรีบัณฑิตมงคล", 28) == ["ศาสตราจารย์ ดร.นพ.พงษ์รักษ์", "ศรีบัณฑิตมงคล"]


def test_a_long_url_fills_the_line_that_it_begins_in_and_breaks_at_its_slashes() -> None:
    assert broken("ที่มา : https://www.example.go.th/news/contents/details/12345", 30) == [
        "ที่มา : https://",
        "www.example.go.th/news/",
        "contents/details/12345",
    ]


def test_a_run_without_any_boundary_is_broken_at_cells_as_a_last_resort() -> None:
    assert broken("0" * 25, 10) == ["0" * 10, "0" * 10, "0" * 5]


def test_a_cluster_wider_than_the_line_is_the_only_thing_that_is() -> None:
    assert linebreak("中น้ำก", 1) == [(0, 1), (1, 4), (4, 5)]


def test_overlapping_spans_are_one() -> None:
    text = "หนึ่งสองสามสี่ห้า"
    for width in range(8, 20):
        lines = linebreak(text, width, [(0, 8), (4, 11), (11, 11), (99, 120)])
        assert not any(0 < start < 11 for start, _ in lines) or cells(text[:11]) > width


def test_a_break_beside_a_function_word_is_preferred_to_one_in_a_compound() -> None:
    # ICU cuts ร่วม|มือ and ขับ|เคลื่อน.
    for width in range(20, 50):
        for line in broken("เพื่อส่งเสริมความร่วมมือและการขับเคลื่อนนโยบายของหน่วยงานในท้องถิ่นที่เกี่ยวข้อง", width):
            assert not line.endswith(("ร่วม", "ขับ", "ส่ง", "หน่วย", "ท้อง", "ความ", "การ"))


def test_lines_before_a_long_name_are_filled_by_those_before_them() -> None:
    text = (
        "วันที่ 21 มิถุนายน 2566 ที่หอประชุมใหญ่ มีพิธีลงนามบันทึกข้อตกลงความร่วมมือทางวิชาการ โดยมี "
        "ผู้ช่วยศาสตราจารย์ ดร.นิวัติ แก้วประดับ เป็นประธาน"
    )
    for width in range(42, 60):
        for line in broken(text, width)[:-1]:
            assert cells(line) >= width / 2


def test_an_empty_text_is_one_empty_line() -> None:
    assert linebreak("", 10) == [(0, 0)]
    assert linebreak("   ", 10) == [(0, 3)]


def test_emoji_do_not_shift_the_boundaries() -> None:
    # ICU counts an emoji twice.
    text = "🙂🙂🙂 มหาวิทยาลัยเชียงใหม่ลงนาม"
    assert broken(text, 21) == ["🙂🙂🙂 มหาวิทยาลัย", "เชียงใหม่ลงนาม"]


@pytest.mark.parametrize(
    "unit", ["7", "ก", "น้ำ", "ำ", "\u0e48", "(", " ", "ๆ", "นาย", "กระทรวงก", "a-", "0-", "ก.", "中", "🙂", "http://a/"]
)
def test_one_thing_repeated_is_no_trap(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    breaks = prepared(text, protected_spans(text))
    for width in (1, 7, 80):
        lines = breaks.lines(width)
        assert lines[0][0] == 0
        assert lines[-1][1] == len(text)
