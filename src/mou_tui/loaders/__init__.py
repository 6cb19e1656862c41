"""Bytes → Articles: `load` reads a file, `discover` finds files, the registry knows the formats (docs/formats.md)."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mou_tui.loaders.discovery import discover
    from mou_tui.loaders.reading import identify, load, load_bytes, readable

__all__ = ["discover", "identify", "load", "load_bytes", "readable"]


def __getattr__(name: str) -> Any:
    # Lazy: who only looks for files must not wait for the patterns that read them.
    if name == "discover":
        from mou_tui.loaders.discovery import discover

        return discover
    if name in __all__:
        from mou_tui.loaders import reading

        return getattr(reading, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
