"""What the columns of tables and the keys of JSON are called that mou-tui knows, in English and Thai."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from mou_tui.thai.canonical import canonical

_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "title": ("title", "headline", "หัวข้อข่าว", "ชื่อข่าว", "หัวข้อ", "พาดหัว", "ชื่อเรื่อง", "เรื่อง", "ชื่อบันทึกข้อตกลง", "ชื่อบันทึก",
              "ชื่อโครงการ", "ชื่อความร่วมมือ", "ชื่อ MOU", "ชื่อ MOA", "ชื่อข้อตกลง", "ชื่อความตกลง", "ชื่อสัญญา", "ชื่อบันทึกความเข้าใจ",
              "ชื่อบันทึกข้อตกลงความร่วมมือ", "ชื่อข้อตกลงความร่วมมือ", "หัวเรื่อง", "subject", "name", "topic", "post_title", "news_title",
              "article_title", "title.rendered", "title_th", "agreement", "agreement title", "title of agreement", "agreement name"),
    "text": ("text", "body", "content", "article", "เนื้อหา", "เนื้อหาข่าว", "เนื้อข่าว", "รายละเอียด", "ข่าว", "fulltext", "full_text",
             "description", "detail", "details", "html", "articlebody", "post_content", "content.rendered", "body_html",
             "body_value", "news_detail", "news_content", "content_th", "เนื้อความ", "รายละเอียดข่าว"),
    "date": ("date", "published", "published_on", "published_at", "publish_date", "pubdate", "datepublished", "วันที่",
             "วันที่เผยแพร่", "วันเผยแพร่",
             "เผยแพร่เมื่อ", "วันที่ลงข่าว", "วันที่ข่าว", "วันที่ประกาศ", "วันที่โพสต์", "post_date", "publication_date", "published_date",
             "pub_date", "news_date", "first_published_at", "created_at", "created", "timestamp", "time", "datetime"),
    "byline": ("byline", "author", "authors", "creator", "ผู้เขียน", "ผู้รายงาน", "หน่วยงานเจ้าของข่าว", "reporter", "ข่าวโดย"),
    "source": ("source_url", "url", "link", "source", "permalink", "href", "ลิงก์", "ลิงค์", "ที่มา", "เว็บไซต์"),
    "id": ("id", "_id", "uuid", "guid", "slug", "no", "no.", "number", "ลำดับ", "ลำดับที่", "เลขที่", "รหัส", "ที่"),
}  # fmt: skip
# Columns by which a register of agreements is known; what is in them their facts tell.
_OF_REGISTERS: Final = (
    "คู่สัญญา", "ชื่อคู่สัญญา", "คู่ความร่วมมือ", "ชื่อคู่ความร่วมมือ", "คู่ลงนาม", "คู่ภาคี", "ภาคี", "ภาคีความร่วมมือ", "ภาคีเครือข่าย", "หน่วยงาน", "ชื่อหน่วยงาน",
    "หน่วยงานคู่สัญญา", "หน่วยงานคู่ความร่วมมือ", "หน่วยงานภาคี", "หน่วยงานที่ลงนาม", "หน่วยงานที่ร่วมลงนาม", "หน่วยงานร่วมลงนาม", "หน่วยงานความร่วมมือ",
    "หน่วยงานภายนอก", "องค์กรคู่สัญญา", "องค์กรภาคี", "สถาบันคู่สัญญา", "สถาบันคู่ความร่วมมือ", "ฝ่ายที่ 1", "ฝ่ายที่ 2", "ฝ่ายที่หนึ่ง", "ฝ่ายที่สอง", "ร่วมกับ",
    "วันที่ลงนาม", "วันลงนาม", "ลงนามเมื่อ", "ลงนามเมื่อวันที่", "วันเดือนปีที่ลงนาม", "วัน/เดือน/ปี ที่ลงนาม", "วันที่ทำสัญญา", "วันที่ลงนาม MOU",
    "วันสิ้นสุด", "วันที่สิ้นสุด", "สิ้นสุด", "สิ้นสุดวันที่", "วันสิ้นสุดสัญญา", "วันหมดอายุ", "วันที่หมดอายุ", "หมดอายุ", "หมดอายุวันที่", "ครบกำหนด",
    "วันครบกำหนด", "วันที่ครบกำหนด", "ระยะเวลา", "ระยะเวลาความร่วมมือ", "ระยะเวลาสัญญา", "อายุสัญญา", "อายุความร่วมมือ",
    "ผู้ลงนาม", "ผู้ร่วมลงนาม", "ผู้มีอำนาจลงนาม",
    "partner", "partners", "parties", "party", "party a", "party b", "first party", "second party", "partner institution",
    "signed on", "signing date",
    "date signed", "date of signing", "expiry", "expiry date", "expiration date", "expires on", "valid until", "end date",
    "term", "duration",
    "signatory", "signatories", "signed by",
)  # fmt: skip
# Columns that say when news came out. In a register `วันที่` is the day of signing, or of anything.
_PUBLISHING: Final = frozenset(_NAMES["date"]) - {
    "date",
    "วันที่",
    "created_at",
    "created",
    "timestamp",
    "time",
    "datetime",
}


def is_known_column(name: str, own: Mapping[str, str], fields: Sequence[str] = tuple(_NAMES)) -> bool:
    """Whether a column's name tells what is in it: one of `fields`, one of the reader's `own` names, or, where texts are asked
    for, one of a register's.
    """
    spelt = spelling(name)
    return bool(spelt) and (
        name in own.values()
        or any(spelt in SPELT[field] for field in fields)
        or ("text" in fields and spelt in _REGISTER_SPELT)
    )


def spelling(name: str) -> str:
    """A column's name as it is compared: `Published_At`, `publishedAt` and `published at` are one, `3. วันที่ลงนาม (ว/ด/ป)` is
    `วันที่ลงนาม`.
    """
    name = canonical(name)
    return _BETWEEN_WORDS.sub("", _AROUND_NAME.sub("", name) or name).lower()


_AROUND_NAME: Final = re.compile(r"^\s{0,3}[\d๐-๙]{1,2}[.)]\s{0,3}|\s{0,3}[(（][^()（）]{1,30}[)）]\s{0,3}$")
_BETWEEN_WORDS: Final = re.compile(r"[\s_-]+")
SPELT: Final = {field: tuple(_BETWEEN_WORDS.sub("", name).lower() for name in names) for field, names in _NAMES.items()}
"""The names of the columns of each field of an article, as `spelling` gives them, the likeliest first."""
_PUBLISHING_NAMES: Final = frozenset(_BETWEEN_WORDS.sub("", name) for name in _PUBLISHING)
_REGISTER_SPELT: Final = frozenset(_BETWEEN_WORDS.sub("", name).lower() for name in _OF_REGISTERS)


def is_of_publication(name: str) -> bool:
    """Whether a column's name says that its date is the day on which news came out."""
    return spelling(name) in _PUBLISHING_NAMES


def are_of_register(names: Iterable[str]) -> bool:
    """Whether columns are those of a register of agreements, whatever else stands in it: two of them tell parties, days, terms."""
    return sum(spelling(name) in _REGISTER_SPELT for name in names) > 1
