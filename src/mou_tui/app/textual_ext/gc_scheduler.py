"""Python's garbage, looked for between frames: going through everything takes longer than several frames do.

Python collects when many objects have been made, which is while a frame is drawn: one key in twenty waited for it,
one in a hundred for 50 ms. Needs nothing of Textual. Without it Python collects as it always does.
"""

import asyncio
import gc
from typing import Final

from mou_tui.app.textual_ext import is_plain

_REST: Final = 0.05
"""Seconds after the last key when the new objects are gone through: its frame is on the screen."""
_LONG_REST: Final = 0.5
"""Seconds after that when all are, if `_WORTH_ALL` were new since that was last done; less than between two looks at the index."""
_WORTH_ALL: Final = 100_000
_MOST_NEW: Final = 50_000
"""New objects that do not wait for a rest: a key held down makes a thousand each time."""
_MOST_SINCE_ALL: Final = 300_000
"""New objects after which all are gone through without a long rest: some survive the first collection and die after it."""


class GcScheduler:
    """Collects in Python's place: `start` it when what stays is there, and `defer` it at everything that makes objects."""

    def __init__(self) -> None:
        self._planned: asyncio.TimerHandle | None = None
        self._since_all = 0
        self._started = False

    def start(self) -> None:
        """Collect from now on. What was made until now stays, so that nothing goes through it again."""
        if is_plain("gc_scheduler"):
            gc.enable()
            return
        gc.freeze()
        gc.disable()
        self._started = True

    def stop(self) -> None:
        """Leave it to Python again."""
        self._started = False
        self._cancel()
        gc.enable()

    def defer(self) -> None:
        """Something happens that the reader waits for; collect when it is over."""
        if not self._started or (self._planned is not None and gc.get_count()[0] > _MOST_NEW):
            return
        self._cancel()
        self._planned = asyncio.get_running_loop().call_later(_REST, self._collect_new)

    def _collect_new(self) -> None:
        self._planned = None
        self._since_all += gc.get_count()[0]
        if self._since_all > _MOST_SINCE_ALL:
            self._collect_all()
            return
        gc.collect(1)
        if self._since_all > _WORTH_ALL:
            self._planned = asyncio.get_running_loop().call_later(_LONG_REST, self._collect_all)

    def _collect_all(self) -> None:
        self._planned = None
        self._since_all = 0
        gc.collect()

    def _cancel(self) -> None:
        if self._planned is not None:
            self._planned.cancel()
            self._planned = None
