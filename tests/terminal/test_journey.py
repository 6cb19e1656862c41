"""A stranger's first minutes, typed on a real terminal with a Thai keyboard."""

import tomllib
from pathlib import Path

from tests.terminal.conftest import OpenTerminal


def bookmarks(tmp_path: Path) -> list[dict[str, object]]:
    return tomllib.loads((tmp_path / "home" / "data" / "bookmarks.toml").read_text("utf-8"))["bookmark"]


def test_search_in_thai_read_bookmark_and_quit(terminal: OpenTerminal, tmp_path: Path) -> None:
    pty = terminal()
    pty.wait_for("5 จาก 5 ข่าว")
    pty.press("ห")  # the physical s key under the Thai layout
    pty.press("จุฬา")
    pty.wait_for("1 จาก 5 ข่าว")
    pty.press("enter")
    pty.wait_for("จุฬาลงกรณ์มหาวิทยาลัย")
    pty.press("ิ")  # the physical b key: a lone combining mark
    pty.wait_for("★")
    # One Esc, out of the search. What follows an Esc must wait for its effect, or a terminal reads Alt+key.
    pty.press("esc")
    pty.wait_for("5 จาก 5 ข่าว")
    pty.press("ๆ")
    assert pty.wait_exit() == 0
    (one,) = bookmarks(tmp_path)
    assert "ห้องสมุด" in str(one) or "หอสมุด" in str(one)


def test_resizing_through_all_sizes_keeps_the_article(terminal: OpenTerminal) -> None:
    pty = terminal(columns=140, rows=40)
    pty.wait_for("Kunming Medical University")
    pty.press("enter")
    for columns, rows in ((120, 35), (80, 24), (60, 20), (20, 8), (140, 40)):
        pty.resize(columns, rows)
        if columns < 40:
            pty.wait_for("40 คอลัมน์")
        else:
            pty.wait_for("ข่าว")
            pty.wait_for("Kunming")
    pty.press("q", "q")
    assert pty.wait_exit() == 0


def test_the_terminals_size_counts_not_one_that_a_shell_exported(terminal: OpenTerminal) -> None:
    pty = terminal(columns=140, rows=40, lang="en", COLUMNS="80", LINES="24")
    pty.wait_for("Projects")  # a line of the facts, which 80 columns have no room for
    pty.resize(100, 30)
    pty.wait_until_gone("Projects")
    pty.press("q")
    assert pty.wait_exit() == 0


def test_a_terminal_that_knows_no_size_is_drawn_once(terminal: OpenTerminal) -> None:
    """A serial line says 0 by 0; two guesses at its size had each layout ask for another one, for ever."""
    pty = terminal(columns=0, rows=0, lang="en")
    pty.wait_for("Kunming")
    for _time in range(5):
        pty.press("?")
        pty.wait_for("Esc closes it")
        pty.press("esc")
        pty.wait_until_gone("Esc closes it")
    assert pty.frames < 100
    pty.press("q")
    assert pty.wait_exit() == 0


def test_a_terminal_of_20_columns_says_what_it_needs(terminal: OpenTerminal) -> None:
    pty = terminal(columns=20, rows=8, lang="en")
    pty.wait_for("20 columns")
    assert pty.wait_exit() == 2


def test_a_window_made_smaller_and_back_at_once_is_drawn_anew(terminal: OpenTerminal) -> None:
    pty = terminal()
    pty.wait_for("Kunming")
    for _time in range(10):
        pty.resize(20, 8)
        pty.resize(120, 35)
        pty.wait_for("Kunming")
    pty.press("q")
    assert pty.wait_exit() == 0


def test_what_stays_on_the_screen_is_what_a_new_drawing_shows(terminal: OpenTerminal) -> None:
    pty = terminal(columns=140, rows=40)
    pty.wait_for("Kunming")
    frames: list[tuple[bool, list[tuple[object, ...]]]] = []

    def keep_frame() -> None:
        buffer = pty.screen.buffer
        cells = [tuple(buffer[row][column]) for row in range(2, 38) for column in range(140)]
        frames.append(("ช่วยเหลือ · Esc" in pty.text, cells))

    pty.on_frame = keep_frame
    for keys, words in (
        (("j", "j"), "อ่าน · 3 จาก 5"),
        (("k", "enter", "space"), "อ่าน · 2 จาก 5"),
        (("l", "g", "g", "j", "j"), "ข้อ 3 จาก"),
        (("h", "h", "G", "g", "g"), "อ่าน · 1 จาก 5"),
        (("ห", "จุฬา"), "1 จาก 5 ข่าว"),
        (("enter", "l"), "หลักฐาน"),
    ):
        pty.press(*keys)
        pty.wait_for(words)
        # An overlay over everything: when it goes, all is drawn.
        pty.press("f1")
        pty.wait_for("ช่วยเหลือ · Esc")
        before = [cells for covered, cells in frames if not covered][-1]
        frames.clear()
        # A letter would tell which keyboard is on, and change the hints.
        pty.press("esc")
        pty.wait(lambda _text: frames and not frames[-1][0], "what was there")
        assert frames[-1][1] == before
    pty.press("q", "q")
    assert pty.wait_exit() == 0


def test_a_bookmark_is_there_after_a_kill(terminal: OpenTerminal, tmp_path: Path) -> None:
    pty = terminal()
    pty.wait_for("Kunming")
    pty.press("b")
    pty.wait_for("★")
    pty.child.kill(9)
    pty.wait_exit()
    assert len(bookmarks(tmp_path)) == 1
    again = terminal()
    again.wait_for("★")
    again.press("q")
    assert again.wait_exit() == 0


def test_an_escape_in_an_article_never_reaches_the_terminal(terminal: OpenTerminal, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    hostile = "หัวข้อข่าว\x1b]52;c;aGFja2Vk\x07 [/bold][link=evil]\n\nข้อความ \x9b31m [/]\n"
    (folder / "a\x1b[31m.txt").write_text(hostile, "utf-8")
    pty = terminal(str(folder))
    pty.wait_for("[/bold][link=evil]")
    pty.press("enter")
    pty.press("q", "q")
    assert pty.wait_exit() == 0
    assert b"\x1b]52" not in pty.written
    assert b"\x1b]8" not in pty.written
    assert "\x9b" not in pty.written.decode("utf-8")
