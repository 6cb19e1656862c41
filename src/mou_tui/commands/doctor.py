"""`mou-tui doctor`: what this terminal and this installation can do, for a person and for a bug report."""

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from mou_tui import __version__, i18n, locations
from mou_tui.errors import MouError
from mou_tui.i18n import _
from mou_tui.settings import load_settings

_PACKAGES: Final = ("textual", "rich", "pythainlp", "apsw", "icu4py", "click")

Finding = tuple[str, str, bool]
"""What was looked at, what was found, and whether it is all right."""


def _installation() -> Iterator[Finding]:
    yield "mou-tui", __version__, True
    yield "Python", f"{platform.python_version()} · {platform.platform()}", sys.version_info >= (3, 11)
    for name in _PACKAGES:
        try:
            yield name, importlib.metadata.version(name), True
        except importlib.metadata.PackageNotFoundError:
            yield name, _("is not installed"), False
    if importlib.util.find_spec("icu4py") is not None:
        yield _("word boundaries"), "ICU", True
    else:
        yield _("word boundaries"), _("pythainlp (slower; no ICU for this platform)"), True


def _terminal() -> Iterator[Finding]:
    size = shutil.get_terminal_size()
    term = os.environ.get("TERM", "")
    yield "TERM", term or _("not set"), (bool(term) and term != "dumb") or sys.platform == "win32"
    yield _("size"), f"{size.columns} × {size.lines}", size.columns >= 40 and size.lines >= 10
    yield _("terminal"), _("yes") if sys.stdout.isatty() else _("no (piped)"), True
    colours = "NO_COLOR" if os.environ.get("NO_COLOR") else os.environ.get("COLORTERM") or "256/16"
    yield _("colours"), colours, True
    yield _("encoding"), sys.stdout.encoding, "utf" in sys.stdout.encoding.lower()
    yield _("language"), i18n.language(), True


def _can_write(folder: Path) -> bool:
    """Whether a file could be made in `folder`, which need not exist yet."""
    there = next(p for p in (folder, *folder.parents) if p.exists())
    return os.access(there, os.W_OK)


def _places() -> Iterator[Finding]:
    for name, folder in ((_("your data"), locations.data_dir()), (_("index"), locations.cache_dir())):
        good = _can_write(folder)
        yield name, str(folder) if good else _("%s cannot be written") % folder, good
    seeds = locations.seeds_dir()
    yield _("sample articles"), str(seeds), seeds.is_dir()
    try:
        settings = load_settings()
    except MouError as error:
        yield _("settings"), str(error), False
    else:
        there = settings.path.exists()
        yield _("settings"), str(settings.path) if there else _("%s (not there: defaults)") % settings.path, True


@click.command(help=_("Tell what this terminal and installation can do. Exit code 3 where something needs attention."))
def command() -> int:
    healthy = True
    for group in (_installation, _terminal, _places):
        for name, found, good in group():
            healthy &= good
            click.echo(f"{'✓' if good else '✗'} {name}: {found}")
    # A sample that every Thai-capable terminal shows in four columns; a person sees at once where marks go astray.
    click.echo(_("Thai sample, four columns wide between the bars: %s") % "|ที่น้ำปู่|")
    return 0 if healthy else 3
