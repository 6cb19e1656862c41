"""Bytes → text: UTF-8 with and without a byte order mark, UTF-16, what is declared, TIS-620/Windows-874 or Latin-1/Windows-1252
by the letters; what is no text is said to be none. Text that somebody decoded wrongly before is mended (`mojibake`).
"""

import codecs
import re
from typing import Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.mojibake import TWICE_READ, is_thai, mended

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

    `declared` is the charset that the container names (an HTML page, a mail); it is believed only where the bytes fit.
    Raises InputError for binary data. Source for Thai: TIS-620 is a subset of Windows code page 874.
    """
    text = _decoded(data, declared)
    # À to ÿ have this byte in UTF-8; a search of bytes costs nothing beside one of letters.
    return mended(text) if b"\xc3" in data or TWICE_READ.search(text) else text


def _decoded(data: bytes, declared: str | None) -> str:
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
    one_byte = _one_byte_encoding(data, declared)
    return "".join(_decode_line(line, one_byte) for line in data.splitlines(keepends=True))


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


_THAI_NAMES: Final = frozenset(("tis-620", "tis620", "windows-874", "iso-8859-11", "cp874", "ms874", "x-windows-874"))
_LATIN_NAMES: Final = frozenset(
    ("windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "iso-8859-15", "us-ascii", "ascii")
)
# What browsers take these names for (the Encoding Standard of WHATWG).
_WIDER: Final = {
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949", "iso-8859-9": "cp1254", "iso-8859-8-i": "iso-8859-8",
}  # fmt: skip


def _as_declared(data: bytes, declared: str) -> str | None:
    """The text by the declared charset; None where the bytes do not fit, or where it is one that the letters tell better."""
    name = declared.strip().lower()
    if name in _THAI_NAMES or name in _LATIN_NAMES or name.startswith("utf"):
        return None  # Thai pages name Latin-1 for TIS-620 and the other way round: the bytes decide
    try:
        text = data.decode(_WIDER.get(name, name), "replace")
    except (LookupError, UnicodeError):
        return None
    # A page that was cut off, or put together from two, has a few bytes that do not fit.
    return text if text.count("\ufffd") * 100 <= _count(data, _HIGH) else None


_HIGH: Final = bytes(range(0x80, 0x100))
_ASCII_LETTERS: Final = bytes(b for b in range(0x80) if chr(b).isalpha())
_FEW_HIGH: Final = 50


def _one_byte_encoding(data: bytes, declared: str | None) -> str:
    """Windows-874 or Windows-1252, the supersets of TIS-620 and Latin-1: by the letters, else by what is declared."""
    thai = is_thai(data)
    if thai is None:
        # No word of either: © and ° in a page of English, one Thai letter in a page of Thai.
        latin = (declared or "").strip().lower() in _LATIN_NAMES
        thai = not latin and _count(data, _ASCII_LETTERS) < _FEW_HIGH * _count(data, _HIGH)
    return "cp874" if thai else "cp1252"


# Letters beyond ASCII in UTF-8.
_UTF8: Final = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|\xc2[\xa0-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def _decode_line(line: bytes, one_byte: str) -> str:
    """One line by itself: files put together from several sources change their encoding between lines."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # Where sequences of UTF-8 make up most of the high bytes, a few are damaged.
    if 4 * sum(map(len, _UTF8.findall(line))) > 3 * _count(line, _HIGH):
        return line.decode("utf-8", "replace")
    return line.decode(one_byte, "replace")
