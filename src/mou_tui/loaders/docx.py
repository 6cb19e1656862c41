"""Word files: paragraphs, headings, lists with their numbers, tables, in the order in which they stand; notes at the end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from mou_tui.loaders.draft import Block, Draft
from mou_tui.loaders.exports import refuse_marked_words
from mou_tui.loaders.limits import Deadline, Limits
from mou_tui.loaders.office import Counter, Package, own_rows, paragraph_blocks, row_blocks, shown_number, words_of_cell
from mou_tui.loaders.origin import origin_of_archive
from mou_tui.loaders.registers import rows_or_whole
from mou_tui.loaders.unreadable import damaged

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DESCRIPTION: Final = "{http://purl.org/dc/elements/1.1/}description"


def read_docx(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The one article of a Word file, or those of a register. Raises InputError for a damaged file and for one that expands too far."""
    package = Package(data, limits)
    properties = package.part("docProps/core.xml")
    if properties is not None:
        refuse_marked_words(properties.findtext(_DESCRIPTION))
    folder, name = _main_part(package)
    root = package.part(f"{folder}/{name}")
    body = root.find(f"{_W}body") if root is not None else None
    if body is None:
        raise damaged()
    document = _Document.of(package, folder, limits.deadline())
    blocks = list(document.blocks(body))
    blocks += document.notes()
    if blocks and blocks[0].kind == "heading":
        blocks[0].kind = None
    yield from rows_or_whole(Draft(blocks, source_url=origin_of_archive(data)), limits)


def _main_part(package: Package) -> tuple[str, str]:
    """The folder and the name of the part with the text."""
    relations = package.part("_rels/.rels")
    for relation in relations.iter(f"{_RELATIONS}Relationship") if relations is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            folder, _slash, name = (relation.get("Target") or "").lstrip("/").rpartition("/")
            return folder or "word", name
    return "word", "document.xml"


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs or letters."""

    name: str
    numbering: Any
    hidden: bool


@dataclass(slots=True)
class _Document:
    """A document's text while it is put together."""

    styles: dict[str | None, _Style]
    numbers: "_Numbers"
    note_texts: dict[tuple[str, str | None], Any]
    deadline: Deadline
    cited: list[tuple[str, str | None]] = field(default_factory=list)

    @classmethod
    def of(cls, package: Package, folder: str, deadline: Deadline) -> "_Document":
        """The rules of a document."""
        texts = {
            (kind, note.get(f"{_W}id")): note
            for kind in ("footnote", "endnote")
            if (root := package.part(f"{folder}/{kind}s.xml")) is not None
            for note in root.iter(f"{_W}{kind}")
        }
        return cls(
            _styles_of(package.part(f"{folder}/styles.xml")),
            _Numbers(package.part(f"{folder}/numbering.xml")),
            texts,
            deadline,
        )

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks of what stands in `parent`."""
        for child in parent:
            self.deadline.check()
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"):
                inner = child.find(f"{_W}sdtContent")
                yield from self.blocks(inner if inner is not None else child)

    def notes(self) -> Iterator[Block]:
        """The footnotes and endnotes that the text names, in its order."""
        for key in dict.fromkeys(self.cited):
            note = self.note_texts.get(key)
            if note is not None:
                yield from self.blocks(note)

    def _paragraph(self, paragraph: Any) -> Iterable[Block]:
        style = self._style(paragraph, "pPr/{}pStyle")
        name = style.name if style is not None else ""
        kind = "heading" if name.startswith(("heading", "title", "หัวเรื่อง")) else "quote" if "quote" in name else None
        marker = self.numbers.marker(paragraph, style.numbering if style is not None else None)
        if not marker and name.startswith("list bullet"):
            marker = "• "
        return paragraph_blocks(self._text(paragraph), kind, marker)

    def _style(self, element: Any, path: str) -> _Style | None:
        reference = element.find(_W + path.format(_W))
        return None if reference is None else self.styles.get(reference.get(f"{_W}val"))

    def _text(self, paragraph: Any) -> str:
        """A paragraph's text as it reads with all changes accepted and nothing hidden shown, breaks as line ends."""
        whole = self._style(paragraph, "pPr/{}pStyle")
        pieces: list[str] = []
        for element in _shown_elements(paragraph, self._is_hidden if whole is None or not whole.hidden else _any_run):
            if element.tag == f"{_W}t":
                pieces.append(element.text or "")
            elif element.tag in (f"{_W}tab", f"{_W}ptab"):
                if element.getparent().tag == f"{_W}r":
                    pieces.append(" ")
            elif element.tag in (f"{_W}br", f"{_W}cr"):
                pieces.append("\n")
            elif element.tag == f"{_W}noBreakHyphen":
                pieces.append("-")
            elif element.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                self.cited.append((element.tag.removeprefix(_W).removesuffix("Reference"), element.get(f"{_W}id")))
        return "".join(pieces)

    def _is_hidden(self, run: Any) -> bool:
        """Whether a run is not shown."""
        own = run.find(f"{_W}rPr/{_W}vanish")
        if own is not None:
            return _is_on(own)
        style = self._style(run, "rPr/{}rStyle")
        return style is not None and style.hidden

    def _table(self, table: Any) -> Iterator[Block]:
        above: dict[int, str] = {}
        for row in own_rows(table, f"{_W}tr"):
            if row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            cells = [cell for cell in _cells(row) if cell.find(f"{_W}tcPr/{_W}cellDel") is None]
            words: list[str] = []
            column = 0
            for cell in cells:
                text = words_of_cell(cell, self._text, f"{_W}p")
                merged = cell.find(f"{_W}tcPr/{_W}vMerge")
                if merged is not None and merged.get(f"{_W}val") != "restart":
                    # A cell that goes on below says what it says for this row too.
                    text = text or above.get(column, "")
                above[column] = text
                words.append(text)
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                column += _figure(span, 1)
            yield from row_blocks(words, cells, self.blocks)


