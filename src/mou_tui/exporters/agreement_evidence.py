"""What an export of agreements asks of the library and of the reader's file: the words of the evidence, and names for good."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.reading import span_text
from mou_tui.annotations import Annotations, NameAgreement
from mou_tui.annotations.operations import Batch
from mou_tui.exporters.agreement_json import Quote
from mou_tui.library.agreement_list import AgreementList, SourceArticle

_KEPT_TEXTS: Final = 64
"""Articles whose texts are kept: the cells of an agreement ask for those of its few articles one after the other."""


def quoter(agreements: AgreementList, articles: Iterable[SourceArticle]) -> Quote:
    """What quotes the evidence in these articles; each is read when it is asked for, and the last ones are kept."""
    rowids = {article.report: article.rowid for article in articles}

    @lru_cache(_KEPT_TEXTS)
    def text_of(rowid: int) -> str:
        try:
            return agreements.library.article(rowid).text
        except KeyError:
            return ""

    def quote(report: str, spans: tuple[tuple[int, int], ...]) -> str:
        return span_text(text_of(rowids[report]), spans) if report in rowids else ""

    return quote


def name_for_good(annotations: Annotations, agreements: AgreementList, rows: Iterable[Brief]) -> None:
    """Give the agreements that go into a register or a calendar their names for good. Raises OwnDataError."""
    steps = []
    for row in rows:
        if not row.touched and (deal := agreements.deal(row.key)) is not None and deal.reports:
            steps.append(NameAgreement(agreements.entry_for(deal)))
    if steps:
        annotations.apply(Batch(tuple(steps), "Agreement named"))
