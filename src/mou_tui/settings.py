"""The settings file: TOML, read and validated, never rewritten.

`SETTINGS` defines every setting once; docs/settings.md is made from it.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from mou_tui import locations
from mou_tui.errors import OwnDataError
from mou_tui.i18n import N_, _
from mou_tui.i18n.reasons import system_reason


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of the settings file: its type, its default and what it does."""

    name: str
    type: type
    default: Any
    help: str
    choices: tuple[Any, ...] = ()
    minimum: int | None = None
    maximum: int | None = None


SETTINGS: Final[tuple[Setting, ...]] = (
    Setting("libraries", list, (), N_("Folders that open when the command line names none")),
    Setting("language", str, "auto", N_("Language of the interface"), choices=("auto", "th", "en")),
    Setting("era", str, "auto", N_("Era in which dates are shown: Buddhist (be), common (ce), or as the language has it"),
            choices=("auto", "be", "ce")),
    Setting("theme", str, "auto", N_("Colours: auto, light, dark, high-contrast or ansi (the terminal's own)"),
            choices=("auto", "light", "dark", "high-contrast", "ansi")),
    Setting("column", int, 72, N_("Widest line of the reading view, in columns"), minimum=30, maximum=200),
    Setting("export_folder", str, "", N_("Folder into which the reader exports (default: your documents folder)")),
    Setting("keys", dict, {}, N_("Own keys: a table of action id to a comma-separated list of keys")),
    Setting("max_file_mb", int, 200, N_("Files larger than this are not opened"), minimum=1, maximum=4096),
    Setting("max_pages", int, 500, N_("Pages of a PDF file that are read; the rest is left out"), minimum=1, maximum=100_000),
    Setting("max_members", int, 100_000, N_("Articles taken from one file of many (JSON, CSV, Excel, mail attachments)"),
            minimum=1, maximum=10_000_000),
    Setting("max_expanded_mb", int, 300, N_("Size to which a compressed file (Word, Excel) may expand"), minimum=1, maximum=8192),
    Setting("max_seconds", int, 60, N_("Seconds that reading one file may take"), minimum=1, maximum=3600),
    Setting("max_memory_mb", int, 1024, N_("Megabytes of memory that reading one file may take"), minimum=256, maximum=1_048_576),
    Setting("columns", dict, {},
            N_("Own columns of JSON, CSV and Excel files: a table of title, text, date, byline, source or id to a column's name")),
)  # fmt: skip


