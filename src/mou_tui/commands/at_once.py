"""What is answered before anything else is imported: `--version`, and `--help` from the pages made beforehand."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

HELP_COLUMNS = 80
"""Columns of a help page, at most; in a narrower terminal it is wrapped for that, and not answered here."""


def answer(words: Sequence[str]) -> bool:
    """Answer the command line `words` where that takes no more than printing something; whether it did."""
    if list(words) == ["--version"]:
        from mou_tui import __version__

        return _printed(f"mou-tui {__version__}\n".encode())
    language = _language_of_help(words)
    if language is None or _columns() < HELP_COLUMNS:
        return False
    try:
        with open(page(language), "rb") as file:  # noqa: PTH123 - pathlib takes as long to import as Python itself
            return _printed(file.read())
    except OSError:
        return False


def page(language: str) -> str:
    """The path of the help page of the whole command line, as `tools/pages.py` makes it."""
    return os.path.join(os.path.dirname(__file__), "pages", f"help.{language}.txt")  # noqa: PTH118, PTH120


def _printed(text: bytes) -> bool:
    """Print `text`; False where that fails, for those who can say why."""
    try:
        while text:
            text = text[os.write(1, text) :]
    except OSError:
        return False
    return True


def _language_of_help(words: Sequence[str]) -> str | None:
    """The language in which the whole command line's help is asked for; None where it is not, or more is needed to know."""
    match list(words):
        case ["-h" | "--help"]:
            return _language_spoken()
        case ["-h" | "--help", "--lang", "th" | "en" as named] | ["--lang", "th" | "en" as named, "-h" | "--help"]:
            return str(named)
    return None


def _language_spoken() -> str | None:
    from mou_tui.environment import language_named

    if os.name != "posix" or sys.platform == "darwin" or os.environ.get("MOU_TUI_SETTINGS"):
        return None
    folder = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")  # noqa: PTH111
    if os.path.exists(os.path.join(folder, "mou-tui", "settings.toml")):  # noqa: PTH110, PTH118
        return None
    # Where nothing is named, the locale decides, which takes longer to ask.
    return language_named() or (None if os.environ.get("LC_CTYPE") else "en")


def _columns() -> int:
    """The columns for which help is wrapped, as `shutil.get_terminal_size` tells."""
    try:
        columns = int(os.environ.get("COLUMNS", "0"))
    except ValueError:
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(1).columns
        except OSError:
            columns = 0
    return columns or 80
