"""What runs in a child process of `killable`: works on requests, sends what comes of them, and signs that it works."""

import contextlib
import math
import os
import pickle
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final, NoReturn

from mou_tui import i18n

try:
    import resource
except ImportError:  # Windows: the wall clock holds there, memory is the system's to limit
    resource = None  # type: ignore[assignment]

READY: Final = b"mou-tui: ready\n"
"""The line by which a child says that it takes requests."""
_SIGN_SECONDS: Final = 2
"""How often a child that works gives a sign."""
_AT_MOST_HELD: Final = 0.2
"""Seconds for which values are gathered before they are sent."""
_MOST_TOGETHER: Final = 64
_MEGABYTE: Final = 1024 * 1024
_GROWN: Final = 256 * _MEGABYTE
"""A child that holds so much more than at first is not used again: the next file would not have the memory it may take."""


def serve() -> NoReturn:
    """Work on requests until the parent has gone. What libraries print goes nowhere."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    answers.write(READY)
    answers.flush()
    first = _held()
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    sender = _Sender(answers)
    threading.Thread(target=sender.give_signs, daemon=True).start()
    while True:
        try:
            language, function, arguments, cpu_seconds, memory_mb = pickle.load(requests)
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(0)  # the parent has gone
        except Exception as error:
            # What is to be done cannot be imported: no fault of what it is to be done with.
            sender.send([], error, "grown")
            os._exit(0)
        if language != i18n.language():
            i18n.set_language(language)
        _limit(first, cpu_seconds, memory_mb)
        _work(function, arguments, sender, first)


class _Sender:
    """Writes answers, and between them the sign that the next is being worked on: who hears that no longer has gone."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._writing = threading.Lock()
        self._working = threading.Event()

    def begin(self) -> None:
        """An answer is being worked on."""
        self._working.set()

    def send(self, values: list[Any], error: Exception | None = None, state: str = "more") -> None:
        """Write an answer. Raises what pickling it raises."""
        failure = error and (error, _causes(error))
        answer = pickle.dumps((values, failure, state), pickle.HIGHEST_PROTOCOL)
        with self._writing:
            if state != "more":
                self._working.clear()
            self._write(answer)

    def give_signs(self) -> None:
        """Give a sign now and then while there is work."""
        sign = pickle.dumps(([], None, "more"), pickle.HIGHEST_PROTOCOL)
        while self._working.wait():
            time.sleep(_SIGN_SECONDS)
            with self._writing:
                if self._working.is_set():
                    self._write(sign)

    def _write(self, answer: bytes) -> None:
        try:
            self._answers.write(answer)
            self._answers.flush()
        except OSError:
            os._exit(0)  # the parent has gone


def _work(function: Callable[..., Iterable[Any]], arguments: Any, sender: _Sender, first: int) -> None:
    values: list[Any] = []
    failure = None
    sender.begin()
    try:
        sent = time.monotonic()
        for value in function(*arguments):
            values.append(value)
            if len(values) >= _MOST_TOGETHER or time.monotonic() - sent > _AT_MOST_HELD:
                sender.send(values)
                values.clear()
                sent = time.monotonic()
    except Exception as error:
        failure = error
    state = "grown" if _held() - first > _GROWN else "ready"
    try:
        sender.send(values, failure, state)
    except Exception as error:
        # An exception that cannot be pickled.
        sender.send([], RuntimeError(f"{type(failure).__name__}: {failure}\n{error}"), state)


def _causes(error: Exception) -> list[tuple[str, str]]:
    """What `error` was raised from, one after the other, each by its name and words."""
    causes = []
    seen: set[int] = {id(error)}
    here: BaseException | None = error
    while here is not None:
        here = here.__cause__ or (None if here.__suppress_context__ else here.__context__)
        if here is None or id(here) in seen:
            break
        seen.add(id(here))
        if not type(here).__module__.startswith("mou_tui."):  # our own sentences have been said
            causes.append((type(here).__name__, str(here)))
    return causes


def _held() -> int:
    """The bytes of address space that this process has, where the system tells."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _limit(first: int, cpu_seconds: float | None, memory_mb: int | None) -> None:
    """Bound this process' memory and, for a parent that is gone and kills nobody any more, its time.

    macOS accepts the first and does not hold it; Windows has neither.
    """
    if resource is None:
        return
    with contextlib.suppress(OSError, ValueError):
        if memory_mb is not None:
            _soften(resource.RLIMIT_AS, first + memory_mb * _MEGABYTE)
        if cpu_seconds is not None:
            _soften(resource.RLIMIT_CPU, math.ceil(time.process_time() + cpu_seconds) + 1)


def _soften(which: int, limit: int) -> None:
    hard = resource.getrlimit(which)[1]
    resource.setrlimit(which, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def each_of(function: Callable[[Any], Iterable[Any]], items: Sequence[Any]) -> Iterator[tuple[Any] | None]:
    """What `function` yields for each of the `items`, and None after each."""
    for item in items:
        for value in function(item):
            yield (value,)
        yield None
