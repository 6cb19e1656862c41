"""PDF files drawn letter by letter, as small as they can be: the font is named and not there, its widths are given.

Every letter is half an em wide and 1,000 units are an em, marks have no width and stand over what was drawn before them.
"""

import unicodedata
import zlib
from collections.abc import Iterable


def width(text: str, size: float = 12) -> float:
    """The points that `text` takes."""
    return sum(0.0 if unicodedata.category(c) == "Mn" else 0.5 for c in text) * size


def text(words: str, x: float, y: float, size: float = 12, *, spacing: float = 0, turn: int = 0) -> bytes:
    """What draws `words` at a place; `turn` is in degrees against the clock."""
    a, b = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]
    codes = words.encode("utf-16-be").hex()
    return f"BT /F1 {size} Tf {spacing} Tc {a} {b} {-b} {a} {x} {y} Tm <{codes}> Tj ET\n".encode()


def spread(words: str, x: float, y: float, size: float = 12) -> bytes:
    """The same with a move for each letter and none for spaces, as Word and InDesign draw."""
    moves = "".join("-250 " if c == " " else f"<{c.encode('utf-16-be').hex()}> " for c in words)
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm [{moves}] TJ ET\n".encode()


def rule(x: float, y: float, to: float) -> bytes:
    """A horizontal line."""
    return f"{x} {y} m {to} {y} l S\n".encode()


def drawn(
    pages: Iterable[bytes], *, rotate: int = 0, named: bool = True, more: Iterable[bytes] = (), page: bytes = b""
) -> bytes:
    """A PDF file of `pages`. Where it is not `named`, nothing says which letters its codes are.

    `more` are objects from number 20 on, `page` what the pages' dictionaries have besides.
    """
    contents = list(pages)
    first = 100
    marks = "".join(f"{ord(c)} [0] " for c in map(chr, range(0x0E00, 0x0E80)) if unicodedata.category(c) == "Mn")
    cmap = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
    cmap += b"1 begincodespacerange <0000> <ffff> endcodespacerange "
    if named:
        cmap += b"3 beginbfrange <0020> <00ff> <0020> <0e01> <0e5b> <0e01> <2000> <20ff> <2000> endbfrange "
    cmap += b"endcmap end end"
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm 20 0 R>>" if more else b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids["
        + b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(contents)))
        + b"]/Count %d>>" % len(contents),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/Nowhere/Encoding/Identity-H/DescendantFonts[4 0 R]"
        + (b"/ToUnicode 6 0 R>>" if named else b">>"),
        4: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Nowhere/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor 5 0 R/DW 500/W[" + marks.encode() + b"]>>",
        5: b"<</Type/FontDescriptor/FontName/Nowhere/Flags 4/Ascent 1000/Descent -300/ItalicAngle 0/StemV 80/FontBBox[0 -300 500 1000]"
        b"/CapHeight 700>>",
        6: b"<</Length %d>>stream\n%b\nendstream" % (len(cmap), cmap),
    }
    objects |= dict(enumerate(more, 20))
    for number, content in enumerate(contents):
        packed = zlib.compress(content)
        objects[first + 2 * number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>%b>>"
            % (rotate, first + 2 * number + 1, page)
        )
        objects[first + 2 * number + 1] = b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (
            len(packed),
            packed,
        )
    # Readers rebuild the missing table of places.
    body = b"".join(b"%d 0 obj%b endobj\n" % each for each in objects.items())
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size 900>>\n%%EOF"
