"""What the reader works on: the open library, what was added to it, and the state of reading. Knows no screen."""

from __future__ import annotations

import contextlib
import threading
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mou_tui import locations
from mou_tui.errors import IndexDamagedError, InputError
from mou_tui.i18n import _
from mou_tui.library_opening import open_library
from mou_tui.listings import GROUPINGS, SORTS, ArticleList, Changes, Grouping, RowFlags, Sort
from mou_tui.own_changes import OwnChanges
from mou_tui.searches import Searches
from mou_tui.session_memory import LAST_HERE, SessionMemory

if TYPE_CHECKING:
    from mou_tui.annotations import Annotations, ArticleRef, FilledField, Operation, State
    from mou_tui.annotations.identity import Head
    from mou_tui.article import Article
    from mou_tui.facts.model import Facts
    from mou_tui.library import Facets, Library, Marks, Row, Snippet
    from mou_tui.library.facets import Facet
    from mou_tui.search_results import SearchResult
    from mou_tui.story_view import StoryView


# Defined at every start, and never compared.
@dataclass(eq=False, repr=False)
class Workspace:
    """The open library with the reader's own things. Methods that touch the disk say so; they are for other threads."""

    folders: tuple[Path, ...]
    library: Library
    state: State
    read: set[str] = field(default_factory=set)
    sort: Sort = "published"
    grouping: Grouping = "none"
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
    own: OwnChanges = field(init=False)
    """What the reader changes of the own things."""
    searches: Searches = field(init=False)
    memory: SessionMemory = field(init=False)
    """What one session leaves to the next."""

    @property
    def in_memory(self) -> bool:
        """Whether the index is only in memory, since none can be kept: the notice says why."""
        return bool(self.library_notice)

    def __post_init__(self) -> None:
        from mou_tui.story_view import StoryView

        self.stories = StoryView(self.library, self._apart)
        self.own = OwnChanges(self.library, lambda: self.annotations, self.corrected)
        self.memory = SessionMemory(self.state, self.folders, self.library)
        self.searches = Searches(self.library, self.state, self.memory, self.marks, self._sort_of_hits, self.relisted)

    @classmethod
    def open(cls, folders: Sequence[Path], state: State | None = None) -> Workspace:
        """Open the library of `folders` and the own files; `state` is given where it is open already. Raises MouError; touches the disk."""
        if state is None:
            from mou_tui.annotations import State

            state = State.open()
        library, notice = open_library(folders)
        opened = cls(tuple(folders), library, state, set(state.read_ids()), library_notice=notice)
        if (locations.data_dir() / "bookmarks.toml").exists():
            opened.annotations  # noqa: B018 - read now: the rows show what is bookmarked
        opened._sort_as_before()
        opened.follow_changed_files()
        opened._look_for_new()
        return opened

    def with_folders(self, folders: Sequence[Path]) -> Workspace:
        """Another library with the same own files. Raises MouError; touches the disk."""
        library, notice = open_library(folders)
        opened = replace(self, folders=tuple(folders), library=library, library_notice=notice)
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

    @cached_property
    def is_sample(self) -> bool:
        """Whether these are the sample articles that come with the program. Asked with each key: the disk is asked once."""
        return [f.resolve() for f in self.folders] == [locations.seeds_dir().resolve()]

    @property
    def notices(self) -> list[str]:
        """What the reader should be told of the own files; touches the disk."""
        return [n for n in (self.library_notice, *self.state.notices, *self.annotations.notices) if n]

    # Looking things up.

    def order(self) -> array[int]:
        """All articles in the chosen order."""
        return self.library.order(self.sort)

    def listing(self, shown: int | None = None, *, at_once: bool = False) -> ArticleList:
        """The articles in the chosen order and groups, each story once but that of which `shown` is a copy; touches the disk.

        Where it has to be there `at_once`, the stories of a large library are left for another time: `is_unfolded`.
        """
        order = self.order()
        if at_once and len(order) > _FOLDED_AT_ONCE:
            return self._grouped(self._new_first(order))._replace(total=len(order), is_unfolded=True, shown=shown)
        folded = self.stories.folded(order, shown)
        return self._grouped(self._new_first(folded))._replace(total=len(order), shown=shown)

    def _sort_of_hits(self) -> Sort | None:
        """Best first only where neither an order nor groups are wanted."""
        return None if self.sort == "published" and self.grouping == "none" else self.sort

    def relisted(self, found: SearchResult) -> SearchResult:
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

        paths = saved_since(str(self.memory.remembered(LAST_HERE) or ""))
        rowids = (rowid for path in paths for rowid in self.library.find_all(path))
        self.new = dict.fromkeys(rowids)

    def _grouped(self, rowids: array[int]) -> ArticleList:
        if self.grouping == "none":
            return ArticleList(rowids)
        return ArticleList(*self.library.grouped(rowids, self.grouping, self.sort))

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
        articles: list[Article] = []
        for rowid, id_ in rowids.items():
            with contextlib.suppress(KeyError):
                article = self.library.article(rowid)
                if id_ is not None and article.id != id_:
                    article = self.library.article(self.library.find(id_) or 0)
                articles.append(article)
        if not articles:
            raise InputError(_("The index is being made again: this article is not in it yet. Try again in a moment."))
        return articles

    def follow_changed_files(self) -> None:
        """Read marks and places of articles whose files were changed stay with them; touches the disk."""
        for old, new in self.library.successors().items():
            if old in self.read and new not in self.read:
                self.read.add(new)
                self.state.mark_read(new)
            place = self.state.place(old)
            if place is not None and self.state.place(new) is None:
                self.state.set_place(new, *place)

    def row_marks(self, row: Row) -> RowFlags:
        """What the list shows of what the reader added to an article."""
        # Not read means that there were no bookmarks when the library was opened.
        bookmarked = self._annotations is not None and self._annotations.is_bookmarked(row.id)
        unread = row.id not in self.read
        return RowFlags(
            bookmarked,
            unread,
            is_new=unread and row.rowid in self.new,
            more=self.stories.more(row.rowid),
            is_copy=self.stories.is_copy(row.rowid),
        )

    def marks(self) -> Marks:
        """What filters such as `is:unread` need."""
        from mou_tui.library import Marks

        return Marks.of(self.annotations.marks(), frozenset(self.read))

    def facets(self, rowids: array[int]) -> Facets:
        """What the articles `rowids` consist of, the own fields among it; touches the disk."""
        return replace(self.library.facets(rowids), own_fields=self._own_facets(set(rowids)))

    def _own_facets(self, rowids: set[int]) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
        values = self.annotations.own_values()
        if not values:
            return ()
        from mou_tui.library.facets import field_facets
        from mou_tui.library.fields import in_use, own_fields
        from mou_tui.settings import OWN, load_settings

        # Of an article that has two values in one field the first one counts, as in `Annotations.own_values_for`.
        stands = {
            (rowid, own.field): own.value for own in reversed(values) if (rowid := self.find(own.article)) in rowids
        }
        named = (
            (id_, name, [v for (_rowid, field), v in stands.items() if field == id_])
            for id_, name in load_settings().own_fields.items()
        )
        calls = {field.kind: in_use(field.names) for field in own_fields().values()}
        return tuple((name, field_facets(calls.get(OWN + id_, id_), told)) for id_, name, told in named if told)

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
        return operation and self.own.do(operation)

    # The reader's own things: these write, so they are for the writing thread.

    def show_read(self, article_ids: Sequence[str]) -> Operation:
        """Show these articles as read, or as unread where all were read; what is returned is to be done by `own.do`."""
        from mou_tui.annotations import MarkRead

        unread = tuple(id_ for id_ in article_ids if id_ not in self.read)
        changed, read = (unread, True) if unread else (tuple(article_ids), False)
        (self.read.update if read else self.read.difference_update)(changed)
        return MarkRead(self.state, self.read, changed, read)

    def fields_of(self, article: Article) -> tuple[FilledField, ...]:
        """The own fields of an article in the order of the settings, those that they do not name last; touches the disk."""
        from mou_tui.annotations import FilledField
        from mou_tui.settings import load_settings

        values, named = self.annotations.fields_of(article), load_settings().own_fields
        known = {**named, **{id_: id_ for id_ in values if id_ not in named}}
        return tuple(FilledField(id_, name, values.get(id_, "")) for id_, name in known.items())

    def filled_fields(self, article: Article) -> tuple[FilledField, ...]:
        """Those in which something stands; none until the own files have been read, for which no article waits."""
        if self._annotations is None or not self._annotations.fields_of(article):
            return ()
        return tuple(field for field in self.fields_of(article) if field.value)

    def find(self, ref: ArticleRef) -> int | None:
        """Where in the library an article is that was bookmarked: by its id, else by its path."""
        rowid = self.library.find(ref.id) if ref.id else None
        return rowid if rowid is not None or not ref.path or ref.locator else self.library.find(ref.path)

    def remember_folders(self) -> None:
        """Keep the open folders as the ones to open next time, unless these are the samples; touches the disk."""
        if not self.is_sample:
            self.memory.remember_folders()


_FOLDED_AT_ONCE: Final = 5_000
"""Articles whose stories are put together before the list is shown for the first time; of more, that would be seen."""
