"""Which of the names that were found are parties: no name in pieces, no position, no body beside its own part."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from mou_tui.agreements.names import is_known, is_state, parents, plain_name
from mou_tui.thai.fold import fold

# 39 จังหวัด, ทบวงกิจการภาพยนตร์แห่ง, ประธานฟีฟ่า: a number of bodies, a name that was cut off, a position.
_NO_NAME: Final = re.compile(
    r"^\d|[A-Za-z][ ]\d+$|(?:แห่ง|ของ|และ|กับ|ด้าน|ระหว่าง)$|ตามโครงการ|^[ก-ฮ]{1,4}\.$"
    r"|^(?:หน่วยงาน|ภาคี|เครือข่าย|องค์กรเครือข่าย|ทุกภาคส่วน|ภาครัฐ|ภาคเอกชน)(?:ภาคี)?"
    r"(?:ต่าง|พันธมิตร|ศิลปิน|ความร่วมมือ|ภาครัฐ|ภาคเอกชน|ภาคประชาชน)?[ ]?(?:ๆ|ที่เกี่ยวข้อง)?$"
    r"|^(?:สถาบันการเงิน(?:ของรัฐ|เฉพาะกิจ(?:ของรัฐ)?)?|บริษัท|มหาวิทยาลัย|โรงเรียน|โรงพยาบาล|ธนาคาร|กระทรวง|กรม|มูลนิธิ|สมาคม|องค์กร|ผู้ประกอบการ|เกษตรกร|ประชาชน|ชุมชน)$"
    r"|ทุก(?:กระทรวง|หน่วยงาน|จังหวัด|ภาคส่วน|อำเภอ|สังกัด)|(?:ชั้นนำ|ที่เกี่ยวข้อง|ดังกล่าว)$"
    r"|^(?:รอง|ผู้ช่วย)?(?:ประธาน(?!ศาล)|เลขาธิการ|รัฐมนตรี|นายกรัฐมนตรี|อธิบดี|ผู้ว่าการ|ผู้ว่าราชการ|อธิการบดี|เอกอัครราชทูต|ปลัดกระทรวง)"
)
_LEAST: Final = 8
"""Letters of a name in pieces that is known as the beginning of another."""


class Named(NamedTuple):
    """A name with its key. `is_kept` says that the reader wants it whatever it is."""

    key: str
    name: str
    is_kept: bool = False


def parties_of(names: Sequence[Named]) -> list[int]:
    """The places in `names` of those that are parties.

    Not a ministry whose department is one, a name that is another's beginning or end, or a state beside two bodies that are none.
    """
    kept = [n for n, one in enumerate(names) if one.is_kept or not _NO_NAME.search(fold(one.name))]
    plain = {n: plain_name(names[n].name) for n in kept}
    whole = [n for n in kept if names[n].is_kept or not _is_piece(n, kept, plain, names)]
    above = frozenset[str]().union(*(parents(names[n].key) for n in whole))
    bodies = sum(not is_state(names[n].key, names[n].name) for n in whole)
    return [
        n
        for n in whole
        if names[n].is_kept or not (names[n].key in above or (bodies >= 2 and is_state(names[n].key, names[n].name)))
    ]


def _is_piece(place: int, kept: Sequence[int], plain: dict[int, str], names: Sequence[Named]) -> bool:
    """โทรคมนาคมแห่งชาติ beside …และกิจการโทรคมนาคมแห่งชาติ; กรมอุทยาน beside กรมอุทยานแห่งชาติ."""
    own = plain[place]
    for other in kept:
        if other == place or len(plain[other]) <= len(own) or names[other].key == names[place].key:
            continue
        if plain[other].endswith(own):
            return True
        rest = plain[other][len(own) :] if plain[other].startswith(own) else ""
        # เขต 1 is no beginning of เขต 10.
        if rest and not rest[0].isdigit() and len(own) >= _LEAST and not is_known(names[place].key):
            return True
    return False
