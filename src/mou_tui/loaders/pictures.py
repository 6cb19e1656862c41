"""The pictures beside a saved article: which file one is, and its pixels, decoded in a child process that hostile bytes cannot get out of.

Only bitmaps count: PNG, JPEG, GIF, WebP and BMP. What a file says of its size is believed only as far as the limits go.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
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
        beginning = file.read(16)
    return any(beginning.startswith(one) for beginnings in _BEGINNINGS.values() for one in beginnings)


def read_picture(path: Path, limits: Limits) -> Bitmap:
    """The picture, no larger than a terminal can show, decoded by Pillow in a child. Raises InputError, ImportError."""
    import PIL  # noqa: F401 - what is missing is told here, not in the child

    try:
        ((width, height, pixels),) = ask_confined(_decode, str(path), limits, path=str(path), limits=limits)
    except InputError as error:
        error.path = str(path)
        raise
    if not 0 < width <= _LONGEST_SIDE or not 0 < height <= _LONGEST_SIDE or len(pixels) != 3 * width * height:
        raise InputError(_("This is no picture that can be shown."), path=str(path))
    return Bitmap(width, height, pixels)


def _decode(path: str, limits: Limits) -> Iterator[tuple[int, int, bytes]]:
    """In the child: decode the first frame."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    # Ours is stricter, and is told as a sentence.
    Image.MAX_IMAGE_PIXELS = None
    try:
        limits.check_size(Path(path).stat().st_size)
        with Image.open(path, formats=tuple(_BEGINNINGS)) as opened:
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
