"""CSV that Excel opens with its Thai intact: a byte order mark, and no cell that could run as a formula.

https://www.rfc-editor.org/rfc/rfc4180, https://owasp.org/www-community/attacks/CSV_Injection
"""

import codecs
import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Final

from mou_tui.exporters.agreements import agreements_of, evidence_lines, evidence_text, joined
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.safety import cell, path_cell, web_url
from mou_tui.facts.amount import Money
from mou_tui.facts.kinds import KIND_TABLE
from mou_tui.loaders.exports import KEY, PROGRAM

_MORE: Final = tuple(kind.key for kind in KIND_TABLE if kind.column)
AGREEMENT_COLUMNS: Final = (
    "title", "published_on", "agreement", "instrument", "status", "parties", "signatories", "witnesses", "chair", "signed_on",
    "expires_on", "term", "venue", "amount", "currency", "scope", "projects", *_MORE, "tags", "notes", "checked", "facts",
    "evidence", "source_url", "also_at", "path", "id", KEY,
)  # fmt: skip

FACT_COLUMNS: Final = (
    "title", "published_on", "agreement", "kind", "value", "currency", "role", "position", "details", "evidence", "start", "end",
    "rule", "source", "checked", "source_url", "path", "id", KEY,
)  # fmt: skip


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """One row an agreement, or one a fact, as the options say."""
    out.write(codecs.BOM_UTF8)
    facts = options.rows == "facts"
    columns = FACT_COLUMNS if facts else AGREEMENT_COLUMNS
    _write_row(out, (*columns, *own_columns(columns, options)))
    for item in items:
        own = [item.fields.get(id_, "") for id_ in options.fields]
        for row in fact_rows(item) if facts else agreement_rows(item):
            _write_row(out, tuple(map(cell, (*row, *own))))


def own_columns(columns: Sequence[str], options: Options) -> list[str]:
    """The columns of own fields, behind those that every file has: their ids, told from the others where need be."""
    return [f"own_{id_}" if id_ in columns else id_ for id_ in options.fields]


def _write_row(out: BinaryIO, row: tuple[Any, ...]) -> None:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(row)
    out.write(line.getvalue().encode("utf-8", "backslashreplace"))


def agreement_rows(item: Item) -> Iterator[tuple[Any, ...]]:
    """The rows of an article, as AGREEMENT_COLUMNS names their cells; several values stand in one cell, a line each."""
    article = item.article
    for agreement in agreements_of(item):
        money: Money | None = max(agreement.money, default=None)
        yield (
            article.title, article.published_on or "", agreement.number if agreement.is_reported else "",
            agreement.instrument, agreement.status, "\n".join(agreement.parties), "\n".join(agreement.signatories),
            "\n".join(agreement.witnesses), "\n".join(agreement.chair), agreement.signed_on, agreement.expires_on,
            agreement.term, agreement.venue, money.amount if money else "", money.currency if money else "",
            "\n".join(agreement.scope), "\n".join(agreement.projects), *(joined(agreement, key) for key in _MORE),
            ", ".join(item.tags), "\n\n".join(item.notes), agreement.checked, len(agreement.facts),
            evidence_lines(agreement), web_url(article.source_url) or "", "\n".join(item.also_at), path_cell(article.path),
            article.id, PROGRAM,
        )  # fmt: skip


def fact_rows(item: Item) -> Iterator[tuple[Any, ...]]:
    """One row a fact, as FACT_COLUMNS names their cells."""
    article = item.article
    for fact in item.facts:
        value = fact.value
        money = value if isinstance(value, Money) else None
        details = {k: v for k, v in fact.details.items() if k not in ("role", "position") and v}
        span = fact.evidence[0] if fact.evidence else None
        yield (
            article.title, article.published_on or "", fact.agreement or "", fact.kind, money.amount if money else value,
            money.currency if money else "", fact.details.get("role") or "", fact.details.get("position") or "",
            json.dumps(details, ensure_ascii=False) if details else "", evidence_text(fact, article.text),
            span.start if span else "", span.end if span else "", fact.rule or "", fact.source,
            "true" if fact.checked else "false", web_url(article.source_url) or "", path_cell(article.path), article.id, PROGRAM,
        )  # fmt: skip
