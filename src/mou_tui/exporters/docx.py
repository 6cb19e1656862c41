"""A Word report that an office can send on: one table of the agreements, then the sources with what the reader noted of them.

The table has each agreement once and fits on an upright page; each cell links to the source that says it, and Word shows its words
where the mouse rests on it. Each article's facts and text follow where they are asked for.

python-docx makes the document, its styles and the table's head. Rows and paragraphs are written as XML between them, so that a report
of any length needs little memory and no search through python-docx's styles for every word.
"""

import io
import itertools
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, Final

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from mou_tui import clock
from mou_tui.annotations.bookmarks import Bookmark
from mou_tui.article import Article
from mou_tui.exporters.agreements import shown_value
from mou_tui.exporters.citation import cite, style_in_use
from mou_tui.exporters.collect import remembered
from mou_tui.exporters.docx_xml import (
    BLACK,
    BOLD,
    GREY,
    ITALIC,
    SMALL,
    TABLE_SIZE,
    UNDERLINED,
    WHOLE_ROW,
    Links,
    bookmarked,
    cell,
    complex_script,
    run,
    set_up,
    shaded,
)
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.markdown import shown_date
from mou_tui.exporters.merging import Merged, Merger
from mou_tui.exporters.notes import remark
from mou_tui.exporters.office import REPORT_COLUMNS, OfficeCell, Tone, counted, nothing_words
from mou_tui.exporters.safety import one_line, web_url
from mou_tui.facts.labels import fact_name, said_of_agreement
from mou_tui.facts.model import Fact
from mou_tui.i18n import _
from mou_tui.loaders.exports import MARK

_DOCUMENT: Final = "word/document.xml"
_RELATIONSHIPS: Final = "word/_rels/document.xml.rels"
_ROWS, _SECTIONS, _COUNTS = "mou-tui-rows-here", "mou-tui-sections-here", "mou-tui-counts-here"
_WIDTHS: Final = (Cm(5.4), Cm(2.8), Cm(2.8), Cm(1.5), Cm(3.6), Cm(1.3))
"""Of the columns of REPORT_COLUMNS and that of the sources: together as wide as the page between its margins."""
_NAMED: Final = 3
"""Sources that a row names by number."""
_HEAD: Final = "D9E2F3"
_FILLS: Final[dict[Tone, str]] = {"ending": "FFE699", "ended": "E0E0E0"}
_LEFT_OUT: Final = ("instrument", "status", "abbreviation", "contact")
"""Kinds that the details of a report do not have: the sentence above says the first two, the others are nothing to send on."""


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items as a document; rows and sections wait on the disk until the file is put together."""
    report = _Report(options)
    merger = Merger(options)
    with tempfile.TemporaryFile() as rows, tempfile.TemporaryFile() as kept, tempfile.TemporaryFile() as sections:
        sources = _Sources(kept)
        for item in items:
            merger.take(item)
            sources.add(item.article.id, report.section(item, again=sources.has(item.article.id)))
        merged = merger.agreements()
        for article in (article for one in merged for article in one.articles):
            if not sources.has(article.id):
                # Found by another of its articles: it is a source all the same.
                sources.add(article.id, report.section(Item(remembered(article.ref.article, ())), known=False))
        numbers = sources.write(sections, (article.id for one in merged for article in one.articles))
        for one in merged:
            rows.write(report.row(one, numbers).encode())
        report.assemble(out, rows, sections, merged)


_NUMBER: Final = "\x01"
"""What stands for a source's number until all are known; no text has it (`plain`)."""


_NUMBERED: Final = f'<w:r><w:t xml:space="preserve">{_NUMBER}. </w:t></w:r>'


class _Sources:
    """The paragraphs of the sources, on the disk until it is known in which order the table names them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._places: dict[str, list[tuple[int, int]]] = {}

    def has(self, article_id: str) -> bool:
        """Whether this article is a source already."""
        return article_id in self._places

    def add(self, article_id: str, paragraphs: Iterable[str]) -> None:
        """Keep the paragraphs of an article."""
        start = self._file.tell()
        self._file.write("".join(paragraphs).encode())
        self._places.setdefault(article_id, []).append((start, self._file.tell() - start))

    def write(self, out: BinaryIO, first: Iterable[str]) -> dict[str, int]:
        """Write all sources, numbered: those named `first`, then the others; returns the numbers by the articles' ids."""
        numbers = {id_: number for number, id_ in enumerate(dict.fromkeys((*first, *self._places)), 1)}
        for id_, number in numbers.items():
            for start, length in self._places[id_]:
                self._file.seek(start)
                out.write(self._file.read(length).replace(_NUMBER.encode(), b"%d" % number))
        return numbers


