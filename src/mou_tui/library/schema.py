"""The index file: its tables, how it is opened, and what is done about one that cannot be read.

The index is a cache: everything in it comes from the library's folders and the reader's corrections, and it may be
deleted at any time. Its name says of which folders and of which version of these tables it is, so that two versions of
the program never fight over one file.
"""

import contextlib
import errno
import importlib
import itertools
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import apsw

from mou_tui import locations
from mou_tui.errors import IndexDamagedError, OwnDataError
from mou_tui.i18n import _

VERSION: Final = 5
"""Version of the tables. An index of another version is built anew."""

MEMORY: Final = ":memory:"
BUSY_MS: Final = 10_000
"""How long a write waits for the builder's transaction, which lasts a second."""
WAIT_SECONDS: Final = 20.0
"""How long a change of the reader's waits for the index: longer than the agreements of a large library are being put together."""
_OTHERS_SECONDS: Final = 0.02
"""Seconds between two transactions of a builder, in which others can write; one a second."""

_PAGE: Final = 16_384
"""Bytes of a page: one that holds whole articles is read in half the time that their parts on small pages take."""
_GRAMS_HELD: Final = 32 << 20
"""Bytes of trigrams that the builder holds in memory before it writes them."""
_LOG_PAGES: Final = 1_000
"""Pages that the builder lets the write-ahead log hold before they go to their places: most are written again soon."""

_ASKED_AT_ONCE: Final = 500
"""Values in one statement: SQLite takes so many of any build."""

PENDING: Final = "pending"
"""An article's status while its facts are still to be extracted; its instrument is null until then."""

_TABLES: Final = (
    # folders: the library as JSON; rules: what computed the facts; built: "1" after a sync that saw everything.
    "create table meta(key text primary key, value) without rowid",
    "create table folder(id integer primary key, path blob not null unique)",
    # `error` is why the file has no articles (i18n.kept). Names are bytes as the system has them.
    "create table file(id integer primary key, folder integer not null, name blob not null, size integer, mtime integer,"
    " digest blob, added integer, error text, unique(folder, name))",
    "create index file_digest on file(digest)",
    "create index file_error on file(id) where error is not null",
    # What a list shows. `published` is the date as a number (20230825; the first day of what is less precise), 0 unknown.
    "create table article(rowid integer primary key autoincrement, file integer not null, locator text not null,"
    " id text not null, title text not null, published_on text, published integer not null, url text,"
    " added integer not null, instrument text, status text, parties text, signed_on text, expires_on text, term text,"
    " amount real, currency text)",
    "create index article_file on article(file)",
    "create index article_id on article(id)",
    "create index article_published on article(published desc)",
    "create index article_vague on article(published_on) where length(published_on) < 10",
    # The text at one byte a character (charmap), its paragraphs, and the effective facts.
    "create table content(rowid integer primary key, text blob not null, beside text, shape blob not null, extra text,"
    " facts text)",
    # Values of facts, once each, and the articles that have them. low and high are numbers to compare: days, amounts.
    "create table value(id integer primary key, kind text not null, text text not null, low real, high real,"
    " unique(kind, text))",
    "create table posting(value integer, article integer, primary key(value, article)) without rowid",
    "create index posting_article on posting(article)",
    # Articles whose words can be found already and whose facts are still to be extracted (later_facts).
    "create table facts_pending(article integer primary key)",
    # The id an article has now, for one that it had before its file was changed.
    "create table successor(old text primary key, new text not null) without rowid",
    # Articles whose facts have the reader's corrections in them, and which corrections these were.
    "create table corrected(article integer primary key, digest text not null)",
    "create virtual table grams using fts5(text, content='', contentless_delete=1, detail=none,"
    " tokenize='trigram case_sensitive 1')",
    # What stands by itself (apart.tokens).
    "create virtual table apart using fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')",
    "create virtual table gram using fts5vocab(grams, 'row')",
)


_SHORT_READ: Final = 522
"""SQLite's SQLITE_IOERR_SHORT_READ: the file ends before the page that was asked for."""


def is_damage(error: Exception) -> bool:
    """Whether SQLite says by `error` that the index is not whole."""
    if isinstance(error, apsw.IOError):
        return getattr(error, "extendedresult", 0) == _SHORT_READ
    if isinstance(error, apsw.SQLError):
        return str(error).startswith(("no such table", "no such column", "vtable constructor failed"))
    return isinstance(error, apsw.CorruptError | apsw.NotADBError | IndexDamagedError)


class Place(NamedTuple):
    """Where an index is: a file, or a database in this process' memory that all its threads share."""

    uri: str
    path: Path | None

    @property
    def lock(self) -> Path | None:
        """The file whose lock the one builder holds."""
        return None if self.path is None else self.path.with_name(self.path.name + ".lock")


_memory_numbers = itertools.count(1)


