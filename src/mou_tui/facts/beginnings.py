"""Where names may begin: one pass over the text for the gazetteer's forms, the heads of organisations and people's titles.

Thai has no spaces between words, so that an expression for such beginnings is tried at every second letter. One for all
three costs little more than one for each.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from mou_tui.facts.patterns import one_of
from mou_tui.organizations import head_at, heads

_KEY: Final = 3
"""Letters by which a beginning is told to be of a kind; words may be shorter."""
_FREQUENT: Final = "นกมรอวเยลทสคดบตปพหแชจขโไศธภ"
"""The letters that begin words, from the most frequent in news on."""


class Beginnings(NamedTuple):
    """The places in a text, in order, where a form of the gazetteer (with its first letters), a head word and a title may begin."""

    forms: list[tuple[int, str]]
    heads: list[int]
    titles: list[int]


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    # The families hold their own words, and read texts by what is found here.
    from mou_tui.facts.bodies import HEAD_WORDS
    from mou_tui.facts.names import TITLE_WORDS

    return frozenset(heads()), frozenset(HEAD_WORDS), frozenset(TITLE_WORDS)


@cache
def _begin() -> re.Pattern[str]:
    """The first letter of any of the words, where the rest follows: words that begin inside another are found too."""
    rests: defaultdict[str, set[str]] = defaultdict(set)
    for word in _shortest(frozenset().union(*_words())):
        rests[word[0]].add(word[1:])
    # The engine asks for one first letter after the other: those that stand in texts most often come first.
    firsts = sorted(rests, key=lambda first: (_FREQUENT.find(first) % len(_FREQUENT), first))
    return re.compile("|".join(f"{re.escape(first)}(?={one_of(rests[first])})" for first in firsts))


def _shortest(words: frozenset[str]) -> Iterable[str]:
    """The words that do not begin with another of them."""
    return (word for word in words if not any(word[:length] in words for length in range(1, len(word))))


@cache
def _keys() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(word[:_KEY] for word in words) for words in _words())


def beginnings(text: str) -> Beginnings:
    """Where names may begin in `text`: every place where one does, and some where none does."""
    forms, heads_, titles = _keys()
    found = Beginnings([], [], [])
    for match in _begin().finditer(text):
        at = match.start()
        key, short = text[at : at + _KEY], text[at : at + _KEY - 1]
        if key in heads_ or short in heads_:
            found.heads.append(at)
        if key in titles or short in titles:
            found.titles.append(at)
        if (key in forms or short in forms) and (head := head_at(text, at)):
            found.forms.append((at, head))
    return found