class _Report:
    """The skeleton of the document, and the XML of what goes into it."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._links = Links()
        self._document = Document()
        set_up(self._document)
        title = _("Agreements in the news")
        self._document.core_properties.title = title
        self._document.core_properties.author = ""
        self._document.core_properties.comments = MARK
        self._document.core_properties.created = clock.now().replace(tzinfo=None)
        self._document.add_paragraph(title, self._document.styles["Title"])
        self._document.add_paragraph(_("Put together on %s with mou-tui.") % self._shown(options.accessed.isoformat()))
        self._counts = self._document.add_paragraph(_COUNTS)
        self._table = self._document.add_table(1, len(_WIDTHS), self._document.styles["Table Grid"])
        self._table.autofit = False
        for column, width in zip(self._table.columns, _WIDTHS, strict=True):
            column.width = width
        headings = (*(column.heading for column in REPORT_COLUMNS), _("Source"))
        for head, heading in zip(self._table.rows[0].cells, headings, strict=True):
            shaded(head, _HEAD)
            words = head.paragraphs[0].add_run(heading)
            words.bold = True
            words.font.size = Pt(TABLE_SIZE)
            complex_script(words._r, size=TABLE_SIZE, bold=True)
        # The table's heading stands on every page.
        self._table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        borders = OxmlElement("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            line = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "BFBFBF")):
                line.set(qn(f"w:{name}"), value)
            borders.append(line)
        self._table._tbl.tblPr.append(borders)
        names = ("Heading 2", "List Bullet", "Quote")
        self._styles = {name: self._document.styles[name].style_id for name in names}

    def _shown(self, iso: str) -> str:
        return shown_date(iso, self._options) if iso else ""

    # The table

    def row(self, merged: Merged, numbers: Mapping[str, int]) -> str:
        """One row of the table; `numbers` are those of the sources."""
        shown = [column.value(merged, self._options) for column in REPORT_COLUMNS]
        cells = [self._cell(cell_, width.twips, numbers) for cell_, width in zip(shown, _WIDTHS, strict=False)]
        titles = {numbers[article.id]: article.title for article in merged.articles}
        parts = [
            self._links.to(f"#{_anchor(n)}", run(f"{n}", SMALL + UNDERLINED), titles[n])
            for n in sorted(titles)[:_NAMED]
        ]
        more = run(f" +{len(titles) - _NAMED}", SMALL) if len(titles) > _NAMED else ""
        cells.append(cell(run(", ", SMALL).join(parts) + more, _WIDTHS[-1].twips))
        return f"<w:tr>{WHOLE_ROW}{''.join(cells)}</w:tr>"

    def _cell(self, shown: OfficeCell, width: int, numbers: Mapping[str, int]) -> str:
        """A cell of the table, with a link to what says its value and the words beside it."""
        words = run(shown.text, ITALIC + GREY + SMALL if shown.tone == "unknown" else BLACK + SMALL)
        article = shown.article
        if article is not None and article.id in numbers:
            words = self._links.to(
                web_url(article.source_url) or f"#{_anchor(numbers[article.id])}", words, shown.proof()
            )
        under = run(f"\n{shown.under}", GREY + SMALL) if shown.under else ""
        return cell(words + under, width, _FILLS.get(shown.tone, ""))

    # The sources

    def section(self, item: Item, *, known: bool = True, again: bool = False) -> Iterator[str]:
        """The paragraphs of one article: its citation, what the reader noted; its facts and its text where they are asked for.

        Of an article of which only its headline is `known` that is all; one that comes `again` is no place that links go to.
        """
        article = item.article
        detailed = known and (self._options.details or self._options.text)
        if detailed:
            yield self._paragraph("Heading 2", _NUMBERED, run(one_line(article.title) or article.path))
            if self._options.details:
                yield from self._facts(item)
            for part in article.paragraphs[1:] if self._options.text else ():
                yield self._paragraph("", run(part.span.of(article.text)))
        yield self._source(article, item.also_at, run(f"{_('Source')}: ") if detailed else _NUMBERED, again=again)
        for name, value in self._options.fields_of(item.fields):
            yield self._paragraph("", run(f"{name}: {value}"))
        for bookmark in item.bookmarks:
            yield from self._bookmark(bookmark, article.text)

    def _source(self, article: Article, also_at: tuple[str, ...], before: str, *, again: bool) -> str:
        citation = cite(article, style_in_use(), accessed=self._options.accessed)
        url = web_url(article.source_url)
        words = before + run(f"{citation.removesuffix(url or '').rstrip()} ")
        places = [self._address(url or article.path)]
        if also_at:
            places.append(run(f" {_('Also at')}:"))
            places += [p for place in also_at for p in (run(" "), self._address(place))]
        return self._paragraph("", words if again else bookmarked(_anchor(_NUMBER), _NUMBER, words), *places)

    def _address(self, place: str) -> str:
        return self._links.to(place, run(place, UNDERLINED)) if web_url(place) else run(place)

    def _facts(self, item: Item) -> Iterator[str]:
        """What an article says, the values of one name beside one another."""
        if said := said_of_agreement(item.facts):
            yield self._paragraph("", run(said))
        facts = [fact for fact in item.facts if fact.value != "none" and fact.kind not in _LEFT_OUT]
        groups: dict[str, list[Fact]] = {}
        for fact in facts:
            groups.setdefault(fact_name(fact), []).append(fact)
        for name, some in groups.items():
            values = (one_line(shown_value(f, self._options.shown_era)) + (" ✓" if f.checked else "") for f in some)
            yield self._paragraph("List Bullet", run(f"{name}: ", BOLD), run("; ".join(dict.fromkeys(values))))

    def _paragraph(self, style: str, *runs: str) -> str:
        properties = f'<w:pPr><w:pStyle w:val="{self._styles[style]}"/></w:pPr>' if style else ""
        return f"<w:p>{properties}{''.join(runs)}</w:p>"

    def _bookmark(self, bookmark: Bookmark, text: str) -> Iterator[str]:
        if bookmark.kind == "passage":
            yield self._paragraph("Quote", run(f"“{bookmark.quote}”{remark(bookmark, text)}"))
        if bookmark.tags:
            yield self._paragraph("", run(f"{_('Tags')}: {', '.join(bookmark.tags)}"))
        if bookmark.note:
            yield self._paragraph("", run(f"{_('Note')}: {bookmark.note}"))

    def assemble(self, out: BinaryIO, rows: BinaryIO, sections: BinaryIO, merged: list[Merged]) -> None:
        """Write the file: the skeleton with the rows and the sections in their places."""
        if merged:
            self._counts.runs[0].text = counted(merged, self._options)
            self._table.add_row().cells[0].text = _ROWS
            self._document.add_paragraph(_("Sources"), self._document.styles["Heading 1"])
        else:
            self._counts.runs[0].text = nothing_words(self._options)
            self._table._tbl.getparent().remove(self._table._tbl)
        self._document.add_paragraph(_SECTIONS)
        skeleton = io.BytesIO()
        self._document.save(skeleton)
        with zipfile.ZipFile(skeleton) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for part in parts.infolist():
                if part.filename == _RELATIONSHIPS:
                    package.writestr(part, self._links.added_to(parts.read(part)))
                elif part.filename != _DOCUMENT:
                    package.writestr(part, parts.read(part))
            pieces = list(_around_markers(parts.read(_DOCUMENT), [_ROWS, _SECTIONS] if merged else [_SECTIONS]))
            fillings = [rows, sections] if merged else [sections]
            # Told how long it is, zipfile needs no ZIP64, which older pandocs cannot read.
            whole = zipfile.ZipInfo(_DOCUMENT)
            whole.compress_type = zipfile.ZIP_DEFLATED
            whole.file_size = sum(map(len, pieces)) + sum(map(_length, fillings))
            with package.open(whole, "w") as document:
                for piece, filling in itertools.zip_longest(pieces, fillings):
                    document.write(piece)
                    if filling is not None:
                        shutil.copyfileobj(filling, document)


def _anchor(number: int | str) -> str:
    """What a source is called within the document."""
    return f"source_{number}"


def _length(file: BinaryIO) -> int:
    """The bytes of an open file, which is at its beginning then."""
    length = file.seek(0, io.SEEK_END)
    file.seek(0)
    return length


def _around_markers(document: bytes, markers: list[str]) -> Iterator[bytes]:
    """The document's XML before, between and after the row or the paragraph of each marker."""
    done = 0
    for marker in markers:
        at = document.index(marker.encode(), done)
        tag = b"w:tr" if marker == _ROWS else b"w:p"
        begins = max(document.rfind(b"<" + tag + end, done, at) for end in (b">", b" "))
        yield document[done:begins]
        done = document.index(b"</" + tag + b">", at) + len(tag) + 3
    yield document[done:]
