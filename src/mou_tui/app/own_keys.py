"""The reader's own keys and commands, from the settings: the keymap with them, and what is wrong with those that cannot be had."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Final

from mou_tui.app.keymap import (
    KEYMAP,
    Action,
    Keymap,
    clashes,
    is_doubled,
    key_name,
    shown_key,
    textual_key,
    textual_keys,
)
from mou_tui.i18n import _

_MODIFIERS: Final = frozenset(("ctrl", "alt", "shift", "super", "meta", "hyper"))
_NAMES: Final = (
    "enter", "escape", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown", "up", "down", "left",
    "right", *(f"f{number}" for number in range(1, 25)), *(key_name(chr(code)) for code in range(0x21, 0x7F)),
)  # fmt: skip
"""Keys by their names, as Textual has them."""
_OTHER_NAMES: Final = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown",
    "pgdown": "pagedown", "page_up": "pageup", "page_down": "pagedown",
}  # fmt: skip


def overridden(own_keys: Mapping[str, str]) -> tuple[Keymap, list[str]]:
    """The keymap with the reader's own keys, and a sentence for each that cannot be had.

    `own_keys` maps action id to a comma-separated list of keys (`{"bookmark": "b, insert"}`). A printable Latin key brings the
    Thai character of the same physical key with it. A key that another action of the same context has is refused.
    """
    actions = dict(KEYMAP.actions)
    notices = []
    for id, written in own_keys.items():
        if id not in actions:
            near = difflib.get_close_matches(id, actions, 1)
            advice = _("Did you mean “%s”?") % near[0] if near else _("docs/keys.md lists them.")
            notices.append(_("Custom keys: there is no action “%s”.") % id + " " + advice)
            continue
        keys = tuple(_key(k.strip()) for k in written.split(",") if k.strip())
        wanted = actions[id].with_keys(keys, _thai(keys))
        problem = _problem(wanted, actions.values())
        if problem:
            notices.append(problem)
        else:
            actions[id] = wanted
    return Keymap(actions), notices


def with_commands(keymap: Keymap, commands: Mapping[str, str]) -> tuple[Keymap, list[str]]:
    """The keymap with the reader's own commands (key → command line), and a sentence for each key that cannot be had."""
    actions, notices = dict(keymap.actions), []
    for number, (written, command) in enumerate(commands.items(), 1):
        key = _key(written)
        wanted = Action(f"own_{number}", command, "reader", "program", "article", (key,), _thai((key,)))
        problem = _problem(wanted, actions.values())
        if problem:
            notices.append(problem)
        else:
            actions[wanted.id] = wanted
    return Keymap(actions), notices


def _key(written: str) -> str:
    """A key as the table names it: `Ctrl+G` is ctrl+g, `PgDn` pagedown. What is no key stays as it is."""
    if len(written) == 1 or is_doubled(written):
        return written
    *modifiers, last = written.split("+")
    # Ctrl has no capitals; with Alt, B and b are two keys.
    if len(last) > 1 or written.casefold().startswith("ctrl+"):
        last = last.casefold()
    return "+".join([*(modifier.casefold() for modifier in modifiers), _OTHER_NAMES.get(last, last)])


def _thai(keys: Iterable[str]) -> tuple[str, ...]:
    """What the same physical keys send under the Thai layout."""
    from mou_tui.thai.keyboard import LATIN_TO_KEDMANEE

    return tuple(LATIN_TO_KEDMANEE[key] for key in keys if key in LATIN_TO_KEDMANEE)


def _problem(wanted: Action, actions: Iterable[Action]) -> str:
    """Why an action cannot have its keys, "" where it can."""
    for key in wanted.latin:
        if not _is_key(key):
            near = difflib.get_close_matches(key, _NAMES, 1)
            advice = _("Did you mean “%s”?") % near[0] if near else _("Write a character, a name such as f7 or ctrl+g.")
            return _("Custom keys: there is no key “%s”.") % key + " " + advice
    for other in actions:
        if other.id != wanted.id and clashes(other.context, wanted.context):
            shared = set(textual_keys(wanted)) & set(textual_keys(other))
            if shared:
                key = next(k for k in wanted.keys if textual_key(k) in shared)
                taken = {"key": shown_key(key), "action": _(other.label)}
                return _("Custom keys: “%(key)s” already means “%(action)s”.") % taken
    return ""


def _is_key(key: str) -> bool:
    if len(key) == 1 or is_doubled(key):
        return key.isprintable() and not key.isspace()
    *modifiers, last = key.split("+")
    return set(modifiers) <= _MODIFIERS and (len(last) == 1 or last in _NAMES)
