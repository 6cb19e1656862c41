"""The command line. Each subcommand is one module of this package, imported when it is called and not before.

A subcommand's module defines `command`, a click command. Its strings are translated at import, since the language is
known by then. What it raises as a MouError ends as one sentence on stderr and the error's exit code.
"""

import contextlib
import gettext
import importlib
import io
import itertools
import os
import re
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Final, Literal, NoReturn, cast

import click

from mou_tui import __version__, faults, i18n, locations
from mou_tui.commands.help import HelpFormatter
from mou_tui.errors import IndexDamagedError, InputError, MouError, UsageError, harmless
from mou_tui.i18n import N_, _, ngettext
from mou_tui.i18n.reasons import system_reason

COMMANDS: Final[dict[str, str]] = {
    "list": N_("List articles"),
    "search": N_("Search articles and show the matches"),
    "show": N_("Print one article as the reader shows it"),
    "facts": N_("Print the extracted facts of files"),
    "agreements": N_("List agreements, merged across articles"),
    "bookmarks": N_("List and change bookmarks"),
    "export": N_("Export bookmarked or found articles"),
    "add": N_("Save articles into the library"),
    "import": N_("Import marks from Zotero, Hypothesis, a table or another mou-tui"),
    "feeds": N_("Follow news feeds, whose articles come into the library"),
    "stories": N_("List stories that several files tell, and take them apart"),
    "index": N_("Build or refresh the search index"),
    "config": N_("Show and check the settings"),
    "doctor": N_("Tell what this terminal and installation can do"),
    "completion": N_("Print the completion script of a shell"),
}
"""Name and one-line help of every subcommand; the module is `mou_tui.commands.NAME` (`list_`, where Python has the name)."""

EXIT_NOT_WRITTEN: Final = 4
EXIT_INTERNAL: Final = 70
EXIT_INTERRUPTED: Final = 130

# Click's own words, so that they are in our catalogues too (click asks gettext for them).
_CLICK_WORDS = (
    N_("Usage:"), N_("Options"), N_("Commands"), N_("Show this message and exit."), N_("Error: {message}"), N_("Missing argument"),
    N_("Missing option"), N_("Missing parameter"), N_("No such option {name!r}."), N_("No such command {name!r}."),
    N_("Try '{command} {option}' for help."), N_("Missing command."), N_("Invalid value for {param_hint}: {message}"),
    N_("Invalid value: {message}"), N_("Show the version and exit."), N_("default: {default}"), N_("required"),
    N_("{value} is not in the range {range}."), N_("{value!r} is not a valid {number_type}."), N_("Choose from:\n\t{choices}"),
    N_("{name} {filename!r} does not exist."), N_("{name} {filename!r} is a file."), N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is not readable."), N_("Path"), N_("Directory"), N_("File"), N_("directory"), N_("file"), N_("path"),
    N_("Option {name!r} does not take a value."),
)  # fmt: skip


def _click_plurals(n: int) -> tuple[str, ...]:
    """Never called: click asks gettext for these itself."""
    return (
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", n),
        ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", n),
        ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", n),
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", n),
    )


READER: Final = "reader"
"""The command that runs where the first word is no subcommand; hidden, since its name is not part of the command line."""

_COMMON_WITH_VALUE: Final = ("--lang", "--color", "--settings", "--data-dir")
_COMMON_FLAG: Final = re.compile(r"-v+\Z|--verbose\Z")


@dataclass(frozen=True, slots=True)
class Invocation:
    """The options that every command shares; a command has it with `@click.pass_obj`."""

    color: Literal["auto", "always", "never"] = "auto"
    verbose: bool = False


class _Context(click.Context):
    """Click's context with our way of writing help; the reader is not named in it, as it has no name on the command line."""

    formatter_class = HelpFormatter

    @property
    def command_path(self) -> str:
        if self.parent is not None and self.info_name == READER:
            return self.parent.command_path
        return super().command_path


