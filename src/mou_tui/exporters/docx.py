"""A Word report that an office can send on: a table of the agreements, then each article's facts with their quotes and source.

python-docx makes the document, its styles and the table's head. Rows and paragraphs are written as XML between them, as they
come, so that a report of any length needs little memory and no search through python-docx's styles for every word. Thai is a
complex script: its font, size and weight stand in elements of their own (ECMA-376, 17.3.2).
"""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree

from mou_tui import clock
from mou_tui.annotations.bookmarks import Bookmark
from mou_tui.exporters.agreements import Agreement, FactPart, agreements_of, fact_parts
from mou_tui.exporters.citation import cite
from mou_tui.exporters.columns import kind_text
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.markdown import shown_date
from mou_tui.exporters.notes import remark
from mou_tui.exporters.safety import one_line, plain, web_url
from mou_tui.facts.labels import fact_name, said_of_agreement, term_text
from mou_tui.facts.model import Fact
from mou_tui.i18n import _, language
from mou_tui.loaders.exports import MARK

FONT: Final = "TH Sarabun New"
"""The font of Thai official letters; where it is missing the program takes another Thai one."""

_SIZE: Final = 16
_TABLE_SIZE: Final = 13
_DOCUMENT: Final = "word/document.xml"
_ROWS, _SECTIONS = "mou-tui-rows-here", "mou-tui-sections-here"
_WIDTHS: Final = (Cm(6.5), Cm(3.6), Cm(5.6), Cm(3), Cm(3), Cm(2.3))

_BOLD: Final = "<w:b/><w:bCs/>"
_ITALIC: Final = "<w:i/><w:iCs/>"
_FACT_PARTS: Final[dict[FactPart, str]] = {
    "value": "{}", "expansion": "({})", "checked": "✓ {}", "changed": "⚠ {}", "entered": "({})", "quote": "— “{}”",
}  # fmt: skip
_UNDERLINED: Final = '<w:u w:val="single"/>'
_SMALL: Final = f'<w:sz w:val="{_TABLE_SIZE * 2}"/><w:szCs w:val="{_TABLE_SIZE * 2}"/>'


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items as a document; rows and sections wait on the disk until the file is put together."""
    report = _Report(options)
    with tempfile.TemporaryFile() as rows, tempfile.TemporaryFile() as sections:
        for item in items:
            for agreement in agreements_of(item):
                rows.write(report.row(agreement).encode())
            for paragraph in report.section(item):
                sections.write(paragraph.encode())
        rows.seek(0)
        sections.seek(0)
        report.assemble(out, rows, sections)


class _Report:
    """The skeleton of the document, and the XML of what goes into it."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._document = Document()
        _set_up(self._document)
        title = _("Agreements in the news")
        self._document.core_properties.title = title
        self._document.core_properties.author = ""
        self._document.core_properties.comments = MARK
        self._document.core_properties.created = clock.now().replace(tzinfo=None)
        self._document.add_paragraph(title, self._document.styles["Title"])
        self._document.add_paragraph(_("Put together on %s with mou-tui.") % self._shown(options.accessed.isoformat()))
        self._table = self._document.add_table(1, len(_WIDTHS), self._document.styles["Table Grid"])
        self._table.autofit = False
        for column, width in zip(self._table.columns, _WIDTHS, strict=True):
            column.width = width
        headings = (_("Article"), _("Type"), _("Parties"), _("Signed on"), _("Expires on"), _("Term"))
        for cell, heading in zip(self._table.rows[0].cells, headings, strict=True):
            run = cell.paragraphs[0].add_run(heading)
            run.bold = True
            run.font.size = Pt(_TABLE_SIZE)
            _complex_script(run._r, size=_TABLE_SIZE, bold=True)
        # The table's heading stands on every page.
        self._table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self._styles = {name: self._document.styles[name].style_id for name in ("Heading 2", "List Bullet", "Quote")}

    def _shown(self, iso: str) -> str:
        return shown_date(iso, self._options) if iso else ""

    def row(self, agreement: Agreement) -> str:
        """One row of the table."""
        cells = (
            agreement.article.title or agreement.article.path,
            kind_text(agreement),
            "\n".join(agreement.parties),
            self._shown(agreement.signed_on),
            self._shown(agreement.expires_on),
            term_text(agreement.term) if agreement.term else "",
        )
        return f"<w:tr>{_WHOLE_ROW}{''.join(_cell(text, width.twips) for text, width in zip(cells, _WIDTHS, strict=True))}</w:tr>"

    def section(self, item: Item) -> Iterator[str]:
        """The paragraphs of one article."""
        article = item.article
        yield self._paragraph("Heading 2", _run(one_line(article.title) or article.path))
        about = [self._shown(article.published_on or "") or _("undated"), article.byline or ""]
        yield self._paragraph("", _run(" · ".join(one_line(part) for part in about if part)))
        if said := said_of_agreement(item.facts):
            yield self._paragraph("", _run(said))
        for fact in item.facts:
            if fact.value != "none":
                yield self._paragraph("List Bullet", *self._fact(fact, article.text))
        for bookmark in item.bookmarks:
            yield from self._bookmark(bookmark, item.article.text)
        if self._options.text:
            for part in article.paragraphs[1:]:
                yield self._paragraph("", _run(part.span.of(article.text)))
        citation = cite(article, "apa-th" if language() == "th" else "apa-en", accessed=self._options.accessed)
        url = web_url(article.source_url)
        yield self._paragraph("", _run(f"{_('Source')}: {citation} "), _link(url) if url else _run(article.path))
        if item.also_at:
            places = (
                part for place in item.also_at for part in (_run(" "), _link(place) if web_url(place) else _run(place))
            )
            yield self._paragraph("", _run(f"{_('Also at')}:"), *places)

    def _paragraph(self, style: str, *runs: str) -> str:
        properties = f'<w:pPr><w:pStyle w:val="{self._styles[style]}"/></w:pPr>' if style else ""
        return f"<w:p>{properties}{''.join(runs)}</w:p>"

    def _fact(self, fact: Fact, text: str) -> Iterator[str]:
        yield _run(f"{fact_name(fact)}:", _BOLD)
        for part, words in fact_parts(fact, text, self._options.shown_era):
            yield _run(" " + _FACT_PARTS[part].format(words), *([_ITALIC] if part == "quote" else []))

    def _bookmark(self, bookmark: Bookmark, text: str) -> Iterator[str]:
        if bookmark.kind == "passage":
            yield self._paragraph("Quote", _run(f"“{bookmark.quote}”{remark(bookmark, text)}"))
        if bookmark.tags:
            yield self._paragraph("", _run(f"{_('Tags')}: {', '.join(bookmark.tags)}"))
        if bookmark.note:
            yield self._paragraph("", _run(f"{_('Note')}: {bookmark.note}"))

    def assemble(self, out: BinaryIO, rows: BinaryIO, sections: BinaryIO) -> None:
        """Write the file: the skeleton with the rows and the sections in their places."""
        self._table.add_row().cells[0].text = _ROWS
        self._document.add_paragraph(_SECTIONS)
        skeleton = io.BytesIO()
        self._document.save(skeleton)
        with zipfile.ZipFile(skeleton) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for part in parts.infolist():
                if part.filename != _DOCUMENT:
                    package.writestr(part, parts.read(part))
            before, between, after = _around_markers(parts.read(_DOCUMENT))
            # Told how long it is, zipfile needs no ZIP64, which older pandocs cannot read.
            whole = zipfile.ZipInfo(_DOCUMENT)
            whole.compress_type = zipfile.ZIP_DEFLATED
            whole.file_size = len(before) + _length(rows) + len(between) + _length(sections) + len(after)
            with package.open(whole, "w") as document:
                document.write(before)
                shutil.copyfileobj(rows, document)
                document.write(between)
                shutil.copyfileobj(sections, document)
                document.write(after)


