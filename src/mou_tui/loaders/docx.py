"""Word files: paragraphs, headings, lists with their numbers, tables, in the order in which they stand."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.draft import Block, Draft
from mou_tui.loaders.exports import refuse_marked_words
from mou_tui.loaders.limits import Deadline, Limits
from mou_tui.loaders.origin import origin_of_docx
from mou_tui.loaders.plain import markdown_images, without_images
from mou_tui.loaders.unreadable import damaged
from mou_tui.thai.canonical import canonical

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_CELLS: Final = 60


def read_docx(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The one article of a Word file. Raises InputError for a damaged file and for one that expands too far."""
    check_archive(data, limits)
    import docx

    document = docx.Document(io.BytesIO(data))
    refuse_marked_words(document.core_properties.comments)
    numbers = _Numbers(document)
    # The elements themselves: python-docx would make objects of all hundred and more styles.
    styles = {style.get(f"{_W}styleId"): style for style in document.styles.element.iter(f"{_W}style")}
    draft = Draft(
        list(_blocks(document.element.body, styles, numbers, limits.deadline())), source_url=origin_of_docx(data)
    )
    if draft.blocks and draft.blocks[0].kind == "heading":
        draft.blocks[0].kind = None
    yield draft


def check_archive(data: bytes, limits: Limits) -> None:
    """Refuse an archive that says or shows that it expands too far, and one with a password. Raises InputError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if any(m.flag_bits & 1 for m in members):
                raise InputError(
                    _("This file is encrypted."),
                    advice=_("Open it in its own program with the password and save it without one."),
                )
            # The directory may lie: a member is read no further than it says (zipfile checks), so its sum is the bound.
            limits.check_expanded(sum(m.file_size for m in members))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise damaged() from error


class _Numbers:
    """Counts list items: Word's XML has the numbering's rules, not the numbers."""

    def __init__(self, document: Any) -> None:
        self._formats: dict[tuple[str, str], tuple[str, str]] = {}
        self._counts: dict[tuple[str, str], int] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
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
                )

    def marker(self, paragraph: Any, style_rules: Any) -> str:
        """The number or bullet that Word shows before `paragraph`, with its space; "" for no list item."""
        rules = paragraph.find(f"{_W}pPr/{_W}numPr")
        if rules is None:
            rules = style_rules
        if rules is None:
            return ""
        number, level = rules.find(f"{_W}numId"), rules.find(f"{_W}ilvl")
        key = (
            number.get(f"{_W}val") if number is not None else "0",
            level.get(f"{_W}val") if level is not None else "0",
        )
        if key[0] == "0":
            return ""
        form, text = self._formats.get(key, ("bullet", ""))
        if form in ("bullet", "none"):
            return "• " if form == "bullet" else ""
        self._counts[key] = self._counts.get(key, 0) + 1
        for other in list(self._counts):
            if other[0] == key[0] and other[1] > key[1]:
                del self._counts[other]
        depth = int(key[1]) + 1 if key[1].isdigit() else 1
        shown = text
        for at in range(1, depth + 1):
            count = self._counts.get((key[0], str(at - 1)), 1)
            shown = shown.replace(f"%{at}", _shown(count, form))
        return f"{shown} " if shown.strip() else ""


def _shown(count: int, form: str) -> str:
    if form == "thaiNumbers":
        return str(count).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    if form in ("thaiLetters", "lowerLetter", "upperLetter") and count <= 26:
        letters = {"thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝ", "lowerLetter": "abcdefghijklmnopqrstuvwxyz"}
        return letters.get(form, letters["lowerLetter"].upper())[count - 1]
    return str(count)


def _blocks(parent: Any, styles: dict[str, Any], numbers: _Numbers, deadline: Deadline) -> Iterator[Block]:
    for child in parent:
        deadline.check()
        if child.tag == f"{_W}p":
            yield from _paragraph(child, styles, numbers)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, styles, numbers, deadline)
        elif child.tag in (f"{_W}sdt", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            inner = child.find(f"{_W}sdtContent")
            yield from _blocks(inner if inner is not None else child, styles, numbers, deadline)


def _paragraph(paragraph: Any, styles: dict[str, Any], numbers: _Numbers) -> Iterator[Block]:
    style = _style(paragraph, styles)
    kind: Any = None
    named = style.find(f"{_W}name") if style is not None else None
    name = (named.get(f"{_W}val") or "").lower() if named is not None else ""
    if name.startswith(("heading", "title", "หัวเรื่อง")):
        kind = "heading"
    elif "quote" in name:
        kind = "quote"
    rules = style.find(f"{_W}pPr/{_W}numPr") if style is not None else None
    marker = numbers.marker(paragraph, rules)
    if not marker and name.startswith("list bullet"):
        marker = "• "
    for number, line in enumerate(_text(paragraph).split("\n")):
        line = canonical(line).strip()
        if "![" in line:
            yield from (Block("", image=image) for image in markdown_images(line))
            line = without_images(line)
        if marker and line and number == 0:
            yield Block(marker + line, "list", len(marker))
        else:
            yield Block(line, kind if line else None)


def _style(paragraph: Any, styles: dict[str, Any]) -> Any:
    reference = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return None if reference is None else styles.get(reference.get(f"{_W}val"))


_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def _shown_elements(element: Any) -> Iterator[Any]:
    """The element and all in it, in order, without what is there a second time for older programs (text boxes)."""
    waiting = [element]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(child for child in reversed(here) if child.tag != _FALLBACK)


def _text(paragraph: Any) -> str:
    """A paragraph's text as it reads with all changes accepted: deleted runs left out, breaks as line ends."""
    pieces: list[str] = []
    for element in _shown_elements(paragraph):
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_W}tab":
            if element.getparent().tag == f"{_W}r":
                pieces.append(" ")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _table(table: Any, styles: dict[str, Any], numbers: _Numbers, deadline: Deadline) -> Iterator[Block]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue
        cells = list(row.iterchildren(f"{_W}tc"))[:_MOST_CELLS]
        words = [
            " ".join("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in c.iter(f"{_W}p")).strip() for c in cells
        ]
        filled = [w for w in words if w]
        if len(filled) > 1 and max(map(len, filled)) <= 400:
            yield Block(canonical(" | ".join(filled)), "table")
        else:
            for cell in cells:
                yield from _blocks(cell, styles, numbers, deadline)
