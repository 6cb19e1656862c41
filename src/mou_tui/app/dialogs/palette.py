"""The command palette: every action of the table by its name in either language, with its key, those done last first."""

from collections.abc import Sequence

from mou_tui.app.dialogs.chooser import Chooser, Option
from mou_tui.app.dialogs.fuzzy import fit
from mou_tui.app.keymap import GROUPS, Action, Keymap, shown_key
from mou_tui.i18n import _, every_language


class CommandPalette(Chooser):
    """Dismissed with the id of the chosen action; `recent` are the ids of those that were chosen last, the latest first."""

    def __init__(self, keymap: Keymap, recent: Sequence[str] = (), *, thai: bool = False) -> None:
        super().__init__(
            _("All commands"),
            lambda typed: command_options(keymap, recent, typed, thai=thai),
            placeholder=_("a part of the command's name"),
        )


def command_options(keymap: Keymap, recent: Sequence[str] = (), typed: str = "", *, thai: bool = False) -> list[Option]:
    """The actions in their groups, those done last above them; those that fit what was typed, the best first.

    Moving the cursor is left out, since the palette itself moves it.
    """
    actions = [
        a for a in keymap.actions.values() if a.context != "movement" and a.id not in ("command_palette", "back")
    ]

    def option(action: Action) -> Option:
        keys = keymap.hint_keys(action.id, thai=thai) or " ".join(map(shown_key, action.keys[:1]))
        return Option(_(action.label), keys, action.id)

    latest = [a for id in recent for a in actions if a.id == id]
    if typed.strip():
        ranks = {a.id: n for n, a in enumerate(latest)}
        fits = [(fit(typed, (*every_language(a.label), a.id.replace("_", " "))), a) for a in actions]
        fitting = [(rank, ranks.get(a.id, len(actions)), a) for rank, a in fits if rank is not None]
        return [option(a) for _rank, _recent, a in sorted(fitting, key=lambda found: found[:2])]
    options: list[Option] = [Option(_("Done last")), *map(option, latest)] if latest else []
    for group, title in GROUPS.items():
        options += [Option(_(title)), *(option(a) for a in actions if a.group == group)]
    return options
