"""Where words stand in a text: all that the families look for, found in one pass.

A family says once which words it looks for, and is told their places:

    _PAPER: Final = watched("MOU", "บันทึก")
    …
    page.places(_PAPER)

Thai has no spaces between words, so that an expression for the beginnings of names is tried at every second letter, and
one `str.find` for each word reads the whole text again. An Aho-Corasick automaton (Aho and Corasick 1975) reads each letter once,
however many words there are.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import ahocorasick


@dataclass(frozen=True, slots=True)
class Watched:
    """Words that a family looks for; `number` is their place among all that are watched."""

    number: int
    words: Callable[[], Iterable[str]] = field(repr=False)


_ALL: Final[list[Watched]] = []


def watched(*words: str) -> Watched:
    """Words whose places are found with those of all others."""
    return watched_when_needed(lambda: words)


def watched_when_needed(words: Callable[[], Iterable[str]]) -> Watched:
    """The same, of words that are asked for when a text is first read."""
    one = Watched(len(_ALL), words)
    _ALL.append(one)
    return one


class Occurrences:
    """The places of all watched words in `text`."""

    def __init__(self, text: str) -> None:
        # A family may be imported after the first text was read: its words are new then.
        self._found: list[list[int]] = [[] for _ in _ALL]
        found = self._found
        for end, (back, numbers) in _automaton(len(found)).iter(text):
            for number in numbers:
                found[number].append(end - back)
        self._sorted: set[int] = set()

    def places(self, watched: Watched, start: int = 0) -> list[int]:
        """Where any of the words begins in the text from `start` on, in order, each place once."""
        found = self._found[watched.number]
        if watched.number not in self._sorted:
            # They were found in the order of their ends.
            self._sorted.add(watched.number)
            found[:] = sorted(set(found))
        return found[bisect_left(found, start) :] if start else found


@cache
def _automaton(count: int) -> ahocorasick.Automaton:
    """The automaton for the words of the first `count` families: gives the length of each word, less one, and the families' numbers."""
    numbers: dict[str, list[int]] = {}
    for one in _ALL[:count]:
        for word in _shortest(frozenset(one.words())):
            numbers.setdefault(word, []).append(one.number)
    automaton = ahocorasick.Automaton()
    for word, of in numbers.items():
        automaton.add_word(word, (len(word) - 1, tuple(of)))
    automaton.make_automaton()
    return automaton


def _shortest(words: frozenset[str]) -> Iterator[str]:
    """The words that do not begin with another of them: where that stands, they may."""
    return (word for word in words if not any(word[:length] in words for length in range(1, len(word))))
