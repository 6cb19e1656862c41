"""Commands from the shell, to their first line and to their end, beside Python that does nothing and ripgrep, interleaved.

    python -m benchmarks.commands FOLDER [--turns 7] [--beside COMMAND]

FOLDER is indexed first where it is not yet (into `MOU_TUI_CACHE_DIR`, where that is set). `--beside` takes another mou-tui, such as
that of an earlier version, which is then measured in the same turns: on an index of its own, since each finds that the other is
another program and goes through the folders (`--beside "env MOU_TUI_CACHE_DIR=FOLDER mou-tui"`). Ratios are of each turn; medians
are printed with their spread.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path

COMMON = "มช"
"""A word that stands in half of the news."""
RARE = "พลังงานสะอาด"

Times = tuple[float, float, float]
"""Seconds to the first line of the output, to the end, and of the processor, which a busy machine changes less."""


def processor() -> float:
    """Seconds that the processor has worked for the commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(command: Sequence[str]) -> Times:
    """Run a command into a pipe that is read as fast as it is written."""
    began, used = time.perf_counter(), processor()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.readline()
        first = time.perf_counter() - began
        while process.stdout.read(1 << 20):
            pass
        end = time.perf_counter() - began
    return first, end, processor() - used


def ours(program: Sequence[str], folder: Path) -> dict[str, list[str]]:
    """What is run, by name."""
    commands: dict[str, list[str]] = {
        "--version": ["--version"],
        "--help": ["--help"],
        "list --limit 20": ["list", "--limit", "20", str(folder)],
        f"search {RARE} --limit 20": ["search", RARE, "--limit", "20", str(folder)],
        f"search {COMMON} --limit 20": ["search", COMMON, "--limit", "20", str(folder)],
        f"search --count {COMMON}": ["search", "--count", COMMON, str(folder)],
        f"search {COMMON}": ["search", COMMON, str(folder)],
        "show": ["show", str(next(folder.rglob("*.txt")))],
    }
    return {name: [*program, *words] for name, words in commands.items()}


def peers(folder: Path) -> dict[str, list[str]]:
    found = {"python -c pass": [sys.executable, "-c", "pass"]}
    if shutil.which("rg"):
        found[f"rg -l {COMMON}"] = ["rg", "-lF", COMMON, str(folder)]
    return found


def spread(values: Sequence[float], form: str) -> str:
    return f"{statistics.median(values):{form}} [{min(values):{form}}–{max(values):{form}}]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--beside", metavar="COMMAND", help="another mou-tui")
    options = parser.parse_args()
    script = Path(sysconfig.get_path("scripts")) / "mou-tui"
    program = [str(script)] if script.exists() else [sys.executable, "-m", "mou_tui"]
    # What is measured is an installed program: its bytecode is there.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    work = peers(options.folder) | ours(program, options.folder)
    if options.beside:
        work |= {f"{name} (beside)": words for name, words in ours(options.beside.split(), options.folder).items()}
    times: dict[str, list[Times]] = {name: [] for name in work}
    # The first turn fills caches and is not counted.
    for turn in range(options.turns + 1):
        for name, words in work.items():
            measured = timed(words)
            if turn:
                times[name].append(measured)
    base = [end for _first, end, _used in times["python -c pass"]]
    print(
        f"{'':36} {'ms to the first line':22} {'ms to the end':22} {'ms of the processor':22} ratio to python -c pass"
    )
    for name, turns in times.items():
        ratios = [end / one for (_first, end, _used), one in zip(turns, base, strict=True)]
        columns = (spread([1000 * seconds for seconds in column], ".0f") for column in zip(*turns, strict=True))
        print(f"{name:36} " + " ".join(f"{column:22}" for column in columns) + f" {spread(ratios, '.1f')}")


if __name__ == "__main__":
    main()
