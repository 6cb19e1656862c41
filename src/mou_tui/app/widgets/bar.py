"""A bar: one line of words with something at its left and right end, parts of which can be clicked."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from mou_tui.app.parts import Part
from mou_tui.app.textual_ext.cached_styles import CachedStyles
from mou_tui.app.widgets.drawing import Piece, both_ends


class Bar(CachedStyles, Widget):
    """Shows `left` and `right` in one line; the words are never markup."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"bar--{look}" for look in ("dim", "strong", "key", "accent", "error")}
    DEFAULT_CSS = "Bar { height: 1; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._left: tuple[Part, ...] = ()
        self._right: tuple[Part, ...] = ()

    def show(self, left: Sequence[Part], right: Sequence[Part] = ()) -> None:
        """Show these parts from now on."""
        if (tuple(left), tuple(right)) != (self._left, self._right):
            self._left, self._right = tuple(left), tuple(right)
            self.refresh()

    @property
    def words(self) -> str:
        """What the bar says, without its looks."""
        return "".join(p.text for p in (*self._left, *self._right))

    def render_line(self, y: int) -> Strip:
        fill = self.rich_style
        if y:
            return Strip.blank(self.size.width, fill)
        return both_ends(self._pieces(self._left), self._pieces(self._right), self.size.width, fill)

    def _pieces(self, parts: Sequence[Part]) -> list[Piece]:
        return [Piece(part.text, self._style(part)) for part in parts]

    def _style(self, part: Part) -> Style:
        style = self.rich_style if part.style == "plain" else self.get_component_rich_style(f"bar--{part.style}")
        return style + Style(meta={"@click": part.action}) if part.action else style
