"""The Kedmanee layout both ways."""

import pytest

from mou_tui.thai.keyboard import KEDMANEE_TO_LATIN, LATIN_TO_KEDMANEE, to_latin, to_thai


def test_every_key_has_its_character_both_ways() -> None:
    assert len(LATIN_TO_KEDMANEE) == len(KEDMANEE_TO_LATIN) == 94
    assert all(to_latin(to_thai(key)) == key for key in LATIN_TO_KEDMANEE)


def test_it_is_the_layout_of_pythainlp() -> None:
    from pythainlp.util.keyboard import EN_TH_KEYB_PAIRS

    assert all(LATIN_TO_KEDMANEE[latin] == thai for latin, thai in EN_TH_KEYB_PAIRS.items())


@pytest.mark.parametrize(("latin", "thai"), [("l;ylfu", "สวัสดี"), ("MoU", "?น๊"), ("jk", "่า"), ("q[]{}<>?", "ๆบลฐ,ฒฬฦ")])
def test_the_same_keys(latin: str, thai: str) -> None:
    assert to_thai(latin) == thai
    assert to_latin(thai) == latin
