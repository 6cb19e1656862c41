"""PDF files with a text layer, by PDFium: lines put together from the glyphs' places, then paragraphs, Thai repaired.

PDFium's own text moves marks to the end of a line and sets spaces before ำ (measured on Thai PDFs of LibreOffice and Word;
pypdf and pdfminer.six double ำ and mistake ู for ้ there). So each mark is given to the consonant over or under which it
stands.
"""

import ctypes
import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.boilerplate import is_boilerplate
from mou_tui.loaders.draft import Block, Draft
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.origin import origin_of_pdf
from mou_tui.loaders.repair import joined_lines, repaired
from mou_tui.loaders.unreadable import damaged
from mou_tui.thai.canonical import canonical

_MARKS: Final = frozenset(
    map(chr, (*range(0x0E34, 0x0E3B), 0x0E31, *range(0x0E47, 0x0E4F), *range(0xF701, 0xF71B)))
) - {"\uf70f"}
_FEWEST_LETTERS: Final = 20


def read_pdf(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The one article of a PDF file. Raises InputError for an encrypted, a damaged and a scanned one."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error) from error
    deadline = limits.deadline()
    pages: list[list[_Line]] = []
    try:
        count = len(document)
        for number in range(min(count, limits.pages)):
            deadline.check()
            try:
                page = document[number]
                pages.append(_lines(page))
                page.close()
            except pypdfium2.PdfiumError:
                continue  # one damaged page; the others are read
    finally:
        document.close()
    if sum(len(line.text) for page_lines in pages for line in page_lines) < _FEWEST_LETTERS:
        raise InputError(
            _("This PDF has no text layer: it is scanned or made of images."),
            advice=_("Recognise its text (OCR) first, with a program such as OCRmyPDF."),
        )
    yield Draft(_blocks(_without_margins(pages)), source_url=origin_of_pdf(data))
    if count > limits.pages:
        raise InputError(
            _("This PDF has %(n)d pages; the first %(most)d were read.") % {"n": count, "most": limits.pages},
            advice=_("Raise “%s” in the settings file to read all.") % "max_pages",
        )


def _unopened(error: Exception) -> InputError:
    if "password" in str(error).lower():
        return InputError(
            _("This file is encrypted."),
            advice=_("Open it in its own program with the password and save it without one."),
        )
    return damaged()


@dataclass(slots=True)
class _Line:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: float
    """The font's size; `size` is the height of its box, which differs between fonts of one size."""


@dataclass(slots=True)
class _Glyph:
    text: str
    left: float
    right: float


@dataclass(slots=True)
class _Row:
    """A line while it is put together: its glyphs in the file's order, on one baseline."""

    glyphs: list[_Glyph]
    baseline: float
    size: float
    fonts: list[float]

    def holds(self, center: float, baseline: float) -> bool:
        """Whether a mark at `center` on `baseline` belongs to this line."""
        return abs(self.baseline - baseline) <= 0.45 * self.size and any(
            g.left - 1 <= center <= g.right + 1 for g in self.glyphs
        )


_SOFT_HYPHEN: Final = 2
"""What PDFium gives for a hyphen at the end of a line."""


def _lines(page: Any) -> list[_Line]:
    """The lines of a page in reading order (the order of the file, in which columns follow one another)."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    handle = textpage.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    edges = [ctypes.c_double() for _edge in range(4)]
    rows: list[_Row] = []
    marks: list[tuple[str, float, float, int]] = []
    for at in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(handle, at)
        if (code < 32 and code != _SOFT_HYPHEN) or pdfium.FPDFText_IsGenerated(handle, at) == 1 or code == 0xFFFE:
            continue
        character = "-" if code == _SOFT_HYPHEN else chr(code)
        pdfium.FPDFText_GetCharOrigin(handle, at, x, y)
        here = y.value
        if character in _MARKS:
            pdfium.FPDFText_GetCharBox(handle, at, edges[0], edges[1], edges[2], edges[3])
            marks.append((character, (edges[0].value + edges[1].value) / 2, here, len(rows) - 1))
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, at, box)
        if not rows or abs(here - rows[-1].baseline) > 0.45 * rows[-1].size:
            # The font's size may be scaled by the page's matrix: the box is what is seen.
            rows.append(_Row([], here, max(box.top - box.bottom, 1.0), []))
        rows[-1].fonts.append(pdfium.FPDFText_GetFontSize(handle, at))
        rows[-1].glyphs.append(_Glyph(character, box.left, box.right))
    textpage.close()
    _attach(rows, marks)
    return [line for row in rows if (line := _finished(row)) is not None]


def _attach(rows: list[_Row], marks: list[tuple[str, float, float, int]]) -> None:
    """Give each mark to the glyph over which it stands; PDFium may list it lines later."""
    for each in rows:
        each.glyphs.sort(key=lambda g: g.left)
    for character, center, baseline, near in marks:
        nearby = (near, near - 1, near + 1, near - 2, near + 2, near - 3)
        row: _Row | None = next(
            (rows[n] for n in nearby if 0 <= n < len(rows) and rows[n].holds(center, baseline)), None
        )
        if row is None and 0 <= near < len(rows):
            row = rows[near]
        if row is None:
            continue
        at = bisect_right(row.glyphs, center, key=lambda g: g.left) - 1
        while at > 0 and row.glyphs[at].text.isspace():
            at -= 1
        row.glyphs[max(at, 0)].text += character


def _finished(row: _Row) -> _Line | None:
    pieces: list[str] = []
    last: _Glyph | None = None
    for glyph in row.glyphs:
        if (
            last is not None
            and glyph.left - last.right > 0.28 * row.size
            and not glyph.text.isspace()
            and not last.text.isspace()
        ):
            pieces.append(" ")
        pieces.append(glyph.text)
        last = glyph
    text = canonical("".join(pieces)).replace("\n", " ").rstrip()
    solid = [g for g in row.glyphs if not g.text.isspace()]
    if not solid or not text.strip():
        return None
    font = sorted(row.fonts)[len(row.fonts) // 2]
    return _Line(text, solid[0].left, solid[-1].right, row.baseline, row.size, font)


_PAGE_NUMBER: Final = re.compile(
    r"[-–— ]{0,4}(?:หน้า(?:ที่)?\s?|Page\s?)?\d{1,4}(?:\s?(?:/|of|จาก)\s?\d{1,4})?[-–— ]{0,4}", re.IGNORECASE
)


def _without_margins(pages: list[list[_Line]]) -> list[_Line]:
    """All pages' lines without page numbers, and without running heads that stand on most pages."""
    edge: Counter[str] = Counter()
    for lines in pages:
        edge.update({_running(line.text) for line in (*lines[:2], *lines[-2:])})
    repeated = {text for text, n in edge.items() if n >= 3 and n > len(pages) / 2}
    kept: list[_Line] = []
    for lines in pages:
        for at, line in enumerate(lines):
            at_edge = at < 2 or at >= len(lines) - 2
            if at_edge and (_PAGE_NUMBER.fullmatch(line.text.strip()) or _running(line.text) in repeated):
                continue
            kept.append(line)
    return kept


def _running(text: str) -> str:
    return re.sub(r"\d+", "#", text.strip())


_ITEM: Final = re.compile(r"\s*(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[•●○▪■◆➢✓*–-])\s")


def _blocks(lines: list[_Line]) -> list[Block]:
    """Paragraphs of `lines`: a new one after a gap, at an indent, after a short line, at an item, at another size."""
    if not lines:
        return []
    right = sorted(line.right for line in lines)[int(0.95 * (len(lines) - 1))]
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    width = max(right - left, 1.0)
    drops = sorted(
        one.baseline - two.baseline
        for one, two in itertools.pairwise(lines)
        if 0 < one.baseline - two.baseline < 5 * one.size
    )
    pitch = drops[len(drops) // 2] if drops else lines[0].size
    pairs = list(itertools.pairwise(lines))
    spaced = sum(_is_apart(one, two, pitch, left) for one, two in pairs)
    # Where paragraphs are indented or stand apart, a line that is a little short is only ragged.
    longest = left + (0.75 if spaced > len(lines) / 15 else 1.0) * width
    paragraphs: list[list[str]] = [[lines[0].text]]
    for one, two in pairs:
        ends_short = one.right < longest and _would_fit(one, two, right)
        if (
            ends_short
            or _is_apart(one, two, pitch, left)
            or _ITEM.match(two.text) is not None
            or is_boilerplate(two.text.strip())
            or abs(two.font - one.font) > 0.15 * max(one.font, two.font)
        ):
            paragraphs.append([two.text])
        else:
            paragraphs[-1].append(two.text)
    text = repaired("\n".join(joined_lines(p) for p in paragraphs))
    return [Block(line) for line in text.split("\n")]


def _is_apart(one: _Line, two: _Line, pitch: float, left: float) -> bool:
    """Whether a gap or an indent begins a paragraph with `two`."""
    return one.baseline - two.baseline > 1.4 * pitch or two.left - max(left, one.left) > 1.2 * two.size


def _would_fit(one: _Line, two: _Line, right: float) -> bool:
    """Whether the beginning of `two`, up to a space or a long word's length, would have fitted on the line before it."""
    words = two.text.split(" ", 1)[0]
    share = min(len(words), _LONG_WORD) / max(len(two.text), 1)
    return one.right + share * (two.right - two.left) + 0.5 * two.size < right - 0.06 * (right - one.left)


_LONG_WORD: Final = 18
"""Letters, marks included, of a long Thai word: lines break between words, which nothing shows."""
