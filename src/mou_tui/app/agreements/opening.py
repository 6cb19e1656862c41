"""From the reader to its agreements and back: the one place that knows both."""

from typing import TYPE_CHECKING, Any

from mou_tui.app.agreements.host import LibraryHost
from mou_tui.app.agreements.screen import AgreementsScreen
from mou_tui.article import Span
from mou_tui.facts.model import Fact
from mou_tui.i18n import _
from mou_tui.library.marks import Marks
from mou_tui.settings import load_settings

if TYPE_CHECKING:
    from mou_tui.app.agreements.view import AgreementsView


async def open_agreements(reader: Any) -> None:
    """Show the agreements of the reader's library; go to the words that were chosen there."""
    workspace = reader.workspace
    # Kept while the library is open, so that coming back finds the place where one left.
    kept: tuple[Any, AgreementsView] | None = getattr(reader, "agreements_view", None)
    if kept is None or kept[0] is not workspace:
        marks = workspace.annotations.marks
        host = LibraryHost(workspace.library, workspace.annotations, load_settings(), lambda: Marks.of(marks()))
        kept = reader.agreements_view = (workspace, host.view())
    view = kept[1]
    if reader.article is not None and not view.rows:
        view.load()
        keys = view.host.agreements().of_articles(list(reader.list_pane.chosen()))
        view.go(next((number for number, row in enumerate(view.rows) if row.key in keys), 0))
    folders = ", ".join(folder.name for folder in workspace.folders)
    # Imported when it is needed, as the reader does: the export's dialog knows the folder.
    from mou_tui.app.screens.export import export_folder

    chosen = await reader.app.push_screen_wait(AgreementsScreen(view, folders, export_folder()))
    if chosen is None:
        return
    if chosen.rowid not in reader.list_pane.order:
        reader.clear_search()
    if chosen.rowid not in reader.list_pane.order:
        reader.tell(_("This article is not in the library any more."), error=True)
        return
    reader.list_pane.move_to(reader.list_pane.order.index(chosen.rowid))
    reader.show_current()
    reader.go_to("reading")
    if chosen.spans:
        spans = tuple(Span(start, end) for start, end in chosen.spans)
        reader.reading.mark_fact(Fact("quote", spans[0].of(reader.article.text), spans))
