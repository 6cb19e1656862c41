"""Searching in a thread of its own: the newest words win, what is outdated is cancelled."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any, Final

from mou_tui.errors import MouError

_PAINTED_WITHIN: Final = 0.1
"""Seconds that a search waits for its first result to be painted."""


class SearchThread:
    """Runs one search after the other and hands each result to `deliver`, in the searching thread.

    `search(text, cancelled)` yields results; it is told through `cancelled` when newer words have come. An error is handed
    over like a result. Between two results it waits until `shown` is called: painting the first must not share the
    interpreter with looking for the rest.
    """

    def __init__(
        self,
        search: Callable[[str, Callable[[], bool]], Iterator[Any]],
        deliver: Callable[[int, Any], None],
    ) -> None:
        self._search, self._deliver = search, deliver
        self._wanted = threading.Condition()
        self._text: str | None = None
        self._number = 0
        self._closed = False
        self._painted = True
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)
        self._thread.start()

    @property
    def number(self) -> int:
        """The number of the search asked for last: results of another are outdated."""
        return self._number

    def shown(self) -> None:
        """The result delivered last has been painted."""
        with self._wanted:
            self._painted = True
            self._wanted.notify()

    def ask(self, text: str) -> int:
        """Search for `text` and forget all searches before. Returns its number."""
        with self._wanted:
            self._number += 1
            self._text = text
            self._wanted.notify()
            return self._number

    def cancel(self) -> None:
        """Forget the search that is running or waiting."""
        with self._wanted:
            self._number += 1
            self._text = None
            self._wanted.notify()

    def close(self) -> None:
        """End the thread; waits for the search that is running to notice."""
        with self._wanted:
            self._closed = True
            self._number += 1
            self._text = None
            self._wanted.notify()
        self._thread.join(timeout=2)

    def _run(self) -> None:
        while True:
            with self._wanted:
                while self._text is None and not self._closed:
                    self._wanted.wait()
                if self._closed:
                    return
                text, number, self._text = self._text, self._number, None
            assert text is not None
            # The program may be ending while a result is on its way.
            with contextlib.suppress(RuntimeError):
                self._run_one(text, number)

    def _run_one(self, text: str, number: int) -> None:
        def cancelled() -> bool:
            return number != self._number

        try:
            for found in self._search(text, cancelled):
                if cancelled():
                    return
                self._painted = False
                self._deliver(number, found)
                with self._wanted:
                    self._wanted.wait_for(lambda: self._painted or cancelled(), _PAINTED_WITHIN)
        except MouError as error:
            self._deliver(number, error)
        except Exception as error:
            self._deliver(number, error)
