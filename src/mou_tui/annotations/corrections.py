"""The reader's corrections as corrections.toml keeps them: each with the article it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from mou_tui import clock
from mou_tui.annotations.bookmarks import ArticleRef, as_moment, new_uid, without_nothing
from mou_tui.annotations.selectors import Selector, find
from mou_tui.article import Article
from mou_tui.facts.corrections import Anchor, Correction, correction_from_table, correction_to_table


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


def anchored(correction: Correction, text: str) -> Correction:
    """The correction with its anchor on the words that stand in `text` now, where the article was edited since."""
    anchor = correction.anchor
    if anchor is None or anchor.find(text) is not None:
        return correction
    end = anchor.start + len(anchor.quote)
    found = find(Selector(anchor.quote, anchor.prefix, anchor.suffix, anchor.start, end), text)
    return correction if found is None else replace(correction, anchor=Anchor.of(text, found.span))
