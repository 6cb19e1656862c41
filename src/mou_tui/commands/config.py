"""`mou-tui config path|show|check|schema`: the settings file."""

import json
import tomllib
from pathlib import Path
from typing import Any

import click

from mou_tui import locations
from mou_tui.commands.telling import say
from mou_tui.errors import OwnDataError
from mou_tui.i18n import _
from mou_tui.settings import COLUMNS, SETTINGS, Setting, faults_in, line_of, load_settings


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


@command.command(help=_("Read the settings file and say all that is wrong in it, each with its line."))
def check() -> int:
    path = locations.settings_file()
    wrong = faults_in(path)
    wrong += _wrong_keys(path)
    for fault in wrong:
        say(str(fault))
    if wrong:
        return OwnDataError.exit_code
    if path.exists():
        click.echo(_("%s is right.") % path)
    else:
        click.echo(_("%s does not exist: the defaults are in force.") % path)
    return 0


def _wrong_keys(path: Path) -> list[OwnDataError]:
    """The own keys that cannot be had, each with its line."""
    try:
        text = path.read_text("utf-8-sig")
        keys = tomllib.loads(text).get("keys")
    except (OSError, ValueError):
        return []  # which `faults_in` tells
    if not isinstance(keys, dict):
        return []
    from mou_tui.app.keymap import overridden

    taken: dict[str, str] = {}
    told = 0
    wrong = []
    for id_, written in keys.items():
        if isinstance(written, str):
            taken[id_] = written
            # Whether a key is free depends on those before it.
            sentences = overridden(taken)[1]
            place = f"{path}:{line_of(text, ('keys', id_))}"
            wrong += [OwnDataError(sentence, path=place) for sentence in sentences[told:]]
            told = len(sentences)
    return wrong


@command.command(help=_("Print the JSON schema of the settings file, by which an editor checks and completes it."))
def schema() -> None:
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))


def json_schema() -> dict[str, Any]:
    """The settings as JSON schema (2020-12), with the actions' names for own keys."""
    from mou_tui.app.keymap import ACTIONS

    text = {"type": "string"}
    tables: dict[str, dict[str, Any]] = {
        name: {"properties": dict.fromkeys(keys, text), "additionalProperties": False}
        for name, keys in (("keys", [action.id for action in ACTIONS]), ("columns", COLUMNS))
    } | {"commands": {"additionalProperties": text}}
    properties: dict[str, Any] = {}
    for setting in SETTINGS:
        one: dict[str, Any] = {"description": _(setting.help), "default": _default(setting)}
        if setting.choices:
            one["enum"] = list(setting.choices)
        elif setting.type is bool:
            one["type"] = "boolean"
        elif setting.type is int:
            one |= {"type": "integer", "minimum": setting.minimum, "maximum": setting.maximum}
        elif setting.type is list:
            one |= {"type": "array", "items": {"type": "string"}}
        elif setting.type is dict:
            one |= {"type": "object", **tables[setting.name]}
        else:
            one["type"] = "string"
        properties[setting.name] = one
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mou-tui settings",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _default(setting: Setting) -> Any:
    return list(setting.default) if setting.type is list else setting.default
