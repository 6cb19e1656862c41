"""The Thai Kedmanee keyboard (TIS 820-2538) over the American one: which character the same physical key sends."""

import re
from functools import cache
from importlib import resources
from typing import Final, Literal

_LATIN = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
_KEDMANEE = (
    "_ๅ/-ภถ\u0e38\u0e36คตจขช"
    "ๆไ\u0e33พะ\u0e31\u0e35รนยบลฃ"
    "ฟหกดเ\u0e49\u0e48าสวง"
    "ผปแอ\u0e34\u0e37ทมใฝ"
    "%+๑๒๓๔\u0e39฿๕๖๗๘๙"
    '๐"ฎฑธ\u0e4d\u0e4aณฯญฐ,ฅ'
    "ฤฆฏโฌ\u0e47\u0e4bษศซ."
    "()ฉฮ\u0e3a\u0e4c?ฒฬฦ"
)

LATIN_TO_KEDMANEE: dict[str, str] = dict(zip(_LATIN, _KEDMANEE, strict=True))
"""Character of the American layout → character of Kedmanee on the same key, without and with Shift."""

KEDMANEE_TO_LATIN: dict[str, str] = {thai: latin for latin, thai in LATIN_TO_KEDMANEE.items()}
"""The way back; no two keys send the same character."""

_TO_THAI = str.maketrans(LATIN_TO_KEDMANEE)
_TO_LATIN = str.maketrans(KEDMANEE_TO_LATIN)


def to_thai(text: str) -> str:
    """What the keys that typed `text` on the American layout send on Kedmanee: "l;ylfu" → "สวัสดี"."""
    return text.translate(_TO_THAI)


def to_latin(text: str) -> str:
    """What the keys that typed `text` on Kedmanee send on the American layout: "?น๊" → "MoU"."""
    return text.translate(_TO_LATIN)


def looks_wrong_layout(text: str) -> str | None:
    """What a query that was typed in the wrong layout was meant to be, or None where it looks right.

    "l;ylfu" → "สวัสดี", "?น๊" → "MoU". Judged by how likely each letter follows the one before it in Thai and in Latin
    words, so that a name or an abbreviation in its own layout is left alone. Takes microseconds; loads no dictionary.
    """
    thai = sum("\u0e01" <= character <= "\u0e4e" for character in text)
    latin = sum(character.isascii() and character.isalpha() for character in text)
    if (thai and latin) or max(thai, latin) < 2 or _ABBREVIATION.fullmatch(text):
        return None
    meant = to_latin(text) if thai else to_thai(text)
    if sum(character.isalpha() or "\u0e31" <= character <= "\u0e4e" for character in meant) < 0.6 * len(meant):
        return None
    typed_bits = _bits(text, "thai" if thai else "latin")
    meant_bits = _bits(meant, "latin" if thai else "thai")
    return meant if typed_bits - meant_bits > _EVIDENCE + _DOUBT * len(text) else None


_ABBREVIATION: Final = re.compile("[ก-ฮ. ]{2,12}")  # มช. กฟผ. อปท
_EVIDENCE: Final = 6.5
_DOUBT: Final = 0.4
"""Bits by which the other reading must be the likelier one, once and for each character."""
_FOREIGN_BITS: Final = 14.0
"""What a character costs that does not belong into a word of the language."""
_NEUTRAL_BITS: Final = 4.0
"""What a digit, a sign of the query language or a space costs."""
_EDGE: Final = "_"


def _bits(text: str, language: Literal["thai", "latin"]) -> float:
    """How surprising `text` is as words of the language: -log2 of its probability."""
    table = _bigrams()[language]
    total, before = 0.0, _EDGE
    for character in text.lower() + " ":
        if character + _EDGE in table:
            total += table[before + character]
            before = character
            continue
        if before != _EDGE:
            total += table[before + _EDGE]
        inside = before != _EDGE and character != " "
        foreign = character in _MEANT_AS_LETTER or (inside and character in _MEANT_AS_LETTER_INSIDE)
        total += _FOREIGN_BITS if foreign else _NEUTRAL_BITS
        before = _EDGE
    return total


# Signs that are letters on the other layout (l;ylfu): anywhere, and within a word. Digits and - : " are part of queries.
_MEANT_AS_LETTER: Final = frozenset("[];\\`{}|")
_MEANT_AS_LETTER_INSIDE: Final = frozenset("'/,.=<>?@#$%^&*+")


@cache
def _bigrams() -> dict[str, dict[str, float]]:
    """Bits of each pair of letters, by language (tools/keyboard_bigrams.py makes the file)."""
    lines = resources.files(__package__).joinpath("keyboard_bigrams.txt").read_text(encoding="utf-8").splitlines()
    between = lines.index("")
    found = {}
    for language, rows in (("thai", lines[1:between]), ("latin", lines[between + 1 :])):
        letters = [row[0] for row in rows]
        found[language] = {
            row[0] + second: (ord(step) - ord("A")) / 2
            for row in rows
            for second, step in zip(letters, row[2:], strict=True)
        }
    return found
