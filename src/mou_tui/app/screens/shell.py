"""The frame of the reader: the panes, what is written around them, the room they have, and the article they show."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Region
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from mou_tui.app.keymap import KEYMAP, Keymap
from mou_tui.app.panes.facts import FactsPane
from mou_tui.app.panes.find_line import FindLine
from mou_tui.app.panes.footer import Footer
from mou_tui.app.panes.list import ListPane
from mou_tui.app.panes.reading import ReadingView
from mou_tui.app.panes.search_line import SearchLine
from mou_tui.app.panes.status import StatusLine
from mou_tui.app.panes.title_bar import LibraryLine, TitleBar
from mou_tui.app.searching import Searcher
from mou_tui.app.widgets.bar import Part
from mou_tui.app.widgets.composing import FlatCompositor
from mou_tui.app.widgets.too_small import TooSmall
from mou_tui.article import Article, Span
from mou_tui.facts.labels import fact_label, fact_name
from mou_tui.facts.model import Facts
from mou_tui.i18n import _, ngettext
from mou_tui.workspace import SORTS, Found, Workspace

if TYPE_CHECKING:
    from mou_tui.app.app import MouApp
    from mou_tui.library import Snippet
    from mou_tui.library.sync import Progress

Pane = Literal["list", "reading", "facts"]
PANES: Final[tuple[Pane, ...]] = ("list", "reading", "facts")

THREE_PANES_FROM: Final = 110
TWO_PANES_FROM: Final = 70
SMALLEST: Final = (40, 10)
"""Columns and lines below which the reader only says that it needs more."""

_HOLD_AT_MOST: Final = 0.04
"""Seconds for which a frame waits for the results of what was typed."""

WRITTEN_WITHIN: Final = 0.02
"""Seconds until a frame is written: what else this interpreter does before is in the way of the thread that writes."""

_TURNS_TO_TELL: Final = 8
"""Turns of the event loop that a message takes from a pane to the screen and from there to the status line, with one to spare."""

_OF_AN_ARTICLE: Final = frozenset({"reading", "facts", "keeping"})
"""Groups of actions that do something with an article."""

_WITHOUT_LIBRARY: Final = frozenset({"search", "open_folder", "command_palette", "help", "back", "quit"})
"""Actions that need not wait until the library is open."""

_WITHOUT_ARTICLE: Final = frozenset({"bookmarks", "undo", "redo", "merge_copies", "export"})
"""Those of `_OF_AN_ARTICLE` that do not need one."""


class Shell(Screen[None]):
    """What all parts of the reader screen build on. `workspace` is None until a library is open."""

    def __init__(self, folders: list[Path], keymap: Keymap = KEYMAP, *, era: Literal["be", "ce"], column: int) -> None:
        super().__init__()
        self._compositor: FlatCompositor = FlatCompositor()
        self.folders = folders
        self.keymap = keymap
        self.era: Literal["be", "ce"] = era
        self.title_bar = TitleBar(id="title")
        self.search_line = SearchLine(self._query_typed, id="search")
        self.list_pane = ListPane(self._cursor_moved, id="list")
        self.reading = ReadingView(id="reading", column=column, era=era)
        self.facts_pane = FactsPane(id="facts", era=era)
        self.find_line = FindLine(id="find")
        self.status = StatusLine(id="status")
        self.footer = Footer(id="footer")
        self.workspace: Workspace | None = None
        self.article: Article | None = None
        self.facts = Facts()
        self.rowid: int | None = None
        self._another_article = False
        """Whether the frame that is held shows another article than the one before."""
        self.found: Found | None = None
        self._opening = True
        self._waiting: list[Callable[[], Awaitable[object]]] = []
        """What was typed before there was a list: it is done when there is one."""
        self._awaited = ""
        """Words that were entered before their hits were there: the first hit is shown when it is."""
        self.thai_keyboard = False
        self.place: tuple[int, int] = (0, 0)
        self._pane: Pane = "list"
        self._visible: frozenset[Pane] = frozenset(PANES)
        self.progress: Progress | None = None
        self.total = 0
        self.failed = 0
        self._seen_version = -1
        self._looking = False
        self.searcher: Searcher | None = None
        self._held: Timer | None = None
        self._preparing: Timer | None = None
        self.index_task: asyncio.Task[None] | None = None
        self._wants_reindex = False
        self._wanted: Path | None = None
        """A file saved just now, which is to be opened once it is indexed."""

    @property
    def mou(self) -> "MouApp":
        return cast("MouApp", self.app)

    # What is on the screen.

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.search_line
        with Horizontal(id="panes"):
            yield self.list_pane
            yield self.reading
            yield self.facts_pane
        yield self.find_line
        yield self.status
        yield self.footer
        yield TooSmall(*SMALLEST, id="too-small")

    def relabel(self) -> None:
        """Write everything that the panes say in the language, era and keyboard in use."""
        self.search_line.relabel(self.keymap, thai=self.thai_keyboard)
        self.facts_pane.tell_edit_key(self.keymap.hint_keys("edit", thai=self.thai_keyboard))
        self.tell_title()
        self.tell_titles_of_panes()
        self.tell_footer()
        self.tell_count()
        self.tell_place()

    def tell_title(self) -> None:
        workspace = self.workspace
        sample = workspace is not None and workspace.is_sample
        name = _("sample articles") if sample else workspace.name if workspace else "…"
        line = LibraryLine(
            name,
            self.total,
            sample,
            self.progress,
            self.failed,
            self.keymap.hint_keys("open_folder", thai=self.thai_keyboard),
        )
        self.title_bar.tell(line, era=self.era, thai_keyboard=self.thai_keyboard)

    def tell_titles_of_panes(self) -> None:
        words = [_("Articles"), _(SORTS[self.workspace.sort]) if self.workspace else ""]
        grouping = self.workspace.grouping if self.workspace else "none"
        if grouping != "none":
            words.insert(1, _("by party") if grouping == "party" else _("by year"))
        elif self.found is not None and self.workspace and self.workspace.sort == "published":
            words[1] = _("hits, best first")
        if self.list_pane.selected:
            words.append(_("%d selected") % len(self.list_pane.selected))
        _entitle(self.list_pane, " · ".join(w for w in words if w))
        _entitle(self.reading, " · ".join([_("Reading"), *self._where()]))
        _entitle(self.facts_pane, _("Facts"))

    def _where(self) -> list[str]:
        """The article's place in the list, or that the search has left it out."""
        order = self.list_pane.order
        if self.rowid is None:
            return []
        if self.list_pane.current == self.rowid:
            n = self.list_pane.cursor + 1
        elif self.rowid in order:
            n = order.index(self.rowid) + 1
        else:
            return [_("not among the hits")]
        return [_("%(n)s of %(total)s") % {"n": f"{n:,}", "total": f"{len(order):,}"}]

    def tell_footer(self) -> None:
        line = self.focused.id if self.focused is not None else None
        pane = {"search-input": "search", "find-input": "find"}.get(line or "", self._pane)
        self.footer.tell(pane, self.keymap, thai=self.thai_keyboard)

    def tell_count(self) -> None:
        if self.found is None:
            self.search_line.show_count(len(self.list_pane.order), self.total)
        else:
            self.search_line.show_count(
                self.found.count, self.total, exact=self.found.exact, problem=self.found.problem
            )

    def tell_place(self) -> None:
        """What the chosen fact is and rests on; while one searches, by which other names organisations are looked for."""
        fact = self.facts_pane.fact
        if fact is None or self.article is None or self.typing:
            self.status.describe(*(self._names_elsewhere() or self._other_names()))
            return
        n, total = self.facts_pane.position
        label = fact_label(fact)
        parts = [
            Part(f"{label.letter} ", "key"), Part(fact_name(fact), "strong"),
            Part(" · " + _("item %(n)d of %(total)d") % {"n": n, "total": total}, "dim"),
        ]  # fmt: skip
        if fact.evidence:
            quote = " … ".join(" ".join(span.of(self.article.text).split()) for span in fact.evidence)
            parts.append(Part(" · " + _("evidence: “%s”") % quote))
        elif fact.source == "reader":
            parts.append(Part(" · " + _("entered by you"), "dim"))
        self.status.describe(*parts)

    def _names_elsewhere(self) -> list[Part]:
        """That a name that is looked for among the people of agreements stands in other news too."""
        found = self.found
        if found is None or not found.more_by_words:
            return []
        count = found.more_by_words
        words = ngettext("%(n)s more article mentions the name", "%(n)s more articles mention the name", count)
        key = self.keymap.hint_keys("names_as_words", thai=self.thai_keyboard)
        return [
            Part(_("People are known of news of agreements only: "), "dim"),
            Part(words % {"n": f"{count:,}"}),
            Part(f" ({key})", "key"),
        ]

    def _other_names(self) -> list[Part]:
        found = self.found
        if found is None or found.query is None or not found.query.expansions:
            return []
        said = [f"{word} = {', '.join(names)}" for word, names in found.query.expansions.items()]
        first = next(iter(found.query.expansions))
        advice = _("=%s looks for this name only") % first
        return [Part(_("also by other names: "), "dim"), Part("; ".join(said)), Part(f" · {advice}", "dim")]

    def tell(self, words: str, *, error: bool = False) -> None:
        """Say what has happened in the status line, until the next key."""
        self.status.notice(words, error=error)

    def has_to_wait(self, do: Callable[[], Awaitable[object]], id: str) -> bool:
        """Whether an action cannot be done yet: while the library is opened or the hits of entered words are awaited it is kept.

        Without an article that is said.
        """
        action = KEYMAP.actions.get(id)
        if action is None or self.typing or self.app.screen is not self:
            return False
        if (self._opening and self.article is None) or self._awaited:
            if id not in _WITHOUT_LIBRARY:
                self._waiting.append(do)
            return id not in _WITHOUT_LIBRARY
        if self.article is not None:
            return False
        if action.group in _OF_AN_ARTICLE and id not in _WITHOUT_ARTICLE:
            self.tell(_("There is no article here yet."))
            return True
        return False

    def do_what_waited(self) -> None:
        """Do what was typed before the list, and the hits of the words that were entered, were there, in its order."""
        self._opening = False
        if self._awaited:
            return
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            self.call_later(do)

    # Room and panes.

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width, event.size.height)
        self.call_after_refresh(self.tell_title)

    def _arrange(self, width: int, height: int) -> None:
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-small")
        self._visible = visible_panes(width, self._pane, self._visible)
        self.set_class(len(self._visible) == 2, "-two")
        self.set_class(len(self._visible) == 1, "-one")
        for pane in PANES:
            self.query_one(f"#{pane}").display = pane in self._visible

    def go_to(self, pane: Pane) -> None:
        """Choose a pane, and show it where not all are."""
        self._choose(pane)
        self.set_focus(self.query_one(f"#{pane}"))

    def _choose(self, pane: Pane) -> None:
        self._pane = pane
        self._arrange(self.size.width, self.size.height)
        if pane == "reading":
            self.mark_as_read()

    def on_descendant_focus(self) -> None:
        # Each widget tells through a queue of its own, so an earlier focus may be told after a later one.
        pane = self.focused.id if self.focused is not None else None
        if pane in PANES:
            self._choose(pane)
        elif pane == "search-input" and "list" not in self._visible:
            # What is found is seen while one types, also where there is no room for all panes.
            self._choose("list")
        self.tell_footer()
        self.tell_place()

    def on_descendant_blur(self) -> None:
        self.tell_footer()

    @property
    def pane(self) -> Pane:
        """The pane that is chosen."""
        return self._pane

    def action_pane_left(self) -> None:
        if self.typing:
            self.go_to("list")
        else:
            self.go_to(PANES[max(PANES.index(self._pane) - 1, 0)])

    def action_pane_right(self) -> None:
        if self.typing:
            self.go_to("list")
        else:
            self.go_to(PANES[min(PANES.index(self._pane) + 1, len(PANES) - 1)])
            if self._pane == "facts":
                # A pane that is chosen has a cursor: on the fact whose words are next to what is being read.
                self.facts_pane.begin_near(self.reading.reading_offset)

    @property
    def typing(self) -> bool:
        return self.focused is not None and self.focused.id in ("search-input", "find-input")

    def _query_typed(self, text: str) -> None:
        """The words in the search line are changing; what comes of it belongs into the same frame."""
        self.hold_frame()
        self.search_for(text.strip())

    def search_for(self, text: str) -> None:
        """Search for `text` and show what is found."""
        raise NotImplementedError

    # One frame for a key and what comes of it.

    def _cursor_moved(self) -> None:
        """The list's cursor stands on another article: show that in the same frame."""
        self.hold_frame()
        self.show_current()
        self._releasing = asyncio.create_task(self._release_when_told())

    async def _release_when_told(self) -> None:
        """Release the frame after the panes have said that they changed: each does in a turn of its own, and so do their parents."""
        for _turn in range(_TURNS_TO_TELL):
            await asyncio.sleep(0)
        self.release_frame()

    def hold_frame(self) -> None:
        """Paint nothing until the results are there, though not for long."""
        if self._preparing is not None:
            self._preparing.stop()
        if self._held is None:
            self.app._begin_batch()
            self._held = self.set_timer(_HOLD_AT_MOST, self.release_frame)

    def release_frame(self, *, at_once: bool = False) -> None:
        """Paint what has changed since `hold_frame`; `at_once` where nothing that belongs into the frame is still under way."""
        if self._held is not None:
            self._held.stop()
            self._held = None
            self.app._end_batch()
            if at_once:
                self._paint()
            self.check_idle()
            if self._another_article:
                self._another_article = False
                self._preparing = self.set_timer(WRITTEN_WITHIN, self._prepare_neighbour)

    def _paint(self) -> None:
        """Paint now, where only lines of panes have changed.

        Textual lets each widget tell the screen that it has changed in a turn of its own, and paints in a further one.
        """
        drawn = self._compositor.side_by_side()
        moved = any(w._layout_required or w._scroll_required for w in (self, *self._compositor.visible_widgets))
        if not drawn or moved or self.app._batch_count or not self.is_current or not self._message_queue.empty():
            return
        changed = [widget for widget in drawn if widget._repaint_required]
        for widget in changed:
            widget._repaint_required = False
        self._dirty_widgets.update(changed)
        self._on_timer_update()

    # The article that is shown.

    def show_current(self) -> None:
        """Show the article under the list's cursor."""
        rowid = self.list_pane.current
        if self.workspace is None or (rowid is not None and rowid == self.rowid):
            self.tell_titles_of_panes()
            return
        with self.app.batch_update():
            self.keep_place()
            self.rowid, self.place = rowid, (0, 0)
            self._another_article = True
            if rowid is None:
                self.article, self.facts = None, Facts()
                self.reading.show(None)
                self.facts_pane.show(None)
                self.status.show_progress("")
            else:
                try:
                    self.article, self.facts = self.workspace.article(rowid)
                except KeyError:
                    # Deleted just now; the list will know in a moment.
                    self.rowid = None
                    return
                place = self.workspace.state.place(self.article.id)
                self.reading.show(self.article, self.facts, terms=self.highlight, place=place)
                self.facts_pane.show(self.article, self.facts)
            self.end_find()
            self.tell_titles_of_panes()
            self.tell_place()

    def _prepare_neighbour(self) -> None:
        """Prepare the article that comes next in the direction in which the reader goes."""
        at = self.list_pane.cursor + self.list_pane.direction
        if self.workspace is None or not 0 <= at < len(self.list_pane.order):
            return
        # Not there: deleted just now; the list will know in a moment.
        with contextlib.suppress(KeyError):
            article, facts = self.workspace.article(self.list_pane.order[at])
            self.reading.prepare(article, facts)
            self.facts_pane.prepare(facts)

    def keep_place(self) -> None:
        """Remember where in the article the reader was."""
        workspace, article = self.workspace, self.article
        if workspace is not None and article is not None:
            paragraph, offset = self.place
            if (paragraph, offset) != (0, 0) or workspace.state.place(article.id):
                self.mou.in_background(lambda: workspace.state.set_place(article.id, paragraph, offset))

    def show_facts(self, facts: Facts) -> None:
        """Show other facts of the same article."""
        self.facts = facts
        self.reading.update_facts(facts)
        if self.article is not None:
            self.facts_pane.show(self.article, facts)
        self.tell_place()

    def mark_as_read(self) -> None:
        workspace, article = self.workspace, self.article
        if workspace is None or article is None or article.id in workspace.read:
            return
        workspace.read.add(article.id)
        if self.list_pane.current == self.rowid:
            self.list_pane.redraw_current()
        else:
            self.list_pane.redraw()

        def write() -> None:
            workspace.state.mark_read(article.id)
            workspace.state.add_history(article.id)

        self.mou.in_background(write)

    def highlight(self, text: str) -> Sequence[Span]:
        """Where the words of the search stand in `text`."""
        from mou_tui.library import highlight

        if self.found is None or self.found.query is None:
            return ()
        return highlight(self.found.query, text)

    def words_around(self, rowid: int, width: int) -> "Snippet | None":
        """The words of an article around those searched for, in so many columns."""
        if self.workspace is None or self.found is None or self.found.query is None:
            return None
        return self.workspace.snippet(rowid, self.found.query, width)

    def end_find(self) -> bool:
        """Forget the find; False where there was none."""
        if not self.find_line.display and not self.reading.finding:
            return False
        self.reading.clear_find()
        self.find_line.end()
        self.status.display = True
        return True

    def say_why_empty(self) -> None:
        if self.progress is not None or self.index_task is not None:
            self.list_pane.empty_text = _("Looking for articles…")
        elif self.found is not None:
            self.list_pane.empty_text = "" if self.found.count else self.no_hits()
        else:
            key = self.keymap.hint_keys("open_folder")
            self.list_pane.empty_text = (
                _("There are no articles here.") + "\n" + _("Press %s to open another folder.") % key
            )

    def no_hits(self) -> str:
        """What is said when nothing has the words: perhaps the keyboard had the other layout on."""
        said = [
            _("Nothing in this library fits the search.")
            if ":" in self.search_line.text
            else _("No article has these words.")
        ]
        if self.found is not None and self.found.suggestion:
            said.append(_("Did you mean “%s”? Enter searches for it.") % self.found.suggestion)
        said.append(_("Esc clears the search."))
        return "\n".join(said)

    def next_unread(self, step: int) -> None:
        """Go to the next article that has not been read, or the one before."""
        if self.workspace is None:
            return
        index = self.list_pane.cursor + step
        while 0 <= index < len(self.list_pane.order):
            row = self.list_pane.row(index)
            if row is not None and row.id not in self.workspace.read:
                self.list_pane.move_to(index)
                self.show_current()
                self.mark_as_read()
                return
            index += step
        self.tell(_("No other article is unread."))


def _entitle(pane: Widget, title: str) -> None:
    """Write another title over a pane. Only its line is drawn anew; Textual's own way draws the whole pane."""
    content = Content(f"{title} ")
    if pane._border_title != content:
        pane._border_title = content
        pane.refresh(Region(-1, -1, pane.outer_size.width, 1))


def visible_panes(width: int, pane: Pane, before: frozenset[Pane]) -> frozenset[Pane]:
    """Which panes there is room for: all, the chosen one with its neighbour, or the chosen one alone."""
    if width >= THREE_PANES_FROM:
        return frozenset(PANES)
    if width < TWO_PANES_FROM:
        return frozenset({pane})
    if pane == "list":
        return frozenset({"list", "reading"})
    if pane == "facts":
        return frozenset({"reading", "facts"})
    return before if len(before) == 2 and pane in before else frozenset({"list", "reading"})
