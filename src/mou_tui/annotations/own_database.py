"""A database of the reader's own, in SQLite: opened, written in transactions, set aside where it is damaged."""

import contextlib
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import apsw

from mou_tui import clock
from mou_tui.annotations.filesystem import FileSystem
from mou_tui.errors import OwnDataError

_BUSY_MILLISECONDS: Final = 5000


class OwnDatabase:
    """One file, safe to use from several threads and processes. Methods raise OwnDataError, as `_failed` words it."""

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self._connection = connection
        self._guard = threading.RLock()
        self.path = path

    def close(self) -> None:
        """Close the file; nothing may be asked afterwards."""
        with self._guard:
            self._connection.close()

    def _rows(self, statement: str, bindings: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with self._guard:
            try:
                return list(self._connection.execute(statement, bindings))
            except apsw.Error as error:
                raise self._failed(error) from error

    def _write(self, statement: str, bindings: tuple[Any, ...]) -> None:
        with self._writing() as connection:
            connection.execute(statement, bindings)

    @contextmanager
    def _writing(self) -> Iterator[apsw.Connection]:
        """One transaction; other processes wait their turn."""
        with self._guard:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    with contextlib.suppress(apsw.Error):
                        self._connection.execute("ROLLBACK")
                    raise
            except apsw.Error as error:
                raise self._failed(error) from error

    def _failed(self, error: Exception) -> OwnDataError:
        """What could not be kept, and what to do."""
        raise NotImplementedError


def connect(path: Path | str, tables: Iterable[str]) -> apsw.Connection:
    """A connection to a database of the reader's own, with these tables in it. Raises apsw.Error."""
    connection = apsw.Connection(str(path))
    try:
        connection.set_busy_timeout(_BUSY_MILLISECONDS)
        connection.pragma("journal_mode", "wal")
        # After a power cut the last seconds of reading may be gone, and nothing else.
        connection.pragma("synchronous", "normal")
        for table in tables:
            connection.execute(table)
    except BaseException:
        connection.close()
        raise
    return connection


def set_aside(path: Path, fs: FileSystem) -> Path:
    """Give a damaged database a name that says so, and return it. Raises OSError."""
    aside = path.with_name(f"{path.stem}.damaged-{clock.now():%Y%m%d-%H%M%S}{path.suffix}")
    fs.replace(path, aside)
    for tail in ("-wal", "-shm"):
        fs.remove(path.with_name(path.name + tail))
    return aside
