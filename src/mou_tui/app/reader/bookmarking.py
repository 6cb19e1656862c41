"""Commands on bookmarks, tags and notes, and undo of every change to the reader's own files."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.app.services import BookmarkCommands
from mou_tui.article import Article
from mou_tui.facts.model import Fact
from mou_tui.i18n import _, ngettext

if TYPE_CHECKING:
    from mou_tui.annotations import Bookmark, Operation
    from mou_tui.workspace import Workspace


class BookmarkController(Controller):
    """Bookmarks, tags, notes; undo and redo; merging copies of the files."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self.commands = {
            "bookmark": self.bookmark,
            "bookmarks": self.browse,
            "tags": self.tags,
            "note": self.note,
            "edit_note": self.note_in_editor,
            "undo": lambda: self._step(_("Undone: %s"), _("There is nothing to undo."), redo=False),
            "redo": lambda: self._step(_("Redone: %s"), _("There is nothing to redo."), redo=True),
            "merge_copies": self.merge_copies,
        }

    def bookmark(self) -> None:
        """Bookmark the selected words, else in the facts pane the fact, else the article or the selected articles."""
        workspace, article = self._state.workspace, self._state.article
        if workspace is None or article is None:
            return
        span, fact, listed = self._views.reading.selected, self._chosen_fact(), self._views.list
        if span is not None:
            self._views.reading.clear_selection()
            self._change(lambda: workspace.own.toggle_passage_bookmark(article, span), _("These words: %s"))
        elif fact is not None:
            self._change(lambda: workspace.own.toggle_fact_bookmark(article, fact), _("This fact: %s"))
        elif self._state.rowid is None and not listed.window.selected:
            # Shown, and not in the list: the index is being made again.
            self._change(lambda: workspace.own.toggle_bookmarks([article]))
        else:
            self.bookmark_articles(listed.window.chosen())

    def bookmark_articles(self, rowids: Sequence[int]) -> None:
        """Bookmark articles, or remove the bookmarks where all have one."""
        workspace = self._state.workspace
        if workspace is None or not rowids:
            return
        ids = self._views.list.window.ids_of(rowids)
        message = f"{_articles(len(rowids))}: %s" if len(rowids) > 1 else "%s"
        self._change(lambda: workspace.own.toggle_bookmarks(workspace.articles(ids)), message)

    async def tags(self) -> None:
        """Ask for the tags of the bookmark here, or for tags to add to all selected articles."""
        rowids = self._views.list.window.chosen()
        if len(rowids) > 1:
            await self._tag_articles(rowids)
            return
        bookmark = await self._bookmark_to_describe()
        if bookmark is not None:
            await self.edit_tags(bookmark)

    async def note(self) -> None:
        """Ask for the note on the bookmark here."""
        bookmark = await self._bookmark_to_describe()
        if bookmark is not None:
            await self.edit_note(bookmark)

    async def note_in_editor(self) -> None:
        """Let the note on the bookmark here be written in the reader's editor, which has room for many lines."""
        bookmark = await self._bookmark_to_describe()
        if bookmark is not None:
            await self._keep_note(bookmark, self._services.edit(bookmark.note))

    async def edit_tags(self, bookmark: "Bookmark") -> bool:
        """Ask for other tags of a bookmark; whether they were changed."""
        from mou_tui.annotations import SetTags
        from mou_tui.annotations.bookmarks import typed_tags

        workspace = self._state.workspace
        if workspace is None:
            return False
        title = _("Tags, separated by commas · %s") % bookmark.article.title
        typed = await self._dialogs.ask(title, ", ".join(bookmark.tags), hint=_known_tags(workspace))
        if typed is None:
            return False
        tags = typed_tags(typed)
        await self._services.background(lambda: workspace.annotations.apply(SetTags(bookmark.uid, tags)))
        self._services.show_change(_("Tags: %s") % (", ".join(tags) or "–"))
        return True

    async def edit_note(self, bookmark: "Bookmark") -> bool:
        """Ask for another note on a bookmark; whether it was changed."""
        typed = await self._dialogs.ask(_("Note on the bookmark · %s") % bookmark.article.title, bookmark.note)
        return typed is not None and await self._keep_note(bookmark, typed)

    async def _keep_note(self, bookmark: "Bookmark", typed: str) -> bool:
        from mou_tui.annotations import SetNote

        workspace = self._state.workspace
        if workspace is None or typed == bookmark.note:
            return False
        await self._services.background(lambda: workspace.annotations.apply(SetNote(bookmark.uid, typed)))
        self._services.show_change(_("Note kept") if typed.strip() else _("Note removed"))
        return True

    async def browse(self) -> None:
        """Show all bookmarks; open the one that is chosen."""
        if self._state.workspace is None:
            return
        commands = BookmarkCommands(self.edit_tags, self.edit_note, self._remove, self._undo_in_dialog)
        bookmark = await self._dialogs.browse_bookmarks(commands)
        self._views.list.redraw()
        if bookmark is not None:
            self.open_bookmark(bookmark)

    def open_bookmark(self, bookmark: "Bookmark") -> None:
        """Show what is bookmarked, where it is in this library."""
        workspace = self._state.workspace
        if workspace is None:
            return
        rowid = workspace.find(bookmark.article)
        if rowid is None:
            words = _("This article is not in the open library: %s") % bookmark.article.path
            self._services.show_message(words, error=True)
            return
        self._reader.show_article(rowid)
        self._surface.go_to("reading")
        if bookmark.selector is not None and self._state.article is not None:
            self._mark_quote(bookmark, self._state.article)

    def _mark_quote(self, bookmark: "Bookmark", article: Article) -> None:
        """Mark the bookmarked words, or say that they are not there any more."""
        from mou_tui.annotations import find

        assert bookmark.selector is not None
        passage = find(bookmark.selector, article.text)
        if passage is None:
            words = _("The words are not in the article any more: “%s”") % bookmark.quote
            self._services.show_message(words, error=True)
            return
        self._views.reading.mark_fact(Fact("quote", bookmark.quote, (passage.span,)))
        if not passage.sure:
            words = _("The article has changed: these words may not be those that you marked, “%s”.") % bookmark.quote
            self._services.show_message(words, error=True)

    def merge_copies(self) -> None:
        """Merge the copies of the own files that a synced drive made."""
        workspace = self._state.workspace
        if workspace is None:
            return

        def then(merged: int) -> None:
            words = ngettext(
                "%(n)d copy merged; undo takes it back", "%(n)d copies merged; undo takes them back", merged
            )
            self._services.show_message(words % {"n": merged} if merged else _("There is no copy to merge."))
            self._views.list.redraw()

        self._services.in_background(workspace.own.merge_copies, then)

    def _remove(self, bookmark: "Bookmark", then: Callable[[str], None]) -> None:
        from mou_tui.annotations import RemoveBookmark

        workspace = self._state.workspace
        if workspace is not None:
            remove = RemoveBookmark(bookmark.uid)

            def removed(_done: object) -> None:
                self._views.list.redraw()
                then(f"{remove.describe()} · " + _("%s undoes it") % self._state.key("undo"))

            self._services.in_background(lambda: workspace.annotations.apply(remove), removed)

    def _undo_in_dialog(self, then: Callable[[str], None]) -> None:
        self._step(_("Undone: %s"), _("There is nothing to undo."), redo=False, tell=then)

    async def _tag_articles(self, rowids: Sequence[int]) -> None:
        """Add tags to all selected articles, whose bookmarks are made if need be; `-tag` takes one away."""
        from mou_tui.annotations.bookmarks import typed_tags

        workspace, count = self._state.workspace, len(rowids)
        if workspace is None:
            return
        title = ngettext("Tags to add to %(n)d article, separated by commas",
                         "Tags to add to %(n)d articles, separated by commas", count) % {"n": count}  # fmt: skip
        hint = "\n".join(part for part in (_known_tags(workspace), _("-tag takes a tag away.")) if part)
        typed = (await self._dialogs.ask(title, hint=hint) or "").split(",")
        gone = typed_tags(",".join(word.strip()[1:] for word in typed if word.strip().startswith("-")))
        tags = typed_tags(",".join(word for word in typed if not word.strip().startswith("-")))
        if tags or gone:
            ids = self._views.list.window.ids_of(rowids)
            self._change(
                lambda: workspace.own.change_tags(workspace.articles(ids), tags, gone), f"{_articles(count)}: %s"
            )

    def _chosen_fact(self) -> Fact | None:
        """In the facts pane the fact under the cursor."""
        return self._views.facts.fact if self._state.pane == "facts" else None

    def _bookmark_here(self) -> "Bookmark | None":
        """The bookmark of the fact or the article that is shown."""
        workspace, article, fact = self._state.workspace, self._state.article, self._chosen_fact()
        if workspace is None or article is None:
            return None
        bookmarks = workspace.annotations.bookmarks_for(article)
        if fact is not None:
            quotes = [span.of(article.text) for span in fact.evidence]
            of_fact = [b for b in bookmarks if b.kind == "fact" and b.quote in quotes]
            if of_fact:
                return of_fact[0]
        return next((b for b in bookmarks if b.kind == "article"), None)

    async def _bookmark_to_describe(self) -> "Bookmark | None":
        """The bookmark here; where there is none, the article is bookmarked first."""
        workspace, article = self._state.workspace, self._state.article
        if workspace is None or article is None:
            return None
        bookmark = self._bookmark_here()
        if bookmark is None:
            await self._services.background(lambda: workspace.own.toggle_bookmarks([article]))
            self._views.list.redraw()
            bookmark = self._bookmark_here()
        return bookmark

    def _change(self, change: "Callable[[], Operation]", message: str = "%s") -> None:
        """Do a change of the own files off this thread; then say it and show it."""

        def then(operation: "Operation") -> None:
            self._services.show_change(message % operation.describe())
            self._views.list.redraw()

        self._services.in_background(change, then)

    def _step(self, done: str, nothing: str, *, redo: bool, tell: Callable[[str], None] | None = None) -> None:
        tell = tell or self._services.show_message
        workspace, article = self._state.workspace, self._state.article
        if workspace is None:
            return

        def then(operation: "Operation | None") -> None:
            if operation is None:
                tell(nothing)
                return
            tell(done % operation.name())
            if operation.target == "corrections" and article is not None:
                self._reader.facts_changed(article)
            if operation.target == "stories":
                self._reader.list_again(self._state.rowid)
            self._views.list.redraw()

        self._services.in_background(lambda: workspace.own.step(redo=redo), then)


def _articles(count: int) -> str:
    return ngettext("%(n)d article", "%(n)d articles", count) % {"n": count}


def _known_tags(workspace: "Workspace") -> str:
    known = ", ".join(list(workspace.annotations.tags())[:12])
    return _("Tags in use: %s.") % known if known else ""
