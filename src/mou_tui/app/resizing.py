"""Changes of the terminal's size that come together."""

from collections.abc import Callable
from typing import Final

from textual.app import App
from textual.geometry import Size
from textual.timer import Timer

RESIZED_WITHIN: Final = 0.03
"""Seconds after which changes of size that come together are over; Textual gathers them for 8 ms."""


class Resizing:
    """Has all drawn anew where changes of size came together, or one that is none.

    A window made smaller and back at once has its old size, for which nobody draws anything, but its terminal forgot a part.
    """

    def __init__(self, app: App[None], draw_everything: Callable[[], None]) -> None:
        self._app, self._draw_everything = app, draw_everything
        self._timer: Timer | None = None
        """Ends when no change of size has come for a while."""
        self._came_together = False

    def note(self, size: Size) -> None:
        """The terminal has this size now."""
        if self._timer is not None:
            self._timer.stop()
        self._came_together = self._timer is not None or size == self._app.size
        self._timer = self._app.set_timer(RESIZED_WITHIN, self.over)

    def over(self) -> None:
        """No change of size has come for a while."""
        self._timer = None
        if self._came_together:
            self._draw_everything()
