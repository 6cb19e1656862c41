"""Which articles have come from feeds of late, for who lists them: read without the rest of what feeds need."""

import contextlib
from pathlib import Path
from typing import Final

import apsw

from mou_tui import locations

FILE: Final = "feeds.db"
_MOST: Final = 500
"""Articles that are told: of more, nobody reads the rest as news."""


def saved_since(moment: str, data_dir: Path | None = None) -> list[str]:
    """The paths of the articles that feeds have brought last, after `moment` (ISO 8601, "" for ever), the last first.

    None where that cannot be told: whoever updates the feeds says what is wrong with their memory.
    """
    path = (data_dir or locations.data_dir()) / FILE
    if not path.exists():
        return []
    with (
        contextlib.suppress(apsw.Error),
        contextlib.closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)) as db,
    ):
        rows = db.execute(
            "SELECT path FROM item WHERE state = 'saved' AND at > ? AND path <> '' ORDER BY at DESC, seq DESC LIMIT ?",
            (moment, _MOST),
        )
        return list(dict.fromkeys(str(found) for (found,) in rows))
    return []
