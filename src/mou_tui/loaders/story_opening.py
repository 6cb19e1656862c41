"""What stands in for the headline of a page that has none: the first clause of its story."""

import re
from typing import Final

from mou_tui.loaders.headline import tells
from mou_tui.thai.dates import find_dates

_LONGEST_OPENING: Final = 120
_SHORTEST_OPENING: Final = 40
# เมื่อวันที่ · ช่วงบ่ายวันที่ · วันนี้ ( · เมื่อเร็ว ๆ นี้: before, or instead of, the date with which a story opens
_LEAD: Final = re.compile(
    r"(?:[\s(\[,:–—-]|เมื่อ|ใน|ช่วง|ตอน|เช้า|สาย|บ่าย|เย็น|ค่ำ|ของ|วันที่|วันนี้|วานนี้|(?:[\d๐-๙]{1,2}\s?(?:มกราคม|กุมภาพันธ์"
    r"|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.)(?!\s?\d))|เร็ว\s?ๆ\s?นี้|ล่าสุด"
    r"|ที่ผ่านมา|กรุงเทพฯ"
    r"|กรุงเทพมหานคร)*+"
)
_TIME: Final = re.compile(
    r"[\s)\],:–—-]*(?:(?:ตั้งแต่)?เวลา\s?)?(?:\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\s?น\.)?[\s)\],:–—-]*"
)
# ณ ห้องประชุม… โรงพยาบาล… นายแพทย์…: a place up to the first person, or to what is done there
_PLACE: Final = re.compile(
    r"(?:ณ|ที่|ภายใน)\s?[^\n]{4,150}?\s(?=(?:นาย|นาง|ดร\.|ศ\.|รศ\.|ผศ\.|พล\.|ศาสตราจารย์|รองศาสตราจารย์|ผู้ช่วยศาสตราจารย์|ได้"
    r"|มี(?:การ|พิธี)|จัด|พิธี|ลงนาม))(?:ได้\s?)?"
)
# … ให้เกียรติเป็นประธานใน(พิธี…)
_CHAIR: Final = re.compile(
    r"(?:นาย|นาง|ดร\.|ศ\.|รศ\.|ผศ\.|พล\.|ศาสตราจารย์|รองศาสตราจารย์|ผู้ช่วยศาสตราจารย์|หม่อม"
    r"|ม\.)[^\n]{6,180}?เป็นประธาน(?:เปิด)?(?:ใน)?(?:การ)?(?=พิธี|ลงนาม|งาน|ประชุม|โครงการ|เปิด)"
)
# ลงนาม|บันทึกข้อตกลงความร่วมมือ (MOU) ว่าด้วยการฟื้นฟูทะเล …: the paper by its name, up to the next part of the sentence
_PAPER: Final = re.compile(
    r"(?:พิธีลงนาม(?:ใน)?\s?)?บันทึก(?:ข้อตกลง|ความเข้าใจ|ความร่วมมือ)[^\n]{0,60}?\s?(?:ว่าด้วย|เรื่อง|โครงการ|ด้าน"
    r"|ระหว่าง)[^\n]{12,130}?(?=\s(?:กับ|ร่วมกับ|ระหว่าง|โดย|ณ|เมื่อ|ซึ่ง|พร้อม|ให้|เพื่อ|ที่)|$)"
)
# What a title does not end with: … โดย, … และ, … เป็นประธานใน
_NO_END: Final = re.compile(
    r"(?:\s|โดย|และ|หรือ|ใน|กับ|ที่|ของ|ให้|แก่|เพื่อ|ซึ่ง|ณ|จาก|เป็น|ได้|มี|พร้อม|ร่วม|ระหว่าง|นาย|นาง|นางสาว|ดร\.|การ|ความ"
    r"|เป็นประธาน|ให้เกียรติ|วันที่|เวลา|ผู้)+$"
)
_CLAUSE: Final = re.compile(r"\s(?=โดยมี|โดย|เพื่อ|ซึ่ง|พร้อม|ทั้งนี้|ณ |เมื่อวัน|นอกจาก|สำหรับ|ภายใต้|ประกอบ)")


def opening(story: str) -> str:
    """What stands in for the headline of a page without one: the story's first clause without the date, place and chair
    before it, whole where it is short, else cut between words and ended by “…”.
    """
    words = _without_lead(story[:600]).strip()
    if len(words) <= _LONGEST_OPENING and len(story) <= 600:
        return words or story[:_LONGEST_OPENING]
    paper = _PAPER.search(words, 0, 420)
    if paper is not None and (tells(words) or paper.start() == 0):
        return paper[0].strip()
    for clause in _CLAUSE.finditer(words, _SHORTEST_OPENING, _LONGEST_OPENING + 1):
        return words[: clause.start()]
    return _cut_between_words(words) + "…"


def _without_lead(story: str) -> str:
    """`story` without its opening date, time, place and chair."""
    lead = _LEAD.match(story)
    at = lead.end() if lead else 0
    first = next(iter(find_dates(story[:160])), None)
    if first is not None and first.start <= at:
        at = first.end
    elif not story[:at].strip(" )]").endswith(("นี้", "ล่าสุด", "ที่ผ่านมา", "คม", "ยน", "พันธ์", ".")):
        at = 0
    if (time := _TIME.match(story, at)) is not None and at:
        at = time.end()
    if (place := _PLACE.match(story, at)) is not None:
        at = place.end()
    if (chair := _CHAIR.match(story, at)) is not None:
        at = chair.end()
    rest = story[at:].lstrip(" )],:–—-")
    return rest if len(rest) >= 20 else story


def _cut_between_words(words: str) -> str:
    """The beginning of `words`, of at most _LONGEST_OPENING code points, without words that lead on."""
    from mou_tui.thai.words import boundaries

    cut = words.rfind(" ", _SHORTEST_OPENING, _LONGEST_OPENING)
    if cut < 70:
        cut = max(
            (end for end in boundaries(words[: _LONGEST_OPENING + 20]) if end <= _LONGEST_OPENING),
            default=_LONGEST_OPENING,
        )
    kept = words[:cut].rstrip()
    return _NO_END.sub("", kept) or kept