def place_of(folders: Sequence[Path], index: Path | str | None = None) -> Place:
    """The place of the index of `folders`: the one named, `:memory:`, or a file in the cache directory."""
    if index is not None and str(index) == MEMORY:
        return Place(f"file:/mou-tui-{os.getpid()}-{next(_memory_numbers)}?vfs=memdb", None)
    path = default_path(folders) if index is None else Path(index).absolute()
    return Place(f"{path.as_uri()}", path)


def _sha256(data: bytes) -> str:
    # hashlib loads OpenSSL, for which a start would wait longer than for the rest of the index; 3.12 has another name for its own.
    for module in ("_sha2", "_sha256", "hashlib"):
        with contextlib.suppress(ImportError):
            return str(importlib.import_module(module).sha256(data).hexdigest())
    raise AssertionError("hashlib is always there")


def default_path(folders: Sequence[Path]) -> Path:
    """The index file of `folders` in the cache directory, whatever their order."""
    names = sorted({os.fsencode(absolute(folder)) for folder in folders})
    name = _sha256(b"\0".join(names))[:16]
    return locations.cache_dir() / f"library-{name}-v{VERSION}.db"


def absolute(path: Path) -> Path:
    """`path` from the root, without `..` and without following links."""
    return Path(os.path.abspath(locations.expanded(path)))  # noqa: PTH100 - Path.absolute keeps `..`


def connect(place: Place, *, write: bool = False) -> apsw.Connection:
    """A connection to an index that is there and whole.

    Raises IndexDamagedError for one that is damaged, of another version or not there, and OwnDataError where the system
    does not allow reading it.
    """
    path = place.path
    if path is not None:
        _look_at_header(path)
    try:
        return _open(place.uri, apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READWRITE, write=write)
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError) as error:
        if path is None:
            raise IndexDamagedError("not there") from error
        if write:
            raise
        return _open_read_only(path)
    except apsw.Error as error:
        if is_damage(error):
            raise IndexDamagedError(str(error)) from error
        if write or path is None:
            raise
        # On a full disk SQLite cannot open what it keeps beside the index.
        return _open_read_only(path)


def commit_between(db: apsw.Connection) -> None:
    """Commit, and begin the next transaction once others have had time to write: who builds an index holds it nearly always."""
    db.execute("commit")
    time.sleep(_OTHERS_SECONDS)
    db.execute("begin immediate")


def wait_to_write(connection: apsw.Connection) -> None:
    """Let `connection` wait for its turn between two transactions of a builder, for WAIT_SECONDS at most."""
    until = time.monotonic() + WAIT_SECONDS

    def again(_times: int) -> bool:
        time.sleep(_OTHERS_SECONDS / 4)
        return time.monotonic() < until

    connection.set_busy_handler(again)


def _unreadable(path: Path | None) -> OwnDataError:
    return OwnDataError(
        _("The search index cannot be read."),
        path=path,
        advice=_("Allow reading it, or set MOU_TUI_CACHE_DIR to another folder."),
    )


def _open(uri: str, flags: int, *, write: bool = False) -> apsw.Connection:
    connection = apsw.Connection(uri, flags=flags)
    try:
        connection.set_busy_timeout(BUSY_MS)
        version = connection.pragma("user_version")
        if version != VERSION:
            raise IndexDamagedError(f"version {version}")
        connection.pragma("synchronous", "normal")
        # Each thread that reads has a connection; the system holds the file's pages too, once for all of them.
        connection.pragma("cache_size", -8_000 if write else -2_000)
    except BaseException:
        connection.close()
        raise
    return connection


def _open_read_only(path: Path) -> apsw.Connection:
    """An index in a folder where nothing may be written: as it is, which is whole unless a builder was killed there."""
    flags = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READONLY
    for options in ("mode=ro", "immutable=1"):
        try:
            return _open(f"{path.as_uri()}?{options}", flags)
        except apsw.Error as error:
            if is_damage(error):
                raise IndexDamagedError(str(error)) from error
    raise _unreadable(path)


