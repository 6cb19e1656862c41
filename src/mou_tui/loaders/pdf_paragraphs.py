"""A PDF's lines → paragraphs, without what a page has around its text: running heads and page numbers."""

import itertools
import re
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mou_tui.loaders.boilerplate import is_boilerplate
from mou_tui.loaders.draft import Block
from mou_tui.loaders.limits import Deadline
from mou_tui.loaders.pdf_rows import Line
from mou_tui.loaders.repair import joined_lines, repaired, without_torn_vowels, words_in

_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"[-–—|\[( ]{0,4}(?:หน้า(?:ที่)?\s?|Page\s?|p\.\s?)?[\d๐-๙]{1,4}(?:\s?(?:/|of|จาก|ของ)\s?[\d๐-๙]{1,4})?(?:\s?หน้า)?"
    r"(?:\s?\|\s?Page)?[-–—|\]) ]{0,4}",
    re.IGNORECASE,
)
# 28/11/2566 14:05   ลงนาม MOU … and https://www.example.ac.th/news/9   1/3: what browsers print around a page
_PRINTED_AT: Final = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s{1,3}\d{1,2}[:.]\d{2}(?:\s?[AP]M)?(?:\s|$)")
_PRINTED_FROM: Final = re.compile(r"(?P<url>(?:https?|file|about)://?\S{3,2000})\s{1,3}\d{1,4}/\d{1,4}")
_EDGE: Final = 2
"""Lines at the top and at the foot of a page among which a running head may be."""
_SAME_PLACE: Final = 3.0
"""Points by which a running head may stand higher or lower on another page."""


@dataclass(frozen=True, slots=True)
class Trimmed:
    """Lines without what stands at the edges of pages, and the web address that a browser printed there."""

    lines: list[Line]
    url: str | None


def without_margins(pages: Sequence[Sequence[Line]]) -> Trimmed:
    """All pages' lines in order, without page numbers and running heads.

    A head is what stands at the same place of two pages or more, its figures being the same or counting the pages. Where
    the first page has it in larger letters than its text it is the title, and stays there.
    """
    edges = [_edges(lines) for lines in pages]
    heads = _heads(edges)
    url: str | None = None
    kept: list[Line] = []
    for number, lines in enumerate(pages):
        body = _body_size(lines)
        for line in lines:
            if id(line) in edges[number]:
                text = line.text.strip()
                printed = _PRINTED_FROM.fullmatch(text)
                if printed is not None and printed["url"].startswith("http"):
                    url = url or printed["url"]
                is_title = number == 0 and line.em > 1.15 * body
                if (
                    printed
                    or _PRINTED_AT.match(text)
                    or _PAGE_NUMBER.fullmatch(text)
                    or (id(line) in heads and not is_title)
                ):
                    continue
            kept.append(line)
    return Trimmed(kept, url)


def _edges(lines: Sequence[Line]) -> dict[int, Line]:
    """The lines at the top and the foot of a page by their `id`."""
    rest = sorted(lines, key=lambda line: -line.baseline)
    return {id(line): line for line in (*rest[:_EDGE], *rest[-_EDGE:])}


def _body_size(lines: Sequence[Line]) -> float:
    sizes = [line.em for line in lines for _letter in range(0, len(line.text), 20)]
    return statistics.median(sizes) if sizes else 1.0


def _heads(edges: Sequence[dict[int, Line]]) -> set[int]:
    """The `id`s of the lines that are running heads."""
    alike: defaultdict[str, list[tuple[int, Line]]] = defaultdict(list)
    for number, lines in enumerate(edges):
        for line in lines.values():
            alike[_DIGITS.sub("#", line.text.strip())].append((number, line))
    heads: set[int] = set()
    for same in alike.values():
        for page, line in same:
            others = [
                other
                for number, other in same
                if number != page
                and abs(other.baseline - line.baseline) <= _SAME_PLACE
                and _counts_pages(line.text, other.text, number - page)
            ]
            # A page of a long text that begins as another one does is no head.
            if others and (len(others) + 1 >= 0.2 * len(edges) or len(others) >= 4):
                heads.add(id(line))
    return heads


def _counts_pages(one: str, two: str, pages: int) -> bool:
    """Whether the figures of `two` are those of `one`, or larger by the number of `pages` between them."""
    pairs = zip(_DIGITS.findall(one), _DIGITS.findall(two), strict=True)
    return all(a == b or int(b[:9]) - int(a[:9]) == pages for a, b in pairs)


_ITEM: Final = re.compile(r"\s*(?:\(?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2}){0,3}[.)]|[•●○▪■◆➢✓*–-])\s")


