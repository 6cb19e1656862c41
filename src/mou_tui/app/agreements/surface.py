"""What the agreements screen is painted on."""

from collections.abc import Callable
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from mou_tui.app.agreements.drawing import Drawn
from mou_tui.thai.width import cells

_ROLES: Final = {
    "plain": Style.null(), "dim": Style(dim=True), "bold": Style(bold=True), "head": Style(bold=True, underline=True),
    "cursor": Style(reverse=True), "chosen": Style(bold=True), "mark": Style(bold=True, color="yellow"),
    "error": Style(bold=True, color="red"), "key": Style(bold=True),
}  # fmt: skip


class Surface(Widget, can_focus=True):
    """Paints the lines, and tells the screen of keys and clicks."""

    DEFAULT_CSS = "Surface { height: 1fr; }"

    def __init__(self, draw: Callable[[int, int], Drawn], is_held: Callable[[], bool] = lambda: False) -> None:
        super().__init__()
        self.is_held = is_held
        """Whether the picture stays as it is: what it is drawn from is being changed on another thread."""
        self._draw = draw
        self._drawn: Drawn | None = None
        self._drawn_at = (0, 0)

    @property
    def drawn(self) -> Drawn:
        """What is on the screen."""
        size = (self.size.width, self.size.height)
        if self._drawn is None or (size != self._drawn_at and not self.is_held()):
            self._drawn, self._drawn_at = self._draw(*size), size
        return self._drawn

    def again(self) -> None:
        """Draw anew what has changed."""
        self._drawn = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        lines = self.drawn.lines
        if y >= len(lines):
            return Strip([Segment(" " * self.size.width, base)], self.size.width)
        segments = [Segment(piece.text, base + _ROLES[piece.role]) for piece in lines[y]]
        return Strip(segments, sum(cells(piece.text) for piece in lines[y]))
