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
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NoReturn, cast

import click

from mou_tui import __version__, i18n, locations
from mou_tui.errors import MouError
from mou_tui.i18n import N_, _

COMMANDS: Final[dict[str, str]] = {
    "list": N_("List articles"),
    "search": N_("Search articles and show the matches"),
    "show": N_("Print one article as the reader shows it"),
    "facts": N_("Print the extracted facts of files"),
    "agreements": N_("List agreements, merged across articles"),
    "bookmarks": N_("List and change bookmarks"),
    "export": N_("Export bookmarked or found articles"),
    "add": N_("Save articles into the library"),
    "index": N_("Build or refresh the search index"),
    "config": N_("Show and check the settings"),
    "doctor": N_("Tell what this terminal and installation can do"),
    "completion": N_("Print the completion script of a shell"),
}
"""Name and one-line help of every subcommand; the module is `mou_tui.commands.NAME` (`list_`, where Python has the name)."""

EXIT_INTERRUPTED: Final = 130
EXIT_INTERNAL: Final = 70

# Click's own words, so that they are in our catalogues too (click asks gettext for them).
_CLICK_WORDS = (
    N_("Usage:"), N_("Options"), N_("Commands"), N_("Show this message and exit."), N_("Error: {message}"), N_("Missing argument"),
    N_("No such option: {name}"), N_("No such command {name!r}."), N_("Try '{command} {option}' for help."), N_("Missing command."),
    N_("Got unexpected extra argument ({args})"), N_("Invalid value for {param_hint}: {message}"), N_("Invalid value: {message}"),
    N_("Show the version and exit."), N_("default: {default}"), N_("required"),
)  # fmt: skip

READER: Final = "reader"
"""The command that runs where the first word is no subcommand; hidden, since its name is not part of the command line."""

_COMMON_WITH_VALUE: Final = ("--lang", "--color", "--settings", "--data-dir")
_COMMON_FLAGS: Final = ("-v", "--verbose")


@dataclass(frozen=True, slots=True)
class Invocation:
    """The options that every command shares; a command has it with `@click.pass_obj`."""

    color: Literal["auto", "always", "never"] = "auto"
    verbose: bool = False


class _Group(click.Group):
    """Subcommands by name, each imported when called; anything else is a path for the reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS and cmd_name != READER:
            return None
        module = "list_" if cmd_name == "list" else cmd_name
        return cast(click.Command, importlib.import_module(f"mou_tui.commands.{module}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # From the table, not from the modules: help must not import all of them.
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in COMMANDS.items()])


def arrange(arguments: Sequence[str]) -> list[str]:
    """Put the common options first, wherever they stand, and name the reader where no subcommand is named.

    `["list", "--lang", "th"]` becomes `["--lang", "th", "list"]`; `["folder"]` becomes `["reader", "folder"]`. What follows
    `--` is left alone.
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
            common += [word, *waiting[:1]]
            del waiting[:1]
        elif word in _COMMON_FLAGS or word.startswith(tuple(f"{o}=" for o in _COMMON_WITH_VALUE)):
            common.append(word)
        else:
            rest.append(word)
    if rest[:1] and (rest[0] in COMMANDS or rest[0] in ("-h", "--help", "--version")):
        return common + rest
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
    @click.option("--lang", type=click.Choice(i18n.LANGUAGES), help=_("Language of the interface."))
    @click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help=_("Colours; NO_COLOR and a pipe mean never."),
    )
    @click.option("--settings", type=click.Path(path_type=Path), metavar="FILE", help=_("Read this settings file."))
    @click.option(
        "--data-dir",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help=_("Keep bookmarks, corrections and state here."),
    )
    @click.option("-v", "--verbose", is_flag=True, help=_("Say more on stderr."))
    @click.version_option(__version__, prog_name="mou-tui", help=_("Show the version and exit."))
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
            locations.use_data_dir(data_dir.expanduser().absolute())
        if settings is not None:
            locations.use_settings_file(settings.expanduser().absolute())
        ctx.obj = Invocation(color=color, verbose=verbose)

    return group


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
    return Path(named[0]).expanduser() if named else None


def _speak(arguments: Sequence[str]) -> None:
    """Choose the language before any command's strings are made: `--lang`, the settings, the locale."""
    i18n.set_language(_wanted_language(arguments))
    # Click translates its own words through the default domain of the default language.
    os.environ["LANGUAGE"] = i18n.language()
    gettext.bindtextdomain(i18n.DOMAIN, str(Path(i18n.__file__).parent))
    gettext.textdomain(i18n.DOMAIN)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code (docs/cli.md)."""
    # Thai goes through pipes and old Windows consoles as UTF-8, whatever the locale says; what cannot be shown is escaped.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; what goes wrong is said in one sentence on stderr."""
    try:
        _speak(arguments)
        outcome = build_group().main(args=arrange(arguments), prog_name="mou-tui", standalone_mode=False)
        sys.stdout.flush()
        return outcome if isinstance(outcome, int) else 0
    except MouError as error:
        say(str(error))
        return error.exit_code
    except click.ClickException as error:
        error.show(sys.stderr)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`mou-tui list | head`): nothing to say, and nobody to say it to.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        return _internal_error()


def say(sentence: str) -> None:
    """Tell the person at the terminal, on stderr."""
    click.echo(f"mou-tui: {sentence}", err=True)


def _internal_error() -> int:
    """Keep the details in a file for a bug report and say where; nobody reads a traceback on the screen."""
    with tempfile.NamedTemporaryFile("w", prefix="mou-tui-", suffix=".log", delete=False, encoding="utf-8") as log:
        traceback.print_exc(file=log)
    say(_("Something went wrong that should not have. Nothing of yours was changed; the details are in %s.") % log.name)
    return EXIT_INTERNAL
