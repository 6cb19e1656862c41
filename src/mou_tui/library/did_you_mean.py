"""What a query that finds nothing was probably meant to be."""

import re
from collections.abc import Callable
from typing import Final

from mou_tui.library.fields import FIELD_BY_NAME, own_fields
from mou_tui.thai.keyboard import LATIN_TO_KEDMANEE, to_latin, to_thai

_COLON: Final = LATIN_TO_KEDMANEE[":"]
_NAMED: Final = re.compile(r"(?<!\S)(?P<minus>-?)(?P<name>[^\s:]{1,40}?):(?=\S)")  # l5koti:signed
_THAI_COLON: Final = re.compile(rf"(?<!\S)(?P<minus>-?)(?P<name>[ก-๎]{{2,40}}){_COLON}(?=\S)")  # คู่สัญญาซมช
_COMPARED: Final = re.compile(r"(?<!\S)([^\s:<>=]{1,40})([<>]=?)")  # สิ้นสุด<2570


def did_you_mean(text: str, finds: Callable[[str], bool]) -> str:
    """What finds something where `text` does not: a field with its colon, or the same keys under the other layout; else "".

    `finds` tells whether a query finds anything.
    """
    fields = _COMPARED.sub(lambda m: ":".join(m.groups()) if m[1] in FIELD_BY_NAME else m[0], text)
    for meant in (fields, *_with_field_names(text)):
        if meant != text and finds(meant):
            return meant
    other = to_latin(text) if any("\u0e01" <= c <= "\u0e5b" for c in text) else to_thai(text)
    return other if finds(other) else ""


def _with_field_names(text: str) -> tuple[str, str]:
    """`text` with what is the name of a field under the other layout, and with the colon that Kedmanee does not have."""
    if not (_NAMED.search(text) or _THAI_COLON.search(text)):
        return text, text
    known = {*FIELD_BY_NAME, *own_fields()}

    def named(match: re.Match[str]) -> str:
        meant = to_thai(match["name"])
        return f"{match['minus']}{meant}:" if meant in known and match["name"] not in known else match[0]

    def with_colon(match: re.Match[str]) -> str:
        return f"{match['minus']}{match['name']}:" if match["name"] in known else match[0]

    return _NAMED.sub(named, text), _THAI_COLON.sub(with_colon, text)
