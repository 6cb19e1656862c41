"""Where an article's words stand when they are drawn: blocks, lines, and the way from a drawn line back to the text.

Knows no screen. Every line carries the offsets of the text that it shows, so that marks, finding, selecting and copying
work on the article's own words and never on drawn lines. Blocks are wrapped when they are first needed: an article of a
megabyte opens at once, and the heights of what was not yet wrapped are estimates until then.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from mou_tui.article import Article, Span
from mou_tui.facts.model import Facts
from mou_tui.page.blocks import SEPARATOR, Block, LineKind
from mou_tui.thai.width import cells

if TYPE_CHECKING:
    from mou_tui.thai.linebreak import Breaks


_HANGING: Final = " \t\n\u00a0\u3000"
QUOTE_INDENT: Final = 2

_CHARACTERS_A_MINUTE: Final = 1_000
_CELLS_PER_CHARACTER: Final = 0.82
"""Of Thai news: the other characters are marks above and below. Only for estimates."""

_SHORT_PIECE: Final = 24
_PROTECTED_KINDS: Final = frozenset({"person", "signed_on", "expires_on", "term", "money"})
_LONGEST_PROTECTED: Final = 48


Place = tuple[int, int]
"""A paragraph's number and an offset into it."""


class Line(NamedTuple):
    """A drawn line.

    It shows text[start:end] of the article, `indent` cells from the left; the space at its end counts to it (`end`) and
    is not drawn (`drawn_end`). A line that the program words (kind `label` or `image`) shows `label` instead; `pieces`
    are the parts of the label that stand for words of the article: (start in the label, end in it, the words).
    """

    kind: LineKind
    start: int
    end: int
    drawn_end: int
    paragraph: int
    indent: int = 0
    label: str = ""
    pieces: tuple[tuple[int, int, Span], ...] = ()


def reading_minutes(text: str) -> int:
    """How many minutes a calm reader needs, at least one."""
    return max(1, round(len(text) / _CHARACTERS_A_MINUTE))


