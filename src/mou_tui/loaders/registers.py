"""A document that is a register of agreements → a draft a row, as of a table in a file (`tables`), or a draft a form (`forms`)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from mou_tui.loaders.collections import drafts_of
from mou_tui.loaders.column_names import are_of_register, is_known_column
from mou_tui.loaders.draft import CELL_BREAK, Block, Draft
from mou_tui.loaders.forms import form_records
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.page_blocks import blocks_of
from mou_tui.loaders.tables import column_names, drafts_of_rows

_AGREEMENTS: Final = re.compile(
    r"MOU|MOA|บันทึก(?:ข้อ|ความ)|ข้อตกลง|ความตกลง|ความร่วมมือ|ลงนาม|สัญญา|agreement|memorand|partner|sign(?:ed|ing|ator)",
    re.IGNORECASE,
)
_FEWEST_ROWS: Final = 2
_PARAGRAPH: Final = 80
"""Letters of a block that is no heading, no item of a menu and no line of an address."""
_INTRODUCTION: Final = 160
"""Letters of paragraphs around even a short table that do not make the document an article."""

Rows = list[list[str]]


def rows_or_whole(draft: Draft, limits: Limits) -> Iterator[Draft]:
    """A draft for each row where `draft` is next to nothing but a table of agreements, for each form where it is several; else itself."""
    rows = [_row(b) for b in draft.blocks if b.kind == "table"]
    around = [block for block in draft.blocks if block.kind != "table"]
    title = " ".join(block.text for block in around)
    alike = len(set(map(len, rows))) == 1
    if alike and _begin(rows, title, limits) and not _is_story(around, rows):
        drafts = drafts_of_rows(rows, limits)
    else:
        drafts = drafts_of_forms(draft.blocks, limits)
    none = True
    for row in drafts:
        none = False
        row.source_url, row.recognised = row.source_url or draft.source_url, draft.recognised
        yield row
    if none:
        yield draft


def drafts_of_forms(blocks: Sequence[Block], limits: Limits) -> Iterator[Draft]:
    """A draft for each of the forms of which a document consists; none where it has one alone, or is an article or something else."""
    rows = [_row(block) for block in blocks if block.image is None]
    records = list(form_records(rows, limits.columns))
    pairs = [row for row in rows if len(row) > 1]
    around = [block for block, row in zip((b for b in blocks if b.image is None), rows, strict=True) if len(row) == 1]
    if len(records) > 1 and not _is_story(around, pairs):
        yield from drafts_of(records, limits)


# วันที่ลงนาม: 5 มกราคม 2567
_LABELLED: Final = re.compile(r"(?P<label>[^:：|\n]{2,40}?)[ ]{0,2}[:：][ ]{0,2}(?!//)(?P<value>[^\n]{1,600})")


def _row(block: Block) -> list[str]:
    """The cells of a table's row, the label and the value of a line that has these; else the line in one cell."""
    if block.kind == "table":
        return ["" if cell == "-" else cell for cell in block.text.split(CELL_BREAK)]
    line = block.text[block.marker :]
    labelled = _LABELLED.fullmatch(line)
    return [line] if labelled is None else [labelled["label"], labelled["value"]]


def rows_of_page(tree: Any, limits: Limits) -> Iterator[Draft]:
    """The rows of the tables of agreements in a page's tree that is clean, none where the page is an article or something else."""
    title = " ".join(tree.xpath("//title//text()|//h1//text()|//h2//text()|//h3//text()"))
    tables = [rows for table in tree.iter("table") if (rows := _rows(table, title, limits))]
    blocks = blocks_of(next(tree.iter("body"), tree))
    if not tables:
        yield from drafts_of_forms(blocks, limits)
        return
    if _is_story(blocks, [row for rows in tables for row in rows]):
        return
    for number, rows in enumerate(tables, 1):
        for draft in drafts_of_rows(rows, limits):
            draft.locator = draft.locator if len(tables) == 1 else f"{number}/{draft.locator}"
            yield draft


def _begin(rows: Sequence[Sequence[str]], title: str, limits: Limits) -> int:
    """The number of the first row of a table of agreements below its header, 0 for another table; `title` stands over it."""
    if len(rows) <= _FEWEST_ROWS:
        return 0
    names, below = column_names(rows, limits)
    told = _AGREEMENTS.search(" ".join((title, *names))) is not None
    return below if told and are_of_register(names) and len(rows) - below >= _FEWEST_ROWS else 0


def _is_story(blocks: Iterable[Block], rows: Rows) -> bool:
    """Whether there are paragraphs outside of tables, beside which the rows are no more than a part of an article."""
    paragraphs = sum(len(b.text) for b in blocks if b.kind != "table" and len(b.text) >= _PARAGRAPH)
    return paragraphs > max(_INTRODUCTION, sum(len(cell) for row in rows for cell in row) / 4)


def _rows(table: Any, title: str, limits: Limits) -> Rows:
    """The cells' words of a table of agreements, [] for another table."""
    elements = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    rows = [cells for row in elements if (cells := _cells(row))]
    words = [[_words(cell) for cell in row] for row in rows]
    caption = " ".join("".join(part.itertext()) for part in table.iter("caption"))
    below = _begin(words, f"{title} {caption}", limits)
    if not below:
        return []
    names, _below = column_names(words, limits)
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
