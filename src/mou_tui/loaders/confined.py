"""Documents read in a child process: one that hangs, crashes or fills the memory costs itself and nothing else."""

import atexit
import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from mou_tui import faults
from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.killable import Killable, KilledError
from mou_tui.loaders.limits import Limits

_idle: Final[list[Killable]] = []
"""Children that wait for work: it takes a tenth of a second to start one, and half a second until it has its libraries."""


def ask_confined(function: Callable[..., Iterable[Any]], *arguments: Any, path: str, limits: Limits) -> Iterator[Any]:
    """What `function(*arguments)` yields in a child, within the limits on one file; `path` is what errors name.

    Raises InputError; FaultError where no child can be started or somebody kills it.
    """
    for attempt in (1, 2):
        child = _child()
        began = False
        try:
            # A second more than the child gives itself, which can say what it has read until then.
            for value in child.ask(
                function, *arguments,
                seconds=limits.seconds + 1, cpu_seconds=limits.seconds + 1, memory_mb=limits.memory_mb,
            ):  # fmt: skip
                began = True
                yield value
            return
        except KilledError as killed:
            # Somebody who kills processes may have meant another file; one who has done so twice means this one.
            if killed.reason != "killed" or began or attempt == 2:
                raise _failure(killed, path, limits) from None
        finally:
            if child.is_ready:
                _idle.append(child)
            else:
                child.end()


def ask_together(function: Callable[..., Iterable[Any]], *arguments: Any, limits: Limits, number: int) -> Iterator[Any]:
    """What `function(*arguments)` yields in a child for a `number` of files, as far as it comes: ends where the child does."""
    child = _child()
    try:
        yield from child.ask(
            function, *arguments,
            seconds=limits.seconds + 1, cpu_seconds=number * (limits.seconds + 1), memory_mb=limits.memory_mb,
        )  # fmt: skip
    except KilledError:
        return
    finally:
        if child.is_ready:
            _idle.append(child)
        else:
            child.end()


def _child() -> Killable:
    while _idle:
        child = _idle.pop()
        if not child.is_own:
            continue  # the parent's, from before a fork
        if child.is_alive():
            return child
        child.end()
    _register_end()
    try:
        return Killable()
    except OSError as error:
        raise faults.fault(error) from error


@functools.cache
def _register_end() -> None:
    atexit.register(end_idle)


def end_idle() -> None:
    """End the children that wait for work."""
    while _idle:
        child = _idle.pop()
        if child.is_own:
            child.end()


def _failure(killed: KilledError, path: str, limits: Limits) -> InputError:
    if killed.reason == "time":
        error = limits.out_of_time()
    elif killed.reason == "killed":
        # That says nothing about the file, and so is not kept.
        error = faults.FaultError(_("The process that read this file was killed."), advice=_("Try again."))
    else:
        error = InputError(
            _("Reading this file took more than %(most)d MB of memory, or made the program that reads it crash.")
            % {"most": limits.memory_mb},
            advice=_("Open it only if you trust it, with a higher “%s” in the settings file.") % "max_memory_mb",
        )
    error.path = path
    return error
