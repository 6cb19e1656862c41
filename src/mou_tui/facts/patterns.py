"""Building blocks of the families' patterns.

A word list becomes one expression that branches letter by letter, so that trying it at a position costs a few steps
however long the list is. All repetitions of the families are bounded, possessive or atomic: no input makes them slow.

The engine searches an alternation by its first letters where each alternative begins with one. So a condition on what
stands before comes after the first letter: M(?<![A-Za-z]M)OU, and not (?<![A-Za-z])MOU, which is tried at every place.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from mou_tui.article import Span

THAI: Final = "ก-ฺเ-๎"
"""Inside a character class: Thai letters, vowels and marks, without digits, ฿, ฯ's kin ๏๚๛."""


SPACE: Final = r"[ \t\n]"


def one_of(words: Iterable[str]) -> str:
    """An expression (without a capturing group) that matches the longest of `words` at a position.

    >>> one_of(["กรม", "กระทรวง"])
    '(?:กร(?:ะทรวง|ม))'
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_branches(root)})"


def _branches(node: dict[str, Any]) -> str:
    options = []
    for letter, below in sorted(node.items(), reverse=True):
        if letter == "":
            continue
        options.append(_path(letter, below))
    if "" not in node:
        return options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"
    if not options:
        return ""
    return "(?:" + "|".join(options) + ")?"


def _path(letter: str, below: dict[str, Any]) -> str:
    return re.escape(letter) + _branches(below)


def words(text: str) -> list[str]:
    """The words of a table written as prose, `_` standing for a space inside one."""
    return [word.replace("_", " ") for word in text.split()]


def stripped(text: str, start: int, end: int, left: str, right: str) -> Span:
    """[start, end) without the characters of `left` at its beginning and those of `right` at its end."""
    while end > start and text[end - 1] in right:
        end -= 1
    while start < end and text[start] in left:
        start += 1
    return Span(start, end)


def matches_at(
    places: Iterable[int], full: re.Pattern[str], text: str, end: int | None = None
) -> Iterator[re.Match[str]]:
    """The matches of `full` that begin at `places` (and end before `end`), in order and without overlap."""
    done = 0
    limit = len(text) if end is None else end
    for at in places:
        if at >= done and (match := full.match(text, at, limit)) is not None:
            yield match
            done = match.end()


def scan(
    begin: re.Pattern[str], full: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """The matches of `full` in `text`, in order and without overlap, tried only where `begin` matches.

    `begin` is an alternation of plain words: the engine finds these by their first letters, many times faster than it
    tries an expression that begins with a condition.
    """
    limit = len(text) if end is None else end
    at = start
    while (found := begin.search(text, at, limit)) is not None:
        match = full.match(text, found.start(), limit)
        if match is None:
            at = found.start() + 1
        else:
            yield match
            at = max(match.end(), found.start() + 1)
