"""The file of an edited register → its rows: a workbook of Excel or LibreOffice, or CSV as any program saves it."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mou_tui.errors import InputError, OwnDataError
from mou_tui.exporters.agreement_register import FORMAT, HIDDEN
from mou_tui.exporters.register_columns import AS_WRITTEN, column_letters, fields_by_heading
from mou_tui.exporters.safety import cell
from mou_tui.i18n import _
from mou_tui.i18n.reasons import system_reason
from mou_tui.loaders.cells import words_of
from mou_tui.loaders.column_names import spelling
from mou_tui.loaders.decode import decode
from mou_tui.loaders.limits import Limits, limits_in_force

SUFFIXES: Final = (".xlsx", ".csv", ".tsv", ".txt", ".ods", ".xlsm")
"""What such files are called."""
_WORKBOOKS: Final = (".xlsx", ".xlsm")
_ZIP: Final = b"PK\x03\x04"
_LOOKED_AT: Final = 30
"""Rows among which the headings are looked for."""
_DELIMITERS: Final = (",", ";", "\t", "|")
_LONGEST_FIELD: Final = 20_000_000
_MOST_COLUMNS: Final = 500

Row = tuple[int, Sequence[str]]
"""The number of a row, as spreadsheets count, and its cells."""


@dataclass(frozen=True, slots=True)
class RegisterCell:
    """What stands in a cell, and where: `F2`."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row's cells by field. `written` is what stood in it when the register was written, None where that is not kept."""

    key: str
    cells: Mapping[str, RegisterCell]
    written: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """The rows of a register. `unknown` are the headings of columns that it never had and in which something stands."""

    rows: tuple[RegisterRow, ...]
    unknown: tuple[str, ...] = ()


def read_table(path: Path, ids: Iterable[str] = ()) -> RegisterTable:
    """The rows of the register at `path`, whatever it was saved as. `ids` are own fields that the settings do not name any more.

    Raises OwnDataError for what is no register.
    """
    try:
        limits = limits_in_force()
        limits.check_size(path.stat().st_size)
        data = path.read_bytes()
        known = fields_by_heading(ids)
        sheets = _sheets(data, limits, known)
    except OSError as error:
        cause = _("This file cannot be read: %s.") % system_reason(error)
        raise OwnDataError(cause, path=path, advice=_("Check its name and who may read it.")) from error
    except InputError as error:
        raise OwnDataError(error.cause, path=path, advice=error.advice or _advice()) from error
    written = _written(sheets.pop(HIDDEN, []))
    headed = (_headed(rows, known) for rows in sheets.values())
    at, fields, rows = max(headed, key=lambda one: len(one[1]), default=(0, {}, []))
    if not fields and written and sheets:
        # Its headings were taken away or translated: each column is where it was.
        rows = next(iter(sheets.values()))
        at, fields = 0, dict(enumerate(next(iter(written.values()), {})))
    if not fields:
        cause = _("This is no register that mou-tui wrote: no column is headed “key” or “%s”.") % _("Code")
        if path.suffix.lower() in _WORKBOOKS and not data.startswith(_ZIP):
            cause = _no_workbook()
        raise OwnDataError(cause, path=path, advice=_advice())
    head = rows[at][1] if rows else ()
    below = rows[at + 1 :]
    for number, row in below:
        if any(text.strip() for text in row[max(len(head), max(fields) + 1) :]):
            raise OwnDataError(
                _("Row %d has more cells than there are columns.") % number, path=path,
                advice=_("Put quotation marks around a value with a comma in it, or save the file from a spreadsheet program."),
            )  # fmt: skip
    return RegisterTable(
        tuple(_row(row, number, fields, written) for number, row in below if any(text.strip() for text in row)),
        tuple(_unknown(head, fields, below)),
    )


def _no_workbook() -> str:
    return _("This is no Excel workbook, or it is damaged.")


def _advice() -> str:
    return _("Give the file that “mou-tui agreements -o register.xlsx” or “-o register.csv” wrote, edited and saved.")


# ── rows of each kind of file ────────────────────────────────────────────────────────────────────────────────────────


def _sheets(data: bytes, limits: Limits, known: Mapping[str, str]) -> dict[str, list[Row]]:
    """The rows of each sheet; of a text the one table that it is. Raises InputError."""
    if not data.startswith(_ZIP):
        return {"": _text_rows(decode(data).lstrip("\ufeff"), known)}
    from mou_tui.loaders.office import check_archive

    check_archive(data, limits)
    is_open_document = b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]
    sheets = _ods_sheets(data, limits) if is_open_document else _xlsx_sheets(data, limits)
    return {name: [(number, _texts(row)) for number, row in rows] for name, rows in sheets}


def _texts(row: Iterable[Any]) -> tuple[str, ...]:
    texts = [words_of(value) for value in row][:_MOST_COLUMNS]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


