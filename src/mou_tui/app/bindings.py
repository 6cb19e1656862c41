"""Textual bindings, made from the table of actions."""

from textual.actions import ActionParseResult, parse
from textual.binding import Binding, BindingType

from mou_tui.app.keymap import KEYMAP, Action, Context, Keymap, is_doubled, textual_key


def bindings(*contexts: Context) -> list[BindingType]:
    """Textual bindings for a widget's or screen's `BINDINGS`; actions are `action_ID` there, and `settings.keys` overrides by id.

    A doubled key runs the app's `action_twice`, which does the action at the second press.
    """
    return [binding for action in KEYMAP.of(*contexts) for binding in _bindings_of(action)]


def bindings_of(*ids: str) -> list[BindingType]:
    """Bindings of single actions, for a screen that does some of them in its own way."""
    return [binding for id in ids for binding in _bindings_of(KEYMAP[id])]


def _bindings_of(action: Action, does: str = "%s") -> list[Binding]:
    single = [textual_key(k) for k in action.keys if not is_doubled(k)]
    doubled = [textual_key(k) for k in action.keys if is_doubled(k)]
    made = []
    if single:
        made.append(Binding(",".join(single), does % action.id, action.label, show=False, id=action.id))
    if doubled:
        made.append(Binding(",".join(doubled), f"app.twice('{action.id}')", show=False, id=f"{action.id}_twice"))
    return made


def command_bindings(*contexts: Context) -> list[BindingType]:
    """The same, for the screen whose `action_do` does every action by its id."""
    return [binding for action in KEYMAP.of(*contexts) for binding in _bindings_of(action, "do('%s')")]


def textual_overrides(keymap: Keymap) -> dict[str, str]:
    """What `App.set_keymap` takes: the keys of every action whose keys are not the table's."""
    changed = {}
    for id, action in keymap.actions.items():
        if id in KEYMAP.actions and action.keys != KEYMAP[id].keys:
            changed[id] = ",".join(textual_key(k) for k in action.keys if not is_doubled(k))
    return changed


def action_id(action: "str | ActionParseResult") -> str:
    """The id in the table of actions of an action as a binding or a click names it: `do('bookmark')` or `down`."""
    _namespace, name, parameters = parse(action) if isinstance(action, str) else action
    return str(parameters[0]) if name == "do" and parameters else name
