"""Breaking Thai lines: at spaces and between words, never within a cluster, a name, a date, an amount or an abbreviation.

Thai is written without spaces between words, so that a line may end between any two words and nowhere else. What may
not begin or end a line: the Royal Society's rules for punctuation (ๆ and ฯ follow their word) and UAX #14.

`prepared` does what does not depend on the width, once; its `Breaks.lines(width)` is quick, so that a resize is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from mou_tui.thai.cohesion import cohesion
from mou_tui.thai.width import cluster_end, cluster_ends, prefix_cells
from mou_tui.thai.words import boundaries

__all__ = ["NO_LINE_END", "NO_LINE_START", "Breaks", "linebreak", "prepared", "protected_spans"]


def protected_spans(text: str) -> list[tuple[int, int]]:
    """The spans of `text` in which no line should end; see `mou_tui.thai.protected`."""
    # Its patterns take longer to compile than the reader may take to paint first; no text is wrapped before that.
    from mou_tui.thai import protected

    return protected.protected_spans(text)


_SPACES: Final = frozenset(" \t\n\u00a0\u3000")
_MARKS: Final = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)

NO_LINE_START: Final = _MARKS | frozenset("ะาำ\u0eb3ๅๆฯ๚๛)]}>”’»›,.;:!?%…‰°℃/\\|-–—~=+*&_、。，．：；？！）】」』")
"""What never begins a line: it belongs to what stands before it."""

NO_LINE_END: Final = frozenset("เแโใไ([{<“‘«‹$€£¥฿#@&~=+*_\\|（【「『")
"""What never ends one: it belongs to what follows."""

_AMBIGUOUS_QUOTES: Final = frozenset("\"'`")
_DASHES: Final = frozenset("-–—/")

_SHORT: Final = 2 / 3
"""A line less full than this looks as if it were broken too early."""
_CLUSTERS_LOOKED_AT: Final = 8
"""How many clusters before the edge are looked at for one that may end a line, where no word ends."""
_REBALANCED_LINES: Final = 4
"""How many lines before a short one are broken anew to fill it."""


class Breaks:
    """A paragraph prepared for breaking into lines of any width; made by `prepared`.

    `columns`: for each offset the columns before it. `at`: the offsets where a line may end, in order, the last
    len(text); `seen`: the columns before each, without the space that ends there; `segment`: its index in `segments`,
    the ends of all segments. `inner`: word boundaries within protected spans and the like, for what is wider than a line.
    """

    __slots__ = ("_costs", "at", "columns", "inner", "protected", "seen", "segment", "segments", "text")

    def __init__(
        self,
        text: str,
        columns: Sequence[int],
        at: Sequence[int],
        seen: Sequence[int],
        segment: Sequence[int],
        segments: Sequence[int],
        inner: Sequence[int],
        protected: Sequence[tuple[int, int]],
    ) -> None:
        self.text, self.columns = text, columns
        self.at, self.seen, self.segment = at, seen, segment
        self.segments, self.inner, self.protected = segments, inner, protected
        self._costs: dict[int, float] = {}

    def lines(self, width: int) -> list[tuple[int, int]]:
        """The lines of the paragraph in `width` columns (at least 1), as [start, end) that cover the text.

        The space at a line's end belongs to it and does not count. An empty text is one empty line. A line is wider than
        asked only where a single cluster is.
        """
        width = max(1, width)
        ends: list[int] = []
        start, following = 0, 0
        while start < len(self.text):
            furthest = bisect_right(self.seen, self.columns[start] + width, following) - 1
            if furthest < following:
                start = self._within(start, self.at[following], width)
            else:
                start = self._line_end(ends, start, following, furthest, width)
            ends.append(start)
            following = bisect_right(self.at, start, following)
        return list(pairwise([0, *ends])) or [(0, 0)]

    def _line_end(self, ends: list[int], start: int, following: int, furthest: int, width: int) -> int:
        """Where the line that starts at `start` ends; `ends`, those of the lines before it, may change to fill it."""
        last = len(self.at) - 1
        chosen = furthest if furthest == last else self._least_disturbing(start, following, furthest, width)
        if chosen == last or self._share(start, chosen, width) >= _SHORT:
            return self.at[chosen]
        if self.seen[furthest + 1] - self.columns[self.at[furthest]] > width:
            # What follows must be broken anyway (a long URL): its beginning fills this line.
            return max(self.at[furthest], self._within(start, self.at[furthest + 1], width))
        self._rebalance(ends, chosen, width)
        return self.at[chosen]

    def _share(self, start: int, candidate: int, width: int) -> float:
        """How full the line from `start` to that candidate is, from 0 to 1."""
        return (self.seen[candidate] - self.columns[start]) / width

    def _cost(self, candidate: int) -> float:
        cost = self._costs.get(candidate)
        if cost is None:
            end = candidate == len(self.at) - 1
            cost = self._costs[candidate] = 0 if end else cohesion(self.text, self.segments, self.segment[candidate])
        return cost

    def _least_disturbing(self, start: int, first: int, last: int, width: int) -> int:
        """Of the candidates first…last, all of which fit, the one that leaves least empty and disturbs least."""
        best, least = last, float("inf")
        for candidate in range(last, first - 1, -1):
            empty = 1 - self._share(start, candidate, width)
            if candidate < last and (empty >= least or empty > 1 - _SHORT):
                break
            if empty + self._cost(candidate) < least:
                best, least = candidate, empty + self._cost(candidate)
        return best

    def _rebalance(self, ends: list[int], last: int, width: int) -> None:
        """Break the last few of the lines that end at `ends` anew, so that the one after them, which ends at candidate
        `last` because something long follows that must stay whole, is fuller."""
        lines = min(_REBALANCED_LINES, len(ends))
        if not lines or any(self.at[bisect_left(self.at, end)] != end for end in ends[-lines:]):
            return
        before = ends[-lines - 1] if len(ends) > lines else 0
        first = bisect_right(self.at, before)
        least = {
            first - 1: 0.0
        }  # candidate → the least cost of lines from `before` to it; first - 1 stands for `before`
        came: dict[int, int] = {}  # candidate → where the last of those lines starts
        for candidate in range(first, last + 1):
            for origin in range(candidate - 1, first - 2, -1):
                share = self._share(self.at[origin] if origin >= first else before, candidate, width)
                if share > 1:
                    break
                cost = least.get(origin, float("inf")) + (1 - share) + _shortness(share) + self._cost(candidate)
                if cost < least.get(candidate, float("inf")):
                    least[candidate], came[candidate] = cost, origin
        anew: list[int] = []
        candidate = came.get(last, first - 1)
        while candidate >= first:
            anew.append(self.at[candidate])
            candidate = came[candidate]
        if last in came:
            ends[-lines:] = anew[::-1]

    def _within(self, start: int, stop: int, width: int) -> int:
        """Where to end the line from `start` when no place up to `stop` fits: at a word boundary that is none otherwise,
        else at a cluster, but within no protected span that fits into a line."""
        furthest = bisect_right(self.columns, self.columns[start] + width, start, stop + 1) - 1
        third_full = bisect_left(self.columns, self.columns[start] + width // 3, start)
        first, last = bisect_left(self.inner, max(third_full, start + 1)), bisect_right(self.inner, furthest)
        inner = [end for end in self.inner[first:last] if not self._in_fitting_span(end, width)]
        spaces = [end for end in inner if self.text[end - 1] in _SPACES]
        if inner:
            return (spaces or inner)[-1]
        fitting = []
        for end in reversed(cluster_ends(self.text[start : furthest + 1])):
            if start + end <= furthest and not self._in_fitting_span(start + end, width):
                fitting.append(start + end)
                if not self._forbidden(start + end) or len(fitting) == _CLUSTERS_LOOKED_AT:
                    break
        good = [end for end in fitting if not self._forbidden(end)]
        return (good or fitting or [cluster_end(self.text, start)])[0]

    def _forbidden(self, offset: int) -> bool:
        return self.text[offset - 1] in NO_LINE_END or self.text[offset : offset + 1] in NO_LINE_START

    def _in_fitting_span(self, offset: int, width: int) -> bool:
        number = bisect_left(self.protected, (offset, 0)) - 1
        if number < 0:
            return False
        start, end = self.protected[number]
        return start < offset < end and self.columns[end] - self.columns[start] <= width


def _shortness(share: float) -> float:
    """What a line that is less full than it should be costs beyond its emptiness."""
    return 1 + 3 * (_SHORT - share) if share < _SHORT else 0.0


def linebreak(text: str, width: int, protected: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """`text` broken into lines of at most `width` columns, as [start, end) that cover it. See `Breaks.lines`."""
    return prepared(text, protected).lines(width)


def prepared(text: str, protected: Iterable[tuple[int, int]] = ()) -> Breaks:
    """One paragraph, without line ends, prepared for `Breaks.lines`. Linear in its length.

    No line ends within a span of `protected` unless the span alone is wider than the line; spans that overlap are one.
    """
    columns = prefix_cells(text)
    spans = _apart(text, columns, protected)
    segments = boundaries(text)
    at: list[int] = []
    segment: list[int] = []
    inner: list[int] = []
    passed = 0
    for index, offset in enumerate(segments[:-1]):
        if text[offset] in _SPACES or columns[offset + 1] == columns[offset]:
            # Space hangs at the end before it; what has no width belongs to its cluster.
            continue
        while passed < len(spans) and spans[passed][1] <= offset:
            passed += 1
        inside = passed < len(spans) and spans[passed][0] < offset
        if not inside and not _clings(text, offset):
            at.append(offset)
            segment.append(index)
        elif text[offset] not in NO_LINE_START and text[offset - 1] not in NO_LINE_END:
            inner.append(offset)
    at.append(len(text))
    segment.append(len(segments) - 1)
    seen = [columns[_visible_end(text, offset)] for offset in at]
    return Breaks(text, columns, at, seen, segment, segments, inner, spans)


def _apart(text: str, columns: Sequence[int], protected: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The protected spans in order, those that overlap merged, their ends moved out to clusters."""

    def splits(offset: int) -> bool:
        return 0 < offset < len(text) and (columns[offset + 1] == columns[offset] or text[offset] in "ำ\u0eb3")

    spans: list[tuple[int, int]] = []
    for start, end in sorted(protected):
        start, end = max(0, start), min(end, len(text))
        if start >= end:
            continue
        while splits(start):
            start -= 1
        while splits(end):
            end += 1
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _visible_end(text: str, end: int) -> int:
    while end and text[end - 1] in _SPACES:
        end -= 1
    return end


def _clings(text: str, offset: int) -> bool:
    """Whether what stands on the two sides of a word boundary must stay in one line."""
    before, after = text[offset - 1], text[offset]
    if before in _SPACES:
        visible = _visible_end(text, offset)
        return after in NO_LINE_START or (visible > 0 and text[visible - 1] in NO_LINE_END)
    return _cling(before, after)


@lru_cache(maxsize=20_000)
def _cling(before: str, after: str) -> bool:
    if after in NO_LINE_START or before in NO_LINE_END or before in _AMBIGUOUS_QUOTES or after in _AMBIGUOUS_QUOTES:
        return True
    if before in _DASHES:
        # ไทย-จีน may be broken after the dash, โควิด-19 and 2565-2566 may not
        return not after.isalpha()
    if _is_thai(before) or _is_thai(after):
        # what follows the dot of an abbreviation: จ.เชียงใหม่
        return before == "."
    return not (_is_cjk(before) or _is_cjk(after))


def _is_thai(character: str) -> bool:
    return "\u0e01" <= character <= "\u0e5b"


def _is_cjk(character: str) -> bool:
    return "\u2e80" <= character <= "\ua4cf" or "\uac00" <= character <= "\ud7af" or "\uf900" <= character <= "\ufaff"
