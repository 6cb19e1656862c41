"""Saved searches with what is new since they were last run, and the searches of before."""

from mou_tui.annotations import State
from mou_tui.app.screens.chooser import Chooser, Option
from mou_tui.i18n import _


class SavedSearches(Chooser):
    """Dismissed with the query to run."""

    def __init__(self, state: State) -> None:
        super().__init__(
            _("Saved searches and earlier ones"), search_options(state), empty=_("Nothing was searched yet.")
        )


def search_options(state: State) -> list[Option]:
    """Saved searches by name, then the queries last run."""
    options: list[Option] = []
    saved = state.searches()
    if saved:
        options.append(Option(_("Saved")))
        options += [Option(name, query, query) for name, query in saved.items()]
    earlier = state.queries(50)
    if earlier:
        options.append(Option(_("Earlier")))
        options += [Option(query, value=query) for query in earlier]
    return options
