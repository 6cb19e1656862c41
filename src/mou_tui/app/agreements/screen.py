"""The agreements on the screen: one surface that paints what `drawing` made, and a line to type in."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, Static

from mou_tui import locations
from mou_tui.agreements.labels import cell_name, date_text, with_whom
from mou_tui.app.agreements.drawing import HINTS, Drawn, drawn
from mou_tui.app.agreements.keys import action_of, shown
from mou_tui.app.agreements.surface import Surface
from mou_tui.app.agreements.view import AgreementsView, OpenArticle
from mou_tui.app.dialogs.overlay import Notice
from mou_tui.errors import MouError
from mou_tui.i18n import _
from mou_tui.thai.width import cells

if TYPE_CHECKING:
    from mou_tui.agreements.briefs import Brief
    from mou_tui.page.register_reading import RegisterReading


Background = Callable[[Callable[[], None]], Awaitable[None]]
"""Runs what waits for the disk on a thread of its own, one after the other; what is typed meanwhile is typed when it is done."""
_LOOK_EVERY: Final = 2.0
"""Seconds between two looks for agreements that the index has put together meanwhile."""
_WRITING: Final = ("check", "reject", "undo", "redo", "same", "different")


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
        self._first = first
        self.view = view
        self._library = library
        self._folder = export_folder or Path.cwd()
        self._thai = thai
        self._asked = ""
        self._choices: list[Brief] = []
        self._background = background
        self._writing = False
        self._choosing: Literal["renews", "amends"] = "renews"
        self._left = False

    def compose(self) -> ComposeResult:
        yield Surface(self._draw, lambda: self._writing)
        with Horizontal(id="asking"):
            yield Static("", id="question", markup=False)
            yield Input(compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        self._try(self.view.load)
        self._again()
        if self._first:
            self._act(self._first)
        self.set_interval(_LOOK_EVERY, self._look)

    def _look(self) -> None:
        """Show what has come while the index puts the agreements together."""
        if not (self.view.is_finished or self._writing or self._asked):
            self._try(self.view.load)
            self._again()

    def _draw(self, width: int, height: int) -> Drawn:
        return drawn(self.view, width, height, self._library, lambda action: shown(action, thai=self._thai))

    def _again(self) -> None:
        self.query_one(Surface).again()

    def _try(self, do: Callable[[], object]) -> None:
        """Do it; what could not be read or written is said, and nothing else happens."""
        try:
            do()
        except MouError as error:
            self.view.told = str(error)

    # Keys

    def _act(self, action: str) -> None:
        """Do what a key asks for."""
        if action in _WRITING:
            self._write(lambda: self.do(action))
        else:
            self._try(lambda: self.do(action))
            self._again()

    def _write(self, do: Callable[[], object]) -> None:
        """Do what writes the reader's files or an export where nobody waits for the disk."""
        if self._background is None:
            self._try(do)
            self._again()
            return
        self._writing = True
        self.run_worker(self._written(self._background(lambda: self._try(do))))

    async def _written(self, done: Awaitable[None]) -> None:
        try:
            await done
        finally:
            self._writing = False
        self._again()

    def on_key(self, event: events.Key) -> None:
        if self._asked:
            if event.key == "escape":
                event.stop()
                self._stop_asking(keep=False)
            return
        # The layout in use shows in what is typed.
        letter = event.character or ""
        if letter.isalpha() or "\u0e01" <= letter <= "\u0e5b":
            self._thai = not letter.isascii()
        action = action_of(event.key, event.character)
        if self._choices:
            event.stop()
            self._choose(event.character or "")
            return
        if action is not None:
            event.stop()
            event.prevent_default()
            self._act(action)

    def do(self, action: str) -> None:
        """Do one of the actions of `keys.KEYS`."""
        view = self.view
        step = max(1, self.size.height // 2)
        moves = {"down": 1, "up": -1, "page_down": step, "page_up": -step, "top": -(10**6), "end": 10**6}
        if action in moves:
            view.move(moves[action])
            return
        simple: dict[str, Callable[[], object]] = {
            "work": view.next_work, "sort": view.sort_next, "turn": lambda: view.sort_by(view.sort), "group": view.group_next,
            "check": view.check,
            "reject": view.reject, "undo": view.undo, "redo": view.redo, "same": view.same, "different": view.different,
            "partner": view.partner, "person": view.person, "left": self._to_list, "right": self._to_detail, "back": self._back,
            "articles": self._leave, "open": self._open, "filter": self._ask_filter, "edit": self._ask_value,
            "renews": lambda: self._ask_former("renews"), "amends": lambda: self._ask_former("amends"),
            "timeline": lambda: self._turn_page("timeline"), "charts": lambda: self._turn_page("charts"),
            "copy": self._copy, "export": self._ask_export,
            "read_register": lambda: self.run_worker(self._read_register(), exclusive=True, group="register"), "help": self._tell_marks,
        }  # fmt: skip
        simple[action]()

    def _to_list(self) -> None:
        self.view.focus = "list"

    def _to_detail(self) -> None:
        if self.view.row is not None:
            self.view.focus, self.view.page = "detail", "list"

    def _turn_page(self, page: str) -> None:
        view = self.view
        view.page = "list" if view.page == page else "timeline" if page == "timeline" else "charts"
        view.focus = "list"

    def _back(self) -> None:
        """One step back: from the details to the list, from a page to the table, from a filter to all, then to the articles."""
        view = self.view
        if view.focus == "detail":
            view.focus = "list"
        elif view.page != "list":
            view.page = "list"
        elif view.filter:
            view.set_filter("")
        else:
            self._leave()

    def _leave(self, chosen: OpenArticle | None = None) -> None:
        """Go, once: a key may come twice before the screen is gone."""
        if not self._left:
            self._left = True
            self.dismiss(chosen)

    def _open(self) -> None:
        view = self.view
        if view.focus == "list":
            self._to_detail()
            return
        line = view.lines[view.line] if view.lines else None
        if line is not None and line.kind == "link":
            self._go_to(line.key)
            return
        words = view.words()
        if words is None:
            view.told = _("No news says this.")
            return
        source, spans = words
        self._leave(OpenArticle(source.rowid, spans))

    def _go_to(self, key: str) -> None:
        view = self.view
        place = next((n for n, row in enumerate(view.rows) if row.key == key), None)
        if place is None:
            view.set_filter("")
            place = next((n for n, row in enumerate(view.rows) if row.key == key), 0)
        view.go(place)
        view.line = 0

    def _tell_marks(self) -> None:
        marks = _(
            "≠ sources differ  ≈ perhaps double  ↻ a renewal  ✓ checked  * computed  ◐ running out  ■ run out  ○ replaced"
        )
        keys = [f"{shown(action, thai=self._thai)}  {_(label)}" for action, label in HINTS]
        self.app.push_screen(Notice(_("Help"), "\n".join([*marks.split("  "), "", *keys])))

    def _copy(self) -> None:
        row = self.view.row
        if row is not None:
            columns = (
                with_whom(row),
                row.instrument,
                date_text(row.signed_on),
                date_text(row.ends_on),
                row.title,
                f"ag:{row.key}",
            )
            self.app.copy_to_clipboard("\t".join(columns))
            self.view.told = _("Copied as a row.")

    # Typing

    def _ask(self, what: str, question: str, value: str) -> None:
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

    def _stop_asking(self, *, keep: bool) -> None:
        if self._asked == "filter" and not keep:
            self.view.set_filter("")
        self._asked = ""
        self.query_one("#asking").display = False
        self.set_focus(self.query_one(Surface))
        if not self._writing:
            self._again()

    def _ask_filter(self) -> None:
        self._ask("filter", _("Filter: "), self.view.filter)

    def _ask_value(self) -> None:
        if self.view.row is not None:
            self._ask("value", cell_name(self.view.field_at_cursor()) + ":", self.view.text_at_cursor())

    def _ask_export(self) -> None:
        self._ask("export", _("Write the register to:"), locations.shown(self._folder / _("agreements.xlsx")))

    def _ask_former(self, how: Literal["renews", "amends"]) -> None:
        """The likely former agreements by number."""
        self._choosing = how
        self._choices = self.view.former_ones()
        if not self._choices:
            self.view.told = _("No earlier agreement with these parties is known.")
            return
        listed = "  ".join(
            f"{n} {with_whom(row, self.view.ours)} {date_text(row.signed_on)}"
            for n, row in enumerate(self._choices[:5], 1)
        )
        question = _("Renews which one? %s") if how == "renews" else _("Amends which one? %s")
        self.view.told = question % listed

    def _choose(self, character: str) -> None:
        number = int(character) if character.isdigit() else 0
        chosen, self._choices = self._choices, []
        self.view.told = ""
        if 0 < number <= len(chosen):
            self._write(lambda: self.view.renews(chosen[number - 1], self._choosing))
        else:
            self._again()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._asked == "filter":
            self._try(lambda: self.view.set_filter(event.value))
            self._again()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        asked, value = self._asked, event.value
        if asked == "value":
            if not self.view.understands(value):
                self._again()
                return
            self._write(lambda: self.view.enter(value))
        elif asked == "export":
            self._write(lambda: self.export(locations.expanded(value)))
        self._stop_asking(keep=True)

    def export(self, path: Path) -> None:
        """Write the rows that are shown, in the form that the file's name says. The host does it."""
        if not self.view.rows:
            self.view.told = _("No agreement is shown: nothing was written.")
            return
        self.view.told = self.view.host.export(self.view.rows, path)

    async def _read_register(self) -> None:
        """Ask for an edited register, show what it would change, and enter that as one step."""
        from mou_tui.app.agreements.register import RegisterDialog
        from mou_tui.app.dialogs.open_folder import OpenFile
        from mou_tui.page.register_file import SUFFIXES

        title = _("Read an edited register · Tab completes, Enter reads")
        path = await self.app.push_screen_wait(OpenFile(title, self._folder, SUFFIXES))
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
            self._write(lambda: self.view.enter_register(reading))

    async def _waited(self, do: Callable[[], None]) -> None:
        """Do what waits for the disk where nobody waits for it."""
        if self._background is None:
            do()
        else:
            await self._background(do)

    # Mouse

    def on_click(self, event: events.Click) -> None:
        if self._writing:
            return
        surface = self.query_one(Surface)
        y, x = event.screen_y - surface.region.y, event.screen_x - surface.region.x
        now, view = surface.drawn, self.view
        if y == now.heading and not (now.detail_from and x >= now.detail_from):
            sort = next((name for low, high, name in now.sorts if low <= x < high), None)
            if sort is not None:
                view.sort_by(sort)
        elif y in now.details and x >= now.detail_from and (now.detail_from or view.focus == "detail"):
            twice = view.focus == "detail" and view.line == now.details[y]
            view.focus, view.line = "detail", now.details[y]
            if twice:
                self._open()
        elif y in now.table:
            twice = view.focus == "list" and view.cursor == now.table[y]
            view.focus = "list"
            view.go(now.table[y])
            if twice:
                self._to_detail()
        elif now.worklist <= y < now.heading:
            self._click_work(now, y, x)
        self._again()

    def _click_work(self, now: Drawn, y: int, x: int) -> None:
        """Filter for what was clicked on the worklist; once more shows all."""
        work = self.view.work()
        at = 0
        for piece in now.lines[y]:
            at += cells(piece.text)
            if x < at:
                condition = next((wanted for name, _count, wanted in work if piece.text.startswith(name)), None)
                if condition is not None:
                    self.view.set_filter("" if self.view.filter == condition else condition)
                return

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-3)

    def _scroll(self, lines: int) -> None:
        if not self._writing:
            self.view.move(lines)
            self._again()
