"""An export as it is being chosen: what, in which format, where to; its preview, and writing it. Knows no Textual."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, NamedTuple, cast

from mou_tui import clock, desktop, locations
from mou_tui.app.services import Exported, ExportSources
from mou_tui.errors import MouError
from mou_tui.exporters import FORMATS, Format, Item, Options, export
from mou_tui.exporters.article_notes import note_template
from mou_tui.exporters.collect import filled_fields, items_of_bookmarks, items_of_stories
from mou_tui.exporters.item import Merging
from mou_tui.exporters.merging import merging_of, rowids_of
from mou_tui.exporters.previews import preview
from mou_tui.exporters.registry import format_for
from mou_tui.exporters.writing import CancelledError
from mou_tui.i18n import Era, _, language
from mou_tui.i18n.reasons import system_reason
from mou_tui.settings import export_folder, load_settings, span_days
from mou_tui.workspace import Workspace

What = Literal["bookmarked", "selected", "article", "found", "all"]


class Choice(NamedTuple):
    """A choice between two values: its label, and the words of both."""

    name: str
    label: str
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be exported, as it was chosen: for threads, while the draft may change."""

    what: What
    format: Format
    options: Options
    target: Path
    opens: bool
    """Whether the file is to be opened."""
    remembered: Mapping[str, object]
    """What the next export begins with."""


