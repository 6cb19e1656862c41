"""What every command says on stderr, and the options that all of them share."""

import contextlib
import signal
import sys
from dataclasses import dataclass
from types import FrameType
from typing import Final, Literal, NoReturn

from mou_tui.errors import harmless
from mou_tui.i18n import _

EXIT_NOT_WRITTEN: Final = 4
EXIT_INTERNAL: Final = 70
EXIT_INTERRUPTED: Final = 130


@dataclass(frozen=True, slots=True)
class Invocation:
    """The options that every command shares; a command has it with `@click.pass_obj`."""

    color: Literal["auto", "always", "never"] = "auto"
    verbose: bool = False


def stop_by_signal(*more: str) -> None:
    """End in order, as Ctrl-C does, at SIGTERM, SIGHUP and `more`: half-written files are taken away, the terminal is given back.

    The running reader has handlers of its own.
    """

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP", *more):
        # Only the first thread may; one that was told to ignore hang-ups (nohup) goes on doing so.
        with contextlib.suppress(ValueError, AttributeError):
            if signal.getsignal(getattr(signal, name)) is signal.SIG_DFL:
                signal.signal(getattr(signal, name), stop)


def say(sentence: str) -> None:
    """Tell the person at the terminal, on stderr; nothing that a file is called or holds can reach it as a command."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"mou-tui: {harmless(sentence, lines=True)}\n")
        sys.stderr.flush()


def tell_technical(cause: str, invocation: Invocation) -> None:
    """With `-v`, say what lies behind a sentence: what the library said that could not read a file."""
    if cause and invocation.verbose:
        say(_("The cause: %s") % cause)
