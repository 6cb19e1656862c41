"""Spellings that may have been meant, from pythainlp's word list and frequencies, imported when first asked.

Its own corrector tries all words two letters away, which takes ten seconds for a long one; one letter is what people
mistype, and takes milliseconds.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mou_tui.thai.canonical import canonical
from mou_tui.thai.words import boundaries

_THAI_RUN: Final = re.compile(r"[ก-๎]{3,60}")
_LETTERS: Final = "".join(
    chr(point) for point in (*range(0x0E01, 0x0E2F), *range(0x0E30, 0x0E3A), *range(0x0E40, 0x0E4D))
)
_LONGEST: Final = 24
"""Letters of a word that is put right."""
_SEGMENTS: Final = 4
"""Segments of which it may be made: a misspelt word is cut in pieces."""


def suggest(query: str, limit: int = 3) -> list[str]:
    """Up to `limit` queries that differ from `query` by one Thai letter put right, the likeliest first.

    The first call takes half a second and 80 MB (pythainlp): call it in a thread, and only when a search found nothing.
    """
    query = canonical(query)
    found: dict[str, tuple[int, int]] = {}
    for run in _THAI_RUN.finditer(query):
        for start, end in _doubtful(run[0]):
            for better, times in _one_letter_away(run[0][start:end]):
                put_right = query[: run.start() + start] + better + query[run.start() + end :]
                # A longer word put right is better evidence than a short one; then the commoner word.
                found[put_right] = max(found.get(put_right, (0, 0)), (end - start, times))
    return sorted(found, key=lambda text: found[text], reverse=True)[:limit]


def _doubtful(run: str) -> Iterator[tuple[int, int]]:
    """The parts of a run of Thai letters, in whole segments, that are no known words."""
    known = _frequencies()
    if run in known:
        return
    ends = [0, *boundaries(run)]
    for first, start in enumerate(ends):
        for end in ends[first + 1 : first + 1 + _SEGMENTS]:
            if 3 <= end - start <= _LONGEST and run[start:end] not in known:
                yield start, end


def _one_letter_away(word: str) -> Iterator[tuple[str, int]]:
    """The known words that one letter dropped, added, changed or swapped makes of `word`, with their frequency."""
    known = _frequencies()
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        tried = [head + letter + tail for letter in _LETTERS]
        if tail:
            tried += [head + letter + tail[1:] for letter in _LETTERS]
            tried += [head + tail[1:], head + tail[1:2] + tail[0] + tail[2:]]
        for candidate in tried:
            if candidate in known and candidate != word:
                yield candidate, known[candidate]


@cache
def _frequencies() -> dict[str, int]:
    """Words of Thai with how often they stand in the Thai National Corpus (0: in the dictionary only)."""
    from pythainlp.corpus import thai_words, tnc

    return dict.fromkeys(thai_words(), 0) | dict(tnc.word_freqs())
