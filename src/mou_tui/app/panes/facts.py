"""The facts pane: who agreed what with whom, when and where, with what is checked, found, doubtful and not stated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from mou_tui.app.bindings import bindings
from mou_tui.app.textual_ext.line_pane import LinePane
from mou_tui.app.themes import palette
from mou_tui.app.widgets.fact_painter import FactPainter
from mou_tui.i18n import EraChoice, _, language
from mou_tui.page.fact_lines import FactRows, Item, Row
from mou_tui.page.facts_cursor import FactsCursor
from mou_tui.thai.width import truncate

if TYPE_CHECKING:
    from mou_tui.annotations import FilledField
    from mou_tui.app.themes import Palette
    from mou_tui.article import Article
    from mou_tui.facts.model import Fact, Facts

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

    class Selected(Message):
        """The cursor came upon a fact, or upon what the article does not state (None)."""

        def __init__(self, fact: Fact | None) -> None:
            super().__init__()
            self.fact = fact

    class Chosen(Message):
        """Enter or a second click on a fact: its words are wanted."""

        def __init__(self, fact: Fact | None) -> None:
            super().__init__()
            self.fact = fact

    def __init__(self, *, id: str | None = None, classes: str | None = None, era: EraChoice = "auto") -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(FactsPane.era, era)
        self.article: Article | None = None
        self.facts: Facts | None = None
        """None while there is no article."""
        self._fields: tuple[FilledField, ...] = ()
        self._cursor = FactsCursor()
        self._prepared: tuple[Any, FactRows] | None = None
        """The rows of facts that may be shown next, and what they were made for."""
        self._seen_language = language()
        self._edit_key = "e"
        self._palette: Palette | None = None
        """Known while lines are drawn."""

    # What is shown

    def show(self, article: Article | None, facts: Facts | None = None, fields: Sequence[FilledField] = ()) -> None:
        """Show the facts and the own fields of an article. Of the same article as before (a fact was corrected) the cursor stays."""
        same = article is not None and self.article is not None and article.id == self.article.id
        before = self.item
        self.article = article
        self.facts, self._fields = facts, tuple(fields)
        if not same:
            self._cursor.at = None
        self._build()
        if same and before is not None:
            self._cursor.at = self._cursor.like(before)
            self._build()
        elif not same:
            self.scroll_to(y=0, animate=False, force=True)

    def prepare(self, facts: Facts) -> None:
        """Word the facts of an article that may be shown next, while nobody waits."""
        width = self._wording_width
        self._prepared = (self._made_for(facts, (), width, None), self._rows_of(facts, (), width, None))

    @property
    def _wording_width(self) -> int:
        """Cells of a line; some, as long as the pane is not seen: an article without facts leaves its room to the text."""
        return self.scrollable_content_region.width or 38

    def _made_for(
        self, facts: Facts, fields: tuple[FilledField, ...], width: int, cursor: int | None
    ) -> tuple[Any, ...]:
        """All that the rows depend on."""
        return (facts, fields, width, cursor, self.era, self._edit_key, language())

    def _rows_of(self, facts: Facts, fields: tuple[FilledField, ...], width: int, cursor: int | None) -> FactRows:
        made_for, rows = self._prepared or (None, None)
        if rows is not None and made_for == self._made_for(facts, fields, width, cursor):
            return rows
        from mou_tui.page.fact_rows import fact_rows

        return fact_rows(facts, width - _MARGIN, self.era, cursor, self._edit_key, fields)

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
        width = self._wording_width
        if self.article is None or self.facts is None:
            self._cursor.rows = FactRows((), ())
        else:
            self._cursor.rows = self._rows_of(self.facts, self._fields, width, self._cursor.at)
        self.show_lines(len(self.rows))

    def on_resize(self, event: events.Resize) -> None:
        self._build()
        self._bring_into_sight()

    # The cursor

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines of the pane."""
        return self._cursor.rows.rows

    @property
    def item(self) -> Item | None:
        """What the cursor stands on."""
        return self._cursor.item

    @property
    def fact(self) -> Fact | None:
        """The fact that the cursor stands on."""
        return self.item.fact if self.item is not None else None

    @property
    def position(self) -> tuple[int, int]:
        """The number of the chosen fact (from 1; 0: none) and how many facts there are, as the pane shows them."""
        return self._cursor.position

    def select(self, fact: Fact | None) -> None:
        """Put the cursor on a fact, without saying so."""
        number = None if fact is None else self._cursor.of_fact(fact)
        if number != self._cursor.at:
            self._cursor.at = number
            self._build()
        self._bring_into_sight()

    def begin_near(self, offset: int) -> None:
        """Where no fact is chosen yet, choose the one whose words are nearest to this place in the text."""
        if self.item is None:
            self._go(self._cursor.near(offset))

    def _go(self, to: int | None) -> bool:
        """Go to an item and say so; whether there is one."""
        if to is None:
            return False
        changed = to != self._cursor.at
        self._cursor.at = to
        self._build()
        self._bring_into_sight()
        item = self.item
        if changed and item is not None:
            self.post_message(self.Selected(item.fact))
        return True

    def _bring_into_sight(self) -> None:
        # Without a height yet it is brought into sight when there is one.
        top = self._cursor.top(self.scroll_offset.y, self.scrollable_content_region.height)
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)

    def action_down(self) -> None:
        self._go(self._cursor.by(1))

    def action_up(self) -> None:
        self._go(self._cursor.by(-1))

    def action_top(self) -> None:
        self._go(self._cursor.nearest(0))

    def action_end(self) -> None:
        self._go(self._cursor.nearest(len(self._cursor.rows.items)))

    def action_half_page_down(self) -> None:
        self._go(self._cursor.by_lines(self.scrollable_content_region.height // 2))

    def action_half_page_up(self) -> None:
        self._go(self._cursor.by_lines(-(self.scrollable_content_region.height // 2)))

    def action_next_evidence(self) -> None:
        """The next fact that has words in the article."""
        self._go(self._cursor.next(_has_words, 1))

    def action_previous_evidence(self) -> None:
        """The fact before that has words in the article."""
        self._go(self._cursor.next(_has_words, -1))

    def go_to_next(self, wanted: Callable[[Fact], bool]) -> bool:
        """Go to the next wanted fact; False where none comes behind the chosen one."""
        return self._go(self._cursor.next(wanted, 1))

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self.fact))

    async def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        y = self.scroll_offset.y + at.y if at is not None else -1
        item = self.rows[y].item if 0 <= y < len(self.rows) else None
        if item is not None:
            if item == self._cursor.at:
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
        if self.article is not None and not self.rows and y == 0:
            words = truncate(_("No facts were found."), width - 1)
            return Strip([Segment(words, base)]).adjust_cell_length(width, base)
        if not 0 <= y < len(self.rows):
            return Strip.blank(width, base)
        return FactPainter(self._palette or palette(self.app), width, base, self._cursor.at, self.has_focus).paint(
            self.rows[y]
        )

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


def _has_words(fact: Fact) -> bool:
    """Whether a fact has words in the article."""
    return bool(fact.evidence)
