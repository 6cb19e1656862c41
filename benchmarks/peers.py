"""What a person waits for, beside the programs that one would use else: ripgrep, newsboat, Python that does nothing; interleaved.

    python -m benchmarks.peers FOLDER [--turns 7]

FOLDER is indexed first where it is not yet (into `MOU_TUI_CACHE_DIR`, where that is set). newsboat gets a feed of the same articles,
which it has taken into its cache before; both readers run in a pty until the first rows of articles stand there. Ratios are of each
turn; the first, which fills caches, is not counted; medians are printed with their spread. A peer that is not installed is left out.
"""

import argparse
import os
import shutil
import statistics
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.commands import COMMON, RARE, spread, timed
from benchmarks.frames import first_row, start
from benchmarks.library import newsboat_with, run_quietly
from benchmarks.library import timed as seconds_of
from mou_tui.library import Library, parse_query, sync

Measure = Callable[[], float]
"""Does something once and returns milliseconds."""

SIZE = (140, 45)
NEWSBOATS_ROW = r"^\s*\d+ +N? .*[ก-ฮ]"
"""A row of newsboat's list of articles: a number, whether it is new, the day, the headline."""


def command(*words: str) -> Measure:
    return lambda: 1000 * timed(words)[1]


def searches(program: str, folder: Path, library: Library) -> dict[str, tuple[Measure, Measure]]:
    """A word in all articles: of a command, and where the index is open, as in the reader."""

    def opened(word: str) -> Measure:
        return lambda: 1000 * seconds_of(lambda: library.found(parse_query(word, expand=False), sort="published"))

    found: dict[str, tuple[Measure, Measure]] = {}
    if shutil.which("rg"):
        for word in (RARE, COMMON):
            peer = command("rg", "-lF", word, str(folder))
            found[f"search {word}, 20 hits | rg -l {word}"] = (
                command(program, "search", word, "--limit", "20", str(folder)), peer,
            )  # fmt: skip
            found[f"all articles with {word}, index open | rg -l {word}"] = opened(word), peer
    return found


def readers(program: str, folder: Path, library: Library, room: Path) -> dict[str, tuple[Measure, Measure]]:
    """From a start to the first rows of articles."""
    if not shutil.which("newsboat"):
        return {}
    newsboat = ["env", "LANG=C.UTF-8", *newsboat_with(library, room)]
    run_quietly([*newsboat, "-x", "reload"])
    shown = first_row(folder)
    return {
        "first rows of the reader | newsboat, its feed opened at once": (
            lambda: start([program, str(folder)], SIZE, shown)[0],
            lambda: start(newsboat, SIZE, NEWSBOATS_ROW, frame_end=b"", keys=b"\r")[0],
        )
    }


def report(pairs: dict[str, tuple[Measure, Measure]], turns: int) -> None:
    """Measure each pair in turn and print both and their ratio."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in pairs}
    for turn in range(turns + 1):
        for name, (ours, theirs) in pairs.items():
            measured = ours(), theirs()
            if turn:
                times[name].append(measured)
    print("| what | mou-tui, ms | beside | ms | ratio |\n|---|---|---|---|---|")
    for name, measured_pairs in times.items():
        what, beside = name.split(" | ")
        ours_ms, theirs_ms = (statistics.median(one) for one in zip(*measured_pairs, strict=True))
        ratios = spread([ours / theirs for ours, theirs in measured_pairs], ".2f")
        print(f"| {what} | {ours_ms:.1f} | {beside} | {theirs_ms:.1f} | {ratios} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--turns", type=int, default=7)
    options = parser.parse_args()
    # What is measured is an installed program: its bytecode is there.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    program = str(Path(sysconfig.get_path("scripts")) / "mou-tui")
    sync([options.folder])
    with tempfile.TemporaryDirectory() as room, Library.open([options.folder]) as library:
        pairs = {"--version | python -c pass": (command(program, "--version"), command(sys.executable, "-c", "pass"))}
        pairs |= searches(program, options.folder, library)
        pairs |= readers(program, options.folder, library, Path(room))
        report(pairs, options.turns)


if __name__ == "__main__":
    main()