COLUMNS: Final = ("title", "text", "date", "byline", "source", "id")
"""What the setting `columns` may name a column of."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. `path` is the file they were read from, whether it exists or not."""

    path: Path
    libraries: tuple[Path, ...] = ()
    language: Literal["auto", "th", "en"] = "auto"
    era: Literal["auto", "be", "ce"] = "auto"
    theme: str = "auto"
    column: int = 72
    export_folder: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    max_file_mb: int = 200
    max_pages: int = 500
    max_members: int = 100_000
    max_expanded_mb: int = 300
    max_seconds: int = 60
    max_memory_mb: int = 1024
    columns: dict[str, str] = field(default_factory=dict)


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings file; a file that is not there means the defaults.

    Raises OwnDataError that names the file, the line, the setting and what is allowed: the first of `faults_in`.
    """
    settings, faults = _read(path or locations.settings_file())
    if faults:
        raise faults[0]
    return settings


def faults_in(path: Path) -> list[OwnDataError]:
    """All that is wrong in a settings file, in the order of its lines; each names its line."""
    return _read(path)[1]


def _read(path: Path) -> tuple[Settings, list[OwnDataError]]:
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings(path), []
    except UnicodeDecodeError:
        return Settings(path), [
            OwnDataError(_("This file is not UTF-8."), path=path, advice=_("Save it again as UTF-8."))
        ]
    except OSError as error:
        return Settings(path), [OwnDataError(_("The settings cannot be read: %s.") % system_reason(error), path=path)]
    # Here, since most have no settings file, and it takes as long to import as the file to read.
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        advice = _("Mend the line, or move the file away.")
        return Settings(path), [OwnDataError(_("This is not valid TOML: %s.") % error, path=path, advice=advice)]
    values: dict[str, Any] = {}
    faults: list[tuple[int, OwnDataError]] = []
    for name, value in table.items():
        try:
            values[name] = _value(_setting(name), value, path)
        except _WrongError as wrong:
            line = line_of(text, (name, *wrong.below))
            faults.append((line, OwnDataError(wrong.cause, path=f"{path}:{line}", advice=wrong.advice)))
    # The sort is stable, and a line has one fault.
    return Settings(path, **values), [fault for _line, fault in sorted(faults, key=lambda fault: fault[0])]


_HEADER: Final = re.compile(r"""\s*\[\s*["']?(?P<table>[\w-]{1,60})["']?\s*\]""")  # [keys]
_KEY: Final = re.compile(r"""\s*["']?(?P<key>[\w-]{1,60})["']?\s*[=.]""")  # theme = "dark"


def line_of(text: str, key: tuple[str, ...]) -> int:
    """The line, counted from 1, on which a key of a valid TOML text stands (tomllib does not tell); 1 where it is not found."""
    lines = text.splitlines()
    table: tuple[str, ...] = ()
    outer = 1
    for number, line in enumerate(lines, 1):
        header, named = _HEADER.match(line), _KEY.match(line)
        here = (header["table"],) if header else (*table, named["key"]) if named else None
        # Within a text or a list of several lines nothing is a key.
        if here is None or not _is_toml("\n".join(lines[: number - 1])):
            continue
        table = here if header else table
        if here == key:
            return number
        if here == key[:1]:
            outer = number
    return outer


def _is_toml(text: str) -> bool:
    import tomllib

    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


class _WrongError(Exception):
    """What is wrong with a setting, and what is allowed; `below` names the key within its table."""

    def __init__(self, cause: str, advice: str, below: tuple[str, ...] = ()) -> None:
        super().__init__(cause)
        self.cause, self.advice, self.below = cause, advice, below


def _setting(name: str) -> Setting:
    known = {setting.name: setting for setting in SETTINGS}
    if name in known:
        return known[name]
    import difflib

    near = difflib.get_close_matches(name, known, 1)
    advice = _("Did you mean “%s”?") % near[0] if near else _("Known settings: %s.") % ", ".join(known)
    raise _WrongError(_("There is no setting “%s”.") % name, advice)


def _value(setting: Setting, value: Any, path: Path) -> Any:
    def wrong(allowed: str, below: tuple[str, ...] = ()) -> _WrongError:
        named = {"name": ".".join((setting.name, *below)), "value": value[below[0]] if below else value}
        return _WrongError(_("The setting “%(name)s” cannot be %(value)r.") % named, allowed, below)

    if setting.name == "libraries":
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise wrong(_('Give a list of folders: ["/path/one", "/path/two"].'))
        # A relative folder is meant relative to the settings file, wherever the program is started.
        return tuple(path.parent / locations.expanded(v) for v in value)
    if setting.type is dict:
        allowed = (
            _('Give a table of action id to keys, such as bookmark = "b".')
            if setting.name == "keys"
            else _('Give a table of title, text, date, byline, source or id to a column, such as text = "เนื้อหา".')
        )
        if not isinstance(value, dict):
            raise wrong(allowed)
        for key, below in value.items():
            if not isinstance(below, str) or (setting.name == "columns" and key not in COLUMNS):
                raise wrong(allowed, (key,))
        return dict(value)
    if setting.type is int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise wrong(_("Give a whole number."))
        low, high = setting.minimum, setting.maximum
        if low is not None and high is not None and not low <= value <= high:
            raise wrong(_("Give a number from %(low)d to %(high)d.") % {"low": low, "high": high})
        return value
    if not isinstance(value, setting.type):
        raise wrong(_("Give a text in quotation marks."))
    if setting.choices and value not in setting.choices:
        raise wrong(_("Choose one of: %s.") % ", ".join(map(str, setting.choices)))
    return value
