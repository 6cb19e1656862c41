"""The letters of a PDF page, from PDFium: which belong together, where they stand, in which direction they run.

PDFium's own text moves marks to the end of a line and sets spaces before ำ (measured on Thai PDFs of LibreOffice and Word;
pypdf and pdfminer.six double ำ and mistake ู for ้ there). So each mark is given to the consonant that was drawn before it,
or else to the one over or under which it stands.
"""

import ctypes
import itertools
import math
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

_MARKS: Final = frozenset(
    map(chr, (*range(0x0E34, 0x0E3B), 0x0E31, *range(0x0E47, 0x0E4F), *range(0xF701, 0xF71B)))
) - {"\uf70f"}
_MARK_CODES: Final = frozenset(map(ord, _MARKS))
_SOFT_HYPHEN: Final = 2
"""What PDFium gives for a hyphen at the end of a line."""


@dataclass(slots=True)
class Glyph:
    """A letter with its marks, or what else was drawn as one; `left` and `right` in points along its line, `em` its font's size."""

    text: str
    left: float
    right: float
    em: float
    by_ink: bool = False
    """Whether `right` is where its ink ends, a little before its advance does: of letters drawn as one, and of recognised ones."""


@dataclass(slots=True)
class Run:
    """Glyphs that were drawn one after the other along one baseline. All lengths in points.

    `baseline` is larger the higher it stands on the page, seen as the text is read; `em` is the size of the font as drawn.
    """

    glyphs: list[Glyph]
    baseline: float
    em: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(glyph.right for glyph in self.glyphs[-3:])


@dataclass(slots=True)
class PageText:
    """The letters of a page: in `upright` those that run in the direction of most, in `aside` the others, a direction each.

    `unknown` counts the glyphs for which the file does not say which letters they are.
    """

    upright: list[Run] = field(default_factory=list)
    aside: list[list[Run]] = field(default_factory=list)
    unknown: int = 0
    invisible: int = 0
    """Letters of lines that are not shown: a program has read them in the picture behind them."""


@dataclass(slots=True)
class _Mark:
    """A mark that stands over none of the glyphs drawn before it; `near` is the number of the run it was drawn in."""

    text: str
    center: float
    baseline: float
    near: int


_SLANTED: Final = math.radians(20)
"""Text that differs so much from a right angle is a watermark."""


class _Drawn(NamedTuple):
    """A letter as PDFium gives it, turned so that it is read from left to right."""

    text: str
    origin: tuple[float, float]
    box: tuple[float, float]
    """Where its advance begins and ends."""
    ink: tuple[float, float]
    em: float
    invisible: bool = False


