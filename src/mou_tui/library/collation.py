"""The order in which a Thai dictionary has titles and names."""

import re
from typing import Final

_LEADING_VOWEL: Final = re.compile("([เแโใไ])([ก-ฮ])")  # เก → กเ
_SILENT: Final = re.compile("[็่้๊๋์]+")


def collation_key(title: str) -> tuple[str, str]:
    """What titles are sorted by: a leading vowel after its consonant, tone marks only where all else is the same.

    The rule of the Royal Institute's dictionary, as pythainlp.util.collate has it.
    """
    # The beginning decides; what stands after it only between titles that begin alike.
    bare = _SILENT.sub("", title[:48].lstrip(" \"“”‘’'([!?.…-–*#").lower())
    return _LEADING_VOWEL.sub(r"\2\1", bare), title
