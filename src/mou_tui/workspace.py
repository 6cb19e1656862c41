"""What the reader works on: the open library, what was added to it, and the state of reading. Knows no screen."""

from __future__ import annotations

import contextlib
import itertools
import threading
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from mou_tui import clock, locations
from mou_tui.errors import IndexDamagedError, InputError, OwnDataError
from mou_tui.i18n import N_, _

if TYPE_CHECKING:
    from mou_tui.annotations import Annotations, ArticleRef, Bookmark, Operation, State
    from mou_tui.annotations.identity import Head
    from mou_tui.article import Article, Span
    from mou_tui.facts.corrections import Correction, Settling
    from mou_tui.facts.model import Fact, Facts
    from mou_tui.library import Groups, Library, Row, Snippet
    from mou_tui.story_view import StoryView

Grouping = Literal["none", "year", "party"]

GROUPINGS: Final[dict[Grouping, str]] = {
    "none": N_("Not grouped"),
    "year": N_("Grouped by year"),
    "party": N_("Grouped by party"),
}

Sort = Literal["published", "signed", "expires", "title", "added"]

SORTS: Final[dict[Sort, str]] = {
    "published": N_("newest first"),
    "signed": N_("last signed first"),
    "expires": N_("first to expire first"),
    "title": N_("by title"),
    "added": N_("last added first"),
}


OWN_CONDITIONS: Final = {
    "is:bookmarked": N_("bookmarked"),
    "is:unread": N_("unread"),
    "is:doubtful": N_("with doubtful facts"),
}
"""What the reader's own marks, and those of doubt, can narrow a search to."""

CHECK_CONDITIONS: Final = {
    "is:unchecked": N_("not yet"),
    "is:partly-checked": N_("in part"),
    "is:all-checked": N_("all of it"),
}
"""How much of an article's facts the reader has checked."""

EXPIRY_CONDITIONS: Final = {
    "expires:<90d": N_("within 90 days"),
    'expires:"this year"': N_("this year"),
    "expires:<today": N_("expired"),
    "expires:unknown": N_("not known"),
}
"""When agreements expire."""

WORKLISTS: Final = (*OWN_CONDITIONS, *CHECK_CONDITIONS, *EXPIRY_CONDITIONS)
"""What is still to be done, as conditions of a query."""

_LAST_HERE: Final = "last here"
"""Key in the session under which the moment stands at which the reader was left."""
_VIEW: Final = "view"
"""Key in the session under which stands what was on the screen then."""
_LAST_RUN: Final = "saved searches run"
"""Key in the session under which the moments stand at which saved searches were run."""


_LAST_EXPORT: Final = "last export"
"""Key in the session under which the choices of the last export stand."""


def dates_of(sort: Sort) -> Literal["published", "signed", "expires"]:
    """Which date a list in this order shows."""
    return sort if sort == "signed" or sort == "expires" else "published"


class RowMarks(NamedTuple):
    """What the reader has added to an article, as far as the list shows it."""

    bookmarked: bool = False
    unread: bool = False
    is_new: bool = False
    """Whether a feed has brought it since the reader was last here, and it is still unread."""
    more: int = 0
    """How many copies of its story it stands for."""
    is_copy: bool = False
    """Whether it stands below the best copy of its story."""


class Listing(NamedTuple):
    """Articles in the order in which they are listed, and their groups where they have some; `total` is how many there are."""

    rowids: array[int]
    groups: Groups | None = None
    total: int = 0
    is_unfolded: bool = False
    """Whether stories are still to be folded: each copy stands by itself until then."""
    shown: int | None = None
    """The article that the reader is at, which it was made for."""


class Changes(NamedTuple):
    """What another process has changed: `listing` is the list as it is now, None where the index is as it was."""

    version: int
    listing: Listing | None = None
    failed: int = 0
    own_files: bool = False
    remade: bool = False
    """Whether the index was found damaged or deleted, and an empty one is in its place: articles have other rowids now."""
    pending: int = 0
    """How many articles' facts are still to be extracted."""
    shown: int | None = None
    """The rowid that the article now has which the reader is at."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A saved search: how many articles it finds, and how many of them the library has got since it was last run."""

    name: str
    query: str
    count: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a search so far. `problem` is what is wrong with a half-written query, `query` the parsed one."""

    text: str
    rowids: array[int]
    count: int
    exact: bool
    query: Any = None
    problem: str = ""
    groups: Groups | None = None
    hits: Sequence[int] = ()
    """All articles that fit; `rowids` has each story once."""
    by_words: str = ""
    """The query with people's names as words, where these stand in more articles: only news of agreements is read for people."""
    more_by_words: int = 0
    """How many more."""
    inside: int = 0
    """How many of them have the word of two or three letters inside longer words only."""
    suggestion: str = ""
    """What finds something where this finds nothing: the same keys under the other keyboard layout."""
    searched: tuple[str, ...] = ()
    """Where this finds nothing: sentences that say what was looked through, and what could not be."""


