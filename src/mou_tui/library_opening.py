"""Opening a library: a few texts are indexed at once, in memory where no index can be kept."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mou_tui.errors import OwnDataError

if TYPE_CHECKING:
    from mou_tui.library import Library


_AT_ONCE: Final = 20
"""Texts that are indexed before the list is shown for the first time; what takes longer to read is left to the index's process."""

_SMALL: Final = 500
"""Files that are indexed in memory where no index can be kept; more would take too long at every start."""


def open_library(folders: Sequence[Path]) -> tuple[Library, str]:
    """The library of `folders`, and a sentence where its index had to be made in memory."""
    from mou_tui.library import Library

    try:
        library = Library.open(folders)
        if not library.count() and _are_few_texts(folders):
            from mou_tui.library import BusyError, sync

            # Indexed sooner than a process has started.
            with contextlib.suppress(BusyError):
                sync(folders)
        return library, ""
    except OwnDataError as error:
        from mou_tui.loaders import discover

        if sum(1 for _file in itertools.islice(discover(folders), _SMALL + 1)) > _SMALL:
            raise
        return Library.open(folders, index=":memory:"), str(error)


def _are_few_texts(folders: Sequence[Path]) -> bool:
    from mou_tui.loaders import discover
    from mou_tui.loaders.registry import READ_AT_ONCE

    files = list(itertools.islice(discover(folders), _AT_ONCE + 1))
    return len(files) <= _AT_ONCE and all(file.suffix.lower() in READ_AT_ONCE for file in files)
