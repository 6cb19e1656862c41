"""Own fields that the settings name, on agreements: set, found, shown, in every output, read back and undone."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.unit.app.agreements_desk import agreements_view
from tests.unit.commands.test_agreements_command import folder as folder  # the fixture

from mou_tui import locations
from mou_tui.app.agreements.drawing import drawn, text_of
from mou_tui.app.agreements.groups import groups_of
from mou_tui.app.agreements.view import AgreementsView

Run = Callable[..., Any]
FIELDS = '[fields]\nfile_number = "เลขที่หนังสือ"\nbudget_year = "งบประมาณปี"\nterm = "ภาคเรียน"\n'


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = locations.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FIELDS, "utf-8")


@pytest.fixture
def view(named: None, tmp_path: Path) -> Iterator[AgreementsView]:
    with agreements_view(tmp_path) as made:
        yield made


def rows(run: Run, folder: Path, *more: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("agreements", folder, *more).out.splitlines()]


def key_of(run: Run, folder: Path, partner: str) -> str:
    return str(next(row["key"] for row in rows(run, folder) if partner in row["parties"]))


@pytest.fixture
def filled(run: Run, folder: Path, named: None) -> str:
    key = key_of(run, folder, "ธนาคารออมสิน")
    for name, value in (("งบประมาณปี", "2569"), ("ภาคเรียน", "=ต้น"), ("file_number", "อว 1/2569")):
        said = run("fields", "set", key, name, value, "--library", folder)
        assert said.code == 0, said.err
    return key


def test_the_command_sets_lists_and_counts_them(run: Run, folder: Path, filled: str) -> None:
    assert "Nothing had to be changed" in run("fields", "set", filled, "budget_year", "2569", "--library", folder).err
    listed = json.loads(run("fields", "list", "--format", "json").out)
    assert {(row["field"], row["value"], row["agreement"]) for row in listed} == {
        ("budget_year", "2569", filled), ("term", "=ต้น", filled), ("file_number", "อว 1/2569", filled),
    }  # fmt: skip
    counted = json.loads(run("fields", "names", "--format", "json").out)
    assert {row["field"]: row["agreements"] for row in counted} == {"file_number": 1, "budget_year": 1, "term": 1}
    assert run("fields", "set", "ag:000000000000", "budget_year", "1", "--library", folder).code == 2
    assert run("fields", "set", filled, "budget_year", "9" * 1001, "--library", folder).code == 2


def test_queries_find_what_stands_in_the_agreement_or_in_its_articles(run: Run, folder: Path, filled: str) -> None:
    for query in (
        "งบประมาณปี:2569",
        'budget_year:="2569"',
        "งบประมาณปี:*",
        "เลขที่หนังสือ:อว",
        "number:1/2569",
        "-budget_year:* budget_year:*",
    ):
        expected = [] if query.startswith("-") else [filled]
        assert [row["key"] for row in rows(run, folder, "-q", query)] == expected, query
    assert filled not in [row["key"] for row in rows(run, folder, "-q", "-งบประมาณปี:*")]
    assert not rows(run, folder, "-q", 'budget_year:="256"')
    assert [row["key"] for row in rows(run, folder, "--field", "งบประมาณปี=2569")] == [filled]
    assert [row["key"] for row in rows(run, folder, "--field", "term", "-q", "state:unknown")] == [filled]
    assert run("agreements", folder, "--field", "ห้อง").code == 2
    assert run("fields", "set", folder / "a.txt", "งบประมาณปี", "2570").code == 0
    assert len(rows(run, folder, "-q", "งบประมาณปี:25")) == 2, "an article's own field is found as before"
    assert run("agreements", folder, "-q", "(งบประมาณปี:25)").code == 2


def test_every_output_has_them(run: Run, folder: Path, filled: str, tmp_path: Path) -> None:
    row = next(row for row in rows(run, folder) if row["key"] == filled)
    assert row["fields"] == {"budget_year": "2569", "term": "=ต้น"}
    assert row["file_number"] == "อว 1/2569"
    (told,) = csv.DictReader(io.StringIO(run("agreements", folder, "-q", "budget_year:*", "--format", "csv").out))
    assert (told["budget_year"], told["own_term"], told["term"]) == ("2569", "'=ต้น", "")
    run("agreements", folder, "-o", tmp_path / "r.xlsx")
    headings = [cell.value for cell in openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0][1]]
    assert {"เลขที่หนังสือ", "งบประมาณปี", "ภาคเรียน"} <= set(headings)
    for name in ("r.html", "r.ics"):
        run("agreements", folder, "-o", tmp_path / name)
    assert "งบประมาณปี" in (tmp_path / "r.html").read_text("utf-8")
    assert "budget_year" not in run("agreements", folder, "--format", "table").out
    assert "งบประมาณปี 2569" in run("agreements", folder, "--format", "table").out
    run("export", folder, "--format", "xlsx", "-o", tmp_path / "merged.xlsx")
    merged = [cell.value for row in openpyxl.load_workbook(tmp_path / "merged.xlsx").worksheets[0] for cell in row]
    assert {"งบประมาณปี", "2569"} <= set(map(str, merged))
    parquet = pytest.importorskip("pyarrow.parquet")
    run("agreements", folder, "-o", tmp_path / "r.parquet")
    assert set(parquet.read_table(tmp_path / "r.parquet").column("budget_year").to_pylist()) == {"2569", None}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_they_are_read_back(view: AgreementsView, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"r.{suffix}"
    view.host.export(view.rows, path)
    view.load()
    if suffix == "csv":
        table = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
        table[1][table[0].index("budget_year")] = "2570"
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(table)
    else:
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        sheet.cell(2, [cell.value for cell in sheet[1]].index("งบประมาณปี") + 1).value = 2570
        book.save(path)
    view.enter_register(view.read_register(path))
    assert sorted(row.own("budget_year") for row in view.all_rows) == ["", "2570"]
    view.undo()
    assert [row.own("budget_year") for row in view.all_rows] == ["", ""]


def test_in_the_app_they_are_filled_in_place_and_grouped_by(view: AgreementsView) -> None:
    view.focus = "detail"
    view.line = next(n for n, line in enumerate(view.lines) if line.field == "own:budget_year")
    assert view.enter("  2569 ")
    shown = "\n".join(text_of(line) for line in drawn(view, 120, 40, "คลัง", str).lines)
    assert "งบประมาณปี" in shown
    assert "✓ 2569" in shown
    view.set_filter("งบประมาณปี:2569")
    assert len(view.rows) == 1
    view.set_filter("")
    assert groups_of(view.all_rows)[-1] == "own:budget_year"
    view.group = "owner"
    view.group_next()
    assert [view.group_of(row) for row in view.rows] == ["2569", ""]
    assert not view.understands("ย" * 1001)
    view.line = next(n for n, line in enumerate(view.lines) if line.field == "own:budget_year")
    view.reject()
    assert [row.own("budget_year") for row in view.all_rows] == ["", ""]
    view.undo()
    assert "2569" in [row.own("budget_year") for row in view.all_rows]


def test_what_stands_in_a_field_that_is_named_no_more_stays(view: AgreementsView, tmp_path: Path) -> None:
    view.focus = "detail"
    view.line = next(n for n, line in enumerate(view.lines) if line.field == "own:budget_year")
    view.enter("2569")
    path = tmp_path / "r.csv"
    locations.settings_file().write_text('[fields]\nbox = "กล่อง"\n', "utf-8")
    view.load()
    assert "own:budget_year" in [line.field for line in view.lines]
    view.host.export(view.rows, path)
    view.load()
    path.write_text(path.read_text("utf-8-sig").replace(",2569,", ",2571,"), "utf-8")
    view.enter_register(view.read_register(path))
    assert "2571" in [row.own("budget_year") for row in view.all_rows]
