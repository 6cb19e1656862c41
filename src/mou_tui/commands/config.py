"""`mou-tui config path|show|check`: the settings file."""

from collections.abc import Mapping

import click

from mou_tui import locations
from mou_tui.commands.telling import say
from mou_tui.errors import OwnDataError
from mou_tui.i18n import _
from mou_tui.settings import SETTINGS, load_settings


@click.group(help=_("Show and check the settings."))
def command() -> None:
    pass


@command.command(help=_("Print where the settings file is, whether it exists or not."))
def path() -> None:
    click.echo(locations.settings_file())


@command.command(help=_("Print the settings in force, as TOML."))
def show() -> None:
    import tomli_w

    settings = load_settings()
    values = {setting.name: getattr(settings, setting.name) for setting in SETTINGS}
    values["libraries"] = [str(folder) for folder in settings.libraries]
    click.echo(tomli_w.dumps(values), nl=False)


@command.command(help=_("Read the settings file and say whether it is right."))
def check() -> int:
    settings = load_settings()
    wrong = _wrong_keys(settings.keys) if settings.keys else []
    for sentence in wrong:
        say(sentence)
    if wrong:
        return OwnDataError.exit_code
    if settings.path.exists():
        click.echo(_("%s is right.") % settings.path)
    else:
        click.echo(_("%s does not exist: the defaults are in force.") % settings.path)
    return 0


def _wrong_keys(keys: Mapping[str, str]) -> list[str]:
    from mou_tui.app.keymap import overridden

    return overridden(keys)[1]
