"""Lists of articles as they are shown: orders and groups, what a row has beside the article."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from mou_tui.i18n import N_

if TYPE_CHECKING:
    from mou_tui.library import Groups


Grouping = Literal["none", "year", "party"]

GROUPINGS: Final[dict[Grouping, str]] = {
    "none": N_("Not grouped"),
    "year": N_("Grouped by year"),
    "party": N_("Grouped by party"),
}

Sort = Literal["published", "signed", "expires", "title", "added"]

SORTS: Final[dict[Sort, str]] = {
    "published": N_("newest first"),
    "signed": N_("last signed first"),
    "expires": N_("first to expire first"),
    "title": N_("by title"),
    "added": N_("last added first"),
}


def dates_of(sort: Sort) -> Literal["published", "signed", "expires"]:
    """Which date a list in this order shows."""
    return sort if sort == "signed" or sort == "expires" else "published"


class RowFlags(NamedTuple):
    """What the reader has added to an article, as far as the list shows it."""

    bookmarked: bool = False
    unread: bool = False
    is_new: bool = False
    """Whether a feed has brought it since the reader was last here, and it is still unread."""
    more: int = 0
    """How many copies of its story it stands for."""
    is_copy: bool = False
    """Whether it stands below the best copy of its story."""


class ArticleList(NamedTuple):
    """Articles in the order in which they are listed, and their groups where they have some; `total` is how many there are."""

    rowids: array[int]
    groups: Groups | None = None
    total: int = 0
    is_unfolded: bool = False
    """Whether stories are still to be folded: each copy stands by itself until then."""
    shown: int | None = None
    """The article that the reader is at, which it was made for."""


class Changes(NamedTuple):
    """What another process has changed: `listing` is the list as it is now, None where the index is as it was."""

    version: int
    listing: ArticleList | None = None
    failed: int = 0
    own_files: bool = False
    remade: bool = False
    """Whether the index was found damaged or deleted, and an empty one is in its place: articles have other rowids now."""
    pending: int = 0
    """How many articles' facts are still to be extracted."""
    shown: int | None = None
    """The rowid that the article now has which the reader is at."""
