"""The settings file: TOML, read and validated, never rewritten.

`Settings` defines every setting once, with its default and how it is checked; docs/settings.md is made from it.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from mou_tui import locations
from mou_tui.errors import OwnDataError
from mou_tui.i18n import N_, EraChoice, _
from mou_tui.i18n.reasons import system_reason


class Setting(NamedTuple):
    """One key of the settings file: its default, what it does, and how its value is read."""

    name: str
    default: Any
    help: str
    read: "Reader"
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None

    @property
    def type(self) -> type:
        """What the file says it with: str, int, bool, list or dict."""
        return list if isinstance(self.default, tuple) else type(self.default)


_SPAN: Final = r"[0-9]{1,4}[dwmy]"
COLUMNS: Final = ("title", "text", "date", "byline", "source", "id")
"""What the setting `columns` may name a column of."""


class BelowError(ValueError):
    """What is allowed in a setting that is a table; `key` is the one in it that is wrong."""

    def __init__(self, allowed: str, key: str) -> None:
        super().__init__(allowed)
        self.key = key


Reader = Callable[[Any, Setting, Path], Any]
"""Makes of what the file at a path says for a setting the value that it means. Raises ValueError, which says what is allowed."""


def _folders(value: Any, _setting: Setting, path: Path) -> tuple[Path, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ValueError(_('Give a list of folders: ["/path/one", "/path/two"].'))
    # A relative folder is meant relative to the settings file, wherever the program is started.
    return tuple(path.parent / locations.expanded(v) for v in value)


def _names(value: Any, _setting: Setting, _path: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ValueError(_('Give a list of names: ["มช.", "คณะแพทยศาสตร์ มช."].'))
    return tuple(value)


def _span(value: Any, _setting: Setting, _path: Path) -> str:
    if not isinstance(value, str) or not re.fullmatch(_SPAN, value):
        raise ValueError(_("Write a number and a unit: 90d, 12w, 6m, 1y."))
    return value


def _switch(value: Any, _setting: Setting, _path: Path) -> bool:
    if not isinstance(value, bool):
        raise ValueError(_("Write true or false."))
    return value


def _keys(value: Any, _setting: Setting, _path: Path) -> dict[str, str]:
    return _table(value, None, _('Give a table of action id to keys, such as bookmark = "b".'))


def _commands(value: Any, _setting: Setting, _path: Path) -> dict[str, str]:
    return _table(value, None, _('Give a table of key to command, such as "ctrl+g" = "grep -c MoU".'))


FIELD_ID: Final = "[a-z][a-z_]{0,23}"
"""What an own field is called in files and queries: file_number. Patterns are compiled where a file has what they are for."""
OWN: Final = "own:"
"""What the kind of an own field begins with in queries and among an agreement's cells; its id follows."""
_FIELD_NAME: Final = r"[A-Za-zก-๎]{1,40}(?: [A-Za-zก-๎]{1,40}){0,5}"


def _fields(value: Any, _setting: Setting, _path: Path) -> dict[str, str]:
    allowed = _(
        'Give a table of id to name, such as file_number = "เลขที่แฟ้ม": ids of small letters a to z and _, names of letters.'
    )
    table = _table(value, None, allowed)
    for key, name in table.items():
        others = [other for id_, other in table.items() if id_ != key]
        if not re.fullmatch(FIELD_ID, key) or len(name) > 40 or not re.fullmatch(_FIELD_NAME, name) or name in others:
            raise BelowError(allowed, key)
    return table


def _columns(value: Any, _setting: Setting, _path: Path) -> dict[str, str]:
    allowed = _('Give a table of title, text, date, byline, source or id to a column, such as text = "เนื้อหา".')
    return _table(value, COLUMNS, allowed)


def _table(value: Any, keys: tuple[str, ...] | None, allowed: str) -> dict[str, str]:
    """A table of texts with only `keys`. Raises BelowError, which names the key that is wrong."""
    if not isinstance(value, dict):
        raise ValueError(allowed)
    for key, below in value.items():
        if not isinstance(below, str) or (keys is not None and key not in keys):
            raise BelowError(allowed, key)
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


