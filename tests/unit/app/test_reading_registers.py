"""A register that was edited in Excel is read back on the agreements screen: shown, entered as one step, undone."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.app.agreements_desk import agreements_view
from tests.unit.app.edited_register import edited_register, resaved

from mou_tui.annotations import SetValue
from mou_tui.app.agreements.register import RegisterDialog
from mou_tui.app.agreements.view import AgreementsView
from mou_tui.errors import InputError, OwnDataError
from mou_tui.i18n import set_language
from mou_tui.loaders import load
from mou_tui.loaders.exports import is_own_export
from mou_tui.page.register_reading import field_name, unread_text, values_text

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


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".ods"])
def test_every_form_is_read_by_the_same_rules(view: AgreementsView, tmp_path: Path, suffix: str) -> None:
    edits = {
        (BANK, "term"): "5 ปี",
        (BANK, "signed_on"): "30/11/2567",
        ("", "party"): "กรมใหม่",
        (CHIANG_MAI, "note"): "-ดูแฟ้ม",
    }
    path = resaved(edited_register(view, tmp_path / "r.xlsx", edits), tmp_path / f"r{suffix}")
    reading = view.read_register(path)
    assert {(field_name(change), values_text(change)) for _name, change in reading.changes} == {
        ("อายุ", "– → 5 ปี"), ("วันลงนาม", "1 พ.ค. 2567 → 30 พ.ย. 2567"), ("บันทึกย่อ", "– → -ดูแฟ้ม"),
    }  # fmt: skip
    assert [skipped.change.after for skipped in reading.skipped] == ["กรมใหม่"]
    view.enter_register(reading)
    bank = next(row for row in view.all_rows if BANK in row.parties)
    assert (bank.term, bank.signed_on) == ("P5Y", "2024-11-30")
    assert not view.read_register(path).changes


def test_what_the_library_learnt_meanwhile_is_no_change(view: AgreementsView, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    view.host.export(view.rows, path)
    view.load()
    deal = next(row for row in view.all_rows if BANK in row.parties)
    agreements = view.host.agreements()
    found = agreements.deal(deal.key)
    assert found is not None
    view.host.apply(SetValue(agreements.entry_for(found), "term", "P7Y"))
    view.load()
    assert view.read_register(path).operation is None, "the cell is as it was written"


def test_an_emptied_cell_takes_out_what_the_news_says(view: AgreementsView, tmp_path: Path) -> None:
    path = edited_register(view, tmp_path / "r.xlsx", {(CHIANG_MAI, "term"): ""})
    view.enter_register(view.read_register(path))
    assert [row.term for row in view.all_rows if CHIANG_MAI in row.parties] == [""]
    assert not view.read_register(path).changes
    view.undo()
    assert [row.term for row in view.all_rows if CHIANG_MAI in row.parties] == ["P3Y"]


def test_a_column_that_cannot_be_read_is_told(view: AgreementsView, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    view.host.export(view.rows, path)
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join(f"{line},{end}" for line, end in zip(lines, ("ความเห็น", "ดี", ""), strict=True)), "utf-8")
    reading = view.read_register(path)
    assert reading.unknown == ("ความเห็น",)
    assert "ความเห็น" in unread_text(reading)


def test_a_renewal_is_of_another_agreement_of_the_library(view: AgreementsView, tmp_path: Path) -> None:
    view.host.export(view.rows, tmp_path / "x.xlsx")
    view.load()
    keys = {name: next(row.key for row in view.all_rows if name in row.parties) for name in (BANK, CHIANG_MAI)}
    edits = {(BANK, "renews"): f"AG:{keys[CHIANG_MAI]}", (CHIANG_MAI, "renews"): f"ag:{keys[CHIANG_MAI]}"}
    reading = view.read_register(edited_register(view, tmp_path / "r.xlsx", edits))
    assert [skipped.why for skipped in reading.skipped] == ["ไม่มีข้อตกลงอื่นที่ใช้รหัสนี้"]
    view.enter_register(reading)
    assert [row.former for row in view.all_rows if row.key == keys[BANK]] == [keys[CHIANG_MAI]]


def test_an_unchanged_register_enters_nothing(view: AgreementsView, tmp_path: Path) -> None:
    reading = view.read_register(edited_register(view, tmp_path / "r.xlsx", {}))
    assert (reading.operation, reading.skipped) == (None, ())
    view.enter_register(reading)
    assert view.told == "ทะเบียนนี้ไม่มีช่องที่แก้ไข"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    "kind", ["missing", "no workbook", "other workbook", "other table", "torn quotation", "divided value", "picture"]
)
def test_a_bad_file_is_told_with_advice(view: AgreementsView, tmp_path: Path, kind: str, language: str) -> None:
    import openpyxl

    path = tmp_path / f"{kind}.xlsx"
    if kind == "no workbook":
        path.write_bytes(b"PK\x03\x04 no more")
    elif kind == "other workbook":
        openpyxl.Workbook().save(path)
    elif kind == "other table":
        path = path.with_suffix(".csv")
        path.write_text("ลำดับ,คู่สัญญา,วันที่ลงนาม\n1,กรมสมมติ,1/2/2566\n", "utf-8")
    elif kind == "torn quotation":
        path = path.with_suffix(".csv")
        path.write_text('key,note\nag:0123456789ab,"ค้าง\n', "utf-8")
    elif kind == "divided value":
        path = path.with_suffix(".csv")
        path.write_text("key,owner\nag:0123456789ab,กองคลัง, ชั้น 2\n", "utf-8")
    elif kind == "picture":
        path.write_bytes(bytes(range(256)) * 40)
    set_language("th" if language == "th" else "en")
    with pytest.raises(OwnDataError) as raised:
        view.read_register(path)
    assert raised.value.advice
    thai = any("\u0e01" <= letter <= "\u0e5b" for letter in raised.value.cause + raised.value.advice)
    assert thai == (language == "th")


def test_a_register_in_a_folder_of_the_library_is_no_news(view: AgreementsView, tmp_path: Path) -> None:
    path = resaved(edited_register(view, tmp_path / "r.xlsx", {}), tmp_path / "r.csv")
    with pytest.raises(InputError) as raised:
        list(load(path))
    assert is_own_export(raised.value)


@pytest.mark.parametrize("shown", ["#NAME?", "#####", "Err:508"])
def test_what_a_program_shows_instead_of_a_value_is_told_and_not_entered(
    view: AgreementsView, tmp_path: Path, shown: str
) -> None:
    reading = view.read_register(
        edited_register(view, tmp_path / "r.xlsx", {(BANK, "note"): shown, (BANK, "owner"): "ก"})
    )
    assert [(skipped.change.after, skipped.is_wrong) for skipped in reading.skipped] == [(shown, False)]
    assert [field_name(change) for _name, change in reading.changes] == ["เจ้าของเรื่อง"]


def test_two_rows_of_one_agreement_may_not_say_different_things(view: AgreementsView, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    view.host.export(view.rows, path)
    table = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    owner = table[0].index("owner")
    twice = [*table[1][:owner], "กองหนึ่ง", *table[1][owner + 1 :]], [*table[1][:owner], "กองสอง", *table[1][owner + 1 :]]
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([table[0], *twice, table[1]])
    reading = view.read_register(path)
    assert [change.after for _name, change in reading.changes] == ["กองหนึ่ง"]
    assert [(skipped.change.after, skipped.is_wrong) for skipped in reading.skipped] == [("กองสอง", True)]


def test_an_end_is_said_in_one_of_two_columns(view: AgreementsView, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"

    def read(day: str, kind: str) -> list[str]:
        view.host.export(view.rows, path)
        table = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
        row = next(row for row in table[1:] if CHIANG_MAI in row[table[0].index("parties")])
        row[table[0].index("ends_on")], row[table[0].index("end_kind")] = day, kind
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(table)
        path.rename(tmp_path / "e.csv")
        reading = view.read_register(tmp_path / "e.csv")
        return [f"{change.field}={change.value}" for _name, change in reading.changes] + [
            "?" for s in reading.skipped if s.is_wrong
        ]

    assert read("22/8/2569", "date") == []
    assert read("31/12/2570", "date") == ["end=2027-12-31"]
    assert read("", "open") == ["end=open"]
    assert read("22/8/2569", "ต่ออายุอัตโนมัติ") == ["end=auto"]
    assert read("31/12/2570", "open") == ["?"]
    assert read("", "date") == ["?"]
