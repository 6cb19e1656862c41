"""The cursor of the facts pane: which fact it stands on, where it goes, and which lines are then seen. Knows no screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mou_tui.page.fact_lines import FactRows, Item

if TYPE_CHECKING:
    from collections.abc import Callable

    from mou_tui.facts.model import Fact


class FactsCursor:
    """Goes over the items of `rows`, which are set anew whenever what is shown has changed."""

    def __init__(self) -> None:
        self._rows = FactRows((), ())
        self.at: int | None = None
        """The number of the item that it stands on; None before one is chosen."""

    @property
    def rows(self) -> FactRows:
        """The lines of the pane."""
        return self._rows

    @rows.setter
    def rows(self, rows: FactRows) -> None:
        self._rows = rows
        if self.at is not None:
            self.at = min(self.at, len(rows.items) - 1) if rows.items else None

    @property
    def item(self) -> Item | None:
        """What it stands on."""
        return self._rows.items[self.at] if self.at is not None else None

    @property
    def position(self) -> tuple[int, int]:
        """The number of the chosen fact (from 1; 0: none) and how many facts there are."""
        facts = [n for n, item in enumerate(self._rows.items) if item.fact is not None]
        return (facts.index(self.at) + 1 if self.at in facts else 0), len(facts)

    # Where to go; None where there is nothing to go to

    def by(self, step: int) -> int | None:
        """So many items further on; the first one before any is chosen."""
        return self.nearest(0 if self.at is None else self.at + step)

    def nearest(self, number: int) -> int | None:
        """The item of this number, or the one at that end."""
        return min(max(0, number), len(self._rows.items) - 1) if self._rows.items else None

    def by_lines(self, lines: int) -> int | None:
        """The item nearest to so many lines further on."""
        if not self._rows.items:
            return None
        here = self._rows.lines_of(self.at or 0)[0] + lines
        tops = [self._rows.lines_of(n)[0] for n in range(len(self._rows.items))]
        if lines > 0:
            return max((n for n, y in enumerate(tops) if y <= here), default=0)
        return min((n for n, y in enumerate(tops) if y >= here), default=len(tops) - 1)

    def next(self, wanted: Callable[[Fact], bool], step: int) -> int | None:
        """The next fact (step 1), or the one before (-1), that is wanted."""
        items = self._rows.items
        at = ((-1 if step > 0 else len(items)) if self.at is None else self.at) + step
        while 0 <= at < len(items):
            fact = items[at].fact
            if fact is not None and wanted(fact):
                return at
            at += step
        return None

    def of_fact(self, fact: Fact) -> int | None:
        """The item that is this fact; of a fact of several agreements, which stands under each, the one at the cursor if it is one."""
        if self.item is not None and self.item.fact == fact:
            return self.at
        return next((n for n, item in enumerate(self._rows.items) if item.fact is fact or item.fact == fact), None)

    def near(self, offset: int) -> int | None:
        """The fact whose words are nearest to a place in the text; the first item where no fact has words."""
        ways = [
            min((abs(span.start - offset) for span in item.fact.evidence), default=None) if item.fact else None
            for item in self._rows.items
        ]
        known = [(way, n) for n, way in enumerate(ways) if way is not None]
        return min(known)[1] if known else self.nearest(0)

    def like(self, before: Item) -> int | None:
        """The item that is now what `before` was, else the one where the cursor stands."""
        alike = [(_likeness(before, item), -n) for n, item in enumerate(self._rows.items)]
        best, negative = max(alike, default=(0, 0))
        return -negative if best else self.nearest(self.at or 0)

    # What is seen

    def top(self, top: int, page: int) -> int:
        """The line to scroll to so that the chosen item is among the `page` lines from there, `top` where it is already.

        The heading of its group comes along, and at both ends all there is, where there is room.
        """
        if self.at is None or not page:
            return top
        first, last = self._rows.lines_of(self.at)
        above = first - 1 if first and self._rows.rows[first - 1].item is None else first
        if self.at == 0:
            above = 0
        if self.at == len(self._rows.items) - 1:
            last = len(self._rows.rows) - 1
        if last - above >= page:
            above = first
        if above < top:
            return above
        return min(last - page + 1, first) if last >= top + page else top


def _likeness(one: Item, other: Item) -> int:
    """How sure it is that two items are the same one, before and after a correction; 0: they are not, 6: nothing has changed."""
    if one.kind != other.kind:
        return 0
    if one == other:
        return 6
    here = one.agreement == other.agreement
    if one.fact is None or other.fact is None:
        return 1 if here and one.fact is None else 0
    # A fact of several agreements stands under each of them.
    if one.fact.evidence and one.fact.evidence == other.fact.evidence:
        return 4 + here
    return 2 + here if one.fact.value == other.fact.value else 0
