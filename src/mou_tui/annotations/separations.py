"""What the reader says is not the same story, as stories.toml keeps it: two articles each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mou_tui.annotations.bookmarks import ArticleRef, as_moment


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
