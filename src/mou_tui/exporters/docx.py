"""A Word report that an office can send on: a table of the agreements, then each article's facts with their quotes and source.

python-docx makes the elements; each article's are moved into the file as soon as they are made, so that a report of any
length needs little memory. Thai is a complex script: its font and size stand in the w:cs attributes (ECMA-376, 17.3.2).
"""

import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from mou_tui import clock
from mou_tui.annotations.bookmarks import Bookmark
from mou_tui.exporters.agreements import Agreement, agreements_of, person_text, quoted_evidence
from mou_tui.exporters.citation import cite
from mou_tui.exporters.columns import kind_text
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.markdown import shown_date
from mou_tui.exporters.safety import one_line, plain, web_url
from mou_tui.facts.labels import NO_AGREEMENT, fact_name, term_text, value_text
from mou_tui.facts.model import Fact
from mou_tui.i18n import _, language

FONT: Final = "TH Sarabun New"
"""The font of Thai official letters; where it is missing the program takes another Thai one."""

_SIZE: Final = 16
_DOCUMENT: Final = "word/document.xml"
_ROWS, _SECTIONS = "mou-tui-rows-here", "mou-tui-sections-here"
_NAMESPACES: Final = re.compile(rb' xmlns:[A-Za-z0-9]{1,20}="[^"]{1,200}"')
_WIDTHS: Final = (Cm(6.5), Cm(3.6), Cm(5.6), Cm(3), Cm(3), Cm(2.3))


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items as a document; rows and sections wait on the disk until the file is put together."""
    report = _Report(options)
    with tempfile.TemporaryFile() as rows, tempfile.TemporaryFile() as sections:
        for item in items:
            for agreement in agreements_of(item):
                rows.write(report.row(agreement))
            sections.write(report.section(item))
        rows.seek(0)
        sections.seek(0)
        report.assemble(out, rows, sections)


class _Report:
    """The skeleton of the document, and the workshop in which rows and sections are made."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._document = Document()
        _set_up(self._document)
        title = _("Agreements in the news")
        self._document.core_properties.title = title
        self._document.core_properties.author = ""
        self._document.core_properties.created = clock.now().replace(tzinfo=None)
        self._document.add_paragraph(title, self._document.styles["Title"])
        made = _("Put together on %s with mou-tui.") % shown_date(options.accessed.isoformat(), options)
        self._document.add_paragraph(made)
        self._table = self._document.add_table(1, len(_WIDTHS), self._document.styles["Table Grid"])
        self._table.autofit = False
        for column, width in zip(self._table.columns, _WIDTHS, strict=True):
            column.width = width
        headings = (_("Article"), _("Type"), _("Parties"), _("Signed on"), _("Expires on"), _("Term"))
        self._fill(self._table.rows[0], headings, bold=True)
        _repeat_heading(self._table.rows[0])

    def row(self, agreement: Agreement) -> bytes:
        """One row of the table, as XML."""
        kind = kind_text(agreement)
        cells = (
            agreement.article.title or agreement.article.path,
            kind,
            "\n".join(agreement.parties),
            shown_date(agreement.signed_on, self._options) if agreement.signed_on else "",
            shown_date(agreement.expires_on, self._options) if agreement.expires_on else "",
            term_text(agreement.term) if agreement.term else "",
        )
        row = self._table.add_row()
        self._fill(row, cells)
        return _taken_out(row._tr)

    def _fill(self, row: Any, cells: tuple[str, ...], *, bold: bool = False) -> None:
        for cell, text, width in zip(row.cells, cells, _WIDTHS, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(plain(text))
            run.font.size = Pt(13)
            run.font.complex_script = None
            _complex_script(run._r, size=13, bold=bold)
            run.bold = bold or None

    def section(self, item: Item) -> bytes:
        """One article, as XML."""
        article = item.article
        made: list[Paragraph] = [self._paragraph("Heading 2", one_line(article.title) or article.path)]
        about = [
            shown_date(article.published_on, self._options) if article.published_on else _("undated"),
            article.byline or "",
        ]
        made.append(self._paragraph("Normal", " · ".join(one_line(part) for part in about if part)))
        if any(fact.value == "none" for fact in item.facts.of("instrument")):
            made.append(self._paragraph("Normal", _(NO_AGREEMENT)))
        made += [self._fact(fact, article.text) for fact in item.facts if fact.value != "none"]
        for bookmark in item.bookmarks:
            made += self._bookmark(bookmark)
        if self._options.text:
            made += [self._paragraph("Normal", p.span.of(article.text)) for p in article.paragraphs[1:]]
        source = self._paragraph("Normal", f"{_('Source')}: ")
        source.add_run(
            cite(article, "apa-th" if language() == "th" else "apa-en", accessed=self._options.accessed) + " "
        )
        if url := web_url(article.source_url):
            _add_link(source, url)
        else:
            source.add_run(plain(article.path))
        made.append(source)
        return b"".join(_taken_out(paragraph._p) for paragraph in made)

    def _paragraph(self, style: str, text: str) -> Paragraph:
        return self._document.add_paragraph(plain(text), self._document.styles[style])

    def _fact(self, fact: Fact, text: str) -> Paragraph:
        paragraph = self._paragraph("List Bullet", "")
        name = paragraph.add_run(f"{fact_name(fact)}: ")
        name.bold = True
        _complex_script(name._r, bold=True)
        value = person_text(fact) if fact.kind == "person" else value_text(fact, era=self._options.shown_era)
        paragraph.add_run(one_line(value))
        if fact.details.get("expansion"):
            paragraph.add_run(f" ({one_line(str(fact.details['expansion']))})")
        if fact.checked:
            paragraph.add_run(f" ✓ {_('checked')}")
        if fact.source == "reader":
            paragraph.add_run(f" ({_('entered by the reader')})")
        quote = quoted_evidence(fact, text)
        if quote:
            said = paragraph.add_run(f" — “{quote}”")
            said.italic = True
            _complex_script(said._r, italic=True)
        return paragraph

    def _bookmark(self, bookmark: Bookmark) -> list[Paragraph]:
        made = []
        if bookmark.kind == "passage":
            made.append(self._paragraph("Quote", f"“{bookmark.quote}”"))
        if bookmark.tags:
            made.append(self._paragraph("Normal", f"{_('Tags')}: {', '.join(bookmark.tags)}"))
        if bookmark.note:
            made.append(self._paragraph("Normal", f"{_('Note')}: {bookmark.note}"))
        return made

    def assemble(self, out: BinaryIO, rows: BinaryIO, sections: BinaryIO) -> None:
        """Write the file: the skeleton with the rows and the sections in their places."""
        self._fill(self._table.add_row(), (_ROWS, "", "", "", "", ""))
        self._paragraph("Normal", _SECTIONS)
        skeleton = io.BytesIO()
        self._document.save(skeleton)
        with zipfile.ZipFile(skeleton) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for part in parts.infolist():
                if part.filename != _DOCUMENT:
                    package.writestr(part, parts.read(part))
            before, between, after = _around_markers(parts.read(_DOCUMENT))
            with package.open(_DOCUMENT, "w", force_zip64=True) as document:
                document.write(before)
                shutil.copyfileobj(rows, document)
                document.write(between)
                shutil.copyfileobj(sections, document)
                document.write(after)


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


def _taken_out(element: Any) -> bytes:
    """An element's XML; the element leaves the document, whose root declares the namespaces."""
    xml: bytes = etree.tostring(element)
    element.getparent().remove(element)
    head_ends = xml.index(b">")
    return _NAMESPACES.sub(b"", xml[:head_ends]) + xml[head_ends:]


def _set_up(document: Any) -> None:
    """A4 on its side, the font of Thai letters for Latin and complex script alike, Thai as the language."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, size in (("Normal", _SIZE), ("Title", 26), ("Heading 2", 20), ("List Bullet", _SIZE), ("Quote", _SIZE)):
        style: ParagraphStyle = document.styles[name]
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


def _repeat_heading(row: Any) -> None:
    """The table's heading stands on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _add_link(paragraph: Paragraph, url: str) -> None:
    """A link as a field: it needs no entry of its own in the package, of which there would be one for each article."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f'HYPERLINK "{url}"')
    run = paragraph.add_run(url)
    run.font.underline = True
    field.append(run._r)
    paragraph._p.append(field)
