"""Organisations in Latin letters, whatever stands around them."""

import re

import pytest

from mou_tui.facts import latin_bodies as subject
from mou_tui.facts.latin_bodies import latin_bodies
from mou_tui.organizations.resolver import gazetteer


def found(text: str) -> list[str]:
    """The names in `text`, by the words that tell a kind."""
    places = sorted({m.start() for kind in subject._KINDS for m in re.finditer(re.escape(kind), text)})
    return [span.of(text) for span in latin_bodies(text, places)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("กับ Western Isles University สาธารณรัฐ", ["Western Isles University"]),
        ("School of Nursing, University of Leeds ประเทศอังกฤษ", ["School of Nursing, University of Leeds"]),
        ("และ Orbit Asia Pte. Ltd. ได้ลงนาม", ["Orbit Asia Pte. Ltd."]),
        ("Dr. Ken Mori, Vice Provost, Hana University และ", ["Hana University"]),
        ("กับ Blue Group Co., Ltd., P.R. China", ["Blue Group Co., Ltd."]),
        ("between Aoba University and Tara College in Leeds", ["Aoba University", "Tara College"]),
        ("Dean of Faculty of Science, Aoba University", ["Faculty of Science, Aoba University"]),
        ("MOU with Aoba University of Arts & Crafts", ["Aoba University of Arts & Crafts"]),
        ("Signing Ceremony at Tara Hospital", ["Tara Hospital"]),
        ("Nord (Thailand) Public Company Limited ลงนาม", ["Nord (Thailand) Public Company Limited"]),
        ("Memorandum of Understanding between", []),
        ("the University signs, a Bank follows", []),
    ],
)
def test_a_name_reaches_from_its_first_capital_to_its_last_word(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_most_latin_names_of_known_bodies_are_found_by_their_form_alone() -> None:
    names = {name for body in gazetteer().bodies.values() for name in body.names if name[0].isascii()}
    of_a_kind = sorted(name for name in names if subject._KIND.search(name))
    whole = [name for name in of_a_kind if {name, name.removeprefix("The ")} & set(found(f"ลงนามกับ {name} เมื่อวันที่"))]
    assert len(whole) >= 0.96 * len(of_a_kind) > 1_000
