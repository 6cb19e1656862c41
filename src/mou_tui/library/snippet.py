"""Where a query's words stand in a text, and a line's worth of words around the first of them."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mou_tui.article import Span
from mou_tui.library.charmap import is_thai_letter
from mou_tui.library.query import Query
from mou_tui.thai.fold import fold
from mou_tui.thai.width import cells, clusters

MOST: Final = 20_000
"""Places marked in one text, at most."""
_AROUND: Final = 400


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around a match on one line, cut at clusters, with `…` where the text goes on; `spans` mark the matches in it.

    `start` and `end` delimit the match itself in the article's text; both 0 where there is none.
    """

    text: str
    spans: tuple[Span, ...] = ()
    start: int = 0
    end: int = 0


def highlight(query: Query, text: str) -> list[Span]:
    """Where the words of `query` stand in `text`, in order; those that touch or overlap are one span."""
    pattern = _pattern(tuple(_wanted(query)))
    if pattern is None:
        return []
    found: list[Span] = []
    for match in pattern.finditer(fold(text)):
        if match.start() == match.end():
            continue
        if found and match.start() <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, match.end()))
        else:
            found.append(Span(*match.span()))
        if len(found) >= MOST:
            break
    return found


def _wanted(query: Query) -> Iterable[tuple[str, bool]]:
    """The needles to mark, and whether each must stand by itself."""
    for term in query.terms():
        yield term.needle, False
        for alias in term.aliases:
            yield alias, True


@lru_cache(maxsize=64)
def _pattern(needles: tuple[tuple[str, bool], ...]) -> re.Pattern[str] | None:
    # The longest first, so that a name is marked whole where a part of it is looked for too.
    forms = sorted(dict(reversed(needles)).items(), key=lambda form: len(form[0]), reverse=True)
    return re.compile("|".join(_spaced(needle, alone) for needle, alone in forms if needle)) if forms else None


def _spaced(needle: str, alone: bool) -> str:
    """A pattern of `needle` that allows blanks between two Thai letters."""
    parts = [re.escape(needle[0])] if needle else []
    for before, character in itertools.pairwise(needle):
        gap = " *+" if is_thai_letter(before) and is_thai_letter(character) else ""
        parts.append(gap + re.escape(character))
    pattern = "".join(parts)
    if not alone:
        return pattern
    if re.match("[a-z0-9]", needle):
        return rf"(?<![a-z0-9]){pattern}(?![a-z0-9])"
    if re.fullmatch("[ก-ฮ.]{2,12}", needle):
        return rf"(?<![ก-ฺเ-๎]){pattern}" + ("" if needle.endswith(".") else "(?![ก-ฺเ-๎])")
    return pattern


def snippet(text: str, query: Query, width: int, *, skip: int = 0) -> Snippet:
    """The words around the first match of `query` in `text`, in at most `width` terminal columns.

    The first `skip` code points (the title) are looked at last. Without a match: the beginning after them.
    """
    spans = [Span(s.start + skip, s.end + skip) for s in highlight(query, text[skip : skip + 200_000])]
    if not spans and skip:
        spans = highlight(query, text[:skip])
    if spans:
        return snippet_at(text, spans[0], width, spans)
    start = min(skip, len(text))
    line, _offset = _on_one_line(text, *_window(text, Span(start, start), width))
    return Snippet(line)


def snippet_at(text: str, match: Span, width: int, spans: Sequence[Span] = ()) -> Snippet:
    """The words around `match`, which is a match as `spans` are, in at most `width` terminal columns."""
    begin, end = _window(text, match, width)
    line, offset = _on_one_line(text, begin, end)
    marks = tuple(
        Span(max(s.start, begin) - offset, min(s.end, end) - offset)
        for s in spans or (match,)
        if s.start < end and s.end > begin
    )
    return Snippet(line, marks, match.start, match.end)


def _window(text: str, match: Span, width: int) -> tuple[int, int]:
    """The range of `text` around `match` that fits `width` columns, both ends at clusters, a third of the room before."""
    room = max(4, width - 2)
    low = max(0, match.start - _AROUND)
    # A cluster may have begun before the cut.
    while 0 < low < len(text) and text[low] != "\n" and low < match.start and cells(text[low]) == 0:
        low += 1
    pieces = [(low + a, low + b) for a, b in clusters(text[low : match.end + _AROUND])]
    first = next((i for i, (_, b) in enumerate(pieces) if b > match.start), len(pieces))
    last = next((i for i, (_, b) in enumerate(pieces) if b >= match.end), len(pieces) - 1)
    last = max(last, first - 1)
    used = sum(cells(text[a:b]) for a, b in pieces[first : last + 1])
    while used > room and last > first:
        used -= cells(text[slice(*pieces[last])])
        last -= 1
    before = (room - used) // 3
    while first > 0 and before > 0 and text[pieces[first - 1][0]] != "\n":
        first -= 1
        size = cells(text[slice(*pieces[first])])
        before -= size
        used += size
    while last + 1 < len(pieces) and used < room:
        last += 1
        used += cells(text[slice(*pieces[last])])
    if not pieces or first >= len(pieces):
        return match.start, match.start
    return pieces[first][0], pieces[last][1]


def _on_one_line(text: str, begin: int, end: int) -> tuple[str, int]:
    """text[begin:end] on one line with its ellipses, and what to take from an offset in the text for one in the line."""
    line = text[begin:end].replace("\n", " ")
    ahead = "…" if begin > 0 and text[begin - 1] != "\n" else ""
    behind = "…" if end < len(text) and text[end] != "\n" else ""
    return ahead + line + behind, begin - len(ahead)
