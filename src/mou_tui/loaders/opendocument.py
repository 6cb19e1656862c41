"""OpenDocument files (LibreOffice and its like): texts (.odt) and spreadsheets (.ods)."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from mou_tui.loaders.draft import Block, Draft
from mou_tui.loaders.exports import refuse_marked_words
from mou_tui.loaders.limits import Deadline, Limits
from mou_tui.loaders.office import Counter, Package, encrypted, own_rows, paragraph_blocks, row_blocks, words_of_cell
from mou_tui.loaders.origin import origin_of_archive
from mou_tui.loaders.registers import rows_or_whole
from mou_tui.loaders.unreadable import damaged

_NS: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE, _STYLE, _DRAW = (_NS % name for name in ("office", "text", "table", "style", "drawing"))
_PROPERTIES: Final = "{http://purl.org/dc/elements/1.1/}description"
_MANIFEST: Final = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"


def read_odt(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The one article of a text document, footnotes at its end, or those of a register. Raises InputError."""
    package, body = _opened(data, limits, "text")
    _refuse_own(package)
    styles = _styles(package)
    document = _Document(styles, limits.deadline())
    blocks = list(document.blocks(body))
    blocks += itertools.chain.from_iterable(document.blocks(note) for note in document.cited)
    if blocks and blocks[0].kind == "heading":
        blocks[0].kind = None
    yield from rows_or_whole(Draft(blocks, source_url=origin_of_archive(data)), limits)


