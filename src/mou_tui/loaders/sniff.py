"""What a file is, by its first bytes."""

import io
import re
from typing import Final

_HEAD: Final = 4096
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_pdf(data: bytes) -> bool:
    """`%PDF-` within the first 1024 bytes, as readers of PDF accept it (ISO 32000, annex H)."""
    return b"%PDF-" in data[:1024]


def _has_member(data: bytes, name: re.Pattern[str]) -> bool:
    if not data.startswith(_ZIP):
        return False
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.fullmatch(member.replace("\\", "/").lstrip("/")) for member in archive.NameToInfo)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


_WORD: Final = re.compile(r"word/document\d{0,3}\.xml", re.IGNORECASE)
_EXCEL: Final = re.compile(r"xl/workbook\d{0,3}\.xml", re.IGNORECASE)


def is_docx(data: bytes) -> bool:
    """A zip archive with a Word document in it."""
    return _has_member(data, _WORD)


def is_xlsx(data: bytes) -> bool:
    """A zip archive with an Excel workbook in it."""
    return _has_member(data, _EXCEL)


def _is_opendocument(data: bytes, kind: bytes) -> bool:
    """The archive's first member, not compressed, says what it is (OpenDocument 1.3, part 2, 3.3)."""
    if not data.startswith(_ZIP):
        return False
    if data[30:38] == b"mimetype":
        said = data[38:120]
    elif b"mimetype" in data[:_HEAD] or b"mimetype" in data[-_HEAD:]:
        import zipfile

        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                said = archive.read("mimetype")[:100]
        except (KeyError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
            return False
    else:
        return False
    return b"application/vnd.oasis.opendocument." + kind in said


def is_odt(data: bytes) -> bool:
    """A text document of LibreOffice and its like."""
    return _is_opendocument(data, b"text")


def is_ods(data: bytes) -> bool:
    """A spreadsheet of LibreOffice and its like."""
    return _is_opendocument(data, b"spreadsheet")


_MAGIC: Final = (
    _OLE, _ZIP, b"PK\x05\x06", b"{\\rtf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x89PNG", b"\xff\xd8\xff",
    b"GIF8", b"\x7fELF", b"MZ\x90",
)  # fmt: skip


def is_unreadable(data: bytes) -> bool:
    """A known kind of file that holds no article as such: archives, images, programs, Word before 2007, RTF."""
    return data.startswith(_MAGIC)


_HEADER_LINE: Final = re.compile(rb"\s{0,8}[A-Za-z][A-Za-z-]{1,40}:[ \t\r\n]")
_MIME: Final = re.compile(rb"^MIME-Version:[ \t]", re.IGNORECASE | re.MULTILINE)
_MAIL: Final = re.compile(
    rb"^(?:Received|Return-Path|Message-ID|Delivered-To|DKIM-Signature):[ \t]", re.IGNORECASE | re.MULTILINE
)
_FROM: Final = re.compile(rb"^From:[ \t].{0,300}@", re.IGNORECASE | re.MULTILINE)
_SUBJECT: Final = re.compile(rb"^Subject:[ \t]", re.IGNORECASE | re.MULTILINE)
_SAVED_PAGE: Final = re.compile(
    rb"^(?:Snapshot-Content-Location:|Content-Type:\s{0,4}multipart/related|X-MAF-|From:\s{0,4}<Saved by)",
    re.IGNORECASE | re.MULTILINE,
)

_BLANK_LINE: Final = re.compile(rb"\r\n\r\n|\n\n")


def _headers(data: bytes) -> bytes:
    """The header lines at the beginning of a mail or a saved page, b"" where there are none."""
    if _HEADER_LINE.match(data[:64]) is None:
        return b""
    # Not by find(), which would look for the other kind of line end through all of the text.
    end = _BLANK_LINE.search(data, 0, 4 * _HEAD)
    return data[: end.start() if end else 4 * _HEAD]


def is_mhtml(data: bytes) -> bool:
    """A web page saved with its images in one MIME file (RFC 2557)."""
    head = _headers(data)
    return bool(head and _MIME.search(head) and _SAVED_PAGE.search(head) and not _MAIL.search(head))


def is_mail(data: bytes) -> bool:
    """A mail as it was sent (RFC 5322)."""
    head = _headers(data)
    return bool(head and (_MAIL.search(head) or _MIME.search(head)) and _FROM.search(head) and _SUBJECT.search(head))


_HTML: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,50})?(?:<!--.{0,1500}?-->\s{0,50}){0,3}<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HTML_WIDE: Final = re.compile(
    rb"(?:\xff\xfe)?(?:\s\x00){0,20}<\x00(?:!\x00d\x00o\x00c\x00t\x00y\x00p\x00e\x00|h\x00t\x00m\x00l\x00)",
    re.IGNORECASE,
)


def is_html(data: bytes) -> bool:
    """A web page: its first tag is a page's."""
    head = data[:_HEAD]
    return b"<" in head and (_HTML.match(head) is not None or _HTML_WIDE.match(head) is not None)


_FEED: Final = re.compile(
    rb"<(?:rss[\s>]|feed\s[^>]{0,500}(?:2005/Atom|purl\.org/atom)|rdf:RDF\s[^>]{0,1000}purl\.org/rss/)", re.IGNORECASE
)
_JSON_FEED: Final = re.compile(rb"\"version\"\s{0,9}:\s{0,9}\"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/")


def is_feed(data: bytes) -> bool:
    """A news feed: RSS, Atom or JSON Feed."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        return _FEED.search(head) is not None
    return head.startswith(b"{") and _JSON_FEED.search(head) is not None


_SMALL: Final = 128 * 1024
_IN_MARKUP: Final = (b"<", b"\\u003", b"\0")


def is_small_without_markup(data: bytes) -> bool:
    """A small file in whose values no HTML stands, nor a sign such as `<` as an escape or in two bytes."""
    return len(data) <= _SMALL and not any(sign in data for sign in _IN_MARKUP)


_CONTENT: Final = re.compile(rb"^Content-(?:Type|Disposition):[ \t]{0,9}(.{0,100})", re.IGNORECASE | re.MULTILINE)
_PLAIN: Final = re.compile(
    rb"text/plain(?:\s{0,9};\s{0,9}(?:charset|format|delsp)=[\w\"'.-]{1,40}){0,3}\s{0,9};?\s{0,9}$", re.IGNORECASE
)


def is_small_plain_mail(data: bytes) -> bool:
    """A small mail of one text, neither HTML nor an attachment, with no header that is hard to take apart."""
    head = _headers(data)
    if (
        not head
        or len(data) > _SMALL
        or data.count(b"\n") > _MOST_LINES
        or _BLANK_LINE.search(data, 0, 4 * _HEAD) is None
    ):
        return False
    unfolded = _FOLD.sub(b" ", head)
    return all(map(_PLAIN.match, _CONTENT.findall(unfolded))) and not _LONG_HEADER.search(unfolded)


_MOST_LINES: Final = 2_000
_FOLD: Final = re.compile(rb"\r?\n[ \t]")
_LONG_HEADER: Final = re.compile(rb"^(?:Subject|From|Date|Content-[\w-]{1,40}):.{1500}", re.IGNORECASE | re.MULTILINE)
