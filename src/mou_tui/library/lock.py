"""One process at a time builds an index: it holds a lock beside it."""

import contextlib
from collections.abc import Iterator

from mou_tui.library import schema
from mou_tui.library.schema import Place


class BusyError(Exception):
    """Another process is building this index."""


@contextlib.contextmanager
def builder(place: Place, wait: float) -> Iterator[None]:
    """The right to build this index, which one process at a time has."""
    if place.lock is None:
        yield
        return
    import filelock

    try:
        place.lock.parent.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(place.lock)
        lock.acquire(timeout=wait)
    except filelock.Timeout as error:
        raise BusyError(str(place.path)) from error
    except OSError as error:
        raise schema.unwritable(place, error) from error
    try:
        yield
    finally:
        lock.release()
