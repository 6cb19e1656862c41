"""The settings file: what is wrong in it is told with its line, all at once; editors know it by its schema."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from mou_tui.commands import run
from mou_tui.commands.config import json_schema
from mou_tui.settings import SETTINGS, Setting, Settings, faults_in, load_settings
from mou_tui.toml_lines import line_of

WRONG = """# my settings
theme = "drak"
libraries = [
  "~/news",
  "column = 9",
]
colour = "red"

column = 9
[columns]
text = "เนื้อหา"
body = "ข้อความ"
[keys]
bookmark = "insert"
bookmrak = "x"
down = "k"
"""


@pytest.fixture
def settings(tmp_path: Path) -> Callable[[str], Path]:
    def of(text: str) -> Path:
        path = tmp_path / "settings.toml"
        path.write_text(text, "utf-8")
        return path

    return of


def test_config_check_tells_every_fault_with_its_line(
    settings: Callable[[str], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    path = settings(WRONG)
    assert run(["--lang", "en", "config", "check", "--settings", str(path)]) == 4
    told = capfd.readouterr().err.splitlines()
    assert [line.split(": ")[1].removeprefix(f"{path}:") for line in told] == ["2", "7", "9", "12", "15", "16"]
    assert "“body”" in told[3] or "columns.body" in told[3]
    assert "Did you mean “bookmark”?" in told[4]


def test_the_first_fault_is_the_one_a_command_ends_with(settings: Callable[[str], Path]) -> None:
    path = settings(WRONG)
    with pytest.raises(Exception, match="drak") as error:
        load_settings(path)
    assert str(error.value) == str(faults_in(path)[0])


@pytest.mark.parametrize(
    "text",
    [
        "", 'column = 64\nera = "be"', 'libraries = []\n[columns]\ntext = "x"', '"theme" = "dark"\n', "keys = {}\n",
        'max_file_mb = 1\n\n[keys]\nbookmark = "b, insert"\n',
    ],
)  # fmt: skip
def test_what_is_right_has_no_fault(settings: Callable[[str], Path], text: str) -> None:
    assert faults_in(settings(text)) == []


KEYS = st.sampled_from([setting.name for setting in SETTINGS if setting.type is int])
NOISE = st.lists(
    st.sampled_from(["", "# column = 5", 'export_folder = """\ncolumn = 3\n"""', 'libraries = [\n "x",\n]']),
    unique=True,
)


@given(NOISE, KEYS, NOISE.filter(lambda lines: not any("=" in line for line in lines)))
def test_the_line_of_a_key_is_found_among_texts_and_lists(before: list[str], key: str, after: list[str]) -> None:
    text = "\n".join([*before, f"{key} = -1", *after])
    tomllib.loads(text)
    assert text.split("\n")[line_of(text, (key,)) - 1] == f"{key} = -1"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12), st.booleans())
def test_the_line_of_a_key_in_a_table_is_found_however_it_is_written(key: str, dotted: bool) -> None:
    written = tomli_w.dumps({"commands": {key: "wc"}}).splitlines()[1]
    lines = ["era = 'be'", f"commands.{written}"] if dotted else ["era = 'be'", "[ commands ]", "a = '1'", written]
    assert line_of("\n".join(lines), ("commands", key)) == (3 if key == "a" and not dotted else len(lines))


def test_the_schema_has_every_setting_as_the_table_has_it() -> None:
    schema = json_schema()
    root = Path(__file__).resolve().parents[2]
    assert json.loads((root / "docs" / "settings.schema.json").read_text("utf-8")) == schema
    assert list(schema["properties"]) == [setting.name for setting in SETTINGS]
    defaults: Any = Settings(Path())
    for setting in SETTINGS:
        one = schema["properties"][setting.name]
        default = getattr(defaults, setting.name)
        assert one["default"] == (list(default) if setting.type is list else default)
        assert one.get("enum", [one["default"]]).count(one["default"]) == 1
        assert one.get("minimum", 0) <= (one["default"] if setting.type is int else 0)
    assert "bookmark" in schema["properties"]["keys"]["properties"]


@pytest.mark.parametrize("setting", [setting for setting in SETTINGS if setting.type is dict], ids=lambda one: one.name)
def test_the_schema_allows_in_a_table_what_the_program_allows(
    setting: Setting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = json_schema()["properties"][setting.name]
    text = {"type": "string"}
    path = tmp_path / "settings.toml"
    path.write_text(f'[{setting.name}]\n"ctrl+y" = "grep -c MoU"\n', "utf-8")
    monkeypatch.setenv("MOU_TUI_SETTINGS", str(path))
    if run(["config", "check"]) == 0:
        assert below["additionalProperties"] == text
    assert set(map(str, below.get("properties", {}).values())) <= {str(text)}
