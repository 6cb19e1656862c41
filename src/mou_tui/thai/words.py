"""Where the words of a text begin and end, by ICU's dictionary.

All offsets are code points. A breaker is made for each call, which is cheap, so that any thread may call.
"""

import re

_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WORD_CHARACTER = re.compile(r"[^\W_]|[\u0e2f\u0e46]")


def boundaries(text: str) -> list[int]:
    """The end of each segment (word, space, punctuation mark) of `text`; the last is len(text). Linear in its length."""
    if not text:
        return []
    # ICU's data take a while to load; who only looks things up needs none of it.
    from icu4py.breakers import WordBreaker

    # A lone surrogate cannot be handed to ICU; any other character of its length will do.
    sound = _SURROGATE.sub("\ufffd", text)
    ends = [end for _, end in WordBreaker(sound, "th").segments()]
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
