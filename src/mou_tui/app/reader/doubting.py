"""Going from one doubtful fact to the next: what a reader looks at where there is no time for all."""

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.i18n import _


class DoubtController(Controller):
    """Walks through the doubtful facts of the articles of the list."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self.commands = {"next_doubtful": self.next_doubtful}

    def next_doubtful(self) -> None:
        """Go to the next doubtful fact of the open article; behind its last one, of the next article of the list that has any."""
        workspace = self._state.workspace
        if workspace is None:
            return
        if self._state.article is not None and self._go_to_one():
            return
        rowid = self._state.rowid

        def then(doubtful: set[int]) -> None:
            # Another article may have been opened since.
            if self._state.rowid == rowid:
                self._open_next(doubtful)

        self._services.in_background(lambda: set(workspace.library.found("is:doubtful")), then)

    def _go_to_one(self) -> bool:
        if not self._views.facts.to_doubtful():
            return False
        if self._state.pane == "list":
            self._surface.go_to("facts")
        return True

    def _open_next(self, doubtful: set[int]) -> None:
        listed = self._views.list
        later = (at for at in range(listed.cursor + 1, len(listed.order)) if listed.order[at] in doubtful)
        found = next(later, None)
        if found is None:
            self._services.show_message(_("No more doubtful facts in the articles of this list."))
            return
        listed.move_to(found)
        self._reader.show_current()
        self._go_to_one()
