"""The fields of the query language: their names in English and Thai, and the values that some of them take."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from mou_tui.facts.kinds import KIND_TABLE
from mou_tui.i18n import language
from mou_tui.settings import OWN
from mou_tui.thai.fold import fold

FieldType = Literal["text", "choice", "date", "number"]


def in_use(words: Iterable[str]) -> str:
    """Of words that mean the same the first that is of the language in use, else the first."""
    words, thai = list(words), language() == "th"
    return next((word for word in words if word.isascii() is not thai), words[0])


@dataclass(frozen=True, slots=True)
class Field:
    """A field. `names` are what a query may call it, the first the usual one; `kind` is that of the index' values.

    `choices` maps what a query may say to the value meant (in folded form), for a field that takes a few values only.
    """

    names: tuple[str, ...] = field(repr=False)
    kind: str
    type: FieldType = field(default="text", repr=False)
    choices: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """The usual name."""
        return self.names[0]

    @property
    def own(self) -> str:
        """The id of an own field of the reader's, "" for those that every library has."""
        return self.kind.removeprefix(OWN) if self.kind.startswith(OWN) else ""

    def said(self, value: str) -> str:
        """What a query says for one of the few values, in the language in use."""
        return in_use(word for word, meant in self.choices if meant == value)


def _choices(table: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((word, value) for value, words in table.items() for word in (value, *words.split()))


_INSTRUMENTS: Final = {
    "mou": "บันทึก บันทึกความเข้าใจ บันทึกข้อตกลง mous",
    "moa": "บันทึกความตกลง",
    "loi": "หนังสือแสดงเจตจำนง แสดงเจตจำนง",
    "contract": "สัญญา",
    "cooperation": "ความร่วมมือ",
    "none": "ไม่ใช่ข้อตกลง ไม่มี",
}
_STATUSES: Final = {
    "signed": "ลงนามแล้ว ลงนาม",
    "renewed": "ต่ออายุ",
    "planned": "เตรียมลงนาม จะลงนาม วางแผน",
    "draft": "ร่าง",
    "in_force": "มีผล มีผลบังคับใช้ in-force inforce",
    "none": "ไม่มี",
}
_HAS: Final = {
    **{kind.key: kind.has for kind in KIND_TABLE if kind.form != "choice"},
    "signatory": "ผู้ลงนาม",
    "witness": "พยาน สักขีพยาน",
    "chair": "ประธาน",
    "published": "เผยแพร่ วันที่ date",
    "source": "ที่มา url",
    "agreement": "ข้อตกลง",
}
_IS: Final = {
    "bookmarked": "คั่นไว้ คั่น ที่คั่น",
    "unread": "ยังไม่อ่าน ใหม่",
    "read": "อ่านแล้ว",
    "checked": "ตรวจแล้ว",
    "doubtful": "น่าสงสัย ควรตรวจ ไม่แน่ใจ",
    "all-checked": "ตรวจครบ ตรวจครบแล้ว ตรวจทั้งหมด",
    "partly-checked": "ตรวจบางส่วน",
    "unchecked": "ยังไม่ตรวจ",
    "changed": "เปลี่ยน ข่าวเปลี่ยน",
}

FIELDS: Final[tuple[Field, ...]] = (
    Field(("title", "ชื่อ", "ชื่อเรื่อง", "ชื่อข่าว", "หัวข้อ", "หัวข้อข่าว", "พาดหัว"), "title"),
    Field(("party", "คู่ความร่วมมือ", "คู่สัญญา", "parties", "หน่วยงาน"), "party"),
    Field(("person", "บุคคล", "คน", "people"), "person"),
    Field(("signatory", "ผู้ลงนาม", "signer"), "signatory"),
    Field(("witness", "พยาน", "สักขีพยาน"), "witness"),
    Field(("chair", "ประธาน"), "chair"),
    *(Field(kind.field, kind.key, "number" if kind.form == "number" else "text") for kind in KIND_TABLE if kind.field),
    Field(("tag", "ป้าย", "แท็ก"), "tag"),
    Field(("site", "เว็บ", "เว็บไซต์", "แหล่งข่าว", "ที่มา"), "site"),
    Field(("path", "file", "ไฟล์", "แฟ้ม"), "path"),
    Field(("instrument", "ประเภท"), "instrument", "choice", _choices(_INSTRUMENTS)),
    Field(("status", "สถานะ"), "status", "choice", _choices(_STATUSES)),
    Field(("has", "มี"), "has", "choice", _choices(_HAS)),
    Field(("is", "เป็น"), "is", "choice", _choices(_IS)),
    Field(("published", "เผยแพร่", "วันที่", "date"), "published", "date"),
    Field(("signed", "ลงนาม", "วันลงนาม"), "signed_on", "date"),
    Field(("expires", "หมดอายุ", "วันหมดอายุ", "สิ้นสุด", "วันสิ้นสุด"), "expires_on", "date"),
    Field(("money", "วงเงิน", "เงิน", "งบ", "งบประมาณ", "มูลค่า"), "money", "number"),
)
"""Every field once; docs/query-language.md lists them."""

FIELD_BY_NAME: Final[dict[str, Field]] = {name: field for field in FIELDS for name in field.names}

_USUAL: Final = {
    "file_number": "เลขที่ เลขที่แฟ้ม เลขแฟ้ม",
    "owner": "เจ้าของเรื่อง เจ้าของ",
    "contact": "ผู้ติดต่อ ผู้ประสานงาน",
    "renewal": "การต่ออายุ",
}


def own_fields() -> dict[str, Field]:
    """The reader's own fields (`[fields]` of the settings, else the usual ones) by what a query may call them.

    That is the id and the name without blanks. A name that is one of FIELDS means that one. The settings are read when this is
    asked: for a query with a field that is none of FIELDS, and where something that looks like a field finds nothing.
    """
    from mou_tui.errors import OwnDataError
    from mou_tui.settings import DEFAULTS, load_settings

    settings = DEFAULTS
    with contextlib.suppress(OwnDataError):  # which has been told where the program began
        settings = load_settings()
    fields: dict[str, Field] = {}
    for id_, name in settings.own_fields.items():
        usual = () if settings.fields else _USUAL[id_].split()
        names = dict.fromkeys([id_, field_key(name), *usual])
        known = tuple(called for called in names if called not in FIELD_BY_NAME)
        fields |= dict.fromkeys(known, Field(known or (id_,), OWN + id_))
    return fields


def field_key(name: str) -> str:
    """What a query may call an own field of this name: its letters."""
    return fold("".join(name.split()))
