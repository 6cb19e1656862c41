"""Where the words begin that a short form in a bracket stands for."""

import pytest

from mou_tui.article import Span
from mou_tui.facts.expansion_start import begun


@pytest.mark.parametrize(
    ("before", "form", "long"),
    [
        ("เพื่อสร้างบุคลากรที่มีความรู้ด้าน", "AI", "ปัญญาประดิษฐ์"),
        ("ลงทุนในพื้นที่", "EEC", "โครงการพัฒนาระเบียงเศรษฐกิจพิเศษภาคตะวันออก"),
        ("กลุ่มร้านค้าและ", "SMEs", "วิสาหกิจขนาดกลางและขนาดย่อม"),
        ("การเจรจา", "fta", "เขตการค้าเสรี"),
        ("บรรลุ", "SDGs", "เป้าหมายการพัฒนาที่ยั่งยืน"),
        ("ผู้ได้รับผลกระทบจากการแพร่ระบาดของ", "COVID-19", "เชื้อไวรัสโคโรนา 2019"),
        ("และ", "XDK", "ศูนย์รับเรื่องดาวเหนือ"),
        ("รวมถึง", "XDK", "ศูนย์รับเรื่องดาวเหนือ"),
        ("", "XDK", "ศูนย์รับเรื่องดาวเหนือ"),
        ("", "AI", "ระบบคิดแทนคน"),
    ],
)
def test_what_comes_before_is_no_part(before: str, form: str, long: str) -> None:
    text = before + long
    assert begun(text, Span(0, len(text)), form).of(text) == long


def test_little_is_not_cut_from_little() -> None:
    assert begun("และมือ", Span(0, 6), "XDK") == Span(0, 6)
