"""The register of agreements as an Excel workbook, one row each, which can be edited there and read back.

A hidden sheet keeps each value as it was written, so that what was changed is known without guessing. A second sheet holds the
evidence: a row for each value and source.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from mou_tui.agreements.briefs import brief_of
from mou_tui.agreements.deals import Deal
from mou_tui.agreements.labels import cell_name, cell_text, end_kind_name, state_name
from mou_tui.errors import OwnDataError
from mou_tui.exporters.safety import plain, web_url
from mou_tui.facts.labels import instrument_name, term_text
from mou_tui.i18n import N_, _, language
from mou_tui.i18n.reasons import system_reason
from mou_tui.library.agreement_list import SourceArticle
from mou_tui.loaders.exports import MARK

FORMAT: Final = "mou-tui/register/1"
_HIDDEN: Final = "mou-tui"

COLUMNS: Final[tuple[tuple[str, str, int], ...]] = (
    ("key", N_("Code"), 16), ("party", N_("Parties"), 44), ("instrument", N_("Type"), 18), ("title", N_("Headline"), 40),
    ("signed_on", N_("Signed on"), 13), ("term", N_("Term"), 10), ("end", N_("Ends on"), 16), ("left", N_("Days left"), 10),
    ("state", N_("State"), 14), ("signatory", N_("Signatories"), 34), ("money", N_("Amounts"), 18), ("file_number", N_("File number"), 16),
    ("owner", N_("Owner unit"), 20), ("contact", N_("Contact person"), 20), ("renewal", N_("State of renewal"), 20),
    ("file", N_("Signed file"), 24), ("renews", N_("Renews"), 16), ("notice", N_("Notice"), 10), ("checked", N_("Checked"), 9),
    ("differs", N_("Sources differ"), 18), ("reports", N_("Articles"), 9), ("url", N_("Source"), 24), ("note", N_("Note"), 40),
)  # fmt: skip
EDITABLE: Final = (
    "party", "instrument", "signed_on", "term", "end", "file_number", "owner", "contact", "renewal", "file", "renews", "notice", "note",
)  # fmt: skip
"""What may be changed in the workbook; other columns are passed over when it is read back."""
UNKNOWN_ROW: Final = "key"
"""The field of a `Change` that stands for a row whose code the register did not have when it was written."""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that was changed in the workbook, as it is typed there: `row` and `column` are where it stands."""

    key: str
    field: str
    before: str
    after: str
    place: str


def write_register(
    deals: Iterable[tuple[Deal, list[SourceArticle]]], out: Any, today: date, quote: Callable[[str, Any], str]
) -> None:
    """The agreements as a workbook. `quote` gives the words of a report at some places."""
    import xlsxwriter

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": _("Register of agreements"), "comments": MARK})
        sheet = book.add_worksheet(_("Register"))
        evidence = book.add_worksheet(_("Evidence"))
        hidden = book.add_worksheet(_HIDDEN)
        hidden.very_hidden()
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        # [$-107041E]: Arabic digits, the Thai solar calendar, Thai.
        day = "[$-107041E]d mmm yyyy;@" if language() == "th" else "[$-409]d mmm yyyy;@"
        dated = book.add_format({"num_format": day, "valign": "top"})
        sheet.freeze_panes(1, 2)
        for column, (_field, heading, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, _(heading), head)
        hidden.write_row(0, 0, [FORMAT, *(field for field, _heading, _width in COLUMNS)])
        for column, heading in enumerate(
            (_("Code"), _("Value of"), _("Value"), _("Standing"), _("Article"), _("Evidence"))
        ):
            evidence.write_string(0, column, heading, head)
            evidence.set_column(column, column, (16, 16, 30, 10, 44, 60)[column])
        line = 1
        for row, (deal, articles) in enumerate(deals, 1):
            values = register_row(deal, articles, today)
            hidden.write_row(row, 0, [row, *(str(values.get(field, "")) for field, _h, _w in COLUMNS)])
            for column, (field, _heading, _width) in enumerate(COLUMNS):
                value = values.get(field, "")
                if field == "left":
                    if deal.ends_on and not deal.next and len(deal.ends_on) == 10:
                        end = _column("end")
                        sheet.write_formula(row, column, f"={end}{row + 1}-TODAY()", wrap, deal.days_left(today) or 0)
                elif field in ("signed_on", "end") and len(value) == 10 and value[4] == "-":
                    sheet.write_datetime(row, column, datetime.fromisoformat(value), dated)
                elif field in ("reports", "checked") and value:
                    sheet.write_number(row, column, int(value), wrap)
                elif field == "url" and value:
                    sheet.write_url(row, column, value, wrap, value[:250])
                else:
                    sheet.write_string(row, column, plain(str(value))[:32_000], wrap)
            for told in _evidence(deal, articles, quote):
                for column, text in enumerate(told):
                    evidence.write_string(line, column, plain(text)[:32_000], wrap)
                line += 1
        sheet.autofilter(0, 0, max(1, row if line > 1 else 1), len(COLUMNS) - 1)
    out.write(held.getvalue())


def _column(field: str) -> str:
    return chr(ord("A") + [name for name, _h, _w in COLUMNS].index(field))


