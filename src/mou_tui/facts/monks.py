"""Monks, by the names that they bear in the order."""

import re
from collections.abc import Iterable
from typing import Final

from mou_tui.facts.names import BEGIN, PLACE_BEFORE, TAIL_VERBS, PersonName, after_bracket
from mou_tui.facts.occurrences import Occurrences, watched_in_reports
from mou_tui.facts.patterns import THAI, matches_at
from mou_tui.facts.titles import CONNECTED, POSITION_HEAD

_MONK_OFFICES: Final = (
    r"(?:รอง|ผู้ช่วย|เลขานุการ)?เจ้า(?:คณะ|อาวาส)|กรรมการมหาเถร|ประธานฝ่ายสงฆ์|(?:รอง)?อธิการบดี|ประธาน|ผู้อำนวยการ"
)

# What follows a monk's name of rank and is no second word of it.
_MONK_NO_SECOND: Final = "วัด|สกล|และ|พร้อม|ได้|เป็น|ร่วม|เมตตา|กล่าว|ซึ่ง|ตำแหน่ง|ใน|ที่|โดย|จาก|เลขา|ฝ่าย"

# พระครูสุภัทรธรรม, พระครูสุวรรณ ธรรมรัต เจ้าอาวาส…, พระมหาปรีชา ปสนฺโน ผู้ช่วยเจ้าอาวาส…: a monk's name of rank, and his Pali name.
_MONK: Final = re.compile(
    rf"พระ(?P<teacher>ครู)?(?P<given>[{BEGIN}][{THAI}]{{3,30}}+)(?P<pali>[ ][{THAI}]{{1,16}}โ[ก-ฮ](?![{THAI}]))?"
    rf"(?P<second>(?<=[{THAI}])[ ](?!{_MONK_NO_SECOND}|{POSITION_HEAD})[{BEGIN}][{THAI}]{{3,17}}+"
    rf"(?=,?[ ](?:ดร\.|{_MONK_OFFICES})|,[ ]ดร))?(?:[ ]วิ\.|,?[ ]ดร\.)?"
)

_MONK_OFFICE: Final = re.compile(f"[ ]{{1,2}}(?:[–-][ ])?(?:ซึ่งเป็น|ตำแหน่ง)?(?:{_MONK_OFFICES})")

# ท่านเจ้าคุณพระธรรมวชิรมุนี ร่วมลงนาม: a name of rank, whose bearer does something.
_MONK_RANK: Final = re.compile("พระ(?:ธรรม|ราช|เทพ|พรหม|ศรี|วชิร|มหา|ครู|ปลัด|สมุห์|ใบฎีกา|อธิการ|อาจารย์|ปัญญา|โสภณ|วิสุทธิ)")

_MONK_ACTS: Final = re.compile(
    "[ ]{0,2}(?:ได้|เมตตา)?(?:ร่วม(?:ลงนาม|เป็น)|ลงนาม|เป็น(?:ประธาน|สักขี|ผู้)|กล่าว(?!ถึง)|ให้(?:เกียรติ|โอวาท))"
)

_NO_MONK: Final = re.compile(
    "พระ(?:ราช(?:ทาน|ดำ|กรณี|บัญญัติ|กฤษฎี|วัง|พิธี|ประสงค์|อาคันตุกะ|ปฏิสัน|นิพนธ์|ชน|บิดา|สมภพ|ธิดา|กุศล|อุทิศ|โองการ|กำหนด|เสาวนี|หัตถ|ภาร|วโรกาส|า|ินี|ูป)"
    "|ธรรม(?:วินัย|คำ|เทศนา|ทูต)|เทพรัตน|มหากษัตริย์|มหากรุณา|ศรีนคร)"
)

MONKS: Final = watched_in_reports("พระ")

_PATRIARCH: Final = "สมเด็จ"


def find_monks(text: str, begins: Iterable[int] | None = None) -> list[PersonName]:
    """Monks by their names of rank: before an office of the Sangha, and those that begin with พระครู wherever they stand.

    `begins` are the places of MONKS, where these are known already.
    """
    begins = Occurrences(text).places(MONKS) if begins is None else begins
    found = []
    for match in matches_at(begins, _MONK, text):
        start = match.start()
        if text.endswith(_PATRIARCH, 0, start):
            start -= len(_PATRIARCH)
        part = next((name for name in ("pali", "second") if match[name]), "given")
        end = match.end(part)
        after = after_bracket(text, match.end())
        free = not "ก" <= text[start - 1 : start] <= "๎" or CONNECTED.search(text, max(0, start - 16), start)
        if not free or PLACE_BEFORE.search(text, max(0, start - 16), start) or TAIL_VERBS.search(match["given"]):
            continue
        acts = (
            _MONK_RANK.match(text, match.start()) is not None
            and _NO_MONK.match(text, match.start()) is None
            and _MONK_ACTS.match(text, after) is not None
        )
        if match["teacher"] or acts or _MONK_OFFICE.match(text, after):
            found.append(PersonName(start, start, end, after, full=True))
    return found