def _look_at_header(path: Path) -> None:
    """Raise IndexDamagedError where the file is missing, empty or shorter than its header says."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError as error:
        raise IndexDamagedError("not there") from error
    except OSError as error:
        raise _unreadable(path) from error
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise IndexDamagedError("no database")
    pages = int.from_bytes(header[28:32], "big")
    page_size = int.from_bytes(header[16:18], "big")
    wal = path.with_name(path.name + "-wal")
    # With a write-ahead log, pages that the header counts may still be there and not here.
    if not (wal.exists() and wal.stat().st_size) and size < pages * page_size:
        raise IndexDamagedError("truncated")


def prepare(place: Place) -> apsw.Connection:
    """A connection to write with: to the index as it is or, where that is unusable, to a new and empty one.

    The caller holds the builder's lock. Raises OwnDataError where the file cannot be made.
    """
    connection = _present_or_new(place)
    connection.pragma("wal_autocheckpoint", _LOG_PAGES)
    return connection


def _present_or_new(place: Place) -> apsw.Connection:
    try:
        return connect(place, write=True)
    except IndexDamagedError:
        pass
    except apsw.Error as error:
        raise unwritable(place, error) from error
    try:
        if place.path is not None:
            place.path.parent.mkdir(parents=True, exist_ok=True)
            remove(place.path)
        return _create(place)
    except (apsw.Error, OSError) as error:
        raise unwritable(place, error) from error


def unwritable(place: Place, error: Exception) -> OwnDataError:
    """What to say when the index could not be written."""
    # A full disk also makes SQLite say that it cannot open the files that it keeps beside the index.
    hides_it = isinstance(error, apsw.CantOpenError | apsw.IOError) and _is_full(place.path)
    if isinstance(error, apsw.FullError) or getattr(error, "errno", None) in _NO_ROOM or hides_it:
        return disk_full(place)
    return OwnDataError(
        _("The search index cannot be written."),
        path=place.path,
        advice=_("Allow writing there, or set MOU_TUI_CACHE_DIR to another folder."),
    )


_NO_ROOM: Final = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_LEAST_ROOM: Final = 64 << 10
"""Bytes without which SQLite cannot even begin to write: its shared memory takes half of them."""


def _is_full(path: Path | None) -> bool:
    """Whether there is no room where the index is, for bytes or for another file."""
    if path is None:
        return False
    there = next((folder for folder in path.parents if folder.is_dir()), path.parent)
    with contextlib.suppress(OSError):
        if shutil.disk_usage(there).free < _LEAST_ROOM:
            return True
        if hasattr(os, "statvfs"):
            files = os.statvfs(there)
            return files.f_files > 0 and files.f_favail == 0
    return False


def disk_full(place: Place) -> OwnDataError:
    """What to say when the index found no room; what was committed before stays usable."""
    return OwnDataError(
        _("The disk is full: the search index is not complete."),
        path=place.path,
        advice=_("Make room, or set MOU_TUI_CACHE_DIR to a folder on another disk."),
    )


def _create(place: Place) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    connection = apsw.Connection(place.uri, flags=flags)
    connection.set_busy_timeout(BUSY_MS)
    connection.pragma("page_size", _PAGE)
    if place.path is not None:
        connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "normal")
    with connection:
        for statement in _TABLES:
            connection.execute(statement)
        # The second's articles in one segment instead of several: a third less time in merging.
        connection.execute("insert into grams(grams, rank) values('hashsize', ?)", (_GRAMS_HELD,))
        # Last, so that no reader takes a half-made file for an index.
        connection.pragma("user_version", VERSION)
    return connection


def remove_former(path: Path) -> None:
    """Delete the indexes that earlier versions made of the same library; one that is in use stays."""
    head, _version, number = path.stem.rpartition("-v")
    if not head.startswith("library-") or not number.isdigit():
        return
    for version in range(1, int(number)):
        with contextlib.suppress(OSError):
            remove(path.with_name(f"{head}-v{version}{path.suffix}"))


def remove(path: Path) -> None:
    """Delete an index with what SQLite keeps beside it. Raises OSError."""
    path.with_suffix(".seen").unlink(missing_ok=True)
    for suffix in ("-wal", "-shm", "-journal", ""):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextlib.contextmanager
def translated(place: Place) -> Iterator[None]:
    """Say what went wrong with the index in a sentence."""
    try:
        yield
    except apsw.FullError as error:
        raise disk_full(place) from error
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise IndexDamagedError(str(error), place.path) from error
    except (apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError) as error:
        raise unwritable(place, error) from error


def has_table(connection: apsw.Connection, name: str) -> bool:
    """Whether there is a table that only builders of later versions, or a builder at its end, make."""
    return row(connection, "select 1 from sqlite_master where name = ?", (name,)) is not None


def rows(connection: apsw.Connection, statement: str, bindings: Any = ()) -> list[Any]:
    """All rows of a statement. Read to the end: a cursor held open keeps the write-ahead log from being reset.

    Raises IndexDamagedError where the file turns out to be damaged.
    """
    try:
        return connection.execute(statement, bindings).fetchall()
    except apsw.Error as error:
        if is_damage(error):
            raise IndexDamagedError(str(error)) from error
        raise


def rows_in(connection: apsw.Connection, statement: str, values: Sequence[Any]) -> Iterator[Any]:
    """The rows of a statement with `in (?*)` for `values`, some hundreds of which are asked for at a time.

    Raises IndexDamagedError where the file turns out to be damaged.
    """
    for start in range(0, len(values), _ASKED_AT_ONCE):
        some = values[start : start + _ASKED_AT_ONCE]
        yield from rows(connection, statement.replace("?*", ",".join("?" * len(some)), 1), tuple(some))


def row(connection: apsw.Connection, statement: str, bindings: Any = ()) -> Any:
    """The first row of a statement, or None."""
    selected = rows(connection, statement, bindings)
    return selected[0] if selected else None


def facts_pending(connection: apsw.Connection) -> int:
    """How many articles' facts are still to be extracted."""
    return int(row(connection, "select count(*) from facts_pending")[0])
