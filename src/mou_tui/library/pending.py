"""The files that a run has to read, in the order in which it reads them."""

import os
from collections.abc import Iterator
from typing import Final, NamedTuple

from mou_tui.library.walk import join

CHUNK_BYTES: Final = 2_000_000
"""Bytes that a worker process is handed at once: what they hold waits in memory for its turn."""


class Pending(NamedTuple):
    """A file to read: new where `file` is None, else changed."""

    file: int | None
    folder: bytes
    name: bytes
    size: int
    mtime: int
    digest: bytes | None

    @property
    def path(self) -> str:
        return join(self.folder, self.name)

    def is_large_collection(self) -> bool:
        """Whether it may hold more articles than are to wait in memory for their turn."""
        from mou_tui.loaders.registry import COLLECTIONS

        return self.size > CHUNK_BYTES // 2 and os.fsdecode(self.name[self.name.rfind(b".") :]).lower() in COLLECTIONS


class Queue:
    """The files to read, some at a time."""

    def __init__(self, pending: Iterator[Pending]) -> None:
        self._pending = pending
        self._next = next(pending, None)

    def take(self, most: int) -> list[Pending]:
        """The next files, at most `most` and CHUNK_BYTES of them; a large collection comes alone."""
        files: list[Pending] = []
        size = 0
        while (one := self._next) is not None and len(files) < most:
            size += one.size
            if files and (size > CHUNK_BYTES or one.is_large_collection()):
                break
            files.append(one)
            self._next = next(self._pending, None)
            if one.is_large_collection():
                break
        return files
