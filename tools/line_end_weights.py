"""Make src/mou_tui/loaders/line_end_weights.json: how likely a space stands between two Thai words, by what they are.

    python tools/line_end_weights.py ARTICLES [--skip SHA256_FILE] [--articles 8000]

ARTICLES is a folder of Thai news (.txt). A PDF does not keep the space at which a line was broken; loaders/line_ends.py puts it
back by these weights. They are those of a logistic regression, in tenths, on the words next to the place: each, each with
the one beyond it, both together, and how far the spaces around are. The sample articles of seeds/, which the tests print, are
left out with those to skip.
Prints how often a space is put where there is one, and where there is none, in as many other articles as an eighth of those.
"""

import argparse
import bisect
import hashlib
import itertools
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mou_tui.loaders import line_ends
from mou_tui.thai.canonical import canonical
from mou_tui.thai.words import boundaries

WEIGHTS: Final = Path(line_ends.__file__).with_name("line_end_weights.json")
SEEDS: Final = Path(__file__).parents[1] / "seeds"
_THAI: Final = re.compile("[ก-๎]")
_FEWEST: Final = 50
_SMALLEST: Final = 0.5
_ROUNDS: Final = (0.15, 0.05, 0.017)
"""How far each example moves the weights, round by round."""

Example = tuple[tuple[str, ...], bool]


def examples(path: Path, skip: frozenset[str]) -> Iterator[Example]:
    """What tells of each place between two words, and whether a space is there; nothing where an article is to be skipped."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() in skip:
        return
    text = canonical(data.decode("utf-8", "replace"))
    if not _passages(text).isdisjoint(skip):
        return
    for line in text.split("\n"):
        if len(line) < 200:
            continue
        letters = line[:1500].replace(" ", "")
        spaces = {at - n for n, at in enumerate(at for at, character in enumerate(line[:1500]) if character == " ")}
        marks = [0, *sorted(spaces - {0}), len(letters)]
        ends = [0, *boundaries(letters)]
        words = ["", *(letters[a:b] for a, b in itertools.pairwise(ends)), ""]
        for n in range(1, len(words) - 2):
            place = ends[n]
            if _THAI.match(letters[place - 1]) and _THAI.match(letters[place]):
                # As far as a space: what is beyond it is not asked for.
                at = bisect.bisect_left(marks, place)
                lengths = place - marks[at - 1], marks[bisect.bisect_right(marks, place)] - place
                before = "" if ends[n - 1] in spaces else words[n - 1]
                behind = "" if ends[n + 1] in spaces else words[n + 2]
                yield line_ends.telling(before, words[n], words[n + 1], behind, lengths), place in spaces


def _passages(text: str) -> set[str]:
    """The long lines of an article, without white space."""
    return {words for line in text.split("\n") if len(words := "".join(line.split())) > 200}


def learnt(known: list[Example]) -> tuple[float, dict[str, float]]:
    """The mean and the weights by which the examples that are `known` are told best."""
    counted = Counter(what for told, _space in known for what in told)
    weights = dict.fromkeys((what for what, times in counted.items() if times >= _FEWEST), 0.0)
    known = [(tuple(what for what in told if what in weights), space) for told, space in known]
    mean, chance = 0.0, random.Random(1)
    for far in _ROUNDS:
        chance.shuffle(known)
        for told, space in known:
            believed = 1 / (1 + math.exp(min(-mean - sum(weights[what] for what in told), 50.0)))
            step = far * (space - believed)
            mean += 0.1 * step
            for what in told:
                weights[what] += step
    return mean, weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles_folder", type=Path, metavar="ARTICLES")
    parser.add_argument("--skip", type=Path)
    parser.add_argument("--articles", type=int, default=8000)
    arguments = parser.parse_args()
    skip = frozenset(arguments.skip.read_text().split()) if arguments.skip else frozenset()
    for path in SEEDS.glob("*.txt"):
        skip |= _passages(canonical(path.read_text("utf-8")))
    files = sorted(arguments.articles_folder.rglob("*.txt"))
    random.Random(7).shuffle(files)
    mean, weights = learnt([e for path in files[: arguments.articles] for e in examples(path, skip)])
    kept = {what: round(10 * weight) for what, weight in sorted(weights.items()) if abs(weight) > _SMALLEST}
    stored = {"mean": round(10 * mean), "weights": kept}
    WEIGHTS.write_text(json.dumps(stored, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")
    line_ends.weights.cache_clear()
    held = [e for path in files[arguments.articles : arguments.articles * 9 // 8] for e in examples(path, skip)]
    put = [line_ends.score(told) > -3 for told, _space in held]
    right = sum(p and space for p, (_told, space) in zip(put, held, strict=True))
    print(f"{len(held)} places, {sum(space for _told, space in held)} spaces; put {sum(put)}, {right} of them right")


if __name__ == "__main__":
    main()
