"""The lines of an agreement's details: fields with their cells, what others say, links and sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from mou_tui.agreements.deals import Deal
from mou_tui.agreements.labels import own_kinds
from mou_tui.agreements.model import SEVERAL, Cell
from mou_tui.library.agreement_list import SourceArticle

FIELDS: Final = (
    "instrument", "status", "party", "signed_on", "term", "end", "venue", "money", "signatory", "file_number", "owner", "contact",
    "renewal", "file", "notice", "note",
)  # fmt: skip
"""The lines of the details, in order; those that are empty can be filled."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the details that the cursor can stand on: a field with its cell (None: empty), another value of it, or a source."""

    kind: Literal["field", "other", "source", "link"]
    field: str = ""
    cell: Cell | None = None
    source: SourceArticle | None = None
    key: str = ""


def lines_of(deal: Deal, sources: Sequence[SourceArticle]) -> list[Line]:
    """The lines of an agreement's details, in order."""
    lines: list[Line] = []
    for name in (*FIELDS, *own_kinds(cell.kind for cell in deal.cells)):
        if name in SEVERAL:
            several = deal.cells.several(name)
            for cell in several or (None,):
                lines.append(Line("field", name, cell))
                lines += [Line("other", name, other) for other in (cell.others if cell else ())]
            continue
        cell = cell_of(deal, name)
        lines.append(Line("field", name, cell))
        if cell is not None:
            lines += [Line("other", name, other) for other in cell.others]
    before = deal.cells.one("former_end")
    if before is not None:
        lines.append(Line("other", "former_end", before))
    lines += [Line("link", "former", key=deal.former)] if deal.former else []
    lines += [Line("link", "next", key=deal.next)] if deal.next else []
    lines += [Line("link", "amends", key=deal.amends)] if deal.amends else []
    lines += [Line("link", "amended_by", key=key) for key in deal.amended_by]
    lines += [Line("link", "perhaps", key=key) for key in deal.perhaps]
    lines += [Line("source", source=source) for source in sources]
    return lines


def cell_of(deal: Deal, name: str) -> Cell | None:
    """The cell that stands in a field; an end is a day or how it ends, a day of signing may be planned."""
    if name == "end":
        kind = deal.cells.one("end_kind")
        return deal.cells.one("ends_on") or kind
    if name == "signed_on":
        return deal.cells.one("signed_on") or deal.cells.one("planned_on")
    return deal.cells.one(name)
