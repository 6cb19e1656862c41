"""mou-tui: a terminal reader for Thai news about agreements.

`load` and `extract` are the whole of the Python API; see docs/facts-format.md.
"""

from __future__ import annotations

# Not from typing, which takes longer to import than `mou-tui --version` to print.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mou_tui.facts import extract
    from mou_tui.loaders import load

__version__ = "0.2.0"
__all__ = ["__version__", "extract", "load"]


def __getattr__(name: str) -> Any:
    # Lazy, so that `mou-tui --version` and the start of the reader do not pay for what they don't use.
    if name == "load":
        from mou_tui.loaders import load

        return load
    if name == "extract":
        from mou_tui.facts import extract

        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
