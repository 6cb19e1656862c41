"""The pictures beside a saved article or within a document: which there are, and their pixels, decoded in a child process.

Hostile bytes cannot get out of that.

Only bitmaps count: PNG, JPEG, GIF, WebP and BMP. What a file says of its size is believed only as far as the limits go.
"""

import io
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import unquote

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.confined import ask_confined
from mou_tui.loaders.limits import Limits

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_BEGINNINGS: Final = {
    "PNG": (b"\x89PNG\r\n\x1a\n",), "JPEG": (b"\xff\xd8\xff",), "GIF": (b"GIF87a", b"GIF89a"), "WEBP": (b"RIFF",), "BMP": (b"BM",),
}  # fmt: skip
"""How files of the formats begin, by Pillow's names."""
_SUFFIXES: Final = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"))
_MOST_PIXELS: Final = 50_000_000
"""Pixels of a picture that is decoded: 150 MB, twice a good camera's."""
_LONGEST_SIDE: Final = 1_600
"""Pixels of the longer side of what is handed out: more than a terminal shows."""


MAILS: Final = frozenset((".mht", ".mhtml", ".eml"))
"""Pages and letters whose pictures are parts of the same file."""
_PAGES: Final = frozenset((".html", ".htm", ".xhtml"))
_WITHIN: Final = frozenset((".pdf", ".docx", ".odt")) | MAILS | _PAGES
"""Documents that may have their pictures within themselves."""
_DATA: Final = re.compile(rb"data:image/(?:png|jpe?g|gif|webp|bmp);base64,([A-Za-z0-9+/=%\s]{64,})")
_FOLDERS: Final = ("word/media/", "Pictures/")
"""Where Word and OpenDocument keep them."""
_MOST_WITHIN: Final = 100
_FEWEST_BYTES: Final = 1_000
"""Bytes under which a picture of a page is a dot or an arrow."""
_SMALLEST_SIDE: Final = 64
"""Pixels under which a picture of a page is a rule, a bullet or a logo."""


class Picture(NamedTuple):
    """A picture of an article: its file, what stands below it, and its number within a document (from 0; None: the file is it)."""

    path: Path
    caption: str = ""
    number: int | None = None


class Bitmap(NamedTuple):
    """A picture's pixels: three bytes each (red, green, blue), row by row from the top."""

    width: int
    height: int
    pixels: bytes


def local_picture(article_path: str, target: str) -> Path | None:
    """The bitmap that an article names, relative to itself; None where there is none.

    It is one by its name and by its first bytes: nothing else is handed to a program that opens files.
    """
    for name in dict.fromkeys((target, unquote(target))):
        path = Path(article_path).parent / name
        try:
            if path.suffix.lower() in _SUFFIXES and path.is_file() and _is_bitmap(path):
                return path
        except (OSError, ValueError):  # a name that is too long, or has a NUL in it
            continue
    return None


def _is_bitmap(path: Path) -> bool:
    with path.open("rb") as file:
        return _begins_as_bitmap(file.read(16))


def _begins_as_bitmap(data: bytes) -> bool:
    return data.startswith(tuple(itertools.chain.from_iterable(_BEGINNINGS.values())))


def pictures_within(article_path: str, limits: Limits) -> list[Picture]:
    """The pictures that a PDF, Word or OpenDocument file has within itself; none of other files. Raises InputError."""
    path = Path(article_path)
    if path.suffix.lower() not in _WITHIN:
        return []
    (count,) = ask_confined(_count, article_path, limits, path=article_path, limits=limits)
    return [Picture(path, "", number) for number in range(count)]


def read_picture(picture: Picture, limits: Limits) -> Bitmap:
    """The picture, no larger than a terminal can show, decoded by Pillow in a child. Raises InputError, ImportError."""
    import PIL  # noqa: F401 - what is missing is told here, not in the child

    path = picture.path
    try:
        ((width, height, pixels),) = ask_confined(
            _decode, str(path), picture.number, limits, path=str(path), limits=limits
        )
    except InputError as error:
        error.path = str(path)
        raise
    if not 0 < width <= _LONGEST_SIDE or not 0 < height <= _LONGEST_SIDE or len(pixels) != 3 * width * height:
        raise InputError(_("This is no picture that can be shown."), path=str(path))
    return Bitmap(width, height, pixels)


