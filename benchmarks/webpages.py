"""Stories, titles and dates of saved web pages beside plain trafilatura, on public collections that others annotated.

    python -m benchmarks.webpages CLONES [--set NAME ...] [--every N]

CLONES is a folder with clones of any of these; none of their pages is a part of mou-tui:

    git clone https://github.com/scrapinghub/article-extraction-benchmark
    git clone https://github.com/adbar/trafilatura
    git clone https://github.com/mozilla/readability
    git clone https://github.com/adbar/htmldate

Each is scored as its owners do: the first and the third by F1 of runs of four words, the second by words that must and must
not be there, the last by days (published, not changed). Their stories do not have the headline in them, so ours is compared
without its headline and its lines about the article. `--every 5` takes a fifth of the pages.
"""

import argparse
import gzip
import json
import re
import statistics
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.loaders import load_bytes


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader makes of a page."""

    title: str = ""
    published_on: str = ""
    story: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what its annotators say of it; what they do not say is None."""

    name: str
    data: bytes
    story: str | None = None
    title: str | None = None
    published_on: str | None = None
    within: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)


Reader = Callable[[bytes], Read]


def ours(data: bytes) -> Read:
    try:
        (article,) = load_bytes(data, "page.html")
    except InputError:
        return Read()
    story = [p.span.of(article.text) for p in article.paragraphs if p.kind not in ("headline", "meta")]
    # A page of one line has no story below its headline.
    return Read(article.title, article.published_on or "", "\n".join(story or [article.title]))


def plain_trafilatura(data: bytes) -> Read:
    """`trafilatura.extract` and its metadata with their defaults, but for readers' comments."""
    import trafilatura

    text = trafilatura.extract(data, include_comments=False)
    try:
        said = trafilatura.extract_metadata(data)
    except (TypeError, ValueError, AttributeError):
        said = None
    return Read(getattr(said, "title", None) or "", getattr(said, "date", None) or "", text or "")


READERS: Final = {"mou-tui": ours, "trafilatura": plain_trafilatura}


def article_extraction_benchmark(clone: Path) -> Iterator[Page]:
    truth = json.loads((clone / "ground-truth.json").read_text("utf-8"))
    for name, said in truth.items():
        yield Page(name, gzip.decompress((clone / "html" / f"{name}.html.gz").read_bytes()), said["articleBody"])


def trafilatura(clone: Path) -> Iterator[Page]:
    tests = clone / "tests"
    for said in json.loads((tests / "evaldata.json").read_text("utf-8")).values():
        if data := _first(said["file"], tests / "cache", tests / "eval"):
            yield Page(said["file"], data, within=said["with"], without=said["without"])


def readability(clone: Path) -> Iterator[Page]:
    import lxml.html

    for folder in sorted((clone / "test" / "test-pages").iterdir()):
        expected = lxml.html.fromstring((folder / "expected.html").read_bytes().decode("utf-8"))
        title = json.loads((folder / "expected-metadata.json").read_text("utf-8")).get("title")
        yield Page(folder.name, (folder / "source.html").read_bytes(), " ".join(expected.itertext()), title)


def htmldate(clone: Path) -> Iterator[Page]:
    tests = clone / "tests"
    for name in ("eval_default.json", "eval_mediacloud_2020.json"):
        for said in json.loads((tests / name).read_text("utf-8")).values():
            if data := _first(said["file"], tests / "test_set", tests / "cache", tests / "eval"):
                # NaN: the page has no date.
                yield Page(said["file"], data, published_on=said["date"] if isinstance(said["date"], str) else "")


def _first(name: str, *folders: Path) -> bytes | None:
    return next((path.read_bytes() for folder in folders if (path := folder / name).is_file()), None)


SETS: Final[dict[str, Callable[[Path], Iterator[Page]]]] = {
    "article-extraction-benchmark": article_extraction_benchmark,
    "trafilatura": trafilatura,
    "readability": readability,
    "htmldate": htmldate,
}


_RUN: Final = 4


def shingle_scores(true: str, read: str) -> tuple[float, float]:
    """Precision and recall of a story by its runs of four words, as article-extraction-benchmark counts them."""
    wanted, had = _shingles(true), _shingles(read)
    right = sum((wanted & had).values())
    return (
        right / had.total() if had else (1.0 if not wanted else 0.0),
        right / wanted.total() if wanted else (1.0 if not had else 0.0),
    )


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + _RUN]) for n in range(max(1, len(words) - _RUN + 1)) if words)


def score(page: Page, read: Read) -> dict[str, float]:
    """What `report` sums up, of one page."""
    points: dict[str, float] = {}
    if page.story is not None:
        points["precision"], points["recall"] = shingle_scores(page.story, read.story)
    if page.within or page.without:
        flat = _flat(read.story)
        right = sum(_flat(words) in flat for words in page.within)
        wrong = sum(_flat(words) in flat for words in page.without)
        points |= {"right": right, "wrong": wrong, "missed": len(page.within) - right}
    if page.title is not None:
        points["title"] = _flat(read.title).lower() == _flat(page.title).lower()
    if page.published_on is not None:
        points |= {"date": read.published_on == page.published_on, "no date": not read.published_on}
    return points


def _flat(text: str) -> str:
    # Pages and annotators write ü and য় with one code point or two; what is read is in one form.
    return " ".join(unicodedata.normalize("NFC", text).split())


def report(scores: list[dict[str, float]]) -> str:
    """The scores of a set's pages in one line."""

    def total(name: str) -> float:
        return sum(points[name] for points in scores)

    said = []
    if "precision" in scores[0]:
        precision = statistics.mean(points["precision"] for points in scores)
        recall = statistics.mean(points["recall"] for points in scores)
        said.append(f"F1 {_f1(precision, recall):.3f} (precision {precision:.3f}, recall {recall:.3f})")
    if "right" in scores[0]:
        precision = total("right") / (total("right") + total("wrong") or 1)
        recall = total("right") / (total("right") + total("missed") or 1)
        said.append(f"F1 {_f1(precision, recall):.3f} (precision {precision:.3f}, recall {recall:.3f})")
    if "title" in scores[0]:
        said.append(f"titles right {total('title'):.0f}")
    if "date" in scores[0]:
        share = total("date") / len(scores)
        said.append(f"days right {total('date'):.0f} ({share:.1%}), none {total('no date'):.0f}")
    return ", ".join(said)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall or 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clones", type=Path)
    parser.add_argument("--set", action="append", choices=tuple(SETS), help="only this collection")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth page")
    asked: Any = parser.parse_args()
    for name in asked.set or SETS:
        if not (asked.clones / name).is_dir():
            print(f"{name}: no clone of it in {asked.clones}")
            continue
        pages = list(SETS[name](asked.clones / name))[:: asked.every]
        print(f"{name}, {len(pages)} pages")
        for who, reader in READERS.items():
            start = time.perf_counter()
            scores = [score(page, reader(page.data)) for page in pages]
            each = (time.perf_counter() - start) / len(pages)
            print(f"    {who:12} {report(scores)}   {each * 1000:.0f} ms a page", flush=True)


if __name__ == "__main__":
    main()
