"""How closely two neighbouring segments of Thai belong together, so that a line ends where it disturbs least.

A dictionary segmenter cuts compounds (ร่วม|มือ, เดิน|ทาง) and foreign names (โอ|ลิเวีย) into pieces. A boundary beside a
function word (และ, ที่, ของ) is hardly ever within a word; one within a known compound, after การ or ความ, or beside a
piece of a letter or two nearly always is.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

# What it costs to end a line there, in shares of a line left empty.
SPACE: Final = 0.0
PHRASE: Final = 0.01
"""Before a function word: at the beginning of a phrase."""
WITHIN_PHRASE: Final = 0.03
"""After one: between ใน, และ, ของ and what it belongs to."""
WORDS: Final = 0.03
"""Between two longer words."""
SHORT: Final = 0.16
"""Beside a piece of three letters: a word, or a syllable of a name."""
NUMBER: Final = 0.16
"""Between a number and what it counts."""
PIECES: Final = 0.4
"""Most likely within a word."""

# They make a noun or an adverb of the word that follows: การ|พัฒนา, ความ|ร่วมมือ, อย่าง|ต่อเนื่อง.
_PREFIXES: Final = frozenset(
    {"การ", "ความ", "อย่าง", "เป็นการ", "ว่าการ", "ในการ", "มีการ", "โดยการ", "จากการ", "ด้วยการ", "ของการ"}
)
_LONGEST_COMPOUND: Final = 4
"""In segments."""


def cohesion(text: str, ends: Sequence[int], index: int) -> float:
    """What ending a line at `ends[index]` costs, from 0 (a space) to 0.4 (within a word), in shares of a line left empty.

    `ends` are the ends of all segments of `text`, as `words.boundaries` gives them; `index` is not the last of them.
    """
    at = ends[index]
    before, after = text[at - 1], text[at]
    if before.isspace():
        return NUMBER if text[at - 2 : at - 1].isdigit() and _is_thai(after) else SPACE
    if not (_is_thai(before) and _is_thai(after)):
        return WORDS if before in ")”" else SHORT
    if text[_begin(ends, index) : at] in _PREFIXES or _in_compound(text, ends, index):
        return PIECES
    left, right = _word_before(text, ends, index), _word_after(text, ends, index)
    if right in _listed("function_words"):
        return PHRASE
    if left in _listed("function_words"):
        return WITHIN_PHRASE
    shortest = min(len(left), len(right))
    if shortest <= 2:
        return PIECES
    return SHORT if shortest == 3 else WORDS


def _begin(ends: Sequence[int], index: int) -> int:
    """Where the segment that ends at ends[index] begins."""
    return ends[index - 1] if index else 0


def _word_before(text: str, ends: Sequence[int], index: int) -> str:
    """The longest known compound that ends at ends[index], else the segment."""
    for first in range(max(0, index - _LONGEST_COMPOUND + 1), index):
        word = text[_begin(ends, first) : ends[index]]
        if word in _listed("compounds"):
            return word
    return text[_begin(ends, index) : ends[index]]


def _word_after(text: str, ends: Sequence[int], index: int) -> str:
    """The longest known compound that begins at ends[index], else the segment."""
    for last in range(min(len(ends) - 1, index + _LONGEST_COMPOUND), index + 1, -1):
        word = text[ends[index] : ends[last]]
        if word in _listed("compounds"):
            return word
    return text[ends[index] : ends[index + 1]]


def _is_thai(character: str) -> bool:
    return "\u0e01" <= character <= "\u0e4e"


def _in_compound(text: str, ends: Sequence[int], index: int) -> bool:
    """Whether some segments on both sides of ends[index] together are one known word."""
    compounds = _listed("compounds")
    for count in range(2, _LONGEST_COMPOUND + 1):
        for first in range(max(0, index - count + 2), index + 1):
            last = first + count - 1
            if last < len(ends) and text[_begin(ends, first) : ends[last]] in compounds:
                return True
    return False


@cache
def _listed(name: str) -> frozenset[str]:
    # Not by importlib.resources, which takes longer to import than a screen of lines to break.
    lines = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
