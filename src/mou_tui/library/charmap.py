"""The canonical text at one byte a character, and matching on those bytes.

Thai news needs 250 characters and hardly ever another one: ASCII, the Thai block, typographic marks and a few Latin
letters have a byte each; whatever else occurs is kept beside the bytes, in order, and its place is held by `HELD`. A
third of the size of UTF-8, and `bytes.translate` folds it forty times faster than any pass over a `str`.
"""

import codecs
import itertools
import re
from typing import Final

from mou_tui.thai.fold import FOLDED, fold

HELD: Final = 0x1A
"""The byte that holds the place of a character which has none of its own (U+001A itself cannot occur in canonical text)."""

_THAI_BLOCK = [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]
_OTHERS = (
    "".join(chr(point) for point in sorted(FOLDED) if point > 0x7F and not 0x0E00 <= point <= 0x0E7F)
    + "…•·●éüáçèóçñäíöàãåêôÉÖÜ×°®©™±½²³§€£¥≤≥▪►✓→№"
)
_FREE_BYTES = [*range(0x01, 0x0A), *range(0x0B, 0x1A), *range(0x1B, 0x20), *range(0x7F, 0xA1), *range(0xDB, 0xDF),
               *range(0xFC, 0x100)]  # fmt: skip


def _decoding_table() -> str:
    table = ["\ufffe"] * 256
    for byte in [0x0A, *range(0x20, 0x7F)]:
        table[byte] = chr(byte)
    for point in _THAI_BLOCK:
        # Where TIS-620 has it.
        table[point - 0x0E00 + 0xA0] = chr(point)
    for byte, character in zip(_FREE_BYTES, dict.fromkeys(_OTHERS), strict=False):
        table[byte] = character
    table[HELD] = chr(HELD)
    # Canonical text has no NUL; without it in its place `charmap_build` makes a dictionary, twenty times slower.
    table[0] = "\0"
    return "".join(table)


_DECODING: Final = _decoding_table()
_ENCODING: Final = codecs.charmap_build(_DECODING)
_BYTE_OF: Final = {character: byte for byte, character in enumerate(_DECODING) if character != "\ufffe"}
CHARACTER_OF: Final = {byte: character for character, byte in _BYTE_OF.items() if byte != HELD}
"""The character that each byte stands for."""


def _fold_table() -> bytes:
    return bytes(_BYTE_OF.get(FOLDED.get(ord(character), character), byte) for byte, character in enumerate(_DECODING))


FOLD: Final = _fold_table()
"""`coded.translate(FOLD)` is what `thai.fold` does to the text."""

_FOLDED_TO: Final = frozenset(folded for byte, folded in enumerate(FOLD) if folded != byte)


def is_plain(needle: bytes) -> bool:
    """Whether nothing folds to the bytes of `needle`: a text need not be folded to find them."""
    return not _FOLDED_TO.intersection(needle)


# Consonants, vowels, tone marks, ฯ and ๆ; neither digits nor ฿. The patterns begin with the blank they look for, which
# `re` then finds at the speed of memchr, and look back from there.
_THAI_LETTER = "\u0e01-\u0e3a\u0e40-\u0e4e"
_THAI_BYTE = rb"\xa1-\xda\xe0-\xee"
_SPACES_IN_THAI = re.compile(f" (?<=[{_THAI_LETTER}] ) *+(?=[{_THAI_LETTER}])")  # ก ข → กข
_SPACES_IN_THAI_BYTES = re.compile(rb" (?<=[" + _THAI_BYTE + rb"] ) *+(?=[" + _THAI_BYTE + rb"])")
_THAI_BYTES = frozenset((*range(0xA1, 0xDB), *range(0xE0, 0xEF)))
_NOT_CODED = re.compile("[^" + "".join(re.escape(c) for c in _DECODING if c not in ("\0", "\ufffe", chr(HELD))) + "]")


def encode(text: str) -> tuple[bytes, str]:
    """`text` at one byte a character, and the characters that have no byte, in the order of their places."""
    try:
        return codecs.charmap_encode(text, "strict", _ENCODING)[0], ""
    except UnicodeEncodeError:
        beside = "".join(_NOT_CODED.findall(text))
        held = _NOT_CODED.sub(chr(HELD), text)
        return codecs.charmap_encode(held, "strict", _ENCODING)[0], beside


def decode(coded: bytes, beside: str = "") -> str:
    """The text that `encode` made `coded` and `beside` of."""
    text = codecs.charmap_decode(coded, "strict", _DECODING)[0]
    if not beside:
        return text
    parts = text.split(chr(HELD))
    return "".join(part + character for part, character in zip(parts, [*beside, ""], strict=True))


def encodable(text: str) -> bytes | None:
    """`text` at one byte a character, or None where it has a character without a byte."""
    coded, beside = encode(text)
    return None if beside else coded


def matchable(text: str) -> str:
    """`text` as matching sees it: folded, and without spaces between two Thai letters. Shorter than the text."""
    return _SPACES_IN_THAI.sub("", fold(text))


def squash(folded: bytes) -> bytes:
    """Folded bytes without the spaces between two Thai letters."""
    return _SPACES_IN_THAI_BYTES.sub(b"", folded)


def spaced(needle: bytes) -> bytes:
    """The pattern of `needle` (`matchable`) in folded bytes: between two Thai letters of it blanks may stand.

    Searching for it takes less than taking the blanks out, and hardly longer than searching for the needle as it is.
    """
    parts = [re.escape(needle[:1])]
    for before, byte in itertools.pairwise(needle):
        parts += [b" *+" if {before, byte} <= _THAI_BYTES else b"", re.escape(bytes([byte]))]
    return b"".join(parts)


def matchable_bytes(coded: bytes) -> bytes:
    """`matchable` of the text, on its bytes."""
    return squash(coded.translate(FOLD))


def is_thai_letter(character: str) -> bool:
    """Whether `character` is a Thai consonant, vowel or mark (no digit, no ฿)."""
    return "\u0e01" <= character <= "\u0e3a" or "\u0e40" <= character <= "\u0e4e"
