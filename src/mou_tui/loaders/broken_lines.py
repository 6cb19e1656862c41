"""Lines that a source broke within a sentence, told by the word that the next one begins with."""

import re
from typing import Final

from mou_tui.loaders.draft import Block

# … อธิการบดีมหาวิทยาลัย A\n|และ นาย ข ร่วมลงนาม: no sentence begins with this word.
_NO_BEGINNING: Final = re.compile(r"(?:และ|กับ|ร่วมกับ|ระหว่าง)(?=[ก-๎A-Z ])")
_LISTED: Final = re.compile(r"[ ]?(?:\(?[0-9๐-๙]{1,2}[.)]|[-•*–])")
_SHORTEST_BROKEN: Final = 60
"""Letters of a line that may be broken in its sentence; shorter ones are of lists."""


def without_breaks(blocks: list[Block]) -> list[Block]:
    """The blocks with a line joined to a long one before it, where it begins with a word that carries a sentence on."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind is None and block.kind is None and before.image is None and block.image is None
            and not block.gap
            and len(before.text) >= _SHORTEST_BROKEN
            and _LISTED.match(before.text) is None
            and _NO_BEGINNING.match(block.text) is not None
        ):  # fmt: skip
            before.text += " " + block.text
        else:
            joined.append(block)
    return joined