class ExportDraft:
    """An export of an open library; it begins with what was chosen last."""

    def __init__(self, workspace: Workspace, sources: ExportSources, *, era: Era) -> None:
        self._workspace, self._sources, self._era = workspace, sources, era
        self._before = workspace.memory.export_choices()
        self._folder = _last_folder(self._before) or export_folder()
        self._merging: Merging | None = None
        self._has_own_target = False
        self.whats = self._offered()
        self.formats = formats_in_order()
        self.choices = _choices()
        self._what = self.whats[0][0]
        before = self._before.get("format")
        self._format = FORMATS[before if isinstance(before, str) and before in FORMATS else self.formats[0][0]]
        self._chosen = {choice.name: self._before.get(choice.name) == 1 for choice in self.choices}
        self.target_text = ""
        """The file to write, as it stands in the line."""
        self._propose_target()

    def _offered(self) -> list[tuple[What, str]]:
        """What there is to export, with how many articles; first what the reader most likely means."""
        sources = self._sources
        bookmarked = len({b.article.id for b in self._workspace.annotations.bookmarks()})
        whats: list[tuple[What, str]] = []
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

    # What is chosen

    @property
    def format_name(self) -> str:
        """The format, by the name that it has in the table of formats."""
        return self._format.name

    @property
    def target(self) -> Path:
        """The file to write."""
        written = locations.expanded(self.target_text)
        return written if written.is_absolute() else self._folder / written

    def choose(self, name: str, value: object) -> None:
        """Choose what to export ("what"), its "format", or a value of one of the choices."""
        if name == "what":
            self._what = cast(What, value)
        elif name == "format":
            self._format = FORMATS[str(value)]
        else:
            self._chosen[name] = bool(value)
        self._propose_target()

    def chosen(self, choice: str) -> int:
        """Which of the two values of a choice is chosen: 0 or 1."""
        return int(self._chosen[choice])

    def type_target(self, text: str) -> bool:
        """Write to this file; whether its name says another format than the chosen one, which is chosen then.

        `agreements.xlsx` says the format too: nobody wants Markdown in a file that is called so.
        """
        self.target_text, self._has_own_target = text, True
        wanted = format_for(self.target)
        changes = wanted is not None and wanted.name != self._format.name
        if wanted is not None:
            self._format = wanted
        return changes

    def offers(self, name: str) -> bool:
        """Whether the format has this choice."""
        return _has(name, self._format)

    def _is(self, name: str) -> bool:
        """Whether the second of two values of a choice is chosen, and the format has the choice."""
        return self._chosen[name] and self.offers(name)

    def _propose_target(self) -> None:
        if not self._has_own_target:
            name = f"mou-{self._what}-{clock.today().isoformat()}{self._format.suffix}"
            self.target_text = locations.shown(self._folder / name)

    def _options(self) -> Options:
        """What goes into the export. Raises MouError where the template of notes cannot be used."""
        return Options(
            checked_only=self._is("checked"),
            text=self._is("text"),
            details=self._is("details"),
            signings=self._is("signings"),
            highlights_apart=self._is("highlights"),
            template=note_template(load_settings().note_template) if self._format.folder else "",
            era=self._era,
            fields=filled_fields(self._workspace.annotations),
        )

    def order(self) -> ExportOrder:
        """What is chosen now. Raises MouError where the template of notes cannot be used."""
        target = self.target
        remembered = {
            **self._before, **{name: int(second) for name, second in self._chosen.items()},
            "format": self._format.name, "folder": str(target.parent.absolute()),
        }  # fmt: skip
        return ExportOrder(self._what, self._format, self._options(), target, self._is("open"), remembered)

    def replaces(self) -> bool:
        """Whether something is there that the export would take the place of; notes are put beside what is in their folder."""
        return not self._format.folder and locations.exists(self.target)

    # What comes of it; all touches the disk

    def preview(self, order: ExportOrder) -> str:
        """The beginning of the export, or the sentence that says why there is none."""
        try:
            return preview(self._items(order), order.format.name, self._merged(order))
        except (MouError, KeyError) as error:
            return str(error)

    def write(
        self, order: ExportOrder, *, force: bool, progress: Callable[[int], None], cancelled: Callable[[], bool]
    ) -> Exported | str:
        """Write the export, over what is there with `force`; the sentence that says why nothing was written."""
        target = order.target
        try:
            if target.parent == self._folder:
                # One that the settings name may be made; a folder that is typed wrong may not.
                target.parent.mkdir(parents=True, exist_ok=True)
            outcome = export(
                self._items(order), order.format.name, target, force=force,
                options=self._merged(order, self._named(order.what) if order.format.name == "ics" else ()),
                progress=progress, cancelled=cancelled,
            )  # fmt: skip
        except CancelledError:
            return _("Cancelled; nothing was written.")
        except MouError as error:
            return str(error)
        except OSError as error:
            return f"{target.parent}: {system_reason(error)}"
        return Exported(outcome, order.remembered, order.opens)

    def _items(self, order: ExportOrder) -> Iterator[Item]:
        """The chosen articles."""
        workspace = self._workspace
        annotations = workspace.annotations
        if order.what == "bookmarked":
            return items_of_bookmarks(
                annotations.bookmarks(), annotations, lambda _sentence: None, workspace.article_of
            )
        return items_of_stories(workspace.library, self._rowids(order.what), annotations)

    def _rowids(self, what: What) -> Sequence[int]:
        """The chosen articles of the library; none where these are the bookmarks."""
        sources = self._sources
        return {
            "selected": sources.selected,
            "article": () if sources.article is None else (sources.article,),
            "found": sources.found or (),
            "all": self._workspace.order() if what == "all" else (),
            "bookmarked": (),
        }[what]

    def _named(self, what: What) -> Sequence[int]:
        """The articles whose agreements get their names for good."""
        if what == "bookmarked":
            return rowids_of(self._workspace.library, self._workspace.annotations.bookmarks())
        return self._rowids(what)

    def _merged(self, order: ExportOrder, named: Sequence[int] = ()) -> Options:
        """The options with what the library knows of agreements, for the formats that have each once."""
        if not order.format.merged:
            return order.options
        if self._merging is None or named:
            workspace, notice = self._workspace, span_days(load_settings().notice)
            self._merging = merging_of(workspace.library, workspace.annotations, notice, named=named)
        return replace(order.options, merging=self._merging)


_OFFICE_FORMATS: Final = ("xlsx", "docx", "ics")


def formats_in_order() -> list[tuple[str, str]]:
    """The formats, those of an office first where the interface speaks Thai."""
    order = {name: at for at, name in enumerate(_OFFICE_FORMATS if language() == "th" else ())}
    names = sorted(FORMATS, key=lambda name: order.get(name, len(order)))
    return [(name, FORMATS[name].label) for name in names]


def _choices() -> list[Choice]:
    return [
        Choice("checked", _("Facts"), (_("all"), _("checked ones only"))),
        Choice(
            "details", _("Details"), (_("the table and the sources alone"), _("each article's facts behind the table"))
        ),
        Choice("signings", _("Days"), (_("ends of agreements"), _("ends and days of signing"))),
        Choice("highlights", _("Highlights"), (_("in the note"), _("in a file of their own"))),
        Choice("text", _("Text"), (_("without the articles' text"), _("with the articles' text"))),
        Choice("open", _("Then"), (_("leave it"), _("open it"))),
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
