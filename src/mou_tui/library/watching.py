"""Tells when files come into a library's folders, or go: by the system's notices, and by looking where these do not come.

Network drives send no notices of what others do there, and a system may have none left to give (Linux counts them for each
user): so the folders are looked at besides, seldom where there are notices, often where there are none.
"""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from mou_tui.i18n import _
from mou_tui.library.schema import absolute

LOOK_SECONDS: Final = 30.0
"""Between two looks where the system sends notices."""
LOOK_ALONE_SECONDS: Final = 5.0
"""Where it does not."""
_STEP_MS: Final = 500
_GATHER_MS: Final = 2000
"""How long changes that follow one another are gathered into one notice."""

Notices = Callable[[Sequence[Path]], AsyncIterator[Any]]


class FolderLook:
    """What folders and all below them looked like when they were last looked at.

    A folder's own time changes when something in it comes, goes or is renamed, so a look asks each folder and no file: that
    takes as many calls as there are folders.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._roots = [os.fspath(absolute(folder)) for folder in folders]
        self._times: dict[str, int | None] = {}
        self._below: dict[str, list[str]] = {}
        self.has_changed()

    def has_changed(self) -> bool:
        """Whether any folder changed since the last time that this was asked, or came or went."""
        before, self._times = self._times, {}
        waiting = list(self._roots)
        while waiting:
            folder = waiting.pop()
            if folder in self._times:
                continue
            moment = self._times[folder] = _time_of(folder)
            if folder not in self._below or before.get(folder) != moment:
                self._below[folder] = _folders_in(folder)
            waiting += self._below[folder]
        for gone in self._below.keys() - self._times.keys():
            del self._below[gone]
        return self._times != before


def _time_of(folder: str) -> int | None:
    """When something in a folder last came or went; of a file, when it was written. None for what is not there."""
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - thousands at a time
    except OSError:
        return None


def _folders_in(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.path for entry in entries if not entry.name.startswith(".") and _is_folder(entry)]
    except OSError:  # a file, or one that may not be listed
        return []


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    # Links are not followed: one to a folder above would have no end. What a link leads to is indexed all the same.
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _notices(folders: Sequence[Path]) -> AsyncIterator[Any]:
    """What the system tells of changes. Raises OSError and RuntimeError where it cannot."""
    from watchfiles import awatch

    watched: AsyncIterator[Any] = awatch(
        *folders, watch_filter=lambda _change, path: not os.path.basename(path).startswith("."), step=_STEP_MS, debounce=_GATHER_MS,  # noqa: PTH119
    )  # fmt: skip
    return watched


async def watch(
    folders: Sequence[Path],
    tell: Callable[[str], None] = lambda sentence: None,
    *,
    notices: Notices = _notices,
    look_seconds: float = LOOK_SECONDS,
    look_alone_seconds: float = LOOK_ALONE_SECONDS,
) -> AsyncIterator[None]:
    """Yields whenever something in `folders` has changed, until the caller has enough.

    Where the system sends no notices, `tell` hears of it once, and the folders are looked at more often.
    """
    changed = asyncio.Event()
    alone = asyncio.Event()

    async def listen() -> None:
        try:
            async for _changes in notices([folder for folder in folders if folder.exists()]):
                changed.set()
        except (OSError, RuntimeError):
            alone.set()
            tell(
                _(
                    "The system sends no notices of new files (too many folders, or a network drive): they are looked for."
                )
            )
        except ImportError:
            alone.set()

    look = await asyncio.to_thread(FolderLook, folders)
    listening = asyncio.ensure_future(listen())
    try:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(look_alone_seconds if alone.is_set() else look_seconds):
                    await _either(changed, alone if not alone.is_set() else None)
            noticed = changed.is_set()
            changed.clear()
            # Looked at after a notice too, so that the next look does not tell the same again.
            if await asyncio.to_thread(look.has_changed) or noticed:
                yield
    finally:
        listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await listening


async def _either(one: asyncio.Event, other: asyncio.Event | None) -> None:
    waiting = [asyncio.ensure_future(event.wait()) for event in (one, other) if event is not None]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()
