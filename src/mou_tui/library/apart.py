"""What stands by itself in a text: its single characters, and the words of two or three letters that no letter adjoins.

The trigrams tell where มช occurs, and so does ชุมชน have it. Which articles have มช as a word of its own, or the letter ก
at all, is told by a small index of these tokens: a common one is counted without reading a text.
"""

import re
from typing import Final

from mou_tui.library import charmap
from mou_tui.thai.fold import fold

_THAI: Final = bytes((*range(0xA1, 0xDB), *range(0xE0, 0xEF)))
"""Consonants, vowels and marks, as `charmap` codes them."""
_LATIN: Final = b"0123456789abcdefghijklmnopqrstuvwxyz"


def _only(letters: bytes) -> bytes:
    """The table by which `bytes.translate` leaves only `letters` and full stops, with blanks for all others."""
    return bytes(byte if byte in letters or byte == 0x2E else 0x20 for byte in range(256))


_ONLY_THAI: Final = _only(_THAI)
_ONLY_LATIN: Final = _only(_LATIN)
_WORD: Final = re.compile(r"[ก-ฺเ-๎]{2,3}|[a-z0-9]{2,3}|(?:[ก-ฺเ-๎]{2}|[a-z0-9]{2})\.")  # มช, มช., ai


def _token(text: str) -> str:
    """`text` in characters that the tokenizer takes for letters: ASCII punctuation is none, and has others instead."""
    return "".join(c if c > "\x7f" or c.isalnum() else chr(0xE000 + ord(c)) for c in text)


_STOP: Final = _token(".")
_TOKENS: Final = {byte: _token(letter) for byte, letter in charmap.CHARACTER_OF.items() if letter not in "\0\n "}
_COMMON: Final = bytes((*_THAI, *_LATIN, *b'"().,-:/'))
"""What many texts have: each of these is soon found, or told to be absent, by a search of its own."""


def tokens(coded: bytes, beside: str) -> str:
    """The tokens of a text (`charmap.encode`), with blanks between them."""
    folded = coded.translate(charmap.FOLD)
    seldom = set(folded.translate(None, _COMMON))
    named = [_TOKENS[byte] for byte in _COMMON if byte in folded]
    named += [_TOKENS[byte] for byte in sorted(seldom & _TOKENS.keys())]
    named += map(_token, set(fold(beside)))
    words: set[bytes] = set()
    for table in (_ONLY_THAI, _ONLY_LATIN):
        pieces = folded.translate(table).replace(b".", b". ").split()
        words.update([word for word in pieces if 1 < len(word) < 5])
    dotted = {word for word in words if word.endswith(b".")}
    words |= {word[:-1] for word in dotted}
    kept = b" ".join([word for word in words if 1 < len(word) < 4])
    return " ".join(named) + " " + charmap.decode(kept).replace(".", _STOP)


def token_of(needle: str) -> str | None:
    """The token that the texts have in which `needle` stands by itself; None where there are no tokens of its kind."""
    return _token(needle) if len(needle) == 1 or is_short(needle) else None


def is_short(needle: str) -> bool:
    """Whether `needle` is a word of two or three letters of one script, a full stop counted as one: มช, มช., ai."""
    return _WORD.fullmatch(needle) is not None
