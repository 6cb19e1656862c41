"""An article as lines that scroll: how wide they are, which are seen, where in the text that is, and moving by keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.cache import LRUCache
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer

from mou_tui.i18n import EraChoice, language

if TYPE_CHECKING:
    from mou_tui.app.textual_ext.line_pane import LinePane as _Pane
    from mou_tui.article import Article
    from mou_tui.facts.model import Facts
    from mou_tui.page.layout import Layout, Place
    from mou_tui.page.prepared_layouts import PreparedLayouts

else:
    # No widget of its own, to be named before one: to define a class of widgets takes as long as ten others.
    _Pane = object

_PER_IDLE_TURN: Final = 4_000
_COLUMN_STEP: Final = 4
_NARROWEST: Final = 24
_WIDEST: Final = 200


class ArticleScroller(_Pane):
    """The lines of an article, of which one is being read: the bar stands there.

    `j` and `k` move the bar, and the text follows so that it wanders from the top of the screen at the article's beginning to
    the bottom at its end. What is known of the text are offsets into `article.text`.
    """

    column: reactive[int] = reactive(72)
    """Widest line of text, in cells."""
    era: reactive[EraChoice] = reactive("auto")
    """The era of the date in the meta line: `be`, `ce` or `auto` (as the language has it)."""

    class PlaceChanged(Message, namespace="reading_view"):
        """Another part of the article is seen. `percent` of its text has been passed."""

        def __init__(self, place: Place, percent: int) -> None:
            super().__init__()
            self.place, self.percent = place, percent

    class EndReached(Message, namespace="reading_view"):
        """The reader wants to read on after the last page."""

    def __init__(self, *, id: str | None, classes: str | None, column: int, era: EraChoice) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(ArticleScroller.column, column)
        self.set_reactive(ArticleScroller.era, era)
        self.article: Article | None = None
        self.facts: Facts | None = None
        """None while there is no article."""
        self._layout: Layout | None = None
        self._cursor = 0
        """The line that is being read."""
        self._strips: LRUCache[tuple[Any, ...], Strip] = LRUCache(512)
        self._told: tuple[Place, int] | None = None
        self._seen_language = language()
        self._idle: Timer | None = None
        self._pending: Place | None = None
        """A place to go to once the width is known."""

    @cached_property
    def _layouts(self) -> PreparedLayouts:
        from mou_tui.page.prepared_layouts import PreparedLayouts

        return PreparedLayouts()

    def line_reached(self) -> None:
        """The bar was moved to another line."""

    def open(self, article: Article | None, facts: Facts | None, place: Place) -> None:
        """Show an article from `place` on; short evidence of `facts` stays on one line."""
        if article is not None and facts is None:
            from mou_tui.facts.model import Facts

            facts = Facts()
        self.article, self.facts = article, facts
        self._told = None
        self._rebuild()
        self.place = place

    def refresh_language(self) -> None:
        """Word the meta line and the letters anew, after the language or the era changed; the place stays."""
        place = self.place
        self._rebuild()
        self.place = place

    def prepare(self, article: Article, facts: Facts) -> None:
        """Wrap an article that may be opened next, while nobody waits."""
        if self.text_width > 1:
            self._layouts.prepare(article, facts, self.era, self.text_width)

    def _rebuild(self) -> None:
        self._seen_language = language()
        self._layout = None
        if self.article is not None and self.facts is not None:
            self._layout = self._layouts.of(self.article, self.facts, self.era)
        self._cursor = 0
        self._fit()

    # Width and height

    @property
    def _gutter(self) -> int:
        """Columns for the bar and the letters of kinds."""
        width = self.scrollable_content_region.width
        return 5 if width >= 56 else 4 if width >= 30 else 2

    @property
    def text_width(self) -> int:
        """How many columns a line of text has."""
        room = self.scrollable_content_region.width - self._gutter - 1
        return max(1, min(self.column, room))

    @property
    def widest_line(self) -> int:
        """How many columns a line of text may have."""
        return self.column

    @property
    def _margin(self) -> int:
        """Columns left of the gutter, so that the text stands in the middle."""
        room = self.scrollable_content_region.width - self._gutter - self.text_width
        return max(0, (room - self._gutter // 2) // 2) if room > 2 else 0

    def _fit(self) -> None:
        """Wrap for the width there is; what is seen first, the rest while nobody waits."""
        layout = self._layout
        self._strips.clear()
        if layout is None or self.article is None or not self.scrollable_content_region.width:
            self.show_lines(0)
            return
        from mou_tui.page.prepared_layouts import wrap_at_once

        wrap_at_once(layout, self.text_width)
        self._set_height()
        if not layout.exact and self._idle is None:
            self._idle = self.set_interval(1 / 120, self._measure_idly)

    def _set_height(self) -> None:
        if self._layout is not None:
            self.show_lines(self._layout.height)
        else:
            self.refresh()

    def _measure_idly(self) -> None:
        layout = self._layout
        if layout is not None and not layout.exact and self.is_attached:
            top = layout.measure_more(_PER_IDLE_TURN, self._top)
            # What is below needs no new frame; only the length of the scrollbar follows from it, at last.
            if layout.exact or top != self._top:
                self._set_height()
                self._jump_to(top)
            if layout.exact:
                # Only now is it known whether this is the end.
                self._place_changed()
        if (layout is None or layout.exact) and self._idle is not None:
            self._idle.stop()
            self._idle = None

    def on_resize(self, event: events.Resize) -> None:
        self._keep_place(self._fit)

    def _keep_place(self, change: Callable[[], None]) -> None:
        """Do what changes the lines, and show the same words at the top and under the bar again."""
        layout = self._layout
        if layout is None or not layout.width:
            change()
            if self._pending is not None and layout is not None and layout.width:
                pending, self._pending = self._pending, None
                self.place = pending
            return
        top, cursor = self._offset_at(self._top), self._offset_at(self._cursor)
        at_top = self._top == 0
        change()
        self._cursor = layout.y_of(cursor)
        self._scroll_to_line(0 if at_top else layout.y_of(top))
        self._cursor = min(max(self._cursor, self._top), self._top + max(0, self._page - 1))

    def watch_column(self) -> None:
        self._keep_place(self._fit)

    def watch_era(self) -> None:
        if self.is_mounted:
            self.refresh_language()

    def _repaint(self) -> None:
        """Draw all lines anew: something that is marked has changed."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    # Where we are

    @property
    def _page(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    @property
    def place(self) -> Place:
        """The paragraph at the top of the screen and how far into it; setting it scrolls there."""
        if self.article is None or self._layout is None or not self._layout.width:
            return self._pending or (0, 0)
        if self._top == 0:
            return (0, 0)
        from mou_tui.page.layout import place_of

        return place_of(self.article, self._offset_at(self._top))

    @place.setter
    def place(self, place: Place) -> None:
        if self.article is None or self._layout is None:
            return
        if not self._layout.width:
            self._pending = place
            return
        from mou_tui.page.layout import offset_of

        y = self._layout.y_of(offset_of(self.article, place)) if place != (0, 0) else 0
        self._scroll_to_line(y)
        self._cursor = y
        self._place_changed()

    @property
    def reading_offset(self) -> int:
        """Where in the text the line being read begins."""
        return self._offset_at(self._cursor)

    @property
    def percent(self) -> int:
        """How much of the text has been passed, up to the last line that is seen."""
        if self.article is None or self._layout is None or not self.article.text:
            return 100
        if self._top >= self.max_scroll_y and self._layout.exact:
            return 100
        last = min(self._top + self._page, self._layout.height) - 1
        return min(99, 100 * self._offset_at(last, end=True) // len(self.article.text))

    def _y(self, offset: int) -> int:
        return self._layout.y_of(offset) if self._layout else 0

    def _offset_at(self, y: int, *, end: bool = False) -> int:
        line = self._layout.line(y) if self._layout else None
        if line is None:
            return len(self.article.text) if self.article and y > 0 else 0
        return line.end if end else line.start

    def _scroll_to_line(self, y: int) -> None:
        layout = self._layout
        if layout is None:
            return
        page = max(1, self._page)
        y = layout.reach(max(0, min(y, layout.height - 1)), page, 2 * page)
        self._set_height()
        self._jump_to(y)

    def _jump_to(self, y: int) -> None:
        y = max(0, min(y, self.max_scroll_y))
        if y != self._top:
            self._cursor += y - self._top
            self.scroll_to(y=y, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        layout = self._layout
        if layout is not None and round(old_value) != round(new_value):
            if not layout.exact:
                layout.reach(round(new_value), 0, self._page)
                self._set_height()
            top = round(new_value)
            self._cursor = min(max(self._cursor, top), max(top, min(top + self._page, layout.height) - 1))
            self._place_changed()

    def _place_changed(self) -> None:
        told = (self.place, self.percent)
        if told != self._told:
            self._told = told
            self.post_message(self.PlaceChanged(*told))

    # Moving

    def _move(self, lines: int) -> None:
        """Move the bar by lines, and the text so that the bar wanders from the top of the screen to its bottom."""
        layout = self._layout
        if layout is None or not layout.height:
            return
        top = layout.reach(self._top, self._page + abs(lines), 2 * self._page + abs(lines))
        self._set_height()
        self._jump_to(top)
        step = 1 if lines > 0 else -1
        for _turn in range(abs(lines)):
            self._step(layout, step)
        self.refresh()
        self.line_reached()
        self._place_changed()

    def _step(self, layout: Layout, step: int) -> None:
        last = layout.height - 1
        cursor = min(max(0, self._cursor + step), last)
        row = cursor - self._top
        wanted = round(cursor / last * min(self._page - 1, last)) if last else 0
        self._cursor = cursor
        if (step > 0 and row > wanted) or (step < 0 and row < wanted):
            top = max(0, min(self._top + step, self.max_scroll_y))
            self.scroll_to(y=top, animate=False, force=True)
            self._cursor = cursor

    def action_down(self) -> None:
        self._move(1)

    def action_up(self) -> None:
        self._move(-1)

    def action_top(self) -> None:
        self._scroll_to_line(0)
        self._cursor = 0
        self._after_jump()

    def action_end(self) -> None:
        if self._layout is None:
            return
        self._layout.reach(self._layout.height - 1, 2 * self._page, 0)
        self._set_height()
        self._jump_to(self.max_scroll_y)
        self._cursor = max(0, self._layout.height - 1)
        self._after_jump()

    def action_half_page_down(self) -> None:
        self._page_by(max(1, self._page // 2))

    def action_half_page_up(self) -> None:
        self._page_by(-max(1, self._page // 2))

    def action_page_down(self) -> None:
        """A page further; after the last one say that the end is reached."""
        layout = self._layout
        if layout is not None and self._top >= self.max_scroll_y and layout.exact_below(self._top):
            self.post_message(self.EndReached())
        else:
            self._page_by(max(1, self._page - 2))

    def action_page_up(self) -> None:
        self._page_by(-max(1, self._page - 2))

    def _page_by(self, lines: int) -> None:
        layout = self._layout
        if layout is None:
            return
        if lines > 0 and self._top >= self.max_scroll_y and layout.exact_below(self._top):
            self._cursor = max(0, layout.height - 1)
            self._after_jump()
            return
        row = self._cursor - self._top
        self._scroll_to_line(self._top + lines)
        self._cursor = self._top + row
        if lines < 0 and self._top == 0:
            self._cursor = 0
        elif self._top >= self.max_scroll_y and lines > 0:
            self._cursor = max(self._cursor, min(layout.height - 1, self._top + row))
        self._after_jump()

    def _after_jump(self) -> None:
        self.refresh()
        self.line_reached()
        self._place_changed()

    def action_next_paragraph(self) -> None:
        self._to_paragraph(1)

    def action_previous_paragraph(self) -> None:
        self._to_paragraph(-1)

    def _to_paragraph(self, step: int) -> None:
        article, layout = self.article, self._layout
        if article is None or layout is None or not article.paragraphs:
            return
        from mou_tui.page.layout import place_of

        here = self._offset_at(self._cursor)
        number, within = place_of(article, here)
        while True:
            if step < 0 and within > 0:
                within = 0
            else:
                number += step
            if not 0 <= number < len(article.paragraphs):
                break
            y = layout.y_of(article.paragraphs[number].start)
            line = layout.line(y)
            # The meta line stands for paragraphs that are not drawn.
            if y != self._cursor and line is not None and line.kind != "label":
                self._bring(y, row=min(2, max(0, self._page - 1)))
                break
        self._after_jump()

    def _bring(self, y: int, row: int) -> None:
        """Put the bar at line `y`, and `y` at a row of the screen where there is text enough."""
        layout = self._layout
        if layout is None:
            return
        offset = self._offset_at(y)
        self._scroll_to_line(max(0, y - row))
        self._cursor = layout.y_of(offset)

    # The width of the column

    def action_narrower(self) -> None:
        self.column = max(_NARROWEST, self.text_width - _COLUMN_STEP)

    def action_wider(self) -> None:
        self.column = min(_WIDEST, self.column + _COLUMN_STEP)
