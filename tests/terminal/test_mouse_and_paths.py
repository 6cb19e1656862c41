"""What only a terminal shows: the mouse's wheel and dragging, `~` while a path is typed, and sixteen colours."""

import base64
import bisect
import itertools
import re
from pathlib import Path

import pytest
from tests.terminal.conftest import OpenTerminal, Terminal

LEFT, DRAGGED, WHEEL_DOWN, WHEEL_UP = 0, 32, 65, 64


def mouse(button: int, column: int, row: int, *, released: bool = False) -> str:
    """What a terminal sends for the mouse at a cell, counted from 0 (SGR mode)."""
    return f"\x1b[<{button};{column + 1};{row + 1}{'m' if released else 'M'}"


LIST = 30
"""Columns of the list, at the left of a terminal of 120."""


def place_of(pty: Terminal, words: str, columns: int = 120) -> tuple[int, int]:
    """Column and row of the cell in which `words` begin, in the first `columns` of the screen, once they are there."""
    pty.wait(lambda _text: _places(pty, words, columns), repr(words))
    return _places(pty, words, columns)[0]


def _places(pty: Terminal, words: str, columns: int) -> list[tuple[int, int]]:
    found = []
    for row in range(pty.screen.lines):
        line = [pty.screen.buffer[row][column].data for column in range(columns)]
        at = "".join(line).find(words)
        if at >= 0:
            # A cell holds a Thai letter with its marks: cells are fewer than characters.
            ends = list(itertools.accumulate(map(len, line)))
            found.append((bisect.bisect_right(ends, at), row))
    return found


def copied(pty: Terminal) -> str:
    """The words that were last put on the clipboard."""
    found = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", bytes(pty.written))
    return base64.b64decode(found[-1]).decode("utf-8") if found else ""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1, 31):
        body = "\n\n".join(f"Paragraph {part} of news {number}." for part in range(1, 61))
        (folder / f"{number:02}.txt").write_text(f"News number {number:02}\n\n{body}\n", "utf-8")
    return folder


def test_the_wheel_scrolls_list_and_text(terminal: OpenTerminal, many: Path) -> None:
    pty = terminal(str(many), lang="en")
    pty.wait_for("30 of 30 articles")
    pty.wait_for("Paragraph 1 of")
    column, row = place_of(pty, "News number 30", LIST)

    def listed(text: str) -> str:
        return "\n".join(line[:LIST] for line in text.split("\n"))

    for _turn in range(12):
        pty.press(mouse(WHEEL_DOWN, column, row))
    pty.wait(lambda text: "News number 30" not in listed(text), "a list that has moved")
    for _turn in range(12):
        pty.press(mouse(WHEEL_UP, column, row))
    pty.wait(lambda text: "News number 30" in listed(text), "the list as it was")
    column, row = place_of(pty, "Paragraph 3 of")
    for _turn in range(12):
        pty.press(mouse(WHEEL_DOWN, column, row))
    pty.wait_until_gone("Paragraph 1 of")
    pty.press("q")
    assert pty.wait_exit() == 0


def drag(pty: Terminal, column: int, row: int, steps: tuple[int, ...]) -> None:
    """Drag to the right, with a report of the pointer at each of `steps`."""
    pty.press(mouse(LEFT, column, row))
    for step in steps:
        pty.press(mouse(DRAGGED, column + step, row))
    pty.press(mouse(LEFT, column + steps[-1], row, released=True))


def test_dragging_selects_the_words_under_the_pointer(terminal: OpenTerminal, many: Path) -> None:
    pty = terminal(str(many), lang="en")
    pty.wait_for("30 of 30 articles")
    pty.wait_for("Paragraph 3 of")
    column, row = place_of(pty, "Paragraph 3 of")
    drag(pty, column, row, (4, 8, 11))
    pty.press("y")
    pty.wait_for("Copied: Paragraph 3")
    assert copied(pty).startswith("Paragraph 3")
    assert len(copied(pty)) <= len("Paragraph 3 ")


def test_dragging_over_thai_never_cuts_a_cluster(terminal: OpenTerminal) -> None:
    pty = terminal(lang="en")
    pty.wait_for("ความเข้มแข็งทางการแพทย์")
    column, row = place_of(pty, "ความเข้มแข็ง")
    drag(pty, column, row, (3, 6, 7))
    pty.press("y")
    pty.wait_for("Copied: ความเข้มแ")
    assert "ความเข้มแข็ง".startswith(copied(pty))


def test_a_click_in_the_list_opens_and_dragging_there_selects_nothing(terminal: OpenTerminal, many: Path) -> None:
    pty = terminal(str(many), lang="en")
    pty.wait_for("30 of 30 articles")
    column, row = place_of(pty, "News number 27", LIST)
    pty.press(mouse(LEFT, column, row), mouse(DRAGGED, column + 5, row + 3))
    pty.press(mouse(LEFT, column + 5, row + 3, released=True))
    pty.press(mouse(LEFT, column, row), mouse(LEFT, column, row, released=True))
    pty.wait_for("of news 27.")
    pty.press("y")
    pty.wait_for("Copied: News number 27")


def test_a_path_is_completed_from_the_home_folder(terminal: OpenTerminal, tmp_path: Path) -> None:
    home = tmp_path / "บ้าน"
    (home / "คลังข่าว").mkdir(parents=True)
    (home / "คลังข่าว" / "a.txt").write_text("The only news\n\nText\n", "utf-8")
    pty = terminal(lang="en", HOME=str(home))
    pty.wait_for("5 of 5 articles")
    pty.press("o")
    pty.wait_for("Tab completes")
    pty.press("ctrl+u")
    pty.wait_for("│ path of a folder")
    # What is typed, then what Tab makes of it.
    for key, line in (("~", "~"), ("tab", "~/"), ("ค", "~/ค"), ("tab", "~/คลังข่าว/")):
        pty.press(key)
        pty.wait_for(f"│ {line} ")
    pty.press("enter")
    pty.wait_for("The only news")
    pty.press("q")
    assert pty.wait_exit() == 0


@pytest.mark.parametrize("term", ["linux", pytest.param("xterm-16color", marks=pytest.mark.slow)])
def test_a_terminal_of_sixteen_colours_gets_its_own(terminal: OpenTerminal, term: str) -> None:
    pty = terminal(lang="en", TERM=term, COLORTERM="")
    pty.wait_for("Kunming")
    pty.press("l", "]", "q", "q")
    assert pty.wait_exit() == 0
    assert not re.search(rb"\x1b\[[0-9;]*[34]8;[25];", bytes(pty.written))
