"""How well lines of Thai are broken, and how fast: ours beside Textual, bare ICU and newmm, from one run.

    python -m benchmarks.linebreak ARTICLES [--gold th_pud-ud-test.conllu] [--count 400]

ARTICLES is a folder of Thai articles (.txt). The gold words are those of UD_Thai-PUD (the repository
UniversalDependencies/UD_Thai-PUD). Units are found by the extractor of facts (persons, dates, amounts), which knows
nothing of line breaking, and by a pattern for abbreviations.
"""

import argparse
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from mou_tui.thai.canonical import canonical
from mou_tui.thai.dates import ThaiDate, find_dates
from mou_tui.thai.linebreak import prepared, protected_spans
from mou_tui.thai.width import cells
from mou_tui.thai.words import boundaries

WIDTHS = (40, 60, 80)
Lines = list[tuple[int, int]]
Breaker = Callable[[str, int], Lines]

_ABBREVIATION = re.compile(r"(?<![\u0e01-\u0e5b])(?:[พค]\.ศ\. ?[0-9๐-๙]{4}|(?:[ก-ฮ]{1,6}\.){1,6})")


def ours(text: str, width: int) -> Lines:
    return prepared(text, protected_spans(text)).lines(width)


def textual(text: str, width: int) -> Lines:
    """What a Textual widget shows: `Content.wrap`."""
    from textual.content import Content

    lines, at = [], 0
    for line in Content(text).wrap(width):
        # It drops the space at which it broke.
        start = text.index(line.plain.strip() or " ", at) if line.plain.strip() else at
        lines.append([start, start + len(line.plain.strip())])
        at = lines[-1][1]
    for this, following in pairwise(lines):
        this[1] = following[0]
    return [(start, end) for start, end in lines]


def greedy(text: str, ends: Iterable[int], width: int) -> Lines:
    """As many segments as fit; a segment that is wider than the line stays whole."""
    lines, start, last = [], 0, 0
    for end in ends:
        if last > start and cells(text[start:end].rstrip()) > width:
            lines.append((start, last))
            start = last
        last = end
    return [*lines, (start, len(text))]


def icu(text: str, width: int) -> Lines:
    return greedy(text, boundaries(text), width)


def newmm(text: str, width: int) -> Lines:
    from pythainlp.tokenize import word_tokenize

    ends, end = [], 0
    for word in word_tokenize(text, engine="newmm", join_broken_num=False):
        end += len(word)
        ends.append(end)
    return greedy(text, ends, width)


BREAKERS: dict[str, Breaker] = {"mou-tui": ours, "Textual": textual, "ICU words": icu, "newmm": newmm}


@dataclass(slots=True)
class Tally:
    """What was counted over many paragraphs for one breaker and width."""

    lines: int = 0
    short: int = 0
    empty: float = 0.0
    too_wide: int = 0
    breaks: int = 0
    in_word: int = 0
    in_unit: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    characters: int = 0

    def add(self, text: str, lines: Lines, width: int) -> None:
        """Count a paragraph's lines; its last one may be as short as it is."""
        for start, end in lines:
            self.too_wide += cells(text[start:end].rstrip()) > width
        for start, end in lines[:-1]:
            share = cells(text[start:end].rstrip()) / width
            self.lines += 1
            self.short += share < 2 / 3
            self.empty += max(0.0, 1 - share)

    def add_units(self, lines: Lines, units: Iterable[tuple[str, int, int]]) -> None:
        ends = [end for _, end in lines[:-1]]
        for kind, start, end in units:
            self.in_unit[kind] = self.in_unit.get(kind, 0) + any(start < at < end for at in ends)


