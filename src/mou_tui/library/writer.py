"""Records → index: an article and all that belongs to it are written in one transaction."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import apsw

from mou_tui.annotations.row_identity import TableRows, is_place, lines, sketch_of, whole
from mou_tui.library import charmap, schema
from mou_tui.library.pending import Pending

if TYPE_CHECKING:
    from mou_tui.library.prepare import Prepared
    from mou_tui.library.record import FactsRecord, Record

SAMPLE: Final = 200
"""Articles of which the common trigrams are learnt."""
_MOST_COMPARED: Final = 1_000_000
"""Pairs of rows of a table that are compared, where many were edited at once."""
GRAMS_AT_ONCE: Final = 64
"""Articles whose trigrams are written in one statement."""


class _Former(NamedTuple):
    """An article whose file was read again."""

    rowid: int
    id: str
    added: int
    says: str = ""
    """A sketch of its text, where it is a row of a table."""


class _Came(NamedTuple):
    """A row of a table that says what none said before."""

    rowid: int
    id: str
    says: str


class _Table:
    """The rows of a table that is read again: which were there, and are there now, perhaps elsewhere or edited."""

    def __init__(self, former: Iterable[_Former]) -> None:
        self.gone: dict[str, list[_Former]] = {}
        for old in former:
            self.gone.setdefault(whole(old.says), []).append(old)
        self.came: list[_Came] = []
        self.common: Counter[str] = Counter()

    def take(self, says: str, here: _Former | None) -> _Former | None:
        """The row that said just this, that of the same place before others; None where none did."""
        same = self.gone.get(whole(says), [])
        if not same:
            return None
        return same.pop(same.index(here) if here in same else 0)

    def edited(self) -> Iterator[tuple[_Former, _Came]]:
        """The rows that were edited: what each was and is."""
        left = [old for same in self.gone.values() for old in same]
        came = TableRows(((new, new.says) for new in self.came), self.common)
        for old in left if len(left) * len(self.came) <= _MOST_COMPARED else ():
            new = came.take(old.says)
            if new is not None:
                yield old, new


class Writer:
    """Writes records, each with all that belongs to it. The caller opens transactions, and calls `put_grams` before it commits."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.db = connection
        self.anew = False
        """Whether articles are written whole, even where only their facts have changed."""
        self._grams: list[int | str] = []
        """Rowids and texts whose trigrams are still to be written."""
        self._apart: list[int | str] = []
        """Rowids and what stands by itself in their texts, likewise."""
        self._values: dict[tuple[str, str], int] = {}
        self._folders: dict[bytes, int] = {}
        self._file: int | None = None
        """The file of which further parts are to come, and what it had before."""
        self._former: dict[str, _Former] = {}
        self._table: _Table | None = None

    def has_articles(self) -> bool:
        """Whether there is anything in the index."""
        return schema.row(self.db, "select 1 from file limit 1") is not None

    def meta(self, key: str) -> Any:
        """A value about the index as a whole, or None."""
        row = schema.row(self.db, "select value from meta where key = ?", (key,))
        return None if row is None else row[0]

    def set_meta(self, key: str, value: str) -> None:
        """Keep a value about the index as a whole."""
        self.db.execute("insert or replace into meta values(?, ?)", (key, value))

    def sample_grams(self) -> None:
        """Learn which trigrams are common, so that searches ask for the others."""
        highest = schema.row(self.db, "select max(rowid) from article")[0] or 0
        counts: Counter[str] = Counter()
        for rowid in range(1, highest + 1, -(-highest // SAMPLE) or 1):
            row = schema.row(self.db, "select text from content where rowid = ?", (rowid,))
            if row is not None:
                text = charmap.decode(charmap.matchable_bytes(row[0][:20_000]))
                counts.update({text[i : i + 3] for i in range(len(text) - 2)})
        common = {gram: count for gram, count in counts.items() if count >= SAMPLE // 40}
        self.set_meta("common grams", json.dumps(common, ensure_ascii=False))

    @property
    def is_putting(self) -> bool:
        """Whether further parts of a file are to come."""
        return self._file is not None

    def failure_of(self, file: int) -> str | None:
        """Why the file could not be read, as `kept` keeps a sentence; None where it could."""
        row = schema.row(self.db, "select error from file where id = ?", (file,))
        return None if row is None else row[0]

    def put_file(self, pending: Pending, ready: Prepared, added: int) -> None:
        """Put a file's articles in place of those it had. The parts of one file follow one another, in one transaction."""
        # One that the system or the settings did not give is tried again each time: who may read it changes no time of it.
        mtime = pending.mtime if ready.digest is not None else -1
        file = pending.file if self._file is None else self._file
        if file is None:
            self.db.execute(
                "insert into file(folder, name, size, mtime, digest, added, error) values(?,?,?,?,?,?,?)",
                (self._folder(pending.folder), pending.name, pending.size, mtime, ready.digest, added, ready.error),
            )
            file, self._former, self._table = self.db.last_insert_rowid(), {}, None
        else:
            if self._file is None:
                self._former = self._former_of(file)
                rows = [old for old in self._former.values() if old.says]
                self._table = _Table(rows) if rows else None
            self.db.execute(
                "update file set size = ?, mtime = ?, digest = ?, error = ? where id = ?",
                (pending.size, mtime, ready.digest, ready.error, file),
            )
        for record in ready.records:
            old = self._former.pop(record.locator, None)
            if self._table is not None and is_place(record.locator):
                self._put_row(self._table, file, record, old, added)
                continue
            if old is not None and self._is_same(old, record):
                self.renew_article(old.rowid, record)
                continue
            if old is not None:
                self.remove_article(old.rowid)
                if old.id != record.id:
                    self._succeed(old.id, record.id)
            self.put_article(file, record, old.added if old else added)
        if ready.more:
            self._file = file
            return
        self._file = None
        for old in self._former.values():
            self.remove_article(old.rowid)
        for old, new in self._table.edited() if self._table is not None else ():
            self._succeed(old.id, new.id)
            self.db.execute("update article set added = ? where rowid = ?", (old.added, new.rowid))
        self._table = None

    def _put_row(self, table: _Table, file: int, record: Record, here: _Former | None, added: int) -> None:
        """Put a row of a table in place of the one that stood `here`; it follows the row that said the same, wherever that was."""
        says = sketch_of(charmap.decode(record.text, record.beside or ""))
        table.common.update(set(lines(says)))
        before = table.take(says, here)
        if here is not None and before is here and self._is_same(here, record):
            self.renew_article(here.rowid, record)
            return
        if here is not None:
            self.remove_article(here.rowid)
        rowid = self.put_article(file, record, before.added if before else added)
        if before is None:
            table.came.append(_Came(rowid, record.id, says))
        elif before.id != record.id:
            self._succeed(before.id, record.id)

    def _former_of(self, file: int) -> dict[str, _Former]:
        """A file's articles by locator, which stay until others take their places."""
        rows = schema.rows(
            self.db,
            "select a.rowid, a.locator, a.id, a.added, c.text, c.beside from article a join content c on c.rowid = a.rowid"
            " where a.file = ?",
            (file,),
        )
        return {
            locator: _Former(
                rowid, id_, added, sketch_of(charmap.decode(text, beside or "")) if is_place(locator) else ""
            )
            for rowid, locator, id_, added, text, beside in rows
        }

    def _is_same(self, former: _Former, record: Record) -> bool:
        """Whether an article is there with the same text: new rules change facts and dates more often than words."""
        return (
            not self.anew
            and former.id == record.id
            and (record.text, record.beside, record.shape, record.extra)
            == schema.row(self.db, "select text, beside, shape, extra from content where rowid = ?", (former.rowid,))
        )

    def renew_article(self, rowid: int, record: Record) -> None:
        """Put what is known of an article in place of what was; its text, by which readers know the row, is the same."""
        self.db.execute(
            "update article set title = ?, published_on = ?, published = ?, url = ? where rowid = ?",
            (record.title, record.published_on, record.published, record.url, rowid),
        )
        self.replace_facts(rowid, record.stated)

    def _succeed(self, old: str, new: str) -> None:
        self.db.execute("update successor set new = ? where new = ?", (new, old))
        self.db.execute("delete from successor where old = ?", (new,))
        self.db.execute("insert or replace into successor values(?, ?)", (old, new))

    def touch(self, file: int, pending: Pending) -> None:
        """Remember a file's new place and time; its articles are the same."""
        self.db.execute(
            "update file set folder = ?, name = ?, size = ?, mtime = ? where id = ?",
            (self._folder(pending.folder), pending.name, pending.size, pending.mtime, file),
        )

    def put_article(self, file: int, record: Record, added: int, rowid: int | None = None) -> int:
        """Put an article; returns its rowid."""
        brief = record.stated.summary
        self.db.execute(
            "insert into article(rowid, file, locator, id, title, published_on, published, url, added, instrument, status,"
            " parties, signed_on, expires_on, term, amount, currency) values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (rowid, file, record.locator, record.id, record.title, record.published_on, record.published, record.url, added,
             brief.instrument, brief.status, "\n".join(brief.parties), brief.signed_on, brief.expires_on, brief.term,
             brief.money.amount if brief.money else None, brief.money.currency if brief.money else None),
        )  # fmt: skip
        rowid = self.db.last_insert_rowid()
        self.db.execute(
            "insert into content values(?,?,?,?,?,?)",
            (rowid, record.text, record.beside, record.shape, record.extra, record.stated.facts),
        )
        if brief.status == schema.PENDING:
            self.db.execute("insert into facts_pending values(?)", (rowid,))
        self._put_values(rowid, record.stated)
        self._grams += (rowid, record.grams)
        self._apart += (rowid, record.apart)
        if len(self._grams) >= 2 * GRAMS_AT_ONCE:
            self.put_grams()
        return rowid

    def put_grams(self) -> None:
        """Write the trigrams of the articles put so far, in one statement, and their tokens: most of the work of an article."""
        grams, self._grams = self._grams, []
        apart, self._apart = self._apart, []
        if grams:
            rows = ",".join(["(?,?)"] * (len(grams) // 2))
            self.db.execute(f"insert into grams(rowid, text) values {rows}", grams)
            self.db.execute(f"insert into apart(rowid, tokens) values {rows}", apart)

    @contextlib.contextmanager
    def putting_grams(self, aside: Executor) -> Iterator[None]:
        """Write them in a thread while the caller does something else; nobody else may use the connection meanwhile."""
        putting = aside.submit(self.put_grams)
        try:
            yield
        finally:
            putting.result()

    def replace_facts(self, rowid: int, stated: FactsRecord) -> None:
        """Put an article's new facts in place of the old ones; its text is the same."""
        brief = stated.summary
        self.db.execute(
            "update article set instrument = ?, status = ?, parties = ?, signed_on = ?, expires_on = ?, term = ?,"
            " amount = ?, currency = ? where rowid = ?",
            (brief.instrument, brief.status, "\n".join(brief.parties), brief.signed_on, brief.expires_on, brief.term,
             brief.money.amount if brief.money else None, brief.money.currency if brief.money else None, rowid),
        )  # fmt: skip
        self.db.execute("update content set facts = ? where rowid = ?", (stated.facts, rowid))
        self.db.execute("delete from posting where article = ?", (rowid,))
        self._put_values(rowid, stated)
        self.db.execute("delete from facts_pending where article = ?", (rowid,))

    def remove_article(self, rowid: int) -> None:
        """Take an article out."""
        if rowid in self._grams:
            self.put_grams()
        self.db.execute("delete from grams where rowid = ?", (rowid,))
        self.db.execute("delete from apart where rowid = ?", (rowid,))
        self.db.execute("delete from content where rowid = ?", (rowid,))
        self.db.execute("delete from posting where article = ?", (rowid,))
        self.db.execute("delete from corrected where article = ?", (rowid,))
        self.db.execute("delete from facts_pending where article = ?", (rowid,))
        self.db.execute("delete from article where rowid = ?", (rowid,))

    def remove_file(self, file: int) -> None:
        """Take a file out, with its articles."""
        for (rowid,) in schema.rows(self.db, "select rowid from article where file = ?", (file,)):
            self.remove_article(rowid)
        self.db.execute("delete from file where id = ?", (file,))

    def _put_values(self, rowid: int, stated: FactsRecord) -> None:
        if stated.values:
            numbers = {self._value(value) for value in stated.values}
            self.db.executemany("insert or ignore into posting values(?,?)", [(number, rowid) for number in numbers])

    def _value(self, value: Any) -> int:
        key = (value.kind, value.text)
        number = self._values.get(key)
        if number is None:
            self.db.execute("insert or ignore into value(kind, text, low, high) values(?,?,?,?)", value)
            number = int(schema.row(self.db, "select id from value where kind = ? and text = ?", key)[0])
            if len(self._values) > 50_000:
                self._values.clear()
            self._values[key] = number
        return number

    def _folder(self, path: bytes) -> int:
        number = self._folders.get(path)
        if number is None:
            self.db.execute("insert or ignore into folder(path) values(?)", (path,))
            number = self._folders[path] = int(schema.row(self.db, "select id from folder where path = ?", (path,))[0])
        return number
