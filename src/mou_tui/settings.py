"""The settings file: TOML, read and validated, never rewritten.

`Settings` defines every setting once, with its default and how it is checked; docs/settings.md is made from it.
"""

import dataclasses
import difflib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from mou_tui import locations
from mou_tui.errors import OwnDataError
from mou_tui.i18n import N_, _
from mou_tui.i18n.reasons import system_reason


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of the settings file: its default, what it does, and how its value is read."""

    name: str
    default: Any
    help: str
    read: "Reader"
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None


Reader = Callable[[Any, Setting, Path], Any]
"""Makes of what the file at a path says for a setting the value that it means. Raises ValueError, which says what is allowed."""


def _folders(value: Any, _setting: Setting, path: Path) -> tuple[Path, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ValueError(_('Give a list of folders: ["/path/one", "/path/two"].'))
    # A relative folder is meant relative to the settings file, wherever the program is started.
    return tuple(path.parent / locations.expanded(v) for v in value)


def _keys(value: Any, _setting: Setting, _path: Path) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise ValueError(_('Give a table of action id to keys, such as bookmark = "b".'))
    return dict(value)


def _columns(value: Any, _setting: Setting, _path: Path) -> dict[str, str]:
    fields = ("title", "text", "date", "byline", "source", "id")
    if not isinstance(value, dict) or not all(k in fields and isinstance(v, str) for k, v in value.items()):
        raise ValueError(
            _('Give a table of title, text, date, byline, source or id to a column, such as text = "เนื้อหา".')
        )
    return dict(value)


def _number(value: Any, setting: Setting, _path: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(_("Give a whole number."))
    low, high = setting.minimum, setting.maximum
    if low is not None and high is not None and not low <= value <= high:
        raise ValueError(_("Give a number from %(low)d to %(high)d.") % {"low": low, "high": high})
    return value


def _text(value: Any, setting: Setting, _path: Path) -> str:
    if not isinstance(value, str):
        raise ValueError(_("Give a text in quotation marks."))
    if setting.choices and value not in setting.choices:
        raise ValueError(_("Choose one of: %s.") % ", ".join(setting.choices))
    return value


def _setting(default: Any, help: str, read: Reader, **more: Any) -> Any:
    """A field of Settings; `help` is what docs/settings.md says of it."""
    metadata = {"help": help, "read": read, **more}
    return (
        field(default_factory=dict, metadata=metadata) if default == {} else field(default=default, metadata=metadata)
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force: each key of the settings file, its default and what it does. `path` is the file, there or not."""

    path: Path
    libraries: tuple[Path, ...] = _setting((), N_("Folders that open when the command line names none"), _folders)
    language: Literal["auto", "th", "en"] = _setting(
        "auto", N_("Language of the interface"), _text, choices=("auto", "th", "en")
    )
    era: Literal["auto", "be", "ce"] = _setting(
        "auto",
        N_("Era in which dates are shown: Buddhist (be), common (ce), or as the language has it"),
        _text,
        choices=("auto", "be", "ce"),
    )
    theme: str = _setting(
        "auto",
        N_("Colours: auto, light, dark, high-contrast or ansi (the terminal's own)"),
        _text,
        choices=("auto", "light", "dark", "high-contrast", "ansi"),
    )
    column: int = _setting(72, N_("Widest line of the reading view, in columns"), _number, minimum=30, maximum=200)
    export_folder: str = _setting(
        "", N_("Folder into which the reader exports (default: your documents folder)"), _text
    )
    keys: dict[str, str] = _setting(
        {}, N_("Custom keys: a table of action id to a comma-separated list of keys"), _keys
    )
    max_file_mb: int = _setting(200, N_("Files larger than this are not opened"), _number, minimum=1, maximum=4096)
    max_pages: int = _setting(
        500, N_("Pages of a PDF file that are read; the rest is left out"), _number, minimum=1, maximum=100_000
    )
    max_members: int = _setting(
        100_000,
        N_("Articles taken from one file of many (JSON, CSV, Excel, mail attachments)"),
        _number,
        minimum=1,
        maximum=10_000_000,
    )
    max_expanded_mb: int = _setting(
        300, N_("Size to which a compressed file (Word, Excel) may expand"), _number, minimum=1, maximum=8192
    )
    max_seconds: int = _setting(60, N_("Seconds that reading one file may take"), _number, minimum=1, maximum=3600)
    max_memory_mb: int = _setting(
        1024, N_("Megabytes of memory that reading one file may take"), _number, minimum=256, maximum=1_048_576
    )
    columns: dict[str, str] = _setting(
        {}, N_("Custom columns of JSON, CSV and Excel files: a table of title, text, date, byline, source or id to a column's name"),
        _columns,
    )  # fmt: skip


DEFAULTS: Final = Settings(Path())
"""The settings where no file sets any."""

SETTINGS: Final = tuple(
    Setting(f.name, getattr(DEFAULTS, f.name), **f.metadata) for f in dataclasses.fields(Settings) if f.name != "path"
)
"""The table of settings, from the fields of Settings: what the file is checked by and docs/settings.md is made from."""


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings file; a file that is not there means the defaults.

    Raises OwnDataError that names the file, the key and what is allowed.
    """
    path = path or locations.settings_file()
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return Settings(path)
    except tomllib.TOMLDecodeError as error:
        raise OwnDataError(
            _("This is not valid TOML: %s.") % error, path=path, advice=_("Fix the line, or move the file away.")
        ) from error
    except UnicodeDecodeError as error:
        raise OwnDataError(_("This file is not UTF-8."), path=path, advice=_("Save it again as UTF-8.")) from error
    except OSError as error:
        raise OwnDataError(_("The settings cannot be read: %s.") % system_reason(error), path=path) from error
    return Settings(path, **_validated(table, path))


def _validated(table: dict[str, Any], path: Path) -> dict[str, Any]:
    known = {s.name: s for s in SETTINGS}
    values: dict[str, Any] = {}
    for name, value in table.items():
        setting = known.get(name)
        if setting is None:
            near = difflib.get_close_matches(name, known, 1)
            advice = _("Did you mean “%s”?") % near[0] if near else _("Known settings: %s.") % ", ".join(known)
            raise OwnDataError(_("There is no setting “%s”.") % name, path=path, advice=advice)
        values[name] = _value(setting, value, path)
    return values


def _value(setting: Setting, value: Any, path: Path) -> Any:
    try:
        return setting.read(value, setting, path)
    except ValueError as error:
        cause = _("The setting “%(name)s” cannot be %(value)r.") % {"name": setting.name, "value": value}
        raise OwnDataError(cause, path=path, advice=str(error)) from error
