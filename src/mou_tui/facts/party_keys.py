"""Keys by which two names are known to mean the same body."""

import re
from functools import lru_cache
from typing import Final

from mou_tui.facts.countries import STATE

SUFFIX: Final = re.compile(r"(?:\(องค์การมหาชน\)|\(มหาชน\)|\(ประเทศไทย\)|จำกัด|แห่งราชอาณาจักรไทย)")

# EA: two letters name an organisation only where the article explains them.
INITIALS: Final = re.compile("[A-Z]{1,2}")


@lru_cache(maxsize=4096)
def key_of(form: str) -> str:
    """The form without what does not tell names apart: spaces, dots, quotation marks, the legal form."""
    return _UNTELLING.sub("", SUFFIX.sub("", form)).casefold().replace("ราชภัฎ", "ราชภัฏ")


_UNTELLING: Final = re.compile(r"[\s.\"'“”()\-–]|ฯ")

_STATE_PREFIX: Final = re.compile(
    "^(?:รัฐบาล)?(?:แห่ง)?(?:ราชอาณาจักร|ประเทศ|(?:สหพันธ์)?สาธารณรัฐ(?:ประชาธิปไตย|ประชาชน|สังคมนิยม|อิสลาม)*|สหพันธรัฐ|สปป)?"
)

_STATES_BEGIN: Final = ("ประเทศ", "รัฐบาล", "ราชอาณาจักร", "สาธารณรัฐ", "สหพันธ", "สปป")

# บจ.ก้าวหน้า and บริษัท ก้าวหน้า จำกัด are one; of keys, hence without dots.
_COMPANY_HEAD: Final = re.compile("บริษัท|บจก(?![ะ-ฺ็-๎])|บมจ|บจ|บ(?=[ก-ฮเ-ไ]{3})")

# อบจ.เลย is องค์การบริหารส่วนจังหวัดเลย; of keys, hence without dots.
HEADS_BY_LETTERS: Final = (
    ("อบจ", "องค์การบริหารส่วนจังหวัด"), ("อบต", "องค์การบริหารส่วนตำบล"), ("ทน", "เทศบาลนคร"), ("ทม", "เทศบาลเมือง"),
    ("ทต", "เทศบาลตำบล"), ("รพ", "โรงพยาบาล"), ("มรภ", "มหาวิทยาลัยราชภัฏ"),
    ("มทร", "มหาวิทยาลัยเทคโนโลยีราชมงคล"), ("สพป", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"),
    ("สพม", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"), ("สสจ", "สำนักงานสาธารณสุขจังหวัด"),
    ("สสอ", "สำนักงานสาธารณสุขอำเภอ"), ("สภ", "สถานีตำรวจภูธร"), ("สนง", "สำนักงาน"),
)  # fmt: skip

_OF_PROVINCE: Final = re.compile(
    "(?:หอการค้า|สภาอุตสาหกรรม|สำนักงาน[ก-๎]{3,40}|สภาเกษตรกร|ชมรม[ก-๎]{3,40}|สมาคม[ก-๎]{3,40})จังหวัด"
)

_OF_STATE: Final = re.compile(
    "(?P<name>.{8,60}?)(?:แห่ง|ของ)(?:ราชอาณาจักร|ประเทศ|สาธารณรัฐ(?:ประชาธิปไตย|ประชาชน|สังคมนิยม|อิสลาม)*)?"
    f"(?P<state>(?!ไทย){STATE})$"
)

_MINISTRY_SHORT: Final = re.compile("^(?:กระทรวง|กรม)(?=[ก-ฮ]{1,4}$)")


def keys_of(form: str, expansions: dict[str, str]) -> frozenset[str]:
    """The keys of a name, with that of what the article says it is short for."""
    keys = _own_keys(form)
    expansion = expansions.get(key_of(form))
    return keys if not expansion else keys | {expansion}


@lru_cache(maxsize=8192)
def _own_keys(form: str) -> frozenset[str]:
    own = key_of(form)
    keys = {own}
    if own.startswith(_STATES_BEGIN):
        keys.add(_STATE_PREFIX.sub("", own))
    if own.startswith(("กระทรวง", "กรม")):
        keys.add(_MINISTRY_SHORT.sub("", own))
    if form.startswith("ก."):
        # ก.คลัง is กระทรวงการคลัง, ก.แรงงาน is กระทรวงแรงงาน.
        keys |= {"กระทรวง" + own[1:], "กระทรวงการ" + own[1:]}
    for short, long in HEADS_BY_LETTERS:
        if own.startswith(short):
            keys.add(long + own[len(short) :])
    if _OF_PROVINCE.match(own) is not None:
        # หอการค้าสมุทรสาคร is หอการค้าจังหวัดสมุทรสาคร.
        keys.add(own.replace("จังหวัด", "", 1))
    foreign = _OF_STATE.match(own)
    if foreign is not None:
        # ทบวงภาพยนตร์แห่งสาธารณรัฐประชาชนจีน is ทบวงภาพยนตร์ของประเทศจีน.
        keys.add(foreign["name"] + foreign["state"])
    company = _COMPANY_HEAD.match(own)
    if company is not None and len(own) - company.end() >= 4:
        keys.add("บริษัท" + own[company.end() :])
    return frozenset(keys - {""})
