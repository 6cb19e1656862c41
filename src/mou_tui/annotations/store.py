"""One TOML file of the reader's own: read whole, changed by operations, replaced atomically, never overwritten unread."""

import contextlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from mou_tui import clock
from mou_tui.annotations.document import Document, DocumentKind
from mou_tui.annotations.filesystem import FileSystem, Signature, write_atomically
from mou_tui.errors import OwnDataError
from mou_tui.i18n import _, ngettext
from mou_tui.i18n.reasons import system_reason

if TYPE_CHECKING:
    from mou_tui.annotations.operations import Operation

T = TypeVar("T")

BACKUP: Final = ".bak"
LOCK: Final = "mou-tui.lock"

_SET_ASIDE: Final = ".unreadable-"
_MERGED: Final = ".merged-"


class Store(Generic[T]):
    """The file of one kind in the data directory.

    `notices` are sentences for the reader: what was set aside, what was not understood. Not safe for use by two threads
    at a time; `Annotations` sees to that.
    """

    def __init__(self, folder: Path, kind: DocumentKind[T], fs: FileSystem, *, forgiving: bool = False) -> None:
        # Where the file is a link (dotfiles in a repository), what it links to is replaced, not the link.
        self.path = (folder / kind.file).resolve()
        self._lock = folder / LOCK
        self._kind = kind
        self._fs = fs
        self._forgiving = forgiving
        self._data: bytes | None = None
        self._signature: Signature | None = None
        self.notices: list[str] = []
        self.document: Document[T] = kind.empty()

    def load(self) -> None:
        """Read the file, if another version of it is there than the one that was read last.

        One that does not parse is set aside under the lock, and the version before it takes its place. Raises
        OwnDataError where the file cannot be read, unless the store is forgiving: then a notice says so, and every change
        is refused.
        """
        try:
            self._take(*self._read())
        except OwnDataError as error:
            if not self._forgiving:
                raise
            self._notice(f"{error} " + _("Until then it counts as empty, and nothing in it can be changed."))
        except ValueError:
            try:
                with self._locked():
                    self._load_or_set_aside()
            except OwnDataError as error:
                # It stays where it is and every change is refused; what was there before can still be read.
                self._notice(str(error))
                with contextlib.suppress(OSError):
                    self.document = self._backup()[1] or self._kind.empty()

    def has_changed(self) -> bool:
        """Whether another program has written the file since it was read."""
        try:
            return self._fs.signature(self.path) != self._signature
        except OSError:
            return False

    def apply(self, operation: "Operation") -> "Operation | None":
        """Under the lock: read again, apply, write. Returns the inverse, None where nothing had to change.

        Raises OwnDataError where the change could not be written (the file is then as it was) and NoSuchEntryError.
        """
        with self._locked():
            self._load_or_set_aside()
            changed = self.document.copy()
            inverse = operation.apply(changed)
            if inverse is not None:
                self._write(changed)
        return inverse

    def conflicts(self) -> list[Path]:
        """Copies of the file that a synced drive made when two machines had changed it."""
        return [self.path.with_name(name) for name in self._names() if is_conflict_copy(name, self.path)]

    def read_copy(self, copy: Path) -> Document[T]:
        """The document in a copy. Raises OwnDataError where it cannot be read."""
        try:
            return self._kind.parse(self._fs.read(copy))
        except (ValueError, OSError) as error:
            raise OwnDataError(
                _("This copy cannot be read: %s.") % system_reason(error), path=copy, advice=_("It was left as it is.")
            ) from error

    def retire_copy(self, copy: Path) -> None:
        """Give a merged copy a name that says so."""
        with contextlib.suppress(OSError):  # it is merged; that it stays under its name is a nuisance and no loss
            self._fs.replace(copy, self._free_name(copy, _MERGED))

    def _names(self) -> list[str]:
        try:
            return self._fs.names(self.path.parent)
        except OSError:
            return []

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._fs.make_folder(self._lock.parent)
            lock = self._fs.lock(self._lock)
            lock.__enter__()
        except TimeoutError as error:
            raise OwnDataError(
                _("Another mou-tui keeps this file locked; nothing was changed."),
                path=self.path,
                advice=_("Try again, or close the other one."),
            ) from error
        except OSError as error:
            raise self._not_written(error) from error
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                lock.__exit__(None, None, None)

    def _read(self) -> tuple[bytes | None, Signature | None]:
        """The file's bytes, None where there is no file; and a signature that is not newer than they are."""
        try:
            signature = self._fs.signature(self.path)
            data = self._fs.read(self.path) if signature is not None else None
        except FileNotFoundError:
            return None, None
        except OSError as error:
            raise OwnDataError(
                _("This file cannot be read: %s.") % system_reason(error),
                path=self.path,
                advice=_("Check who may read it; nothing was changed."),
            ) from error
        return data, signature

    def _take(self, data: bytes | None, signature: Signature | None) -> None:
        if data is None:
            self.document = self._kind.empty()
        elif data != self._data:
            self.document = self._kind.parse(data, self.document)
            self._look_over(self.document)
        self._data, self._signature = data, signature

    def _look_over(self, document: Document[T]) -> None:
        """Tell of what is kept without being understood."""
        count = document.not_understood()
        if self._kind.is_newer(document):
            self._notice(_("%s was written by a newer mou-tui; what this one does not know is kept.") % self.path.name)
        elif count:
            self._notice(
                ngettext(
                    "%(file)s: %(n)d entry is not understood; it is kept as it is.",
                    "%(file)s: %(n)d entries are not understood; they are kept as they are.",
                    count,
                )
                % {"file": self.path.name, "n": count}
            )

    def _notice(self, sentence: str) -> None:
        if sentence not in self.notices:
            self.notices.append(sentence)

    def _load_or_set_aside(self) -> None:
        """Read the file anew; called under the lock, where no other reader is writing it."""
        data, signature = self._read()
        try:
            self._take(data, signature)
        except ValueError as error:
            self._set_aside(data or b"", error)
            self._take(*self._read())

    def _set_aside(self, data: bytes, error: ValueError) -> None:
        aside = self._free_name(self.path, _SET_ASIDE)
        try:
            backup, document = self._backup()
            if backup is not None:
                # Copied, not renamed, so that at no moment there is no file.
                write_atomically(self._fs, aside, data)
                write_atomically(self._fs, self.path, backup)
            else:
                self._fs.replace(self.path, aside)
            self._fs.sync_folder(self.path.parent)
        except OSError as failure:
            raise self._not_written(failure) from error
        told = _("%(file)s could not be read (%(why)s) and was set aside as %(aside)s.")
        sentence = told % {"file": self.path.name, "why": str(error), "aside": aside.name}
        if document is not None:
            count = len(document.entries)
            sentence += " " + ngettext(
                "The version before it, with %(n)d entry, took its place.",
                "The version before it, with %(n)d entries, took its place.",
                count,
            ) % {"n": count}
        self._notice(sentence)

    def _backup(self) -> tuple[bytes, Document[T]] | tuple[None, None]:
        """The version before, None where there is none or it is damaged too (it is then set aside likewise)."""
        try:
            data = self._fs.read(self._backup_path)
        except FileNotFoundError:
            return None, None
        try:
            return data, self._kind.parse(data)
        except ValueError:
            self._fs.replace(self._backup_path, self._free_name(self._backup_path, _SET_ASIDE))
            return None, None

    @property
    def _backup_path(self) -> Path:
        return self.path.with_name(self.path.name + BACKUP)

    def _free_name(self, path: Path, why: str) -> Path:
        """`bookmarks.toml` → `bookmarks.unreadable-20231001-093000.toml`, with a number where that is taken."""
        taken = set(self._names())
        moment = clock.now().strftime("%Y%m%d-%H%M%S")
        name = f"{path.stem}{why}{moment}{path.suffix}"
        number = 2
        while name in taken:
            name = f"{path.stem}{why}{moment}-{number}{path.suffix}"
            number += 1
        return path.with_name(name)

    def _write(self, document: Document[T]) -> None:
        data = document.to_bytes()
        try:
            self._remove_leftovers()
            if self._data is not None:
                write_atomically(self._fs, self._backup_path, self._data)
            write_atomically(self._fs, self.path, data)
        except OSError as error:
            self._data = self._signature = None  # whatever is there now is read again
            raise self._not_written(error) from error
        self.document, self._data, self._signature = document, data, None
        # From here on the change is made, whatever fails.
        try:
            self._fs.sync_folder(self.path.parent)
            self._signature = self._fs.signature(self.path)
        except OSError as error:
            told = _("%(file)s: the change is made, but it is not sure that it outlives a power cut (%(why)s).")
            self._notice(told % {"file": self.path.name, "why": system_reason(error)})

    def _remove_leftovers(self) -> None:
        """Remove what a process that was killed while writing left: it held the lock that is ours now."""
        leftover = re.compile(rf"\A\.{re.escape(self.path.name)}({re.escape(BACKUP)})?\.[0-9]{{1,10}}\.tmp\Z")
        for name in self._names():
            if leftover.match(name):
                self._fs.remove(self.path.with_name(name))

    def _not_written(self, error: OSError) -> OwnDataError:
        return OwnDataError(
            _("The change could not be written: %s.") % system_reason(error),
            path=self.path,
            advice=_("What was there before still is; check the free space and who may write there."),
        )


def is_conflict_copy(name: str, path: Path) -> bool:
    """Whether `name` is what a synced drive calls a second version of `path`.

    Dropbox and Nextcloud: `bookmarks (conflicted copy 2023-10-01).toml`; Syncthing: `bookmarks.sync-conflict-20231001-….toml`;
    OneDrive: `bookmarks-LAPTOP.toml`; Google Drive: `bookmarks (1).toml`; iCloud: `bookmarks 2.toml`.
    """
    if name == path.name or not name.startswith(path.stem) or not name.endswith(path.suffix):
        return False
    middle = name[len(path.stem) : len(name) - len(path.suffix)]
    if _SET_ASIDE in middle or _MERGED in middle:
        return False
    return middle[:1] in (" ", "-", "(", "_") or middle.startswith(".sync-conflict-")
