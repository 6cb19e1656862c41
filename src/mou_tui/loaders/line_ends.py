"""Whether a space stood where a line of Thai was broken, which a PDF does not keep: by the words before and behind.

The weights stand in line_end_weights.json; tools/line_end_weights.py makes them.
"""

import functools
import itertools
import json
from pathlib import Path

from mou_tui.thai.words import boundaries


@functools.cache
def tables() -> tuple[float, dict[str, int], dict[str, int], dict[str, int], dict[str, int]]:
    """The mean, and the weights of the word before, of that behind, of the two before and of the two behind."""
    stored = json.loads(Path(__file__).with_name("line_end_weights.json").read_text("utf-8"))
    return stored["mean"], stored["before"], stored["behind"], stored["two before"], stored["two behind"]


def score(before: str, behind: str, two_before: str, two_behind: str) -> float:
    """How much more likely a space is than none, in tenths of log-odds; the two words of a pair are parted by `|`."""
    mean, one, other, pair, other_pair = tables()
    return mean + pair.get(two_before, one.get(before, 0)) + other_pair.get(two_behind, other.get(behind, 0))


def had_space(end: str, beginning: str) -> bool:
    """Whether a space stood between the `end` of a line and the `beginning` of the next, both Thai."""
    # Together: the words at the edge are found as they are within a text.
    letters = (end.rpartition(" ")[2][-60:], beginning.partition(" ")[0][:60])
    before, behind = (_words(part) for part in letters)
    if not before or not behind:
        return False
    two_before = f"{before[-2] if len(before) > 1 else ''}|{before[-1]}"
    two_behind = f"{behind[0]}|{behind[1] if len(behind) > 1 else ''}"
    return score(before[-1], behind[0], two_before, two_behind) > 0


def _words(text: str) -> list[str]:
    ends = [0, *boundaries(text)]
    return [text[a:b] for a, b in itertools.pairwise(ends)]
