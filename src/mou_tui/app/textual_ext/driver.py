"""A frame handed to the writing thread in one piece.

Textual hands it over in three: where it begins, what it shows, where it ends. With the first of them the thread wakes, and wants the
interpreter while the frame is still being made. Needs `_ansi_sequences.SYNC_START` and `SYNC_END`, and that `Driver.write` gets them
alone. Without it the frame is the same, somewhat later.
"""

from functools import cache

from textual.driver import Driver

from mou_tui.app.textual_ext import is_plain


@cache
def with_buffered_frames(driver: type[Driver]) -> type[Driver]:
    """The driver, writing what stands between the beginning and the end of a synchronized update at once."""

    if is_plain("driver"):
        return driver

    from textual._ansi_sequences import SYNC_END, SYNC_START

    class BufferedFrames(driver):  # type: ignore[misc, valid-type]
        _frame: list[str] | None = None

        def write(self, data: str) -> None:
            if data == SYNC_START:
                self._frame = [data]
            elif self._frame is None:
                super().write(data)
            elif data == SYNC_END:
                whole, self._frame = "".join([*self._frame, data]), None
                super().write(whole)
            else:
                self._frame.append(data)

    return BufferedFrames
