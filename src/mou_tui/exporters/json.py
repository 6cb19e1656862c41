"""JSON: an array of documents, one an article (docs/export.md)."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from mou_tui.exporters.item import Item, Options, item_document


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items as one indented array."""
    before = "[\n"
    for item in items:
        document = json.dumps(item_document(item, options), ensure_ascii=False, indent=1)
        out.write((before + document).encode("utf-8", "backslashreplace"))
        before = ",\n"
    out.write(b"\n]\n" if before == ",\n" else b"[]\n")
