"""The terminal given back to the shell and taken again: suspending (Ctrl+Z), being stopped and continued, losing the terminal.

Textual starts its terminal mode again at every SIGCONT, stopped before or not, and waits for ever to write to a terminal that
has gone; a wrapper that started the program (uv run) goes on waiting, since the program alone is stopped. Needs the Linux
driver's `_file`, `_loop`, `_app`, `_writer_thread`, `_key_thread`, `exit_event`, `attrs_before`, `_sigtstp_application`,
`_sigcont_application` and `_get_terminal_size`, and `App._driver`. Without it Ctrl+Z and `fg` are Textual's.
"""

import asyncio
import errno
import os
import signal
from typing import IO, Any, Final

from textual.app import App
from textual.driver import Driver

from mou_tui.app.terminal import TerminalBefore
from mou_tui.app.textual_ext import is_plain

_LOOK_EVERY: Final = 1.0
"""Seconds between two looks whether the terminal is still there."""


def with_job_control(driver: type[Driver], terminal: TerminalBefore) -> type[Driver]:
    """The driver of a POSIX terminal with job control, which gives the terminal back as it was before; another one as it is."""
    if is_plain("job_control") or not hasattr(driver, "_sigtstp_application"):
        return driver

    import termios

    class JobControl(driver):  # type: ignore[misc, valid-type]
        def __init__(self, *values: Any, **named: Any) -> None:
            super().__init__(*values, **named)
            file: IO[str] = vars(self)["_file"]
            self._file = _MayBeGone(file)
            self._stopping = False
            self._keeps_typed = False
            self._watching: asyncio.TimerHandle | None = None

        def start_application_mode(self) -> None:
            super().start_application_mode()
            if terminal.attributes is not None:
                self.attrs_before = terminal.attributes
            if self._watching is None:
                self._end_if_gone()

        def _get_terminal_size(self) -> tuple[int, int]:
            # As the app has it: of a terminal that knows no size (a serial line, an emulator that sets none) the two would think
            # differently, and each layout would ask for another one for ever.
            return tuple(self._app.console.size)

        def _end_if_gone(self) -> None:
            """End the program where its terminal has gone and nobody sent SIGHUP, as to a job whose shell was killed."""
            try:
                termios.tcgetattr(self.fileno)
            except termios.error as error:
                if error.args[0] == errno.EIO:
                    self._app.end_by(signal.SIGHUP)
                    return
            self._watching = self._loop.call_later(_LOOK_EVERY, self._end_if_gone)

        def close(self) -> None:
            super().close()
            if self._watching is not None:
                self._watching.cancel()
                self._watching = None

        def _sigtstp_application(self, *_values: Any) -> None:
            # Between two messages: in the middle of a frame nothing could be written.
            self._loop.call_soon_threadsafe(self._app.action_suspend)

        def _sigcont_application(self, *_values: Any) -> None:
            if not self._stopping:
                # Stopped by SIGSTOP, which tells nobody: the shell has had the terminal meanwhile.
                self._loop.call_soon_threadsafe(self._take_again)

        def stop_process(self) -> None:
            """Give the terminal back, stop with all of this job until it is continued, and take the terminal again.

            Where there is no shell that could continue it, it is not stopped.
            """
            self.suspend_application_mode()
            self._stopping = True
            before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(0, signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, before)
            self._stopping = False
            self._take_again()

        def disable_input(self) -> None:
            if not self._keeps_typed:
                super().disable_input()  # which throws away what was typed and not read
                return
            self.exit_event.set()
            self._key_thread.join()
            self.exit_event.clear()

        def _take_again(self) -> None:
            if self._writer_thread is not None and self._writer_thread.is_alive():
                # The job is in the foreground already: what was typed since is the reader's.
                self._keeps_typed = True
                self.suspend_application_mode()
                self._keeps_typed = False
            self.resume_application_mode()
            self._app.draw_everything()

    return JobControl


def stop_program(app: App[Any]) -> bool:
    """Stop the program until the shell continues it; False where its terminal has no jobs."""
    stop = getattr(app._driver, "stop_process", None)
    if stop is not None:
        stop()
    return stop is not None


class _MayBeGone:
    """The terminal's file; what is written to a terminal that has gone is lost, and the program ends by the signal for that."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        try:
            self._file.write(text)
        except OSError:
            self._file = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError:
            self._file = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()
