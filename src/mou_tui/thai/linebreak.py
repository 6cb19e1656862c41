"""Breaking Thai lines: at spaces and between words, never within a cluster, a name, a date, an amount or an abbreviation.

Thai is written without spaces between words, so that a line may end between any two words and nowhere else. Which
signs may not begin or end a line: the Royal Institute's rules for punctuation (ๆ and ฯ follow their word), UAX #14.

`prepared` does what does not depend on the width, once; its `Breaks.lines(width)` is quick, so that a resize is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from mou_tui.thai.protected import protected_spans
from mou_tui.thai.width import cluster_ends, prefix_cells
from mou_tui.thai.words import boundaries

__all__ = ["Breaks", "linebreak", "prepared", "protected_spans"]

_SPACES: Final = frozenset(" \t\n\u00a0\u3000")
_THAI_MARKS: Final = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
_FOLLOWING_VOWELS: Final = frozenset("ะา\u0e33ๅ")
_LEADING_VOWELS: Final = frozenset("เแโใไ")
NO_LINE_START: Final = (
    _THAI_MARKS | _FOLLOWING_VOWELS | frozenset("ๆฯ๚๛)]}>”’»›,.;:!?%…‰°℃/\\|-–—~=+*&_、。，．：；？！）】」』")
)
"""What never begins a line: it belongs to what stands before it."""
NO_LINE_END: Final = _LEADING_VOWELS | frozenset("([{<“‘«‹$€£¥฿#@&~=+*_/\\|（【「『") - frozenset("/")
"""What never ends one: it belongs to what follows."""
_AMBIGUOUS_QUOTES: Final = frozenset("\"'`")


def _is_thai(character: str) -> bool:
    return "\u0e01" <= character <= "\u0e5b"


def _is_cjk(character: str) -> bool:
    return "\u2e80" <= character <= "\ua4cf" or "\uac00" <= character <= "\ud7af" or "\uf900" <= character <= "\ufaff"


@dataclass(frozen=True, slots=True)
class Breaks:
    """A paragraph prepared for breaking into lines of any width. Made by `prepared`.

    `at`: the offsets where a line may end, in order, the last len(text). `seen`: the columns of the text before each,
    without the space that ends there. `inner`: word boundaries in protected spans and beside signs that cling to a
    neighbour, for what is wider than a line.
    """

    text: str
    columns: Sequence[int]
    at: Sequence[int]
    seen: Sequence[int]
    inner: Sequence[int]
    protected: Sequence[tuple[int, int]]

    def lines(self, width: int) -> list[tuple[int, int]]:
        """The lines of the paragraph in `width` columns (at least 1), as [start, end) that cover the text.

        The space at a line's end belongs to it and does not count. An empty text is one empty line. A line is wider than
        asked only where a single cluster is.
        """
        width = max(1, width)
        lines: list[tuple[int, int]] = []
        start, following, length = 0, 0, len(self.text)
        at, seen, columns = self.at, self.seen, self.columns
        while start < length:
            last = bisect_right(seen, columns[start] + width, following) - 1
            if last >= following:
                end = at[last]
                following = last + 1
            else:
                end = self._within(start, at[following], width)
                following = bisect_right(at, end, following)
            lines.append((start, end))
            start = end
        return lines or [(0, 0)]

    def _within(self, start: int, stop: int, width: int) -> int:
        """Where to end a line that starts at `start` when nothing up to `stop` fits: the best place that there is."""
        furthest = bisect_right(self.columns, self.columns[start] + width, start, stop + 1) - 1
        split = bisect_right(self.inner, furthest)
        while split and self.inner[split - 1] > start:
            split -= 1
            if not self._in_fitting_span(self.inner[split], width):
                return self.inner[split]
        ends = [start + end for end in cluster_ends(self.text[start : furthest + 1])]
        fitting = [e for e in ends if e <= furthest and e > start and not self._in_fitting_span(e, width)]
        good = [e for e in fitting if self.text[e - 1] not in NO_LINE_END and self.text[e : e + 1] not in NO_LINE_START]
        return (good or fitting or ends)[-1] if (good or fitting) else ends[0]

    def _in_fitting_span(self, offset: int, width: int) -> bool:
        found = bisect_left(self.protected, (offset, 0)) - 1
        if found < 0:
            return False
        start, end = self.protected[found]
        return start < offset < end and self.columns[end] - self.columns[start] <= width


def linebreak(text: str, width: int, protected: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """`text` broken into lines of at most `width` columns, as [start, end) that cover it. See `Breaks.lines`."""
    return prepared(text, protected).lines(width)


def prepared(text: str, protected: Iterable[tuple[int, int]] = ()) -> Breaks:
    """One paragraph, without line ends, prepared for `Breaks.lines`. Linear in its length.

    No line ends within a span of `protected` unless the span alone is wider than the line; spans that overlap are one.
    """
    columns = prefix_cells(text)
    spans = _merged(text, protected)
    at, inner = [], []
    inside = _InSpans(spans)
    for offset in boundaries(text):
        if offset == len(text):
            continue
        if text[offset] in _SPACES:
            continue
        if not _clings(text, offset) and not inside(offset):
            at.append(offset)
        elif text[offset] not in _THAI_MARKS:
            inner.append(offset)
    at.append(len(text))
    seen = [columns[_visible_end(text, offset)] for offset in at]
    return Breaks(text, columns, at, seen, inner, spans)


def _merged(text: str, protected: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in sorted(protected):
        start, end = max(0, start), min(end, len(text))
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        elif start < end:
            spans.append((start, end))
    return spans


class _InSpans:
    """Whether offsets, asked in ascending order, lie within one of the spans."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._next = 0

    def __call__(self, offset: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next][1] <= offset:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < offset


def _visible_end(text: str, end: int) -> int:
    while end and text[end - 1] in _SPACES:
        end -= 1
    return end


def _clings(text: str, offset: int) -> bool:
    """Whether the characters on both sides of a word boundary must stay in one line."""
    before, after = text[offset - 1], text[offset]
    if after in NO_LINE_START:
        return True
    if before in _SPACES:
        visible = _visible_end(text, offset)
        return bool(visible) and text[visible - 1] in NO_LINE_END
    if before in NO_LINE_END or before in _AMBIGUOUS_QUOTES or after in _AMBIGUOUS_QUOTES:
        return True
    if _is_thai(before) != _is_thai(after):
        return before == "." or (before in "-–—/" and not after.isalpha())
    if _is_thai(before):
        return False
    if _is_cjk(before) or _is_cjk(after):
        return False
    return not (before in "-–—/" and after.isalpha())
