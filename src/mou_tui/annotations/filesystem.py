"""The one seam through which the reader's own files are written, so that tests can make any call fail.

Every method is one call that may fail on its own: what is left behind after each of them is tested.
"""

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

LOCK_TIMEOUT: Final = 10.0
"""Seconds to wait for another reader that is writing; it holds the lock for milliseconds."""

# A virus scanner or a synced drive's client may hold a file open for a moment; Windows then refuses to replace it.
_WINDOWS_RETRIES: Final = 10
_WINDOWS_PAUSE: Final = 0.05

# Some file systems (and Windows) cannot flush a folder; that is no failure of the change.
_CANNOT_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM, errno.EISDIR})


class Signature(NamedTuple):
    """What tells that a file is another version of itself, without reading it."""

    modified: int
    size: int
    number: int


class FileSystem:
    """The calls the store makes. All raise OSError, `lock` also TimeoutError."""

    def read(self, path: Path) -> bytes:
        """The whole file; FileNotFoundError where there is none."""
        return path.read_bytes()

    def signature(self, path: Path) -> Signature | None:
        """The file's signature, None where there is no file."""
        try:
            stat = path.stat()
        except FileNotFoundError:
            return None
        return Signature(stat.st_mtime_ns, stat.st_size, stat.st_ino)

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted; none where it does not exist."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
        except FileNotFoundError:
            return []

    def make_folder(self, folder: Path) -> None:
        """Create a folder and those above it; what is in it is private to the reader."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def create(self, path: Path) -> int:
        """Create (or empty) a file that only its owner may read, and return its descriptor."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all of `data`."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def sync(self, descriptor: int) -> None:
        """Wait until the file's content is on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a file that `create` opened."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give `source` the name `target`, atomically; the file that had it is gone."""
        for attempt in range(_WINDOWS_RETRIES):
            try:
                source.replace(target)
                return
            except PermissionError:
                if os.name != "nt" or attempt == _WINDOWS_RETRIES - 1:
                    raise
                time.sleep(_WINDOWS_PAUSE)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk, where the platform can."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC:
                raise
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a file; one that is not there is fine."""
        with contextlib.suppress(FileNotFoundError):
            path.unlink()

    @contextmanager
    def lock(self, path: Path) -> Iterator[None]:
        """Hold the lock file `path`: one process at a time, let go when the process dies. TimeoutError after LOCK_TIMEOUT."""
        import filelock

        with filelock.FileLock(path, timeout=LOCK_TIMEOUT, mode=0o600):
            yield


def write_atomically(fs: FileSystem, path: Path, data: bytes) -> None:
    """Put `data` at `path` so that at every moment either the old or the new file is there whole.

    Raises OSError; the file is then the old one, except when only the folder could not be flushed.
    """
    temporary = temporary_name(path)
    try:
        descriptor = fs.create(temporary)
        try:
            fs.write(descriptor, data)
            fs.sync(descriptor)
        finally:
            fs.close(descriptor)
        fs.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            fs.remove(temporary)
        raise


def temporary_name(path: Path) -> Path:
    """The hidden name beside `path` under which its next version is written."""
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")
