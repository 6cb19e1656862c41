"""A script's empty variable is no file, no query, no name: every option and argument of every command refuses it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from mou_tui.commands.group import build_group

SAYING_NOTHING = {("bookmarks", "add", "--note"), ("feeds", "add", "--name")}
"""Where nothing is what is there without the option."""


def _commands(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(command, click.Group):
        yield words, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None
        yield from _commands(below, (*words, name))


def _given() -> Iterator[tuple[str, ...]]:
    """The words of a command line each, of which one is empty."""
    for words, command in _commands(build_group()):
        arguments = [one for one in command.params if isinstance(one, click.Argument)]
        others = ["bash" if words == ("completion",) else "x" for one in arguments if one.required]
        for one in command.params:
            if isinstance(one, click.Option) and not one.is_flag and not one.count:
                option = (*words, one.opts[-1])
                if option not in SAYING_NOTHING:
                    yield *option, "", *others
        for number in range(len(others)):
            yield *words, *others[:number], "", *others[number + 1 :]


@pytest.mark.parametrize("words", _given(), ids=" ".join)
def test_nothing_is_refused(
    run: Callable[..., Any], words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    (here / "x").write_text("x")
    said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert sorted(path.name for path in here.iterdir()) == ["x"]
