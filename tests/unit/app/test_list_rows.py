"""What the lines of the list say of an article."""

from dataclasses import replace
from typing import Any

import pytest
from rich.style import Style

from mou_tui import i18n
from mou_tui.app.widgets.row_pieces import Item, _title, heading_words, row_pieces
from mou_tui.article import Span
from mou_tui.library import Row, Snippet
from mou_tui.library.grouping import Groups
from mou_tui.listings import RowFlags
from mou_tui.page.list_row import copies_words, time_left
from mou_tui.thai.width import cells

TITLE = "นายกรัฐมนตรีเป็นประธานเปิดงานประชุมวิชาการนานาชาติ ด้านการจัดการน้ำอย่างยั่งยืน"


def row(**more: Any) -> Row:
    known = {"title": TITLE, "instrument": "none", "published_on": "2023-08-25", "status": "none"} | more
    values: dict[str, Any] = {name: known.get(name, _EMPTY.get(name)) for name in Row._fields}
    return Row(**values)


_EMPTY: dict[str, Any] = {"rowid": 1, "parties": (), "id": "sha256:1"}


def said(line: int, width: int = 36, *, spans: tuple[Span, ...] = (), snippet: Any = None, **more: Any) -> str:
    """The words of a line of an article."""
    looks = {name: more.pop(name) for name in ("dates", "style") if name in more}
    item = Item(
        row(**more),
        RowFlags(),
        False,
        spans,
        lambda _rowid, _width: snippet,
        looks.pop("dates", "published"),
        "be",
        **looks,
    )
    pieces = row_pieces(item, line, width, Style(), lambda _name, base: base)
    return "".join(piece.text for piece in pieces).strip()


@pytest.fixture(autouse=True)
def _thai(monkeypatch: pytest.MonkeyPatch) -> None:
    i18n.set_language("th")
    monkeypatch.setenv("MOU_TUI_TODAY", "2026-11-29")


def test_a_headline_has_two_lines_where_there_are_no_parties() -> None:
    """Nearly all articles of a general library have none."""
    first, second = said(1), said(2)
    assert cells(first) <= 33
    assert f"{first}{second}".replace(" ", "") == TITLE.replace(" ", "")
    assert said(2, width=200).endswith("ไม่ใช่ข้อตกลง") or said(1, width=200) == "ไม่ใช่ข้อตกลง"


@pytest.mark.parametrize(
    ("more", "last"),
    [
        ({"parties": ("มช.", "มธ.")}, "มช. ↔ มธ."),
        ({"snippet": Snippet("…พูดถึงน้ำ…", (Span(3, 6),))}, "…พูดถึงน้ำ…"),
    ],
)
def test_else_it_has_one(more: dict[str, Any], last: str) -> None:
    assert said(1, **more) == TITLE
    assert said(2, **more) == last


def test_words_searched_for_are_marked_in_both_lines_of_a_headline() -> None:
    mark = Style(bold=True)
    at = TITLE.index("จัดการน้ำ")
    item = Item(row(), RowFlags(), False, (Span(0, 4), Span(at, at + 9)), lambda *_asked: None, "published", "be")

    def marked(line: int) -> list[str]:
        pieces = row_pieces(item, line, 36, Style(), lambda name, base: mark if name == "list--match" else base)
        return [piece.text for piece in pieces if piece.style == mark]

    assert marked(1) == ["นายก"]
    assert "".join(marked(2)) in "จัดการน้ำ"
    assert marked(2)


def test_an_expiry_says_that_it_is_one_and_how_long_there_is() -> None:
    assert said(0, dates="expires", expires_on="2026-12-07", instrument="mou").endswith("หมด 7 ธ.ค. 69 · อีก 8 วัน")
    assert said(0, dates="expires", instrument="mou", status="signed").endswith("ไม่ทราบวันหมดอายุ · ลงนามแล้ว")
    assert said(0, expires_on="2026-12-07").endswith("25 ส.ค. 66 · ไม่ใช่ข้อตกลง")


@pytest.mark.parametrize(
    ("expires_on", "words"),
    [
        ("2026-11-29", "หมดวันนี้"),
        ("2026-11-28", "หมดมาแล้ว 1 วัน"),
        ("2024-01-01", "หมดมาแล้ว 2 ปี"),
        ("2027-11", "อีก 12 เดือน"),
        ("?", ""),
    ],
)
def test_the_time_that_is_left(expires_on: str, words: str) -> None:
    assert time_left(expires_on) == words


def test_one_line_has_the_date_and_the_headline() -> None:
    assert said(0, 60, style="lines", parties=("มช.",)) == f"25 ส.ค. 66 {TITLE}"
    assert said(0, 60, style="lines", dates="expires") == f"–             {TITLE}"


GROUPS = Groups("year", (0, 2, 3), ("2023", "2022", "2021"), 6)


def test_an_address_that_is_none_breaks_no_row() -> None:
    copy = row(source_url="http://[::1/x", path="ข่าว/a.html")
    assert copies_words(copy, 0, is_copy=True) == "a.html"
    assert (
        copies_words(row(source_url="https://www.example.ac.th/1", path="a.html"), 0, is_copy=True) == "example.ac.th"
    )


def test_a_headline_that_is_cut_at_its_first_line_does_not_go_on_in_another() -> None:
    """What is new, or a copy, has no second line of the headline: the first was not broken for one."""
    fresh = Item(row(), RowFlags(is_new=True), False, (), lambda _rowid, _width: None, "published", "be")
    assert _title(fresh, 33, 1, Style(), lambda _name, base: base) == []


def test_a_heading_says_how_many_articles_a_group_has_once_that_is_known() -> None:
    i18n.set_language("en")
    parties = Groups("party", (0, 1), ("กรมชล", ""), 6)
    assert heading_words(parties, 0, 60, "published", "ce") == "── กรมชล · 1 article "
    assert heading_words(parties, 1, 60, "published", "ce") == "── no parties · 5 articles "
    assert heading_words(replace(parties, complete=False), 0, 60, "published", "ce") == "── กรมชล "
    assert heading_words(GROUPS, 0, 60, "published", "be") == "── 2566 · 2 articles "


@pytest.mark.parametrize("width", [20, 30])
def test_a_long_heading_is_cut_before_its_number(width: int) -> None:
    words = heading_words(Groups("party", (0,), (TITLE,), 1_234), 0, width, "published", "be")
    assert words.endswith("… · 1,234 ")
    assert cells(words) <= width
