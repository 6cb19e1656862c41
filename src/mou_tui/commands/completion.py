"""`mou-tui completion bash|zsh|fish`: the script that completes subcommands and options in a shell."""

import click
from click.shell_completion import get_completion_class

from mou_tui.commands.parameters import Choice
from mou_tui.i18n import _


@click.command(
    help=_("Print the completion script of a shell.")
    + "\n\n\b\n"
    + 'bash:  eval "$(mou-tui completion bash)"        # ~/.bashrc\n'
    + 'zsh:   eval "$(mou-tui completion zsh)"         # ~/.zshrc\n'
    + "fish:  mou-tui completion fish | source         # ~/.config/fish/config.fish"
)
@click.argument("shell", type=Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    completion = get_completion_class(shell)
    assert completion is not None  # click ships these three
    click.echo(completion(ctx.find_root().command, {}, "mou-tui", "_MOU_TUI_COMPLETE").source())
