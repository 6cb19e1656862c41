"""What a list calls a party."""

import pytest

from mou_tui.facts.model import Fact
from mou_tui.facts.summary import short_form


@pytest.mark.parametrize(
    ("name", "aliases", "abbreviation", "short"),
    [
        ("ธนาคารอาคารสงเคราะห์", ["GHB", "ธอส."], None, "ธอส."),
        ("ธนาคารอาคารสงเคราะห์", ["GHB"], "ธอส.", "ธอส."),
        ("องค์การสวนสัตว์แห่งประเทศไทย", ["ZPO"], "ZPO", "องค์การสวนสัตว์แห่งประเทศไทย"),
        ("ญี่ปุ่น", ["TPA"], None, "ญี่ปุ่น"),
        ("บริษัท เอสซีจี ซิเมนต์ จำกัด (มหาชน)", ["SCG"], None, "เอสซีจี ซิเมนต์"),
        ("บริษัท ทดสอบ จำกัด", [], None, "ทดสอบ"),
        ("มหาวิทยาลัยเชียงใหม่", ["มช.", "CMU"], "มช.", "มช."),
        ("Kunming Medical University", ["KMU"], None, "KMU"),
        ("Kunming Medical University", [], None, "Kunming Medical University"),
        ("SCG", ["เอสซีจี"], None, "เอสซีจี"),
        ("มหาวิทยาลัยเชียงใหม่", ["4"], None, "มหาวิทยาลัยเชียงใหม่"),
    ],
)
def test_a_thai_name_has_a_thai_short_form(name: str, aliases: list[str], abbreviation: str | None, short: str) -> None:
    organization = {"abbreviation": abbreviation} if abbreviation else None
    fact = Fact("party", name, details={"aliases": aliases, "organization": organization})
    assert short_form(fact) == short
