"""The one table of formats. A new format is one module with a reader and one line here."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from mou_tui.loaders.draft import Draft

Reader = Callable[[bytes, str], Iterator[Draft]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    `suffixes` are lower-case, with the dot. `sniff` tells by the first bytes whether a file is of this kind, whatever its
    name (None: only the name tells). `reader` is "module:function", imported when a file of this kind is opened: it takes the
    bytes and the suffix and yields drafts.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    sniff: Callable[[bytes], bool] | None = None

    def read(self, data: bytes, suffix: str) -> Iterator[Draft]:
        """The drafts in `data`. Raises InputError without a path, or what the format's library raises."""
        module, _, function = self.reader.partition(":")
        reader: Reader = getattr(importlib.import_module(f"mou_tui.loaders.{module}"), function)
        return reader(data, suffix)


FORMATS: Final[tuple[Format, ...]] = (Format("text", (".txt", ".text", ".md", ".markdown"), "plain:read_text"),)
"""In the order in which they are asked; text last, since any text is text."""

SUFFIXES: Final = frozenset(suffix for format in FORMATS for suffix in format.suffixes)
"""The names' endings by which a folder's files are taken for articles."""


def format_of(data: bytes, suffix: str) -> Format | None:
    """The format of a file, by its content first and its name second; None where there is none."""
    for known in FORMATS:
        if known.sniff is not None and known.sniff(data):
            return known
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    return None
