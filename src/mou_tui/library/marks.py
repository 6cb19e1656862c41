"""What a search needs to know of the reader's own things."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mou_tui.annotations import ReaderMarks


@dataclass(frozen=True, slots=True)
class Marks:
    """The reader's marks by article id: bookmarked articles, those read, tags, and what stands in own fields."""

    bookmarked: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fields: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, annotated: "ReaderMarks", read: frozenset[str] = frozenset()) -> "Marks":
        """The marks that the annotations hold, with the articles that were read."""
        return cls(annotated.bookmarked, read, annotated.tags, annotated.fields)


NO_MARKS = Marks()
