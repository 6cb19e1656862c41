"""The reader: list, reading view and facts side by side, the search line above, the status and the keys below.

Wires panes, controllers and messages together; what is done stands in the controllers, what is written in `captions`.
"""

import inspect
import sys
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from mou_tui.app import messages
from mou_tui.app.bindings import command_bindings
from mou_tui.app.opening_ahead import Opening
from mou_tui.app.panes.facts import FactsPane
from mou_tui.app.panes.find_line import FindLine
from mou_tui.app.panes.footer import Footer
from mou_tui.app.panes.list import ListPane
from mou_tui.app.panes.reading import ReadingView
from mou_tui.app.panes.search_line import SearchLine
from mou_tui.app.panes.status import StatusLine
from mou_tui.app.panes.title_bar import TitleBar
from mou_tui.app.reader.captions import Captions, Focus, Seen, captions
from mou_tui.app.reader.context import Context, Views
from mou_tui.app.reader.controllers import Controllers
from mou_tui.app.reader.frame_pacer import FramePacer
from mou_tui.app.reader.pane_row import PaneRow
from mou_tui.app.reader.panes_layout import SMALLEST, Pane
from mou_tui.app.reader.state import ReaderState
from mou_tui.app.textual_ext import is_plain
from mou_tui.app.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from mou_tui.app.services import Dialogs, Services

_LINES: Final[dict[str, Focus]] = {"search-input": "search", "find-input": "find"}
"""The lines that are typed in, by their ids."""


