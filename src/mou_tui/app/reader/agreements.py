"""From the reader to the agreements of its library, and back to the words that prove one."""

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.article import Span
from mou_tui.facts.model import Fact
from mou_tui.i18n import _


class AgreementController(Controller):
    """The agreements of all articles."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self.commands = {"agreements": self.browse, "read_register": lambda: self.browse("read_register")}

    async def browse(self, first: str = "") -> None:
        """Show the agreements of the library, the open article's first; go to the words that are chosen there.

        `first` is an action of that screen that is done at once.
        """
        state, views = self._state, self._views
        if state.workspace is None:
            return
        # What was written a moment ago, a register that was read back, belongs to what is exported there.
        await self._reader.follow_changes()
        chosen = await self._dialogs.browse_agreements(views.list.window.chosen(), first)
        if chosen is None:
            return
        if not self._reader.show_article(chosen.rowid):
            self._services.show_message(_("This article is not in the library any more."), error=True)
            return
        self._surface.go_to("reading")
        if chosen.spans and state.article is not None:
            spans = tuple(Span(start, end) for start, end in chosen.spans)
            views.reading.mark_fact(Fact("quote", spans[0].of(state.article.text), spans))