class _Direction:
    """The runs of one direction while the letters come in."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.marks: list[_Mark] = []
        self.letters = 0
        self._origin: tuple[float, float] | None = None
        self._ink = self._ink_end = 0.0
        self._text = ""
        self._is_slice = False
        self._slices: deque[tuple[Glyph, float]] = deque(maxlen=6)
        self._long_a = 0.4
        """Ems that า takes."""

    def goes_on(self, text: str, place: tuple[float, float], left: float, right: float, em: float) -> bool:
        """Add an ordinary letter that stands behind the last one on its line, as nearly all do; False where it does not."""
        origin = self._origin
        if origin is None or self._is_slice or place[1] != origin[1] or place == origin:
            return False
        run = self.runs[-1]
        last = run.glyphs[-1]
        x = place[0]
        if last.em != em or run.baseline != place[1] or x <= last.left or not -0.6 * em <= x - last.right <= em:
            return False
        if abs(x - left) >= 0.6 * em:
            return False
        self._origin, self._ink, self._ink_end, self._text = place, left, right, text
        self.letters += text != " "
        if text == "า":
            self._long_a = (right - left) / em
        run.glyphs.append(Glyph(text, x, right, em))
        return True

    def add(self, drawn: _Drawn) -> None:
        """Add a letter."""
        text, em, box = drawn.text, drawn.em, drawn.box
        if text != " ":
            self.letters += 1
        x, baseline = drawn.origin
        if drawn.invisible and text == " ":
            # Tesseract and OCRmyPDF put one behind each piece that they have read, of Thai behind each letter.
            if self.runs:
                self.runs[-1].glyphs[-1].right = max(self.runs[-1].glyphs[-1].right, box[1])
            return
        is_mark = text in _MARKS
        if drawn.origin == self._origin:
            if abs(drawn.ink[0] - self._ink_end) <= 0.02 * em:
                self._add_slice(drawn)
                return
            if text == self._text:
                return  # drawn twice, to look bold
        if self._is_slice and not is_mark:
            self._drop_repeated(em)
        run = self.runs[-1] if self.runs else None
        last = run.glyphs[-1] if run is not None else None
        same_line = run is not None and abs(baseline - run.baseline) <= 0.45 * (run.em if run.em > em else em)
        if is_mark:
            self._add_mark(drawn, last if same_line else None)
            return
        self._origin, self._ink, self._ink_end, self._text = drawn.origin, drawn.ink[0], drawn.ink[1], text
        if text == "า":
            self._long_a = (box[1] - box[0]) / em
        glyph = Glyph(text, x if abs(x - box[0]) < 0.6 * em else box[0], box[1], em, drawn.invisible)
        if (
            run is None
            or last is None
            or not same_line
            or not -0.6 * em <= glyph.left - last.right <= em
            or glyph.left <= last.left
        ):
            self.runs.append(Run([glyph], baseline, em))
            return
        run.glyphs.append(glyph)
        if abs(baseline - run.baseline) <= 0.1 * em:
            run.baseline = baseline  # a page that was scanned a little askew

    def _add_slice(self, drawn: _Drawn) -> None:
        """Add a letter that is drawn as one with the last (ผู้ by Chrome, ﬁ): PDFium cuts the ink's box in slices."""
        glyph = self.runs[-1].glyphs[-1]
        glyph.text += drawn.text
        glyph.by_ink = self._is_slice = True
        self._ink_end = drawn.ink[1]
        # The ink is narrower than the advance, and of ำ it is its consonant's only.
        glyph.right = max(glyph.right, drawn.box[1]) + (self._long_a * drawn.em if drawn.text == "ำ" else 0.0)

    def end(self) -> None:
        """No more letters come."""
        if self._is_slice:
            self._drop_repeated(self.runs[-1].em)

    def _drop_repeated(self, em: float) -> None:
        """Drop the last glyph where it says again what one before it says (Chrome names a mark's glyph by all its letters)."""
        self._is_slice = False
        run = self.runs[-1]
        glyph = run.glyphs[-1]
        for other, baseline in self._slices:
            beside = other.left - 0.1 * em <= self._ink <= other.right + 0.15 * em
            if other.text == glyph.text and beside and abs(baseline - run.baseline) <= 0.1 * em:
                run.glyphs.pop()
                if not run.glyphs:
                    self.runs.pop()
                return
        self._slices.append((glyph, run.baseline))

    def _add_mark(self, mark: _Drawn, last: Glyph | None) -> None:
        """Add a mark; `last` is the glyph drawn before it, on its line."""
        em = mark.em
        if last is not None and _takes_room(mark, last):
            last.text += mark.text
            last.right = mark.box[1]
            return
        # The ink tells over what it stands, where the font is there that draws it.
        center = (mark.ink[0] + mark.ink[1]) / 2 if mark.ink[1] > mark.ink[0] or last is None else last.right
        # Letters that are spaced are so before and behind their marks too, which hang back over the consonant.
        moved = mark.origin[0]
        is_spaced = last is not None and last.right < moved <= last.right + 0.6 * em and center <= moved
        if (
            last is not None
            and not last.text.isspace()
            and (is_spaced or last.left - 0.1 * em <= center <= last.right + 0.15 * em)
        ):
            last.text += mark.text
            if is_spaced:
                last.right = moved
            return
        self.marks.append(_Mark(mark.text, center, mark.origin[1], len(self.runs) - 1))


def _takes_room(mark: _Drawn, last: Glyph) -> bool:
    """Whether a mark stands behind its consonant like another letter, in fonts that show nothing."""
    return mark.box[1] - mark.box[0] > 0.1 * mark.em and abs(mark.box[0] - last.right) <= 0.05 * mark.em


def page_text(page: Any) -> PageText:
    """The letters of a pypdfium2 page."""
    textpage = page.get_textpage()
    try:
        return _page_text(textpage)
    finally:
        textpage.close()


_ASKED_OF: Final = 8
"""One of so many letters is asked whether anything names it; where nothing names one, all that follow are."""
_INVISIBLE: Final = 3
"""The mode in which text is neither filled nor stroked (ISO 32000, 9.3.6)."""
_MADE_UP: Final = frozenset((0x20, 0x0D, 0x0A, 0x2D, _SOFT_HYPHEN))
"""What PDFium puts between letters by itself."""


