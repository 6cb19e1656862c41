"""`mou-tui doctor`: what this terminal and this installation can do, for a person and for a bug report."""

import contextlib
import importlib.metadata
import importlib.util
import itertools
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import click

from mou_tui import __version__, i18n, locations
from mou_tui.errors import MouError
from mou_tui.i18n import _
from mou_tui.i18n.reasons import system_reason
from mou_tui.settings import load_settings

_PATIENCE: Final = 120
"""Seconds in which the libraries have to show what they can."""

Finding = tuple[str, str, bool]
"""What was looked at, what was found, and whether it is all right."""


def _installation() -> Iterator[Finding]:
    yield "mou-tui", __version__, True
    yield "Python", f"{platform.python_version()} · {platform.platform()}", sys.version_info >= (3, 11)
    if importlib.util.find_spec("icu4py") is not None:
        yield _("word boundaries"), "ICU", True
    else:
        yield _("word boundaries"), _("pythainlp (slower; no ICU for this platform)"), True


def _required() -> list[str]:
    """The packages that mou-tui requires, by pip's names, in the order in which it names them."""
    try:
        lines = importlib.metadata.requires("mou-tui") or []
    except importlib.metadata.PackageNotFoundError:
        return []
    names = [re.match(r"[\w.-]+", line) for line in lines if "extra ==" not in line]
    return [name[0] for name in names if name is not None]


def _libraries() -> Iterator[Finding]:
    """What the libraries do: each is imported, a small article of each format read, its facts extracted."""
    packages = _required()
    command = [sys.executable, "-m", "mou_tui.commands.probing", *packages]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", timeout=_PATIENCE)
        lines, end = done.stdout.splitlines(), str(done.returncode)
    except subprocess.TimeoutExpired as error:
        out = error.stdout or b""
        lines = (out.decode("utf-8", "replace") if isinstance(out, bytes) else out).splitlines()
        end = _("it did not end")
    problems: dict[tuple[str, str], str] = {}
    for line in lines:
        with contextlib.suppress(ValueError):
            what, name, problem = json.loads(line)
            # What was begun and brought the process down has no line that says how it ended.
            problems[what, name] = _("it ended the process (%s)") % end if problem is None else problem
    again = _("Install mou-tui again.")
    for package in packages:
        try:
            version = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            yield package, f"{_('is not installed')}. {again}", False
            continue
        problem = problems.get(("package", package), _("it was not tried"))
        yield package, f"{version}: {problem} {again}" if problem else version, not problem
    formats = {name: problem for (what, name), problem in problems.items() if what == "format"}
    yield (
        _("formats that are read"),
        ", ".join(n for n, problem in formats.items() if not problem) or "–",
        bool(formats),
    )
    for name, problem in formats.items():
        if problem:
            yield f".{name}", problem, False
    problem = problems.get(("facts", "facts"), _("it was not tried"))
    yield _("facts"), problem or _("extracted from a sample"), not problem


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


def _trouble_with(folder: Path, write: Callable[[Path], None]) -> str:
    """Why nothing can be written into `folder`, "" where something was and is away again. It need not exist, and does not then."""
    made = list(itertools.takewhile(lambda path: not path.exists(), (folder, *folder.parents)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".mou-tui-doctor-", dir=folder) as there:
            write(Path(there))
    except OSError as error:
        return system_reason(error)
    except MouError as error:
        return error.cause
    finally:
        for path in made:
            with contextlib.suppress(OSError):
                path.rmdir()
    return ""


def _write_file(folder: Path) -> None:
    with (folder / "file").open("wb") as file:
        file.write(b"mou-tui")
        file.flush()
        os.fsync(file.fileno())


def _write_index(folder: Path) -> None:
    from mou_tui.library import schema

    schema.prepare(schema.place_of((), folder / "index.db")).close()


def _places() -> Iterator[Finding]:
    for name, folder, write in (
        (_("your data"), locations.data_dir(), _write_file),
        (_("index"), locations.cache_dir(), _write_index),
    ):
        trouble = _trouble_with(folder, write)
        yield name, f"{_('%s cannot be written') % folder}: {trouble}" if trouble else str(folder), not trouble
    yield _("log of faults"), str(locations.log_file()), True
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
    for group in (_installation, _libraries, _terminal, _places):
        for name, found, good in group():
            healthy &= good
            click.echo(f"{'✓' if good else '✗'} {name}: {found}")
    # A sample that every Thai-capable terminal shows in four columns; a person sees at once where marks go astray.
    click.echo(_("Thai sample, four columns wide between the bars: %s") % "|ที่น้ำปู่|")
    return 0 if healthy else 3
