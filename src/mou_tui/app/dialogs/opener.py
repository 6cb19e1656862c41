"""Opens the dialogs; each is imported when it is first needed, since none is seen in the first frame."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from mou_tui.app.keymap import Keymap
from mou_tui.i18n import Era, _

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from mou_tui.annotations import Bookmark
    from mou_tui.app.agreements.screen import Background
    from mou_tui.app.agreements.view import AgreementsView, OpenArticle
    from mou_tui.app.services import BookmarkCommands, Exported, ExportSources, FeedCommands
    from mou_tui.article import Article, Span
    from mou_tui.facts.corrections import Correction
    from mou_tui.facts.model import Fact, Facts, Kind
    from mou_tui.library import Facets
    from mou_tui.loaders.pictures import Picture
    from mou_tui.search_results import SavedSearch
    from mou_tui.workspace import Workspace

T = TypeVar("T")


class Opened(Protocol):
    """What dialogs show of the reader's state."""

    workspace: Workspace | None
    keymap: Keymap
    era: Era
    facts: Facts
    thai_keyboard: bool
    visible_panes: frozenset[Any]


class DialogOpener:
    """The `Dialogs` of the running app; `is_there` is called when one can be typed into."""

    def __init__(self, app: App[None], state: Opened, background: Background, is_there: Callable[[], None]) -> None:
        self._app, self._state, self._background, self._is_there = app, state, background, is_there
        self._agreements: tuple[Workspace, AgreementsView] | None = None
        """The agreements of the open library, so that coming back finds the place where one left."""

    async def _ask(self, dialog: Screen[T]) -> T | None:
        answer = self._app.push_screen(dialog, wait_for_dismiss=True)
        dialog.call_after_refresh(self._is_there)
        return await answer

    async def ask(self, title: str, value: str = "", *, hint: str = "", selected: bool = False) -> str | None:
        from mou_tui.app.dialogs.prompt import Prompt

        return await self._ask(Prompt(title, value, hint=hint, selected=selected))

    async def choose(self, title: str, options: Sequence[tuple[str, ...]]) -> str | None:
        from mou_tui.app.dialogs.chooser import Chooser, Option

        return _words(
            await self._ask(
                Chooser(title, [Option(words, "".join(beside), value) for words, value, *beside in options])
            )
        )

    async def browse_bookmarks(self, commands: BookmarkCommands) -> Bookmark | None:
        from mou_tui.app.dialogs.bookmarks import Bookmarks

        state = self._state
        assert state.workspace is not None
        return await self._ask(
            Bookmarks(state.workspace, commands, state.keymap, era=state.era, thai=state.thai_keyboard)
        )

    async def browse_feeds(self, commands: FeedCommands) -> None:
        from mou_tui.app.dialogs.feeds import Feeds

        await self._ask(Feeds(commands, self._state.keymap, thai=self._state.thai_keyboard))

    async def browse_agreements(self, rowids: Sequence[int], first: str = "") -> OpenArticle | None:
        from mou_tui.app.agreements.host import LibraryHost
        from mou_tui.app.agreements.screen import AgreementsScreen
        from mou_tui.settings import export_folder, load_settings

        workspace = self._state.workspace
        assert workspace is not None
        if self._agreements is None or self._agreements[0] is not workspace:
            host = LibraryHost(workspace.library, workspace.annotations, load_settings(), workspace.marks)
            self._agreements = workspace, host.view()
        view = self._agreements[1]
        if not view.rows:
            view.load()
            keys = view.host.agreements().of_articles(list(rowids))
            view.go(next((number for number, row in enumerate(view.rows) if row.key in keys), 0))
        name = _("sample articles") if workspace.is_sample else workspace.name
        return await self._ask(
            AgreementsScreen(view, name, export_folder(), self._background, thai=self._state.thai_keyboard, first=first)
        )

    async def narrow_search(self, facets: Facets, own: Mapping[str, int]) -> str | None:
        from mou_tui.app.dialogs.facets import FacetsOverlay

        return _words(await self._ask(FacetsOverlay(facets, own, era=self._state.era)))

    async def saved_searches(
        self, saved: Sequence[SavedSearch], queries: Sequence[str], remove: Callable[[SavedSearch], None]
    ) -> SavedSearch | str | None:
        from mou_tui.app.dialogs.saved_searches import SavedSearches
        from mou_tui.search_results import SavedSearch

        chosen = await self._ask(SavedSearches(saved, queries, remove))
        return chosen if isinstance(chosen, SavedSearch) else _words(chosen)

    async def edit_fact(self, article: Article, fact: Fact) -> Correction | None:
        from mou_tui.app.dialogs.fact_editor import FactEditor
        from mou_tui.page.fact_draft import FactDraft

        return await self._ask(FactEditor(FactDraft.of(article, fact, facts=self._state.facts, era=self._state.era)))

    async def new_fact(
        self, article: Article, kind: Kind, agreement: int | None, words: Span | None
    ) -> Correction | None:
        from mou_tui.app.dialogs.fact_editor import FactEditor
        from mou_tui.page.fact_draft import FactDraft

        facts, era = self._state.facts, self._state.era
        return await self._ask(
            FactEditor(FactDraft.of(article, kind=kind, agreement=agreement, words=words, facts=facts, era=era))
        )

    async def export(self, sources: ExportSources) -> Exported | None:
        from mou_tui.app.dialogs.export import ExportDialog
        from mou_tui.app.dialogs.export_draft import ExportDraft

        assert self._state.workspace is not None
        return await self._ask(ExportDialog(ExportDraft(self._state.workspace, sources, era=self._state.era)))

    async def open_folder(self, start: Path, recent: Sequence[Path]) -> Path | None:
        from mou_tui.app.dialogs.open_folder import OpenFolder

        path = await self._ask(OpenFolder(start, recent))
        return path if isinstance(path, Path) else None

    async def paste(self, folder: Path, text: str) -> str | None:
        from mou_tui.app.dialogs.paste import PasteArticle

        return await self._ask(PasteArticle(folder, text, era=self._state.era))

    async def palette(self, recent: Sequence[str]) -> str | None:
        from mou_tui.app.dialogs.palette import CommandPalette

        return _words(await self._ask(CommandPalette(self._state.keymap, recent, thai=self._state.thai_keyboard)))

    @property
    def shows_pictures(self) -> bool:
        import importlib.util

        return importlib.util.find_spec("textual_image") is not None

    async def show_pictures(self, pictures: Sequence[Picture], at: int) -> Path | None:
        with self._own_terminal() if "textual_image.widget" not in sys.modules else contextlib.nullcontext():
            # When it is first imported it asks the terminal what this can draw; Textual would take the answer for keys.
            from mou_tui.app.dialogs.pictures import Pictures

        return await self._ask(Pictures(pictures, at))

    @contextlib.contextmanager
    def _own_terminal(self) -> Iterator[None]:
        """Textual reads nothing from the terminal meanwhile, where it has one that it can leave."""
        from textual.app import SuspendNotSupported

        with contextlib.ExitStack() as stack:
            with contextlib.suppress(SuspendNotSupported):
                stack.enter_context(self._app.suspend())
            yield

    def help(self) -> None:
        from mou_tui.app.dialogs.help import Help

        state = self._state
        self._app.push_screen(Help(state.keymap, side_by_side=len(state.visible_panes) == 3, thai=state.thai_keyboard))

    def notice(self, title: str, text: str, *, error: bool = False) -> None:
        from mou_tui.app.dialogs.overlay import Notice

        self._app.push_screen(Notice(title, text, error=error))


def _words(chosen: object) -> str | None:
    return chosen if isinstance(chosen, str) else None
