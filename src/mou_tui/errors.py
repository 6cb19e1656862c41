"""What can go wrong in a way that a person should read about: each error names the thing, the cause and what to do."""

import re
from pathlib import Path
from typing import Final

from mou_tui.i18n import _

_CONTROLS: Final = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_CONTROLS_BUT_LINES: Final = _CONTROLS.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f")


def harmless(text: str, *, lines: bool = False) -> str:
    """`text` without what a terminal would obey or could not show, such as the escape sequence in a file's name.

    Ends of lines go too, unless `lines` keeps them.
    """
    # Compiled when a name is first shown: a start has none to show.
    return re.sub(_CONTROLS_BUT_LINES if lines else _CONTROLS, "�", text)


class MouError(Exception):
    """A failure with a sentence for the person at the terminal; never shown as a traceback.

    `cause` says what is wrong, `path` which file it concerns, `advice` what to do about it. All are in the reader's
    language. `exit_code` is what a command ends with (docs/cli.md).
    """

    exit_code = 3

    def __init__(self, cause: str, *, path: Path | str | None = None, advice: str | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.path = path
        self.advice = advice

    def __str__(self) -> str:
        where = f"{harmless(str(self.path))}: " if self.path not in (None, "") else ""
        then = f" {self.advice}" if self.advice else ""
        return harmless(f"{where}{self.cause}{then}", lines=True)


class InputError(MouError):
    """An input file or folder could not be used; the others still are."""

    exit_code = 3


class UsageError(MouError):
    """The words of the command, or a query, cannot be understood."""

    exit_code = 2


class OwnDataError(MouError):
    """A file of the reader's own (bookmarks, corrections, settings, state) could not be read or written; nothing was changed."""

    exit_code = 4


class IndexDamagedError(OwnDataError):
    """The index cannot be read, or is of another version: it has to be built anew."""

    def __init__(self, why: str, path: Path | None = None) -> None:
        super().__init__(
            _("The search index is damaged (%s).") % why,
            path=path,
            advice=_("Build it again with: mou-tui index --rebuild"),
        )
