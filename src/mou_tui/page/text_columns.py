"""How the columns of a pane are given to the margin, to the marks beside the text and to the text."""

from typing import Final, NamedTuple

_STEP: Final = 4
_NARROWEST: Final = 24
_WIDEST: Final = 200


class TextColumns(NamedTuple):
    """A pane of `width` columns, whose lines of text may have `widest` (all in cells)."""

    width: int
    widest: int

    @property
    def gutter(self) -> int:
        """Columns for the bar and the letters of kinds."""
        return 5 if self.width >= 56 else 4 if self.width >= 30 else 2

    @property
    def text(self) -> int:
        """Columns of a line of text."""
        return max(1, min(self.widest, self.width - self.gutter - 1))

    @property
    def margin(self) -> int:
        """Columns left of the gutter, so that the text stands in the middle."""
        room = self.width - self.gutter - self.text
        return max(0, (room - self.gutter // 2) // 2) if room > 2 else 0

    @property
    def left(self) -> int:
        """The column in which the text begins."""
        return self.margin + self.gutter

    @property
    def narrower(self) -> int:
        """The widest line one step narrower than the text is now."""
        return max(_NARROWEST, self.text - _STEP)

    @property
    def wider(self) -> int:
        """The widest line one step wider."""
        return min(_WIDEST, self.widest + _STEP)
