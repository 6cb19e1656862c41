"""A line to type in that lays nothing out anew while it stays as wide.

Replaces `Input.virtual_size`, which lays out the whole screen when it changes, with every letter. Without it a letter costs a
layout of the screen.
"""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from mou_tui.app.textual_ext import is_plain
from mou_tui.app.textual_ext.cached_styles import CachedStyles


class LineInput(CachedStyles, Input):
    """Textual's input in a line of a fixed width."""

    if not is_plain("line_input"):
        virtual_size = Reactive(Size(0, 0))
