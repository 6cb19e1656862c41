"""Drawing a line of the facts pane: the bar at the chosen fact, the letter of its kind, its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mou_tui.page.fact_lines import CHECKED, DOUBTFUL, LEFT
from mou_tui.thai.width import cells

if TYPE_CHECKING:
    from mou_tui.app.themes import Palette
    from mou_tui.page.fact_lines import Row


@dataclass(frozen=True, slots=True)
class FactPainter:
    """Draws lines `width` cells wide on the ground `base`; all lines of the item `chosen` have the bar, and a ground of their own
    where the pane has the focus.
    """

    colors: Palette
    width: int
    base: Style
    chosen: int | None
    has_focus: bool

    def paint(self, row: Row) -> Strip:
        """One line."""
        colors, base = self.colors, self.base
        chosen = row.item is not None and row.item == self.chosen
        if chosen and self.has_focus:
            base = base + colors.chosen
        segments = [
            Segment("▌" if chosen else " ", base + colors.bar),
            Segment(row.letter or " ", base + colors.kinds.get(row.letter_of, Style.null())),
            Segment(" ", base),
        ]
        used = LEFT
        for text, style in row.pieces:
            segments.append(Segment(text, base + self._piece_style(text, style)))
            used += cells(text)
        if used < self.width:
            segments.append(Segment(" " * (self.width - used), base))
        return Strip(segments, max(used, self.width))

    def _piece_style(self, text: str, style: str) -> Style:
        if text.startswith(CHECKED):
            return self.colors.good
        if text.startswith(DOUBTFUL) or style == "warning":
            return self.colors.doubtful
        return self.colors.faint if style in ("detail", "label", "note") else Style.null()
