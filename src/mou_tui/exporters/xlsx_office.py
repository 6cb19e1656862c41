"""The front sheet of the workbook: the agreements as an office sends them on, on pages as wide as the paper.

Nine columns are read and printed, the rest is grouped and folded behind them. The days left are computed from the day on which the
sheet is opened, and so are its colours. A cell links to its source, and its note has the words that prove it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from mou_tui.exporters.item import Options
from mou_tui.exporters.markdown import shown_date
from mou_tui.exporters.merging import Merged
from mou_tui.exporters.office import COLUMNS, MOST_LINES, OfficeCell, lines_of, more_columns, nothing_words, state_of
from mou_tui.exporters.safety import plain, web_url
from mou_tui.i18n import _

LINE: Final = 21.0
"""Points that a line of TH Sarabun New at 14 points takes, its marks above and below included."""
_AROUND: Final = 4.0
"""Points that the marks of the first and the last line take beside."""
FONT: Final = "TH Sarabun New"
_MOST_BESIDE: Final = 2_000
"""Agreements of which each cell has a link and a note, which are kept in memory; of more only the source has."""
_MOST_LINKS: Final = 20_000
MOST_CHARACTERS: Final = 32_000
"""A little less than Excel's 32,767, which counts UTF-16 units; longer text goes on in rows of its own."""
_FIRST_DAY: Final = 1900
"""The year in which Excel's days begin."""
_SOON: Final = 30
_END, _LEFT, _SOURCE = 3, 4, len(COLUMNS) - 1
_COLOURS: Final = {"soon": "#F8CBAD", "ending": "#FFE699", "ended": "#D9D9D9"}


def write_office_sheets(
    book: xlsxwriter.Workbook, sheets: Sequence[Any], merged: Sequence[Merged], formats: Mapping[str, Any], options: Options,
    rows_of_articles: Mapping[str, int], most_rows: int,
) -> None:  # fmt: skip
    """Write the agreements to `sheets`, in each as many as it may have. `rows_of_articles` says where the sheet of articles has each."""
    sheet = _OfficeSheet(book, formats, options, rows_of_articles, beside=len(merged) <= _MOST_BESIDE)
    for number, into in enumerate(sheets):
        sheet.write(into, merged[number * (most_rows - 1) : (number + 1) * (most_rows - 1)])


