"""What of a text survives copying, and whether two texts are copies: of one press release, as a page and as a PDF, shortened, edited.

A text is cut at each ร (and r) after all that copies change (spaces, punctuation, digits, marks above and below) is dropped: an edit
changes the piece it is in and no other. The pieces are what two copies share. Cutting at a letter is exact and far cheaper than
hashing every run of letters, as MinHash does it; the smallest hashes of the pieces are a MinHash sketch by which candidates are found.
"""

import re
import zlib
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from mou_tui.library import charmap
from mou_tui.thai.fold import fold

SKETCH: Final = 8
"""Hashes of a sketch. Copies that share half of all their pieces share two of the eight nineteen times in twenty."""
MOST_SHARING: Final = 100
"""Articles that may share a hash: what more have is boilerplate."""
NEAREST: Final = 8
"""Of the articles that share a hash, an article is compared with so many that came last: copies hang together over these."""
LEAST_SHARED: Final = 2
LEAST_SHARED_LATER: Final = 4
"""Hashes that two copies share; more where days lie between them, since then they have to be nearly the same."""

_CUT: Final = b"\xc3"
_SHORTEST: Final = 10
"""Letters of a piece that tells one text from another."""
_SKETCHED: Final = 3_000
_COMPARED: Final = 10_000
"""Characters at the beginning of a text by which candidates are found, and copies told."""


def _letters() -> tuple[bytes, bytes]:
    """What folds a text's bytes to letters, ร and r to one; and the bytes that go."""
    table = bytearray(charmap.FOLD)
    table[ord("r")] = table[ord("R")] = _CUT[0]
    consonants_and_vowels = [*range(0x0E01, 0x0E2F), 0x0E30, 0x0E32, 0x0E33, *range(0x0E40, 0x0E46)]
    kept = {point - 0x0E00 + 0xA0 for point in consonants_and_vowels} | {*range(65, 91), *range(97, 123)}
    return bytes(table), bytes(byte for byte in range(256) if byte not in kept)


_TABLE, _DROPPED = _letters()


def pieces(coded: bytes) -> set[bytes]:
    """The pieces of a text (at one byte a character, see `charmap`)."""
    return {piece for piece in coded[:_COMPARED].translate(_TABLE, _DROPPED).split(_CUT) if len(piece) >= _SHORTEST}


def sketch(coded: bytes) -> list[int]:
    """The smallest hashes of a text's pieces, at most SKETCH."""
    return sorted(set(map(zlib.crc32, pieces(coded[:_SKETCHED]))))[:SKETCH]


_NUMBER: Final = re.compile(rb"\d[\d,.]*\d")


def numbers(coded: bytes) -> frozenset[str]:
    """The numbers of a text that have two digits or more, years in the common era."""
    figures = (
        match.replace(b",", b"").decode("ascii") for match in _NUMBER.findall(coded[:_COMPARED].translate(charmap.FOLD))
    )
    return frozenset(
        str(int(one) - 543) if one.isdigit() and "2400" < one < "2700" and len(one) == 4 else one for one in figures
    )


@dataclass(frozen=True, slots=True)
class Traits:
    """What decides whether an article is a copy of another. `published_on` is ISO 8601 or None, `parties` are short forms."""

    pieces: frozenset[bytes]
    letters: int
    numbers: frozenset[str]
    published_on: str | None = None
    parties: frozenset[str] = frozenset()
    title: str = ""

    @classmethod
    def of(cls, coded: bytes, published_on: str | None = None, parties: str = "", title: str = "") -> "Traits":
        """The traits of an article with this text; `parties` are a line each."""
        cut = frozenset(pieces(coded))
        known = frozenset(filter(None, parties.split("\n")))
        return cls(cut, sum(map(len, cut)), numbers(coded), published_on, known, fold(title))


MOST_DAYS: Final = 14
"""Days between the publications of one release: a series of reports has the same words again a month later."""
_LEAST_LETTERS: Final = 150
_SHORTENED: Final = 0.25
"""How much shorter a copy may be."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What two texts have to share: the part `shorter` of the shorter and the part `longer` of the longer one's letters, and the
    part `figures` of the fewer numbers (`least` of them), at most `days` apart.

    The figures are what a series of reports changes; the words are what an editor changes, and mostly on the same day.
    """

    shorter: float
    figures: float
    longer: float = 0.0
    least: int = 0
    days: int = 0


_FEW_DAYS: Final = 3
_DATED: Final = (
    _Bounds(0.7, 0.65),
    _Bounds(0.55, 0.8, least=3),
    _Bounds(0.9, 0.7, days=_FEW_DAYS),
    _Bounds(0.9, 0.7, longer=0.9, days=MOST_DAYS),
)
_UNDATED: Final = (_Bounds(0.8, 0.65), _Bounds(0.6, 0.9, least=5))
_FEW_NUMBERS: Final = 3
"""With fewer, one that differs says nothing."""


def may_be_copies(one: str | None, other: str | None, hashes: int = SKETCH) -> bool:
    """Whether articles of these dates, whose sketches share so many `hashes`, may tell one story."""
    days = _days_apart(one, other)
    return days <= MOST_DAYS and hashes >= (LEAST_SHARED if days <= _FEW_DAYS else LEAST_SHARED_LATER)


def _days_apart(one: str | None, other: str | None) -> int:
    """Days between two dates; 0 where one of them may be the other, or is not known."""
    if not one or not other or one.startswith(other) or other.startswith(one):
        return 0
    if min(len(one), len(other)) < 10:
        return MOST_DAYS + 1
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


def are_copies(one: Traits, other: Traits) -> bool:
    """Whether two articles are copies of one text."""
    fewer, more = sorted((one.letters, other.letters))
    days = _days_apart(one.published_on, other.published_on)
    if fewer < _LEAST_LETTERS or fewer < _SHORTENED * more or days > MOST_DAYS:
        return False
    if min(len(one.parties), len(other.parties)) >= 2 and not one.parties & other.parties:
        return False
    shared = sum(map(len, one.pieces & other.pieces))
    numbered = min(len(one.numbers), len(other.numbers))
    figures = len(one.numbers & other.numbers) / numbered if numbered >= _FEW_NUMBERS else 1.0
    bounds = _DATED if one.published_on and other.published_on else _UNDATED
    return any(
        shared >= b.shorter * fewer
        and shared >= b.longer * more
        and figures >= b.figures
        and numbered >= b.least
        and days <= b.days
        for b in bounds
    ) and not are_of_a_series(one.title, other.title)


_DIGITS: Final = re.compile(r"\d+")
_SAME_WORDS: Final = 0.85
"""How alike two headlines without their numbers are, from 0 to 1, that are of one series."""


def are_of_a_series(one: str, other: str) -> bool:
    """Whether two headlines (folded) have the same words and other numbers: `…ประจำวันที่ 20 ตุลาคม` and `…ประจำวันที่ 21 ตุลาคม`."""
    here, there = set(_DIGITS.findall(one)), set(_DIGITS.findall(other))
    if here <= there or there <= here:
        return False
    words, others = (_DIGITS.sub("", title)[:200] for title in (one, other))
    return SequenceMatcher(None, words, others, autojunk=False).ratio() >= _SAME_WORDS
