"""What becomes of errors that no command catches, and calls from other threads.

Needs `App._handle_exception`, `_fatal_error`, `_close_messages_no_wait` and `_exception`: a damaged index ends nothing, and a fault
is told by the command line once the terminal is the shell's again. Needs `App._loop`, `_running` and `_context`: a call from a
thread takes one turn of the event loop; as a message it would take several, and wait behind others. Needs `App._exit`: what ends
after the widgets that it is about have been taken away is no fault.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import ScreenStackError
from textual.css.query import NoMatches
from textual.widget import MountError
from textual.worker import NoActiveWorker, WorkerFailed, get_current_worker

from mou_tui.errors import IndexDamagedError

if TYPE_CHECKING:
    from textual.app import App

    _App = App[None]
else:
    # To be named before the app's class: to define a class of apps takes as long as ten others.
    _App = object


class FaultTolerantApp(_App):
    """An app that outlives a damaged index; subclasses show errors."""

    def show_error(self, error: Exception) -> None:
        """Show what went wrong."""
        raise NotImplementedError

    @property
    def fault(self) -> Exception | None:
        """What ended the program; None where it ended as it should."""
        return self._exception

    def from_thread(self, call: Callable[..., None], *values: Any) -> None:
        """From another thread: call this in the interface's, if it still runs."""
        if self._loop is not None and self._running and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._call_in_context, call, values)

    def _call_in_context(self, call: Callable[..., None], values: tuple[Any, ...]) -> None:
        if self._running:
            with self._context():
                try:
                    call(*values)
                except Exception as error:
                    self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        # What a worker or a widget could not read of the index ends nothing: the index is made again.
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, IndexDamagedError):
            self.show_error(cause)
        # Ended in the middle of anything: a screen that is being mounted does not find what has been taken away.
        elif (self.return_code or 0) <= 128 and not self.comes_too_late(cause):
            super()._handle_exception(error)

    def comes_too_late(self, error: BaseException) -> bool:
        """Whether an error only says that widgets are gone: of a program that ends, or of the screen whose worker has ended."""
        if not isinstance(error, NoMatches | ScreenStackError | MountError):
            return False
        if self._exit or not self._running:
            return True
        try:
            node = get_current_worker().node
        except NoActiveWorker:
            return False
        return node is not self and not node.is_attached

    def _fatal_error(self) -> None:
        """End the program; the command line keeps the details in a file and says where."""
        self._close_messages_no_wait()
