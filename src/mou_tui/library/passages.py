"""Passages that a query describes rather than spells: words near one another (`"น้ำ ป่า"~10`) and patterns (`/MOU.{0,20}2566/`).

Both are looked for in the folded text as a person sees it, and the same functions mark in the text what made it match.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from mou_tui.article import Span
from mou_tui.library.charmap import is_thai_letter
from mou_tui.thai import words
from mou_tui.thai.canonical import canonical
from mou_tui.thai.fold import fold

_LONGEST_WORD: Final = 24
"""Code points of a word, for a first look at whether two places can be near each other."""
_MOST: Final = 20_000
"""Places in one text, at most."""
_PATTERN_MEMORY: Final = 8 << 20
"""Bytes that RE2 may take for one pattern."""


def spaced(needle: str) -> str:
    """A regular expression of `needle` that allows blanks between two Thai letters."""
    parts = [re.escape(needle[0])] if needle else []
    for before, character in itertools.pairwise(needle):
        gap = " *+" if is_thai_letter(before) and is_thai_letter(character) else ""
        parts.append(gap + re.escape(character))
    return "".join(parts)


def near_spans(folded: str, needles: Sequence[str], distance: int) -> Iterator[Span]:
    """Where all of `needles` stand with at most `distance` words between the first and the last, in any order: each of them.

    `folded` is a folded text.
    """
    places = sorted(
        (match.start(), match.end(), number)
        for number, needle in enumerate(needles)
        for match in itertools.islice(_compiled(needle).finditer(folded), _MOST)
    )
    latest: dict[int, tuple[int, int]] = {}
    for start, end, number in places:
        latest[number] = start, end
        if len(latest) < len(needles):
            continue
        last = max(begin for begin, _ in latest.values())
        if _words_between(folded, min(latest.values())[1], last, distance) <= distance:
            yield from (Span(*span) for span in sorted(latest.values()))


@lru_cache(maxsize=64)
def _compiled(needle: str) -> re.Pattern[str]:
    return re.compile(spaced(needle))


def _words_between(text: str, start: int, end: int, most: int) -> int:
    """How many words text[start:end] has; more than `most` where that is plain from its length."""
    if start >= end:
        return 0
    return most + 1 if end - start > (most + 1) * _LONGEST_WORD else len(words.words(text[start:end]))


def pattern_spans(folded: str, expression: str) -> Iterator[Span]:
    """What the pattern `expression` matches in a folded text."""
    matches = compile_pattern(expression).finditer(folded)
    return (Span(*match.span()) for match in itertools.islice(matches, _MOST) if match.end() > match.start())


def pattern_expression(written: str) -> str:
    """A pattern as typed, in the letters that a folded text is written in. Escapes such as `\\S` stay what they are."""
    return re.sub(r"\\?.", lambda m: m[0] if m[0].startswith("\\") else fold(m[0]), canonical(written), flags=re.DOTALL)


@lru_cache(maxsize=16)
def compile_pattern(expression: str) -> Any:  # google-re2 has no types
    """The compiled pattern: RE2's, whose time is linear in the text whatever the pattern says. Raises ValueError for none."""
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _PATTERN_MEMORY
    try:
        compiled = re2.compile(expression, options)
        if compiled.search("") is not None:
            raise ValueError("matches everything")
    except re2.error as error:
        raise ValueError(str(error)) from error
    return compiled


_CHARACTER: Final = r"[^\\.^$*+?{}\[\]()|]"
_LITERAL: Final = re.compile(rf"{_CHARACTER}{{3,}}")
_ESCAPE: Final = re.compile(r"\\[dswbDSWB.^$*+?{}\[\]()|/\\-]")
_HAS_CHOICES: Final = re.compile(r"[|()\\]")


def literal_of(expression: str) -> str:
    """The longest run of letters that whatever `expression` matches surely contains; "" where that is not plain.

    It is what the index is asked for: a pattern with such a run is looked for in few texts, one without in all of them.
    """
    outside = re.sub(r"\[[^\]]*\]", ".", _ESCAPE.sub(".", expression))
    if _HAS_CHOICES.search(outside) or "[" in outside or re.search(r"\[\^?\]", expression):
        return ""
    runs = []
    for match in _LITERAL.finditer(outside):
        # A letter that may be missing is none; and a count in braces is no letters.
        optional = outside[match.end() : match.end() + 1] in ("*", "?", "{")
        if outside[match.start() - 1 : match.start()] != "{":
            runs.append(match[0][:-1] if optional else match[0])
    return max(runs, key=len, default="")
