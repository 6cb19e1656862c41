"""The export dialog: draws an `ExportDraft` and hands it what is chosen; nothing is overwritten without asking."""

from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input

from mou_tui.app.dialogs.export_draft import ExportDraft, ExportOrder
from mou_tui.app.dialogs.overlay import Overlay, Panel
from mou_tui.app.dialogs.prompt import Confirm
from mou_tui.app.parts import Part
from mou_tui.app.services import Exported
from mou_tui.app.widgets.bar import Bar
from mou_tui.app.widgets.fields import LABEL_WIDTH, CycleField, TextButton
from mou_tui.app.widgets.text_view import TextView
from mou_tui.errors import MouError
from mou_tui.i18n import _, ngettext
from mou_tui.thai.width import cells

_MOST_PREVIEWED: Final = 200
"""Lines."""


class ExportDialog(Overlay[Exported]):
    """Dismissed with what was written, or None."""

    BINDINGS: ClassVar = [Binding("ctrl+s", "write", show=False)]

    def __init__(self, draft: ExportDraft) -> None:
        super().__init__()
        self.draft = draft
        self.preview: list[str] = []
        """The lines of the preview."""
        self._cancelled = False
        self._busy = False

    def compose(self) -> ComposeResult:
        draft = self.draft
        with Panel(_("Export"), id="export"):
            yield CycleField(_("What"), draft.whats, id="what")
            yield CycleField(_("Format"), draft.formats, at=draft.format_name, id="format")
            for name, label, words in draft.choices:
                yield CycleField(label, list(enumerate(words)), at=draft.chosen(name), id=name)
            with Horizontal(classes="labelled"):
                yield Bar(id="target-label")
                yield Input(compact=True, select_on_focus=False, id="target")
            with Horizontal(classes="buttons"):
                yield TextButton(_("Export"), id="write")
                yield TextButton(_("Cancel"), id="cancel")
            yield Bar(id="export-hint")
            yield TextView(self._preview_lines, id="preview")

    def on_mount(self) -> None:
        label = self.query_one("#target-label", Bar)
        label.styles.width = LABEL_WIDTH + 3
        label.show([Part(f" {_('File')}", "dim")])
        self._say(_("Arrows choose · Tab next · Ctrl+S exports · Esc cancels"))
        self.query_one("#preview").can_focus = False
        self._show_target()
        self._show_choices()

    # What is chosen

    def on_cycle_field_changed(self, event: CycleField.Changed) -> None:
        event.stop()
        self.draft.choose(event.choice.id or "", event.value)
        self._show_target()
        self._show_choices()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.draft.type_target(event.value):
            self.query_one("#format", CycleField).choose(self.draft.format_name)
            self._show_choices()

    def _show_target(self) -> None:
        line = self.query_one("#target", Input)
        if line.value != self.draft.target_text:
            with self.prevent(Input.Changed):
                line.value = self.draft.target_text
                line.cursor_position = len(line.value)

    def _show_choices(self) -> None:
        """Ask what the format has a place for, and nothing else; show what comes of it."""
        for choice in self.draft.choices:
            self.query_one(f"#{choice.name}", CycleField).display = self.draft.offers(choice.name)
        try:
            self._make_preview(self.draft.order())
        except MouError as error:
            self._show_preview(str(error))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_write()

    def on_text_button_pressed(self, event: TextButton.Pressed) -> None:
        event.stop()
        if event.button.id == "write":
            self.action_write()
        else:
            self.action_back()

    def action_back(self) -> None:
        if self._busy:
            self._cancelled = True
        else:
            self.dismiss(None)

    action_quit = action_back

    # The preview

    @work(thread=True, exclusive=True, group="preview")
    def _make_preview(self, order: ExportOrder) -> None:
        self.app.call_from_thread(self._show_preview, self.draft.preview(order))

    def _show_preview(self, text: str) -> None:
        self.preview = text.split("\n")
        if self.is_mounted:
            self.query_one("#preview", TextView).remake()

    def _preview_lines(self, width: int) -> list[list[Part]]:
        heading = f" ── {_('Preview')} "
        title = [Part(heading + "─" * max(width - cells(heading), 0), "dim")]
        return [title, *([Part(f" {line}")] for line in self.preview[:_MOST_PREVIEWED])]

    # Writing

    @work
    async def action_write(self) -> None:
        if self._busy:
            return
        target, replaces = self.draft.target, self.draft.replaces()
        if replaces:
            question = _("%s exists. Replace it?") % target
            confirm = Confirm(_("Export"), question, _("Replace"), _("Keep"))
            if not await self.app.push_screen_wait(confirm):
                return
        try:
            order = self.draft.order()
        except MouError as error:
            self._say(str(error), error=True)
            return
        self._busy, self._cancelled = True, False
        self._write(order, replaces)

    @work(thread=True, exclusive=True, group="export")
    def _write(self, order: ExportOrder, force: bool) -> None:
        def progress(count: int) -> None:
            self.app.call_from_thread(self._tell_progress, count)

        written = self.draft.write(order, force=force, progress=progress, cancelled=lambda: self._cancelled)
        self.app.call_from_thread(self._written, written)

    def _written(self, written: Exported | str) -> None:
        if isinstance(written, Exported):
            self.dismiss(written)
        else:
            self._busy = False
            self._say(written, error=True)

    def _tell_progress(self, count: int) -> None:
        self._say(
            ngettext("%(n)d article written, Esc cancels", "%(n)d articles written, Esc cancels", count) % {"n": count}
        )

    def _say(self, words: str, *, error: bool = False) -> None:
        self.query_one("#export-hint", Bar).show([Part(f" {words}", "error" if error else "dim")])
