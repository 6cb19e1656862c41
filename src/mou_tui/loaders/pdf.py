"""PDF files with a text layer, read by PDFium: letters, then lines, then paragraphs, Thai repaired."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.draft import Draft
from mou_tui.loaders.limits import Deadline, Limits
from mou_tui.loaders.origin import origin_of_pdf
from mou_tui.loaders.pdf_glyphs import PageText, page_text
from mou_tui.loaders.pdf_layout import Rules, page_lines
from mou_tui.loaders.pdf_paragraphs import blocks_of, without_margins
from mou_tui.loaders.pdf_rows import Line
from mou_tui.loaders.registers import rows_or_whole
from mou_tui.loaders.unreadable import RECOGNISE_IT, PictureError, damaged

_FEWEST_LETTERS: Final = 20


def read_pdf(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The one article of a PDF file, or those of a register.

    Raises InputError for one that is encrypted, damaged, scanned or of unknown letters.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error) from error
    deadline = limits.deadline()
    pages: list[list[Line]] = []
    unknown = invisible = 0
    try:
        count = len(document)
        _begin_forms(document)
        for number in range(min(count, limits.pages)):
            deadline.check()
            try:
                lines, found = _page(document, number, deadline)
            except pypdfium2.PdfiumError:
                continue  # one damaged page; the others are read
            pages.append(lines)
            unknown += found.unknown
            invisible += found.invisible
    finally:
        document.close()
    letters = sum(len(line.text) for lines in pages for line in lines)
    if letters + unknown < _FEWEST_LETTERS:
        raise PictureError(_("This PDF has no text layer: it is scanned or made of images."), advice=_(RECOGNISE_IT))
    if unknown > 0.3 * (letters + unknown) or not _is_legible([line.text for lines in pages for line in lines]):
        raise PictureError(
            _("The text layer of this PDF cannot be read: it does not say which letters it shows."),
            advice=_(RECOGNISE_IT),
        )
    trimmed = without_margins(pages)
    recognised = invisible > letters / 2
    blocks = blocks_of(trimmed.lines, deadline, recognised=recognised)
    draft = Draft(blocks, source_url=origin_of_pdf(data) or trimmed.url, recognised=recognised)
    yield from rows_or_whole(draft, limits)
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


def _page(document: Any, number: int, deadline: Deadline) -> tuple[list[Line], PageText]:
    """The lines of a page, and its letters."""
    page = document[number]
    if _is_written_upon(page):
        import pypdfium2.raw as pdfium

        # What was written into forms and upon the page becomes a part of it.
        if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
            page.close()
            page = document[number]
    found = page_text(page)
    lines = page_lines(found.upright, Rules(lambda: _horizontal_edges(page)), deadline)
    for runs in found.aside:
        lines += page_lines(runs, Rules(), deadline)
    page.close()
    for line in lines:
        line.page = number
    return lines, found


def _begin_forms(document: Any) -> None:
    """Have PDFium draw the fields of a form for which the file itself holds no drawing."""
    import pypdfium2

    try:
        if document.get_formtype() in (1, 3):
            document.init_forms()
    except (pypdfium2.PdfiumError, ValueError):
        return  # a broken form; the page's own text is read


def _is_written_upon(page: Any) -> bool:
    """Whether a page has fields of a form, or notes that show their words on it."""
    import pypdfium2.raw as pdfium

    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), 2000)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP):
            return True
    return False


_MOST_OBJECTS: Final = 20_000
_THIN: Final = 2.5
_SHORTEST_RULE: Final = 20.0
"""Points."""


def _horizontal_edges(page: Any) -> Iterator[tuple[float, float, float]]:
    """The horizontal lines, and edges of boxes, on a page: height, beginning and end."""
    import ctypes

    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _edge in range(4))
    for number in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            continue
        if right.value - left.value < _SHORTEST_RULE:
            continue
        yield bottom.value, left.value, right.value
        if top.value - bottom.value >= _THIN:
            yield top.value, left.value, right.value


_VOWEL: Final = re.compile(r"[aeiouyà-ü]", re.IGNORECASE)
_LATIN_WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]{4,30}")
_FEWEST_IN_WORDS: Final = 60


def _is_legible(lines: Sequence[str]) -> bool:
    """Whether these are words: fonts that name their letters wrongly give signs of all kinds, or words without vowels."""
    text = "".join(lines)[:200_000]
    kinds: Counter[str] = Counter()
    for character, times in Counter(text).items():
        if not character.isspace():
            kinds[_script(character)] += times
    total = sum(kinds.values())
    written = Counter({kind: times for kind, times in kinds.items() if kind.isupper()})
    main = written.most_common(1)[0][1] if written else 0
    # Thai has English beside it; no text has a third of its letters in accents, in third scripts or in signs.
    known = main + (kinds["LATIN"] if "LATIN" in written and written["LATIN"] != main else 0) + kinds["common"]
    if total and (known < 0.7 * total or kinds["common"] > 0.8 * total):
        return False
    words = "".join(_LATIN_WORD.findall(text))
    if len(words) >= _FEWEST_IN_WORDS and kinds["LATIN"] > 0.6 * total:
        # Of the letters of English four in ten are vowels.
        return len(_VOWEL.findall(words)) >= 0.22 * len(words)
    return True


def _script(character: str) -> str:
    """THAI, LATIN, CYRILLIC …; "common" for figures and punctuation, "odd" for what no text has many of."""
    if character.isascii():
        return "LATIN" if character.isalpha() else "common"
    category = unicodedata.category(character)
    if category in ("Co", "Cn", "Cc", "Cs") or character == "\ufffd":
        return "odd"
    if category[0] in "PZN" or category in ("So", "Sm", "Sc"):
        return "common" if category[0] in "PZN" else "odd"
    script = unicodedata.name(character, "odd").split(" ", 1)[0]
    return "odd" if script == "LATIN" else script
