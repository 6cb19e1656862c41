"""Opening a folder or one file: a path with completion, and the folders opened before."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import Binding
from textual.widgets import Input

from mou_tui import locations
from mou_tui.app.dialogs.chooser import Chooser, Option, Options
from mou_tui.errors import InputError
from mou_tui.i18n import _

_SHOWN_AT_MOST: Final = 500
# ~/ข่าว//srv/ข่าว · ~/ข่าว/~/งาน · C:\ข่าว\D:\งาน: where a path begins anew; \\server begins one too.
_BEGINS_ANEW: Final = re.compile(
    r".+[\\/]((?:[\\/]|~[\\/]|[A-Za-z]:[\\/]).*)" if os.name == "nt" else r".*/((?:/|~/).*)", re.DOTALL
)
# '/home/me/ข่าว เก่า' · "C:\ข่าว เก่า": what terminals write where a folder is dropped on them.
_QUOTED: Final = re.compile(r".*?(['\"])((?:[/~]|[A-Za-z]:[\\/]).*)\1\s*", re.DOTALL)


class OpenFolder(Chooser):
    """Dismissed with the Path to open, or None. Tab completes, Enter opens what the line says."""

    BINDINGS: ClassVar = [Binding("tab", "complete", show=False)]

    def __init__(self, start: Path, recent: Sequence[Path] = ()) -> None:
        self._recent = recent
        super().__init__(
            _("Open a folder · Tab completes, Enter opens"),
            self._options,
            typed=locations.shown(start) + os.sep,
            placeholder=_("path of a folder or file"),
            empty=_("There is no such folder."),
        )

    def _options(self, typed: str) -> list[Option]:
        options = [Option(name, value=name) for name in self._completions(typed)]
        if self._recent:
            options.append(Option(_("Opened before")))
            options += [Option(locations.shown(path), value=locations.shown(path)) for path in self._recent]
        options += [
            Option(_("Included with mou-tui")),
            Option(_("the sample articles"), value=str(locations.seeds_dir())),
        ]
        return options

    def _completions(self, typed: str) -> list[str]:
        return completions(typed)

    def on_input_changed(self, event: Input.Changed) -> None:
        # A whole path typed or pasted behind the one that stands there takes its place.
        meant = begun_anew(event.value)
        if meant != event.value:
            event.stop()
            self._write(meant)
        else:
            super().on_input_changed(event)

    def _write(self, path: str) -> None:
        line = self.query_one(Input)
        line.value = path
        line.cursor_position = len(path)

    def action_complete(self) -> None:
        line, option = self.query_one(Input), self.query_one(Options).current
        # What the line says now: the list below it may still be that of the key before.
        chosen = [str(option.value)] if self.moved and option is not None else self._completions(line.value)
        if chosen:
            self._write(chosen[0])

    def take(self, option: Option) -> None:
        self._open(str(option.value))

    def entered(self, typed: str) -> None:
        typed = begun_anew(typed)
        option = self.query_one(Options).current
        if option is not None and (
            self.moved or (str(option.value).startswith(typed) and not locations.exists(locations.expanded(typed)))
        ):
            self._open(str(option.value))
        else:
            self._open(typed)

    def _open(self, written: str) -> None:
        try:
            self.dismiss(path_to_open(written))
        except InputError as error:
            self.complain(error.cause)


class OpenFile(OpenFolder):
    """Dismissed with the Path of one file, or None. Files whose names end in one of `suffixes` complete the path beside folders."""

    def __init__(self, title: str, start: Path, suffixes: tuple[str, ...]) -> None:
        self._suffixes = suffixes
        Chooser.__init__(
            self,
            title,
            self._options,
            typed=locations.shown(start) + os.sep,
            placeholder=_("path of a file"),
            empty=_("There is no such file."),
        )

    def _options(self, typed: str) -> list[Option]:
        return [Option(name, value=name) for name in self._completions(typed)]

    def _completions(self, typed: str) -> list[str]:
        return completions(typed, self._suffixes)

    def _open(self, written: str) -> None:
        if locations.expanded(written).is_dir():
            self._write(written if written.endswith(os.sep) else written + os.sep)
        else:
            super()._open(written)


def path_to_open(written: str) -> Path:
    """The file or folder that was written, a blank behind it aside. Raises InputError where it is not there or may not be read."""
    path = locations.expanded(written)
    if not locations.exists(path):
        # A blank that a terminal writes behind what is dropped on it.
        path = locations.expanded(written.strip())
    if not locations.exists(path):
        raise InputError(_("There is no such file or folder."))
    if not os.access(path, os.R_OK):
        raise InputError(_("You may not read this."))
    return path.absolute()


def begun_anew(typed: str) -> str:
    """The path that begins last in what was typed: `/srv` of `~/ข่าว//srv`; of a quoted one what is in the quotes."""
    quoted = _QUOTED.fullmatch(typed)
    if quoted and not locations.exists(locations.expanded(typed)):
        return quoted[2]
    match = _BEGINS_ANEW.fullmatch(typed)
    return match[1] if match else typed


def completions(typed: str, suffixes: str | tuple[str, ...] = ()) -> list[str]:
    """The folders that continue the typed path, hidden ones only where a dot was typed; sorted, at most some hundreds.

    With `suffixes` the files too whose names end in one of them.
    """
    if typed == "~":
        return [f"~{os.sep}"]
    parent, _sep, start = typed.rpartition(os.sep)
    folder = locations.expanded(parent + os.sep) if _sep else Path()
    names = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                wanted = name.lower().startswith(start.lower()) and (start.startswith(".") or not name.startswith("."))
                if wanted and _is_folder(entry):
                    names.append(f"{parent}{_sep}{name}{os.sep}")
                elif wanted and name.lower().endswith(suffixes):
                    names.append(f"{parent}{_sep}{name}")
                if len(names) >= _SHOWN_AT_MOST:
                    break
    except OSError:
        return []
    return sorted(names)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
