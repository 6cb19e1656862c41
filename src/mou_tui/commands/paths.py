"""Which files and folders a command works on: the ones named, the settings' libraries, the library last opened, or the seeds."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from mou_tui import locations
from mou_tui.commands.telling import Invocation, say, say_and_go_on
from mou_tui.errors import InputError, MouError, UsageError, harmless
from mou_tui.i18n import _, ngettext
from mou_tui.i18n.reasons import system_reason
from mou_tui.settings import load_settings


def named_or_default(
    named: Sequence[Path], last_opened: Sequence[Path] = (), *, all_or_none: bool = False
) -> list[Path]:
    """The paths to open, each of which exists.

    `last_opened` is the library that the reader last opened. Of several named paths those that are not there are told, the
    others are given, unless `all_or_none`. Raises UsageError where none is there, InputError for a named folder that may not
    be read and for a library of the settings that is not there.
    """
    if named:
        return _those_there(named, all_or_none)
    libraries = load_settings().libraries
    missing = [path for path in libraries if not path.is_dir()]
    if libraries and len(missing) == len(libraries):
        raise InputError(
            _("This library of the settings file is not there."),
            path=missing[0],
            advice=_("Mend “libraries” in the settings file."),
        )
    for path in missing:
        say(f"{harmless(str(path))}: " + _("This library of the settings file is not there."))
    if libraries:
        return [path for path in libraries if path not in missing]
    # A library may be a single file too.
    there = [path for path in last_opened if os.access(path, os.R_OK)]
    return there or [locations.seeds_dir()]


def _those_there(named: Sequence[Path], all_or_none: bool) -> list[Path]:
    """The paths that can be opened; the others are told, as grep does."""
    there: list[Path] = []
    wrong: list[MouError] = []
    for path in named:
        try:
            _look_at(path)
        except MouError as error:
            wrong.append(error)
        else:
            there.append(path)
    if wrong and all_or_none:
        raise wrong[0]
    for missing in wrong[: len(named) - 1]:
        say_and_go_on(missing)
    if not there:
        raise wrong[-1]
    return there


def _look_at(path: Path) -> None:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(
            _("There is no such file or folder."),
            path=path,
            advice=_("Check the name; Thai names may need quotation marks."),
        ) from error
    except OSError as error:
        raise InputError(_("This file cannot be read: %s.") % system_reason(error), path=path) from error
    if path.is_dir() and not os.access(path, os.R_OK | os.X_OK):
        raise InputError(_("You may not read this."), path=path, advice=_("Ask its owner, or choose another folder."))


def tell_passed_over(folders: Iterable[Path], invocation: Invocation) -> None:
    """With `-v` say on stderr how many files of the folders have no known format."""
    if not invocation.verbose:
        return
    from mou_tui.loaders.registry import SUFFIXES

    count = 0
    for folder in folders:
        for _here, below, names in os.walk(folder):
            below[:] = [name for name in below if not name.startswith(".")]
            count += sum(
                not name.startswith(".") and os.path.splitext(name)[1].lower() not in SUFFIXES  # noqa: PTH122
                for name in names
            )
    if count:
        sentence = ngettext(
            "%(n)d file of no known format was passed over.", "%(n)d files of no known format were passed over.", count
        )
        say(sentence % {"n": count})


def tell_own_exports(count: int, invocation: Invocation) -> None:
    """With `-v` say on stderr how many files were passed over since mou-tui has exported them."""
    if count and invocation.verbose:
        from mou_tui.loaders.exports import own_exports_words

        say(own_exports_words(count))
