"""Suggested spellings: one letter put right, in milliseconds."""

import pytest

from mou_tui.thai.suggest import suggest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("มหาวิทยลัย", "มหาวิทยาลัย"),
        ("บันทึกข้อตกลว", "บันทึกข้อตกลง"),
        ("เชียงใหม", "เชียงใหม่"),
        ("คววามร่วมมือ", "ความร่วมมือ"),
        ("พลังงานสะอาจ", "พลังงานสะอาด"),
        ("MoU ธรรมศาตร์ 2566", "MoU ธรรมศาสตร์ 2566"),
        ("สาธารนสุข", "สาธารณสุข"),
    ],
)
def test_one_letter_is_put_right(typed: str, meant: str) -> None:
    assert meant in suggest(typed)


@pytest.mark.parametrize("right", ["กระทรวงศึกษาธิการ", "MoU", "2566", "", "มช."])
def test_what_is_right_is_left_alone(right: str) -> None:
    assert suggest(right) == []


def test_long_input_is_no_trap() -> None:
    assert len(suggest("กขฃคฅฆง" * 200)) <= 3
