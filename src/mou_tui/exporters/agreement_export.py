"""Writing agreements to a file in the form that its name says: what the screen exports with one key."""

import io
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.reading import span_text
from mou_tui.annotations import Annotations, NameAgreement
from mou_tui.annotations.operations import Batch
from mou_tui.errors import OwnDataError, UsageError
from mou_tui.exporters.safety import json_text
from mou_tui.i18n import _, ngettext
from mou_tui.i18n.reasons import system_reason
from mou_tui.library.agreement_list import AgreementList, SourceArticle

Quote = Callable[[str, tuple[tuple[int, int], ...]], str]


def quoter(agreements: AgreementList, articles: Iterable[SourceArticle]) -> Quote:
    """What quotes the evidence in these articles; each is read when it is first asked for."""
    rowids = {f"{article.id}#{article.number}": article.rowid for article in articles}
    texts: dict[str, str] = {}

    def quote(report: str, spans: tuple[tuple[int, int], ...]) -> str:
        if report not in texts:
            try:
                texts[report] = agreements.library.article(rowids[report]).text if report in rowids else ""
            except KeyError:
                texts[report] = ""
        return span_text(texts[report], spans)

    return quote


def name_for_good(annotations: Annotations, agreements: AgreementList, rows: Iterable[Brief]) -> None:
    """Give the agreements that go into a register or a calendar their names for good. Raises OwnDataError."""
    steps = []
    for row in rows:
        if not row.touched and (deal := agreements.deal(row.key)) is not None and deal.reports:
            steps.append(NameAgreement(agreements.entry_for(deal)))
    if steps:
        annotations.apply(Batch(tuple(steps), "Agreement named"))


def export_agreements(
    agreements: AgreementList, annotations: Annotations, rows: list[Brief], path: Path, today: date,
    *, ours: frozenset[str] = frozenset(), notice: int = 90, review_days: int = 1826,
) -> str:  # fmt: skip
    """Write `rows` to `path` (.xlsx, .ics, .html, .jsonl); returns what to say. Raises UsageError and OwnDataError."""
    if path.exists():
        raise UsageError(_("This file exists."), path=path, advice=_("Give another name."))
    suffix = path.suffix.lower()
    if suffix in (".xlsx", ".ics"):
        name_for_good(annotations, agreements, rows)
    full = [(deal, agreements.sources(deal)) for row in rows if (deal := agreements.deal(row.key)) is not None]
    quote = quoter(agreements, [article for _deal, articles in full for article in articles])
    out = io.BytesIO()
    if suffix == ".xlsx":
        from mou_tui.exporters.agreement_register import write_register

        write_register(full, out, today, quote)
    elif suffix == ".ics":
        from mou_tui.exporters.agreement_calendar import calendar_of

        out.write(calendar_of(full, notice))
    elif suffix in (".html", ".htm"):
        from mou_tui.exporters.agreement_report import report_of

        out.write(report_of(rows, ours, today, review_days, notice))
    elif suffix in (".jsonl", ".ndjson"):
        from mou_tui.exporters.agreement_json import agreement_document

        for deal, articles in full:
            out.write(
                (json_text(agreement_document(deal, articles, today, notice=notice, quote=quote)) + "\n").encode()
            )
    else:
        raise UsageError(
            _("The file's name does not tell the format."),
            path=path,
            advice=_("End it in .xlsx, .ics, .html or .jsonl."),
        )
    try:
        path.write_bytes(out.getvalue())
    except OSError as error:
        raise OwnDataError(
            _("This file cannot be written: %s.") % system_reason(error),
            path=path,
            advice=_("Check the folder and its room."),
        ) from error
    told = ngettext("Wrote %(n)d agreement to %(path)s.", "Wrote %(n)d agreements to %(path)s.", len(rows))
    return told % {"n": len(rows), "path": path}
