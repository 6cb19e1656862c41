"""The last line: the keys of the pane that is chosen, from the table of actions; each can be clicked."""

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

    def tell(self, pane: str, keymap: Keymap, *, thai: bool) -> None:
        """Show the keys of `pane`, as the keyboard layout in use has them."""
        self._pane, self._keymap, self._thai = pane, keymap, thai
        self._arrange()

    def on_resize(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        hints = [self._parts(hint) for hint in HINTS.get(self._pane, HINTS["list"])]
        kept = hints[-2:]
        room = self.size.width - 1 - sum(map(_width, kept))
        shown = []
        for parts in hints[:-2]:
            if _width(parts) > room:
                break
            room -= _width(parts)
            shown.append(parts)
        self.show([Part(" "), *(part for parts in [*shown, *kept] for part in parts)])

    def _parts(self, hint: Hint) -> list[Part]:
        parts = []
        for id in hint.actions:
            parts += [Part(self._keymap.hint_keys(id, thai=self._thai), "key", f"screen.do('{id}')"), Part(" ")]
        return [*parts, Part(f"{_(hint.label)}  ", "plain", f"screen.do('{hint.actions[0]}')")]


def _width(parts: list[Part]) -> int:
    return sum(cells(p.text) for p in parts)
