"""Files and bytes → Articles."""

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath

from mou_tui.article import Article
from mou_tui.errors import InputError
from mou_tui.i18n import _
from mou_tui.loaders.compose import compose
from mou_tui.loaders.registry import FORMATS, SUFFIXES, format_of
from mou_tui.settings import Settings


def load(path: Path, *, limits: Settings | None = None) -> Iterator[Article]:
    """The articles in the file `path`, one for most formats, one a record for collections.

    Raises InputError that names the file, the cause and what to do; a collection yields its good records first.
    """
    return iter(_articles(_file_bytes(path, limits), str(path)))


def load_bytes(data: bytes, path: str) -> list[Article]:
    """The articles in `data`, as though read from a file named `path`. Raises InputError."""
    return list(_articles(data, path))


def identify(data: bytes) -> str:
    """The identity of a file: `sha256:` and the first 16 hex digits of its bytes' digest."""
    return f"sha256:{hashlib.sha256(data).hexdigest()[:16]}"


def _file_bytes(path: Path, limits: Settings | None) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(_("This is a folder, not a file."), path=path)
        if not stat.S_ISREG(status.st_mode):
            raise InputError(_("This is a device or a pipe, not a file."), path=path)
        most = (limits or Settings(Path())).max_file_mb
        if status.st_size > most * 1024 * 1024:
            raise InputError(
                _("This file is larger than %(most)d MB.") % {"most": most},
                path=path,
                advice=_("Raise “max_file_mb” in the settings file to open it."),
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(
            _("There is no such file."), path=path, advice=_("It may have been moved or renamed.")
        ) from error
    except PermissionError as error:
        raise InputError(
            _("This file may not be read."), path=path, advice=_("Ask its owner for the right to read it.")
        ) from error
    except OSError as error:
        raise InputError(_("This file cannot be read: %s.") % (error.strerror or error), path=path) from error


def _articles(data: bytes, path: str) -> Iterator[Article]:
    suffix = PurePath(path).suffix.lower()
    known = format_of(data, suffix) or (FORMATS[-1] if suffix not in SUFFIXES else None)
    identity = identify(data)
    try:
        assert known is not None
        for draft in known.read(data, suffix):
            yield compose(draft, identity, path)
    except InputError as error:
        if error.path is None:
            raise InputError(error.cause, path=path, advice=error.advice) from error
        raise
