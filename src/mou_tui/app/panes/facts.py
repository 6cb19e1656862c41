"""The facts pane: who agreed what with whom, when and where, with what is checked, found, doubtful and not stated."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from mou_tui.app.bindings import bindings
from mou_tui.app.textual_ext.line_pane import LinePane
from mou_tui.app.themes import COLORLESS, Palette, palette
from mou_tui.article import Article
from mou_tui.facts.model import Fact, Facts, Kind
from mou_tui.i18n import EraChoice, _, language
from mou_tui.page.fact_rows import CHECKED, DOUBTFUL, LEFT, FactRows, Item, Row, fact_rows
from mou_tui.thai.width import cells, truncate

if TYPE_CHECKING:
    from mou_tui.annotations import FilledField

_MARGIN: Final = 1


class FactsPane(LinePane, can_focus=True):
    """A cursor goes over the facts, and over what the article does not state, which a reader may fill in."""

    DEFAULT_CSS = """
    FactsPane { background: $background; color: $foreground; }
    """

    ALLOW_SELECT = False
    """A drag over facts selects nothing: `y` copies them."""

    BINDINGS: ClassVar[list[Any]] = [*bindings("movement", "facts"), Binding("enter", "choose", show=False)]

    era: reactive[EraChoice] = reactive("auto")
    """The era of dates: `be`, `ce` or `auto` (as the language has it)."""

    @dataclass
    class Selected(Message):
        """The cursor came upon a fact, or upon a kind that the article does not state (`fact` None)."""

        fact: Fact | None
        kind: Kind | None = None
        agreement: int | None = 1

    @dataclass
    class Chosen(Message):
        """Enter or a second click on a fact: its words are wanted."""

        fact: Fact | None

    def __init__(self, *, id: str | None = None, classes: str | None = None, era: EraChoice = "auto") -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(FactsPane.era, era)
        self.article: Article | None = None
        self.facts = Facts()
        self._fields: tuple[FilledField, ...] = ()
        self._rows = FactRows((), ())
        self._prepared: tuple[Any, FactRows] | None = None
        """The rows of facts that may be shown next, and what they were made for."""
        self._cursor: int | None = None
        self._seen_language = language()
        self._edit_key = "e"
        self._palette = COLORLESS

    # What is shown

    def show(self, article: Article | None, facts: Facts | None = None, fields: "Sequence[FilledField]" = ()) -> None:
        """Show the facts and the own fields of an article. Of the same article as before (a fact was corrected) the cursor stays."""
        same = article is not None and self.article is not None and article.id == self.article.id
        before = self.item
        self.article = article
        self.facts, self._fields = Facts() if facts is None else facts, tuple(fields)
        if not same:
            self._cursor = None
        self._build()
        if same and before is not None:
            self._cursor = self._nearest(before, self._cursor)
            self._build()
        elif not same:
            self.scroll_to(y=0, animate=False, force=True)

    def prepare(self, facts: Facts) -> None:
        """Word the facts of an article that may be shown next, while nobody waits."""
        width = self.scrollable_content_region.width
        if width:
            self._prepared = (self._made_for(facts, (), width, None), self._rows_of(facts, (), width, None))

    def _made_for(
        self, facts: Facts, fields: "tuple[FilledField, ...]", width: int, cursor: int | None
    ) -> tuple[Any, ...]:
        """All that the rows depend on."""
        return (facts, fields, width, cursor, self.era, self._edit_key, language())

    def _rows_of(self, facts: Facts, fields: "tuple[FilledField, ...]", width: int, cursor: int | None) -> FactRows:
        made_for, rows = self._prepared or (None, None)
        if rows is not None and made_for == self._made_for(facts, fields, width, cursor):
            return rows
        return fact_rows(facts, width - _MARGIN, self.era, cursor, self._edit_key, fields)

    def _nearest(self, before: Item, at: int | None) -> int | None:
        """The item that is now what `before` was."""
        items = self._rows.items
        alike = [(_likeness(before, item), -n) for n, item in enumerate(items)]
        best, negative = max(alike, default=(0, 0))
        if best:
            return -negative
        return min(at or 0, len(items) - 1) if items else None

    def refresh_language(self) -> None:
        """Word everything anew, after the language or the era changed."""
        self._build()

    def tell_edit_key(self, key: str) -> None:
        """Say of what is not stated that this key fills it in."""
        if key != self._edit_key:
            self._edit_key = key
            self._build()

    def watch_era(self) -> None:
        self._build()

    def _build(self) -> None:
        self._seen_language = language()
        width = self.scrollable_content_region.width or 38
        if self.article is None:
            self._rows = FactRows((), ())
        else:
            self._rows = self._rows_of(self.facts, self._fields, width, self._cursor)
        if self._cursor is not None:
            self._cursor = min(self._cursor, len(self._rows.items) - 1) if self._rows.items else None
        self.show_lines(len(self._rows.rows))

    def on_resize(self, event: events.Resize) -> None:
        self._build()
        self._bring_into_sight()

    # The cursor

    @property
    def item(self) -> Item | None:
        """What the cursor stands on."""
        if self._cursor is None or not self._rows.items:
            return None
        return self._rows.items[min(self._cursor, len(self._rows.items) - 1)]

    @property
    def fact(self) -> Fact | None:
        """The fact that the cursor stands on."""
        return self.item.fact if self.item is not None else None

    @property
    def position(self) -> tuple[int, int]:
        """The number of the chosen fact (from 1; 0: none) and how many facts there are, as the pane shows them."""
        shown = [n for n, item in enumerate(self._rows.items) if item.fact is not None]
        return (shown.index(self._cursor) + 1 if self._cursor in shown else 0), len(shown)

    def select(self, fact: Fact | None) -> None:
        """Put the cursor on a fact, without saying so."""
        found = next((n for n, item in enumerate(self._rows.items) if item.fact is fact or item.fact == fact), None)
        if fact is None:
            found = None
        elif self.fact == fact:
            # A fact of several agreements stands under each: under the one that the reader is at.
            found = self._cursor
        if found != self._cursor:
            self._cursor = found
            self._build()
        self._bring_into_sight()

    def begin_near(self, offset: int) -> None:
        """Where no fact is chosen yet, choose the one whose words are nearest to this place in the text."""
        if self.item is not None or self.article is None:
            return
        far = len(self.article.text)
        items = self._rows.items
        ways = [
            min((abs(span.start - offset) for span in item.fact.evidence), default=far) if item.fact else far
            for item in items
        ]
        if items:
            self._go(ways.index(min(ways)))

    def _go(self, to: int) -> None:
        items = self._rows.items
        if not items:
            return
        to = min(max(0, to), len(items) - 1)
        changed = to != self._cursor
        self._cursor = to
        self._build()
        self._bring_into_sight()
        if changed:
            item = items[to]
            self.post_message(self.Selected(item.fact, item.kind, item.agreement))

    def _bring_into_sight(self) -> None:
        if self._cursor is None or not self._rows.items:
            return
        page = self.scrollable_content_region.height
        if not page:
            # TerminalContents for the first time: it is brought into sight when there is a size.
            return
        first, last = self._rows.lines_of(self._cursor)
        # The heading of the group comes along, and at both ends all there is.
        above = first - 1 if first and self._rows.rows[first - 1].item is None else first
        if self._cursor == 0:
            above = 0
        if self._cursor == len(self._rows.items) - 1:
            last = len(self._rows.rows) - 1
        top = self.scroll_offset.y
        if above < top:
            top = above
        elif last >= top + page:
            top = min(last - page + 1, first)
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)

    def action_down(self) -> None:
        self._go(0 if self._cursor is None else self._cursor + 1)

    def action_up(self) -> None:
        self._go(0 if self._cursor is None else self._cursor - 1)

    def action_top(self) -> None:
        self._go(0)

    def action_end(self) -> None:
        self._go(len(self._rows.items) - 1)

    def action_half_page_down(self) -> None:
        self._go_lines(self.scrollable_content_region.height // 2)

    def action_half_page_up(self) -> None:
        self._go_lines(-(self.scrollable_content_region.height // 2))

    def _go_lines(self, lines: int) -> None:
        """To the item nearest to so many lines further on."""
        if not self._rows.items:
            return
        here = self._rows.lines_of(self._cursor or 0)[0] + lines
        tops = [self._rows.lines_of(n)[0] for n in range(len(self._rows.items))]
        if lines > 0:
            self._go(max((n for n, y in enumerate(tops) if y <= here), default=0))
        else:
            self._go(min((n for n, y in enumerate(tops) if y >= here), default=len(tops) - 1))

    def action_next_evidence(self) -> None:
        """The next fact that has words in the article."""
        self._to(lambda fact: bool(fact.evidence), 1)

    def action_previous_evidence(self) -> None:
        """The fact before that has words in the article."""
        self._to(lambda fact: bool(fact.evidence), -1)

    def go_to_next(self, wanted: Callable[[Fact], bool]) -> bool:
        """Go to the next wanted fact; False where none comes behind the chosen one."""
        return self._to(wanted, 1)

    def _to(self, wanted: Callable[[Fact], bool], step: int) -> bool:
        """Go to the next fact, or the one before, that is wanted; False where there is none."""
        at = (-1 if step > 0 else len(self._rows.items)) if self._cursor is None else self._cursor
        at += step
        while 0 <= at < len(self._rows.items):
            fact = self._rows.items[at].fact
            if fact is not None and wanted(fact):
                self._go(at)
                return True
            at += step
        return False

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self.fact))

    async def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        y = self.scroll_offset.y + at.y if at is not None else -1
        if 0 <= y < len(self._rows.rows):
            item = self._rows.rows[y].item
            if item is not None:
                if item == self._cursor:
                    self.action_choose()
                self._go(item)

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._seen_language != language():
            self.call_next(self.refresh_language)
        self._palette = palette(self.app)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width, base = self.line_width, self.ground
        y += self.top_line
        if self.article is not None and not self._rows.rows and y == 0:
            words = truncate(_("No facts were found."), width - 1)
            return Strip([Segment(words, base)]).adjust_cell_length(width, base)
        if not 0 <= y < len(self._rows.rows):
            return Strip.blank(width, base)
        return self._draw(self._rows.rows[y], width, base)

    def _draw(self, row: Row, width: int, base: Style) -> Strip:
        colors = self._palette
        chosen = row.item is not None and row.item == self._cursor
        if chosen and self.has_focus:
            base = base + colors.chosen
        segments = [
            Segment("▌" if chosen else " ", base + colors.bar),
            Segment(row.letter or " ", base + colors.kinds.get(row.letter_of, Style.null())),
            Segment(" ", base),
        ]
        used = LEFT
        for text, style in row.pieces:
            segments.append(Segment(text, base + self._piece_style(text, style, colors)))
            used += cells(text)
        if used < width:
            segments.append(Segment(" " * (width - used), base))
        return Strip(segments, max(used, width))

    def _piece_style(self, text: str, style: str, colors: Palette) -> Style:
        if text.startswith(CHECKED):
            return colors.good
        if text.startswith(DOUBTFUL) or style == "warning":
            return colors.doubtful
        if style in ("detail", "label"):
            return colors.faint
        if style == "note":
            return colors.faint
        return Style.null()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


def _likeness(one: Item, other: Item) -> int:
    """How sure it is that two items are the same one, before and after a correction; 0: they are not, 6: nothing has changed."""
    if one.kind != other.kind:
        return 0
    if one == other:
        return 6
    if one.fact is None or other.fact is None:
        return 1 if one.agreement == other.agreement and one.fact is None else 0
    alike = (
        4
        if one.fact.evidence == other.fact.evidence and one.fact.evidence
        else 2 * (one.fact.value == other.fact.value)
    )
    # A fact of several agreements stands under each of them.
    return alike + (one.agreement == other.agreement) if alike else 0
