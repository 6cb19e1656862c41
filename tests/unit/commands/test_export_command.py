"""`mou-tui export` for an office: agreements merged as the library knows them, choices as options, notes that are edited."""

import csv
import io
import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from mou_tui.annotations import Annotations, SetValue

Run = Callable[..., Any]
SIGNED = (
    "กรมตัวอย่างวิทยาจับมือมหาวิทยาลัยเชียงใหม่ ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ\n24 สิงหาคม 2566\nกรมตัวอย่างวิทยา ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับมหาวิทยาลัยเชียงใหม่ เมื่อวันที่ 23 สิงหาคม 2566 ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ มีระยะเวลา 3 ปี"
)
TOLD_AGAIN = (
    "มหาวิทยาลัยเชียงใหม่และกรมตัวอย่างวิทยา ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ\n25 สิงหาคม 2566\nมหาวิทยาลัยเชียงใหม่ ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับกรมตัวอย่างวิทยา เมื่อวันที่ 23 สิงหาคม 2566 ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ โอกาสเดียวกันนี้เปิดพื้นที่ทดลอง"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOU_TUI_TODAY", "2026-07-01")
    for name in ("data", "cache", "config"):
        monkeypatch.setenv(f"MOU_TUI_{name.upper()}_DIR", str(tmp_path / name))
    path = tmp_path / "news"
    path.mkdir()
    (path / "a.txt").write_text(SIGNED, "utf-8")
    (path / "b.txt").write_text(TOLD_AGAIN, "utf-8")
    return path


def front(path: Path) -> list[dict[str, Any]]:
    """The rows of the agreements, by their headings."""
    sheet = openpyxl.load_workbook(path)["Agreements"]
    head = [str(cell.value) for cell in sheet[1]]
    return [dict(zip(head, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]


def uids(path: Path) -> list[str]:
    return re.findall(r"^UID:(.*?)\r?$", path.read_text("utf-8"), re.MULTILINE)


def test_what_one_query_finds_is_told_with_all_that_other_news_says_of_it(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (agreement,) = run("agreements", folder, "--format", "jsonl").out.splitlines()
    key = re.search(r'"key": "ag:(\w+)"', agreement)
    assert key is not None
    assert run("export", folder, "-q", "พื้นที่ทดลอง", "-o", tmp_path / "out.xlsx").code == 0
    (row,) = front(tmp_path / "out.xlsx")
    assert (row["Term"], row["Articles"], row["Code"]) == ("3 years", 2, key[1])
    assert str(row["Ends on"])[:10] == "2026-08-22"


def test_files_of_no_library_are_merged_too(run: Run, folder: Path, tmp_path: Path) -> None:
    run("export", folder / "a.txt", folder / "b.txt", "-o", tmp_path / "out.xlsx")
    (row,) = front(tmp_path / "out.xlsx")
    assert (row["Term"], row["Articles"]) == ("3 years", 2)


def test_what_the_reader_entered_of_an_agreement_lies_over_the_news(run: Run, folder: Path, tmp_path: Path) -> None:
    register = tmp_path / "register.xlsx"
    run("agreements", folder, "-o", register)
    book = openpyxl.load_workbook(register)
    sheet = book.worksheets[0]
    column = {str(cell.value): cell.column for cell in sheet[1]}
    sheet.cell(2, column["File number"]).value = "อว 0601/123"
    book.save(register)
    assert run("agreements", folder, "--import", register, "--apply").code == 0
    for words in (["-q", "ลงนาม"], []):
        assert run("export", folder, *words, "-o", tmp_path / "out.xlsx", "--force").code == 0
        assert front(tmp_path / "out.xlsx")[0]["File number"] == "อว 0601/123"


def test_a_calendar_has_the_ends_and_the_signings_where_they_are_asked_for(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.ics"
    run("export", folder, "-q", "ลงนาม", "-o", out)
    (end,) = uids(out)
    assert end.endswith("-expires@mou-tui")
    run("export", folder, "-q", "ลงนาม", "-o", out, "--force", "--signings")
    assert uids(out) == [end.replace("expires", "signed"), end]
    run("agreements", folder, "-o", tmp_path / "register.ics")
    assert uids(tmp_path / "register.ics") == uids(out), "the same in every export"
    run("export", folder, "-o", out, "--force", "--signings")
    assert end in uids(out), "and of the files alone, since it has its name for good"


def test_an_export_of_checked_facts_has_no_others(run: Run, folder: Path, tmp_path: Path) -> None:
    run("export", folder, "-q", "ลงนาม", "--checked-only", "-o", tmp_path / "out.xlsx")
    (row,) = front(tmp_path / "out.xlsx")
    assert row["Parties"] == "Nothing that these articles say of agreements is checked."
    assert row["Ends on"] is None


def test_a_report_is_a_table_and_its_sources_and_details_are_asked_for(run: Run, folder: Path, tmp_path: Path) -> None:
    run("export", folder, "-q", "ลงนาม", "-o", tmp_path / "short.docx")
    run("export", folder, "-q", "ลงนาม", "--details", "-o", tmp_path / "long.docx")
    short, long = (docx.Document(str(tmp_path / f"{name}.docx")) for name in ("short", "long"))
    assert len(short.tables[0].rows) == len(long.tables[0].rows) == 2
    assert short.tables[0].rows[1].cells[-1].text == "" or "1" in short.tables[0].rows[1].cells[-1].text
    words = [paragraph.text for paragraph in short.paragraphs]
    assert not [line for line in words if line.startswith("Parties:")]
    assert [line for line in (p.text for p in long.paragraphs) if line.startswith("Party: ")] != []
    page = short.sections[0]
    assert page.page_height is not None
    assert page.page_width is not None
    assert page.page_height > page.page_width


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--details", "--format", "ics"], "no place for --details in ics"),
        (["--signings", "--format", "docx"], "no place for --signings in docx"),
        (["--template", "x.md", "--format", "md"], "no place for --template in md"),
        (["--highlights", "file", "--format", "md"], "no place for --highlights in md"),
        (["--format", "notes"], "Give the folder"),
        (["--format", "notes", "--template", "nowhere.md", "-o", "x"], "template of notes cannot be read"),
    ],
)
def test_what_a_format_has_no_place_for_is_refused(run: Run, folder: Path, words: list[str], said: str) -> None:
    answer = run("export", folder, *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_notes_are_written_and_those_that_were_edited_left(run: Run, folder: Path, tmp_path: Path) -> None:
    notes = folder / "notes"
    assert run("export", folder, "--format", "notes", "-o", notes).code == 0
    first = sorted(notes.glob("*.md"))
    assert [path.name[:10] for path in first] == ["2023-08-24", "2023-08-25"]
    first[0].write_text(first[0].read_text("utf-8") + "\nของฉัน\n", "utf-8")
    renamed = first[0].rename(notes / "ลุ่มน้ำ.md")
    again = run("export", folder, "--format", "notes", "-o", notes)
    assert again.code == 0
    assert "1 note that was edited was left as it is: ลุ่มน้ำ.md" in again.err
    assert renamed.read_text("utf-8").endswith("ของฉัน\n")
    assert len(list(notes.glob("*.md"))) == 2, "a note that has another name is known again"
    assert len(run("list", folder, "--format", "jsonl").out.splitlines()) == 2, "none of them is news"
    run("export", folder, "--format", "notes", "-o", notes, "--force")
    assert "ของฉัน" not in renamed.read_text("utf-8")


def test_that_notes_are_a_folder_is_told_before_anything_is_read(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_tui.loaders.readable", lambda path: pytest.fail("read"))
    monkeypatch.setattr("mou_tui.commands.export.items_of_files", lambda *a, **k: pytest.fail("read"))
    monkeypatch.setattr("mou_tui.commands.export._Found", lambda *a: pytest.fail("searched"))
    for what in ((folder,), ("-q", "ลงนาม"), ()):
        assert run("export", *what, "--format", "notes").code == 2


def test_own_fields_go_along(run: Run, folder: Path, tmp_path: Path) -> None:
    run("fields", "set", folder / "a.txt", "file_number", "=อว 8393")
    run("fields", "set", folder / "a.txt", "renewal", "รอหนังสือ")
    out = {name: tmp_path / f"out.{name}" for name in ("csv", "md", "html", "json", "toml", "docx", "xlsx")}
    for path in out.values():
        assert run("export", folder, "-q", "renewal:รอ", "-o", path).code == 0
    (row,) = csv.DictReader(io.StringIO(out["csv"].read_text("utf-8-sig")))
    assert (row["file_number"], row["renewal"]) == ("'=อว 8393", "รอหนังสือ")
    assert "- **State of renewal:** รอหนังสือ" in out["md"].read_text("utf-8")
    assert "<dt>State of renewal</dt><dd>รอหนังสือ</dd>" in out["html"].read_text("utf-8")
    fields = {"file_number": "=อว 8393", "renewal": "รอหนังสือ"}
    assert json.loads(out["json"].read_text("utf-8"))[0]["fields"] == fields
    assert tomllib.loads(out["toml"].read_text("utf-8"))["item"][0]["fields"] == fields
    assert "State of renewal: รอหนังสือ" in [p.text for p in docx.Document(str(out["docx"])).paragraphs]
    (agreement,) = front(out["xlsx"])
    assert (agreement["File number"], agreement["State of renewal"]) == ("=อว 8393", "รอหนังสือ")
    cells = [cell for sheet in openpyxl.load_workbook(out["xlsx"]) for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells if cell.value == "=อว 8393"} == {"s"}
    run("export", folder / "b.txt", "--rows", "facts", "-o", out["csv"], "--force")
    assert out["csv"].read_text("utf-8-sig").split("\n")[0].strip().endswith("exported_by,file_number,renewal")


def test_without_own_fields_a_table_has_its_columns_and_no_others(run: Run, folder: Path, tmp_path: Path) -> None:
    run("export", folder, "-o", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text("utf-8-sig").split("\n")[0].strip().endswith("exported_by")


def test_what_was_entered_for_the_agreement_comes_before_its_articles_fields(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    run("agreements", folder, "-o", tmp_path / "register.ics")
    run("fields", "set", folder / "a.txt", "owner", "กองแผนงาน")
    run("export", folder, "-q", "ลงนาม", "-o", tmp_path / "out.xlsx")
    assert front(tmp_path / "out.xlsx")[0]["Owner unit"] == "กองแผนงาน"
    annotations = Annotations.open()
    annotations.apply(SetValue(annotations.agreements()[0], "owner", "กองกลาง"))
    run("export", folder, "-q", "ลงนาม", "-o", tmp_path / "out.xlsx", "--force")
    assert front(tmp_path / "out.xlsx")[0]["Owner unit"] == "กองกลาง"
