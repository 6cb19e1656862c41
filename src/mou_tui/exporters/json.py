"""JSON: an array of documents, one an article (docs/export.md)."""

from collections.abc import Iterator
from typing import BinaryIO

from mou_tui.exporters.item import Item, Options, item_document
from mou_tui.exporters.safety import json_text


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items as one indented array."""
    before = "[\n"
    for item in items:
        document = json_text(item_document(item, options), 1)
        out.write((before + document).encode("utf-8", "backslashreplace"))
        before = ",\n"
    out.write(b"\n]\n" if before == ",\n" else b"[]\n")
