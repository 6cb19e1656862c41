"""The pictures of an article, in the terminal: by Kitty's protocol, as Sixels, or in half blocks, whatever it can.

textual-image does the drawing. It is an extra; `opener.DialogOpener` says whether it is there.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from PIL import Image as Pillow
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center
from textual_image.renderable import Image as Drawn
from textual_image.renderable import UnicodeImage
from textual_image.widget import HalfcellImage, Image

from mou_tui.app.dialogs.overlay import Overlay, Panel
from mou_tui.app.parts import Part
from mou_tui.app.widgets.bar import Bar
from mou_tui.errors import MouError
from mou_tui.i18n import _
from mou_tui.loaders.limits import limits_in_force
from mou_tui.loaders.pictures import Bitmap, Picture, read_picture

# Where the terminal tells nothing of itself: characters in shades of grey would be all that textual-image tries.
_Picture: Final = HalfcellImage if Drawn is UnicodeImage else Image


class Pictures(Overlay[Path]):
    """One picture over the whole screen; the arrows go to the others. Dismissed with the file to open in its program, or None."""

    BINDINGS: ClassVar = [
        Binding("right,down,j,l,่,ส,space", "step(1)", show=False),
        Binding("left,up,k,h,า,้", "step(-1)", show=False),
        Binding("enter", "open", show=False),
    ]
    DEFAULT_CSS = """
    Pictures Center { height: 1fr; align: center middle; }
    Pictures Center > * { width: auto; height: auto; max-width: 100%; max-height: 100%; }
    """

    def __init__(self, pictures: Sequence[Picture], at: int) -> None:
        super().__init__()
        self._pictures, self._at = pictures, at

    def compose(self) -> ComposeResult:
        with Panel("", classes="-whole", id="pictures"):
            yield Center()
            yield Bar(id="caption")
            yield Bar(id="picture-hint")

    def on_mount(self) -> None:
        several = _("←→ other pictures · ") if len(self._pictures) > 1 else ""
        self.query_one("#picture-hint", Bar).show(
            [Part(" " + several + _("Enter opens it in its program · Esc closes"), "dim")]
        )
        self._show()

    def action_step(self, step: int) -> None:
        """Go to the next picture (1), or the one before (-1)."""
        at = min(max(self._at + step, 0), len(self._pictures) - 1)
        if at != self._at:
            self._at = at
            self._show()

    def action_open(self) -> None:
        self.dismiss(self._pictures[self._at].path)

    def _show(self) -> None:
        numbers = {"n": self._at + 1, "total": len(self._pictures)}
        self.query_one(Panel).retitle(_("Picture %(n)d of %(total)d") % numbers)
        self._say(self._pictures[self._at].caption)
        self._read(self._at)

    def _say(self, words: str, *, error: bool = False) -> None:
        self.query_one("#caption", Bar).show([Part(f" {words}", "error" if error else "plain")])

    @work(thread=True, exclusive=True, group="picture")
    def _read(self, at: int) -> None:
        """Decode a picture in a thread, which waits for the child that does it."""
        try:
            bitmap = read_picture(self._pictures[at], limits_in_force())
        except MouError as error:
            self.app.call_from_thread(self._failed, at, error)
        else:
            self.app.call_from_thread(self._draw, at, bitmap)

    def _draw(self, at: int, bitmap: Bitmap) -> None:
        if at == self._at and self.is_mounted:
            image = Pillow.frombytes("RGB", (bitmap.width, bitmap.height), bitmap.pixels)
            frame = self.query_one(Center)
            frame.remove_children()
            frame.mount(_Picture(image))

    def _failed(self, at: int, error: MouError) -> None:
        if at == self._at and self.is_mounted:
            self.query_one(Center).remove_children()
            self._say(str(error), error=True)
