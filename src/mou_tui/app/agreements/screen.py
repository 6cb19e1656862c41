"""The agreements on the screen: one surface that paints what `drawing` made, and a line to type in."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, Static

from mou_tui.app.agreements.commands import AgreementCommands, Asked
from mou_tui.app.agreements.drawing import Drawn, drawn
from mou_tui.app.agreements.keys import shown
from mou_tui.app.agreements.surface import Surface
from mou_tui.app.agreements.view import AgreementsView, OpenArticle
from mou_tui.app.dialogs.overlay import Notice
from mou_tui.errors import MouError
from mou_tui.i18n import _

if TYPE_CHECKING:
    from mou_tui.page.register_reading import RegisterReading


Background = Callable[[Callable[[], None]], Awaitable[None]]
"""Runs what waits for the disk on a thread of its own, one after the other; what is typed meanwhile is typed when it is done."""
_LOOK_EVERY: Final = 2.0
"""Seconds between two looks for agreements that the index has put together meanwhile."""


class AgreementsScreen(Screen[OpenArticle | None]):
    """The agreements of the library; dismissed with an article to open, or None. The view keeps the place for the next time."""

    DEFAULT_CSS = """
    AgreementsScreen #asking { height: 1; display: none; }
    AgreementsScreen #asking Static { width: auto; padding: 0 1; }
    AgreementsScreen #asking Input { width: 1fr; border: none; height: 1; padding: 0; }
    """
    AUTO_FOCUS = "Surface"
    answers_keys = True
    """It answers keys itself, without bindings: the next key waits until it has (`textual_ext.key_order`)."""
    BINDINGS: ClassVar = []

    def __init__(
        self,
        view: AgreementsView,
        library: str = "",
        export_folder: Path | None = None,
        background: Background | None = None,
        *,
        thai: bool = False,
        first: str = "",
    ) -> None:
        """`thai` tells whether the Thai keyboard layout is on; `first` is an action that is done at once."""
        super().__init__()
        self.view = view
        self.commands = AgreementCommands(view, self, export_folder or Path.cwd(), thai=thai)
        self._library = library
        self._background = background
        self._first = first
        self._asked: Asked | None = None
        self._writing = False
        self._left = False

    def compose(self) -> ComposeResult:
        yield Surface(self._draw, lambda: self._writing)
        with Horizontal(id="asking"):
            yield Static("", id="question", markup=False)
            yield Input(compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        self._load()
        if self._first:
            self.commands.do(self._first)
        self.set_interval(_LOOK_EVERY, self._look)

    def _look(self) -> None:
        """Show what has come while the index puts the agreements together."""
        if not (self.view.is_finished or self._writing or self._asked):
            self._load()

    def _load(self) -> None:
        self.commands.attempt(self.view.load)
        self.draw_again()

    def _draw(self, width: int, height: int) -> Drawn:
        return drawn(self.view, width, height, self._library, lambda action: shown(action, thai=self.commands.thai))

    def on_key(self, event: events.Key) -> None:
        if self._asked:
            if event.key == "escape":
                event.stop()
                self.commands.cancelled(self._asked)
                self._stop_asking()
        elif self.commands.key(event.key, event.character):
            event.stop()
            event.prevent_default()

    # What the commands use

    @property
    def half_page(self) -> int:
        return max(1, self.size.height // 2)

    def draw_again(self) -> None:
        self.query_one(Surface).again()

    def write(self, do: Callable[[], object]) -> None:
        """Do what writes the reader's files or an export where nobody waits for the disk."""
        if self._background is None:
            self.commands.attempt(do)
            self.draw_again()
            return
        self._writing = True
        self.run_worker(self._written(self._background(lambda: self.commands.attempt(do))))

    async def _written(self, done: Awaitable[None]) -> None:
        try:
            await done
        finally:
            self._writing = False
        self.draw_again()

    def leave(self, chosen: OpenArticle | None = None) -> None:
        """Go, once: a key may come twice before the screen is gone."""
        if not self._left:
            self._left = True
            self.dismiss(chosen)

    def copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)

    def show_notice(self, title: str, text: str) -> None:
        self.app.push_screen(Notice(title, text))

    def ask(self, what: Asked, question: str, value: str) -> None:
        self._asked = what
        self.query_one("#question", Static).update(question)
        line = self.query_one(Input)
        line.value = value
        # At once, not with the next message: what is typed next is meant for the line.
        self.query_one("#asking").display = True
        self.set_focus(line)
        line.cursor_position = len(value)
        if what != "filter":
            # What is typed takes the place of what stood there; an arrow keeps it.
            line.action_select_all()

    def read_register(self) -> None:
        self.run_worker(self._read_register(), exclusive=True, group="register")

    # The line that is typed in

    def _stop_asking(self) -> None:
        self._asked = None
        self.query_one("#asking").display = False
        self.set_focus(self.query_one(Surface))
        if not self._writing:
            self.draw_again()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._asked:
            self.commands.typed(self._asked, event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._asked is None or self.commands.entered(self._asked, event.value):
            self._stop_asking()

    async def _read_register(self) -> None:
        """Ask for an edited register, show what it would change, and enter that as one step."""
        from mou_tui.app.agreements.register import RegisterDialog
        from mou_tui.app.dialogs.open_folder import OpenFile
        from mou_tui.page.register_file import SUFFIXES

        title = _("Read an edited register · Tab completes, Enter reads")
        path = await self.app.push_screen_wait(OpenFile(title, self.commands.folder, SUFFIXES))
        if not isinstance(path, Path):
            return
        results: list[RegisterReading | MouError] = []

        def read() -> None:
            try:
                results.append(self.view.read_register(path))
            except MouError as error:
                results.append(error)

        await self._waited(read)
        reading = results[0]
        if isinstance(reading, MouError):
            text = "\n".join(filter(None, (path.name, reading.cause, reading.advice)))
            await self.app.push_screen_wait(Notice(_("Nothing was read"), text, error=True))
        elif await self.app.push_screen_wait(RegisterDialog(path.name, reading)):
            self.write(lambda: self.view.enter_register(reading))

    async def _waited(self, do: Callable[[], None]) -> None:
        """Do what waits for the disk where nobody waits for it."""
        if self._background is None:
            do()
        else:
            await self._background(do)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        if not self._writing:
            surface = self.query_one(Surface)
            self.commands.click(surface.drawn, event.screen_x - surface.region.x, event.screen_y - surface.region.y)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-3)

    def _scroll(self, lines: int) -> None:
        if not self._writing:
            self.view.move(lines)
            self.draw_again()