@dataclass
class Workspace:
    """The open library with the reader's own things. Methods that touch the disk say so; they are for other threads."""

    folders: tuple[Path, ...]
    library: Library
    state: State
    read: set[str] = field(default_factory=set)
    sort: Sort = "published"
    grouping: Grouping = "none"
    in_memory: bool = False
    """Whether the index is only in memory, since none can be kept."""
    library_notice: str = ""
    corrected: dict[str, Article] = field(default_factory=dict)
    """The articles whose facts were corrected in this session, by id."""
    damaged: bool = False
    """Whether the index turned out to be damaged; `changes` puts another in its place."""
    remade: int = 0
    """How often that had happened when `changes` last looked."""
    _annotations: Annotations | None = None
    """The reader's own files; None until they are asked for: a list without bookmarks does without them."""
    _opening_annotations: threading.Lock = field(default_factory=threading.Lock)
    new: dict[int, None] = field(default_factory=dict)
    """The rowids of what feeds have brought since the reader was last here, the last first."""
    stories: StoryView = field(init=False)

    def __post_init__(self) -> None:
        from mou_tui.story_view import StoryView

        self.stories = StoryView(self.library, self._apart)

    @classmethod
    def open(cls, folders: Sequence[Path]) -> Workspace:
        """Open the library of `folders` and the reader's own files. Raises MouError; touches the disk."""
        from mou_tui.annotations import State

        state = State.open()
        library, notice = _open_library(folders)
        opened = cls(tuple(folders), library, state, set(state.read_ids()))
        opened.in_memory = bool(notice)
        opened.library_notice = notice
        if (locations.data_dir() / "bookmarks.toml").exists():
            opened.annotations  # noqa: B018 - read now: the rows show what is bookmarked
        opened._sort_as_before()
        opened.follow_changed_files()
        opened._look_for_new()
        return opened

    def with_folders(self, folders: Sequence[Path]) -> Workspace:
        """Another library with the same own files. Raises MouError; touches the disk."""
        library, notice = _open_library(folders)
        opened = replace(self, folders=tuple(folders), library=library, in_memory=bool(notice), library_notice=notice)
        opened._look_for_new()
        return opened

    def close(self) -> None:
        """Close the library and the state."""
        self.library.close()
        self.state.close()

    @property
    def annotations(self) -> Annotations:
        """The reader's own files, which are read when they are first asked for; touches the disk then."""
        with self._opening_annotations:
            if self._annotations is None:
                from mou_tui.annotations import Annotations

                self._annotations = Annotations.open(forgiving=True)
            return self._annotations

    @property
    def folder_to_save_into(self) -> Path | None:
        """Where articles go that are pasted or come from feeds: the first folder of the library, None where none is the reader's."""
        if self.is_sample:
            return None
        return next((folder for folder in self.folders if folder.is_dir()), None)

    @property
    def name(self) -> str:
        """What the library is called: its first folder's name, with how many more there are."""
        name = self.folders[0].name or str(self.folders[0]) if self.folders else ""
        return name if len(self.folders) < 2 else f"{name} +{len(self.folders) - 1}"

    @property
    def is_sample(self) -> bool:
        """Whether these are the sample articles that come with the program."""
        return [f.resolve() for f in self.folders] == [locations.seeds_dir().resolve()]

    @property
    def notices(self) -> list[str]:
        """What the reader should be told of the own files; touches the disk."""
        return [n for n in (self.library_notice, *self.state.notices, *self.annotations.notices) if n]

    # Looking things up.

    def order(self) -> array[int]:
        """All articles in the chosen order."""
        return self.library.order(self.sort)

    def listing(self, shown: int | None = None, *, at_once: bool = False) -> Listing:
        """The articles in the chosen order and groups, each story once but that of which `shown` is a copy; touches the disk.

        Where it has to be there `at_once`, the stories of a large library are left for another time: `is_unfolded`.
        """
        order = self.order()
        if at_once and len(order) > _FOLDED_AT_ONCE:
            return self._grouped(self._new_first(order))._replace(total=len(order), is_unfolded=True, shown=shown)
        folded = self.stories.folded(order, shown)
        return self._grouped(self._new_first(folded))._replace(total=len(order), shown=shown)

    def relisted(self, found: Found) -> Found:
        """The hits of a search as they are listed now; touches the disk."""
        listing = self._grouped(self.stories.folded(array("q", found.hits)))
        groups = listing.groups and replace(listing.groups, complete=found.exact)
        return replace(found, rowids=listing.rowids, groups=groups)

    def _apart(self) -> frozenset[tuple[str, str]]:
        """What the reader says is not the same story; who has said nothing does without the own files."""
        said = (locations.data_dir() / "stories.toml").exists()
        return self.annotations.apart() if said else frozenset()

    def _new_first(self, rowids: array[int]) -> array[int]:
        """`rowids` with what feeds have brought at the top, where the newest come first."""
        if not self.new or self.sort != "published" or self.grouping != "none":
            return rowids
        there = set(rowids)
        new = array("q", (rowid for rowid in self.new if rowid in there))
        listed = set(new)
        return new + array("q", (rowid for rowid in rowids if rowid not in listed))

    def _look_for_new(self) -> None:
        """See what feeds have brought since the reader was last here; touches the disk."""
        from mou_tui.feeds.arrivals import saved_since

        paths = saved_since(str(self.remembered(_LAST_HERE) or ""))
        rowids = (rowid for path in paths for rowid in self.library.find_all(path))
        self.new = dict.fromkeys(rowids)

    def _grouped(self, rowids: array[int]) -> Listing:
        if self.grouping == "none":
            return Listing(rowids)
        return Listing(*self.library.grouped(rowids, self.grouping, self.sort))

    def _sort_as_before(self) -> None:
        """Take up the order and the grouping of the last session."""
        session = self.state.session()
        self.sort = next((sort for sort in SORTS if sort == session.sort), self.sort)
        self.grouping = next((grouping for grouping in GROUPINGS if grouping == session.grouping), self.grouping)

    def changes(self, seen: int, shown: str = "") -> Changes:
        """What was changed since the index had the version `seen`; `shown` is the id of the article the reader is at.

        An index that turns out to be damaged is replaced by an empty one. Touches the disk.
        """
        try:
            return self._changes(seen, shown)
        except IndexDamagedError:
            self.damaged = True
            return self._changes(seen, shown)

    def _changes(self, seen: int, shown: str) -> Changes:
        if self.damaged and not self.in_memory:
            from mou_tui.library import BusyError

            # Where a builder is at work, it finds the damage itself.
            with contextlib.suppress(BusyError):
                self.library.replace_damaged()
                self.damaged = False
        version = self.library.data_version()
        own = self.annotations.reload_if_changed()
        remade, self.remade = self.library.remade > self.remade, self.library.remade
        if version == seen:
            return Changes(version, own_files=own, remade=remade)
        self.follow_changed_files()
        self._look_for_new()
        at = self.library.find(shown) if shown else None
        pending = self.library.facts_pending()
        return Changes(version, self.listing(at), len(self.library.failures()), own, remade, pending, at)

    def rows(self, rowids: Sequence[int]) -> list[Row]:
        """The rows of a list; none where the index turns out to be damaged, which `changes` mends."""
        try:
            return self.library.rows(rowids)
        except IndexDamagedError:
            self.damaged = True
            return []

    def snippet(self, rowid: int, query: Any, width: int) -> Snippet | None:
        """The words of an article around those of a query, in `width` columns; None where the index turns out to be damaged."""
        try:
            return self.library.snippet(rowid, query, width)
        except IndexDamagedError:
            self.damaged = True
            return None

    def articles(self, rowids: Mapping[int, str | None]) -> list[Article]:
        """The articles at these places of the list, by rowid, each with the id that it had there.

        In an index that was made anew another article may have the rowid: it is looked for by its id. One that is gone is
        left out. Raises InputError where none is left; touches the disk.
        """
        found: list[Article] = []
        for rowid, id_ in rowids.items():
            with contextlib.suppress(KeyError):
                article = self.library.article(rowid)
                if id_ is not None and article.id != id_:
                    article = self.library.article(self.library.find(id_) or 0)
                found.append(article)
        if not found:
            raise InputError(_("The index is being made again: this article is not in it yet. Try again in a moment."))
        return found

    def follow_changed_files(self) -> None:
        """Read marks and places of articles whose files were changed stay with them; touches the disk."""
        for old, new in self.library.successors().items():
            if old in self.read and new not in self.read:
                self.read.add(new)
                self.state.mark_read(new)
            place = self.state.place(old)
            if place is not None and self.state.place(new) is None:
                self.state.set_place(new, *place)

    def row_marks(self, row: Row) -> RowMarks:
        """What the list shows of what the reader added to an article."""
        # Not read means that there were no bookmarks when the library was opened.
        bookmarked = self._annotations is not None and self._annotations.is_bookmarked(row.id)
        unread = row.id not in self.read
        return RowMarks(
            bookmarked,
            unread,
            is_new=unread and row.rowid in self.new,
            more=self.stories.more(row.rowid),
            is_copy=self.stories.is_copy(row.rowid),
        )

    def marks(self) -> Any:
        """What filters such as `is:unread` need."""
        from mou_tui.library import Marks

        own = self.annotations.marks()
        return Marks(bookmarked=own.bookmarked, read=frozenset(self.read), tags=own.tags)

    def search(self, text: str, cancelled: Callable[[], bool]) -> Iterator[Found]:
        """Search for what is typed so far: first the newest hits, at last all, ranked; touches the disk."""
        from mou_tui.library import parse_query
        from mou_tui.library.answer import what_was_searched

        query = parse_query(text, today=clock.today(), partial=True)
        problem = str(query.error.cause) if query.error is not None else ""
        # Best first only where neither an order nor groups are wanted.
        sort = None if self.sort == "published" and self.grouping == "none" else self.sort
        for results in self.library.search(query, marks=self.marks(), sort=sort, cancelled=cancelled):
            is_none = results.exact and not results.count
            suggestion = self._meant(text) if is_none else ""
            searched = tuple(what_was_searched(self.library, query)) if is_none and not problem else ()
            hits = results.rowids
            found = self.relisted(
                Found(
                    text, hits, results.count, results.exact, query, problem, hits=hits, inside=results.inside,
                    suggestion=suggestion, searched=searched,
                )
            )  # fmt: skip
            yield found
            if results.exact and (by_words := self._by_words(text, results.rowids, cancelled)):
                other, more = by_words
                yield replace(found, by_words=other, more_by_words=more, suggestion=other)
        # Another letter is likely to follow.
        self.library.get_ready()

    def _by_words(self, text: str, rowids: array[int], cancelled: Callable[[], bool]) -> tuple[str, int] | None:
        """The query with people's names as words and how many more articles it finds; None where none. Touches the disk."""
        from mou_tui.library import parse_query, with_names_as_words

        other = with_names_as_words(text)
        if other == text:
            return None
        query = parse_query(other, today=clock.today(), partial=True)
        found: Sequence[int] = ()
        for results in self.library.search(query, marks=self.marks(), cancelled=cancelled):
            found = results.rowids if results.exact else ()
        more = len(set(found).difference(rowids))
        return (other, more) if more else None

    def _meant(self, text: str) -> str:
        """What finds something where `text` does not; touches the disk."""
        from mou_tui.library.did_you_mean import did_you_mean

        return did_you_mean(text, self._finds)

    def spelled_otherwise(self, text: str) -> str:
        """A likely spelling of `text` that finds something; touches the disk, and takes its time."""
        return self.library.respelled(text, marks=self.marks())

    def _finds(self, text: str) -> bool:
        from mou_tui.library import parse_query

        query = parse_query(text, today=clock.today(), partial=True)
        if query.error is not None or query.is_empty:
            return False
        return any(results.count for results in self.library.search(query, marks=self.marks()))

    def own_counts(self, rowids: array[int]) -> dict[str, int]:
        """How many of these articles meet each of WORKLISTS; touches the disk."""
        from mou_tui.library import parse_query

        of, marks = set(rowids), self.marks()
        return {
            condition: len(
                of.intersection(self.library.found(parse_query(condition, today=clock.today()), marks=marks))
            )
            for condition in WORKLISTS
        }

    def saved_searches(self) -> list[SavedSearch]:
        """The saved searches with what they find now; touches the disk."""
        from mou_tui.library import parse_query

        last_run = self.remembered_table(_LAST_RUN)
        saved = []
        for name, written in self.state.searches().items():
            query = parse_query(written, today=clock.today(), partial=True)
            since = last_run.get(name, 0)
            count = len(self.library.found(query, marks=self.marks()))
            new = len(self.library.found(query, marks=self.marks(), since=since)) if since else 0
            saved.append(SavedSearch(name, written, count, new))
        return saved

    def ran(self, name: str) -> None:
        """Remember that the saved search `name` was run just now; touches the disk."""
        self.remember_more(_LAST_RUN, {name: int(time.time())})

    def save_search(self, name: str, query: str) -> None:
        """Keep a search under a name; touches the disk."""
        self.state.save_search(name, query)
        self.ran(name)

    def article(self, rowid: int) -> tuple[Article, Facts]:
        """An article and its effective facts, from the index. Raises KeyError where it is not there (any more)."""
        try:
            return self.library.article(rowid), self.library.facts(rowid)
        except IndexDamagedError as error:
            self.damaged = True
            raise KeyError(rowid) from error

    def article_of(self, ref: Head) -> Article | None:
        """The article that a bookmark remembers, from the index; touches the disk."""
        rowid = self.library.find(ref.id)
        return None if rowid is None else self.library.article(rowid)

    def told_by(self, rowid: int) -> list[str]:
        """The ids of an article and of the copies that the list shows it for: whoever has read one has read them. Touches the disk."""
        rowids = self.stories.of(rowid) if self.stories.more(rowid) else (rowid,)
        return [row.id for row in self.library.rows(rowids)]

    def mark_read(self, ids: Iterable[str]) -> None:
        """Keep that these articles have been read; touches the disk."""
        for id_ in ids:
            self.state.mark_read(id_)

    def separate(self, rowid: int) -> Operation | None:
        """Take an article out of its story, or take that back; None where it has always stood alone. Touches the disk."""
        from mou_tui.annotations import Batch, RemoveSeparation

        operation = self.stories.separation(rowid)
        if operation is None:
            ids = {row.id for row in self.library.rows([rowid])}
            gone = [RemoveSeparation(one.uid) for one in self.annotations.separations() if ids.intersection(one.ids)]
            operation = Batch(tuple(gone), RemoveSeparation.label) if gone else None
        return operation and self.do(operation)

    # The reader's own things: these write, so they are for the writing thread.

    def show_read(self, article_ids: Sequence[str]) -> Operation:
        """Show these articles as read, or as unread where all were read; what is returned is to be done by `do`."""
        from mou_tui.annotations import MarkRead

        unread = tuple(id_ for id_ in article_ids if id_ not in self.read)
        changed, read = (unread, True) if unread else (tuple(article_ids), False)
        (self.read.update if read else self.read.difference_update)(changed)
        return MarkRead(self.state, self.read, changed, read)

    def do(self, operation: Operation) -> Operation:
        """Do an operation, such that it can be undone; touches the disk."""
        self.annotations.apply(operation)
        return operation

    def toggle_bookmarks(self, articles: Sequence[Article]) -> Operation:
        """Bookmark those articles that are not, or all of them no more where all are; touches the disk."""
        from mou_tui.annotations import AddBookmark, RemoveBookmark, bookmark_article

        missing = [a for a in articles if not self.annotations.is_bookmarked(a.id)]
        steps: list[Operation]
        if missing:
            steps = [AddBookmark(bookmark_article(article)) for article in missing]
        else:
            steps = [
                RemoveBookmark(b.uid)
                for a in articles
                for b in self.annotations.bookmarks_for(a)
                if b.kind == "article"
            ]
        return self._apply(steps)

    def change_tags(self, articles: Sequence[Article], tags: Sequence[str], gone: Sequence[str] = ()) -> Operation:
        """Add tags to the bookmarks of articles, bookmarking those that are not yet, and take others away; touches the disk."""
        from mou_tui.annotations import AddBookmark, Batch, SetTags, bookmark_article

        steps: list[Operation] = []
        for article in articles:
            own = next((b for b in self.annotations.bookmarks_for(article) if b.kind == "article"), None)
            if own is not None:
                kept = (tag for tag in own.tags if tag not in gone)
                steps.append(SetTags(own.uid, tuple(dict.fromkeys((*kept, *tags)))))
            elif tags:
                steps.append(AddBookmark(bookmark_article(article, tags=tags)))
        operation = Batch(tuple(steps), SetTags.label)
        self.annotations.apply(operation)
        return operation

    def toggle_fact_bookmark(self, article: Article, fact: Fact) -> Operation:
        """Bookmark a fact, or take its bookmark away; touches the disk."""
        from mou_tui.annotations import bookmark_fact

        return self._toggle(article, bookmark_fact(article, fact))

    def toggle_passage_bookmark(self, article: Article, span: Span) -> Operation:
        """Bookmark some words of an article, or take their bookmark away; touches the disk."""
        from mou_tui.annotations import bookmark_passage

        return self._toggle(article, bookmark_passage(article, span))

    def _toggle(self, article: Article, new: Bookmark) -> Operation:
        from mou_tui.annotations import AddBookmark, RemoveBookmark

        same = [b for b in self.annotations.bookmarks_for(article) if b.matches(new)]
        return self._apply([RemoveBookmark(b.uid) for b in same] or [AddBookmark(new)])

    def _apply(self, steps: list[Operation]) -> Operation:
        from mou_tui.annotations import Batch

        operation = steps[0] if len(steps) == 1 else Batch(tuple(steps), steps[0].label if steps else "")
        self.annotations.apply(operation)
        return operation

    def correct(self, article: Article, correction: Correction) -> Operation:
        """Correct a fact and put the article's facts into the index as they are then; touches the disk."""
        from mou_tui.annotations import AddCorrection, store_correction

        return self._correct(article, AddCorrection(store_correction(article, correction)))

    def take_check_back(self, article: Article, fact: Fact) -> Operation | None:
        """Take back that a fact was checked; None where it is not that which makes it count as checked. Touches the disk."""
        from mou_tui.annotations import Batch, RemoveCorrection
        from mou_tui.facts.corrections import check, is_same_check

        wanted = check(article, fact)
        checks = [
            RemoveCorrection(stored.uid)
            for stored in self.annotations.stored_corrections_for(article)
            if is_same_check(stored.correction, wanted)
        ]
        if not checks or fact.source == "reader":
            return None
        return self._correct(article, Batch(tuple(checks), N_("Check taken back")))

    def check_all(self, article: Article, facts: Sequence[Fact]) -> Operation:
        """Mark facts of an article as checked, all at once; touches the disk."""
        from mou_tui.annotations import AddCorrection, Batch, store_correction
        from mou_tui.facts.corrections import check

        steps = tuple(AddCorrection(store_correction(article, check(article, fact))) for fact in facts)
        return self._correct(article, Batch(steps, N_("Article checked")))

    def unchecked(self) -> set[int]:
        """The rowids of the articles about agreements that have a fact that was not checked; touches the disk."""
        from mou_tui.library import parse_query

        return set(self.library.found(parse_query("has:agreement -is:all-checked"), marks=self.marks()))

    def doubtful(self) -> set[int]:
        """The rowids of the articles that have a doubtful fact; touches the disk."""
        return set(self.library.found("is:doubtful"))

    def settle(self, article: Article, fact: Fact, how: Settling) -> Operation:
        """Settle a fact whose article was changed after it was checked, entered or edited; touches the disk."""
        from mou_tui.annotations import settle

        return self._correct(article, settle(self.annotations.stored_corrections_for(article), article, fact, how))

    def _correct(self, article: Article, operation: Operation) -> Operation:
        self.annotations.apply(operation)
        self.corrected[article.id] = article
        self._refresh(article)
        return operation

    def merge_copies(self) -> int:
        """Merge the copies of the own files that a synced drive made; how many there were. Touches the disk."""
        copies = self.annotations.conflicts()
        for copy in copies:
            self.annotations.merge_copy(copy)
        return len(copies)

    def step(self, *, redo: bool) -> Operation | None:
        """Undo the last change, or do again what was undone; None where there is nothing. Touches the disk."""
        operation = self.annotations.redo() if redo else self.annotations.undo()
        if operation is not None and operation.target == "corrections":
            for article in self.corrected.values():
                self._refresh(article)
        return operation

    def _refresh(self, article: Article) -> None:
        from mou_tui.facts import known_facts

        self.library.refresh(article.id, self.annotations.effective_facts(article, known_facts(article)))

    def find(self, ref: ArticleRef) -> int | None:
        """Where in the library an article is that was bookmarked: by its id, else by its path."""
        found = self.library.find(ref.id) if ref.id else None
        return found if found is not None or not ref.path or ref.locator else self.library.find(ref.path)

    def remember(self, **changes: Any) -> None:
        """Keep what the next start takes up again (the fields of `Session`); touches the disk."""
        self.state.set_session(self.state.session()._replace(**changes))

    def remembered(self, key: str) -> Any:
        """What was kept beside the fields of `Session`; None where nothing was."""
        return (self.state.session().more or {}).get(key)

    def remembered_table(self, key: str) -> dict[str, Any]:
        """The table that `remember_more` has kept; an empty one where none was."""
        kept = self.remembered(key)
        return kept if isinstance(kept, dict) else {}

    def remember_leaving(self, view: Mapping[str, Any], **changes: Any) -> None:
        """Keep what the reader leaves behind: `view` is what is on the screen. Touches the disk."""
        more = self.state.session().more or {}
        view = {**view, "folders": [str(folder.absolute()) for folder in self.folders]}
        self.remember(more={**more, _VIEW: view, _LAST_HERE: clock.now().isoformat()}, **changes)

    def read_last(self) -> int | None:
        """The row of the article that was read last, where it is in this library; touches the disk."""
        article = self.state.session().article
        return self.library.find(article) if article else None

    def last_view(self) -> dict[str, Any]:
        """What was on the screen when this library was left; nothing where another was open."""
        view = self.remembered_table(_VIEW)
        return view if view.get("folders") == [str(folder.absolute()) for folder in self.folders] else {}

    def remember_more(self, key: str, changes: Mapping[str, Any]) -> None:
        """Keep what the next start takes up again beside the fields of `Session`: changes of a table; touches the disk."""
        more = self.state.session().more or {}
        self.remember(more={**more, key: {**self.remembered_table(key), **changes}})

    def recent_folders(self) -> list[Path]:
        """Folders opened before, the latest first."""
        recent = self.remembered("recent")
        return [Path(p) for p in recent if isinstance(p, str)] if isinstance(recent, list) else []

    def export_choices(self) -> dict[str, Any]:
        """What was chosen when the reader last exported."""
        return self.remembered_table(_LAST_EXPORT)

    def remember_export(self, choices: Mapping[str, Any]) -> None:
        """Keep what was chosen for the next export; touches the disk."""
        self.remember_more(_LAST_EXPORT, choices)

    def remember_folders(self) -> None:
        """Keep the open folders as the ones to open next time; touches the disk."""
        if self.is_sample:
            return
        session = self.state.session()
        recent = [str(f) for f in self.folders] + [str(p) for p in self.recent_folders()]
        more = {**(session.more or {}), "recent": list(dict.fromkeys(recent))[:20]}
        self.remember(folders=self.folders, more=more)


