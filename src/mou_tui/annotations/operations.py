"""Every change to the reader's own files is an operation: applied to what the file holds at that moment, and undone by its inverse.

Two running readers thus merge by themselves. An operation on an entry that is no longer there changes nothing, except
that a note or a tag for it has nowhere to go: that raises NoSuchEntryError.
"""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

from mou_tui import clock
from mou_tui.annotations.bookmarks import ArticleRef, Bookmark, bookmark_to_table, tidy_note, tidy_tags
from mou_tui.annotations.corrections import StoredCorrection, store_correction, stored_to_table
from mou_tui.annotations.document import Document, Entry
from mou_tui.article import Article
from mou_tui.errors import UsageError
from mou_tui.facts.corrections import Changed, Settling, settled
from mou_tui.facts.model import Fact
from mou_tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from mou_tui.annotations.state import State

OwnFile = Literal["bookmarks", "corrections", "agreements", "stories"]

UNDONE: Final[Mapping[str, str]] = {
    "Bookmark added": N_("bookmark added"),
    "Bookmark removed": N_("bookmark removed"),
    "Bookmark restored": N_("bookmark restored"),
    "Tags changed": N_("tags changed"),
    "Note changed": N_("note changed"),
    "Tag renamed": N_("tag renamed"),
    "Tag removed": N_("tag removed"),
    "Fact changed": N_("fact changed"),
    "Fact added": N_("fact added"),
    "Fact rejected": N_("fact rejected"),
    "Fact checked": N_("fact checked"),
    "Article checked": N_("article checked"),
    "Check taken back": N_("taking a check back"),
    "Field changed": N_("field changed"),
    "Field emptied": N_("field emptied"),
    "Correction undone": N_("correction undone"),
    "Correction restored": N_("correction restored"),
    "Bookmarks follow their articles": N_("bookmarks following their articles"),
    "Copies merged": N_("copies merged"),
    "New value accepted": N_("new value accepted"),
    "Own value kept": N_("own value kept"),
    "Earlier check dropped": N_("earlier check dropped"),
    "Agreement named": N_("naming of an agreement"),
    "Agreement changed": N_("agreement changed"),
    "Agreement forgotten": N_("agreement forgotten"),
    "Agreement restored": N_("agreement restored"),
    "Value rejected": N_("value rejected"),
    "Agreements joined": N_("agreements joined"),
    "Agreements parted": N_("agreements parted"),
    "Renewal noted": N_("renewal noted"),
    "Amendment noted": N_("amendment noted"),
    "Agreements follow their articles": N_("agreements following their articles"),
    "Register read back": N_("register read back"),
    "Marked as read": N_("marking as read"),
    "Not the same story": N_("taking a story apart"),
    "The same story again": N_("putting a story together"),
    "Marked as unread": N_("marking as unread"),
}
"""What was done, as it is named after “Undone:” and “Redone:”: in Thai a sentence would say there that it is done."""


class NoSuchEntryError(UsageError):
    """The bookmark or correction is not there (any more)."""

    def __init__(self, uid: str) -> None:
        super().__init__(_("There is no bookmark or correction “%s” (any more).") % uid)
        self.uid = uid


class Operation:
    """A change to one of the files. `apply` changes the document and returns the inverse; None where nothing changed."""

    file: ClassVar[OwnFile] = "bookmarks"
    label: ClassVar[str] = ""

    def apply(self, document: Document[Any]) -> "Operation | None":
        """Change `document`. Raises NoSuchEntryError where what should be changed is gone."""
        raise NotImplementedError

    def describe(self) -> str:
        """What was done, in the language in use (“Bookmark added”)."""
        return _(self._label())

    def name(self) -> str:
        """Likewise, as the name of what was undone or done again (“bookmark added”)."""
        label = self._label()
        return _(UNDONE[label]) if label in UNDONE else self.describe()

    def _label(self) -> str:
        return self.label

    @property
    def target(self) -> OwnFile:
        """The file that the operation changes."""
        return self.file


@dataclass(frozen=True, slots=True)
class AddBookmark(Operation):
    """Add a bookmark, unless the same thing is bookmarked already."""

    bookmark: Bookmark
    label: ClassVar[str] = N_("Bookmark added")

    def apply(self, document: Document[Bookmark]) -> Operation | None:
        if document.find(self.bookmark.uid) is not None or _same(document, self.bookmark) is not None:
            return None
        document.add(bookmark_to_table(self.bookmark))
        return RemoveBookmark(self.bookmark.uid)


@dataclass(frozen=True, slots=True)
class RemoveBookmark(Operation):
    """Remove a bookmark; its inverse puts it back, with its tags, its note and what a later version added to it."""

    uid: str
    label: ClassVar[str] = N_("Bookmark removed")

    def apply(self, document: Document[Bookmark]) -> Operation | None:
        taken = document.take_out(self.uid)
        return None if taken is None else PutBackBookmark(*taken)


