"""What a search has found, and searches that are kept."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mou_tui.library import Groups


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A saved search: how many articles it finds, and how many of them the library has got since it was last run."""

    name: str
    query: str
    count: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The result of a search so far. `problem` is what is wrong with a half-written query, `query` the parsed one."""

    text: str
    rowids: array[int]
    count: int
    exact: bool
    query: Any = None
    problem: str = ""
    groups: Groups | None = None
    hits: Sequence[int] = ()
    """All articles that fit; `rowids` has each story once."""
    by_words: str = ""
    """The query with people's names as words, where these stand in more articles: only news of agreements is read for people."""
    more_by_words: int = 0
    """How many more."""
    inside: int = 0
    """How many of them have the word of two or three letters inside longer words only."""
    suggestion: str = ""
    """What finds something where this finds nothing: the same keys under the other keyboard layout."""
    searched: tuple[str, ...] = ()
    """Where this finds nothing: sentences that say what was looked through, and what could not be."""
