"""What the children of test_killable.py do; they import it."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path


def count(number: int) -> Iterator[int]:
    yield from range(number)


def fail(values: int) -> Iterator[int]:
    yield from range(values)
    raise ValueError("no more") from KeyError("first")


def hang(values: int) -> Iterator[int]:
    yield from range(values)
    while True:
        time.sleep(60)


def end(how: int) -> Iterator[int]:
    yield 1
    os.kill(os.getpid(), how)


def fill_memory() -> Iterator[int]:
    yield len(bytearray(400 * 1024 * 1024))


def say_things() -> Iterator[str]:
    print("from a library")  # noqa: T201
    os.write(1, b"from C")
    yield "answer"


def kill_itself_at(item: str, at: str, once: str = "") -> Iterator[str]:
    if item == at and not (once and Path(once).exists()):
        if once:
            Path(once).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    yield item
    yield item * 2


def stop() -> Iterator[int]:
    os.kill(os.getpid(), signal.SIGSTOP)
    yield 1
