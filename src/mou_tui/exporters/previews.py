"""What an export will look like, as text for a dialog: a sheet and a report as tables, a calendar as a list of days."""

import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.registry import FORMATS, Format

_PREVIEWED: Final = 3
_MERGED: Final = 40
"""Articles whose agreements a preview shows: enough for a screen."""
_PREVIEW_CHARACTERS: Final = 4000
_WIDEST_COLUMN: Final = 28
"""Terminal columns of a table's column, at most."""


def preview(items: Iterable[Item], format_name: str, options: Options | None = None) -> str:
    """The beginning of the export as text: of a format that is not for reading, what it will look like."""
    options = options or Options()
    chosen = FORMATS[format_name]
    made = _SHOWN[chosen.shown_as or "text"](map(options.included, items), chosen, options)
    return made if len(made) <= _PREVIEW_CHARACTERS else made[:_PREVIEW_CHARACTERS] + "…"


def _text(items: Iterator[Item], chosen: Format, options: Options) -> str:
    out = io.BytesIO()
    chosen.write(itertools.islice(items, _PREVIEWED), out, options)
    return out.getvalue().decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _sheet(items: Iterator[Item], chosen: Format, options: Options) -> str:
    from mou_tui.exporters.merging import merged_agreements
    from mou_tui.exporters.office import COLUMNS, nothing_words, with_short_days

    merged = merged_agreements(itertools.islice(items, _MERGED), options)
    if not merged:
        return nothing_words(options)
    rows = [[with_short_days(column.value)(one, options).text for column in COLUMNS] for one in merged]
    return _table([column.heading for column in COLUMNS], rows, [column.width for column in COLUMNS])


def _report(items: Iterator[Item], chosen: Format, options: Options) -> str:
    from mou_tui.exporters.citation import cite, style_in_use
    from mou_tui.exporters.markdown import shown_date
    from mou_tui.exporters.merging import merged_agreements
    from mou_tui.exporters.office import REPORT_COLUMNS, counted, nothing_words
    from mou_tui.i18n import _

    shown = list(itertools.islice(items, _MERGED))
    merged = merged_agreements(shown, options)
    lines = [_("Agreements in the news"), ""]
    lines += [_("Put together on %s with mou-tui.") % shown_date(options.accessed.isoformat(), options)]
    if merged:
        rows = [[column.value(one, options).text for column in REPORT_COLUMNS] for one in merged]
        headings = [column.heading for column in REPORT_COLUMNS]
        lines += [counted(merged, options), "", _table(headings, rows, [column.width for column in REPORT_COLUMNS])]
    else:
        lines += [nothing_words(options)]
    lines += ["", _("Sources")]
    lines += [f"{n}. {cite(i.article, style_in_use(), accessed=options.accessed)}" for n, i in enumerate(shown, 1)]
    return "\n".join(lines)


def _days(items: Iterator[Item], chosen: Format, options: Options) -> str:
    from mou_tui.exporters.icalendar import events_of
    from mou_tui.exporters.markdown import short_date
    from mou_tui.exporters.merging import merged_agreements
    from mou_tui.i18n import _

    merged = merged_agreements(itertools.islice(items, _MERGED), options)
    days: list[tuple[date, str]] = sorted(
        (event.start, str(event["summary"])) for one in merged for event in events_of(one, options)
    )
    if not days:
        return _("No end of these agreements is known.")
    return "\n".join(f"{short_date(day.isoformat(), options)}  {words}" for day, words in days)


_SHOWN: Final = {"text": _text, "sheet": _sheet, "report": _report, "days": _days}


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """Columns beside one another, of each value its first line; no column wider than what stands in it."""
    from mou_tui.thai.width import cells, pad, truncate

    lines = [list(headings), *([value.partition("\n")[0] for value in row] for row in rows)]
    wide = [min(width, _WIDEST_COLUMN, max(cells(line[at]) for line in lines)) for at, width in enumerate(widths)]
    shown = [" │ ".join(pad(truncate(v, w), w) for v, w in zip(line, wide, strict=True)).rstrip() for line in lines]
    return "\n".join([shown[0], "─┼─".join("─" * w for w in wide), *shown[1:]])
