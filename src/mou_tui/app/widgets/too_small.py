"""What stands on a terminal that is too small for the reader."""

from textual.strip import Strip
from textual.widget import Widget

from mou_tui.app.widgets.drawing import Piece, strip_of
from mou_tui.i18n import _


class TooSmall(Widget):
    """Says how much room is needed, broken between words however narrow it is."""

    ALLOW_SELECT = False

    def __init__(self, columns: int, lines: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns, self._lines = columns, lines

    def render_line(self, y: int) -> Strip:
        from mou_tui.thai.linebreak import linebreak

        words = _("mou-tui needs at least %(columns)d columns and %(lines)d lines. Make the window larger; q quits.")
        text = words % {"columns": self._columns, "lines": self._lines}
        width = max(self.size.width, 1)
        lines = [text[start:end].rstrip() for start, end in linebreak(text, width)]
        return strip_of([Piece(lines[y] if y < len(lines) else "", self.rich_style)], width, self.rich_style)
