"""Changes to bookmarks.toml, each with its inverse."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from mou_tui import clock
from mou_tui.annotations.bookmarks import Bookmark, bookmark_to_table, tidy_note, tidy_tags
from mou_tui.annotations.document import Document
from mou_tui.annotations.operations import Operation, entry_of, undone_by
from mou_tui.i18n import N_


@dataclass(frozen=True, slots=True)
class AddBookmark(Operation):
    """Add a bookmark, unless the same thing is bookmarked already."""

    bookmark: Bookmark
    label: ClassVar[str] = N_("Bookmark added")

    def apply(self, document: Document[Bookmark]) -> Operation | None:
        if document.find(self.bookmark.uid) is not None or same_bookmark(document, self.bookmark) is not None:
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
        place, entry = entry_of(document, self.uid)
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
        place, entry = entry_of(document, self.uid)
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


def same_bookmark(document: Document[Bookmark], bookmark: Bookmark) -> Bookmark | None:
    """The bookmark of the same thing that is there already."""
    return next((other for other in document.of_article(bookmark.article.id) if bookmark.matches(other)), None)
