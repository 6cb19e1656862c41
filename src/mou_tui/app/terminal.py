"""The terminal between the first moment of the program and the reader's first frame."""

import contextlib
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple


class TerminalBefore(NamedTuple):
    """`attributes` of the terminal (termios) before the program began, None where it has none.

    `typed_ahead` tells that something was typed before: the terminal has taken it for a line of text, in which Ctrl+U deletes
    what precedes it, so that it was thrown away.
    """

    attributes: list[Any] | None = None
    typed_ahead: bool = False


@contextlib.contextmanager
def keys_kept() -> Iterator[TerminalBefore]:
    """Have the terminal keep what is typed from now on as single keys, unseen; it is given back as it was."""
    try:
        import fcntl
        import termios
    except ImportError:  # Windows keeps keys by itself
        yield TerminalBefore()
        return
    try:
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        kept = termios.tcgetattr(terminal)
        kept[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
        kept[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
        kept[6][termios.VMIN], kept[6][termios.VTIME] = 1, 0
        termios.tcsetattr(terminal, termios.TCSANOW, kept)
    except (termios.error, OSError, ValueError):  # no terminal
        yield TerminalBefore()
        return
    try:
        waiting = fcntl.ioctl(terminal, termios.FIONREAD, b"\0" * 4)
        termios.tcflush(terminal, termios.TCIFLUSH)
        yield TerminalBefore(before, any(waiting))
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSANOW, before)
