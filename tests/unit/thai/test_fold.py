"""fold(): the same words however they were typed, at the same offsets."""

from mou_tui.thai.fold import FOLDED, fold


def test_letters_digits_quotes_and_dashes() -> None:
    assert fold("MoU ๒๕๖๖ “ความร่วมมือ” ‘ก’ 2565–2566") == "mou 2566 \"ความร่วมมือ\" 'ก' 2565-2566"


def test_marks_and_other_scripts_are_kept() -> None:
    text = "น้ำ นำ İstanbul Ärzte ½"
    assert fold(text) == "น้ำ นำ İstanbul Ärzte ½".replace("A", "a")


def test_every_folded_character_is_one_character_and_stays() -> None:
    for point, plain in FOLDED.items():
        assert len(plain) == 1
        assert fold(chr(point)) == plain == fold(plain)
