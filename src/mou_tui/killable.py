"""A child process that works on one request at a time and can be killed: limits of time and memory that hold inside C libraries.

Requests and answers are pickles on the child's stdin and stdout. No lock and no pipe is shared with a third process, so one
that is killed at any moment leaves nothing behind that another would wait for; and the child is a new Python, so neither the
caller's main module is run again (as `multiprocessing` would) nor its open files and threads are copied. What runs in it is
`killable_child`.
"""

import contextlib
import math
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any, Final, Literal

from mou_tui import i18n
from mou_tui.killable_child import READY, each_of

Reason = Literal["time", "crash", "killed"]

_START_SECONDS: Final = 60
"""A child that has not begun by then never will."""
_LOOK_SECONDS: Final = 0.2
"""How often the clock is looked at while a child works."""
_SILENT_SECONDS: Final = 20
"""A child of a pool that has given none for so long hangs as a whole (it was stopped, or the system holds it), and is replaced."""


class KilledError(Exception):
    """The child ended before it had answered.

    `reason` is "time" where it took too long, "crash" where what it did ended it (a fault in a library, or no memory left),
    "killed" where somebody else did or stopped it (a person, or the system in want of memory).
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


_alive: "weakref.WeakSet[Killable]" = weakref.WeakSet()


def interrupt_all() -> None:
    """Kill every child of this process; whoever waits for one gets KeyboardInterrupt. May be called by a signal's handler."""
    for child in list(_alive):
        child.interrupted = True
        child.kill()