def blocks_of(lines: Sequence[Line], deadline: Deadline, *, recognised: bool = False) -> list[Block]:
    """Paragraphs of `lines`: a new one after a gap, at an indent, after a short line, at an item, at another size.

    `recognised` says that a program has read the letters in a picture, and where one ends and another begins.
    """
    if not lines:
        return []
    columns: defaultdict[tuple[float, float] | None, list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.column].append(line)
    frames = {column: _Frame.of(inside) for column, inside in columns.items()}
    known = words_in(line.text for line in lines)
    paragraphs: list[list[Line]] = []
    for number, (before, line, after) in enumerate(zip([None, *lines], lines, [*lines[1:], None], strict=False)):
        if number % 64 == 0:
            deadline.check()
        if before is None or frames[line.column].begins(before, line, after):
            paragraphs.append([])
        paragraphs[-1].append(line)
    if sum(line.text.endswith(" ") for line in lines) > 0.8 * len(lines):
        # Where every line has one, none tells anything.
        for line in lines:
            line.text = line.text.rstrip()
    text = "\n".join(joined_lines([line.text for line in each], known).strip() for each in paragraphs)
    text = repaired(without_torn_vowels(text) if recognised else text)
    return [
        Block(words, "table" if each[0].is_row else None)
        for words, each in zip(text.split("\n"), paragraphs, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the lines of a column, or of all pages, have in common. Lengths in points."""

    left: float
    right: float
    drop: float
    """From one line to the next, in ems."""
    spaced: bool
    """Whether paragraphs are indented or stand apart: a line that is a little short is only ragged then."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Frame":
        """The frame of `lines`."""
        right = sorted(line.right for line in lines)[int(0.95 * (len(lines) - 1))]
        left = statistics.mode(round(line.left) for line in lines)
        drops = [
            (one.baseline - two.baseline) / two.em
            for one, two in itertools.pairwise(lines)
            if one.page == two.page and 0 < one.baseline - two.baseline < 5 * two.em
        ]
        # The lower half: where all paragraphs are short, most drops are those between them.
        drop = sorted(drops)[int(0.4 * len(drops))] if drops else 1.2
        frame = cls(left, right, drop, False)
        triples = zip(lines, lines[1:], [*lines[2:], None], strict=False)
        spaced = sum(frame._is_apart(*triple) for triple in triples)
        return cls(left, right, drop, spaced > len(lines) / 15)

    def begins(self, one: Line, two: Line, three: Line | None) -> bool:
        """Whether `two` begins a paragraph, standing between `one` and `three`."""
        if one.is_row or two.is_row or (one.column != two.column and None in (one.column, two.column)):
            return True
        if not _is_alike(one, two) or is_boilerplate(two.text.strip()):
            return True
        # A dash may begin a line by chance.
        if _ITEM.match(two.text) and (two.text[0] not in "-–" or two.left - self.left > 0.5 * two.em):
            return True
        if one.column != two.column:
            # From the foot of a column to the head of the next.
            return False
        longest = self.left + (0.75 if self.spaced else 1.0) * max(self.right - self.left, 1.0)
        return (one.right < longest and self._would_fit(one, two)) or self._is_apart(one, two, three)

    def _is_apart(self, one: Line, two: Line, three: Line | None) -> bool:
        """Whether a gap or an indent begins a paragraph with `two`."""
        if one.page == two.page and one.baseline - two.baseline > 1.4 * self.drop * max(one.em, two.em):
            return True
        if self._is_centered(two) and abs(one.left + one.right - two.left - two.right) < 3 * two.em:
            # A headline over two lines, or two lines of a cover, of which the first had room for the second's words.
            return self._would_fit(one, two)
        indent = two.left - self.left
        if indent <= 1.2 * two.em:
            return False
        if two.left - one.left > 1.2 * two.em:
            return True
        # One indented line after another: the next shows whether both are first lines.
        return three is not None and abs(two.left - one.left) < 0.5 * two.em and two.left - three.left > 1.2 * two.em

    def _is_centered(self, line: Line) -> bool:
        before, after = line.left - self.left, self.right - line.right
        return before > line.em and abs(before - after) < 1.5 * line.em

    def _would_fit(self, one: Line, two: Line) -> bool:
        """Whether the beginning of `two`, up to a space or a long word's length, would have fitted on the line before it."""
        words = two.text.split(" ", 1)[0]
        share = min(len(words), _LONG_WORD) / max(len(two.text), 1)
        needed = share * (two.right - two.left) + 0.5 * two.em
        if self._is_centered(one):
            return one.right - one.left + needed < 0.9 * (self.right - self.left)
        return one.right + needed < self.right - 0.06 * (self.right - one.left)


def _is_alike(one: Line, two: Line) -> bool:
    """Whether two lines have one size, as far as they have letters of one script."""
    pairs = [(a, b) for a, b in zip(one.sizes, two.sizes, strict=False) if a and b] or [(0.0, 0.0)]
    return abs(pairs[0][0] - pairs[0][1]) <= 0.15 * max(pairs[0])


_LONG_WORD: Final = 18
"""Letters, marks included, of a long Thai word: lines break between words, which nothing shows."""
