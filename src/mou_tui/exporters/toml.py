"""TOML: one `[[item]]` an article, with its facts and bookmarks (docs/export.md). https://toml.io/en/v1.0.0"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import tomli_w

from mou_tui.exporters.item import Item, Options, item_document
from mou_tui.exporters.safety import plain
from mou_tui.loaders.exports import MARK


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items as an array of tables."""
    out.write(f"# {MARK}\n\n".encode())
    for item in items:
        table = _writable(item_document(item, options))
        text = tomli_w.dumps({"item": table}, multiline_strings=True)
        # tomli_w knows no streaming: a table becomes an element of the array by its header.
        out.write(text.replace("[item]\n", "[[item]]\n", 1).encode() + b"\n")


def _writable(value: Any) -> Any:
    """A JSON value as TOML has it: without nulls, and without what is no Unicode text."""
    if isinstance(value, Mapping):
        return {key: _writable(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_writable(item) for item in value if item is not None]
    return plain(value) if isinstance(value, str) else value
