"""How an agreement stands on a day: from its cells, the reader's notice, and whether another has taken its place."""

import calendar
from datetime import date
from typing import Final, Literal

from mou_tui.facts.durations import parse_duration

State = Literal["draft", "planned", "active", "ending", "ended", "renewed", "unknown"]
STATES: Final[tuple[State, ...]] = ("ending", "ended", "active", "unknown", "planned", "draft", "renewed")
"""All states, those first that ask for something to be done."""
MARKS: Final[dict[str, str]] = {
    "draft": "◇", "planned": "◌", "active": "●", "ending": "◐", "ended": "■", "renewed": "○", "unknown": "?",
}  # fmt: skip
NOTICE: Final = 90
"""Days before its end from which an agreement is running out, unless the reader says otherwise."""


def state_on(
    today: date, status: str, ends_on: str, end_kind: str, *, has_next: bool = False, notice: int = NOTICE
) -> State:
    """The state of an agreement. `ends_on` is ISO 8601 of any precision: an end in 2570 is over when 2570 is."""
    if has_next:
        return "renewed"
    if status in ("draft", "planned"):
        return "draft" if status == "draft" else "planned"
    if end_kind in ("open", "none"):
        return "active"
    last = last_day(ends_on)
    if last is None:
        return "active" if end_kind == "auto" else "unknown"
    if end_kind == "auto":
        # It goes on by itself: what is due is to say so in time, if it is not to.
        return "active" if last < today or (last - today).days > notice else "ending"
    if last < today:
        return "ended"
    return "ending" if (last - today).days <= notice else "active"


def last_day(iso: str) -> date | None:
    """The last day of a date of any precision; None for what is no date."""
    try:
        parts = [int(part) for part in iso[:10].split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
        return date(year, month, day)
    except (ValueError, IndexError):
        return None


def first_day(iso: str) -> date | None:
    """The first day of a date of any precision; None for what is no date."""
    try:
        year, month, day = [*map(int, iso[:10].split("-")), 1, 1][:3]
        return date(year, month, day)
    except ValueError:
        return None


def days_left(today: date, ends_on: str) -> int | None:
    """The days until the end, less than 0 after it; None where it is not known."""
    last = last_day(ends_on)
    return None if last is None else (last - today).days


def days_of(duration: str) -> int | None:
    """About how many days a duration has: a year is 365, a month 30; None for what is none."""
    parsed = parse_duration(duration)
    return None if parsed is None else parsed[0] * 365 + parsed[1] * 30 + parsed[2]
