"""A child that hangs, crashes or is killed, and who asked it."""

import importlib
import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mou_tui import killable
from mou_tui.killable import Killable, KillablePool, KilledError, interrupt_all

PATIENCE = 60.0


@pytest.fixture(autouse=True)
def work(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The functions that children run, in a module that they find where we find it."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return importlib.import_module("work_of_children")


@pytest.fixture
def child(work: Any) -> Iterator[Killable]:
    asked = Killable()
    yield asked
    asked.end()


def reason_of(child: Killable, function: Any, *arguments: Any, **limits: Any) -> str:
    with pytest.raises(KilledError) as caught:
        list(child.ask(function, *arguments, **({"seconds": PATIENCE} | limits)))
    assert not child.is_ready
    assert not child.is_alive()
    return caught.value.reason


def test_it_answers_again_and_again(work: Any, child: Killable) -> None:
    for number in (0, 1, 1000):
        assert list(child.ask(work.count, number, seconds=PATIENCE)) == list(range(number))
        assert child.is_ready


def test_what_goes_wrong_in_it_is_raised_after_what_went_well(work: Any, child: Killable) -> None:
    values = child.ask(work.fail, 70, seconds=PATIENCE)
    assert [next(values) for _ in range(70)] == list(range(70))
    with pytest.raises(ValueError, match="no more") as caught:
        next(values)
    cause = caught.value.__cause__
    assert (type(cause).__name__, str(cause)) == ("KeyError", "'first'")
    assert list(child.ask(work.count, 2, seconds=PATIENCE)) == [0, 1]


def test_one_that_hangs_is_killed(work: Any, child: Killable) -> None:
    assert reason_of(child, work.hang, 3, seconds=0.5) == "time"


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_one_that_is_stopped_while_it_is_told_something_is_killed(work: Any, child: Killable) -> None:
    child._process.send_signal(signal.SIGSTOP)
    assert reason_of(child, work.count, "x" * 10_000_000, seconds=0.5) == "time"


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(("how", "reason"), [(9, "killed"), (15, "killed"), (6, "crash"), (11, "crash")])
def test_how_it_ended_is_told(work: Any, child: Killable, how: int, reason: str) -> None:
    assert reason_of(child, work.end, how) == reason


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound it")
def test_memory_is_bounded(work: Any, child: Killable) -> None:
    with pytest.raises(MemoryError):
        list(child.ask(work.fill_memory, seconds=PATIENCE, memory_mb=200))
    assert list(child.ask(work.fill_memory, seconds=PATIENCE, memory_mb=1000)) == [400 * 1024 * 1024]


def test_what_libraries_print_goes_nowhere(work: Any, child: Killable, capfd: pytest.CaptureFixture[str]) -> None:
    assert list(child.ask(work.say_things, seconds=PATIENCE)) == ["answer"]
    assert capfd.readouterr() == ("", "")


def test_one_killed_while_it_waits_is_noticed(work: Any, child: Killable) -> None:
    child._process.kill()
    child._process.wait()
    assert not child.is_alive()
    assert reason_of(child, work.count, 1) == "killed"


def test_a_pool_replaces_what_was_killed_and_loses_nothing(work: Any, tmp_path: Path) -> None:
    pool = KillablePool(2, PATIENCE)
    try:
        always = pool.submit(partial(work.kill_itself_at, at="c"), "abcde")
        once = pool.submit(partial(work.kill_itself_at, at="c", once=str(tmp_path / "once")), "abcde")
        assert once.result() == [["a", "aa"], ["b", "bb"], ["c", "cc"], ["d", "dd"], ["e", "ee"]]
        results = always.result()
        assert isinstance(results[2], KilledError)
        assert [r for n, r in enumerate(results) if n != 2] == [["a", "aa"], ["b", "bb"], ["d", "dd"], ["e", "ee"]]
    finally:
        pool.close()


def test_a_closed_pool_ends_its_children_at_once(work: Any) -> None:
    pool = KillablePool(1, PATIENCE)
    future = pool.submit(work.hang, [3])
    started = pool.submit(work.count, [1])
    pool.close()
    with pytest.raises(BaseException):  # noqa: B017, PT011 - cancelled, by whichever of the two names
        future.result()
    assert started.cancelled() or started.exception() is not None


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_one_that_gives_no_sign_is_taken_for_killed(work: Any, child: Killable) -> None:
    assert reason_of(child, work.stop, seconds=PATIENCE, silent_seconds=1) == "killed"


def test_whoever_asks_one_that_is_interrupted_is_interrupted(
    work: Any, child: Killable, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Killable()
    # Those of other tests are spared.
    monkeypatch.setattr(killable, "_alive", {child})
    interrupt_all()
    with pytest.raises(KeyboardInterrupt):
        list(child.ask(work.count, 1, seconds=PATIENCE))
    assert list(other.ask(work.count, 1, seconds=PATIENCE)) == [0]
    other.end()
