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
from mou_tui.app.widgets.movement import Movement
from mou_tui.app.widgets.row_pieces import Item, heading_words, row_pieces
from mou_tui.i18n import Era
from mou_tui.listings import RowFlags
from mou_tui.page.list_row import RowStyle
from mou_tui.page.list_window import ListWindow
from mou_tui.page.row_places import row_lines
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
        self._listed = ListWindow()
        self.dates: Literal["published", "signed", "expires"] = "published"
        self.empty_text = ""
        self._marks: Callable[[Row], RowFlags] = lambda row: RowFlags()
        self._highlight: Callable[[str], Sequence[Span]] = lambda text: ()
        self._snippet: Callable[[int, int], Snippet | None] = lambda rowid, width: None
        self._title_spans: dict[int, Sequence[Span]] = {}
        self._drawn: dict[tuple[int, int], Strip] = {}
        self._styles_made: dict[tuple[str, Style], Style] = {}
        self._drawn_places = self._listed.places

    @property
    def window(self) -> ListWindow:
        """What is listed, in the room that there is now; it is changed by the pane alone, which draws it anew."""
        window = self._listed
        window.width, window.height = self.size
        window.top = self.scroll_offset.y
        return window

    def _show_window(self, window: ListWindow) -> None:
        """Show what the window sees."""
        top = window.top
        self.show_lines(window.lines)
        self._scroll(top)

    def _scroll(self, top: int) -> None:
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)

    # What is shown.

    def serve(
        self,
        fetch: Callable[[Sequence[int]], list[Row]],
        marks: Callable[[Row], RowFlags],
    ) -> None:
        """Take rows from `fetch` and what the reader added from `marks` from now on."""
        self._listed.rows.fetch, self._marks = fetch, marks
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

        Where the cursor goes says `ListWindow.show`. `highlight` says which words of a headline are searched for; where there
        are none, `snippet` gives an article's words around the match, in so many columns.
        """
        self._highlight = highlight or (lambda text: ())
        # Two lines of a card ask for it.
        self._snippet = lru_cache(256)(snippet) if snippet else lambda rowid, width: None
        self._title_spans.clear()
        self._drawn.clear()
        window = self.window
        window.show(order, groups, cursor, in_place=in_place)
        self._show_window(window)

    def forget_rows(self) -> None:
        """Fetch rows anew when they are drawn next, since they may have changed."""
        self._listed.rows.clear()
        self._title_spans.clear()

    def redraw(self) -> None:
        """Draw anew, since marks or looks have changed."""
        self._drawn.clear()
        self.refresh()

    def use_rows(self, style: RowStyle) -> None:
        """Show each article on a card, or in one line; the cursor stays where it is seen."""
        window = self.window
        window.use_rows(style)
        self._show_window(window)
        self.redraw()

    def redraw_current(self) -> None:
        """Draw the article under the cursor anew, since its marks have changed."""
        self._redraw_item(self.cursor)

    # Moving.

    @property
    def cursor(self) -> int:
        """Where in the list the cursor stands."""
        return self._listed.cursor

    @cursor.setter
    def cursor(self, index: int) -> None:
        self._listed.cursor = index

    @property
    def item_height(self) -> int:
        """Lines of one article."""
        return self.window.places.item_height

    def item_count(self) -> int:
        return len(self._listed.order)

    def page_items(self) -> int:
        return self.window.page_items

    def move_to(self, index: int) -> None:
        before, window = self.cursor, self.window
        is_another = window.go_to(index)
        top = window.top
        for changed in (before, index):
            self._redraw_item(changed)
        self._scroll(top)
        if is_another:
            # At once and not by a message: what comes of it belongs into the same frame.
            self._moved()

    def _redraw_item(self, index: int) -> None:
        places = self.window.places
        for line in range(-1, places.item_height):
            self._drawn.pop((index, line), None)
        self.refresh_lines(places.top_of(index), places.item_height)

    def on_resize(self) -> None:
        self._drawn.clear()
        window = self.window
        window.show_cursor()
        self._show_window(window)
        self.refresh()

    # The reader's doings.

    def action_select(self) -> None:
        if self._listed.select_current():
            self._redraw_item(self.cursor)
            self.post_message(SelectionChanged(len(self._listed.selected)))
            self.move_by(1)

    def action_select_all(self) -> None:
        self._listed.select_all()
        self.redraw()
        self.post_message(SelectionChanged(len(self._listed.selected)))

    def clear_selection(self) -> bool:
        """Select nothing; False where nothing was selected."""
        if not self._listed.select_none():
            return False
        self.redraw()
        self.post_message(SelectionChanged(0))
        return True

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        clicked = None if at is None else self.window.article_at(at.y)
        if at is None or clicked is None:
            return
        index, line = clicked
        event.stop()
        self.move_to(index)
        if event.ctrl:
            self.action_select()
        elif at.x <= 2 and line == 0:
            self.post_message(BookmarkClicked(self._listed.order[index]))
        elif event.chain == 2:
            self.post_message(ArticleOpened(self._listed.order[index]))

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
        self._drawn_places = self.window.places
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self.line_width
        if not self._listed.order:
            return self._empty_line(y, width)
        index, line = self._drawn_places.at(y + self.top_line)
        if index >= len(self._listed.order):
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
        row = self._listed.row(index)
        if line == -1:
            return self._heading_line(index, width)
        base = self._base_style(index)
        if row is None or line >= row_lines(width, self._listed.row_style):
            return blank_strip(width, self.ground)
        item = Item(
            row,
            self._marks(row),
            row.rowid in self._listed.selected,
            self._spans_in_title(row),
            self._snippet,
            self.dates,
            self.era,
            self._listed.row_style,
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
        groups = self._listed.groups
        number = groups.at(index) if groups is not None else -1
        if groups is None or groups.starts[number] != index:
            return Strip.blank(width, self.ground)
        style = self.get_component_rich_style("list--heading")
        words = heading_words(groups, number, width, self.dates, self.era)
        return strip_of([Piece(words + "─" * max(width - cells(words), 0), style)], width, style)

    def _base_style(self, index: int) -> Style:
        if index == self.cursor:
            return self.get_component_rich_style("list--cursor-focused" if self.has_focus else "list--cursor")
        return (
            self.get_component_rich_style("list--selected")
            if self._listed.order[index] in self._listed.selected
            else self.ground
        )

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
