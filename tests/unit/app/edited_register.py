"""A register that was written and then edited, as in Excel."""

from pathlib import Path

import openpyxl

from mou_tui.app.agreements.view import AgreementsView
from mou_tui.exporters.agreement_register import COLUMNS

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
