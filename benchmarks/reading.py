"""Opening, moving in and resizing an article, to the complete frame: the reading view beside Textual's own ways.

    python -m benchmarks.reading FOLDER [--runs 20]

FOLDER holds Thai articles (.txt); its longest one, an ordinary one, and one of 1 MB made of them are opened. Peers: a
`Static` in a `VerticalScroll` and a read-only `TextArea`, which draw the same text with Textual's own line breaking and
without facts. Time runs from the action until the frame that shows it has been written to the driver.
"""

import argparse
import asyncio
import gc
import os
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

# As the reader has it: a frame is drawn at once, not at the next sixtieth of a second.
os.environ.setdefault("TEXTUAL_FPS", "1000")

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.drivers.headless_driver import HeadlessDriver
from textual.widget import Widget
from textual.widgets import Static, TextArea

from mou_tui.app.panes.reading import ReadingView
from mou_tui.article import Article, Paragraph
from mou_tui.facts.model import Facts
from mou_tui.loaders import load

GIVEN_UP = 3.0
SIZES = ((120, 35), (100, 35))


class Recorder:
    """Keeps when something was last written."""

    written = 0.0

    @staticmethod
    def write(_driver: HeadlessDriver, data: str) -> None:
        Recorder.written = time.perf_counter()


class Host(App[None]):
    """Shows one article at a time; writes frames although there is no screen."""

    @property
    def is_headless(self) -> bool:
        return False

    async def open(self, article: Article) -> None:
        raise NotImplementedError


class Ours(Host):
    def compose(self) -> ComposeResult:
        yield ReadingView(id="it")

    def on_mount(self) -> None:
        self.query_one(ReadingView).focus()

    async def open(self, article: Article) -> None:
        self.query_one(ReadingView).show(article, Facts())


class InStatic(Host):
    def compose(self) -> ComposeResult:
        with VerticalScroll(id="it"):
            yield Static(markup=False)

    async def open(self, article: Article) -> None:
        self.query_one(Static).update(article.text)


class InTextArea(Host):
    def compose(self) -> ComposeResult:
        yield TextArea(read_only=True, soft_wrap=True, id="it")

    async def open(self, article: Article) -> None:
        self.query_one(TextArea).text = article.text


async def frame(action: Callable[[], Awaitable[Any]]) -> float | None:
    """Milliseconds from the beginning of `action` until the next frame is written; None where there is none."""
    before = time.perf_counter()
    await action()
    while before > Recorder.written:
        await asyncio.sleep(0)
        if time.perf_counter() - before > GIVEN_UP:
            # Nothing changes on the screen: the peer stands at the end of its text already.
            return None
    return (Recorder.written - before) * 1e3


async def settle() -> None:
    """Wait until nothing is written any more, so that no measurement begins amid another's work."""
    while time.perf_counter() - Recorder.written < 0.15:
        await asyncio.sleep(0.05)


async def measure(host: type[Host], article: Article, other: Article, runs: int) -> dict[str, list[float | None]]:
    """Times of opening, moving, jumping to the end and resizing, in milliseconds."""
    app = host()
    times: dict[str, list[float | None]] = {"open": [], "move": [], "end": [], "resize": []}
    async with app.run_test(size=SIZES[0]):
        widget = app.query_one("#it", Widget)
        widget.focus()
        for run in range(runs):
            await app.open(other)
            await settle()
            times["open"].append(await frame(lambda: app.open(article)))
            await settle()
            for _key in range(10):
                moved = await frame(lambda: press(app, "down"))
                times["move"].append(moved)
                if moved is None:
                    break
            times["end"].append(await frame(lambda: press(app, "ctrl+end" if host is InTextArea else "end")))
            await settle()
            size = SIZES[(run + 1) % 2]
            times["resize"].append(await frame(lambda s=size: resize(app, *s)))  # type: ignore[misc]
            await settle()
    return times


async def press(app: Host, key: str) -> None:
    """Post a key as the driver does."""
    from textual import events

    app.post_message(events.Key(key, None))


async def resize(app: Host, width: int, height: int) -> None:
    """Post another size as the driver does."""
    from textual import events
    from textual.geometry import Size

    app.post_message(events.Resize(Size(width, height), Size(width, height)))


ENOUGH = 41
"""Files that are read: the longest ones, of which the long article is made, and an ordinary one."""


def articles(folder: Path) -> tuple[Article, list[Article]]:
    """An article of ordinary length and the longest ones, the longest last; picked by the sizes of the files.

    Ends the program where the folder has too few.
    """
    by_size = [path for _size, path in sorted((path.stat().st_size, path) for path in folder.rglob("*.txt"))]
    ordinary = [article for path in by_size[len(by_size) // 2 :][:1] for article in load(path)]
    longest = [article for path in by_size[-ENOUGH:] for article in load(path)]
    if not ordinary or len(longest) < 2:
        sys.exit(f"{folder}: at least two articles (.txt) are needed to measure with.")
    return ordinary[0], sorted(longest, key=lambda article: len(article.text))


def of_text(text: str) -> Article:
    """A made-up article."""
    paragraphs, at = [], 0
    for number, line in enumerate(text.split("\n")):
        paragraphs.append(Paragraph(at, at + len(line), "body" if number else "headline"))
        at += len(line) + 1
    return Article("sha256:0", "long.txt", text, tuple(paragraphs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=12)
    arguments = parser.parse_args()
    HeadlessDriver.write = Recorder.write  # type: ignore[method-assign,assignment]
    ordinary, found = articles(arguments.folder)
    longest = found[-1]
    joined, size = [], 0
    while size < 1_000_000:
        for article in found:
            joined.append(article.text)
            size += len(article.text.encode())
    megabyte = of_text("\n".join(joined))
    print("| article | characters | view | open p50/p95 ms | a key p50/p95 | to the end | resize p50/p95 |")
    print("|---|---|---|---|---|---|---|")
    for name, article in (("ordinary", ordinary), ("longest", longest), ("1 MB", megabyte)):
        for host in (Ours, InStatic, InTextArea):
            runs = arguments.runs if host is Ours or name == "ordinary" else max(3, arguments.runs // 4)
            gc.collect()
            times = asyncio.run(measure(host, article, ordinary if article is not ordinary else longest, runs))
            shown = [percentiles(times[k]) for k in ("open", "move", "end", "resize")]
            print(f"| {name} | {len(article.text):,} | {host.__name__} | {' | '.join(shown)} |", flush=True)


def percentiles(times: list[float | None]) -> str:
    """The 50th and the 95th percentile of those that there are."""
    values = [t for t in times if t is not None]
    if len(values) < 2:
        return "–"
    cut = statistics.quantiles(values, n=100, method="inclusive")
    return f"{cut[49]:.0f} / {cut[94]:.0f}"


if __name__ == "__main__":
    main()
