"""`mou-tui config path|show|check`: the settings file."""

import click

from mou_tui import locations
from mou_tui.i18n import _
from mou_tui.settings import SETTINGS, load_settings


@click.group(help=_("Show and check the settings."))
def command() -> None:
    pass


@command.command(help=_("Print where the settings file is, whether it exists or not."))
def path() -> None:
    click.echo(locations.settings_file())


@command.command(help=_("Print the settings in force."))
def show() -> None:
    settings = load_settings()
    for setting in SETTINGS:
        value = getattr(settings, setting.name)
        shown = [str(v) for v in value] if isinstance(value, tuple) else value
        click.echo(f"{setting.name} = {shown!r}")


@command.command(help=_("Read the settings file and say whether it is right."))
def check() -> None:
    settings = load_settings()
    if settings.path.exists():
        click.echo(_("%s is right.") % settings.path)
    else:
        click.echo(_("%s does not exist: the defaults are in force.") % settings.path)