@dataclass(frozen=True, slots=True)
class PutBackBookmark(Operation):
    """Put an entry back where it stood: the inverse of RemoveBookmark."""

    table: Mapping[str, Any]
    place: int
    label: ClassVar[str] = N_("Bookmark restored")

    def apply(self, document: Document[Bookmark]) -> Operation | None:
        uid = document.put_back(self.table, self.place)
        return None if uid is None else RemoveBookmark(uid)


@dataclass(frozen=True, slots=True)
class SetTags(Operation):
    """Give a bookmark these tags instead of its own."""

    uid: str
    tags: tuple[str, ...]
    label: ClassVar[str] = N_("Tags changed")

    def apply(self, document: Document[Bookmark]) -> Operation | None:
        place, entry = _entry(document, self.uid)
        before = entry.item.tags if entry.item else ()
        after = tidy_tags(self.tags)
        if before == after:
            return None
        document.put(place, entry.with_changes({"tags": list(after) or None, "changed": clock.now()}))
        return SetTags(self.uid, before)


@dataclass(frozen=True, slots=True)
class SetNote(Operation):
    """Give a bookmark this note instead of its own ("" for none)."""

    uid: str
    note: str
    label: ClassVar[str] = N_("Note changed")

    def apply(self, document: Document[Bookmark]) -> Operation | None:
        place, entry = _entry(document, self.uid)
        before = entry.item.note if entry.item else ""
        after = tidy_note(self.note)
        if before == after:
            return None
        document.put(place, entry.with_changes({"note": after or None, "changed": clock.now()}))
        return SetNote(self.uid, before)


@dataclass(frozen=True, slots=True)
class RenameTag(Operation):
    """Give every bookmark that has the tag `old` the tags `new` instead: another name, an existing one (both become one), or none."""

    old: str
    new: tuple[str, ...]

    def apply(self, document: Document[Bookmark]) -> Operation | None:
        inverses: list[Operation | None] = []
        for bookmark in document.items:
            if self.old in bookmark.tags:
                tags = itertools.chain.from_iterable(self.new if tag == self.old else (tag,) for tag in bookmark.tags)
                inverses.append(SetTags(bookmark.uid, tuple(tags)).apply(document))
        return undone_by(inverses, self._label())

    def _label(self) -> str:
        return N_("Tag renamed") if self.new else N_("Tag removed")


@dataclass(frozen=True, slots=True)
class AddCorrection(Operation):
    """Add a correction after those that are there: a later one wins."""

    correction: StoredCorrection
    file: ClassVar[OwnFile] = "corrections"
    label: ClassVar[str] = N_("Fact changed")

    def apply(self, document: Document[StoredCorrection]) -> Operation | None:
        if document.find(self.correction.uid) is not None:
            return None
        document.add(stored_to_table(self.correction))
        return RemoveCorrection(self.correction.uid)

    def _label(self) -> str:
        return CORRECTED[self.correction.correction.operation]


CORRECTED: Final[Mapping[str, str]] = {
    "edit": N_("Fact changed"),
    "add": N_("Fact added"),
    "reject": N_("Fact rejected"),
    "check": N_("Fact checked"),
}
"""What was done to a fact, by the correction's operation."""


@dataclass(frozen=True, slots=True)
class RemoveCorrection(Operation):
    """Take a correction back."""

    uid: str
    file: ClassVar[OwnFile] = "corrections"
    label: ClassVar[str] = N_("Correction undone")

    def apply(self, document: Document[StoredCorrection]) -> Operation | None:
        taken = document.take_out(self.uid)
        return None if taken is None else PutBackCorrection(*taken)


@dataclass(frozen=True, slots=True)
class PutBackCorrection(Operation):
    """Put a correction back where it stood: the inverse of RemoveCorrection."""

    table: Mapping[str, Any]
    place: int
    file: ClassVar[OwnFile] = "corrections"
    label: ClassVar[str] = N_("Correction restored")

    def apply(self, document: Document[StoredCorrection]) -> Operation | None:
        uid = document.put_back(self.table, self.place)
        return None if uid is None else RemoveCorrection(uid)


@dataclass(frozen=True, slots=True)
class Relink(Operation):
    """Remember other ids and paths for articles that were moved or edited."""

    changes: Mapping[ArticleRef, ArticleRef]
    to: OwnFile = "bookmarks"
    label: ClassVar[str] = N_("Bookmarks follow their articles")

    @property
    def target(self) -> OwnFile:
        return self.to

    def apply(self, document: Document[Any]) -> Operation | None:
        back: dict[ArticleRef, ArticleRef] = {}
        for place, entry in enumerate(document.entries):
            new = self.changes.get(entry.item.article) if entry.item else None
            if new is not None and entry.item is not None:
                back[new] = entry.item.article
                kept = entry.table.get("article", {})
                document.put(place, entry.with_changes({"article": {**kept, **new.to_table()}}))
        return Relink(back, self.to) if back else None


