"""The reading view: an article as comfortable columns, with the evidence of its facts marked in the margin and in the text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from mou_tui.app.keymap import bindings
from mou_tui.app.themes import Ink, ink
from mou_tui.app.widgets.layout import Layout, Line, blocks_of, offset_of, place_of
from mou_tui.app.widgets.marks import Mark, Marks, find_all, snapped, styled_runs
from mou_tui.app.widgets.meta_line import image_words, meta_pieces
from mou_tui.article import Article, Span
from mou_tui.facts.labels import fact_label
from mou_tui.facts.model import Fact, Facts
from mou_tui.i18n import language
from mou_tui.thai.width import cells, clusters
from mou_tui.thai.words import words

Place = tuple[int, int]
"""A paragraph's number and an offset into it."""

Era = Literal["be", "ce", "auto"]

Terms = Sequence[Span] | Callable[[str], Sequence[Span]]

_AT_ONCE: Final = 30_000
"""Code points that are wrapped before the first frame; of a longer article only what is seen, the rest while nobody waits."""
_PER_IDLE_TURN: Final = 4_000
_LONGEST_WORD: Final = 80
"""Code points on both sides of a double click in which its word is looked for."""
_COLUMN_STEP: Final = 4
_NARROWEST: Final = 24
_WIDEST: Final = 200


