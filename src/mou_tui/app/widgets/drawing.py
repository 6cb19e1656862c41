"""Lines of cells made of Thai text: cut at grapheme clusters, exactly as wide as asked.

Textual's own cropping pushes combining marks to the neighbouring cell, so whatever is drawn here is cut beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mou_tui.thai.width import cells, truncate, widened

if TYPE_CHECKING:
    from mou_tui.article import Span


class Piece(NamedTuple):
    """Some words in one style."""

    text: str
    style: Style


def strip_of(pieces: Sequence[Piece], width: int, fill: Style) -> Strip:
    """The pieces one after the other in exactly `width` cells: what does not fit gives way to an ellipsis, the rest is filled."""
    width = max(width, 0)
    needed = [cells(piece.text) for piece in pieces]
    total = sum(needed)
    if total <= width:
        segments = [Segment(text, style) for text, style in pieces if text]
        if total < width:
            segments.append(Segment(" " * (width - total), fill))
        return Strip(segments, width)
    segments = []
    room = width - 1
    for (text, style), own in zip(pieces, needed, strict=True):
        if own > room:
            # Text that was cut before ends with an ellipsis of its own.
            kept = truncate(text, room, "").rstrip("…") if room > 0 else ""
            room -= cells(kept)
            segments.append(Segment(kept + ("…" if width else ""), style))
            break
        segments.append(Segment(text, style))
        room -= own
    if room > 0:
        segments.append(Segment(" " * room, fill))
    return Strip(segments, width)


def both_ends(left: Sequence[Piece], right: Sequence[Piece], width: int, fill: Style) -> Strip:
    """`left` and `right` at the two ends of a line; where there is no room for both, the left one is cut, then the right dropped."""
    right_width = sum(cells(p.text) for p in right)
    if right_width + 8 > width:
        return strip_of(left, width, fill)
    return Strip([*strip_of(left, width - right_width, fill), *(Segment(*p) for p in right)], width)


def marked(text: str, spans: Sequence[Span], plain: Style, mark: Style) -> list[Piece]:
    """`text` with the words that `spans` cover in the style `mark`; no mark of a letter is parted from it."""
    pieces: list[Piece] = []
    at = 0
    for span in sorted(spans):
        start, end = widened(text, max(span.start, at), min(span.end, len(text)))
        start = max(start, at)
        if start >= end:
            continue
        pieces.append(Piece(text[at:start], plain))
        pieces.append(Piece(text[start:end], mark))
        at = end
    pieces.append(Piece(text[at:], plain))
    return [p for p in pieces if p.text]


@lru_cache(512)
def kept_strip(pieces: tuple[Piece, ...], width: int, fill: Style) -> Strip:
    """What `strip_of` makes; of an article that is found with the next letter too, most are the same ones."""
    return strip_of(pieces, width, fill)


@lru_cache(4)
def blank_strip(width: int, style: Style) -> Strip:
    """A line without words."""
    return Strip.blank(width, style)
