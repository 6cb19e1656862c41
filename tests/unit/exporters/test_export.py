"""Writing an export: whole or not at all, and never over what is there."""

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mou_tui import i18n
from mou_tui.article import Article, Paragraph, Span
from mou_tui.exporters import FORMATS, ExportError, Item, Options, TargetExistsError, export, preview
from mou_tui.exporters.writing import CancelledError
from mou_tui.facts.model import Fact, Facts
from mou_tui.thai.width import cells

TEXT = "มหาวิทยาลัยตัวอย่างลงนามกับกรมสมมติ\nเมื่อวันที่ 25 สิงหาคม 2566"


@pytest.fixture
def item() -> Item:
    line = TEXT.index("\n")
    article = Article(
        "sha256:00000000000000aa", "a.txt", TEXT, (Paragraph(0, line, "headline"), Paragraph(line + 1, len(TEXT))),
        published_on="2023-08-25", source_url="https://www.example.ac.th/news/1",
    )  # fmt: skip
    party = Fact("party", "มหาวิทยาลัยตัวอย่าง", (Span(0, 19),), rule="parties.between")
    signed = Fact("signed_on", "2023-08-25", (Span(line + 13, len(TEXT)),), checked=True)
    return Item(article, Facts((Fact("instrument", "mou"), Fact("status", "signed"), party, signed)))


FILES = [name for name, entry in FORMATS.items() if not entry.folder]


@pytest.mark.parametrize("name", FILES)
def test_every_format_writes_a_file(name: str, item: Item, tmp_path: Path) -> None:
    target = tmp_path / f"out{FORMATS[name].suffix}"
    outcome = export([item, item], name, target)
    assert (outcome.path, outcome.count) == (target, 2)
    assert outcome.size == target.stat().st_size > 0
    assert list(tmp_path.iterdir()) == [target]


def test_no_row_of_the_word_table_is_parted_by_a_page(item: Item, tmp_path: Path) -> None:
    import docx

    export([item, item], "docx", tmp_path / "out.docx")
    rows = docx.Document(str(tmp_path / "out.docx")).tables[0].rows
    assert [row._tr.xpath("count(w:trPr/w:cantSplit)") for row in rows][1:] == [1]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_preview(name: str, item: Item) -> None:
    assert preview([item], name)


def test_a_workbook_s_preview_is_rows_and_columns_with_the_headings_of_its_sheet(item: Item) -> None:
    i18n.set_language("th")
    heading, rule, row = preview([item], "xlsx").split("\n")
    names = [name.strip() for name in heading.split(" │ ")]
    assert names[:4] == ["คู่ความร่วมมือ", "ประเภท", "วันลงนาม", "หมดอายุ"]
    values = [value.strip() for value in row.split(" │ ")]
    assert values[0] == "มหาวิทยาลัยตัวอย่าง"
    assert values[2:5] == ["25 ส.ค. 2566", "ไม่ทราบ", "–"]
    assert [cells(part) for part in heading.split("│")][:-1] == [cells(part) for part in row.split("│")][:-1]
    assert set(rule) == {"─", "┼"}


@pytest.mark.parametrize("name", ["docx", "html"])
def test_a_report_s_preview_is_its_table_and_its_sources(item: Item, name: str) -> None:
    shown = preview([item], name)
    assert not set("#*") & set(shown), "what it looks like, not how Markdown writes it"
    lines = shown.split("\n")
    assert lines[0] == "Agreements in the news"
    assert any("มหาวิทยาลัยตัวอย่าง │ 25 Aug 2023" in line for line in lines)
    assert lines[-1].startswith("1. มหาวิทยาลัยตัวอย่างลงนามกับกรมสมมติ.")


@pytest.mark.parametrize("name", ["xlsx", "docx", "html"])
def test_where_nothing_is_an_agreement_it_is_said(item: Item, name: str) -> None:
    none = Item(item.article, Facts((Fact("instrument", "none"), Fact("status", "none"))))
    assert "These articles report no agreement." in preview([none], name).split("\n")
    unchecked = Item(item.article, Facts((Fact("instrument", "mou"), Fact("party", "กรมสมมติ"))))
    words = "Nothing that these articles say of agreements is checked."
    assert words in preview([unchecked], name, Options(checked_only=True)).split("\n")


def test_a_page_without_an_agreement_says_so_and_has_no_table(item: Item, tmp_path: Path) -> None:
    none = Item(item.article, Facts((Fact("instrument", "none"), Fact("status", "none"))))
    export([none], "html", tmp_path / "out.html")
    page = (tmp_path / "out.html").read_text("utf-8")
    assert "<p class=about>These articles report no agreement.</p>" in page
    assert "<table" not in page


