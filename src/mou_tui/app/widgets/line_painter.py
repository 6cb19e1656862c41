"""Drawing a line of an article: the bar and the letters in the margin, the words with what is marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mou_tui.facts.labels import fact_label
from mou_tui.page.highlights import EvidenceIndex, Highlight, drawable, numbered_overlapping, overlapping, styled_runs
from mou_tui.thai.width import cells

if TYPE_CHECKING:
    from mou_tui.app.themes import Palette
    from mou_tui.article import Article, Span
    from mou_tui.facts.model import Fact
    from mou_tui.page.layout import Line


class Marked(NamedTuple):
    """What is marked in an article. `current` is the number of the match at which the find stands."""

    evidence: EvidenceIndex
    fact: Fact | None = None
    all_facts: bool = False
    terms: Sequence[Span] = ()
    matches: Sequence[Span] = ()
    current: int = -1
    selected: Span | None = None


@dataclass(frozen=True, slots=True)
class LinePainter:
    """Draws lines `width` cells wide: `margin` cells, `gutter` cells for bar and letters, then the text."""

    article: Article
    marked: Marked
    colors: Palette
    margin: int
    gutter: int
    width: int

    def paint(self, line: Line, base: Style, *, at_bar: bool) -> Strip:
        """The line on the ground `base`, with the bar where it is being read."""
        segments = [Segment(" " * self.margin, base)] if self.margin else []
        segments += self._gutter_segments(line, base, at_bar)
        segments += self._indent_segments(line, base)
        used = self.margin + self.gutter + line.indent
        style = base + self._line_style(line)
        if line.label:
            segments += self._label_segments(line, style)
            used += cells(line.label)
        else:
            segments += self._text_segments(line, style)
            used += cells(self.article.text[line.start : line.drawn_end])
        if used < self.width:
            segments.append(Segment(" " * (self.width - used), base))
        return Strip(segments, max(used, self.width))

    def _line_style(self, line: Line) -> Style:
        if line.kind == "headline":
            return self.colors.headline
        if line.kind == "heading":
            return self.colors.heading
        if line.kind in ("meta", "label", "image"):
            return self.colors.faint
        return Style.null()

    def _gutter_segments(self, line: Line, base: Style, at_bar: bool) -> list[Segment]:
        bar = Segment("▎" if at_bar else " ", base + self.colors.bar)
        if self.gutter <= 2:
            # No room for the bar beside the letter.
            return [*(self._letters(line, base, 1) or [bar]), Segment(" ", base)]
        letters = self._letters(line, base, self.gutter - 2)
        return [bar, *letters, Segment(" " * (self.gutter - 1 - len(letters)), base)]

    def _letters(self, line: Line, base: Style, room: int) -> list[Segment]:
        """The letters of the kinds of fact whose words stand on the line, the chosen fact's first."""
        if line.kind == "blank":
            return []
        spans = [(line.start, line.drawn_end), *((span.start, span.end) for _start, _end, span in line.pieces)]
        facts = [fact for start, end in spans for fact in self.marked.evidence.facts_in(start, end)]
        by_letter: dict[str, Fact] = {}
        for fact in sorted(facts, key=lambda f: f is not self.marked.fact):
            by_letter.setdefault(fact_label(fact).letter, fact)
        return [
            Segment(letter, base + kind_style(fact, self.colors)) for letter, fact in list(by_letter.items())[:room]
        ]

    def _indent_segments(self, line: Line, base: Style) -> list[Segment]:
        if line.kind == "quote" and line.indent >= 2:
            return [Segment("│" + " " * (line.indent - 1), base + self.colors.faint)]
        return [Segment(" " * line.indent, base)] if line.indent else []

    def _text_segments(self, line: Line, style: Style) -> list[Segment]:
        text = self.article.text
        runs = styled_runs(text, line.start, line.drawn_end, self._marks_on(line.start, line.drawn_end))
        return [Segment(drawable(text[start:end]), style + extra if extra else style) for start, end, extra in runs]

    def _label_segments(self, line: Line, style: Style) -> list[Segment]:
        segments, at = [], 0
        for start, end, span in line.pieces:
            over = Style.combine([Style.null(), *(mark.style for mark in self._marks_on(span.start, span.end))])
            segments += [Segment(line.label[at:start], style), Segment(line.label[start:end], style + over)]
            at = end
        return [s for s in [*segments, Segment(line.label[at:], style)] if s.text]

    def _marks_on(self, start: int, end: int) -> list[Highlight]:
        """What lies over text[start:end], the uppermost last."""
        marked, colors = self.marked, self.colors
        marks: list[Highlight] = []
        if marked.all_facts:
            for fact in marked.evidence.facts_in(start, end):
                style = colors.evidence + kind_style(fact, colors)
                marks += [Highlight(span, style) for span in fact.evidence]
        marks += [Highlight(span, colors.term) for span in overlapping(marked.terms, start, end)]
        if marked.fact is not None:
            marks += [Highlight(span, colors.mark) for span in marked.fact.evidence]
        for number, match in numbered_overlapping(marked.matches, start, end):
            marks.append(Highlight(match, colors.current if number == marked.current else colors.match))
        if marked.selected is not None:
            marks.append(Highlight(marked.selected, colors.selection))
        return [m for m in marks if m.span.start < end and start < m.span.end]


def kind_style(fact: Fact, colors: Palette) -> Style:
    """The colour of a fact's letter."""
    name = str(fact.details.get("role", "other")) if fact.kind == "person" else fact.kind
    return colors.kinds.get(name, Style.null())
