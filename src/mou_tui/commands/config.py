"""`mou-tui config path|show|check|schema`: the settings file."""

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from mou_tui import locations
from mou_tui.commands.telling import say
from mou_tui.errors import OwnDataError
from mou_tui.i18n import _
from mou_tui.settings import COLUMNS, SETTINGS, Setting, faults_in, load_settings
from mou_tui.toml_lines import line_of


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
    """The own keys and the keys of own commands that cannot be had, each with its line."""
    try:
        text = path.read_text("utf-8-sig")
        tables = tomllib.loads(text)
    except (OSError, ValueError):
        return []  # which `faults_in` tells
    from mou_tui.app.own_keys import overridden, with_commands

    def in_table(name: str, sentences_of: Callable[[dict[str, str]], list[str]]) -> Iterator[OwnDataError]:
        table = tables.get(name)
        taken: dict[str, str] = {}
        told = 0
        for key, written in table.items() if isinstance(table, dict) else ():
            if isinstance(written, str):
                taken[key] = written
                # Whether a key is free depends on those before it.
                sentences = sentences_of(taken)
                place = f"{path}:{line_of(text, (name, key))}"
                yield from (OwnDataError(sentence, path=place) for sentence in sentences[told:])
                told = len(sentences)

    keys = tables.get("keys")
    own = {id_: keys[id_] for id_ in keys if isinstance(keys[id_], str)} if isinstance(keys, dict) else {}
    keymap = overridden(own)[0]
    return [
        *in_table("keys", lambda taken: overridden(taken)[1]),
        *in_table("commands", lambda taken: with_commands(keymap, taken)[1]),
    ]


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
    }
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
            one |= {"type": "object", **tables.get(setting.name, {"additionalProperties": text})}
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
