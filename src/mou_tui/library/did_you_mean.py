"""What a query that finds nothing was probably meant to be."""

import re
from collections.abc import Callable
from typing import Final

from mou_tui.library.fields import FIELD_BY_NAME
from mou_tui.thai.keyboard import to_latin, to_thai

_COMPARED: Final = re.compile(r"(?<!\S)([^\s:<>=]{1,40})([<>]=?)")  # สิ้นสุด<2570


def did_you_mean(text: str, finds: Callable[[str], bool]) -> str:
    """What finds something where `text` does not: a field with its colon, or the same keys under the other layout; else "".

    `finds` tells whether a query finds anything.
    """
    fields = _COMPARED.sub(lambda m: ":".join(m.groups()) if m[1] in FIELD_BY_NAME else m[0], text)
    if fields != text and finds(fields):
        return fields
    other = to_latin(text) if any("\u0e01" <= c <= "\u0e5b" for c in text) else to_thai(text)
    return other if finds(other) else ""
