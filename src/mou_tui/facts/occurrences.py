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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import ahocorasick


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """Words that a family looks for; `number` is their place among all that are watched in the same articles."""

    number: int
    words: Callable[[], Iterable[str]] = field(repr=False)
    in_reports: bool
    """Whether only articles that report an agreement are asked for them as a whole."""


_IN_ALL: Final[list[Watched]] = []
_IN_REPORTS: Final[list[Watched]] = []


def watched(*words: str) -> Watched:
    """Words whose places are found in every article, with those of all others of the kind."""
    return _added(_IN_ALL, lambda: words)


def watched_in_reports(*words: str) -> Watched:
    """Words that are looked for where an article reports an agreement: nine of ten articles of general news report none."""
    return _added(_IN_REPORTS, lambda: words)


def watched_when_needed(words: Callable[[], Iterable[str]]) -> Watched:
    """The same, of words that are asked for when a text is first read."""
    return _added(_IN_REPORTS, words)


def _added(to: list[Watched], words: Callable[[], Iterable[str]]) -> Watched:
    one = Watched(len(to), words, to is _IN_REPORTS)
    to.append(one)
    return one


_Found = list[list[int]]
"""The places of each family, by its number, in the order of the words' ends until they are asked for."""


class Occurrences:
    """The places of all watched words in `text`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._in_reports: _Found | None = None
        if _OF_REPORTS in text:
            # It will be asked for all words: one pass costs a third less than two.
            found = _found((*_IN_ALL, *_IN_REPORTS), text)
            self._in_all, self._in_reports = found[: len(_IN_ALL)], found[len(_IN_ALL) :]
        else:
            self._in_all = _found(_IN_ALL, text)
        self._sorted: set[Watched] = set()

    def places(self, watched: Watched, start: int = 0) -> list[int]:
        """Where any of the words begins in the text from `start` on, in order, each place once."""
        if watched.in_reports:
            if self._in_reports is None:
                self._in_reports = _found(_IN_REPORTS, self._text)
            found = self._in_reports[watched.number]
        else:
            found = self._in_all[watched.number]
        if watched not in self._sorted:
            self._sorted.add(watched)
            found[:] = sorted(set(found))
        return found[bisect_left(found, start) :] if start else found

    def places_within(self, families: Iterable[Watched], start: int, end: int) -> list[list[int]]:
        """Where the words of each of `families` (all of them watched in reports) begin in [start, end), counted from `start`.

        No more of the text is read than that, unless all of it has been.
        """
        if self._in_reports is not None:
            found = map(self.places, families)
            return [[at - start for at in one[bisect_left(one, start) : bisect_left(one, end)]] for one in found]
        # A word may begin before the end and stand over it.
        near = _found(_IN_REPORTS, self._text[start : end + _LONGEST])
        return [sorted({at for at in near[one.number] if at < end - start}) for one in families]


_OF_REPORTS: Final = "ลงนาม"
"""A word of nearly all articles that report an agreement, and of few others."""
_LONGEST: Final = 100
"""Code points of the longest word that is watched, and more."""


def _found(families: Sequence[Watched], text: str) -> _Found:
    found: _Found = [[] for _ in families]
    # A family may be imported after the first text was read: its words are new then.
    for end, (back, numbers) in _automaton(tuple(families)).iter(text):
        for number in numbers:
            found[number].append(end - back)
    return found


@cache
def _automaton(families: tuple[Watched, ...]) -> ahocorasick.Automaton:
    """The automaton for the words of `families`: gives the length of each word, less one, and the families' places in the tuple."""
    places: dict[str, list[int]] = {}
    for place, one in enumerate(families):
        for word in _shortest(frozenset(one.words())):
            places.setdefault(word, []).append(place)
    automaton = ahocorasick.Automaton()
    for word, of in places.items():
        automaton.add_word(word, (len(word) - 1, tuple(of)))
    automaton.make_automaton()
    return automaton


def _shortest(words: frozenset[str]) -> Iterator[str]:
    """The words that do not begin with another of them: where that stands, they may."""
    return (word for word in words if not any(word[:length] in words for length in range(1, len(word))))
