"""The list of articles: a Line-API view over rows that are fetched in windows, so that 92,000 of them cost no more than fifty."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from mou_tui.app.bindings import bindings
from mou_tui.app.messages import ArticleOpened, BookmarkClicked, SelectionChanged
from mou_tui.app.textual_ext.line_pane import LinePane
from mou_tui.app.widgets.drawing import Piece, blank_strip, kept_strip, strip_of
from mou_tui.app.widgets.fetched_rows import FetchedRows
from mou_tui.app.widgets.movement import Movement
from mou_tui.app.widgets.row_pieces import Item, heading_words, row_lines, row_pieces
from mou_tui.app.widgets.row_places import RowPlaces
from mou_tui.i18n import Era
from mou_tui.listings import RowFlags
from mou_tui.page.list_row import RowStyle
from mou_tui.thai.width import cells

if TYPE_CHECKING:
    from mou_tui.article import Span
    from mou_tui.library import Groups, Row, Snippet

_MOST_LINES: Final = 2_000
"""Lines kept as they were drawn."""


class ListPane(Movement, LinePane, can_focus=True):
    """Articles in the order given by `show`, one to three lines each, with the cursor on one of them."""

    BINDINGS: ClassVar = [*Movement.MOVEMENT_BINDINGS, *bindings("list")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--date", "list--title", "list--unread", "list--parties", "list--match", "list--star", "list--dot",
        "list--cursor", "list--cursor-focused", "list--selected", "list--heading", "list--empty",
    }  # fmt: skip
    ALLOW_SELECT = False

    era: reactive[Era] = reactive("be")

    def __init__(self, moved: Callable[[], None] = lambda: None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._moved = moved
        self.cursor = 0
        self.direction = 1
        """Where the cursor went last: 1 down, -1 up."""
        self.order: array[int] = array("q")
        self.selected: set[int] = set()
        self.groups: Groups | None = None
        self.dates: Literal["published", "signed", "expires"] = "published"
        self.row_style: RowStyle = "cards"
        self.empty_text = ""
        self._marks: Callable[[Row], RowFlags] = lambda row: RowFlags()
        self._highlight: Callable[[str], Sequence[Span]] = lambda text: ()
        self._snippet: Callable[[int, int], Snippet | None] = lambda rowid, width: None
        self._rows = FetchedRows()
        self._title_spans: dict[int, Sequence[Span]] = {}
        self._drawn: dict[tuple[int, int], Strip] = {}
        self._styles_made: dict[tuple[str, Style], Style] = {}
        self._drawn_places = self._places

    # What is shown.

    def serve(
        self,
        fetch: Callable[[Sequence[int]], list[Row]],
        marks: Callable[[Row], RowFlags],
    ) -> None:
        """Take rows from `fetch` and what the reader added from `marks` from now on."""
        self._rows.fetch, self._marks = fetch, marks
        self.forget_rows()
        self.redraw()

    def show(
        self,
        order: array[int],
        *,
        groups: Groups | None = None,
        cursor: int | None = None,
        highlight: Callable[[str], Sequence[Span]] | None = None,
        snippet: Callable[[int, int], Snippet | None] | None = None,
        in_place: bool = False,
    ) -> None:
        """Show the articles of `order`, with headings over its groups; no message says so.

        The cursor goes to `cursor`, or stays on its article, or on its place in the list. `highlight` says which words of a
        headline are searched for; where there are none, `snippet` gives an article's words around the match, in so many columns.
        With `in_place`, a list that was scrolled away from its cursor stays at what is seen of it.
        """
        current = self.current
        row_on_screen = self._places.top_of(self.cursor) - self.scroll_offset.y
        seen = self._first_seen() if in_place and not 0 <= row_on_screen < self.size.height else None
        self._highlight = highlight or (lambda text: ())
        self._snippet = snippet or (lambda rowid, width: None)
        self.order, self.groups = order, groups
        self._title_spans.clear()
        self._drawn.clear()
        self._resize_contents()
        if cursor is None and current is not None:
            cursor = self.place_of(current)
            keeps_place = cursor is not None
        else:
            keeps_place = False
        self.cursor = min(max(cursor if cursor is not None else self.cursor, 0), max(len(order) - 1, 0))
        if keeps_place and 0 <= row_on_screen < self.size.height:
            # More articles above do not move what is being looked at.
            self.scroll_to(y=self._places.top_of(self.cursor) - row_on_screen, animate=False)
        if seen is not None and (place := self.place_of(seen[0])) is not None:
            self.scroll_to(y=self._places.top_of(place) - seen[1], animate=False)
        else:
            self._scroll_to_cursor()

    def _first_seen(self) -> tuple[int, int] | None:
        """The rowid of the first article that is whole on the screen, and its line there."""
        place, line = self._places.at(self.scroll_offset.y)
        place += line > 0
        return (
            (self.order[place], self._places.top_of(place) - self.scroll_offset.y) if place < len(self.order) else None
        )

    def forget_rows(self) -> None:
        """Fetch rows anew when they are drawn next, since they may have changed."""
        self._rows.clear()
        self._title_spans.clear()

    def redraw(self) -> None:
        """Draw anew, since marks or looks have changed."""
        self._drawn.clear()
        self.refresh()

    def use_rows(self, style: RowStyle) -> None:
        """Show each article on a card, or in one line; the cursor stays where it is seen."""
        row_on_screen = self._places.top_of(self.cursor) - self.scroll_offset.y
        self.row_style = style
        self._resize_contents()
        self.scroll_to(y=self._places.top_of(self.cursor) - row_on_screen, animate=False)
        self._scroll_to_cursor()
        self.redraw()

    def redraw_current(self) -> None:
        """Draw the article under the cursor anew, since its marks have changed."""
        self._redraw_item(self.cursor)

    def row(self, index: int) -> Row | None:
        """The row at `index` of the list, fetched with its neighbours; None where it has just been deleted."""
        return self._rows.at(self.order, index)

    @property
    def current(self) -> int | None:
        """The rowid under the cursor."""
        return self.order[self.cursor] if self.cursor < len(self.order) else None

    @property
    def is_at_top(self) -> bool:
        """Whether the cursor stands on the first article and nothing was scrolled."""
        return self.cursor == 0 and not self.scroll_offset.y

    def chosen(self) -> list[int]:
        """The rowids of the selected articles in the list's order, then those that a search has left out; without any, the one
        under the cursor."""
        if self.selected:
            listed = [rowid for rowid in self.order if rowid in self.selected]
            return listed + sorted(self.selected.difference(listed))
        return [] if self.current is None else [self.current]

    def ids_of(self, rowids: Sequence[int]) -> dict[int, str | None]:
        """The ids of the articles as they are listed, by rowid; None of one that has not been shown."""
        return {rowid: row.id if (row := self._rows.known(rowid)) is not None else None for rowid in rowids}

    def place_of_group(self, step: int) -> int | None:
        """Where the next group begins (`step` 1), or this one, at its beginning the one before (-1); None where there is none."""
        if self.groups is None or not self.order:
            return None
        number, starts = self.groups.at(self.cursor), self.groups.starts
        if step > 0:
            return starts[number + 1] if number + 1 < len(starts) else None
        if starts[number] < self.cursor:
            return starts[number]
        return starts[number - 1] if number else None

    def place_of(self, rowid: int | None) -> int | None:
        """Where in the list an article is; None where it is not."""
        if rowid is None:
            return None
        # Looked for near the cursor first: a whole search through 92,000 numbers is not for every keystroke.
        near = self.order[max(self.cursor - 64, 0) : self.cursor + 64]
        if rowid in near:
            return max(self.cursor - 64, 0) + near.index(rowid)
        try:
            return self.order.index(rowid)
        except ValueError:
            return None

    # Moving.

    @property
    def _places(self) -> RowPlaces:
        return RowPlaces(self.row_style, self.size.width, self.size.height, self.groups)

    @property
    def item_height(self) -> int:
        """Lines of one article."""
        return self._places.item_height

    def item_count(self) -> int:
        return len(self.order)

    def page_items(self) -> int:
        return max(self.size.height // self.item_height, 1)

    def move_to(self, index: int) -> None:
        before, self.cursor = self.cursor, index
        self.direction = -1 if index < before else 1
        for changed in (before, index):
            self._redraw_item(changed)
        self._scroll_to_cursor()
        if self.current is not None and before != index:
            # At once and not by a message: what comes of it belongs into the same frame.
            self._moved()

    def _redraw_item(self, index: int) -> None:
        for line in range(-1, self.item_height):
            self._drawn.pop((index, line), None)
        self.refresh_lines(self._places.top_of(index), self.item_height)

    def _resize_contents(self) -> None:
        self.show_lines(self._places.height_of(len(self.order)))

    def _scroll_to_cursor(self) -> None:
        places = self._places
        height, top = places.item_height, places.top_of(self.cursor)
        if not self.size.height:
            return
        if places.has_heading(self.cursor):
            height, top = height + 1, top - 1
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif top + height > self.scroll_offset.y + self.size.height:
            # An item higher than the pane shows its head.
            self.scroll_to(y=min(top, top + height - self.size.height), animate=False)

    def on_resize(self) -> None:
        self._drawn.clear()
        self._resize_contents()
        self._scroll_to_cursor()
        self.refresh()

    # The reader's doings.

    def action_select(self) -> None:
        rowid = self.current
        if rowid is None:
            return
        self.selected ^= {rowid}
        self._redraw_item(self.cursor)
        self.post_message(SelectionChanged(len(self.selected)))
        self.move_by(1)

    def action_select_all(self) -> None:
        self.selected = set() if self.selected else set(self.order)
        self.redraw()
        self.post_message(SelectionChanged(len(self.selected)))

    def clear_selection(self) -> bool:
        """Select nothing; False where nothing was selected."""
        if not self.selected:
            return False
        self.selected = set()
        self.redraw()
        self.post_message(SelectionChanged(0))
        return True

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is None:
            return
        index, line = self._places.at(at.y + self.scroll_offset.y)
        if index >= len(self.order):
            return
        on_star = at.x <= 2 and line == self._places.first_line
        event.stop()
        if event.ctrl:
            self.move_to(index)
            self.action_select()
            return
        self.move_to(index)
        if on_star:
            self.post_message(BookmarkClicked(self.order[index]))
        elif event.chain == 2:
            self.post_message(ArticleOpened(self.order[index]))

    # Drawing.

    def watch_era(self) -> None:
        self.redraw()

    def on_focus(self) -> None:
        self._redraw_item(self.cursor)

    def on_blur(self) -> None:
        self._redraw_item(self.cursor)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._drawn.clear()
        self._styles_made.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        # Asked for once and not for each line: Textual computes them anew every time.
        self._drawn_places = self._places
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self.line_width
        if not self.order:
            return self._empty_line(y, width)
        index, line = self._drawn_places.at(y + self.top_line)
        if index >= len(self.order):
            return Strip.blank(width, self.ground)
        strip = self._drawn.get((index, line))
        if strip is None or strip.cell_length != width:
            strip = self._item_line(index, line - self._drawn_places.first_line, width)
            if len(self._drawn) > _MOST_LINES:
                self._drawn.clear()
            self._drawn[(index, line)] = strip
        return strip

    def _empty_line(self, y: int, width: int) -> Strip:
        lines = _wrapped(self.empty_text, max(width - 2, 1))
        style = self.get_component_rich_style("list--empty")
        text = lines[y - 1] if 1 <= y <= len(lines) else ""
        return strip_of([Piece(f" {text}", style)], width, self.ground)

    def _item_line(self, index: int, line: int, width: int) -> Strip:
        row = self.row(index)
        if line == -1:
            return self._heading_line(index, width)
        base = self._base_style(index)
        if row is None or line >= row_lines(width, self.row_style):
            return blank_strip(width, self.ground)
        item = Item(
            row,
            self._marks(row),
            row.rowid in self.selected,
            self._spans_in_title(row),
            self._snippet,
            self.dates,
            self.era,
            self.row_style,
        )
        bar = Piece("▌" if index == self.cursor else " ", base + self._component("list--star", base))
        return kept_strip((bar, *row_pieces(item, line, width, base, self._component)), width, base)

    def _spans_in_title(self, row: Row) -> Sequence[Span]:
        """The words searched for in a headline; two of its article's lines depend on them."""
        spans = self._title_spans.get(row.rowid)
        if spans is None:
            spans = self._title_spans[row.rowid] = self._highlight(row.title or "")
        return spans

    def _heading_line(self, index: int, width: int) -> Strip:
        groups = self.groups
        number = groups.at(index) if groups is not None else -1
        if groups is None or groups.starts[number] != index:
            return Strip.blank(width, self.ground)
        style = self.get_component_rich_style("list--heading")
        words = heading_words(groups, number, width, self.dates, self.era)
        return strip_of([Piece(words + "─" * max(width - cells(words), 0), style)], width, style)

    def _base_style(self, index: int) -> Style:
        if index == self.cursor:
            return self.get_component_rich_style("list--cursor-focused" if self.has_focus else "list--cursor")
        return self.get_component_rich_style("list--selected") if self.order[index] in self.selected else self.ground

    def _component(self, name: str, base: Style) -> Style:
        """The component's letters on the ground of `base`."""
        made = self._styles_made.get((name, base))
        if made is None:
            style = self.get_component_rich_style(name)
            made = base + Style(
                color=style.color, bold=style.bold, italic=style.italic, underline=style.underline,
                reverse=style.reverse, bgcolor=style.bgcolor if name == "list--match" else None,
            )  # fmt: skip
            self._styles_made[(name, base)] = made
        return made


@lru_cache(4)
def _wrapped(text: str, width: int) -> list[str]:
    if "\n" not in text and cells(text) <= width:
        return [text]
    from mou_tui.thai.linebreak import linebreak

    return [p[start:end].strip() for p in text.split("\n") for start, end in linebreak(p, width)]
