"""Selecting words of an article, by mouse and keyboard: always whole clusters, and the article's own text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

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
    from mou_tui.page.layout import Layout, Line
    from mou_tui.page.text_selection import TextSelection


class ArticleSelecting(ArticleScroller):
    """Keeps the selection as Textual does, with paragraphs for lines and offsets into them for columns."""

    def __init__(self, *, id: str | None, classes: str | None, column: int, era: EraChoice) -> None:
        super().__init__(id=id, classes=classes, column=column, era=era)
        self._extended: TextSelection | None = None
        """A selection that keys extend."""

    def selection_begins(self) -> Span | None:
        """What `v` selects at first: the first letter of the line being read."""
        from mou_tui.page.text_selection import first_cluster

        window = self._window
        return None if window is None else first_cluster(window.article, window.layout.line(window.bar))

    def clicked(self, offset: int | None) -> None:
        """The text at an offset (None: beside the text) was clicked."""

    @property
    def selected(self) -> Span | None:
        """The selected words, by whole clusters."""
        selection = self.text_selection
        return None if selection is None else self._span_of(selection)

    def _span_of(self, selection: Selection) -> Span | None:
        from mou_tui.page.text_selection import span_between

        if self.article is None:
            return None
        return span_between(self.article, *((end.y, end.x) if end is not None else None for end in selection))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The article's own words, without the ends of drawn lines."""
        span = self._span_of(selection)
        if span is None or self.article is None:
            return None
        return span.of(self.article.text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        if selection is None:
            self._extended = None
        self._repaint()

    def action_select_text(self) -> None:
        """Begin to select at the chosen fact's words, else at the line being read; again: stop."""
        if self._extended is not None:
            self.clear_selection()
            return
        span = self.selection_begins()
        if span is not None:
            self._select(span)
            self.post_message(SelectionBegun())

    @property
    def selecting(self) -> bool:
        """Whether words are selected."""
        return self.selected is not None

    def clear_selection(self) -> None:
        """Select nothing."""
        self._extended = None
        self.screen.clear_selection()

    def _select(self, span: Span) -> None:
        from mou_tui.page.text_selection import TextSelection

        assert self.article is not None
        self._show_selection(TextSelection(self.article, span.start, span.end))

    def _show_selection(self, selection: TextSelection) -> None:
        self._extended = selection
        self.screen.selections = {self: Selection(*(Offset(x, y) for y, x in selection.ends))}

    def action_extend(self, step: int) -> None:
        """Move the end of the selection by a cluster."""
        self._extend(lambda selection, _layout: selection.by_cluster(step))

    def action_extend_line(self, step: int) -> None:
        """Move the end of the selection by a line."""
        self._extend(lambda selection, layout: selection.by_line(step, layout))

    def _extend(self, move: Callable[[TextSelection, Layout], None]) -> None:
        """Move the end of the selection, and bring it into sight; where nothing is selected yet, begin to."""
        selection, window = self._extended, self._window
        if selection is None or window is None:
            self.action_select_text()
            return
        move(selection, window.layout)
        self._show_selection(selection)
        if not window.sees(selection.point):
            window.scroll_to_line(window.layout.y_of(selection.point) - window.page // 2)
            self._show_window()

    async def on_click(self, event: events.Click) -> None:
        """A click chooses the fact, a second one selects the word, a third the paragraph."""
        from mou_tui.page.text_selection import offset_in, paragraph_at, word_at

        at = event.get_content_offset(self)
        window = self._window
        line = window.layout.line(window.top + at.y) if window is not None and at is not None else None
        offset = None
        if window is not None and line is not None and at is not None:
            offset = offset_in(window.article, line, at.x - self._columns.left - line.indent)
        if event.chain > 1:
            # Not what Textual does then, which is to select all.
            event.prevent_default()
            if window is not None and offset is not None:
                span = (word_at if event.chain == 2 else paragraph_at)(window.article, offset)
                if span is not None:
                    self._select(span)
        elif window is not None and line is not None and at is not None and not self.selecting:
            window.bar = window.top + at.y
            self.clicked(offset)

    def pointer_strip(self, line: Line, article: Article) -> Strip:
        """A line with a segment for each cluster that says where in the text it is: so Textual learns what a pointer is on."""
        from mou_tui.page.highlights import drawable
        from mou_tui.page.layout import place_of

        place = place_of(article, line.start)
        here = Style.from_meta({"offset": (place[1], place[0])})
        left = self._columns.left + line.indent
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
