"""Changes to stories.toml, each with its inverse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from mou_tui import clock
from mou_tui.annotations.bookmarks import ArticleRef, new_uid
from mou_tui.annotations.document import Document
from mou_tui.annotations.operations import Batch, Operation, OwnFile, undone_by
from mou_tui.annotations.separations import Separation, separation_to_table
from mou_tui.i18n import N_


@dataclass(frozen=True, slots=True)
class AddSeparation(Operation):
    """Say that two articles are not the same story, unless that is said already."""

    separation: Separation
    file: ClassVar[OwnFile] = "stories"
    label: ClassVar[str] = N_("Not the same story")

    def apply(self, document: Document[Separation]) -> Operation | None:
        if any(there.ids == self.separation.ids for there in document.items):
            return None
        document.add(separation_to_table(self.separation))
        return RemoveSeparation(self.separation.uid)


@dataclass(frozen=True, slots=True)
class RemoveSeparation(Operation):
    """Say no longer that two articles are not the same story."""

    uid: str
    file: ClassVar[OwnFile] = "stories"
    label: ClassVar[str] = N_("The same story again")

    def apply(self, document: Document[Separation]) -> Operation | None:
        place = document.find(self.uid)
        if place is None:
            return None
        item = document.remove(place).item
        return None if item is None else AddSeparation(item)


@dataclass(frozen=True, slots=True)
class MergeSeparations(Operation):
    """Add what another copy of stories.toml holds, as `Merge` does of the other files."""

    tables: tuple[Mapping[str, Any], ...]
    file: ClassVar[OwnFile] = "stories"
    label: ClassVar[str] = N_("Copies merged")

    def apply(self, document: Document[Separation]) -> Operation | None:
        items = [item for table in self.tables if (item := document.entry(table).item) is not None]
        return undone_by((AddSeparation(item).apply(document) for item in items), self.label)


def separate(article: ArticleRef, others: Iterable[ArticleRef]) -> Operation:
    """The operation that takes an article out of its story: it is none of the `others`."""
    return Batch(
        tuple(AddSeparation(Separation(new_uid(), article, other, clock.now())) for other in others),
        AddSeparation.label,
    )
