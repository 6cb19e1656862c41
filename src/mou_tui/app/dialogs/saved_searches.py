"""Saved searches with what is new since they were last run, and the searches of before."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding
from textual.widgets import Input

from mou_tui.app.dialogs.chooser import Chooser, Option, Options, containing
from mou_tui.i18n import _, ngettext
from mou_tui.search_results import SavedSearch


class SavedSearches(Chooser):
    """Dismissed with the SavedSearch to run, or with the words of an earlier search; Del takes a saved one away."""

    BINDINGS: ClassVar = [Binding("delete", "remove", show=False, priority=True)]

    def __init__(
        self, saved: Sequence[SavedSearch], earlier: Sequence[str], remove: Callable[[SavedSearch], None]
    ) -> None:
        self._saved, self._earlier, self._remove = list(saved), earlier, remove
        super().__init__(_("Saved searches and earlier ones"), self._options, empty=_("Nothing was searched yet."))

    def _options(self, typed: str) -> Sequence[Option]:
        return containing(search_options(self._saved, self._earlier), typed)

    def on_mount(self) -> None:
        super().on_mount()
        self.complain(_("Del removes a saved search") if self._saved else "")

    def action_remove(self) -> None:
        """Take the saved search under the cursor away; in the middle of the line Del is the line's."""
        line, search = self.query_one(Input), self.query_one(Options).current_of(SavedSearch)
        if line.cursor_position < len(line.value):
            raise SkipAction
        if search is not None:
            self._saved.remove(search)
            self._remove(search)
            self.match(self.typed)
            self.complain(_("Removed: %s") % search.name)


def search_options(saved: Sequence[SavedSearch], earlier: Sequence[str]) -> list[Option]:
    """Saved searches by name with what they find and what of it is new, then the queries last run."""
    options: list[Option] = []
    if saved:
        options.append(Option(_("Saved")))
        options += [Option(_named(search), _found(search), search) for search in saved]
    if earlier:
        options.append(Option(_("Earlier")))
        options += [Option(query, value=query) for query in earlier]
    return options


def _named(search: SavedSearch) -> str:
    return search.query if search.name == search.query else f"{search.name} · {search.query}"


def _found(search: SavedSearch) -> str:
    words = ngettext("%(n)s article", "%(n)s articles", search.count) % {"n": f"{search.count:,}"}
    return words + (" · " + _("%d new") % search.new if search.new else "")