def register_row(deal: Deal, articles: list[SourceArticle], today: date) -> dict[str, str]:
    """The row of an agreement, as it is written: dates of days as ISO 8601, all else as people read it."""
    cells = deal.cells
    row = brief_of(deal)
    end = deal.ends_on if deal.end_kind in ("date", "") else end_kind_name(deal.end_kind)
    return {
        "key": f"ag:{deal.key}",
        "party": "\n".join(deal.parties),
        "instrument": instrument_name(row.instrument) if row.instrument else "",
        "title": row.title,
        "signed_on": deal.signed_on,
        "term": term_text(row.term) if row.term else "",
        "end": end,
        "state": state_name(deal.state(today)),
        "signatory": "\n".join(cell_text(cell) for cell in cells.several("signatory")),
        "money": "\n".join(cell_text(cell) for cell in cells.several("money")),
        "file_number": row.file_number,
        "owner": row.owner,
        "contact": cells.value("contact"),
        "renewal": cells.value("renewal"),
        "file": row.file,
        "renews": f"ag:{deal.former}" if deal.former else "",
        "notice": term_text(row.notice) if row.notice else "",
        "checked": str(row.checked or ""),
        "differs": ", ".join(cell_name(kind) for kind in row.differs),
        "reports": str(row.reports),
        "url": next((url for article in articles if (url := web_url(article.source_url))), ""),
        "note": cells.value("note"),
    }


def _evidence(deal: Deal, articles: list[SourceArticle], quote: Callable[[str, Any], str]) -> Iterator[tuple[str, ...]]:
    titles = {article.report: article for article in articles}
    standings = {"reader": _("reader"), "checked": _("checked"), "found": _("program"), "derived": _("computed")}
    for cell in deal.cells:
        for told in (cell, *cell.others):
            for source in told.sources:
                article = titles.get(source.report)
                yield (
                    f"ag:{deal.key}", cell_name(cell.kind), cell_text(told), standings[told.standing],
                    article.title if article else "", quote(source.report, source.spans) if source.report and source.spans else "",
                )  # fmt: skip


def read_changes(path: Path) -> list[Change]:
    """What was changed in a register since it was written. Raises OwnDataError for what is no register of mou-tui's."""
    try:
        import openpyxl

        book = openpyxl.load_workbook(path, data_only=True)
    except OSError as error:
        raise OwnDataError(
            _("This file cannot be read: %s.") % system_reason(error),
            path=path,
            advice=_("Check its name and who may read it."),
        ) from error
    except Exception as error:  # openpyxl raises what its parts do: BadZipFile, KeyError, its own
        raise OwnDataError(
            _("This is no Excel workbook, or it is damaged."), path=path,
            advice=_("Give the workbook that “mou-tui agreements -o register.xlsx” wrote."),
        ) from error  # fmt: skip
    if _HIDDEN not in book.sheetnames or book[_HIDDEN].cell(1, 1).value != FORMAT:
        raise OwnDataError(
            _("This workbook is no register that mou-tui wrote."), path=path,
            advice=_("Give the workbook that “mou-tui agreements -o register.xlsx” wrote, edited and saved as .xlsx."),
        )  # fmt: skip
    hidden = book[_HIDDEN]
    fields = [str(cell.value or "") for cell in hidden[1]][1:]
    before = {
        str(values[fields.index("key")] or ""): dict(zip(fields, values, strict=False))
        for values in ([cell.value for cell in row][1:] for row in hidden.iter_rows(min_row=2))
        if any(values)
    }
    sheet = next(s for s in book.worksheets if s.title != _HIDDEN)
    headings = _headings(sheet, fields)
    return list(_changes(sheet, headings, before))


def _headings(sheet: Any, fields: list[str]) -> dict[str, int]:
    """Which column holds which field: by its place, unless columns were moved, then by the heading that stands there."""
    known: dict[str, str] = {}
    for field, heading, _width in COLUMNS:
        known[_(heading)] = field
        known[heading] = field
    found = {known[str(cell.value)]: cell.column for cell in sheet[1] if str(cell.value) in known}
    return found if "key" in found else {field: number for number, field in enumerate(fields, 1)}


def _changes(sheet: Any, headings: Mapping[str, int], before: Mapping[str, Mapping[str, Any]]) -> Iterator[Change]:
    for row in sheet.iter_rows(min_row=2):
        values = {cell.column: cell for cell in row}
        key = str(values[headings["key"]].value or "") if headings["key"] in values else ""
        if key not in before:
            typed = next((cell for cell in row if cell.column in headings.values() and _text(cell.value).strip()), None)
            if typed is not None:
                yield Change(key.removeprefix("ag:"), UNKNOWN_ROW, "", _text(typed.value), typed.coordinate)
            continue
        for field in EDITABLE:
            if field not in headings or headings[field] not in values:
                continue
            cell = values[headings[field]]
            old, new = str(before[key].get(field) or ""), _text(cell.value)
            if _tidy(new) != _tidy(old):
                yield Change(key.removeprefix("ag:"), field, old, new, cell.coordinate)


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value)


def _tidy(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.replace("\r\n", "\n").split("\n") if line.strip())
