"""An Excel workbook: agreements, articles, facts, bookmarks, a sheet each, written by xlsxwriter row by row.

The agreements are merged (`merging`) and laid out for people (`xlsx_office`); the other sheets have what each article says.
Dates are real dates that show in the Buddhist or the common era, numbers are numbers, and no text can run as a formula.
Limits of a sheet: 1,048,576 rows, 32,767 characters a cell
(https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3).
"""

import io
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal

import xlsxwriter

from mou_tui import clock
from mou_tui.annotations.bookmarks import Bookmark
from mou_tui.exporters.agreements import evidence_text, shown_value
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.markdown import shown_date
from mou_tui.exporters.merging import Merger
from mou_tui.exporters.notes import remark
from mou_tui.exporters.office import MOST_LINES, lines_of
from mou_tui.exporters.safety import plain, web_url
from mou_tui.exporters.xlsx_office import FONT, LINE, cut, write_office_sheets
from mou_tui.facts.amount import Money
from mou_tui.facts.labels import changed_text, fact_name, kind_name
from mou_tui.facts.model import Fact
from mou_tui.i18n import N_, _, language
from mou_tui.loaders.exports import MARK

CellKind = Literal["text", "number", "date", "link"]

MOST_ROWS: Final = 1_048_576
_MOST_LINKS: Final = 20_000
"""Every link is kept in memory until the end; further addresses are plain text."""

# [$-1070000…]: 1 = Arabic digits, 07 = Thai solar calendar, 041E = Thai; 409 and 41E alone are the common era.
_BUDDHIST: Final = "[$-107041E]d mmm yyyy;@"
_COMMON: Final = {"th": "[$-41E]d mmm yyyy;@", "en": "[$-409]d mmm yyyy;@"}
_BUDDHIST_ENGLISH: Final = "[$-1070409]d mmm yyyy;@"

_ARTICLES: Final[tuple[tuple[str, CellKind, int], ...]] = (
    (N_("Article"), "text", 60), (N_("Published on"), "date", 14), (N_("Agreements"), "number", 10), (N_("Author"), "text", 24),
    (N_("Tags"), "text", 20), (N_("Notes"), "text", 40), (N_("Source"), "link", 40), (N_("Also at"), "text", 30),
    (N_("File"), "text", 30), (N_("Id"), "text", 24),
)  # fmt: skip

_FACTS: Final[tuple[tuple[str, CellKind, int], ...]] = (
    (N_("Article"), "text", 50), (N_("Published on"), "date", 14), (N_("Agreement no."), "number", 10), (N_("Kind"), "text", 18),
    (N_("Value"), "text", 50), (N_("Date"), "date", 14), (N_("Amount"), "number", 16), (N_("Currency"), "text", 8),
    (N_("Checked"), "text", 10), (N_("Says who"), "text", 12), (N_("Evidence"), "text", 60), (N_("Source"), "text", 30),
    (N_("File"), "text", 30), (N_("Id"), "text", 24),
)  # fmt: skip

_BOOKMARKS: Final[tuple[tuple[str, CellKind, int], ...]] = (
    (N_("Article"), "text", 50), (N_("Published on"), "date", 14), (N_("Bookmark of"), "text", 14), (N_("Words"), "text", 60),
    (N_("Tags"), "text", 20), (N_("Note"), "text", 60), (N_("Added on"), "date", 14), (N_("Source"), "link", 30),
    (N_("File"), "text", 30), (N_("Id"), "text", 24),
)  # fmt: skip