class Killable:
    """A child process. Raises OSError where none can be started; belongs to the thread that asks it."""

    def __init__(self, pool: "KillablePool | None" = None) -> None:
        self.pool = pool
        start = f"import sys; sys.path[:] = {sys.path!a}; from mou_tui.killable_child import serve; serve()"
        self._process = subprocess.Popen(
            [sys.executable, "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What libraries say there would stand in the middle of the reader's screen.
            stderr=subprocess.DEVNULL,
            # Ctrl-C at the terminal is the parent's to answer.
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
            | getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests: Any = self._process.stdin
        self._answers: Any = self._process.stdout
        self._owner = os.getpid()
        self._clock = threading.Lock()
        self._until = math.inf
        self._late = False
        self.interrupted = False
        self._ended = threading.Event()
        self.is_ready = False
        """Whether it waits for a request."""
        _alive.add(self)
        threading.Thread(target=_watch, args=(weakref.ref(self), self._ended), daemon=True, name="killable").start()
        with self._limited(_START_SECONDS):
            # Whatever Python itself or what is installed beside us prints first is passed over.
            started = any(line == READY for line in iter(self._answers.readline, b""))
        if not started:
            self.end()
            raise ChildProcessError(f"{sys.executable}: the process that reads files does not start")
        self.is_ready = True

    def ask(
        self,
        function: Callable[..., Iterable[Any]],
        *arguments: Any,
        seconds: float,
        silent_seconds: float = math.inf,
        cpu_seconds: float | None = None,
        memory_mb: int | None = None,
    ) -> Iterator[Any]:
        """What `function(*arguments)` yields in the child, in order, some at a time; then what it raises, if anything.

        `seconds` bounds the time from one value to the next, `silent_seconds` that without the sign which the child gives
        while it works. `cpu_seconds` bounds all the time that it works at this, and `memory_mb` what it may hold, where the
        system can bound these. Raises KilledError.
        """
        self.is_ready = False
        request: Any = (i18n.language(), function, arguments, cpu_seconds, memory_mb)
        state = "more"
        until = time.monotonic() + seconds
        while state == "more":
            try:
                with self._limited(min(until - time.monotonic(), silent_seconds)):
                    if request is not None:
                        pickle.dump(request, self._requests, pickle.HIGHEST_PROTOCOL)
                        self._requests.flush()
                        request = None
                    values, error, state = pickle.load(self._answers)
            except (OSError, EOFError, pickle.UnpicklingError, ValueError):
                reason = self._reason()
                self.end()
                if self.interrupted:
                    raise KeyboardInterrupt from None
                # One that gave no sign at all was stopped by others.
                raise KilledError("killed" if reason == "time" and time.monotonic() < until else reason) from None
            if values:
                yield from values
                until = time.monotonic() + seconds
        self.is_ready = state == "ready"
        if not self.is_ready:
            self.end()
        if error is not None:
            raise error[0] from _caused(error[1])

    @contextlib.contextmanager
    def _limited(self, seconds: float) -> Iterator[None]:
        """The child is killed where this takes longer than `seconds`."""
        with self._clock:
            self._until = time.monotonic() + seconds
        try:
            yield
        finally:
            with self._clock:
                self._until = math.inf
        if self._late:
            # Killed in the moment in which it answered.
            raise EOFError

    def kill_where_late(self) -> None:
        """Kill the child where its time is over."""
        with self._clock:
            if time.monotonic() > self._until:
                self._late = True
                self.kill()

    def _reason(self) -> Reason:
        if self._late:
            return "time"
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_LOOK_SECONDS)
        code = self._process.returncode
        if hasattr(signal, "SIGXCPU") and code == -signal.SIGXCPU:
            return "time"
        by_others = {-int(getattr(signal, name)) for name in ("SIGKILL", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
        # Without a code it lives and has closed its pipe, or sends what is no answer.
        return "killed" if code in by_others else "crash"

    @property
    def is_own(self) -> bool:
        """Whether this process started it: one that was forked has it too, and must not use it."""
        return self._owner == os.getpid()

    def is_alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def kill(self) -> None:
        """Kill the child and do nothing else."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def end(self) -> None:
        """Kill the child and clear up after it."""
        self.is_ready = False
        self._ended.set()
        self.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            # One that the system itself does not let go ends when it can.
            self._process.wait(2)
        for pipe in (self._requests, self._answers):
            with contextlib.suppress(OSError):
                pipe.close()


def _caused(causes: Sequence[tuple[str, str]]) -> Exception | None:
    """The chain of exceptions from which another was raised, of which a pickle knows only names and words."""
    error = None
    for name, words in reversed(causes):
        outer = type(name, (Exception,), {})(words)
        outer.__cause__ = error
        error = outer
    return error


def _watch(child: "weakref.ref[Killable]", ended: threading.Event) -> None:
    while not ended.wait(_LOOK_SECONDS):
        watched = child()
        if watched is None:
            return
        watched.kill_where_late()
        del watched


class KillablePool:
    """Children that work on lists of things at once, each asked by a thread; one that ends is replaced and its list gone on with."""

    def __init__(
        self, number: int, seconds: float, setup: Callable[..., Iterable[Any]] = tuple, *arguments: Any
    ) -> None:
        """`number` children, made ready by `setup(*arguments)`, that take at most `seconds` from one value to the next."""
        self._seconds = seconds
        self._setup = (setup, *arguments)
        self._closed = False
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="killable")
        self._own = threading.local()

    def submit(
        self, function: Callable[[Any], Iterable[Any]], items: Sequence[Any]
    ) -> Future[list[list[Any] | KilledError]]:
        """What `function(item)` yields for each of the `items`; KilledError for one that ends a child when it is alone.

        The future raises what `function` raises, and OSError where no child can be started.
        """
        return self._threads.submit(self._work, function, items)

    def close(self) -> None:
        """Kill the children; lists that are not done are given up."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in list(_alive):
            if child.pool is self:
                child.end()

    def _work(self, function: Callable[[Any], Iterable[Any]], items: Sequence[Any]) -> list[list[Any] | KilledError]:
        results: list[list[Any] | KilledError] = []
        alone = False
        while len(results) < len(items):
            rest = items[len(results) : len(results) + 1] if alone else items[len(results) :]
            values: list[Any] = []
            try:
                values_of_rest = self._child().ask(
                    each_of, function, rest, seconds=self._seconds, silent_seconds=_SILENT_SECONDS
                )
                for value in values_of_rest:
                    if value is None:
                        results.append(values)
                        values = []
                    else:
                        values.append(value[0])
            except KilledError as killed:
                if self._closed:
                    raise CancelledError from None
                # Which of them it was is not known, since answers are gathered; nor whether it was one of them at all.
                if alone or killed.reason == "time":
                    results.append(killed)
                alone = True
        return results

    def _child(self) -> Killable:
        child: Killable | None = getattr(self._own, "child", None)
        if child is None or not child.is_ready:
            child = self._own.child = Killable(pool=self)
            if self._closed:
                child.end()
                raise CancelledError
            for _nothing in child.ask(*self._setup, seconds=self._seconds):
                pass
        return child
