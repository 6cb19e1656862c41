"""The keys of the agreements screen: each by its Latin character, the one of the same key under Kedmanee, and any layout's."""

from typing import Final

from mou_tui.thai.keyboard import LATIN_TO_KEDMANEE

KEYS: Final[dict[str, tuple[str, str]]] = {
    "down": ("j", "down"), "up": ("k", "up"), "top": ("g", "home"), "end": ("G", "end"), "page_down": (" ", "pagedown"),
    "page_up": ("", "pageup"), "left": ("h", "shift+tab"), "right": ("l", "tab"), "open": ("", "enter"), "back": ("q", "escape"),
    "filter": ("s", "f4"), "work": ("f", ""), "sort": ("S", ""), "turn": ("Z", ""), "group": ("z", ""), "edit": ("e", "f11"),
    "check": ("c", ""),
    "reject": ("d", "delete"), "undo": ("u", "f9"), "redo": ("U", "f10"), "same": ("=", ""), "different": ("X", ""),
    "renews": ("W", ""), "amends": ("A", ""),
    "partner": ("p", ""), "person": ("P", ""), "timeline": ("t", ""), "charts": ("b", ""), "copy": ("y", "f5"), "export": ("x", "f6"),
    "read_register": ("o", ""),
    "articles": ("D", ""), "help": ("?", "f1"),
}  # fmt: skip
"""Action → the Latin character ("" for none) and the key that answers under any layout, as Textual names it."""

_BY_CHARACTER: Final = {
    character: action
    for action, (latin, _any) in KEYS.items()
    if latin
    for character in (latin, LATIN_TO_KEDMANEE.get(latin, latin))
}
_BY_KEY: Final = {key: action for action, (_latin, key) in KEYS.items() if key}
_SHOWN: Final = {"enter": "Enter", "escape": "Esc", "delete": "Del", "space": "Space"}


def action_of(key: str, character: str | None) -> str | None:
    """What a key does, by its name and the character that it sends; None where nothing."""
    if key in _BY_KEY:
        return _BY_KEY[key]
    return _BY_CHARACTER.get(character) if character else None


def shown(action: str, *, thai: bool) -> str:
    """How an action's key is written: under Kedmanee its Thai letter, or the key of any layout where that is a lone mark."""
    latin, other = KEYS[action]
    if thai and latin:
        letter = LATIN_TO_KEDMANEE.get(latin, latin)
        if letter.isalnum() or letter.isascii():
            return letter
        return other.upper() if other.startswith("f") else f"◌{letter}" if not other else _SHOWN.get(other, other)
    return latin or _SHOWN.get(other, other.upper())
