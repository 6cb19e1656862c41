"""A word that is nowhere is put right by the library's own words, and what was searched is said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_tui import i18n
from mou_tui.library import Library, parse_query, sync
from mou_tui.library.answer import what_was_searched
from mou_tui.library.charmap import matchable
from mou_tui.library.spelling import respelled, respellings

_WORDS = ("มหาวิทยาลัยเชียงใหม่", "กระทรวงพาณิชย์", "ประยุทธ์", "kunming", "บันทึกความร่วมมือ")


def _count(gram: str) -> int:
    return sum(gram in matchable(word) for word in _WORDS)


@given(word=st.sampled_from(_WORDS), at=st.integers(0, 20), letter=st.sampled_from("่้์ิาใกนณฯxk"), how=st.integers(0, 2))
def test_one_wrong_letter_is_put_right(word: str, at: int, letter: str, how: int) -> None:
    right = matchable(word)
    at = min(at, len(right) - 1)
    wrong = right[:at] + (letter if how < 2 else "") + right[at + (how > 0) :]
    if not _count(wrong) and letter.isascii() == word.isascii():
        assert right in respellings(wrong, _count)


@given(word=st.text(alphabet="กขค่้าxyz .", max_size=12))
def test_what_is_offered_may_be_there_and_is_something_else(word: str) -> None:
    for other in respellings(word, _count):
        assert word not in other
        assert all(_count(other[i : i + 3]) for i in range(len(other) - 2))


@pytest.fixture
def library(tmp_path: Path):
    (tmp_path / "ก.txt").write_text("กระทรวงพาณิชย์ ลงนามความร่วมมือ Kunming University\n\nข่าวของวันนี้", "utf-8")
    (tmp_path / "ข.txt").write_bytes(b"\xff\xfe\x00\x00" * 40)
    sync([tmp_path])
    with Library.open([tmp_path]) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("กระทรวงพานิชย์", "กระทรวงพาณิชย์"),
        ("ลงนาม กระทรวงพาณิชย", ""),  # is found as it is
        ("ลงนาม Kunmming", "ลงนาม kunming"),
        ("title:ลงนาร", "title:ลงนาม"),
        ("ไม่มีคำนี้แน่นอน", ""),
        ("(ลงนาร", ""),
    ],
)
def test_the_library_puts_a_query_right(library: Library, typed: str, meant: str) -> None:
    assert ("" if len(library.found(parse_query(typed, partial=True))) else respelled(library, typed)) == meant


def test_nothing_found_says_what_was_searched(library: Library) -> None:
    i18n.set_language("en")
    query = parse_query("มช.")
    first, names, unread = what_was_searched(library, query)
    assert first == "1 article was searched."
    assert "Chiang Mai University" in names
    assert unread == "1 file could not be read."


def test_scans_are_counted_apart(tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    document.save(tmp_path / "scan.pdf")
    sync([tmp_path])
    with Library.open([tmp_path]) as opened:
        assert opened.unread() == (1, 1)
