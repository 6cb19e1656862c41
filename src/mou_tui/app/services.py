"""What the application does for the parts of the reader: background work, messages, dialogs, the world outside.

Controllers see these protocols and no Textual. `MouApp` is the `Services`, `dialogs.opener.DialogOpener` the `Dialogs`; a test
gives others.
"""

from array import array
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from mou_tui.annotations import Bookmark
    from mou_tui.app.agreements.view import OpenArticle
    from mou_tui.article import Article, Span
    from mou_tui.exporters import Outcome
    from mou_tui.facts.corrections import Correction
    from mou_tui.facts.model import Fact, Kind
    from mou_tui.feeds.following import FeedStatus
    from mou_tui.feeds.subscriptions import Feed
    from mou_tui.library import Facets
    from mou_tui.loaders.pictures import Picture
    from mou_tui.search_results import SavedSearch

T = TypeVar("T")


class Services(Protocol):
    """The application, as controllers use it. All but `from_thread` are for the interface's thread."""

    indexes: bool
    """Whether libraries are indexed by a child process."""
    watches: bool
    """Whether changes of their files are followed."""

    def show_message(self, text: str, *, error: bool = False) -> None:
        """Show a message in the status line, until the next key."""

    def show_change(self, text: str) -> None:
        """Say what was changed, and how it is undone."""

    def show_error(self, error: Exception) -> None:
        """Show what went wrong, as a sentence."""

    def in_background(self, do: Callable[[], T], then: Callable[[T], None] | None = None) -> None:
        """Run `do` on the writing thread, in order, then `then` with its result here; an error is shown."""

    async def background(self, do: Callable[[], T]) -> T:
        """Run `do` on the writing thread, in order; returns its result, raises its error."""

    def start(self, do: Callable[[], Coroutine[Any, Any, None]], *, group: str = "", asks: bool = False) -> None:
        """Run a coroutine beside everything else, in place of the one of the same `group`; an error is shown.

        What is typed before the dialog of one that `asks` is there is typed into the dialog.
        """

    def let_keys_go(self, *, typed: bool) -> None:
        """What was typed for a dialog that waits is typed now, or forgotten."""

    def from_thread(self, call: Callable[..., None], *values: Any) -> None:
        """From another thread: call this in the interface's, if it still runs."""

    def every(self, seconds: float, call: Callable[[], None]) -> None:
        """Call this every so many seconds."""

    def defer_collection(self) -> None:
        """Something that makes objects is about to happen: no garbage collection until it is over."""

    def copy(self, text: str, message: str = "") -> None:
        """Copy text to the clipboard; `message` says what was copied, else the text does."""

    def open_address(self, url: str) -> None:
        """Open a web address in the browser, or copy it where there is none."""

    def open_file(self, path: Path, said: str = "") -> None:
        """Open a file or a folder in its program, or say where it is, after what is `said` already."""

    def edit(self, text: str) -> str:
        """Let `text` be changed in the reader's editor, which has the terminal meanwhile. Raises UsageError."""

    def next_theme(self) -> tuple[str, str]:
        """Use the theme after the one in use; returns its name and what people call it."""

    @property
    def columns(self) -> int:
        """Columns of the terminal."""

    @property
    def no_color(self) -> bool:
        """Whether NO_COLOR holds, under which no theme is chosen."""

    def suspend_program(self) -> None:
        """Stop the program until the shell continues it."""

    def leave(self) -> None:
        """End the program."""


class ExportSources(NamedTuple):
    """What can be exported besides the bookmarks: rowids of the selected articles, of the open one, of those found."""

    selected: tuple[int, ...] = ()
    article: int | None = None
    found: "array[int] | None" = None


class Exported(NamedTuple):
    """What was written, what the next export begins with, and whether the file is to be opened."""

    outcome: "Outcome"
    choices: Mapping[str, object]
    opens: bool = False


