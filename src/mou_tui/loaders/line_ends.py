"""Whether a space stood where a line of Thai was broken, which a PDF does not keep: by the words before and behind.

The weights stand in line_end_weights.json; tools/line_end_weights.py makes them.
"""

import functools
import itertools
import json
from pathlib import Path
from typing import Final

from mou_tui.thai.words import boundaries


@functools.cache
def weights() -> tuple[int, dict[str, int]]:
    """The mean, and the weight of whatever `telling` gives, as far as it has one; in tenths of log-odds."""
    stored = json.loads(Path(__file__).with_name("line_end_weights.json").read_text("utf-8"))
    return stored["mean"], stored["weights"]


def telling(before: str, one: str, two: str, behind: str, lengths: tuple[int, int]) -> tuple[str, ...]:
    """What tells whether a space stood between the words `one` and `two`: each, with the word beyond it ("" for none), both, and
    `two` with the `lengths`, in letters, of what stands unspaced before the place and behind it.
    """
    to, on = (min(length, LONGEST) // _STEP for length in lengths)
    return f"{one}|", f"|{two}", f"{before}_{one}|", f"|{two}_{behind}", f"{one}|{two}", f"{to}|{two}|{on}"


LONGEST: Final = 60
"""Letters that are looked at on each side."""
_STEP: Final = 20


def score(told: tuple[str, ...]) -> int:
    """How much more likely a space is than none, in tenths of log-odds, by what `telling` gave."""
    mean, known = weights()
    return mean + sum(known.get(what, 0) for what in told)


def had_space(end: str, beginning: str) -> bool:
    """Whether a space stood between the `end` of a line and the `beginning` of the next, both Thai."""
    phrases = end.rpartition(" ")[2][-LONGEST:], beginning.partition(" ")[0][:LONGEST]
    before, behind = ["", *_words(phrases[0])], [*_words(phrases[1]), ""]
    if len(before) < 2 or len(behind) < 2:
        return False
    told = telling(before[-2], before[-1], behind[0], behind[1], (len(phrases[0]), len(phrases[1])))
    # One that is missing glues phrases, one too many is passed over by whoever looks for a name.
    return score(told) > -3


def _words(text: str) -> list[str]:
    ends = [0, *boundaries(text)]
    return [text[a:b] for a, b in itertools.pairwise(ends)]
