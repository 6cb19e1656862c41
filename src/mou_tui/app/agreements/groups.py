"""The groups of the agreements' table."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.labels import own_kinds_of
from mou_tui.agreements.states import STATES
from mou_tui.settings import OWN

GROUPS: Final = ("", "state", "year", "partner", "owner")
"""By what the table may be grouped; "" for not."""


def groups_of(rows: Sequence[Brief]) -> tuple[str, ...]:
    """GROUPS, and the own fields in which something stands."""
    return (*GROUPS, *(kind for kind in own_kinds_of(rows) if any(row.own(kind.removeprefix(OWN)) for row in rows)))


def group_of(row: Brief, by: str, today: date, notice: int, ours: Collection[str]) -> str:
    """The group that a row stands in: a state, a year, a partner that is not one of `ours`, an owner; "" for none."""
    match by:
        case "state":
            return row.state(today, notice)
        case "year":
            return row.signed_on[:4]
        case "partner":
            pairs = zip(row.parties, row.party_keys, strict=False)
            return next((name for name, key in pairs if key not in ours), "")
        case "owner":
            return row.owner
        case _ if by.startswith(OWN):
            return row.own(by.removeprefix(OWN))
    return ""


def group_order(group: str, by: str) -> tuple[bool, int, str]:
    """By what the groups stand one after the other: states in their order, years backwards; what is in no group last."""
    if by == "state":
        return False, STATES.index(group), ""
    return not group, -int(group) if by == "year" and group.isdigit() else 0, group