def _page_text(textpage: Any) -> PageText:
    import pypdfium2.raw as pdfium

    handle = textpage.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    edges = [ctypes.c_double() for _edge in range(4)]
    directions = [_Direction() for _quarter in range(4)]
    slanted = _Direction()
    found = PageText()
    count = textpage.count_chars()
    high, asked_of = 0, _ASKED_OF
    are_letters: bool | None = None
    em, turned, is_slanted, is_invisible = 0.0, -1, False, False
    last_x, last_y, last_top = math.inf, math.nan, math.nan
    get_code, get_origin, get_box = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetCharOrigin,
        pdfium.FPDFText_GetLooseCharBox,
    )
    codes = [get_code(handle, at) for at in range(count)]
    if _is_thai_as_latin(codes):
        codes = [code - 0xA0 + 0x0E00 if 0xA1 <= code <= 0xFB else code for code in codes]
    for at, code in enumerate(codes):
        if code in _MADE_UP and pdfium.FPDFText_IsGenerated(handle, at) == 1:
            continue
        if (at % asked_of == 0 or code < 32 or code == 0xFFFD) and pdfium.FPDFText_HasUnicodeMapError(handle, at) == 1:
            asked_of = 1
            if are_letters is None:
                are_letters = _are_letters(handle, codes)
            if not are_letters:
                found.unknown += 1
                continue
        if (code < 32 and code != _SOFT_HYPHEN) or code == 0xFFFE:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            # PDFium counts in UTF-16.
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD, 0
        get_origin(handle, at, x, y)
        get_box(handle, at, box)
        place = x.value, y.value
        # What stands on the same height to the right, in a box as high, runs as what stood before it and is as large.
        # A mark stands back, and in a higher box.
        is_mark = code in _MARK_CODES
        same = place[1] == last_y and (is_mark or (place[0] >= last_x and box.top == last_top))
        if not same or turned != 0 or is_slanted:
            angle = pdfium.FPDFText_GetCharAngle(handle, at)
            turned = round(angle / (math.pi / 2)) % 4
            off = abs(angle - turned * math.pi / 2)
            is_slanted = min(off, abs(off - 2 * math.pi)) > _SLANTED
            # The font's size may be scaled by the page's matrix.
            pdfium.FPDFText_GetMatrix(handle, at, matrix)
            em = max(pdfium.FPDFText_GetFontSize(handle, at) * math.hypot(matrix.c, matrix.d), 1.0)
            drawn = pdfium.FPDFText_GetTextObject(handle, at)
            is_invisible = pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
        last_y = place[1]
        if not is_mark:
            last_x, last_top = place[0], box.top
        character = "-" if code == _SOFT_HYPHEN else chr(code)
        into = slanted if is_slanted else directions[turned]
        if not (is_mark or turned or is_invisible) and into.goes_on(character, place, box.left, box.right, em):
            continue
        advance = ink = _along(box.left, box.bottom, box.right, box.top, turned)
        if is_mark:
            pdfium.FPDFText_GetCharBox(handle, at, edges[0], edges[1], edges[2], edges[3])
            ink = _along(edges[0].value, edges[2].value, edges[1].value, edges[3].value, turned)
        if turned:
            place = _turned(*place, turned)
        into.add(_Drawn(character, place, advance, ink, em, is_invisible))
        found.invisible += is_invisible
    for each in directions:
        each.end()
    main, *others = sorted(directions, key=lambda d: -d.letters)
    if slanted.letters > main.letters:
        main = slanted
    found.upright = _with_marks(main)
    found.aside = [_with_marks(each) for each in others if each.runs]
    return found


def _are_letters(handle: Any, codes: list[int]) -> bool:
    """Whether the codes that no table explains are Unicode's all the same: most of them are Thai letters."""
    import pypdfium2.raw as pdfium

    unnamed = [code for at, code in enumerate(codes) if pdfium.FPDFText_HasUnicodeMapError(handle, at) == 1]
    return 2 * sum(0x0E01 <= code <= 0x0E5B for code in unnamed) > len(unnamed)


def _is_thai_as_latin(codes: list[int]) -> bool:
    """Whether fonts of TIS-620 name their letters as Latin-1's (`¡ÃÁ` for กรม), as those of old programs do."""
    high = sum(0xA1 <= code <= 0xFB for code in codes)
    if high < 20 or high < 0.4 * sum(code > 0x20 for code in codes):
        return False
    # In Thai every mark stands behind a consonant or another mark.
    marks = [
        before
        for before, code in itertools.pairwise(codes)
        if code == 0xD1 or 0xD4 <= code <= 0xDA or 0xE7 <= code <= 0xEE
    ]
    return len(marks) > 0.05 * high and sum(0xA1 <= b <= 0xCE or 0xD1 <= b <= 0xEE for b in marks) > 0.95 * len(marks)


def _turned(x: float, y: float, quarters: int) -> tuple[float, float]:
    """A place as it is where text is read that was drawn `quarters` of a turn clockwise."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[quarters]


def _along(left: float, bottom: float, right: float, top: float, quarters: int) -> tuple[float, float]:
    """Where a box begins and ends along such a line."""
    return ((left, right), (-top, -bottom), (-right, -left), (bottom, top))[quarters]


def _with_marks(direction: _Direction) -> list[Run]:
    """The runs, each mark that waits given to the glyph over which it stands; PDFium may list it lines later."""
    runs = direction.runs
    for mark in direction.marks:
        near = mark.near
        nearby = (near, near - 1, near + 1, near - 2, near + 2, near - 3, near + 3)
        run = next((runs[n] for n in nearby if 0 <= n < len(runs) and _holds(runs[n], mark)), None)
        if run is None and 0 <= near < len(runs):
            run = runs[near]
        if run is None:
            continue
        at = bisect_right(run.glyphs, mark.center, key=lambda g: g.left) - 1
        while at > 0 and run.glyphs[at].text.isspace():
            at -= 1
        run.glyphs[max(at, 0)].text += mark.text
    return runs


def _holds(run: Run, mark: _Mark) -> bool:
    return abs(run.baseline - mark.baseline) <= 0.6 * run.em and any(
        glyph.left - 1 <= mark.center <= glyph.right + 1 for glyph in run.glyphs
    )
