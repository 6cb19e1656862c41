"""Articles, their facts and what the reader added to them, in the forms in which people work on.

`FORMATS` is the registry: a new format is one new module and one line of it.
"""

from typing import TYPE_CHECKING, Final

from mou_tui.lazily import attributes

if TYPE_CHECKING:
    from mou_tui.exporters.item import Item, Options
    from mou_tui.exporters.previews import preview
    from mou_tui.exporters.registry import FORMATS, Format, format_for
    from mou_tui.exporters.writing import ExportError, Outcome, TargetExistsError, export, write_to

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

_MODULES: Final = {
    "FORMATS": "registry", "Format": "registry", "format_for": "registry", "Item": "item", "Options": "item",
    "ExportError": "writing", "Outcome": "writing", "TargetExistsError": "writing", "export": "writing", "preview": "previews",
    "write_to": "writing",
}  # fmt: skip

_attribute = attributes(__name__, _MODULES)


def __getattr__(name: str) -> object:
    return _attribute(name)
