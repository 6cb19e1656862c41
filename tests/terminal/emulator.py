"""A real pseudo-terminal around the program: what it writes is interpreted by a terminal emulator, what is typed are bytes.

Nothing here sleeps: every wait blocks on the pty until the screen shows what is waited for.
"""

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect
import pyte
from wcwidth import wcwidth  # comes with pyte

KEYS = {
    "enter": b"\r", "esc": b"\x1b", "tab": b"\t", "up": b"\x1b[A", "down": b"\x1b[B", "right": b"\x1b[C", "left": b"\x1b[D",
    "home": b"\x1b[H", "end": b"\x1b[F", "pgup": b"\x1b[5~", "pgdn": b"\x1b[6~", "space": b" ", "backspace": b"\x7f",
    "f1": b"\x1bOP", "f2": b"\x1bOQ", "f3": b"\x1bOR", "f4": b"\x1bOS", "ctrl+c": b"\x03", "ctrl+d": b"\x04", "ctrl+u": b"\x15",
    "ctrl+n": b"\x0e", "ctrl+z": b"\x1a",
}  # fmt: skip

MOU_TUI = (sys.executable, "-m", "mou_tui")

_QUERY_SYNCHRONIZED = b"\x1b[?2026$p"
_FRAME_END = b"\x1b[?2026l"


def _default_signals() -> None:
    """As a shell starts programs: whoever started the tests (nohup, CI) may have had signals ignored."""
    for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGTSTP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)


class ThaiScreen(pyte.Screen):
    """pyte's screen, with Thai: a mark without a width belongs to the cell before it (pyte drops it and what follows)."""

    def draw(self, data: str) -> None:
        for char in data:
            if wcwidth(char) == 0:
                x = max(self.cursor.x - 1, 0)
                cell = self.buffer[self.cursor.y][x]
                self.buffer[self.cursor.y][x] = cell._replace(data=cell.data + char)
            else:
                super().draw(char)


class Terminal:
    """`mou-tui` in a terminal of its own."""

    def __init__(self, command: Sequence[str], env: dict[str, str], columns: int, rows: int, cwd: Path) -> None:
        # A terminal of no size says 0 by 0, and shows what is written to it all the same.
        self.screen = ThaiScreen(columns or 80, rows or 25)
        self._stream = pyte.ByteStream(self.screen)
        self.written = bytearray()
        self.frames = 0
        self.on_frame: Callable[[], None] = lambda: None
        """Called when a frame is complete."""
        self.answers: dict[bytes, bytes] = {}
        """What this terminal says to what it is asked (patterns, and templates of `re.Match.expand`)."""
        self.child = pexpect.spawn(
            command[0],
            list(command[1:]),
            env=env,
            dimensions=(rows, columns),
            cwd=str(cwd),
            timeout=60,
            preexec_fn=_default_signals,
        )
        self.child.delaybeforesend = None

    def _read(self, timeout: float) -> bool:
        """Take in what the program wrote; False where it ended."""
        try:
            data = self.child.read_nonblocking(65536, timeout)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += data
        self.frames += data.count(_FRAME_END)
        if _QUERY_SYNCHRONIZED in data:
            # Say that we know synchronized output, so that the end of each frame is marked.
            self.child.send(b"\x1b[?2026;2$y")
        for query, answer in self.answers.items():
            for asked in re.finditer(query, data):
                self.child.send(asked.expand(answer))
        for piece in re.split(rb"(?<=\x1b\[\?2026l)", data):
            self._stream.feed(piece)
            if piece.endswith(_FRAME_END):
                self.on_frame()
        return True

    @property
    def text(self) -> str:
        """What the screen shows, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, shown: Callable[[str], object], what: str, seconds: float = 60) -> str:
        """Block until `shown(screen text)`; fails with a picture of the screen."""
        deadline = time.monotonic() + seconds
        while not shown(self.text):
            left = deadline - time.monotonic()
            alive = self._read(max(left, 0.01))
            if not shown(self.text) and (not alive or left <= 0):
                raise AssertionError(f"the screen never showed {what}:\n{self.text}")
        return self.text

    def wait_for(self, words: str, seconds: float = 60) -> str:
        """Block until the screen shows `words`."""
        return self.wait(lambda text: words in text, repr(words), seconds)

    def wait_until_gone(self, words: str, seconds: float = 60) -> str:
        """Block until the screen no longer shows `words`."""
        return self.wait(lambda text: words not in text, f"itself without {words!r}", seconds)

    def read_until(self, shown: Callable[[], bool], seconds: float) -> None:
        """Take in what the program writes until `shown` holds, for so many seconds at most."""
        deadline = time.monotonic() + seconds
        while not shown() and time.monotonic() < deadline:
            self._read(min(0.1, seconds))

    def settle(self, quiet: float) -> None:
        """Take in what the program writes until it has been silent for `quiet` seconds; for pictures, not for tests."""
        before = -1
        while before != len(self.written):
            before = len(self.written)
            self._read(quiet)

    def press(self, *keys: str) -> None:
        """Type: a key's name (`enter`), or the text that the keyboard sends."""
        for key in keys:
            self.child.send(KEYS.get(key, key.encode()))

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def wait_exit(self) -> int:
        """Block until the program ends; its exit code."""
        deadline = time.monotonic() + 60
        while self._read(1):
            if time.monotonic() > deadline:
                raise AssertionError(f"the program did not end:\n{self.text}")
        self.child.wait()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus)

    def escapes(self) -> set[bytes]:
        """The OSC sequences that the program wrote (titles, clipboard)."""
        return set(re.findall(rb"\x1b\]\d+", bytes(self.written)))


def environment(lang: str, **more: str) -> dict[str, str]:
    """What the program finds in its environment on a terminal of true colours."""
    env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "MOU_TUI_LANG": lang, "LANG": "C.UTF-8"}
    # The pty has a size of its own; these would override it.
    for size in ("COLUMNS", "LINES"):
        env.pop(size, None)
    return {**env, **more}
