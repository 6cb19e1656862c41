"""Bytes → Articles: `load` reads a file, `discover` finds files, the registry knows the formats (docs/formats.md)."""

from mou_tui.loaders.discovery import discover
from mou_tui.loaders.reading import identify, load, load_bytes

__all__ = ["discover", "identify", "load", "load_bytes"]