@dataclass(frozen=True, slots=True)
class Batch(Operation):
    """Several operations on one file as one: all are written together and undone together."""

    operations: tuple[Operation, ...]
    title: str = ""

    @property
    def target(self) -> OwnFile:
        return self.operations[0].target if self.operations else "bookmarks"

    def apply(self, document: Document[Any]) -> Operation | None:
        inverses: list[Operation | None] = []
        gone: list[NoSuchEntryError] = []
        for operation in self.operations:
            try:
                inverses.append(operation.apply(document))
            except NoSuchEntryError as error:  # another reader removed it: the rest still is to be done
                gone.append(error)
        inverse = undone_by(inverses, self.title)
        if gone and inverse is None:
            raise gone[0]
        return inverse

    def _label(self) -> str:
        return self.title or (self.operations[0]._label() if len(self.operations) == 1 else "")

    def describe(self) -> str:
        if label := self._label():
            return _(label)
        count = len(self.operations)
        return ngettext("%(n)d change", "%(n)d changes", count) % {"n": count}


def undone_by(inverses: Iterable[Operation | None], label: str) -> Operation | None:
    """The inverse of steps that were done in this order, from theirs; None where none of them changed anything."""
    changed = tuple(inverse for inverse in inverses if inverse is not None)
    return Batch(changed[::-1], label) if changed else None


@dataclass(frozen=True, slots=True)
class Merge(Operation):
    """Add what another copy of the file holds: entries that are missing here, tags, and notes that differ.

    Nothing is taken away: an entry that is missing in the copy may have been added here. Of two entries with the same name
    that are no bookmarks the one here stays.
    """

    tables: tuple[Mapping[str, Any], ...]
    into: OwnFile = "bookmarks"
    label: ClassVar[str] = N_("Copies merged")

    @property
    def target(self) -> OwnFile:
        return self.into

    def apply(self, document: Document[Any]) -> Operation | None:
        return undone_by((self._take_over(document, document.entry(table)) for table in self.tables), self.label)

    def _take_over(self, document: Document[Any], other: Entry[Any]) -> Operation | None:
        place = document.find(other.uid)
        if place is None:
            return self._add(document, other)
        return self._join(document, document.entries[place], other) if self.into == "bookmarks" else None

    def _add(self, document: Document[Any], other: Entry[Any]) -> Operation | None:
        if self.into == "corrections":
            return PutBackCorrection(other.table, len(document.entries)).apply(document)
        same = None if other.item is None else _same(document, other.item)
        if same is not None:
            place = document.find(same.uid)
            return None if place is None else self._join(document, document.entries[place], other)
        return PutBackBookmark(other.table, len(document.entries)).apply(document)

    def _join(self, document: Document[Any], mine: Entry[Any], other: Entry[Any]) -> Operation | None:
        """Both copies' tags; both notes, where neither holds the other."""
        if mine.item is None or other.item is None:
            return None
        tags = SetTags(mine.uid, (*mine.item.tags, *other.item.tags)).apply(document)
        older, newer = sorted((mine.item, other.item), key=lambda b: b.changed)
        note = (
            newer.note
            if older.note in newer.note
            else older.note
            if newer.note in older.note
            else f"{newer.note}\n\n{older.note}"
        )
        noted = SetNote(mine.uid, note).apply(document)
        return undone_by((tags, noted), self.label)


@dataclass(frozen=True, slots=True)
class MarkRead(Operation):
    """Mark articles as read or unread. `shown` is what the list goes by: the ids of all articles that were read."""

    state: "State"
    shown: set[str]
    ids: tuple[str, ...]
    read: bool

    def perform(self) -> "MarkRead":
        """Write it down, and return the inverse. Its articles are those that are to be changed."""
        for article_id in self.ids:
            (self.shown.add if self.read else self.shown.discard)(article_id)
            self.state.mark_read(article_id, self.read)
        return MarkRead(self.state, self.shown, self.ids, not self.read)

    def _label(self) -> str:
        return N_("Marked as read") if self.read else N_("Marked as unread")


def settle(stored: Iterable[StoredCorrection], article: Article, fact: Fact, how: Settling) -> Operation:
    """What settles a fact of an article that was changed: the corrections it was changed after go, another may come.

    `stored` are the article's corrections. Raises ValueError for a fact with nothing to settle.
    """
    correction, changed = settled(article, fact, how), Changed.of(fact)
    gone = [s for s in stored if changed is not None and changed.is_of(s.correction, fact)]
    steps: list[Operation] = [RemoveCorrection(s.uid) for s in gone]
    if correction is not None:
        steps.append(AddCorrection(store_correction(article, correction)))
    return Batch(tuple(steps), SETTLED[how])


SETTLED: Final[Mapping[Settling, str]] = {
    "accept": N_("New value accepted"),
    "keep": N_("Own value kept"),
    "drop": N_("Earlier check dropped"),
}
"""What was done about a fact whose article was changed."""


def _same(document: Document[Bookmark], bookmark: Bookmark) -> Bookmark | None:
    """The bookmark of the same thing that is there already."""
    return next((other for other in document.of_article(bookmark.article.id) if bookmark.matches(other)), None)


def _entry(document: Document[Any], uid: str) -> tuple[int, Entry[Any]]:
    place = document.find(uid)
    if place is None:
        raise NoSuchEntryError(uid)
    return place, document.entries[place]


def batch(operations: Iterable[Operation]) -> Operation:
    """The operations as one."""
    several = tuple(operations)
    return several[0] if len(several) == 1 else Batch(several)
