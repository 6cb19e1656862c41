"""The help: every key in its group, from the table of actions, and a few words for the first minute."""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult

from mou_tui.app.dialogs.overlay import Overlay, Panel
from mou_tui.app.keymap import GROUPS, Action, Keymap, shown_key
from mou_tui.app.parts import Part
from mou_tui.app.widgets.text_view import TextView, wrapped
from mou_tui.i18n import _
from mou_tui.thai.width import cells, pad

_WIDEST: Final = 100
"""Columns of a line of prose: longer ones are hard to follow back."""


class Help(Overlay[None]):
    """All keys; scrolled like everything else, closed with Esc, q or ?."""

    def __init__(self, keymap: Keymap, *, side_by_side: bool = True, thai: bool = False) -> None:
        """`side_by_side` tells whether all panes are in sight, `thai` whether the Thai keyboard layout is on."""
        super().__init__()
        self._keymap, self._side_by_side, self._thai = keymap, side_by_side, thai

    def compose(self) -> ComposeResult:
        with Panel(_("Help · Esc closes it"), id="help", classes="-whole"):
            yield TextView(self._lines)

    def action_help(self) -> None:
        self.dismiss(None)

    def _lines(self, width: int) -> list[list[Part]]:
        return [*_first_minute(self._keymap, width, self._side_by_side, self._thai), *key_lines(self._keymap, width)]


def _first_minute(keymap: Keymap, width: int, side_by_side: bool, thai: bool) -> list[list[Part]]:
    keys = {
        id: keymap.hint_keys(id, thai=thai)
        for id in (
            "search",
            "open",
            "bookmark",
            "export",
            "open_folder",
            "command_palette",
            "quit",
            "pane_left",
            "pane_right",
            "next_doubtful",
        )
    }
    where = (
        _("At the left stand the articles, in the middle the one being read, at the right what it says: who agreed what with whom, "
          "when, where, for how long.")
        if side_by_side
        else _("%(pane_right)s\u00a0goes from the articles to the one being read and on to what it says: who agreed what with whom, "
               "when, where, for how long. %(pane_left)s\u00a0goes back.") % keys
    )  # fmt: skip
    words = (
        where
        + " "
        + (
            _(
                "%(search)s\u00a0searches all articles while you type, %(open)s\u00a0reads, "
                "%(bookmark)s\u00a0bookmarks, %(export)s\u00a0exports, %(open_folder)s\u00a0opens a folder of yours, "
                "%(command_palette)s\u00a0finds every command by its name, %(quit)s\u00a0goes back and in the end quits. "
                "Nothing is lost by quitting. The mouse works everywhere."
            )
            % keys
        )
    )
    layouts = _(
        "Every letter works under the Latin and the Thai keyboard layout; the keys are listed as Latin, Thai, either."
    )
    marks = (
        _(
            "Beside a fact · says that it is sure, ? that it was found, ⚠ that it is doubtful (%(next_doubtful)s\u00a0goes to the next), "
            "✓ that you checked it, – that the article does not state it."
        )
        % keys
    )
    column = min(width, _WIDEST)
    paragraphs = (wrapped(words, column), wrapped(marks, column), wrapped(layouts, column, "dim"))
    return [line for paragraph in paragraphs for line in ([Part("")], *paragraph)]


def key_lines(keymap: Keymap, width: int) -> list[list[Part]]:
    """The table of keys in lines of `width` cells, by group: Latin, Thai, either, what it does."""
    lines: list[list[Part]] = []
    for group, title in GROUPS.items():
        lines += [[Part("")], [Part(f" {_(title)}", "strong")]]
        for action in keymap.actions.values():
            if action.group == group:
                lines += _action_lines(action, _COLUMNS if width >= 76 else _NARROW_COLUMNS, width)
    return lines


_COLUMNS: Final = (8, 8, 12)
_NARROW_COLUMNS: Final = (7, 7, 11)


def _action_lines(action: Action, columns: Sequence[int], width: int) -> list[list[Part]]:
    keys = ""
    # What the key of a chord sends under the Thai layout is the same key.
    either = tuple(key for key in action.twins if key.isascii())
    for shown, column in zip((action.latin, action.thai, either), columns, strict=True):
        keys += pad(" ".join(map(shown_key, shown)), column - 1) + " "
    indent = sum(columns) + 1
    label = wrapped(_(action.label), width - indent - 1, indent="")
    if cells(keys) > indent - 1:
        return [[Part(f" {keys}", "key")], *([Part(" " * indent), *line] for line in label)]
    first, *rest = label
    return [[Part(f" {keys}", "key"), *first], *([Part(" " * indent), *line] for line in rest)]
