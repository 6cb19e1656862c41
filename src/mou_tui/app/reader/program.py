"""Commands about the reader itself: which pane is chosen, the way back, language, era, colours, help."""

from typing import Any, Final

from mou_tui import i18n
from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.app.reader.panes_layout import neighbour
from mou_tui.i18n import Era, _

_MOST_RECENT: Final = 5
"""Commands that the palette offers first, since they were chosen last."""


class ProgramController(Controller):
    """Panes, appearance, help and the way out."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self.commands = {
            "pane_left": lambda: self.step_pane(-1),
            "pane_right": lambda: self.step_pane(1),
            "narrower": lambda: self.change_width(wider=False),
            "wider": lambda: self.change_width(wider=True),
            "language": self.change_language,
            "era": self.change_era,
            "theme": self.change_theme,
            "command_palette": self.palette,
            "help": self._dialogs.help,
            "back": self.back,
            "suspend": self._services.suspend_program,
            "quit": self.quit,
        }

    def step_pane(self, step: int) -> None:
        """Choose the pane to the right (1) or left (-1); from a line that is typed in, the list."""
        pane = "list" if self._surface.typing else neighbour(self._state.pane, step)
        if self._views.reading.selecting and pane != "reading":
            # Words that are being selected are those of the pane that is read.
            self._views.reading.clear_selection()
        self._surface.go_to(pane)
        if pane == "facts" and step > 0:
            # A pane that is chosen has a cursor: on the fact whose words are next to what is being read.
            self._views.facts.begin_near(self._views.reading.reading_offset)

    def back(self) -> None:
        """One step back: selected words, find, selected articles, search, the list. Never out of the program."""
        state, views = self._state, self._views
        if views.reading.selecting:
            views.reading.clear_selection()
        elif self._reader.end_find():
            self._surface.go_to("reading")
        elif self._surface.typing and views.list.window.order:
            self._surface.go_to("list")
        elif views.list.clear_selection():
            pass
        elif state.search_result is not None or views.search.text:
            self._reader.clear_search()
        elif state.pane != "list":
            self._surface.go_to("list")

    def quit(self) -> None:
        """Back to the list; from the list out of the program, which loses nothing and asks nothing."""
        if self._state.pane != "list" or self._surface.typing:
            self._surface.go_to("list")
        else:
            self._services.leave()

    async def palette(self) -> None:
        """Show all commands, and do the chosen one."""
        workspace = self._state.workspace
        last = workspace.memory.remembered_table("palette").get("last") if workspace is not None else None
        recent = [id for id in last if isinstance(id, str)][:_MOST_RECENT] if isinstance(last, list) else []
        id = await self._dialogs.palette(recent)
        if id is not None:
            if workspace is not None:
                latest = list(dict.fromkeys([id, *recent]))[:_MOST_RECENT]
                self._services.in_background(lambda: workspace.memory.remember_more("palette", {"last": latest}))
            await self._surface.do(id)

    # Appearance.

    def change_width(self, *, wider: bool) -> None:
        """Make the lines of the text wider or narrower."""
        reading = self._views.reading
        (reading.action_wider if wider else reading.action_narrower)()
        self._services.show_message(_("Lines of %d columns") % reading.text_width)

    def change_language(self) -> None:
        """Use the other language; where the era goes with the language, it follows."""
        state, thai = self._state, i18n.language() == "th"
        era_follows = (state.era == "be") == thai
        i18n.set_language("en" if thai else "th")
        if era_follows:
            state.era = "ce" if thai else "be"
        self._remember(language=i18n.language(), era=state.era)
        self._surface.write_anew()

    def change_era(self) -> None:
        """Write years of the other era."""
        other: Era = "ce" if self._state.era == "be" else "be"
        self._state.era = other
        self._remember(era=other)
        self._surface.write_anew()

    def change_theme(self) -> None:
        """Use other colours."""
        name, label = self._services.next_theme()
        if not self._services.no_color:
            self._remember(theme=name)
        self._services.show_message(_("Colours: %s") % label)

    def _remember(self, **changes: Any) -> None:
        workspace = self._state.workspace
        if workspace is not None:
            self._services.in_background(lambda: workspace.memory.remember(**changes))
