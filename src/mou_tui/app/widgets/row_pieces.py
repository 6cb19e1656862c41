"""The lines of an article in the list: one, or a card of two where there is room, else three."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rich.style import Style

from mou_tui.app.widgets.drawing import Piece, marked
from mou_tui.i18n import Era, _, language, ngettext
from mou_tui.listings import RowFlags
from mou_tui.page.list_row import RowStyle, copies_words, no_date, parties_words, short_date, status_words, time_left
from mou_tui.page.row_places import row_lines
from mou_tui.thai.width import cells, pad, truncate

if TYPE_CHECKING:
    from mou_tui.article import Span
    from mou_tui.library import Row, Snippet
    from mou_tui.library.grouping import Groups

_LEAD: Final = 14
"""Cells before the headline and the parties where there are two lines."""

_SHORT_LEAD: Final = 11
"""Cells before the headline where nothing but a short date stands there: `25 มิ.ย. 66`."""

Component = Callable[[str, Style], Style]
"""The style of a component of the list, its letters on a ground."""


class Item(NamedTuple):
    """An article as the list shows it. `snippet` gives the words around those searched for, by rowid, in so many columns."""

    row: Row
    marks: RowFlags
    selected: bool
    title_spans: Sequence[Span]
    """The words searched for in the headline."""
    snippet: Callable[[int, int], Snippet | None]
    dates: Literal["published", "signed", "expires"]
    era: Era
    style: RowStyle = "cards"


def heading_words(
    groups: Groups,
    number: int,
    width: int,
    dates: Literal["published", "signed", "expires"],
    era: Era,
) -> str:
    """What a group is called and how many articles it has, if that is known, in at most `width` columns."""
    from mou_tui.thai.date_format import format_date

    name, said = groups.names[number], ""
    if not name:
        name = _("no parties") if groups.by == "party" else no_date(dates)
    elif groups.by == "year":
        name = format_date(name, language(), era)
    if groups.complete:
        count = groups.size(number)
        said = " · " + ngettext("%(n)s article", "%(n)s articles", count) % {"n": f"{count:,}"}
        if cells(name) + cells(said) + 4 > width:
            said = f" · {count:,}"
    # How many there are is told of a long name too.
    return f"── {truncate(name, max(width - cells(said) - 4, 1))}{said} "


def row_pieces(item: Item, line: int, width: int, base: Style, component: Component) -> list[Piece]:
    """What stands in a line (from 0) of an article, after the bar, on the ground `base`."""
    faint = component("list--date", base)
    mark = [_mark(item, base, component), Piece(" ", base)] if line == 0 else []
    lines = row_lines(width, item.style)
    if lines < 3:
        lead = _LEAD if lines == 2 or item.dates == "expires" else _SHORT_LEAD
        if line == 0:
            return [*mark, Piece(pad(_date(item), lead), faint), *_title(item, width - lead - 3, 0, base, component)]
        return [Piece("  " + pad(_status(item), lead), faint), *_below(item, width - lead - 3, base, component)]
    if line == 0:
        return [*mark, Piece(_date(item), faint), Piece(f" · {_status(item)}", faint)]
    if line == 1:
        return [Piece("  ", base), *_title(item, width - 3, 0, base, component)]
    return [Piece("  ", base), *_below(item, width - 3, base, component)]


def _below(item: Item, width: int, base: Style, component: Component) -> list[Piece]:
    """Parties; of a hit whose headline does not have the words searched for, the words around them; else the headline's rest."""
    plain = component("list--parties", base)
    copies = copies_words(item.row, item.marks.more, item.marks.is_copy)
    if copies:
        lead = Piece(f"{copies} · ", component("list--date", base))
        return [lead, *_about(item, max(width - cells(lead.text), 1), plain, base, component)]
    return _about(item, width, plain, base, component)


def _about(item: Item, width: int, plain: Style, base: Style, component: Component) -> list[Piece]:
    around = None if item.title_spans else item.snippet(item.row.rowid, width)
    if around is not None and around.spans:
        return marked(around.text, around.spans, plain, component("list--match", base))
    parties = parties_words(item.row)
    return [Piece(parties, plain)] if parties else _title(item, width, 1, base, component)


def _mark(item: Item, base: Style, component: Component) -> Piece:
    if item.selected:
        return Piece("■", component("list--selected", base))
    if item.marks.bookmarked:
        return Piece("★", component("list--star", base))
    return Piece("●" if item.marks.unread else " ", component("list--dot", base))


def _title(item: Item, width: int, line: int, base: Style, component: Component) -> list[Piece]:
    """A line (0 or 1) of the headline: it has two where nothing else is to be said in the second."""
    plain = component("list--unread" if item.marks.unread else "list--title", base)
    lead = []
    if line == 0:
        lead = [Piece("└ ", component("list--date", base))] if item.marks.is_copy else []
        if item.marks.is_new:
            lead += [Piece(_("new"), component("list--match", base)), Piece(" ", base)]
    width -= sum(cells(piece.text) for piece in lead)
    title = item.row.title
    if not title:
        return [] if line else [*lead, Piece(_("(no title)"), plain)]
    start, end = 0, len(title)
    if cells(title) > width and _has_room_below(item, width):
        breaks = _lines_of(title, width)
        start, end = breaks[0] if line == 0 else (breaks[1][0], end) if len(breaks) > 1 else (end, end)
    elif line:
        start = end
    spans = _spans_within(item.title_spans, start, end) if item.title_spans else []
    return [*lead, *marked(title[start:end].rstrip(), spans, plain, component("list--match", base))]


@lru_cache(256)
def _lines_of(title: str, width: int) -> list[tuple[int, int]]:
    """The lines of a headline, kept since each line of a card asks for them."""
    from mou_tui.thai.linebreak import linebreak

    return linebreak(title, width)


def _spans_within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The parts of `spans` that lie between `start` and `end`, counted from `start`."""
    from mou_tui.article import Span

    return [
        Span(max(s.start, start) - start, min(s.end, end) - start) for s in spans if s.end > start and s.start < end
    ]


def _has_room_below(item: Item, width: int) -> bool:
    """Whether the card's last line is free for the headline."""
    if item.style == "lines" or parties_words(item.row) or item.marks.more or item.marks.is_copy or item.marks.is_new:
        return False
    around = None if item.title_spans else item.snippet(item.row.rowid, width)
    return around is None or not around.spans


def _date(item: Item) -> str:
    """The date by which the list is sorted; an expiry says that it is one."""
    row = item.row
    value = {"published": row.published_on, "signed": row.signed_on, "expires": row.expires_on}[item.dates]
    if not value:
        return "–" if item.style == "lines" else no_date(item.dates)
    written = short_date(value, item.era)
    return _("ends %s") % written if item.dates == "expires" else written


def _status(item: Item) -> str:
    """What became of the agreement; where the list is sorted by expiry, how long it still runs."""
    expires_on = item.row.expires_on
    return time_left(expires_on) if item.dates == "expires" and expires_on else status_words(item.row)
