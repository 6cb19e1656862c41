"""What the environment says of the reader. Imports nothing but os, for what is answered at once."""

import os


def language_named() -> str | None:
    """The interface's language by `MOU_TUI_LANG`, then by the locale's variables; None where none of them is set."""
    names = [os.environ.get(name, "") for name in ("MOU_TUI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")]
    spoken = next((name for name in names if name), "")
    return language_of(spoken) if spoken else None


def language_of(locale: str) -> str:
    """`th` for a Thai locale, `en` for any other."""
    return "th" if locale.lower().startswith(("th", "thai")) else "en"
