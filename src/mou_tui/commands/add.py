"""`mou-tui add`: files, web pages and pasted text saved into the library."""

import re
import sys
from pathlib import Path
from typing import Final

import click

from mou_tui import locations
from mou_tui.adding import Found, fetch_page, find_file, recognise_file, save
from mou_tui.commands.parameters import SOURCES, as_path, to_option
from mou_tui.commands.telling import say
from mou_tui.errors import InputError, MouError, UsageError
from mou_tui.i18n import _
from mou_tui.loaders.decode import decode
from mou_tui.loaders.paste import save_pasted
from mou_tui.loaders.unreadable import PictureError
from mou_tui.settings import load_settings


@click.command(help=_("Save articles into the library: files, web addresses, or - for text from standard input."))
@click.argument("sources", nargs=-1, required=True, type=SOURCES, metavar=_("FILE|URL…"))
@to_option(_("Save into this folder; else the first library of the settings, else the one last opened."))
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
    # Whoever names no file that is there need not be asked for a folder first.
    folder = folder or (library_to_add_to() if any(map(_may_be_had, sources)) else Path())
    worst = 0
    for source in sources:
        try:
            sys.stdout.write(f"{_add(source, folder, to_local=allow_local, ocr=ocr)}\n")
        except MouError as error:
            say(str(error))
            worst = max(worst, error.exit_code)
    return worst


def _may_be_had(source: str) -> bool:
    return source == "-" or _SCHEME.match(source) is not None or locations.exists(Path(source))


def library_to_add_to() -> Path:
    """The folder to save into. Raises UsageError where none is known and nobody can be asked."""
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
        text = decode(sys.stdin.buffer.read())
        if not text.strip():
            raise InputError(_("Nothing came from standard input."), path=source)
        return save_pasted(text, folder)
    source = as_path(source)
    scheme = _SCHEME.match(source)
    if scheme is not None:
        if scheme[1].lower() not in ("http", "https"):
            raise InputError(
                _("Pages are fetched from addresses with http:// and https:// only."),
                path=source,
                advice=_("Save the page in your browser and add the file."),
            )
        return _saved(fetch_page(source, to_local=to_local), folder)
    return _saved(_found(Path(source), ocr=ocr), folder)


def _found(path: Path, *, ocr: bool) -> Found:
    try:
        return find_file(path)
    except PictureError:
        if not ocr:
            raise
    say(_("%s: its text is being recognised; that takes a while.") % path)
    return recognise_file(path)


def _saved(found: Found, folder: Path) -> Path:
    saved = save(found, folder)
    for note in saved.notes:
        say(note)
    return saved.path
