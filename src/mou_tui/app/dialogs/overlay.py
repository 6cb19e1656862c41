"""What all overlays share: Esc and q close them, and they lie at the lower edge, where they cut no Thai word in the middle."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip

from mou_tui.app.bindings import bindings
from mou_tui.app.parts import Part
from mou_tui.app.widgets.text_view import TextView, wrapped
from mou_tui.i18n import _

T = TypeVar("T")


class Overlay(ModalScreen[T]):
    """A panel over the reader. Subclasses fill `Panel`."""

    # The reader stays in sight above it, dimmed. At the lower edge, where no line of it would be cut in the middle.
    DEFAULT_CSS = """
    Overlay { align: center bottom; background: $background 45%; }
    Overlay:ansi { background: transparent; }
    """
    BINDINGS: ClassVar = bindings("everywhere")
    AUTO_FOCUS = "*"

    def render_lines(self, crop: Region) -> list[Strip]:
        """What is behind, blank beside a panel that is narrower: a line of Thai cannot be cut between any two cells."""
        strips = super().render_lines(crop)
        panels = list(self.query(Panel))
        if not panels:
            return strips
        covered, blank = panels[0].region, Strip.blank(crop.width, panels[0].rich_style)
        return [blank if covered.y <= crop.y + n < covered.bottom else strip for n, strip in enumerate(strips)]

    def action_back(self) -> None:
        self.dismiss(None)

    def action_quit(self) -> None:
        self.dismiss(None)

    async def action_suspend(self) -> None:
        await self.app.run_action("app.suspend")

    async def action_do(self, id: str) -> None:
        """Do an action by its id: a click on the footer."""
        await self.app.run_action(id, self)

    def action_help(self) -> None:
        """Help is not for the overlay; it stays where it is."""

    def action_command_palette(self) -> None:
        """One overlay at a time."""


class Panel(Vertical):
    """The box of an overlay; its title is never markup."""

    DEFAULT_CSS = """
    Panel { width: 100%; max-width: 80; height: auto; max-height: 80%; background: $background; border: round $border; }
    Panel { border-title-color: $foreground; border-title-style: bold; }
    Panel { border-subtitle-color: $error; border-subtitle-style: bold; }
    Panel.-error { border: round $error; }
    Panel.-whole { height: 100%; max-height: 100%; max-width: 100%; }
    Panel > TextView { height: auto; max-height: 16; }
    Panel.-whole > TextView { height: 1fr; max-height: 100%; }
    Panel Input { background: $panel; margin: 0 1; }
    Panel Input:focus { background-tint: 0%; }
    Panel .buttons, Panel .labelled { height: 1; }
    Panel .buttons TextButton { width: auto; }
    Panel#chooser { height: 60%; min-height: 10; max-height: 60%; }
    .field { height: 1; }
    .field:focus { background: $panel; }
    """

    def __init__(self, title: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.retitle(title)

    def retitle(self, title: str) -> None:
        """Write another title."""
        self.border_title = Content(title)


class Notice(Overlay[None]):
    """A sentence or several that the reader should not miss."""

    BINDINGS: ClassVar = [Binding("enter,space", "back", show=False)]

    def __init__(self, title: str, text: str, *, error: bool = False) -> None:
        super().__init__()
        self._title, self._text, self._error = title, text, error

    def compose(self) -> ComposeResult:
        with Panel(self._title, classes="-error" if self._error else ""):
            yield TextView(self._lines)

    def _lines(self, width: int) -> list[list[Part]]:
        return [*wrapped(self._text, width), *wrapped(_("Esc closes this."), width, "dim")]
