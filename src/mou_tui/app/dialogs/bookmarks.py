"""The bookmarks: browsed, searched, tagged, noted and removed."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from mou_tui.annotations import Bookmark
from mou_tui.app.bindings import bindings_of
from mou_tui.app.dialogs.chooser import Option, Options
from mou_tui.app.dialogs.overlay import Overlay, Panel
from mou_tui.app.keymap import Keymap
from mou_tui.app.panes.footer import Footer
from mou_tui.app.parts import Part
from mou_tui.app.services import BookmarkCommands
from mou_tui.app.widgets.bar import Bar
from mou_tui.i18n import N_, Era, _, language, ngettext
from mou_tui.library.collation import collation_key
from mou_tui.thai.date_format import format_date
from mou_tui.thai.fold import fold
from mou_tui.workspace import Workspace

Order = Literal["added", "title", "published"]

_ORDERS: dict[Order, str] = {
    "added": N_("last added first"),
    "title": N_("by title"),
    "published": N_("newest article first"),
}


class Bookmarks(Overlay[Bookmark]):
    """All bookmarks over the whole screen. Dismissed with the bookmark to open, or None.

    Letters act on the bookmark under the cursor; `/` goes to the line that searches titles, quotes, notes and #tags.
    """

    BINDINGS: ClassVar = [
        *bindings_of("open", "tags", "note", "reject", "undo", "sort", "search"),
        Binding("/,ฝ,f3", "search", show=False),
        Binding("delete", "reject", show=False),
    ]

    def __init__(
        self,
        workspace: Workspace,
        commands: BookmarkCommands,
        keymap: Keymap,
        *,
        era: Era,
        thai: bool = False,
    ) -> None:
        super().__init__()
        self._commands, self._thai = commands, thai
        self._workspace, self._keymap, self._era = workspace, keymap, era
        self._order: Order = "added"

    def compose(self) -> ComposeResult:
        with Panel("", classes="-whole", id="bookmarks"):
            yield Input(placeholder=_("words of title, quote or note; #tag"), compact=True, select_on_focus=False)
            yield Options(id="bookmark-list")
            yield Bar(id="bookmark-note")
            yield Footer(id="bookmark-keys")

    @property
    def _options(self) -> Options:
        return self.query_one(Options)

    @property
    def current(self) -> Bookmark | None:
        """The bookmark under the cursor."""
        return self._options.current_of(Bookmark)

    def on_mount(self) -> None:
        self._options.can_focus = True
        self._options.focus()
        self._options.empty_text = _(
            "No bookmarks here. In the reader, %s bookmarks the article, the fact or the selected words."
        ) % self._keymap.hint_keys("bookmark", thai=self._thai)
        self.show_bookmarks()

    def show_bookmarks(self) -> None:
        """Show what matches the line, the cursor where it was."""
        shown = matching(in_order(self._workspace.annotations.bookmarks(), self._order), self.query_one(Input).value)
        self._options.show_again([bookmark_option(b, self._era) for b in shown])
        total = len(self._workspace.annotations.bookmarks())
        title = ngettext("%(n)d bookmark", "%(n)d bookmarks", total) % {"n": total}
        self.query_one("#bookmarks", Panel).retitle(f"{title} · {_(_ORDERS[self._order])}")
        without = () if shown else ("open", "tags", "note", "reject", "sort")
        self.query_one(Footer).tell("bookmarks", self._keymap, thai=self._thai, without=without)
        self._describe()

    def _describe(self) -> None:
        bookmark = self.current
        said = " ".join(bookmark.note.split()) if bookmark is not None else ""
        self.query_one("#bookmark-note", Bar).show([Part(" " + _("Note: %s") % said if said else "", "accent")])

    def on_options_moved(self, event: Options.Moved) -> None:
        event.stop()
        self._describe()

    def on_options_chosen(self, event: Options.Chosen) -> None:
        event.stop()
        self._describe()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.show_bookmarks()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._options.focus()

    def action_back(self) -> None:
        if self.query_one(Input).has_focus:
            self._options.focus()
        elif self.query_one(Input).value:
            self.query_one(Input).value = ""
        else:
            self.dismiss(None)

    def action_search(self) -> None:
        self.query_one(Input).focus()

    def action_open(self) -> None:
        if self.current is not None:
            self.dismiss(self.current)

    def action_sort(self) -> None:
        orders = list(_ORDERS)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.show_bookmarks()

    @work
    async def action_tags(self) -> None:
        if self.current is not None and await self._commands.edit_tags(self.current):
            self.show_bookmarks()

    @work
    async def action_note(self) -> None:
        if self.current is not None and await self._commands.edit_note(self.current):
            self.show_bookmarks()

    def action_reject(self) -> None:
        if self.current is not None:
            self._commands.remove(self.current, self._changed)

    def action_undo(self) -> None:
        self._commands.undo(self._changed)

    def _changed(self, said: str) -> None:
        """Show the bookmarks as they are now, and what became of them until the cursor moves."""
        if self.is_mounted:
            self.show_bookmarks()
            self.call_after_refresh(self.query_one("#bookmark-note", Bar).show, [Part(f" {said}", "accent")])


def in_order(bookmarks: Sequence[Bookmark], order: Order) -> list[Bookmark]:
    """The bookmarks, given as they were added, in another order."""
    ordered = list(reversed(bookmarks))
    if order == "title":
        ordered.sort(key=lambda b: collation_key(b.article.title))
    elif order == "published":
        ordered.sort(key=lambda b: b.article.published_on or "", reverse=True)
    return ordered


def matching(bookmarks: Sequence[Bookmark], typed: str) -> list[Bookmark]:
    """The bookmarks that have every word: `#tag` among the tags, any other in title, quote, note or tags."""
    words = fold(typed).split()
    kept = []
    for bookmark in bookmarks:
        tags = [fold(tag) for tag in bookmark.tags]
        text = fold(" ".join([bookmark.article.title, bookmark.quote, bookmark.note, *bookmark.tags]))
        if all(any(w[1:] in tag for tag in tags) if w.startswith("#") else w in text for w in words):
            kept.append(bookmark)
    return kept


def bookmark_option(bookmark: Bookmark, era: Era) -> Option:
    """A line for a bookmark: what it marks, then its tags and the article's date."""
    quote = " ".join(bookmark.quote.split())
    label = bookmark.article.title or bookmark.article.path
    if bookmark.kind != "article" and quote:
        label = f"“{quote}” · {label}"
    published = bookmark.article.published_on
    try:
        date = format_date(published, language(), era) if published else ""
    except (ValueError, IndexError):
        date = published or ""
    tags = " ".join(f"#{tag}" for tag in bookmark.tags)
    note = "✎" if bookmark.note else ""
    return Option(f"★ {label}", " ".join(w for w in (note, tags, date) if w), bookmark)
