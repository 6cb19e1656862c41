"""The parts of a Word document that are written as XML: runs, cells, links; and how its styles are set up.

Thai is a complex script: its font, size and weight stand in elements of their own (ECMA-376, 17.3.2).
"""

from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree

from mou_tui.exporters.safety import one_line, plain

FONT: Final = "TH Sarabun New"
"""The font of Thai official letters; where it is missing the program takes another Thai one."""
SIZE: Final = 16
TABLE_SIZE: Final = 13

BOLD: Final = "<w:b/><w:bCs/>"
ITALIC: Final = "<w:i/><w:iCs/>"
UNDERLINED: Final = '<w:u w:val="single"/>'
SMALL: Final = f'<w:sz w:val="{TABLE_SIZE * 2}"/><w:szCs w:val="{TABLE_SIZE * 2}"/>'
GREY: Final = '<w:color w:val="7F7F7F"/>'
BLACK: Final = '<w:color w:val="000000"/>'
WHOLE_ROW: Final = "<w:trPr><w:cantSplit/></w:trPr>"
"""A row of the table goes on to the next page as a whole."""
_MOST_TIP: Final = 250
"""Letters of the words that Word shows where the mouse rests on a link."""


def run(text: str, properties: str = "") -> str:
    """A run of text; its line ends are line breaks."""
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in plain(text).replace("\t", " ").split("\n")]
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{looks}{'<w:br/>'.join(lines)}</w:r>"


def set_up(document: Any) -> None:
    """A4 upright with its number at the foot, the font of Thai letters for Latin and complex script alike, Thai as the language."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, size in (
        ("Normal", SIZE),
        ("Title", 24),
        ("Heading 1", 20),
        ("Heading 2", 18),
        ("List Bullet", SIZE),
        ("Quote", SIZE),
    ):
        style = document.styles[name]
        style.font.name = FONT
        style.font.size = Pt(size)
        complex_script(style.element, size=size, bold=name.startswith(("Title", "Heading")), font=FONT)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Heading 2"].paragraph_format.keep_with_next = True
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    foot._p.append(number)


def shaded(cell: Any, fill: str) -> None:
    """Put a colour behind a cell that python-docx has made."""
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def complex_script(element: Any, *, size: int | None = None, bold: bool = False, font: str | None = None) -> None:
    """Say of a run or a style how its Thai looks: Word reads font, size and bold of complex scripts apart."""
    properties = element.get_or_add_rPr()
    if font:
        fonts = properties.get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), font)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        spoken = _child(properties, "w:lang")
        spoken.set(qn("w:val"), "en-US")
        spoken.set(qn("w:bidi"), "th-TH")
    if size:
        _child(properties, "w:szCs").set(qn("w:val"), str(size * 2))
    if bold:
        _child(properties, "w:bCs")


_ORDER: Final = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint",
    "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u",
    "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
"""The order in which ECMA-376 wants the properties of a run; Word refuses another."""


def _child(properties: Any, name: str) -> Any:
    """The property of that name, made in its place where it is not there."""
    element = properties.find(qn(name))
    if element is None:
        element = OxmlElement(name)
        rank = _ORDER.index(name.removeprefix("w:"))
        after = [child for child in properties if _rank(child) > rank]
        if after:
            after[0].addprevious(element)
        else:
            properties.append(element)
    return element


def _rank(element: Any) -> int:
    name = etree.QName(element).localname
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def cell(runs: str, width: int, fill: str = "") -> str:
    """A cell of a table, `width` in twentieths of a point, with `fill` behind it."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    close = '<w:pPr><w:spacing w:after="20" w:line="240" w:lineRule="auto"/></w:pPr>'
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{shade}</w:tcPr><w:p>{close}{runs}</w:p></w:tc>'


class Links:
    """The links of a document, each address once: they stand in a part of their own, to which the text refers."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def to(self, place: str, shown: str, tip: str = "") -> str:
        """A link: `place` is an address, or a bookmark of the document after a #.

        `shown` are the runs that it is; `tip` is what Word shows beside it where the mouse rests on it.
        """
        told = one_line(tip)[:_MOST_TIP]
        beside = f" w:tooltip={quoteattr(told)}" if told else ""
        if place.startswith("#"):
            return f'<w:hyperlink w:anchor="{place[1:]}"{beside}>{shown}</w:hyperlink>'
        number = self._ids.setdefault(place, f"link{len(self._ids) + 1}")
        return f'<w:hyperlink r:id="{number}"{beside}>{shown}</w:hyperlink>'

    def added_to(self, relationships: bytes) -> bytes:
        """The part of relationships with those of the links."""
        added = "".join(
            f'<Relationship Id="{number}" Type="{RT.HYPERLINK}" Target={quoteattr(url)} TargetMode="External"/>'
            for url, number in self._ids.items()
        )
        return relationships.replace(b"</Relationships>", f"{added}</Relationships>".encode())


def bookmarked(name: str, number: str, runs: str) -> str:
    """Runs that a link in the document can go to."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
