"""One frame for a key and what comes of it."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Any, Final

from textual.screen import Screen
from textual.timer import Timer

MAX_FRAME_HOLD: Final = 0.04
"""Seconds for which a frame waits for the results of what was typed."""

FRAME_WRITE_TIME: Final = 0.02
"""Seconds until a frame is written: what else this interpreter does before is in the way of the thread that writes."""

_MESSAGE_HOPS: Final = 8
"""Turns of the event loop that a message takes from a pane to the screen and from there to the status line, with one to spare."""


class FramePacer:
    """Holds the screen's painting until what belongs into one frame is there."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._held: ExitStack | None = None
        self._hold_timer: Timer | None = None
        self._prepare: Callable[[], None] | None = None
        self._prepare_timer: Timer | None = None
        self._holds = 0
        """How often something was held so far: each is released by what it waits for."""
        self._releasing: asyncio.Task[None] | None = None

    def together(self) -> AbstractContextManager[None]:
        """Paint what is changed in this block in one frame."""
        return self._screen.app.batch_update()

    def after_refresh(self, call: Callable[[], None]) -> None:
        """Call this when the screen has been laid out and painted next."""
        self._screen.call_after_refresh(call)

    def when_written(self, call: Callable[[], None]) -> None:
        """Call this when the frame that is painted now has been written."""
        self._screen.set_timer(FRAME_WRITE_TIME, call)

    def prepare_later(self, call: Callable[[], None]) -> None:
        """Call this when the frame that is held has been written, unless another is held before."""
        self._prepare = call

    def hold(self) -> None:
        """Paint nothing until `release`, though not for long."""
        self._holds += 1
        if self._prepare_timer is not None:
            self._prepare_timer.stop()
        if self._held is None:
            self._held = ExitStack()
            self._held.enter_context(self._screen.app.batch_update())
            self._hold_timer = self._screen.set_timer(MAX_FRAME_HOLD, self._release_now)

    def release(self) -> None:
        """Paint what has changed since `hold`, as soon as the panes have said so: each does in a turn of its own, and so do
        their parents. Painted at once a frame would have what was typed and not what it finds."""
        self._releasing = asyncio.create_task(self._release_when_told(self._holds))

    async def _release_when_told(self, hold: int) -> None:
        for _hop in range(_MESSAGE_HOPS):
            await asyncio.sleep(0)
        # Unless something else is held since, which waits for what comes of it.
        if hold == self._holds:
            self._release_now()

    def _release_now(self) -> None:
        if self._held is None:
            return
        assert self._hold_timer is not None
        self._hold_timer.stop()
        held, self._held = self._held, None
        held.close()
        self._screen.check_idle()
        if self._prepare is not None:
            prepare, self._prepare = self._prepare, None
            self._prepare_timer = self._screen.set_timer(FRAME_WRITE_TIME, prepare)
