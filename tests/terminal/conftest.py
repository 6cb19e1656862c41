"""`mou-tui` in a real pseudo-terminal."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytest.importorskip("pyte")

from tests.terminal.emulator import KEYS, MOU_TUI, Terminal, environment

__all__ = ["KEYS", "MOU_TUI", "OpenTerminal", "Terminal"]

OpenTerminal = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path, samples_indexed: None) -> Iterator[OpenTerminal]:
    """Start `mou-tui ARGUMENTS…`, or another command, in a pty of the given size; ended with the test.

    The sample articles have an index; other folders are indexed by the program.
    """
    opened: list[Terminal] = []

    def open_terminal(
        *arguments: str,
        columns: int = 120,
        rows: int = 35,
        lang: str = "th",
        command: Sequence[str] = MOU_TUI,
        **more: str,
    ) -> Terminal:
        one = Terminal([*command, *arguments], environment(lang, **more), columns, rows, tmp_path)
        opened.append(one)
        return one

    yield open_terminal
    for one in opened:
        one.child.close(force=True)
