"""How far an agreement has come, where the headline says it and a sentence further down would tell another.

ครม. เห็นชอบร่างบันทึกความเข้าใจ…     the cabinet has approved a draft: nothing is signed yet
เตรียมลงนาม MOU, จ่อเซ็น, จะลงนาม      the signing is to come
"""

import re
from typing import Final

from mou_tui.thai.fold import fold

_PAPER: Final = r"(?:ร่าง|บันทึก|m(?<![a-z]m)o[ua]\b|ข้อตกลง|ความตกลง|ลงนาม|สัญญา|เจตจำนง|แถลงการณ์|ปฏิญญา|ความร่วมมือ|draft|memorand|agreement)"
_APPROVED: Final = re.compile(
    r"(?:ครม\b|ครม\.|คณะรัฐมนตรี|cabinet)[^\n]{0,40}?(?:อนุมัติ|เห็นชอบ|ไฟเขียว|approv\w+|endors\w+|greenlight\w*)[^\n]{0,80}"
    + _PAPER
)
_TO_COME: Final = re.compile(
    r"(?:เตรียม(?:การ|เป็นประธาน|ร่วม|พิธี|เดินหน้า)?|จ่อ|กำลังจะ|(?<!ที่)จะ|หารือ(?:การ)?|พร้อม)[ ]?(?:การ|เป็นประธาน|พิธี|ร่วม|จัดพิธี|จัดทำ|ทำ)*[ ]?"
    r"(?:ลงนาม|เซ็น|mou\b|จับมือลงนาม)|to sign\b|will sign\b"
)
_DONE: Final = re.compile(r"ลงนาม(?:แล้ว|เรียบร้อย)|เซ็นแล้ว|(?:ร่วม|พิธี)ลงนาม[^\n]{0,60}(?:แล้ว|สำเร็จ)")


def stage_of(title: str, status: str) -> str:
    """The status that counts, of what the program found in the text: "" for none."""
    if status not in ("signed", "renewed", "in_force"):
        return status
    headline = fold(title)
    if _DONE.search(headline):
        return status
    if _APPROVED.search(headline):
        return "draft"
    return "planned" if _TO_COME.search(headline) else status
