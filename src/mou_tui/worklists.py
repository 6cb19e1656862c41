"""Conditions of the search by which people find what they have still to do; each with its words."""

from __future__ import annotations

from typing import Final

from mou_tui.i18n import N_

OWN_CONDITIONS: Final = {
    "is:bookmarked": N_("bookmarked"),
    "is:unread": N_("unread"),
    "is:doubtful": N_("with doubtful facts"),
}
"""What the reader's own marks, and those of doubt, can narrow a search to."""

CHECK_CONDITIONS: Final = {
    "is:unchecked": N_("not yet"),
    "is:partly-checked": N_("in part"),
    "is:all-checked": N_("all of it"),
}
"""How much of an article's facts the reader has checked."""

EXPIRY_CONDITIONS: Final = {
    "expires:<90d": N_("within 90 days"),
    'expires:"this year"': N_("this year"),
    "expires:<today": N_("expired"),
    "expires:unknown": N_("not known"),
}
"""When agreements expire."""

WORKLISTS: Final = (*OWN_CONDITIONS, *CHECK_CONDITIONS, *EXPIRY_CONDITIONS)
"""What is still to be done, as conditions of a query."""
