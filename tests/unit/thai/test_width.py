"""Columns and clusters: what a terminal shows, and where text may be cut."""

import unicodedata

import pytest

from mou_tui.thai.width import cells, cluster_end, clusters, fitting, pad, prefix_cells, truncate


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("น้ำ", 2),  # SARA AM has a cell of its own
        ("กี่", 1),
        ("ญี่ปุ่น", 3),
        ("มหาวิทยาลัยเชียงใหม่", 16),
        ("ฯลฯ ๆ ฿๒๕๖๖", 11),
        ("MoU – “ก” …", 11),
        ("中文", 4),
        ("🙂", 2),
        ("🇹🇭", 2),
        ("👍🏽", 2),
        ("e\u0301", 1),
        ("한글", 4),
        ("", 0),
    ],
)
def test_cells(text: str, columns: int) -> None:
    assert cells(text) == columns == prefix_cells(text)[-1]


def test_clusters_are_what_a_cursor_passes_at_once() -> None:
    text = "น้ำกี่เก็บ🇹🇭👍🏽e\u0301\n中"
    assert [text[start:end] for start, end in clusters(text)] == [
        "น้ำ",
        "กี่",
        "เ",
        "ก็",
        "บ",
        "🇹🇭",
        "👍🏽",
        "e\u0301",
        "\n",
        "中",
    ]
    assert [cluster_end(text, start) for start, _ in clusters(text)] == [end for _, end in clusters(text)]


def test_a_cluster_of_any_length_has_an_end() -> None:
    text = "ก" + "\u0e48" * 5000 + "ข"
    assert cluster_end(text) == 5001


def test_truncate_cuts_at_clusters_and_leaves_room_for_the_ellipsis() -> None:
    assert truncate("น้ำใจงาม", 6) == "น้ำใจง…"
    assert truncate("น้ำใจงาม", 7) == "น้ำใจงาม"
    assert truncate("น้ำใจ", 2) == "…"  # น้ำ takes two, the ellipsis one
    assert truncate("中文字", 4) == "中…"
    assert truncate("ลงนาม บันทึก", 7) == "ลงนาม…"
    assert truncate("ยาว", 0) == ""
    assert truncate("🇹🇭🇹🇭", 3, "") == "🇹🇭"


def test_pad_fills_to_the_columns_asked() -> None:
    assert pad("ที่", 4) == "ที่   "
    assert pad("ที่", 4, "right") == "   ที่"
    assert pad("ที่", 4, "center") == " ที่  "
    assert cells(pad("มหาวิทยาลัย", 5)) == 5


@pytest.mark.parametrize("limit", range(12))
def test_fitting_never_exceeds_and_never_splits(limit: int) -> None:
    text = "น้ำ中กี่🇹🇭ำe\u0301"
    end = fitting(text, limit)
    assert cells(text[:end]) <= limit
    assert end in {0, *(e for _, e in clusters(text))}
    following = [e for _, e in clusters(text) if e > end]
    assert not following or cells(text[: following[0]]) > limit


def test_rich_counts_alike_all_that_can_stand_in_a_canonical_text() -> None:
    """The reader draws with Rich: where the two differ a line would be crooked. These are the only differences."""
    from rich.cells import get_character_cell_size

    from mou_tui.thai.canonical import canonical

    # Arabic and Kaithi number signs; the hexagrams and counting rods that Unicode 16 made wide.
    known = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    known |= {*range(0x2630, 0x2638), *range(0x268A, 0x2690), *range(0x4DC0, 0x4E00), *range(0x1D300, 0x1D377)}
    differing = {
        point
        for point in range(0x20, 0x110000)
        if unicodedata.category(character := chr(point)) not in {"Cn", "Cs", "Co"}
        and canonical(character) == character
        and cells(character) != get_character_cell_size(character)
    }
    assert differing <= known


def test_a_text_that_is_cut_at_an_ellipsis_of_its_own_has_one_ellipsis() -> None:
    assert truncate("ลงนาม … ร่วมมือ", 7) == "ลงนาม…"
    assert truncate("ลงนาม … ร่วมมือ", 40) == "ลงนาม … ร่วมมือ"
