"""The search line: what is searched for in all articles, and how many have it."""

from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input

from mou_tui.app.messages import QueryEntered
from mou_tui.app.parts import HitCount, Part
from mou_tui.app.textual_ext.line_input import LineInput
from mou_tui.app.widgets.bar import Bar
from mou_tui.i18n import _, ngettext
from mou_tui.thai.width import cells, truncate

_ROOM_FOR_ANY_COUNT: Final = 100
"""Columns from which the line has room for the longest count beside the words."""

_ROOM_FOR_BOTH_COUNTS: Final = 130
"""The same, of hits that are counted apart."""

_ROOM_FOR_COUNT: Final = 16
"""Columns that the count of a small library takes at the right."""


class SearchInput(LineInput):
    """The words of the search. The arrow keys move the list below without leaving the line."""

    BINDINGS: ClassVar = [
        Binding("down", "screen.list('down')", show=False),
        Binding("up", "screen.list('up')", show=False),
        Binding("pagedown", "screen.list('half_page_down')", show=False),
        Binding("pageup", "screen.list('half_page_up')", show=False),
    ]

    def __init__(self, typed: Callable[[str], None], *, id: str) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False, max_length=1000)
        self._typed = typed

    def watch_value(self, value: str) -> None:
        """Tell at once and not by a message: the sooner the search begins, the sooner its hits are there."""
        if self.is_mounted:
            self._typed(value)


class SearchLine(Horizontal):
    """A label, the input, and the count of hits, in one line."""

    def __init__(self, typed: Callable[[str], None], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.input = SearchInput(typed, id="search-input")

    def compose(self) -> ComposeResult:
        yield Bar(id="search-label")
        yield self.input
        yield Bar(id="search-count")

    @property
    def text(self) -> str:
        """The words as they were typed."""
        return self.input.value

    def set_text(self, text: str) -> None:
        """Put `text` into the line as if it had been typed."""
        self.input.value = text
        self.input.cursor_position = len(text)

    def relabel(self, key: str) -> None:
        """Write label and placeholder in the language in use; `key` goes to the line."""
        words = f" {_('Search all')} ({key}): "
        label = self.query_one("#search-label", Bar)
        label.show([Part(words, "key", "screen.do('search')")])
        label.styles.width = cells(words)
        examples = _("words, an organisation's name, or signed:2566")
        room = self.size.width - cells(words) - _ROOM_FOR_COUNT
        self.input.placeholder = examples if cells(examples) <= room else _("words or signed:2566")

    def show_count(self, count: HitCount) -> None:
        """Say how many of the articles the list shows, and what is wrong with the query."""
        width, parts = count_parts(count, self.size.width)
        bar = self.query_one("#search-count", Bar)
        bar.styles.width = width
        bar.show(parts)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(QueryEntered(event.value))


def count_parts(count: HitCount, line: int) -> tuple[int, list[Part]]:
    """The columns for the count in a search line of `line` columns, and what stands in them: what is wrong with the query, the count."""
    total, problem = count.total, count.problem
    most = max(line // 2, 20)
    words = _count_words(count.shown, total, count.exact)
    if count.inside:
        apart = _words_apart(count.shown - count.inside, count.inside)
        words = apart if cells(apart) < most else words
    counted = Part(f"{words} ", "dim")
    room = most - cells(counted.text) - 4
    parts = [Part(f" {truncate(problem, room)} · ", "error"), counted] if problem and room > 0 else [counted]
    needed = width = sum(cells(p.text) for p in parts)
    if line >= _ROOM_FOR_ANY_COUNT:
        # As wide as any count of this library: another width with every letter would lay the screen out anew.
        width = max(width, cells(_count_words(total, total, False)) + 1)
    if line >= _ROOM_FOR_BOTH_COUNTS:
        width = max(width, cells(_words_apart(total, total)) + 1)
    return min(width, most), [Part(" " * (width - needed)), *parts]


def _words_apart(exact: int, inside: int) -> str:
    return _("%(exact)s exact, %(inside)s inside longer words") % {"exact": f"{exact:,}", "inside": f"{inside:,}"}


def _count_words(count: int, total: int, exact: bool) -> str:
    numbers = {"n": f"{count:,}", "total": f"{total:,}"}
    if exact:
        return ngettext("%(n)s of %(total)s article", "%(n)s of %(total)s articles", total) % numbers
    return ngettext("at least %(n)s of %(total)s article", "at least %(n)s of %(total)s articles", total) % numbers
