"""The pictures beside a saved article or within a document: which there are, and their pixels, decoded in a child process.

Hostile bytes cannot get out of that.

Only bitmaps count: PNG, JPEG, GIF, WebP and BMP. What a file says of its size is believed only as far as the limits go.
"""

import contextlib
import io
import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.confined import ask_confined
from mou_tui.loaders.limits import Limits

_BEGINNINGS: Final = {
    "PNG": (b"\x89PNG\r\n\x1a\n",), "JPEG": (b"\xff\xd8\xff",), "GIF": (b"GIF87a", b"GIF89a"), "WEBP": (b"RIFF",), "BMP": (b"BM",),
}  # fmt: skip
"""How files of the formats begin, by Pillow's names."""
_SUFFIXES: Final = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"))
_MOST_PIXELS: Final = 50_000_000
"""Pixels of a picture that is decoded: 150 MB, twice a good camera's."""
_LONGEST_SIDE: Final = 1_600
"""Pixels of the longer side of what is handed out: more than a terminal shows."""


MAILS: Final = (".mht", ".mhtml", ".eml")
"""Pages and letters whose pictures are parts of the same file."""
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
    """The pictures that a file has within itself, where it is of a format in which they can be. Raises InputError."""
    path = Path(article_path)
    if path.suffix.lower() not in _READERS:
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


_Bytes = Callable[[], bytes]
"""What gives the bytes of a picture, as a file has them."""


def _of_pdf(path: str, limits: Limits) -> Iterator[_Bytes]:
    """The pictures on the pages, from the first page on."""
    import pypdfium2
    import pypdfium2.raw

    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            for found in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
                if min(found.get_px_size()) >= _SMALLEST_SIDE:
                    yield partial(_as_png, found)


def _as_png(found: Any) -> bytes:
    width, height = found.get_px_size()
    if width * height > _MOST_PIXELS:
        raise _too_large()
    out = io.BytesIO()
    found.get_bitmap(render=False).to_pil().save(out, "PNG")
    return out.getvalue()


def _of_package(path: str, limits: Limits) -> Iterator[_Bytes]:
    """The bitmaps of a Word or OpenDocument file, `image2` before `image10`."""
    import zipfile

    def read(member: zipfile.ZipInfo) -> bytes:
        limits.check_size(member.file_size)
        return package.read(member)

    def natural(member: zipfile.ZipInfo) -> list[int | str]:
        return [int(part) if part.isdigit() else part for part in re.split(r"([0-9]+)", member.filename)]

    with zipfile.ZipFile(path) as package:
        for member in sorted(package.infolist(), key=natural):
            if member.filename.startswith(_FOLDERS) and Path(member.filename).suffix.lower() in _SUFFIXES:
                yield partial(read, member)


def _of_mail(path: str, limits: Limits) -> Iterator[_Bytes]:
    import email

    for part in email.message_from_bytes(Path(path).read_bytes()).walk():
        if part.get_content_maintype() == "image":
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and _is_worth_showing(data):
                yield partial(bytes, data)


def _of_page(path: str, limits: Limits) -> Iterator[_Bytes]:
    """Those that stand in a page as `data:` addresses."""
    import base64

    for match in _DATA.finditer(Path(path).read_bytes()):
        # What is no base64 is left out: whoever wrote the page wrote that, too.
        with contextlib.suppress(ValueError):
            data = base64.b64decode(match[1])
            if _is_worth_showing(data):
                yield partial(bytes, data)


def _is_worth_showing(data: bytes) -> bool:
    return len(data) >= _FEWEST_BYTES and _begins_as_bitmap(data)


_READERS: Final[Mapping[str, Callable[[str, Limits], Iterator[_Bytes]]]] = {
    ".pdf": _of_pdf,
    **dict.fromkeys((".docx", ".odt"), _of_package),
    **dict.fromkeys(MAILS, _of_mail),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _of_page),
}
"""What finds the pictures within documents, by the ending of their names."""


def _within(path: str, limits: Limits) -> Iterator[_Bytes]:
    limits.check_size(Path(path).stat().st_size)
    return itertools.islice(_READERS[Path(path).suffix.lower()](path, limits), _MOST_WITHIN)


def _count(path: str, limits: Limits) -> Iterator[int]:
    """In the child: how many pictures a document has within itself."""
    try:
        count = sum(1 for _picture in _within(path, limits))
    except InputError:
        raise
    # Damaged since it was indexed: BadZipFile, PdfiumError, OSError, struct.error.
    except Exception as error:
        raise InputError(_("The pictures in this file cannot be read.")) from error
    yield count


def _too_large() -> InputError:
    return InputError(_("This picture has more than %(most)d million pixels.") % {"most": _MOST_PIXELS // 1_000_000})


def _decode(path: str, number: int | None, limits: Limits) -> Iterator[tuple[int, int, bytes]]:
    """In the child: decode the first frame."""
    from PIL import Image, ImageOps

    # Ours is stricter, and is told as a sentence.
    Image.MAX_IMAGE_PIXELS = None
    try:
        source: str | io.BytesIO = path
        if number is None:
            limits.check_size(Path(path).stat().st_size)
        else:
            # Its document is open as long as the others are still to come.
            pictures = _within(path, limits)
            source = io.BytesIO(next(itertools.islice(pictures, number, None))())
        with Image.open(source, formats=tuple(_BEGINNINGS)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise _too_large()
            opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            opened.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            # Transparent parts are white, as on a page.
            image = ImageOps.exif_transpose(opened).convert("RGBA")
            page = Image.new("RGB", image.size, "white")
            page.paste(image, mask=image.getchannel("A"))
    except InputError:
        raise
    # A broken file makes Pillow raise nearly anything: OSError, SyntaxError, struct.error, IndexError.
    except Exception as error:
        raise InputError(_("This is no picture that can be shown.")) from error
    yield page.width, page.height, page.tobytes()
