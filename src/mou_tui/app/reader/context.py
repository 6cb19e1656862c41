"""What controllers are given: the state, views of the panes they move, the application, and the reader as a whole."""

from __future__ import annotations

from array import array
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from mou_tui.app.reader.panes_layout import Pane
from mou_tui.app.reader.state import ReaderState

if TYPE_CHECKING:
    from mou_tui.annotations import FilledField
    from mou_tui.app.services import Dialogs, Services
    from mou_tui.article import Article, Span
    from mou_tui.facts.model import Fact, Facts
    from mou_tui.library import Groups, Row, Snippet
    from mou_tui.listings import RowFlags
    from mou_tui.page.fact_lines import Item
    from mou_tui.page.list_row import RowStyle
    from mou_tui.page.list_window import ListWindow
    from mou_tui.workspace import Workspace

Commands = Mapping[str, Callable[[], Any]]
"""What a controller does, by action id. A command that returns a coroutine runs beside everything else."""

Highlight = Callable[[str], "Sequence[Span]"]
"""Tells where in a text the words of the search stand."""

Snippets = Callable[[int, int], "Snippet | None"]
"""Gives the words of an article (by its rowid) around those of the search, in so many columns."""


class ListView(Protocol):
    """The list of articles."""

    dates: Literal["published", "signed", "expires"]

    @property
    def window(self) -> ListWindow:
        """What is listed, chosen and seen; it is changed by what follows."""

    def serve(self, fetch: Callable[[Sequence[int]], list[Row]], marks: Callable[[Row], RowFlags]) -> None: ...
    def show(
        self,
        order: array[int],
        *,
        groups: Groups | None = None,
        cursor: int | None = None,
        highlight: Highlight | None = None,
        snippet: Snippets | None = None,
        in_place: bool = False,
    ) -> None: ...
    def move_to(self, index: int) -> None: ...
    def move_by(self, step: int) -> None: ...
    def clear_selection(self) -> bool: ...
    def use_rows(self, style: RowStyle) -> None: ...
    def forget_rows(self) -> None: ...
    def redraw(self) -> None: ...
    def redraw_current(self) -> None: ...


class ArticleView(Protocol):
    """The reading view."""

    @property
    def fact(self) -> Fact | None: ...
    @property
    def has_focus(self) -> bool: ...
    @property
    def selected(self) -> Span | None: ...
    @property
    def selecting(self) -> bool: ...
    @property
    def finding(self) -> bool: ...
    @property
    def reading_offset(self) -> int: ...
    @property
    def text_width(self) -> int: ...
    @property
    def widest_line(self) -> int: ...
    def show(
        self,
        article: Article | None,
        facts: Facts | None = None,
        *,
        terms: Sequence[Span] | Highlight = (),
        place: tuple[int, int] | None = None,
    ) -> None: ...
    def prepare(self, article: Article, facts: Facts) -> None: ...
    def update_facts(self, facts: Facts) -> None: ...
    def mark_fact(self, fact: Fact | None) -> None: ...
    def make_room_below(self, fact: Fact) -> None: ...
    def set_terms(self, terms: Sequence[Span] | Highlight) -> None: ...
    def find(self, text: str) -> None: ...
    def find_next(self, step: int = 1) -> None: ...
    def find_searched(self, step: int = 1) -> bool: ...
    def clear_find(self) -> None: ...
    def bring_searched_into_sight(self) -> None: ...
    def clear_selection(self) -> None: ...
    def action_next_evidence(self) -> None: ...
    def action_previous_evidence(self) -> None: ...
    def action_next_paragraph(self) -> None: ...
    def action_previous_paragraph(self) -> None: ...
    def action_show_all(self) -> None: ...
    def action_narrower(self) -> None: ...
    def action_wider(self) -> None: ...


class FactsView(Protocol):
    """The facts pane."""

    @property
    def fact(self) -> Fact | None: ...
    @property
    def item(self) -> Item | None: ...
    def show(self, article: Article | None, facts: Facts | None = None, fields: Sequence[FilledField] = ()) -> None: ...
    def prepare(self, facts: Facts) -> None: ...
    def select(self, fact: Fact | None) -> None: ...
    def begin_near(self, offset: int) -> None: ...
    def go_to_next(self, wanted: Callable[[Fact], bool]) -> bool: ...
    def action_next_evidence(self) -> None: ...
    def action_previous_evidence(self) -> None: ...


class SearchView(Protocol):
    """The search line."""

    @property
    def text(self) -> str: ...
    def set_text(self, text: str) -> None: ...


