"""Make src/mou_tui/loaders/line_end_weights.json: how likely a space stands between two Thai words, by what they are.

    python tools/line_end_weights.py ARTICLES [--skip SHA256_FILE] [--articles 4500]

ARTICLES is a folder of Thai news (.txt). A PDF does not keep the space at which a line was broken; loaders/line_ends.py puts it
back by these weights. They are log-odds against the mean, of the word (or the two words) before and of those behind, in tenths.
Prints how often a space is put where there is one, and where there is none, in as many other articles as an eighth of those.
"""

import argparse
import hashlib
import itertools
import json
import math
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mou_tui.loaders import line_ends
from mou_tui.thai.canonical import canonical
from mou_tui.thai.words import boundaries

WEIGHTS: Final = Path(line_ends.__file__).with_name("line_end_weights.json")
_THAI: Final = re.compile("[ก-๎]")
_SMOOTHING: Final = 6
_FEWEST: Final = 80
_FEWEST_PAIRS: Final = 50
_SMALLEST: Final = 0.5
_SMALLEST_OF_PAIRS: Final = 1.0

Example = tuple[str, str, str, str, bool]
Counts = defaultdict[str, list[int]]


def examples(path: Path, skip: frozenset[str]) -> Iterator[Example]:
    """The word before, the word behind, the two before, the two behind, and whether a space is between, for each place."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() in skip:
        return
    for line in canonical(data.decode("utf-8", "replace")).split("\n"):
        if len(line) < 200:
            continue
        letters = line[:3000].replace(" ", "")
        spaces: set[int] = set()
        at = 0
        for character in line[:3000]:
            if character == " ":
                spaces.add(at)
            else:
                at += 1
        ends = [0, *boundaries(letters)]
        words = [letters[a:b] for a, b in itertools.pairwise(ends)]
        for n in range(1, len(words)):
            place = ends[n]
            if _THAI.match(letters[place - 1]) and _THAI.match(letters[place]):
                before = words[n - 2] if n > 1 else ""
                behind = words[n + 1] if n + 1 < len(words) else ""
                yield words[n - 1], words[n], f"{before}|{words[n - 1]}", f"{words[n]}|{behind}", place in spaces


def weights(counted: Counts, mean: float, fewest: int) -> dict[str, float]:
    prior = math.log(mean / (1 - mean))
    return {
        words: math.log((with_space + _SMOOTHING * mean) / (without + _SMOOTHING * (1 - mean))) - prior
        for words, (without, with_space) in counted.items()
        if without + with_space >= fewest
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles_folder", type=Path, metavar="ARTICLES")
    parser.add_argument("--skip", type=Path)
    parser.add_argument("--articles", type=int, default=4500)
    arguments = parser.parse_args()
    skip = frozenset(arguments.skip.read_text().split()) if arguments.skip else frozenset()
    files = sorted(arguments.articles_folder.rglob("*.txt"))
    random.Random(7).shuffle(files)
    counted: list[Counts] = [defaultdict(lambda: [0, 0]) for _feature in range(4)]
    total = [0, 0]
    for path in files[: arguments.articles]:
        for example in examples(path, skip):
            total[example[4]] += 1
            for feature in range(4):
                counted[feature][str(example[feature])][example[4]] += 1
    mean = total[1] / sum(total)
    single = [weights(counted[n], mean, _FEWEST) for n in (0, 1)]
    double = [weights(counted[n], mean, _FEWEST_PAIRS) for n in (2, 3)]
    for n, (one, two) in enumerate(zip(single, double, strict=True)):
        inner = 1 if n == 0 else 0
        double[n] = {p: w for p, w in two.items() if abs(w - one.get(p.split("|")[inner], 0.0)) > _SMALLEST_OF_PAIRS}
        single[n] = {word: w for word, w in one.items() if abs(w) > _SMALLEST}
    tables = [{words: round(10 * w) for words, w in sorted(table.items())} for table in (*single, *double)]
    stored = {"mean": round(10 * math.log(mean / (1 - mean)))} | dict(
        zip(("before", "behind", "two before", "two behind"), tables, strict=True)
    )
    WEIGHTS.write_text(json.dumps(stored, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")
    line_ends.tables.cache_clear()
    held = [e for path in files[arguments.articles : arguments.articles * 9 // 8] for e in examples(path, skip)]
    put = [line_ends.score(*e[:4]) > 0 for e in held]
    right = sum(p and e[4] for p, e in zip(put, held, strict=True))
    print(f"{len(held)} places, {sum(e[4] for e in held)} spaces; put {sum(put)}, {right} of them right")


if __name__ == "__main__":
    main()
