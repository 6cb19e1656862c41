"""The register of agreements as an Excel workbook, one row each, which can be edited there and read back.

A hidden sheet keeps each value as it was written, so that what was changed is known without guessing. A second sheet holds the
evidence: a row for each value and source.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any, Final

from mou_tui.agreements.briefs import brief_of
from mou_tui.agreements.deals import Deal
from mou_tui.agreements.labels import cell_name, cell_text, end_kind_name, state_name
from mou_tui.exporters.register_columns import COLUMNS, column_letters, columns_with
from mou_tui.exporters.safety import plain, web_url
from mou_tui.facts.labels import instrument_name, term_text
from mou_tui.i18n import _, language
from mou_tui.library.agreement_list import SourceArticle
from mou_tui.loaders.exports import MARK
from mou_tui.settings import OWN

__all__ = ["COLUMNS", "FORMAT", "HIDDEN", "register_row", "write_register"]

FORMAT: Final = "mou-tui/register/1"
HIDDEN: Final = "mou-tui"
"""The sheet that keeps what was written: FORMAT and the fields, then a row for each row."""

_LONGEST: Final = 32_000
"""Characters of a cell; Excel takes some more."""


def write_register(
    deals: Iterable[tuple[Deal, list[SourceArticle]]], out: Any, today: date, quote: Callable[[str, Any], str],
    own: Iterable[str] = (),
) -> None:  # fmt: skip
    """The agreements as a workbook. `quote` gives the words of a report at some places; `own` are the kinds of own fields."""
    import xlsxwriter

    columns = columns_with(own)
    letter_of_end = column_letters([field for field, _heading, _width in columns].index("end"))
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": _("Register of agreements"), "comments": MARK})
        sheet = book.add_worksheet(_("Register"))
        evidence = book.add_worksheet(_("Evidence"))
        hidden = book.add_worksheet(HIDDEN)
        hidden.very_hidden()
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        # [$-107041E]: Arabic digits, the Thai solar calendar, Thai.
        day = "[$-107041E]d mmm yyyy;@" if language() == "th" else "[$-409]d mmm yyyy;@"
        dated = book.add_format({"num_format": day, "valign": "top"})
        sheet.freeze_panes(1, 2)
        for column, (_field, heading, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, head)
        hidden.write_row(0, 0, [FORMAT, *(field for field, _heading, _width in columns)])
        for column, heading in enumerate(
            (_("Code"), _("Value of"), _("Value"), _("Standing"), _("Article"), _("Evidence"))
        ):
            evidence.write_string(0, column, heading, head)
            evidence.set_column(column, column, (16, 16, 30, 10, 44, 60)[column])
        line = 1
        for row, (deal, articles) in enumerate(deals, 1):
            values = register_row(deal, articles, today)
            hidden.write_row(row, 0, [row, *(plain(values.get(field, ""))[:_LONGEST] for field, _h, _w in columns)])
            for column, (field, _heading, _width) in enumerate(columns):
                value = values.get(field, "")
                if field == "left":
                    if deal.ends_on and not deal.next and len(deal.ends_on) == 10:
                        sheet.write_formula(
                            row, column, f"={letter_of_end}{row + 1}-TODAY()", wrap, deal.days_left(today) or 0
                        )
                elif field in ("signed_on", "end") and len(value) == 10 and value[4] == "-":
                    sheet.write_datetime(row, column, datetime.fromisoformat(value), dated)
                elif field in ("reports", "checked") and value:
                    sheet.write_number(row, column, int(value), wrap)
                elif field == "url" and value:
                    sheet.write_url(row, column, value, wrap, value[:250])
                else:
                    sheet.write_string(row, column, plain(value)[:_LONGEST], wrap)
            for told in _evidence(deal, articles, quote):
                for column, text in enumerate(told):
                    evidence.write_string(line, column, plain(text)[:_LONGEST], wrap)
                line += 1
        sheet.autofilter(0, 0, max(1, row if line > 1 else 1), len(columns) - 1)
    out.write(held.getvalue())


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
        **{cell.kind: cell.value for cell in cells if cell.kind.startswith(OWN)},
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