_FOLDED_AT_ONCE: Final = 5_000
"""Articles whose stories are put together before the list is shown for the first time; of more, that would be seen."""

_AT_ONCE: Final = 20
"""Texts that are indexed before the list is shown for the first time; what takes longer to read is left to the index's process."""

_SMALL: Final = 500
"""Files that are indexed in memory where no index can be kept; more would take too long at every start."""


def _open_library(folders: Sequence[Path]) -> tuple[Library, str]:
    """The library of `folders`, and a sentence where its index had to be made in memory."""
    from mou_tui.library import Library

    try:
        library = Library.open(folders)
        if not library.count() and _are_few_texts(folders):
            from mou_tui.library import BusyError, sync

            # Indexed sooner than a process has started.
            with contextlib.suppress(BusyError):
                sync(folders)
        return library, ""
    except OwnDataError as error:
        from mou_tui.loaders import discover

        if sum(1 for _file in itertools.islice(discover(folders), _SMALL + 1)) > _SMALL:
            raise
        return Library.open(folders, index=":memory:"), str(error)


def _are_few_texts(folders: Sequence[Path]) -> bool:
    from mou_tui.loaders import discover
    from mou_tui.loaders.registry import READ_AT_ONCE

    files = list(itertools.islice(discover(folders), _AT_ONCE + 1))
    return len(files) <= _AT_ONCE and all(file.suffix.lower() in READ_AT_ONCE for file in files)
