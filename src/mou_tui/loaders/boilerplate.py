"""Lines that a site's furniture leaves in saved articles: advertisements, share bars, counters, galleries, rules."""

import re
from typing import Final

_WHOLE_LINE: Final = (
    # Thai: พิมพ์ · แกลลอรี่ · แชร์ · อ่าน 16 · เข้าชม 1,234 ครั้ง · อ่านต่อ · ข่าวที่เกี่ยวข้อง · ย้อนกลับ
    r"พิมพ์(?:หน้านี้|ข่าวนี้)?", r"แกลลอรี่|แกลเลอรี่?|แกลอรี่|อัลบั้มภาพ|ภาพกิจกรรม|คลังภาพ|ภาพประกอบ(?:ข่าว)?",
    r"แชร์(?:หน้านี้|ข่าวนี้|บทความ(?:นี้)?|ไปยัง)?\s?:?", r"แบ่งปัน(?:ข่าวนี้)?\s?:?", r"คัดลอกลิงก์|คัดลอก(?:ที่อยู่|URL)",
    r"(?:จำนวน(?:ผู้)?(?:เข้าชม|อ่าน)|ผู้เข้าชม|เข้าชม|เปิดอ่าน|อ่าน(?:แล้ว)?|ดู|ยอดวิว|ยอดเข้าชม)\s?:?\s?\d[\d,]{0,9}\s?(?:ครั้ง|คน|views?)?",
    r"[|\s]*\d[\d,]{0,9}\s?(?:views?|hits|(?:จำนวน)?(?:ผู้)?(?:อ่าน|เข้าชม))[|\s]*", r"(?:จำนวน|ทั้งหมด)\s?\d{1,4}\s?(?:ภาพ|รูป)",
    r"(?:ข่าว|บทความ|เรื่อง|โพสต์|เนื้อหา)(?:อื่น\s?ๆ\s?)?(?:ที่)?(?:เกี่ยวข้อง|แนะนำ|ล่าสุด|ยอดนิยม|ใกล้เคียง)(?:กัน)?\s?:?",
    r"อ่านเพิ่มเติม|อ่านต่อ\W{0,4}|ดูเพิ่มเติม|ดูทั้งหมด|ย้อนกลับ|กลับหน้า(?:แรก|หลัก)|กลับ(?:สู่)?ด้านบน|หน้า(?:แรก|หลัก)",
    r"(?:ก่อนหน้า|ถัดไป|ข่าวก่อนหน้า|ข่าวถัดไป)\W{0,4}", r"ความคิดเห็น(?:\s?\(?\d{0,5}\)?)?|แสดงความคิดเห็น", r"แท็ก\s?:|ป้ายกำกับ\s?:",
    r"ขนาดตัวอักษร.{0,20}|ก\s?ก\s?ก|[ก+\-]{1,2}\s?[ก+\-]{1,2}", r"โฆษณา|พื้นที่โฆษณา", r"(?:กด)?ติดตาม(?:เรา|ข่าวสาร)?ได้ที่\s?:?",
    # English: Digiqole ad · Facebook Comments · Related post · Social sharing · Read 663 times · Share on Facebook
    r"Digiqole ad|Advertisement|Sponsored", r"Facebook Comments?(?:\sBox)?",
    r"(?:Related|Recent|Latest|Popular) (?:posts?|news|articles?|stories)\s?:?",
    r"Your browser does not support .{0,40}", r"[\w.#-]{1,30}(?: [\w.#-]{1,30})?\s?\{[^{}]{0,60}\}",
    r"Social (?:sharing|share|media)", r"(?:Read|Hits|Views?|Visits)\s?:?\s?\d[\d,]{0,9}(?:\s?(?:times|views?))?",
    r"(?:Share(?:\s?:)?|Tweet|Like|Print|Email|Copy link|LINE|Line it!|Pin it|WhatsApp|Telegram)(?:\s(?:this|on|via)\s[\w ]{1,20})?",
    r"(?:Previous|Next|Back|Home|Read more|Load more|Leave a (?:reply|comment)|(?:\d{1,5} )?Comments?(?:\s?\(?\d{0,5}\)?))\W{0,4}",
    r"Gallery|Photo gallery|Image|Images|Tags?\s?:|date\s?:?\s?\d{4}-\d\d",
    r"Post Views\s?:?\s?[\d,]{1,9}", r"(?:Rate this item|\(\d{1,5} votes?\))",
    r"(?:Facebook|Twitter|X|Instagram|YouTube|TikTok|Pinterest|LinkedIn|Email|Print)(?:\s{0,3}[|/·,]?\s{0,3}(?:Facebook|Twitter|X|LINE|Instagram|YouTube|TikTok|Pinterest|LinkedIn|Email|Print)){0,9}",
)  # fmt: skip
_BOILERPLATE: Final = re.compile(rf"(?:{'|'.join(_WHOLE_LINE)})", re.IGNORECASE)
_LONGEST: Final = 60
"""No line of furniture is longer; prose is not even tried."""