class ReaderScreen(Screen[None]):
    """The panes of the reader, and the controllers that answer the keys."""

    BINDINGS: ClassVar = command_bindings("everywhere", "reader")
    AUTO_FOCUS = "ListPane"

    def __init__(
        self,
        state: ReaderState,
        services: "Services",
        dialogs: "Dialogs",
        *,
        column: int,
        opening: Opening | None = None,
    ) -> None:
        super().__init__()
        self._opening = opening
        self.state, self._services = state, services
        self._captions: Captions | None = None
        self.title_bar = TitleBar(id="title")
        self.search_line = SearchLine(self._query_typed, id="search")
        self.list_pane = ListPane(self._cursor_moved, id="list")
        self.reading = ReadingView(id="reading", column=column, era=state.era)
        self.facts_pane = FactsPane(id="facts", era=state.era)
        self.status = StatusLine(id="status")
        self.find_line = FindLine(self.status, id="find")
        self.footer = Footer(id="footer")
        self._panes: dict[Pane, Widget] = {"list": self.list_pane, "reading": self.reading, "facts": self.facts_pane}
        self.frames = FramePacer(self)
        if not is_plain("compositor"):
            from mou_tui.app.textual_ext.compositor import use_flat_compositor

            use_flat_compositor(self)
        views = Views(self.list_pane, self.reading, self.facts_pane, self.search_line, self.find_line)
        self.controllers = Controllers(Context(state, views, self.frames, services, dialogs, self))
        arranging = self.controllers.arranging
        self._row = PaneRow(self._panes, state, arranging.set_width, arranging.keep_widths, id="panes")

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.search_line
        yield self._row
        yield self.find_line
        yield self.status
        yield self.footer
        yield TooSmall(*SMALLEST, id="too-small")

    def on_mount(self) -> None:
        self.list_pane.era = self.state.era
        self.changed()
        if self._opening is not None:
            self.controllers.library.open_first(self._opening)
        else:
            # Not before there is something to see: the thread that opens it would share the interpreter with the first frame.
            self.call_after_refresh(self.controllers.library.open, self.state.folders)
        # While a thread searches, a key waits for the interpreter no longer than this (5 ms unless told).
        sys.setswitchinterval(0.001)

    # Commands.

    async def action_do(self, id: str) -> None:
        """Do an action by its id: a key, a click on the footer, the palette asked for it."""
        command = self.controllers.commands.get(id)
        if command is None:
            # What a pane does itself, wherever the focus is.
            context = self.state.keymap[id].context
            pane = self.state.pane if context == "movement" else context
            await self.app.run_action(id, self.query_one(f"#{pane}"))
            return
        asks, coroutine = self.state.keymap[id].asks, command()
        if inspect.iscoroutine(coroutine):
            self._services.start(lambda: coroutine, asks=asks)
        elif asks:
            self._services.let_keys_go(typed=True)
        self.changed()

    async def do(self, id: str) -> None:
        """Do an action, as its key does."""
        await self.app.run_action(f"do('{id}')", self)

    def action_list(self, movement: str) -> None:
        """Move in the list while typing in the search line."""
        getattr(self.list_pane, f"action_{movement}")()

    def begin_search(self) -> None:
        """Go to the search line, at once and not with the next message: what is typed next belongs there."""
        self.set_focus(self.search_line.input)
        self._choose("list")

    # Captions.

    def changed(self) -> None:
        """Write what has changed of the captions, and of the room that the open article's facts need."""
        if not self.state.has_facts or "facts" not in self.state.visible_panes:
            self._row.fit(self.size.width, self.size.height)
        made, written = captions(self.state, self._seen()), self._captions
        self._captions = made
        self.title_bar.show(*made.title)
        if written is None or (made.list, made.reading, made.facts) != (written.list, written.reading, written.facts):
            self._row.entitle({"list": made.list, "reading": made.reading, "facts": made.facts})
        self.status.show_progress(made.progress)
        self.status.describe(*made.status)
        if made.empty_list != self.list_pane.empty_text:
            self.list_pane.empty_text = made.empty_list
            self.list_pane.redraw()
        if written is None or made.footer != written.footer:
            keys = made.footer
            self.footer.tell(keys.focus, self.state.keymap, thai=keys.thai_keyboard, without=keys.without)
        if written is None or made.count != written.count or made.footer.language != written.footer.language:
            self.search_line.show_count(made.count)
        if written is None or made.search_key != written.search_key:
            self.search_line.relabel(made.search_key[0])
        self.facts_pane.tell_edit_key(made.edit_key)

    def write_anew(self) -> None:
        """Say everything in the language and the era in use."""
        era = self.state.era
        self.list_pane.era = self.reading.era = self.facts_pane.era = era
        with self.app.batch_update():
            self.list_pane.redraw()
            self.reading.refresh_language()
            self.facts_pane.refresh_language()
            self.query_one(TooSmall).refresh()
            self.changed()
            # All words are new and few panes stay as wide: one whole frame, not one for what changed and one for what moved.
            self.refresh()

    def _seen(self) -> Seen:
        listed, rowid, (number, total) = self.list_pane.window, self.state.rowid, self.facts_pane.position
        place = listed.cursor if rowid is not None and listed.current == rowid else listed.place_of(rowid)
        return Seen(
            width=self.size.width,
            focus=_LINES.get(self._focused_id, self.state.pane),
            listed=len(listed.order),
            number=None if place is None else place + 1,
            selected=len(listed.selected),
            fact=self.facts_pane.fact,
            fact_number=number,
            facts=total,
        )

    # Panes and room.

    @property
    def _focused_id(self) -> str:
        return (self.focused.id if self.focused is not None else None) or ""

    @property
    def typing(self) -> bool:
        """Whether the search line or the find line has the focus."""
        return self._focused_id in _LINES

    def go_to(self, pane: Pane) -> None:
        """Choose a pane, and show it where not all are."""
        self._choose(pane)
        self.set_focus(self._panes[pane])

    def _choose(self, pane: Pane) -> None:
        self.state.pane = pane
        self._row.share(*self.size)
        if pane == "reading":
            self.controllers.article.mark_as_read()

    def share_room(self) -> None:
        """Give the panes the room that the state says."""
        self._row.share(*self.size)

    def pane_widths(self) -> dict[Pane, int]:
        """The columns of the visible panes."""
        return self._row.widths()

    def on_resize(self, event: events.Resize) -> None:
        self._row.share(*event.size)
        self.call_after_refresh(self._fit_captions)

    def _fit_captions(self) -> None:
        """Cut the captions for the room that there is now."""
        self._captions = None
        self.changed()

    def on_descendant_focus(self) -> None:
        # Each widget tells through a queue of its own, so an earlier focus may be told after a later one.
        focused = self._focused_id
        if focused in self._panes:
            self._choose(focused)
        elif focused == "search-input" and "list" not in self.state.visible_panes:
            # What is found is seen while one types, also where there is no room for all panes.
            self._choose("list")
        self.changed()

    def on_descendant_blur(self) -> None:
        self.changed()

    def keyboard_changed(self, thai: bool) -> None:
        """The reader types with another keyboard layout: show its keys."""
        if thai != self.state.thai_keyboard:
            self.state.thai_keyboard = thai
            self.changed()

    # What the panes say.

    def _cursor_moved(self) -> None:
        """The list's cursor stands on another article: show that in the same frame."""
        self.frames.hold()
        self.controllers.article.show_current()
        self.frames.release()

    def _query_typed(self, text: str) -> None:
        self.controllers.search.query_typed(text)

    def on_query_entered(self, event: messages.QueryEntered) -> None:
        self.controllers.search.query_entered(event.text)

    async def on_article_opened(self, event: messages.ArticleOpened) -> None:
        await self.do("open")

    def on_bookmark_clicked(self, event: messages.BookmarkClicked) -> None:
        self.controllers.article.show_current()
        self.controllers.bookmarks.bookmark_articles([event.rowid])

    def on_selection_changed(self, event: messages.SelectionChanged) -> None:
        self.changed()

    def on_selection_begun(self, event: messages.SelectionBegun) -> None:
        self.controllers.article.explain_selecting()

    def on_reading_view_fact_under_cursor(self, event: ReadingView.FactUnderCursor) -> None:
        self.facts_pane.select(event.fact)
        self.changed()

    def on_reading_view_place_changed(self, event: ReadingView.PlaceChanged) -> None:
        self.state.place, self.state.percent = event.place, event.percent
        self.changed()

    def on_reading_view_end_reached(self) -> None:
        """Space at the end goes on into the next article."""
        self.controllers.article.mark_as_read()
        self.controllers.article.step(1)

    def on_facts_pane_selected(self, event: FactsPane.Selected) -> None:
        self.reading.mark_fact(event.fact)
        self.changed()

    def on_facts_pane_chosen(self, event: FactsPane.Chosen) -> None:
        self.controllers.article.go_to_words(event.fact)

    def on_find_line_typed(self, event: FindLine.Typed) -> None:
        self.controllers.search.find_typed(event.text)

    def on_find_line_entered(self, event: FindLine.Entered) -> None:
        self.go_to("reading")

    def on_reading_view_find_changed(self, event: ReadingView.FindChanged) -> None:
        self.controllers.search.find_changed(event.n, event.total)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.controllers.pasting.pasted(event.text)
