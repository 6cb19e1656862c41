"""A letter of a query to its exact count, with stories folded as the reader lists them; beside ripgrep over the same files.

    python -m benchmarks.letters FOLDER [--worst 5] [--every 12]

FOLDER is opened as it is indexed (`mou-tui index`; into `MOU_TUI_CACHE_DIR`, where that is set). The queries of
benchmarks.library are typed letter by letter into the reader's own search, without a screen: by the clock and in the time that the
searching thread has the processor, which a busy machine changes less. ripgrep counts the files with every twelfth of these letters.
"""

import argparse
import gc
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.library import TYPED, quantiles, run_quietly, say, times
from mou_tui.workspace import Workspace


class Letter(NamedTuple):
    """What was typed so far, how many articles have it, and seconds to the first hits and to the exact count."""

    typed: str
    articles: int
    first: float
    exact: float
    first_cpu: float
    exact_cpu: float


def letters(workspace: Workspace) -> Iterator[Letter]:
    """Type each query; the garbage is collected between the letters, as the reader does it."""
    for query in TYPED:
        for end in range(1, len(query) + 1):
            began, began_cpu = time.perf_counter(), time.thread_time()
            moments: list[tuple[float, float]] = []
            count = 0
            for found in workspace.searches.search(query[:end], lambda: False):
                moments.append((time.perf_counter() - began, time.thread_time() - began_cpu))
                count = found.count
                if found.exact:
                    break
            (first, first_cpu), (exact, exact_cpu) = moments[0], moments[-1]
            yield Letter(query[:end], count, first, exact, first_cpu, exact_cpu)
            workspace.library.get_ready()
            gc.collect()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=5, help="so many of the slowest letters are named")
    parser.add_argument("--every", type=int, default=12, help="ripgrep looks for one of so many")
    options = parser.parse_args()
    workspace = Workspace.open([options.folder])
    workspace.listing()
    workspace.library.get_ready()
    gc.disable()
    typed = list(letters(workspace))
    say("a letter to its first hits", quantiles([one.first for one in typed]))
    say("  processor", quantiles([one.first_cpu for one in typed]))
    say("a letter to its exact count, stories folded", quantiles([one.exact for one in typed]))
    say("  processor", quantiles([one.exact_cpu for one in typed]))
    for one in sorted(typed, key=lambda letter: -letter.exact_cpu)[: options.worst]:
        say(
            f"  {one.typed}: {one.articles:,} articles",
            f"{1000 * one.exact:7.1f} ms, processor {1000 * one.exact_cpu:7.1f}",
        )
    if shutil.which("rg"):
        words = [one.typed for one in typed[:: options.every] if not re.search('[:"]', one.typed)]
        say(
            "ripgrep -l of some of them",
            quantiles(times(lambda w: run_quietly(["rg", "-lF", w, str(options.folder)]), words)),
        )
    workspace.close()


if __name__ == "__main__":
    main()
