"""`mou-tui version`: what `mou-tui --version` prints."""

import click

from mou_tui import __version__
from mou_tui.i18n import _


@click.command(help=_("Print the version."))
def command() -> None:
    click.echo(f"mou-tui {__version__}")
