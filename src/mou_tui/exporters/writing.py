"""Writing an export: whole or not at all, never over a file that the reader did not mean to lose."""

import contextlib
import os
import re
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from mou_tui.errors import MouError, UsageError
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.registry import FORMATS
from mou_tui.i18n import _
from mou_tui.i18n.reasons import system_reason

_PROGRESS_EVERY: Final = 25
"""Items between two reports of progress."""


class ExportError(MouError):
    """The export could not be written; what was there before still is."""

    exit_code = 4


class TargetExistsError(UsageError):
    """There is a file of that name already, and nobody said that it may go."""


class CancelledError(Exception):
    """The export was cancelled; nothing is left of it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written: where, how many articles, how many bytes. `edited` are notes that were left, since somebody wrote in them."""

    path: Path
    count: int
    size: int
    edited: tuple[Path, ...] = ()


def export(
    items: Iterable[Item],
    format_name: str,
    target: Path,
    *,
    force: bool = False,
    options: Options | None = None,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Write `items`, as they come, to `target` in the format of that name.

    `progress` hears how many items were written, now and then and at the end. Raises TargetExistsError where `target` exists
    and `force` is not given, ExportError where it cannot be written (a file that was there is then untouched), and
    CancelledError when `cancelled` says so.
    """
    chosen = FORMATS[format_name]
    target = target.resolve()
    counter = _Counter(options or Options(), progress, cancelled)
    if chosen.folder:
        return _export_notes(items, target, counter, force)
    size = write_whole(target, lambda out: chosen.write(counter.counted(items), out, counter.options), force=force)
    counter.done()
    return Outcome(target, counter.count, size)


def _export_notes(items: Iterable[Item], folder: Path, counter: "_Counter", force: bool) -> Outcome:
    """Write notes into a folder, which is made where only it is missing."""
    from mou_tui.exporters.article_notes import write_notes

    def put(path: Path, data: bytes) -> None:
        refuse_what_is_there(path, force=True)
        _replace_whole(path, lambda out: out.write(data), force=True)

    try:
        if not folder.exists() and folder.parent.is_dir():
            folder.mkdir()
        if not folder.is_dir():
            raise ExportError(_("There is no such folder."), path=folder, advice=_("Create it, or choose another."))
        _remove_leftovers(folder)
        written = write_notes(counter.counted(items), folder, counter.options, put, force=force)
    except OSError as error:
        raise ExportError(_("The export could not be written: %s.") % system_reason(error), path=folder) from error
    counter.done()
    return Outcome(folder, written.notes, written.size, tuple(written.edited))


def write_whole(target: Path, write: Callable[[BinaryIO], object], *, force: bool = False) -> int:
    """Have `write` fill the file `target`, which is then there whole or not at all; returns its size in bytes.

    Raises TargetExistsError and ExportError as `export` does, and what `write` raises.
    """
    target = target.resolve()
    refuse_what_is_there(target, force=force)
    _remove_leftovers(target.parent)
    return _replace_whole(target, write, force=force)


def _replace_whole(target: Path, write: Callable[[BinaryIO], object], *, force: bool) -> int:
    temporary = target.with_name(f".{target.name[:20]}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    try:
        with temporary.open("xb") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
            size = out.tell()
        _put_in_place(temporary, target, force)
    except OSError as error:
        raise ExportError(
            _("The export could not be written: %s.") % system_reason(error),
            path=target,
            advice=_("Check the folder, the free space, and whether another program has the file open."),
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return size


# What an export writes into, with the number of its process: .report.xlsx.12345.1f2e3d4c.tmp
_LEFTOVER: Final = re.compile(r"\..{1,20}\.(?P<process>[0-9]{1,10})\.[0-9a-f]{8}\.tmp")
_LEFT_FOR: Final = 3600
"""Seconds after its last change from which such a file belongs to nobody, where its process cannot be asked for."""


def _remove_leftovers(folder: Path) -> None:
    """Remove what killed exports have left in a folder."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            with contextlib.suppress(OSError):
                match = _LEFTOVER.fullmatch(entry.name)
                if match and entry.is_file(follow_symlinks=False) and _has_ended(int(match["process"]), entry):
                    Path(entry.path).unlink()


def _has_ended(process: int, entry: "os.DirEntry[str]") -> bool:
    """Whether the export that wrote `entry` runs no more; elsewhere than on this kind of system, whether it is old."""
    if os.name == "nt":  # asking for a process there would end it
        return time.time() - entry.stat().st_mtime > _LEFT_FOR
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def write_to(
    out: BinaryIO,
    items: Iterable[Item],
    format_name: str,
    options: Options | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write `items` to an open binary stream (a pipe, standard output) and return how many there were."""
    counter = _Counter(options or Options(), progress, lambda: False)
    chosen = FORMATS[format_name]
    if chosen.text:
        chosen.write(counter.counted(items), out, counter.options)
    else:  # zipped formats want a file in which they can go back
        import shutil
        import tempfile

        with tempfile.TemporaryFile() as file:
            chosen.write(counter.counted(items), file, counter.options)
            file.seek(0)
            shutil.copyfileobj(file, out)
    counter.done()
    return counter.count


class _Counter:
    """Counts the items that pass, tells about them, and stops where the reader has cancelled."""

    def __init__(self, options: Options, progress: Callable[[int], None] | None, cancelled: Callable[[], bool]) -> None:
        self.options = options
        self.count = 0
        self._progress = progress
        self._cancelled = cancelled

    def counted(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            if self._cancelled():
                raise CancelledError
            yield self.options.included(item)
            self.count += 1
            if self._progress and self.count % _PROGRESS_EVERY == 0:
                self._progress(self.count)

    def done(self) -> None:
        if self._progress:
            self._progress(self.count)


def refuse_what_is_there(target: Path, *, force: bool) -> None:
    """Raise TargetExistsError or ExportError where nothing may be written to `target`, an absolute path."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise ExportError(
                _("There is no such folder."), path=target.parent, advice=_("Create it, or choose another.")
            ) from None
        return
    except OSError as error:
        raise ExportError(_("The export could not be written: %s.") % system_reason(error), path=target) from error
    if not stat.S_ISREG(mode):
        raise ExportError(
            _("This is not a file that can be written."), path=target, advice=_("Give the name of a file.")
        )
    if not force:
        raise TargetExistsError(
            _("There is a file of this name already."),
            path=target,
            advice=_("Choose another name, or give --force to replace it."),
        )


def _put_in_place(temporary: Path, target: Path, force: bool) -> None:
    if not force:
        # A link fails where somebody has made a file of that name meanwhile; a rename would replace it.
        try:
            os.link(temporary, target)
            return
        except FileExistsError:
            refuse_what_is_there(target, force=force)
        except OSError:  # a file system without links
            refuse_what_is_there(target, force=force)
    temporary.replace(target)
