"""Nothing blinks or glides for who does not want it."""

from typing import Any

from textual import constants
from textual.app import App
from textual.widgets import Input


def use_motion(app: App[Any], *, reduced: bool) -> None:
    """Let cursors of lines blink and what Textual moves glide, or neither where `reduced`; before any line is made."""
    app.animation_level = "none" if reduced else constants.TEXTUAL_ANIMATIONS
    # A line takes the class's value when it is made, wherever that is.
    vars(Input)["cursor_blink"]._default = not reduced and app.animation_level != "none"
