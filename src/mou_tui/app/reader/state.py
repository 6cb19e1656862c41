"""What is open and chosen in the reader: data only, in one place."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mou_tui.app.keymap import KEYMAP, Keymap
from mou_tui.app.reader.panes_layout import PANES, Pane
from mou_tui.i18n import Era

if TYPE_CHECKING:
    from mou_tui.annotations import FilledField
    from mou_tui.article import Article
    from mou_tui.facts.model import Facts
    from mou_tui.library.outcome import Progress
    from mou_tui.search_results import SearchResult
    from mou_tui.workspace import Workspace


# Defined at every start, and never compared.
@dataclass(eq=False, repr=False)
class ReaderState:
    """Controllers read and change it, captions are made from it. `workspace` is None until a library is open."""

    folders: list[Path]
    era: Era
    keymap: Keymap = KEYMAP
    own_commands: dict[str, str] = field(default_factory=dict)
    """The reader's own commands, by action id."""
    thai_keyboard: bool = False
    """Whether the reader types with the Thai layout."""

    workspace: "Workspace | None" = None
    fresh: bool = False
    """Whether the reader begins anew, and not where it was left."""
    opening: bool = True
    """Whether the first library is still being opened."""
    total: int = 0
    """Articles of the library."""
    failed: int = 0
    """Files of the library that could not be read."""
    pending: int = 0
    """Articles whose facts are still to be extracted: filters on facts leave them out."""
    indexing: bool = False
    progress: "Progress | None" = None
    """How far indexing has come, where that is known."""

    rowid: int | None = None
    """The row of the open article; None of one that the index, made again, does not have yet."""
    article: "Article | None" = None
    _facts: "Facts | None" = None
    fields: "tuple[FilledField, ...]" = ()
    """What the reader has filled into the article's own fields."""
    place: tuple[int, int] = (0, 0)
    """The paragraph at the top of the reading view and how far into it."""
    percent: int | None = None
    """How much of the article has been passed; None where there is none."""

    search_result: "SearchResult | None" = None
    """What the search has found so far; None without one."""
    query_to_open: str = ""
    """A query that was entered before its hits were there: the first is shown when it is."""
    query_taken_up: str = ""
    """The query of the last session, until all its hits are there."""

    pane: Pane = "list"
    """The pane that is chosen."""
    visible_panes: frozenset[Pane] = frozenset(PANES)
    pane_widths: dict[Pane, int] = field(default_factory=dict)
    """Columns of the list and the facts, where they were chosen."""

    @property
    def facts(self) -> "Facts":
        """The facts of the open article; none while there is none."""
        if self._facts is None:
            from mou_tui.facts.model import Facts

            self._facts = Facts()
        return self._facts

    @facts.setter
    def facts(self, facts: "Facts") -> None:
        self._facts = facts

    def key(self, id: str) -> str:
        """The key to show for an action, in the keyboard layout in use."""
        return self.keymap.hint_keys(id, thai=self.thai_keyboard)

    @property
    def has_facts(self) -> bool:
        """Whether the open article reports an agreement, or that is not known, or something stands in its own fields."""
        if self.article is None or self.fields or self.facts.failed:
            return True
        from mou_tui.page.fact_rows import reports_agreement

        return reports_agreement(self.facts)

    @property
    def has_lost_row(self) -> bool:
        """Whether an article is shown that the index, which was made again, does not have yet."""
        return self.rowid is None and self.article is not None
