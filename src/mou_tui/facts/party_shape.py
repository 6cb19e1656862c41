"""Whether words that stand where a party stands can be a name at all, and where one that was read too far ends.

The lists of parties are read by what surrounds a name. What stands there may be something else: ระหว่าง|ประเทศซึ่ง…, และ|หารือกับ….
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mou_tui.facts.body import Body
from mou_tui.facts.countries import STATE
from mou_tui.facts.party_forms import Stated
from mou_tui.facts.patterns import THAI, one_of, words

# No name begins so: what is done, what is planned, who is meant in general.
_NO_NAME: Final = re.compile(
    one_of(
        words(
            """พิธี หารือ สอดคล้อง เห็นชอบ ทบทวน นำไป แนวทาง กรอบความ กิจกรรม เท่าทัน เพศ สัตว์ป่า อ่าวไทย ตัวแทน คณบดี คู่ค้า ต่างประเทศ
            โครงการสินเชื่อ โครงการความ โครงการนี้ โครงการดัง องค์กรหรือ"""
        )
    )
    # ในรูปแบบหน่วยงานรัฐกับหน่วยงานรัฐ (|G to G)
    + r"|[GB][ ]?(?:[Tt]o|2)[ ]?[GBC](?![A-Za-z])"
    + r"|ชาวบ้าน(?![ก-๎])|วิศวกร(?!รม)"
    # ระหว่าง|ประเทศอันเป็นผลมาจาก…: ระหว่างประเทศ is one word, "international".
    r"|ประเทศ(?:ซึ่ง|อัน|แบบ|หรือ|อย่าง|ใน|ที่|ว่า|ของ|และ|ต่าง|คู่|สมาชิก|ภาคี)"
    r"|An?[ ](?:M[oO][UA]|[Mm]emorandum|[Aa]greement)|For[ ]"
)
# The word for a kind of body, or what a name has beside its own words.
_BARE: Final = re.compile(
    r"(?:กลุ่ม|ตลาดกลุ่ม|สหกรณ์|กรมการ|นิติบุคคล|บริษัท(?:ไทย|เอกชน|ขนาดใหญ่|ข้ามชาติ)?|เอกชน|สมาคมกีฬา(?=นำร่อง)"
    r"|(?:Public[ ])?(?:Co(?:mpany)?\.?,?[ ]?)?(?:Ltd|Limited|Inc|PCL|PLC|LLC|Corp)\.?|Co\.?|U\.|Bank|Team|Radio|Film|Science|Technology"
    r"|Bilateral|SMEs?|Start-?[uU]ps?|North|South|East|West|Gem)"
)
# ศูนย์ความ|ร่วมมือ: cut in the middle of a word.
_CUT: Final = re.compile(r"(?:(?<!ทนาย)ความ|[ ]การ)\Z")
# What goes on behind a name that is complete without it.
_GOES_ON: Final = re.compile(
    r"[ ](?:MO[UA]|Mo[UA])\Z"
    r"|[ ]?(?:ใน)?(?:โอกาส|ครั้ง)(?:นี้|ดังกล่าว)|[ ]?(?:ไป|มา)แล้ว|[ ]?(?:จะ|ขอ)(?=ร่วม|เป็น|ให้|ได้|มี)|[ ](?:จากนั้น|ภายใต้ความร่วมมือ|ทั้งนี้|โดยมี)"
    r"|(?:ได้)?อย่าง(?=เป็น|กว้าง|ต่อเนื่อง|ใกล้ชิด|แท้จริง|เต็ม)|ให้(?=ใกล้ชิด|มี|เกิด|แน่น)|มีความ|ว่าด้วย(?=ความร่วมมือ)|ใน(?=การจัดตั้ง|การดำเนิน)"
)
_JOINT_VENTURE: Final = re.compile(rf"กลุ่มร่วมค้า(?:[ ]?[A-Z][A-Za-z0-9&.-]{{1,20}}|[ ]?[{THAI}]{{2,30}}+)?")
_TWO_COUNTRIES: Final = re.compile(rf"((?:ประเทศ|รัฐบาล)?{STATE})กับ((?:ประเทศ|รัฐบาล)?{STATE})")
_LOWER: Final = re.compile(r"\s[a-z]")
_LEAST: Final = 2
"""Letters that a name has at least, before what goes on."""


def as_names(text: str, chosen: Sequence[Stated]) -> list[Stated]:
    """What was read as parties, each a whole name that is one, and each once."""
    found: list[Stated] = []
    for stated in chosen:
        for body in shaped(text, _with_latin_before(text, stated.body)):
            other = next((one for one in found if one.body.start < body.end and body.start < one.body.end), None)
            if other is None:
                found.append(Stated(body, stated.rule))
            elif body.end - body.start > other.body.end - other.body.start:
                # Huawei| Technologies: of a name of several words the gazetteer may know the first, no party of its own.
                found[found.index(other)] = Stated(body, stated.rule)
    return found


def shaped(text: str, body: Body) -> Iterator[Body]:
    """The names that the words of `body` are: it as it is, without what goes on behind it, two countries, or none."""
    if body.organization is not None:
        yield body
        return
    venture = _JOINT_VENTURE.match(text, body.start)
    if venture is not None:
        yield Body(*venture.span()) if venture.end() > body.end else body
        return
    pair = _two_countries(text, body)
    if pair is not None:
        yield from pair
        return
    if _NO_NAME.match(text, body.start, body.end) is not None:
        return
    body = _without_rest(text, body)
    name = text[body.start : body.end]
    if len(name) >= _LEAST and _BARE.fullmatch(name) is None and _CUT.search(name) is None:
        yield body


# Thailand| Blockchain Community Initiative: capitalised words right before a name in Latin letters are its beginning.
_LATIN_BEFORE: Final = re.compile(r"(?<![A-Za-z0-9.&’'/-])(?:[A-Z][A-Za-z0-9&.-]{1,20}[ ]){1,3}\Z")
_NOT_BEFORE: Final = re.compile(r"(?:M[oO][UA]|L[oO]I|The|An?|And|Between|With|Dr|Mr|Mrs|Ms|Prof|MC)\b")


def _with_latin_before(text: str, body: Body) -> Body:
    if not text[body.start].isascii():
        return body
    before = _LATIN_BEFORE.search(text, max(0, body.start - 60), body.start)
    if before is None or _NOT_BEFORE.search(before[0]) is not None:
        return body
    return Body(before.start(), body.end)


def _two_countries(text: str, body: Body) -> tuple[Body, Body] | None:
    """ไทยกับจีน: two, joined by a word that no country's name has."""
    pair = _TWO_COUNTRIES.fullmatch(text, body.start, body.end)
    return None if pair is None else (Body(*pair.span(1), country=True), Body(*pair.span(2), country=True))


def _without_rest(text: str, body: Body) -> Body:
    start, end = body.start, body.end
    rest = _GOES_ON.search(text, start + _LEAST, end)
    if rest is not None:
        end = rest.start()
    if text.startswith("ณะ", end) and text.endswith("ในข", start, end):
        end -= len("ในข")
    if text[end - 2 : end] in ("’s", "'s") and _LOWER.match(text, end) is not None:
        end -= 2  # UAE’s logistics company; Lotus’s is a name
    if text[end - 1 : end] == ")" and "(" not in text[start:end]:
        end -= 1
    while end > start and text[end - 1] in " ,;":
        end -= 1
    return body if end == body.end else Body(start, end, country=body.country)
