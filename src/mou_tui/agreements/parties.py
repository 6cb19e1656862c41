"""Which of the names that were found are parties: no name in pieces, no position, no body beside its own part."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mou_tui.agreements.names import is_known, is_state, kind_of, parents, party_key, plain_name
from mou_tui.facts.model import Fact
from mou_tui.thai.fold import fold

# 39 จังหวัด, ทบวงกิจการภาพยนตร์แห่ง, ประธานฟีฟ่า: a number of bodies, a name that was cut off, a position.
_NO_NAME: Final = re.compile(
    r"^\d|[A-Za-z][ ]\d+$|(?:แห่ง|ของ|และ|กับ|ด้าน|ระหว่าง)$|ตามโครงการ"
    r"|^(?:หน่วยงาน|ภาคี|เครือข่าย|องค์กรเครือข่าย|ทุกภาคส่วน|ภาครัฐ|ภาคเอกชน)(?:ภาคี)?"
    r"(?:ต่าง|พันธมิตร|ศิลปิน|ความร่วมมือ|ภาครัฐ|ภาคเอกชน|ภาคประชาชน)?[ ]?(?:ๆ|ที่เกี่ยวข้อง)?$"
    r"|^(?:สถาบันการเงิน(?:ของรัฐ|เฉพาะกิจ(?:ของรัฐ)?)?|บริษัท|มหาวิทยาลัย|โรงเรียน|โรงพยาบาล|ธนาคาร|กระทรวง|กรม|มูลนิธิ|สมาคม|องค์กร|ผู้ประกอบการ|เกษตรกร|ประชาชน|ชุมชน)$"
    r"|ทุก(?:กระทรวง|หน่วยงาน|จังหวัด|ภาคส่วน|อำเภอ|สังกัด)|(?:ชั้นนำ|ที่เกี่ยวข้อง|ดังกล่าว)$"
    r"|^(?:รอง|ผู้ช่วย)?(?:ประธาน(?!ศาล)|เลขาธิการ|รัฐมนตรี|นายกรัฐมนตรี|อธิบดี|ผู้ว่าการ|ผู้ว่าราชการ|อธิการบดี|เอกอัครราชทูต|ปลัดกระทรวง)"
    r"|^องค์กรหลัก(?:ของ|ใน)"
    r"|[ ](?:officer|director|president|chairman)$"
)
# นอภ.: an office; อว. and มธ. are bodies that the file of organisations knows.
_INITIALS: Final = re.compile(r"[ก-ฮ]{1,4}\.")
_LEAST: Final = 8
"""Letters of a name in pieces that is known as the beginning of another."""


class Named(NamedTuple):
    """A name with its key.

    `is_kept` says that the reader wants it whatever it is, `is_side` that an article tells it as a side beside bodies that belong to it.
    """

    key: str
    name: str
    is_kept: bool = False
    is_side: bool = False


def parties_of(names: Sequence[Named]) -> list[int]:
    """The places in `names` of those that are parties.

    Not a ministry whose department is one and acts for it, a name that is another's beginning or end, or a state beside two bodies
    that are none.
    """
    kept = [n for n, one in enumerate(names) if one.is_kept or _is_name(one)]
    plain = {n: plain_name(names[n].name) for n in kept}
    whole = [n for n in kept if names[n].is_kept or not _is_piece(n, kept, plain, names)]
    above = frozenset[str]().union(*(parents(names[n].key) for n in whole))
    bodies = sum(not is_state(names[n].key, names[n].name) for n in whole)
    return [
        n
        for n in whole
        if names[n].is_kept
        or not (
            (names[n].key in above and not names[n].is_side) or (bodies >= 2 and is_state(names[n].key, names[n].name))
        )
    ]


def _is_name(one: Named) -> bool:
    """Whether it is a body's name at all."""
    name = fold(one.name)
    return is_known(one.key) if _INITIALS.fullmatch(name) else _NO_NAME.search(name) is None


def _is_piece(place: int, kept: Sequence[int], plain: dict[int, str], names: Sequence[Named]) -> bool:
    """โทรคมนาคมแห่งชาติ beside …และกิจการโทรคมนาคมแห่งชาติ; กรมอุทยาน beside กรมอุทยานแห่งชาติ."""
    own = plain[place]
    for other in kept:
        if other == place or len(plain[other]) <= len(own) or names[other].key == names[place].key:
            continue
        if plain[other].endswith(own) and not _is_whole(names[place], names[other]):
            return True
        rest = plain[other][len(own) :] if plain[other].startswith(own) else ""
        # เขต 1 is no beginning of เขต 10.
        if rest and not rest[0].isdigit() and len(own) >= _LEAST and not is_known(names[place].key):
            return True
    return False


_PLACES: Final = ("จังหวัด", "เมืองพัทยา")
_APART: Final = frozenset(("ministry", "association", "state-enterprise"))
"""The sorts of bodies whose names others hold that are no part of them."""


def _is_whole(one: Named, longer: Named) -> bool:
    """Whether a name is a body's own though a longer one ends with it: หอการค้าไทย beside มหาวิทยาลัยหอการค้าไทย.

    Not the university of a faculty, nor what stands behind a blank: ศูนย์อนามัยที่ 1 |กรมอนามัย.
    """
    if one.name.startswith(_PLACES):
        return True
    glued = not longer.name.removesuffix(one.name).endswith(" ")
    return glued and kind_of(one.key) in _APART and _begins_with_head(one.name)


