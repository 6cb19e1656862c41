"""Only `textual_ext` knows the inside of Textual; everything else uses what Textual documents."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import mou_tui

ROOT = Path(mou_tui.__file__).parent
OUTSIDE = [
    path
    for path in sorted([*(ROOT / "app").rglob("*.py"), ROOT / "commands" / "reader.py"])
    if "textual_ext" not in path.parts
]
NAMES = [".".join(("mou_tui", *path.relative_to(ROOT).with_suffix("").parts)) for path in OUTSIDE]


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


def foreign_names(tree: ast.Module) -> Iterator[str]:
    """Private modules that are imported, private names of others, and attributes of anything but `self` and `cls`."""
    own = {
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    own |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            parts = (node.module or "").split(".")
            if parts[0] in ("textual", "rich"):
                yield from (f"{node.module}" for part in parts if is_private(part))
                yield from (f"{node.module}.{alias.name}" for alias in node.names if is_private(alias.name))
        elif isinstance(node, ast.Attribute) and is_private(node.attr):
            of_self = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
            if not of_self and node.attr not in own:
                yield f"{ast.unparse(node.value)}.{node.attr}"


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_private_name_of_another_stands_outside_the_fence(path: Path) -> None:
    assert list(foreign_names(ast.parse(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "source",
    [
        "from textual._compositor import Compositor",
        "from textual.keys import _key",
        "def f(app): app._exit = 1; app._end()",
    ],
)
def test_a_private_name_is_found(source: str) -> None:
    assert list(foreign_names(ast.parse(source)))


def private_names_of_textual(cls: type) -> set[str]:
    """What the classes of Textual that a class builds on call private."""
    names: set[str] = set()
    for base in cls.__mro__:
        if base.__module__.startswith("textual"):
            names |= {name for name in vars(base) if is_private(name)}
            names |= set(re.findall(r"self\.(_[a-z]\w*)", inspect.getsource(base)))
    return names


@pytest.mark.parametrize("name", NAMES)
def test_no_widget_takes_a_name_that_textual_uses_itself(name: str) -> None:
    module = importlib.import_module(name)
    for cls in vars(module).values():
        if not inspect.isclass(cls) or cls.__module__ != name:
            continue
        tree = ast.parse(
            inspect.cleandoc("if True:\n" + inspect.getsource(cls))
            if cls.__qualname__ != cls.__name__
            else inspect.getsource(cls)
        )
        used = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
        }
        used |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert not {n for n in used if is_private(n)} & private_names_of_textual(cls), cls
