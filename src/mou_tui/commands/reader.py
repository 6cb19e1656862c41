"""`mou-tui [PATH]…`: the reader."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from mou_tui import i18n
from mou_tui.app.terminal import TerminalBefore, keys_kept
from mou_tui.commands.paths import named_or_default
from mou_tui.errors import UsageError
from mou_tui.i18n import _
from mou_tui.settings import load_settings

COLUMNS, LINES = 40, 10
"""The smallest terminal on which the reader starts; the app says so itself when the window shrinks later."""


class TerminalError(UsageError):
    """There is no terminal on which the reader could be shown."""


def read(paths: Sequence[Path], *, language_given: bool = False, fresh: bool = False) -> int:
    """Open the reader on `paths`, and return its exit code.

    With `language_given` the language last spoken does not count, with `fresh` not what was open when the reader was left.
    """
    with keys_kept() as before:
        return _read(paths, before, language_given, fresh)


def _read(paths: Sequence[Path], before: TerminalBefore, language_given: bool, fresh: bool) -> int:
    settings = load_settings()
    from mou_tui.annotations import State

    state = State.open()
    session = state.session()
    folders = [path.absolute() for path in named_or_default(paths, () if fresh else session.folders, all_or_none=True)]
    for folder in folders:
        _refuse_unreadable(folder)
    size = require_terminal()
    # A shell may have exported these at another size, and Textual believes them rather than the terminal.
    for name, known in (("COLUMNS", size.columns), ("LINES", size.lines)):
        if known:
            os.environ.pop(name, None)
    # Key to frame: Textual otherwise waits for its own timer, which costs 30 ms. Read when textual is first imported.
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    if settings.language == "auto" and session.language in i18n.LANGUAGES and not language_given:
        i18n.set_language(session.language)
    # Little of what a start makes is garbage, and looking for it takes a tenth of the time to the first frame.
    gc.disable()
    from mou_tui.app.opening_ahead import open_ahead

    opening = open_ahead(folders, state, fresh=fresh)
    from mou_tui.app.app import MouApp

    era: Literal["be", "ce"] | None = "be" if session.era == "be" else "ce" if session.era == "ce" else None
    app = MouApp(
        folders,
        settings,
        era=era,
        column=session.column,
        theme=session.theme,
        fresh=fresh,
        before=before,
        opening=opening,
    )
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


def _refuse_unreadable(path: Path) -> None:
    if not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
        raise UsageError(_("You may not read this."), path=path, advice=_("Ask its owner, or choose another folder."))


def require_terminal() -> os.terminal_size:
    """The terminal's own size in cells, 0 where it knows none.

    Raises:
        TerminalError: with what to do, where the reader cannot be shown.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TerminalError(
            _("The reader needs a terminal."),
            advice=_("Read line by line with “mou-tui --plain”; for scripts there are list, search, show and facts."),
        )
    if os.environ.get("TERM", "") in ("dumb", "unknown") and sys.platform != "win32":
        raise TerminalError(
            _("This terminal (TERM=%s) cannot show the reader.") % os.environ["TERM"],
            advice=_("Read line by line with “mou-tui --plain”, or use another terminal."),
        )
    size = os.get_terminal_size(sys.stdout.fileno())
    if 0 < size.columns < COLUMNS or 0 < size.lines < LINES:
        raise TerminalError(
            _("The terminal has %(columns)d columns and %(lines)d lines; the reader needs %(least)d and %(low)d.")
            % {"columns": size.columns, "lines": size.lines, "least": COLUMNS, "low": LINES},
            advice=_("Make the window larger."),
        )
    return size
