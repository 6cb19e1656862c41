"""The one door through which articles come into a library: what was fetched or named is read, then saved as a new file."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from mou_tui import clock
from mou_tui.article import Article
from mou_tui.errors import InputError, harmless
from mou_tui.fetching import FetchLimits, Response, fetch
from mou_tui.i18n import _, ngettext
from mou_tui.loaders import load_bytes
from mou_tui.loaders.feed import FeedEntry
from mou_tui.loaders.limits import limits_in_force
from mou_tui.loaders.origin import marked
from mou_tui.loaders.paste import file_name, same_article, text_of, with_header, write_new
from mou_tui.loaders.reading import not_readable
from mou_tui.loaders.registry import SUFFIXES, format_of
from mou_tui.loaders.unreadable import PictureError


@dataclass(frozen=True, slots=True)
class Found:
    """What was read and is not saved yet: the `articles` in `data`, which came from `source` (a path or an address).

    `name` is that of the file to be; `notes` are sentences for the person at the terminal.
    """

    articles: tuple[Article, ...]
    data: bytes
    source: str
    name: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """Where articles were saved, and whether that file `is_new`: the same file is saved once."""

    path: Path
    is_new: bool
    notes: tuple[str, ...] = ()


def find_file(path: Path) -> Found:
    """The articles of a file. Raises InputError; PictureError where only recognising its text helps."""
    data = _bytes_of(path)
    suffix = path.suffix.lower()
    # What a folder shows goes by its name.
    name = path.name if suffix in SUFFIXES else path.name + _suffix(data, suffix, "", str(path))
    return Found(_articles(data, name, str(path)), data, str(path), name)


def recognise_file(path: Path) -> Found:
    """The articles of a scanned file, whose text is recognised: a PDF with a text layer. Raises InputError; takes its time."""
    from mou_tui.loaders.ocr import with_text_layer

    try:
        data = with_text_layer(_bytes_of(path), limits_in_force())
    except InputError as error:
        raise InputError(error.cause, path=path, advice=error.advice) from error
    name = f"{path.stem}.pdf"
    return Found(_articles(data, name, str(path)), data, str(path), name)


def _bytes_of(path: Path) -> bytes:
    """What is in a file that is not too large. Raises InputError."""
    limits = limits_in_force()
    try:
        if path.is_dir():
            raise InputError(
                _("This is a folder."), path=path, advice=_("Name the files in it, or open it as a library.")
            )
        if not path.is_file():
            raise InputError(_("There is no such file."), path=path, advice=_("Check the name."))
        limits.check_size(path.stat().st_size)
        return path.read_bytes()
    except InputError as error:
        raise InputError(error.cause, path=path, advice=error.advice) from None
    except OSError as error:
        raise not_readable(error, path) from error


def fetch_page(url: str, *, to_local: bool = False, from_local: bool = True) -> Found:
    """The articles at a web address, with the address in the file itself. Raises InputError (see `fetching.fetch`)."""
    limits = FetchLimits(limits_in_force().file_mb)
    return read_page(url, fetch(url, limits, to_local=to_local, from_local=from_local))


def read_page(url: str, page: Response) -> Found:
    """The articles in what was fetched from `url`. Raises InputError."""
    suffix = _suffix(page.content, PurePosixPath(urlsplit(page.url).path).suffix.lower(), page.media_type, url)
    kind = format_of(page.content, suffix).name
    articles = _articles(page.content, f"page{suffix}", url)
    data = marked(page.content, page.url, kind, page.charset)
    unmarked = data is page.content and kind in ("pdf", "docx", "odt", "text")
    notes = (_("%s: saved as it is; its address could not be kept in it.") % url,) if unmarked else ()
    return Found(articles, data, url, file_name(articles[0], clock.today().isoformat(), suffix), notes)


def articles_of_entry(entry: FeedEntry) -> Found:
    """The article that a feed's entry is by itself, as a file with the entry's address and date in it. Raises InputError."""
    source = entry.url or entry.title
    words = entry.words.strip() or entry.title
    header = {"title": entry.title, "date": entry.published_on, "author": entry.author, "source": entry.url}
    text = text_of(words)
    data = with_header(text, {**header, "added": clock.today().isoformat()})
    articles = _articles(data, "entry.txt", source)
    return Found(articles, data, source, file_name(articles[0], clock.today().isoformat(), ".txt"))


_SUFFIX_OF_TYPE: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/markdown": ".md",
}
"""For what a file's first bytes do not tell."""

_PROGRAMS: Final = frozenset(
    {
        ".exe",
        ".msi",
        ".scr",
        ".dll",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".js",
        ".sh",
        ".jar",
        ".apk",
        ".dmg",
        ".deb",
        ".rpm",
    }
)


def _suffix(data: bytes, named: str, media_type: str, source: str) -> str:
    """The suffix that a file of this content has in a library; `named` and `media_type` are what its name and server say.

    A PDF is one at download.php?id=3 too. Raises InputError that names `source` for a program.
    """
    kind = format_of(data, "")
    if kind.sniff is not None and kind.suffixes:
        return kind.suffixes[0]
    if named in _PROGRAMS:
        raise InputError(_("This is a program by its name, not an article."), path=source)
    by_type = _SUFFIX_OF_TYPE.get(media_type, "")
    known = format_of(b"", named)
    by_name = named if named in known.suffixes and known.sniff is None else ""
    return by_type or by_name or ".txt"


def _articles(data: bytes, name: str, source: str) -> tuple[Article, ...]:
    """The articles in a file that is to be saved as `name`. Raises InputError that names `source`."""
    try:
        return tuple(load_bytes(data, name))
    except InputError as error:
        kind = PictureError if isinstance(error, PictureError) else InputError
        raise kind(error.cause, path=source, advice=error.advice) from error


def save(found: Found, folder: Path) -> Saved:
    """Save what was found into `folder`; the same file is saved once. Raises NotWrittenError."""
    there = same_article(folder, found.data, Path(found.name).suffix)
    if there is not None:
        return Saved(there, False, (*found.notes, _("%s is in the library already.") % found.source))
    count = len(found.articles)
    held = (
        ngettext("%(source)s holds %(n)d article.", "%(source)s holds %(n)d articles.", count)
        % {"source": found.source, "n": count},
    )
    return Saved(write_new(folder, harmless(found.name), found.data), True, found.notes + (held if count > 1 else ()))
