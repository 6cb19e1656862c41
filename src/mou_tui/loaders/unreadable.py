"""Files whose kind is known and which cannot be opened: each says what it is and what to do. And the errors that formats share."""

from collections.abc import Iterator

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.draft import Draft
from mou_tui.loaders.limits import Limits


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
        raise InputError(
            _("This is a file of Office before 2007."),
            advice=_("Open it in Word or Excel and save it as .docx or .xlsx."),
        )
    if data.startswith(b"{\\rtf"):
        raise InputError(_("This is an RTF file."), advice=_("Open it in Word and save it as .docx."))
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        raise InputError(_("This is an image, not a text."), advice=_("Text in images must be recognised (OCR) first."))
    if data.startswith((b"\x7fELF", b"MZ\x90")):
        raise InputError(_("This is a program, not a text."))
    if suffix in (".docx", ".xlsx"):
        raise damaged()
    raise InputError(_("This is an archive."), advice=_("Unpack it into a folder and open that."))
