"""How well a name fits what was typed of it: a part, its words in any order, or some of its letters; tone marks do not count."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from mou_tui.thai.fold import fold
from mou_tui.thai.keyboard import to_latin, to_thai

# ็ ่ ้ ๊ ๋ ์ ํ ๎: what people leave out when they type quickly.
_MARKS: Final = dict.fromkeys(range(0x0E47, 0x0E4F))
_FEWEST_LETTERS: Final = 3
"""Letters from which a name is found by some of its letters: two stand in nearly every name."""


@lru_cache(1_000)
def bare(text: str) -> str:
    """`text` folded, without tone marks."""
    return fold(text).translate(_MARKS)


def fit(typed: str, names: Iterable[str]) -> int | None:
    """How badly one of `names` fits, 0 for best; None where none does. What was typed may be of the other keyboard layout."""
    other = to_latin(typed) if any("\u0e01" <= c <= "\u0e5b" for c in typed) else to_thai(typed)
    bare_names = [bare(name) for name in names]
    as_typed = [f for name in bare_names if (f := _fit(_words(typed), name)) is not None]
    if as_typed:
        return min(as_typed)
    otherwise = (f for name in bare_names if (f := _fit(_words(other), name)) is not None)
    return min((f + _OTHER_LAYOUT for f in otherwise), default=None)


_OTHER_LAYOUT: Final = 1_000


class _Word(NamedTuple):
    """A word that was typed, bare, and the bare words that it is made of."""

    letters: str
    parts: tuple[str, ...]


@lru_cache(8)
def _words(typed: str) -> tuple[_Word, ...]:
    """What was typed, made ready once for all names that it is tried on."""
    from mou_tui.thai.words import boundaries

    words = []
    for word in fold(typed).split():
        ends = [0, *boundaries(word)]
        parts = tuple(bare(word[start:end]) for start, end in pairwise(ends) if start < end)
        words.append(_Word(bare(word), parts))
    return tuple(words)


def _fit(words: Iterable[_Word], name: str) -> int | None:
    total = 0
    for word in words:
        cost = _fit_word(word, name)
        if cost is None:
            return None
        total += cost
    return total


def _fit_word(word: _Word, name: str) -> int | None:
    letters, parts = word
    at = name.find(letters)
    if at >= 0:
        # At the beginning of the name or of one of its words.
        return 0 if at == 0 else 1 if name[at - 1] in " ,;-_" else 2
    if len(parts) > 1 and all(part in name for part in parts):
        return 3
    return _spread(letters, name) if len(letters) >= _FEWEST_LETTERS else None


def _spread(word: str, name: str) -> int | None:
    """How far apart the letters of `word` stand in `name`, in their order; None where they do not."""
    at, first, gaps = -1, -1, 0
    for letter in word:
        place = name.find(letter, at + 1)
        if place < 0:
            return None
        gaps += place - at - 1 if at >= 0 else 0
        first, at = (place if first < 0 else first), place
    return 10 + gaps if gaps <= 2 * len(word) else None
