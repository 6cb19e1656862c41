"""One change among 10,000 bookmarks: ours beside reading and writing the whole file with tomllib and tomli_w.

    python -m benchmarks.bookmarks [COUNT]

Both lock nothing and flush nothing, so that the disk does not hide the difference; ours does all else that it always does.
"""

import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import tomli_w

from mou_tui.annotations import AddBookmark, Annotations, FileSystem, SetNote, batch, bookmark_article
from mou_tui.article import Article, Paragraph

_REPEATS = 5


class Unsynced(FileSystem):
    """Does not wait for the disk."""

    def sync(self, descriptor: int) -> None:
        return

    def sync_folder(self, folder: Path) -> None:
        return


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        annotations = Annotations.open(folder, Unsynced())
        annotations.apply(
            batch(AddBookmark(bookmark_article(_article(n), tags=["งาน"], note="โน้ต " * 8)) for n in range(count))
        )
        path = folder / "bookmarks.toml"
        uid = annotations.bookmarks()[count // 2].uid

        opened = _best(lambda n: Annotations.open(folder, Unsynced()))
        ours = _best(lambda n: annotations.apply(SetNote(uid, f"note {n}")))
        whole = _best(lambda n: _whole(path, count // 2, f"note {n}"))
        print(f"{count} bookmarks, {path.stat().st_size / 1e6:.1f} MB")
        print(f"open                         {opened * 1000:8.1f} ms")
        print(f"one change, ours             {ours * 1000:8.1f} ms")
        print(f"one change, the whole file   {whole * 1000:8.1f} ms   ({whole / ours:.0f} times ours)")


def _article(number: int) -> Article:
    title = f"ข่าวที่ {number} กรมสมมติลงนามกับมหาวิทยาลัยตัวอย่าง"
    paragraphs = (Paragraph(0, len(title), "headline"),)
    return Article(f"sha256:{number:016x}", f"/clippings/{number}.txt", title, paragraphs, published_on="2023-08-25")


def _whole(path: Path, place: int, note: str) -> None:
    table = tomllib.loads(path.read_text("utf-8"))
    table["bookmark"][place]["note"] = note
    path.with_suffix(".peer").write_text(tomli_w.dumps(table), "utf-8")


def _best(work: Callable[[int], object]) -> float:
    times = []
    for n in range(_REPEATS):
        begin = time.perf_counter()
        work(n)
        times.append(time.perf_counter() - begin)
    return min(times)


if __name__ == "__main__":
    main()
