"""The workbook: real dates that show in the right era, numbers, a header that stays, filters, both languages, Excel's limits."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from mou_tui import i18n
from mou_tui.annotations import bookmark_article
from mou_tui.article import Article, Paragraph, Span
from mou_tui.exporters import Item, Options, export, xlsx, xlsx_office
from mou_tui.facts.amount import Money
from mou_tui.facts.model import Fact, Facts


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
    agreements, articles, *_more = workbook(tmp_path, an_item(), era=era).worksheets
    assert articles["B1"].value == heading
    assert articles["B2"].value == datetime(2023, 8, 25)
    assert articles["B2"].number_format == agreements["C2"].number_format == shown
    assert agreements["C2"].value == datetime(2023, 8, 23)
    assert isinstance(agreements["D2"].value, str), "a month alone is no day"
    assert len({cell.value for cell in agreements[1]}) == len(agreements[1]), "headings are all different"


def read(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of a sheet, by its headings."""
    head = [str(cell.value) for cell in sheet[1]]
    return [dict(zip(head, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]


def test_the_front_sheet_is_as_wide_as_its_page_and_folds_the_rest(tmp_path: Path) -> None:
    sheet = workbook(tmp_path, an_item())["Agreements"]
    shown = [cell.value for cell in sheet[1] if not sheet.column_dimensions[cell.column_letter].hidden]
    assert shown[:9] == [
        "Parties", "Type", "Signed on", "Ends on", "Days left", "Signatories", "Areas of cooperation", "Checked", "Source",
    ]  # fmt: skip
    folded = sheet.column_dimensions["J"]
    assert (folded.hidden, folded.outlineLevel) == (True, 1)
    assert sheet.print_area == "'Agreements'!$A$1:$I$2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0, "as many pages as it takes, one wide"
    assert sheet.print_title_rows == "$1:$1"


def test_two_articles_of_one_agreement_are_one_row_that_has_what_both_say(tmp_path: Path) -> None:
    text = "กรมสมมติ"
    one, other = an_item(), an_item(ends=Fact("expires_on", "2026-12-20", (Span(0, len(text)),)))
    copied = replace(other.article, id="sha256:bb", source_url="https://other.example/2", published_on="2023-08-26")
    book = workbook(tmp_path, one, replace(other, article=copied))
    (row,) = read(book["Agreements"])
    assert (row["Ends on"], row["Articles"]) == (datetime(2026, 12, 20), 2)
    assert row["Sources"] == "https://www.example.ac.th/1\nhttps://other.example/2"
    assert len(read(book["Articles"])) == 2


def test_what_runs_out_first_is_on_top_and_the_unknown_is_said(tmp_path: Path) -> None:
    def ending(number: int, **more: Fact) -> Item:
        item = an_item()
        title = f"หน่วยงานที่ {number} ลงนามเรื่องที่ {number} กับบริษัทที่ {number}"
        article = replace(
            item.article, id=f"sha256:{number}", text=title, paragraphs=(Paragraph(0, len(title), "headline"),)
        )
        facts = (Fact("instrument", "mou"), Fact("status", "signed"), Fact("party", f"บริษัท {number}"), *more.values())
        return Item(article, Facts(facts))

    dates = ["", "2020-01-01", "2030-01-01", "2023-10-20"]
    items = [ending(n, **({"e": Fact("expires_on", d, checked=True)} if d else {})) for n, d in enumerate(dates)]
    sheet = workbook(tmp_path, *items)["Agreements"]
    assert [row["Parties"] for row in read(sheet)] == ["บริษัท 3", "บริษัท 2", "บริษัท 0", "บริษัท 1"]
    unknown = read(sheet)[2]
    assert {unknown[name] for name in ("Signed on", "Ends on", "Days left", "Signatories")} == {"unknown"}
    assert sheet["E2"].value == "=D2-TODAY()", "the days left are those of the day on which it is opened"
    rules = [rule for rules in sheet.conditional_formatting for rule in rules.rules]
    assert [rule.formula[0] for rule in rules] == [f"AND(ISNUMBER($E2),$E2{rule})" for rule in ("<0", "<=30", "<=90")]


def test_a_cell_has_the_words_that_prove_it_and_a_link_to_where_they_stand(tmp_path: Path) -> None:
    signed = Fact("signed_on", "2023-08-23", (Span(0, 8),))
    item = an_item()
    facts = Facts((Fact("instrument", "mou"), Fact("party", "กรมสมมติ", (Span(0, 8),)), signed))
    sheet = workbook(tmp_path, Item(item.article, facts))["Agreements"]
    assert "“กรมสมมติ” (กรมสมมติลงนามกับมหาวิทยาลัยตัวอย่าง, 25 August 2023)" in sheet["C2"].comment.text
    assert "https://www.example.ac.th/1" in sheet["A2"].comment.text
    assert sheet["C2"].hyperlink.target == sheet["I2"].hyperlink.target == "https://www.example.ac.th/1"
    file_only = Item(replace(item.article, source_url=None), facts)
    assert workbook(tmp_path, file_only)["Agreements"]["C2"].hyperlink.location == "'Articles'!A2"


def test_each_cell_of_one_line_is_a_link_and_each_of_several_has_the_address_beside_it(tmp_path: Path) -> None:
    item = an_item()
    parties = [Fact("party", name, (Span(0, 8),)) for name in ("กรมสมมติ", "มหาวิทยาลัยตัวอย่าง", "บริษัทที่สาม จำกัด")]
    several = replace(item, facts=Facts((Fact("instrument", "mou"), *parties, *item.facts.of("signed_on"))))
    one = replace(
        item, article=replace(item.article, source_url=None), facts=Facts((Fact("instrument", "mou"), parties[0]))
    )
    for given in (several, one):
        sheet = workbook(tmp_path, given)["Agreements"]
        shown = [cell for cell in sheet[2][:9] if cell.value not in (None, "unknown")]
        for cell in shown:
            several_lines = "\n" in str(cell.value)
            assert (cell.hyperlink is None) == several_lines, cell.coordinate
            if several_lines:
                assert "https://www.example.ac.th/1" in cell.comment.text
        assert any("\n" in str(cell.value) for cell in shown) == (given is several)
        assert shown[0].hyperlink is None or shown[0].hyperlink.location == "'Articles'!A2"


def test_an_agreement_without_parties_is_told_by_its_headline(tmp_path: Path) -> None:
    item = an_item()
    draft = Item(item.article, Facts((Fact("instrument", "mou"), Fact("status", "draft"))))
    (row,) = read(workbook(tmp_path, draft)["Agreements"])
    assert row["Parties"] == f"unknown – {item.article.title}"
    assert (row["Type"], row["Ends on"]) == ("Memorandum (MoU) · draft", "unknown")


def test_articles_that_report_no_agreement_say_so_and_open_on_themselves(tmp_path: Path) -> None:
    nothing = Item(an_item().article, Facts((Fact("instrument", "none"),)))
    book = workbook(tmp_path, nothing)
    assert book["Agreements"]["A2"].value == "These articles report no agreement."
    assert book.active.title == "Articles"


def test_the_header_stays_and_filters(tmp_path: Path) -> None:
    book = workbook(tmp_path, an_item(), an_item())
    assert book.sheetnames == ["Agreements", "Articles", "Facts", "Bookmarks"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
    assert [sheet.max_row for sheet in book.worksheets] == [2, 3, 15, 3]


def test_a_row_is_as_high_as_its_lines_up_to_three_and_says_how_many_more_there_are(tmp_path: Path) -> None:
    many = {str(n): Fact("party", f"หน่วยงานสมมติที่ {n}") for n in range(40)}
    sheet = workbook(tmp_path, an_item(**many))["Agreements"]
    assert sheet.row_dimensions[2].height <= 3 * xlsx_office.LINE + 5
    (row,) = read(sheet)
    assert str(row["Parties"]).endswith("and 39 more")
    assert len(str(row["All parties"]).split("\n")) == 41


def test_facts_say_who_says_so(tmp_path: Path) -> None:
    entered = Fact("term", "P3Y", source="reader", checked=True)
    sheet = workbook(tmp_path, an_item(term=entered))["Facts"]
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
    sheet = workbook(tmp_path, replace(item, bookmarks=(early,)))["Bookmarks"]
    assert sheet["G2"].value == datetime(2023, 10, 1)


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    book = workbook(tmp_path, *[an_item() for _ in range(7)])
    names = [name for name in book.sheetnames if name.startswith("Articles")]
    assert names == ["Articles", "Articles (2)", "Articles (3)"]
    assert sum(book[name].max_row - 1 for name in names) == 7


def test_more_links_than_a_sheet_may_hold_are_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_LINKS", 2)
    sheet = workbook(tmp_path, *[an_item() for _ in range(4)])["Articles"]
    cells = [row[6] for row in sheet.iter_rows(min_row=2)]
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
