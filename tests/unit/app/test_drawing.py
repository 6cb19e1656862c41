"""Lines of exactly so many cells, whatever Thai stands in them."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from mou_tui.app.widgets.drawing import Piece, both_ends, marked, strip_of
from mou_tui.article import Span
from mou_tui.thai.width import cells, clusters

PLAIN = Style()
THAI = st.text("กขคมหวิทยาลัยเชียงใหม่น้ำทุ่งที่ abc 123 ภาษา中", max_size=40)


@given(st.lists(THAI, max_size=4), st.integers(0, 40))
def test_a_line_has_the_width_asked_for(texts: list[str], width: int) -> None:
    strip = strip_of([Piece(text, PLAIN) for text in texts], width, PLAIN)
    assert cells(strip.text) == strip.cell_length == width


@given(THAI, st.integers(1, 30))
def test_what_is_cut_is_cut_between_clusters_and_ends_with_an_ellipsis(text: str, width: int) -> None:
    drawn = strip_of([Piece(text, PLAIN)], width, PLAIN).text
    if cells(text) <= width:
        assert drawn == text + " " * (width - cells(text))
    else:
        kept = drawn.rstrip(" ").removesuffix("…")
        assert text.startswith(kept)
        assert len(kept) in {0, *(end for _start, end in clusters(text))}


def test_an_ellipsis_says_so_where_the_cut_falls_between_two_pieces() -> None:
    pieces = [Piece("มหาวิทยาลัย", PLAIN), Piece("เชียงใหม่", PLAIN)]
    assert strip_of(pieces, cells("มหาวิทยาลัย"), PLAIN).text == "มหาวิทยาลั…"


def test_both_ends_keep_the_right_one_as_long_as_there_is_room() -> None:
    left, right = [Piece("คลัง: ข่าวตัวอย่าง", PLAIN)], [Piece("ไทย", PLAIN)]
    assert both_ends(left, right, 24, PLAIN).text.endswith("ไทย")
    assert both_ends(left, right, 8, PLAIN).text.startswith("คลัง: ")
    assert "ไทย" not in both_ends(left, right, 8, PLAIN).text


def test_marked_words_are_cut_out_in_order_and_overlaps_are_marked_once() -> None:
    pieces = marked("ลงนามความร่วมมือ", [Span(5, 9), Span(0, 5), Span(3, 7)], PLAIN, Style(bold=True))
    assert "".join(p.text for p in pieces) == "ลงนามความร่วมมือ"
    assert "".join(p.text for p in pieces if p.style.bold) == "ลงนามความ"


def test_a_mark_stays_with_its_letter_where_the_match_ends_between_them() -> None:
    bold = Style(bold=True)
    pieces = marked("ความช่วยเหลือ", [Span(3, 5)], PLAIN, bold)
    assert [piece.text for piece in pieces] == ["ควา", "มช่", "วยเหลือ"]
    assert [piece.text for piece in marked("น้ำ", [Span(0, 1), Span(2, 3)], PLAIN, bold)] == ["น้ำ"]
