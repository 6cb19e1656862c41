"""The reader's corrections as corrections.toml keeps them: each with the article it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mou_tui import clock
from mou_tui.annotations.bookmarks import ArticleRef, as_moment, new_uid, without_nothing
from mou_tui.article import Article
from mou_tui.facts.correction_format import correction_from_table, correction_to_table
from mou_tui.facts.corrections import Correction


@dataclass(frozen=True, slots=True)
class StoredCorrection:
    """One correction with its name for good and its article."""

    uid: str
    article: ArticleRef
    created: datetime
    correction: Correction


def store_correction(article: Article, correction: Correction) -> StoredCorrection:
    """A new entry of corrections.toml."""
    return StoredCorrection(new_uid(), ArticleRef.of(article), clock.now(), correction)


def stored_to_table(stored: StoredCorrection) -> dict[str, Any]:
    """The correction as one `[[correction]]` of corrections.toml (docs/bookmarks.md)."""
    table = correction_to_table(stored.correction)
    inner = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    flat = {key: value for key, value in table.items() if key not in inner}
    tables: dict[str, Any] = {"article": stored.article.to_table(), **inner}
    return dict(without_nothing({"uid": stored.uid, "created": stored.created, **flat, **tables}))


def stored_from_table(table: Mapping[str, Any]) -> StoredCorrection:
    """The inverse of `stored_to_table`. Raises KeyError, TypeError or ValueError for what is no correction."""
    return StoredCorrection(
        uid=str(table["uid"]),
        article=ArticleRef.from_table(table["article"]),
        created=as_moment(table.get("created")),
        correction=correction_from_table(table),
    )
