"""`mou-tui add`: files, web pages and pasted text saved into the library."""

import re
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Final

import click

from mou_tui import __version__
from mou_tui.commands import say
from mou_tui.errors import InputError, MouError, UsageError, harmless
from mou_tui.i18n import _, ngettext
from mou_tui.i18n.reasons import system_reason
from mou_tui.loaders import load_bytes
from mou_tui.loaders.decode import decode
from mou_tui.loaders.limits import limits_in_force
from mou_tui.loaders.paste import file_name, same_article, save_pasted, write_new
from mou_tui.loaders.reading import not_readable
from mou_tui.loaders.registry import format_of
from mou_tui.settings import load_settings

_TIMEOUT_SECONDS: Final = 20


@click.command(help=_("Save articles into the library: files, web addresses, or - for text from standard input."))
@click.argument("sources", nargs=-1, required=True, metavar=_("FILE|URL…"))
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar=_("FOLDER"),
    help=_("Save into this folder; else the first library of the settings, else the one last opened."),
)
def command(sources: tuple[str, ...], folder: Path | None) -> int:
    load_settings()  # a fault there is told once and not for every source
    folder = folder or _library()
    failed = 0
    for source in sources:
        try:
            sys.stdout.write(f"{_add(source, folder)}\n")
        except MouError as error:
            say(str(error))
            failed += 1
    return InputError.exit_code if failed else 0


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


def _add(source: str, folder: Path) -> Path:
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
        return _add_page(source, folder)
    return _add_file(Path(source), folder)


def _add_file(path: Path, folder: Path) -> Path:
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
    except OSError as error:
        raise not_readable(error, path) from error
    return _save(data, path.name, path.name, folder)


def _add_page(url: str, folder: Path) -> Path:
    data, name = _fetched(url)
    if format_of(data, "").name == "html":
        # The mark that browsers leave in saved pages: where the page came from.
        data = _marked(data, url)
        suffix = ".html"
    else:
        suffix = Path(name).suffix.lower() or ".txt"
    articles = load_bytes(data, f"page{suffix}")
    from mou_tui import clock

    return _save(data, url, file_name(articles[0], clock.today().isoformat(), suffix), folder)


def _marked(data: bytes, url: str) -> bytes:
    mark = f"<!-- saved from url=({len(url):04d}){url} -->\n".encode("ascii", "ignore")
    bom = b"\xef\xbb\xbf"
    # After a doctype: before it, browsers would show the page in quirks mode.
    start = len(bom) if data.startswith(bom) else 0
    end = data.find(b">", start) + 1 if data[start : start + 200].lstrip().lower().startswith(b"<!doctype") else start
    return data[:end] + b"\n" * (end > start) + mark + data[end:]


def _fetched(url: str) -> tuple[bytes, str]:
    """The bytes at an address, and the last part of its path. Raises InputError."""
    limits = limits_in_force()
    try:
        request = urllib.request.Request(url, headers={"User-Agent": f"mou-tui/{__version__}"})
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:
            if not answer.geturl().startswith(("http://", "https://")):
                raise InputError(_("This address leads to something else than a web page."), path=url)
            data: bytes = answer.read(limits.file_mb * 1024 * 1024 + 1)
            name = answer.geturl().split("?", 1)[0].rsplit("/", 1)[-1]
    except (urllib.error.URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise InputError(
            _("This page cannot be fetched: %s.") % (system_reason(reason) if isinstance(reason, OSError) else reason),
            path=url,
            advice=_("Check the address, or save the page in your browser and add the file."),
        ) from error
    limits.check_size(len(data))
    return data, name


def _save(data: bytes, source: str, name: str, folder: Path) -> Path:
    """Save what can be read as articles; the same file is saved once. Raises InputError that names `source`."""
    try:
        articles = load_bytes(data, name)
    except InputError as error:
        raise InputError(error.cause, path=source, advice=error.advice) from error
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
