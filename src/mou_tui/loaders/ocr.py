"""Words in pictures, recognised by OCRmyPDF or Tesseract where the reader has them: a scan becomes a PDF with a text layer."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.sniff import is_pdf
from mou_tui.loaders.unreadable import damaged

_LANGUAGES: Final = "tha+eng"
_DPI: Final = 300
_SECONDS_A_PAGE: Final = 600
_LARGEST_SIDE: Final = 8000
"""Pixels; a poster is drawn smaller."""


def with_text_layer(data: bytes, limits: Limits) -> bytes:
    """The scanned PDF or image `data` as a PDF whose letters were recognised, Thai and English.

    Raises InputError where neither program is there, where Tesseract has no Thai, and where they fail.
    """
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        raise InputError(
            _("Recognising text (OCR) needs Tesseract, which is not installed."),
            advice=_("Install it with Thai: on Debian and Ubuntu “tesseract-ocr” and “tesseract-ocr-tha”."),
        )
    if "tha" not in _run([tesseract, "--list-langs"], 60).split():
        raise InputError(
            _("Tesseract is installed without Thai."),
            advice=_("Install its language “tha”: on Debian and Ubuntu “tesseract-ocr-tha”."),
        )
    with tempfile.TemporaryDirectory(prefix="mou-tui-") as made:
        folder = Path(made)
        target = folder / "recognised.pdf"
        if is_pdf(data):
            pages = _pages(data, limits)
            seconds = _SECONDS_A_PAGE * pages
            ocrmypdf = shutil.which("ocrmypdf")
            if ocrmypdf is not None:
                source = folder / "scan.pdf"
                source.write_bytes(data)
                # Pages that have a text layer that says nothing are drawn anew.
                options = ["--language", _LANGUAGES, "--force-ocr", "--output-type", "pdf", "--quiet"]
                _run([ocrmypdf, *options, str(source), str(target)], seconds)
            else:
                pictures = _pictures(data, pages, folder)
                listed = folder / "pages.txt"
                listed.write_text("".join(f"{picture}\n" for picture in pictures), "utf-8")
                _recognise(tesseract, listed, target, seconds)
        else:
            picture = folder / "picture"
            picture.write_bytes(data)
            _recognise(tesseract, picture, target, _SECONDS_A_PAGE)
        return target.read_bytes()


def _recognise(tesseract: str, source: Path, target: Path, seconds: int) -> None:
    base = str(target.with_suffix(""))
    _run([tesseract, str(source), base, "-l", _LANGUAGES, "--dpi", str(_DPI), "pdf"], seconds)


def _run(command: Sequence[str], seconds: int) -> str:
    try:
        done = subprocess.run(
            command,
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(
            _("Recognising its text took too long."), advice=_("Recognise it in another program.")
        ) from error
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
        raise InputError(
            _("Its text could not be recognised: %s.") % (said[-1][:200] if said else command[0])
        ) from error
    return done.stdout


def _pages(data: bytes, limits: Limits) -> int:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise damaged() from error
    count = len(document)
    document.close()
    if count > limits.pages:
        raise InputError(
            _("This PDF has %(n)d pages, more than the %(most)d that are recognised.")
            % {"n": count, "most": limits.pages},
            advice=_("Raise “%s” in the settings file to read all.") % "max_pages",
        )
    return count


def _pictures(data: bytes, pages: int, folder: Path) -> list[Path]:
    """The pages of a PDF as grey images (PGM)."""
    import pypdfium2

    pictures: list[Path] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(pages):
            page: Any = document[number]
            scale = min(_DPI / 72, _LARGEST_SIDE / max(*page.get_size(), 1.0))
            drawn = page.render(scale=scale, grayscale=True)
            grey = memoryview(bytes(drawn.buffer))
            rows = (grey[y * drawn.stride : y * drawn.stride + drawn.width] for y in range(drawn.height))
            pictures.append(folder / f"page{number + 1}.pgm")
            pictures[-1].write_bytes(b"P5\n%d %d\n255\n" % (drawn.width, drawn.height) + b"".join(rows))
            page.close()
    except pypdfium2.PdfiumError as error:
        raise damaged() from error
    finally:
        document.close()
    return pictures
