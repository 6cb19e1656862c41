"""`mou-tui index`: build or refresh the search index."""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Final

import click

from mou_tui import locations
from mou_tui.commands.libraries import Opened, is_heard
from mou_tui.commands.output import draws_over
from mou_tui.commands.own_data import last_opened
from mou_tui.commands.parameters import PATHS, progress_option
from mou_tui.commands.paths import named_or_default, tell_passed_over
from mou_tui.commands.telling import EXIT_INTERRUPTED, Invocation, say
from mou_tui.errors import OwnDataError, harmless
from mou_tui.i18n import _, ngettext
from mou_tui.killable import interrupt_all
from mou_tui.library.outcome import Outcome, Progress
from mou_tui.library.sync import BusyError, sync
from mou_tui.loaders.exports import own_exports_words

_PATIENCE: Final = 0.7
"""Seconds in which one who is asked to end finishes the file that is being read."""


@click.command(help=_("Build or refresh the search index of folders."))
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]…")
@click.option("--rebuild", is_flag=True, help=_("Read every file again."))
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help=_("Work with N processes (default: one a core, at most 4).")
)
@progress_option
@click.pass_obj
def command(invocation: Invocation, paths: tuple[Path, ...], rebuild: bool, jobs: int | None, progress: str) -> int:
    folders = named_or_default(paths, () if paths else last_opened())
    tell_passed_over(folders, invocation)
    stopped = _stop_by_signal()
    if progress == "jsonl" and hasattr(os, "nice"):
        # For a reader in the foreground, who comes first.
        os.nice(5)
    report = {"jsonl": _print_json, "none": _silent}.get(progress, _draw if draws_over() else _silent)
    try:
        outcome = sync(
            folders,
            progress=report,
            cancelled=stopped,
            rebuild=rebuild,
            jobs=jobs or min(4, os.cpu_count() or 1),
        )
    except BusyError as error:
        raise OwnDataError(
            _("Another mou-tui is building this index."), advice=_("Wait until it has finished.")
        ) from error
    finally:
        if hasattr(signal, "setitimer"):
            # Patience that ran out while Python itself ends would end the process by the signal, and not with a code.
            signal.setitimer(signal.ITIMER_REAL, 0)
    if report is _draw:
        click.echo("\r\x1b[K", err=True, nl=False)
    if progress != "jsonl" and is_heard(invocation):
        _tell(outcome)
    if outcome.added or outcome.changed or outcome.moved:
        _let_bookmarks_follow(folders)
    if not outcome.complete:
        return EXIT_INTERRUPTED
    return 3 if _name_failures(folders, invocation.verbose) else 0


def _let_bookmarks_follow(folders: list[Path]) -> None:
    """Bookmarks and corrections remember the new ids and paths of articles that were edited or moved."""
    if not any(
        (locations.data_dir() / name).exists() for name in ("bookmarks.toml", "corrections.toml", "agreements.toml")
    ):
        return
    from mou_tui.annotations import Annotations
    from mou_tui.commands.own_data import follow_articles
    from mou_tui.library import Library

    try:
        with Library.open(folders) as library:
            follow_articles(Annotations.open(), library)
    except OwnDataError as error:  # the index is built all the same, and they find their articles without it
        say(str(error))


def _silent(progress: Progress) -> None:
    pass


def _print_json(progress: Progress) -> None:
    click.echo(json.dumps(progress._asdict()))
    sys.stdout.flush()


def _draw(progress: Progress) -> None:
    """One line on the terminal that is drawn over."""
    if progress.phase in ("index", "facts") and progress.total:
        numbers = {"done": progress.done, "total": progress.total, "rate": progress.rate}
        if progress.phase == "index":
            words = _("%(done)d of %(total)d files, %(rate)d a second") % numbers
        else:
            words = _("Facts: %(done)d of %(total)d articles, %(rate)d a second") % numbers
        if progress.eta is not None and progress.eta >= 1:
            words += ", " + ngettext("%(n)d second left", "%(n)d seconds left", round(progress.eta)) % {
                "n": round(progress.eta)
            }
        click.echo(f"\r{words}\x1b[K", err=True, nl=False)


def _stop_by_signal() -> Callable[[], bool]:
    """Tells whether someone asked this process to end; what is done by then is committed.

    What the workers are at is given up at once; a file that takes this process longer than _PATIENCE is, and with it the
    last second. Who asks a second time does not wait for that either.
    """
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        interrupt_all()
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, ask)
            signal.setitimer(signal.ITIMER_REAL, _PATIENCE)

    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), ask)
    return lambda: bool(asked)


def _tell(outcome: Outcome) -> None:
    parts = [
        ngettext("%(n)d new file", "%(n)d new files", outcome.added) % {"n": outcome.added},
        ngettext("%(n)d changed", "%(n)d changed", outcome.changed) % {"n": outcome.changed},
        ngettext("%(n)d moved", "%(n)d moved", outcome.moved) % {"n": outcome.moved},
        ngettext("%(n)d gone", "%(n)d gone", outcome.removed) % {"n": outcome.removed},
    ]
    say(", ".join(parts))


def _name_failures(folders: list[Path], verbose: bool) -> bool:
    """Name the files that could not be read, now or before; many of them only where `-v` asks for all. Whether there are any."""
    from mou_tui.library import Library

    with Library.open(folders) as library:
        failures = library.failures(technical=verbose)
        own_exports = library.own_exports()
        as_named = Opened(library, folders).path
    if own_exports:
        say(own_exports_words(own_exports))
    shown = failures if verbose else failures[:20]
    for path, sentence in shown:
        say(f"{harmless(as_named(path))}: {sentence}")
    more = len(failures) - len(shown)
    if more:
        sentence = ngettext(
            "%(n)d more file could not be read (-v names it).",
            "%(n)d more files could not be read (-v names them).",
            more,
        )
        say(sentence % {"n": more})
    return bool(failures)
