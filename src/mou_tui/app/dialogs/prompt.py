"""Asking for a few words, and asking whether to go on."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from mou_tui.app.dialogs.overlay import Overlay, Panel
from mou_tui.app.parts import Part
from mou_tui.app.widgets.fields import TextButton
from mou_tui.app.widgets.text_view import TextView, wrapped
from mou_tui.i18n import _


class Prompt(Overlay[str]):
    """One line of text, dismissed with what was typed, or None."""

    def __init__(
        self, title: str, value: str = "", *, placeholder: str = "", hint: str = "", selected: bool = False
    ) -> None:
        super().__init__()
        self._title, self._value, self._placeholder, self._hint, self._selected = (
            title,
            value,
            placeholder,
            hint,
            selected,
        )

    def compose(self) -> ComposeResult:
        with Panel(self._title):
            yield Input(self._value, placeholder=self._placeholder, compact=True, select_on_focus=self._selected)
            yield TextView(self._lines, id="prompt-hint")

    def _lines(self, width: int) -> list[list[Part]]:
        keys = _("Enter keeps it, Esc leaves it as it was.")
        return wrapped(f"{self._hint}\n{keys}".strip(), width, "dim")

    def on_mount(self) -> None:
        self.query_one(TextView).can_focus = False
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)


class Confirm(Overlay[bool]):
    """A question; the safe answer has the focus."""

    def __init__(self, title: str, question: str, yes: str, no: str) -> None:
        super().__init__()
        self._title, self._question, self._yes, self._no = title, question, yes, no

    def compose(self) -> ComposeResult:
        with Panel(self._title):
            yield TextView(self._lines)
            with Horizontal(classes="buttons"):
                yield TextButton(self._no, id="no")
                yield TextButton(self._yes, id="yes")

    def _lines(self, width: int) -> list[list[Part]]:
        return wrapped(self._question, width)

    def on_mount(self) -> None:
        self.query_one(TextView).can_focus = False
        self.query_one("#no").focus()

    def on_text_button_pressed(self, event: TextButton.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")
