"""An officer's round, typed on a real terminal with a Thai keyboard: unknown terms, filled in from paper, a register written."""

import tomllib
from pathlib import Path

import openpyxl
from tests.terminal.conftest import OpenTerminal


def test_fill_in_a_term_write_the_register_and_come_back(terminal: OpenTerminal, tmp_path: Path) -> None:
    pty = terminal()
    pty.wait_for("5 จาก 5 ข่าว")
    pty.press("ฏ")  # the physical D key
    pty.wait_for("ค้าง:")
    for _turn in range(3):
        pty.press("ด")
    pty.wait_for("state:unknown")
    pty.press("ำ")
    pty.wait_for("อายุ:")
    pty.press("5 ปี", "enter")
    pty.wait_for("แก้ไขข้อตกลงแล้ว")
    pty.press("ๆ")  # the filter goes
    pty.wait_for("กรอง: ทั้งหมด")
    pty.press("ป")
    pty.wait_for("เขียนทะเบียนลงแฟ้ม:")
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
