"""Why a file could not be read or written, as the system says it, in the language in use."""

from typing import Final

from mou_tui.i18n import N_, _

SYSTEM_REASONS: Final = frozenset(
    (
        N_("Permission denied"), N_("Operation not permitted"), N_("No such file or directory"), N_("Not a directory"),
        N_("Is a directory"), N_("No space left on device"), N_("Disk quota exceeded"), N_("Read-only file system"),
        N_("File name too long"), N_("File too large"), N_("Too many levels of symbolic links"), N_("Too many open files"),
        N_("Input/output error"), N_("Device or resource busy"), N_("Stale file handle"), N_("Connection refused"),
        N_("Connection timed out"), N_("Network is unreachable"), N_("No route to host"), N_("Name or service not known"),
        N_("Temporary failure in name resolution"),
    )
)  # fmt: skip
"""What systems say in English, whatever the reader's language (strerror(3), gai_strerror(3)); others stay as they are."""


def system_reason(error: BaseException) -> str:
    """What the system says of an error, without numbers and file names."""
    return _(getattr(error, "strerror", None) or str(error))
