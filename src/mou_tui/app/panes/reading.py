"""The reading view: an article as comfortable columns, with the evidence of its facts marked in the margin and in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from mou_tui.app.bindings import bindings
from mou_tui.app.textual_ext.line_pane import LinePane
from mou_tui.app.themes import palette
from mou_tui.app.widgets.article_selecting import ArticleSelecting
from mou_tui.i18n import EraChoice, language

if TYPE_CHECKING:
    from mou_tui.app.widgets.line_painter import LinePainter
    from mou_tui.article import Article, Span
    from mou_tui.facts.model import Fact, Facts
    from mou_tui.page.layout import Place
    from mou_tui.page.reading_marks import ReadingMarks, Terms


class ReadingView(ArticleSelecting, LinePane, can_focus=True):
    """An article with its facts: draws the lines that are seen and no more.

    The fact whose words stand on the line being read is the fact under the cursor.
    """

    DEFAULT_CSS = """
    ReadingView { background: $background; color: $foreground; }
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

    show_all: reactive[bool] = reactive(False)
    """Whether the evidence of all facts is marked, not only the chosen one's."""

    class FactUnderCursor(Message):
        """The reader came upon the words of another fact, or opened an article in which there is none (None)."""

        def __init__(self, fact: Fact | None) -> None:
            super().__init__()
            self.fact = fact

    class FindChanged(Message):
        """The find stands at match `n` (from 1; 0: at none) of `total`."""

        def __init__(self, n: int, total: int) -> None:
            super().__init__()
            self.n, self.total = n, total

    def __init__(
        self, *, id: str | None = None, classes: str | None = None, column: int = 72, era: EraChoice = "auto"
    ) -> None:
        super().__init__(id=id, classes=classes, column=column, era=era)
        self._marks_made: ReadingMarks | None = None
        self._painter: LinePainter | None = None
        """What draws the lines of a frame, while one is drawn."""
        self._bar_at = -1

    # What is shown

    def show(
        self, article: Article | None, facts: Facts | None = None, *, terms: Terms = (), place: Place | None = None
    ) -> None:
        """Show an article from `place` on (its beginning where None), with the words of a search marked."""
        self._extended = self._marks_made = None
        if article is not None:
            from mou_tui.page.reading_marks import ReadingMarks

            self._marks_made = ReadingMarks(article.text, facts)
        self.open(article, facts, place or (0, 0))
        if terms:
            self._marks.set_terms(terms)
        if self.facts is None or not len(self.facts):
            self.post_message(self.FactUnderCursor(None))

    def update_facts(self, facts: Facts) -> None:
        """Show other facts of the same article, after a correction; the place stays."""
        self.facts = facts
        self._marks.update_facts(facts)
        self._repaint()

    @property
    def _marks(self) -> ReadingMarks:
        if self._marks_made is None:
            from mou_tui.page.reading_marks import ReadingMarks

            self._marks_made = ReadingMarks()
        return self._marks_made

    def set_terms(self, terms: Terms) -> None:
        """Mark the words of another search."""
        self._marks.set_terms(terms)
        self._repaint()

    def watch_show_all(self) -> None:
        self._repaint()

    # Facts in the text

    @property
    def fact(self) -> Fact | None:
        """The chosen fact."""
        return self._marks_made.fact if self._marks_made is not None else None

    def mark_fact(self, fact: Fact | None, scroll: bool = True) -> None:
        """Mark the words that prove a fact, and bring the first of them into sight."""
        self._marks.fact = fact
        if fact is not None and fact.evidence and scroll:
            self._reveal(fact.evidence[0])
        self._repaint()

    def make_room_below(self, fact: Fact) -> None:
        """Bring the words of a fact into the upper half, above what is about to be opened over the lower one."""
        window = self._window
        if window is None or not window.layout.width or not fact.evidence:
            return
        start = fact.evidence[0].start
        if not window.in_upper_half(start):
            self._do(lambda window: window.bring_to_upper_half(start))

    def _reveal(self, span: Span | None) -> None:
        if self._window is None or span is None:
            return
        if not self._window.layout.width:
            # The pane has not been seen yet; it will begin with the words.
            from mou_tui.page.layout import place_of

            self.place = place_of(self._window.article, span.start)
            return
        self._window.reveal(span)
        self._show_window()
        self._place_changed()

    def line_reached(self) -> None:
        """Say which fact's words stand on the line being read, where it is another than before."""
        window = self._window
        if window is not None and window.layout.width:
            self._tell(self._marks.reach(window.layout.line(window.bar)))

    def _tell(self, fact: Fact | None) -> None:
        """Say that the reader came upon a fact."""
        if fact is not None:
            self._repaint()
            self.post_message(self.FactUnderCursor(fact))

    def action_next_evidence(self) -> None:
        self._to_evidence(1)

    def action_previous_evidence(self) -> None:
        self._to_evidence(-1)

    def _to_evidence(self, step: int) -> None:
        fact = self._marks.fact_from(self._window, step) if self._window is not None else None
        if fact is not None:
            self.mark_fact(fact)
            self._tell(fact)

    def action_show_all(self) -> None:
        self.show_all = not self.show_all

    # Finding

    def find(self, text: str) -> None:
        """Mark what matches `text` in the article and go to the first match from here on."""
        self._marks.find(text, self._window.offset_at(self._window.top) if self._window is not None else 0)
        self._show_match()

    def find_next(self, step: int = 1) -> None:
        """Go to the next match, or the one before (step -1), round the ends."""
        self._marks.find_next(step)
        self._show_match()

    def find_searched(self, step: int = 1) -> bool:
        """Go through the words of the search over all articles as if they were looked for here, from the line being read on;
        False where the article has none.
        """
        if not self._marks.find_searched(self.reading_offset, step):
            return False
        self._show_match()
        return True

    def _show_match(self) -> None:
        """Bring the match at which the find stands into sight, and say which it is."""
        self._reveal(self._marks.match)
        self._repaint()
        self.post_message(self.FindChanged(self._marks.current + 1, len(self._marks.matches)))

    def bring_searched_into_sight(self) -> None:
        """At the beginning of an article whose first page has none of the words of the search: go to the first of them."""
        if self._window is not None and self.place == (0, 0):
            self._reveal(self._marks.term_out_of_sight(self._window))

    @property
    def finding(self) -> bool:
        """Whether matches of a find are marked."""
        return bool(self._marks.matches)

    def clear_find(self) -> None:
        """Forget the find and its marks."""
        if self._marks.clear_find():
            self._show_match()

    def clicked(self, offset: int | None) -> None:
        """Choose the fact whose words are at an offset, else the one of the line being read."""
        fact = self._marks.evidence.fact_at(offset) if offset is not None else None
        if fact is None:
            self.line_reached()
        elif fact is not self.fact:
            self._marks.fact = fact
            self._tell(fact)
        self._repaint()

    def selection_begins(self) -> Span | None:
        """The words of the chosen fact, where they are seen; else the first letter of the line being read."""
        fact, window = self.fact, self._window
        if fact is not None and window is not None and self._marks.sees_fact(window):
            return fact.evidence[0]
        return super().selection_begins()

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._seen_language != language():
            self.call_next(self.refresh_language)
        self._bar_at = self._window.bar if self._window is not None and self.has_focus else -1
        if self.article is not None:
            self._painter = self._painter_of(self.article)
        try:
            return super().render_lines(crop)
        finally:
            self._painter = None

    def render_line(self, y: int) -> Strip:
        layout, article, painter = self._layout, self.article, self._painter
        if article is None or layout is None or not layout.width:
            return Strip.blank(self.scrollable_content_region.width, self.rich_style)
        if painter is None:
            # The screen asks where in the text a pointer is; a segment for each cluster answers it to the cluster.
            line = layout.line(y + self.scroll_offset.y)
            blank = Strip.blank(self.scrollable_content_region.width, self.rich_style)
            return blank if line is None else self.pointer_strip(line, article)
        y += self.top_line
        line = layout.line(y)
        if line is None:
            return Strip.blank(painter.width, self.ground)
        at_bar = y == self._bar_at
        if painter.marked.selected is not None:
            return painter.paint(line, self.ground, at_bar=at_bar)
        key = (line, at_bar, painter.width, self.ground)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = painter.paint(line, self.ground, at_bar=at_bar)
        return strip

    def _painter_of(self, article: Article) -> LinePainter:
        from mou_tui.app.widgets.line_painter import LinePainter, Marked

        marks, columns = self._marks, self._columns
        marked = Marked(
            marks.evidence, marks.fact, self.show_all, marks.terms, marks.matches, marks.current, self.selected
        )
        return LinePainter(article, marked, palette(self.app), columns.margin, columns.gutter, columns.width)

    def on_focus(self) -> None:
        self._repaint()

    def on_blur(self) -> None:
        self._repaint()
