"""What an edited register would change, agreement by agreement, before any of it is entered."""

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from mou_tui.app.dialogs.overlay import Overlay, Panel
from mou_tui.app.parts import Part
from mou_tui.app.widgets.text_view import TextView, wrapped
from mou_tui.i18n import _, ngettext
from mou_tui.page.register_reading import RegisterReading, field_name, unread_text, values_text


class RegisterDialog(Overlay[bool]):
    """Dismissed with True where the changes are to be entered. Enter enters them, Esc leaves all as it was."""

    DEFAULT_CSS = "RegisterDialog Panel > TextView { max-height: 100%; }"
    BINDINGS: ClassVar = [Binding("enter", "enter", show=False)]

    def __init__(self, file: str, reading: RegisterReading) -> None:
        super().__init__()
        self._file, self._reading = file, reading

    def compose(self) -> ComposeResult:
        with Panel(self._title()):
            yield TextView(self._lines)

    def _title(self) -> str:
        count = len(self._reading.changes)
        told = ngettext("%(n)d change", "%(n)d changes", count) % {"n": count}
        return f"{self._file}: {told}"

    def _lines(self, width: int) -> list[list[Part]]:
        reading = self._reading
        keys = _("Enter enters this as one step, Esc leaves all as it was.")
        if not reading.changes:
            keys = _("Nothing was changed in this register.") + " " + _("Esc closes this.")
        lines = wrapped(keys, width, "dim")
        for (_key, name), changes in groupby(reading.changes, key=lambda one: (one[1].key, one[0])):
            lines += wrapped(name, width, "strong")
            for _name, change in changes:
                lines += wrapped(f"{field_name(change)}: {values_text(change)}", width, indent="   ")
        if reading.unknown:
            lines += wrapped(unread_text(reading), width, "dim")
        if reading.skipped:
            count = len(reading.skipped)
            title = ngettext("%(n)d cell is skipped:", "%(n)d cells are skipped:", count) % {"n": count}
            lines += wrapped(title, width, "error")
            for skipped in reading.skipped:
                what = "" if not skipped.is_wrong else f"{skipped.name} · {field_name(skipped.change)}: "
                what += f"“{skipped.change.after}” "
                lines += wrapped(
                    f"{skipped.change.place}  {what}– {skipped.why}".replace("\n", "; "), width, indent="   "
                )
        return lines

    def action_enter(self) -> None:
        self.dismiss(bool(self._reading.changes))
