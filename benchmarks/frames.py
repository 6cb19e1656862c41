"""Keys to frames in a real pseudo-terminal: first paint, moving, searching while one types, memory; beside an app that does nothing.

    python -m benchmarks.frames FOLDER [--columns 140] [--rows 45]

FOLDER is indexed first where it is not yet (`mou-tui index`; into `MOU_TUI_CACHE_DIR`, where that is set). A frame is complete
at the end of Textual's synchronized update; a key's time runs to the first frame after it (what the eye sees) and to
the last before the screen rests (results ranked and counted). The peer is a Textual app with the same panes, no data and
no query, started and typed into the same way in the same run; “plain” is the reader without the pieces of app/textual_ext.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect

FRAME_END = b"\x1b[?2026l"
QUERY_SYNCHRONIZED = b"\x1b[?2026$p"
RESTS = 0.25
"""The screen rests when nothing was written for so many seconds."""

EMPTY_APP = """
from textual.app import App
from textual.containers import Horizontal
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input, Static

class Pane(ScrollView, can_focus=True):
    BINDINGS = [("j", "move(1)"), ("k", "move(-1)")]
    cursor = 0
    def on_mount(self):
        self.virtual_size = Size(40, 100_000)
    def render_line(self, y):
        from rich.segment import Segment
        from rich.style import Style
        line = y + self.scroll_offset.y
        return Strip([Segment(f"row {line}".ljust(self.size.width), Style(reverse=line == self.cursor))])
    def action_move(self, step):
        self.cursor += step
        self.refresh()

class Empty(App):
    CSS = "Static, Input { height: 1; border: none; padding: 0; } Pane { border: round gray; width: 1fr; }"
    BINDINGS = [("s", "search")]
    def compose(self):
        yield Static("title")
        yield Input(placeholder="search")
        with Horizontal():
            yield Pane(id="list"); yield Pane(); yield Pane()
        yield Static("status"); yield Static("keys")
    def on_mount(self):
        self.query_one("#list").focus()
    def action_search(self):
        self.query_one(Input).focus()
    def on_input_changed(self, event):
        self.query_one("#list").refresh()

Empty().run()
"""


class Screen:
    """A program in a pty, of which only the times of its frames are looked at."""

    def __init__(self, command: Sequence[str], columns: int, rows: int, plain: str = "") -> None:
        env = {
            **os.environ,
            "MOU_TUI_PLAIN_TEXTUAL": plain,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "MOU_TUI_LANG": "th",
        }
        # An installed program has its bytecode; compiling it anew at every start is not what is measured.
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        self.began = time.perf_counter()
        self.child = pexpect.spawn(command[0], list(command[1:]), env=env, dimensions=(rows, columns), timeout=60)
        self.child.delaybeforesend = None
        self.written = b""

    def frames(self, rests: float = RESTS, until: Callable[[bytes], bool] | None = None) -> list[float]:
        """The moments at which frames ended, until the screen rests (or shows what `until` wants)."""
        ends: list[float] = []
        while True:
            try:
                data = self.child.read_nonblocking(1 << 16, 60 if until else rests)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return ends
            self.written = self.written[-(1 << 18) :] + data
            if QUERY_SYNCHRONIZED in data:
                self.child.send(b"\x1b[?2026;2$y")
            if FRAME_END in data:
                ends.append(time.perf_counter())
            if until and until(self.written):
                return ends

    def press(self, key: bytes) -> tuple[float, float]:
        """Milliseconds from a key to the first frame and to the last before the screen rests; (0, 0) where none came."""
        began = time.perf_counter()
        self.child.send(key)
        ends = self.frames()
        return ((ends[0] - began) * 1000, (ends[-1] - began) * 1000) if ends else (0.0, 0.0)

    def resident(self) -> float:
        """Megabytes of resident memory (Linux)."""
        status = Path(f"/proc/{self.child.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def close(self) -> None:
        self.child.close(force=True)


def quantiles(values: Sequence[float]) -> str:
    ordered = sorted(v for v in values if v)
    if not ordered:
        return "no frame"
    at = [ordered[min(int(len(ordered) * q), len(ordered) - 1)] for q in (0.5, 0.95, 0.99)]
    return f"p50 {at[0]:6.1f}   p95 {at[1]:6.1f}   p99 {at[2]:6.1f}   max {ordered[-1]:6.1f} ms   ({len(ordered)} keys)"


def report(name: str, pairs: Sequence[tuple[float, float]]) -> None:
    print(f"{name:44} first frame {quantiles([p[0] for p in pairs])}")
    print(f"{'':44} last frame  {quantiles([p[1] for p in pairs])}")


QUERIES = ("กระทรวง", "มหาวิทยาลัย", "บันทึกข้อตกลง", "น้ำ", "มช.", "MoU", "ยางพารา", "ปัญญาประดิษฐ์")


def typed(screen: Screen, search: bytes, words: Sequence[str]) -> list[tuple[float, float]]:
    """Type each of `words` letter by letter into the search line and delete it again."""
    times = []
    screen.press(search)
    for word in words:
        times += [screen.press(letter.encode()) for letter in word]
        for _ in word:
            screen.child.send(b"\x7f")
        screen.frames()
    return times


def starts(command: Sequence[str], columns: int, rows: int, times: int = 5, plain: str = "") -> list[float]:
    """Milliseconds from starting the program to its first complete frame."""
    found = []
    for turn in range(times + 1):
        screen = Screen(command, columns, rows, plain)
        screen.frames(until=lambda written: FRAME_END in written)
        # The first start writes the bytecode.
        if turn:
            found.append((time.perf_counter() - screen.began) * 1000)
        screen.close()
    return sorted(found)


def keys_of(name: str, screen: Screen) -> None:
    """Report what the keys of the reader cost."""
    screen.frames(rests=5)  # the sync with the folder included
    report(f"{name}: j in the list", [screen.press(b"j") for _ in range(60)])
    report(f"{name}: next article while reading (J)", [screen.press(b"J") for _ in range(40)])
    screen.press(b"l")
    report(f"{name}: j in the text", [screen.press(b"j") for _ in range(60)])
    screen.press(b"h")
    report(f"{name}: a letter in the search line", typed(screen, b"s", QUERIES))
    print(f"{f'{name}: resident':44} {screen.resident():.0f} MB")
    screen.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--columns", type=int, default=140)
    parser.add_argument("--rows", type=int, default=45)
    options = parser.parse_args()
    ours = [sys.executable, "-m", "mou_tui", str(options.folder)]
    peer = [sys.executable, "-c", EMPTY_APP]
    size = (options.columns, options.rows)

    first, plain, empty = starts(ours, *size), starts(ours, *size, plain="1"), starts(peer, *size)
    print(
        f"first paint, median of 5: mou-tui {first[2]:.0f} ms, on plain Textual {plain[2]:.0f} ms, empty app {empty[2]:.0f} ms, "
        f"ratio {first[2] / empty[2]:.2f}"
    )
    keys_of("mou-tui", Screen(ours, *size))
    keys_of("plain", Screen(ours, *size, plain="1"))

    screen = Screen(peer, *size)
    screen.frames(rests=1)
    report("empty app: j in the list", [screen.press(b"j") for _ in range(60)])
    report("empty app: a letter in the search line", typed(screen, b"s", QUERIES))
    print(f"{'empty app: resident':44} {screen.resident():.0f} MB")
    screen.close()


if __name__ == "__main__":
    main()