def _count(path: str, limits: Limits) -> Iterator[int]:
    """In the child: how many pictures a document has within itself."""
    import zipfile

    try:
        limits.check_size(Path(path).stat().st_size)
        if path.lower().endswith(".pdf"):
            with _opened(path) as document:
                count = sum(1 for _picture in itertools.islice(_of_pages(document), _MOST_WITHIN))
        elif not path.lower().endswith((".docx", ".odt")):
            count = len(_embedded(path))
        else:
            with zipfile.ZipFile(path) as package:
                count = len(_members(package))
    except InputError:
        raise
    # Damaged since it was indexed: BadZipFile, PdfiumError, OSError, struct.error.
    except Exception as error:
        raise InputError(_("The pictures in this file cannot be read.")) from error
    yield count


def _members(package: "ZipFile") -> "list[ZipInfo]":
    """The bitmaps of a Word or OpenDocument file, `image2` before `image10`."""
    found = [
        member
        for member in package.infolist()
        if member.filename.startswith(_FOLDERS) and Path(member.filename).suffix.lower() in _SUFFIXES
    ]
    found.sort(
        key=lambda member: [int(part) if part.isdigit() else part for part in re.split(r"([0-9]+)", member.filename)]
    )
    return found[:_MOST_WITHIN]


def _embedded(path: str) -> list[bytes]:
    """The bitmaps that are parts of a mail or MHTML file, or stand in a page as `data:` addresses, without the smallest."""
    data = Path(path).read_bytes()
    if Path(path).suffix.lower() in MAILS:
        import email

        parts = (part for part in email.message_from_bytes(data).walk() if part.get_content_maintype() == "image")
        found: Iterator[Any] = (part.get_payload(decode=True) for part in parts)
    else:
        found = (_decoded(match[1]) for match in _DATA.finditer(data))
    bitmaps = (one for one in found if isinstance(one, bytes) and len(one) >= _FEWEST_BYTES and _begins_as_bitmap(one))
    return list(itertools.islice(bitmaps, _MOST_WITHIN))


def _decoded(text: bytes) -> bytes | None:
    """What stands in base64; None where it is none: whoever wrote the page wrote that, too."""
    import base64

    try:
        return base64.b64decode(text)
    except ValueError:
        return None


def _opened(path: str) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(path)


def _of_pages(document: Any) -> Iterator[Any]:
    """The pictures on the pages of a PDF, from its first page on, that are larger than a logo."""
    import pypdfium2.raw

    for page in document:
        for found in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
            if min(found.get_px_size()) >= _SMALLEST_SIDE:
                yield found


def _bytes_of(path: str, number: int, limits: Limits) -> Any:
    """A picture within a document, as Pillow opens it: the bytes of a file."""
    import zipfile

    if not path.lower().endswith((".pdf", ".docx", ".odt")):
        return io.BytesIO(_embedded(path)[number])
    if not path.lower().endswith(".pdf"):
        with zipfile.ZipFile(path) as package:
            member = _members(package)[number]
            limits.check_size(member.file_size)
            return io.BytesIO(package.read(member))
    with _opened(path) as document:
        found = next(itertools.islice(_of_pages(document), number, None))
        width, height = found.get_px_size()
        if width * height > _MOST_PIXELS:
            raise InputError(
                _("This picture has more than %(most)d million pixels.") % {"most": _MOST_PIXELS // 1_000_000}
            )
        out = io.BytesIO()
        found.get_bitmap(render=False).to_pil().save(out, "PNG")
        return io.BytesIO(out.getvalue())


def _decode(path: str, number: int | None, limits: Limits) -> Iterator[tuple[int, int, bytes]]:
    """In the child: decode the first frame."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    # Ours is stricter, and is told as a sentence.
    Image.MAX_IMAGE_PIXELS = None
    try:
        limits.check_size(Path(path).stat().st_size)
        source = path if number is None else _bytes_of(path, number, limits)
        with Image.open(source, formats=tuple(_BEGINNINGS)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise InputError(
                    _("This picture has more than %(most)d million pixels.") % {"most": _MOST_PIXELS // 1_000_000}
                )
            opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            opened.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            # Transparent parts are white, as on a page.
            image = ImageOps.exif_transpose(opened).convert("RGBA")
            page = Image.new("RGB", image.size, "white")
            page.paste(image, mask=image.getchannel("A"))
    except InputError:
        raise
    # A broken file makes Pillow raise nearly anything: OSError, SyntaxError, struct.error, IndexError.
    except (UnidentifiedImageError, Exception) as error:
        raise InputError(_("This is no picture that can be shown.")) from error
    yield page.width, page.height, page.tobytes()
