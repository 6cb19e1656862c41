"""The web address that a fetched file came from, kept in the file itself: it moves, is renamed and is copied with it.

A web page carries the comment that browsers leave in saved pages, a text a header, a PDF a comment before its last line, a Word
or OpenDocument file the comment of its archive. What a person reads in the file stays as it was. Tables and mail are left as they are.
"""

import io
import re
import zipfile
from typing import Final

from mou_tui.loaders.decode import decode

_MARK: Final = "saved from url=(%04d)%s"
_MARKED: Final = re.compile(rb"saved from url=\(\d{4}\)(https?://[\x21-\x7e]{3,4000})")
_BOM: Final = b"\xef\xbb\xbf"
_MARKED_END: Final = re.compile(rb"\n%" + _MARKED.pattern + rb"\nstartxref\n\d{1,15}\n%%EOF\n\Z")
# startxref\n45012\n%%EOF: where a reader of PDF begins (ISO 32000, 7.5.5).
_TRAILER: Final = re.compile(rb"startxref\s{1,8}(\d{1,15})\s{1,8}%%EOF")
_TAIL: Final = 8192
"""Bytes at the end of a PDF file in which its mark is looked for."""


def marked(data: bytes, url: str, kind: str, charset: str | None = None) -> bytes:
    """`data`, a file of the format `kind`, with the address in it that it was fetched from (ASCII, http or https).

    A text becomes UTF-8; `charset` is what its server says of it. What cannot be marked without harm comes back as it is: a
    signed PDF, an archive that has a comment, a text with a header of its own, tables, mail.
    """
    mark = (_MARK % (len(url), url)).encode("ascii")
    if kind == "html":
        return _marked_page(data, b"<!-- " + mark + b" -->\n")
    if kind == "pdf":
        return _marked_pdf(data, mark)
    if kind in ("docx", "odt"):
        return _marked_archive(data, mark)
    if kind == "text":
        text = decode(data, charset)
        return data if text.lstrip().startswith("---") else f"---\nsource: {url}\n---\n\n{text}".encode()
    return data


def _marked_page(data: bytes, comment: bytes) -> bytes:
    start = len(_BOM) if data.startswith(_BOM) else 0
    # After a doctype: before it, browsers would show the page in quirks mode.
    end = data.find(b">", start) + 1 if data[start : start + 200].lstrip().lower().startswith(b"<!doctype") else start
    return data[:end] + b"\n" * (end > start) + comment + data[end:]


def _marked_pdf(data: bytes, mark: bytes) -> bytes:
    """The file with an empty update at its end, which points where the old end did. A signed file stays as it was signed."""
    ends: list[bytes] = _TRAILER.findall(data, max(0, len(data) - _TAIL))
    if not ends or b"/ByteRange" in data:
        return data
    return data + b"\n%" + mark + b"\nstartxref\n" + ends[-1] + b"\n%%EOF\n"


def _marked_archive(data: bytes, mark: bytes) -> bytes:
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        if archive.comment:
            return data
        archive.comment = mark
    return file.getvalue()


def origin_of_pdf(data: bytes) -> str | None:
    """The address that `marked` has put into a PDF file."""
    match = _MARKED_END.search(data, max(0, len(data) - _TAIL))
    return match[1].decode("ascii") if match else None


def origin_of_archive(data: bytes) -> str | None:
    """The address that `marked` has put into a Word or OpenDocument file. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        match = _MARKED.fullmatch(archive.comment)
    return match[1].decode("ascii") if match else None
