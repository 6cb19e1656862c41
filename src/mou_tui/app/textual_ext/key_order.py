"""Keys answered in the order in which they were typed.

Needs `App._check_bindings`. Textual hands a key to the queue of the focused widget, so that keys typed right after one that moves
the focus would still reach the old widget: without this piece, what is typed fast goes astray.
"""

import asyncio
import contextlib
from typing import TYPE_CHECKING, Final

from textual import events
from textual.message_pump import MessagePump
from textual.widgets import Input

from mou_tui.app.textual_ext import is_plain

if TYPE_CHECKING:
    from textual.app import App

    _App = App[None]
else:
    # To be named before the app's class: to define a class of apps takes as long as ten others.
    _App = object

_CAUGHT_UP_WITHIN: Final = 10
"""Seconds that a key waits for what was typed before it, at most: sooner it would be taken for another command on a busy machine."""


class OrderedKeys(_App):
    """An app whose bindings run when a key arrives, and not when the focused widget gets to it."""

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key) or event.is_forwarded or is_plain("key_order"):
            await super().on_event(event)
            return
        screen, focused = self.screen, self.focused
        if isinstance(focused, Input):
            if event.key == "enter" and await self._submit(focused):
                return
        elif await self._check_bindings(event.key):
            return
        await super().on_event(event)
        if getattr(screen, "answers_keys", False):
            await _caught_up(focused, screen)

    async def _submit(self, line: Input) -> bool:
        """Answer the Enter of a line of typing before the next key, which is for the pane that has the focus then."""
        # First what was typed before it.
        await _caught_up(line)
        answered = await self._check_bindings("enter")
        # The line tells its parent that it was submitted, and that the screen.
        await _caught_up(line, line.parent, line.parent, line.screen)
        return answered


async def _caught_up(*pumps: MessagePump | None) -> None:
    """Wait until each has dealt with all that it was told so far, one after the other, but no key for long."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_CAUGHT_UP_WITHIN):
            for pump in pumps:
                reached = asyncio.Event()
                if pump is not None and pump.call_later(reached.set):
                    await reached.wait()