class _Group(click.Group):
    """Subcommands by name, each imported when called; anything else is a path for the reader."""

    context_class = _Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS and cmd_name != READER:
            return None
        # Names that Python has.
        module = f"{cmd_name}_" if cmd_name in ("list", "import") else cmd_name
        return _complete(cast(click.Command, importlib.import_module(f"mou_tui.commands.{module}").command))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        # From the table, whole and without importing the subcommands; where none begins like this, it is a path for the reader.
        found = [CompletionItem(name, help=_(text)) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        found += click.Command.shell_complete(self, ctx, incomplete)
        return found or [CompletionItem(incomplete, type="file")]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # From the table, not from the modules: help must not import all of them.
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in COMMANDS.items()])


def _common_options() -> list[click.Option]:
    """The options that may stand anywhere; `arrange` puts them first, so only the group ever sees their values."""
    return [
        click.Option(["--lang"], type=click.Choice(i18n.LANGUAGES), help=_("Language of the interface.")),
        click.Option(
            ["--color"],
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help=_("Colours; with auto none where NO_COLOR is set or into a pipe."),
        ),
        click.Option(
            ["--settings"], type=click.Path(path_type=Path), metavar="FILE", help=_("Read this settings file.")
        ),
        click.Option(
            ["--data-dir"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=_("Keep bookmarks, corrections and state here."),
        ),
        click.Option(["-v", "--verbose"], is_flag=True, help=_("Say more on stderr.")),
    ]


def _complete(command: click.Command) -> click.Command:
    """`command` and what is below it, with the common options in help and completion, and with our help pages."""
    if command.context_class is _Context:
        return command
    command.context_class = _Context
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            below = command.commands[name]
            # Whole, not cut at 45 letters in the middle of a Thai word.
            below.short_help = below.help
            _complete(below)
    else:
        for option in _common_options():
            option.expose_value = False
            command.params.append(option)
    return command


def arrange(arguments: Sequence[str]) -> list[str]:
    """Put the common options first, wherever they stand, and name the reader where no subcommand is named.

    `["list", "--lang", "th"]` becomes `["--lang", "th", "list"]`; `["folder"]` becomes `["reader", "folder"]`. What follows
    `--` is left alone. Of a common option without its value only that is left, for click to say so.
    """
    common: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            rest += [word, *waiting]
            break
        if word in _COMMON_WITH_VALUE:
            if not waiting:
                return [word]
            common += [word, waiting.pop(0)]
        elif word == "--version":
            return [word]
        elif _COMMON_FLAG.match(word) or word.startswith(tuple(f"{o}=" for o in _COMMON_WITH_VALUE)):
            common.append(word)
        else:
            rest.append(word)
    if rest and rest[0] in COMMANDS:
        return common + rest
    if {"-h", "--help"} & set(itertools.takewhile(lambda word: word != "--", rest)):
        return [*common, "--help"]
    return [*common, READER, *rest]


def build_group() -> click.Group:
    """The whole command line, in the language in use."""

    @click.group(
        cls=_Group,
        name="mou-tui",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        subcommand_metavar=_("[PATH]… | COMMAND [ARGS]…"),
        help=_("Read Thai news about agreements: articles, extracted facts, search, bookmarks, export.")
        + "\n\n"
        + _("With paths (or nothing) mou-tui opens the reader; a folder named like a subcommand is written ./NAME."),
    )
    @click.version_option(
        __version__, prog_name="mou-tui", message="%(prog)s %(version)s", help=_("Show the version and exit.")
    )
    @click.pass_context
    def group(
        ctx: click.Context,
        lang: str | None,
        color: Literal["auto", "always", "never"],
        settings: Path | None,
        data_dir: Path | None,
        verbose: bool,
    ) -> None:
        if data_dir is not None:
            locations.use_data_dir(locations.expanded(data_dir).absolute())
        if settings is not None:
            named = locations.expanded(settings).absolute()
            if not named.exists():
                raise UsageError(_("There is no such settings file."), path=settings)
            locations.use_settings_file(named)
        ctx.obj = Invocation(color=color, verbose=verbose)
        stop_by_signal(*(("SIGQUIT",) if ctx.invoked_subcommand == READER else ()))

    group.params[:0] = _common_options()
    return cast(click.Group, group)


def _wanted_language(arguments: Sequence[str]) -> i18n.Language:
    named = [b for a, b in itertools.pairwise(arguments) if a == "--lang"]
    named += [a.partition("=")[2] for a in arguments if a.startswith("--lang=")]
    for language in i18n.LANGUAGES:
        if named[:1] == [language]:
            return language
    # A settings file that cannot be read is reported by the command that needs it, not here.
    with contextlib.suppress(MouError):
        from mou_tui.settings import load_settings

        wanted = load_settings(_named_settings(arguments)).language
        if wanted != "auto":
            return wanted
    return i18n.detect_language()


def _named_settings(arguments: Sequence[str]) -> Path | None:
    named = [b for a, b in itertools.pairwise(arguments) if a == "--settings"]
    named += [a.partition("=")[2] for a in arguments if a.startswith("--settings=")]
    return locations.expanded(named[0]) if named else None


def _speak(arguments: Sequence[str]) -> None:
    """Choose the language before any command's strings are made: `--lang`, the settings, the locale."""
    i18n.set_language(_wanted_language(arguments))
    # Click translates its own words through the default domain of the default language.
    os.environ["LANGUAGE"] = i18n.language()
    gettext.bindtextdomain(i18n.DOMAIN, str(Path(i18n.__file__).parent))
    gettext.textdomain(i18n.DOMAIN)


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
        say(str(error))
        tell_technical(faults.technical(error), Invocation(verbose=_is_verbose(arguments)))
        return error.exit_code
    except ImportError as error:
        faults.log(error)
        say(
            _("%s is missing or broken. Install mou-tui again; “mou-tui doctor” tells what is missing.")
            % faults.missing_package(error)
        )
        tell_technical(f"{type(error).__name__}: {error}", Invocation(verbose=_is_verbose(arguments)))
        return EXIT_INTERNAL
    except click.ClickException as error:
        with contextlib.suppress(OSError):
            error.show(sys.stderr)
            _hint_at_dashes(error)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
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
    except Exception:
        return _internal_error()


def _outcome(arguments: Sequence[str]) -> int:
    streams = sys.stdout, sys.stderr
    try:
        _speak(arguments)
        outcome = build_group().main(args=arrange(arguments), prog_name="mou-tui", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as leaving:
        if sys.stdout is not streams[0]:
            # Click replaces the streams and leaves when a pipe breaks.
            sys.stdout, sys.stderr = streams
            raise BrokenPipeError from leaving
        # Else the shell has asked for completions.
        return leaving.code if isinstance(leaving.code, int) else 0
    return outcome if isinstance(outcome, int) else 0


def _drop_output() -> None:
    """Throw away what is still to be written, so that nothing fails over it again."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _hint_at_dashes(error: click.ClickException) -> None:
    if isinstance(error, click.NoSuchOption) and error.ctx is not None and error.ctx.info_name in ("search", "show"):
        click.echo(_("What begins with - follows --, such as: mou-tui search -- “-draft signing”"), err=True)


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
        click.echo(f"mou-tui: {harmless(sentence, lines=True)}", err=True)


def tell_technical(cause: str, invocation: Invocation) -> None:
    """With `-v`, say what lies behind a sentence: what the library said that could not read a file."""
    if cause and invocation.verbose:
        say(_("The cause: %s") % cause)


def _is_verbose(arguments: Sequence[str]) -> bool:
    return any(map(_COMMON_FLAG.match, itertools.takewhile(lambda word: word != "--", arguments)))


def _internal_error() -> int:
    """Keep the details in a file for a bug report and say where; nobody reads a traceback on the screen."""
    sentence = _("Something went wrong that should not have. Nothing of yours was changed; the details are in %s.")
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="mou-tui-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as log:
            traceback.print_exc(file=log)
    except OSError as error:
        say(sentence % f"{sys.exception()!r} ({system_reason(error)})")
    else:
        say(sentence % log.name)
    return EXIT_INTERNAL
