"""Words that are read and scrolled: the help, an error, a list of problems."""

import re
from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from rich.style import Style
from textual.strip import Strip

from mou_tui.app.bindings import bindings
from mou_tui.app.parts import Part, PartStyle
from mou_tui.app.textual_ext.line_pane import LinePane
from mou_tui.app.widgets.drawing import Piece, strip_of

Line = Sequence[Part]


class TextView(LinePane, can_focus=True):
    """Lines made by a function of the width, scrolled by the movement keys."""

    DEFAULT_CSS = """
    TextView { background: $background; }
    TextView > .text--dim { color: $text-muted; }
    TextView > .text--strong { text-style: bold; color: $primary; }
    TextView > .text--key { color: $footer-key-foreground; text-style: bold; }
    TextView > .text--accent { color: $accent; }
    TextView > .text--error { color: $error; text-style: bold; }
    """
    BINDINGS: ClassVar = bindings("movement")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"text--{look}" for look in ("dim", "strong", "key", "accent", "error")}
    ALLOW_SELECT = False

    def __init__(self, lines: Callable[[int], Sequence[Line]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._make = lines
        self._lines: Sequence[Line] = ()

    def remake(self) -> None:
        """Make the lines anew, since language or contents have changed."""
        self._lines = self._make(self.scrollable_content_region.width)
        self.show_lines(len(self._lines))

    def on_resize(self) -> None:
        self.remake()

    def render_line(self, y: int) -> Strip:
        number = y + self.top_line
        line = self._lines[number] if number < len(self._lines) else ()
        return strip_of(
            [Piece(part.text, self._look(part.style)) for part in line],
            self.line_width,
            self.ground,
        )

    def _look(self, look: PartStyle) -> Style:
        return self.ground if look == "plain" else self.get_component_rich_style(f"text--{look}")

    def action_down(self) -> None:
        self.scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        self.scroll_relative(y=-1, animate=False)

    def action_top(self) -> None:
        self.scroll_to(y=0, animate=False)

    def action_end(self) -> None:
        self.scroll_to(y=self.virtual_size.height, animate=False)

    def action_half_page_down(self) -> None:
        self.scroll_relative(y=max(self.size.height // 2, 1), animate=False)

    def action_half_page_up(self) -> None:
        self.scroll_relative(y=-max(self.size.height // 2, 1), animate=False)


_JOINED: Final = re.compile(r"[^\s]+\u00a0[^\s]+")  # b คั่น


def wrapped(text: str, width: int, look: PartStyle = "plain", indent: str = " ") -> list[list[Part]]:
    """`text`, whose paragraphs are separated by line ends, broken into lines of `width` cells.

    What a no-break space joins stays on one line: a key and what it does.
    """
    from mou_tui.thai.linebreak import linebreak

    lines: list[list[Part]] = []
    for paragraph in text.split("\n"):
        joined = [found.span() for found in _JOINED.finditer(paragraph)]
        for start, end in linebreak(paragraph, max(width - len(indent), 1), joined) or [(0, 0)]:
            lines.append([Part(indent + paragraph[start:end].rstrip(), look)])
    return lines
