"""The workbook: real dates that show in the right era, numbers, a header that stays, filters, both languages, Excel's limits."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from mou_tui import i18n
from mou_tui.annotations import bookmark_article
from mou_tui.article import Article, Paragraph
from mou_tui.exporters import Item, Options, export, xlsx
from mou_tui.facts.model import Fact, Facts, Money


def an_item(**facts: Fact) -> Item:
    title = "กรมสมมติลงนามกับมหาวิทยาลัยตัวอย่าง"
    article = Article(
        "sha256:aa", "/a.txt", title, (Paragraph(0, len(title), "headline"),), published_on="2023-08-25",
        source_url="https://www.example.ac.th/1",
    )  # fmt: skip
    found = (
        Fact("instrument", "mou"), Fact("status", "signed"), Fact("party", "กรมสมมติ"), Fact("signed_on", "2023-08-23", checked=True),
        Fact("expires_on", "2026-08"), Fact("money", Money(174_150_000)), Fact("money", Money(0.5, "USD")), *facts.values(),
    )  # fmt: skip
    return Item(article, Facts(found), (bookmark_article(article, tags=["ด่วน"], note="โน้ต"),))


def workbook(tmp_path: Path, *items: Item, **options: str) -> openpyxl.Workbook:
    target = tmp_path / "out.xlsx"
    export(items, "xlsx", target, force=True, options=Options(**options))  # type: ignore[arg-type]
    return openpyxl.load_workbook(io.BytesIO(target.read_bytes()))


@pytest.mark.parametrize(
    ("lang", "era", "shown", "heading"),
    [
        ("th", "auto", "[$-107041E]d mmm yyyy;@", "วันที่เผยแพร่"),
        ("en", "auto", "[$-409]d mmm yyyy;@", "Published on"),
        ("th", "ce", "[$-41E]d mmm yyyy;@", "วันที่เผยแพร่"),
        ("en", "be", "[$-1070409]d mmm yyyy;@", "Published on"),
    ],
)
def test_a_date_is_a_date_that_shows_in_its_era(
    tmp_path: Path, lang: i18n.Language, era: str, shown: str, heading: str
) -> None:
    i18n.set_language(lang)
    sheet = workbook(tmp_path, an_item(), era=era).worksheets[0]
    assert sheet["B1"].value == heading
    assert sheet["B2"].value == datetime(2023, 8, 25)
    assert sheet["B2"].number_format == shown
    column = {cell.value: cell.column - 1 for cell in sheet[1]}
    row = sheet[2]
    assert row[9].value == datetime(2023, 8, 23)
    assert isinstance(row[10].value, str), "a month alone is no day"
    assert row[13].value == 174_150_000
    assert len(column) == len(sheet[1]), "headings are all different"


def test_the_header_stays_and_filters(tmp_path: Path) -> None:
    book = workbook(tmp_path, an_item(), an_item())
    assert book.sheetnames == ["Agreements", "Facts", "Bookmarks"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
    assert [sheet.max_row for sheet in book.worksheets] == [3, 15, 3]


def test_a_row_is_as_high_as_its_lines_up_to_a_limit(tmp_path: Path) -> None:
    many = {str(n): Fact("party", f"หน่วยงานสมมติที่ {n}") for n in range(3)}
    sheet = workbook(
        tmp_path, an_item(), an_item(**many), an_item(**{str(n): Fact("party", f"ก{n}") for n in range(40)})
    )["Agreements"]
    heading, one, few, lots = (sheet.row_dimensions[n].height for n in (1, 2, 3, 4))
    assert heading <= one < few < lots == 6 * heading


def test_facts_say_who_says_so(tmp_path: Path) -> None:
    entered = Fact("term", "P3Y", source="reader", checked=True)
    sheet = workbook(tmp_path, an_item(term=entered)).worksheets[1]
    head = [cell.value for cell in sheet[1]]
    rows = [dict(zip(head, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    by_kind = {row["Kind"]: row for row in rows}
    assert (by_kind["Term"]["Says who"], by_kind["Term"]["Checked"], by_kind["Term"]["Value"]) == (
        "reader",
        "checked",
        "3 years",
    )
    assert (by_kind["Type"]["Says who"], by_kind["Type"]["Checked"]) == ("program", None)
    assert by_kind["Signed on"]["Date"] == datetime(2023, 8, 23)
    assert [row["Amount"] for row in rows if row["Kind"] == "Amount"] == [174_150_000, 0.5]


def test_a_bookmark_of_the_early_morning_is_of_that_day(tmp_path: Path) -> None:
    item = an_item()
    early = replace(
        item.bookmarks[0], created=datetime(2023, 9, 30, 20, 15, tzinfo=UTC)
    )  # 3:15 on 1 October in Thailand
    sheet = workbook(tmp_path, replace(item, bookmarks=(early,))).worksheets[2]
    assert sheet["G2"].value == datetime(2023, 10, 1)


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    book = workbook(tmp_path, *[an_item() for _ in range(7)])
    names = [name for name in book.sheetnames if name.startswith("Agreements")]
    assert names == ["Agreements", "Agreements (2)", "Agreements (3)"]
    assert sum(book[name].max_row - 1 for name in names) == 7


def test_more_links_than_a_sheet_may_hold_are_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_LINKS", 2)
    sheet = workbook(tmp_path, *[an_item() for _ in range(4)]).worksheets[0]
    cells = [row[22] for row in sheet.iter_rows(min_row=2)]
    assert {cell.value for cell in cells} == {"https://www.example.ac.th/1"}
    assert [cell.hyperlink is not None for cell in cells] == [True, True, False, False]


@pytest.mark.parametrize("text", ["", "ก" * 40_000, "👍" * 20_000, "a" * 32_000])
def test_a_long_text_is_cut_where_excel_wants_it(text: str) -> None:
    parts, rest = [], text
    while rest:
        part, rest = xlsx.cut(rest)
        assert part
        assert len(part.encode("utf-16-le")) // 2 <= 32_767
        parts.append(part)
    assert "".join(parts) == text
