"""Whether an index was compared with its folders a moment ago: those of a large library are not gone through for each command.

A file that comes, goes or is renamed changes its folder's time, which is looked at each time. One that is written to in
its place changes no folder; it is noticed once `SECONDS` have passed, or by `mou-tui index` and the reader at once.
"""

import contextlib
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import apsw

from mou_tui import locations
from mou_tui.library.schema import Place

SECONDS: Final = 60
"""How long a comparison holds."""
LARGE: Final = 5_000
"""Files from which on going through the folders takes longer than a tenth of a second."""


def remember(place: Place, folders: Mapping[bytes, int], files: int, when: float) -> None:
    """Note that the index was compared with all of `folders` (each with its time) at the moment `when` (seconds since 1970)."""
    path = _path(place)
    if path is None:
        return
    # A small library is gone through anyway.
    times = {os.fsdecode(folder): mtime for folder, mtime in folders.items()} if files >= LARGE else {}
    try:
        about = {"index": _identity(place), "circumstances": _circumstances(), "files": files}
        temporary = path.with_suffix(".seen-new")
        temporary.write_text(json.dumps({**about, "folders": times}))
        os.utime(temporary, (when, when))
        temporary.replace(path)
    except OSError:
        # Without the note the folders are gone through again.
        forget(place)


def forget(place: Place) -> None:
    """Have the folders gone through again."""
    path = _path(place)
    if path is not None:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def is_fresh(place: Place) -> bool:
    """Whether the index says what is in its folders, as far as their own times tell."""
    path = _path(place)
    if path is None:
        return False
    try:
        age = time.time() - path.stat().st_mtime
        if not 0 <= age < SECONDS:
            return False
        note = json.loads(path.read_text())
        return (
            note["files"] >= LARGE
            and _is_of_now(note, place)
            and all(os.stat(folder).st_mtime_ns == mtime for folder, mtime in note["folders"].items())  # noqa: PTH116
        )
    except _UNUSABLE:
        return False


def has_same_circumstances(place: Place) -> bool:
    """Whether what the index keeps of a file is what would be read of it now, unless the file was changed."""
    path = _path(place)
    if path is None:
        return False
    try:
        return _is_of_now(json.loads(path.read_text()), place)
    except _UNUSABLE:
        return False


_UNUSABLE: Final = (OSError, ValueError, KeyError, TypeError, AttributeError)
"""What a note raises that is not there, or is none."""


def _is_of_now(note: Mapping[str, Any], place: Place) -> bool:
    return bool(note["index"] == _identity(place) and note["circumstances"] == _circumstances())


def _path(place: Place) -> Path | None:
    return None if place.path is None else place.path.with_suffix(".seen")


def _identity(place: Place) -> list[int]:
    """Which file the index is: one that was deleted and made anew is another."""
    assert place.path is not None
    about = place.path.stat()
    return [about.st_dev, about.st_ino]


def _circumstances() -> list[list[object]]:
    """What else decides what the index keeps: the program, the packages it uses, the settings, the reader's corrections."""
    package = Path(__file__).parents[1]
    return [
        # The folder of the packages: another version of any of them is another folder in it.
        _about(Path(apsw.__file__).parents[1]),
        *(
            _about(package / part)
            for part in (".", "agreements", "facts", "library", "loaders", "organizations", "thai")
        ),
        _about(locations.settings_file()),
        _about(locations.corrections_file()),
    ]


def _about(path: Path) -> list[object]:
    try:
        about = path.stat()
    except OSError:
        return [str(path)]
    return [str(path), about.st_mtime_ns, about.st_size]
