"""The export dialog: what, in which format, where to; what it will look like; nothing is overwritten without asking."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar, Final, Literal, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input

from mou_tui import clock, desktop, locations
from mou_tui.app.dialogs.overlay import Overlay, Panel
from mou_tui.app.dialogs.prompt import Confirm
from mou_tui.app.parts import Part
from mou_tui.app.services import Exported, ExportSources
from mou_tui.app.widgets.bar import Bar
from mou_tui.app.widgets.fields import LABEL_WIDTH, CycleField, TextButton
from mou_tui.app.widgets.text_view import TextView
from mou_tui.errors import MouError
from mou_tui.exporters import FORMATS, Format, Item, Options, Outcome, export
from mou_tui.exporters.article_notes import note_template
from mou_tui.exporters.collect import filled_fields, items_of_bookmarks, items_of_stories
from mou_tui.exporters.item import Merging
from mou_tui.exporters.merging import merging_of, rowids_of
from mou_tui.exporters.previews import preview
from mou_tui.exporters.registry import format_for
from mou_tui.exporters.writing import CancelledError
from mou_tui.i18n import Era, _, language, ngettext
from mou_tui.i18n.reasons import system_reason
from mou_tui.settings import export_folder, load_settings, span_days
from mou_tui.thai.width import cells
from mou_tui.workspace import Workspace

What = Literal["bookmarked", "selected", "article", "found", "all"]

_PREVIEWED: Final = 3


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be exported, as it was chosen: for threads, which read no widgets."""

    what: What
    format_name: str
    options: Options


