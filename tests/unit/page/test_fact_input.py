"""What a reader types as a fact's value."""

import pytest

from mou_tui import i18n
from mou_tui.facts.amount import Money
from mou_tui.facts.model import Fact, Kind, Value
from mou_tui.page.fact_input import parse_value, typed_text, understood


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("signed_on", "23 ส.ค. 2566", "2023-08-23"),
        ("signed_on", "๒๓ สิงหาคม ๒๕๖๖", "2023-08-23"),
        ("signed_on", "23/8/2566", "2023-08-23"),
        ("signed_on", "2023-08-23", "2023-08-23"),
        ("signed_on", "2566-08-23", "2023-08-23"),
        ("expires_on", "ส.ค. 2569", "2026-08"),
        ("expires_on", "2026", "2026"),
        ("term", "3 ปี", "P3Y"),
        ("term", "๑ ปี ๖ เดือน", "P1Y6M"),
        ("term", "2 years", "P2Y"),
        ("term", "p3y", "P3Y"),
        ("money", "174.15 ล้านบาท", Money(174_150_000)),
        ("money", "20,000 USD", Money(20_000, "USD")),
        ("money", "๑๕,๐๐๐ บาท", Money(15_000)),
        ("money", "500", Money(500)),
        ("sdg", "SDG 4", 4),
        ("sdg", "๑๗", 17),
        ("party", "  มหาวิทยาลัย  ตัวอย่าง ", "มหาวิทยาลัย ตัวอย่าง"),
    ],
)
def test_values_are_understood_as_people_write_them(kind: Kind, typed: str, value: Value) -> None:
    assert parse_value(kind, typed) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("signed_on", "เมื่อวาน"), ("signed_on", "2023-13-40"), ("term", "นาน"), ("money", "มาก"), ("sdg", "18"), ("sdg", "สี่"),
     ("party", " "), ("money", "5 ลูก"), ("signed_on", "2566-02-30"), ("expires_on", "0000"), ("term", "0 ปี"), ("term", "P0D")],
)  # fmt: skip
def test_what_is_not_understood_is_said(kind: Kind, typed: str) -> None:
    with pytest.raises(ValueError, match=r"\."):
        parse_value(kind, typed)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("signed_on", "2023-08-23"),
        ("term", "P1Y6M"),
        ("money", Money(174_150_000)),
        ("money", Money(20_000, "USD")),
        ("sdg", 4),
    ],
)
def test_a_value_that_is_left_as_it_stands_is_kept(kind: Kind, value: Value) -> None:
    assert parse_value(kind, typed_text(Fact(kind, value))) == value


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("signed_on", "10/6/2562", ["= จ. 10 มิ.ย. 2562", "หมดอายุ อา. 9 มิ.ย. 2567"]),
        ("signed_on", "มิ.ย. 2562", ["= มิ.ย. 2562", "หมดอายุ มิ.ย. 2567"]),
        ("term", "3 ปี", ["= 3 ปี", "หมดอายุ พ. 1 ม.ค. 2568"]),
        ("expires_on", "2569-11-29", ["= อา. 29 พ.ย. 2569"]),
        ("signed_on", "พรุ่งนี้มั้ง", []),
        ("venue", "10/6/2562", []),
    ],
)
def test_what_is_understood_is_echoed_with_what_follows_from_it(kind: Kind, typed: str, said: list[str]) -> None:
    i18n.set_language("th")
    facts = [Fact("signed_on", "2022-01-02"), Fact("term", "P5Y")]
    assert understood(kind, typed, facts) == said


def test_a_stated_expiry_does_not_follow_from_anything() -> None:
    facts = [Fact("term", "P5Y"), Fact("expires_on", "2027-01-01")]
    assert understood("signed_on", "2022-01-02", facts) == ["= Sun 2 Jan 2022"]
    assert understood("signed_on", "2022-01-02", [Fact("term", "P5Y", agreement=2)]) == ["= Sun 2 Jan 2022"]
