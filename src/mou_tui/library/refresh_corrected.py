"""Articles whose facts the reader has corrected since they were indexed, here or with another program."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Protocol

from mou_tui.library.prepare import Preparer
from mou_tui.library.record import FactsRecord, facts_record, make_article
from mou_tui.library.schema import row, rows
from mou_tui.library.walk import join

ARTICLES: Final = (
    "select a.rowid, a.id, d.path, f.name, a.locator, a.published_on, a.url, c.text, c.beside, c.shape, c.extra"
    " from article a join content c on c.rowid = a.rowid join file f on f.id = a.file join folder d on d.id = f.folder"
)
"""Of the table article, as `a`: the rowid and what `make_article` needs, the path in two parts."""


class FactsWriter(Protocol):
    """What writes the index, as far as facts go."""

    db: Any

    def replace_facts(self, rowid: int, stated: FactsRecord) -> None:
        """Put an article's new facts in place of the old ones."""


def refresh_corrected(writer: FactsWriter, preparer: Preparer) -> int:
    """Bring the facts of corrected articles up to date; returns how many that were. The caller has a transaction open."""
    db = writer.db
    done: dict[int, str] = dict(rows(db, "select article, digest from corrected"))
    annotations = preparer.annotations
    if annotations is None and not done:
        return 0
    wanted = set(_corrected(db, annotations)) if annotations is not None else set()
    changed = 0
    for rowid in wanted | done.keys():
        columns = row(db, f"{ARTICLES} where a.rowid = ?", (rowid,))
        if columns is None:
            continue
        _rowid, id_, folder, name, *rest = columns
        article = make_article(id_, join(folder, name), *rest)
        corrections = annotations.corrections_for(article) if annotations is not None else []
        digest = hashlib.sha256(repr(corrections).encode("utf-8", "surrogatepass")).hexdigest() if corrections else ""
        if done.get(rowid, "") == digest:
            continue
        writer.replace_facts(rowid, facts_record(article, preparer.facts_of(article)))
        db.execute("delete from corrected where article = ?", (rowid,))
        if digest:
            db.execute("insert into corrected values(?, ?)", (rowid, digest))
        changed += 1
    return changed


def _corrected(db: Any, annotations: Any) -> Iterator[int]:
    """The articles that the corrections are about, found by id, former id or path."""
    for stored in annotations.corrections():
        ref = stored.article
        for (rowid,) in rows(
            db,
            "select rowid from article where id = ?1"
            " union select a.rowid from successor s join article a on a.id = s.new where s.old = ?1",
            (ref.id,),
        ):
            yield rowid
        if ref.path:
            path = Path(ref.path)
            for (rowid,) in rows(
                db,
                "select a.rowid from article a join file f on f.id = a.file join folder d on d.id = f.folder"
                " where d.path = ? and f.name = ? and a.locator = ?",
                (os.fsencode(path.parent), os.fsencode(path.name), ref.locator),
            ):
                yield rowid
