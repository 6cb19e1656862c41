"""Faults that read like something else in the sources."""

import ast
from pathlib import Path

SOURCES = sorted((Path(__file__).resolve().parents[2] / "src").rglob("*.py"))


def test_no_f_string_formats_a_number() -> None:
    """In an f-string [0-9]{1,8} is [0-9](1, 8): the braces of a pattern are written twice."""
    wrong = [
        f"{path.name}:{node.lineno}: {ast.unparse(node.value)}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FormattedValue)
        and all(isinstance(part, ast.Constant) for part in getattr(node.value, "elts", [node.value]))
    ]
    assert SOURCES
    assert wrong == []
