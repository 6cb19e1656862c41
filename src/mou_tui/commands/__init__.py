"""The command line. Each subcommand is one module of this package, imported when it is called and not before.

A subcommand's module defines `command`, a click command. Its strings are translated at import, since the language is
known by then. What it raises as a MouError ends as one sentence on stderr and the error's exit code.

Nothing is imported here: `mou-tui --version` and `--help` are answered before anything else is.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code (docs/cli.md)."""
    words = sys.argv[1:] if arguments is None else arguments
    from mou_tui.commands.at_once import answer

    if not answer(words):
        from mou_tui.commands import line

        line.main(words)
    sys.exit(0)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; what goes wrong is said in one sentence on stderr."""
    from mou_tui.commands import line

    return line.run(arguments)
