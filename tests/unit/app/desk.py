"""The reader without a screen: all controllers, on views that only remember what they were told."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from mou_tui.app.reader.captions import Captions, Focus, Seen, captions
from mou_tui.app.reader.context import Context, Views
from mou_tui.app.reader.controllers import Controllers
from mou_tui.app.reader.state import ReaderState
from mou_tui.facts.model import Facts
from mou_tui.page.fact_rows import fact_rows
from mou_tui.page.list_window import ListWindow
from mou_tui.workspace import Workspace


class List(ListWindow):
    """The list of articles in a pane of thirty lines, which nobody sees."""

    def __init__(self, moved: Callable[[], None]) -> None:
        super().__init__(60, 30)
        self._moved = moved
        self.dates: Any = "published"
        self.highlight: Any = None
        self.snippet: Any = None

    @property
    def window(self) -> ListWindow:
        return self

    def serve(self, fetch: Any, marks: Any) -> None:
        self.rows.fetch = fetch
        self.forget_rows()

    def show(
        self,
        order: Any,
        groups: Any = None,
        cursor: int | None = None,
        *,
        in_place: bool = False,
        highlight: Any = None,
        snippet: Any = None,
    ) -> None:
        self.highlight, self.snippet = highlight, snippet
        super().show(order, groups, cursor, in_place=in_place)

    def move_to(self, index: int) -> None:
        if self.go_to(index):
            self._moved()

    def move_by(self, step: int) -> None:
        self.move_to(min(max(self.cursor + step, 0), len(self.order) - 1))

    def clear_selection(self) -> bool:
        return self.select_none()

    def forget_rows(self) -> None:
        self.rows.clear()

    def redraw(self) -> None: ...
    def redraw_current(self) -> None: ...


class Reading:
    """The reading view."""

    def __init__(self) -> None:
        self.article: Any = None
        self.fact: Any = None
        self.selected: Any = None
        self.terms: Any = ()
        self.matches = 0
        self.reading_offset = 0
        self.text_width = self.widest_line = 72
        self.has_focus = False
        self.prepared: Any = None
        self.place: Any = None
        self.done: list[str] = []

    @property
    def selecting(self) -> bool:
        return self.selected is not None

    @property
    def finding(self) -> bool:
        return bool(self.matches)

    def show(self, article: Any, facts: Any = None, *, terms: Any = (), place: Any = None) -> None:
        self.article, self.place, self.fact = article, place, None
        self.set_terms(terms)

    def prepare(self, article: Any, facts: Any) -> None:
        self.prepared = article

    def update_facts(self, facts: Any) -> None: ...

    def mark_fact(self, fact: Any) -> None:
        self.fact = fact

    def make_room_below(self, fact: Any) -> None:
        self.done.append("make_room_below")

    def set_terms(self, terms: Any) -> None:
        self.terms = terms(self.article.text) if callable(terms) and self.article else terms

    def find(self, text: str) -> None:
        self.matches = self.article.text.count(text)

    def find_next(self, step: int = 1) -> None:
        self.done.append("find_next")

    def find_searched(self, step: int = 1) -> bool:
        return bool(self.terms)

    def clear_find(self) -> None:
        self.matches = 0

    def bring_searched_into_sight(self) -> None: ...

    def clear_selection(self) -> None:
        self.selected = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("action_"):
            return lambda: self.done.append(name.removeprefix("action_"))
        raise AttributeError(name)


class FactsOfArticle:
    """The facts pane."""

    def __init__(self) -> None:
        self.facts = Facts()
        self.fact: Any = None
        self.at: Any = None
        self.fields: Any = ()
        self.done: list[str] = []

    @property
    def item(self) -> Any:
        return (
            self.at
            if self.at is not None or self.fact is None
            else next(i for i in self.items() if i.fact == self.fact)
        )

    def items(self) -> Any:
        """What the pane has rows for, what is not stated too."""
        return fact_rows(self.facts, 40, "auto", None, "e", self.fields).items

    def show(self, article: Any, facts: Any = None, fields: Any = ()) -> None:
        self.facts, self.fields, self.fact, self.at = facts or Facts(), fields, None, None

    def prepare(self, facts: Any) -> None: ...

    def select(self, fact: Any) -> None:
        self.fact = fact

    def begin_near(self, offset: int) -> None:
        self.fact = next(iter(self.facts), None)

    def go_to_next(self, wanted: Callable[[Any], bool]) -> bool:
        facts = [item.fact for item in self.items() if item.fact is not None]
        later = facts[facts.index(self.fact) + 1 :] if self.fact in facts else facts
        following = next(filter(wanted, later), None)
        self.fact = following or self.fact
        return following is not None

    def action_next_evidence(self) -> None:
        self.done.append("next_evidence")

    def action_previous_evidence(self) -> None:
        self.done.append("previous_evidence")


class Line:
    """The search line, or the find line."""

    def __init__(self, typed: Callable[[str], None] = lambda text: None) -> None:
        self._typed = typed
        self.text, self.shown, self.count = "", False, (0, 0)

    def set_text(self, text: str) -> None:
        self.text = text
        self._typed(text)

    def begin(self) -> None:
        self.shown = True

    def end(self) -> None:
        self.shown = False

    def show_count(self, n: int, total: int) -> None:
        self.count = (n, total)


class Frames:
    """Frames that nobody sees; what waits for one is done at once, what waits until nobody waits by `while_idle`."""

    def __init__(self) -> None:
        self.while_idle: Callable[[], None] = lambda: None

    def hold(self) -> None: ...
    def release(self) -> None: ...

    def together(self) -> Any:
        return contextlib.nullcontext()

    def after_refresh(self, call: Callable[[], None]) -> None:
        call()

    def when_written(self, call: Callable[[], None]) -> None:
        call()

    def prepare_later(self, call: Callable[[], None]) -> None:
        self.while_idle = call


class InlineSearch:
    """Searches at once, in place of the searching thread."""

    def __init__(self, search: Callable[..., Iterator[Any]], deliver: Callable[[int, Any], None]) -> None:
        self._search, self._deliver, self.number = search, deliver, 0

    def ask(self, text: str) -> None:
        self.number += 1
        for result in self._search(text, lambda: False):
            self._deliver(self.number, result)

    def cancel(self) -> None:
        self.number += 1

    def shown(self) -> None: ...
    def close(self) -> None: ...


class Desk:
    """Everything around the controllers: services and dialogs that remember, and answers that the test gives."""

    indexes = watches = no_color = False
    columns = 120

    def __init__(self, folders: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("mou_tui.app.reader.searching.SearchThread", InlineSearch)
        self.state = ReaderState(folders, "ce")
        self.messages: list[str] = []
        self.changes: list[str] = []
        self.errors: list[Exception] = []
        self.copied: list[str] = []
        self.opened: list[str] = []
        self.asked: list[tuple[Any, ...]] = []
        self.answers: list[Any] = []
        self.left = False
        self.keys_typed: bool | None = None
        """Whether what was typed for a dialog was typed there, or forgotten; None before either."""
        self.focus: Focus = "list"
        self._tasks: list[asyncio.Task[None]] = []
        self.list = List(lambda: self.controllers.show_current())
        self.reading, self.facts, self.find = Reading(), FactsOfArticle(), Line()
        self.search = Line(lambda text: self.controllers.search.query_typed(text))
        views = Views(self.list, self.reading, self.facts, self.search, self.find)
        self.frames = Frames()
        self.controllers = Controllers(Context(self.state, views, self.frames, self, self, self))

    # What a test does.

    async def open(self) -> None:
        """Open the library and wait until it is open."""
        self.controllers.library.open(self.state.folders)
        await self.settled()

    async def press(self, *ids: str) -> None:
        """Do actions by their ids, and wait for what comes of each."""
        for id in ids:
            await self.do(id)
            await self.settled()

    async def look(self) -> None:
        """Look whether the index or the own files were changed, as the reader does every second, and wait for what comes of it."""
        self.controllers.library._look_for_changes()
        await self.settled()

    async def settled(self) -> None:
        """Wait for what runs beside."""
        while self._tasks:
            await self._tasks.pop()

    async def enter(self, query: str) -> None:
        """Type a query and press Enter."""
        await self.press("search")
        self.search.set_text(query)
        self.controllers.search.query_entered(query)
        await self.settled()

    async def close(self) -> None:
        await self.controllers.library.close()

    @property
    def workspace(self) -> Workspace:
        assert self.state.workspace is not None
        return self.state.workspace

    @property
    def said(self) -> str:
        """The last message."""
        return self.messages[-1] if self.messages else ""

    def seen(self) -> Seen:
        return Seen(
            self.columns,
            self.focus,
            len(self.list.order),
            self.list.cursor + 1,
            len(self.list.selected),
            self.facts.fact,
        )

    @property
    def captions(self) -> Captions:
        return captions(self.state, self.seen())

    # The screen.

    @property
    def typing(self) -> bool:
        return self.focus in ("search", "find")

    def changed(self) -> None:
        self.captions  # noqa: B018 (never fails, whatever the state)

    def go_to(self, pane: Any) -> None:
        self.focus = self.state.pane = pane
        self.reading.has_focus = pane == "reading"
        if pane == "reading":
            self.controllers.article.mark_as_read()

    def share_room(self) -> None: ...

    def pane_widths(self) -> dict[Any, int]:
        defaults = {"list": 30, "reading": 50, "facts": 40}
        return {**defaults, **self.state.pane_widths} if self.columns >= 110 else {"list": self.columns}

    def begin_search(self) -> None:
        self.focus, self.state.pane = "search", "list"

    def write_anew(self) -> None: ...

    def call_later(self, call: Callable[[], Any]) -> None:
        self.start(call)

    async def do(self, id: str) -> None:
        if not self.typing:
            match self.controllers.gate.check(id):
                case "wait":
                    self.controllers.gate.keep(lambda: self.do(id))
                    return
                case "refuse":
                    self.show_message("no article")
                    return
        result = self.controllers.commands[id]()
        if asyncio.iscoroutine(result):
            await result

    # The application.

    def show_message(self, text: str, *, error: bool = False) -> None:
        self.messages.append(text)

    def show_change(self, text: str) -> None:
        self.changes.append(text)
        self.show_message(text)

    def show_error(self, error: Exception) -> None:
        self.errors.append(error)

    def in_background(self, do: Callable[[], Any], then: Callable[[Any], None] | None = None) -> None:
        try:
            result = do()
        except Exception as error:
            self.show_error(error)
            return
        if then is not None:
            then(result)

    async def background(self, do: Callable[[], Any]) -> Any:
        return do()

    def let_keys_go(self, *, typed: bool) -> None:
        self.keys_typed = typed

    def start(self, do: Callable[[], Coroutine[Any, Any, None]], *, group: str = "", asks: bool = False) -> None:
        self._tasks.append(asyncio.ensure_future(do()))

    def from_thread(self, call: Callable[..., None], *values: Any) -> None:
        call(*values)

    def every(self, seconds: float, call: Callable[[], None]) -> None: ...
    def defer_collection(self) -> None: ...
    def suspend_program(self) -> None: ...

    def copy(self, text: str, message: str = "") -> None:
        self.copied.append(text)
        self.show_message(message or f"Copied: {text}")

    def open_address(self, url: str) -> None:
        self.opened.append(url)

    def open_file(self, path: Path, said: str = "") -> None:
        self.opened.append(str(path))
        self.show_message(said)

    def edit(self, text: str) -> str:
        return str(self._answer(text))

    def next_theme(self) -> tuple[str, str]:
        return "light", "light"

    def leave(self) -> None:
        self.left = True

    # Dialogs: each is answered with the next of `answers`.

    def _answer(self, *asked: Any) -> Any:
        self.asked.append(asked)
        return self.answers.pop(0) if self.answers else None

    async def ask(self, title: str, value: str = "", *, hint: str = "", selected: bool = False) -> Any:
        return self._answer(title, value, hint)

    async def choose(self, title: str, options: Any) -> Any:
        return self._answer(title, options)

    async def browse_bookmarks(self, commands: Any) -> Any:
        return self._answer(commands)

    async def browse_feeds(self, commands: Any) -> None:
        answer = self._answer(commands)
        if answer is not None:
            await answer(commands)

    async def browse_agreements(self, rowids: Any, first: str = "") -> Any:
        return self._answer(rowids, first)

    async def narrow_search(self, facets: Any, own: Any) -> Any:
        return self._answer(facets, own)

    async def saved_searches(self, saved: Any, queries: Any, remove: Any) -> Any:
        return self._answer(saved, queries, remove)

    async def edit_fact(self, article: Any, fact: Any) -> Any:
        return self._answer(article, fact)

    async def new_fact(self, article: Any, kind: Any, agreement: Any, words: Any) -> Any:
        return self._answer(article, kind, agreement, words)

    async def export(self, sources: Any) -> Any:
        return self._answer(sources)

    async def open_folder(self, start: Any, recent: Any) -> Any:
        return self._answer(start, recent)

    async def paste(self, folder: Any, text: str) -> Any:
        return self._answer(folder, text)

    shows_pictures = False

    async def show_pictures(self, pictures: Any, at: int) -> Any:
        return self._answer(pictures, at)

    async def palette(self, recent: Any) -> Any:
        return self._answer(recent)

    def help(self) -> None:
        self._answer("help")

    def notice(self, title: str, text: str, *, error: bool = False) -> None:
        self._answer(title, text)