def _begins_with_head(name: str) -> bool:
    """Whether a name begins with the word for the kind of the body: not โทรคมนาคมแห่งชาติ, a piece."""
    from mou_tui.facts.body_words import HEAD

    return re.match(HEAD, name) is not None


# ── what an article's own words tell of them ─────────────────────────────────────────────────────────────────────────

_BETWEEN_NAMES: Final = r"[ ]?(?:\([^()\n]{1,60}\)[ ]?)?[”\"]?[ ]?"
_BY: Final = re.compile(rf"{_BETWEEN_NAMES}โดย[ ]?(?:มี)?")
_NEXT: Final = re.compile(_BETWEEN_NAMES)
_BEFORE: Final = re.compile(r"(?:[ ]?\([^()\n]{1,60}\))?[ ]?$")
_BY_REACH: Final = 70
_DEPARTMENTS: Final = ("กรม", "สำนักงานปลัด")
# Whose office somebody holds, or where it was: no side of the agreement.
_OF: Final = re.compile(
    r"(?:ปลัด|ว่าการ|อธิบดี|ผู้บริหาร|ผู้ตรวจราชการ|เลขานุการ|โฆษก|ผู้แทน|ประจำ|สังกัด|ของ|ใน|ภายใต้|ที่|ณ|ชั้น[ ]?\d{1,2}|อาคาร)[ ]?$"
)
_LISTED: Final = frozenset(
    f"parties.{rule}" for rule in ("register", "between", "counted", "numbered", "joined", "sign_together")
)
_MOST_PLACES: Final = 24


def is_side(text: str, fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether a list of the parties names a ministry beside bodies that belong to it, none of which acts for it.

    ระหว่าง|กระทรวง A| กระทรวง B และสำนักงานของ A; but not กระทรวง A โดยกรมของ A, กระทรวง A กรมของ A, สำนักงานของ A กระทรวง A.
    """
    key = party_key(str(fact.value))
    if fact.rule not in _LISTED or kind_of(key) != "ministry":
        return False
    parts = tuple(form for other in others if key in parents(party_key(str(other.value))) for form in _forms(other))
    # A ministry signs through its own secretariat.
    parts = tuple(part for part in parts if not part.startswith("สำนักงานปลัด"))
    if not parts:
        return False
    places = list(_places(text, _forms(fact)))
    if any(_is_beside_part(text, start, parts) for start, _end in places):
        return True
    if any(_is_of_part(text, start, end, parts) for start, end in places):
        return False
    return any(_OF.search(text, max(0, start - 16), start) is None for start, _end in places)


# ศูนย์คุณธรรม (องค์การมหาชน) |และ กระทรวงวัฒนธรรม: two sides, whatever is said elsewhere of whose the first is.
_BESIDE: Final = re.compile(r"[ ]?(?:\([^()\n]{1,60}\)[ ]?)?(?:และ|(?:ร่วม)?กับ|จับมือ(?:กับ)?|ผนึกกำลัง(?:กับ)?)[ ]?$")


def _is_beside_part(text: str, start: int, parts: tuple[str, ...]) -> bool:
    """Whether a word that joins equals stands between one of its `parts` and the ministry that is named at `start`."""
    joined = _BESIDE.search(text, max(0, start - _BY_REACH), start)
    return joined is not None and text.endswith(parts, 0, joined.start())


def _is_of_part(text: str, start: int, end: int, parts: tuple[str, ...]) -> bool:
    """Whether the ministry named at text[start:end] only says to whom one of its `parts` belongs, which stands beside it."""
    by, behind, before = (
        _BY.match(text, end),
        _NEXT.match(text, end),
        _BEFORE.search(text, max(0, start - _BY_REACH), start),
    )
    departments = tuple(part for part in parts if part.startswith(_DEPARTMENTS))
    return (
        (by is not None and text.startswith(parts, by.end()))
        or (behind is not None and text.startswith(departments, behind.end()))
        or (before is not None and text.endswith(parts, 0, before.start()))
    )


def _forms(fact: Fact) -> list[str]:
    """The names by which the article calls a party."""
    return [str(fact.value), *(str(alias) for alias in fact.details.get("aliases") or ())]


def _places(text: str, forms: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where one of the names stands, the first places of each."""
    for form in forms:
        at = text.find(form)
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            yield at, at + len(form)
            at = text.find(form, at + len(form))


def is_alias_piece(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether a name is the last words of what another party is called as well: D Bank beside SME D Bank."""
    end = f" {fact.value}"
    return any(other is not fact and any(form.endswith(end) for form in _forms(other)[1:]) for other in others)


def stands_for(text: str, fact: Fact, others: Sequence[Fact]) -> bool:
    """กระทรวงยุติธรรม โดยกรมบังคับคดี: whether a ministry or a state is named only for another body that acts for it."""
    key = party_key(str(fact.value))
    if not fact.evidence or not (kind_of(key) == "ministry" or is_state(key, str(fact.value))):
        return False
    units = tuple(form for other in others if other is not fact for form in _forms(other))
    if kind_of(key) == "ministry":
        acted = (_BY.match(text, end) for _start, end in _places(text, _forms(fact)))
        if any(by is not None and text.startswith(units, by.end()) for by in acted):
            return True
    end = fact.evidence[0].end
    return any(
        other is not fact
        and other.evidence
        and 0 < other.evidence[0].start - end <= _BY_REACH
        and _BY.fullmatch(text, end, other.evidence[0].start)
        for other in others
    )