# Defined at every start, and never compared.
@dataclass(frozen=True, eq=False, repr=False)
class Settings:
    """The settings in force: each key of the settings file, its default and what it does. `path` is the file, there or not."""

    path: Path
    libraries: tuple[Path, ...] = _setting((), N_("Folders that open when the command line names none"), _folders)
    language: Literal["auto", "th", "en"] = _setting(
        "auto", N_("Language of the interface"), _text, choices=("auto", "th", "en")
    )
    era: EraChoice = _setting(
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
    motion: Literal["full", "reduced"] = _setting(
        "full", N_("Motion: full, or reduced, where nothing blinks or glides"), _text, choices=("full", "reduced")
    )
    column: int = _setting(72, N_("Widest line of the reading view, in columns"), _number, minimum=30, maximum=200)
    ours: tuple[str, ...] = _setting(
        (), N_("Own bodies, by any name: agreements show with whom, and is:ours finds theirs"), _names
    )
    notice: str = _setting(
        "90d", N_("Time before its end from which an agreement is running out: 90d, 12w, 3m, 1y"), _span
    )
    review_after: str = _setting(
        "5y", N_("Time after signing until which an agreement of unknown term is drawn: 5y"), _span
    )
    export_folder: str = _setting(
        "", N_("Folder into which the reader exports (default: your documents folder)"), _text
    )
    note_template: str = _setting(
        "", N_("Template of notes that are exported, a Markdown file (docs/export.md)"), _text
    )
    keys: dict[str, str] = _setting(
        {}, N_("Custom keys: a table of action id to a comma-separated list of keys"), _keys
    )
    commands: dict[str, str] = _setting(
        {}, N_("Own commands: a table of key to a command, which gets the article on its standard input"), _commands
    )
    fields: dict[str, str] = _setting(
        {}, N_("Own fields of articles and agreements, instead of the usual ones: a table of id to name"), _fields
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
    ocr: bool = _setting(
        False,
        N_("Recognise the text of scanned PDFs and images that are added, as --ocr does (needs Tesseract)"),
        _switch,
    )
    columns: dict[str, str] = _setting(
        {}, N_("Custom columns of JSON, CSV and Excel files: a table of title, text, date, byline, source or id to a column's name"),
        _columns,
    )  # fmt: skip

    @property
    def own_fields(self) -> dict[str, str]:
        """The own fields of articles: ids with the names that people see, in the language in use."""
        return self.fields or {id_: _(name) for id_, name in USUAL_FIELDS.items()}


USUAL_FIELDS: Final = {
    "file_number": N_("File number"),
    "owner": N_("Owner unit"),
    "contact": N_("Contact person"),
    "renewal": N_("State of renewal"),
}
"""The own fields where the settings name none."""

DEFAULTS: Final = Settings(Path())
"""The settings where no file sets any."""

SETTINGS: Final = tuple(
    Setting(f.name, getattr(DEFAULTS, f.name), **f.metadata) for f in dataclasses.fields(Settings) if f.name != "path"
)
"""The table of settings, from the fields of Settings: what the file is checked by and docs/settings.md is made from."""


def span_days(span: str) -> int:
    """The days of a time as settings write it: `90d` → 90, `1y` → 365. Raises ValueError for what is none."""
    if not re.fullmatch(_SPAN, span):
        raise ValueError(span)
    return int(span[:-1]) * {"d": 1, "w": 7, "m": 30, "y": 365}[span[-1]]


def export_folder() -> Path:
    """Where exports go unless the reader says otherwise: the setting, the documents folder, or the home folder."""
    chosen = load_settings().export_folder
    if chosen:
        return locations.expanded(chosen)
    documents = locations.documents_dir()
    return documents if documents.is_dir() else Path.home()


def named_fields() -> Mapping[str, str]:
    """The own fields that the settings file names itself, ids with names; {} where it names none or is at fault.

    The file is read again when it has changed: every line of a screen may ask.
    """
    path = locations.settings_file()
    try:
        stat = path.stat()
    except OSError:
        return {}
    return _named_fields(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(1)
def _named_fields(path: Path, _mtime: int, _size: int) -> Mapping[str, str]:
    return _read(path)[0].fields


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
        advice = _("Fix the line, or move the file away.")
        return Settings(path), [OwnDataError(_("This is not valid TOML: %s.") % error, path=path, advice=advice)]
    values: dict[str, Any] = {}
    faults: list[tuple[int, OwnDataError]] = []
    for name, value in table.items():
        try:
            values[name] = _value(_known_setting(name), value, path)
        except _WrongError as wrong:
            from mou_tui.toml_lines import line_of

            line = line_of(text, (name, *wrong.below))
            faults.append((line, OwnDataError(wrong.cause, path=f"{path}:{line}", advice=wrong.advice)))
    # The sort is stable, and a line has one fault.
    return Settings(path, **values), [fault for _line, fault in sorted(faults, key=lambda fault: fault[0])]


class _WrongError(Exception):
    """What is wrong with a setting, and what is allowed; `below` names the key within its table."""

    def __init__(self, cause: str, advice: str, below: tuple[str, ...] = ()) -> None:
        super().__init__(cause)
        self.cause, self.advice, self.below = cause, advice, below


def _known_setting(name: str) -> Setting:
    known = {setting.name: setting for setting in SETTINGS}
    if name in known:
        return known[name]
    import difflib

    near = difflib.get_close_matches(name, known, 1)
    advice = _("Did you mean “%s”?") % near[0] if near else _("Known settings: %s.") % ", ".join(known)
    raise _WrongError(_("There is no setting “%s”.") % name, advice)


def _value(setting: Setting, value: Any, path: Path) -> Any:
    try:
        return setting.read(value, setting, path)
    except ValueError as error:
        below = (error.key,) if isinstance(error, BelowError) else ()
        named = {"name": ".".join((setting.name, *below)), "value": value[below[0]] if below else value}
        cause = _("The setting “%(name)s” cannot be %(value)r.") % named
        raise _WrongError(cause, str(error), below) from error
