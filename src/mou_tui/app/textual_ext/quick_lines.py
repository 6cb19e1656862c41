"""Scrolling lines without a layout, a console and a cell's way for each of them.

Textual draws any widget, and lays the screen out anew whenever the number of a pane's lines changes; all three panes change with
every key that goes to another article. Needs `Widget._styles_cache`, `_scroll_update`, `_refresh_scrollbars` and
`_vertical_scrollbar`, `App._start_widget`, `StylesCache.render_widget` and `render_line`, `_border.get_box`. Without it going to
another article lays the screen out, and draws it, twice.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual._border import get_box
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.css.styles import StylesBase
from textual.geometry import Region, Size, Spacing
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from mou_tui.app.textual_ext.scrolling_lines import ScrollingLines


class QuickLines(ScrollingLines):
    """Lines of which only what such a pane needs is done."""

    # The bar is drawn, and is blank where there is nothing to scroll: showing and hiding it would lay the screen out.
    DEFAULT_CSS = "QuickLines { overflow-y: scroll; scrollbar-gutter: auto; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles_cache = _LinesCache()

    def show_lines(self, count: int) -> None:
        """There are `count` lines from now on, all to be drawn anew."""
        size = Size(self.size.width, count)
        if self.styles.auto_dimensions:
            self.virtual_size = size
        elif size != self.virtual_size:
            # Not by assignment: nothing but the scrollbar depends on it, and the whole screen would be laid out anew.
            self.set_reactive(Widget.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = count
            self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self.refresh()

    def _scroll_update(self, virtual_size: Size) -> None:
        # Textual draws the scrollbar anew here whether or not it has changed, and in a frame of its own.
        self._refresh_scrollbars()
        self.vertical_scrollbar.window_virtual_size = virtual_size.height
        self.vertical_scrollbar.window_size = self.container_size.height
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = PaneScrollBar(name="vertical")
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar


class PaneScrollBar(ScrollBar):
    """Textual's vertical scrollbar, drawn without a console."""

    def render_lines(self, crop: Region) -> list[Strip]:
        bar, pane = self.render(), self.parent
        assert isinstance(bar, ScrollBarRender)
        assert isinstance(bar.style, RichStyle)
        assert isinstance(pane, Widget)
        ground = pane.background_colors[1]
        # Nothing to scroll: nothing to see.
        style = bar.style if bar.window_size else RichStyle(color=bar.style.color, bgcolor=ground.rich_color)
        strips = _bar(self.size.height, bar.virtual_size, bar.window_size, bar.position, style)
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, ground) for strip in strips]
        return strips[crop.y : crop.bottom]


@lru_cache(64)
def _bar(height: int, lines: int, page: int, position: float, style: RichStyle) -> list[Strip]:
    assert style.bgcolor is not None
    assert style.color is not None
    cells = ScrollBarRender.render_bar(
        height, lines, page, position, back_color=style.bgcolor, bar_color=style.color
    ).segments
    strips = {cell: Strip([cell], 1) for cell in set(cells)}
    return [strips[cell] for cell in cells]


class _LinesCache(StylesCache):
    """Textual's cache of drawn lines, with a short way for the lines between the borders."""

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        styles = widget.styles
        self._gutter = styles.gutter
        self._left: Segment | None = None
        if styles.border_left[0]:
            self._left = _edge(*styles.border_left, *widget.background_colors)
        return super().render_widget(widget, crop)

    def render_line(
        self,
        styles: StylesBase,
        y: int,
        size: Size,
        content_size: Size,
        padding: Spacing,
        base_background: Color,
        background: Color,
        render_content_line: Callable[[int], Strip],
        *rest: Any,
    ) -> Strip:
        gutter = self._gutter
        if y < gutter.top or y >= size.height - gutter.bottom or gutter.width > 1:
            return super().render_line(
                styles, y, size, content_size, padding, base_background, background, render_content_line, *rest
            )
        line = render_content_line(y - gutter.top)
        return line if self._left is None else Strip([self._left, *line], line.cell_length + 1)


@lru_cache(64)
def _edge(edge: Any, color: Color, base_background: Color, background: Color) -> Segment:
    """The cell of a left border."""
    inner, outer = Style(background=base_background + background), Style(background=base_background)
    return get_box(edge, inner, outer, Style(foreground=base_background + color))[1][0]
