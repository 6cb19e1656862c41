"""The subcommands as click has them: their options, their help, their completion. Each is imported when it is called."""

import gettext
import importlib
import os
from pathlib import Path
from typing import Any, Literal, cast

import click

from mou_tui import __version__, i18n, locations
from mou_tui.commands.arranging import COMMANDS, FRESH, PLAIN, READER
from mou_tui.commands.at_once import HELP_COLUMNS
from mou_tui.commands.examples import EXAMPLES
from mou_tui.commands.help import HelpFormatter
from mou_tui.commands.parameters import PATHS, Choice
from mou_tui.commands.telling import Invocation, remembered, stop_by_signal
from mou_tui.errors import UsageError
from mou_tui.i18n import N_, _, ngettext

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


class _Context(click.Context):
    """Click's context with our way of writing help; the reader is not named in it, as it has no name on the command line."""

    formatter_class = HelpFormatter

    def get_help(self) -> str:
        """The page of the command, and at its end the lines to start from."""
        examples = EXAMPLES.get(self.command_path.removeprefix("mou-tui").strip())
        if not examples:
            return super().get_help()
        formatter = self.make_formatter()
        with formatter.section(_("Examples")):
            formatter.write_dl([(f"mou-tui {line}".strip(), _(meaning)) for line, meaning in examples], col_max=44)
        return f"{super().get_help()}\n\n{formatter.getvalue().rstrip()}"

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
        if cmd_name == READER:
            return _complete(_reader())
        if cmd_name not in COMMANDS:
            return None
        module = {"list": "list_", "help": "help_", "import": "import_"}.get(cmd_name, cmd_name)
        return _complete(cast(click.Command, importlib.import_module(f"mou_tui.commands.{module}").command))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        # From the table, whole and without importing the subcommands; where none begins like this, it is a path for the reader.
        completions = [
            CompletionItem(name, help=_(text)) for name, text in COMMANDS.items() if name.startswith(incomplete)
        ]
        completions += click.Command.shell_complete(self, ctx, incomplete)
        return completions or [CompletionItem(incomplete, type="file")]

    def invoke(self, ctx: click.Context) -> Any:
        """What the command returns, or what it remembered in between: of several paths one was not there."""
        code = super().invoke(ctx)
        return max(code if isinstance(code, int) else 0, remembered(ctx))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # From the table, not from the modules: help must not import all of them.
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in COMMANDS.items()])


def _common_options() -> list[click.Option]:
    """The options that may stand anywhere; `arrange` puts them first, so only the group ever sees their values."""
    return [
        click.Option(["--lang"], type=Choice(i18n.LANGUAGES), help=_("Language of the interface.")),
        click.Option(
            ["--color"],
            type=Choice(["auto", "always", "never"]),
            default="auto",
            help=_("Colours; with auto none where NO_COLOR is set or into a pipe."),
        ),
        click.Option(["--settings"], type=PATHS, metavar="FILE", help=_("Read this settings file.")),
        click.Option(
            ["--data-dir"],
            type=PATHS,
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
    for option in _common_options():
        option.expose_value = False
        command.params.append(option)
    return command


def _reader() -> click.Command:
    """The reader, where options are given with it."""

    @click.pass_context
    def read(context: click.Context, paths: tuple[Path, ...]) -> int:
        given = context.parent.params if context.parent is not None else {}
        if given.get("plain"):
            from mou_tui.commands import plain

            return plain.read(paths, context.obj)
        from mou_tui.commands import reader

        return reader.read(paths, language_given=given.get("lang") is not None, fresh=bool(given.get("fresh")))

    argument = click.Argument(["paths"], nargs=-1, type=PATHS, metavar="[PATH]…")
    return click.Command(READER, params=[argument], callback=read, hidden=True, help=_("Open the reader."))


def build_group() -> click.Group:
    """The whole command line, in the language in use."""
    # Click translates its own words through the default domain of the default language.
    os.environ["LANGUAGE"] = i18n.language()
    gettext.bindtextdomain(i18n.DOMAIN, str(Path(i18n.__file__).parent))
    gettext.textdomain(i18n.DOMAIN)

    @click.group(
        cls=_Group,
        name="mou-tui",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": HELP_COLUMNS},
        subcommand_metavar=_("[PATH]… | COMMAND [ARGS]…"),
        help=_("Read Thai news about agreements: articles, extracted facts, search, bookmarks, export.")
        + "\n\n"
        + _("With paths (or nothing) mou-tui opens the reader; a folder named like a subcommand is written ./NAME."),
    )
    @click.option(PLAIN, is_flag=True, help=_("Read line by line: for screen readers and terminals that cannot draw."))
    @click.option(
        FRESH, is_flag=True, help=_("Begin anew: not with the library, search, article and pane of last time.")
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
        plain: bool,
        fresh: bool,
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
