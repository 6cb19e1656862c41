"""What the tests of the running reader share: an app over the seeds whose index is ready, and waiting without sleeping."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from mou_tui.app.app import MouApp
from mou_tui.app.reader.screen import ReaderScreen
from mou_tui.app.reader.state import ReaderState
from mou_tui.library import sync
from mou_tui.settings import Settings

Shown = TypeVar("Shown", bound=Screen[Any])


class Running:
    """A reader that runs, its screen, and the pilot that presses its keys."""

    def __init__(self, app: MouApp, pilot: "Pilot[None]") -> None:
        self.app, self.pilot = app, pilot

    @property
    def state(self) -> ReaderState:
        return self.app.state

    @property
    def reader(self) -> ReaderScreen:
        return self.app.reader

    @property
    def lines(self) -> list[str]:
        """The lines of the terminal as they are drawn, what lies over the reader on top."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    async def until(self, condition: Callable[[], object]) -> None:
        """Let the app run until `condition` holds; fails where it never does."""
        for _turn in range(3000):
            if condition():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.01)
        raise AssertionError("what was waited for did not happen")

    async def opened(self, key: str, kind: type[Shown]) -> Shown:
        """Press a key and wait for the screen of this kind that it opens."""
        await self.press(key)
        await self.until(lambda: isinstance(self.app.screen, kind))
        screen = self.app.screen
        assert isinstance(screen, kind)
        return screen

    async def press(self, *keys: str) -> None:
        """Press keys and let what they have written in the background be finished."""
        await self.pilot.press(*keys)
        await self.written()

    async def written(self) -> None:
        """Wait until the writing thread has done what it was given so far."""
        await self.app.background(lambda: None)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Put text into the line that has the focus; `Pilot.press` cannot type combining marks."""
        from textual.widgets import Input

        line = self.app.focused
        assert isinstance(line, Input)
        line.value = text
        line.cursor_position = len(text)
        await self.pilot.pause()

    async def search(self, text: str) -> None:
        """Type into the search line and wait for all results."""
        await self.pilot.press("f4")
        await self.type(text)
        await self.until(
            lambda: (
                self.state.search_result and self.state.search_result.text == text and self.state.search_result.exact
            )
        )


@asynccontextmanager
async def running(
    folder: Path,
    size: tuple[int, int] = (120, 35),
    settings: Settings | None = None,
    *,
    indexed: bool = True,
    with_facts: bool = True,
    theme: str | None = None,
) -> AsyncIterator[Running]:
    """The reader on `folder`, its index up to date unless the test is about how it gets so."""
    if indexed:
        sync([folder], with_facts=with_facts)
    app = MouApp([folder], settings, theme=theme, watch=False, index=not indexed)
    async with app.run_test(size=size) as pilot:
        run = Running(app, pilot)
        await run.until(lambda: app.state.workspace is not None and not app.state.opening)
        yield run
