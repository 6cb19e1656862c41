"""Going from one fact that wants a look to the next: the unchecked ones, or where there is no time for all the doubtful ones."""

from collections.abc import Callable, Set

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.facts.model import Fact
from mou_tui.i18n import _
from mou_tui.searches import Searches


class VisitController(Controller):
    """Walks through some facts of the articles of the list."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self.commands = {"next_unchecked": self.next_unchecked, "next_doubtful": self.next_doubtful}

    def next_unchecked(self) -> None:
        """Go to the next fact that was not checked, of this article or of the next one that reports an agreement."""
        nothing = _("Nothing further down this list is left to be checked.")
        self._go_on(_is_unchecked, Searches.unchecked, nothing)

    def next_doubtful(self) -> None:
        """Go to the next doubtful fact, of this article or of the next one."""
        nothing = _("No more doubtful facts in the articles of this list.")
        self._go_on(_is_doubtful, Searches.doubtful, nothing)

    def _go_on(self, wanted: Callable[[Fact], bool], rowids_in: Callable[[Searches], Set[int]], nothing: str) -> None:
        """Go to the next wanted fact of the open article; behind its last one, of the next article of the list that has any."""
        workspace, rowid = self._state.workspace, self._state.rowid
        if workspace is None or (self._state.has_facts and self._go_to_one(wanted)):
            return

        def then(rowids: Set[int]) -> None:
            # Another article may have been opened since.
            if self._state.rowid == rowid and self._state.workspace is workspace:
                self._open_next(rowids, wanted, nothing)

        self._services.in_background(lambda: rowids_in(workspace.searches), then)

    def _go_to_one(self, wanted: Callable[[Fact], bool]) -> bool:
        if not self._views.facts.go_to_next(wanted):
            return False
        self._views.reading.mark_fact(self._views.facts.fact)
        if self._state.pane == "list":
            self._surface.go_to("facts")
        self._surface.changed()
        return True

    def _open_next(self, rowids: Set[int], wanted: Callable[[Fact], bool], nothing: str) -> None:
        listed = self._views.list
        order = listed.window.order
        later = (at for at in range(listed.window.cursor + 1, len(order)) if order[at] in rowids)
        at = next(later, None)
        if at is None:
            self._services.show_message(nothing)
            return
        listed.move_to(at)
        self._reader.show_current()
        self._go_to_one(wanted)


def _is_unchecked(fact: Fact) -> bool:
    return fact.is_stated and not fact.checked


def _is_doubtful(fact: Fact) -> bool:
    return fact.trust == "doubtful"
