"""The reader: list, reading view and facts side by side, the search line above, the status and the keys below."""

import sys
from pathlib import Path
from typing import Any, ClassVar, Literal

from textual import work
from textual.screen import Screen
from textual.widget import Widget

from mou_tui import i18n
from mou_tui.app import messages
from mou_tui.app.keymap import bindings
from mou_tui.app.panes.facts import FactsPane
from mou_tui.app.panes.reading import ReadingView
from mou_tui.app.panes.search_line import SearchInput
from mou_tui.app.screens.keeping import Keeping
from mou_tui.app.screens.opening import Opening
from mou_tui.app.widgets.too_small import TooSmall
from mou_tui.facts.model import Fact
from mou_tui.i18n import _, ngettext


class ReaderScreen(Keeping, Opening):
    """Answers the keys and lets the panes speak with each other."""

    BINDINGS: ClassVar = bindings("everywhere", "reader")
    AUTO_FOCUS = "ListPane"

    def on_mount(self) -> None:
        self.list_pane.era = self.era
        self.list_pane.empty_text = _("Opening the library…")
        self.relabel()
        # Not before there is something to see: the thread that opens it would share the interpreter with the first frame.
        self.call_after_refresh(self.open_library, self.folders)
        self.call_after_refresh(self.mou.garbage.start)
        # While a thread searches, a key waits for the interpreter no longer than this (5 ms unless told).
        sys.setswitchinterval(0.001)

    # The article that is read.

    def on_article_opened(self, event: messages.ArticleOpened) -> None:
        self.action_open()

    def action_mark_read(self) -> None:
        workspace = self.workspace
        if workspace is None:
            return
        ids = [row.id for row in workspace.library.rows(self.list_pane.chosen())]
        if not ids:
            return
        operation = workspace.show_read(ids)
        self.list_pane.redraw()
        self.mou.in_background(lambda: workspace.do(operation))
        self.tell(operation.describe())

    def action_open(self) -> None:
        if self.typing:
            self.go_to("list")
        elif self._pane == "list":
            if self.list_pane.current is not None:
                self.show_current()
                self.go_to("reading")
                self.call_after_refresh(self.reading.bring_searched_into_sight)
        elif self._pane == "facts":
            self._go_to_words(self.facts_pane.fact)

    def _go_to_words(self, fact: Fact | None) -> None:
        if fact is not None:
            self.reading.mark_fact(fact)
            self.go_to("reading")

    def _step_article(self, step: int) -> None:
        before = self.list_pane.cursor
        self.list_pane.move_by(step)
        if self.list_pane.cursor == before:
            self.tell(
                _("This is the last article of the list.") if step > 0 else _("This is the first article of the list.")
            )
            return
        self.show_current()
        self.mark_as_read()

    def action_next_article(self) -> None:
        self._step_article(1)

    def action_previous_article(self) -> None:
        self._step_article(-1)

    # What the panes say.

    def on_reading_view_fact_under_cursor(self, event: ReadingView.FactUnderCursor) -> None:
        self.facts_pane.select(event.fact)
        self.tell_place()

    def on_reading_view_place_changed(self, event: ReadingView.PlaceChanged) -> None:
        self.place = event.place
        self.status.show_progress(_("read %d%%") % event.percent if self.article is not None else "")

    def on_reading_view_end_reached(self) -> None:
        """Space at the end goes on into the next article."""
        self.mark_as_read()
        self.action_next_article()

    def on_facts_pane_selected(self, event: FactsPane.Selected) -> None:
        self.reading.mark_fact(event.fact)
        self.tell_place()

    def on_facts_pane_chosen(self, event: FactsPane.Chosen) -> None:
        self._go_to_words(event.fact)

    def on_selection_changed(self, event: messages.SelectionChanged) -> None:
        self.tell_titles_of_panes()

    def on_selection_begun(self, event: messages.SelectionBegun) -> None:
        keys = {id: self.keymap.hint_keys(id, thai=self.thai_keyboard) for id in ("copy", "bookmark", "add_fact")}
        self.tell(
            _("Shift+arrows select more · %(copy)s copies, %(bookmark)s bookmarks, %(add_fact)s makes a fact of it")
            % keys
        )

    def on_bookmark_clicked(self, event: messages.BookmarkClicked) -> None:
        self.show_current()
        self.bookmark_articles([event.rowid])

    # Actions that a pane does, wherever the focus is.

    def action_next_evidence(self) -> None:
        (self.facts_pane if self._pane == "facts" else self.reading).action_next_evidence()

    def action_previous_evidence(self) -> None:
        (self.facts_pane if self._pane == "facts" else self.reading).action_previous_evidence()

    def action_next_paragraph(self) -> None:
        self.reading.action_next_paragraph()

    def action_previous_paragraph(self) -> None:
        self.reading.action_previous_paragraph()

    def action_show_all(self) -> None:
        self.reading.action_show_all()

    def action_narrower(self) -> None:
        self.reading.action_narrower()
        self._tell_column()

    def action_wider(self) -> None:
        self.reading.action_wider()
        self._tell_column()

    def _tell_column(self) -> None:
        self.tell(_("Lines of %d columns") % self.reading.text_width)

    def action_list(self, movement: str) -> None:
        """Move in the list while typing in the search line."""
        getattr(self.list_pane, f"action_{movement}")()

    def action_do(self, id: str) -> None:
        """Do an action by its id: a click on the footer, a choice from the palette."""
        action = self.keymap[id]
        target: Widget | Screen[Any] = self
        if action.context in ("movement", "list", "reading", "facts"):
            pane = action.context if action.context != "movement" else self._pane
            target = self.query_one(f"#{pane}")
        self.call_later(self.app.run_action, id, target)

    # The program.

    def action_back(self) -> None:
        """One step back: selected words, find, selected articles, search, the list. Never out of the program."""
        if self.reading.selecting:
            self.reading.clear_selection()
        elif self.end_find():
            self.go_to("reading")
        elif isinstance(self.focused, SearchInput) and self.list_pane.order:
            self.go_to("list")
        elif self.list_pane.clear_selection():
            pass
        elif self.found is not None or self.search_line.text:
            self.clear_search()
        elif self._pane != "list":
            self.go_to("list")

    def action_quit(self) -> None:
        """Back to the list; from the list out of the program, which loses nothing and asks nothing."""
        if self._pane != "list" or self.typing:
            self.go_to("list")
        else:
            self.app.exit()

    def action_suspend(self) -> None:
        self.mou.action_suspend()

    def action_help(self) -> None:
        from mou_tui.app.screens.help import Help

        self.app.push_screen(Help(self.keymap))

    @work
    async def action_command_palette(self) -> None:
        from mou_tui.app.screens.palette import CommandPalette

        id = await self.app.push_screen_wait(CommandPalette(self.keymap, thai=self.thai_keyboard))
        if isinstance(id, str):
            self.action_do(id)

    @work
    async def action_open_folder(self) -> None:
        from mou_tui.app.screens.open_folder import OpenFolder

        recent = self.workspace.recent_folders() if self.workspace else []
        here = self.folders[0] if self.folders and not (self.workspace and self.workspace.is_sample) else Path.home()
        path = await self.app.push_screen_wait(OpenFolder(here if here.is_dir() else here.parent, recent))
        if isinstance(path, Path):
            self.open_library([path])

    def action_refresh(self) -> None:
        self.start_indexing()
        self.tell(_("Looking for new and changed files…"))

    def action_stop_indexing(self) -> None:
        if self.index_task is None:
            self.tell(_("Nothing is being indexed."))
            return
        self.index_task.cancel()
        self.index_task = self.progress = None
        self.say_why_empty()
        self.tell_title()
        key = self.keymap.hint_keys("refresh", thai=self.thai_keyboard)
        self.tell(_("Stopped; what was indexed stays. %s goes on.") % key)

    def action_problems(self) -> None:
        from mou_tui.app.screens.overlay import Notice
        from mou_tui.loaders.exports import own_exports_words

        failures = self.workspace.library.failures() if self.workspace else []
        own_exports = self.workspace.library.own_exports() if self.workspace else 0
        passed_over = [own_exports_words(own_exports)] if own_exports else []
        if not failures:
            self.tell(" ".join([_("All files could be read."), *passed_over]))
            return
        title = ngettext("%(n)d file not read", "%(n)d files not read", len(failures)) % {"n": len(failures)}
        shown = "\n".join([*passed_over, *(f"{path}: {sentence}" for path, sentence in failures[:500])])
        self.app.push_screen(Notice(title, shown, error=True))

    def action_language(self) -> None:
        """Speak the other language; where the era goes with the language, it follows."""
        goes_along = (self.era == "be") == (i18n.language() == "th")
        i18n.set_language("en" if i18n.language() == "th" else "th")
        if goes_along:
            self._use_era("be" if i18n.language() == "th" else "ce")
        self._remember(language=i18n.language(), era=self.era)
        self._reword()

    def action_era(self) -> None:
        self._use_era("ce" if self.era == "be" else "be")
        self._remember(era=self.era)
        self._reword()

    def _use_era(self, era: Literal["be", "ce"]) -> None:
        self.era = self.list_pane.era = era
        self.reading.era = self.facts_pane.era = era

    def _remember(self, **changes: Any) -> None:
        workspace = self.workspace
        if workspace is not None:
            self.mou.in_background(lambda: workspace.remember(**changes))

    def _reword(self) -> None:
        with self.app.batch_update():
            self.list_pane.redraw()
            self.reading.refresh_language()
            self.facts_pane.refresh_language()
            self.say_why_empty()
            self.query_one(TooSmall).refresh()
            self.relabel()

    def action_theme(self) -> None:
        from mou_tui.app.themes import THEME_LABELS, next_theme

        self.app.theme = next_theme(self.app.theme)
        if not self.app.no_color:
            self._remember(theme=self.app.theme)
        label = THEME_LABELS.get(self.app.theme)
        self.tell(_("Colours: %s") % (_(label) if label else self.app.theme))

    def keyboard_changed(self, thai: bool) -> None:
        """The reader types with another keyboard layout: show its keys."""
        if thai != self.thai_keyboard:
            self.thai_keyboard = thai
            self.relabel()
