"""Make src/mou_tui/thai/keyboard_bigrams.txt: how likely one letter follows another, in Thai and in Latin words.

    python tools/keyboard_bigrams.py ARTICLES

ARTICLES is a folder of Thai news (.txt). A line for each letter (the first is the edge of a word): the letter, a space and
for each letter after it, in the same order, a character that stands for the bits it takes: "A" none, "B" half a bit …
"""

import argparse
import math
import re
from collections import Counter
from pathlib import Path

from mou_tui.thai.canonical import canonical
from mou_tui.thai.words import boundaries

EDGE = "_"
THAI = EDGE + "".join(chr(point) for point in range(0x0E01, 0x0E5B) if chr(point).isprintable())
LATIN = EDGE + "abcdefghijklmnopqrstuvwxyz"
TARGET = Path(__file__).parents[1] / "src" / "mou_tui" / "thai" / "keyboard_bigrams.txt"


def pairs(words: Counter[str], letters: str) -> Counter[str]:
    """How often each pair of letters stands in the words, each weighed by the square root of its own frequency."""
    counted: Counter[str] = Counter()
    for word, times in words.items():
        if times > 1 and set(word) <= set(letters):
            for pair in zip(EDGE + word, word + EDGE, strict=True):
                counted["".join(pair)] += math.isqrt(times)
    return counted


def rows(counted: Counter[str], letters: str) -> list[str]:
    found = []
    for first in letters:
        total = sum(counted[first + second] for second in letters)
        bits = [-math.log2((counted[first + second] + 0.05) / (total + 0.05 * len(letters))) for second in letters]
        found.append(f"{first} " + "".join(chr(65 + min(57, round(2 * b))) for b in bits))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    thai: Counter[str] = Counter()
    latin: Counter[str] = Counter()
    for path in sorted(parser.parse_args().articles.rglob("*.txt")):
        text = canonical(path.read_text(encoding="utf-8", errors="replace"))
        latin.update(word.lower() for word in re.findall(r"(?<![\w./@])[A-Za-z]{2,20}(?![\w/@])", text))
        # A query is one to three words written together.
        ends = [0, *boundaries(text)]
        for length in (1, 2, 3):
            thai.update(text[a:b] for a, b in zip(ends[::2], ends[length::2], strict=False) if "ก" <= text[a] <= "๎")
    thai = Counter({word: times for word, times in thai.items() if re.fullmatch("[ก-๎]{1,40}", word)})
    lines = ["# Made by tools/keyboard_bigrams.py: bits of each pair of letters in Thai and in Latin words."]
    TARGET.write_text(
        "\n".join([*lines, *rows(pairs(thai, THAI), THAI), "", *rows(pairs(latin, LATIN), LATIN), ""]), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
