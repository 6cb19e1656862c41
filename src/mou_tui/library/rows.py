"""What a list shows of an article."""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

import apsw

from mou_tui.facts.amount import Money
from mou_tui.library import schema
from mou_tui.library.walk import join


class Row(NamedTuple):
    """What a list shows of an article. Dates are ISO 8601; `added` is when the library first saw it, in seconds since 1970.

    `instrument` and `status` are "none" where no agreement is reported, None where the facts are not known; `parties` are in
    their shortest forms.
    """

    rowid: int
    id: str
    path: str
    locator: str
    title: str
    published_on: str | None
    source_url: str | None
    added: int
    instrument: str | None
    status: str | None
    parties: tuple[str, ...]
    signed_on: str | None
    expires_on: str | None
    term: str | None
    money: Money | None
    facts_pending: bool = False
    """Whether the facts are still to be extracted: the article was indexed just now."""

    @property
    def facts_failed(self) -> bool:
        """Whether the article's facts are not known, since they could not be extracted."""
        return self.instrument is None and not self.facts_pending


def texts_of(db: apsw.Connection) -> Callable[[Any], str]:
    """What gives the text of an article of which a row is at hand, "" of one that is gone."""
    from mou_tui.library import charmap

    def text_of(head: Any) -> str:
        found = schema.row(db, "select text, beside from content where rowid = ?", (head.rowid,))
        return "" if found is None else charmap.decode(found[0], found[1] or "")

    return text_of


ROWS: Final = (
    "select a.rowid, a.id, d.path, f.name, a.locator, a.title, a.published_on, a.url, a.added, a.instrument, a.status,"
    " a.parties, a.signed_on, a.expires_on, a.term, a.amount, a.currency"
    " from article a join file f on f.id = a.file join folder d on d.id = f.folder"
)
"""Of the table article, as `a`: what a row needs."""


def row_of(columns: Sequence[Any]) -> Row:
    """The row that the columns of ROWS are."""
    (rowid, id_, folder, name, locator, title, published_on, url, added, instrument, status, parties, signed_on, expires_on,
     term, amount, currency) = columns  # fmt: skip
    pending = status == schema.PENDING
    return Row(
        rowid=rowid,
        id=id_,
        path=join(folder, name),
        locator=locator,
        title=title,
        published_on=published_on,
        source_url=url,
        added=added,
        instrument=instrument,
        status=None if pending else status,
        parties=tuple(parties.split("\n")) if parties else (),
        signed_on=signed_on,
        expires_on=expires_on,
        term=term,
        money=None if amount is None else Money(int(amount) if amount == int(amount) else amount, currency),
        facts_pending=pending,
    )
