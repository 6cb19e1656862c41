"""The article of one file, from an index that has read the file as it is now: shown without being read again."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from mou_tui.errors import IndexDamagedError, OwnDataError
from mou_tui.library import freshness, schema
from mou_tui.library.index import Library


def find_indexed(path: Path, locator: str, libraries: Iterable[Sequence[Path]]) -> tuple[Library, int] | None:
    """The first of `libraries` whose index has the article at `locator` ("" for the only one) of the file, and its rowid there.

    None where no index has it, or has it of another version of the file, of the program, its settings or the corrections.
    """
    for folders in libraries:
        place = schema.place_of(folders)
        if freshness.has_same_circumstances(place):
            library = Library(folders, place)
            try:
                rowids = _rowids(library, path, locator)
            except (IndexDamagedError, OwnDataError):
                continue
            if len(rowids) == 1:
                return library, rowids[0]
            library.close()
    return None


def _rowids(library: Library, path: Path, locator: str) -> list[int]:
    """The articles of the file as it is now that are meant and whose facts are known."""
    path = schema.absolute(path)
    about = path.stat()
    selected = schema.rows(
        library.connection(),
        "select a.rowid, a.locator from article a join file f on f.id = a.file join folder d on d.id = f.folder"
        " where d.path = ? and f.name = ? and f.size = ? and f.mtime = ? and a.status is not ?",
        (os.fsencode(path.parent), os.fsencode(path.name), about.st_size, about.st_mtime_ns, schema.PENDING),
    )
    return [rowid for rowid, named in selected if locator in ("", named)]
