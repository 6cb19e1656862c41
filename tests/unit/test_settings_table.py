"""A setting stands in one place: its default, what it does and how it is checked."""

import ast
import inspect
from dataclasses import fields
from pathlib import Path

import pytest

from mou_tui.loaders.limits import Limits
from mou_tui.settings import SETTINGS, Setting, Settings


def test_the_table_is_the_fields_of_the_settings() -> None:
    assert [s.name for s in SETTINGS] == [f.name for f in fields(Settings) if f.name != "path"]
    assert all(s.help for s in SETTINGS)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_a_default_is_allowed(setting: Setting) -> None:
    value = list(setting.default) if isinstance(setting.default, tuple) else setting.default
    assert setting.read(value, setting, Path("settings.toml")) == setting.default


@pytest.mark.parametrize("setting", [s for s in SETTINGS if s.minimum is not None], ids=lambda s: s.name)
def test_a_number_beyond_its_bounds_is_refused(setting: Setting) -> None:
    assert setting.minimum is not None
    for value in (setting.minimum - 1, (setting.maximum or 0) + 1, True, "7"):
        with pytest.raises(ValueError, match="Give a"):
            setting.read(value, setting, Path("settings.toml"))


def test_limits_have_the_defaults_of_the_settings() -> None:
    assert Limits() == Limits.of(Settings(Path()))
    tree = ast.parse(inspect.getsource(Limits))
    numbers = [n for n in ast.walk(tree) if isinstance(n, ast.AnnAssign) and isinstance(n.value, ast.Constant)]
    assert numbers == [], "a default of its own"
