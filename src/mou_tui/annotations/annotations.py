"""The reader's bookmarks and corrections, with undo and redo; safe to use from several threads."""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mou_tui import locations
from mou_tui.annotations.agreements import AgreementEntry, entry_from_table
from mou_tui.annotations.bookmarks import Bookmark, bookmark_from_table
from mou_tui.annotations.corrections import StoredCorrection, stored_from_table
from mou_tui.annotations.document import DocumentKind
from mou_tui.annotations.filesystem import FileSystem
from mou_tui.annotations.identity import Directory, Head, relinked
from mou_tui.annotations.own_fields import OPERATION, OwnValue, own_value_from_table
from mou_tui.annotations.separations import Separation, separation_from_table
from mou_tui.annotations.store import Store
from mou_tui.article import Article
from mou_tui.errors import OwnDataError
from mou_tui.facts.corrections import Correction, apply_corrections
from mou_tui.facts.model import Facts
from mou_tui.i18n import _

if TYPE_CHECKING:
    # Imported when one is made or done: a reader that only opens needs none.
    from mou_tui.annotations.operations import Operation, OwnFile

BOOKMARKS: Final[DocumentKind[Bookmark]] = DocumentKind("bookmarks.toml", "bookmark", bookmark_from_table)


def _correction_or_value(table: Mapping[str, Any]) -> StoredCorrection | OwnValue:
    return own_value_from_table(table) if table.get("operation") == OPERATION else stored_from_table(table)


CORRECTIONS: Final[DocumentKind[StoredCorrection | OwnValue]] = DocumentKind(
    "corrections.toml", "correction", _correction_or_value
)
AGREEMENTS: Final[DocumentKind[AgreementEntry]] = DocumentKind(
    "agreements.toml", "agreement", entry_from_table, "docs/agreements.md"
)
STORIES: Final[DocumentKind[Separation]] = DocumentKind("stories.toml", "separation", separation_from_table)

_MOST_UNDO: Final = 1000


