"""Office files are archives of XML: their parts, and what Word's and OpenDocument's texts have in common."""

import io
import itertools
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.draft import CELL_BREAK, Block
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.plain import markdown_images, without_images
from mou_tui.loaders.unreadable import damaged
from mou_tui.thai.canonical import canonical

# "Strict Open XML" of Word and Excel is the same language under other names.
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
)  # fmt: skip


def check_archive(data: bytes, limits: Limits) -> None:
    """Refuse an archive that says or shows that it expands too far, and one with a password. Raises InputError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if any(m.flag_bits & 1 for m in members):
                raise encrypted()
            # The directory may lie: a member is read no further than it says (zipfile checks), so its sum is the bound.
            limits.check_expanded(sum(m.file_size for m in members))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise damaged() from error


def encrypted() -> InputError:
    """The error for a file with a password."""
    return InputError(
        _("This file is encrypted."),
        advice=_("Open it in its own program with the password and save it without one."),
    )


def in_usual_form(data: bytes) -> bytes:
    """The archive of an Excel workbook as its library knows it: Strict Open XML under the usual names, no back-slashes in the names
    of its parts. Raises zipfile.BadZipFile.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        book = next((name for name in names if name.replace("\\", "/").lstrip("/").lower() == "xl/workbook.xml"), None)
        if book is None or (
            "\\" not in book and not book.startswith("/") and b"purl.oclc.org" not in archive.read(book)
        ):
            return data
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as usual:
            for name in names:
                part = archive.read(name)
                for strict, own in _STRICT:
                    part = part.replace(strict, own)
                usual.writestr(name.replace("\\", "/").lstrip("/"), part)
    return stream.getvalue()


class Package:
    """The parts of an office file. Raises InputError for one that is no archive, is encrypted or expands too far."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        check_archive(data, limits)
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        # Some programs write their names with back-slashes, or a slash before them.
        self._names = {name.replace("\\", "/").lstrip("/").lower(): name for name in self._archive.namelist()}

    def part(self, name: str) -> Any:
        """The root element of the part `name`, None where there is none. Raises lxml.etree.XMLSyntaxError."""
        from lxml import etree

        own = self._names.get(name.lower())
        if own is None:
            return None
        data = self._archive.read(own)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        # Neither entities nor the network: a file names what it likes.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
        )
        return etree.fromstring(data, parser)

    def first(self, *names: str) -> Any:
        """The root of the first of these parts that is there, else None."""
        return next((root for name in names if (root := self.part(name)) is not None), None)


def paragraph_blocks(text: str, kind: Any = None, marker: str = "") -> Iterable[Block]:
    """The blocks of a paragraph: one a line, images written in Markdown's notation apart."""
    for number, line in enumerate(text.split("\n")):
        line = canonical(line).strip()
        if "![" in line:
            yield from (Block("", image=image) for image in markdown_images(line))
            line = without_images(line)
        if marker and line and number == 0:
            yield Block(marker + line, "list", len(marker))
        else:
            yield Block(line, kind if line else None)


_LONGEST_ITEM: Final = 60
_MOST_CELLS: Final = 60


def joined_lines(lines: Iterable[str]) -> str:
    """A table cell's lines as one: short ones are a list (of parties, of people), long ones prose."""
    filled = [" ".join(line.split()) for line in lines if line.strip()]
    text = filled[0] if filled else ""
    for before, line in itertools.pairwise(filled):
        listed = max(len(before), len(line)) <= _LONGEST_ITEM and not before.endswith(
            (",", ";", ":", "/", "-", "และ", "หรือ", "กับ")
        )
        text += (", " if listed else " ") + line
    return text


def _row_block(cells: Sequence[str]) -> Block | None:
    """A row of a table as a line; None for what is no row: one cell with words, or a page laid out as a table."""
    cells = [canonical(cell).replace("\n", " ").strip() for cell in cells[:_MOST_CELLS]]
    while cells and not cells[-1]:
        cells.pop()
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or max(map(len, filled)) > 400:
        return None
    # An empty cell is kept, so that what stands behind it stays in its column.
    return Block(CELL_BREAK.join(cell or "-" for cell in cells), "table")


def own_rows(table: Any, row: str) -> Iterator[Any]:
    """The rows of a table, each of the tag `row`, without those of tables within it."""
    return (one for one in table.iter(row) if next(one.iterancestors(table.tag)) is table)


def words_of_cell(cell: Any, text_of: Callable[[Any], str], *paragraphs: str) -> str:
    """The words of a table's cell: of its elements of the tags `paragraphs`, whose text `text_of` gives."""
    return joined_lines(line for paragraph in cell.iter(*paragraphs) for line in text_of(paragraph).split("\n"))


def row_blocks(words: Sequence[str], cells: Iterable[Any], inside: Callable[[Any], Iterator[Block]]) -> Iterator[Block]:
    """A row of a table as a line; what is none by what stands `inside` its cells, one after the other."""
    block = _row_block(words)
    if block is not None:
        yield block
        return
    for cell in cells:
        yield from inside(cell)


class Counter:
    """Counts the items of lists: office files hold the rules of numbering, not the numbers."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, int], int] = {}

    def next(self, items: str, level: int, start: int = 1) -> None:
        """Count another item of the list `items` at `level`, from 0; deeper levels begin anew."""
        self._counts[items, level] = self._counts.get((items, level), start - 1) + 1
        for other in list(self._counts):
            if other[0] == items and other[1] > level:
                del self._counts[other]

    def restart(self, items: str, level: int) -> None:
        """Begin the list anew at `level`."""
        for other in list(self._counts):
            if other[0] == items and other[1] >= level:
                del self._counts[other]

    def number(self, items: str, level: int) -> int:
        """The number of the last item at `level`; 1 where there was none."""
        return self._counts.get((items, level), 1)


_LETTERS: Final = {
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
_ROMAN: Final = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def shown_number(count: int, form: str) -> str:
    """`count` as Word's number format `form` shows it, in Arabic figures where the format is not known."""
    if form == "thaiNumbers":
        return str(count).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    if form in _LETTERS and 1 <= count <= len(_LETTERS[form]):
        return _LETTERS[form][count - 1]
    if form in ("lowerRoman", "upperRoman") and 1 <= count < 200:
        roman, rest = "", count
        for value, letters in _ROMAN:
            while rest >= value:
                roman, rest = roman + letters, rest - value
        return roman if form == "lowerRoman" else roman.upper()
    return str(count)
