"""A web page that is a register of agreements → a draft a row, as of a table in a file (`tables`)."""

import re
from collections.abc import Iterator
from typing import Any, Final

from mou_tui.loaders.column_names import are_of_register, is_known_column
from mou_tui.loaders.draft import Draft
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.page_blocks import blocks_of
from mou_tui.loaders.tables import column_names, drafts_of_rows

_AGREEMENTS: Final = re.compile(
    r"MOU|MOA|บันทึก(?:ข้อ|ความ)|ข้อตกลง|ความตกลง|ความร่วมมือ|ลงนาม|สัญญา|agreement|memorand|partner|sign(?:ed|ing|ator)",
    re.IGNORECASE,
)
_FEWEST_ROWS: Final = 2
_PARAGRAPH: Final = 80
"""Letters of a block that is no item of a menu, nor a line of an address."""
_INTRODUCTION: Final = 160
"""Letters of paragraphs around even a short table that do not make the page an article."""


def register_drafts(tree: Any, limits: Limits) -> Iterator[Draft]:
    """The rows of the tables of agreements in a page's tree that is clean, none where the page is an article or something else."""
    title = " ".join(tree.xpath("//title//text()|//h1//text()|//h2//text()|//h3//text()"))
    tables = [rows for table in tree.iter("table") if (rows := _rows(table, title, limits))]
    words = sum(len(cell) for rows in tables for row in rows for cell in row)
    if not tables or _paragraphs(tree) > max(_INTRODUCTION, words / 4):
        return
    for number, rows in enumerate(tables, 1):
        for draft in drafts_of_rows(rows, limits):
            draft.locator = draft.locator if len(tables) == 1 else f"{number}/{draft.locator}"
            yield draft


def _rows(table: Any, title: str, limits: Limits) -> list[list[str]]:
    """The cells' words of a table of agreements, [] for another table."""
    elements = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    rows = [cells for row in elements if (cells := _cells(row))]
    if len(rows) <= _FEWEST_ROWS:
        return []
    words = [[_words(cell) for cell in row] for row in rows]
    names, below = column_names(words, limits)
    caption = " ".join("".join(part.itertext()) for part in table.iter("caption"))
    told = _AGREEMENTS.search(" ".join((title, caption, *names)))
    if not are_of_register(names) or told is None or len(rows) - below < _FEWEST_ROWS:
        return []
    linked = [n for n, name in enumerate(names) if is_known_column(name, limits.columns, ("source",))]
    for row, cells in zip(words[below:], rows[below:], strict=True):
        for n in linked:
            if n < len(row) and cells[n] is not None and (link := cells[n].find(".//a")) is not None:
                row[n] = link.get("href") or row[n]
    # A heading over the rows of a year or a faculty is no agreement.
    return words[:below] + [row for row in words[below:] if sum(map(bool, row)) > 1]


def _cells(row: Any) -> list[Any]:
    """The cells of a row, None for each further column that one spans."""
    cells: list[Any] = []
    for cell in row.iterchildren("td", "th"):
        wide = cell.get("colspan") or ""
        cells += [cell, *[None] * (min(int(wide), 50) - 1 if wide.isdecimal() else 0)]
    return cells


def _words(cell: Any) -> str:
    """A cell's lines."""
    blocks = [] if cell is None else blocks_of(cell)
    return "\n".join(block.text[block.marker :] for block in blocks if block.image is None)


def _paragraphs(tree: Any) -> int:
    """The letters of a page's paragraphs outside tables."""
    body = next(tree.iter("body"), tree)
    return sum(len(b.text) for b in blocks_of(body) if b.kind != "table" and len(b.text) >= _PARAGRAPH)
