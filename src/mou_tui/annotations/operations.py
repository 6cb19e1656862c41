"""Every change to the reader's own files is an operation: applied to what the file holds at that moment, and undone by its inverse.

Two running readers thus merge by themselves. An operation on an entry that is no longer there changes nothing, except
that a note or a tag for it has nowhere to go: that raises NoSuchEntryError.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

from mou_tui.annotations.bookmarks import ArticleRef
from mou_tui.annotations.document import Document, Entry
from mou_tui.errors import UsageError
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


def entry_of(document: Document[Any], uid: str) -> tuple[int, Entry[Any]]:
    """Where an entry stands, and the entry. Raises NoSuchEntryError."""
    place = document.find(uid)
    if place is None:
        raise NoSuchEntryError(uid)
    return place, document.entries[place]


def batch(operations: Iterable[Operation]) -> Operation:
    """The operations as one."""
    several = tuple(operations)
    return several[0] if len(several) == 1 else Batch(several)
