"""`mou-tui/agreement/2`: an agreement with every value and who says it, as json, jsonl and the tables of Parquet carry it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from mou_tui.agreements.deals import Deal
from mou_tui.agreements.model import ENTERED, SEVERAL, Cell
from mou_tui.library.agreement_list import SourceArticle
from mou_tui.settings import OWN

SCHEMA: Final = "mou-tui/agreement/2"
_SINGLE: Final = (
    "instrument",
    "status",
    "signed_on",
    "planned_on",
    "starts_on",
    "term",
    "ends_on",
    "end_kind",
    "former_end",
    "venue",
)

Quote = Callable[[str, tuple[tuple[int, int], ...]], str]
"""The words of a report that stand at these places."""


def agreement_document(
    deal: Deal, articles: Sequence[SourceArticle], today: date, *, notice: int | None = None, quote: Quote | None = None,
    path: Callable[[str], str] = str,
) -> dict[str, Any]:  # fmt: skip
    """The agreement as JSON. What is not known is null; `quote` adds the words that prove each value."""
    cells = deal.cells
    head = {kind: cells.value(kind) or None for kind in _SINGLE}
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "key": f"ag:{deal.key}",
        "title": cells.value("title") or None,
        "state": deal.state(today, notice),
        "days_left": deal.days_left(today),
        **head,
        "end_kind": deal.end_kind or None,
        # As in mou-tui/agreement/1, which called it so.
        "expires_on": head["ends_on"],
        "parties": list(deal.parties),
        "signatories": list(cells.values("signatory")),
        "money": [_money(cell) for cell in cells.several("money")],
        **{kind: cells.value(kind) or None for kind in ENTERED},
        "fields": {c.kind.removeprefix(OWN): c.value for c in cells if c.kind.startswith(OWN)},
        "former": f"ag:{deal.former}" if deal.former else None,
        "former_standing": ("reader" if deal.entry and deal.entry.renews else "found") if deal.former else None,
        "next": f"ag:{deal.next}" if deal.next else None,
        "amends": f"ag:{deal.amends}" if deal.amends else None,
        "amended_by": [f"ag:{key}" for key in deal.amended_by],
        "perhaps": [f"ag:{key}" for key in deal.perhaps],
        "aliases": [f"ag:{key}" for key in deal.aliases],
        "differs": list(cells.differs),
        "checked": cells.checked,
        "values": {},
        "articles": [
            {
                "id": article.id,
                "path": path(article.path),
                "title": article.title,
                "published_on": article.published_on or None,
                "source_url": article.source_url or None,
                "agreement": article.number,
            }
            for article in articles
        ],
    }
    values: dict[str, Any] = document["values"]
    for cell in cells:
        told = _cell(cell, quote)
        if cell.kind in SEVERAL:
            values.setdefault(cell.kind, []).append(told)
        else:
            values[cell.kind] = told
    return document


def _money(cell: Cell) -> dict[str, Any]:
    number = float(cell.value) if cell.value.replace(".", "", 1).isdigit() else None
    amount = int(number) if number is not None and number == int(number) else number
    return {"amount": amount, "currency": cell.more.get("currency", "THB")}


def _cell(cell: Cell, quote: Quote | None) -> dict[str, Any]:
    row: dict[str, Any] = {"value": cell.value, "standing": cell.standing}
    row |= {key: value for key, value in cell.more.items() if key not in ("key", "rule")}
    row["sources"] = [
        {
            "report": source.report or None,
            "standing": source.standing,
            "spans": [list(span) for span in source.spans],
            **({"text": quote(source.report, source.spans)} if quote is not None and source.report else {}),
        }
        for source in cell.sources
    ]
    if cell.others:
        row["others"] = [_cell(other, quote) for other in cell.others]
    return row
