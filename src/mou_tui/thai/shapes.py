"""Where figures and Latin words stand in a text, found in bytes: one for each code point, one letter for all of a class.

The engine jumps from one single byte to the next many times faster than it asks of each Thai letter whether it is of a class.
"""

import re
from collections.abc import Iterator
from typing import Final

_THAI_DIGITS: Final = range(0xF0, 0xFA)
"""Of code page 874, in which every Thai letter is one byte."""


def _table(digit: str, small: str, capital: str) -> bytes:
    """What each byte becomes: the letter of its class, else a space."""
    kinds = [" "] * 256
    for code in (*range(ord("0"), ord("9") + 1), *_THAI_DIGITS):
        kinds[code] = digit
    for code in range(ord("a"), ord("z") + 1):
        kinds[code] = small
        kinds[code - 32] = capital
    return "".join(kinds).encode("ascii")


_OF_FIGURES: Final = _table("0", " ", " ")
_OF_WORDS: Final = _table("0", "a", "a")
_OF_NAMES: Final = _table(" ", "a", "A")
_FIGURE: Final = re.compile(b"00*+")
_WORD: Final = re.compile(b"a[a0]++")
_NAME: Final = re.compile(b"Aa")


def figures(text: str) -> list[tuple[int, int]]:
    """Where runs of Arabic and Thai digits begin and end.

    >>> figures("ปี ๒๕๖๖ มี 12 แห่ง")
    [(3, 7), (11, 13)]
    """
    return [run.span() for run in _FIGURE.finditer(text.encode("cp874", "replace").translate(_OF_FIGURES))]


def latin_words(text: str) -> Iterator[tuple[int, int]]:
    """Where words of two or more Latin letters and digits begin, with a letter, and end."""
    return (word.span() for word in _WORD.finditer(text.encode("ascii", "replace").translate(_OF_WORDS)))


def capitalised(text: str) -> Iterator[int]:
    """Where a Latin capital stands before a small letter."""
    return (name.start() for name in _NAME.finditer(text.encode("ascii", "replace").translate(_OF_NAMES)))
