"""What the facts pane draws: its lines, and what its cursor goes over. `fact_rows` makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from mou_tui.facts.model import Fact, Kind

CHECKED: Final = "✓"
SURE: Final = "·"
FOUND: Final = "?"
MISSING: Final = "–"
DOUBTFUL: Final = "⚠"

LEFT: Final = 3
"""Columns for the bar, the letter and a space."""

Style = Literal["value", "label", "detail", "warning", "note"]


class Item(NamedTuple):
    """What the cursor of the pane stands on: a fact, a kind that the article does not state, or an own field."""

    kind: Kind | None
    agreement: int | None
    fact: Fact | None = None
    field: str = ""
    """The id of an own field that is filled in, which is no fact and has no kind."""


class Row(NamedTuple):
    """A drawn line: the letter in the margin, then pieces of text with their styles, one after the other from `LEFT` on."""

    pieces: tuple[tuple[str, Style], ...] = ()
    letter: str = ""
    letter_of: str = ""
    """The kind, or the role of a person, whose colour the letter has."""
    item: int | None = None
    """The number of the item that it belongs to."""

    @property
    def text(self) -> str:
        """The line without its styles."""
        return (self.letter or " ").rjust(2).ljust(LEFT) + "".join(text for text, _style in self.pieces)


class FactRows(NamedTuple):
    """The lines of the pane and what its cursor goes over."""

    rows: tuple[Row, ...]
    items: tuple[Item, ...]

    def lines_of(self, item: int) -> tuple[int, int]:
        """The first and the last line of an item."""
        lines = [y for y, row in enumerate(self.rows) if row.item == item]
        return (lines[0], lines[-1]) if lines else (0, 0)
