"""The pages on feeds, stories and importing tell every subcommand and every option of theirs, and what they print."""

import json
import re
from pathlib import Path

import click
import pytest

from mou_tui.commands import feeds as feeds_command
from mou_tui.commands import group as group_module
from mou_tui.feeds.child import FeedsProgress
from mou_tui.feeds.subscriptions import Feed

DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.mark.parametrize(("name", "page"), [("feeds", "feeds"), ("stories", "library"), ("import", "bookmarks")])
def test_every_subcommand_and_option_is_told(name: str, page: str) -> None:
    told = (DOCS / f"{page}.md").read_text("utf-8")
    group = group_module.build_group()
    command = group.get_command(click.Context(group), name)
    assert command is not None
    below = command.commands if isinstance(command, click.Group) else {"": command}
    for word, one in below.items():
        assert f"mou-tui {name} {word}".rstrip() in told
        for option in (p for p in one.params if isinstance(p, click.Option) and p.expose_value):
            assert any(written in told for written in option.opts), (word, option.opts)


def test_what_an_update_prints_is_told() -> None:
    page = (DOCS / "feeds.md").read_text("utf-8")
    (line,) = re.findall(r"^    (\{\"phase\".*\})$", page, re.MULTILINE)
    assert list(json.loads(line)) == list(FeedsProgress.__dataclass_fields__)


def test_the_keys_of_feeds_toml_are_told() -> None:
    page = (DOCS / "feeds.md").read_text("utf-8")
    for key in Feed.__dataclass_fields__:
        assert f"{key} = " in page


def test_the_columns_of_csv_are_told() -> None:
    page = (DOCS / "feeds.md").read_text("utf-8")
    for columns in (feeds_command.CSV_COLUMNS, feeds_command.ITEM_CSV_COLUMNS):
        assert f"`{','.join(columns)}`" in page
