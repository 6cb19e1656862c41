"""Spellings that may have been meant, by pythainlp's spelling corrector; it is imported when first asked."""

import re

from mou_tui.thai.canonical import canonical
from mou_tui.thai.words import words

_THAI_WORD = re.compile(r"[ก-๎]{2,40}")


def suggest(query: str, limit: int = 3) -> list[str]:
    """Up to `limit` queries with the misspelt Thai words of `query` put right, the likeliest first; [] if it looks right.

    The first call takes half a second and 80 MB: call it in a thread, and only when a search found nothing.
    """
    from pythainlp.spell import spell

    query = canonical(query)
    found: list[str] = []
    for start, end in words(query):
        word = query[start:end]
        if not _THAI_WORD.fullmatch(word):
            continue
        for better in spell(word)[:limit]:
            if better != word:
                found.append(query[:start] + better + query[end:])
    return list(dict.fromkeys(found))[:limit]
