"""What is to be known of keys beside the actions that they are bound to. Knows no screen."""

from typing import Final, Literal

from mou_tui.app.keymap import Keymap, textual_keys
from mou_tui.app.reader.panes_layout import SMALLEST

_LEAVES: Final = "ctrl+q"
"""Ends the program wherever it is pressed."""


class TypedKeys:
    """Tells which keys nobody can have meant, and which are the second press of a doubled one.

    With `unseen`, nothing is to be seen yet, and what was typed before was thrown away: what comes belongs to it, until `seen`.
    """

    def __init__(self, keymap: Keymap, *, unseen: bool = False) -> None:
        self._quit, self._suspend = textual_keys(keymap["quit"]), textual_keys(keymap["suspend"])
        self._unseen = unseen
        self._typed = 0
        self._twice: tuple[str, int] = ("", -1)

    def seen(self) -> None:
        """There is something to see: who types now has seen it."""
        self._unseen = False

    def answer(self, key: str, width: int, height: int) -> Literal["take", "drop", "quit"]:
        """What becomes of a key ("" for what is pasted) on a terminal of this size: one that is too small, on which nobody sees what
        keys do, can be left only.
        """
        if self._unseen:
            return "drop"
        if (width >= SMALLEST[0] and height >= SMALLEST[1]) or key == _LEAVES or key in self._suspend:
            return "take"
        return "quit" if key in self._quit else "drop"

    def note(self) -> None:
        """A key was typed that is taken."""
        self._typed += 1

    def is_second(self, id: str) -> bool:
        """Whether the key that was typed last is the second press of the doubled key of an action, with no other between."""
        second = self._twice == (id, self._typed - 1)
        self._twice = ("", -1) if second else (id, self._typed)
        return second


def is_thai_layout(letter: str) -> bool | None:
    """Whether a letter is typed with the Thai keyboard layout; None where both layouts have it, or it is none."""
    if "\u0e01" <= letter <= "\u0e5b":
        return True
    return False if letter.isascii() and letter.isalpha() else None
