"""Saved searches with what is new since they were last run, and the searches of before."""

from collections.abc import Sequence

from mou_tui.app.screens.chooser import Chooser, Option
from mou_tui.app.workspace import SavedSearch
from mou_tui.i18n import _, ngettext


class SavedSearches(Chooser):
    """Dismissed with the SavedSearch to run, or with the words of an earlier search."""

    def __init__(self, saved: Sequence[SavedSearch], earlier: Sequence[str]) -> None:
        super().__init__(
            _("Saved searches and earlier ones"), search_options(saved, earlier), empty=_("Nothing was searched yet.")
        )


def search_options(saved: Sequence[SavedSearch], earlier: Sequence[str]) -> list[Option]:
    """Saved searches by name with what they find and what of it is new, then the queries last run."""
    options: list[Option] = []
    if saved:
        options.append(Option(_("Saved")))
        options += [Option(f"{search.name} · {search.query}", _found(search), search) for search in saved]
    if earlier:
        options.append(Option(_("Earlier")))
        options += [Option(query, value=query) for query in earlier]
    return options


def _found(search: SavedSearch) -> str:
    words = ngettext("%(n)s article", "%(n)s articles", search.count) % {"n": f"{search.count:,}"}
    return words + (" · " + _("%d new") % search.new if search.new else "")
