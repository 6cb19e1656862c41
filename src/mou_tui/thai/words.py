"""Where the words of a text begin and end, by ICU's dictionary; pythainlp's newmm where ICU cannot be loaded.

All offsets are code points. A breaker is made for each call, which is cheap, so that any thread may call.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WORD_CHARACTER = re.compile(r"[^\W_]|[\u0e2f\u0e46]")

# newmm is quadratic on what it does not know: it gets short pieces, runs of one kind of character none at all.
_FALLBACK_PIECE = re.compile(r"[\u0e01-\u0e5b]{1,400}|[^\W\u0e00-\u0e7f]+|\s+|.", re.DOTALL)


def boundaries(text: str) -> list[int]:
    """The end of each segment (word, space, punctuation mark) of `text`; the last is len(text). Linear in its length."""
    if not text:
        return []
    breaker = _icu_breaker()
    if breaker is None:
        return list(_newmm_boundaries(text))
    # A lone surrogate cannot be handed to ICU; any other character of its length will do.
    sound = _SURROGATE.sub("\ufffd", text)
    ends = [end for _, end in breaker(sound, "th").segments()]
    return ends if sound.isascii() else _from_utf16(sound, ends)


def words(text: str) -> list[tuple[int, int]]:
    """The words of `text` as [start, end): its segments without spaces and punctuation."""
    found, start = [], 0
    for end in boundaries(text):
        if _WORD_CHARACTER.search(text, start, end):
            found.append((start, end))
        start = end
    return found


def word_starts(text: str) -> list[int]:
    """The offsets at which a word of `text` begins."""
    return [start for start, _ in words(text)]


@cache
def _icu_breaker() -> Any:
    """ICU's word breaker, or None where it cannot be loaded."""
    try:
        from icu4py.breakers import WordBreaker
    except ImportError:
        return None
    return WordBreaker


def _from_utf16(text: str, ends: list[int]) -> list[int]:
    """`ends` in UTF-16 units → code points: each character beyond U+FFFF before an end counted twice."""
    astral = [match.start() for match in _ASTRAL.finditer(text)]
    if not astral:
        return ends
    found, passed = [], 0
    for end in ends:
        while passed < len(astral) and astral[passed] + passed < end:
            passed += 1
        found.append(end - passed)
    return found


def _newmm_boundaries(text: str) -> Iterator[int]:
    from pythainlp.tokenize import word_tokenize

    for match in _FALLBACK_PIECE.finditer(text):
        end = match.start()
        if "\u0e01" <= match[0][0] <= "\u0e5b":
            for word in word_tokenize(match[0], engine="newmm", join_broken_num=False):
                end += len(word)
                yield end
        else:
            yield match.end()
