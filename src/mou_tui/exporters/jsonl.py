"""JSON Lines: one document a line, one an article (docs/export.md)."""

from collections.abc import Iterator
from typing import BinaryIO

from mou_tui.exporters.item import Item, Options, item_document
from mou_tui.exporters.safety import json_text


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items, one a line."""
    for item in items:
        line = json_text(item_document(item, options))
        # A lone surrogate (a file name that is no UTF-8) becomes its JSON escape.
        out.write(line.encode("utf-8", "backslashreplace") + b"\n")