def articles(folder: Path, count: int) -> Iterator[tuple[str, list[tuple[str, int, int]]]]:
    """Each paragraph of `count` articles, evenly taken from the folder, with its units (kind, start, end)."""
    from mou_tui import extract, load
    from mou_tui.facts.names import find_names

    paths = sorted(path for path in folder.rglob("*.txt") if path.is_file())
    for path in paths[:: max(1, len(paths) // count)][:count]:
        for article in load(path):
            # A name begins a word: not the นาย of ทนายความ.
            starts = {0, *boundaries(article.text)}
            names = [name for name in find_names(article.text) if name.full and name.start in starts]
            spans = [("person", name.start, name.end) for name in names]
            spans += [("date", *half) for date in find_dates(article.text) for half in halves(article.text, date)]
            spans += [("amount", s.start, s.end) for f in extract(article) if f.kind in _AMOUNTS for s in f.evidence]
            for paragraph in article.paragraphs:
                text = article.text[paragraph.start : paragraph.end]
                units = [
                    (kind, start - paragraph.start, end - paragraph.start)
                    for kind, start, end in spans
                    if paragraph.start <= start and end <= paragraph.end
                ]
                units += [("abbreviation", *match.span()) for match in _ABBREVIATION.finditer(text)]
                yield text, units


def halves(text: str, date: ThaiDate) -> Iterator[tuple[int, int]]:
    """The two dates of a range, which a line may come between, or the one date."""
    dash = _DASH.search(text, date.start, date.end)
    if dash is None or not text[date.start : dash.start()].strip("0123456789๐๑๒๓๔๕๖๗๘๙ "):
        yield date.start, date.end
    else:
        yield date.start, dash.start()
        yield dash.end(), date.end


_DASH = re.compile(r"\s*(?:[-–—]|(?:จน)?ถึง)\s*")
_AMOUNTS = {"money", "term"}


def gold_paragraphs(path: Path, sentences: int = 5) -> Iterator[tuple[str, set[int]]]:
    """Paragraphs of so many gold sentences: the text, and the offsets at which a word ends or begins."""
    text, edges, taken = "", {0}, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if not line and text:
            taken += 1
            text = text.rstrip() + " "
            edges.add(len(text))
            if taken % sentences == 0:
                yield text.rstrip(), edges
                text, edges = "", {0}
        elif columns[0].isdigit():
            edges.add(len(text))
            text += canonical(columns[1])
            edges.add(len(text))
            if "SpaceAfter=No" not in columns[-1]:
                text += " "
    if text:
        yield text.rstrip(), edges


def measure(folder: Path, gold: Path | None, count: int) -> dict[tuple[str, int], Tally]:
    """All tallies, by breaker and width."""
    tallies = {(name, width): Tally() for name in BREAKERS for width in WIDTHS}
    paragraphs = list(articles(folder, count))
    golden = list(gold_paragraphs(gold)) if gold else []
    for (name, width), tally in tallies.items():
        for text, units in paragraphs:
            began = time.perf_counter()
            lines = BREAKERS[name](text, width)
            tally.seconds += time.perf_counter() - began
            tally.characters += len(text)
            tally.add(text, lines, width)
            tally.add_units(lines, units)
        for text, edges in golden:
            ends = [end for _, end in BREAKERS[name](text, width)[:-1]]
            tally.breaks += len(ends)
            tally.in_word += sum(end not in edges for end in ends)
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--count", type=int, default=400)
    arguments = parser.parse_args()
    tallies = measure(arguments.articles, arguments.gold, arguments.count)
    print(
        "| breaker | columns | lines < 2/3 full | mean empty share | wider than asked | breaks in a gold word |", end=""
    )
    print(" units broken | µs per 1,000 characters |")
    print("|---|---|---|---|---|---|---|---|")
    for (name, width), tally in sorted(tallies.items(), key=lambda item: item[0][1]):
        units = ", ".join(f"{kind} {n}" for kind, n in sorted(tally.in_unit.items()))
        word = f"{tally.in_word / tally.breaks:.2%} ({tally.in_word} of {tally.breaks})" if tally.breaks else "–"
        print(
            f"| {name} | {width} | {tally.short / tally.lines:.2%} | {tally.empty / tally.lines:.3f} | {tally.too_wide} "
            f"| {word} | {units} | {tally.seconds / tally.characters * 1e9:.0f} |"
        )


if __name__ == "__main__":
    main()
