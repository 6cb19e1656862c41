"""The library: folders of articles, opened, listed and searched through their index."""

from __future__ import annotations

import contextlib
import os
import threading
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

import apsw

from mou_tui import clock
from mou_tui.errors import IndexDamagedError
from mou_tui.library import schema
from mou_tui.library.connections import Connections, make_usable
from mou_tui.library.orders import FIRST, Snapshot, read_docs
from mou_tui.library.rows import ROWS, Row, row_of
from mou_tui.library.schema import Place
from mou_tui.library.walk import join

if TYPE_CHECKING:
    # Imported where they are used: opening a library and listing it takes none of them.
    from mou_tui.article import Article
    from mou_tui.facts.model import Facts
    from mou_tui.library.doc import Doc
    from mou_tui.library.facets import Facets
    from mou_tui.library.grouping import GroupedBy, Groups
    from mou_tui.library.marks import Marks
    from mou_tui.library.query import Query
    from mou_tui.library.search import Results
    from mou_tui.library.snippet import Snippet
    from mou_tui.library.stories import Separation, Stories


_STEPS_BETWEEN_LOOKS: Final = 64
"""Steps of SQLite's machine between two looks whether a search was cancelled: a few texts are read in as many."""


class Library:
    """An opened library. Any number of threads may read it; each has a connection of its own.

    What is read is the index; whoever builds it (`mou-tui index`, another reader) does so beside. `data_version` tells
    when that has changed something.
    """

    def __init__(self, folders: Sequence[Path], place: Place) -> None:
        self.folders = tuple(folders)
        self.place = place
        self._lock = threading.RLock()
        self._connections = Connections(place)
        self._snapshot: Snapshot | None = None
        self._stories: tuple[tuple[int, frozenset[Separation]], Stories] | None = None

    @classmethod
    def open(cls, folders: Sequence[Path], *, index: Path | str | None = None) -> Library:
        """The library of `folders`.

        Its index is the file `index`, by default one in the cache directory; one that is not there, of another version or
        unreadable is replaced by an empty one, to be filled by a sync. `":memory:"` is filled at once, by the same code.
        Raises OwnDataError where the index can neither be read nor made.
        """
        place = schema.place_of(folders, index)
        library = cls(folders, place)
        if place.path is None:
            library._connections.keep_open()
            from mou_tui.library.sync import sync

            sync(folders, place)
            return library
        make_usable(place)
        try:
            library.count()
        except IndexDamagedError:
            # The header was whole and what is below it is not. Nothing was shown yet, so nobody has to be told.
            library.replace_damaged()
            library._connections.remade = 0
        return library

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; threads still at it get an error."""
        with self._lock:
            self._connections.close()
            self._snapshot = None

    def replace_damaged(self) -> None:
        """Put an empty index, to be filled by a sync, in the place of one that turned out to be damaged.

        Where somebody has done so already, that one is taken up. Raises BusyError where a builder is at work, who finds out
        by himself, and OwnDataError where nothing can be written.
        """
        with self._lock:
            self._connections.replace_damaged()
            self._snapshot = None

    @property
    def remade(self) -> int:
        """How often the index had to be made anew since the library was opened, since it was damaged or deleted."""
        return self._connections.remade

    def connection(self) -> apsw.Connection:
        """This thread's connection to the index, for what reads tables of its own."""
        return self._connections.of_thread()

    # State

    def data_version(self) -> int:
        """A number that changes whenever the index has: by a builder, another reader, or `refresh`."""
        return self._connections.data_version()

    def snapshot(self) -> Snapshot:
        """The articles as they are now, with their orders; made anew when the index has changed."""
        version = self.data_version()
        with self._lock:
            if self._snapshot is None or self._snapshot.version != version:
                self._snapshot = Snapshot(self.connection, version, clock.today)
            return self._snapshot

    def count(self) -> int:
        """How many articles there are."""
        return len(self.snapshot())

    def facts_pending(self) -> int:
        """How many articles' facts are still to be extracted: those of a new library, whose words are indexed first."""
        return schema.facts_pending(self.connection())

    def is_complete(self) -> bool:
        """Whether a sync has seen all of the folders."""
        row = schema.row(self.connection(), "select value from meta where key = 'built'")
        return row is not None and row[0] == "1"

    def is_of_these_rules(self) -> bool:
        """Whether the index was made by the rules and the libraries that are in force; takes some milliseconds."""
        from mou_tui.library.rules import rules_in_force

        found = schema.row(self.connection(), "select value from meta where key = 'rules'")
        return found is not None and found[0] == rules_in_force()

    def failures(self, *, technical: bool = False) -> list[tuple[str, str]]:
        """The folders that could not be listed and the files that could not be read, each with a sentence that says why.

        With `technical` what lies behind it follows in brackets, where that is known.
        """
        from mou_tui.library import unread

        return unread.failures(self.connection(), technical=technical)

    def own_exports(self) -> int:
        """How many files were passed over since mou-tui has exported them."""
        from mou_tui.library import unread

        return unread.own_exports(self.connection())

    def unread(self) -> tuple[int, int]:
        """How many files could not be read, mou-tui's own exports aside, and how many of them are scans without text."""
        from mou_tui.library import unread

        return unread.numbers(self.connection())

    # Listing

    def order(self, sort: str = "published") -> array[int]:
        """All rowids in the order `sort` (orders.SORTS); `published`: newest first, undated last."""
        return self.snapshot().order(sort)

    def grouped(self, rowids: Sequence[int], by: GroupedBy, sort: str = "published") -> tuple[array[int], Groups]:
        """`rowids` in groups, in each as they were: by the year of the date by which `sort` sorts, or by the first party."""
        return self.snapshot().grouped(rowids, by, sort)

    def stories(self, apart: Iterable[Separation] = ()) -> Stories:
        """Which articles are copies of one text, but for what the reader has set `apart` (`Annotations.apart`)."""
        from mou_tui.library.stories import read_stories

        wanted = self.data_version(), frozenset(apart)
        with self._lock:
            if self._stories is None or self._stories[0] != wanted:
                self._stories = wanted, read_stories(self.connection(), wanted[1])
            return self._stories[1]

    def added_since(self, moment: float) -> array[int]:
        """What the library has first seen after `moment` (seconds since 1970), the last first: what is new."""
        selected = schema.rows(
            self.connection(),
            "select rowid from article where added > ? order by added desc, published desc",
            (int(moment),),
        )
        return array("q", (rowid for (rowid,) in selected))

    def rows(self, rowids: Sequence[int]) -> list[Row]:
        """The rows of `rowids`, in their order; one that is not there any more is left out."""
        selected = schema.rows_in(self.connection(), f"{ROWS} where a.rowid in (?*)", rowids)
        row_by_rowid = {columns[0]: row_of(columns) for columns in selected}
        return [row_by_rowid[rowid] for rowid in rowids if rowid in row_by_rowid]

    def all_rows(self) -> Iterator[Row]:
        """Every article's row, newest first, read in pieces."""
        order = self.order()
        for start in range(0, len(order), 500):
            yield from self.rows(order[start : start + 500])

    def find(self, wanted: str) -> int | None:
        """The rowid of the article with this id, unique prefix of an id, or path; None where there is none, or several."""
        matches = self.find_all(wanted)
        return matches[0] if len(matches) == 1 else None

    def successors(self) -> dict[str, str]:
        """Former ids of articles whose files were changed, each with the id the article has now: what was kept by id moves along."""
        return dict(schema.rows(self.connection(), "select old, new from successor"))

    def find_all(self, wanted: str) -> list[int]:
        """The articles that `wanted` may mean: an id, one that an article had before its file changed, a path, a prefix of an id."""
        db = self.connection()
        selected = schema.rows(db, "select rowid from article where id = ?", (wanted,))
        if not selected:
            selected = schema.rows(
                db, "select a.rowid from successor s join article a on a.id = s.new where s.old = ?", (wanted,)
            )
        if not selected:
            path = schema.absolute(Path(wanted))
            selected = schema.rows(
                db,
                "select a.rowid from article a join file f on f.id = a.file join folder d on d.id = f.folder"
                " where d.path = ? and f.name = ? order by a.rowid",
                (os.fsencode(path.parent), os.fsencode(path.name)),
            )
        prefix = wanted if wanted.startswith("sha256:") else f"sha256:{wanted.lower()}"
        if not selected and len(prefix) > len("sha256:") + 1:
            selected = schema.rows(
                db, "select rowid from article where id >= ? and id < ?", (prefix, prefix + "\U0010ffff")
            )
        return [rowid for (rowid,) in selected]

    def article(self, rowid: int) -> Article:
        """The article. Raises KeyError where it is not there any more."""
        columns = schema.row(
            self.connection(),
            "select a.id, d.path, f.name, a.locator, a.published_on, a.url, c.text, c.beside, c.shape, c.extra"
            " from article a join content c on c.rowid = a.rowid join file f on f.id = a.file"
            " join folder d on d.id = f.folder where a.rowid = ?",
            (rowid,),
        )
        if columns is None:
            raise KeyError(rowid)
        id_, folder, name, *rest = columns
        from mou_tui.library.record import decoded, make_article

        with decoded():
            return make_article(id_, join(folder, name), *rest)

    def facts(self, rowid: int) -> Facts:
        """The article's effective facts. Raises KeyError where it is not there any more."""
        row = schema.row(self.connection(), "select facts from content where rowid = ?", (rowid,))
        if row is None:
            raise KeyError(rowid)
        from mou_tui.library.record import decoded, facts_from_text

        with decoded():
            return facts_from_text(row[0])

    def site(self, rowid: int) -> str:
        """The host the article comes from, "" where that is not known."""
        from mou_tui.library.record import site_of

        found = schema.row(self.connection(), "select url from article where rowid = ?", (rowid,))
        return site_of(found[0]) if found else ""

    # Searching

    def search(
        self,
        query: Query | str,
        *,
        marks: Marks | None = None,
        sort: str | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        first: int = FIRST,
        ranked: int | None = None,
    ) -> Iterator[Results]:
        """The articles that match: first (soon) the newest, `first` of them, last all of them, counted, and ranked (the first `ranked`).

        With `sort`, or the query's own, the order is that one instead of the rank. A search that is `cancelled` just ends.
        """
        from mou_tui.library.field_filters import FieldSearch
        from mou_tui.library.marks import NO_MARKS
        from mou_tui.library.query import parse_query
        from mou_tui.library.search import Search

        parsed = parse_query(query) if isinstance(query, str) else query
        snapshot = self.snapshot()
        db = self.connection()
        fields = FieldSearch(db, snapshot, marks or NO_MARKS)
        # A statement under way, too, makes room for newer words.
        db.set_progress_handler(cancelled, _STEPS_BETWEEN_LOOKS)
        try:
            yield from Search(db, snapshot, parsed, fields, ranked).run(
                sort=parsed.sort or sort, cancelled=cancelled, first=first
            )
        except apsw.InterruptError:
            return
        finally:
            db.set_progress_handler(None)

    def get_ready(self) -> None:
        """Read what the next search needs first, texts and organisations' names: for a thread in which nobody waits."""
        from mou_tui.library.query import parse_query

        self.snapshot().keep_newest()
        # Any word is asked for among the names.
        parse_query("มช")

    def results(
        self,
        query: Query | str,
        *,
        marks: Marks | None = None,
        sort: str | None = None,
        ranked: int | None = None,
    ) -> Results:
        """All articles that match, ranked (the first `ranked`) or sorted, and counted."""
        from mou_tui.library.search import Results

        last = Results(array("q"), 0, True)
        for results in self.search(query, marks=marks, sort=sort, ranked=ranked):
            last = results
        return last

    def found(
        self, query: Query | str, *, marks: Marks | None = None, sort: str | None = None, since: float | None = None
    ) -> array[int]:
        """All articles that match, ranked or sorted; with `since` those that the library has first seen after that moment."""
        last = self.results(query, marks=marks, sort=sort).rowids
        if since is None:
            return last
        new = set(self.added_since(since))
        return array("q", (rowid for rowid in last if rowid in new))

    def snippet(self, rowid: int, query: Query, width: int = 80) -> Snippet:
        """A line with the first match of `query` in the article's text (in its title where there is no other)."""
        from mou_tui.library.snippet import Snippet, snippet_of

        # Any snapshot's text of a rowid is the text: another version of the file gets another rowid.
        snapshot = self._snapshot
        doc = None if snapshot is None else snapshot.kept_doc(rowid)
        if doc is None:
            doc = next(read_docs(self.connection(), [rowid]), None)
        return Snippet("") if doc is None else snippet_of(doc, query, width)

    def having(self, name: str) -> Collection[int] | None:
        """Articles among which all are that have an organisation's `name`; None where the index does not tell."""
        from mou_tui.library.search import having

        return having(self.connection(), self.snapshot(), name)

    def texts(self, rowids: Sequence[int]) -> Iterator[Doc]:
        """The texts of `rowids` as the index holds them, in their order, without those that are not there any more."""
        return read_docs(self.connection(), rowids)

    def facets(self, of: Query | str | Sequence[int], *, marks: Marks | None = None) -> Facets:
        """What the articles of a query, or these articles, consist of."""
        from mou_tui.library.facets import facets
        from mou_tui.library.query import Query

        rowids = self.found(of, marks=marks) if isinstance(of, Query | str) else of
        return facets(self.connection(), self.snapshot(), rowids)

    # Writing

    def refresh(self, article_id: str, facts: Facts) -> None:
        """Put an article's corrected facts into the index, for lists and searches. Raises OwnDataError.

        Into an index that is damaged the sync that makes it anew will put them; into one that is not to be had for long, who has it.
        """
        with contextlib.suppress(IndexDamagedError, apsw.BusyError):
            self._refresh(article_id, facts)

    def _refresh(self, article_id: str, facts: Facts) -> None:
        from mou_tui.library.record import facts_record
        from mou_tui.library.writer import Writer

        with schema.translated(self.place), contextlib.closing(schema.connect(self.place, write=True)) as connection:
            schema.wait_to_write(connection)
            rowids = schema.rows(connection, "select rowid from article where id = ?", (article_id,))
            with connection:
                writer = Writer(connection)
                for (rowid,) in rowids:
                    writer.replace_facts(rowid, facts_record(self.article(rowid), facts))
                # Imported by who writes: the reader paints without it.
                from mou_tui.library import agreement_table, agreements_due

                if agreements_due.is_there(connection):
                    agreement_table.refresh(connection, [rowid for (rowid,) in rowids])
