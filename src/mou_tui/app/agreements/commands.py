"""What keys, clicks and typed lines do on the agreements screen; knows no Textual."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Protocol

from mou_tui import locations
from mou_tui.agreements.labels import cell_name, date_text, with_whom
from mou_tui.app.agreements.drawing import HINTS, Drawn
from mou_tui.app.agreements.keys import action_of, shown
from mou_tui.app.agreements.view import AgreementsView, OpenArticle
from mou_tui.errors import MouError
from mou_tui.i18n import _
from mou_tui.thai.width import cells

if TYPE_CHECKING:
    from mou_tui.agreements.briefs import Brief

Asked = Literal["filter", "value", "export"]
"""What is typed in the line below: a filter, a value of the field at the cursor, the file of an export."""
_WRITING: Final = frozenset({"check", "reject", "undo", "redo", "same", "different"})


class CommandScreen(Protocol):
    """The screen, as its commands use it."""

    @property
    def half_page(self) -> int:
        """Half as many lines as the screen has."""

    def draw_again(self) -> None:
        """Draw what has changed."""

    def write(self, do: Callable[[], object]) -> None:
        """Do what waits for the disk, then draw what has changed."""

    def leave(self, chosen: OpenArticle | None = None) -> None:
        """Close the screen, to go to the words of `chosen` if there is one."""

    def ask(self, what: Asked, question: str, value: str) -> None:
        """Let a line be typed, in which `value` stands; it comes back by `typed` and `entered`, or `cancelled`."""

    def copy(self, text: str) -> None:
        """Copy to the clipboard."""

    def show_notice(self, title: str, text: str) -> None:
        """Show lines over the screen."""

    def read_register(self) -> None:
        """Ask for an edited register and read it."""


class AgreementCommands:
    """The commands of the agreements screen on its view."""

    def __init__(self, view: AgreementsView, screen: CommandScreen, folder: Path, *, thai: bool = False) -> None:
        """`folder` is where exports go; `thai` tells whether the Thai keyboard layout is on."""
        self.view = view
        self.thai = thai
        self.folder = folder
        self._screen = screen
        self._former: list[Brief] = []
        """The agreements of which one is to be chosen by number."""
        self._following: Literal["renews", "amends"] = "renews"
        self._commands: dict[str, Callable[[], object]] = {
            "down": lambda: view.move(1), "up": lambda: view.move(-1), "top": lambda: view.move(-(10**6)), "end": lambda: view.move(10**6),
            "page_down": lambda: view.move(screen.half_page), "page_up": lambda: view.move(-screen.half_page),
            "work": view.next_work, "sort": view.sort_next, "turn": lambda: view.sort_by(view.sort), "group": view.group_next,
            "check": view.check, "reject": view.reject, "undo": view.undo, "redo": view.redo, "same": view.same,
            "different": view.different, "partner": view.partner, "person": view.person,
            "left": self._to_list, "right": self._to_details, "back": self._back, "articles": screen.leave, "open": self._open,
            "filter": self._ask_filter, "edit": self._ask_value, "export": self._ask_export,
            "renews": lambda: self._ask_former("renews"), "amends": lambda: self._ask_former("amends"),
            "timeline": lambda: self._turn_page("timeline"), "charts": lambda: self._turn_page("charts"),
            "copy": self._copy, "read_register": screen.read_register, "help": self._show_help,
        }  # fmt: skip

    @property
    def actions(self) -> frozenset[str]:
        """All that can be done."""
        return frozenset(self._commands)

    def key(self, key: str, character: str | None) -> bool:
        """Do what a key asks for; whether it asks for anything."""
        # The layout in use shows in what is typed.
        letter = character or ""
        if letter.isalpha() or "\u0e01" <= letter <= "\u0e5b":
            self.thai = not letter.isascii()
        if self._former:
            self._choose_former(letter)
            return True
        action = action_of(key, character)
        if action is not None:
            self.do(action)
        return action is not None

    def do(self, action: str) -> None:
        """Do one of the actions of `keys.KEYS`."""
        command = self._commands[action]
        if action in _WRITING:
            self._screen.write(command)
        else:
            self.attempt(command)
            self._screen.draw_again()

    def attempt(self, do: Callable[[], object]) -> None:
        """Do something; what could not be read or written is told, and nothing else happens."""
        try:
            do()
        except MouError as error:
            self.view.told = str(error)

    # From place to place

    def _to_list(self) -> None:
        self.view.focus = "list"

    def _to_details(self) -> None:
        if self.view.row is not None:
            self.view.focus, self.view.page = "detail", "list"

    def _turn_page(self, page: Literal["timeline", "charts"]) -> None:
        self.view.page = "list" if self.view.page == page else page
        self.view.focus = "list"

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
            self._screen.leave()

    def _open(self) -> None:
        view = self.view
        if view.focus == "list":
            self._to_details()
            return
        line = view.chosen_line
        if line is not None and line.kind == "link":
            self._go_to(line.key)
            return
        place = view.words()
        if place is None:
            view.told = _("No news says this.")
            return
        article, spans = place
        self._screen.leave(OpenArticle(article.rowid, spans))

    def _go_to(self, key: str) -> None:
        """Stand on the agreement of a key, without the filter where that hides it."""
        view = self.view
        place = view.place_of(key)
        if place is None:
            view.set_filter("")
            place = view.place_of(key) or 0
        view.go(place)
        view.line = 0

    # What is shown and copied

    def _show_help(self) -> None:
        marks = _(
            "≠ sources differ  ≈ perhaps double  ↻ a renewal  ✓ checked  * computed  ◐ running out  ■ run out  ○ replaced"
        )
        keys = [f"{shown(action, thai=self.thai)}  {_(label)}" for action, label in HINTS]
        self._screen.show_notice(_("Help"), "\n".join([*marks.split("  "), "", *keys]))

    def _copy(self) -> None:
        row = self.view.row
        if row is not None:
            days = date_text(row.signed_on), date_text(row.ends_on)
            self._screen.copy("\t".join((with_whom(row), row.instrument, *days, row.title, f"ag:{row.key}")))
            self.view.told = _("Copied as a row.")

    # What is typed

    def _ask_filter(self) -> None:
        self._screen.ask("filter", _("Filter: "), self.view.filter)

    def _ask_value(self) -> None:
        if self.view.row is not None:
            self._screen.ask("value", cell_name(self.view.field_at_cursor()) + ":", self.view.text_at_cursor())

    def _ask_export(self) -> None:
        self._screen.ask("export", _("Write the register to:"), locations.shown(self.folder / _("agreements.xlsx")))

    def typed(self, what: Asked, value: str) -> None:
        """Show what a filter finds as it is typed."""
        if what == "filter":
            self.attempt(lambda: self.view.set_filter(value))
            self._screen.draw_again()

    def entered(self, what: Asked, value: str) -> bool:
        """Do what a typed line asks for; False where it is not understood and is to be typed again."""
        if what == "value":
            if not self.view.understands(value):
                self._screen.draw_again()
                return False
            self._screen.write(lambda: self.view.enter(value))
        elif what == "export":
            self._screen.write(lambda: self.export(locations.expanded(value)))
        return True

    def cancelled(self, what: Asked) -> None:
        """A line is not typed after all."""
        if what == "filter":
            self.view.set_filter("")

    def export(self, path: Path) -> None:
        """Write the rows that are shown, in the form that the file's name says."""
        if not self.view.rows:
            self.view.told = _("No agreement is shown: nothing was written.")
            return
        self.view.told = self.view.host.export(self.view.rows, path)

    def _ask_former(self, how: Literal["renews", "amends"]) -> None:
        """The likely former agreements by number."""
        view = self.view
        self._former, self._following = view.former_ones(), how
        if not self._former:
            view.told = _("No earlier agreement with these parties is known.")
            return
        listed = "  ".join(
            f"{n} {with_whom(row, view.ours)} {date_text(row.signed_on)}" for n, row in enumerate(self._former[:5], 1)
        )
        question = _("Renews which one? %s") if how == "renews" else _("Amends which one? %s")
        view.told = question % listed

    def _choose_former(self, character: str) -> None:
        number = int(character) if character.isdigit() else 0
        former, self._former = self._former, []
        self.view.told = ""
        if 0 < number <= len(former):
            self._screen.write(lambda: self.view.follow(former[number - 1], self._following))
        else:
            self._screen.draw_again()

    # The mouse

    def click(self, drawn: Drawn, x: int, y: int) -> None:
        """Do what a click at a place of the picture asks for; a second one on the same line opens it."""
        view = self.view
        if y == drawn.heading and not (drawn.detail_from and x >= drawn.detail_from):
            sort = next((name for low, high, name in drawn.sorts if low <= x < high), None)
            if sort is not None:
                view.sort_by(sort)
        elif y in drawn.details and x >= drawn.detail_from and (drawn.detail_from or view.focus == "detail"):
            line = drawn.details[y]
            is_second = view.focus == "detail" and view.line == line
            view.focus, view.line = "detail", line
            if is_second:
                self._open()
        elif y in drawn.table:
            row = drawn.table[y]
            is_second = view.focus == "list" and view.cursor == row
            view.focus = "list"
            view.go(row)
            if is_second:
                self._to_details()
        elif drawn.worklist <= y < drawn.heading:
            self._click_work(drawn, x, y)
        self._screen.draw_again()

    def _click_work(self, drawn: Drawn, x: int, y: int) -> None:
        """Filter for what was clicked on the worklist; once more shows all."""
        end = 0
        for piece in drawn.lines[y]:
            end += cells(piece.text)
            if x < end:
                waiting = self.view.work()
                condition = next((wanted for name, _count, wanted in waiting if piece.text.startswith(name)), None)
                if condition is not None:
                    self.view.set_filter("" if self.view.filter == condition else condition)
                return
