"""Searching all articles and finding in one; the order and the groups of the list."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mou_tui.app.reader.context import Context, Controller, Highlight, Reader, Snippets
from mou_tui.app.search_thread import SearchThread
from mou_tui.i18n import _
from mou_tui.listings import GROUPINGS, SORTS, ArticleList, dates_of
from mou_tui.workspace import Workspace

if TYPE_CHECKING:
    from mou_tui.search_results import SavedSearch, SearchResult

T = TypeVar("T")


class SearchController(Controller):
    """The query, its results, saved searches, and the find in the open article."""

    def __init__(self, context: Context, reader: Reader, highlight: Highlight, snippet: Snippets) -> None:
        super().__init__(context, reader)
        self._highlight, self._snippet = highlight, snippet
        self.thread: SearchThread | None = None
        """Searches the open library; None while none is open."""
        self.commands = {
            "search": self.begin,
            "names_as_words": self.search_names_as_words,
            "sort": self.change_sort,
            "group": self.change_grouping,
            "next_group": lambda: self.step_group(1),
            "previous_group": lambda: self.step_group(-1),
            "facets": self.narrow,
            "saved_searches": self.saved_searches,
            "save_search": self.save,
            "find": self.begin_find,
            "next_hit": lambda: self.step_hit(1),
            "previous_hit": lambda: self.step_hit(-1),
        }

    # The library that is searched.

    def search_in(self, workspace: Workspace | None) -> None:
        """Searches go to this library from now on; None: nowhere."""
        if self.thread is not None:
            self.thread.close()
        self.thread = None if workspace is None else SearchThread(workspace.searches.search, self._deliver)

    def _deliver(self, number: int, result: SearchResult | Exception) -> None:
        """In the searching thread: hand a result over."""
        self._services.from_thread(self.take_result, number, result)

    # The query.

    def begin(self) -> None:
        """Go to the search line."""
        self._surface.begin_search()
        if self._state.workspace is not None:
            # While the reader is about to type the first letter.
            self._services.in_background(self._state.workspace.library.get_ready)

    def query_typed(self, text: str) -> None:
        """The words in the search line are changing; what comes of it belongs into the same frame."""
        self._frames.hold()
        query = text.strip()
        if self._state.query_to_open != query:
            self._forget_query_to_open()
        if not query:
            self.end()
        elif self.thread is not None:
            self.thread.ask(query)
        else:
            self._frames.release()

    def query_entered(self, text: str) -> None:
        """Enter was pressed in the search line: go to the hits and show the first, as soon as they are there."""
        state, query = self._state, text.strip()
        workspace, result = state.workspace, state.search_result
        if query and workspace is not None:
            self._services.in_background(lambda: workspace.state.add_query(query))
        if query and (result is None or result.text != query):
            # Typed faster than searched: the hits are not there yet.
            state.query_to_open = query
        if self._views.list.window.order or state.opening:
            self._surface.go_to("list")
            if not state.query_to_open:
                self._reader.show_current()
        elif result is not None and result.text == query and result.suggestion:
            self.set_query(result.suggestion)
        elif query:
            self._services.start(lambda: self._suggest_spelling(query), group="spelling")

    def set_query(self, text: str) -> None:
        """Search for `text` as if it had been typed, go to the hits and show the first."""
        result = self._state.search_result
        if result is None or result.text != text.strip():
            self._state.query_to_open = text.strip()
        self._views.search.set_text(text)
        self._surface.go_to("list")

    def search_again(self) -> None:
        """Search for the same words once more, since the library has changed."""
        query = self._views.search.text.strip()
        if self.thread is not None and query:
            self.thread.ask(query)

    def clear(self) -> None:
        """Forget the search; the cursor goes to the article that is open."""
        self._views.search.set_text("")
        self.end()
        if self._state.pane == "list" and not self._views.reading.has_focus:
            self._surface.go_to("list")

    def end(self) -> None:
        """List all articles again."""
        self._forget_query_to_open()
        if self.thread is not None:
            self.thread.cancel()
        state = self._state
        if state.search_result is None or state.workspace is None:
            state.search_result = None
            self._frames.release()
            return
        state.search_result = None
        listing = state.workspace.listing(state.rowid)
        order = listing.rowids
        cursor = order.index(state.rowid) if state.rowid is not None and state.rowid in order else 0
        with self._frames.together():
            self._views.list.show(order, groups=listing.groups, cursor=cursor)
            self._views.reading.set_terms(())
            self._surface.changed()
        self._frames.release()

    def take_result(self, number: int, result: SearchResult | Exception) -> None:
        """Show what a search has found so far, unless newer words were typed since."""
        state = self._state
        if self.thread is None or number != self.thread.number:
            return
        if isinstance(result, Exception):
            self._forget_query_to_open()
            self._frames.release()
            self._services.show_error(result)
            return
        same_query = state.search_result is not None and state.search_result.text == result.text
        # A search of the last session is taken up at the article where it was left.
        keeps_article = same_query or state.query_taken_up == result.text
        state.search_result = result
        if result.exact:
            state.query_taken_up = ""
        with self._frames.together():
            # The first hit is under the cursor; while results of the same words get complete, the cursor stays on its article.
            self._views.list.show(
                result.rowids,
                groups=result.groups,
                cursor=None if keeps_article and self._views.list.window.cursor else 0,
                highlight=self._highlight,
                snippet=self._snippet,
            )
            if result.exact:
                self._views.reading.set_terms(self._highlight)
            if state.query_to_open == result.text and (result.rowids or result.exact):
                self._open_first(result)
            self._surface.changed()
        self._frames.release()
        self._frames.when_written(self.thread.shown)

    def _open_first(self, result: SearchResult) -> None:
        """Show the first hit of the query that was entered, and do what was typed for it meanwhile."""
        self._state.query_to_open = ""
        if result.rowids:
            self._reader.show_current()
            self._reader.run_pending()
        else:
            self._forget_query_to_open()

    def _forget_query_to_open(self) -> None:
        """What was typed for the hits of words that nobody looks for any longer is not done with other articles."""
        self._state.query_to_open = ""
        if not self._state.opening:
            self._reader.drop_pending()

    async def _suggest_spelling(self, query: str) -> None:
        """Look for a spelling that finds something, and offer it."""
        workspace = self._state.workspace
        suggestion = (
            await asyncio.to_thread(workspace.searches.spelled_otherwise, query) if workspace is not None else ""
        )
        result = self._state.search_result
        if suggestion and result is not None and result.text == query and not result.count:
            self._state.search_result = replace(result, suggestion=suggestion)
            self._surface.changed()

    def search_names_as_words(self) -> None:
        """Look for the names of people in all news, and not only among the people of agreements."""
        result = self._state.search_result
        if result is not None and result.by_words:
            self.set_query(result.by_words)
        else:
            self._services.show_message(_("The search looks for no person whom other news mention."))

    # The list's order.

    def change_sort(self) -> None:
        """Sort the list in the next order."""
        workspace = self._state.workspace
        if workspace is not None:
            workspace.sort = _after(workspace.sort, list(SORTS))
            self._services.in_background(lambda: workspace.memory.remember(sort=workspace.sort))
            message = _("Order: %s") % _(SORTS[workspace.sort])
            self._services.start(lambda: self._list_anew(workspace, message), group="sort")

    def change_grouping(self) -> None:
        """Group the list by the next of the groupings."""
        workspace = self._state.workspace
        if workspace is not None:
            workspace.grouping = _after(workspace.grouping, list(GROUPINGS))
            self._services.in_background(lambda: workspace.memory.remember(grouping=workspace.grouping))
            message = _(GROUPINGS[workspace.grouping])
            self._services.start(lambda: self._list_anew(workspace, message), group="sort")

    async def _list_anew(self, workspace: Workspace, message: str) -> None:
        """Show the list in the order and the groups that the workspace now has."""
        listed = self._views.list
        listed.dates = dates_of(workspace.sort)
        self._services.show_message(message)
        if self._state.search_result is not None:
            self.search_again()
        else:
            listing = await asyncio.to_thread(workspace.listing)
            listed.show(listing.rowids, groups=listing.groups)
        listed.redraw()
        self._surface.changed()

    def list_again(self, at: int | None, *, stays: bool = False) -> None:
        """Show the same articles as they are listed now: stories were opened, closed or taken apart. The cursor goes to `at`."""
        workspace = self._state.workspace
        if workspace is not None:
            self._services.start(lambda: self._list_again(workspace, at, stays), group="sort")

    async def _list_again(self, workspace: Workspace, at: int | None, stays: bool) -> None:
        state, result = self._state, self._state.search_result
        from mou_tui.search_results import SearchResult

        listing: ArticleList | SearchResult
        if result is None:
            listing = await asyncio.to_thread(workspace.listing, at if stays else None)
        else:
            listing = await asyncio.to_thread(workspace.relisted, result)
        if state.search_result is not result or state.workspace is not workspace:
            return
        if isinstance(listing, SearchResult):
            state.search_result = listing
        order = listing.rowids
        told = (at, *workspace.stories.of(at)) if at is not None else ()
        cursor = next((order.index(rowid) for rowid in told if rowid in order), None)
        with self._frames.together():
            self._views.list.show(
                order,
                groups=listing.groups,
                cursor=cursor,
                highlight=None if result is None else self._highlight,
                snippet=None if result is None else self._snippet,
            )
            self._reader.show_current()
            self._surface.changed()

    def step_group(self, step: int) -> None:
        """Go to the next group of the list (1), or to the beginning of this one or the one before (-1)."""
        listed = self._views.list
        place = listed.window.place_of_group(step)
        if place is not None:
            listed.move_to(place)
        elif listed.window.groups is None:
            words = _("The list is not grouped: %s groups it.") % self._state.key("group")
            self._services.show_message(words)
        else:
            self._services.show_message(_("This is the last group.") if step > 0 else _("This is the first group."))

    # Narrowing, saving.

    async def narrow(self) -> None:
        """Show by what the search can be narrowed, and add what is chosen."""
        workspace, result = self._state.workspace, self._state.search_result
        if workspace is None:
            return
        rowids = array("q", result.hits) if result is not None else workspace.order()
        facets = await asyncio.to_thread(workspace.facets, rowids)
        own = await asyncio.to_thread(workspace.searches.own_counts, rowids)
        condition = await self._dialogs.narrow_search(facets, own)
        if condition is not None:
            # A blank behind it, for the words that are typed next.
            self.set_query(f"{self._views.search.text.strip()} {condition} ".lstrip())

    async def saved_searches(self) -> None:
        """Show saved searches and earlier ones, and run the chosen one."""
        workspace = self._state.workspace
        if workspace is None:
            return
        from mou_tui.search_results import SavedSearch

        saved = await asyncio.to_thread(workspace.searches.saved_searches)

        def remove(search: SavedSearch) -> None:
            self._services.in_background(lambda: workspace.state.remove_search(search.name))

        chosen = await self._dialogs.saved_searches(saved, workspace.state.queries(50), remove)
        if isinstance(chosen, SavedSearch):
            name = chosen.name
            self._services.in_background(lambda: workspace.searches.ran(name))
            self.set_query(chosen.query)
        elif chosen is not None:
            self.set_query(chosen)

    async def save(self) -> None:
        """Save the search under a name."""
        workspace, query = self._state.workspace, self._views.search.text.strip()
        if workspace is None or not query:
            words = _("There is no search to save: type one with %s first.") % self._state.key("search")
            self._services.show_message(words)
            return
        name = ((await self._dialogs.ask(_("Name of this search"), query, selected=True)) or "").strip()
        if name:
            self._services.in_background(lambda: workspace.searches.save_search(name, query))
            self._services.show_message(_("Search saved as “%s”") % name)

    # Finding in the article.

    def begin_find(self) -> None:
        """Go to the find line."""
        if self._state.article is not None:
            if self._state.pane == "list":
                self._surface.go_to("reading")
            self._views.find.begin()

    def find_typed(self, text: str) -> None:
        """The words in the find line are changing."""
        self._views.reading.find(text)

    def find_changed(self, n: int, total: int) -> None:
        """The find stands at match `n` of `total`."""
        if self._views.find.shown:
            self._views.find.show_count(n, total)
        elif total:
            self._services.show_message(_("match %(n)d of %(total)d") % {"n": n, "total": total})

    def end_find(self) -> bool:
        """Forget the find; False where there was none."""
        if not self._views.find.shown and not self._views.reading.finding:
            return False
        self._views.reading.clear_find()
        self._views.find.end()
        return True

    def step_hit(self, step: int) -> None:
        """Go to the next match of the find, else of the search in this article, else to the next unread article."""
        if self._views.reading.finding:
            self._views.reading.find_next(step)
        elif self._state.pane != "reading" or not self._views.reading.find_searched(step):
            self._reader.next_unread(step)


def _after(current: T, choices: Sequence[T]) -> T:
    """The choice after the current one, the first after the last."""
    return choices[(choices.index(current) + 1) % len(choices)]
