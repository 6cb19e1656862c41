"""Files whose kind is known and which cannot be opened: each says what it is and what to do. And the errors that formats share."""

import io
import zipfile
from collections.abc import Iterator
from typing import Final

from mou_tui.errors import InputError
from mou_tui.i18n import N_
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.draft import Draft
from mou_tui.loaders.limits import Limits

RECOGNISE_IT: Final = N_("Recognise its text (OCR) first: mou-tui add --ocr, or a program such as OCRmyPDF.")


class PictureError(InputError):
    """A file whose words only show: a program may recognise them."""


def damaged() -> InputError:
    """The error for a file that its library cannot read."""
    return InputError(
        _("This file is damaged or not what its name says."),
        advice=_("Get it again, or open and save it in its own program."),
    )


def too_complicated() -> InputError:
    """The error for a file that would take too much memory or nests too deep."""
    return InputError(_("This file is too complicated to be read safely."))


def read_unreadable(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """Raise the InputError that fits the file."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00" in data:
            raise InputError(
                _("This file is encrypted."),
                advice=_("Open it in its own program with the password and save it without one."),
            )
        if b"_\x00_\x00s\x00u\x00b\x00s\x00t\x00g\x001\x00" in data:
            raise InputError(
                _("This is a message of Outlook (.msg)."),
                advice=_("Save it as a text file, or as .eml in another program."),
            )
        raise InputError(
            _("This is a file of Office before 2007."),
            advice=_("Open it in Word or Excel and save it as .docx or .xlsx."),
        )
    if data.startswith(b"{\\rtf"):
        raise InputError(_("This is an RTF file."), advice=_("Open it in Word and save it as .docx."))
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        raise PictureError(_("This is an image, not a text."), advice=_(RECOGNISE_IT))
    if data.startswith((b"\x7fELF", b"MZ\x90")):
        raise InputError(_("This is a program, not a text."))
    if data.startswith(b"PK"):
        named = _office_kind(data)
        if named is not None:
            raise named
    if suffix in (".docx", ".docm", ".xlsx", ".odt", ".ods"):
        raise damaged()
    raise InputError(_("This is an archive."), advice=_("Unpack it into a folder and open that."))


def _office_kind(data: bytes) -> InputError | None:
    """The error for an archive that is a document of another program, None for one that is not known."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            kind = archive.read("mimetype")[:100] if "mimetype" in archive.NameToInfo else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return None
    if "ppt/presentation.xml" in names or b"opendocument.presentation" in kind:
        return InputError(
            _("This is a presentation (PowerPoint, Impress)."),
            advice=_("Export it as a PDF, or save its text as a text file."),
        )
    if b"epub+zip" in kind or "meta-inf/container.xml" in names:
        return InputError(
            _("This is an e-book (EPUB)."), advice=_("Save the chapter as a web page, a Word file or a text file.")
        )
    if "xl/workbook.bin" in names:
        return InputError(_("This is a binary Excel file (.xlsb)."), advice=_("Open it in Excel and save it as .xlsx."))
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names) or "index.zip" in names:
        return InputError(
            _("This is a file of Apple's Pages, Numbers or Keynote."),
            advice=_("Export it as Word, Excel or PDF."),
        )
    if b"opendocument" in kind:
        return InputError(
            _("This is an OpenDocument drawing, formula or database."), advice=_("Save its text as .odt or .docx.")
        )
    return None
