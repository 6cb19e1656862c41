"""How the reader has the index built: by a child process, whose lines it reads and whose end is the cancelling."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mou_tui import locations
from mou_tui.i18n import language
from mou_tui.library.outcome import Progress


def command(folders: Sequence[Path], *, jobs: int | None = None, rebuild: bool = False) -> list[str]:
    """The command line that builds the index of `folders` and prints a line of JSON as it goes.

    By default one core is left to the reader in the foreground.
    """
    jobs = jobs or max(1, min(4, (os.cpu_count() or 1) - 1))
    arguments = [sys.executable, "-m", "mou_tui", "--data-dir", str(locations.data_dir()), "--lang", language()]
    arguments += ["index", "--progress", "jsonl", "--jobs", str(jobs)]
    if rebuild:
        arguments.append("--rebuild")
    return [*arguments, "--", *(str(folder) for folder in folders)]


def parse_line(line: str | bytes) -> Progress | None:
    """The progress that a line of the child's tells, or None for any other line."""
    try:
        told = json.loads(line)
        return Progress(**{name: told[name] for name in Progress._fields})
    except (ValueError, KeyError, TypeError):
        return None
