"""docs/cli.md tells what the commands do: their columns, their keys, their options, their examples."""

import importlib
import json
import re
from pathlib import Path

import click
import pytest

from mou_tui.commands import group, run, telling

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "cli.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["list_", "search", "facts", "agreements", "bookmarks"])
def test_the_columns_of_csv_are_told(name: str) -> None:
    columns = importlib.import_module(f"mou_tui.commands.{name}").CSV_COLUMNS
    assert f"`{','.join(columns)}`" in PAGE


@pytest.mark.parametrize(
    ("command", "words"), [("list", []), ("search", ["ลงนาม"]), ("agreements", []), ("index", ["--progress", "jsonl"])]
)
def test_the_keys_of_json_are_told(
    command: str, words: list[str], seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [set(json.loads(block.replace("\n", ""))) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
    assert run([command, *words, str(seeds)]) == 0
    for line in capsys.readouterr().out.splitlines():
        assert set(json.loads(line)) - {"more_matches"} in told


def test_every_command_and_its_options_are_told() -> None:
    whole = group.build_group()
    context = click.Context(whole)
    for name in ("list", "search", "facts", "agreements"):
        assert f"`mou-tui {name} " in PAGE
        command = whole.get_command(context, name)
        assert command is not None
        for option in (p for p in command.params if isinstance(p, click.Option)):
            assert any(word in PAGE for word in option.opts), (name, option.opts)


def test_the_python_example_runs(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(example.replace("news.txt", str(next(seeds.glob("000_*.txt")))), {})
    assert "status renewed" in capsys.readouterr().out


def test_the_exit_codes_are_told() -> None:
    for code in (0, 1, 2, 3, 4, telling.EXIT_INTERNAL, telling.EXIT_INTERRUPTED):
        assert f"\n| {code} | " in PAGE
