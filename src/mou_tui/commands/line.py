"""One run of the command line: its language, its command, and what is said where that fails."""

import contextlib
import io
import itertools
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from mou_tui import i18n, locations
from mou_tui.commands.arranging import COMMON_FLAG, FRESH, READER, arrange, meant
from mou_tui.commands.environment import refuse_wrong_variables
from mou_tui.commands.telling import (
    EXIT_INTERNAL,
    EXIT_INTERRUPTED,
    EXIT_NOT_WRITTEN,
    Invocation,
    say,
    stop_by_signal,
    tell_technical,
)
from mou_tui.errors import IndexDamagedError, InputError, MouError, UsageError, harmless
from mou_tui.i18n import _
from mou_tui.i18n.reasons import system_reason


def _wanted_language(arguments: Sequence[str]) -> i18n.Language:
    named = _value_of("--lang", arguments)
    for language in i18n.LANGUAGES:
        if named is not None and named.casefold() == language:
            return language
    # A settings file that cannot be read is reported by the command that needs it, not here.
    with contextlib.suppress(MouError):
        from mou_tui.settings import load_settings

        wanted = load_settings(_named_settings(arguments)).language
        if wanted != "auto":
            return wanted
    return i18n.detect_language()


def _named_settings(arguments: Sequence[str]) -> Path | None:
    named = _value_of("--settings", arguments)
    return None if named is None else locations.expanded(named)


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    """What a common option is given, the last time it is; None where it is not."""
    value = None
    for word, following in itertools.pairwise([*itertools.takewhile(lambda word: word != "--", arguments), ""]):
        if word == option:
            value = following
        elif word.startswith(f"{option}="):
            value = word.partition("=")[2]
    return value


def _speak(arguments: Sequence[str]) -> None:
    """Choose the language before any command's strings are made: `--lang`, the settings, the locale."""
    i18n.set_language(_wanted_language(arguments))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code (docs/cli.md)."""
    _open_closed_streams()
    # Thai goes through pipes and old Windows consoles as UTF-8, whatever the locale says; what cannot be shown is escaped.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = run(sys.argv[1:] if arguments is None else arguments)
    # What could not be written has been reported; the interpreter must not try again at its end.
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    sys.exit(code)


def _open_closed_streams() -> None:
    """Give stdin, stdout and stderr something to be where the caller closed them (`>&-`).

    Otherwise the next file to be opened, the index perhaps, would get the number of the missing stream and be written to.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is not None:
            continue
        with contextlib.suppress(OSError):
            if os.open(os.devnull, os.O_RDWR) == number:
                setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; what goes wrong is said in one sentence on stderr."""
    try:
        return _outcome(arguments)
    except IndexDamagedError as error:
        # It shows when a page is read that nothing had asked for before, perhaps in the middle of the output.
        from mou_tui.commands.libraries import take_away_damaged

        say(str(take_away_damaged(error)))
        return error.exit_code
    except MouError as error:
        from mou_tui import faults

        say(str(error))
        tell_technical(faults.technical(error), Invocation(verbose=_is_verbose(arguments)))
        return error.exit_code
    except ImportError as error:
        from mou_tui import faults

        say(faults.not_installed(error))
        tell_technical(f"{type(error).__name__}: {error}", Invocation(verbose=_is_verbose(arguments)))
        return EXIT_INTERNAL
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`mou-tui list | head`): nothing to say, and nobody to say it to.
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        where = "" if error.filename is None else f"{harmless(str(error.filename))}: "
        say(where + _("This could not be written or read: %s.") % system_reason(error))
        # What has a name is a file that was asked for; what has none is our output.
        return EXIT_NOT_WRITTEN if error.filename is None else InputError.exit_code
    except Exception as error:
        code = _told_by_click(error)
        return _internal_error(error) if code is None else code


def _told_by_click(error: Exception) -> int | None:
    """The exit code for what click raises of words that it does not understand, which it says itself; None for other errors."""
    if "click" not in sys.modules:
        return None
    import click

    if isinstance(error, click.Abort):
        return EXIT_INTERRUPTED
    if not isinstance(error, click.ClickException):
        return None
    with contextlib.suppress(OSError):
        error.show(sys.stderr)
        if (
            isinstance(error, click.NoSuchOption)
            and error.ctx is not None
            and error.ctx.info_name in ("search", "show")
        ):
            click.echo(_("What begins with - follows --, such as: mou-tui search -- '-draft signing'"), err=True)
    return error.exit_code


def _outcome(arguments: Sequence[str]) -> int:
    streams = sys.stdout, sys.stderr
    try:
        _speak(arguments)
        words = arrange(arguments)
        _refuse_mistyped(arguments)
        if "_MOU_TUI_COMPLETE" not in os.environ and not {"-h", "--help", "--version"} & set(words):
            refuse_wrong_variables()
        outcome = _result(words)
        sys.stdout.flush()
    except SystemExit as leaving:
        if sys.stdout is not streams[0]:
            # Click replaces the streams and leaves when a pipe breaks.
            sys.stdout, sys.stderr = streams
            raise BrokenPipeError from leaving
        # Else the shell has asked for completions.
        return leaving.code if isinstance(leaving.code, int) else 0
    return outcome if isinstance(outcome, int) else 0


def _refuse_mistyped(arguments: Sequence[str]) -> None:
    """Raise UsageError where the first word is neither a command nor a file, but like a command: `serach`, `lst`."""
    words = arrange([word for word in arguments if word not in ("-h", "--help")])
    words = words[words.index(READER) + 1 :] if READER in words else []
    # What has a suffix or a folder before it is meant as a file.
    if not words or words[0][:1] in ("", "-", ".", "~") or {"/", os.sep, "."} & set(words[0]):
        return
    command = None if locations.exists(Path(words[0])) else meant(words[0])
    if command is not None:
        import shlex

        line = shlex.join(["mou-tui", command, *words[1:]])
        raise UsageError(
            _("There is no such command, file or folder."), path=words[0], advice=_("Did you mean “%s”?") % line
        )


def _result(words: Sequence[str]) -> Any:
    """What the command returns. The reader with no option but --fresh is opened without click, half as long to import as all the rest."""
    fresh = words[:1] == [FRESH]
    reader, *paths = words[fresh:] or [""]
    if (
        "_MOU_TUI_COMPLETE" not in os.environ
        and reader == READER
        and all(path and path[0] != "-" and not path.startswith("file:") for path in paths)
    ):
        from mou_tui.commands.reader import read

        stop_by_signal("SIGQUIT")
        return read([Path(path) for path in paths], fresh=fresh)
    from mou_tui.commands.group import build_group

    if "_MOU_TUI_COMPLETE" in os.environ:
        from mou_tui.commands.completion import use_our_scripts

        use_our_scripts()
    return build_group().main(args=list(words), prog_name="mou-tui", standalone_mode=False)


def _drop_output() -> None:
    """Throw away what is still to be written, so that nothing fails over it again."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_verbose(arguments: Sequence[str]) -> bool:
    return any(map(COMMON_FLAG.match, itertools.takewhile(lambda word: word != "--", arguments)))


def _internal_error(error: Exception) -> int:
    """Keep the details in a file for a bug report and say where; nobody reads a traceback on the screen."""
    from mou_tui import faults

    path = faults.log(error)
    sentence = _("Something went wrong that should not have. Nothing of yours was changed; the details are in %s.")
    say(sentence % (path if path.exists() else faults.technical(error)))
    return EXIT_INTERNAL
