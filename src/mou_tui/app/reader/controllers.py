"""All controllers of the reader, and what they ask of one another."""

from collections.abc import Awaitable, Callable

from mou_tui.app.reader.action_gate import ActionGate
from mou_tui.app.reader.agreements import AgreementController
from mou_tui.app.reader.arranging import ArrangeController
from mou_tui.app.reader.bookmarking import BookmarkController
from mou_tui.app.reader.context import Commands, Context
from mou_tui.app.reader.correcting import FactController
from mou_tui.app.reader.current_article import ArticleController
from mou_tui.app.reader.feeds import FeedController
from mou_tui.app.reader.filling import FieldController
from mou_tui.app.reader.opening import LibraryController
from mou_tui.app.reader.outside import OutsideController
from mou_tui.app.reader.pasting import PasteController
from mou_tui.app.reader.program import ProgramController
from mou_tui.app.reader.searching import SearchController
from mou_tui.app.reader.sharing import ShareController
from mou_tui.app.reader.stories import StoryController
from mou_tui.app.reader.tagging import TagController
from mou_tui.app.reader.visiting import VisitController
from mou_tui.article import Article
from mou_tui.facts.model import Facts
from mou_tui.workspace import Workspace


class Controllers:
    """Makes the controllers; `commands` has all that they do, by action id."""

    def __init__(self, context: Context) -> None:
        self._surface, self._services = context.surface, context.services
        self.gate = ActionGate(context.state)
        self.article = ArticleController(context, self)
        self.search = SearchController(context, self, self.article.highlight, self.article.words_around)
        self.library = LibraryController(context, self)
        self.bookmarks = BookmarkController(context, self)
        self.fields = FieldController(context, self)
        self.facts = FactController(context, self, self.fields.fill_in)
        self.visits = VisitController(context, self)
        self.agreements = AgreementController(context, self)
        self.feeds = FeedController(context, self)
        self.sharing = ShareController(context, self)
        self.program = ProgramController(context, self)
        self.stories = StoryController(context, self)
        self.arranging = ArrangeController(context, self)
        self.outside = OutsideController(context, self)
        self.tags = TagController(context, self)
        self.pasting = PasteController(context, self)
        all_of_them = (
            self.article, self.search, self.library, self.bookmarks, self.facts, self.agreements, self.feeds, self.sharing,
            self.program, self.stories, self.visits, self.arranging, self.outside, self.tags, self.fields, self.pasting,
        )  # fmt: skip
        self.commands: Commands = {id: do for one in all_of_them for id, do in one.commands.items()}

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
