"""The parts of a dialog: a value to choose with the arrow keys, and a button. Both are one line and answer the mouse."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding
from textual.message import Message

from mou_tui.app.parts import Part, PartStyle
from mou_tui.app.widgets.bar import Bar
from mou_tui.thai.width import pad

LABEL_WIDTH: Final = 10
"""Cells of a field's label, so that the fields of a dialog stand in line."""


class _Field(Bar, can_focus=True):
    """A line of a dialog that is drawn otherwise where it has the focus."""

    def on_mount(self) -> None:
        self._arrange()

    def on_focus(self) -> None:
        self._arrange()

    def on_blur(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        raise NotImplementedError


class CycleField(_Field):
    """`Format ‹ Markdown ›`: one of several values; left, right, space and a click go through them."""

    BINDINGS: ClassVar = [
        Binding("right,space,l,ส", "step(1)", show=False),
        Binding("left,h", "step(-1)", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Another value was chosen."""

        choice: "CycleField"
        value: object

        @property
        def control(self) -> "CycleField":
            return self.choice

    def __init__(
        self, label: str, values: Sequence[tuple[object, str]], *, at: object = None, id: str | None = None
    ) -> None:
        super().__init__(id=id, classes="field")
        self._label = label
        self._values = tuple(values)
        self._at = next((i for i, (value, _words) in enumerate(self._values) if value == at), 0)

    @property
    def value(self) -> object:
        """The chosen value; None where there is nothing to choose from."""
        return self._values[self._at][0] if self._values else None

    def offer(self, values: Sequence[tuple[object, str]]) -> None:
        """Offer other values, the first of them chosen."""
        self._values, self._at = tuple(values), 0
        self._arrange()

    def choose(self, value: object) -> None:
        """Choose a value, without saying so."""
        self._at = next((i for i, (offered, _words) in enumerate(self._values) if offered == value), self._at)
        self._arrange()

    def _arrange(self) -> None:
        words = self._values[self._at][1] if self._values else "–"
        style: PartStyle = "strong" if self.has_focus else "plain"
        self.show(
            [
                Part(f" {pad(self._label, LABEL_WIDTH)} ", "key" if self.has_focus else "dim"),
                Part("‹ ", "dim"),
                Part(words, style),
                Part(" ›", "dim"),
            ]
        )

    def action_step(self, step: int) -> None:
        if len(self._values) > 1:
            self._at = (self._at + step) % len(self._values)
            self._arrange()
            self.post_message(self.Changed(self, self.value))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.focus()
        self.action_step(1)


class TextButton(_Field):
    """A button of one line."""

    BINDINGS: ClassVar = [
        Binding("enter,space", "press", show=False),
        Binding("right,down", "app.focus_next", show=False),
        Binding("left,up", "app.focus_previous", show=False),
    ]

    @dataclass
    class Pressed(Message):
        """The button was pressed."""

        button: "TextButton"

        @property
        def control(self) -> "TextButton":
            return self.button

    def __init__(self, label: str, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="field")
        self._label = label

    def _arrange(self) -> None:
        self.show([Part(" "), Part(f"[ {self._label} ]", "key" if self.has_focus else "plain")])

    def action_press(self) -> None:
        self.post_message(self.Pressed(self))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_press()
