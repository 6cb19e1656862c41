"""What newly reached a step before its end, what ran out without renewal, and how many have no known end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mou_tui.agreements.briefs import Brief


@dataclass(frozen=True, slots=True)
class Due:
    """An agreement that reached a step: `step` is the least number of days that it has come to, 0 where it has run out."""

    row: Brief
    step: int
    days: int


def due_rows(rows: Iterable[Brief], steps: Sequence[int], today: date) -> list[Due]:
    """All agreements within the steps, soonest end first; those that ran out since the last of these days, too."""
    reach = max(steps, default=0)
    found = []
    for row in rows:
        days = row.days_left(today)
        if days is None or row.status in ("draft", "planned") or row.end_kind in ("open", "none"):
            continue
        if row.end_kind == "auto" and days < 0:
            continue
        if -reach <= days < 0:
            found.append(Due(row, 0, days))
        elif 0 <= days <= reach:
            found.append(Due(row, min(step for step in steps if days <= step), days))
    return sorted(found, key=lambda due: (due.days, due.row.key))


def newly(found: Iterable[Due], told: Mapping[tuple[str, int], str]) -> list[Due]:
    """Those that were not told yet: neither this step nor a nearer one, of this end."""
    return [
        due
        for due in found
        if not any(
            key == due.row.key and step <= due.step and ends == due.row.ends_on for (key, step), ends in told.items()
        )
    ]
