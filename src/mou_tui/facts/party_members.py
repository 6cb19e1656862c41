"""Members of a list that no word of an organisation begins: the whole of an item, what stands between commas."""

import re
from typing import Final

from mou_tui.facts.body import Body
from mou_tui.facts.party_list_words import NO_ITEM, NO_NAME_AT
from mou_tui.facts.patterns import THAI
from mou_tui.facts.titles import TITLE

_OPENING: Final = re.compile(r"[ ]?[(（]")


def item_name(text: str, start: int, end: int) -> Body | None:
    """The whole item of a numbered list as a name: it has no word of an organisation in front, as สยามสมาคม or ปตท."""
    bracket = _OPENING.search(text, start, end)
    end = bracket.start() if bracket else end
    while end > start and text[end - 1] in " ,;":
        end -= 1
    return Body(start, end) if 2 <= end - start <= 70 and NO_NAME_AT.match(text, start) is None else None


# 3) หอศิลป์ Paretas Art Club| โดย ผศ. …
_ACTED_FOR: Final = re.compile(rf"[{THAI}A-Za-z][^\n(),]{{2,60}}?(?=[ ]{{1,2}}โดย[ ]{{0,2}}(?:{TITLE}))")


def item_before_actor(text: str, start: int, limit: int) -> Body | None:
    """The item of a numbered list up to the one who acts for it, whatever it is called."""
    acted = _ACTED_FOR.match(text, start, limit)
    return None if acted is None or NO_NAME_AT.match(text, start) else Body(*acted.span())


_LAST_ENDS: Final = re.compile(
    r"[ ]?(?:[(（\n,]|พร้อม|ณ[ ]|เพื่อ(?!น)|โดย|ร่วม|ลงนาม|ซึ่ง|ทั้งนี้|เป็น|ได้|เข้า|จัด|ภายหลัง|หลัง|จะ"
    r"|ส่ง|ว่า|เมื่อ|ใน(?:การ|พิธี|วัน)|วันที่)"
)


def last_item(text: str, start: int, limit: int) -> Body | None:
    """The last item of a numbered list: up to the word with which the sentence goes on."""
    end = _LAST_ENDS.search(text, start + 2, min(limit, start + 70))
    return item_name(text, start, end.start()) if end is not None and "นาย" not in text[start : end.start()] else None


COMMA_OR_AND: Final = re.compile(r"[^\n]*,[^\n]*")

_PIECE: Final = re.compile(rf"[{THAI}A-Za-z][{THAI}A-Za-z0-9. &’'-]{{3,60}}?(?=[ ]?(?:,|และ))")


def piece_between_commas(text: str, start: int, limit: int) -> Body | None:
    """A member without a word of an organisation in front, between the commas of a list: …, เฮือนศิลป์ ใจ๋ย๋อง, …"""
    piece = _PIECE.match(text, start, limit)
    if piece is None or NO_NAME_AT.match(text, start) or NO_ITEM.search(piece[0]):
        return None
    return Body(piece.start(), piece.end())
