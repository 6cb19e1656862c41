"""Which language an article is in."""

import re
from itertools import islice
from typing import Final

from mou_tui.facts.page import Page

_THAI_LETTER: Final = re.compile("[ก-ฮ]")
_NO_LETTERS: Final = bytes(code for code in range(128) if not chr(code).isalpha())
_LOOKED_AT: Final = 6_000


def is_english(page: Page) -> bool:
    """Whether the article's words are mostly Latin ones."""
    text = page.text[:_LOOKED_AT]
    latin = latin_letters(text)
    return latin >= 60 and is_latin(text, latin)


def latin_letters(words: str) -> int:
    """How many of the letters A to Z, small ones too, `words` have."""
    return len(words.encode("ascii", "ignore").translate(None, _NO_LETTERS))


def is_latin(words: str, latin: int) -> bool:
    """Whether `words`, which have `latin` Latin letters, have more than four times as many of these as Thai ones."""
    # Of the Thai letters, no more are counted than decide it.
    thai = sum(1 for _ in islice(_THAI_LETTER.finditer(words), latin // 4 + 1))
    return latin > 4 * thai
