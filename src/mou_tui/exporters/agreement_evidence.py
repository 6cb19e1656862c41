"""What an export of agreements asks of the library and of the reader's file: the words of the evidence, and names for good."""

from collections.abc import Callable, Iterable

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.reading import span_text
from mou_tui.annotations import Annotations, NameAgreement
from mou_tui.annotations.operations import Batch
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
