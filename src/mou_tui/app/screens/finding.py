"""Searching all articles and finding in one: the part of the reader that looks for words."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from textual import work

from mou_tui.app import messages
from mou_tui.app.panes.find_line import FindLine
from mou_tui.app.panes.reading import ReadingView
from mou_tui.app.screens.shell import WRITTEN_WITHIN, Shell
from mou_tui.i18n import _
from mou_tui.workspace import GROUPINGS, SORTS, Found, SavedSearch, dates_of

T = TypeVar("T")


class Finding(Shell):
    """Actions and messages about looking for words; a part of `ReaderScreen`."""

    # Searching all articles.

    def action_search(self) -> None:
        # At once, not with the next message: what is typed next belongs there.
        self.set_focus(self.search_line.input)
        self._choose("list")
        if self.workspace is not None:
            # While the reader is about to type the first letter.
            self.mou.in_background(self.workspace.library.get_ready)

    def search_for(self, text: str) -> None:
        if self._awaited != text:
            self._await_no_more()
        if not text:
            self.end_search()
        elif self.searcher is not None:
            self.searcher.ask(text)
        else:
            self.release_frame()

    def _await_no_more(self) -> None:
        """What was typed for the hits of words that nobody looks for any longer is not done with other articles."""
        self._awaited = ""
        if not self._opening:
            self._waiting.clear()

    def on_query_entered(self, event: messages.QueryEntered) -> None:
        workspace, text = self.workspace, event.text.strip()
        if text and workspace is not None:
            self.mou.in_background(lambda: workspace.state.add_query(text))
        if text and (self.found is None or self.found.text != text):
            # Typed faster than searched: the hits are not there yet.
            self._awaited = text
        if self.list_pane.order or self._opening:
            self.go_to("list")
            if not self._awaited:
                self.show_current()
        elif self.found is not None and self.found.text == text and self.found.suggestion:
            self.set_query(self.found.suggestion)
        elif text:
            self._suggest_spelling(text)

    @work(thread=True, exclusive=True, group="spelling")
    def _suggest_spelling(self, text: str) -> None:
        """Look for a spelling that finds something, and offer it."""
        workspace = self.workspace
        suggestion = workspace.spelled_otherwise(text) if workspace is not None else ""
        if suggestion:
            self.mou.from_thread(self._offer, text, suggestion)

    def _offer(self, text: str, suggestion: str) -> None:
        if self.found is not None and self.found.text == text and not self.found.count:
            self.found = replace(self.found, suggestion=suggestion)
            self.say_why_empty()
            self.list_pane.redraw()

    def search_again(self) -> None:
        """Search for the same words once more, since the library has changed."""
        if self.searcher is not None and self.search_line.text.strip():
            self.searcher.ask(self.search_line.text.strip())

    def take_found(self, number: int, found: Found | Exception) -> None:
        """Show what a search has found so far, unless newer words were typed since."""
        if self.searcher is None or number != self.searcher.number or not self.is_mounted:
            return
        if isinstance(found, Exception):
            self._await_no_more()
            self.release_frame()
            self.mou.show_error(found)
            return
        same = self.found is not None and self.found.text == found.text
        self.found = found
        with self.app.batch_update():
            self.say_why_empty()
            # The first hit is under the cursor; while results of the same words get complete, the cursor stays on its article.
            self.list_pane.show(
                found.rowids,
                groups=found.groups,
                cursor=None if same and self.list_pane.cursor else 0,
                highlight=self.highlight,
                snippet=self.words_around,
            )
            if found.exact:
                self.reading.set_terms(self.highlight)
            if self._awaited == found.text and (found.rowids or found.exact):
                self._awaited = ""
                if found.rowids:
                    self.show_current()
                    self.do_what_waited()
                else:
                    self._await_no_more()
            self.tell_count()
            self.tell_place()
            self.tell_titles_of_panes()
        self.release_frame(at_once=True)
        self.set_timer(WRITTEN_WITHIN, self.searcher.shown)

    def clear_search(self) -> None:
        """Forget the search; the cursor goes to the article that is open."""
        self.search_line.set_text("")
        self.end_search()
        if self._pane == "list" and not self.reading.has_focus:
            self.go_to("list")

    def end_search(self) -> None:
        self._await_no_more()
        if self.searcher is not None:
            self.searcher.cancel()
        if self.found is None or self.workspace is None:
            self.found = None
            self.release_frame()
            return
        self.found = None
        listing = self.workspace.listing()
        order = listing.rowids
        cursor = order.index(self.rowid) if self.rowid is not None and self.rowid in order else 0
        with self.app.batch_update():
            self.say_why_empty()
            self.list_pane.show(order, groups=listing.groups, cursor=cursor)
            self.reading.set_terms(())
            self.tell_count()
            self.tell_place()
            self.tell_titles_of_panes()
        self.release_frame()

    def set_query(self, text: str) -> None:
        """Search for `text` as if it had been typed, go to the hits and show the first."""
        if self.found is None or self.found.text != text.strip():
            self._awaited = text.strip()
        self.search_line.set_text(text)
        self.go_to("list")

    def action_names_as_words(self) -> None:
        """Look for the names of people in all news, and not only among the people of agreements."""
        if self.found is not None and self.found.by_words:
            self.set_query(self.found.by_words)
        else:
            self.tell(_("The search looks for no person whom other news mention."))

    def action_sort(self) -> None:
        workspace = self.workspace
        if workspace is not None:
            workspace.sort = _after(workspace.sort, list(SORTS))
            self.mou.in_background(lambda: workspace.remember(sort=workspace.sort))
            self._list_otherwise(_("Order: %s") % _(SORTS[workspace.sort]))

    def action_group(self) -> None:
        workspace = self.workspace
        if workspace is not None:
            workspace.grouping = _after(workspace.grouping, list(GROUPINGS))
            self.mou.in_background(lambda: workspace.remember(grouping=workspace.grouping))
            self._list_otherwise(_(GROUPINGS[workspace.grouping]))

    @work(exclusive=True, group="sort")
    async def _list_otherwise(self, said: str) -> None:
        """Show the list in the order and the groups that the workspace now has."""
        workspace = self.workspace
        if workspace is None:
            return
        self.list_pane.dates = dates_of(workspace.sort)
        self.tell(said)
        if self.found is not None:
            self.search_again()
        else:
            listing = await asyncio.to_thread(workspace.listing)
            self.list_pane.show(listing.rowids, groups=listing.groups)
        self.list_pane.redraw()
        self.tell_titles_of_panes()

    def action_next_group(self) -> None:
        self._step_group(1)

    def action_previous_group(self) -> None:
        self._step_group(-1)

    def _step_group(self, step: int) -> None:
        pane = self.list_pane
        place = pane.place_of_group(step)
        if place is not None:
            pane.move_to(place)
        elif pane.groups is None:
            self.tell(
                _("The list is not grouped: %s groups it.") % self.keymap.hint_keys("group", thai=self.thai_keyboard)
            )
        else:
            self.tell(_("This is the last group.") if step > 0 else _("This is the first group."))

    @work
    async def action_facets(self) -> None:
        from mou_tui.app.screens.facets import FacetsOverlay

        workspace = self.workspace
        if workspace is None:
            return
        rowids = self.found.rowids if self.found is not None else workspace.order()
        facets = await asyncio.to_thread(workspace.library.facets, rowids)
        own = await asyncio.to_thread(workspace.own_counts, rowids)
        chosen = await self.app.push_screen_wait(FacetsOverlay(facets, own, era=self.era))
        if isinstance(chosen, str):
            self.set_query(f"{self.search_line.text} {chosen}".strip())

    @work
    async def action_saved_searches(self) -> None:
        from mou_tui.app.screens.saved_searches import SavedSearches

        workspace = self.workspace
        if workspace is None:
            return
        saved = await asyncio.to_thread(workspace.saved_searches)

        def remove(search: SavedSearch) -> None:
            self.mou.in_background(lambda: workspace.state.remove_search(search.name))

        chosen = await self.app.push_screen_wait(SavedSearches(saved, workspace.state.queries(50), remove))
        if isinstance(chosen, SavedSearch):
            self.mou.in_background(lambda: workspace.ran(chosen.name))
            self.set_query(chosen.query)
        elif isinstance(chosen, str):
            self.set_query(chosen)

    @work
    async def action_save_search(self) -> None:
        from mou_tui.app.screens.prompt import Prompt

        workspace, query = self.workspace, self.search_line.text.strip()
        if workspace is None or not query:
            self.tell(_("There is no search to save: type one with %s first.") % self.keymap.hint_keys("search"))
            return
        name = await self.app.push_screen_wait(Prompt(_("Name of this search"), query))
        if name and name.strip():
            self.mou.in_background(lambda: workspace.save_search(name.strip(), query))
            self.tell(_("Search saved as “%s”") % name.strip())

    # Finding in the article.

    def action_find(self) -> None:
        if self.article is not None:
            if self._pane == "list":
                self.go_to("reading")
            self.find_line.begin()
            self.status.display = False

    def on_find_line_typed(self, event: FindLine.Typed) -> None:
        self.reading.find(event.text)

    def on_find_line_entered(self, event: FindLine.Entered) -> None:
        self.go_to("reading")

    def on_reading_view_find_changed(self, event: ReadingView.FindChanged) -> None:
        if self.find_line.display:
            self.find_line.show_count(event.n, event.total)
        elif event.total:
            self.tell(_("match %(n)d of %(total)d") % {"n": event.n, "total": event.total})

    def action_next_hit(self) -> None:
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        self._step_hit(-1)

    def _step_hit(self, step: int) -> None:
        if self.reading.finding:
            self.reading.find_next(step)
        elif self._pane != "reading" or not self.reading.find_searched(step):
            self.next_unread(step)


def _after(current: T, choices: Sequence[T]) -> T:
    """The choice after the current one, the first after the last."""
    return choices[(choices.index(current) + 1) % len(choices)]
