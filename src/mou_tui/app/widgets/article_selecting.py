"""Selecting words of an article, by mouse and keyboard: always whole clusters, and the article's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip

from mou_tui.app.messages import SelectionBegun
from mou_tui.app.widgets.article_scroller import ArticleScroller
from mou_tui.i18n import EraChoice
from mou_tui.thai.width import cells, clusters

if TYPE_CHECKING:
    from mou_tui.article import Article, Span
    from mou_tui.page.layout import Line

_LONGEST_WORD: Final = 80
"""Code points on both sides of a double click in which its word is looked for."""


class ArticleSelecting(ArticleScroller):
    """Keeps the selection as Textual does, with paragraphs for lines and offsets into them for columns."""

    def __init__(self, *, id: str | None, classes: str | None, column: int, era: EraChoice) -> None:
        super().__init__(id=id, classes=classes, column=column, era=era)
        self._anchor: int | None = None
        """Where a selection by keys began, and where its other end is."""
        self._point = 0

    def selection_begins(self, line: Line | None) -> Span | None:
        """What `v` selects at first: the first letter of the line being read."""
        from mou_tui.article import Span

        if self.article is None or line is None or line.start >= line.drawn_end:
            return None
        first = clusters(self.article.text[line.start : line.drawn_end])[0]
        return Span(line.start, line.start + first[1])

    def clicked(self, offset: int | None) -> None:
        """The text at an offset (None: beside the text) was clicked."""

    @property
    def text_left(self) -> int:
        """The column in which the text begins."""
        return self._margin + self._gutter

    @property
    def selected(self) -> Span | None:
        """The selected words, by whole clusters."""
        if self.article is None:
            return None
        selection = self.text_selection
        return None if selection is None else self._span_of(selection)

    def _span_of(self, selection: Selection) -> Span | None:
        from mou_tui.page.highlights import snapped
        from mou_tui.page.layout import offset_of

        article = self.article
        if article is None:
            return None
        start = 0 if selection.start is None else offset_of(article, (selection.start.y, selection.start.x))
        end = len(article.text) if selection.end is None else offset_of(article, (selection.end.y, selection.end.x))
        start, end = min(start, end), max(start, end)
        return snapped(article.text, start, end) if start < end else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The article's own words, without the ends of drawn lines."""
        span = self._span_of(selection)
        if span is None or self.article is None:
            return None
        return span.of(self.article.text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        if selection is None:
            self._anchor = None
        self._repaint()

    def action_select_text(self) -> None:
        """Begin to select at the chosen fact's words, else at the line being read; again: stop."""
        if self._anchor is not None:
            self.clear_selection()
            return
        if self.article is None:
            return
        span = self.selection_begins(self._window.layout.line(self._window.bar) if self._window else None)
        if span is not None:
            self._select(span.start, span.end)
            self.post_message(SelectionBegun())

    @property
    def selecting(self) -> bool:
        """Whether words are selected."""
        return self.selected is not None

    def clear_selection(self) -> None:
        """Select nothing."""
        self._anchor = None
        self.screen.clear_selection()

    def _select(self, anchor: int, point: int) -> None:
        from mou_tui.page.layout import place_of

        assert self.article is not None
        self._anchor, self._point = anchor, point
        ends = [place_of(self.article, offset) for offset in sorted((anchor, point))]
        chosen = Selection(*(Offset(x, y) for y, x in ends))
        self.screen.selections = {self: chosen}

    def action_extend(self, step: int) -> None:
        """Move the end of the selection by a cluster."""
        article = self.article
        if article is None:
            return
        if self._anchor is None:
            self.action_select_text()
            return
        at = self._point
        if step > 0:
            near = clusters(article.text[at : at + 32])
            at += near[0][1] if near else 0
        else:
            near = clusters(article.text[max(0, at - 32) : at])
            at -= near[-1][1] - near[-1][0] if near else 0
        self._extend_to(at)

    def action_extend_line(self, step: int) -> None:
        """Move the end of the selection by a line."""
        layout, article = self._layout, self.article
        if layout is None or article is None:
            return
        if self._anchor is None:
            self.action_select_text()
            return
        y = layout.y_of(self._point)
        here = layout.line(y)
        column = self._point - here.start if here else 0
        y += step
        while (line := layout.line(y)) is not None and line.kind in ("blank", "label", "image"):
            y += step
        if line is None:
            self._extend_to(len(article.text) if step > 0 else 0)
        else:
            self._extend_to(min(line.start + column, line.drawn_end))

    def _extend_to(self, offset: int) -> None:
        assert self._anchor is not None
        self._select(self._anchor, offset)
        window = self._window
        if window is not None and not window.sees(offset):
            window.scroll_to_line(window.layout.y_of(offset) - self._page // 2)
            self._show_window()

    async def on_click(self, event: events.Click) -> None:
        """A click chooses the fact, a second one selects the word, a third the paragraph."""
        at = event.get_content_offset(self)
        window = self._window
        line = window.layout.line(window.top + at.y) if window is not None and at is not None else None
        offset = self._offset_under(line, at.x) if line is not None and at is not None else None
        if event.chain > 1:
            # Not what Textual does then, which is to select all.
            event.prevent_default()
            if offset is not None:
                self._select_around(offset, paragraph=event.chain > 2)
        elif window is not None and line is not None and at is not None and not self.selecting:
            window.bar = window.top + at.y
            self.clicked(offset)

    def _select_around(self, offset: int, *, paragraph: bool) -> None:
        """Select the word at an offset, or the paragraph."""
        from mou_tui.page.layout import place_of
        from mou_tui.thai.words import words

        assert self.article is not None
        whole = self.article.paragraphs[place_of(self.article, offset)[0]]
        if paragraph:
            self._select(whole.start, whole.end)
            return
        start = max(whole.start, offset - _LONGEST_WORD)
        near = self.article.text[start : min(whole.end, offset + _LONGEST_WORD)]
        for first, last in words(near):
            if first <= offset - start < last:
                self._select(start + first, start + last)

    def _offset_under(self, line: Line, x: int) -> int | None:
        assert self.article is not None
        x -= self.text_left + line.indent
        at = 0
        for start, end in clusters(self.article.text[line.start : line.drawn_end]):
            at += cells(self.article.text[line.start + start : line.start + end])
            if x < at:
                return line.start + start if x >= 0 else None
        return None

    def pointer_strip(self, line: Line, article: Article) -> Strip:
        """A line with a segment for each cluster that says where in the text it is: so Textual learns what a pointer is on."""
        from mou_tui.page.highlights import drawable
        from mou_tui.page.layout import place_of

        place = place_of(article, line.start)
        here = Style.from_meta({"offset": (place[1], place[0])})
        left = self.text_left + line.indent
        segments = [Segment(" ", here)] * left
        if line.label or line.kind == "blank":
            width = max(1, cells(line.label))
            return Strip([*segments, *[Segment(" ", here)] * width], left + width)
        for start, end in clusters(article.text[line.start : line.drawn_end]):
            meta = {"offset": (line.start + start - article.paragraphs[place[0]].start, place[0])}
            segments.append(
                Segment(drawable(article.text[line.start + start : line.start + end]), Style.from_meta(meta))
            )
        return Strip(segments)
