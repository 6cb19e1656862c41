"""Opening a library, having it indexed, and following its changes."""

import asyncio
from collections.abc import Awaitable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mou_tui.app.index_process import build_index
from mou_tui.app.opening_ahead import Opening, open_listed
from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.app.reader.panes_layout import PANES
from mou_tui.errors import MouError
from mou_tui.i18n import _, ngettext
from mou_tui.listings import ArticleList, Changes, dates_of
from mou_tui.thai.width import cells
from mou_tui.workspace import Workspace

if TYPE_CHECKING:
    from mou_tui.library.outcome import Progress

_LOOK_EVERY: Final = 1.0
"""Seconds between two looks whether the index or the reader's own files were changed by another process."""


_MANY: Final = 500
"""Files to index for so long that one wants to know when it is over."""


class LibraryController(Controller):
    """Opens the library in a thread, has it indexed by a child process, and follows its changes."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self.index_task: asyncio.Task[None] | None = None
        """Waits for the process that indexes; None while none runs."""
        self._index_again = False
        self._tells_end = False
        """Whether it is told when indexing has ended: it was asked for, or takes long."""
        self._seen_version = -1
        self._looking = asyncio.Lock()
        self.commands = {
            "open_folder": self.ask_for_folder,
            "refresh": self.refresh,
            "stop_indexing": self.stop_indexing,
            "problems": self.show_problems,
        }

    # Opening.

    def open(self, folders: list[Path]) -> None:
        """Open another library in a thread; the one that is open stays until it is there."""
        self._services.start(lambda: self._open(folders), group="open")

    def open_first(self, opening: Opening) -> None:
        """Show the library that was begun to be opened before the screen was there: at once where it is open by now."""
        if opening.done() and opening.exception() is None:
            self._opened(*opening.result())
        else:
            self._services.start(lambda: self._wait_for(asyncio.wrap_future(opening)), group="open")

    async def _open(self, folders: list[Path]) -> None:
        workspace = self._state.workspace

        def work() -> tuple[Workspace, ArticleList]:
            if workspace is None:
                return open_listed(folders, fresh=self._state.fresh)
            opened = workspace.with_folders(folders)
            return opened, opened.listing(at_once=True)

        await self._wait_for(asyncio.to_thread(work))

    async def _wait_for(self, opening: Awaitable[tuple[Workspace, ArticleList]]) -> None:
        try:
            opened, listing = await opening
        except MouError as error:
            self._could_not_open(error)
        else:
            self._opened(opened, listing)

    def _could_not_open(self, error: MouError) -> None:
        self._state.opening = False
        self._reader.run_pending()
        self._surface.changed()
        self._services.show_error(error)

    def _opened(self, workspace: Workspace, listing: ArticleList) -> None:
        state, listed, order = self._state, self._views.list, listing.rowids
        first = state.workspace is None
        self._close_library()
        state.workspace = workspace
        state.folders = list(workspace.folders)
        state.total, state.failed = listing.total, len(workspace.library.failures())
        state.pending = workspace.library.facts_pending()
        self._seen_version = workspace.library.data_version()
        self._reader.search_in(workspace)
        state.search_result = state.rowid = None
        with self._frames.together():
            if first:
                self._reader.take_up_arrangement(workspace)
            else:
                self._views.search.set_text("")
            listed.serve(workspace.rows, workspace.row_marks)
            listed.window.selected.clear()
            listed.dates = dates_of(workspace.sort)
            shown = listing.shown
            cursor = order.index(shown) if shown is not None and shown in order else 0
            listed.show(order, groups=listing.groups, cursor=cursor)
            self._surface.changed()
        if first:
            # The rows first: what shows an article takes as long to import as they took.
            self._frames.after_refresh(lambda: self._listed(workspace, listing, first=True))
        else:
            self._listed(workspace, listing, first=False)

    def _listed(self, workspace: Workspace, listing: ArticleList, *, first: bool) -> None:
        """The list of a library that was opened is there: show its article, do what was typed meanwhile, and follow its changes."""
        if self._state.workspace is not workspace:
            return
        with self._frames.together():
            self._reader.show_current()
            self._state.opening = False
            if first and not self._state.fresh:
                self._take_up_view(workspace.memory.last_view())
            self._surface.changed()
        self._reader.run_pending()
        self._reader.search_again()
        if listing.is_unfolded:
            self._reader.list_again(self._state.rowid, stays=True)
        self._services.in_background(workspace.remember_folders)
        if first:
            self._services.in_background(lambda: workspace.notices, self._show_notices)
            self._services.every(_LOOK_EVERY, self._look_for_changes)
        # When there is something to see: a process that starts takes a core, and what watches folders is long to import.
        self._frames.when_written(lambda: self._follow(workspace))

    def _follow(self, workspace: Workspace) -> None:
        if self._state.workspace is workspace:
            self.start_indexing()
            self._services.start(lambda: self._watch_folders(workspace), group="watch")

    def _take_up_view(self, view: Mapping[str, Any]) -> None:
        """Search and go to the pane as the last session left them, unless the reader has begun to type."""
        query, pane = view.get("query"), view.get("pane")
        if isinstance(query, str) and query and not self._views.search.text and not self._surface.typing:
            self._state.query_taken_up = query
            self._views.search.set_text(query)
        if pane in PANES and self._state.pane == "list" and not self._surface.typing:
            seen = view.get("panes")
            if isinstance(seen, list):
                # Where there is room for two, the neighbour that was there.
                self._state.visible_panes = frozenset(one for one in PANES if one in seen)
            self._surface.go_to(pane)

    def _show_notices(self, notices: list[str]) -> None:
        """The own files have been read: show what they say, and say what became of them, in the status line or a panel."""
        state = self._state
        if state.workspace is not None and state.article is not None and state.workspace.filled_fields(state.article):
            self._reader.show_fields()
        if len(notices) == 1 and cells(notices[0]) < self._services.columns - 20:
            self._services.show_message(notices[0], error=True)
        elif notices:
            self._dialogs.notice(_("Your own files"), "\n".join(notices), error=True)

    def _close_library(self) -> None:
        self._cancel_indexing()
        self._reader.search_in(None)
        if self._state.workspace is not None:
            self._reader.keep_place()
            self._state.workspace.library.close()

    async def close(self) -> None:
        """Keep what the next start takes up again, and end what runs beside the reader."""
        workspace, indexing = self._state.workspace, self.index_task
        if workspace is None:
            return
        self._close_library()
        if indexing is not None:
            # The child is ended before the loop is, or Python complains on the reader's terminal.
            await asyncio.wait({indexing}, timeout=3)
        article = self._state.article.id if self._state.article else None
        column = self._views.reading.widest_line
        state = self._state
        view = {"query": self._views.search.text.strip(), "pane": state.pane, "panes": sorted(state.visible_panes)}
        self._services.in_background(lambda: workspace.memory.remember_leaving(view, article=article, column=column))

    async def ask_for_folder(self) -> None:
        """Ask for a folder and open it."""
        workspace, folders = self._state.workspace, self._state.folders
        recent = workspace.memory.recent_folders() if workspace else []
        here = folders[0] if folders and not (workspace and workspace.is_sample) else Path.home()
        path = await self._dialogs.open_folder(here if here.is_dir() else here.parent, recent)
        if path is not None:
            self.open([path])

    # Indexing.

    def refresh(self) -> None:
        """Look for new and changed files."""
        self._tells_end = True
        self.start_indexing()
        self._services.show_message(_("Looking for new and changed files…"))

    def start_indexing(self) -> None:
        """Bring the index up to date in a child process."""
        workspace = self._state.workspace
        if workspace is None or workspace.in_memory or not self._services.indexes:
            return
        if self.index_task is not None and not self.index_task.done():
            self._index_again = True
            return
        self._index_again = False
        self.index_task = asyncio.create_task(self._index(workspace))
        self._state.indexing = True
        self._surface.changed()

    def stop_indexing(self) -> None:
        """Stop indexing; what was indexed stays."""
        if self.index_task is None:
            self._services.show_message(_("Nothing is being indexed."))
            return
        self._cancel_indexing()
        self._services.show_message(_("Stopped; what was indexed stays. %s goes on.") % self._state.key("refresh"))

    def _cancel_indexing(self) -> None:
        if self.index_task is not None:
            self.index_task.cancel()
        self._indexed()

    def _indexed(self) -> None:
        self.index_task = self._state.progress = None
        self._state.indexing = False

    async def _index(self, workspace: Workspace) -> None:
        def show_progress(progress: "Progress") -> None:
            if self._state.workspace is workspace:
                self._state.progress = progress
                self._tells_end = self._tells_end or progress.total >= _MANY
                self._surface.changed()
                self._look_for_changes()

        try:
            complaint = await build_index(workspace.folders, show_progress)
        except OSError as error:
            complaint = str(error)
        if self._state.workspace is not workspace:
            return
        changes = await asyncio.to_thread(_changes_of, workspace, -1, self._shown_id())
        if self._state.workspace is not workspace:
            return
        self._indexed()
        self._show_changes(workspace, changes)
        if self._state.has_lost_row and not self._index_again:
            # It is not in the index that was made anew: its file has gone.
            self._reader.show_current()
        self._surface.changed()
        if complaint:
            words = _("The index could not be brought up to date: %s")
            self._services.show_message(words % complaint, error=True)
        elif self._tells_end and not self._index_again:
            words = ngettext(
                "The index is up to date: %(n)s article", "The index is up to date: %(n)s articles", self._state.total
            )
            self._services.show_message(words % {"n": f"{self._state.total:,}"})
            self._tells_end = False
        if self._index_again:
            self.start_indexing()

    def show_problems(self) -> None:
        """Show which files could not be read."""
        from mou_tui.loaders.exports import own_exports_words

        workspace = self._state.workspace
        failures = workspace.library.failures() if workspace else []
        own_exports = workspace.library.own_exports() if workspace else 0
        skipped = [own_exports_words(own_exports)] if own_exports else []
        if not failures:
            self._services.show_message(" ".join([_("All files could be read."), *skipped]))
            return
        title = ngettext("%(n)d file not read", "%(n)d files not read", len(failures)) % {"n": len(failures)}
        lines = [*skipped, *(f"{path}: {sentence}" for path, sentence in failures[:500])]
        self._dialogs.notice(title, "\n".join(lines), error=True)

    # Following changes.

    def _look_for_changes(self) -> None:
        self._services.defer_collection()
        if not self._looking.locked():
            self._services.start(self.follow_changes)

    async def follow_changes(self) -> None:
        """See in a thread whether the index or another program has changed something, and show what has."""
        async with self._looking:
            workspace = self._state.workspace
            if workspace is None:
                return
            try:
                changes = await asyncio.to_thread(_changes_of, workspace, self._seen_version, self._shown_id())
            except Exception:
                # The library was closed while it was looked at.
                if workspace is self._state.workspace:
                    raise
                return
        self._show_changes(workspace, changes)

    def _shown_id(self) -> str:
        return self._state.article.id if self._state.article is not None else ""

    def _show_changes(self, workspace: Workspace, changes: Changes | MouError) -> None:
        if workspace is not self._state.workspace:
            return
        if isinstance(changes, MouError):
            self._services.show_message(str(changes), error=True)
            return
        if changes.remade:
            self._forget_rowids()
        if changes.listing is not None:
            self._seen_version, self._state.pending = changes.version, changes.pending
            self._show_changed_library(changes.listing, changes.failed, changes.shown)
            self._reader.open_saved(workspace)
        if changes.remade:
            self.start_indexing()
        if changes.own_files:
            self._views.list.redraw()
        if changes.own_files or changes.listing is not None:
            self._follow_open_article(workspace)

    def _forget_rowids(self) -> None:
        """The index was made anew: its articles have other rowids. The article that is shown stays, until it is found again."""
        words = _("The search index was damaged or deleted; it is being made again. Nothing of yours was in it.")
        self._services.show_message(words, error=True)
        self._state.rowid = None
        self._views.list.window.selected.clear()
        self._views.list.forget_rows()

    def _follow_open_article(self, workspace: Workspace) -> None:
        """Show the open article as it is now, where its file or, in another reader, its facts were changed."""
        state, rowid = self._state, self._state.rowid
        if rowid is None or state.article is None:
            return
        try:
            article, facts = workspace.article(rowid)
        except KeyError:
            return
        if article.id != state.article.id or article.text != state.article.text:
            if self._views.list.window.current == rowid:
                state.rowid = None
                self._reader.show_current()
        elif facts != state.facts:
            self._reader.show_facts(facts)
        elif workspace.filled_fields(article) != state.fields:
            self._reader.show_fields()

    def _show_changed_library(self, listing: ArticleList, failed: int, shown: int | None) -> None:
        state, listed, order = self._state, self._views.list, listing.rowids
        # The article may have another row now: in an index that was made anew, or read again by other rules.
        lost = state.has_lost_row or (shown is not None and shown != state.rowid and state.rowid not in order)
        if lost:
            state.rowid = shown if shown is not None and shown in order else None
        state.total, state.failed = listing.total, failed
        listed.window.selected.intersection_update(order)
        listed.forget_rows()
        if state.search_result is not None:
            self._reader.search_again()
        else:
            with self._frames.together():
                # As long as nobody has moved, the newest article is the one that is shown.
                untouched = not lost and state.pane == "list" and listed.window.is_at_top and state.place == (0, 0)
                cursor = 0 if untouched else None
                if lost:
                    cursor = order.index(state.rowid) if state.rowid is not None else 0
                listed.show(order, groups=listing.groups, cursor=cursor, in_place=True)
                if not state.has_lost_row and (untouched or state.rowid is None or state.rowid not in order):
                    self._reader.show_current()
        self._surface.changed()

    async def _watch_folders(self, workspace: Workspace) -> None:
        """Index again when files of the library change."""
        if not self._services.watches:
            return
        from mou_tui.library.watching import watch

        async for _changed in watch(workspace.folders, self._services.show_message):
            self.start_indexing()


def _changes_of(workspace: Workspace, seen: int, shown: str) -> Changes | MouError:
    """What has changed, or why that could not be seen; touches the disk."""
    try:
        return workspace.changes(seen, shown)
    except MouError as error:
        return error
