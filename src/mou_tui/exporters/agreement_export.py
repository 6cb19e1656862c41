"""Writing agreements in the forms in which people work on them, to a file that is there whole or not at all, or to a pipe."""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, Final

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.deals import Deal
from mou_tui.agreements.labels import date_text, disagreements, own_kinds_of
from mou_tui.errors import UsageError
from mou_tui.exporters.agreement_evidence import quoter
from mou_tui.exporters.agreement_json import agreement_document
from mou_tui.exporters.register_columns import AS_WRITTEN, CSV_COLUMNS, KEPT, field_of_column
from mou_tui.exporters.safety import cell, json_path, json_text, path_cell, plain
from mou_tui.exporters.writing import write_whole
from mou_tui.i18n import _, ngettext
from mou_tui.library.agreement_list import AgreementList, SourceArticle
from mou_tui.settings import OWN
from mou_tui.thai.width import truncate

__all__ = [
    "CSV_COLUMNS", "FILES", "NAMING", "Chosen", "export_agreements", "format_of", "sources_named", "write_agreements", "written",
]  # fmt: skip

FILES: Final = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".ics": "ics", ".html": "html",
    ".htm": "html", ".parquet": "parquet",
}  # fmt: skip
"""The form that a file's name tells."""
NAMING: Final = ("ics", "xlsx", "csv")
"""Forms that come back or are imported again: what is in them is named for good first."""
_HEADLINE: Final = 40
"""Terminal columns of a headline by which a source is told."""


@dataclass(frozen=True)
class Chosen:
    """The agreements that are to be written. `notice` and `review_days` are days; `path` is how a path is shown."""

    agreements: AgreementList
    rows: list[Brief]
    ours: frozenset[str]
    today: date
    notice: int
    review_days: int
    path: Callable[[str], str]

    def full(self) -> Iterator[tuple[Deal, list[SourceArticle]]]:
        """The agreements with all that is known of them, and their articles."""
        for row in self.rows:
            deal = self.agreements.deal(row.key)
            if deal is not None:
                yield deal, self.agreements.sources(deal)

    @cached_property
    def own_columns(self) -> list[tuple[str, str]]:
        """The kinds of own fields, each with its column: its id, told from the others where need be."""
        kinds = [(kind, kind.removeprefix(OWN)) for kind in own_kinds_of(self.rows)]
        return [(kind, f"own_{id_}" if id_ in (*CSV_COLUMNS, AS_WRITTEN) else id_) for kind, id_ in kinds]

    def documents(self) -> Iterator[dict[str, Any]]:
        """The agreements as mou-tui/agreement/2."""
        for deal, articles in self.full():
            yield agreement_document(
                deal, articles, self.today, notice=self.notice, quote=quoter(self.agreements, articles),
                path=lambda path: json_path(self.path(path)),
            )  # fmt: skip


def sources_named(articles: Iterable[SourceArticle]) -> dict[str, str]:
    """What the reports of these articles are called, by their keys: the day and the beginning of the headline."""
    return {
        article.report: " ".join(filter(None, (date_text(article.published_on), truncate(article.title, _HEADLINE))))
        for article in articles
    }


def write_agreements(chosen: Chosen, format_: str, out: BinaryIO) -> None:
    """Write `chosen` to an open stream, in a form of one file (not parquet)."""
    _WRITERS[format_](chosen, out)