class Layout:
    """The lines of an article at a width, each block wrapped when it is first needed.

    `top(block)` and `height` are estimates until every block is measured (`exact`). `prepare` of a block (its word
    boundaries and widths) is kept when the width changes.
    """

    def __init__(self, article: Article, facts: Facts, blocks: Sequence[Block]) -> None:
        self.article = article
        self.blocks = list(blocks)
        self._labelled = [n for n, b in enumerate(self.blocks) if b.pieces]
        self._worded = [n for n, b in enumerate(self.blocks) if b.kind not in ("label", "image")]
        self._starts = [self.blocks[n].start for n in self._worded]
        self._protected = evidence_to_protect(facts)
        self._breaks: list[Breaks | None] = [None] * len(self.blocks)
        self._lines: list[list[Line] | None] = [None] * len(self.blocks)
        self._heights: list[int] = []
        self._tops: list[int] | None = None
        self._unmeasured = set(range(len(self.blocks)))
        self.width = 0

    def set_width(self, width: int) -> None:
        """Wrap at `width` cells from now on."""
        width = max(1, width)
        if width == self.width:
            return
        self.width = width
        self._lines = [None] * len(self.blocks)
        self._unmeasured = set(range(len(self.blocks)))
        per_line = width * 0.94 / _CELLS_PER_CHARACTER
        self._heights = [
            block.gap + max(1, math.ceil((len(block.label) + block.end - block.start) / per_line))
            for block in self.blocks
        ]
        self._tops = None

    @property
    def height(self) -> int:
        """Lines from top to bottom; an estimate until `exact`."""
        return self._all_tops()[-1] if self.blocks else 0

    @property
    def exact(self) -> bool:
        """Whether every block has been measured at this width."""
        return not self._unmeasured

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops

    def top(self, block: int) -> int:
        """The line on which a block (with the blank line before it) begins."""
        return self._all_tops()[block]

    def block_at(self, y: int) -> int:
        """The block that line `y` belongs to; the last where `y` is below the end."""
        return min(max(0, bisect_right(self._all_tops(), y) - 1), len(self.blocks) - 1)

    def lines_of(self, block: int) -> list[Line]:
        """The lines of a block with the blank one before it, wrapped now if they were not."""
        lines = self._lines[block]
        if lines is None:
            lines = self._lines[block] = self._wrap(block)
            self._unmeasured.discard(block)
            if self._heights[block] != len(lines):
                self._heights[block] = len(lines)
                self._tops = None
        return lines

    def line(self, y: int) -> Line | None:
        """The line at `y`, or None below the end."""
        if not 0 <= y < self.height:
            return None
        block = self.block_at(y)
        lines = self.lines_of(block)
        return lines[min(y - self.top(block), len(lines) - 1)]

    def reach(self, y: int, above: int, below: int) -> int:
        """Measure what lies from `above` lines over `y` to `below` under it; returns where the line at `y` stands then."""
        if not self.blocks or not self.width:
            return 0
        block = self.block_at(y)
        within = min(y - self.top(block), len(self.lines_of(block)) - 1)
        wanted = below + within
        after = block
        while wanted > 0 and after < len(self.blocks):
            wanted -= len(self.lines_of(after))
            after += 1
        wanted = above - within
        before = block - 1
        while wanted > 0 and before >= 0:
            wanted -= len(self.lines_of(before))
            before -= 1
        return self.top(block) + within

    def measure_more(self, characters: int, y: int = 0) -> int:
        """Measure blocks that were not, up to so many characters, the nearest below `y` first; returns where `y` is then."""
        if not self._unmeasured or not self.blocks or not self.width:
            return y
        here = self.block_at(y)
        within = y - self.top(here)
        for block in sorted(self._unmeasured, key=lambda b: (b < here, abs(b - here))):
            self.lines_of(block)
            characters -= self.blocks[block].end - self.blocks[block].start + 40
            if characters <= 0:
                break
        return self.top(here) + min(within, len(self.lines_of(here)) - 1)

    def y_of(self, offset: int) -> int:
        """The line that shows the offset, or that would (of a paragraph drawn in the meta line, the meta line)."""
        if not self.blocks or not self.width:
            return 0
        block = self._block_of(offset)
        lines = self.lines_of(block)
        for index, line in enumerate(lines):
            if line.kind != "blank" and (offset < line.end or index == len(lines) - 1):
                return self.top(block) + index
        return self.top(block)

    def _block_of(self, offset: int) -> int:
        for number in self._labelled:
            if any(span.start <= offset <= span.end for _, _, span in self.blocks[number].pieces):
                return number
        at = max(0, bisect_right(self._starts, offset) - 1)
        return self._worded[at] if self._worded else 0

    def exact_below(self, y: int) -> bool:
        """Whether every block from line `y` on has been measured."""
        return not self._unmeasured or max(self._unmeasured) < self.block_at(y)

    def _wrap(self, number: int) -> list[Line]:
        block = self.blocks[number]
        blank = [Line("blank", block.start, block.start, block.start, block.paragraph)] * block.gap
        if block.label:
            return blank + self._wrap_label(block)
        return blank + self._wrap_text(number, block)

    def _wrap_label(self, block: Block) -> list[Line]:
        from mou_tui.thai.linebreak import prepared

        lines = []
        for start, end in prepared(block.label, _whole_pieces(block.label)).lines(self.width):
            drawn = start + len(block.label[start:end].rstrip(" ·"))
            pieces = tuple(
                (max(s, start) - start, min(e, drawn) - start, span)
                for s, e, span in block.pieces
                if s < drawn and e > start
            )
            lines.append(
                Line(
                    block.kind, block.start, block.end, block.end, block.paragraph, 0, block.label[start:drawn], pieces
                )
            )
        return lines

    def _wrap_text(self, number: int, block: Block) -> list[Line]:
        text = self.article.text[block.start : block.end]
        indent, skip = self._indent(block, text)
        breaks, room = self._breaks[number], max(1, self.width - indent)
        whole = [(0, len(text) - skip)]
        if breaks is None and not fits(text[skip:], room):
            # The words of a line are broken only when there is an article: what knows where takes time to import.
            from mou_tui.thai.linebreak import prepared

            breaks = self._breaks[number] = prepared(text[skip:], self._protected_in(block.start + skip, block.end))
        lines: list[Line] = []
        for start, end in whole if breaks is None else breaks.lines(room):
            start, end = start + skip, end + skip
            drawn = start + len(text[start:end].rstrip())
            shift = indent
            if not lines and skip:
                start, shift = 0, 0
            lines.append(
                Line(block.kind, block.start + start, block.start + end, block.start + drawn, block.paragraph, shift)
            )
        if not lines:
            lines.append(Line(block.kind, block.start, block.end, block.end, block.paragraph))
        return lines

    def _indent(self, block: Block, text: str) -> tuple[int, int]:
        """How far the block's lines stand in, and how many characters of the first are the marker by which they hang."""
        if block.kind == "quote" and self.width >= 30:
            return QUOTE_INDENT, 0
        if not block.marker:
            return 0, 0
        hang = cells(text[: block.marker])
        return (hang, block.marker) if hang <= self.width // 3 else (0, 0)

    def _protected_in(self, start: int, end: int) -> list[tuple[int, int]]:
        from mou_tui.thai.linebreak import protected_spans

        spans = {(s - start, e - start) for s, e in self._protected if start <= s and e <= end}
        spans.update(protected_spans(self.article.text[start:end]))
        return sorted(spans)


def fits(text: str, width: int) -> bool:
    """Whether `text` is one line of `width` columns, so that nobody need know where it may be broken; space at its end hangs over."""
    return cells(text.rstrip(_HANGING)) <= width


def _whole_pieces(label: str) -> list[tuple[int, int]]:
    """What stays on one line of a line that the program words: short pieces, and each separator with what it follows."""
    spans, at = [], 0
    for words in label.split(SEPARATOR):
        end = at + len(words)
        spans.append((at if len(words) <= _SHORT_PIECE else max(at, end - 1), min(len(label), end + 2)))
        at = end + len(SEPARATOR)
    return spans


def evidence_to_protect(facts: Facts) -> list[tuple[int, int]]:
    """Evidence that should stand on one line: names, dates, terms, amounts, where they are short enough for it.

    Of a fact with several pieces of evidence it is the first: the others are positions and cues.
    """
    spans = (span for fact in facts if fact.kind in _PROTECTED_KINDS for span in fact.evidence[:1])
    return sorted({(span.start, span.end) for span in spans if 0 < len(span) <= _LONGEST_PROTECTED})


def place_of(article: Article, offset: int) -> tuple[int, int]:
    """The paragraph that an offset lies in, and how far into it."""
    starts = [p.start for p in article.paragraphs]
    number = max(0, bisect_right(starts, offset) - 1)
    return number, max(0, offset - starts[number]) if starts else 0


def offset_of(article: Article, place: tuple[int, int]) -> int:
    """The offset of a place (paragraph, offset in it); the nearest there is, where the article has become shorter."""
    if not article.paragraphs:
        return 0
    paragraph = article.paragraphs[min(max(0, place[0]), len(article.paragraphs) - 1)]
    return min(paragraph.start + max(0, place[1]), paragraph.end)


def drawn_text(line: Line, text: str) -> str:
    """What a drawn line shows, as plain text."""
    return " " * line.indent + (line.label or text[line.start : line.drawn_end])
