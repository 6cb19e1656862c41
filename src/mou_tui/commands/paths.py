"""Which files and folders a command works on: the ones named, the settings' libraries, the library last opened, or the seeds."""

from collections.abc import Sequence
from pathlib import Path

from mou_tui import locations
from mou_tui.errors import InputError, UsageError
from mou_tui.i18n import _
from mou_tui.settings import load_settings


def named_or_default(named: Sequence[Path], last_opened: Sequence[Path] = ()) -> list[Path]:
    """The paths to open, each of which exists.

    `last_opened` is the library that the reader last opened. Raises UsageError for a named path that is not there and
    InputError for a library of the settings that is not.
    """
    if named:
        for path in named:
            if not path.exists():
                raise UsageError(
                    _("There is no such file or folder."),
                    path=path,
                    advice=_("Check the name; Thai names may need quotation marks."),
                )
        return list(named)
    libraries = load_settings().libraries
    missing = [path for path in libraries if not path.is_dir()]
    if libraries and len(missing) == len(libraries):
        raise InputError(
            _("This library of the settings file is not there."),
            path=missing[0],
            advice=_("Mend “libraries” in the settings file."),
        )
    if libraries:
        return [path for path in libraries if path not in missing]
    there = [path for path in last_opened if path.is_dir()]
    return there or [locations.seeds_dir()]