Sheets = Iterator[tuple[str, Iterable[tuple[int, Iterable[Any]]]]]


def _ods_sheets(data: bytes, limits: Limits) -> Sheets:
    from mou_tui.loaders.opendocument import sheets_of

    yield from sheets_of(data, limits)


def _xlsx_sheets(data: bytes, limits: Limits) -> Sheets:
    try:
        import openpyxl

        from mou_tui.loaders.office import in_usual_form

        book = openpyxl.load_workbook(io.BytesIO(in_usual_form(data)), read_only=True, data_only=True)
        deadline = limits.deadline()
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows: list[tuple[int, Iterable[Any]]] = []
            for numbered in enumerate(sheet.iter_rows(values_only=True), 1):
                deadline.check()
                rows.append(numbered)
            yield sheet.title, rows
    except InputError:
        raise
    except Exception as error:  # openpyxl raises what its parts do: BadZipFile, KeyError, its own
        raise InputError(_no_workbook()) from error


def _text_rows(text: str, known: Mapping[str, str]) -> list[Row]:
    """The rows of CSV: divided by what it declares (`sep=;`), else by what shows most headings. Raises InputError."""
    first, _end, rest = text.partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith("sep=") and len(said) == len("sep=;"):
        return [(number + 1, row) for number, row in _divided(rest, said[-1])]
    best: list[Row] = []
    most, failed = 0, None
    for delimiter in _DELIMITERS:
        try:
            rows = _divided(text, delimiter)
        except InputError as error:
            failed = failed or error
            continue
        shown = max((len(_fields(row, known)) for _number, row in rows[:_LOOKED_AT]), default=0)
        if shown > most:
            best, most = rows, shown
    if failed is not None and not best:
        raise failed
    return best


def _divided(text: str, delimiter: str) -> list[Row]:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(enumerate(map(tuple, reader), 1))
    except csv.Error as error:
        cause = _("This CSV file is damaged near line %d: a quotation mark is missing or too many.") % reader.line_num
        raise InputError(cause, advice=_("Save it again from a spreadsheet program.")) from error


# ── what stands where ────────────────────────────────────────────────────────────────────────────────────────────────


def _fields(row: Sequence[str], known: Mapping[str, str]) -> dict[int, str]:
    """Which columns hold which fields; of two of one name the first one does. {} without the one that tells the agreement."""
    found: dict[int, str] = {}
    for column, heading in enumerate(row):
        field = known.get(spelling(heading)) if heading else None
        if field is not None and field not in found.values():
            found[column] = field
    return found if "key" in found.values() else {}


def _headed(rows: list[Row], known: Mapping[str, str]) -> tuple[int, dict[int, str], list[Row]]:
    """The headings' place among the rows, and the columns that they name."""
    of_rows = [_fields(row, known) for _number, row in rows[:_LOOKED_AT]]
    at = max(range(len(of_rows)), key=lambda n: len(of_rows[n]), default=0)
    return at, of_rows[at] if of_rows else {}, rows


def _written(hidden: list[Row]) -> dict[str, dict[str, str]]:
    """What the hidden sheet keeps, by key; {} where there is none."""
    if not hidden or hidden[0][1][:1] != (FORMAT,):
        return {}
    fields = hidden[0][1][1:]
    kept: dict[str, dict[str, str]] = {}
    for _number, row in hidden[1:]:
        values = dict(zip(fields, (*row[1:], *[""] * len(fields)), strict=False))
        kept[values.get("key", "")] = values
    return kept


def _row(
    row: Sequence[str], number: int, fields: Mapping[int, str], written: Mapping[str, Mapping[str, str]]
) -> RegisterRow:
    cells = {
        field: RegisterCell(_unguarded(row[column]) if column < len(row) else "", f"{column_letters(column)}{number}")
        for column, field in fields.items()
    }
    key = cells["key"].text.strip().lower()
    kept = cells.pop(AS_WRITTEN, None)
    before = written.get(key) if written or kept is None else _as_written(kept.text)
    return RegisterRow(key.removeprefix("ag:").strip(), cells, before)


def _as_written(text: str) -> Mapping[str, str] | None:
    """What the column of CSV keeps; None where it was edited or cut off."""
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return {str(field): str(value) for field, value in kept.items()} if isinstance(kept, dict) else None


def _unguarded(text: str) -> str:
    """A cell without the apostrophe that keeps it from being a formula."""
    return text[1:] if text[:1] == "'" and cell(text[1:]) == text else text


def _unknown(head: Sequence[str], fields: Mapping[int, str], below: Sequence[Row]) -> Iterator[str]:
    for column in range(max((len(row) for _number, row in below), default=0)):
        if column not in fields and any(row[column : column + 1] and row[column].strip() for _number, row in below):
            heading = head[column].strip() if column < len(head) else ""
            yield heading or column_letters(column)