def test_a_calendar_s_preview_is_its_days(item: Item) -> None:
    assert preview([item], "ics") == "No end of these agreements is known."
    expiry = Fact("expires_on", "2026-08-24", source="reader", checked=True)
    dated = Item(item.article, Facts((*item.facts, expiry)))
    assert preview([dated], "ics", Options(signings=True)).split("\n")[0].startswith("25 Aug 2023  Signed: ")
    assert [line[:11] for line in preview([dated], "ics").split("\n")] == ["24 Aug 2026"]


def test_the_last_day_of_all_is_a_day_of_the_calendar(item: Item, tmp_path: Path) -> None:
    from icalendar import Calendar

    never = Fact("expires_on", "9999-12-31", source="reader")
    target = tmp_path / "out.ics"
    export([Item(item.article, Facts((*item.facts, never)))], "ics", target, options=Options(signings=True))
    events = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert [str(event.start) for event in events] == ["2023-08-25", "9999-12-31"]


def test_a_file_is_replaced_only_when_asked_to(item: Item, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("mine")
    with pytest.raises(TargetExistsError):
        export([item], "md", target)
    assert target.read_text() == "mine"
    export([item], "md", target, force=True)
    assert target.read_text() != "mine"


def test_a_failure_leaves_what_was_there(item: Item, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("mine")

    def failing() -> Iterator[Item]:
        yield item
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match="No space left"):
        export(failing(), "jsonl", target, force=True)
    assert target.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [target]


def test_a_cancelled_export_leaves_nothing(item: Item, tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        export([item, item], "jsonl", tmp_path / "out.jsonl", cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(item: Item, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no such folder"):
        export([item], "md", tmp_path / "none" / "out.md")


def test_progress_is_told(item: Item, tmp_path: Path) -> None:
    told: list[int] = []
    export([item] * 60, "jsonl", tmp_path / "out.jsonl", progress=told.append)
    assert told == [25, 50, 60]


def test_checked_facts_only(item: Item, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    export([item], "json", target, options=Options(checked_only=True))
    (document,) = json.loads(target.read_text("utf-8"))
    assert [fact["kind"] for fact in document["facts"]] == ["signed_on"]
    assert document["facts"][0]["evidence"][0]["text"] == "25 สิงหาคม 2566"
    assert document["article"]["source_url"] == "https://www.example.ac.th/news/1"


@pytest.mark.parametrize("name", FILES)
def test_what_a_hand_wrote_and_is_no_value_is_exported_as_it_is(name: str, tmp_path: Path) -> None:
    """A path that is no UTF-8, a date that is no date, an article without words or date."""
    odd = (
        Fact("signed_on", "เร็ว ๆ นี้", source="reader"),
        Fact("expires_on", "2566-13-45"),
        Fact("term", "นาน"),
        Fact("sdg", 99),
    )
    articles = [
        Article("sha256:1", "/tmp/\udcff\udcfe.txt", "", ()),
        Article("sha256:3", "/c.txt", "x", (Paragraph(0, 1, "headline"),), published_on="2566-99"),
        Article(
            "sha256:2",
            "/b.txt",
            "x",
            (Paragraph(0, 1, "headline"),),
            published_on="ไม่ทราบ",
            source_url="https://[broken",
        ),
    ]
    target = tmp_path / "out"
    outcome = export(
        [Item(article, Facts((Fact("status", "signed"), *odd))) for article in articles],
        name,
        target,
        options=Options(text=True),
    )
    assert outcome.count == 3


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_disk_that_fails_at_the_end_leaves_what_was_there(
    item: Item, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine")

    def failing(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(call, failing)
    with pytest.raises(ExportError, match="Input/output error"):
        export([item], "csv", target, force=True)
    assert target.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_system_without_links_is_written_to(item: Item, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", failing)
    target = tmp_path / "out.csv"
    assert export([item], "csv", target).count == 1
    with pytest.raises(TargetExistsError):
        export([item], "csv", target)


def test_a_file_that_somebody_made_meanwhile_is_not_replaced(item: Item, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"

    def slow() -> Iterator[Item]:
        yield item
        target.write_text("theirs")

    with pytest.raises(TargetExistsError):
        export(slow(), "csv", target)
    assert target.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [target]


def test_a_long_thai_name_is_a_name(item: Item, tmp_path: Path) -> None:
    target = tmp_path / f"{'ข' * 80}.md"
    assert export([item], "md", target).path.name == target.name


def test_a_folder_is_no_file(item: Item, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="not a file"):
        export([item], "md", tmp_path, force=True)


def test_what_a_killed_export_left_goes_with_the_next(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = tmp_path / f".report.md.{ended.pid}.0123abcd.tmp"
    running = tmp_path / f".report.md.{os.getpid()}.0123abcd.tmp"
    others = [tmp_path / name for name in (".other.tmp", "report.tmp", f".report.md.{ended.pid}.tmp")]
    for path in (left, running, *others):
        path.write_text("x", encoding="utf-8")
    export([], "md", tmp_path / "report.md")
    assert not left.exists()
    assert all(path.exists() for path in (running, *others))


ABSTRACTS = {
    "bib": lambda data: data.partition("abstract = {")[2].partition("}\n")[0].removesuffix("}"),
    "ris": lambda data: data.partition("AB  - ")[2].partition("\n")[0],
    "csl": lambda data: json.loads(data)[0]["abstract"],
}


@pytest.mark.parametrize("name", ABSTRACTS)
def test_an_abstract_is_a_short_sentence(name: str, item: Item, tmp_path: Path) -> None:
    target = tmp_path / f"out{FORMATS[name].suffix}"
    export([item], name, target)
    abstract = ABSTRACTS[name](target.read_text("utf-8"))
    assert abstract == "Memorandum (MoU): มหาวิทยาลัยตัวอย่าง · signed 25 August 2023"


@pytest.mark.parametrize("name", ABSTRACTS)
def test_an_article_without_an_agreement_has_no_abstract(name: str, item: Item, tmp_path: Path) -> None:
    target = tmp_path / f"out{FORMATS[name].suffix}"
    export([Item(item.article, Facts((Fact("instrument", "none"), Fact("status", "none"))))], name, target)
    text = target.read_text("utf-8")
    assert "abstract" not in text
    assert "AB  -" not in text


def test_an_office_is_one_author_in_ris(item: Item, tmp_path: Path) -> None:
    from dataclasses import replace

    article = replace(item.article, byline="งานประชาสัมพันธ์, กองกลาง, สำนักงานอธิการบดี")
    export([Item(article, item.facts)], "ris", tmp_path / "out.ris")
    assert "AU  - งานประชาสัมพันธ์ กองกลาง สำนักงานอธิการบดี\n" in (tmp_path / "out.ris").read_text("utf-8")


def test_a_word_report_is_no_zip64(item: Item, tmp_path: Path) -> None:
    import struct
    import zipfile

    export([item] * 3, "docx", tmp_path / "out.docx")
    data = (tmp_path / "out.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        assert package.testzip() is None
        # Version 4.5 and an extra field 1 say ZIP64, of which pandoc before 3 reads nothing.
        assert {info.extract_version for info in package.infolist()} <= {10, 20}
        for info in package.infolist():
            _name, extra = struct.unpack("<HH", data[info.header_offset + 26 : info.header_offset + 30])
            assert extra == 0


def test_a_web_page_has_a_main_part_and_a_heading_once_for_its_values(item: Item, tmp_path: Path) -> None:
    facts = (*item.facts, Fact("party", "กรมสมมติ", (Span(24, 32),)), Fact("party", "กรมอื่น", (Span(24, 32),)))
    export([Item(item.article, Facts(facts))], "html", tmp_path / "out.html")
    page = (tmp_path / "out.html").read_text("utf-8")
    assert page.index("<main>") < page.index("<h1>") < page.index("</article>") < page.index("</main>")
    names = page.split("<dt>")[1:]
    assert all(one.partition("<")[0] != two.partition("<")[0] for one, two in itertools.pairwise(names))


@pytest.mark.parametrize("name", FILES)
def test_the_text_is_in_each_format_that_has_a_place_for_it(name: str, item: Item, tmp_path: Path) -> None:
    import zipfile

    target = tmp_path / f"out{FORMATS[name].suffix}"
    export([item], name, target, options=Options(text=True))
    if FORMATS[name].full_text:
        data = zipfile.ZipFile(target).read("word/document.xml") if name == "docx" else target.read_bytes()
        words = data.decode("utf-8") if name not in ("json", "jsonl", "toml") else str(_read(name, data))
        assert "เมื่อวันที่ 25 สิงหาคม 2566" in words


def _read(name: str, data: bytes) -> object:
    import tomllib

    return tomllib.loads(data.decode()) if name == "toml" else [json.loads(line) for line in [data]]
