"""The library: building, restarting, searching while one types; beside ripgrep, `bytes.find` and newsboat, in one run.

    python -m benchmarks.library FOLDER [--articles N] [--facts] [--jobs N] [--newsboat]

FOLDER holds the articles (docs/library.md says how to get the full corpus of 92,000). `--articles` takes the newest N of
them, `--facts` builds once more with the facts, `--newsboat` also feeds the articles to newsboat, if it is installed.
"""

import argparse
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar
from xml.sax.saxutils import escape

from mou_tui.library import Library, Progress, charmap, parse_query, sync
from mou_tui.library.child import command

Item = TypeVar("Item")

TYPED = (
    "กระทรวงการพัฒนาสังคม", "มหาวิทยาลัยเชียงใหม่", "MoU", "ปัญญาประดิษฐ์", "น้ำ", "บันทึกความเข้าใจ ปัญญาประดิษฐ์", "มช.",
    "จังหวัดเชียงใหม่ น้ำท่วม", "chiang mai university", "นายกรัฐมนตรี", "ยางพารา -นายก", '"ความร่วมมือ ทางวิชาการ"',
    "title:ยาง", "published:2562 ยาง", "ลงนาม:2563", "xylophone", "zq",
)  # fmt: skip
"""Queries, typed letter by letter."""

WORDS = ("ปัญญาประดิษฐ์", "บันทึกความเข้าใจ", "น้ำท่วม", "มหาวิทยาลัยเชียงใหม่", "สหกรณ์การเกษตร", "zq")
"""Words that every peer can look for."""

SCREEN = 25
"""Rows of a list that are seen, each with a snippet."""


def quantiles(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)

    def at(share: float) -> float:
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    return f"p50 {at(0.5):7.1f}   p95 {at(0.95):7.1f}   p99 {at(0.99):7.1f}   max {1000 * ordered[-1]:7.1f} ms"


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def times(work: Callable[[Item], object], items: Iterable[Item]) -> list[float]:
    """How long `work` takes with each of `items`, in seconds."""
    return [timed(lambda item=item: work(item)) for item in items]  # type: ignore[misc]


def say(name: str, value: str) -> None:
    print(f"{name:<58} {value}", flush=True)


def limited(folder: Path, count: int, room: Path) -> Path:
    """A folder with links to `count` of the files of `folder`."""
    target = room / "articles"
    target.mkdir()
    files = (path for path in sorted(folder.rglob("*.txt"), reverse=True))
    for number, path in zip(range(count), files, strict=False):
        os.link(path, target / f"{number:06}.txt")
    return target


def build(folder: Path, room: Path, *, facts: bool, jobs: int) -> Path:
    """Build the index in a process of its own, as the reader's child does, and say how fast that was."""
    index = room / f"index-{int(facts)}-{jobs}.db"
    words = [sys.executable, "-m", "benchmarks.library", str(folder), "--build", str(index), "--jobs", str(jobs)]
    subprocess.run([*words, "--facts"] if facts else words, check=True)
    return index


def built(folder: Path, index: Path, *, facts: bool, jobs: int) -> None:
    began = time.perf_counter()
    phases: dict[str, float] = {}

    def note(progress: Progress) -> None:
        phases.setdefault(progress.phase, time.perf_counter() - began)

    outcome = sync([folder], index, progress=note, jobs=jobs, with_facts=facts)
    seconds = time.perf_counter() - began
    name = f"index from nothing, {'with' if facts else 'without'} facts, {jobs} process{'es' if jobs > 1 else ''}"
    size = index.stat().st_size / 1e6
    say(name, f"{outcome.added / seconds:7.0f} files/s   ({outcome.added} in {seconds:.0f} s, {size:.0f} MB)")
    if "facts" in phases:
        say(
            "  of that until every word is found",
            f"{phases['facts']:7.1f} s   ({phases['facts'] / seconds:.2f} of the whole)",
        )


def restart(folder: Path, index: Path) -> None:
    seconds = min(timed(lambda: sync([folder], index, with_facts=False)) for _ in range(3))
    say("sync again, nothing changed", f"{seconds:7.2f} s")
    say(
        "  beside: find FOLDER -newer",
        f"{timed(lambda: run_quietly(['find', str(folder), '-newer', str(index)])):7.2f} s",
    )
    cache = {**os.environ, "MOU_TUI_CACHE_DIR": str(index.parent / "cache")}
    say(
        "  the interpreter and our imports",
        f"{timed(lambda: run_quietly([*command([folder])[:3], '--version'], cache)):7.2f} s",
    )


def run_quietly(words: Sequence[str], environment: dict[str, str] | None = None) -> None:
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)


