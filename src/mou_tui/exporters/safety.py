"""What makes text from anywhere harmless in the programs that open an export."""

import functools
import json
import os
import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit, urlunsplit

_NOT_XML: Final = r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
# C1, DEL, bidi controls, byte order marks and blanks without width: what an article never has (`canonical`), and what a file's
# name, a tag or a note may have. The joiners stay, since the parts of an emoji that a reader wrote hang by them.
_HIDDEN: Final = r"[\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
_LINE_END: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
_STARTS_FORMULA: Final = re.compile(r"\A'*+[\s'=+\-@＝＋－＠]*?[=+\-@＝＋－＠\t\r]")
_MOST_URL: Final = 2000
_HOST: Final = re.compile(r"\A[a-z0-9._:-]{1,253}\Z")


def plain(text: str) -> str:
    """`text` without what no XML document may hold (control characters, lone surrogates) and what hides in a line (bidi
    controls, blanks without width); line ends are \\n.
    """
    return _dropped().sub("", _LINE_END.sub("\n", text))


@functools.cache
def _dropped() -> re.Pattern[str]:
    return re.compile(f"{_NOT_XML}|{_HIDDEN}")


def one_line(text: str) -> str:
    """`text` with white space, line ends among it, as single spaces."""
    return " ".join(plain(text).split())


def json_text(value: Any, indent: int | None = None) -> str:
    """`value` as JSON in which Thai stays readable and what `plain` drops is escaped: the values keep it, the file has none."""
    text = _line(value) if indent is None else json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isprintable() else _escaped().sub(_json_escape, text)


@functools.cache
def _escaped() -> re.Pattern[str]:
    # Compiled when there is something to escape: it takes as long as printing a list.
    return re.compile(f"{_NOT_XML}|{_HIDDEN}|[\x85\u2028\u2029]")


_line: Final = json.JSONEncoder(ensure_ascii=False).encode


def _json_escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def web_url(url: str | None) -> str | None:
    """`url` such that it may stand in a link, None for anything but http and https (`javascript:`, `file:`, `data:`).

    A name and a password in it are left out, a Thai host name is given in its ASCII form.
    """
    if not url or len(url) > _MOST_URL:
        return None
    try:
        url.encode("utf-8")  # a lone surrogate has no address
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:  # UnicodeError among them
        return None
    if parts.scheme.lower() not in ("http", "https") or not _HOST.match(host):
        return None
    host = f"[{host}]" if ":" in host else host
    # Percent-encode what could end the link's address in Markdown, HTML, TeX, RIS or a spreadsheet.
    rest = urlunsplit(("", "", parts.path, parts.query, parts.fragment))
    return f"{parts.scheme.lower()}://{host}{port}" + quote(rest, safe="!#$%&'()*+,/:;=?@[]~", encoding="utf-8")


def cell(value: Any) -> Any:
    """A cell of a CSV file that no spreadsheet runs as a formula: an apostrophe before text that begins like one.

    https://owasp.org/www-community/attacks/CSV_Injection; numbers stay numbers.
    """
    if not isinstance(value, str):
        return value
    text = plain(value)
    return "'" + text if _STARTS_FORMULA.match(text) or text.lstrip("'")[:1] in ("\t", "\n") else text


def path_cell(path: str) -> str:
    """A path in a CSV file, by which the file is found again: as a `file:` address where the cell would not hold it as it is."""
    if cell(path) == path:
        return path
    # Not pathlib, which takes the dot away again.
    beside = f"{os.curdir}{os.sep}{path}"
    return beside if cell(beside) == beside else _address(path)


def json_path(path: str) -> str:
    """A path in JSON: as a `file:` address where its name is no text (bytes that are not UTF-8), which few readers give back."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return _address(path)
    return path


def _address(path: str) -> str:
    """The `file:` address of a path (RFC 8089), which every command takes as a path."""
    try:
        return Path(path).absolute().as_uri()
    except UnicodeEncodeError:  # no name that a file can have
        return Path(path.encode("utf-8", "replace").decode()).absolute().as_uri()
