"""A frame reaches the terminal in one piece; what is no frame, as it is written."""

from typing import Any, cast

from textual.driver import Driver

from mou_tui.app.textual_ext.driver import with_buffered_frames


class Recorder(Driver):
    """A driver whose writes are looked at."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, data: str) -> None:
        self.written.append(data)

    def start_application_mode(self) -> None: ...

    def disable_input(self) -> None: ...

    def stop_application_mode(self) -> None: ...


def test_a_frame_is_written_at_once_and_everything_in_its_order() -> None:
    driver: Any = cast(Any, with_buffered_frames(Recorder))()
    for data in ("title", "\x1b[?2026h", "กข", "ค", "\x1b[?2026l", "bell", "\x1b[?2026h", "\x1b[?2026l"):
        driver.write(data)
    assert driver.written == ["title", "\x1b[?2026hกขค\x1b[?2026l", "bell", "\x1b[?2026h\x1b[?2026l"]
