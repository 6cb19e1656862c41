"""Connections to one index: one a thread, all of them anew where another file has taken its place."""

import contextlib
import threading
import weakref

import apsw

from mou_tui.errors import IndexDamagedError
from mou_tui.library import schema
from mou_tui.library.lock import BusyError, builder
from mou_tui.library.schema import Place


class Connections:
    """The connections of any number of threads that read an index. It may be damaged or deleted while it is open."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._local = threading.local()
        self._lock = threading.RLock()
        # Weakly: with a thread that ends its connection goes, and the pages that it held.
        self._all: weakref.WeakSet[apsw.Connection] = weakref.WeakSet()
        self._keeper: apsw.Connection | None = None
        self._generation = 0
        self._watch: apsw.Connection | None = None
        self._opened_file: tuple[int, int] | None = None
        self.remade = 0
        """How often the index had to be made anew, since it was damaged or deleted."""

    def keep_open(self) -> None:
        """Make an index in memory, which lives as long as a connection to it."""
        self._keeper = schema.prepare(self._place)

    def close(self) -> None:
        """Close all; threads still at it get an error."""
        with self._lock:
            for connection in list(self._all):
                with contextlib.suppress(apsw.Error):
                    connection.close()
            self._all.clear()
            self._watch = None
            self._generation += 1
            if self._keeper is not None:
                self._keeper.close()
                self._keeper = None

    def of_thread(self) -> apsw.Connection:
        """This thread's connection."""
        if getattr(self._local, "generation", None) != self._generation:
            self._local.connection = self._connect()
            self._local.generation = self._generation
        connection: apsw.Connection = self._local.connection
        return connection

    def _connect(self) -> apsw.Connection:
        try:
            connection = schema.connect(self._place)
        except IndexDamagedError:
            self.remade += make_usable(self._place)
            connection = schema.connect(self._place)
        with self._lock:
            self._all.add(connection)
        return connection

    def replace_damaged(self) -> None:
        """Put an empty index in the place of one that is damaged, unless somebody has. Raises BusyError and OwnDataError."""
        if self._place.path is None:
            raise AssertionError("a database in memory is not damaged by others")
        with self._lock:
            if self._opened_file is None or self._file() == self._opened_file:
                with builder(self._place, wait=1.0):
                    try:
                        schema.remove(self._place.path)
                    except OSError as error:
                        raise schema.unwritable(self._place, error) from error
                    schema.prepare(self._place).close()
            self.remade += 1
            self._reopen()

    def data_version(self) -> int:
        """A number that changes whenever the index has."""
        with self._lock:
            if self._watch is None or self._file() != self._opened_file:
                self._reopen()
            assert self._watch is not None
            # SQLite's number counts for one connection; another file begins anew.
            (number,) = schema.row(self._watch, "pragma data_version")
            return int(number) + 1_000_000 * self._generation

    def _file(self) -> tuple[int, int] | None:
        """Which file the index' name stands for: a builder that found it damaged has put another in its place."""
        if self._place.path is None:
            return None
        try:
            status = self._place.path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _reopen(self) -> None:
        """Connect anew, all threads, each when it asks next."""
        self._generation += 1
        self._watch = self._connect()
        self._opened_file = self._file()


def make_usable(place: Place) -> bool:
    """See that there is an index to read, an empty one if need be; whether one had to be made."""
    try:
        schema.connect(place).close()
        return False
    except IndexDamagedError:
        pass
    if place.path is None:
        raise AssertionError("a database in memory is made when it is opened")
    try:
        with builder(place, wait=10):
            schema.prepare(place).close()
    except BusyError:
        # What the builder has made by now is an index.
        schema.connect(place).close()
    return True
