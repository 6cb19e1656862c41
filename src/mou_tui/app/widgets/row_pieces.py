"""The lines of an article in the list: two where there is room, else three."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from rich.style import Style

from mou_tui.app.widgets.drawing import Piece, marked
from mou_tui.article import Span
from mou_tui.i18n import _
from mou_tui.page.list_row import copies_words, no_date, parties_words, short_date, status_words
from mou_tui.thai.width import cells, pad
from mou_tui.workspace import RowMarks

if TYPE_CHECKING:
    from mou_tui.library import Row, Snippet

_TWO_LINES_FROM: Final = 60
"""Columns from which an article needs two lines only."""

_LEAD: Final = 14
"""Cells before the headline and the parties where there are two lines."""

Component = Callable[[str, Style], Style]
"""The style of a component of the list, its letters on a ground."""


class Item(NamedTuple):
    """An article as the list shows it. `snippet` gives the words around those searched for, by rowid, in so many columns."""

    row: "Row"
    marks: RowMarks
    selected: bool
    title_spans: Sequence[Span]
    """The words searched for in the headline."""
    snippet: "Callable[[int, int], Snippet | None]"
    dates: Literal["published", "signed", "expires"]
    era: Literal["be", "ce"]


def row_lines(width: int) -> int:
    """How many lines an article takes."""
    return 2 if width >= _TWO_LINES_FROM else 3


def row_pieces(item: Item, line: int, width: int, base: Style, component: Component) -> list[Piece]:
    """What stands in a line (from 0) of an article, after the bar, on the ground `base`."""
    faint = component("list--date", base)
    if row_lines(width) == 2:
        if line == 0:
            date = Piece(pad(_date(item), _LEAD), faint)
            return [_mark(item, base, component), Piece(" ", base), date, *_title(item, base, component)]
        lead = Piece("  " + pad(status_words(item.row), _LEAD), faint)
        return [lead, *_last_line(item, width - _LEAD - 3, base, component)]
    if line == 0:
        status = Piece(f" · {status_words(item.row)}", faint)
        return [_mark(item, base, component), Piece(" ", base), Piece(_date(item), faint), status]
    if line == 1:
        return [Piece("  ", base), *_title(item, base, component)]
    return [Piece("  ", base), *_last_line(item, width - 3, base, component)]


def _last_line(item: Item, width: int, base: Style, component: Component) -> list[Piece]:
    """Parties; of a hit whose headline does not have the words searched for, the words around them."""
    plain = component("list--parties", base)
    copies = copies_words(item.row, item.marks.more, item.marks.is_copy)
    if copies:
        lead = Piece(f"{copies} · ", component("list--date", base))
        return [lead, *_about(item, max(width - cells(lead.text), 1), plain, base, component)]
    return _about(item, width, plain, base, component)


def _about(item: Item, width: int, plain: Style, base: Style, component: Component) -> list[Piece]:
    around = None if item.title_spans else item.snippet(item.row.rowid, width)
    if around is None or not around.spans:
        return [Piece(parties_words(item.row), plain)]
    return marked(around.text, around.spans, plain, component("list--match", base))


def _mark(item: Item, base: Style, component: Component) -> Piece:
    if item.selected:
        return Piece("■", component("list--selected", base))
    if item.marks.bookmarked:
        return Piece("★", component("list--star", base))
    return Piece("●" if item.marks.unread else " ", component("list--dot", base))


def _title(item: Item, base: Style, component: Component) -> list[Piece]:
    plain = component("list--unread" if item.marks.unread else "list--title", base)
    lead = [Piece("└ ", component("list--date", base))] if item.marks.is_copy else []
    if item.marks.is_new:
        lead += [Piece(_("new"), component("list--match", base)), Piece(" ", base)]
    if not item.row.title:
        return [*lead, Piece(_("(no title)"), plain)]
    return [*lead, *marked(item.row.title, item.title_spans, plain, component("list--match", base))]


def _date(item: Item) -> str:
    row = item.row
    value = {"published": row.published_on, "signed": row.signed_on, "expires": row.expires_on}[item.dates]
    return short_date(value, item.era) if value else no_date(item.dates)
