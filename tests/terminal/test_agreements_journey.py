"""An officer's round, typed on a real terminal with a Thai keyboard: unknown terms, filled in from paper, a register written."""

import tomllib
from pathlib import Path

import openpyxl
import pytest
from tests.terminal.conftest import OpenTerminal

NEWS = (
    ("มหาวิทยาลัยเชียงใหม่", "ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ รับมือภัยแล้ง", "15 สิงหาคม 2566"),
    ("ธนาคารออมสิน", "หนุนครูวิทยาศาสตร์ชนบท", "1 พฤษภาคม 2567"),
    ("กรมบังคับคดี", "ไกล่เกลี่ยหนี้นักศึกษา", "30 ตุลาคม 2567"),
)


@pytest.mark.slow
def test_an_officers_whole_round(terminal, tmp_path: Path) -> None:
    """Unknown terms, three filled in from paper, what is running out, the register edited in Excel and read back, the calendar."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number, (partner, topic, day) in enumerate(NEWS):
        text = f"กรมสมมติวิทยา ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) กับ{partner} เมื่อวันที่ {day} {topic}"
        (folder / f"{number}.txt").write_text(f"กรมสมมติวิทยาจับมือ{partner} {topic}\n{day}\n{text}", "utf-8")
    today = {"MOU_TUI_TODAY": "2026-06-01"}
    pty = terminal(str(folder), **today)
    pty.wait_for("3 จาก 3 ข่าว")
    pty.press("ฏ")  # the physical D key
    pty.wait_for("ไม่ทราบวันหมดอายุ 3")
    for _turn in range(3):
        pty.press("ด")
    pty.wait_for("สภาพ:ไม่ทราบอายุ")
    for left, term in ((2, "5 ปี"), (1, "4 ปี"), (0, "3 ปี")):
        pty.press("ำ")
        pty.wait_for("อายุ:")
        pty.press(term, "enter")
        pty.wait_for(f"ไม่ทราบวันหมดอายุ {left}")
    pty.press("ด", "ด", "ด", "ด")  # through what waits to all, and on to what is running out
    pty.wait_for("กรอง: ทั้งหมด")
    pty.press("ด")
    pty.wait_for("สภาพ:ใกล้หมด")
    pty.wait_for("มหาวิทยาลัยเชียงใหม่")
    pty.press("ๆ")
    pty.wait_for("กรอง: ทั้งหมด")
    register = tmp_path / "ทะเบียน.xlsx"
    pty.press("ป")
    pty.wait_for("บันทึกทะเบียนเป็นไฟล์:")
    pty.press(str(register), "enter")
    pty.wait_for("เขียน 3 ข้อตกลง")

    book = openpyxl.load_workbook(register)
    sheet = book.worksheets[0]
    column = {str(cell.value): cell.column for cell in sheet[1]}
    line = next(row for row in range(2, 5) if "ออมสิน" in str(sheet.cell(row, column["คู่ความร่วมมือ"]).value))
    sheet.cell(line, column["เลขที่"]).value = "อว 8393/2567"
    book.save(register)
    shown = terminal("agreements", str(folder), "--import", str(register), "--apply", **today)
    shown.wait_for("อว 8393/2567")
    assert shown.wait_exit() == 0

    pty.press("ๆ")  # back to the articles; the agreements are read anew when one comes again
    pty.wait_for("3 จาก 3 ข่าว")
    pty.press("ฏ")
    pty.wait_for("ค้าง:")
    calendar = tmp_path / "ปฏิทิน.ics"
    pty.press("ป")
    pty.wait_for("บันทึกทะเบียนเป็นไฟล์:")
    pty.press(str(calendar), "enter")
    pty.wait_for("เขียน 3 ข้อตกลง")
    pty.press("ๆ")
    pty.wait_for("3 จาก 3 ข่าว")
    pty.press("ๆ")
    assert pty.wait_exit() == 0
    kept = tomllib.loads((tmp_path / "home" / "data" / "agreements.toml").read_text("utf-8"))["agreement"]
    assert sorted(one["values"]["term"] for one in kept) == ["P3Y", "P4Y", "P5Y"]
    assert [one["values"]["file_number"] for one in kept if "file_number" in one["values"]] == ["อว 8393/2567"]
    events = calendar.read_bytes().decode("utf-8")  # text mode would lose the line ends that folded lines are told by
    assert "อว 8393/2567" in events.replace("\r\n ", "")
    assert events.count("BEGIN:VALARM") == 9


def test_fill_in_a_term_write_the_register_and_come_back(terminal: OpenTerminal, tmp_path: Path) -> None:
    pty = terminal()
    pty.wait_for("5 จาก 5 ข่าว")
    pty.press("ฏ")  # the physical D key
    pty.wait_for("ค้าง:")
    for _turn in range(3):
        pty.press("ด")
    pty.wait_for("สภาพ:ไม่ทราบอายุ")
    pty.press("ำ")
    pty.wait_for("อายุ:")
    pty.press("5 ปี", "enter")
    pty.wait_for("แก้ไขข้อตกลงแล้ว")
    pty.press("ๆ")  # the filter goes
    pty.wait_for("กรอง: ทั้งหมด")
    pty.press("ป")
    pty.wait_for("บันทึกทะเบียนเป็นไฟล์:")
    pty.press(str(tmp_path / "r.xlsx"), "enter")
    pty.wait_for("เขียน 4 ข้อตกลง")
    pty.press("q")
    pty.wait_for("5 จาก 5 ข่าว")
    pty.press("q")
    assert pty.wait_exit() == 0
    (first, *_more) = tomllib.loads((tmp_path / "home" / "data" / "agreements.toml").read_text("utf-8"))["agreement"]
    assert first["values"]["term"] == "P5Y"
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert any("5 ปี" in str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
