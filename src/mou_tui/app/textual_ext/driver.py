"""A frame handed to the writing thread in one piece.

Textual hands it over in three: where it begins, what it shows, where it ends. With the first of them the thread wakes, and wants the
interpreter while the frame is still being made.
"""

from functools import cache

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.driver import Driver


@cache
def with_buffered_frames(driver: type[Driver]) -> type[Driver]:
    """The driver, writing what stands between the beginning and the end of a synchronized update at once."""

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
