"""Tables → records: CSV files, and the sheets of Excel workbooks that hold articles or agreements.

A table may begin with a title, a date of printing or blank lines: its header is looked for among the first rows.
"""

import csv
import io
import itertools
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import counted_sentence as ngettext
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.cells import words_of
from mou_tui.loaders.collections import NoArticlesError, Record, drafts_of
from mou_tui.loaders.column_names import is_known_column
from mou_tui.loaders.decode import decode
from mou_tui.loaders.draft import Draft
from mou_tui.loaders.exports import refuse_marked_words
from mou_tui.loaders.forms import are_forms, form_records
from mou_tui.loaders.limits import Limits
from mou_tui.thai.canonical import canonical

Row = Sequence[Any]

_LONGEST_FIELD: Final = 20_000_000
_MOST_COLUMNS: Final = 200
_LOOKED_AT: Final = 30
"""Rows among which the header is looked for."""
_LONGEST_HEADING: Final = 80
_DELIMITERS: Final = (",", ";", "\t", "|")


def read_csv(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """An article a row. The delimiter is the one that divides its rows alike."""
    text = decode(data).lstrip("\ufeff")
    csv.field_size_limit(_LONGEST_FIELD)
    delimiter = _delimiter(text, suffix, limits.columns)
    try:
        yield from drafts_of(_records(_rows(text, delimiter), limits), limits)
    except csv.Error as error:
        raise InputError(_("This is not a valid CSV file: %s.") % error) from error


# Line by line: a copy of the text to read from would cost four bytes a character.
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    return iter(csv.reader((line[0] for line in _LINE.finditer(text)), delimiter=delimiter))


# sep=; as Excel writes and obeys it
_SAID: Final = re.compile(r"\s{0,4}\"?sep=(?P<delimiter>[^\r\n\"])\"?\s{0,4}[\r\n]", re.IGNORECASE)


def _delimiter(text: str, suffix: str, own: Mapping[str, str]) -> str:
    """The delimiter that the file declares; else the one by which one of the first rows names the most known columns; where none
    does, the one that most of all rows have equally often, the oftener the better.
    """
    if said := _SAID.match(text):
        return said["delimiter"]
    if suffix == ".tsv":
        return "\t"
    named = {delimiter: _divides(text, delimiter, own, _LOOKED_AT) for delimiter in _DELIMITERS}
    if not any(known for known, _divided in named.values()):
        named = {delimiter: _divides(text, delimiter, own, None) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda delimiter: named[delimiter])


def _divides(text: str, delimiter: str, own: Mapping[str, str], most: int | None) -> tuple[int, int]:
    """How many known columns a delimiter shows, and how many cells it divides from others in rows that are alike; by the first
    rows, `most` of them, or by all, where only the cells are counted.
    """
    alike: Counter[int] = Counter()
    known = 0
    try:
        for row in itertools.islice(_rows(text, delimiter), most):
            if any(map(str.strip, row)):
                alike[len(row)] += 1
                known = max(known, _known(row, own) if most is not None else 0)
    except csv.Error:
        return 0, 0
    return known if known > 1 else 0, max((n * (width - 1) for width, n in alike.items() if n > 1), default=0)


def _known(row: Row, own: Mapping[str, str]) -> int:
    return sum(is_known_column(words_of(cell), own) for cell in row)


def read_xlsx(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """An article a row of each sheet whose header names headlines, texts or agreements; where no sheet has such a header, of
    the first with a header and rows. Other sheets with columns are named at the end, by InputError.
    """
    from mou_tui.loaders.office import check_archive, in_usual_form

    check_archive(data, limits)
    import openpyxl

    # What it cannot keep of a workbook when it writes (validation rules, names of ranges) is nothing to a reader.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(in_usual_form(data)), read_only=True, data_only=True)
    refuse_marked_words(book.properties.description)
    yield from drafts_of_sheets([(sheet.title, partial(_filled, sheet, limits)) for sheet in book.worksheets], limits)


Sheet = tuple[str, Callable[[], Iterator[Row]]]
"""A sheet's name, and what gives its rows that are not blank, each time from the first on."""


def drafts_of_sheets(sheets: Sequence[Sheet], limits: Limits) -> Iterator[Draft]:
    """The articles of a workbook, as `read_xlsx` has them."""
    first = [list(itertools.islice(rows(), _LOOKED_AT)) for _title, rows in sheets]
    tables = [n for n, rows in enumerate(first) if _is_table(rows)]
    known = [n for n in tables if _is_known(first[n], limits)]
    chosen = known or tables[:1] or [n for n, rows in enumerate(first) if len(rows) > 1][:1]
    if not chosen:
        raise NoArticlesError(_("There are no articles in this file."))
    for title, rows in (sheets[n] for n in chosen):
        within = "" if len(chosen) == 1 else re.sub(r"[\s#/]+", "_", canonical(title)).strip("_") + "/"
        for draft in drafts_of(_records(rows(), limits), limits):
            draft.locator = within + draft.locator
            yield draft
    left_out = [sheets[n][0] for n in tables if n not in chosen]
    if left_out:
        raise InputError(
            ngettext(
                "The sheet %(names)s was left out: no column of it is known.",
                "The sheets %(names)s were left out: no column of theirs is known.",
                len(left_out),
            )
            % {"names": ", ".join(f"“{name}”" for name in left_out[:20])},
            advice=_("Name the columns as the other sheets have them, or in “columns” in the settings file."),
        )


def _filled(sheet: Any, limits: Limits) -> Iterator[Row]:
    """The rows of a sheet that are not blank, cells that span rows in each of these. What the sheet says of its own size is
    often wrong, and costs blank cells.
    """
    sheet.reset_dimensions()
    deadline = limits.deadline()
    spans = _spanning_rows(sheet)
    above: dict[int, tuple[int, Any]] = {}
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        deadline.check()
        row = row[:_MOST_COLUMNS]
        if all(cell is None for cell in row):
            continue
        if spans:
            cells = list(row)
            for column, (last, value) in above.items():
                if number <= last and column < len(cells) and cells[column] is None:
                    cells[column] = value
            above |= {column: (last, cells[column]) for column, last in spans.get(number, ()) if column < len(cells)}
            row = tuple(cells)
        yield row


_SPAN: Final = re.compile(rb"<(?:\w{1,8}:)?mergeCell\s[^<>]{0,40}?ref=\"([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})\"")
_READ_AT_ONCE: Final = 1 << 20
_LONGEST_SPAN: Final = 100


def _spanning_rows(sheet: Any) -> dict[int, list[tuple[int, int]]]:
    """Which cells of a row span rows: their columns (from 0) and last rows. openpyxl tells them only of a sheet that it holds whole."""
    from openpyxl.utils import column_index_from_string

    found: dict[int, list[tuple[int, int]]] = {}
    with sheet._get_source() as source:
        rest = b""
        while chunk := source.read(_READ_AT_ONCE):
            chunk = rest + chunk
            for column, first, last in _SPAN.findall(chunk):
                if int(last) > int(first):
                    row = found.setdefault(int(first), [])
                    row.append(
                        (column_index_from_string(column.decode()) - 1, min(int(last), int(first) + _LONGEST_SPAN))
                    )
            # Where a chunk ends within one; a whole one is not found again.
            rest = chunk[chunk.rfind(b"<") :]
    return found


def _records(rows: Iterable[Row], limits: Limits) -> Iterator[Record]:
    """The rows below the header, by its names; rows of the same number and name are one. Of forms, each is one."""
    rows = iter(rows)
    first = list(itertools.islice(rows, _LOOKED_AT))
    if not first:
        return
    if are_forms(first, limits.columns):
        yield from form_records(itertools.chain(first, rows), limits.columns)
        return
    named, begins = column_names(first, limits)
    header = [words_of(c) for c in first[_header_at(first, limits)]]
    names = [words or f"{n}" for n, words in enumerate(named, 1)]
    telling = [name for name in names if is_known_column(name, limits.columns, ("id", "title"))]
    last: dict[str, Any] = {}
    for row in itertools.chain(first[begins:], rows):
        # Long tables repeat their header on every page.
        if not any(words_of(c) for c in row) or [words_of(c) for c in row] == header[: len(row)]:
            continue
        record = _record(names, row)
        same = len(telling) > 1 and all(
            words_of(record.get(name)) == words_of(last.get(name)) != "" for name in telling
        )
        if not same:
            if last:
                yield last
            last = record
            continue
        for name, value in record.items():
            before, words = words_of(last.get(name)), words_of(value)
            if words and words not in before:
                last[name] = f"{before}, {words}" if before else value
    if last:
        yield last


def column_names(rows: Sequence[Row], limits: Limits) -> tuple[list[str], int]:
    """What the columns of a table are called by its first rows, "" for one without a name, and the number of the row below that."""
    at = _header_at(rows, limits)
    header = [words_of(c) for c in rows[at]]
    header += [""] * (max(map(len, rows[at : at + 2])) - len(header))
    below = _below_header(header, rows[at + 1]) if at + 1 < len(rows) else None
    return below or header, at + 1 + (below is not None)


def drafts_of_rows(rows: Iterable[Row], limits: Limits) -> Iterator[Draft]:
    """An article a row below the header. Raises NoArticlesError where there is none."""
    return drafts_of(_records(rows, limits), limits)


def _below_header(header: list[str], row: Row) -> list[str] | None:
    """The names of columns whose header has two rows (วันที่ above ลงนาม and สิ้นสุด); None where `row` is no second row of it."""
    cells = [words_of(c) for c in row[: len(header)]]
    cells += [""] * (len(header) - len(cells))
    group, names, new = "", [], 0
    for above, cell in zip(header, cells, strict=True):
        if above:
            group = above
        if not cell or cell == above:
            names.append(above)
            continue
        if len(cell) > _LONGEST_HEADING or any(c.isdigit() for c in cell) or not group:
            return None
        new += not above
        names.append(f"{group} {cell}")
    # At least one stands where the first row has nothing.
    return names if new else None


def _header_at(rows: Sequence[Row], limits: Limits) -> int:
    """The number of the header: the row with the most names that are known, two at least; else the first whose cells are
    mostly filled with short words.
    """
    known = [_known(row, limits.columns) for row in rows]
    if max(known) >= 2:
        return known.index(max(known))
    widest = max(_width(row) for row in rows)
    for at, row in enumerate(rows):
        # A title over the table fills one cell of many.
        if _width(row) >= max(1, 0.6 * widest) and all(len(words_of(c)) <= _LONGEST_HEADING for c in row):
            return at
    return 0


def _width(row: Row) -> int:
    return sum(1 for cell in row if words_of(cell))


def _is_table(rows: Sequence[Row]) -> bool:
    """Whether there are columns, and rows of them: a cover's lines are in one."""
    return sum(_width(row) >= 2 for row in rows) >= 2


def _is_known(rows: Sequence[Row], limits: Limits) -> bool:
    """Whether the header, or the first column, names a headline, a text or an agreement."""
    if are_forms(rows, limits.columns):
        return True
    header = rows[_header_at(rows, limits)]
    return any(is_known_column(words_of(cell), limits.columns, ("title", "text")) for cell in header)


def _record(names: Sequence[str], row: Row) -> dict[str, Any]:
    """A row by its columns' names; cells under the same name (two columns called ผู้ลงนาม) are one, with a comma between."""
    record: dict[str, Any] = {}
    for name, cell in zip(names, row, strict=False):
        before, words = words_of(record.get(name)), words_of(cell)
        record[name] = f"{before}, {words}" if before and words else record[name] if before else cell
    return record
