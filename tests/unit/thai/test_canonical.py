"""canonical(): texts that look alike become alike, and nothing hidden is left in them."""

import unicodedata

import pytest

from mou_tui.thai.canonical import canonical


@pytest.mark.parametrize(
    "typed",
    ["น้ำ", "น\u0e49\u0e4dา", "น\u0e4d\u0e49า", "น\u0e33\u0e49", "น\u0e4dา\u0e49", "น\u200b\u0e4d\u200b\u0e49\u200bา"],
)
def test_sara_am_is_one_letter_and_follows_its_tone(typed: str) -> None:
    assert canonical(typed) == "น\u0e49\u0e33"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ก\u0e48\u0e34", "ก\u0e34\u0e48"),  # tone typed before the vowel: ก่ิ
        ("พันธ\u0e4c\u0e38", "พันธ\u0e38\u0e4c"),  # พันธ์ุ
        ("ที\u0e48\u0e48", "ที\u0e48"),  # a mark typed twice overprints itself
        ("ก\u0e34\u0e48\u0e38", "ก\u0e38\u0e34\u0e48"),
        ("เเพทย์เเละ", "แพทย์และ"),
        ("ป\uf70a", "ป\u0e48"),  # marks of Windows' first Thai fonts
        ("ป\uf702\uf713", "ป\u0e35\u0e48"),
        ("\uf70f\uf718", "ญ\u0e38"),
        ("\uf700าน", "ฐาน"),
    ],
)
def test_thai_marks(typed: str, expected: str) -> None:
    assert canonical(typed) == expected


def test_what_is_right_already_stays() -> None:
    text = "ศาสตราจารย์ ดร.นพ.พงษ์รักษ์ น้ำพุ กี่บาท ½ ② x² “ฯลฯ” ๆ é 🙂 中文 ﷺ"
    assert canonical(text) == text


def test_controls_and_the_invisible_go() -> None:
    assert canonical("\ufeffก\u200bข\u00adค\u2060ง\u200e\u202eจ\u2066ฉ\u2069\ufe0f") == "กขคงจฉ"
    assert canonical("👨\u200d👩\u200d👧 ❤\ufe0f 👍🏽") == "👨👩👧 ❤ 👍"
    assert canonical("a\x1b]52;c;aGk=\x07b\x9b31mc\x00\x7f") == "a]52;c;aGk=b31mc"


def test_spaces_and_line_ends_become_plain() -> None:
    assert canonical("ก\u00a0ข\u2009ค\tง\u3000จ") == "ก ข ค ง จ"
    assert canonical("ก\r\nข\rค\u2028ง\u2029จ\x0cฉ\x85ช") == "ก\nข\nค\nง\nจ\nฉ\nช"
    assert canonical("ก\r\u200b\nข") == "ก\nข"


def test_lone_surrogates_can_be_written_out() -> None:
    assert canonical("ก\ud800ข").encode() == "ก\ufffdข".encode()


def test_it_is_never_nfkc() -> None:
    assert unicodedata.normalize("NFKC", "ทำ") != "ทำ"
    assert canonical("ทำ ﬁ ①") == "ทำ ﬁ ①"


@pytest.mark.parametrize(
    "unit", ["\u0e4d", "\u0e33\u0e48", "\u0e48\u0e34", "\u200b", "เ", "\r", "\u0e4d\u0e48\u0e32", "7"]
)
def test_one_thing_repeated_is_no_trap(unit: str) -> None:
    # A quadratic pattern would take minutes here.
    once = canonical(unit * (300_000 // len(unit)))
    assert canonical(once) == once


@pytest.mark.parametrize("odd", ["", "中", "\u00a0", "\u200b", "\t", "\x00"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ก\u0e48\u0e34", "ก\u0e34\u0e48"),
        ("น\u0e4d\u0e49า", "น\u0e49\u0e33"),
        ("ก\r\nข", "ก\nข"),
        ("ที\u0e48\u0e48", "ที\u0e48"),
    ],
)
def test_what_else_stands_in_a_text_changes_nothing(typed: str, expected: str, odd: str) -> None:
    assert canonical(f"{odd} {typed}") == f"{canonical(odd)} {expected}"
