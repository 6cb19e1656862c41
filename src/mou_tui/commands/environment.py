"""The environment's variables that mou-tui obeys: a value that cannot be obeyed is refused, and never passed over."""

import os
from datetime import date
from pathlib import Path

from mou_tui import locations
from mou_tui.errors import UsageError
from mou_tui.i18n import LANGUAGES, _


def refuse_wrong_variables() -> None:
    """Raise UsageError that names the first variable with a value that means nothing, and what it may be."""
    language = os.environ.get("MOU_TUI_LANG", "")
    if language and language.lower().replace("-", "_").partition("_")[0].partition(".")[0] not in (*LANGUAGES, "c"):
        raise _wrong("MOU_TUI_LANG", language, _("Choose one of: %s.") % ", ".join(LANGUAGES))
    day = os.environ.get("MOU_TUI_TODAY", "")
    if day:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise _wrong("MOU_TUI_TODAY", day, _("Write a day of the common era, such as 2026-01-31.")) from None
    settings = os.environ.get("MOU_TUI_SETTINGS", "")
    if settings and not locations.exists(locations.expanded(settings)):
        raise _wrong("MOU_TUI_SETTINGS", settings, _("There is no such settings file."))
    for name in ("MOU_TUI_DATA_DIR", "MOU_TUI_CACHE_DIR"):
        folder = os.environ.get(name, "")
        if folder and _is_a_file(locations.expanded(folder)):
            raise _wrong(name, folder, _("This is a file; name a folder."))


def _is_a_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _wrong(name: str, value: str, allowed: str) -> UsageError:
    return UsageError(
        _("The environment variable %(name)s cannot be “%(value)s”.") % {"name": name, "value": value}, advice=allowed
    )
