"""Two working days, typed on a real terminal with a Thai keyboard, from start to export."""

import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def exported(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_officers_monday(terminal, tmp_path: Path) -> None:
    """Which agreements have no known expiry; one gets its day of signing, is checked, and goes out."""
    out = tmp_path / "out"
    out.mkdir()
    settings = tmp_path / "settings.toml"
    settings.write_text(f'export_folder = "{out.as_posix()}"\n', "utf-8")
    pty = terminal(columns=140, rows=40, MOU_TUI_SETTINGS=str(settings), MOU_TUI_TODAY="2026-11-29")
    pty.wait_for("5 จาก 5 ข่าว")
    pty.press("ด")  # f: the worklists
    pty.wait_for("กรองผลค้นเฉพาะ")
    pty.press("ไม่ทราบ")
    pty.wait_until_gone("ยังไม่อ่าน")
    pty.press("enter")
    pty.wait_for("หมดอายุ:ไม่ทราบ")
    pty.press("ห", "หอสมุด")  # s: to the search line, its words stay
    pty.wait_for("1 จาก 5 ข่าว")
    pty.press("enter", "ส", "ส")  # l l: to the facts
    pty.wait_for("วันลงนาม")
    pty.press("เ", "เ", *"่่่่่่")  # gg, then down to the day of signing, which is not stated
    pty.press("ำ")  # e: fill it in
    pty.wait_for("‹ วันลงนาม ›")
    pty.press("10/6/2562")
    text = pty.wait_for("= จ. 10 มิ.ย. 2562")
    assert "หมดอายุ พฤ. 9 มิ.ย. 2565" in text
    assert "ห้องสมุด" in text  # the article is in sight above the panel
    pty.press("enter")
    pty.wait_for("9 มิ.ย. 2565")
    pty.press("๕")  # *: all of it is checked
    pty.wait_for("เลิกทำ")
    pty.press("ป")  # x
    pty.wait_for("ส่งออก")
    pty.press("\x13")  # Ctrl+S
    pty.wait(lambda _text: exported(out), "the export")
    pty.wait_for("เขียน 1 ข่าว")
    pty.press("ๆ", "ๆ", "ๆ")
    assert pty.wait_exit() == 0
    corrections = tomllib.loads((tmp_path / "home" / "data" / "corrections.toml").read_text("utf-8"))["correction"]
    assert {"add", "check"} == {correction["operation"] for correction in corrections}


def test_the_journalists_story(terminal, tmp_path: Path) -> None:
    """Nothing has a word, and that can be relied on; a body by another name; a quotation, a tag, an export."""
    out = tmp_path / "out"
    out.mkdir()
    settings = tmp_path / "settings.toml"
    settings.write_text(f'export_folder = "{out.as_posix()}"\n', "utf-8")
    pty = terminal(columns=140, rows=40, MOU_TUI_SETTINGS=str(settings))
    pty.wait_for("5 จาก 5 ข่าว")
    pty.press("ห", "ดาวอังคาร")
    pty.wait_for("ค้นจากข่าวทั้งหมด 5 ข่าว")
    pty.press("ctrl+u", "มช.")
    pty.wait_for("มหาวิทยาลัยเชียงใหม่")
    pty.press("enter")
    pty.wait_for("อ่าน · 1 จาก")
    pty.press("ฃ")  # \\: one line an article
    pty.wait_for("ข่าวละบรรทัด")
    pty.press("ะ")  # t
    pty.wait_for("แท็ก คั่นด้วยจุลภาค")
    pty.press("เรื่องยาว", "enter")
    pty.wait_for("กด F9 เลิกทำ")
    pty.press("๔")  # %: all tags
    pty.wait_for("เรื่องยาว")
    pty.press("enter")
    pty.wait_for("แสดงข่าวที่ติดแท็กนี้")
    pty.press("enter")
    pty.wait_for("1 จาก 5 ข่าว")
    pty.press("ป")
    pty.wait_for("ส่งออก")
    pty.press("\x13")
    pty.wait(lambda _text: exported(out), "the export")
    pty.wait_for("เขียน 1 ข่าว")
    pty.press("ๆ")
    assert pty.wait_exit() == 0