def _any_run(run: Any) -> bool:
    return True


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}customXml"):
            yield from child.iter(f"{_W}tc")


def _shown_elements(element: Any, is_hidden: Any) -> Iterator[Any]:
    """The element and all in it, in order, without what was deleted, moved away or hidden, and what is there a second time for
    older programs (text boxes).
    """
    waiting = [element]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(
            child
            for child in reversed(here)
            if child.tag not in (_FALLBACK, f"{_W}moveFrom", f"{_W}del")
            and not (child.tag == f"{_W}r" and is_hidden(child))
        )


def _is_on(switch: Any) -> bool:
    return switch is not None and switch.get(f"{_W}val", "1") not in ("0", "false", "off")


def _figure(element: Any, default: int) -> int:
    value = element.get(f"{_W}val") if element is not None else None
    return int(value) if value is not None and value.isdecimal() and len(value) < 6 else default


def _styles_of(root: Any) -> dict[str | None, _Style]:
    styles: dict[str | None, _Style] = {}
    for style in root.iter(f"{_W}style") if root is not None else ():
        named = style.find(f"{_W}name")
        styles[style.get(f"{_W}styleId")] = _Style(
            (named.get(f"{_W}val") or "").lower() if named is not None else "",
            style.find(f"{_W}pPr/{_W}numPr"),
            _is_on(style.find(f"{_W}rPr/{_W}vanish")),
        )
    return styles


class _Numbers:
    """The numbers of list items."""

    def __init__(self, root: Any) -> None:
        self._formats: dict[tuple[str, str], tuple[str, str, int]] = {}
        self._counter = Counter()
        if root is None:
            return
        abstract: dict[str, Any] = {a.get(f"{_W}abstractNumId"): a for a in root.iter(f"{_W}abstractNum")}
        for num in root.iter(f"{_W}num"):
            link = num.find(f"{_W}abstractNumId")
            rules = abstract.get(link.get(f"{_W}val")) if link is not None else None
            for level in rules.iter(f"{_W}lvl") if rules is not None else ():
                form, text = level.find(f"{_W}numFmt"), level.find(f"{_W}lvlText")
                self._formats[num.get(f"{_W}numId"), level.get(f"{_W}ilvl")] = (
                    form.get(f"{_W}val") if form is not None else "decimal",
                    text.get(f"{_W}val") if text is not None else "%1.",
                    _figure(level.find(f"{_W}start"), 1),
                )

    def marker(self, paragraph: Any, style_rules: Any) -> str:
        """The number or bullet that Word shows before `paragraph`, with its space; "" for no list item."""
        rules = paragraph.find(f"{_W}pPr/{_W}numPr")
        if rules is None:
            rules = style_rules
        if rules is None:
            return ""
        number, level = rules.find(f"{_W}numId"), rules.find(f"{_W}ilvl")
        items = number.get(f"{_W}val") if number is not None else "0"
        depth = _figure(level, 0)
        if items == "0":
            return ""
        form, text, start = self._formats.get((items, str(depth)), ("bullet", "", 1))
        if form in ("bullet", "none"):
            return "• " if form == "bullet" else ""
        self._counter.next(items, depth, start)
        shown = text or ""
        for at in range(depth + 1):
            own = self._formats.get((items, str(at)), (form, "", 1))[0]
            shown = shown.replace(f"%{at + 1}", shown_number(self._counter.number(items, at), own))
        return f"{shown} " if shown.strip() else ""
