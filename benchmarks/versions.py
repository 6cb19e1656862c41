"""What keys cost now, on Textual's own ways, and in an earlier version: three readers in pseudo-terminals, key by key in turns.

    python -m benchmarks.versions FOLDER [--before REVISION] [--rounds 5] [--keys 20]

The earlier version is taken out of the repository and runs with the packages that are installed; each version indexes FOLDER for itself.
In each round all three are started one after the other, then each key goes to one after the other: what else the machine does meets all
of them alike. A round takes a minute or two; after each the medians of all so far are told, of a key's time to its first frame and of the
processor's time that it took, and how these compare with the earlier version's: below 1.00 is quicker now.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.frames import Screen, first_row, start

BEFORE_THE_HOUSE: Final = "1032a33"
"""The last version whose reader was one screen of five classes, before it was made of parts and Textual's inside was fenced."""
NOW, PLAIN, BEFORE = "now", "now, plain Textual", "before"
SIZE: Final = (140, 45)
WATCHED: Final = 0.6
"""Seconds after a key in which its frames are waited for: in a line that is typed in the cursor blinks, and nothing rests."""
SETTLED: Final = 10.0
"""Seconds that readers have to bring their indexes up to date, together."""
WORDS: Final = ("กระทรวง", "น้ำ")


def taken_out(revision: str, folder: Path) -> Path:
    """The sources of `revision`, written into `folder`."""
    archive = subprocess.run(["git", "archive", revision, "src", "seeds"], check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    return folder / "src"


def programs(folder: Path, before: Path, own: Path) -> dict[str, list[str]]:
    """The commands, each version with data and an index of its own."""

    def command(name: str, *more: str) -> list[str]:
        places = [f"MOU_TUI_CACHE_DIR={own / name / 'cache'}", f"MOU_TUI_DATA_DIR={own / name / 'data'}"]
        return ["env", *places, *more, sys.executable, "-m", "mou_tui"]

    ways = {
        NOW: command("now"),
        PLAIN: command("now", "MOU_TUI_PLAIN_TEXTUAL=1"),
        BEFORE: command("before", f"PYTHONPATH={before}"),
    }
    for name in (NOW, BEFORE):
        print(f"Indexing for “{name}”", flush=True)
        subprocess.run([*ways[name], "index", str(folder)], check=True, stdout=subprocess.DEVNULL)
    return {name: [*way, str(folder)] for name, way in ways.items()}


class Costs:
    """What was measured: by what was done and by program, milliseconds to the first frame and of the processor."""

    def __init__(self) -> None:
        self._of: dict[str, dict[str, list[tuple[float, float]]]] = defaultdict(lambda: defaultdict(list))

    def press(self, what: str, screens: Mapping[str, Screen], key: bytes) -> None:
        """Send a key to each program, one after the other."""
        for name, screen in screens.items():
            screen.frames(rests=0.02, most=0.1)  # what the cursor's blinking has written meanwhile
            ran = screen.processor()
            first, _last = screen.press(key, most=WATCHED)
            if first:
                self._of[what][name].append((first, 1000 * (screen.processor() - ran)))

    def add(self, what: str, name: str, milliseconds: float, processor: float = float("nan")) -> None:
        self._of[what][name].append((milliseconds, processor))

    def report(self) -> None:
        for what, by_name in self._of.items():
            earlier = [median(values) for values in zip(*by_name[BEFORE], strict=True)]
            for name, costs in by_name.items():
                frame, ran = (median(values) for values in zip(*costs, strict=True))
                print(
                    f"{what:28} {name:20} {frame:7.1f} ms to the frame ({frame / earlier[0]:.2f})"
                    + (f"   {ran:6.1f} ms of the processor ({ran / earlier[1]:.2f})" if ran == ran else ""),
                    flush=True,
                )


def one_round(ways: Mapping[str, list[str]], own: Path, shown: str, keys: int, costs: Costs) -> None:
    """Measure starts, then keys. What the readers remembered is taken away: they would begin further down in the list."""
    for data in own.glob("*/data"):
        shutil.rmtree(data)
    for name, command in ways.items():
        costs.add("first paint with rows", name, *start(command, SIZE, shown))
    screens = {name: Screen(command, *SIZE) for name, command in ways.items()}
    # The sync with the folder included, which all of them do at the same time.
    until = time.perf_counter() + SETTLED
    for screen in screens.values():
        screen.frames(rests=3, most=max(1.0, until - time.perf_counter()))
    for what, before in (("a key in the list", b""), ("a key in the text", b"l")):
        for screen in screens.values() if before else ():
            screen.press(before, most=WATCHED)
        for _turn in range(keys):
            costs.press(what, screens, b"j")
    for screen in screens.values():
        screen.press(b"h", most=WATCHED)
        screen.press(b"s", most=WATCHED)
    for word in WORDS:
        for letter in word:
            costs.press("a letter in the search line", screens, letter.encode())
        for screen in screens.values():
            screen.press(b"\x7f" * len(word), most=WATCHED)
    for screen in screens.values():
        screen.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--before", metavar="REVISION", default=BEFORE_THE_HOUSE)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keys", type=int, default=20)
    options = parser.parse_args()
    costs = Costs()
    with tempfile.TemporaryDirectory() as place:
        ways = programs(options.folder, taken_out(options.before, Path(place)), Path(place))
        os.environ["MOU_TUI_CACHE_DIR"] = str(Path(place) / "now" / "cache")
        shown = first_row(options.folder)
        for number in range(options.rounds):
            one_round(ways, Path(place), shown, options.keys, costs)
            print(f"After {number + 1} of {options.rounds} rounds:")
            costs.report()


if __name__ == "__main__":
    main()
