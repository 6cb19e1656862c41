"""Other programs: the reader's editor, and commands that get an article on their standard input."""

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from mou_tui.errors import UsageError
from mou_tui.i18n import _
from mou_tui.thai.canonical import canonical

_MOST_SHOWN: Final = 20_000
"""Bytes of what a command writes that are shown."""


class Written(NamedTuple):
    """What a command wrote, its complaints after its answer, and its exit code."""

    text: str
    code: int


def words_of(command: str, values: Mapping[str, str]) -> list[str]:
    """The words of a command line, with `{name}` replaced in each by the value of that name. Raises UsageError.

    No shell sees them, and a value stays in its word whatever it holds: headlines are anybody's.
    """
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(_("This command cannot be understood: %s.") % error) from error
    if not words:
        raise UsageError(_("Type a command."))
    for name, value in values.items():
        words = [word.replace(f"{{{name}}}", value) for word in words]
    return words


async def pipe(words: Sequence[str], text: str) -> Written:
    """Run a command with `text` on its standard input. Raises UsageError where there is no such command.

    Cancelling ends the command.
    """
    if shutil.which(words[0]) is None:
        raise UsageError(_("There is no command “%s” here.") % words[0])
    process = await asyncio.create_subprocess_exec(
        *words, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    try:
        out, _none = await process.communicate(text.encode("utf-8", "surrogatepass"))
    except asyncio.CancelledError:
        process.kill()
        raise
    return Written(canonical(out[:_MOST_SHOWN].decode("utf-8", "replace")), process.returncode or 0)


def edited(text: str) -> str:
    """`text` as the reader leaves it in $VISUAL or $EDITOR, which has the terminal meanwhile. Raises UsageError."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if sys.platform == "win32" else "vi")
    command = words_of(named, {})
    if shutil.which(command[0]) is None:
        raise UsageError(_("There is no editor “%s” here; set EDITOR to one.") % command[0])
    with tempfile.TemporaryDirectory(prefix="mou-tui-") as folder:
        path = Path(folder) / "note.md"
        path.write_text(text, "utf-8", errors="surrogatepass")
        subprocess.run([*command, str(path)], check=False)
        return canonical(path.read_text("utf-8", errors="replace")).strip()
