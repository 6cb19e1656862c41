"""The export dialog: what, in which format, where to; what it will look like; nothing is overwritten without asking."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar, Final, Literal, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input

from mou_tui import clock, locations
from mou_tui.app.dialogs.open_folder import shown_path
from mou_tui.app.dialogs.overlay import Overlay, Panel
from mou_tui.app.dialogs.prompt import Confirm
from mou_tui.app.parts import Part
from mou_tui.app.services import ExportSources
from mou_tui.app.widgets.bar import Bar
from mou_tui.app.widgets.fields import LABEL_WIDTH, CycleField, TextButton
from mou_tui.app.widgets.text_view import TextView
from mou_tui.errors import MouError
from mou_tui.exporters import FORMATS, Item, Options, Outcome, export
from mou_tui.exporters.collect import items_of_bookmarks, items_of_stories
from mou_tui.exporters.registry import format_for
from mou_tui.exporters.writing import CancelledError, preview
from mou_tui.i18n import _, ngettext
from mou_tui.i18n.reasons import system_reason
from mou_tui.thai.width import cells
from mou_tui.workspace import Workspace

What = Literal["bookmarked", "selected", "article", "found", "all"]

_PREVIEWED: Final = 3


class ExportDialog(Overlay[Outcome]):
    """Dismissed with what was written, or None."""

    BINDINGS: ClassVar = [Binding("ctrl+s", "write", show=False)]

    def __init__(self, workspace: Workspace, sources: ExportSources, *, era: Literal["be", "ce"]) -> None:
        super().__init__()
        self._workspace, self._sources, self._era = workspace, sources, era
        self._folder = export_folder()
        self._own_target = False
        self._cancelled = False
        self._busy = False

    def compose(self) -> ComposeResult:
        with Panel(_("Export"), id="export"):
            yield CycleField(_("What"), self._whats(), id="what")
            yield CycleField(_("Format"), [(name, f.label) for name, f in FORMATS.items()], id="format")
            yield CycleField(_("Facts"), [(False, _("all")), (True, _("checked ones only"))], id="checked")
            yield CycleField(
                _("Text"), [(False, _("without the articles' text")), (True, _("with the articles' text"))], id="text"
            )
            with Horizontal(classes="labelled"):
                yield Bar(id="target-label")
                yield Input(compact=True, select_on_focus=False, id="target")
            with Horizontal(classes="buttons"):
                yield TextButton(_("Export"), id="write")
                yield TextButton(_("Cancel"), id="cancel")
            yield Bar(id="export-hint")
            yield TextView(self._preview_lines, id="preview")

    def _whats(self) -> list[tuple[object, str]]:
        """What there is to export, with how many articles; first what the reader most likely means."""
        sources = self._sources
        bookmarked = len({b.article.id for b in self._workspace.annotations.bookmarks()})
        whats: list[tuple[object, str]] = []
        if sources.selected:
            whats.append(("selected", _("selected articles (%d)") % len(sources.selected)))
        if sources.found:
            whats.append(("found", _("what was found (%d)") % len(sources.found)))
        if bookmarked:
            whats.append(("bookmarked", _("what is bookmarked (%d)") % bookmarked))
        if sources.article is not None:
            whats.append(("article", _("this article")))
        whats.append(("all", _("the whole library (%d)") % self._workspace.library.count()))
        return whats

    def on_mount(self) -> None:
        label = self.query_one("#target-label", Bar)
        label.styles.width = LABEL_WIDTH + 3
        label.show([Part(f" {_('File')}", "dim")])
        self._preview: list[str] = []
        self._propose_target()
        self._say(_("Arrow keys choose, Tab goes on, Ctrl+S exports, Esc cancels."))
        self.query_one("#preview").can_focus = False
        self.show_preview()

    # What is chosen.

    @property
    def what(self) -> What:
        return cast(What, self.query_one("#what", CycleField).value)

    @property
    def format_name(self) -> str:
        return str(self.query_one("#format", CycleField).value)

    @property
    def target(self) -> Path:
        """The file to write."""
        written = locations.expanded(self.query_one("#target", Input).value)
        return written if written.is_absolute() else self._folder / written

    def options(self) -> Options:
        """What goes into the export."""
        return Options(
            checked_only=bool(self.query_one("#checked", CycleField).value),
            text=FORMATS[self.format_name].full_text and bool(self.query_one("#text", CycleField).value),
            era=self._era,
        )

    def items(self) -> Iterator[Item]:
        """The chosen articles; touches the disk."""
        workspace, sources = self._workspace, self._sources
        annotations = workspace.annotations
        if self.what == "bookmarked":
            return items_of_bookmarks(
                annotations.bookmarks(), annotations, lambda _sentence: None, workspace.article_of
            )
        rowids: Sequence[int] = {
            "selected": sources.selected,
            "article": () if sources.article is None else (sources.article,),
            "found": sources.found or (),
            "all": workspace.order(),
        }[self.what]
        return items_of_stories(workspace.library, rowids, annotations)

    def _offer_text(self) -> None:
        """Ask about the articles' text where the format has a place for it."""
        self.query_one("#text", CycleField).display = FORMATS[self.format_name].full_text

    def _propose_target(self) -> None:
        if not self._own_target:
            name = f"mou-{self.what}-{clock.today().isoformat()}{FORMATS[self.format_name].suffix}"
            with self.prevent(Input.Changed):
                line = self.query_one("#target", Input)
                line.value = shown_path(self._folder / name)
                line.cursor_position = len(line.value)

    def on_cycle_field_changed(self, event: CycleField.Changed) -> None:
        event.stop()
        self._propose_target()
        self._offer_text()
        self.show_preview()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._own_target = True
        # `agreements.xlsx` says the format too: nobody wants Markdown in a file that is called so.
        wanted = format_for(self.target)
        if wanted is not None and wanted.name != self.format_name:
            self.query_one("#format", CycleField).choose(wanted.name)
            self._offer_text()
            self.show_preview()

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

    # The preview.

    @work(thread=True, exclusive=True, group="preview")
    def show_preview(self) -> None:
        """Make the beginning of the export in a thread and show it."""
        try:
            text = preview(self.items(), self.format_name, self.options())
        except (MouError, KeyError) as error:
            text = str(error)
        self.app.call_from_thread(self._previewed, text)

    def _previewed(self, text: str) -> None:
        self._preview = text.split("\n")
        if self.is_mounted:
            self.query_one("#preview", TextView).remake()

    def _preview_lines(self, width: int) -> list[list[Part]]:
        heading = f" ── {_('Preview')} "
        title = [Part(heading + "─" * max(width - cells(heading), 0), "dim")]
        return [title, *([Part(f" {line}")] for line in getattr(self, "_preview", [])[:200])]

    # Writing.

    @work
    async def action_write(self) -> None:
        if self._busy:
            return
        target, force = self.target, False
        if locations.exists(target):
            question = _("%s exists. Replace it?") % target
            confirm = Confirm(_("Export"), question, _("Replace"), _("Keep"))
            answer: bool | None = await self.app.push_screen_wait(confirm)
            if not answer:
                return
            force = True
        self._busy, self._cancelled = True, False
        self._write(target, force, self.items(), self.format_name, self.options())

    @work(thread=True, exclusive=True, group="export")
    def _write(self, target: Path, force: bool, items: Iterator[Item], format_name: str, options: Options) -> None:
        def progress(count: int) -> None:
            self.app.call_from_thread(self._progress, count)

        try:
            if target.parent == self._folder:
                # One that the settings name may be made; a folder that is typed wrong may not.
                target.parent.mkdir(parents=True, exist_ok=True)
            outcome = export(
                items,
                format_name,
                target,
                force=force,
                options=options,
                progress=progress,
                cancelled=lambda: self._cancelled,
            )
        except CancelledError:
            self.app.call_from_thread(self._not_written, _("Cancelled; nothing was written."))
        except MouError as error:
            self.app.call_from_thread(self._not_written, str(error))
        except OSError as error:
            self.app.call_from_thread(self._not_written, f"{target.parent}: {system_reason(error)}")
        else:
            self.app.call_from_thread(self.dismiss, outcome)

    def _progress(self, count: int) -> None:
        self._say(
            ngettext("%(n)d article written, Esc cancels", "%(n)d articles written, Esc cancels", count) % {"n": count}
        )

    def _not_written(self, sentence: str) -> None:
        self._busy = False
        self._say(sentence, error=True)

    def _say(self, words: str, *, error: bool = False) -> None:
        self.query_one("#export-hint", Bar).show([Part(f" {words}", "error" if error else "dim")])


def export_folder() -> Path:
    """Where exports go unless the reader says otherwise: the setting, the documents folder, or the home folder."""
    from mou_tui.settings import load_settings

    chosen = load_settings().export_folder
    if chosen:
        return locations.expanded(chosen)
    documents = locations.documents_dir()
    return documents if documents.is_dir() else Path.home()
