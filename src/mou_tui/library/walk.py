"""The files below a library's folders, folder by folder, with what tells whether they changed."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mou_tui.library.schema import absolute


class Stat(NamedTuple):
    """A file's name in its folder (bytes, as the system has it), its size in bytes and its mtime in nanoseconds."""

    name: bytes
    size: int
    mtime: int


class DirectoryListing(NamedTuple):
    """The files of one folder that may hold articles; `error` where the folder could not be listed.

    `mtime` is the folder's own, before it was listed; None where only some files of it were asked for.
    """

    folder: bytes
    files: list[Stat]
    error: OSError | None = None
    mtime: int | None = None


def walk(roots: Sequence[Path], wanted: Callable[[bytes], bool]) -> Iterator[DirectoryListing]:
    """The folders below `roots` with those of their files whose name is `wanted`; a root may be a file.

    Hidden files and folders, pipes and devices are passed over, and the file into which this program's own output goes
    (`mou-tui list news > news/list.csv`); a link to a folder is followed once. A folder that is not there or may not be
    read has an `error` and no files.
    """
    output = _own_output()
    seen: set[tuple[int, int]] = set()
    visited: set[bytes] = set()
    singles: dict[bytes, list[bytes]] = {}
    waiting: list[bytes] = []
    for root in dict.fromkeys(absolute(root) for root in roots):
        if root.is_file():
            singles.setdefault(os.fsencode(root.parent), []).append(os.fsencode(root.name))
        else:
            waiting.append(os.fsencode(root))
    waiting.reverse()
    while waiting:
        folder = waiting.pop()
        listing, below = _list(folder, wanted, seen, output)
        if listing is not None:
            visited.add(folder)
            yield listing
        waiting += sorted(below)
    for folder, names in singles.items():
        if folder not in visited:
            yield DirectoryListing(folder, list(_stats(folder, names)))


def _list(
    folder: bytes, wanted: Callable[[bytes], bool], seen: set[tuple[int, int]], output: tuple[int, int] | None
) -> tuple[DirectoryListing | None, list[bytes]]:
    """The listing of `folder` and the folders in it; no listing where it was seen under another name."""
    files: list[Stat] = []
    below: list[bytes] = []
    try:
        own = os.stat(folder)  # noqa: PTH116 - bytes
        key = (own.st_dev, own.st_ino)
        # Windows without inode numbers says 0.
        if own.st_ino and key in seen:
            return None, []
        seen.add(key)
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(b"."):
                    continue
                # An entry that vanishes or cannot be asked is none.
                try:
                    if wanted(entry.name) and entry.is_file():
                        about = entry.stat()
                        if (about.st_dev, about.st_ino) == output:
                            continue
                        files.append(Stat(entry.name, about.st_size, about.st_mtime_ns))
                    elif entry.is_dir():
                        below.append(entry.path)
                except OSError:
                    continue
    except OSError as error:
        return DirectoryListing(folder, [], error), []
    return DirectoryListing(folder, files, mtime=own.st_mtime_ns), below


def _own_output() -> tuple[int, int] | None:
    """The device and inode of the file that standard output is, where it is one."""
    try:
        about = os.fstat(1)
    except OSError:
        return None
    # Windows without inode numbers says 0.
    return (about.st_dev, about.st_ino) if stat.S_ISREG(about.st_mode) and about.st_ino else None


def _stats(folder: bytes, names: list[bytes]) -> Iterator[Stat]:
    for name in dict.fromkeys(names):
        try:
            about = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - bytes
        except OSError:
            continue
        yield Stat(name, about.st_size, about.st_mtime_ns)


def join(folder: bytes, name: bytes) -> str:
    """The path of a file as the rest of the program writes it."""
    return os.fsdecode(os.path.join(folder, name))  # noqa: PTH118 - bytes
