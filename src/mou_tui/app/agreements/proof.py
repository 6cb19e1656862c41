"""Where the words stand that prove a line of an agreement's details."""

from collections.abc import Callable, Sequence
from typing import Final

from mou_tui.app.agreements.lines import Line
from mou_tui.library.agreement_list import SourceArticle

Spans = tuple[tuple[int, int], ...]
_MOST_QUOTED: Final = 4
"""News whose words are shown of one value."""


def place_of(line: Line, sources: Sequence[SourceArticle]) -> tuple[SourceArticle, Spans] | None:
    """The article to open for a line, and where in it the words stand; the first of the `sources` where none is the line's own."""
    if line.source is not None:
        return line.source, ()
    by_report = {source.report: source for source in sources}
    for source in line.cell.sources if line.cell is not None else ():
        if source.report in by_report:
            return by_report[source.report], source.spans
    return (sources[0], ()) if sources else None


def quotations(
    line: Line, sources: Sequence[SourceArticle], text_of: Callable[[int], str]
) -> list[tuple[SourceArticle, str]]:
    """The words that prove the value of a line, each with its article; `text_of` gives the text of a row of the library."""
    from mou_tui.agreements.reading import span_text

    if line.cell is None:
        return []
    by_report = {source.report: source for source in sources}
    quoted = [
        (by_report[source.report], source.spans)
        for source in line.cell.sources[:_MOST_QUOTED]
        if source.report in by_report and source.spans
    ]
    return [(article, span_text(text_of(article.rowid), spans)) for article, spans in quoted]
