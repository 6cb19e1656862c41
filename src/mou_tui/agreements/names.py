"""What bodies and people are compared by, however each article spells them."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from mou_tui.thai.fold import fold

_UNCOUNTED: Final = re.compile(r"[\s.,'\"“”()\-–]+|ฯ")
# The forms of state and law that one article writes and another leaves out.
_STATE: Final = re.compile(
    r"^(?:คณะ)?รัฐบาล(?:แห่ง)?|^ประเทศ|^(?:สาธารณรัฐ(?:ประชาชน|สังคมนิยม|ประชาธิปไตย|อิสลาม)?|ราชอาณาจักร|สหพันธรัฐ|เครือรัฐ)(?:แห่ง)?(?=.{3})"
)
# กรมกรมอุทยาน: two halves of a slip.
_DOUBLED: Final = re.compile(r"^(กรม|กระทรวง|สำนักงาน|มหาวิทยาลัย)\1")
# กรมราชราชทัณฑ์: letters that were written twice, where the name is known without.
_TWICE: Final = re.compile(r"(.{3,12}?)\1")
_WITHOUT_WORK: Final = re.compile("(?:กระทรวง|กรม)(?!การ)")
_STATE_FORM: Final = r"(?:แห่ง|ของ)?(?:ราชอาณาจักร|ประเทศ|(?:สหพันธ์)?สาธารณรัฐ(?:ประชาธิปไตย|ประชาชน|สังคมนิยม|อิสลาม)*)?"
_LEAST_OF_STATE: Final = 6
"""Letters of a body's own name before that of its country."""
_LEGAL: Final = re.compile(r"^(?:บริษัท|บมจ|บจก|หจก|ห้างหุ้นส่วนจำกัด)|จำกัด|มหาชน|องค์การมหาชน|ประเทศไทย$")
_TITLE: Final = re.compile(
    r"^(?:(?:ว่าที่|รอง|ผู้ช่วย)?(?:พลตำรวจ|พลอากาศ|พลเรือ|พันตำรวจ|พัน|ร้อยตำรวจ|ร้อย|นาวาอากาศ|นาวา|เรือ)?(?:เอก|โท|ตรี)(?=\s)|พลเอก|พลโท|พลตรี"
    r"|พล\.?(?:ต\.?|อ\.?|ร\.?)?[อทต]\.|(?:พ|ร|น|ด)\.?(?:ต\.?)?[อทต]\.|นายแพทย์|แพทย์หญิง|ทันตแพทย์หญิง|ทันตแพทย์|เภสัชกร|สัตวแพทย์|ศาสตราจารย์|รองศาสตราจารย์"
    r"|ผู้ช่วยศาสตราจารย์|นางสาว|นาย|นาง|น\.ส\.|นพ\.|พญ\.|ทพ\.|ทพญ\.|ภก\.|ภญ\.|สพ\.|ดร\.?|ศ\.|รศ\.|ผศ\.|ม\.ร\.ว\.|ม\.ล\.|หม่อมราชวงศ์|หม่อมหลวง"
    r"|คุณหญิง|ท่านผู้หญิง|คุณ|เกียรติคุณ|คลินิก|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|H\.E\.)\s*"
)


@lru_cache(maxsize=50_000)
def party_key(name: str) -> str:
    """What a body is compared by: the gazetteer's id where it knows the name, else the name without what does not count."""
    from mou_tui.organizations import resolve

    known = resolve(name)
    if known is not None:
        return known.id
    written = plain_name(name)
    plain = _DOUBLED.sub(r"\1", written)
    bare = _STATE.sub("", _LEGAL.sub("", plain)) or plain
    known = resolve(bare) if bare != written else None
    if known is None and (once := _TWICE.sub(r"\1", bare)) != bare:
        known = resolve(once)
    if known is None and "ใน" in bare:
        # กองอำนวยการรักษาความมั่นคงในราชอาณาจักร is …ภายในราชอาณาจักร.
        known = resolve(bare.replace("ใน", "ภายใน", 1))
    if known is None and _is_country(bare):
        # ไทย agrees where its government does.
        known = resolve(f"รัฐบาล{bare}")
    if known is None and (office := _WITHOUT_WORK.match(bare)) is not None:
        # กรมจัดหางาน is กรมการจัดหางาน.
        known = resolve(f"{office[0]}การ{bare[office.end() :]}")
    return known.id if known is not None else _of_state(bare)


def _of_state(name: str) -> str:
    """A body abroad by the short name of its country: หอการค้าและอุตสาหกรรม|เกาหลี, …แห่งสาธารณรัฐเกาหลี."""
    from mou_tui.facts.countries import STATE

    found = re.search(rf"{_STATE_FORM}(?!ไทย)({STATE})$", name)
    return name if found is None or found.start() < _LEAST_OF_STATE else name[: found.start()] + found[1]


def is_slip(name: str) -> bool:
    """Whether a name is a known body's with letters that were written twice: กรมราชราชทัณฑ์."""
    from mou_tui.organizations import resolve

    plain = plain_name(name)
    once = _TWICE.sub(r"\1", plain)
    return once != plain and resolve(plain) is None and resolve(once) is not None


