"""Articles, their facts and what the reader added to them, in the forms in which people work on.

`FORMATS` is the registry: a new format is one new module and one line of it.
"""

from mou_tui.exporters.export import (
    ExportError,
    Outcome,
    TargetExistsError,
    export,
    preview,
    write_to,
)
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.registry import FORMATS, Format, format_for

__all__ = [
    "FORMATS",
    "ExportError",
    "Format",
    "Item",
    "Options",
    "Outcome",
    "TargetExistsError",
    "export",
    "format_for",
    "preview",
    "write_to",
]
