"""Lines that scroll, as Textual has them: what `quick_lines` builds on, and what is there without it."""

from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mou_tui.app.textual_ext.cached_styles import CachedStyles


class ScrollingLines(CachedStyles, ScrollView):
    """A pane whose content is drawn by `render_line`; `show_lines` says how many lines there are."""

    # The bar's column is always there, so that lines are as wide before it is known whether there is more than a page.
    DEFAULT_CSS = """
    ScrollingLines { overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.line_width = 0
        """Cells of a line, as `render_line` is to draw it."""
        self.ground = Style.null()
        """The style on which `render_line` is to draw."""
        self.top_line = 0
        """The number of the line that stands uppermost."""

    def render_lines(self, crop: Region) -> list[Strip]:
        # Once a frame and not once a line: Textual works them out anew every time.
        self.line_width = self.scrollable_content_region.width
        self.ground = self.rich_style
        self.top_line = self.scroll_offset.y
        return super().render_lines(crop)

    def show_lines(self, count: int) -> None:
        """There are `count` lines from now on, all to be drawn anew."""
        self.virtual_size = Size(self.size.width, count)
        self.refresh()
