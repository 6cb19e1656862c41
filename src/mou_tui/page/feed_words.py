"""What is said of a feed: when it was asked, what came of its entries."""

from collections.abc import Mapping
from typing import Any, Final

from mou_tui.feeds.history import ItemState
from mou_tui.i18n import N_, _, language, ngettext
from mou_tui.thai.date_format import format_date

STATES: Final[dict[ItemState, str]] = {
    "saved": N_("saved"),
    "left_out": N_("left out: no agreement"),
    "waiting": N_("waiting"),
    "failed": N_("failed, to be tried again"),
    "given_up": N_("given up"),
}
"""What became of an entry."""


def came_of_it(asked: str, counts: Mapping[str, Any]) -> str:
    """`last asked 1 Oct 2023 09:00 · saved 12, given up 1`; `asked` is a moment (ISO 8601), "" for never."""
    when = _("last asked %s") % f"{format_date(asked[:10], language())} {asked[11:16]}" if asked else _("not asked yet")
    counted = ", ".join(f"{_(STATES[state])} {counts[state]:,}" for state in STATES if counts.get(state))
    return f"{when} · {counted}" if counted else when


def added_words(added: int, there: int) -> str:
    """`3 feeds added, 1 was there already`: what came of a list of feeds."""
    said = ngettext("%(n)d feed added", "%(n)d feeds added", added) % {"n": added}
    if not there:
        return said
    return said + ", " + ngettext("%(n)d was there already", "%(n)d were there already", there) % {"n": there}
