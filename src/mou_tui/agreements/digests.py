"""Articles that tell of many matters at once: what a sentence of theirs says belongs to no agreement that could be named.

สรุปข่าวการประชุมคณะรัฐมนตรี: some thirty matters, each with its bodies, years and amounts.
"""

import re
from typing import Final

from mou_tui.thai.fold import fold

_HEADLINE: Final = re.compile(
    r"^\W*(?:สรุป(?:ข่าว|ผล|มติ|สาระ)\S{0,12}[ ]?(?:การประชุม)?[ ]?(?:คณะรัฐมนตรี|ครม)|the cabinet met|cabinet meeting synopsis)"
)
_MATTER: Final = re.compile(r"(?:^|[\n ])(?:\d{1,3}\.[ ]{0,2}เรื่อง[ ]|title:[ ])")
_MATTERS: Final = 4
"""Headings of matters from which an article is a digest."""


def is_digest(title: str, text: str) -> bool:
    """Whether an article is a digest of a meeting's matters. `text` has the headline first."""
    if _HEADLINE.search(fold(title)):
        return True
    found = _MATTER.finditer(fold(text))
    return sum(1 for _heading in zip(range(_MATTERS), found, strict=False)) == _MATTERS
