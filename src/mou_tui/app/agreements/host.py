"""What the agreements screen needs of an open library and the reader's files."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mou_tui import clock
from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.names import party_key
from mou_tui.annotations import Annotations, Operation
from mou_tui.app.agreements.view import AgreementsView
from mou_tui.exporters.agreement_evidence import name_for_good
from mou_tui.exporters.agreement_export import NAMING, Chosen, export_agreements, format_of, written
from mou_tui.exporters.writing import refuse_what_is_there
from mou_tui.i18n import _
from mou_tui.library import Library
from mou_tui.library.agreement_list import AgreementList
from mou_tui.library.marks import NO_MARKS, Marks
from mou_tui.library.query import Query
from mou_tui.settings import Settings, span_days

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class LibraryHost:
    """The screen's Host over a library. `marks` gives what the reader has bookmarked and read, for queries that ask for it."""

    library: Library
    annotations: Annotations
    settings: Settings
    marks: "Callable[[], Marks]" = lambda: NO_MARKS
    _last: AgreementList | None = field(default=None, repr=False)

    def view(self) -> AgreementsView:
        """The screen's state, to be kept while the library is open."""
        ours, settings = frozenset(map(party_key, self.settings.ours)), self.settings
        return AgreementsView(self, clock.today(), ours, span_days(settings.notice), span_days(settings.review_after))

    def agreements(self) -> AgreementList:
        self._last = AgreementList.of(self.library, self.annotations.agreements())
        return self._last

    def found(self, query: Query) -> set[str]:
        last = self._last or self.agreements()
        return last.of_articles(self.library.found(query, marks=self.marks()))

    def apply(self, operation: Operation) -> None:
        self.annotations.apply(operation)

    def undo(self) -> str:
        done = self.annotations.undo()
        return _("There is nothing to undo.") if done is None else _("Undone: %s") % done.name()

    def redo(self) -> str:
        done = self.annotations.redo()
        return _("There is nothing to redo.") if done is None else _("Redone: %s") % done.name()

    def text_of(self, rowid: int) -> str:
        try:
            return self.library.article(rowid).text
        except KeyError:
            return ""

    def export(self, rows: list[Brief], path: Path) -> str:
        settings, agreements = self.settings, self._last or self.agreements()
        chosen = Chosen(
            agreements, rows, frozenset(map(party_key, settings.ours)), clock.today(), span_days(settings.notice),
            span_days(settings.review_after), str,
        )  # fmt: skip
        format_ = format_of(path)
        if format_ in NAMING:
            # Nothing is named for what is not written.
            refuse_what_is_there(path.resolve(), force=False)
            name_for_good(self.annotations, agreements, rows)
        return written(len(rows), export_agreements(chosen, format_, path))
