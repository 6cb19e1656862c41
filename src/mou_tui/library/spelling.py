"""Spellings that a word of a query may have meant: one mark or letter away, and written so somewhere in the library.

The library's own trigrams are the dictionary, so that names are put right too, and what is offered is surely there.
"""

import math
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from mou_tui.library import schema

if TYPE_CHECKING:
    from mou_tui.library.index import Library
    from mou_tui.library.marks import Marks

_MARKS: Final = "่้๊๋็์ํ"
_VOWELS: Final = "ะัาิีึืุูเแโใไำ"
_CONSONANTS: Final = "".join(map(chr, range(0x0E01, 0x0E2F)))
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_UNLIKELY: Final = 0.3
"""What a kind of letter takes off a spelling's likelihood, as a power of ten of the articles that have its rarest trigram."""
_SHORTEST: Final = 4
"""Letters of a word that is put right: of a shorter one everything is one letter away."""
_LONGEST: Final = 60
_SPELLINGS: Final = 40
"""Other spellings of a word that are looked for until one is found."""


def respellings(word: str, count: Callable[[str], int]) -> list[str]:
    """The spellings one letter from `word` of which all trigrams occur, the likeliest first.

    `word` is `charmap.matchable`. `count` tells in about how many articles a trigram stands. Likely is a spelling whose rarest trigram
    is common; and a wrong or missing tone mark is likelier than a wrong vowel, that likelier than a wrong consonant.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return []
    known = [bool(count(word[i : i + 3])) for i in range(len(word) - 2)]
    ranks: dict[str, float] = {}
    for at, rank, other in _one_letter_away(word):
        # With the word in it, it is found no more than the word; so it is where the missing trigram stands before the letter.
        if word in other or not all(known[: max(0, at - 2)]):
            continue
        least = _least(other, at, count)
        if least:
            ranks[other] = max(ranks.get(other, -9.0), math.log10(least) - _UNLIKELY * rank)
    return sorted(ranks, key=lambda other: -ranks[other])


def _least(word: str, at: int, count: Callable[[str], int]) -> int:
    """In how many articles the rarest trigram of `word` stands. Those around the letter `at` are asked for first."""
    places = sorted(range(len(word) - 2), key=lambda i: abs(i + 1 - at))
    least = 1 << 60
    for i in places:
        least = min(least, count(word[i : i + 3]))
        if not least:
            return 0
    return least


def _one_letter_away(word: str) -> Iterator[tuple[int, int, str]]:
    """Spellings with a letter changed, left out, put in, or swapped with the next: where, how unlikely, and the spelling."""
    letters = _LATIN if word.isascii() else _MARKS + _VOWELS + _CONSONANTS
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        for letter in letters:
            yield at, _rank(letter), head + letter + tail
            if tail:
                yield at, max(_rank(letter), _rank(tail[0])), head + letter + tail[1:]
        if tail:
            yield at, _rank(tail[0]), head + tail[1:]
        if len(tail) > 1:
            yield at, 1, head + tail[1] + tail[0] + tail[2:]


def _rank(letter: str) -> int:
    return 0 if letter in _MARKS else 1 if letter in _VOWELS else 2


def respelled(library: "Library", text: str, *, marks: "Marks | None" = None) -> str:
    """A spelling of the query `text` that finds something, one letter of one word put right; "" where none is known."""
    from mou_tui.library.query import Query, parse_query
    from mou_tui.library.writer import SAMPLE

    parsed = parse_query(text, partial=True)
    if parsed.error is not None:
        return ""
    db = library.connection()
    common, each = library.snapshot().common_grams, max(1, library.count() // SAMPLE)

    @cache
    def count(gram: str) -> int:
        if gram in common:
            return common[gram] * each
        row = schema.row(db, "select doc from gram where term = ?", (gram,))
        return int(row[0]) if row else 0

    for term in parsed.terms():
        if any(r.count for r in library.search(Query(term.text, term), marks=marks)):
            continue
        for other in respellings(term.needle, count)[:_SPELLINGS]:
            put_right = text.replace(term.text, other, 1)
            query = parse_query(put_right, partial=True)
            if put_right != text and query.error is None and any(r.count for r in library.search(query, marks=marks)):
                return put_right
    return ""
