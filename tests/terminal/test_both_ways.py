"""The reader shows the same on Textual's own ways as with the pieces of app/textual_ext: the fence is an optimisation."""

import random
import time
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

MOVES = ("j", "k", "J", "K", "h", "l", "G", "gg", "]", "[", "}", "{", "n", "N", "a", "z", ";", "S", "T", "E", "<", ">", "V", "i", "b", "u",
         "U", "r", "pgdn", "pgup", "space", "enter", "search", "help", "resize")  # fmt: skip
WORDS = ("มหาวิทยาลัย", "ILO", "มช.", "Kunming")
SIZES = ((120, 35), (80, 24), (60, 20), (140, 40))


def seen(terminal: Any) -> list[list[tuple[Any, ...]]]:
    """What an eye sees of each cell: the letter, its colours after reversing, weight; of a blank only the ground.

    Not of the status line: a message stands there until the next key, which may come before or after it.
    """
    screen = terminal.screen
    rows = []
    for y in (y for y in range(screen.lines) if y != screen.lines - 2):
        row = []
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            front, ground = (cell.bg, cell.fg) if cell.reverse else (cell.fg, cell.bg)
            row.append((cell.data, front, ground, cell.bold) if cell.data.strip() else (" ", ground))
        rows.append(row)
    return rows


class Pair:
    """Two readers that get the same keys."""

    def __init__(self, *terminals: Any) -> None:
        self.terminals = terminals
        self.thai = False

    def press(self, *keys: str) -> None:
        for terminal in self.terminals:
            terminal.press(*keys)

    def wait_for(self, words: str) -> None:
        for terminal in self.terminals:
            terminal.wait_for(words)

    def resize(self, columns: int, rows: int) -> None:
        for terminal in self.terminals:
            terminal.resize(columns, rows)

    def agree(self, after: list[str]) -> None:
        """Switch the language, which both show when they have done all before it, and wait until both show the same."""
        self.press("L")
        self.thai = not self.thai
        self.wait_for(" ไทย · " if self.thai else " English · ")
        one, other = self.terminals
        deadline = time.monotonic() + 60
        while (first := seen(one)) != (second := seen(other)):
            if time.monotonic() > deadline:
                differ = [y for y, rows in enumerate(zip(first, second, strict=True)) if rows[0] != rows[1]]
                pytest.fail(f"after {after} lines {differ} differ:\n{one.text}\n{'-' * 40}\n{other.text}")
            for terminal in self.terminals:
                terminal._read(0.01)


def do(pair: Pair, move: str, chance: random.Random) -> None:
    if move == "search":
        pair.press("f4")
        pair.wait_for("ไปที่ผลค้น" if pair.thai else "to the hits")
        words = chance.choice(WORDS)
        # In place of the words of a search before; Textual does a chord of a line after letters that come right behind it.
        pair.press("ctrl+u")
        pair.wait_for("ลงนาม:2566" if pair.thai else "signed:2566")
        pair.press(words)
        pair.wait_for(f": {words}")
        pair.press("enter")
        for one in pair.terminals:
            one.wait_until_gone("ไปที่ผลค้น" if pair.thai else "to the hits")
    elif move == "help":
        pair.press("?")
        pair.wait_for("Ctrl+P")
        pair.press("q")
    elif move == "resize":
        pair.resize(*chance.choice(SIZES))
    else:
        pair.press(*(move if move == "gg" else (move,)))


@pytest.mark.parametrize("seed", range(3))
def test_random_keys_show_the_same_screens_both_ways(terminal: Any, seeds: Path, tmp_path: Path, seed: int) -> None:
    pair = Pair(
        *(
            terminal(
                str(seeds), lang="en", MOU_TUI_PLAIN_TEXTUAL=plain, MOU_TUI_DATA_DIR=str(tmp_path / name),
                MOU_TUI_CACHE_DIR=str(tmp_path / f"{name}-cache"),
            )
            for name, plain in (("fenced", ""), ("plain", "1"))
        )
    )  # fmt: skip
    pair.wait_for("5 of 5 articles")
    chance = random.Random(seed)
    done: list[str] = []
    for _turn in range(20):
        done.append(chance.choice(MOVES))
        do(pair, done[-1], chance)
        pair.agree(done)