@dataclass(frozen=True, slots=True)
class ReaderMarks:
    """What the reader's files say about articles, by article id, as the library's filters want it."""

    bookmarked: frozenset[str] = frozenset()
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fields: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What stands in own fields, by their ids."""


class _View:
    """What is computed once for each version of the two files."""

    def __init__(self, bookmarks: tuple[Bookmark, ...], entries: tuple[StoredCorrection | OwnValue, ...]) -> None:
        self.bookmarks = bookmarks
        self.entries = entries

    @cached_property
    def corrections(self) -> tuple[StoredCorrection, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, StoredCorrection))

    @cached_property
    def own_values(self) -> tuple[OwnValue, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, OwnValue))

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(b.article.id for b in self.bookmarks if b.kind == "article")

    @cached_property
    def bookmark_directory(self) -> Directory[Bookmark]:
        return Directory(self.bookmarks, lambda b: b.article)

    @cached_property
    def correction_directory(self) -> Directory[StoredCorrection]:
        return Directory(self.corrections, lambda c: c.article)

    @cached_property
    def value_directory(self) -> Directory[OwnValue]:
        return Directory(self.own_values, lambda v: v.article)

    @cached_property
    def marks(self) -> ReaderMarks:
        fields: dict[str, dict[str, str]] = {}
        for own in self.own_values:
            fields.setdefault(own.article.id, {}).setdefault(own.field, own.value)
        tags: dict[str, set[str]] = {}
        for bookmark in self.bookmarks:
            tags.setdefault(bookmark.article.id, set()).update(bookmark.tags)
        return ReaderMarks(
            bookmarked=frozenset(b.article.id for b in self.bookmarks),
            tags={key: frozenset(value) for key, value in tags.items() if value},
            fields=fields,
        )


class Annotations:
    """Bookmarks and corrections of one reader.

    Every method may be called from any thread; those that write (`apply`, `undo`, `redo`, `merge_copy`, `relink`) wait for
    the disk and for the lock, so the app calls them off its own thread.
    """

    def __init__(self, folder: Path, fs: FileSystem, *, forgiving: bool = False) -> None:
        self._guard = threading.RLock()
        self._bookmarks = Store(folder, BOOKMARKS, fs, forgiving=forgiving)
        self._corrections = Store(folder, CORRECTIONS, fs, forgiving=forgiving)
        self._agreements = Store(folder, AGREEMENTS, fs, forgiving=forgiving)
        self._stories = Store(folder, STORIES, fs, forgiving=forgiving)
        self._undo: list[tuple[Operation, Operation]] = []
        self._redo: list[tuple[Operation, Operation]] = []
        self._view = _View((), ())
        self._told: list[str] = []

    @classmethod
    def open(
        cls, data_dir: Path | None = None, fs: FileSystem | None = None, *, forgiving: bool = False
    ) -> "Annotations":
        """The annotations in `data_dir`, which need not exist yet (None: the platform's place).

        Raises OwnDataError where a file is there and cannot be read, unless that is to be `forgiving`: then it counts as
        empty and cannot be changed. A file that does not parse is set aside. `notices` tells of both.
        """
        annotations = cls(data_dir or locations.data_dir(), fs or FileSystem(), forgiving=forgiving)
        for store in annotations._stores():
            store.load()
        annotations._refresh()
        return annotations

    @property
    def notices(self) -> list[str]:
        """Sentences that the reader should be told: files set aside, entries not understood, copies of a synced drive."""
        told = _(
            "%s is another copy of your bookmarks or corrections, made by a synced drive; “mou-tui bookmarks merge” adds it to yours."
        )
        copies = [told % copy.name for copy in self.conflicts()]
        return [notice for store in self._stores() for notice in store.notices] + copies

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks, in the order in which they were added."""
        return self._view.bookmarks

    def bookmark(self, uid: str) -> Bookmark:
        """The bookmark named `uid`, or by a beginning of it that no other has. Raises NoSuchEntryError."""
        beginning = [b for b in self.bookmarks() if b.uid.startswith(uid)] if uid else []
        exact = [b for b in beginning if b.uid == uid]
        if len(exact or beginning) != 1:
            from mou_tui.annotations.operations import NoSuchEntryError

            raise NoSuchEntryError(uid)
        return (exact or beginning)[0]

    def is_bookmarked(self, article_id: str) -> bool:
        """Whether the whole article with this id is bookmarked."""
        return article_id in self._view.ids

    def bookmarks_for(self, head: Head) -> list[Bookmark]:
        """The bookmarks of an article (or of a row of the library) and of what is in it."""
        return self._view.bookmark_directory.of(head)

    def corrections_for(self, article: Article) -> list[Correction]:
        """The reader's corrections of an article's facts, in the order in which they were made."""
        return [stored.correction for stored in self.stored_corrections_for(article)]

    def stored_corrections_for(self, head: Head) -> list[StoredCorrection]:
        """Likewise, as they are stored: with the names by which `RemoveCorrection` takes them back."""
        directory = self._view.correction_directory
        corrections = directory.of(head)
        if len(corrections) < 2:
            return corrections
        order = {id(stored): place for place, stored in enumerate(self._view.corrections)}
        return sorted(corrections, key=lambda stored: order.get(id(stored), 0))

    def effective_facts(self, article: Article, facts: Facts) -> Facts:
        """The extracted facts as the reader's corrections leave them."""
        corrections = self.corrections_for(article)
        return apply_corrections(article, facts, corrections) if corrections else facts

    def corrections(self) -> tuple[StoredCorrection, ...]:
        """All corrections, in the order in which they were made."""
        return self._view.corrections

    def own_values(self) -> tuple[OwnValue, ...]:
        """All that stands in own fields, in the order in which it was first entered."""
        return self._view.own_values

    def own_values_for(self, head: Head) -> dict[str, OwnValue]:
        """What stands in the own fields of an article (or of a row of the library), by their ids."""
        values: dict[str, OwnValue] = {}
        for own in self._view.value_directory.of(head):
            values.setdefault(own.field, own)
        return values

    def fields_of(self, head: Head) -> dict[str, str]:
        """Likewise, the words alone."""
        return {field: own.value for field, own in self.own_values_for(head).items()}

    def setting(self, article: Article, field: str, typed: str) -> "Operation":
        """What puts a value into an own field of an article; "" empties it. Raises UsageError for one that is too long."""
        from mou_tui.annotations.field_operations import SetField
        from mou_tui.annotations.own_fields import own_value

        new, there = own_value(article, field, typed), self.own_values_for(article).get(field)
        return SetField(new if there is None else replace(new, uid=there.uid))

    def agreements(self) -> tuple[AgreementEntry, ...]:
        """What the reader knows of agreements, in the order in which they were first touched."""
        return self._agreements.document.items

    def separations(self) -> tuple[Separation, ...]:
        """What the reader has said is not the same story, in the order in which it was said."""
        return self._stories.document.items

    def apart(self) -> frozenset[tuple[str, str]]:
        """The ids of articles that are not the same story, whatever they have in common, two each."""
        return frozenset(separation.ids for separation in self.separations())

    def tags(self) -> dict[str, int]:
        """Every tag with the number of its bookmarks, the most used first."""
        counts: dict[str, int] = {}
        for bookmark in self.bookmarks():
            for tag in bookmark.tags:
                counts[tag] = counts.get(tag, 0) + 1
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def marks(self) -> ReaderMarks:
        """What the library's filters (`is:bookmarked`, `tag:`) need."""
        return self._view.marks

    def apply(self, operation: "Operation") -> "Operation | None":
        """Do `operation` and remember how to undo it. Returns its inverse, None where nothing had to change.

        Raises OwnDataError where it could not be written: nothing was changed then.
        """
        with self._guard:
            inverse = self._do(operation)
            if inverse is not None:
                self._undo.append((operation, inverse))
                del self._undo[:-_MOST_UNDO]
                self._redo.clear()
            return inverse

    def undo(self) -> "Operation | None":
        """Undo the last change of this session and return what was undone; None where there is none left.

        A change whose bookmark another reader has removed meanwhile is passed over.
        """
        with self._guard:
            return self._step(self._undo, self._redo)

    def redo(self) -> "Operation | None":
        """Do again what was last undone and return it; None where there is nothing."""
        with self._guard:
            return self._step(self._redo, self._undo)

    def reload_if_changed(self) -> bool:
        """Read again what another program has written since. Returns whether anything was. Raises OwnDataError."""
        with self._guard:
            before = [store.document for store in self._stores()]
            for store in self._stores():
                if store.has_changed():
                    store.load()
            changed = any(store.document is not was for store, was in zip(self._stores(), before, strict=True))
            if changed:
                self._refresh()
            return changed

    def conflicts(self) -> list[Path]:
        """Copies of the files that a synced drive made when two machines had changed them."""
        return [path for store in self._stores() for path in store.conflicts()]

    def merge_copy(self, copy: Path) -> "Operation | None":
        """Merge a copy of bookmarks.toml, corrections.toml or agreements.toml into the file; undone like any operation.

        Returns the inverse, None where the copy held nothing new. A conflict copy in the data directory is then renamed, so
        that it is not offered again. Raises OwnDataError where the copy cannot be read or the result not written.
        """
        from mou_tui.annotations.agreement_operations import MergeAgreements
        from mou_tui.annotations.field_operations import MergeCorrections
        from mou_tui.annotations.merging import Merge
        from mou_tui.annotations.separation_operations import MergeSeparations

        with self._guard:
            into = _file_of(copy)
            store = self._store(into)
            document = store.read_copy(copy)
            tables = tuple(entry.table for entry in document.entries)
            merges: dict[OwnFile, Callable[..., Operation]] = {
                "bookmarks": Merge, "corrections": MergeCorrections, "agreements": MergeAgreements, "stories": MergeSeparations,
            }  # fmt: skip
            inverse = self.apply(merges[into](tables))
            if copy in store.conflicts():
                store.retire_copy(copy)
            return inverse

    def relink(
        self,
        heads: Iterable[Head],
        text_of: Callable[[Head], str] | None = None,
        successors: Mapping[str, str] | None = None,
    ) -> int:
        """Follow articles that were moved or edited: `heads` are all articles of the library. Returns how many were followed.

        With `text_of`, which gives the text of one, rows of tables are followed by what they say, and by what the index knows of
        them: `successors` are ids of articles that were edited or moved, with what each is now.

        No part of undo, since nothing of what the reader did changes. Raises OwnDataError.
        """
        from mou_tui.annotations.agreement_operations import RelinkAgreements
        from mou_tui.annotations.operations import Relink

        with self._guard:
            refs = {entry.article for entry in (*self.bookmarks(), *self._view.entries)}
            refs |= {ref.article for entry in self.agreements() for ref in entry.refs}
            changes = relinked(refs, heads, text_of, successors or {}) if refs else {}
            if not changes:
                return 0
            self._do(Relink(changes, "bookmarks"))
            self._do(Relink(changes, "corrections"))
            self._do(RelinkAgreements(changes))
            return len(changes)

    def _stores(self) -> tuple[Store[Any], ...]:
        return (self._bookmarks, self._corrections, self._agreements, self._stories)

    def _store(self, file: "OwnFile") -> Store[Any]:
        stores: dict[OwnFile, Store[Any]] = {
            "bookmarks": self._bookmarks, "corrections": self._corrections, "agreements": self._agreements,
            "stories": self._stories,
        }  # fmt: skip
        return stores[file]

    def _do(self, operation: "Operation") -> "Operation | None":
        from mou_tui.annotations.operations import MarkRead

        if isinstance(operation, MarkRead):
            return operation.perform()
        try:
            return self._store(operation.target).apply(operation)
        finally:
            self._refresh()

    def _step(
        self, take: "list[tuple[Operation, Operation]]", give: "list[tuple[Operation, Operation]]"
    ) -> "Operation | None":
        from mou_tui.annotations.operations import NoSuchEntryError

        while take:
            done, inverse = take[-1]
            try:
                again = self._do(inverse)
            except NoSuchEntryError:
                take.pop()
                continue
            take.pop()
            if again is not None:
                # What is said of it stays what the reader did: undoing a removal is no “bookmark put back”.
                give.append((done, again))
                return done
        return None

    def _refresh(self) -> None:
        bookmarks, entries = self._bookmarks.document.items, self._corrections.document.items
        if bookmarks is not self._view.bookmarks or entries is not self._view.entries:
            self._view = _View(bookmarks, entries)


def _file_of(copy: Path) -> "OwnFile":
    if copy.name.startswith("bookmarks"):
        return "bookmarks"
    if copy.name.startswith("corrections"):
        return "corrections"
    if copy.name.startswith("agreements"):
        return "agreements"
    if copy.name.startswith("stories"):
        return "stories"
    raise OwnDataError(
        _("This is no copy of bookmarks.toml, corrections.toml or agreements.toml."),
        path=copy,
        advice=_("Give it a name that begins with “bookmarks”, “corrections” or “agreements”."),
    )