class FindView(Protocol):
    """The find line."""

    @property
    def shown(self) -> bool: ...
    def begin(self) -> None: ...
    def end(self) -> None: ...
    def show_count(self, n: int, total: int) -> None: ...


class Frames(Protocol):
    """One frame for a key and what comes of it."""

    def hold(self) -> None:
        """Paint nothing until what comes of a key is there, though not for long."""

    def release(self) -> None:
        """Paint what has changed since `hold`."""

    def together(self) -> AbstractContextManager[None]:
        """Paint what is changed in this block in one frame."""

    def after_refresh(self, call: Callable[[], None]) -> None:
        """Call this when the screen has been laid out and painted next."""

    def when_written(self, call: Callable[[], None]) -> None:
        """Call this when the frame that is painted now has been written."""

    def prepare_later(self, call: Callable[[], None]) -> None:
        """Call this when the frame that is held has been written, unless another is held before."""


class Surface(Protocol):
    """The screen as a whole."""

    @property
    def typing(self) -> bool:
        """Whether the search line or the find line has the focus."""

    def changed(self) -> None:
        """The state has changed: write the captions anew."""

    def go_to(self, pane: Pane) -> None:
        """Choose a pane, and show it where not all are."""

    def share_room(self) -> None:
        """Give the panes the room that the state says."""

    def pane_widths(self) -> dict[Pane, int]:
        """The columns of the visible panes."""

    def begin_search(self) -> None:
        """Go to the search line."""

    def write_anew(self) -> None:
        """Say everything in the language and the era in use."""

    def call_later(self, call: Callable[[], Awaitable[object]], /) -> object:
        """Do this after what is waiting already."""

    async def do(self, id: str) -> None:
        """Do an action, as its key does."""


class Reader(Protocol):
    """What controllers ask of one another; none knows the others."""

    def show_current(self) -> None:
        """Show the article under the list's cursor."""

    def show_article(self, rowid: int) -> bool:
        """Go to an article, out of a search that does not have it; False where the list does not have it."""

    def show_facts(self, facts: Facts) -> None:
        """Show other facts of the same article."""

    def facts_changed(self, article: Article) -> None:
        """The facts of an article were corrected: show them as they are now."""

    def show_fields(self) -> None:
        """Show what stands in the own fields of the open article now."""

    def next_unread(self, step: int) -> None:
        """Go to the next article that has not been read, or the one before."""

    def keep_place(self) -> None:
        """Remember where in the article the reader was."""

    def clear_search(self) -> None:
        """Forget the search."""

    def search_for(self, query: str) -> None:
        """Search for this, as if it had been typed."""

    def search_again(self) -> None:
        """Search for the same words once more."""

    def list_again(self, at: int | None, *, stays: bool = False) -> None:
        """Show the same articles as they are listed now; the cursor goes to the article `at`, or what stands for it.

        Where it `stays`, its story is opened for it.
        """

    def end_find(self) -> bool:
        """Forget the find; False where there was none."""

    def search_in(self, workspace: Workspace | None) -> None:
        """Searches go to this library from now on; None: nowhere."""

    def wait_for_library(self, do: Callable[[], Awaitable[object]]) -> None:
        """Do this when a library is open."""

    def take_up_arrangement(self, workspace: Workspace) -> None:
        """Arrange panes and list as they were left."""

    async def follow_changes(self) -> None:
        """Take in what another program has changed of the index and of the reader's own files."""

    def look_for_articles(self) -> None:
        """Bring the library's index up to date: files have come into its folders."""

    def open_saved(self, workspace: Workspace) -> None:
        """Open the article that was pasted and saved just now, if the index has it."""

    def run_pending(self) -> None:
        """Do what was asked for before the list, or the hits of the entered query, were there."""

    def drop_pending(self) -> None:
        """Forget what was asked for too soon."""


class Views(NamedTuple):
    """The panes and lines of the reader."""

    list: ListView
    reading: ArticleView
    facts: FactsView
    search: SearchView
    find: FindView


class Context(NamedTuple):
    """All that controllers are given of the world."""

    state: ReaderState
    views: Views
    frames: Frames
    services: Services
    dialogs: Dialogs
    surface: Surface


class Controller:
    """Some commands of the reader; knows no widget and no Textual."""

    commands: Commands

    def __init__(self, context: Context, reader: Reader) -> None:
        self._state = context.state
        self._views = context.views
        self._frames = context.frames
        self._services = context.services
        self._dialogs = context.dialogs
        self._surface = context.surface
        self._reader = reader
