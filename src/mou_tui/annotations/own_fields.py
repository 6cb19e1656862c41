"""What the reader enters in own fields of articles (file number, unit, state of renewal), as corrections.toml keeps it.

The settings name the fields (`[fields]`). What stands in one that they name no more stays, under its id.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from mou_tui import clock
from mou_tui.annotations.bookmarks import ArticleRef, as_moment, new_uid
from mou_tui.article import Article
from mou_tui.errors import UsageError
from mou_tui.i18n import _
from mou_tui.settings import FIELD_ID
from mou_tui.thai.canonical import canonical_line

OPERATION: Final = "field"
"""What tells such an entry from a correction of a fact."""
LONGEST: Final = 1_000
"""Letters of a value; more is a note."""


class FilledField(NamedTuple):
    """An own field as people see it: its name, and what stands in it ("" for nothing)."""

    id: str
    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class OwnValue:
    """What stands in one own field of one article: one line of canonical text, "" where it is to be emptied."""

    uid: str
    article: ArticleRef
    created: datetime
    changed: datetime
    field: str
    value: str


def own_value(article: Article, field: str, typed: str) -> OwnValue:
    """The value that somebody typed for a field of an article, as it is kept. Raises UsageError for one that is too long."""
    value = canonical_line(typed)
    if len(value) > LONGEST:
        raise UsageError(
            too_long(value),
            advice=_("Write it as a note on the bookmark."),
        )
    now = clock.now()
    return OwnValue(new_uid(), ArticleRef.of(article), now, now, field, value)


def too_long(value: str) -> str:
    """The sentence that says that a value is longer than LONGEST."""
    return _("A field takes up to %(most)d letters; these are %(n)d.") % {"most": LONGEST, "n": len(value)}


def own_value_to_table(own: OwnValue) -> dict[str, Any]:
    """The value as one `[[correction]]` of corrections.toml (docs/fields.md)."""
    return {
        "uid": own.uid,
        "created": own.created,
        "changed": own.changed,
        "operation": OPERATION,
        "field": own.field,
        "value": own.value,
        "article": own.article.to_table(),
    }


def own_value_from_table(table: Mapping[str, Any]) -> OwnValue:
    """The inverse of `own_value_to_table`. Raises KeyError, TypeError or ValueError for what is none.

    A person may have written it: numbers and days need no quotation marks.
    """
    field, written = table["field"], table["value"]
    if not isinstance(field, str) or not re.fullmatch(FIELD_ID, field):
        raise ValueError(f"no field: {field!r}")
    if isinstance(written, bool) or not isinstance(written, str | int | date):
        raise TypeError(f"{field} is not a text")
    value = canonical_line(str(written))
    if not value or len(value) > LONGEST:
        raise ValueError(f"{field} cannot be {value[:40]!r}")
    created = as_moment(table.get("created"))
    article = ArticleRef.from_table(table["article"])
    return OwnValue(str(table["uid"]), article, created, as_moment(table.get("changed"), created), field, value)
