"""The fence: all that uses, or replaces, the inside of Textual; nothing outside this package does.

Each module is a piece, which says what it does, which names of Textual's inside it needs, and what is lost without it. With
MOU_TUI_PLAIN_TEXTUAL=1 the reader runs without them, on what Textual documents; a list of pieces (`compositor,driver`) switches
those off. `tests/unit/app/test_textual_contract.py` names every private name with its signature; docs/architecture.md says how to
move to a new Textual.
"""

import os
from typing import Final

PIECES: Final = (
    "cached_styles", "compositor", "driver", "gc_scheduler", "job_control", "key_order", "line_input", "line_pane",
)  # fmt: skip
"""What can be switched off. `faults` and `colours` cannot: without them a fault ends the reader, and NO_COLOR draws black on black."""

_off: Final = os.environ.get("MOU_TUI_PLAIN_TEXTUAL", "")


def is_plain(piece: str) -> bool:
    """Whether Textual's own way is taken in place of one of PIECES."""
    return _off == "1" or piece in _off.split(",")