class ExportDialog(Overlay[Exported]):
    """Dismissed with what was written, or None."""

    BINDINGS: ClassVar = [Binding("ctrl+s", "write", show=False)]

    def __init__(self, workspace: Workspace, sources: ExportSources, *, era: Era) -> None:
        super().__init__()
        self._workspace, self._sources, self._era = workspace, sources, era
        self._before = workspace.memory.export_choices()
        self._folder = _last_folder(self._before) or export_folder()
        self._merging: Merging | None = None
        self._own_target = False
        self._cancelled = False
        self._busy = False

    def compose(self) -> ComposeResult:
        with Panel(_("Export"), id="export"):
            yield CycleField(_("What"), self._whats(), id="what")
            yield CycleField(_("Format"), formats_in_order(), at=self._before.get("format"), id="format")
            for name, label, words in _choices():
                yield CycleField(label, list(enumerate(words)), at=self._before.get(name), id=name)
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
        self._offer_choices()
        self._propose_target()
        self._say(_("Arrows choose · Tab next · Ctrl+S exports · Esc cancels"))
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

    def _is(self, name: str) -> bool:
        """Whether the second of two values of a choice is chosen, and the format has the choice."""
        return _has(name, FORMATS[self.format_name]) and bool(self.query_one(f"#{name}", CycleField).value)

    def options(self) -> Options:
        """What goes into the export. Raises MouError where the template of notes cannot be used."""
        notes = FORMATS[self.format_name].folder
        return Options(
            checked_only=self._is("checked"),
            text=self._is("text"),
            details=self._is("details"),
            signings=self._is("signings"),
            highlights_apart=self._is("highlights"),
            template=note_template(load_settings().note_template) if notes else "",
            era=self._era,
            fields=filled_fields(self._workspace.annotations),
        )

    def _merged(self, options: Options, format_name: str, named: Sequence[int] = ()) -> Options:
        """The options with what the library knows of agreements, for the formats that have each once; touches the disk."""
        if not FORMATS[format_name].merged:
            return options
        if self._merging is None or named:
            workspace, notice = self._workspace, span_days(load_settings().notice)
            self._merging = merging_of(workspace.library, workspace.annotations, notice, named=named)
        return replace(options, merging=self._merging)

    def _rowids(self, what: What) -> Sequence[int]:
        """The chosen articles of the library; none where these are the bookmarks. Touches the disk."""
        sources = self._sources
        return {
            "selected": sources.selected,
            "article": () if sources.article is None else (sources.article,),
            "found": sources.found or (),
            "all": self._workspace.order() if what == "all" else (),
            "bookmarked": (),
        }[what]

    def _named(self, what: What) -> Sequence[int]:
        """The articles whose agreements get their names for good; touches the disk."""
        if what == "bookmarked":
            return rowids_of(self._workspace.library, self._workspace.annotations.bookmarks())
        return self._rowids(what)

    def _order(self) -> _Order:
        """What is chosen now. Raises MouError where the template of notes cannot be used."""
        return _Order(self.what, self.format_name, self.options())

    def _items(self, order: _Order) -> Iterator[Item]:
        """The chosen articles; touches the disk."""
        workspace = self._workspace
        annotations = workspace.annotations
        if order.what == "bookmarked":
            return items_of_bookmarks(
                annotations.bookmarks(), annotations, lambda _sentence: None, workspace.article_of
            )
        return items_of_stories(workspace.library, self._rowids(order.what), annotations)

    def _offer_choices(self) -> None:
        """Ask what the format has a place for, and nothing else."""
        for name, _label, _words in _choices():
            self.query_one(f"#{name}", CycleField).display = _has(name, FORMATS[self.format_name])

    def _propose_target(self) -> None:
        if not self._own_target:
            name = f"mou-{self.what}-{clock.today().isoformat()}{FORMATS[self.format_name].suffix}"
            with self.prevent(Input.Changed):
                line = self.query_one("#target", Input)
                line.value = locations.shown(self._folder / name)
                line.cursor_position = len(line.value)

    def on_cycle_field_changed(self, event: CycleField.Changed) -> None:
        event.stop()
        self._propose_target()
        self._offer_choices()
        self.show_preview()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._own_target = True
        # `agreements.xlsx` says the format too: nobody wants Markdown in a file that is called so.
        wanted = format_for(self.target)
        if wanted is not None and wanted.name != self.format_name:
            self.query_one("#format", CycleField).choose(wanted.name)
            self._offer_choices()
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

    def show_preview(self) -> None:
        """Make the beginning of the export in a thread and show it."""
        try:
            self._preview_of(self._order())
        except MouError as error:
            self._previewed(str(error))

    @work(thread=True, exclusive=True, group="preview")
    def _preview_of(self, order: _Order) -> None:
        try:
            text = preview(self._items(order), order.format_name, self._merged(order.options, order.format_name))
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
        if locations.exists(target) and not FORMATS[self.format_name].folder:
            question = _("%s exists. Replace it?") % target
            confirm = Confirm(_("Export"), question, _("Replace"), _("Keep"))
            answer: bool | None = await self.app.push_screen_wait(confirm)
            if not answer:
                return
            force = True
        try:
            order = self._order()
        except MouError as error:
            self._not_written(str(error))
            return
        self._busy, self._cancelled = True, False
        self._write(order, target, force)

    @work(thread=True, exclusive=True, group="export")
    def _write(self, order: _Order, target: Path, force: bool) -> None:
        def progress(count: int) -> None:
            self.app.call_from_thread(self._progress, count)

        name = order.format_name
        try:
            if target.parent == self._folder:
                # One that the settings name may be made; a folder that is typed wrong may not.
                target.parent.mkdir(parents=True, exist_ok=True)
            outcome = export(
                self._items(order),
                name,
                target,
                force=force,
                options=self._merged(order.options, name, self._named(order.what) if name == "ics" else ()),
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
            self.app.call_from_thread(self._written, outcome, target)

    def _written(self, outcome: Outcome, target: Path) -> None:
        self.dismiss(Exported(outcome, self._chosen(target), self._is("open")))

    def _chosen(self, target: Path) -> dict[str, object]:
        """What the next export begins with."""
        choices = {name: self.query_one(f"#{name}", CycleField).value for name, _label, _words in _choices()}
        return {**self._before, **choices, "format": self.format_name, "folder": str(target.parent.absolute())}

    def _progress(self, count: int) -> None:
        self._say(
            ngettext("%(n)d article written, Esc cancels", "%(n)d articles written, Esc cancels", count) % {"n": count}
        )

    def _not_written(self, sentence: str) -> None:
        self._busy = False
        self._say(sentence, error=True)

    def _say(self, words: str, *, error: bool = False) -> None:
        self.query_one("#export-hint", Bar).show([Part(f" {words}", "error" if error else "dim")])


def formats_in_order() -> list[tuple[object, str]]:
    """The formats, those of an office first where the interface speaks Thai."""
    order = {name: at for at, name in enumerate(("xlsx", "docx", "ics") if language() == "th" else ())}
    names = sorted(FORMATS, key=lambda name: order.get(name, len(order)))
    return [(name, FORMATS[name].label) for name in names]


def _choices() -> list[tuple[str, str, tuple[str, str]]]:
    """The choices between two values: id, label, and the words of both."""
    return [
        ("checked", _("Facts"), (_("all"), _("checked ones only"))),
        ("details", _("Details"), (_("the table and the sources alone"), _("each article's facts behind the table"))),
        ("signings", _("Days"), (_("ends of agreements"), _("ends and days of signing"))),
        ("highlights", _("Highlights"), (_("in the note"), _("in a file of their own"))),
        ("text", _("Text"), (_("without the articles' text"), _("with the articles' text"))),
        ("open", _("Then"), (_("leave it"), _("open it"))),
    ]


def _has(choice: str, chosen: Format) -> bool:
    """Whether a format has this choice."""
    has = {
        "details": chosen.details, "signings": chosen.signings, "highlights": chosen.folder, "text": chosen.full_text,
        "open": desktop.can_open_files(),
    }  # fmt: skip
    return has.get(choice, True)


def _last_folder(choices: Mapping[str, object]) -> Path | None:
    """The folder of the last export, where it is still there."""
    folder = choices.get("folder")
    return Path(folder) if isinstance(folder, str) and Path(folder).is_dir() else None