def _opened(data: bytes, limits: Limits, kind: str) -> tuple[Package, Any]:
    """The archive, and the element with its text or sheets."""
    package = Package(data, limits)
    manifest = package.part("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(_MANIFEST), None) is not None:
        raise encrypted()
    content = package.part("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}{kind}") if content is not None else None
    if body is None:
        raise damaged()
    return package, body


def _refuse_own(package: Package) -> None:
    meta = package.part("meta.xml")
    if meta is not None:
        refuse_marked_words(next((element.text for element in meta.iter(_PROPERTIES)), None))


@dataclass(frozen=True, slots=True)
class _Styles:
    """What the document's styles say: which hide their text, which lists have numbers, and what styles are based upon."""

    hidden: frozenset[str]
    numbered: dict[tuple[str, int], tuple[str, str]]
    """List style and level, from 0, to what stands before and behind the number."""
    parents: dict[str, str]

    def names(self, name: str | None) -> Iterator[str]:
        """A style and those that it is based upon."""
        for _depth in range(20):
            if not name:
                return
            yield name
            name = self.parents.get(name)


def _styles(package: Package) -> _Styles:
    hidden: set[str] = set()
    numbered: dict[tuple[str, int], tuple[str, str]] = {}
    parents: dict[str, str] = {}
    for root in (package.part("styles.xml"), package.part("content.xml")):
        for style in root.iter(f"{_STYLE}style", f"{_TEXT}list-style") if root is not None else ():
            name = style.get(f"{_STYLE}name") or ""
            parents[name] = style.get(f"{_STYLE}parent-style-name") or ""
            letters = style.find(f"{_STYLE}text-properties")
            if letters is not None and letters.get(f"{_TEXT}display") == "none":
                hidden.add(name)
            for level in style.iter(f"{_TEXT}list-level-style-number"):
                at = level.get(f"{_TEXT}level") or "1"
                if level.get(f"{_STYLE}num-format"):
                    affixes = level.get(f"{_STYLE}num-prefix") or "", level.get(f"{_STYLE}num-suffix") or ""
                    numbered[name, int(at) - 1 if at.isdecimal() else 0] = affixes
    return _Styles(frozenset(hidden), numbered, parents)


_PASSED_OVER: Final = frozenset(
    {
        f"{_TEXT}tracked-changes", f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph", f"{_OFFICE}annotation",
        f"{_OFFICE}annotation-end", f"{_TEXT}sequence-decls", f"{_OFFICE}forms", f"{_TEXT}note-citation", f"{_TEXT}table-of-content",
    }
)  # fmt: skip


@dataclass(slots=True)
class _Document:
    """A text document's blocks while they are put together."""

    styles: _Styles
    deadline: Deadline
    cited: list[Any] = field(default_factory=list)
    """The bodies of the notes, in the order in which the text names them."""
    _counter: Counter = field(default_factory=Counter)

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks of what stands in `parent`."""
        for child in parent:
            self.deadline.check()
            if child.tag in _PASSED_OVER:
                continue
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(child)
            elif child.tag == f"{_TEXT}list":
                yield from self._list(child, child.get(f"{_TEXT}style-name") or "", 0)
            elif child.tag == f"{_TABLE}table":
                yield from self._table(child)
            elif child.tag in (f"{_TEXT}section", f"{_TEXT}index-body") or child.tag.startswith(_DRAW):
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any, marker: str = "") -> Iterable[Block]:
        names = [name.lower() for name in self.styles.names(paragraph.get(f"{_TEXT}style-name"))]
        is_heading = paragraph.tag == f"{_TEXT}h" or any(name.startswith(("title", "heading")) for name in names)
        kind = "heading" if is_heading else "quote" if any(name.startswith("quot") for name in names) else None
        return paragraph_blocks(self._text(paragraph), kind, marker)

    def _is_hidden(self, element: Any) -> bool:
        return any(name in self.styles.hidden for name in self.styles.names(element.get(f"{_TEXT}style-name")))

    def _text(self, element: Any) -> str:
        """The words of a paragraph or a part of it; its notes are put aside."""
        if self._is_hidden(element):
            return ""
        pieces = [element.text or ""]
        for child in element:
            if child.tag == f"{_TEXT}s":
                count = child.get(f"{_TEXT}c") or "1"
                pieces.append(" " * (min(int(count), 100) if count.isdecimal() else 1))
            elif child.tag == f"{_TEXT}tab":
                pieces.append(" ")
            elif child.tag == f"{_TEXT}line-break":
                pieces.append("\n")
            elif child.tag == f"{_TEXT}note":
                self.cited += child.iterchildren(f"{_TEXT}note-body")
            elif child.tag == f"{_TEXT}p":
                pieces += ["\n", self._text(child)]  # of a text box
            elif child.tag not in _PASSED_OVER:
                pieces.append(self._text(child))
            pieces.append(child.tail or "")
        return "".join(pieces)

    def _list(self, items: Any, style: str, level: int) -> Iterator[Block]:
        if level > 20:
            return
        if items.get(f"{_TEXT}continue-numbering") != "true":
            self._counter.restart(style, level)
        for item in items.iterchildren(f"{_TEXT}list-item", f"{_TEXT}list-header"):
            marker = ""
            if item.tag == f"{_TEXT}list-item":
                self._counter.next(style, level)
                affixes = self.styles.numbered.get((style, level))
                number = f"{self._counter.number(style, level)}"
                marker = "• " if affixes is None else f"{affixes[0]}{number}{affixes[1] or '.'} "
            for child in item:
                if child.tag == f"{_TEXT}list":
                    yield from self._list(child, child.get(f"{_TEXT}style-name") or style, level + 1)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    yield from self._paragraph(child, marker)
                    marker = ""

    def _table(self, table: Any) -> Iterator[Block]:
        above: dict[int, tuple[str, int]] = {}
        for row in own_rows(table, f"{_TABLE}table-row"):
            cells = [cell for cell in row if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")]
            words: list[str] = []
            for column, cell in enumerate(cells):
                text = words_of_cell(cell, self._text, f"{_TEXT}p", f"{_TEXT}h")
                before, left = above.get(column, ("", 0))
                if cell.tag == f"{_TABLE}covered-table-cell":
                    # A cell that goes on below says what it says for this row too; one that goes on to the right does not.
                    if left <= 0:
                        continue
                    text = text or before
                    above[column] = before, left - 1
                else:
                    rows = cell.get(f"{_TABLE}number-rows-spanned") or "1"
                    above[column] = text, (int(rows) if rows.isdecimal() else 1) - 1
                words.append(text)
            yield from row_blocks(words, cells, self.blocks)


_MOST_COLUMNS: Final = 200
_MOST_ROWS: Final = 1_100_000


def read_ods(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """An article a row of each sheet that holds articles or agreements, as of Excel's workbooks. Raises InputError."""
    from mou_tui.loaders.tables import drafts_of_sheets

    package, book = _opened(data, limits, "spreadsheet")
    _refuse_own(package)
    sheets = [(name, partial(_without_numbers, table, limits)) for name, table in _tables(book)]
    yield from drafts_of_sheets(sheets, limits)


def sheets_of(data: bytes, limits: Limits) -> Iterator[tuple[str, Iterator[tuple[int, list[Any]]]]]:
    """The sheets of a spreadsheet, whatever wrote it: their names, and their rows that are not blank with their numbers from 1.

    Raises InputError.
    """
    _package, book = _opened(data, limits, "spreadsheet")
    yield from ((name, _rows(table, limits)) for name, table in _tables(book))


def _tables(book: Any) -> Iterator[tuple[str, Any]]:
    for number, table in enumerate(book.iterchildren(f"{_TABLE}table"), 1):
        yield table.get(f"{_TABLE}name") or f"{number}", table


def _without_numbers(table: Any, limits: Limits) -> Iterator[list[Any]]:
    return (cells for _number, cells in _rows(table, limits))


def _rows(table: Any, limits: Limits) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a sheet that are not blank with their numbers, cells that span rows in each of these."""
    deadline = limits.deadline()
    given = 0
    at = 1
    above: dict[int, tuple[int, Any]] = {}
    for number, row in enumerate(table.iter(f"{_TABLE}table-row")):
        deadline.check()
        cells: list[Any] = []
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            times = _figure(cell, "number-columns-repeated")
            last, value = above.get(len(cells), (-1, None))
            if number > last or not cell.tag.endswith("covered-table-cell"):
                value = _value(cell)
                above[len(cells)] = number + _figure(cell, "number-rows-spanned") - 1, value
            cells += [value, *[_value(cell)] * (times - 1)][: _MOST_COLUMNS - len(cells)]
        times = _figure(row, "number-rows-repeated")
        if any(cell is not None for cell in cells):
            for turn in range(min(times, 1000)):
                yield at + turn, cells
                given += 1
        at += times
        if given > _MOST_ROWS:
            return


def _figure(element: Any, name: str) -> int:
    written = element.get(f"{_TABLE}{name}") or "1"
    return min(int(written), 100_000) if written.isdecimal() and len(written) < 9 else 1


def _value(cell: Any) -> Any:
    """A cell's value: a date, or its words as they are shown; None where it is blank."""
    from datetime import datetime

    said = cell.get(f"{_OFFICE}date-value") if cell.get(f"{_OFFICE}value-type") == "date" else None
    if said:
        try:
            return datetime.fromisoformat(said)
        except ValueError:
            pass
    text = "\n".join("".join(_shown(p)) for p in cell.iterchildren(f"{_TEXT}p"))
    return text if text.strip() else None


def _shown(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " "
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag not in _PASSED_OVER:
            yield from _shown(child)
        yield child.tail or ""
