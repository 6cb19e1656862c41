"""The last line: the keys of the pane that is chosen, from the table of actions; each can be clicked."""

from collections.abc import Collection

from mou_tui.app.keymap import HINTS, KEYMAP, Hint, Keymap
from mou_tui.app.parts import Part
from mou_tui.app.widgets.bar import Bar
from mou_tui.i18n import _
from mou_tui.thai.width import cells


class Footer(Bar):
    """Keys and what they do; those that find no room are left out, help and quit never are."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pane = "list"
        self._keymap = KEYMAP
        self._thai = False
        self._without: Collection[str] = ()

    def tell(self, pane: str, keymap: Keymap, *, thai: bool, without: Collection[str] = ()) -> None:
        """Show the keys of `pane`, as the keyboard layout in use has them, but those of actions that nothing is there for."""
        self._pane, self._keymap, self._thai, self._without = pane, keymap, thai, without
        self._arrange()

    def on_resize(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        hints = hints_that_fit(self._pane, self._keymap, self.size.width, thai=self._thai, without=self._without)
        self.show([Part(" "), *(part for parts in hints for part in parts)])


def hints_that_fit(
    pane: str, keymap: Keymap, width: int, *, thai: bool, without: Collection[str] = ()
) -> list[list[Part]]:
    """The hints of a pane for which a line of `width` columns has room, each whole."""
    hints = [_parts(hint, keymap, thai) for hint in HINTS[pane] if not set(hint.actions) & set(without)]
    # The last two, help and the way out, stand there before all others.
    hints, last = hints[:-2], hints[-2:]
    room = width - 1 - sum(map(_width, last))
    shown = []
    for parts in hints:
        if _width(parts) > room:
            break
        room -= _width(parts)
        shown.append(parts)
    return [*shown, *last]


def _parts(hint: Hint, keymap: Keymap, thai: bool) -> list[Part]:
    parts = []
    for id in hint.actions:
        parts += [Part(keymap.hint_keys(id, thai=thai), "key", f"screen.do('{id}')"), Part(" ")]
    return [*parts, Part(f"{_(hint.label)}  ", "plain", f"screen.do('{hint.actions[0]}')")]


def _width(parts: list[Part]) -> int:
    return sum(cells(p.text) for p in parts)
