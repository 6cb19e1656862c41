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
    from mou_tui.page.reading_window import ReadingWindow
    from mou_tui.page.text_columns import TextColumns

else:
    # No widget of its own, to be named before one: to define a class of widgets takes as long as ten others.
    _Pane = object

_PER_IDLE_TURN: Final = 4_000


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
        self._window: ReadingWindow | None = None
        """What of the article is seen; None where there is none."""
        self._is_showing = False
        """Whether the screen is being made to show what the window sees: its scrolling is not a reader's then."""
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
        if self.article is None or self.facts is None:
            self._window = None
        else:
            from mou_tui.page.reading_window import ReadingWindow

            layout = self._layouts.of(self.article, self.facts, self.era)
            self._window = ReadingWindow(self.article, layout, self._page)
        self._fit()

    # Width and height

    @property
    def _columns(self) -> TextColumns:
        from mou_tui.page.text_columns import TextColumns

        return TextColumns(self.scrollable_content_region.width, self.column)

    @property
    def text_width(self) -> int:
        """How many columns a line of text has."""
        return self._columns.text

    @property
    def widest_line(self) -> int:
        """How many columns a line of text may have."""
        return self.column

    def _fit(self) -> None:
        """Wrap for the width there is; what is seen first, the rest while nobody waits."""
        window = self._window
        self._strips.clear()
        if window is None or not self.scrollable_content_region.width:
            self.show_lines(0)
            return
        from mou_tui.page.prepared_layouts import wrap_at_once

        window.page = self._page
        wrap_at_once(window.layout, self.text_width)
        if not window.layout.exact and self._idle is None:
            self._idle = self.set_interval(1 / 120, self._measure_idly)

    def _show_window(self) -> None:
        """Show what the window sees."""
        window = self._window
        if window is None:
            self.refresh()
            return
        self._is_showing = True
        self.show_lines(window.layout.height)
        if window.top != self.scroll_offset.y:
            self.scroll_to(y=window.top, animate=False, force=True)
        self._is_showing = False
        if window.top != self.scroll_offset.y:
            window.scrolled(self.scroll_offset.y)

    def _measure_idly(self) -> None:
        window = self._window
        # What is below needs no new frame; only the length of the scrollbar follows from it, at last.
        if window is not None and not window.layout.exact and self.is_attached and window.measure_more(_PER_IDLE_TURN):
            self._show_window()
            self._place_changed()
        if (window is None or window.layout.exact) and self._idle is not None:
            self._idle.stop()
            self._idle = None

    def on_resize(self, event: events.Resize) -> None:
        self._rewrap()

    def _rewrap(self) -> None:
        """Wrap for another width, and show the same words at the top and under the bar again."""
        window = self._window
        if window is not None and window.layout.width:
            window.rewrap(self._fit)
            self._show_window()
            self._place_changed()
            return
        self._fit()
        if self._pending is not None and window is not None and window.layout.width:
            pending, self._pending = self._pending, None
            self.place = pending
        else:
            self._show_window()

    def watch_column(self) -> None:
        self._rewrap()

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
    def _layout(self) -> Layout | None:
        return None if self._window is None else self._window.layout

    @property
    def place(self) -> Place:
        """The paragraph at the top of the screen and how far into it; setting it scrolls there."""
        if self._window is None or not self._window.layout.width:
            return self._pending or (0, 0)
        return self._window.place

    @place.setter
    def place(self, place: Place) -> None:
        if self._window is None:
            return
        if not self._window.layout.width:
            self._pending = place
            return
        self._window.go_to(place)
        self._show_window()
        self._place_changed()

    @property
    def reading_offset(self) -> int:
        """Where in the text the line being read begins."""
        return self._window.offset_at(self._window.bar) if self._window is not None else 0

    @property
    def percent(self) -> int:
        """How much of the text has been passed, up to the last line that is seen."""
        return self._window.percent if self._window is not None else 100

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        window = self._window
        if window is not None and round(old_value) != round(new_value) and not self._is_showing:
            was_exact = window.layout.exact
            window.scrolled(round(new_value))
            if not was_exact:
                self._show_window()
            self._place_changed()

    def _place_changed(self) -> None:
        told = (self.place, self.percent)
        if told != self._told:
            self._told = told
            self.post_message(self.PlaceChanged(*told))

    # Moving

    def _do(self, move: Callable[[ReadingWindow], object]) -> None:
        """Move the window, where there is an article; show what it sees then, and tell where that is."""
        if self._window is not None:
            move(self._window)
            self._moved()

    def _moved(self) -> None:
        self._show_window()
        self.line_reached()
        self._place_changed()

    def action_down(self) -> None:
        self._do(lambda window: window.move(1))

    def action_up(self) -> None:
        self._do(lambda window: window.move(-1))

    def action_top(self) -> None:
        self._do(lambda window: window.to_top())

    def action_end(self) -> None:
        self._do(lambda window: window.to_end())

    def action_half_page_down(self) -> None:
        self._do(lambda window: window.half_page(1))

    def action_half_page_up(self) -> None:
        self._do(lambda window: window.half_page(-1))

    def action_page_down(self) -> None:
        """A page further; after the last one say that the end is reached."""
        if self._window is None:
            return
        if self._window.turn_page(1):
            self._moved()
        else:
            self.post_message(self.EndReached())

    def action_page_up(self) -> None:
        self._do(lambda window: window.turn_page(-1))

    def action_next_paragraph(self) -> None:
        self._do(lambda window: window.to_paragraph(1))

    def action_previous_paragraph(self) -> None:
        self._do(lambda window: window.to_paragraph(-1))

    # The width of the column

    def action_narrower(self) -> None:
        self.column = self._columns.narrower

    def action_wider(self) -> None:
        self.column = self._columns.wider
