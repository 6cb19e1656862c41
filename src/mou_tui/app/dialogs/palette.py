"""The command palette: every action of the table by its name, with its key."""

from mou_tui.app.dialogs.chooser import Chooser, Option
from mou_tui.app.keymap import GROUPS, Keymap, shown_key
from mou_tui.i18n import _


class CommandPalette(Chooser):
    """Dismissed with the id of the chosen action."""

    def __init__(self, keymap: Keymap, *, thai: bool = False) -> None:
        super().__init__(
            _("All commands"), command_options(keymap, thai=thai), placeholder=_("a part of the command's name")
        )


def command_options(keymap: Keymap, *, thai: bool = False) -> list[Option]:
    """The actions in their groups; moving the cursor is left out, since the palette itself moves it."""
    options: list[Option] = []
    for group, title in GROUPS.items():
        options.append(Option(_(title)))
        for action in keymap.actions.values():
            if action.group == group and action.context != "movement" and action.id not in ("command_palette", "back"):
                keys = keymap.hint_keys(action.id, thai=thai) or " ".join(map(shown_key, action.keys[:1]))
                options.append(Option(_(action.label), keys, action.id))
    return options
