"""Every path the program uses, as the platform has it (XDG on Linux, its kin on macOS and Windows)."""

import os
from pathlib import Path

import platformdirs

_APP = "mou-tui"
_overrides: dict[str, Path] = {}


def expanded(path: Path | str) -> Path:
    """The path with `~` and `~name` as home folders; as it stands where nobody is called so."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def shown(path: Path) -> str:
    """The path as it is shown, with `~` for the home folder; `expanded` reads it back."""
    try:
        below = path.relative_to(Path.home())
    except (ValueError, RuntimeError):  # elsewhere, or nobody is at home
        return str(path)
    return str(Path("~") / below)


def exists(path: Path) -> bool:
    """Whether there is such a file or folder; no name that somebody is typing is an error."""
    try:
        return path.exists()
    except OSError:  # a name that is too long, a folder that may not be looked into
        return False


def _from_root(path: str) -> Path:
    """What the environment names, from the root: a relative name means the folder in which the program was started."""
    return expanded(path).absolute()


def use_data_dir(path: Path) -> None:
    """Keep the reader's own things below `path` (`--data-dir`) for the rest of this process."""
    _overrides["data"] = path


def use_settings_file(path: Path) -> None:
    """Read the settings from `path` (`--settings`) for the rest of this process."""
    _overrides["settings"] = path


def data_dir() -> Path:
    """Where bookmarks.toml, corrections.toml and state.db live. `MOU_TUI_DATA_DIR` overrides the platform's place."""
    if "data" in _overrides:
        return _overrides["data"]
    given = os.environ.get("MOU_TUI_DATA_DIR")
    return _from_root(given or platformdirs.user_data_dir(_APP, appauthor=False))


def corrections_file() -> Path:
    """Where the reader's corrections of facts are kept; it need not be there."""
    return data_dir() / "corrections.toml"


def cache_dir() -> Path:
    """Where the index lives; may be deleted at any time. `MOU_TUI_CACHE_DIR` overrides the platform's place."""
    given = os.environ.get("MOU_TUI_CACHE_DIR")
    return _from_root(given or platformdirs.user_cache_dir(_APP, appauthor=False))


def log_file() -> Path:
    """Where the details of faults of the program are written, beside the indexes."""
    return cache_dir() / "faults.log"


def settings_file() -> Path:
    """The settings file, which need not exist. `MOU_TUI_SETTINGS` overrides the platform's place."""
    if "settings" in _overrides:
        return _overrides["settings"]
    given = os.environ.get("MOU_TUI_SETTINGS")
    return (
        _from_root(given)
        if given
        else _from_root(platformdirs.user_config_dir(_APP, appauthor=False)) / "settings.toml"
    )


def documents_dir() -> Path:
    """Where an export goes when the reader names no place."""
    return Path(platformdirs.user_documents_dir())


def seeds_dir() -> Path:
    """The bundled sample articles: in the wheel beside this file, in a checkout at its top."""
    bundled = Path(__file__).parent / "seeds"
    return bundled if bundled.is_dir() else Path(__file__).resolve().parents[2] / "seeds"


def docs_dir() -> Path:
    """The documentation, which `mou-tui help` reads: in the wheel beside this file, in a checkout at its top."""
    bundled = Path(__file__).parent / "docs"
    return bundled if bundled.is_dir() else Path(__file__).resolve().parents[2] / "docs"
