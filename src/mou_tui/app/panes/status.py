"""The line above the keys: what the chosen fact rests on, or what has just happened."""

from mou_tui.app.parts import Part
from mou_tui.app.widgets.bar import Bar
from mou_tui.thai.width import cells


class StatusLine(Bar):
    """Shows what is said of the present place at the left and how far one has read at the right; a notice stands over both if need be."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._place: tuple[Part, ...] = ()
        self._progress = ""
        self._notice: Part | None = None

    def describe(self, *parts: Part) -> None:
        """Say this of the present place."""
        self._place = parts
        self._arrange()

    def show_progress(self, words: str) -> None:
        """Say how far one has read."""
        self._progress = words
        self._arrange()

    def notice(self, words: str, *, error: bool = False) -> None:
        """Say what has happened, until the next key."""
        self._notice = Part(f" {words}", "error" if error else "accent")
        self._arrange()

    def clear_notice(self) -> None:
        if self._notice is not None:
            self._notice = None
            self._arrange()

    def _arrange(self) -> None:
        left = [self._notice] if self._notice else [Part(" "), *self._place]
        right = Part(f" {self._progress} ", "dim")
        hidden = self._notice is not None and cells(self._notice.text) + cells(right.text) > self.size.width
        self.show(left, [right] if self._progress and not hidden else [])