def _is_country(name: str) -> bool:
    from mou_tui.facts.countries import LATIN_STATE, country_at

    found = country_at(name, 0)
    return (found is not None and found.end == len(name)) or LATIN_STATE.fullmatch(name) is not None


_SECRETARIAT: Final = "สำนักงานปลัด"


@lru_cache(maxsize=50_000)
def parents(key: str) -> frozenset[str]:
    """The keys of the bodies to which the body `key` belongs: its ministry."""
    from mou_tui.organizations.resolver import gazetteer

    above: list[str] = []
    body = gazetteer().bodies.get(key)
    if body is None and key.startswith(_SECRETARIAT):
        # สำนักงานปลัดกระทรวง A is of its ministry, whether it is known or not.
        whose = party_key(key.removeprefix(_SECRETARIAT))
        return frozenset((whose, *parents(whose))) if is_known(whose) else frozenset()
    while body is not None and body.parent and body.parent not in above:
        above.append(body.parent)
        body = gazetteer().bodies.get(body.parent)
    return frozenset(above)


def are_alike(one: str, other: str) -> bool:
    """Whether two keys are spellings of one name: กระทรวงพัฒนาสังคม and กระทรวงการพัฒนาสังคม."""
    if one == other:
        return True
    # Asked of every pair of names: most differ in their first letters.
    return _spelt(one)[:_SURE] == _spelt(other)[:_SURE] and _are_spellings(one, other)


@lru_cache(maxsize=200_000)
def _are_spellings(one: str, other: str) -> bool:
    known = {_spelt(key) for key in (one, other) if is_known(key)}
    if len(known) == 2:
        return False
    one, other = _spelt(one), _spelt(other)
    if one == other:
        return True
    if min(len(one), len(other)) < _LEAST_ALIKE:
        return False
    shorter, longer = sorted((one, other), key=len)
    # What goes on behind a whole name is another body: กรมการแพทย์|แผนไทย.
    if longer.startswith(shorter) and shorter not in known and len(shorter) * 2 >= len(longer):
        # A faculty or a province behind the name makes it another body.
        return not longer[len(shorter)].isdigit() and not _ANOTHER.match(longer, len(shorter))
    return abs(len(one) - len(other)) <= 2 and _distance_at_most(shorter, longer, 1 if len(longer) < 24 else 2)


_LEAST_ALIKE: Final = 8
_SURE: Final = 6
"""Letters at the beginning of a name that nobody misspells."""
# กรมการจัดหางาน is กรมจัดหางาน to many.
# กระทรวงการสื่อสาร|แห่ง|อินโดนีเซีย
_OF: Final = re.compile("แห่ง(?=.{4,20}$)")
_OFFICE: Final = re.compile("^(กระทรวง|กรม|สำนักงาน)การ")


def is_known(key: str) -> bool:
    """Whether the gazetteer has the body of this key."""
    from mou_tui.organizations.resolver import gazetteer

    return key in gazetteer().bodies


def kind_of(key: str) -> str:
    """The sort of the body of this key by the gazetteer (ministry, university …), "" where that has it not."""
    from mou_tui.organizations.resolver import gazetteer

    body = gazetteer().bodies.get(key)
    return "" if body is None else body.kind


def is_state(key: str, name: str) -> bool:
    """Whether a body is a state or its government, and no part of one."""
    from mou_tui.organizations.resolver import gazetteer

    body = gazetteer().bodies.get(key)
    if body is not None:
        return body.kind == "government"
    return _is_country(name)


def plain_name(name: str) -> str:
    """A name without spaces and what else does not count."""
    return _UNCOUNTED.sub("", fold(name)).casefold()


@cache
def _spelt(key: str) -> str:
    """The name that a key stands for, without what does not count."""
    from mou_tui.organizations.resolver import gazetteer

    body = gazetteer().bodies.get(key)
    name = key if body is None else _UNCOUNTED.sub("", fold(body.name)).casefold()
    return _OF.sub("", _OFFICE.sub(r"\1", name))


_ANOTHER: Final = re.compile("คณะ|จังหวัด|เขต|ภาค|สาขา|แห่งที่")


def _distance_at_most(one: str, other: str, most: int) -> bool:
    """Whether the Levenshtein distance of two strings is no more than `most`; digits must be the same."""
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
        if min(row) > most:
            return False
    return row[-1] <= most


def shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many of the keys `one` are, in this or another spelling, among `other`."""
    others = frozenset(other)
    return sum(key in others or any(are_alike(key, name) for name in others) for key in one)


@lru_cache(maxsize=50_000)
def person_key(name: str) -> str:
    """What a person is compared by: the name without titles, ranks and spaces."""
    bare = fold(name).strip()
    while (match := _TITLE.match(bare)) is not None and match.end() < len(bare):
        bare = bare[match.end() :]
    return "".join(bare.split()).casefold()


def is_one_person(one: str, other: str) -> bool:
    """Whether two person keys are one name that was misspelt once: กัจฉปานันท์ and กัจฉปานนท์."""
    return one == other or (min(len(one), len(other)) >= _LEAST_ALIKE and _distance_at_most(one, other, 1))
