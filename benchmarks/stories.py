"""The same story once: what finding copies costs beside the indexing of the same articles, and a sketch beside datasketch's.

    python -m benchmarks.stories FOLDER [--jobs N]

Indexes FOLDER with facts into a temporary file. The peer is datasketch's MinHash with its LSH, over all runs of nine
letters of the first 500 articles; it is passed over where it is not installed (the `bench` extra).
"""

import argparse
import importlib
import tempfile
import time
from pathlib import Path
from typing import Any

from mou_tui.library import Library, sync
from mou_tui.library.charmap import encode
from mou_tui.library.sketch import pieces, sketch

_PEER_ARTICLES = 500


def index(folder: Path, place: Path, jobs: int) -> tuple[int, float, float]:
    """Files, seconds of all, and seconds of these for stories."""
    module: Any = importlib.import_module("mou_tui.library.building")
    real, spent = module.refresh_stories, 0.0

    def timed(*arguments: Any, **more: Any) -> Any:
        nonlocal spent
        began = time.perf_counter()
        try:
            return real(*arguments, **more)
        finally:
            spent += time.perf_counter() - began

    module.refresh_stories = timed
    began = time.perf_counter()
    try:
        outcome = sync([folder], place, jobs=jobs)
    finally:
        module.refresh_stories = real
    return outcome.added, time.perf_counter() - began, spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "index.db"
        files, seconds, spent = index(options.folder, place, options.jobs)
        with Library.open([options.folder], index=place) as library:
            stories = library.stories()
            texts = [encode(library.article(rowid).text)[0] for rowid in library.order()[:_PEER_ARTICLES]]
    rest = seconds - spent
    print(
        f"{files:,} files, {options.jobs} process(es): indexed in {rest:.1f} s, stories {spent:.1f} s ({spent / rest:.1%})"
    )
    print(f"{len(stories):,} stories have several files")
    began = time.perf_counter()
    for text in texts:
        sketch(text)
    print(f"a sketch: {(time.perf_counter() - began) / len(texts) * 1e6:,.0f} µs an article")
    try:
        datasketch: Any = importlib.import_module("datasketch")
    except ImportError:
        print("datasketch is not installed")
        return
    began = time.perf_counter()
    lsh = datasketch.MinHashLSH(threshold=0.5, num_perm=64)
    for number, text in enumerate(texts):
        letters = b"".join(sorted(pieces(text)))
        hashed = datasketch.MinHash(num_perm=64)
        hashed.update_batch({letters[at : at + 9] for at in range(len(letters) - 8)})
        lsh.insert(number, hashed)
    print(f"datasketch: {(time.perf_counter() - began) / len(texts) * 1e6:,.0f} µs an article")


if __name__ == "__main__":
    main()
