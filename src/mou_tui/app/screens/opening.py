"""Opening a library and keeping up with it: the part of the reader that has to do with folders and their index."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual import events, work

from mou_tui.app.indexing import build_index
from mou_tui.app.screens.finding import Finding
from mou_tui.app.searching import Searcher
from mou_tui.errors import MouError
from mou_tui.i18n import _
from mou_tui.thai.width import cells
from mou_tui.workspace import Changes, Listing, Workspace, dates_of

if TYPE_CHECKING:
    from mou_tui.library.sync import Progress

_LOOK_EVERY: Final = 1.0
"""Seconds between two looks whether the index or the reader's own files were changed by another process."""


class Opening(Finding):
    """Opens the library in a thread, has it indexed by a child process, and follows its changes."""

    @work(thread=True, exclusive=True, group="open")
    def open_library(self, folders: list[Path]) -> None:
        """Open another library in a thread; the one that is open stays until it is there."""
        try:
            if self.workspace is None:
                opened = Workspace.open(folders)
            else:
                opened = self.workspace.with_folders(folders)
            listing = opened.listing()
        except MouError as error:
            self.app.call_from_thread(self._could_not_open, error)
            return
        self.app.call_from_thread(self._opened, opened, listing)

    def _could_not_open(self, error: MouError) -> None:
        self.do_what_waited()
        if self.workspace is None:
            key = self.keymap.hint_keys("open_folder")
            self.list_pane.empty_text = _("Nothing is open. Press %s to open a folder.") % key
            self.list_pane.redraw()
        self.mou.show_error(error)

    def _opened(self, workspace: Workspace, listing: Listing) -> None:
        order = listing.rowids
        first = self.workspace is None
        self._close_library()
        self.workspace = workspace
        self.folders = list(workspace.folders)
        self.total, self.failed = len(order), len(workspace.library.failures())
        self._seen_version = workspace.library.data_version()
        self.searcher = Searcher(workspace.search, self._deliver)
        self.found = None
        self.rowid = None
        with self.app.batch_update():
            if not first:
                self.search_line.set_text("")
            self.list_pane.serve(workspace.rows, workspace.row_marks)
            self.list_pane.selected = set()
            self.say_why_empty()
            self.list_pane.dates = dates_of(workspace.sort)
            self.list_pane.show(order, groups=listing.groups, cursor=self._cursor_at_start(order) if first else 0)
            self.show_current()
            self.relabel()
        self.do_what_waited()
        self.search_again()
        self.mou.in_background(workspace.remember_folders)
        if first:
            self._tell_notices(workspace.notices)
        self.start_indexing()
        if first:
            self.set_interval(_LOOK_EVERY, self._look_for_changes)
        self._watch_folders()

    def _tell_notices(self, notices: list[str]) -> None:
        """Say what became of the own files: in the status line what fits there, else in a panel."""
        from mou_tui.app.screens.overlay import Notice

        if len(notices) == 1 and cells(notices[0]) < self.size.width - 20:
            self.tell(notices[0], error=True)
        elif notices:
            self.app.push_screen(Notice(_("Your own files"), "\n".join(notices), error=True))

    def _cursor_at_start(self, order: Any) -> int:
        """The article that was read last, where it is in this library."""
        assert self.workspace is not None
        session = self.workspace.state.session()
        if session.article:
            rowid = self.workspace.library.find(session.article)
            if rowid is not None and rowid in order:
                return int(order.index(rowid))
        return 0

    def _close_library(self) -> None:
        if self.index_task is not None:
            self.index_task.cancel()
            self.index_task = None
        self.progress = None
        if self.searcher is not None:
            self.searcher.close()
            self.searcher = None
        if self.workspace is not None:
            self.keep_place()
            self.workspace.library.close()

    async def close(self) -> None:
        """Keep what the next start takes up again, and end what runs beside the reader."""
        workspace, indexing = self.workspace, self.index_task
        if workspace is None:
            return
        self._close_library()
        if indexing is not None:
            # The child is ended before the loop is, or Python complains on the reader's terminal.
            await asyncio.wait({indexing}, timeout=3)
        article = self.article.id if self.article else None
        self.mou.in_background(lambda: workspace.remember(article=article, column=self.reading.column))

    # Pasted articles.

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        text = event.text
        if self.workspace is not None:
            self._save_pasted(text)
            return

        async def then() -> None:
            self._save_pasted(text)

        # Pasted sooner than the library was open: like a key, it is kept until then.
        self._waiting.append(then)

    def action_paste(self) -> None:
        self._save_pasted("")

    @work(exclusive=True, group="paste")
    async def _save_pasted(self, text: str) -> None:
        """Show what pasted text would be as an article; save it into the library's folder where that is wanted."""
        from mou_tui.app.screens.paste import PasteArticle
        from mou_tui.loaders.paste import save_pasted

        workspace = self.workspace
        if workspace is None:
            return
        folder = next((f for f in workspace.folders if f.is_dir()), None)
        if folder is None or workspace.is_sample:
            key = self.keymap.hint_keys("open_folder", thai=self.thai_keyboard)
            self.tell(
                _("Pasted articles are kept in a folder of yours, not among these: open one first with %s.") % key
            )
            return
        chosen = await self.app.push_screen_wait(PasteArticle(folder, text, era=self.era))
        if chosen is None:
            return
        try:
            self._wanted = await self.mou.background(lambda: save_pasted(chosen, folder))
        except MouError as error:
            self.mou.show_error(error)
            return
        self.tell(_("Saved as %s") % self._wanted.name)
        self.start_indexing()

    def _open_wanted(self, workspace: Workspace) -> None:
        """Open the article that was saved just now, as soon as the index has it."""
        if self._wanted is None:
            return
        rowid = workspace.library.find(str(self._wanted))
        if rowid is None:
            return
        saved, self._wanted = self._wanted, None
        if rowid not in self.list_pane.order:
            self.clear_search()
        if rowid in self.list_pane.order:
            self.list_pane.move_to(self.list_pane.order.index(rowid))
            self.show_current()
            self.go_to("reading")
            self.tell(_("Saved as %s") % saved.name)

    def start_indexing(self, *, rebuild: bool = False) -> None:
        """Bring the index up to date in a child process."""
        if self.workspace is None or self.workspace.in_memory or not self.mou.indexes:
            return
        if self.index_task is not None and not self.index_task.done():
            self._wants_reindex = True
            return
        self._wants_reindex = False
        self.index_task = asyncio.create_task(self._index(self.workspace, rebuild))
        self.say_why_empty()

    async def _index(self, workspace: Workspace, rebuild: bool) -> None:
        def tell(progress: "Progress") -> None:
            if self.workspace is workspace:
                self.progress = progress
                self.tell_title()
                self._look_for_changes()

        try:
            complaint = await build_index(workspace.folders, tell, rebuild=rebuild)
        except OSError as error:
            complaint = str(error)
        if self.workspace is not workspace:
            return
        try:
            changes: Changes | MouError = await asyncio.to_thread(workspace.changes, -1, self._shown_id())
        except MouError as error:
            changes = error
        if self.workspace is not workspace:
            return
        self.index_task = self.progress = None
        self._show_changes(workspace, changes)
        if self._is_lost() and not self._wants_reindex:
            # It is not in the index that was made anew: its file has gone.
            self.show_current()
        if complaint:
            self.tell(_("The index could not be brought up to date: %s") % complaint, error=True)
        if self._wants_reindex:
            self.start_indexing()

    def _look_for_changes(self) -> None:
        """See in a thread whether the index or another reader has changed something."""
        self.mou.garbage.soon()
        if self.workspace is not None and not self._looking:
            self._looking = True
            self._look(self.workspace, self._seen_version, self._shown_id())

    def _shown_id(self) -> str:
        return self.article.id if self.article is not None else ""

    def _is_lost(self) -> bool:
        """Whether an article is shown that the index, which was made anew, does not have yet."""
        return self.rowid is None and self.article is not None

    @work(thread=True, group="look")
    def _look(self, workspace: Workspace, seen: int, shown: str) -> None:
        try:
            changes: Changes | MouError = workspace.changes(seen, shown)
        except MouError as error:
            changes = error
        except Exception:
            # The library was closed while it was looked at.
            if workspace is self.workspace:
                raise
            return
        finally:
            self._looking = False
        self.mou.from_thread(self._show_changes, workspace, changes)

    def _show_changes(self, workspace: Workspace, changes: Changes | MouError) -> None:
        if workspace is not self.workspace:
            return
        if isinstance(changes, MouError):
            self.tell(str(changes), error=True)
            return
        if changes.remade:
            self._forget_rowids()
        if changes.listing is not None:
            self._seen_version = changes.version
            self._show_changed_library(changes.listing, changes.failed, changes.shown)
            self._open_wanted(workspace)
        if changes.remade:
            self.start_indexing()
        if changes.own_files:
            self.list_pane.redraw()
        if changes.own_files or changes.listing is not None:
            self._follow_shown(workspace)

    def _forget_rowids(self) -> None:
        """The index was made anew: its articles have other rowids. The article that is shown stays, until it is found again."""
        self.tell(
            _("The search index was damaged or deleted; it is being made again. Nothing of yours was in it."),
            error=True,
        )
        self.rowid = None
        self.list_pane.selected = set()
        self.list_pane.forget_rows()

    def _follow_shown(self, workspace: Workspace) -> None:
        """Show the open article as it is now, where its file or, in another reader, its facts were changed."""
        if self.rowid is None or self.article is None:
            return
        try:
            article, facts = workspace.article(self.rowid)
        except KeyError:
            return
        if article.id != self.article.id or article.text != self.article.text:
            self.rowid, at = None, self.rowid
            if self.list_pane.current == at:
                self.show_current()
            else:
                self.rowid = at
        elif facts != self.facts:
            self.show_facts(facts)

    def _show_changed_library(self, listing: Listing, failed: int, shown: int | None = None) -> None:
        order = listing.rowids
        # The article may have another row now: in an index that was made anew, or read again by other rules.
        lost = self._is_lost() or (shown is not None and shown != self.rowid and self.rowid not in order)
        if lost:
            self.rowid = shown if shown is not None and shown in order else None
        self.total, self.failed = len(order), failed
        self.list_pane.selected.intersection_update(order)
        self.list_pane.forget_rows()
        self.say_why_empty()
        if self.found is not None:
            self.search_again()
        else:
            with self.app.batch_update():
                # As long as nobody has moved, the newest article is the one that is shown.
                untouched = (
                    not lost
                    and self._pane == "list"
                    and self.list_pane.cursor == 0
                    and not self.list_pane.scroll_offset.y
                    and self.place == (0, 0)
                )
                cursor = 0 if untouched else None
                if lost:
                    cursor = order.index(self.rowid) if self.rowid is not None else 0
                self.list_pane.show(order, groups=listing.groups, cursor=cursor, in_place=True)
                if not self._is_lost() and (untouched or self.rowid is None or self.rowid not in order):
                    self.show_current()
                self.tell_count()
                self.tell_titles_of_panes()
        self.tell_title()

    @work(exclusive=True, group="watch")
    async def _watch_folders(self) -> None:
        """Index again when files of the library change."""
        workspace = self.workspace
        if workspace is None or not self.mou.watches:
            return
        from watchfiles import awatch

        try:
            async for _changes in awatch(*workspace.folders, step=500, debounce=2000):
                self.start_indexing()
        except (OSError, RuntimeError, FileNotFoundError):
            # Without it (too many folders for inotify, a network drive), R looks for changes.
            return

    def _deliver(self, number: int, found: Any) -> None:
        """In the searching thread: hand a result over."""
        take: Callable[[int, Any], None] = self.take_found
        self.mou.from_thread(take, number, found)
