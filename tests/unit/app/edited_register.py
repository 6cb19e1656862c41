"""A register that was written and then edited, as in Excel."""

import csv
import zipfile
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

from mou_tui.app.agreements.view import AgreementsView
from mou_tui.exporters.agreement_register import HIDDEN
from mou_tui.exporters.register_columns import COLUMNS

_NUMBERS = {field: number for number, (field, _heading, _width) in enumerate(COLUMNS, 1)}


def edited_register(view: AgreementsView, path: Path, edits: dict[tuple[str, str], str]) -> Path:
    """The register of the view's rows at `path`, with (a party's name, field) → what stands there now.

    With "" for the party the cell is in a new row below the others.
    """
    view.host.export(view.rows, path)
    view.load()
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    last = sheet.max_row
    for (party, field), value in edits.items():
        rows = range(2, last + 1)
        named = (row for row in rows if party in str(sheet.cell(row, _NUMBERS["party"]).value))
        sheet.cell(next(named) if party else last + 1, _NUMBERS[field]).value = value
    book.save(path)
    return path


def resaved(path: Path, target: Path) -> Path:
    """The workbook at `path` saved anew as `target`: as CSV its first sheet with its headings, as .ods all of them."""
    book = openpyxl.load_workbook(path, data_only=True)
    if target.suffix == ".csv":
        rows = [[_shown(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
        with target.open("w", encoding="cp874", newline="", errors="replace") as out:
            csv.writer(out, delimiter=";").writerows(rows)
    elif target.suffix == ".ods":
        _save_ods(book, target)
    return target


def _shown(value: object) -> str:
    return (
        f"{value.day}/{value.month}/{value.year + 543}"
        if isinstance(value, datetime)
        else ""
        if value is None
        else str(value)
    )


def _save_ods(book: openpyxl.Workbook, target: Path) -> None:
    tables = []
    for sheet in book.worksheets:
        rows = "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
            for row in sheet.iter_rows(values_only=True)
        )
        tables.append(f'<table:table table:name="{escape(sheet.title)}">{rows}</table:table>')
    assert HIDDEN in book.sheetnames
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content{names}>{body}</office:document-content>")


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, datetime):
        said = f'office:value-type="date" office:date-value="{value:%Y-%m-%d}"'
        return f"<table:table-cell {said}><text:p>{_shown(value)}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f"<table:table-cell>{lines}</table:table-cell>"
