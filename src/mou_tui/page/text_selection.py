"""Selecting words of an article: always whole clusters, and the article's own text. Knows no screen."""

from typing import Final

from mou_tui.article import Article, Span
from mou_tui.page.highlights import snapped
from mou_tui.page.layout import Layout, Line, Place, offset_of, place_of
from mou_tui.thai.width import cells, clusters

_LONGEST_WORD: Final = 80
"""Code points on both sides of an offset in which its word is looked for."""

_LONGEST_CLUSTER: Final = 32


class TextSelection:
    """A selection that began at the offset `anchor` and whose other end, which is moved, is `point`."""

    def __init__(self, article: Article, anchor: int, point: int) -> None:
        self.article, self.anchor, self.point = article, anchor, point

    @property
    def ends(self) -> tuple[Place, Place]:
        """Both ends in the order of the text, as paragraphs and offsets into them."""
        start, end = sorted((self.anchor, self.point))
        return place_of(self.article, start), place_of(self.article, end)

    def by_cluster(self, step: int) -> None:
        """Move the point by a cluster: 1 forward, -1 back."""
        text, at = self.article.text, self.point
        if step > 0:
            near = clusters(text[at : at + _LONGEST_CLUSTER])
            self.point += near[0][1] if near else 0
        else:
            near = clusters(text[max(0, at - _LONGEST_CLUSTER) : at])
            self.point -= near[-1][1] - near[-1][0] if near else 0

    def by_line(self, step: int, layout: Layout) -> None:
        """Move the point to the line of text below (1) or above (-1), as far into it as it is; beyond the last one to the end."""
        y = layout.y_of(self.point)
        here = layout.line(y)
        column = self.point - here.start if here else 0
        y += step
        while (line := layout.line(y)) is not None and line.kind in ("blank", "label", "image"):
            y += step
        if line is None:
            self.point = len(self.article.text) if step > 0 else 0
        else:
            self.point = min(line.start + column, line.drawn_end)


def span_between(article: Article, start: Place | None, end: Place | None) -> Span | None:
    """The words between two places, widened to whole clusters; None for the beginning and the end, and where there are none."""
    first = 0 if start is None else offset_of(article, start)
    last = len(article.text) if end is None else offset_of(article, end)
    first, last = min(first, last), max(first, last)
    return snapped(article.text, first, last) if first < last else None


def first_cluster(article: Article, line: Line | None) -> Span | None:
    """The first letter of a line, with its marks; None where it has none."""
    if line is None or line.start >= line.drawn_end:
        return None
    return Span(line.start, line.start + clusters(article.text[line.start : line.drawn_end])[0][1])


def paragraph_at(article: Article, offset: int) -> Span:
    """The paragraph in which an offset is."""
    return article.paragraphs[place_of(article, offset)[0]].span


def word_at(article: Article, offset: int) -> Span | None:
    """The word in which an offset is."""
    from mou_tui.thai.words import words

    whole = paragraph_at(article, offset)
    start = max(whole.start, offset - _LONGEST_WORD)
    near = article.text[start : min(whole.end, offset + _LONGEST_WORD)]
    spans = (Span(start + first, start + last) for first, last in words(near))
    return next((span for span in spans if span.start <= offset < span.end), None)


def offset_in(article: Article, line: Line, x: int) -> int | None:
    """Which letter of a line stands in the column `x`, counted from the line's beginning; None beside its words."""
    at = 0
    for start, end in clusters(article.text[line.start : line.drawn_end]):
        at += cells(article.text[line.start + start : line.start + end])
        if x < at:
            return line.start + start if x >= 0 else None
    return None
