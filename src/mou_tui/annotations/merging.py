"""Taking over what another copy of bookmarks.toml or corrections.toml holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from mou_tui.annotations.bookmark_operations import PutBackBookmark, SetNote, SetTags, same_bookmark
from mou_tui.annotations.correction_operations import PutBackCorrection
from mou_tui.annotations.document import Document, Entry
from mou_tui.annotations.operations import Operation, OwnFile, undone_by
from mou_tui.i18n import N_


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
        same = None if other.item is None else same_bookmark(document, other.item)
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
