"""Garbage is looked for between frames: not while something is waited for, and in the end all of it."""

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from mou_tui.app.textual_ext import gc_scheduler
from mou_tui.app.textual_ext.gc_scheduler import GcScheduler


class Knot:
    """Garbage that only a collection frees: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collecting() -> Iterator[GcScheduler]:
    one = GcScheduler()
    one.start()
    yield one
    one.stop()


def knot() -> asyncio.Event:
    """Tie a knot and let go of it; set when it is freed."""
    return _freed(Knot())


def old_knot() -> asyncio.Event:
    """The same, of a knot that has outlived a collection of what is new."""
    held = Knot()
    gc.collect(1)
    return _freed(held)


def _freed(held: Knot) -> asyncio.Event:
    freed = asyncio.Event()
    weakref.finalize(held, asyncio.get_running_loop().call_soon_threadsafe, freed.set)
    return freed


async def test_python_does_not_collect_until_it_is_left_to_it_again(collecting: GcScheduler) -> None:
    freed = knot()
    # Far more than makes Python collect.
    many: list[list[int]] = [[] for _number in range(20_000)]
    await asyncio.sleep(0)
    assert not freed.is_set()
    assert len(many) == 20_000
    collecting.stop()
    assert gc.isenabled()
    gc.collect()
    await asyncio.wait_for(freed.wait(), 30)


async def test_new_garbage_is_freed_at_the_next_rest(collecting: GcScheduler) -> None:
    freed = knot()
    collecting.defer()
    await asyncio.wait_for(freed.wait(), 30)


async def test_what_outlived_a_collection_is_freed_in_a_long_rest(
    collecting: GcScheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc_scheduler, "_WORTH_ALL", 0)
    monkeypatch.setattr(gc_scheduler, "_LONG_REST", 0.0)
    freed = old_knot()
    collecting.defer()
    await asyncio.wait_for(freed.wait(), 30)


async def test_keys_without_end_do_not_put_it_off_for_ever(
    collecting: GcScheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc_scheduler, "_MOST_NEW", 100)
    freed = knot()
    new: list[list[int]] = []
    async with asyncio.timeout(30):
        while not freed.is_set():
            collecting.defer()
            new += ([] for _number in range(10))
            await asyncio.sleep(0)


async def test_after_many_keys_all_is_gone_through_without_a_long_rest(
    collecting: GcScheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc_scheduler, "_MOST_SINCE_ALL", 0)
    freed = old_knot()
    collecting.defer()
    await asyncio.wait_for(freed.wait(), 30)


def test_before_it_is_started_nothing_is_planned() -> None:
    GcScheduler().defer()
    assert gc.isenabled()