def _length(file: BinaryIO) -> int:
    """The bytes of an open file, which is at its beginning then."""
    length = file.seek(0, io.SEEK_END)
    file.seek(0)
    return length


def _run(text: str, properties: str = "") -> str:
    """A run of text; its line ends are line breaks."""
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in plain(text).replace("\t", " ").split("\n")]
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{looks}{'<w:br/>'.join(lines)}</w:r>"


_WHOLE_ROW: Final = "<w:trPr><w:cantSplit/></w:trPr>"
"""A row of the table goes on to the next page as a whole."""


def _cell(text: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr><w:p>{_run(text, _SMALL)}</w:p></w:tc>'


def _link(url: str) -> str:
    """A link as a field: it needs no entry of its own in the package, of which there would be one for each article."""
    instruction = quoteattr(f'HYPERLINK "{url}"', {'"': "&quot;"})
    return f"<w:fldSimple w:instr={instruction}>{_run(url, _UNDERLINED)}</w:fldSimple>"


def _around_markers(document: bytes) -> tuple[bytes, bytes, bytes]:
    """The document's XML before the marked row, between it and the marked paragraph, and after that."""
    row, paragraph = document.index(_ROWS.encode()), document.index(_SECTIONS.encode())
    row_begins = (
        document.rindex(b"<w:tr>", 0, row) if b"<w:tr>" in document[:row] else document.rindex(b"<w:tr ", 0, row)
    )
    row_ends = document.index(b"</w:tr>", row) + len(b"</w:tr>")
    paragraph_begins = document.rindex(b"<w:p>", 0, paragraph)
    paragraph_ends = document.index(b"</w:p>", paragraph) + len(b"</w:p>")
    return document[:row_begins], document[row_ends:paragraph_begins], document[paragraph_ends:]


def _set_up(document: Any) -> None:
    """A4 on its side, the font of Thai letters for Latin and complex script alike, Thai as the language."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, size in (("Normal", _SIZE), ("Title", 26), ("Heading 2", 20), ("List Bullet", _SIZE), ("Quote", _SIZE)):
        style = document.styles[name]
        style.font.name = FONT
        style.font.size = Pt(size)
        _complex_script(style.element, size=size, bold=name.startswith(("Title", "Heading")), font=FONT)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Heading 2"].paragraph_format.keep_with_next = True


def _complex_script(
    element: Any, *, size: int | None = None, bold: bool = False, italic: bool = False, font: str | None = None
) -> None:
    """Say of a run or a style how its Thai looks: Word reads font, size, bold and italic of complex scripts apart."""
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
    if italic:
        _child(properties, "w:iCs")


_ORDER: Final = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint",
    "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u",
    "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
"""The order in which ECMA-376 wants the properties of a run; Word refuses another."""


def _child(properties: Any, name: str) -> Any:
    """The property of that name, made in its place where it is not there."""
    found = properties.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        rank = _ORDER.index(name.removeprefix("w:"))
        after = [child for child in properties if _rank(child) > rank]
        if after:
            after[0].addprevious(found)
        else:
            properties.append(found)
    return found


def _rank(element: Any) -> int:
    name = etree.QName(element).localname
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)
