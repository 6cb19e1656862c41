"""`mou-tui add`: files, web pages and pasted text saved into the library."""

import re
import sys
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit

import click

from mou_tui.article import Article
from mou_tui.commands import say
from mou_tui.errors import InputError, MouError, UsageError, harmless
from mou_tui.i18n import _, ngettext
from mou_tui.loaders import load_bytes
from mou_tui.loaders.decode import decode
from mou_tui.loaders.limits import limits_in_force
from mou_tui.loaders.paste import file_name, same_article, save_pasted, write_new
from mou_tui.loaders.reading import not_readable
from mou_tui.loaders.registry import SUFFIXES, format_of
from mou_tui.loaders.unreadable import PictureError
from mou_tui.settings import load_settings


@click.command(help=_("Save articles into the library: files, web addresses, or - for text from standard input."))
@click.argument("sources", nargs=-1, required=True, metavar=_("FILE|URL…"))
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar=_("FOLDER"),
    help=_("Save into this folder; else the first library of the settings, else the one last opened."),
)
@click.option(
    "--allow-local",
    is_flag=True,
    help=_("Follow an address of the internet that leads into the local network."),
)
@click.option(
    "--ocr", is_flag=True, help=_("Recognise the text of scanned PDFs and images (needs Tesseract with Thai).")
)
def command(sources: tuple[str, ...], folder: Path | None, allow_local: bool, ocr: bool) -> int:
    ocr = load_settings().ocr or ocr  # a fault there is told once and not for every source
    folder = folder or _library()
    worst = 0
    for source in sources:
        try:
            sys.stdout.write(f"{_add(source, folder, to_local=allow_local, ocr=ocr)}\n")
        except MouError as error:
            say(str(error))
            worst = max(worst, error.exit_code)
    return worst


def _library() -> Path:
    """The folder to save into. Raises UsageError where none is known and nobody can be asked."""
    from mou_tui import locations
    from mou_tui.commands.own_data import last_opened

    seeds = locations.seeds_dir()
    known = [*load_settings().libraries, *last_opened()]
    # A library may be a single file; the bundled seeds are nobody's to add to.
    chosen = next((p for p in known if p.is_dir() and p.resolve() != seeds.resolve()), None)
    if chosen is not None:
        return chosen
    if sys.stdin.isatty() and sys.stderr.isatty():
        return locations.expanded(click.prompt(_("Which folder is your library?"), err=True))
    raise UsageError(_("No library is known to save into."), advice=_("Name a folder: --to FOLDER."))


_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,20})://")


def _add(source: str, folder: Path, *, to_local: bool, ocr: bool) -> Path:
    if source == "-":
        return save_pasted(decode(sys.stdin.buffer.read()), folder)
    scheme = _SCHEME.match(source)
    if scheme is not None:
        if scheme[1].lower() not in ("http", "https"):
            raise InputError(
                _("Pages are fetched from addresses with http:// and https:// only."),
                path=source,
                advice=_("Save the page in your browser and add the file."),
            )
        return _add_page(source, folder, to_local=to_local)
    return _add_file(Path(source), folder, ocr=ocr)


def _add_file(path: Path, folder: Path, *, ocr: bool) -> Path:
    limits = limits_in_force()
    try:
        if path.is_dir():
            raise InputError(
                _("This is a folder."), path=path, advice=_("Name the files in it, or open it as a library.")
            )
        if not path.is_file():
            raise InputError(_("There is no such file."), path=path, advice=_("Check the name."))
        limits.check_size(path.stat().st_size)
        data = path.read_bytes()
    except InputError as error:
        raise InputError(error.cause, path=path, advice=error.advice) from None
    except OSError as error:
        raise not_readable(error, path) from error
    suffix = path.suffix.lower()
    # What a folder shows goes by its name.
    name = path.name if suffix in SUFFIXES else path.name + _suffix(data, suffix, "", str(path))
    try:
        articles = _articles(data, name, str(path))
    except PictureError:
        if not ocr:
            raise
        data, name, articles = _recognised(data, path)
    return _save(articles, data, str(path), name, folder)


def _recognised(data: bytes, path: Path) -> tuple[bytes, str, list[Article]]:
    """A scan with its text recognised: its bytes, its name and its articles. Raises InputError that names `path`."""
    from mou_tui.loaders.ocr import with_text_layer

    say(_("%s: its text is being recognised; that takes a while.") % path)
    try:
        data = with_text_layer(data, limits_in_force())
    except InputError as error:
        raise InputError(error.cause, path=path, advice=error.advice) from error
    name = f"{path.stem}.pdf"
    return data, name, _articles(data, name, str(path))


def _add_page(url: str, folder: Path, *, to_local: bool) -> Path:
    from mou_tui import clock
    from mou_tui.fetching import FetchLimits, fetch
    from mou_tui.loaders.origin import marked

    page = fetch(url, FetchLimits(limits_in_force().file_mb), to_local=to_local)
    suffix = _suffix(page.content, PurePosixPath(urlsplit(page.url).path).suffix.lower(), page.media_type, url)
    kind = format_of(page.content, suffix).name
    articles = _articles(page.content, f"page{suffix}", url)
    data = marked(page.content, page.url, kind, page.charset)
    if data is page.content and kind in ("pdf", "docx", "odt", "text"):
        say(_("%s: saved as it is; its address could not be kept in it.") % url)
    return _save(articles, data, url, file_name(articles[0], clock.today().isoformat(), suffix), folder)


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


def _articles(data: bytes, name: str, source: str) -> list[Article]:
    """The articles in a file that is to be saved as `name`. Raises InputError that names `source`."""
    try:
        return load_bytes(data, name)
    except InputError as error:
        kind = PictureError if isinstance(error, PictureError) else InputError
        raise kind(error.cause, path=source, advice=error.advice) from error


def _save(articles: list[Article], data: bytes, source: str, name: str, folder: Path) -> Path:
    """Save what was read as `articles`; the same file is saved once. Raises NotWrittenError."""
    there = same_article(folder, data, Path(name).suffix)
    if there is not None:
        say(_("%s is in the library already.") % source)
        return there
    if len(articles) > 1:
        count = len(articles)
        say(
            ngettext("%(source)s holds %(n)d article.", "%(source)s holds %(n)d articles.", count)
            % {"source": source, "n": count}
        )
    return write_new(folder, harmless(name), data)
