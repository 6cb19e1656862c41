"""What waits to be done among the agreements."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from mou_tui.agreements.briefs import Brief
from mou_tui.i18n import N_, _
from mou_tui.library.agreement_query import is_waiting
from mou_tui.library.wording import worded

WORK: Final[tuple[tuple[str, str], ...]] = (
    (N_("running out"), "state:ending"),
    (N_("run out, no renewal"), "state:ended"),
    (N_("end unknown"), "state:unknown"),
    (N_("sources differ"), "is:differs"),
    (N_("perhaps double"), "is:perhaps"),
    (N_("waiting for the signing"), "is:waiting"),
)
"""What waits to be done: its name, and the condition that shows it."""


def work_of(rows: Sequence[Brief], today: date, notice: int) -> list[tuple[str, int, str]]:
    """What waits in the reader's words, how many of `rows` do, and the condition that shows them."""
    states = [row.state(today, notice) for row in rows]
    counts = (
        states.count("ending"), states.count("ended"), states.count("unknown"), sum(bool(row.differs) for row in rows),
        sum(bool(row.perhaps) for row in rows), sum(is_waiting(row, today) for row in rows),
    )  # fmt: skip
    return [(_(name), count, worded(condition)) for (name, condition), count in zip(WORK, counts, strict=True)]


def condition_after(condition: str) -> str:
    """The condition that comes after this one in the worklist, "" after the last; the first after any other."""
    conditions = ["", *(worded(one) for _name, one in WORK), ""]
    return conditions[conditions.index(condition) + 1 if condition in conditions else 1]
