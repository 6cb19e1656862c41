"""Choosing one of many by typing a part of it: the command palette, folders, saved searches, what narrows a search."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from mou_tui.app.dialogs.overlay import Overlay, Panel
from mou_tui.app.textual_ext.line_pane import LinePane
from mou_tui.app.widgets.drawing import Piece, both_ends, strip_of
from mou_tui.app.widgets.movement import Movement
from mou_tui.i18n import _
from mou_tui.thai.fold import fold

T = TypeVar("T")

_LINES_AROUND: Final = 3
"""Lines of a chooser's panel that are no options: its two edges and the line to type in."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its words, something beside them, and what choosing it gives (None: it is a heading)."""

    label: str
    detail: str = ""
    value: object = None


class Options(Movement, LinePane):
    """The options, one line each; the cursor passes over headings."""

    DEFAULT_CSS = """
    Options { height: 1fr; background: $background; }
    Options > .options--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    Options > .options--cursor { text-style: $block-cursor-text-style; }
    Options > .options--detail { color: $text-muted; }
    Options > .options--heading { color: $primary; text-style: bold; }
    Options > .options--empty { color: $text-muted; }
    """
    BINDINGS: ClassVar = Movement.MOVEMENT_BINDINGS
    COMPONENT_CLASSES: ClassVar[set[str]] = {"options--cursor", "options--detail", "options--heading", "options--empty"}
    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """An option was clicked."""

        option: Option

    class Moved(Message):
        """The cursor stands on another option."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self.options: Sequence[Option] = ()
        self.empty_text = ""

    def show(self, options: Sequence[Option]) -> None:
        """Show these options, the cursor on the first that can be taken."""
        self.options = options
        self.cursor = next((i for i, option in enumerate(options) if option.value is not None), 0)
        self.show_lines(len(options))
        self.scroll_to(y=0, animate=False)

    def show_again(self, options: Sequence[Option]) -> None:
        """Show these options, the cursor in its place or on the last one."""
        at = self.cursor
        self.show(options)
        if options:
            self.move_to(min(at, len(options) - 1))

    @property
    def current(self) -> Option | None:
        """The option under the cursor."""
        option = self.options[self.cursor] if self.cursor < len(self.options) else None
        return option if option is not None and option.value is not None else None

    def current_of(self, kind: type[T]) -> T | None:
        """What choosing the option under the cursor gives, if it is one of these."""
        option = self.current
        return option.value if option is not None and isinstance(option.value, kind) else None

    def item_count(self) -> int:
        return len(self.options)

    def page_items(self) -> int:
        return max(self.size.height, 1)

    def move_to(self, index: int) -> None:
        step = 1 if index >= self.cursor else -1
        while 0 <= index < len(self.options) and self.options[index].value is None:
            index += step
        if 0 <= index < len(self.options):
            self.cursor = index
            self.post_message(self.Moved())
        top = self.scroll_offset.y
        if self.cursor < top or (self.cursor == 1 and self.options[0].value is None):
            self.scroll_to(y=max(self.cursor - 1, 0), animate=False)
        elif self.cursor >= top + self.size.height:
            self.scroll_to(y=self.cursor - self.size.height + 1, animate=False)
        self.refresh()

    def on_resize(self) -> None:
        self.show_lines(len(self.options))

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        index = -1 if at is None else at.y + self.scroll_offset.y
        if 0 <= index < len(self.options) and self.options[index].value is not None:
            event.stop()
            self.move_to(index)
            self.post_message(self.Chosen(self.options[index]))

    def render_line(self, y: int) -> Strip:
        width, index = self.line_width, y + self.top_line
        if not self.options and y == 0:
            return strip_of(
                [Piece(f" {self.empty_text}", self.get_component_rich_style("options--empty"))], width, self.ground
            )
        if index >= len(self.options):
            return Strip.blank(width, self.ground)
        option = self.options[index]
        if option.value is None:
            return strip_of(
                [Piece(f" {option.label}", self.get_component_rich_style("options--heading"))], width, self.ground
            )
        chosen = index == self.cursor
        base = self.get_component_rich_style("options--cursor") if chosen else self.ground
        detail = base if chosen else self.get_component_rich_style("options--detail")
        return both_ends(
            [Piece("▌" if chosen else " ", base), Piece(option.label, base)],
            [Piece(f" {option.detail} ", detail)],
            width,
            base,
        )


def containing(options: Sequence[Option], typed: str) -> list[Option]:
    """The options that have every typed word in label or detail, letters' case and digits' script aside; headings as needed."""
    words = fold(typed).split()
    kept: list[Option] = []
    heading: Option | None = None
    for option in options:
        if option.value is None:
            heading = option
        elif all(word in fold(f"{option.label} {option.detail}") for word in words):
            if heading is not None:
                kept.append(heading)
                heading = None
            kept.append(option)
    return kept


class Chooser(Overlay[object]):
    """A line to type in over the options that match; dismissed with the chosen option's value, or None."""

    BINDINGS: ClassVar = [
        Binding("down", "options('down')", show=False, priority=True),
        Binding("up", "options('up')", show=False, priority=True),
        Binding("pagedown", "options('half_page_down')", show=False, priority=True),
        Binding("pageup", "options('half_page_up')", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[Option] | Callable[[str], Sequence[Option]],
        *,
        typed: str = "",
        placeholder: str = "",
        empty: str = "",
    ) -> None:
        super().__init__()
        self._title, self._typed = title, typed
        self.moved = False
        self._placeholder = placeholder or _("type a part of it")
        self._empty = empty or _("Nothing has these words.")
        self._most: int | None = None
        """How many options there are at most, where that is known before anything is typed."""
        if callable(options):
            self._matching: Callable[[str], Sequence[Option]] = options
        else:
            self._most = len(options)
            self._matching = lambda typed: containing(options, typed)

    def compose(self) -> ComposeResult:
        with Panel(self._title, id="chooser"):
            yield Input(
                self._typed, placeholder=self._placeholder, compact=True, select_on_focus=False, id="chooser-input"
            )
            yield Options(id="chooser-options")

    def on_mount(self) -> None:
        self.query_one(Options).empty_text = self._empty
        if self._most is not None:
            # No more of the reader is covered than all of them need; while one types it stays as it is.
            styles = self.query_one(Panel).styles
            styles.height = styles.min_height = max(self._most, 1) + _LINES_AROUND
        self.match(self._typed)

    @property
    def typed(self) -> str:
        """The words in the line."""
        return self.query_one(Input).value

    def match(self, typed: str) -> None:
        """Show the options that match."""
        self.query_one(Options).show(self._matching(typed))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.moved = False
        self.complain("")
        self.match(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.entered(event.value)

    def entered(self, typed: str) -> None:
        """Enter was pressed: take the option under the cursor."""
        option = self.query_one(Options).current
        if option is not None:
            self.take(option)

    def on_options_chosen(self, event: Options.Chosen) -> None:
        event.stop()
        self.take(event.option)

    def take(self, option: Option) -> None:
        """The reader has chosen `option`."""
        self.dismiss(option.value)

    def complain(self, sentence: str) -> None:
        """Say at the panel's lower edge what is wrong with what was typed."""
        self.query_one("#chooser", Panel).border_subtitle = Content(sentence)

    def action_options(self, movement: str) -> None:
        self.moved = True
        getattr(self.query_one(Options), f"action_{movement}")()
