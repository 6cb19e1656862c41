"""`mou-tui agreements`: filters, what is due, the register that is edited and read back, the calendar by name."""

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Run = Callable[..., Any]
NEWS = {
    "a": "กรมตัวอย่างวิทยาจับมือมหาวิทยาลัยเชียงใหม่ ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ\n24 สิงหาคม 2566\nกรมตัวอย่างวิทยา ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับมหาวิทยาลัยเชียงใหม่ เมื่อวันที่ 23 สิงหาคม 2566 ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ มีระยะเวลา 3 ปี",
    "b": "ธนาคารออมสิน ลงนามบันทึกข้อตกลง กับกรมตัวอย่างวิทยา หนุนครูวิทยาศาสตร์ชนบท\n2 พฤษภาคม 2567\nธนาคารออมสิน ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับกรมตัวอย่างวิทยา เมื่อวันที่ 1 พฤษภาคม 2567 หนุนครูวิทยาศาสตร์ชนบท",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOU_TUI_TODAY", "2026-07-01")
    monkeypatch.setenv("MOU_TUI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("MOU_TUI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "news"
    path.mkdir()
    for name, text in NEWS.items():
        (path / f"{name}.txt").write_text(text, "utf-8")
    return path


def rows(run: Run, folder: Path, *more: object) -> list[dict]:
    said = run("agreements", folder, *more)
    return [json.loads(line) for line in said.out.splitlines()]


def test_queries_states_and_orders(run: Run, folder: Path) -> None:
    assert [row["state"] for row in rows(run, folder)] == ["unknown", "ending"], "the latest signing first"
    assert [row["state"] for row in rows(run, folder, "--sort", "ends")] == ["ending", "unknown"]
    assert [row["term"] for row in rows(run, folder, "-q", "ends:<90d")] == ["P3Y"]
    assert len(rows(run, folder, "-q", "คู่สัญญา:ออมสิน -is:differs reports:1")) == 1
    assert len(rows(run, folder, "--state", "unknown")) == 1
    assert [row["state"] for row in rows(run, folder, "-n", "1", "--sort", "ends")] == ["ending"]
    assert run("agreements", folder, "-n", "0", "--state", "unknown").code == 0, "it was found, and not wanted"
    assert run("agreements", folder, "-q", "state:ended").code == 1
    wrong = run("agreements", folder, "-q", "state:soon")
    assert wrong.code == 2
    assert "ending" in wrong.err


def test_each_value_has_its_sources(run: Run, folder: Path) -> None:
    row = rows(run, folder, "--state", "ending")[0]
    end = row["values"]["ends_on"]
    assert (end["value"], end["standing"]) == ("2026-08-22", "derived")
    assert any("3 ปี" in source["text"] for source in end["sources"])


def test_where_sources_differ_every_output_has_all_values(run: Run, folder: Path, tmp_path: Path) -> None:
    other = NEWS["a"].replace("เมื่อวันที่ 23 สิงหาคม", "เมื่อวันที่ 22 สิงหาคม").replace("มีระยะเวลา 3 ปี", "")
    (folder / "z.txt").write_text(other, "utf-8")
    assert [row["differs"] for row in rows(run, folder, "-q", "is:differs")] == [["signed_on"]]
    for format_, days in (("table", ("22 Aug 2023", "23 Aug 2023")), ("csv", ("22 Aug 2023", "23 Aug 2023"))):
        said = run("agreements", folder, "-q", "is:differs", "--format", format_).out
        assert any(all(day in line for day in days) and "≠" in line for line in said.splitlines()), said
    page = run("agreements", folder, "-q", "is:differs", "--format", "html").out
    assert page.count('<ul class="differs"><li>Signed on: ') == 1
    assert page.count(" ≠ ") == 1
    assert "(24 Aug 2023 " in page, "with who says it"


def test_due_tells_once_and_is_silent_then(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("agreements", folder, "--due", "90d,30d,7d")
    assert first.code == 0
    subject, *more = first.out.splitlines()
    assert subject == "mou-tui: 1 agreement is running out"
    assert any("มหาวิทยาลัยเชียงใหม่" in line for line in more)
    again = run("agreements", folder, "--due", "90d,30d,7d")
    assert (again.code, again.out) == (1, "")
    monkeypatch.setenv("MOU_TUI_TODAY", "2026-08-01")
    assert run("agreements", folder, "--due", "90d,30d,7d").code == 0, "the next step"
    monkeypatch.setenv("MOU_TUI_TODAY", "2026-08-23")
    over = run("agreements", folder, "--due", "90d,30d,7d").out
    assert over.startswith("mou-tui: run out without renewal: 1")
    assert run("agreements", folder, "--due", "soon").code == 2


def test_an_edited_register_is_shown_first_and_then_entered(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    assert run("agreements", folder, "-o", path).code == 0
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    column = {str(cell.value): cell.column for cell in sheet[1]}
    line = next(row for row in range(2, 4) if "ออมสิน" in str(sheet.cell(row, column["Parties"]).value))
    sheet.cell(line, column["Term"]).value = "5 ปี"
    sheet.cell(line, column["File number"]).value = "อว 8393/2567"
    sheet.cell(line, column["Parties"]).value = "ธนาคารออมสิน\nมหาวิทยาลัยธรรมศาสตร์"
    book.save(path)
    shown = run("agreements", folder, "--import", path)
    assert shown.code == 0
    assert "– → 5 ปี" in shown.out
    assert rows(run, folder, "-q", "ออมสิน")[0]["term"] is None
    assert run("agreements", folder, "--import", path, "--apply").code == 0
    row = rows(run, folder, "-q", "ออมสิน")[0]
    assert (row["term"], row["ends_on"], row["file_number"]) == ("P5Y", "2029-04-30", "อว 8393/2567")
    assert row["parties"] == ["ธนาคารออมสิน", "มหาวิทยาลัยธรรมศาสตร์"]
    assert row["values"]["term"]["standing"] == "reader"
    assert run("agreements", folder, "--import", path).code == 1, "nothing is left to enter"


def test_a_wrong_cell_is_named_and_nothing_is_entered(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    run("agreements", folder, "-o", path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(2, 6).value = "นานพอควร"
    book.save(path)
    said = run("agreements", folder, "--import", path, "--apply")
    assert said.code == 2
    assert "register.xlsx F2" in said.err
    no = tmp_path / "b.xlsx"
    no.write_text("no workbook", "utf-8")
    assert "no Excel workbook" in run("agreements", folder, "--import", no).err


def uids(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("UID:")]


def test_the_calendar_keeps_its_names_when_earlier_news_comes(run: Run, folder: Path) -> None:
    before = run("agreements", folder, "--format", "ics", "-q", "ends:2026").out
    assert "TRIGGER:-P90D" in before
    (folder / "0.txt").write_text(
        NEWS["a"].replace("24 สิงหาคม 2566", "23 สิงหาคม 2566").replace("มีระยะเวลา 3 ปี", ""), "utf-8"
    )
    after = run("agreements", folder, "--format", "ics", "-q", "ends:2026").out
    assert uids(after) == uids(before)
    assert "STATUS:CANCELLED" not in after


def test_a_page_for_people_needs_nothing_else(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    assert run("agreements", folder, "-o", path).code == 0
    page = path.read_text("utf-8")
    assert page.count("<tr id=") == 2
    assert "<svg" in page
    assert "<script" not in page
    assert run("agreements", folder, "-o", path).code == 2, "no file is overwritten unasked"


@pytest.mark.parametrize("name", ["a.ics", "a.xlsx"])
def test_nothing_is_named_for_what_is_not_written(run: Run, folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("before", "utf-8")
    assert run("agreements", folder, "-o", tmp_path / name).code == 2
    assert not list(tmp_path.rglob("agreements.toml"))
    assert run("agreements", folder, "-o", tmp_path / name, "--force").code == 0
    assert list(tmp_path.rglob("agreements.toml")), "what is written has names for good"


def test_both_files_of_parquet_are_written_or_none(run: Run, folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow.parquet")
    (tmp_path / "a.parquet").write_text("before", "utf-8")
    assert run("agreements", folder, "-o", tmp_path / "a.parquet").code == 2
    assert not (tmp_path / "a-reports.parquet").exists()


def test_parquet_is_read_back(run: Run, folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run("agreements", folder, "-o", tmp_path / "a.parquet").code == 0
    assert sorted(parquet.read_table(tmp_path / "a.parquet").column("state").to_pylist()) == ["ending", "unknown"]
    assert parquet.read_table(tmp_path / "a-reports.parquet").num_rows == 2


@pytest.mark.parametrize("name", ["a.xlsx", "a.jsonl", "a.html", "a.csv", "a.json", "a.ics", "a.txt"])
def test_a_disk_that_fills_up_leaves_what_was_there(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / name).write_text("before", "utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("mou_tui.exporters.writing.os.fsync", full)
    said = run("agreements", folder, "-o", out / name, "--force")
    assert said.code == 4
    assert "could not be written" in said.err
    assert [path.name for path in out.iterdir()] == [name]
    assert (out / name).read_text("utf-8") == "before"
