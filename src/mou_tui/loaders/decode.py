"""Bytes → text: UTF-8 with and without a byte order mark, UTF-16, TIS-620/Windows-874; what is no text is said to be none."""

import codecs
import re
from typing import Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 8192
# Controls that no text has: all of C0 but those that file(1) finds in texts (BEL, BS, tab, line ends, form feed, ESC) and
# Ctrl-Z, DOS' end of file. None of them is kept: canonical() drops them.
_CONTROLS: Final = bytes(b for b in range(32) if b not in b"\a\b\t\n\v\f\r\x1a\x1b")
_STRAY: Final = 3
"""Controls that a text of any length may have, where most of it is something else: a program's fault, not another format."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text that `data` is.

    `declared` is the charset that the container names (an HTML page, a mail); it is tried first and believed only where
    the bytes fit. Raises InputError for binary data. Source for Thai: TIS-620 is a subset of Windows code page 874.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and not _count(data[:_SAMPLE], _CONTROLS):
        return text
    wide = _utf16_without_mark(data)
    if wide is not None:
        return data.decode(wide, "replace")
    if is_binary(data):
        raise InputError(
            _("This is not a text file."), advice=_("Open a text, web page, Word, PDF or mail file instead.")
        )
    if text:
        return text
    if declared is not None and (named := _as_declared(data, declared)) is not None:
        return named
    return "".join(_decode_line(line) for line in data.splitlines(keepends=True))


def is_binary(data: bytes) -> bool:
    """Whether the first 8 KB have too many control bytes to be text in a one-byte encoding or UTF-8."""
    # A file that was preallocated, or cut off by a failing machine, ends in NULs.
    sample = data[:_SAMPLE].rstrip(b"\0") or data[:_SAMPLE]
    return _count(sample, _CONTROLS) > max(min(_STRAY, len(sample) // 4), len(sample) // 50)


def _count(data: bytes, of: bytes) -> int:
    """How many bytes of `data` are among those of `of`."""
    return len(data) - len(data.translate(None, of))


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16's byte order, where every second byte is the upper byte of Thai, ASCII or punctuation."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 4 or len(data) % 2:
        return None
    upper = b"\x00\x0e\x20"
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[offset::2]
        other = sample[1 - offset :: 2]
        if _count(half, upper) >= 0.97 * len(half) and other.count(0) <= len(other) // 50:
            return encoding
    return None


def _as_declared(data: bytes, declared: str) -> str | None:
    name = declared.strip().lower()
    if name in (
        "tis-620",
        "windows-874",
        "iso-8859-11",
        "cp874",
        "tis620",
        "windows-1252",
        "iso-8859-1",
        "us-ascii",
        "ascii",
    ):
        return None  # Thai pages name Latin-1 for TIS-620 and the other way round: the bytes decide
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None


_HIGH: Final = bytes(range(0x80, 0x100))
_UTF8_THAI: Final = re.compile(rb"\xe0[\xb8\xb9][\x80-\xbf]")


def _decode_line(line: bytes) -> str:
    """One line by itself: files put together from several sources change their encoding between lines."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # A Thai letter is three high bytes in UTF-8: where these make up most of them, a few are damaged.
    if 2 * 3 * len(_UTF8_THAI.findall(line)) > _count(line, _HIGH):
        return line.decode("utf-8", "replace")
    return line.decode("cp874", "replace")
