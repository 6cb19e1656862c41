"""Handing text to the clipboard through the terminal (OSC 52), and to a file, since a terminal may refuse without a word.

OSC 52: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h3-Operating-System-Commands
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mou_tui import locations
from mou_tui.i18n import _
from mou_tui.thai.width import cells, truncate

if TYPE_CHECKING:
    from textual.app import App

MOST: Final = 74_994
"""Bytes that xterm and its kin take at most (base64 makes 100,000 of them); more goes into the file only."""


def copied_file() -> Path:
    """The file that has what was copied last."""
    return locations.cache_dir() / "copied.txt"


_LEAST_SAID: Final = 3
"""The part of the room, a third, that is left to what was copied, however long the file's name is."""


def copy(app: "App[Any]", text: str, said: str, room: int, *, hint: bool = True) -> str:
    """Copy `text`, to the clipboard and to the file for terminals that refuse.

    Returns `said`, with a `hint` where the file is after it, cut such that both fit into `room` columns, or a sentence that says
    what could not be done.
    """
    fits = len(text.encode("utf-8", "backslashreplace")) <= MOST
    if fits:
        app.copy_to_clipboard(text)
    try:
        path = copied_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", errors="backslashreplace")
    except OSError:
        return (
            truncate(said, room)
            if fits
            else _("This is too much for the terminal's clipboard, and no file could be written.")
        )
    if not fits:
        return _("Too much for the terminal's clipboard: the words are in %s") % locations.shown(path)
    if not hint:
        return truncate(said, room)
    told = _("%(copied)s · nothing to paste? see %(file)s")
    beside = cells(told % {"copied": "", "file": locations.shown(path)})
    return told % {"copied": truncate(said, max(room - beside, room // _LEAST_SAID)), "file": locations.shown(path)}
