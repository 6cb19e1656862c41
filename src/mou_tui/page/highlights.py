"""What is marked in the text: the evidence of facts, search terms, matches of a find, the selection. Offsets only."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from mou_tui.article import Span
from mou_tui.facts.model import KINDS, Fact, Facts
from mou_tui.thai.fold import fold
from mou_tui.thai.width import continues_cluster, widened

_RANK: Final = {kind: n for n, kind in enumerate(KINDS)}
_THAI: Final = re.compile("[\u0e01-\u0e4e]")


class Highlight(NamedTuple):
    """Words to be drawn with a style laid over the line's own: whatever the screen's styles are, if `+` lays one over another."""

    span: Span
    style: Any


def drawable(text: str) -> str:
    """`text` with each character as wide as it is reckoned."""
    return text.replace("\t", " ")


def snapped(text: str, start: int, end: int) -> Span:
    """[start, end) widened so that it cuts no cluster."""
    return Span(*widened(text, start, end))


def styled_runs(text: str, start: int, end: int, marks: Sequence[Highlight]) -> Iterator[tuple[int, int, Any]]:
    """text[start:end] in runs of one style: (start, end, style or None); later marks lie over earlier ones.

    Runs begin and end between clusters, so that no mark is drawn without its letter.
    """
    if not marks:
        if start < end:
            yield start, end, None
        return
    placed = []
    edges = {start, end}
    for mark in marks:
        whole = snapped(text, max(mark.span.start, start), min(mark.span.end, end))
        first, last = max(whole.start, start), min(whole.end, end)
        placed.append((first, last, mark.style))
        edges.update((first, last))
    points = sorted(edges)
    for left, right in pairwise(points):
        style = None
        for first, last, over in placed:
            if first <= left and right <= last:
                style = over if style is None else style + over
        yield left, right, style


class EvidenceIndex:
    """The evidence of an article's facts, by where it stands."""

    def __init__(self, entries: Iterable[tuple[Span, Fact]] = ()) -> None:
        self._entries = sorted(entries, key=lambda e: (e[0].start, e[0].end, _RANK[e[1].kind]))
        self._starts = [span.start for span, _ in self._entries]
        self._longest = max((len(span) for span, _ in self._entries), default=0)

    @classmethod
    def of(cls, facts: Facts) -> "EvidenceIndex":
        """The marks of all evidence of `facts`."""
        return cls((span, fact) for fact in facts for span in fact.evidence)

    def facts_in(self, start: int, end: int) -> list[Fact]:
        """The facts with evidence in [start, end), in the order of their words."""
        facts: list[Fact] = []
        first = bisect_left(self._starts, start - self._longest)
        for index in range(first, bisect_left(self._starts, max(end, start + 1))):
            span, fact = self._entries[index]
            if span.end > start and not any(fact is f for f in facts):
                facts.append(fact)
        return facts

    def fact_at(self, offset: int) -> Fact | None:
        """The fact whose evidence covers an offset; of several the one with the shortest."""
        first = bisect_left(self._starts, offset - self._longest)
        covering = [e for e in self._entries[first : bisect_right(self._starts, offset)] if e[0].end > offset]
        return min(covering, key=lambda e: len(e[0]))[1] if covering else None

    def neighbour(self, fact: Fact | None, offset: int, step: int) -> Fact | None:
        """The fact whose first evidence is next after (step 1) or before (-1) that of `fact`, else after or before `offset`."""
        ordered = self.in_order
        if not ordered:
            return None
        if fact is not None:
            index = next((n for n, f in enumerate(ordered) if f is fact or f == fact), None)
            if index is not None:
                return ordered[index + step] if 0 <= index + step < len(ordered) else None
        if step > 0:
            return next((f for f in ordered if f.evidence[0].start > offset), None)
        return next((f for f in reversed(ordered) if f.evidence[0].start < offset), None)

    @property
    def in_order(self) -> list[Fact]:
        """The facts in the order of their first evidence in the text."""
        return sorted(
            {id(f): f for _, f in self._entries}.values(),
            key=lambda f: (f.evidence[0].start, f.evidence[0].end, _RANK[f.kind]),
        )


def find_all(text: str, wanted: str) -> list[Span]:
    """Where `wanted` stands in `text`, folded; white space between Thai letters does not count.

    `กระทรวงการพัฒนาสังคมและ` finds `กระทรวงการพัฒนาสังคม และ`. Matches do not overlap; none goes beyond a paragraph.
    """
    from mou_tui.thai.canonical import canonical

    pattern = _pattern(fold(canonical(wanted)).strip())
    if pattern is None:
        return []
    return [Span(m.start(), m.end()) for m in pattern.finditer(fold(text))]


def _pattern(wanted: str) -> re.Pattern[str] | None:
    if not wanted:
        return None
    parts: list[str] = []
    letters = list(wanted)
    for index, letter in enumerate(letters):
        if letter.isspace():
            before, after = wanted[:index].rstrip()[-1:], wanted[index:].lstrip()[:1]
            if not (_THAI.match(before or "-") and _THAI.match(after or "-")):
                parts.append(r"[^\S\n]++" if not (parts and parts[-1].endswith("++")) else "")
            elif parts and not parts[-1].endswith("*+"):
                parts.append(r"[^\S\n]*+")
            continue
        if (
            parts
            and index
            and _THAI.match(letter)
            and _THAI.match(letters[index - 1])
            and not continues_cluster(letter)
        ):
            parts.append(r"[^\S\n]*+")
        parts.append(re.escape(letter))
    return re.compile("".join(parts))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def overlapping(spans: Sequence[Span], start: int, end: int) -> Iterable[Span]:
    """Of spans in order, none within another, those that overlap [start, end)."""
    return (span for _n, span in numbered_overlapping(spans, start, end))


def numbered_overlapping(spans: Sequence[Span], start: int, end: int) -> Iterable[tuple[int, Span]]:
    """The same with their numbers."""
    at = bisect_left(spans, start, key=lambda s: s.end)
    while at < len(spans) and spans[at].start < end:
        if spans[at].end > start:
            yield at, spans[at]
        at += 1
