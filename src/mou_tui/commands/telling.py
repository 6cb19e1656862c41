"""What every command says on stderr, and the options that all of them share."""

import contextlib
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, NoReturn

from mou_tui.errors import MouError, harmless
from mou_tui.i18n import _

if TYPE_CHECKING:
    import click

EXIT_NOT_WRITTEN: Final = 4
EXIT_INTERNAL: Final = 70
EXIT_INTERRUPTED: Final = 130


class Invocation(NamedTuple):
    """The options that every command shares; a command has it with `@click.pass_obj`."""

    color: Literal["auto", "always", "never"] = "auto"
    verbose: bool = False


_REMEMBERED: Final = "mou_tui.exit_code"


def say_and_go_on(error: MouError) -> None:
    """Tell what is wrong with one of several things; the others are done, and the command ends with the error's exit code.

    Outside a command there is nothing to go on with, and the error is raised.
    """
    import click

    context = click.get_current_context(silent=True)
    if context is None:
        raise error
    say(str(error))
    context.meta[_REMEMBERED] = max(remembered(context), error.exit_code)


def remembered(context: "click.Context") -> int:
    """The exit code that `say_and_go_on` left for the command."""
    return int(context.meta.get(_REMEMBERED, 0))


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
