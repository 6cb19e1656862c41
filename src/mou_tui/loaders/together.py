"""Small files read several at a time by the child process, since each request to it costs as much as a short mail.

One file costs one file all the same: what fails in company, or is in the company of one that ends the child, is read again
alone, and only then is anything said of it.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from mou_tui.article import Article
from mou_tui.errors import InputError
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.reading import file_suffix, is_sidecar, read, read_here
from mou_tui.loaders.registry import READ_AT_ONCE, Format, format_of

_MOST: Final = 16
"""Files in one request: then the request itself costs next to nothing, and little is read twice where one ends the child."""
_SMALL: Final = 128 * 1024
_APART: Final = frozenset((*READ_AT_ONCE, ".pdf", ".xlsx", ".ods"))
"""Formats that need no child, and those in which even a small file takes far longer than a request."""


class File(NamedTuple):
    """A file that is in memory; `sha256` is the hex digest of its bytes."""

    data: bytes
    path: str
    sha256: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others, and from itself with other bytes."""
        return self.path, self.sha256


class Together:
    """Reads files one after the other, and those that are coming along with one that is asked for. For one thread."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._articles: dict[tuple[str, str], list[Article]] = {}
        self._alone: set[tuple[str, str]] = set()

    def read(self, file: File, coming: Callable[[], Iterable[File]]) -> Iterable[Article]:
        """The articles in a file. Raises InputError where they end too soon.

        `coming` gives the files that may be asked for next, and is called only where they can be read along with this one.
        """
        known = format_of(file.data, file_suffix(file.path))
        if file.key not in self._articles and self._is_small(file, known):
            files = [file, *islice(filter(self._is_small, coming()), _MOST - 1)]
            if len(files) > 1:
                self._read_together(files)
        self._alone.discard(file.key)
        articles = self._articles.pop(file.key, None)
        return read(file.data, file.path, self._limits, file.sha256, known) if articles is None else articles

    def _read_together(self, files: Sequence[File]) -> None:
        from mou_tui.loaders.confined import ask_together

        # What was read and never asked for had changed meanwhile.
        self._articles.clear()
        articles: list[Article] = []
        numbers = iter(files)
        for article in ask_together(_each, files, self._limits, limits=self._limits, number=len(files)):
            if not isinstance(article, bool):
                articles.append(article)
                continue
            file = next(numbers)
            if article:
                self._articles[file.key] = articles
            articles = []
        self._alone = {file.key for file in files if file.key not in self._articles}

    def _is_small(self, file: File, known: Format | None = None) -> bool:
        suffix = file_suffix(file.path)
        return (
            suffix not in _APART
            and len(file.data) <= _SMALL
            and file.key not in self._alone
            and (known or format_of(file.data, suffix)).is_confined(file.data)
        )


def small_files(paths: Iterable[tuple[str, Container[bytes]]]) -> Iterator[File]:
    """Those of the files that may be read together; each path stands with the digests (16 bytes) of contents that are none to read."""
    for path, known in paths:
        if file_suffix(path) in _APART or is_sidecar(path):
            continue
        try:
            with open(path, "rb") as opened:  # noqa: PTH123
                data = opened.read(_SMALL + 1) if stat.S_ISREG(os.fstat(opened.fileno()).st_mode) else b""
        except (OSError, ValueError):
            continue
        sha256 = hashlib.sha256(data)
        if 0 < len(data) <= _SMALL and sha256.digest()[:16] not in known:
            yield File(data, path, sha256.hexdigest())


def _each(files: Sequence[File], limits: Limits) -> Iterator[Article | bool]:
    """The articles of each file, and behind them whether these are all; in the child."""
    for file in files:
        try:
            yield from read_here(file.data, file.path, limits, file.sha256)
        except InputError:
            yield False
        else:
            yield True
