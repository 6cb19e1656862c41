"""The desktop that the program runs on: opening a file in the program that people read such files with."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def has_browser() -> bool:
    """Whether there is a browser that does not take the terminal away from us."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_open_files() -> bool:
    """Whether there is a desktop that opens files."""
    if sys.platform in ("win32", "darwin"):
        return True
    return has_browser() and shutil.which("xdg-open") is not None


def open_file(path: Path) -> None:
    """Open a file or a folder in the program that the desktop has for it; does not wait. Raises OSError."""
    if sys.platform == "win32":
        os.startfile(path)
        return
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    # Absolute, so that no name is an option; of its own session, so that it outlives the terminal.
    subprocess.Popen(
        [opener, path.absolute()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
