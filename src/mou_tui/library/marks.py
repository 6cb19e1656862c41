"""What a search needs to know of the reader's own things."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Marks:
    """The reader's marks by article id: bookmarked articles, those read, tags, and those with a checked fact."""

    bookmarked: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    checked: frozenset[str] = frozenset()


NO_MARKS = Marks()
