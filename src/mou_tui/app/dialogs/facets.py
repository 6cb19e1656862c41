"""Narrowing a search: the years, parties, types and statuses of what was found, each with how many articles have it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mou_tui.app.dialogs.chooser import Chooser, Option
from mou_tui.facts.labels import instrument_name, status_name
from mou_tui.i18n import Era, _, language
from mou_tui.library.wording import worded
from mou_tui.thai.date_format import format_date
from mou_tui.worklists import CHECK_CONDITIONS, EXPIRY_CONDITIONS, OWN_CONDITIONS

if TYPE_CHECKING:
    from mou_tui.library import Facets


class FacetsOverlay(Chooser):
    """Dismissed with the condition to add to the query."""

    def __init__(self, facets: "Facets", own: Mapping[str, int], *, era: Era) -> None:
        super().__init__(
            _("Narrow the search to…"), facet_options(facets, own, era), placeholder=_("a year, a party, signed, MoU…")
        )


def facet_options(facets: "Facets", own: Mapping[str, int], era: Era) -> Sequence[Option]:
    """The facets under headings; first what is to be done: own marks, when agreements expire, what was checked."""
    options: list[Option] = []
    for heading, conditions in (
        (_("Yours"), OWN_CONDITIONS), (_("Expiry"), EXPIRY_CONDITIONS), (_("Checking"), CHECK_CONDITIONS),
    ):  # fmt: skip
        options.append(Option(heading))
        options += [
            Option(_(words), f"{own.get(condition, 0):,}", worded(condition)) for condition, words in conditions.items()
        ]
    groups = [
        (_("Status"), [(status_name(f.value), f) for f in facets.statuses]),
        (_("Type"), [(instrument_name(f.value), f) for f in facets.instruments]),
        (_("Year"), [(format_date(f.value, language(), era), f) for f in facets.years]),
        (_("Party"), [(f.value, f) for f in facets.parties]),
    ]
    for name, values in facets.own_fields:
        options.append(Option(name))
        # The field is called as its reader calls it: there is nothing to translate.
        options += [Option(facet.value, f"{facet.count:,}", facet.condition) for facet in values]
    for heading, entries in groups:
        if entries:
            options.append(Option(heading))
            options += [
                Option(words, f"{facet.count:,}", worded(facet.condition, buddhist=era == "be"))
                for words, facet in entries
            ]
    return options
