"""The part of an article's lines that is seen, and the line in it that is being read. Knows no screen."""

from collections.abc import Callable

from mou_tui.article import Article, Span
from mou_tui.page.layout import Layout, Place, offset_of, place_of


class ReadingWindow:
    """Lines `top` to `top + page` of a layout are seen; the bar stands at line `bar`, which is being read.

    Of a long article not all is wrapped yet: what comes near the window is wrapped first, and its lines keep their place on the
    screen. All lines are counted from the top of the article.
    """

    def __init__(self, article: Article, layout: Layout, page: int) -> None:
        """`page` is how many lines are seen at once."""
        self.article, self.layout, self.page = article, layout, page
        self.top = 0
        self.bar = 0

    @property
    def max_top(self) -> int:
        """The top of the last page."""
        return max(0, self.layout.height - self.page)

    # Lines and the text

    def offset_at(self, y: int, *, end: bool = False) -> int:
        """Where in the text a line begins, or ends."""
        line = self.layout.line(y)
        if line is None:
            return len(self.article.text) if y > 0 else 0
        return line.end if end else line.start

    def sees(self, offset: int) -> bool:
        """Whether the line of an offset is seen."""
        return self.top <= self.layout.y_of(offset) < self.top + self.page

    @property
    def place(self) -> Place:
        """The paragraph at the top, and how far into it."""
        return (0, 0) if self.top == 0 else place_of(self.article, self.offset_at(self.top))

    def go_to(self, place: Place) -> None:
        """Begin with a place; the bar stands there."""
        if place == (0, 0):
            self.to_top()
        else:
            # Wrapping what is near may move the line.
            self.bring(self.layout.y_of(offset_of(self.article, place)), row=0)

    @property
    def percent(self) -> int:
        """How much of the text has been passed, up to the last line that is seen."""
        if not self.article.text or (self.top >= self.max_top and self.layout.exact):
            return 100
        last = min(self.top + self.page, self.layout.height) - 1
        return min(99, 100 * self.offset_at(last, end=True) // len(self.article.text))

    @property
    def is_at_end(self) -> bool:
        """Whether the last page is seen, as far as is known."""
        return self.top >= self.max_top and self.layout.exact_below(self.top)

    # Scrolling

    def scrolled(self, top: int) -> None:
        """The lines were scrolled; the bar stays among those that are seen."""
        if not self.layout.exact:
            self.layout.reach(top, 0, self.page)
        self.top = top
        self.bar = min(max(self.bar, top), max(top, min(top + self.page, self.layout.height) - 1))

    def scroll_to_line(self, y: int) -> None:
        """Put a line at the top, as far as there is text below; the bar keeps its place on the screen."""
        page = max(1, self.page)
        self._jump(self.layout.reach(max(0, min(y, self.layout.height - 1)), page, 2 * page))

    def _jump(self, top: int) -> None:
        top = max(0, min(top, self.max_top))
        if top != self.top:
            self.bar += top - self.top
            self.scrolled(top)

    def bring(self, y: int, row: int) -> None:
        """Put the bar at line `y`, and `y` at a row of the screen where there is text enough."""
        offset = self.offset_at(y)
        self.scroll_to_line(max(0, y - row))
        self.bar = self.layout.y_of(offset)

    def reveal(self, span: Span) -> None:
        """Put the bar at words, which come into sight where they are not well within it."""
        y, last = self.layout.y_of(span.start), self.layout.y_of(max(span.start, span.end - 1))
        first_seen = self.top + 1 if self.top else 0
        if first_seen <= y and last < self.top + self.page - 1:
            self.bar = y
        else:
            self.bring(y, row=self.page // 3)

    def rewrap(self, change: Callable[[], None]) -> None:
        """Do what changes the lines, and see the same words at the top and under the bar again."""
        top, bar = self.offset_at(self.top), self.offset_at(self.bar)
        was_at_top = self.top == 0
        change()
        self.bar = self.layout.y_of(bar)
        self.scroll_to_line(0 if was_at_top else self.layout.y_of(top))
        self.bar = min(max(self.bar, self.top), self.top + max(0, self.page - 1))

    def measure_more(self, characters: int) -> bool:
        """Wrap what is not yet, up to so many characters; whether what is seen moved, or all is wrapped now."""
        top = self.layout.measure_more(characters, self.top)
        if not self.layout.exact and top == self.top:
            return False
        self._jump(top)
        return True

    # Moving the bar

    def move(self, lines: int) -> None:
        """Move the bar by lines, and the text so that the bar wanders from the top of the screen to its bottom."""
        if not self.layout.height:
            return
        self._jump(self.layout.reach(self.top, self.page + abs(lines), 2 * self.page + abs(lines)))
        step = 1 if lines > 0 else -1
        for _turn in range(abs(lines)):
            self._step(step)

    def _step(self, step: int) -> None:
        last = self.layout.height - 1
        bar = min(max(0, self.bar + step), last)
        row = bar - self.top
        wanted = round(bar / last * min(self.page - 1, last)) if last else 0
        if (step > 0 and row > wanted) or (step < 0 and row < wanted):
            self.scrolled(max(0, min(self.top + step, self.max_top)))
        self.bar = bar

    def to_top(self) -> None:
        """The first line."""
        self.scroll_to_line(0)
        self.bar = 0

    def to_end(self) -> None:
        """The last line."""
        self.layout.reach(self.layout.height - 1, 2 * self.page, 0)
        self._jump(self.max_top)
        self.bar = max(0, self.layout.height - 1)

    def page_by(self, lines: int) -> None:
        """Scroll by lines; the bar keeps its row, and goes to the first or the last line where there is no further."""
        if lines > 0 and self.is_at_end:
            self.bar = max(0, self.layout.height - 1)
            return
        row = self.bar - self.top
        self.scroll_to_line(self.top + lines)
        self.bar = self.top + row
        if lines < 0 and self.top == 0:
            self.bar = 0
        elif self.top >= self.max_top and lines > 0:
            self.bar = max(self.bar, min(self.layout.height - 1, self.top + row))

    def half_page(self, step: int) -> None:
        """Scroll by half of what is seen: 1 down, -1 up."""
        self.page_by(step * max(1, self.page // 2))

    def turn_page(self, step: int) -> bool:
        """Scroll by what is seen but for two lines: 1 down, -1 up; False where the last page is seen already."""
        if step > 0 and self.is_at_end:
            return False
        self.page_by(step * max(1, self.page - 2))
        return True

    def in_upper_half(self, offset: int) -> bool:
        """Whether the line of an offset is seen above what may be opened over the lower half."""
        return self.top <= self.layout.y_of(offset) < self.top + self.page // 2

    def bring_to_upper_half(self, offset: int) -> None:
        """Put the line of an offset, and the bar, where nothing opens over it."""
        self.bring(self.layout.y_of(offset), row=self.page // 4)

    def to_paragraph(self, step: int) -> None:
        """The beginning of the next paragraph (step 1), or of this one or the one before (-1)."""
        paragraphs = self.article.paragraphs
        if not paragraphs:
            return
        number, within = place_of(self.article, self.offset_at(self.bar))
        while True:
            if step < 0 and within > 0:
                within = 0
            else:
                number += step
            if not 0 <= number < len(paragraphs):
                return
            y = self.layout.y_of(paragraphs[number].start)
            line = self.layout.line(y)
            # The meta line stands for paragraphs that are not drawn.
            if y != self.bar and line is not None and line.kind != "label":
                self.bring(y, row=min(2, max(0, self.page - 1)))
                return