class _OfficeSheet:
    """Writes rows of agreements."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        formats: Mapping[str, Any],
        options: Options,
        rows: Mapping[str, int],
        *,
        beside: bool,
    ) -> None:
        self._formats, self._options, self._rows, self._beside = formats, options, rows, beside
        self._notice = options.merging.notice if options.merging else 90
        self._fills = {name: book.add_format({"bg_color": colour}) for name, colour in _COLOURS.items()}
        self._more = more_columns(options)
        self._links = 0

    def write(self, sheet: Any, merged: Sequence[Merged]) -> None:
        """Write a sheet from its heading to its last row."""
        self._set_up(sheet, len(merged))
        for row, one in enumerate(merged, 1):
            cells = [column.value(one, self._options) for column in COLUMNS]
            lines = max(lines_of(cell.text, column.width) for cell, column in zip(cells, COLUMNS, strict=True))
            sheet.set_row(row, LINE * min(lines, MOST_LINES) + _AROUND)
            for at, cell in enumerate(cells):
                self._write(sheet, row, at, cell, one)
            for at, column in enumerate(self._more, len(COLUMNS)):
                self._write_text(sheet, row, at, column.value(one, self._options))
        if not merged:
            sheet.write_string(1, 0, nothing_words(self._options), self._formats["unknown"])

    def _set_up(self, sheet: Any, count: int) -> None:
        heading = self._formats["heading"]
        for at, column in enumerate((*COLUMNS, *self._more)):
            folded = {"level": 1, "hidden": True} if at >= len(COLUMNS) else {}
            sheet.set_column(at, at, column.width, self._formats["text"], folded)
        behind = len(COLUMNS) + len(self._more)
        sheet.set_column(behind, behind, 3, None, {"collapsed": True})
        sheet.set_row(0, LINE * 1.3)
        for at, column in enumerate((*COLUMNS, *self._more)):
            sheet.write_string(0, at, column.heading, heading)
        last = max(1, count)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, behind - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, last, len(COLUMNS) - 1)
        day = shown_date(self._options.accessed.isoformat(), self._options)
        sheet.set_header(f'&L&"{FONT},Bold"&18 {_("Agreements")}&R&"{FONT},Regular"&14 {day}')
        legend = _("red: ends within %(soon)d days · yellow: within %(notice)d days · grey: run out")
        legend %= {"soon": _SOON, "notice": self._notice}
        sheet.set_footer(f'&L&"{FONT},Regular"&12 {legend}&R&"{FONT},Regular"&12 &P / &N')
        self._colour(sheet, last)

    def _colour(self, sheet: Any, last: int) -> None:
        left = f"${xl_col_to_name(_LEFT)}2"
        for name, rule in (
            ("ended", f"{left}<0"),
            ("soon", f"{left}<={_SOON}"),
            ("ending", f"{left}<={self._notice}"),
        ):
            criteria = f"=AND(ISNUMBER({left}),{rule})"
            look = {"type": "formula", "criteria": criteria, "format": self._fills[name], "stop_if_true": True}
            sheet.conditional_format(1, _END, last, _LEFT, look)

    def _write(self, sheet: Any, row: int, at: int, cell: OfficeCell, merged: Merged) -> None:
        if self._beside or at == _SOURCE:
            self._write_beside(sheet, row, at, cell)
        if at == _LEFT and cell.number is not None:
            self._write_left(sheet, row, cell, merged)
        elif cell.day is not None and cell.day.year >= _FIRST_DAY:
            day = datetime(cell.day.year, cell.day.month, cell.day.day)
            sheet.write_datetime(row, at, day, self._formats["date"])
        else:
            self._write_text(sheet, row, at, cell, link=at == _SOURCE)

    def _write_left(self, sheet: Any, row: int, cell: OfficeCell, merged: Merged) -> None:
        end = f"{xl_col_to_name(_END)}{row + 1}"
        counts = state_of(merged, self._options) in ("ending", "active", "ended") and len(merged.deal.ends_on) == 10
        if counts and merged.deal.ends_on >= f"{_FIRST_DAY}":
            sheet.write_formula(row, _LEFT, f"={end}-TODAY()", self._formats["whole"], cell.number)
        else:
            sheet.write_number(row, _LEFT, cell.number, self._formats["whole"])

    def _write_text(self, sheet: Any, row: int, at: int, cell: OfficeCell, *, link: bool = False) -> None:
        if cell.number is not None:
            sheet.write_number(row, at, cell.number, self._formats["whole"])
        elif text := plain(cell.text):
            look = "unknown" if cell.tone == "unknown" else "link" if link and cell.article else "text"
            sheet.write_string(row, at, cut(text)[0], self._formats[look])

    def _write_beside(self, sheet: Any, row: int, at: int, cell: OfficeCell) -> None:
        """The link to the article that says the value, and a note with the words and where they stand.

        Of a cell of several lines the note has the address: LibreOffice draws text with a link on one line and cuts it off.
        """
        article = cell.article
        url = (web_url(article.source_url) or "") if article is not None else ""
        is_value = cell.day is not None or cell.number is not None
        fits = is_value or at == _SOURCE or lines_of(cell.text, COLUMNS[at].width) == 1
        if fits and article is not None and cell.tone != "unknown" and self._links < _MOST_LINKS:
            place = self._rows.get(article.id)
            link = url or (f"internal:'{_('Articles')}'!A{place + 1}" if place else "")
            # What is written after it stands in the cell, and the link stays.
            self._links += bool(link) and sheet.write_url(row, at, link, self._formats["text"], "…") == 0
        if proof := cell.proof():
            words = plain("\n".join(filter(None, (proof, url))))
            height = 18 * (2 + sum(1 + len(line) // 55 for line in words.split("\n")))
            sheet.write_comment(row, at, cut(words)[0], {"width": 360, "height": min(height, 400), "font_size": 9})


def cut(text: str) -> tuple[str, str]:
    """What fits into a cell, and the rest; an emoji counts twice there."""
    if len(text) <= MOST_CHARACTERS // 2:
        return text, ""
    taken = 0
    for at, character in enumerate(text):
        taken += 2 if ord(character) > 0xFFFF else 1
        if taken > MOST_CHARACTERS:
            return text[:at], text[at:]
    return text, ""
