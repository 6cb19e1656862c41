"""Work that ends when the widgets that it is about have been taken away."""

import asyncio
from pathlib import Path

import pytest
from tests.app.running import running
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import WorkerFailed

from mou_tui.app.textual_ext.faults import FaultTolerantApp


class Working(Screen[None]):
    """A screen whose worker looks for a widget when it is ended."""

    def compose(self) -> ComposeResult:
        yield Static("here", id="told")

    def on_mount(self) -> None:
        self.run_worker(self.work())

    async def work(self) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            self.query_one("#told", Static).update("done")


class Program(FaultTolerantApp, App[None]):
    def on_mount(self) -> None:
        self.push_screen(Working())


async def test_a_worker_whose_screen_was_left_ends_nothing() -> None:
    app = Program()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.pop_screen()
        await pilot.pause()
        assert app.fault is None
        assert app.is_running


async def test_a_worker_that_ends_with_the_program_is_no_fault() -> None:
    app = Program()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.exit()
    assert app.fault is None


async def test_a_worker_that_looks_for_what_was_never_there_is_a_fault() -> None:
    app = Program()

    async def look() -> None:
        app.screen.query_one("#other")

    async def run() -> None:
        async with app.run_test() as pilot:
            app.screen.run_worker(look())
            await pilot.pause()

    with pytest.raises(WorkerFailed):
        await run()


async def test_a_command_of_the_reader_that_ends_after_it_tells_nothing(small_library: Path) -> None:
    async with running(small_library) as run:

        async def look() -> None:
            run.app.exit()
            run.reader.query_one("#gone")

        run.app.start(look)
        await run.pilot.pause()
    assert run.app.fault is None
