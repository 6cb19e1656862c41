"""All controllers of the reader, and what they ask of one another."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mou_tui.app.reader.action_gate import ActionGate
from mou_tui.app.reader.arranging import ArrangeController
from mou_tui.app.reader.current_article import ArticleController
from mou_tui.app.reader.opening import LibraryController
from mou_tui.app.reader.searching import SearchController

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from mou_tui.app.reader.agreements import AgreementController
    from mou_tui.app.reader.bookmarking import BookmarkController
    from mou_tui.app.reader.context import Commands, Context
    from mou_tui.app.reader.correcting import FactController
    from mou_tui.app.reader.feeds import FeedController
    from mou_tui.app.reader.filling import FieldController
    from mou_tui.app.reader.outside import OutsideController
    from mou_tui.app.reader.pasting import PasteController
    from mou_tui.app.reader.program import ProgramController
    from mou_tui.app.reader.sharing import ShareController
    from mou_tui.app.reader.stories import StoryController
    from mou_tui.app.reader.tagging import TagController
    from mou_tui.app.reader.visiting import VisitController
    from mou_tui.article import Article
    from mou_tui.facts.model import Facts
    from mou_tui.workspace import Workspace


class Controllers:
    """Makes the controllers: those that the first frame needs, the others when they are first asked for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._surface, self._services = context.surface, context.services
        self.gate = ActionGate(context.state)
        self.article = ArticleController(context, self)
        self.search = SearchController(context, self, self.article.highlight, self.article.words_around)
        self.library = LibraryController(context, self)
        self.arranging = ArrangeController(context, self)

    @cached_property
    def commands(self) -> Commands:
        """What all of them do, by action id."""
        all_of_them = (
            self.article, self.search, self.library, self.bookmarks, self.facts, self.agreements, self.feeds, self.sharing,
            self.program, self.stories, self.visits, self.arranging, self.outside, self.tags, self.fields, self.pasting,
        )  # fmt: skip
        return {id: do for one in all_of_them for id, do in one.commands.items()}

    @cached_property
    def bookmarks(self) -> BookmarkController:
        from mou_tui.app.reader.bookmarking import BookmarkController

        return BookmarkController(self._context, self)

    @cached_property
    def fields(self) -> FieldController:
        from mou_tui.app.reader.filling import FieldController

        return FieldController(self._context, self)

    @cached_property
    def facts(self) -> FactController:
        from mou_tui.app.reader.correcting import FactController

        return FactController(self._context, self, self.fields.fill_in)

    @cached_property
    def visits(self) -> VisitController:
        from mou_tui.app.reader.visiting import VisitController

        return VisitController(self._context, self)

    @cached_property
    def agreements(self) -> AgreementController:
        from mou_tui.app.reader.agreements import AgreementController

        return AgreementController(self._context, self)

    @cached_property
    def feeds(self) -> FeedController:
        from mou_tui.app.reader.feeds import FeedController

        return FeedController(self._context, self)

    @cached_property
    def sharing(self) -> ShareController:
        from mou_tui.app.reader.sharing import ShareController

        return ShareController(self._context, self)

    @cached_property
    def program(self) -> ProgramController:
        from mou_tui.app.reader.program import ProgramController

        return ProgramController(self._context, self)

    @cached_property
    def stories(self) -> StoryController:
        from mou_tui.app.reader.stories import StoryController

        return StoryController(self._context, self)

    @cached_property
    def outside(self) -> OutsideController:
        from mou_tui.app.reader.outside import OutsideController

        return OutsideController(self._context, self)

    @cached_property
    def tags(self) -> TagController:
        from mou_tui.app.reader.tagging import TagController

        return TagController(self._context, self)

    @cached_property
    def pasting(self) -> PasteController:
        from mou_tui.app.reader.pasting import PasteController

        return PasteController(self._context, self)

    def show_current(self) -> None:
        self.article.show_current()

    def show_article(self, rowid: int) -> bool:
        return self.article.show_article(rowid)

    def show_facts(self, facts: Facts) -> None:
        self.article.show_facts(facts)

    def facts_changed(self, article: Article) -> None:
        self.article.facts_changed(article)

    def show_fields(self) -> None:
        self.article.show_fields()

    def next_unread(self, step: int) -> None:
        self.article.next_unread(step)

    def keep_place(self) -> None:
        self.article.keep_place()

    def clear_search(self) -> None:
        self.search.clear()

    def search_for(self, query: str) -> None:
        self.search.set_query(query)

    def search_again(self) -> None:
        self.search.search_again()

    def list_again(self, at: int | None, *, stays: bool = False) -> None:
        self.search.list_again(at, stays=stays)

    def end_find(self) -> bool:
        return self.search.end_find()

    def search_in(self, workspace: Workspace | None) -> None:
        self.search.search_in(workspace)

    def wait_for_library(self, do: Callable[[], Awaitable[object]]) -> None:
        self.gate.keep(do)

    def take_up_arrangement(self, workspace: Workspace) -> None:
        self.arranging.take_up(workspace)

    async def follow_changes(self) -> None:
        await self.library.follow_changes()

    def look_for_articles(self) -> None:
        self.library.start_indexing()

    def open_saved(self, workspace: Workspace) -> None:
        self.pasting.open_saved(workspace)

    def run_pending(self) -> None:
        for do in self.gate.take_pending():
            self._surface.call_later(do)

    def drop_pending(self) -> None:
        self.gate.drop_pending()
        self._services.let_keys_go(typed=False)
