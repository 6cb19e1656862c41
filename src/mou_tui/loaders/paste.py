"""A pasted article → a dated file with a front-matter header in a library's folder."""

import contextlib
import errno
import json
import os
import re
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from mou_tui import clock
from mou_tui.article import Article
from mou_tui.errors import InputError, MouError
from mou_tui.i18n import _
from mou_tui.i18n.reasons import system_reason
from mou_tui.loaders.compose import compose
from mou_tui.loaders.frontmatter import split_front_matter
from mou_tui.loaders.plain import draft_text
from mou_tui.loaders.reading import load_bytes
from mou_tui.loaders.sniff import is_html
from mou_tui.thai.canonical import canonical

_LONGEST_NAME: Final = 48
"""Characters of a headline in a file's name: Thai takes three bytes each, and file systems allow 255 for a name."""


def save_pasted(text: str, folder: Path, *, source_url: str | None = None, today: date | None = None) -> Path:
    """Save pasted `text` (plain, Markdown or HTML) as a new file below `folder` and return its path.

    The file is named by the article's date (today's where it states none) and headline. Its header has the headline, the
    date and byline found, `source_url`, and the day on which it was added. Nothing is ever overwritten. Raises InputError
    where there is no text, NotWrittenError where the folder cannot be written to.
    """
    day = (today or clock.today()).isoformat()
    article, body = _understood(text)
    if not article.text.strip():
        raise InputError(_("There is no text to save."), advice=_("Copy the article first."))
    _header, body = split_front_matter(body)
    values = {
        "title": article.title,
        "date": article.published_on,
        "author": article.byline,
        "source": source_url or article.source_url,
        "added": day,
    }
    return write_new(folder, file_name(article, day, ".txt"), with_header(body, values))


def with_header(body: str, values: Mapping[str, str | None]) -> bytes:
    """A text file with these values in its front matter."""
    lines = [f"{key}: {_scalar(value)}" for key, value in values.items() if value]
    return "\n".join(["---", *lines, "---", "", body.strip(), ""]).encode("utf-8")


def text_of(markup: str) -> str:
    """The paragraphs of a piece of HTML or text, parted by blank lines. Raises InputError."""
    if not _MARKUP.search(markup):
        return canonical(markup)
    page = f"<html><body><article>{markup}</article></body></html>"
    (article,) = load_bytes(page.encode("utf-8", "replace"), "pasted.html")
    return "\n\n".join(p.span.of(article.text) for p in article.paragraphs)


_MARKUP: Final = re.compile(r"</?[a-z][^<>]{0,500}>|&(?:#\d{1,7}|[a-z]{2,8});", re.IGNORECASE)


def understood(text: str) -> Article:
    """The article that `save_pasted` would make of pasted text."""
    return _understood(text)[0]


def _understood(text: str) -> tuple[Article, str]:
    """The article in pasted text, and the text that the file will have."""
    if is_html(text.encode("utf-8", "replace")):
        # Markup is parsed where what goes wrong costs nobody's reader: in the child that reads documents.
        (article,) = load_bytes(text.encode("utf-8", "replace"), "pasted.html")
        return article, "\n\n".join(p.span.of(article.text) for p in article.paragraphs)
    body = canonical(text)
    return compose(draft_text(body), "", ""), body


def _scalar(value: str) -> str:
    """A value as YAML reads it: in quotes, except for dates and addresses."""
    return value if re.fullmatch(r"[\d-]{4,10}|https?://[^\s\"']+", value) else json.dumps(value, ensure_ascii=False)


_NOT_IN_NAMES: Final = re.compile(r"[^\w฀-๿]+")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_name(article: Article, day: str, suffix: str) -> str:
    """A name for the article's file that all systems allow: date, beginning of the headline, suffix."""
    words = _NOT_IN_NAMES.sub("-", article.title).strip("-")[:_LONGEST_NAME].rstrip("-")
    if not words or _RESERVED.fullmatch(words):
        words = "article"
    return f"{article.published_on or day}-{words}{suffix}"


class NotWrittenError(MouError):
    """An article could not be saved; nothing of it is left."""

    exit_code = 4


_TEMPORARY: Final = ".mou-tui-"
"""How the hidden files begin in which articles are written before they have their names."""


def write_new(folder: Path, name: str, data: bytes) -> Path:
    """Write `data` to a new file `name` in `folder` (made where missing); a taken name gets a number. Raises NotWrittenError.

    Killed at any moment it leaves the whole file or a hidden one, which the next call takes away.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        remove_abandoned(folder)
        handle, temporary = _temporary(folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(handle)
                temporary.chmod(0o644)
                return _named(temporary, folder, name)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise NotWrittenError(
            _("The file cannot be written: %s.") % system_reason(error),
            path=folder,
            advice=_("Choose another folder, or ask for the right to write there."),
        ) from error


def _temporary(folder: Path) -> tuple[int, Path]:
    """A new hidden file, open for writing, on which this process holds a lock for as long as it is open."""
    while True:
        handle, path = tempfile.mkstemp(prefix=_TEMPORARY, dir=folder)
        # A network drive may have no locks; nobody takes its files away then.
        with contextlib.suppress(OSError):
            _lock(handle)
        # Between the two calls it looked abandoned.
        if os.name == "nt" or os.fstat(handle).st_nlink:
            return handle, Path(path)
        os.close(handle)


def remove_abandoned(folder: Path) -> None:
    """Remove the hidden files of writers that were killed: nobody holds a lock on them."""
    for path in folder.glob(f"{_TEMPORARY}*"):
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDWR)
            try:
                _lock(handle, wait=False)
                path.unlink()
            finally:
                os.close(handle)


def _lock(handle: int, *, wait: bool = True) -> None:
    """Lock an open file until it is closed or this process dies. Raises OSError where that cannot be done (without waiting)."""
    # On Windows a file that is open cannot be removed anyway.
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


_CANNOT_LINK: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What file systems without hard links answer, such as a memory card's."""


def _named(temporary: Path, folder: Path, name: str) -> Path:
    """Give the file a name that is not taken: it is there whole as soon as it is there."""
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in range(1, 10_000):
        path = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        try:
            os.link(temporary, path)
        except FileExistsError:
            continue
        except OSError as error:
            if error.errno not in _CANNOT_LINK:
                raise
            try:
                path.open("xb").close()  # claims the name, so that two writers do not choose the same
            except FileExistsError:
                continue
            try:
                temporary.replace(path)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
        return path
    raise FileExistsError(name)


def same_article(folder: Path, data: bytes, suffix: str) -> Path | None:
    """The file directly in `folder` that has exactly these bytes, if there is one."""
    # One call a file: a library's folder may have a hundred thousand, and a feed brings a hundred articles.
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            # A link that leads nowhere is no article.
            with contextlib.suppress(OSError):
                if entry.name.endswith(suffix) and entry.stat().st_size == len(data) and entry.is_file():
                    path = Path(entry.path)
                    if path.read_bytes() == data:
                        return path
    return None