# Related post · ข่าวที่เกี่ยวข้อง · แสดงความคิดเห็น: what follows are other articles' headlines or what readers wrote
_TAIL: Final = re.compile(
    r"(?:ข่าว|บทความ|เรื่อง|โพสต์|เนื้อหา)(?:อื่น\s?ๆ\s?)?(?:ที่)?(?:เกี่ยวข้อง|แนะนำ|ล่าสุด|ยอดนิยม|ใกล้เคียง)(?:กัน)?\s?:?"
    r"|(?:Related|Recent|Latest|Popular) (?:posts?|news|articles?|stories)\s?:?"
    r"|(?:Facebook )?Comments?.{0,12}|ความคิดเห็น.{0,10}|แสดงความคิดเห็น"
    r"|You may also like|อ่านข่าวอื่น.{0,20}|Leave a (?:reply|comment)",
    re.IGNORECASE,
)


def begins_tail(line: str) -> bool:
    """Whether a line heads what a site appends to articles: related news, comments."""
    return len(line) <= _LONGEST and _TAIL.fullmatch(line) is not None


# -----  *****  …….  ___  /////  - - -  o0o
_RULE: Final = re.compile(r"[\s\-–—_*.·…=~#+/\\|•^oO0]{2,}|[.\-–—_*]")
_NO_WORD: Final = re.compile(r"[^\wก-๙]*")


def is_boilerplate(line: str) -> bool:
    """Whether a whole (stripped) line belongs to the site and not to the article."""
    return len(line) <= _LONGEST and _BOILERPLATE.fullmatch(line) is not None


def is_rule(line: str) -> bool:
    """Whether a line is only drawn: ----, ****, ....; also a line without any letter or digit."""
    if "ก" <= line[:1] <= "๎":
        return False
    return _NO_WORD.fullmatch(line) is not None or (_RULE.fullmatch(line) is not None and "00" not in line)


_READ: Final = ("อ่าน", "เข้าชม", "view", "hits", "read")
# อ่าน 16 / Read 663 times at the end of a line that says more: "18 มิถุนายน 2562 , 09:28 น. , อ่าน 16"
_COUNTER_AT_END: Final = re.compile(
    r"[\s,|/·•–-]{1,6}(?:อ่าน|เปิดอ่าน|เข้าชม|ผู้เข้าชม|จำนวนผู้เข้าชม|จำนวนเข้าชม|views?|hits|read)\s?:?\s?\d[\d,]{0,9}(?:\s?(?:ครั้ง|คน|views?|times))?[\s,|/]{0,4}$",
    re.IGNORECASE,
)


def without_counter(line: str) -> str:
    """`line` without a counter of readers at its end."""
    lower = line.lower()
    return _COUNTER_AT_END.sub("", line) if any(word in lower for word in _READ) else line