class ReadingView(ScrollView, can_focus=True):
    """Draws the lines that are seen and no more; what it knows of the text are offsets into `article.text`.

    The line that is being read has a bar in the margin: `j` and `k` move it, and the text follows so that it wanders from the
    top of the screen at the article's beginning to the bottom at its end. The fact whose words stand on it is the fact
    under the cursor.
    """

    DEFAULT_CSS = """
    ReadingView { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; background: $background; color: $foreground; }
    """

    BINDINGS: ClassVar[list[Any]] = [
        # Space reads on by whole pages, and beyond the end; the other keys of half a page keep to the article.
        Binding("space", "page_down", show=False),
        *bindings("movement", "reading"),
        Binding("shift+left", "extend(-1)", show=False),
        Binding("shift+right", "extend(1)", show=False),
        Binding("shift+up", "extend_line(-1)", show=False),
        Binding("shift+down", "extend_line(1)", show=False),
    ]

    column: reactive[int] = reactive(72)
    """Widest line of text, in cells."""
    era: reactive[Era] = reactive("auto")
    """The era of the date in the meta line: `be`, `ce` or `auto` (as the language has it)."""
    show_all: reactive[bool] = reactive(False)
    """Whether the evidence of all facts is marked, not only the chosen one's."""

    @dataclass
    class FactUnderCursor(Message):
        """The reader came upon the words of another fact, or opened an article in which there is none (None)."""

        fact: Fact | None

    @dataclass
    class PlaceChanged(Message):
        """Another part of the article is seen. `percent` of its text has been passed."""

        place: Place
        percent: int

    @dataclass
    class FindChanged(Message):
        """The find stands at match `n` (from 1; 0: at none) of `total`."""

        n: int
        total: int

    class EndReached(Message):
        """The reader wants to read on after the last page."""

    def __init__(
        self, *, id: str | None = None, classes: str | None = None, column: int = 72, era: Era = "auto"
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(ReadingView.column, column)
        self.set_reactive(ReadingView.era, era)
        self.article: Article | None = None
        self.facts = Facts()
        self._layout: Layout | None = None
        self._marks = Marks()
        self._fact: Fact | None = None
        self._terms: Sequence[Span] = ()
        self._matches: list[Span] = []
        self._match = -1
        self._cursor = 0
        self._anchor: int | None = None
        self._point = 0
        self._ground: Style | None = None
        """The widget's own style while a frame is drawn."""
        self._strips: LRUCache[tuple[Any, ...], Strip] = LRUCache(512)
        self._told: tuple[Place, int] | None = None
        self._seen_language = language()
        self._idle: Timer | None = None
        self._pending: Place | None = None
        """A place to go to once the width is known."""

    # What is shown

    def show(
        self, article: Article | None, facts: Facts | None = None, *, terms: Terms = (), place: Place | None = None
    ) -> None:
        """Show an article from `place` on (its beginning where None), with the words of a search marked."""
        self.article = article
        self.facts = facts or Facts()
        self._fact = None
        self._matches, self._match = [], -1
        self._anchor = None
        self._set_terms(terms)
        self._seen_language = language()
        self._rebuild()
        self._told = None
        self.place = place or (0, 0)
        self._announce_fact(opening=True)

    def update_facts(self, facts: Facts) -> None:
        """Show other facts of the same article, after a correction; the place stays."""
        self.facts = facts
        self._marks = Marks.of(facts)
        if self._fact is not None and self._fact not in facts.items:
            self._fact = next(
                (f for f in facts if f.kind == self._fact.kind and f.evidence == self._fact.evidence), None
            )
        self._repaint()

    def set_terms(self, terms: Terms) -> None:
        """Mark the words of another search."""
        self._set_terms(terms)
        self._repaint()

    def _set_terms(self, terms: Terms) -> None:
        found = terms(self.article.text) if callable(terms) and self.article else terms
        self._terms = [] if callable(found) else _merged(found)

    def refresh_language(self) -> None:
        """Word the meta line and the letters anew, after the language or the era changed; the place stays."""
        self._seen_language = language()
        place = self.place
        self._rebuild()
        self.place = place

    def _rebuild(self) -> None:
        self._marks = Marks.of(self.facts)
        self._layout = None
        if self.article is not None:
            blocks = blocks_of(self.article, meta_pieces(self.article, self.era), image_words)
            self._layout = Layout(self.article, self.facts, blocks)
        self._cursor = 0
        self._fit()

    # Width and height

    @property
    def _gutter(self) -> int:
        """Columns for the bar and the letters of kinds."""
        width = self.scrollable_content_region.width
        return 5 if width >= 56 else 4 if width >= 30 else 2

    @property
    def text_width(self) -> int:
        """How many columns a line of text has."""
        room = self.scrollable_content_region.width - self._gutter - 1
        return max(1, min(self.column, room))

    @property
    def _margin(self) -> int:
        """Columns left of the gutter, so that the text stands in the middle."""
        room = self.scrollable_content_region.width - self._gutter - self.text_width
        return max(0, (room - self._gutter // 2) // 2) if room > 2 else 0

    def _fit(self) -> None:
        """Wrap for the width there is; what is seen first, the rest while nobody waits."""
        layout = self._layout
        self._strips.clear()
        if layout is None or self.article is None or not self.scrollable_content_region.width:
            self.virtual_size = Size(self.size.width, 0)
            self.refresh()
            return
        layout.set_width(self.text_width)
        if len(self.article.text) <= _AT_ONCE:
            layout.measure_more(len(self.article.text) * 2 + 1_000_000)
        self._set_height()
        if not layout.exact and self._idle is None:
            self._idle = self.set_interval(1 / 120, self._measure_idly)

    def _set_height(self) -> None:
        if self._layout is not None:
            size = Size(self.scrollable_content_region.width, self._layout.height)
            if size != self.virtual_size:
                self.virtual_size = size
        self.refresh()

    def _measure_idly(self) -> None:
        layout = self._layout
        if layout is not None and not layout.exact and self.is_attached:
            top = layout.measure_more(_PER_IDLE_TURN, self._top)
            # What is below needs no new frame; only the length of the scrollbar follows from it, at last.
            if layout.exact or top != self._top:
                self._set_height()
                self._jump_to(top)
        if (layout is None or layout.exact) and self._idle is not None:
            self._idle.stop()
            self._idle = None

    def on_resize(self, event: events.Resize) -> None:
        self._keep_place(self._fit)

    def _keep_place(self, change: Callable[[], None]) -> None:
        """Do what changes the lines, and show the same words at the top and under the bar again."""
        layout = self._layout
        if layout is None or not layout.width:
            change()
            pending, self._pending = self._pending, None
            if pending is not None and layout is not None and layout.width:
                self.place = pending
            else:
                self._pending = pending
            return
        top, cursor = self._offset_at(self._top), self._offset_at(self._cursor)
        at_top = self._top == 0
        change()
        self._cursor = layout.y_of(cursor)
        self._scroll_to_line(0 if at_top else layout.y_of(top))
        self._cursor = min(max(self._cursor, self._top), self._top + max(0, self._page - 1))

    def watch_column(self) -> None:
        self._keep_place(self._fit)

    def watch_era(self) -> None:
        if self.is_mounted:
            self.refresh_language()

    def watch_show_all(self) -> None:
        self._repaint()

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    # Where we are

    @property
    def _page(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    @property
    def place(self) -> Place:
        """The paragraph at the top of the screen and how far into it; setting it scrolls there."""
        if self.article is None or self._layout is None or not self._layout.width:
            return self._pending or (0, 0)
        return (0, 0) if self._top == 0 else place_of(self.article, self._offset_at(self._top))

    @place.setter
    def place(self, place: Place) -> None:
        if self.article is None or self._layout is None:
            return
        if not self._layout.width:
            self._pending = place
            return
        y = self._layout.y_of(offset_of(self.article, place)) if place != (0, 0) else 0
        self._scroll_to_line(y)
        self._cursor = y
        self._place_changed()

    @property
    def reading_offset(self) -> int:
        """Where in the text the line being read begins."""
        return self._offset_at(self._cursor)

    @property
    def percent(self) -> int:
        """How much of the text has been passed, up to the last line that is seen."""
        if self.article is None or self._layout is None or not self.article.text:
            return 100
        if self._top >= self.max_scroll_y and self._layout.exact:
            return 100
        last = min(self._top + self._page, self._layout.height) - 1
        return min(99, 100 * self._offset_at(last, end=True) // len(self.article.text))

    def _offset_at(self, y: int, *, end: bool = False) -> int:
        line = self._layout.line(y) if self._layout else None
        if line is None:
            return len(self.article.text) if self.article and y > 0 else 0
        return line.end if end else line.start

    def _scroll_to_line(self, y: int) -> None:
        layout = self._layout
        if layout is None:
            return
        page = max(1, self._page)
        y = layout.reach(max(0, min(y, layout.height - 1)), page, 2 * page)
        self._set_height()
        self._jump_to(y)

    def _jump_to(self, y: int) -> None:
        y = max(0, min(y, self.max_scroll_y))
        if y != self._top:
            self._cursor += y - self._top
            self.scroll_to(y=y, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        layout = self._layout
        if layout is not None and round(old_value) != round(new_value):
            if not layout.exact:
                layout.reach(round(new_value), 0, self._page)
                self._set_height()
            top = round(new_value)
            self._cursor = min(max(self._cursor, top), max(top, min(top + self._page, layout.height) - 1))
            self._place_changed()

    def _place_changed(self) -> None:
        told = (self.place, self.percent)
        if told != self._told:
            self._told = told
            self.post_message(self.PlaceChanged(*told))

    # Moving

    def _move(self, lines: int) -> None:
        """Move the bar by lines, and the text so that the bar wanders from the top of the screen to its bottom."""
        layout = self._layout
        if layout is None or not layout.height:
            return
        top = layout.reach(self._top, self._page + abs(lines), 2 * self._page + abs(lines))
        self._set_height()
        self._jump_to(top)
        step = 1 if lines > 0 else -1
        for _turn in range(abs(lines)):
            self._step(layout, step)
        self._repaint_bar()
        self._announce_fact()
        self._place_changed()

    def _step(self, layout: Layout, step: int) -> None:
        last = layout.height - 1
        cursor = min(max(0, self._cursor + step), last)
        row = cursor - self._top
        wanted = round(cursor / last * min(self._page - 1, last)) if last else 0
        self._cursor = cursor
        if (step > 0 and row > wanted) or (step < 0 and row < wanted):
            top = max(0, min(self._top + step, self.max_scroll_y))
            self.scroll_to(y=top, animate=False, force=True)
            self._cursor = cursor

    def _repaint_bar(self) -> None:
        self.refresh()

    def action_down(self) -> None:
        self._move(1)

    def action_up(self) -> None:
        self._move(-1)

    def action_top(self) -> None:
        self._scroll_to_line(0)
        self._cursor = 0
        self._after_jump()

    def action_end(self) -> None:
        if self._layout is None:
            return
        self._layout.reach(self._layout.height - 1, 2 * self._page, 0)
        self._set_height()
        self._jump_to(self.max_scroll_y)
        self._cursor = max(0, self._layout.height - 1)
        self._after_jump()

    def action_half_page_down(self) -> None:
        self._page_by(max(1, self._page // 2))

    def action_half_page_up(self) -> None:
        self._page_by(-max(1, self._page // 2))

    def action_page_down(self) -> None:
        """A page further; after the last one say that the end is reached."""
        layout = self._layout
        if layout is not None and self._top >= self.max_scroll_y and layout.exact_below(self._top):
            self.post_message(self.EndReached())
        else:
            self._page_by(max(1, self._page - 2))

    def action_page_up(self) -> None:
        self._page_by(-max(1, self._page - 2))

    def _page_by(self, lines: int) -> None:
        layout = self._layout
        if layout is None:
            return
        if lines > 0 and self._top >= self.max_scroll_y and layout.exact_below(self._top):
            self._cursor = max(0, layout.height - 1)
            self._after_jump()
            return
        row = self._cursor - self._top
        self._scroll_to_line(self._top + lines)
        self._cursor = self._top + row
        if lines < 0 and self._top == 0:
            self._cursor = 0
        elif self._top >= self.max_scroll_y and lines > 0:
            self._cursor = max(self._cursor, min(layout.height - 1, self._top + row))
        self._after_jump()

    def _after_jump(self) -> None:
        self._repaint_bar()
        self._announce_fact()
        self._place_changed()

    def action_next_paragraph(self) -> None:
        self._to_paragraph(1)

    def action_previous_paragraph(self) -> None:
        self._to_paragraph(-1)

    def _to_paragraph(self, step: int) -> None:
        article, layout = self.article, self._layout
        if article is None or layout is None or not article.paragraphs:
            return
        here = self._offset_at(self._cursor)
        number, within = place_of(article, here)
        while True:
            if step < 0 and within > 0:
                within = 0
            else:
                number += step
            if not 0 <= number < len(article.paragraphs):
                break
            y = layout.y_of(article.paragraphs[number].start)
            line = layout.line(y)
            # The meta line stands for paragraphs that are not drawn.
            if y != self._cursor and line is not None and line.kind != "label":
                self._bring(y, row=min(2, max(0, self._page - 1)))
                break
        self._after_jump()

    def _bring(self, y: int, row: int) -> None:
        """Put the bar at line `y`, and `y` at a row of the screen where there is text enough."""
        layout = self._layout
        if layout is None:
            return
        offset = self._offset_at(y)
        self._scroll_to_line(max(0, y - row))
        self._cursor = layout.y_of(offset)

    # Facts in the text

    @property
    def fact(self) -> Fact | None:
        """The chosen fact."""
        return self._fact

    def mark_fact(self, fact: Fact | None, scroll: bool = True) -> None:
        """Mark the words that prove a fact, and bring the first of them into sight."""
        self._fact = fact
        if fact is not None and fact.evidence and scroll:
            self._reveal(fact.evidence[0])
        self._repaint()

    def _reveal(self, span: Span) -> None:
        layout = self._layout
        if layout is None or not layout.width:
            return
        y, last = layout.y_of(span.start), layout.y_of(max(span.start, span.end - 1))
        first_seen = self._top + 1 if self._top else 0
        if first_seen <= y and last < self._top + self._page - 1:
            self._cursor = y
        else:
            self._bring(y, row=self._page // 3)
        self._place_changed()

    def _announce_fact(self, *, opening: bool = False) -> None:
        """Say which fact's words stand on the line being read, where it is another than before."""
        line = self._layout.line(self._cursor) if self._layout and self._layout.width else None
        if opening:
            if not len(self.facts):
                self.post_message(self.FactUnderCursor(None))
            return
        if line is None or line.kind == "blank":
            return
        here = self._marks.facts_in(line.start, line.drawn_end)
        if here and self._fact not in here:
            self._fact = here[0]
            self._repaint()
            self.post_message(self.FactUnderCursor(here[0]))

    def action_next_evidence(self) -> None:
        self._to_evidence(1)

    def action_previous_evidence(self) -> None:
        self._to_evidence(-1)

    def _to_evidence(self, step: int) -> None:
        here = self._fact.evidence[0].start if self._fact and self._fact.evidence else None
        on_screen = here is not None and self._top <= self._y(here) < self._top + self._page
        at = here if on_screen and here is not None else self._offset_at(self._cursor) - (step > 0)
        fact = self._marks.neighbour(self._fact if on_screen else None, at, step)
        if fact is None:
            return
        self.mark_fact(fact)
        self.post_message(self.FactUnderCursor(fact))

    def _y(self, offset: int) -> int:
        return self._layout.y_of(offset) if self._layout else 0

    def action_show_all(self) -> None:
        self.show_all = not self.show_all

    # Finding

    def find(self, text: str) -> int:
        """Mark what matches `text` in the article and go to the first match from here on; returns how many there are."""
        self._matches = find_all(self.article.text, text) if self.article is not None else []
        self._match = -1
        if self._matches:
            here = self._offset_at(self._top)
            self._match = next((n for n, m in enumerate(self._matches) if m.start >= here), 0)
            self._reveal(self._matches[self._match])
        self._repaint()
        self.post_message(self.FindChanged(self._match + 1, len(self._matches)))
        return len(self._matches)

    def find_next(self, step: int = 1) -> None:
        """Go to the next match, or the one before (step -1), round the ends."""
        if not self._matches:
            self.post_message(self.FindChanged(0, 0))
            return
        self._match = (self._match + step) % len(self._matches)
        self._reveal(self._matches[self._match])
        self._repaint()
        self.post_message(self.FindChanged(self._match + 1, len(self._matches)))

    @property
    def finding(self) -> bool:
        """Whether matches of a find are marked."""
        return bool(self._matches)

    def clear_find(self) -> None:
        """Forget the find and its marks."""
        if self._matches:
            self._matches, self._match = [], -1
            self._repaint()
            self.post_message(self.FindChanged(0, 0))

    # The width of the column

    def action_narrower(self) -> None:
        self.column = max(_NARROWEST, self.text_width - _COLUMN_STEP)

    def action_wider(self) -> None:
        self.column = min(_WIDEST, self.column + _COLUMN_STEP)

    # Selecting

    @property
    def selected(self) -> Span | None:
        """The selected words, by whole clusters."""
        if self.article is None:
            return None
        selection = self.text_selection
        return None if selection is None else self._span_of(selection)

    def _span_of(self, selection: Selection) -> Span | None:
        article = self.article
        if article is None:
            return None
        start = 0 if selection.start is None else offset_of(article, (selection.start.y, selection.start.x))
        end = len(article.text) if selection.end is None else offset_of(article, (selection.end.y, selection.end.x))
        start, end = min(start, end), max(start, end)
        return snapped(article.text, start, end) if start < end else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The article's own words, without the ends of drawn lines."""
        span = self._span_of(selection)
        if span is None or self.article is None:
            return None
        return span.of(self.article.text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        if selection is None:
            self._anchor = None
        self._repaint()

    def action_select_text(self) -> None:
        """Begin to select at the chosen fact's words, else at the line being read; again: stop."""
        if self._anchor is not None:
            self.clear_selection()
            return
        if self.article is None:
            return
        line = self._layout.line(self._cursor) if self._layout else None
        if self._fact is not None and self._fact.evidence and self._seen(self._fact.evidence[0]):
            span = self._fact.evidence[0]
        elif line is not None and line.start < line.drawn_end:
            first = clusters(self.article.text[line.start : line.drawn_end])[0]
            span = Span(line.start, line.start + first[1])
        else:
            return
        self._select(span.start, span.end)

    def _seen(self, span: Span) -> bool:
        return self._top <= self._y(span.start) < self._top + self._page

    @property
    def selecting(self) -> bool:
        """Whether words are selected."""
        return self.selected is not None

    def clear_selection(self) -> None:
        """Select nothing."""
        self._anchor = None
        self.screen.clear_selection()

    def _select(self, anchor: int, point: int) -> None:
        assert self.article is not None
        self._anchor, self._point = anchor, point
        ends = [place_of(self.article, offset) for offset in sorted((anchor, point))]
        chosen = Selection(*(Offset(x, y) for y, x in ends))
        self.screen.selections = {self: chosen}

    def action_extend(self, step: int) -> None:
        """Move the end of the selection by a cluster."""
        article = self.article
        if article is None:
            return
        if self._anchor is None:
            self.action_select_text()
            return
        at = self._point
        if step > 0:
            near = clusters(article.text[at : at + 32])
            at += near[0][1] if near else 0
        else:
            near = clusters(article.text[max(0, at - 32) : at])
            at -= near[-1][1] - near[-1][0] if near else 0
        self._extend_to(at)

    def action_extend_line(self, step: int) -> None:
        """Move the end of the selection by a line."""
        layout, article = self._layout, self.article
        if layout is None or article is None:
            return
        if self._anchor is None:
            self.action_select_text()
            return
        y = layout.y_of(self._point)
        here = layout.line(y)
        column = self._point - here.start if here else 0
        y += step
        while (line := layout.line(y)) is not None and line.kind in ("blank", "label", "image"):
            y += step
        if line is None:
            self._extend_to(len(article.text) if step > 0 else 0)
        else:
            self._extend_to(min(line.start + column, line.drawn_end))

    def _extend_to(self, offset: int) -> None:
        assert self._anchor is not None
        self._select(self._anchor, offset)
        y = self._y(offset)
        if not self._top <= y < self._top + self._page:
            self._scroll_to_line(y - self._page // 2)

    # The mouse

    async def _on_click(self, event: events.Click) -> None:
        """A click chooses the fact, a second one selects the word, a third the paragraph."""
        at = event.get_content_offset(self)
        line = self._layout.line(self._top + at.y) if self._layout is not None and at is not None else None
        offset = self._offset_under(line, at.x) if line is not None and at is not None else None
        if event.chain > 1:
            # Not what Textual does then, which is to select all.
            event.prevent_default()
            if offset is not None:
                self._select_around(offset, paragraph=event.chain > 2)
        elif line is not None and at is not None and not self.selecting:
            self._cursor = self._top + at.y
            self._choose_at(offset)

    def _choose_at(self, offset: int | None) -> None:
        """Choose the fact whose words are at an offset, else the one of the line being read."""
        fact = self._marks.fact_at(offset) if offset is not None else None
        if fact is None:
            self._announce_fact()
        elif fact is not self._fact:
            self._fact = fact
            self.post_message(self.FactUnderCursor(fact))
        self._repaint()

    def _select_around(self, offset: int, *, paragraph: bool) -> None:
        """Select the word at an offset, or the paragraph."""
        assert self.article is not None
        whole = self.article.paragraphs[place_of(self.article, offset)[0]]
        if paragraph:
            self._select(whole.start, whole.end)
            return
        start = max(whole.start, offset - _LONGEST_WORD)
        near = self.article.text[start : min(whole.end, offset + _LONGEST_WORD)]
        for first, last in words(near):
            if first <= offset - start < last:
                self._select(start + first, start + last)

    def _offset_under(self, line: Line, x: int) -> int | None:
        assert self.article is not None
        x -= self._margin + self._gutter + line.indent
        at = 0
        for start, end in clusters(self.article.text[line.start : line.drawn_end]):
            at += cells(self.article.text[line.start + start : line.start + end])
            if x < at:
                return line.start + start if x >= 0 else None
        return None

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._seen_language != language():
            self.call_next(self.refresh_language)
        # Asked for once a frame, not once a line.
        self._ground = self.rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._ground = None

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        layout, article = self._layout, self.article
        y += self._top
        base = self._ground
        line = layout.line(y) if layout is not None and layout.width else None
        if line is None or article is None:
            return Strip.blank(width, base or self.rich_style)
        if base is None:
            # The screen asks where in the text a pointer is; a segment for each cluster answers it to the cluster.
            return self._pointer_strip(line, article)
        at_bar = y == self._cursor and self.has_focus
        selected = self.selected
        key = (line, at_bar, width, base)
        strip = self._strips.get(key) if selected is None else None
        if strip is None:
            strip = self._draw(line, article, base, at_bar, selected)
            if selected is None:
                self._strips[key] = strip
        return strip

    def _draw(self, line: Line, article: Article, base: Style, at_bar: bool, selected: Span | None) -> Strip:
        colors = ink(self.app)
        segments = [Segment(" " * self._margin, base)] if self._margin else []
        segments += self._gutter_segments(line, base, at_bar, colors)
        style = base + self._line_style(line, colors)
        used = self._margin + self._gutter
        if line.kind == "quote" and line.indent >= 2:
            segments.append(Segment("│" + " " * (line.indent - 1), base + colors.faint))
            used += line.indent
        elif line.indent:
            segments.append(Segment(" " * line.indent, base))
            used += line.indent
        if line.label:
            segments += self._label_segments(line, style, colors, selected)
            used += cells(line.label)
        else:
            for start, end, extra in styled_runs(
                article.text, line.start, line.drawn_end, self._marks_on(line, colors, selected)
            ):
                segments.append(Segment(_drawable(article.text[start:end]), style + extra if extra else style))
            used += cells(article.text[line.start : line.drawn_end])
        width = self.scrollable_content_region.width
        if used < width:
            segments.append(Segment(" " * (width - used), base))
        return Strip(segments, max(used, width))

    def _line_style(self, line: Line, colors: Ink) -> Style:
        if line.kind == "headline":
            return colors.headline
        if line.kind == "heading":
            return colors.heading
        if line.kind in ("meta", "label", "image"):
            return colors.faint
        return Style.null()

    def _gutter_segments(self, line: Line, base: Style, at_bar: bool, colors: Ink) -> list[Segment]:
        room = self._gutter - 2 if self._gutter > 2 else 1
        bar = Segment("▎" if at_bar else " ", base + colors.bar)
        letters: list[Segment] = []
        if line.kind != "blank":
            facts = self._marks.facts_in(line.start, line.drawn_end)
            for _start, _end, span in line.pieces:
                facts += [f for f in self._marks.facts_in(span.start, span.end) if f not in facts]
            seen: dict[str, Fact] = {}
            for fact in sorted(facts, key=lambda f: f is not self._fact):
                seen.setdefault(fact_label(fact).letter, fact)
            for letter, fact in list(seen.items())[:room]:
                letters.append(Segment(letter, base + kind_style(fact, colors)))
        blank = " " * (self._gutter - (1 if self._gutter > 2 else 0) - len(letters))
        if self._gutter <= 2:
            # No room for the bar beside the letter.
            return [*(letters or [bar]), Segment(" ", base)]
        return [bar, *letters, Segment(blank, base)]

    def _label_segments(self, line: Line, style: Style, colors: Ink, selected: Span | None) -> list[Segment]:
        segments, at = [], 0
        for start, end, span in line.pieces:
            extra = self._piece_style(span, colors, selected)
            segments.append(Segment(line.label[at:start], style))
            segments.append(Segment(line.label[start:end], style + extra))
            at = end
        segments.append(Segment(line.label[at:], style))
        return [s for s in segments if s.text]

    def _piece_style(self, span: Span, colors: Ink, selected: Span | None) -> Style:
        style = Style.null()
        for mark in self._marks_between(span.start, span.end, colors, selected):
            style += mark.style
        return style

    def _marks_on(self, line: Line, colors: Ink, selected: Span | None) -> list[Mark]:
        return self._marks_between(line.start, line.drawn_end, colors, selected)

    def _marks_between(self, start: int, end: int, colors: Ink, selected: Span | None) -> list[Mark]:
        """What lies over text[start:end], the uppermost last."""
        marks: list[Mark] = []
        if self.show_all:
            for fact in self._marks.facts_in(start, end):
                style = colors.evidence + kind_style(fact, colors)
                marks += [Mark(span, style) for span in fact.evidence]
        marks += [Mark(span, colors.term) for span in _overlapping(self._terms, start, end)]
        if self._fact is not None:
            marks += [Mark(span, colors.mark) for span in self._fact.evidence]
        for number, match in _numbered_overlapping(self._matches, start, end):
            marks.append(Mark(match, colors.current if number == self._match else colors.match))
        if selected is not None:
            marks.append(Mark(selected, colors.selection))
        return [m for m in marks if m.span.start < end and start < m.span.end]

    def _pointer_strip(self, line: Line, article: Article) -> Strip:
        place = place_of(article, line.start)
        here = Style.from_meta({"offset": (place[1], place[0])})
        left = self._margin + self._gutter + line.indent
        segments = [Segment(" ", here)] * left
        if line.label or line.kind == "blank":
            width = max(1, cells(line.label))
            return Strip([*segments, *[Segment(" ", here)] * width], left + width)
        for start, end in clusters(article.text[line.start : line.drawn_end]):
            meta = {"offset": (line.start + start - article.paragraphs[place[0]].start, place[0])}
            segments.append(
                Segment(_drawable(article.text[line.start + start : line.start + end]), Style.from_meta(meta))
            )
        return Strip(segments)

    def on_focus(self) -> None:
        self._repaint()

    def on_blur(self) -> None:
        self._repaint()


def kind_style(fact: Fact, colors: Ink) -> Style:
    """The colour of a fact's letter."""
    name = str(fact.details.get("role", "other")) if fact.kind == "person" else fact.kind
    return colors.kinds.get(name, Style.null())


def _drawable(text: str) -> str:
    return text.replace("\t", " ")


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _overlapping(spans: Sequence[Span], start: int, end: int) -> Iterable[Span]:
    return (span for _n, span in _numbered_overlapping(spans, start, end))


def _numbered_overlapping(spans: Sequence[Span], start: int, end: int) -> Iterable[tuple[int, Span]]:
    """Of spans in order, none within another, those that overlap [start, end)."""
    from bisect import bisect_left

    at = bisect_left(spans, start, key=lambda s: s.end)
    while at < len(spans) and spans[at].start < end:
        if spans[at].end > start:
            yield at, spans[at]
        at += 1
