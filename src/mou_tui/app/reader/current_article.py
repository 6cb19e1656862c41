"""Which article is shown, and going from one to the next."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mou_tui.app.reader.context import ArticleView, Context, Controller, FactsView, Reader
from mou_tui.i18n import _

if TYPE_CHECKING:
    from mou_tui.article import Article, Span
    from mou_tui.facts.model import Fact, Facts
    from mou_tui.library import Snippet


class ArticleController(Controller):
    """Shows the article under the list's cursor; goes to its neighbours, its facts' words, and the next unread one."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        reading = self._views.reading
        self.commands = {
            "open": self.open,
            "next_article": lambda: self.step(1),
            "previous_article": lambda: self.step(-1),
            "mark_read": self.toggle_read,
            "next_evidence": lambda: self._evidence_view().action_next_evidence(),
            "previous_evidence": lambda: self._evidence_view().action_previous_evidence(),
            "next_paragraph": reading.action_next_paragraph,
            "previous_paragraph": reading.action_previous_paragraph,
            "show_all": reading.action_show_all,
        }

    def show_current(self) -> None:
        """Show the article under the list's cursor."""
        state, views, rowid = self._state, self._views, self._views.list.window.current
        if state.workspace is None or (rowid is not None and rowid == state.rowid):
            self._surface.changed()
            return
        with self._frames.together():
            self.keep_place()
            state.rowid, state.place = rowid, (0, 0)
            self._frames.prepare_later(self._prepare_neighbour)
            if rowid is None:
                from mou_tui.facts.model import Facts

                state.article, state.facts, state.fields, state.percent = None, Facts(), (), None
                views.reading.show(None)
                views.facts.show(None)
            else:
                try:
                    state.article, state.facts = state.workspace.article(rowid)
                except KeyError:
                    # Deleted just now; the list will know in a moment.
                    state.rowid = None
                    return
                state.fields = state.workspace.filled_fields(state.article)
                # Who begins anew begins at the top of the first article, too.
                begins_anew = state.fresh and state.opening
                place = None if begins_anew else state.workspace.state.place(state.article.id)
                views.reading.show(state.article, state.facts, terms=self.highlight, place=place)
                views.facts.show(state.article, state.facts, state.fields)
            self._reader.end_find()
            self._surface.changed()

    def show_article(self, rowid: int) -> bool:
        """Go to an article, out of a search that does not have it; False where the list does not have it."""
        listed = self._views.list
        if rowid not in listed.window.order:
            self._reader.clear_search()
        workspace = self._state.workspace
        if rowid not in listed.window.order and workspace is not None:
            # A copy of another article, in whose place it stands now.
            listing = workspace.listing(rowid)
            listed.show(listing.rowids, groups=listing.groups)
        is_listed = rowid in listed.window.order
        if is_listed:
            listed.move_to(listed.window.order.index(rowid))
        self.show_current()
        return is_listed

    def show_facts(self, facts: Facts) -> None:
        """Show other facts of the same article."""
        self._state.facts = facts
        self._views.reading.update_facts(facts)
        self.show_fields()

    def show_fields(self) -> None:
        """Show what stands in the own fields of the open article now."""
        state = self._state
        if state.article is not None:
            state.fields = state.workspace.filled_fields(state.article) if state.workspace is not None else ()
            self._views.facts.show(state.article, state.facts, state.fields)
        self._surface.changed()

    def facts_changed(self, article: Article) -> None:
        """The facts of an article were corrected: show them as they are now."""
        state = self._state
        is_open = state.article is not None and state.article.id == article.id
        if is_open and state.workspace is not None and state.rowid is not None:
            self.show_facts(state.workspace.library.facts(state.rowid))
        self._views.list.forget_rows()
        self._views.list.redraw()

    def _prepare_neighbour(self) -> None:
        """Prepare the article that comes next in the direction in which the reader goes."""
        workspace, window = self._state.workspace, self._views.list.window
        at = window.cursor + window.direction
        if workspace is None or not 0 <= at < len(window.order):
            return
        # Not there: deleted just now; the list will know in a moment.
        with contextlib.suppress(KeyError):
            article, facts = workspace.article(window.order[at])
            self._views.reading.prepare(article, facts)
            self._views.facts.prepare(facts)

    def keep_place(self) -> None:
        """Remember where in the article the reader was."""
        workspace, article = self._state.workspace, self._state.article
        if workspace is not None and article is not None:
            paragraph, offset = self._state.place
            if (paragraph, offset) != (0, 0) or workspace.state.place(article.id):
                self._services.in_background(lambda: workspace.state.set_place(article.id, paragraph, offset))

    def mark_as_read(self) -> None:
        """The open article is being read."""
        workspace, article, listed = self._state.workspace, self._state.article, self._views.list
        if workspace is None or article is None or article.id in workspace.read:
            return
        ids = {article.id, *workspace.told_by(self._state.rowid)} if self._state.rowid is not None else {article.id}
        workspace.read |= ids
        if listed.window.current == self._state.rowid:
            listed.redraw_current()
        else:
            listed.redraw()
        self._services.in_background(lambda: workspace.mark_read(ids))

    def toggle_read(self) -> None:
        """Mark the chosen articles as read, or as unread where all are read."""
        workspace = self._state.workspace
        if workspace is None:
            return
        ids = [row.id for row in workspace.library.rows(self._views.list.window.chosen())]
        if not ids:
            return
        operation = workspace.show_read(ids)
        self._views.list.redraw()
        self._services.in_background(lambda: workspace.own.do(operation))
        self._services.show_change(operation.describe())

    def open(self) -> None:
        """Read the article under the cursor; in the facts pane go to the fact's words."""
        if self._surface.typing:
            self._surface.go_to("list")
        elif self._state.pane == "list":
            if self._views.list.window.current is not None:
                self.show_current()
                self._surface.go_to("reading")
                self._frames.after_refresh(self._views.reading.bring_searched_into_sight)
        elif self._state.pane == "facts":
            self.go_to_words(self._views.facts.fact)

    def go_to_words(self, fact: Fact | None) -> None:
        """Go to the words that prove a fact."""
        if fact is not None:
            self._views.reading.mark_fact(fact)
            self._surface.go_to("reading")

    def step(self, step: int) -> None:
        """Go to the next article of the list (1), or the one before (-1), and read it."""
        listed = self._views.list
        cursor = listed.window.cursor
        listed.move_by(step)
        if listed.window.cursor == cursor:
            last, first = _("This is the last article of the list."), _("This is the first article of the list.")
            self._services.show_message(last if step > 0 else first)
            return
        self.show_current()
        self.mark_as_read()

    def next_unread(self, step: int) -> None:
        """Go to the next article that has not been read, or the one before."""
        workspace, listed = self._state.workspace, self._views.list
        if workspace is None:
            return
        window = listed.window
        index = window.cursor + step
        while 0 <= index < len(window.order):
            row = window.row(index)
            if row is not None and row.id not in workspace.read:
                listed.move_to(index)
                self.show_current()
                self.mark_as_read()
                return
            index += step
        self._services.show_message(_("No other article is unread."))

    def explain_selecting(self) -> None:
        """Say what can be done with the words that are being selected."""
        keys = {id: self._state.key(id) for id in ("copy", "bookmark", "add_fact")}
        words = _("Shift+arrows: more · %(copy)s copy · %(bookmark)s bookmark · %(add_fact)s make a fact")
        self._services.show_message(words % keys)

    def _evidence_view(self) -> ArticleView | FactsView:
        return self._views.facts if self._state.pane == "facts" else self._views.reading

    # The words of the search.

    def highlight(self, text: str) -> Sequence[Span]:
        """Where the words of the search stand in `text`."""
        result = self._state.search_result
        if result is None or result.query is None:
            return ()
        # Where nothing is searched for, as at the start, what knows queries is not imported.
        from mou_tui.library import highlight

        return highlight(result.query, text)

    def words_around(self, rowid: int, width: int) -> Snippet | None:
        """The words of an article around those searched for, in so many columns."""
        workspace, result = self._state.workspace, self._state.search_result
        if workspace is None or result is None or result.query is None:
            return None
        return workspace.snippet(rowid, result.query, width)
