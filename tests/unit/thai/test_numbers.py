"""Figures and number words."""

import pytest

from mou_tui.thai.numbers import arabic, parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("174,150,000", 174150000),
        ("๑๗๔.๑๕ ล้าน", 174150000),
        ("1.2 แสนล้าน", 120_000_000_000),
        ("15 ล้าน", 15_000_000),
        ("2.5 หมื่น", 25000),
        ("2 ล้าน 6 แสน", 2_600_000),
        ("๗ ล้าน ๕ พัน", 7_005_000),
        ("0.25", 0.25),
        ("3.5 billion", 3_500_000_000),
        ("ยี่สิบเอ็ด", 21),
        ("สองร้อยห้าสิบ", 250),
        ("สิบล้าน", 10_000_000),
        ("หนึ่งแสนสองหมื่นล้าน", 120_000_000_000),
        ("ศูนย์", 0),
    ],
)
def test_numbers(text: str, number: float) -> None:
    parsed = parse_number(text)
    assert parsed == number
    assert type(parsed) is type(number)


@pytest.mark.parametrize(
    "text", ["", "ล้านนา", "1,23", "12 บาท", "สองสาม", "6 แสน 2 ล้าน", "2 ล้าน 6 แสนล้าน", "9" * 40, "ก" * 200]
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


def test_thai_digits_become_arabic_ones_in_place() -> None:
    assert arabic("พ.ศ. ๒๕๖๖") == "พ.ศ. 2566"
