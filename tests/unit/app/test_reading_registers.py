"""A register that was edited in Excel is read back on the agreements screen: shown, entered as one step, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.app.agreements_desk import agreements_view
from tests.unit.app.edited_register import edited_register

from mou_tui.app.agreements.register import RegisterDialog
from mou_tui.app.agreements.view import AgreementsView
from mou_tui.errors import OwnDataError
from mou_tui.i18n import set_language
from mou_tui.page.register_reading import field_name, values_text

BANK = "ธนาคารออมสิน"
CHIANG_MAI = "มหาวิทยาลัยเชียงใหม่"


@pytest.fixture
def view(tmp_path: Path) -> Iterator[AgreementsView]:
    with agreements_view(tmp_path) as made:
        yield made


def test_changes_are_entered_as_one_step_and_undone_as_one(view: AgreementsView, tmp_path: Path) -> None:
    edits = {(BANK, "term"): "5 ปี", (BANK, "owner"): "กองคลัง", (CHIANG_MAI, "file_number"): "อว 1/2566"}
    reading = view.read_register(edited_register(view, tmp_path / "r.xlsx", edits))
    assert {(name, field_name(change), values_text(change)) for name, change in reading.changes} == {
        (BANK, "อายุ", "– → 5 ปี"), (BANK, "เจ้าของเรื่อง", "– → กองคลัง"), (CHIANG_MAI, "เลขที่", "– → อว 1/2566"),
    }  # fmt: skip
    assert not reading.skipped
    before = [(row.term, row.owner, row.file_number) for row in view.all_rows]
    view.enter_register(reading)
    assert view.told == "บันทึกการแก้ไข 3 รายการแล้ว"
    assert sorted(row.owner for row in view.all_rows) == ["", "กองคลัง"]
    assert not view.read_register(tmp_path / "r.xlsx").changes, "what is known is no change"
    view.undo()
    assert [(row.term, row.owner, row.file_number) for row in view.all_rows] == before


def test_what_is_not_understood_is_skipped_with_its_place_and_why(view: AgreementsView, tmp_path: Path) -> None:
    edits = {(BANK, "term"): "นานพอควร", (BANK, "owner"): "กองคลัง", ("", "party"): "กรมใหม่"}
    reading = view.read_register(edited_register(view, tmp_path / "r.xlsx", edits))
    assert [(s.change.place[0], s.change.after, bool(s.why)) for s in reading.skipped] == [
        ("F", "นานพอควร", True),
        ("B", "กรมใหม่", True),
    ]
    shown = "\n".join("".join(part.text for part in line) for line in RegisterDialog("r.xlsx", reading)._lines(70))
    assert "ข้าม 2 ช่อง" in shown
    assert "แถวนี้ไม่ใช่ข้อตกลงในทะเบียน" in shown.replace("\n   ", "")
    view.enter_register(reading)
    assert view.told == "บันทึกการแก้ไข 1 รายการแล้ว ข้าม 2 ช่อง"
    assert [row.term for row in view.all_rows if BANK in row.parties] == [""]


def test_an_unchanged_register_enters_nothing(view: AgreementsView, tmp_path: Path) -> None:
    reading = view.read_register(edited_register(view, tmp_path / "r.xlsx", {}))
    assert (reading.operation, reading.skipped) == (None, ())
    view.enter_register(reading)
    assert view.told == "ทะเบียนนี้ไม่มีช่องที่แก้ไข"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("kind", ["missing", "no workbook", "other workbook", "csv"])
def test_a_bad_file_is_told_with_advice(view: AgreementsView, tmp_path: Path, kind: str, language: str) -> None:
    import openpyxl

    path = tmp_path / f"{kind}.xlsx"
    if kind == "no workbook":
        path.write_bytes(b"PK\x03\x04 no more")
    elif kind == "other workbook":
        openpyxl.Workbook().save(path)
    elif kind == "csv":
        path = path.with_suffix(".csv")
        view.host.export(view.rows, path)
    set_language("th" if language == "th" else "en")
    with pytest.raises(OwnDataError) as raised:
        view.read_register(path)
    assert raised.value.advice
    thai = any("\u0e01" <= letter <= "\u0e5b" for letter in raised.value.cause + raised.value.advice)
    assert thai == (language == "th")
