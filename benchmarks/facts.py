"""Facts of agreement news: articles a second, beside pythainlp's shipped named-entity model, and what hostile input costs.

    python -m benchmarks.facts FOLDER [--articles 200] [--runs 3] [--peer 20] [--jobs 2]

FOLDER holds articles; those that report an agreement are measured, loaded beforehand, on one core. The peer is the
conditional random field that pythainlp ships (thainer 1.5.1, through python-crfsuite of the extra `bench`), which only
finds entities: it says neither who signs nor what is agreed. It is left out where it is not installed.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import resources
from pathlib import Path
from typing import Any

from mou_tui.article import Article, Paragraph
from mou_tui.errors import MouError
from mou_tui.facts import extract
from mou_tui.loaders import discover, load

LEAD = "ลงนาม MOU ระหว่าง กระทรวงศึกษาธิการ กับ กระทรวงแรงงาน\n"
HOSTILE = {
    "100,000 digits": "1" * 100_000,
    "ก × 300,000": "ก" * 300_000,
    "นาย × 50,000": "นาย" * 50_000,
    "กระทรวงก × 20,000": "กระทรวงก" * 20_000,
    "blanks only": " " * 300_000,
    "1 MB of one letter": "a" * 1_000_000,
    "( × 200,000": "(" * 200_000,
    "ลงนาม × 40,000": "ลงนาม" * 40_000,
    "ร่วมกับ × 30,000": "ร่วมกับ " * 30_000,
    "ณ × 100,000": "ณ " * 100_000,
    "0 × 300,000": "0 " * 300_000,
    "คม 20 × 100,000": "คม 20 " * 100_000,
    "หรือ AB × 60,000": "หรือ AB " * 60_000,
    "พระครู × 50,000": "พระครูกขคง " * 50_000,
    "ข้อตกลงตั้งแต่วันที่ × 10,000": "ข้อตกลงตั้งแต่วันที่ 1 ม.ค. 2565 " * 10_000,
}


def agreement_articles(folder: Path, most: int) -> list[Article]:
    """Up to `most` articles of `folder` that report an agreement."""
    found: list[Article] = []
    for path in discover([folder]):
        try:
            articles = list(load(path))
        except MouError:
            continue
        for article in articles:
            instrument = extract(article).first("instrument")
            if instrument is not None and instrument.value != "none":
                found.append(article)
        if len(found) >= most:
            break
    return found[:most]


def article_of(text: str) -> Article:
    """An article of the lines of `text`."""
    paragraphs, at = [], 0
    for n, line in enumerate(text.split("\n")):
        paragraphs.append(Paragraph(at, at + len(line), "headline" if n == 0 else "body"))
        at += len(line) + 1
    return Article("sha256:0", "hostile.txt", text, tuple(paragraphs))


def rate(work: Callable[[Article], object], articles: Sequence[Article], runs: int) -> float:
    """Articles a second of processor time, the median of `runs`."""
    rates = []
    for _ in range(runs):
        began = time.process_time()
        for article in articles:
            work(article)
        rates.append(len(articles) / (time.process_time() - began))
    return statistics.median(rates)


def named_entities() -> Callable[[Article], object] | None:
    """pythainlp's shipped entity tagger as a function of an article, or None where it cannot be had."""
    try:
        import pycrfsuite  # type: ignore[import-not-found,import-untyped,unused-ignore]
        from pythainlp.tag.thainer import ThaiNameTagger
    except ImportError:
        return None
    model = resources.files("pythainlp.corpus") / "thainer_crf_1_5_1.model"
    if not model.is_file():
        return None
    tagger: Any = ThaiNameTagger.__new__(ThaiNameTagger)
    tagger.crf = pycrfsuite.Tagger()
    tagger.crf.open(str(model))
    # Its own part-of-speech model is a download; the one that ships costs the same time.
    tagger.pos_tag_name = "pud"
    return lambda article: tagger.get_ner(article.text)


def wall_rate(articles: Sequence[Article], jobs: int) -> float:
    """Articles a second of the clock with `jobs` processes, which are started beforehand."""
    with ProcessPoolExecutor(jobs) as pool:
        list(pool.map(_count, articles[: jobs * 2]))
        began = time.perf_counter()
        list(pool.map(_count, articles, chunksize=max(1, len(articles) // (jobs * 4))))
        return len(articles) / (time.perf_counter() - began)


def _count(article: Article) -> int:
    return len(extract(article))


def cost_a_byte(article: Article) -> float:
    """Seconds of processor time for each byte of UTF-8."""
    began = time.process_time()
    extract(article)
    return (time.process_time() - began) / len(article.text.encode())


def report(rows: Iterable[tuple[str, str]]) -> None:
    for name, value in rows:
        print(f"{name:44} {value}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peer", type=int, default=20, help="articles that the peer reads")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()

    articles = agreement_articles(options.folder, options.articles)
    if not articles:
        parser.error("no article of the folder reports an agreement")
    mean = sum(len(a.text) for a in articles) / len(articles)
    ours = rate(extract, articles, options.runs)
    report(
        [
            ("agreement articles, mean code points", f"{len(articles)}, {mean:,.0f}"),
            ("mou-tui, articles/s on one core", f"{ours:,.0f}"),
        ]
    )
    peer = named_entities()
    if peer is None or not options.peer:
        report([("pythainlp thainer 1.5.1", "left out: install the extra `bench`" if peer is None else "left out")])
    else:
        few = articles[: options.peer]
        theirs = rate(peer, few, 1)
        same = rate(extract, few, options.runs)
        report(
            [
                ("pythainlp thainer 1.5.1 (entities only)", f"{theirs:,.1f}"),
                ("mou-tui on the same articles", f"{same:,.0f} ({same / theirs:,.0f} ×)"),
            ]
        )
    # The clock, not the processor: enough articles that the processes are busy for a while.
    many = articles * max(1, 2_000 // len(articles))
    one, more = wall_rate(many, 1), wall_rate(many, options.jobs)
    report([(f"{options.jobs} processes beside one, by the clock", f"{more:,.0f} : {one:,.0f} = {more / one:.2f} ×")])

    usual = statistics.median(cost_a_byte(a) for a in articles)
    print(f"\nHostile input, time a byte beside the median article's ({usual * 1e9:,.0f} ns)")
    for name, text in HOSTILE.items():
        ratios = [cost_a_byte(article_of(lead + text)) / usual for lead in ("", LEAD)]
        report([(name, f"{max(ratios):.2f} ×")])


if __name__ == "__main__":
    main()
