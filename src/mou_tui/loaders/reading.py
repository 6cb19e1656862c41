"""Files and bytes → Articles."""

import hashlib
import stat
from collections.abc import Iterator
from os.path import splitext
from pathlib import Path

from mou_tui import faults
from mou_tui.article import Article
from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.compose import compose
from mou_tui.loaders.limits import Limits, limits_in_force
from mou_tui.loaders.registry import Format, format_of


def load(path: Path, *, limits: Limits | None = None) -> Iterator[Article]:
    """The articles in the file `path`, one for most formats, one a record for collections.

    `limits` are the settings file's where none are given. Raises InputError that names the file, the cause and what to
    do; a collection yields its good records first.
    """
    limits = limits or limits_in_force()
    data = _file_bytes(path, limits)
    if is_sidecar(str(path)):
        return iter(())
    return read(data, str(path), limits)


def readable(path: Path) -> tuple[list[Article], InputError | None]:
    """The articles in the file `path` that can be read, and what is wrong with the file or with others in it."""
    articles: list[Article] = []
    try:
        articles.extend(load(path))
    except InputError as error:
        return articles, error
    return articles, None


def is_sidecar(path: str) -> bool:
    """Whether a JSON file stands beside an article of the same name: annotations or metadata of it, no article."""
    return path[-5:].lower() == ".json" and any(
        Path(path).with_suffix(suffix).is_file() for suffix in (".txt", ".md", ".html", ".htm", ".pdf", ".docx")
    )


def load_bytes(data: bytes, path: str, *, limits: Limits | None = None, sha256: str | None = None) -> list[Article]:
    """The articles in `data`, as though read from a file named `path`. Raises InputError.

    `sha256` is the hex digest of `data`, where it is known already.
    """
    limits = limits or limits_in_force()
    try:
        limits.check_size(len(data))
    except InputError as error:
        error.path = path
        raise
    return list(read(data, path, limits, sha256))


def identify(data: bytes, sha256: str | None = None) -> str:
    """The identity of a file: `sha256:` and the first 16 hex digits of its bytes' digest."""
    return f"sha256:{(sha256 or hashlib.sha256(data).hexdigest())[:16]}"


def _file_bytes(path: Path, limits: Limits) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(_("This is a folder, not a file."), path=path)
        # Opening a pipe would wait for ever, reading a device never end.
        if not stat.S_ISREG(status.st_mode):
            raise InputError(_("This is a device or a pipe, not a file."), path=path)
        limits.check_size(status.st_size)
        return path.read_bytes()
    except InputError as error:
        error.path = path
        raise
    except (OSError, ValueError) as error:
        raise not_readable(error, path) from error


def not_readable(error: OSError | ValueError, path: Path | str | None = None) -> InputError:
    """What to say of a file that the system does not give."""
    if isinstance(error, FileNotFoundError):
        return InputError(_("There is no such file."), path=path, advice=_("It may have been moved or renamed."))
    if isinstance(error, PermissionError):
        return InputError(
            _("This file may not be read."), path=path, advice=_("Ask its owner for the right to read it.")
        )
    return InputError(_("This file cannot be read: %s.") % (getattr(error, "strerror", None) or error), path=path)


def read(
    data: bytes, path: str, limits: Limits, sha256: str | None = None, known: Format | None = None
) -> Iterator[Article]:
    """The articles in `data`, read from the file `path`, one after the other. Raises InputError where they end too soon.

    `known` is the file's format, where it has been told already.

    What a library reads is read in a child process, some articles at a time; plain text and small records without HTML here.
    """
    known = known or format_of(data, file_suffix(path))
    if not known.is_confined(data):
        return _read_as(known, data, path, limits, sha256)
    from mou_tui.loaders.confined import ask_confined

    return ask_confined(read_here, data, path, limits, sha256, path=path, limits=limits)


def file_suffix(path: str) -> str:
    """The ending of a file's name, in small letters, with the dot."""
    # Not by PurePath, which takes a whole name apart.
    return splitext(path)[1].lower()  # noqa: PTH122


def read_here(data: bytes, path: str, limits: Limits, sha256: str | None = None) -> Iterator[Article]:
    """The same, read in this process."""
    return _read_as(format_of(data, file_suffix(path)), data, path, limits, sha256)


def _read_as(known: Format, data: bytes, path: str, limits: Limits, sha256: str | None) -> Iterator[Article]:
    """The articles in `data`, which is a file of the format `known`."""
    identity = identify(data, sha256)
    words = False
    try:
        for draft in known.read(data, file_suffix(path), limits):
            article = compose(draft, identity, path)
            if article.text:
                words = True
                yield article
        if not words:
            raise InputError(_("There is no text in this file."))
    except InputError as error:
        if error.path is None:
            error.path = path
        raise
    except Exception as error:
        raise _with_path(faults.fault(error), path) from error


def _with_path(error: InputError, path: str) -> InputError:
    error.path = path
    return error
