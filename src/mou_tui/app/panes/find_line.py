"""The find line: words looked for in the article that is open. It stands in the status line's place while it is needed."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from mou_tui.app.parts import Part
from mou_tui.app.widgets.bar import Bar
from mou_tui.i18n import _
from mou_tui.thai.width import cells


class FindLine(Horizontal):
    """A label, the words, and which of how many matches is shown; while it is, `instead_of` is not."""

    class Typed(Message):
        """The words changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Entered(Message):
        """Enter was pressed."""

    def __init__(self, instead_of: Widget, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._instead_of = instead_of

    @property
    def shown(self) -> bool:
        """Whether the line is on the screen."""
        return bool(self.display)

    def compose(self) -> ComposeResult:
        yield Bar(id="find-label")
        yield Input(id="find-input", compact=True, select_on_focus=True, max_length=500)
        yield Bar(id="find-count")

    @property
    def input(self) -> Input:
        return self.query_one(Input)

    def begin(self) -> None:
        """Show the line and type into it."""
        words = f" {_('Find in this article')}: "
        label = self.query_one("#find-label", Bar)
        label.styles.width = cells(words)
        label.show([Part(words, "key")])
        self.display, self._instead_of.display = True, False
        self.screen.set_focus(self.input)

    def end(self) -> None:
        """Hide the line and forget its words."""
        self.display, self._instead_of.display = False, True
        with self.prevent(Input.Changed):
            self.input.value = ""
        self.show_count(0, 0)

    def show_count(self, n: int, total: int) -> None:
        """Say that match `n` of `total` is shown."""
        if total:
            words = _("%(n)d of %(total)d") % {"n": n, "total": total}
        else:
            words = _("not found") if self.input.value else ""
        bar = self.query_one("#find-count", Bar)
        bar.styles.width = cells(words) + 2
        bar.show([Part(f" {words}", "dim")])

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered())
