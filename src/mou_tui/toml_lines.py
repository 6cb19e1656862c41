"""On which line of a TOML text a key stands, which tomllib does not tell."""

import re
import tomllib
from typing import Final

_HEADER: Final = r"\s*\[(?P<names>[^\[\]\n]{1,120})\]"  # [keys]
# theme = "dark", "ctrl+g" = "wc", keys.quit = "q"
_KEY: Final = r"""\s*(?P<names>(?:"(?:[^"\\\n]|\\.){0,80}+"|'[^'\n]{0,80}'|[\w. -]){1,80}+)="""


def line_of(text: str, key: tuple[str, ...]) -> int:
    """The line, counted from 1, on which a key of a valid TOML text stands (tomllib does not tell); 1 where it is not found."""
    lines = text.split("\n")
    table: tuple[str, ...] = ()
    outer = 1
    for number, line in enumerate(lines, 1):
        header = re.match(_HEADER, line)
        match = header or re.match(_KEY, line)
        names = _names_in(match["names"]) if match else ()
        here = names if header else (*table, *names)
        # Within a text or a list of several lines nothing is a key.
        if not names or not _is_toml("\n".join(lines[: number - 1])):
            continue
        table = here if header else table
        if here == key:
            return number
        if here == key[:1]:
            outer = number
    return outer


def _names_in(written: str) -> tuple[str, ...]:
    """The names of a key as TOML has it: `keys."ctrl+g"` are two. None at all where it is no key."""
    try:
        below: object = tomllib.loads(f"{written} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    names = []
    while isinstance(below, dict):
        ((name, below),) = below.items()
        names.append(name)
    return tuple(names)


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True
