"""How wide a text is on a terminal, and where it may be cut: cells and grapheme clusters.

Terminals give each code point its own number of cells: none to marks above and below, two to Chinese and emoji, one to
the rest. SARA AM (ำ) has a cell of its own although it belongs to the cluster of its consonant, so น้ำ is one cluster of
two cells. Rich, with which the reader draws, counts alike; a test compares the two over all of Unicode.

Canonical texts are assumed: they have no joiners, variation selectors or controls, about which terminals disagree.
Sources: UAX #11 (East Asian Width), UAX #29 (grapheme clusters; SARA AM is a SpacingMark by exception).
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, chain
from typing import Literal

_NO_WIDTH = frozenset({"Mn", "Me", "Mc", "Cf", "Cc", "Zl", "Zp"})


class _Widths(dict[str, int]):
    """Cells of each character, found out when it is first met."""

    def __missing__(self, character: str) -> int:
        self[character] = width = _character_cells(character)
        return width


def _character_cells(character: str) -> int:
    # The vowels and finals of decomposed Hangul join their consonant; skin tones (U+1F3FB-1F3FF) their emoji.
    joins = (
        "\u1160" <= character <= "\u11ff"
        or "\ud7b0" <= character <= "\ud7ff"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
    if joins or unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


_WIDTHS = _Widths()


def cells(text: str) -> int:
    """The columns that `text`, one line of canonical text, takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


def prefix_cells(text: str) -> list[int]:
    """For each offset 0…len(text), the columns of what stands before it."""
    return list(accumulate(chain((0,), map(_WIDTHS.__getitem__, text))))


# Nearly all text is made of these: characters whose clusters are known without looking them up.
_UNCOMMON = re.compile(r"[^\n -~\u00a0-\u02ff\u0e01-\u0e5b\u2010-\u2027\u2030-\u205e]")
_THAI_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_AM = "\u0e33\u0eb3"
_FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"


@lru_cache(maxsize=64)
def _cluster_pattern(marks: str) -> re.Pattern[str]:
    m = f"[{_THAI_MARKS}{marks}]"
    return re.compile(rf"\n|(?:[{_FLAG_LETTERS}]{{2}}|[^\n]){m}*+(?:[{_AM}]{m}*+)?")


def _clusters_of(text: str) -> re.Pattern[str]:
    """The pattern of one cluster of `text`, with those marks that are neither Latin nor Thai."""
    uncommon = set(_UNCOMMON.findall(text))
    return _cluster_pattern("".join(sorted(re.escape(c) for c in uncommon if _WIDTHS[c] == 0)))


def cluster_ends(text: str) -> list[int]:
    """The end of each grapheme cluster of `text`, in order."""
    return [match.end() for match in _clusters_of(text).finditer(text)]


def clusters(text: str) -> list[tuple[int, int]]:
    """The grapheme clusters of `text` as [start, end): what a reader sees as one sign, and what a cursor passes at once.

    A consonant with its marks and ำ (น้ำ is one), an emoji with its skin tone, a flag's two letters.
    """
    return [match.span() for match in _clusters_of(text).finditer(text)]


def cluster_end(text: str, start: int = 0) -> int:
    """The end of the grapheme cluster that begins at `start`, which is less than len(text)."""
    size = 16
    while True:
        # In pieces that grow, so that the length of the text does not matter.
        piece = text[start : start + size]
        match = _clusters_of(piece).match(piece)
        end = match.end() if match else 1
        if end < len(piece) or start + size >= len(text):
            return start + end
        size *= 8


def continues_cluster(character: str) -> bool:
    """Whether a character belongs to the one before it: a mark above or below, SARA AM, a joiner."""
    return character in "\u0e33\u200d" or unicodedata.category(character) in ("Mn", "Me", "Mc")


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) widened so that it cuts no cluster: in `ช่วย` the ช is marked with its ่."""
    while 0 < start < len(text) and continues_cluster(text[start]):
        start -= 1
    while end < len(text) and continues_cluster(text[end]):
        end += 1
    return start, end


def fitting(text: str, limit: int) -> int:
    """The largest offset that ends a cluster and has at most `limit` columns before it."""
    size = 2 * max(limit, 0) + 32
    while True:
        piece = text[:size]
        columns = prefix_cells(piece)
        end = bisect_right(columns, limit) - 1
        if end < len(piece):
            # piece[end] does not fit; it may belong to the cluster before it (the ำ of น้ำ, the second letter of a flag).
            ends = cluster_ends(piece[: end + 1])
            return ends[-2] if len(ends) > 1 else 0
        if size >= len(text):
            return len(text)
        size *= 4


def truncate(text: str, limit: int, ellipsis: str = "…") -> str:
    """`text` if it fits into `limit` columns; else as many of its clusters as fit with `ellipsis` after them."""
    end = fitting(text, limit)
    if end == len(text):
        return text
    room = limit - cells(ellipsis)
    if room < 0:
        return text[:end]
    # One ellipsis is enough where the text had one of its own there.
    return text[: fitting(text, room)].rstrip(" \u00a0" + ellipsis) + ellipsis


def pad(text: str, width: int, align: Literal["left", "right", "center"] = "left") -> str:
    """`text` with spaces up to `width` columns; a wider text is truncated."""
    text = truncate(text, width)
    missing = width - cells(text)
    if align == "left":
        return text + " " * missing
    if align == "right":
        return " " * missing + text
    return " " * (missing // 2) + text + " " * (missing - missing // 2)
