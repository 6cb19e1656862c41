"""The reading view: an article as comfortable columns, with the evidence of its facts marked in the margin and in the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    from mou_tui.page.highlights import EvidenceIndex
    from mou_tui.page.layout import Line, Place

    Terms = Sequence[Span] | Callable[[str], Sequence[Span]]


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
        self._evidence: EvidenceIndex | None = None
        self._fact: Fact | None = None
        self._terms: Sequence[Span] = ()
        self._matches: list[Span] = []
        self._match = -1
        self._painter: LinePainter | None = None
        """What draws the lines of a frame, while one is drawn."""
        self._bar_at = -1

    # What is shown

    def show(
        self, article: Article | None, facts: Facts | None = None, *, terms: Terms = (), place: Place | None = None
    ) -> None:
        """Show an article from `place` on (its beginning where None), with the words of a search marked."""
        self._fact = None
        self._matches, self._match = [], -1
        self._anchor = None
        self._index(facts)
        self.open(article, facts, place or (0, 0))
        self._set_terms(terms)
        if self.facts is None or not len(self.facts):
            self.post_message(self.FactUnderCursor(None))

    def update_facts(self, facts: Facts) -> None:
        """Show other facts of the same article, after a correction; the place stays."""
        self.facts = facts
        self._index(facts)
        if self._fact is not None and self._fact not in facts.items:
            self._fact = next(
                (f for f in facts if f.kind == self._fact.kind and f.evidence == self._fact.evidence), None
            )
        self._repaint()

    def _index(self, facts: Facts | None) -> None:
        """Have the evidence of `facts` found by its place."""
        from mou_tui.page.highlights import EvidenceIndex

        self._evidence = None if facts is None else EvidenceIndex.of(facts)

    @property
    def _marks(self) -> EvidenceIndex:
        if self._evidence is None:
            from mou_tui.page.highlights import EvidenceIndex

            self._evidence = EvidenceIndex()
        return self._evidence

    def set_terms(self, terms: Terms) -> None:
        """Mark the words of another search."""
        self._set_terms(terms)
        self._repaint()

    def _set_terms(self, terms: Terms) -> None:
        spans = terms(self.article.text) if callable(terms) and self.article else terms
        if callable(spans) or not spans:
            self._terms = []
            return
        from mou_tui.page.highlights import merged

        self._terms = merged(spans)

    def watch_show_all(self) -> None:
        self._repaint()

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

    def make_room_below(self, fact: Fact) -> None:
        """Bring the words of a fact into the upper half, above what is about to be opened over the lower one."""
        window = self._window
        if window is None or not window.layout.width or not fact.evidence:
            return
        y = window.layout.y_of(fact.evidence[0].start)
        if not window.top <= y < window.top + self._page // 2:
            self._do(lambda window: window.bring(y, row=self._page // 4))

    def _reveal(self, span: Span) -> None:
        if self._window is None:
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
        line = window.layout.line(window.bar) if window is not None and window.layout.width else None
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
        window = self._window
        if window is None:
            return
        here = self._fact.evidence[0].start if self._fact and self._fact.evidence else None
        on_screen = here is not None and window.sees(here)
        at = here if on_screen and here is not None else self.reading_offset - (step > 0)
        fact = self._marks.neighbour(self._fact if on_screen else None, at, step)
        if fact is None:
            return
        self.mark_fact(fact)
        self.post_message(self.FactUnderCursor(fact))

    def action_show_all(self) -> None:
        self.show_all = not self.show_all

    # Finding

    def find(self, text: str) -> int:
        """Mark what matches `text` in the article and go to the first match from here on; returns how many there are."""
        from mou_tui.page.highlights import find_all

        self._matches = find_all(self.article.text, text) if self.article is not None else []
        self._match = -1
        if self._matches:
            here = self._window.offset_at(self._window.top) if self._window is not None else 0
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

    def find_searched(self, step: int = 1) -> bool:
        """Go through the words of the search over all articles as if they were looked for here, from the line being read on;
        False where the article has none.
        """
        if not self._terms:
            return False
        self._matches = list(self._terms)
        here = self.reading_offset
        after = next((n for n, m in enumerate(self._matches) if m.start >= here), 0)
        self._match = after - (step > 0)
        self.find_next(step)
        return True

    def bring_searched_into_sight(self) -> None:
        """At the beginning of an article whose first page has none of the words of the search: go to the first of them."""
        unmoved = self.place == (0, 0) and not self.scroll_offset.y
        if self._terms and unmoved and not any(self._seen(span) for span in self._terms):
            self._reveal(self._terms[0])

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

    def clicked(self, offset: int | None) -> None:
        """Choose the fact whose words are at an offset, else the one of the line being read."""
        fact = self._marks.fact_at(offset) if offset is not None else None
        if fact is None:
            self.line_reached()
        elif fact is not self._fact:
            self._fact = fact
            self.post_message(self.FactUnderCursor(fact))
        self._repaint()

    def selection_begins(self, line: Line | None) -> Span | None:
        """The words of the chosen fact, where they are seen; else the first letter of the line being read."""
        if self._fact is not None and self._fact.evidence and self._seen(self._fact.evidence[0]):
            return self._fact.evidence[0]
        return super().selection_begins(line)

    def _seen(self, span: Span) -> bool:
        return self._window is not None and self._window.sees(span.start)

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

        marked = Marked(self._marks, self._fact, self.show_all, self._terms, self._matches, self._match, self.selected)
        width = self.scrollable_content_region.width
        return LinePainter(article, marked, palette(self.app), self._margin, self._gutter, width)

    def on_focus(self) -> None:
        self._repaint()

    def on_blur(self) -> None:
        self._repaint()
