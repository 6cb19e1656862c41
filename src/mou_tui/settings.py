"""The settings file: TOML, read and validated, never rewritten.

`SETTINGS` defines every setting once; docs/settings.md is made from it.
"""

import difflib
import tomllib
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
    Setting("ocr", bool, False, N_("Recognise the text of scanned PDFs and images that are added, as --ocr does (needs Tesseract)")),
    Setting("columns", dict, {},
            N_("Own columns of JSON, CSV and Excel files: a table of title, text, date, byline, source or id to a column's name")),
)  # fmt: skip


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
    ocr: bool = False
    columns: dict[str, str] = field(default_factory=dict)


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
            _("This is not valid TOML: %s.") % error, path=path, advice=_("Mend the line, or move the file away.")
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
    def wrong(allowed: str) -> OwnDataError:
        return OwnDataError(
            _("The setting “%(name)s” cannot be %(value)r.") % {"name": setting.name, "value": value},
            path=path,
            advice=allowed,
        )

    if setting.name == "libraries":
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise wrong(_('Give a list of folders: ["/path/one", "/path/two"].'))
        # A relative folder is meant relative to the settings file, wherever the program is started.
        return tuple(path.parent / locations.expanded(v) for v in value)
    if setting.name == "keys":
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise wrong(_('Give a table of action id to keys, such as bookmark = "b".'))
        return dict(value)
    if setting.name == "columns":
        fields = ("title", "text", "date", "byline", "source", "id")
        if not isinstance(value, dict) or not all(k in fields and isinstance(v, str) for k, v in value.items()):
            raise wrong(
                _('Give a table of title, text, date, byline, source or id to a column, such as text = "เนื้อหา".')
            )
        return dict(value)
    if setting.type is int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise wrong(_("Give a whole number."))
        low, high = setting.minimum, setting.maximum
        if low is not None and high is not None and not low <= value <= high:
            raise wrong(_("Give a number from %(low)d to %(high)d.") % {"low": low, "high": high})
        return value
    if setting.type is bool and not isinstance(value, bool):
        raise wrong(_("Write true or false."))
    if not isinstance(value, setting.type):
        raise wrong(_("Give a text in quotation marks."))
    if setting.choices and value not in setting.choices:
        raise wrong(_("Choose one of: %s.") % ", ".join(map(str, setting.choices)))
    return value