class BookmarkCommands(NamedTuple):
    """What the bookmarks dialog has done with a bookmark; each returns whether it was done, or calls back with what was."""

    edit_tags: "Callable[[Bookmark], Coroutine[Any, Any, bool]]"
    edit_note: "Callable[[Bookmark], Coroutine[Any, Any, bool]]"
    remove: "Callable[[Bookmark, Callable[[str], None]], None]"
    undo: Callable[[Callable[[str], None]], None]


class FeedCommands(NamedTuple):
    """What the screen of feeds does; a coroutine returns what came of it in words, "" for nothing to tell."""

    statuses: "Callable[[], Sequence[FeedStatus]]"
    update: Callable[[Sequence[str], Callable[[str], None], Callable[[], None]], None]
    """Starts to update all feeds, or those with these uids; says how far it is and what came of it, then calls back."""
    add: Callable[[], Coroutine[Any, Any, str]]
    remove: "Callable[[Feed], Coroutine[Any, Any, str]]"
    undo: Callable[[], Coroutine[Any, Any, str]]
    read_list: Callable[[], Coroutine[Any, Any, str]]
    write_list: Callable[[], Coroutine[Any, Any, str]]
    open_site: "Callable[[Feed], None]"


class Dialogs(Protocol):
    """Dialogs over the reader. Each waits for the answer: None where the reader closed it."""

    async def ask(self, title: str, value: str = "", *, hint: str = "", selected: bool = False) -> str | None:
        """Ask for a line of text; `value` stands in it, `selected` where what is typed takes its place."""

    async def choose(self, title: str, options: Sequence[tuple[str, ...]]) -> str | None:
        """Ask for one of `options`, words and value, and what stands beside the words if any; returns the value."""

    async def browse_bookmarks(self, commands: BookmarkCommands) -> "Bookmark | None":
        """Show the bookmarks; returns the one to open."""

    async def browse_feeds(self, commands: FeedCommands) -> None:
        """Show the feeds that are followed."""

    async def browse_agreements(self, rowids: Sequence[int], first: str = "") -> "OpenArticle | None":
        """Show the agreements of the library, that of the articles `rowids` first; returns the words to go to.

        `first` is an action of that screen that is done at once.
        """

    async def narrow_search(self, facets: "Facets", own: Mapping[str, int]) -> str | None:
        """Show by what the search can be narrowed; returns the condition to add."""

    async def saved_searches(
        self, saved: "Sequence[SavedSearch]", queries: Sequence[str], remove: "Callable[[SavedSearch], None]"
    ) -> "SavedSearch | str | None":
        """Show saved searches and earlier queries; returns the one to run."""

    async def edit_fact(self, article: "Article", fact: "Fact") -> "Correction | None":
        """Edit a fact."""

    async def new_fact(
        self, article: "Article", kind: "Kind", agreement: int | None, words: "Span | None"
    ) -> "Correction | None":
        """Enter a fact, with the selected words as its evidence."""

    async def export(self, sources: ExportSources) -> Exported | None:
        """Export; returns what was written."""

    async def open_folder(self, start: Path, recent: Sequence[Path]) -> Path | None:
        """Ask for a folder, beginning at `start`."""

    async def paste(self, folder: Path, text: str) -> str | None:
        """Show what pasted text would be as an article in `folder`; returns the text to save."""

    async def palette(self, recent: Sequence[str]) -> str | None:
        """Show all commands, first those whose ids are `recent`; returns the id of the chosen action."""

    @property
    def shows_pictures(self) -> bool:
        """Whether what draws pictures in the terminal is installed."""

    async def show_pictures(self, pictures: "Sequence[Picture]", at: int) -> Path | None:
        """Show pictures, first that of number `at`; returns the file to open, None where none is to be."""

    def help(self) -> None:
        """Show all keys."""

    def notice(self, title: str, text: str, *, error: bool = False) -> None:
        """Show sentences that the reader should not miss."""
