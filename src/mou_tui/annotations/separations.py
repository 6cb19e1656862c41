"""What the reader says is not the same story, as stories.toml keeps it: two articles each, and the operations that change it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from mou_tui import clock
from mou_tui.annotations.bookmarks import ArticleRef, as_moment, new_uid
from mou_tui.annotations.document import Document
from mou_tui.annotations.operations import Batch, Operation, OwnFile
from mou_tui.i18n import N_


@dataclass(frozen=True, slots=True)
class Separation:
    """Two articles that tell two stories, whatever they have in common."""

    uid: str
    article: ArticleRef
    other: ArticleRef
    created: datetime

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of both, in a fixed order."""
        one, other = sorted((self.article.id, self.other.id))
        return one, other


def separation_to_table(separation: Separation) -> dict[str, Any]:
    """The separation as one `[[separation]]` of stories.toml (docs/bookmarks.md)."""
    return {
        "uid": separation.uid,
        "created": separation.created,
        "article": separation.article.to_table(),
        "other": separation.other.to_table(),
    }


def separation_from_table(table: Mapping[str, Any]) -> Separation:
    """The inverse of `separation_to_table`. Raises KeyError or TypeError for what is none."""
    refs = ArticleRef.from_table(table["article"]), ArticleRef.from_table(table["other"])
    return Separation(str(table["uid"]), *refs, as_moment(table.get("created")))


@dataclass(frozen=True, slots=True)
class AddSeparation(Operation):
    """Say that two articles are not the same story, unless that is said already."""

    separation: Separation
    file: ClassVar[OwnFile] = "stories"
    label: ClassVar[str] = N_("Not the same story")

    def apply(self, document: Document[Separation]) -> Operation | None:
        if any(there.ids == self.separation.ids for there in document.items):
            return None
        document.insert(len(document.entries), document.entry(separation_to_table(self.separation)))
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
        inverses = [AddSeparation(item).apply(document) for item in items]
        changed = [inverse for inverse in reversed(inverses) if inverse is not None]
        return Batch(tuple(changed), self.label) if changed else None


def separate(article: ArticleRef, others: Iterable[ArticleRef]) -> Operation:
    """The operation that takes an article out of its story: it is none of the `others`."""
    return Batch(
        tuple(AddSeparation(Separation(new_uid(), article, other, clock.now())) for other in others),
        AddSeparation.label,
    )