def export_agreements(chosen: Chosen, format_: str, target: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Write `chosen` to `target`; returns the files that were written. Raises UsageError and ExportError."""
    if format_ == "parquet":
        from mou_tui.exporters.agreement_tables import write_parquet

        return write_parquet(chosen.documents(), target, chosen.own_columns, force=force)

    def write(out: BinaryIO) -> None:
        if format_ == "csv":
            out.write(codecs.BOM_UTF8)  # without it Excel does not read Thai
        write_agreements(chosen, format_, out)

    write_whole(target, write, force=force)
    return (target,)


def format_of(target: Path) -> str:
    """The form that a file's name tells. Raises UsageError."""
    known = FILES.get(target.suffix.lower())
    if known is None:
        endings = ", ".join(dict.fromkeys(f".{name}" for name in FILES.values()))
        raise UsageError(
            _("The file's name does not tell the format."), path=target, advice=_("End it in one of: %s.") % endings
        )
    return known


def written(count: int, paths: Iterable[Path]) -> str:
    """The sentence that says what was written where."""
    told = ngettext("Wrote %(n)d agreement to %(path)s.", "Wrote %(n)d agreements to %(path)s.", count)
    return told % {"n": count, "path": ", ".join(map(str, paths))}


def _write_jsonl(chosen: Chosen, out: BinaryIO) -> None:
    for document in chosen.documents():
        out.write((json_text(document) + "\n").encode())


def _write_json(chosen: Chosen, out: BinaryIO) -> None:
    before = "[\n"
    for document in chosen.documents():
        out.write((before + json_text(document, 1)).encode())
        before = ",\n"
    out.write(b"\n]\n" if before == ",\n" else b"[]\n")


def _write_csv(chosen: Chosen, out: BinaryIO) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    own = {column: kind for kind, column in chosen.own_columns}
    columns = (*CSV_COLUMNS, *own)
    fields = {column: own.get(column) or field_of_column(column) for column in columns}
    read_back = {column: field for column, field in fields.items() if column in own or field in KEPT}
    writer.writerow((*columns, AS_WRITTEN))
    for deal, articles in chosen.full():
        cells = (*_csv_row(deal, articles, chosen), *map(deal.cells.value, own.values()))
        values = dict(zip(columns, cells, strict=True))
        kept = {
            field: plain(str(values[column])) for column, field in read_back.items() if values[column] not in ("", None)
        }
        path = path_cell(str(values["path"]))
        row = [path if column == "path" else cell(value) for column, value in values.items()]
        writer.writerow([*row, json_text(kept)])
    text.detach()


def _csv_row(deal: Deal, articles: list[SourceArticle], chosen: Chosen) -> tuple[Any, ...]:
    first = articles[0] if articles else None
    row = chosen.agreements.by_key[deal.key]
    left = deal.days_left(chosen.today)
    amount = "" if row.amount is None else int(row.amount) if row.amount == int(row.amount) else row.amount
    return (
        f"ag:{deal.key}", deal.state(chosen.today, chosen.notice), row.instrument, row.status,
        "; ".join(row.parties), "; ".join(row.people),
        row.signed_on, row.term, row.ends_on, row.end_kind, "" if left is None else left, row.venue, amount, row.currency,
        row.file_number, row.owner, deal.cells.value("contact"), deal.cells.value("renewal"),
        f"ag:{deal.former}" if deal.former else "", f"ag:{deal.next}" if deal.next else "",
        "; ".join(row.differs), "\n".join(disagreements(deal.cells, sources_named(articles))),
        "; ".join(f"ag:{key}" for key in row.perhaps), row.checked, row.reports, row.title,
        (first.source_url if first else ""), chosen.path(first.path) if first else "", row.notice, row.file, deal.cells.value("note"),
    )  # fmt: skip


def _write_xlsx(chosen: Chosen, out: BinaryIO) -> None:
    from mou_tui.exporters.agreement_register import write_register

    every = list(chosen.full())
    quote = quoter(chosen.agreements, [article for _deal, articles in every for article in articles])
    write_register(every, out, chosen.today, quote, [kind for kind, _column in chosen.own_columns])


def _write_ics(chosen: Chosen, out: BinaryIO) -> None:
    from mou_tui.exporters.agreement_calendar import calendar_of

    out.write(calendar_of(chosen.full(), chosen.notice))


def _write_html(chosen: Chosen, out: BinaryIO) -> None:
    from mou_tui.exporters.agreement_report import report_of

    def differing(row: Brief) -> list[str]:
        deal = chosen.agreements.deal(row.key)
        return [] if deal is None else disagreements(deal.cells, sources_named(chosen.agreements.sources(deal)))

    out.write(
        report_of(
            chosen.rows,
            chosen.ours,
            chosen.today,
            chosen.review_days,
            chosen.notice,
            differing,
            own_kinds_of(chosen.rows),
        )
    )


_WRITERS: Final[dict[str, Callable[[Chosen, BinaryIO], None]]] = {
    "jsonl": _write_jsonl, "json": _write_json, "csv": _write_csv, "xlsx": _write_xlsx, "ics": _write_ics, "html": _write_html,
}  # fmt: skip