def opening(folder: Path, index: Path) -> Library:
    opened: list[Library] = []
    say(
        "open, and the first rows of the list",
        f"{1000 * timed(lambda: opened.append(open_first(folder, index))):7.1f} ms",
    )
    library = opened[0]
    say("  articles", f"{library.count():7}")
    order = library.order()
    step = max(1, len(order) // 200)
    jumps = times(lambda at: library.rows(order[at : at + 50]), range(0, len(order), step))
    say("a window of 50 rows", quantiles(jumps))
    texts = times(library.article, order[::step])
    say("an article's text", quantiles(texts))
    return library


def open_first(folder: Path, index: Path) -> Library:
    library = Library.open([folder], index=index)
    library.rows(library.order()[:50])
    return library


def typing(library: Library) -> None:
    """Each letter as the app does it: parse, first results, their rows and snippets; then the ranked and exact results."""
    first: list[float] = []
    last: list[float] = []
    for query in TYPED:
        for end in range(1, len(query) + 1):
            began = time.perf_counter()
            parsed = parse_query(query[:end], partial=True)
            results = library.search(parsed)
            found = next(results)
            for row in library.rows(found.rowids[:SCREEN]):
                library.snippet(row.rowid, parsed, 60)
            first.append(time.perf_counter() - began)
            for _ranked in results:
                pass
            last.append(time.perf_counter() - began)
    say(f"a letter typed, to the first {SCREEN} hits with snippets", quantiles(first))
    say("  to all hits, ranked and exactly counted", quantiles(last))


def words(library: Library, folder: Path) -> None:
    """The same words in every peer: all articles that have them."""
    counts = {}

    def ours(word: str) -> None:
        counts[word] = len(library.found(parse_query(word, expand=False), sort="published"))

    say("all articles with a word: mou-tui", quantiles(times(ours, WORDS)))
    blob = b"\0".join(doc for doc in coded_texts(library))
    needles = [charmap.matchable_bytes(charmap.encode(word)[0]) for word in WORDS]
    say("  bytes.find over all texts in memory", quantiles(times(lambda n: count_in(blob, n), needles)))
    if shutil.which("rg"):
        say(
            "  ripgrep -l, 2 threads",
            quantiles(times(lambda w: run_quietly(["rg", "-j2", "-lF", w, str(folder)]), WORDS)),
        )
    print("  articles found: " + ", ".join(f"{word} {counts[word]}" for word in WORDS))


def coded_texts(library: Library) -> Iterator[bytes]:
    for rowid in library.order():
        yield charmap.matchable_bytes(charmap.encode(library.article(rowid).text)[0])


def count_in(blob: bytes, needle: bytes) -> int:
    """How many of the texts that NUL separates have `needle`."""
    count = 0
    at = blob.find(needle)
    while at >= 0:
        count += 1
        at = blob.find(b"\0", at)
        at = blob.find(needle, at) if at >= 0 else -1
    return count


def newsboat_with(library: Library, room: Path) -> list[str]:
    """The command that starts newsboat with a feed made of the articles, of which `-x reload` takes them in."""
    feed, urls, cache, config = room / "feed.xml", room / "urls", room / "newsboat.db", room / "config"
    with feed.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>news</title>')
        for row in library.all_rows():
            text = escape(library.article(row.rowid).text)
            file.write(
                f"<item><title>{escape(row.title)}</title><guid>{row.id}</guid><description>{text}</description></item>"
            )
        file.write("</channel></rss>")
    urls.write_text(f"file://{feed}\n")
    config.write_text("max-items 0\n")
    return ["newsboat", "-u", str(urls), "-c", str(cache), "-C", str(config)]


def newsboat(library: Library, room: Path) -> None:
    """newsboat with a feed made of the same articles: until it has loaded them, and its search statement on its cache."""
    if not shutil.which("newsboat"):
        say("newsboat", "not installed")
        return
    base = newsboat_with(library, room)
    say("newsboat: take in the feed", f"{timed(lambda: run_quietly([*base, '-x', 'reload'])):7.1f} s")
    say("newsboat: start and load", f"{timed(lambda: run_quietly([*base, '-x', 'print-unread'])):7.1f} s")
    statement = "select guid from rss_item where (title like ?1 or content like ?1) and deleted = 0"
    with sqlite3.connect(room / "newsboat.db") as database:
        say(
            "newsboat: its search statement",
            quantiles(times(lambda w: database.execute(statement, (f"%{w}%",)).fetchall(), WORDS)),
        )


def memory() -> float:
    """The most memory this process has had, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 1024 if sys.platform != "darwin" else used / 1024**2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, help="only so many of the files")
    parser.add_argument("--facts", action="store_true", help="also build with the facts")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--newsboat", action="store_true")
    parser.add_argument("--reader", type=Path, metavar="INDEX", help=argparse.SUPPRESS)
    parser.add_argument("--build", type=Path, metavar="INDEX", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.build:
        built(wanted.folder, wanted.build, facts=wanted.facts, jobs=wanted.jobs)
        return
    if wanted.reader:
        typing(opening(wanted.folder, wanted.reader))
        say("memory of this process", f"{memory():7.0f} MB")
        return
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        folder = limited(wanted.folder, wanted.articles, room) if wanted.articles else wanted.folder
        index = build(folder, room, facts=False, jobs=1)
        if wanted.jobs > 1:
            build(folder, room, facts=False, jobs=wanted.jobs)
        if wanted.facts:
            build(folder, room, facts=True, jobs=1)
            if wanted.jobs > 1:
                build(folder, room, facts=True, jobs=wanted.jobs)
        restart(folder, index)
        # A process of its own, as the reader is one, so that its memory is its own too.
        subprocess.run([sys.executable, "-m", "benchmarks.library", str(folder), "--reader", str(index)], check=True)
        library = Library.open([folder], index=index)
        words(library, folder)
        if wanted.newsboat:
            newsboat(library, room)
        library.close()


if __name__ == "__main__":
    main()
