"""Folders → what differs from the index: files to read, files that have gone, folders that cannot be listed."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from mou_tui.i18n.kept import kept
from mou_tui.i18n.kept import sentence as _
from mou_tui.library import schema
from mou_tui.library.walk import DirectoryListing, walk
from mou_tui.library.writer import Writer


class Scan:
    """Compares folders with the index; the differences go to the temporary tables `pending` and `gone`."""

    def __init__(self, writer: Writer, folders: Sequence[Path], cancelled: Callable[[], bool]) -> None:
        self._db = writer.db
        self._writer = writer
        self._folders = folders
        self._cancelled = cancelled
        self._unlisted_folders: list[tuple[str, str]] = []
        self.failed = 0
        """Folders that could not be listed."""
        self.listed: dict[bytes, int | None] = {}
        """The folders, each with its time (walk.DirectoryListing)."""

    def run(self) -> int:
        """Compare the folders with the index, folder by folder; the differences go to temporary tables. Returns how many files to read."""
        db = self._db
        db.execute(
            "create temp table if not exists pending(file integer, folder blob, name blob, size integer, mtime integer)"
        )
        db.execute("create temp table if not exists gone(file integer primary key)")
        db.execute("delete from temp.pending")
        db.execute("delete from temp.gone")
        known: dict[bytes, int] = dict(schema.rows(db, "select path, id from folder"))
        # One transaction: a statement of its own for each folder would cost a second on a large library.
        with db:
            for listing in walk(self._folders, self._wanted()):
                if listing.error is not None:
                    self._unlisted(listing, known)
                else:
                    self.listed[listing.folder] = listing.mtime
                    self._compare(listing, known.pop(listing.folder, None))
                if self._cancelled():
                    break
            else:
                for folder in known.values():
                    db.execute("insert or ignore into temp.gone select id from file where folder = ?", (folder,))
            unlisted = json.dumps(self._unlisted_folders)
            if unlisted != (self._writer.meta("unlisted") or "[]"):
                self._writer.set_meta("unlisted", unlisted)
        return int(schema.row(db, "select count(*) from temp.pending")[0])

    @staticmethod
    def _wanted() -> Callable[[bytes], bool]:
        from mou_tui.loaders.registry import SUFFIXES

        endings = frozenset(os.fsencode(suffix[1:]) for suffix in SUFFIXES)
        return lambda name: name[name.rfind(b".") + 1 :].lower() in endings

    def _unlisted(self, listing: DirectoryListing, known: dict[bytes, int]) -> None:
        """A folder that cannot be listed keeps its articles: a drive that is not plugged in is no deletion."""
        below = os.path.join(listing.folder, b"")  # noqa: PTH118 - bytes
        for folder in [f for f in known if f == listing.folder or f.startswith(below)]:
            del known[folder]
        reason = listing.error.strerror if listing.error and listing.error.strerror else str(listing.error)
        sentence = _("This folder cannot be listed: %s. What was known of it stays.") % reason
        self._unlisted_folders.append((os.fsdecode(listing.folder), kept(sentence)))
        self.failed += 1

    def _compare(self, listing: DirectoryListing, folder: int | None) -> None:
        indexed: dict[bytes, tuple[int, int, int]] = {}
        if folder is not None:
            rows = schema.rows(self._db, "select name, id, size, mtime from file where folder = ?", (folder,))
            indexed = {name: (file, size, mtime) for name, file, size, mtime in rows}
        differing = [
            (file, listing.folder, name, size, mtime)
            for name, size, mtime in listing.files
            for file, old_size, old_mtime in (indexed.pop(name, (None, 0, 0)),)
            if file is None or old_size != size or old_mtime != mtime
        ]
        if differing:
            self._db.executemany("insert into temp.pending values(?,?,?,?,?)", differing)
        if indexed:
            self._db.executemany(
                "insert or ignore into temp.gone values(?)", [(file,) for file, _, _ in indexed.values()]
            )
