"""Keys to frames in a real pseudo-terminal: first rows, moving, searching while one types, memory; beside an app that does nothing.

    python -m benchmarks.frames FOLDER [--columns 140] [--rows 45] [--turns 7] [--beside COMMAND] [--actions 1000]

FOLDER is indexed first where it is not yet (`mou-tui index`; into `MOU_TUI_CACHE_DIR`, where that is set). A frame is complete
at the end of Textual's synchronized update. A start runs to the first frame in which the list has its rows, a key to the first frame
after it (what the eye sees) and to the last one before the screen rests: a letter's last frame has the exact count and the rank, for
which SETTLES seconds without a frame are waited. The peer is a Textual app with the same panes, no data and no query; starts are
interleaved, and `--beside` takes another mou-tui, such as that of an earlier version, into the same turns. Memory is told after each
hundred of a thousand actions, or of `--actions`. “plain” is the reader without the pieces of app/textual_ext.
"""

import argparse
import os
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pexpect
import pyte
from tests.terminal.emulator import ThaiScreen

from mou_tui.library import Library

FRAME_END = b"\x1b[?2026l"
QUERY_SYNCHRONIZED = b"\x1b[?2026$p"
RESTS = 0.25
"""The screen rests when nothing was written for so many seconds after a key that asks nothing of the library."""
SETTLES = 1.5
"""The same after a letter of a query: several times what its exact count may take."""
RESTLESS = 4.0
"""Seconds after which a start that does not rest is looked at all the same."""
MOST = 60.0
"""Seconds after which a screen that does not rest is waited for no longer."""
STARTS = 60.0
"""Seconds after which a start that has not shown what is waited for is given up."""

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
            # A cursor that blinks writes twice a second: after a letter the screen would never rest.
            "TEXTUAL_ANIMATIONS": "none",
        }
        # An installed program has its bytecode; compiling it anew at every start is not what is measured.
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        self.began = time.perf_counter()
        self.child = pexpect.spawn(command[0], list(command[1:]), env=env, dimensions=(rows, columns), timeout=60)
        self.child.delaybeforesend = None
        self.written = b""

    def frames(
        self, rests: float = RESTS, until: Callable[[bytes], bool] | None = None, most: float = MOST
    ) -> list[float]:
        """The moments at which frames ended, until the screen rests (or shows what `until` wants), for `most` seconds."""
        ends: list[float] = []
        began = time.perf_counter()
        while time.perf_counter() - began < most:
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
        return ends

    def press(self, key: bytes, rests: float = RESTS, most: float = MOST) -> tuple[float, float]:
        """Milliseconds from a key to the first frame and to the last before the screen rests; (0, 0) where none came."""
        began = time.perf_counter()
        self.child.send(key)
        ends = self.frames(rests, most=most)
        return ((ends[0] - began) * 1000, (ends[-1] - began) * 1000) if ends else (0.0, 0.0)

    def resident(self) -> float:
        """Megabytes of resident memory (Linux)."""
        status = Path(f"/proc/{self.child.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def processor(self) -> float:
        """Seconds for which the program has had the processor, ended threads included and children not (Linux)."""
        # clock_getcpuclockid(3), which Python has only for threads; the folder of a program's threads forgets those that have ended.
        return time.clock_gettime(~self.child.pid << 3 | 2)

    def close(self) -> None:
        # A busy machine takes its time to end it.
        self.child.ptyproc.delayafterclose = self.child.ptyproc.delayafterterminate = 2.0
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
        times += [screen.press(letter.encode(), SETTLES) for letter in word]
        for _ in word:
            screen.child.send(b"\x7f")
        screen.frames()
    return times


def start(
    command: Sequence[str], size: tuple[int, int], shown: str | None, *, frame_end: bytes = FRAME_END, keys: bytes = b""
) -> tuple[float, float]:
    """Milliseconds from starting the program to the first complete frame in which `shown`, a pattern, stands (any frame for None).

    By the clock, and in the time that the program had the processor. A program that does not say where a frame ends has b""
    for it; `keys` are pressed at once.
    """
    columns, rows = size
    screen = Screen(command, columns, rows)
    screen.child.send(keys)
    terminal = ThaiScreen(columns, rows)
    stream = pyte.ByteStream(terminal)
    written: list[tuple[float, float, bytes]] = []
    looked = screen.began
    while time.perf_counter() - screen.began < STARTS:
        data, ended = b"", False
        try:
            data = screen.child.read_nonblocking(1 << 16, RESTS if written else STARTS)
            written.append((time.perf_counter() - screen.began, screen.processor(), data))
        except pexpect.TIMEOUT:
            pass
        except pexpect.EOF:
            ended = True
        if QUERY_SYNCHRONIZED in data:
            screen.child.send(b"\x1b[?2026;2$y")
        if shown is None and frame_end in data:
            break
        # Read by a terminal when the program rests, so that reading takes none of the time; or when it rests for too long not.
        if shown is not None and (not data or time.perf_counter() - looked > RESTLESS):
            looked = time.perf_counter()
            for moment, used, piece in written:
                stream.feed(piece)
                if frame_end in piece and any(re.search(shown, line) for line in terminal.display):
                    screen.close()
                    return 1000 * moment, 1000 * used
            written.clear()
        if ended:
            break
    screen.close()
    return (1000 * written[-1][0], 1000 * written[-1][1]) if shown is None and written else (float("nan"), float("nan"))


def starts(programs: Mapping[str, Sequence[str]], size: tuple[int, int], shown: str, turns: int) -> None:
    """Start each of `programs` in turn and print how long they took to their rows, and how many times the empty app's."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for turn in range(turns + 1):
        for name, command in programs.items():
            took = start(command, size, None if name == EMPTY else shown)
            # The first start writes the bytecode.
            if turn:
                times[name].append(took)
    for what, column in (("", 0), (", processor", 1)):
        empty = [one[column] for one in times[EMPTY]]
        for name, took_each in times.items():
            values = [one[column] for one in took_each]
            ratios = sorted(one / least for one, least in zip(values, empty, strict=True))
            print(
                f"{'first frame with rows: ' + name + what:52} {sorted(values)[turns // 2]:6.0f} ms"
                f"   ratio {ratios[turns // 2]:.2f} [{ratios[0]:.2f}–{ratios[-1]:.2f}]"
            )


def memory(screen: Screen, actions: int) -> None:
    """Print the resident memory after each hundred of so many actions: moving, reading, searching."""
    told = []
    for number in range(actions):
        match number % 10:
            case 7:
                keys = [b"s", *(letter.encode() for letter in QUERIES[number // 10 % len(QUERIES)]), b"\r"]
            case 8:
                keys = [b"l", b"j", b"J"]
            case 9:
                keys = [b"h", b"\x1b"]
            case _:
                keys = [b"j"]
        for key in keys:
            screen.press(key, 0.02)
        if number % 100 == 99:
            screen.frames()
            told.append(f"{screen.resident():.0f}")
    print(f"{'mou-tui: MB after each 100 actions':44} {' '.join(told)}")


EMPTY = "empty app"


def first_row(folder: Path) -> str:
    """A pattern of some letters of the newest article's title, without marks, which a terminal puts into the cell before."""
    with Library.open([folder]) as library:
        title = library.rows(library.order()[:1])[0].title
    return max(re.split(r"[^ก-ฮเ-ไA-Za-z0-9]+", title[:24]), key=len)


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
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--beside", metavar="COMMAND", help="another mou-tui")
    parser.add_argument("--actions", type=int, default=1000, help="over how many the memory is watched")
    options = parser.parse_args()
    # A session that was left in a search would open with other rows.
    ours = [sys.executable, "-m", "mou_tui", "--fresh", str(options.folder)]
    peer = [sys.executable, "-c", EMPTY_APP]
    size = (options.columns, options.rows)
    programs = {EMPTY: peer, "mou-tui": ours, "mou-tui (plain)": ["env", "MOU_TUI_PLAIN_TEXTUAL=1", *ours]}
    if options.beside:
        programs["mou-tui (beside)"] = [*options.beside.split(), str(options.folder)]
    starts(programs, size, first_row(options.folder), options.turns)

    keys_of("mou-tui", Screen(ours, *size))
    keys_of("plain", Screen(ours, *size, plain="1"))
    screen = Screen(ours, *size)
    screen.frames(rests=5)
    memory(screen, options.actions)
    screen.close()

    screen = Screen(peer, *size)
    screen.frames(rests=1)
    report("empty app: j in the list", [screen.press(b"j") for _ in range(60)])
    report("empty app: a letter in the search line", typed(screen, b"s", QUERIES))
    print(f"{'empty app: resident':44} {screen.resident():.0f} MB")
    screen.close()


if __name__ == "__main__":
    main()