BOOKMARK_KINDS: Final = {"article": N_("whole article"), "passage": N_("passage"), "fact": N_("fact")}


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items as a workbook; what is written waits on the disk, not in memory."""
    with tempfile.TemporaryDirectory(prefix="mou-tui-") as folder:
        path = Path(folder) / "export.xlsx"
        settings = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(path, settings) as book:
            book.set_properties({"title": _("Agreements in the news"), "comments": MARK})
            _write_sheets(book, items, options)
        with path.open("rb") as file:
            while block := file.read(io.DEFAULT_BUFFER_SIZE * 16):
                out.write(block)


def _write_sheets(book: xlsxwriter.Workbook, items: Iterator[Item], options: Options) -> None:
    formats = _formats(book, options)
    front = book.add_worksheet(_("Agreements"))
    own: tuple[tuple[str, CellKind, int], ...] = tuple((name, "text", 20) for name in options.fields.values())
    articles, facts, bookmarks = (
        _Sheet(book, name, [(_(title), kind, width) for title, kind, width in columns], formats, options)
        for name, columns in ((_("Articles"), (*_ARTICLES, *own)), (_("Facts"), _FACTS), (_("Bookmarks"), _BOOKMARKS))
    )
    merger = Merger(options)
    places: dict[str, int] = {}
    for item in items:
        count = merger.take(item)
        if len(places) < _MOST_LINKS and articles.row < MOST_ROWS:
            places[item.article.id] = articles.row
        articles.add([*_article_row(item, count), *(item.fields.get(id_, "") for id_ in options.fields)])
        for fact in item.facts:
            facts.add(_fact_row(fact, item, options))
        for bookmark in item.bookmarks:
            bookmarks.add(_bookmark_row(bookmark, item))
    merged = merger.agreements()
    more = range(2, 2 + max(0, len(merged) - 1) // (MOST_ROWS - 1))
    fronts = [front, *(book.add_worksheet(f"{_('Agreements')} ({number})") for number in more)]
    write_office_sheets(book, fronts, merged, formats, options, places, MOST_ROWS)
    for sheet in (articles, facts, bookmarks):
        sheet.finish()
    if not merged:
        articles.activate()


def _article_row(item: Item, agreements: int) -> list[Any]:
    article = item.article
    return [
        article.title or article.path, article.published_on or "", agreements or "", article.byline or "", ", ".join(item.tags),
        "\n\n".join(item.notes), web_url(article.source_url) or "", "\n".join(item.also_at), article.path, article.id,
    ]  # fmt: skip


def _fact_row(fact: Fact, item: Item, options: Options) -> list[Any]:
    article = item.article
    money = fact.value if isinstance(fact.value, Money) else None
    is_date = fact.kind in ("signed_on", "expires_on")
    value = shown_value(fact, options.shown_era)
    standing = _("checked") if fact.checked else changed_text(fact, era=options.shown_era)
    return [
        article.title, article.published_on or "", fact.agreement or "", fact_name(fact), value, str(fact.value) if is_date else "",
        money.amount if money else "", money.currency if money else "", standing,
        _("reader") if fact.source == "reader" else _("program"), evidence_text(fact, article.text),
        web_url(article.source_url) or "", article.path, article.id,
    ]  # fmt: skip


def _bookmark_row(bookmark: Bookmark, item: Item) -> list[Any]:
    article = item.article
    fact = bookmark.to_fact()
    quote = bookmark.quote + remark(bookmark, article.text)
    kind = kind_name(fact.kind) if fact else _(BOOKMARK_KINDS[bookmark.kind])
    return [
        article.title, article.published_on or "", kind, quote, ", ".join(bookmark.tags), bookmark.note,
        clock.day_of(bookmark.created).isoformat(), web_url(article.source_url) or "", article.path, article.id,
    ]  # fmt: skip


def _formats(book: xlsxwriter.Workbook, options: Options) -> dict[str, Any]:
    lang = language()
    if options.shown_era == "be":
        shown = _BUDDHIST if lang == "th" else _BUDDHIST_ENGLISH
    else:
        shown = _COMMON[lang]
    base = {"valign": "top", "font_name": FONT, "font_size": 14, "border": 1, "border_color": "#D0D0D0"}
    return {
        "heading": book.add_format({**base, "bold": True, "text_wrap": True, "bg_color": "#DDEBF7"}),
        "text": book.add_format({**base, "text_wrap": True}),
        "number": book.add_format({**base, "num_format": "#,##0.##"}),
        "whole": book.add_format({**base, "num_format": "#,##0"}),
        "date": book.add_format({**base, "num_format": shown, "align": "left"}),
        "unknown": book.add_format({**base, "text_wrap": True, "italic": True, "font_color": "#7F7F7F"}),
        "link": book.add_format({**base, "font_color": "#0563C1", "underline": 1}),
    }


class _Sheet:
    """A sheet that is written from top to bottom, and goes on in another where it is full."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        name: str,
        columns: Sequence[tuple[str, CellKind, int]],
        formats: dict[str, Any],
        options: Options,
    ) -> None:
        self._book = book
        self._name = name
        self._columns = columns
        self._formats = formats
        self._options = options
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        name = self._name if self._number == 1 else f"{self._name} ({self._number})"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        for at, (_heading, _kind, width) in enumerate(self._columns):
            self._sheet.set_column(at, at, width, self._formats["text"])
        self._sheet.set_row(0, LINE)
        for at, (heading, _kind, _width) in enumerate(self._columns):
            self._sheet.write_string(0, at, heading, self._formats["heading"])
        self.row = 1
        self._links = 0

    def activate(self) -> None:
        """Have the workbook open with this sheet."""
        self._sheet.activate()

    def finish(self) -> None:
        """Put the filter over what was written."""
        self._sheet.autofilter(0, 0, max(1, self.row - 1), len(self._columns) - 1)

    def add(self, values: Sequence[Any]) -> None:
        """Write a row, and the rest of a text that is too long for a cell in rows below it."""
        rest: list[Any] = list(values)
        while any(value != "" for value in rest):
            if self.row >= MOST_ROWS:
                self.finish()
                self._begin()
            self._sheet.set_row(self.row, self._height(rest))
            rest = [self._write(at, value) for at, value in enumerate(rest)]
            self.row += 1

    def _height(self, values: Sequence[Any]) -> float:
        """The height of a row in points. LibreOffice gives a row without one the height of a line of Latin letters."""
        lines = (
            lines_of(value, width)
            for value, (_heading, kind, width) in zip(values, self._columns, strict=True)
            if kind == "text" and isinstance(value, str)
        )
        return LINE * min(max(lines, default=1), MOST_LINES)

    def _write(self, at: int, value: Any) -> Any:
        """Write one cell and return what did not fit into it."""
        kind = self._columns[at][1]
        if value == "":
            return ""
        if isinstance(value, int | float) and kind == "number":
            self._sheet.write_number(self.row, at, value, self._formats["whole" if value == int(value) else "number"])
            return ""
        if kind == "date":
            self._write_date(at, str(value))
            return ""
        text = plain(str(value))
        if kind == "link" and self._links < _MOST_LINKS:
            self._links += 1
            if self._sheet.write_url(self.row, at, text, self._formats["link"]) == 0:
                return ""
        here, rest = cut(text)
        self._sheet.write_string(self.row, at, here, self._formats["text"])
        return rest

    def _write_date(self, at: int, iso: str) -> None:
        try:
            day = date.fromisoformat(iso)
            if day.year < 1900:
                raise ValueError("before Excel's first day")
        except ValueError:  # a month or a year alone is no day
            self._sheet.write_string(self.row, at, shown_date(iso, self._options), self._formats["text"])
            return
        self._sheet.write_datetime(self.row, at, datetime(day.year, day.month, day.day), self._formats["date"])
