"""Between whom the agreement is made.

ลงนามบันทึกข้อตกลง ระหว่าง A กับ B และ C             the list after ระหว่าง
A จับมือ B · A ลงนาม MOU ร่วมกับ B                   the two sides of a verb of joining
ภาคี 5 หน่วยงาน ได้แก่ A B C D E                     a list that says how many
นาย ก อธิบดีกรม A และ นาย ข อธิการบดี B ร่วมลงนาม    the organisations of those who sign, where nothing else tells
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.abbreviations import Abbreviation
from mou_tui.facts.bodies import STATE, Body, country_at, latin_at
from mou_tui.facts.names import POSITION_HEAD
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI, matches_at, one_of, places, scan, words
from mou_tui.facts.people import Person
from mou_tui.facts.register import Register, pieces, without_bracket
from mou_tui.organizations import Organization, resolve


@dataclass(frozen=True, slots=True)
class Party:
    """A party: its fullest name as written, the other forms by which the article calls it, each where it stands.

    `forms` are the places of all its mentions, `agreement` the number of the agreement that it is a party to, `stated` where
    the text begins to state the parties of that agreement.
    """

    name: Span
    aliases: tuple[Span, ...]
    organization: Organization | None
    rule: str
    agreement: int = 1
    stated: int = 0
    forms: frozenset[int] = frozenset()


@dataclass(slots=True)
class _List:
    """Parties read from one statement: `where` it begins; `both` when it names two sides or more."""

    where: int
    rule: str
    members: list[Body] = field(default_factory=list)
    of_people: list[Body] = field(default_factory=list)


_SIGNING_NEAR: Final = re.compile(
    r"ลงนาม|บันทึก|(?<![A-Za-z])M[oO][UA]s?(?![A-Za-z])|เอ็มโอยู|สัญญา|ความตกลง|ข้อตกลง"
    r"|เจตนารมณ์|ปฏิญญา|(?<![A-Za-z])L[oO]I|Memorandum|หนังสือแสดง|ความร่วมมือ"
)
_SIGNED_NEAR: Final = re.compile("ลงนาม|บันทึกข้อตกลง|บันทึกความ|MOU|MoU|สัญญา|เจตนารมณ์|ความตกลง")
_BETWEEN: Final = re.compile(
    r"ระหว่าง(?!วันที่|การ(?!รถไฟ|ไฟฟ้า|ประปา|ท่า|ทาง|ยาง|กีฬา|เคหะ|นิคม|ท่องเที่ยวแห่ง)"
    r"|ปี|เดือน|นี้|ที่|ประเทศ(?:ต่าง|ที่|และ|ของ|ว่า|ด้าน|$|[ ])|เดินทาง|กัน|หน่วยงาน(?:ภาค|ที่|ของ"
    r"|ด้วย|ทั้ง|ใน|และ)|ภาครัฐ|ภาค|ทั้ง|เวลา|พรมแดน|รัฐ(?!บาล)|ทาง|ประชุม|พิธี|ดำเนิน"
    r"|เยือน|พัฒนา|สถานี|\d)[ ]{0,3}"
)
_CONNECTOR: Final = re.compile(
    r"(?:[ \t,，;:–-]|(?:ได้)?(?:ร่วม)?ลงนาม(?:ร่วม)?กับ|และ(?:ระหว่าง)?|กับ|ร่วมกับ|ร่วมด้วย|พร้อมด้วย"
    r"|พร้อมทั้ง|ตลอดจน"
    r"|รวมทั้ง|รวมถึง|รวมไปถึง|ระหว่าง|โดยมี|โดย|คือ|ได้แก่|ประกอบ(?:ไป)?ด้วย|อาทิ|และ(?=\d)|\d{1,2}[.)](?!\d)"
    r"|ดังนี้|•|\n(?=[ ]?(?:\d{1,2}[.)]|[-•])))+"
)
_BRACKETS: Final = re.compile(r"[ ]?[(（][^()（）\n]{1,80}[)）]")
_FILLER: Final = re.compile(
    rf"(?:ในฐานะ[^ \n]{{2,40}}|ฝ่ายไทย|ทาง|(?:\d{{1,2}}[ ]?)?(?:หน่วยงาน|ภาคี|พันธมิตร"
    rf"|องค์กร|เครือข่าย|สถาบัน)[{THAI}]{{0,28}}[ ]?(?:(?:จำนวน|รวม|อีก)?[ ]?\d{{1,2}}[ ]?(?:แห่ง|หน่วยงาน"
    rf"|เครือข่าย|องค์กร|ราย))?[ ]?(?=ได้แก่"
    rf"|ประกอบ(?:ไป)?ด้วย|อาทิ|คือ|\()|หน่วยงาน(?:ที่เกี่ยวข้อง|หลัก)?(?=[ ]|$))[ ]?\(?"
)
_NEXT_BULLET: Final = re.compile(r"\n[ ]?(?:\d{1,2}[.)]|[-•–])[ ]?")
_COLLECTIVE: Final = re.compile(
    rf"(?:(?:ผู้ประกอบการ|ผู้แทน|เครือข่าย|ภาคี|กลุ่ม|มหาวิทยาลัย(?=ใน|ราชภัฏทั่ว)|โรงงาน"
    rf"|สถาบันการศึกษา|สถาบันอุดมศึกษา|สถานประกอบการ|ชุมชน|องค์กรปกครองส่วนท้องถิ่น"
    rf"|ชมรม|วิสาหกิจ|เกษตรกร)[{THAI}0-9]{{3,60}}|\d{{1,3}}[ ]?(?:โรงงาน|จังหวัด|อปท))"
)
# … (องค์การมหาชน) หรือ พอช.: the other name of the member just read.
_OR_SHORT: Final = re.compile(
    rf"[ ]?หรือ[ ]?(?:[ก-ฮ]{{2,6}}\.|(?:[ก-ฮเ-ไ][{THAI}]{{0,3}}\.){{2,4}}|[A-Z][A-Za-z]{{1,9}})(?=[ ,])"
)
# ผู้ให้บริการตลาดออนไลน์ ได้แก่ …: the next group of a list of groups, in the same line or the next.
_GROUP: Final = re.compile(
    rf"[ \n]{{0,2}}(?:และ)?[ ]?[{THAI}/ -]{{4,60}}?[ ]?(?:จำนวน[ ]?)?(?:\d{{1,2}}[ ]?[{THAI}]{{2,12}})?[ ]?"
    rf"(?:ได้แก่|ประกอบ(?:ไป)?ด้วย)[ :]{{0,3}}"
)
# มหาวิทยาลัยเทคโนโลยีราชมงคลทั้ง 9 แห่ง ได้แก่ …: a list inside the list.
_NESTED: Final = re.compile(
    r"[ ]?(?:ทั้ง|อีก|จำนวน)[ ]?\d{1,2}[ ]?(?:แห่ง|หน่วยงาน|องค์กร)[ ]{0,2}(?:ได้แก่|ประกอบด้วย|คือ)[ :]{0,3}"
)
_LIST_ENDS: Final = re.compile(
    rf"[ ]?(?:บันทึก|MOU|MoU|ข้อตกลง|ความตกลง|เพื่อ|ณ[ ]|โดยมี(?=[ ]?(?:นาย|นาง|ดร|พล|รอง|รัฐ|ผู้|ผศ|รศ"
    rf"|ศ))|ซึ่ง|ในการ"
    rf"|เมื่อ|วันที่|ว่าด้วย|จัดขึ้น|ภายใต้|ให้|ได้|ลงนาม|ร่วมลงนาม|เป็น|มี|ที่(?!ดิน)"
    rf"|ใน(?![{THAI}]{{0,3}}เครือ)|ด้าน|เรื่อง|โครงการ|หลักสูตร|จำนวน|ณ|จาก|สำหรับ|ผ่าน"
    rf"|ทั้งนี้|ภายใน|เกี่ยวกับ|ร่วมกัน|ต่อ|ด้วย|[\"“”\n])"
)
_BY_PERSON: Final = re.compile(r"[ ]?(?:โดย(?:มี)?)[ ]?$")
# What begins a clause and no name.
_NO_NAME: Final = one_of(
    words(
        """บันทึก ข้อตกลง เพื่อ ซึ่ง ใน ได้ ให้ ที่ เป็น การ ความ ณ ว่า ด้าน โดย เมื่อ วันที่ นาย นาง ดร. พล ผู้ บุคลากร ประชาชน ทั้ง
        กัน หน่วยงาน สอง ภาค รัฐ ชุมชน พื้นที่ อุตสาหกรรม นัก ครู คน สถาน กลุ่ม ผล งาน เยี่ยม ร่วม พร้อม จัด แลก
        สนับ ส่ง พัฒนา ป้องกัน เปิด วิชาการ หัว"""
    )
)
_UNKNOWN: Final = re.compile(rf"(?!{_NO_NAME})[{THAI}A-Za-z0-9.&-]{{2,60}}(?=[ ]?(?:กับ|และ|\())")
_LIMIT: Final = 5_000
_MEMBERS: Final = 60


class _Reader:
    """Reads lists of organisations at a place of the text."""

    def __init__(self, page: Page, bodies: list[Body], people: list[Person]) -> None:
        self.page = page
        self.text = page.text
        self.bodies = bodies
        self.starts = [b.start for b in bodies]
        self.names = sorted((s.start, s.end) for p in people for s in p.mentions)
        self.name_starts = [n[0] for n in self.names]
        self.positions = {p.position.start: p.position.end for p in people if p.position}

    def body_from(self, at: int) -> Body | None:
        """The body whose name begins at `at`."""
        n = bisect_left(self.starts, at)
        return self.bodies[n] if n < len(self.bodies) and self.bodies[n].start == at else None

    def within(self, start: int, end: int) -> list[Body]:
        """The bodies that lie in [start, end)."""
        return [b for b in self.bodies[bisect_left(self.starts, start) : bisect_left(self.starts, end)] if b.end <= end]

    def person_end(self, at: int) -> int | None:
        """The end of the person's name (and position) that begins at `at`."""
        n = bisect_left(self.name_starts, at)
        if n < len(self.names) and self.names[n][0] == at:
            end = self.names[n][1]
            bracket = _BRACKETS.match(self.text, end)
            end = bracket.end() if bracket else end
            after = end
            while self.text[after : after + 1] == " ":
                after += 1
            return self.positions.get(after, end)
        return None

    def read(self, at: int, rule: str) -> _List:
        """The organisations listed from `at` on."""
        result = _List(at, rule)
        text = self.text
        limit = min(len(text), at + _LIMIT)
        bulleted = False
        number = item_at = 0
        while at < limit and len(result.members) < _MEMBERS:
            connector = _CONNECTOR.match(text, at, limit)
            link = connector[0].strip() if connector else ""
            by = link in ("โดย", "โดยมี")
            if connector is not None:
                at = connector.end()
                bulleted = bulleted or "\n" in connector[0]
                if (figure := _FIGURE.search(connector[0])) is not None:
                    number, item_at = int(figure[1]), at
            passed = self._passed(at, limit, first=not result.members, by=by)
            if passed is not None:
                result.of_people += self._inside_positions(at, passed)
                at = passed
                continue
            body = self._member(at, limit)
            if body is not None and not (by and body.country):
                at = body.end
                if not (result.members and link in ("", ",") and _is_parent(result.members[-1], body)) and not (
                    result.members
                    and link == ""
                    and (
                        self._is_place(result.members[-1], body)
                        or (rule == "parties.between" and self._is_ministry_of(result.members[-1], body))
                    )
                ):
                    body = self._whole(body, limit) if rule == "parties.between" else body
                    at = body.end
                    result.members.append(body)
                continue
            if by and result.members and (unit := _UNIT.match(text, at, limit)) is not None:
                # กองทัพบก โดยมณฑลทหารบกที่ ๑๑ …: who acts for the member just read.
                at = unit.end()
                continue
            tail = self._glued(at, limit) if connector is None and result.members else None
            if tail is not None and result.members[-1].end == at:
                # สมาคมผู้ผลิตเหล็กทรงยาว|ด้วยเตาไฟฟ้า สมาคม…: the rest of the word belongs to the name before it.
                result.members[-1] = Body(result.members[-1].start, tail)
                at = tail
                continue
            if (
                result.members
                and not by
                and not _LIST_ENDS.match(text, at, limit)
                and (body := self._near(at)) is not None
            ):
                if (
                    link == ""
                    and body.start - result.members[-1].end < 40
                    and _POSITION.match(text, result.members[-1].end) is None
                    and _NO_TAIL.search(text, result.members[-1].end, body.start) is None
                ):
                    # สถาบันวิจัยเศรษฐกิจป๋วย อึ๊งภากรณ์: the word before the next name belongs to the last one.
                    last = result.members[-1]
                    result.members[-1] = Body(last.start, body.start - (text[body.start - 1] == " "), last.organization)
                if link != "" or not self._is_place(result.members[-1], body):
                    result.members.append(body)
                at = body.end
                continue
            unknown = None if by or _LIST_ENDS.match(text, at, limit) else _UNKNOWN.match(text, at, limit)
            if unknown is not None and rule == "parties.between" and (not result.members or link not in ("", ",")):
                result.members.append(Body(unknown.start(), unknown.end()))
                at = unknown.end()
                continue
            following = self._next_item(at, limit, number, result.members) if number else None
            if following is not None:
                if item_at == at and (name := _item_name(text, at, following.start())) is not None:
                    result.members.append(name)
                at, number = following.end(), number + 1
                item_at = at
                continue
            if number > 1 and item_at == at and (name := _last_item(text, at, limit)) is not None:
                result.members.append(name)
                at = name.end
                continue
            if "," in link and len(result.members) >= 2 and (name := _between_commas(text, at, limit)) is not None:
                result.members.append(name)
                at = name.end
                continue
            group = _GROUP.match(text, at - 1, limit) if rule == "parties.counted" and result.members else None
            if group is not None:
                at = group.end()
                continue
            bullet = _NEXT_BULLET.search(text, at, min(limit, at + 220)) if bulleted else None
            if bullet is None:
                break
            at = bullet.end()
        return result

    def _is_place(self, member: Body, body: Body) -> bool:
        """Whether จังหวัดระยอง only says where the member before it is."""
        if self.text.startswith(_COUNTRY_WORDS, body.start):
            # บริษัท … ประเทศจีน
            return not member.country and not self.text.startswith(_COUNTRY_WORDS, member.start)
        return self.text.startswith("จังหวัด", body.start) and not self.text.startswith("จังหวัด", member.start)

    def _next_item(self, at: int, limit: int, number: int, members: list[Body]) -> re.Match[str] | None:
        """The number that follows item `number` of a list of parties, where nothing but the rest of a name stands before it.

        What a party will do may stand there where the next item is of the same kind: 1. ราชวิทยาลัย… 2. ราชวิทยาลัย…
        """
        text = self.text
        for match in _ITEM.finditer(text, at, min(limit, at + 160)):
            if int(match[1]) != number + 1:
                continue
            alike = bool(members) and self.body_from(match.end()) is not None
            alike = alike and text.startswith(text[members[-1].start : members[-1].start + _SAME_HEAD], match.end())
            if alike and "\n" not in text[at : match.start()]:
                return match
            return None if match.start() - at > 110 or _NO_ITEM.search(text, at, match.start()) else match
        return None

    def _glued(self, at: int, limit: int) -> int | None:
        """The end of the rest of a word at `at`, where another organisation follows it."""
        rest = _REST_OF_NAME.match(self.text, at, limit)
        link = _CONNECTOR.match(self.text, rest.end(), limit) if rest is not None else None
        if rest is None or link is None or self.body_from(link.end()) is None:
            return None
        return rest.end()

    def _is_ministry_of(self, member: Body, body: Body) -> bool:
        """Whether the ministry only says where the department before it belongs."""
        return (
            self.text.startswith("กระทรวง", body.start)
            and self.text.startswith(_BELOW_MINISTRY, member.start)
            and _NEXT_MINISTRY.match(self.text, body.end) is None
        )

    def _whole(self, body: Body, limit: int) -> Body:
        """The body with the words that follow its name up to what must end it: สมาคมส่งเสริมธุรกิจ สุขุมวิท วัฒนา กับ …"""
        if body.country or body.short or body.organization is not None:
            return body
        tail = _TAIL.match(self.text, body.end, limit)
        if tail is None or any(_begins_in(starts, body.end, tail.end()) for starts in (self.starts, self.name_starts)):
            return body
        return Body(body.start, tail.end())

    def _passed(self, at: int, limit: int, *, first: bool, by: bool) -> int | None:
        """The end of what stands in a list beside its members: brackets, people with their positions, หน่วยงาน…ได้แก่."""
        bracket = None if first else _BRACKETS.match(self.text, at, limit)
        if bracket is not None:
            return bracket.end()
        person = self.person_end(at)
        if person is not None:
            return person
        if at in self.positions and (by or not first):
            return self.positions[at]
        other = None if first else _OR_SHORT.match(self.text, at, limit) or _NESTED.match(self.text, at, limit)
        if other is not None:
            return other.end()
        filler = _FILLER.match(self.text, at, limit) if self.body_from(at) is None else None
        return filler.end() if filler is not None and filler.end() > at else None

    def _inside_positions(self, start: int, end: int) -> list[Body]:
        """The first body of each position that lies in [start, end)."""
        found = []
        for begin, stop in self.positions.items():
            if start <= begin and stop <= end:
                found += self.within(begin, stop + 1)[:1]
        return found

    def _near(self, at: int) -> Body | None:
        """The body that begins after one unknown word."""
        at_word = at
        for _ in range(4):
            word = _WORD.match(self.text, at_word)
            if word is None:
                return None
            at_word = word.end()
            if (body := self.body_from(at_word)) is not None:
                return body
            if _LIST_ENDS.match(self.text, at_word - 1):
                return None
        return None

    def _member(self, at: int, limit: int) -> Body | None:
        body = self.body_from(at)
        if body is not None:
            return body
        office = _OFFICE.match(self.text, at, limit)
        if office is not None and (body := self.body_from(office.end())) is not None:
            return body
        country = country_at(self.text, at)
        if country is not None:
            return country
        latin = latin_at(self.text, at)
        if latin is not None:
            if (
                self.text[latin.end : latin.end + 1] == " "
                and (after := self.body_from(latin.end + 1)) is not None
                and not after.short
            ):
                return Body(latin.start, after.end)
            return latin
        named = _INNER_HEAD.match(self.text, at, limit)
        if named is not None:
            return Body(at, named.end())
        collective = _COLLECTIVE.match(self.text, at, limit)
        if collective is not None:
            cut = _COLLECTIVE_END.search(self.text, at + 4, collective.end())
            return Body(at, cut.start() if cut else collective.end())
        return None


def _begins_in(starts: list[int], begin: int, end: int) -> bool:
    """Whether one of the sorted `starts` lies in [begin, end)."""
    n = bisect_left(starts, begin)
    return n < len(starts) and starts[n] < end


_SAME_HEAD: Final = 6
"""Letters of a name that tell its kind."""
_REST_OF_NAME: Final = re.compile(rf"(?!เพื่อ|โดย|ณ[ ]|ลงนาม|ร่วม|ซึ่ง|ได้|เป็น|กับ|และ|จะ|ว่า|ให้)[{THAI}]{{3,40}}+(?=[ ,])")
# What stands between two names and belongs to none of them.
_NO_TAIL: Final = re.compile("ของ|และ|กับ|โดย|เพื่อ|ได้แก่|ประกอบ|เช่น")
# กรม A กระทรวง B และกระทรวง C: the ministry is a member of a list.
_NEXT_MINISTRY: Final = re.compile(r"[ ]?(?:\([^()\n]{1,40}\))?[ ]?(?:และ)?[ ]?กระทรวง")
_BELOW_MINISTRY: Final = ("กรม", "สำนัก", "การ", "สถาบัน", "องค์การ", "ศูนย์", "วิทยาลัย", "โรงพยาบาล", "กอง")
_COUNTRY_WORDS: Final = ("ประเทศ", "สาธารณรัฐ", "ราชอาณาจักร", "สหพันธ์", "สหรัฐ")
_POSITION: Final = re.compile(rf"[ ]?{POSITION_HEAD}")
# The rest of a name between a known beginning and the word that must end it.
_TAIL: Final = re.compile(
    rf"(?:[ ](?!{_NO_NAME}|และ|กับ|หรือ|นำ|ยก|แก้|เพิ่ม|สร้าง|ขับ|มี|เข้า|หลัก|แห่ง|จำนวน|ลง|จะ|ผู้|อาทิ"
    rf"|ต่อ|เรื่อง|ว่า)[{THAI}]{{2,44}}){{1,4}}"
    rf"(?=[ ]?(?:กับ[ ]?|ร่วมกับ|โดยมี|ณ[ ]|\(|และ(?:บริษัท|สมาคม|มหา|สำนัก|กรม|สถาบัน)))"
)
_UNIT: Final = re.compile(
    rf"(?!นาย|นาง|มี|การ|ความ|ผู้|ได้|ที่|เฉพาะ|ให้|จะ|ทั้ง"
    rf"|เป็น)[{THAI}0-9๐-๙]{{4,40}}(?:[ ]?ที่[ ]?\d{{1,3}})?(?=[ ](?:และ[ ]?)?(?:การ|กรุง|กรม|สำนัก|บริษัท"
    rf"|มหา|สถาบัน|กระทรวง|ธนาคาร|องค์|สมาคม))"
)

# The number before an item, the last of what links two members: "… และ 4) "
_FIGURE: Final = re.compile(r"(\d{1,2})[.)][ ]*$")
_ITEM: Final = re.compile(r"[ ]{0,2}(?:และ[ ]?)?(?<!\d)(\d{1,2})[.)][ ]{0,2}(?!\d)")
# What tells that the list of parties is over before the next number.
_NO_ITEM: Final = re.compile(r"ลงนาม|เพื่อ(?!น)|ทั้งนี้|โดยมี|นาย|นาง|กล่าว|[\n“”]|วันที่|ข้อตกลง|ความร่วมมือ|ดังนี้|การพัฒนา|การส่งเสริม")


def _item_name(text: str, start: int, end: int) -> Body | None:
    """The whole item of a numbered list as a name: it has no word of an organisation in front, as สยามสมาคม or ปตท."""
    bracket = re.compile(r"[ ]?[(（]").search(text, start, end)
    end = bracket.start() if bracket else end
    while end > start and text[end - 1] in " ,;":
        end -= 1
    return Body(start, end) if 2 <= end - start <= 70 and re.match(_NO_NAME, text[start:end]) is None else None


_LAST_ENDS: Final = re.compile(
    r"[ ]?(?:[(（\n,]|พร้อม|ณ[ ]|เพื่อ(?!น)|โดย|ร่วม|ลงนาม|ซึ่ง|ทั้งนี้|เป็น|ได้|เข้า|จัด|ภายหลัง|หลัง|จะ"
    r"|ส่ง|ว่า|เมื่อ|ใน(?:การ|พิธี|วัน)|วันที่)"
)


def _last_item(text: str, start: int, limit: int) -> Body | None:
    """The last item of a numbered list: up to the word with which the sentence goes on."""
    end = _LAST_ENDS.search(text, start + 2, min(limit, start + 70))
    return _item_name(text, start, end.start()) if end is not None and "นาย" not in text[start : end.start()] else None


_PIECE: Final = re.compile(rf"[{THAI}A-Za-z][{THAI}A-Za-z0-9. &’'-]{{3,60}}?(?=[ ]?(?:,|และ))")


def _between_commas(text: str, start: int, limit: int) -> Body | None:
    """A member without a word of an organisation in front, between the commas of a list: …, เฮือนศิลป์ ใจ๋ย๋อง, …"""
    piece = _PIECE.match(text, start, limit)
    if piece is None or re.match(_NO_NAME, piece[0]) or _NO_ITEM.search(piece[0]):
        return None
    return Body(piece.start(), piece.end())


def _is_parent(member: Body, body: Body) -> bool:
    """การรถไฟแห่งประเทศไทย กระทรวงคมนาคม: the ministry only says where the member belongs."""
    one, two = member.organization, body.organization
    return one is not None and two is not None and bool(one.parent) and one.parent == two.id


# เภสัชกรรมสมาคมแห่งประเทศไทย: a name whose head stands inside.
_INNER_HEAD: Final = re.compile(
    rf"(?!นาย|นาง|การ|ความ|ผู้|ภาค|หน่วย)[{THAI}]{{3,30}}?(?:(?:สมาคม|ราชวิทยาลัย"
    rf"|มหาวิทยาลัย)(?:แห่งประเทศไทย)?|แห่งประเทศไทย)(?![{THAI}])"
    rf"|หน่วยงาน(?!ที่|ภาค|ของ|ต่าง|ใน|ร่วม|พันธ|เครือ|ด้าน|รัฐ|ราช|ต้น|หลัก|อื่น|เอกชน|ทั้ง|และ|ชั้น|กลาง"
    rf"|จาก|ได้|ระดับ|จำนวน|เพื่อ)[{THAI}]{{6,60}}(?:[ ]ประเทศ[{THAI}]{{2,14}})?(?=[ ]?(?:\(|กับ|และ))"
)
_WORD: Final = re.compile(rf"(?:(?!{_NO_NAME})[{THAI}A-Za-z0-9.]{{2,40}}+(?:[ ]?\([^()\n]{{1,40}}\))?[ ])")
_OFFICE: Final = re.compile(
    "(?:รอง|ผู้ช่วย)?(?:ปลัด|อธิบดี|ผู้ว่าการ|เลขาธิการ|ผู้อำนวยการ|ประธานกรรมการ|ประธาน|อธิการบดี"
    "|คณบดี|กรรมการผู้จัดการ(?:ใหญ่)?|ผู้แทน(?:จาก)?|รัฐมนตรีว่าการ|ผู้บัญชาการ|นายก(?=สมาคม"
    "|สภา))[ ]?"
)
_COLLECTIVE_END: Final = re.compile("กับ|และ|เพื่อ|จำนวน|ร่วม|ได้|โดย|ซึ่ง|ณ|ลงนาม|เข้า|ว่า")
# A จับมือ B, A ผนึกกำลัง B: the other side follows the verb.
_JOINS: Final = re.compile(
    r"(?:จับมือ|ผนึกกำลัง|ผนึกพลัง|ผนึกความร่วมมือ|ผนึก|ผสานกำลัง|ผสานพลัง|ควง|จูงมือ"
    r"|สานพลัง|ร่วมมือ)(?:กับ|ร่วมกับ)?[ ]{0,2}"
)
# … ลงนาม … ร่วมกับ B: the preposition, and the verb that must stand before it.
_WITH: Final = re.compile(r"ร่วมกับ[ ]{0,2}|กับ[ ]{0,2}")
_VERB: Final = re.compile("จับมือ|ผนึก|ผสาน|เซ็น|จัดทำบันทึก|จัดทำข้อตกลง|จัดทำMOU|จัดทำ MOU|MOU|MoU|ลงนาม")
# What parts the verb from the preposition: another clause stands between.
_BREAK: Final = re.compile("โดยมี|กล่าวว่า|เปิดเผย|โดยนาย|ระหว่าง")
_COUNTED: Final = re.compile(
    r"(?:\d{1,3}|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)[ ]?(?:หน่วยงาน|องค์กร|สถาบัน"
    r"|ฝ่าย|กระทรวง|ภาคี|บริษัท|มหาวิทยาลัย|แห่ง|พันธมิตร|กรม|ภาคส่วน|ธนาคาร|โรงพยาบาล"
    r"|สมาคม|เครือข่าย|จังหวัด|ราย|ราชวิทยาลัย|วิทยาลัย|โรงเรียน|มูลนิธิ|สภา|ชมรม)(?:[^\n(]|\([^()\n]{1,40}\)){0,70}?[ ]?(?:(?:ได้แก่|ประกอบ(?:ไป)?ด้วย"
    r"|คือ|ดังนี้|อาทิ)[ :]{0,2}|\((?!\d|[ก-ฮ.]{1,5}\)|[A-Z]))"
    r"|(?:กระทรวง|หน่วยงาน|องค์กร)ที่(?:อยู่ภายใต้|อยู่|ร่วม|เข้าร่วม)[^\n(]{0,40}?(?:ได้แก่"
    r"|ประกอบ(?:ไป)?ด้วย|ดังนี้)[ :]{0,2}"
    r"|(?:ร่วมลงนาม|ลงนาม|ร่วมกับ|ระหว่าง|ผู้ลงนาม)[^\n]{0,60}?(?:หน่วยงาน|ภาคี|องค์กร"
    r"|พันธมิตร|เครือข่าย|สถาบัน)[^\n(]{0,50}?(?:ได้แก่|ประกอบ(?:ไป)?ด้วย|ดังนี้)[ :]{0,2}"
)


# ไทย-ญี่ปุ่น, ไทย – ภูฏาน in a headline.
_COUNTRIES: Final = re.compile(rf"({STATE})(?:[ ]?[-–—][ ]?|[ ]?(?:กับ|และ)[ ]?)({STATE})(?![{THAI}])")


_COUNTED_FIGURE: Final = re.compile(r"[0-9]{1,3}[ ]?(?=[ก-ฮเแ])")
_COUNTED_WORDS: Final = words(
    "สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร่วมลงนาม ลงนาม ร่วมกับ ระหว่าง ผู้ลงนาม กระทรวงที่ หน่วยงานที่ องค์กรที่"
)


def find_parties(
    page: Page, bodies: list[Body], people: list[Person], abbreviations: list[Abbreviation], register: Register
) -> list[Party]:
    """The parties of the agreements that the article is about, in the order in which it names them."""
    labelled = _registered(page, bodies, register)
    if labelled:
        return _merged(page, labelled, bodies, abbreviations, "parties.register")
    reader = _Reader(page, bodies, people)
    lists = [*_between(page, reader), *_counted(page, reader), *_enumerated(page, reader)]
    stated = _best(page, lists)
    chosen = [body for found in stated for body in found.members]
    joined = _joined(page, reader) if len(chosen) < 2 else []
    if joined:
        best = max(joined, key=lambda found: _worth(page, found))
        if len(best.members) >= 2:
            chosen = [*chosen, *best.members]
    rule = next(
        (found.rule for found in [*lists, *joined] if chosen and found.members[:1] == chosen[:1]), "parties.between"
    )
    signers = _of_signatories(page, reader, people)
    if len(chosen) < 2:
        if len(signers) >= 2 or (signers and not chosen):
            chosen = [*chosen, *signers]
            rule = "parties.of_signatories"
        elif joined and not chosen:
            chosen = joined[0].members
            rule = joined[0].rule
    if not chosen and (pair := _COUNTRIES.search(page.text, 0, page.title_end)) is not None:
        chosen = [country for start in (pair.start(1), pair.start(2)) if (country := country_at(page.text, start))]
        rule = "parties.countries"
    if not chosen:
        chosen = _one_that_signs(page, reader)
        rule = "parties.signs"
    chosen = [*_whose_units(page, reader, chosen), *chosen]
    parties = _merged(page, chosen, bodies, abbreviations, rule)
    return _numbered(stated, parties) if len(stated) > 1 and _several(page) else parties


def _registered(page: Page, bodies: list[Body], register: Register) -> list[Body]:
    """The parties that labelled lines state: คู่ความร่วมมือ: A, B."""
    at = {b.start: b for b in bodies}
    found = []
    for line in register.get("parties", ()):
        for piece in pieces(page.text, line, [b.span for b in bodies]):
            span = without_bracket(page.text, piece)
            known = at.get(span.start)
            found.append(known if known is not None and known.end == span.end else Body(span.start, span.end))
    return found


def _worth(page: Page, found: _List) -> tuple[bool, bool, int]:
    """How well a statement of two sides tells the parties: both sides named, in the body, near its beginning, how many."""
    lead = page.title_end <= found.where < page.title_end + _LEAD
    return len(found.members) >= 2, found.where >= page.title_end, min(len(found.members), 4) if lead else 0


_LEAD: Final = 1_800
_BY_UNIT: Final = re.compile(r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?โดย[ ]?")
_UNIT_ACTS: Final = re.compile(r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?(?:ร่วมกับ|ร่วม|จับมือ|ผนึก|ลงนาม|MOU|MoU|จัด)")


def _whose_units(page: Page, reader: _Reader, chosen: list[Body]) -> list[Body]:
    """The ministries that the headline or the lead names as acting by a department which is a party.

    กระทรวงแรงงาน โดยกรมพัฒนาฝีมือแรงงาน ร่วมกับ …: both make the agreement.
    """
    text = page.text
    names = {text[b.start : b.end] for b in chosen}
    found: list[Body] = []
    for body in reader.within(0, min(len(text), page.title_end + 500)):
        by = _BY_UNIT.match(text, body.end) if text.startswith("กระทรวง", body.start) else None
        unit = reader.body_from(by.end()) if by is not None else None
        if (
            unit is not None
            and text.startswith(("กรม", "สำนักงานปลัด"), unit.start)
            and text[unit.start : unit.end] in names
            and text[body.start : body.end] not in names
            and _UNIT_ACTS.match(text, unit.end)
            and not found
        ):
            found.append(body)
    return found


# MOU 4 ฉบับ: the article reports several agreements.
_SEVERAL: Final = re.compile(
    r"(?:ลงนาม|MOU|MoU|บันทึก|ความตกลง|สัญญา|เอกสาร)[^\n]{0,70}?(?<!\d)(?:[2-9]|1\d|สอง|สาม|สี่|ห้า|หก)[ ]?ฉบับ"
)


def _several(page: Page) -> bool:
    """Whether the article says that it reports several agreements."""
    return "ฉบับ" in page.text and _SEVERAL.search(page.plain, 0, 6_000) is not None


def _numbered(stated: list[_List], parties: list[Party]) -> list[Party]:
    """The parties with the number of the agreement whose statement names them first; one that restates parties counts not."""
    numbers: dict[int, tuple[int, int]] = {}
    seen: list[frozenset[int]] = []
    owner = {form: n for n, party in enumerate(parties) for form in party.forms}
    for found in stated:
        members = frozenset(owner[b.start] for b in found.members if b.start in owner)
        if not members or any(members <= other for other in seen):
            continue
        seen.append(members)
        for party in members:
            numbers.setdefault(party, (len(seen), found.where))
    first = next((found.where for found in stated), 0)
    return [
        replace(party, agreement=number, stated=where)
        for n, party in enumerate(parties)
        for number, where in [numbers.get(n, (1, first))]
    ]


_LATIN: Final = r"[A-Z][A-Za-z&.’'-]{1,30}(?:[ ](?:of[ ]|the[ ]|for[ ])?[A-Z][A-Za-z&.’'-]{0,30}){0,9}"
# MOU between Thailand and Vietnam
_BETWEEN_ENGLISH: Final = re.compile(
    rf"(?:MOU|MoU|[Mm]emorandum|[Aa]greement|LOI|[Cc]ontract)[^\n]{{0,120}}?between[ ](?:the[ ])?"
    rf"(?P<one>{_LATIN})[ ]and[ ](?:the[ ])?(?P<two>{_LATIN})"
)


_FULL_STOP: Final = re.compile(r"(?<!Co)(?<!Ltd)(?<!Inc)(?<!Corp)\.$")


def _without_stop(text: str, start: int, end: int) -> Body:
    """The name without the full stop of its sentence."""
    return Body(start, end - (_FULL_STOP.search(text[start:end]) is not None))


def _between(page: Page, reader: _Reader) -> list[_List]:
    """The lists after ระหว่าง in sentences that speak of the agreement."""
    found = []
    text = page.text
    for match in _BETWEEN_ENGLISH.finditer(text) if "between" in text else ():
        sides = [_without_stop(text, *match.span(side)) for side in ("one", "two")]
        found.append(_List(match.start(), "parties.between", sides))
    for match in _BETWEEN.finditer(text):
        start = max(page.paragraph_start(match.start()), match.start() - 330)
        if _SIGNING_NEAR.search(text, start, match.start()) is None:
            continue
        result = reader.read(match.end(), "parties.between")
        if len(result.members) < 2 and len(result.of_people) >= 2:
            # ระหว่าง นาย ก อธิบดีกรม A กับ นาย ข อธิบดีกรม B
            result.members += result.of_people
        if len(result.members) >= 2:
            found.append(result)
    return found


_WITH_COUNTED: Final = re.compile(r"(?<!กำ)(?:ร่วมกับ|กับ|และ|จับมือ|ผนึก[^ \n]{0,12})[^\n]{0,30}$")


def _counted(page: Page, reader: _Reader) -> list[_List]:
    """The lists that a number announces: ภาคี 5 หน่วยงาน ได้แก่ …"""
    found = []
    text = page.text
    begins = [m.start() for m in _COUNTED_FIGURE.finditer(page.plain)]
    begins += places(page.plain, *_COUNTED_WORDS)
    for match in matches_at(sorted(begins), _COUNTED, page.plain):
        start = max(0, match.start() - 260)
        near = (
            _SIGNING_NEAR.search(text, start, match.start()) is not None
            or _SIGNING_NEAR.search(text, match.start(), match.end() + 10) is not None
        )
        if re.search("ในสังกัด|พื้นที่|เป้าหมาย", text[match.start() - 12 : match.end()]):
            continue
        result = reader.read(match.end(), "parties.counted")
        if len(result.members) < 2 and len(result.of_people) >= 2:
            # 4 หน่วยงาน ได้แก่ นาย ก อธิบดีกรม A นาย ข อธิบดีกรม B
            result.members += result.of_people
        if not near and not (result.members and _SIGNS_AFTER.match(text, result.members[-1].end)):
            continue
        if len(result.members) >= 2:
            before = _subjects(reader, max(page.paragraph_start(match.start()), match.start() - 200), match.start())
            if before and _WITH_COUNTED.search(text, before[-1].end, match.start()):
                result.members[:0] = before
            elif not before:
                result.members[:0] = _of_position_before(reader, match.start())
            found.append(result)
    return found


_AND_GROUP: Final = re.compile(
    r"[ ]?(?:\([^()\n]{1,40}\))?[ ]?(?:และ|กับ|ร่วมกับ|พร้อมด้วย)[ ]?(?:กลุ่ม|ภาคี|เครือข่าย|พันธมิตร|อีก)?[ก-๎]{0,8}[ ]?"
)


def _of_position_before(reader: _Reader, at: int) -> list[Body]:
    """The organisation of the one who is named right before a group: นาย ก อธิบดีกรม A และ กลุ่ม 7 สมาคม …"""
    for start, end in reader.positions.items():
        if at - 60 < end <= at and _AND_GROUP.fullmatch(reader.text, end, at):
            return reader.within(start, end + 1)[:1]
    return []


# กับ 1) …, โดยมี 1. …: a list that begins with a number at once.
_FIRST_BEGIN: Final = re.compile(r"1[.)]")
_FIRST: Final = re.compile(r"1[.)](?!\d)[ ]{0,2}")
_LEADS: Final = re.compile(r"(?:กับ|ระหว่าง|ได้แก่|ประกอบด้วย|ดังนี้|โดยมี|คือ|หน่วยงาน|องค์กร|ภาคี|บริษัท|แห่ง|ลงนาม)[ :\n(]{0,4}$")
_SIGNS_AFTER: Final = re.compile(r"[^\n]{0,60}?ลงนาม")


def _enumerated(page: Page, reader: _Reader) -> list[_List]:
    """The numbered lists of organisations, three or more, beside a signing."""
    found = []
    text = page.text
    for match in scan(_FIRST_BEGIN, _FIRST, page.plain, page.title_end, min(len(text), page.title_end + 6_000)):
        if text[match.start() - 1 : match.start()].isdigit() or not _LEADS.search(
            text, max(0, match.start() - 30), match.start()
        ):
            continue
        result = reader.read(match.start(), "parties.numbered")
        known = sum(reader.body_from(body.start) is not None for body in result.members)
        if len(result.members) < 3 or known * 2 < len(result.members):
            continue
        if _SIGNED_NEAR.search(text, max(0, match.start() - 260), match.start()) is None and not _SIGNS_AFTER.match(
            text, result.members[-1].end
        ):
            continue
        result.where = match.start()
        found.append(result)
    return found


def _best(page: Page, lists: list[_List]) -> list[_List]:
    """The lists that state the parties: the first of the body, with the later ones that add to it.

    A list that shares no member with the first belongs to another agreement; its members count as well where it
    stands near a signing of its own.
    """
    if not lists:
        return []
    body = [found for found in lists if found.where >= page.title_end] or lists
    body.sort(key=lambda found: found.where)
    counted = next(
        (found for found in body if found.rule in ("parties.counted", "parties.numbered") and len(found.members) >= 3),
        None,
    )
    first = body[0]
    several = _several(page)
    chosen = [first]
    if counted is not None and counted is not first:
        chosen.append(counted)
    for other in body[1:]:
        if other is counted or other.where > page.title_end + 6_000:
            continue
        near = page.text[max(page.paragraph_start(other.where), other.where - 130) : other.where]
        if "ลงนาม" in near or (several and _SIGNED_NEAR.search(near)) or _continues(page.text, counted, other):
            chosen.append(other)
    return chosen


def _continues(text: str, counted: _List | None, other: _List) -> bool:
    """Whether `other` counts on where `counted` ended: 8 ราชวิทยาลัย คือ … อีก 8 ราชวิทยาลัย คือ …"""
    if counted is None or other.rule != counted.rule or len(other.members) < 3:
        return False
    heads = {text[b.start : b.start + _SAME_HEAD] for b in (*counted.members, *other.members)}
    return len(heads) == 1


def _joined(page: Page, reader: _Reader) -> list[_List]:
    """The sides of A จับมือ B, A ลงนาม … ร่วมกับ B, in the headline and wherever a signing is near."""
    text = page.text
    found = []
    for match in _JOINS.finditer(text):
        line = page.paragraph_start(match.start())
        near = text[max(line, match.start() - 60) : match.end() + 160]
        if match.start() >= page.title_end and _SIGNED_NEAR.search(near) is None:
            continue
        found.append(_two_sides(page, reader, line, match.start(), match.end()))
    for match in _WITH.finditer(text):
        if text.startswith("กำ", match.start() - 2):
            continue
        line = page.paragraph_start(match.start())
        begin = max(line, match.start() - 260)
        for clause in _BREAK.finditer(text, begin, match.start()):
            begin = clause.end()
        verb = _VERB.search(text, begin, match.start())
        if verb is None or (match[0].startswith("กับ") and match.start() - verb.start() > 130):
            continue
        sides = _two_sides(page, reader, line, verb.start(), match.end())
        beside = _beside(reader, verb.end(), match.start())
        if beside is not None and sides.members and beside not in sides.members:
            # ลงนามบันทึกข้อตกลง (MOU) A กับ B
            sides.members = [beside, *(b for b in sides.members if b.start >= match.end())]
        found.append(sides)
    return [each for each in [*found, *_joined_before(page, reader), *_signing_together(page, reader)] if each.members]


def _beside(reader: _Reader, start: int, at: int) -> Body | None:
    """The organisation that stands by itself right before the preposition at `at`, after the paper's name."""
    inside = reader.within(start, at)
    if not inside:
        return None
    body = inside[-1]
    between = _BRACKETS.sub("", reader.text[body.end : at]).strip()
    alone = reader.text[body.start - 1] in ' )”"' or reader.text.endswith("ระหว่าง", 0, body.start)
    return body if not between and alone and not _inside_position(reader, body) else None


_SIGN_VERB: Final = re.compile(r"ลงนาม(?!โดย)")
_BEFORE_SIGN: Final = re.compile(r"[ ]?(?:\([^()\n]{1,40}\))?[ ]?(?:ได้|จะ|เตรียม)?(?:ร่วมกัน|ร่วม|จัดพิธี)?")
_AND: Final = re.compile(r"[ ]?(?:\([^()\n]{1,60}\))?[ ,]{0,3}(?:และ|กับ|ร่วมกับ)?[ ]{0,2}")


def _signing_together(page: Page, reader: _Reader) -> list[_List]:
    """A, B และ C ลงนาม…: two or more organisations in a row right before the verb."""
    text = page.text
    found = []
    for match in _SIGN_VERB.finditer(text, 0, min(len(text), page.title_end + 4_000)):
        start = max(page.paragraph_start(match.start()), match.start() - 400)
        row: list[Body] = []
        edge = match.start()
        for body in reversed(reader.within(start, match.start())):
            between = text[body.end : edge]
            link = _BEFORE_SIGN if not row else _AND
            if link.fullmatch(between) is None or _inside_position(reader, body):
                break
            row.insert(0, body)
            edge = body.start
        if len(row) >= 2:
            found.append(_List(match.start(), "parties.sign_together", row))
    return found


def _one_that_signs(page: Page, reader: _Reader) -> list[Body]:
    """The one organisation right before the verb of signing, in the headline or the lead."""
    for match in _SIGN_VERB.finditer(page.text, 0, min(len(page.text), page.title_end + 900)):
        start = max(page.paragraph_start(match.start()), match.start() - 160)
        before = reader.within(start, match.start())
        if (
            before
            and _BEFORE_SIGN.fullmatch(page.text, before[-1].end, match.start())
            and not _inside_position(reader, before[-1])
        ):
            return before[-1:]
    return []


def _two_sides(page: Page, reader: _Reader, line: int, verb: int, other: int) -> _List:
    """The list of the subjects before `verb` and the organisations from `other` on; empty where the latter are none."""
    result = reader.read(other, "parties.joined")
    if result.members:
        result.members[:0] = _subjects(reader, max(line, verb - 260), verb)
    result.where = verb
    return result


# A ร่วมกับ B ลงนามบันทึกข้อตกลง: the verb comes last.
_JOIN_FIRST: Final = re.compile(r"ร่วมกับ[ ]{0,2}")
_SIGN_AFTER: Final = re.compile(r"[^\n]{0,60}?(?:ลงนาม|MOU|MoU|จัดทำบันทึก|ทำบันทึก)")


def _joined_before(page: Page, reader: _Reader) -> list[_List]:
    text = page.text
    found = []
    for match in _JOIN_FIRST.finditer(text):
        result = reader.read(match.end(), "parties.joined")
        if not result.members or _SIGN_AFTER.match(text, result.members[-1].end) is None:
            continue
        line = page.paragraph_start(match.start())
        left = _subjects(reader, max(line, match.start() - 200), match.start())
        if left and match.start() - left[-1].end < 60:
            result.members[:0] = left
            result.where = match.start()
            found.append(result)
    return found


_CLAUSE: Final = re.compile(
    r"(?:สนับสนุน|มอบหมาย|มอบ)ให้|[ ]หนุน[ ]|[ ](?:ว่า|โดยมี|เพื่อ|ซึ่ง|จากนั้น|ทั้งนี้)|กล่าวว่า|เปิดเผยว่า|[“”\n]"
)


def _subjects(reader: _Reader, start: int, end: int) -> list[Body]:
    """The organisations that are the subject of the clause which ends at `end`: A, or A โดย B, A และ B."""
    for clause in _CLAUSE.finditer(reader.text, start, end):
        start = clause.end()
    inside = [b for b in reader.within(start, end) if not _inside_position(reader, b)]
    if inside:
        subjects = inside[:1]
        for body in inside[1:]:
            between = _BRACKETS.sub("", reader.text[subjects[-1].end : body.start]).strip(" ,")
            if between not in ("", "โดย", "และ", "ร่วมกับ", "กับ"):
                break
            subjects.append(body)
        return subjects
    country = country_at(reader.text, start)
    return [country] if country is not None else []


def _inside_position(reader: _Reader, body: Body) -> bool:
    return any(start <= body.start and body.end <= end for start, end in reader.positions.items())


def _of_signatories(page: Page, reader: _Reader, people: list[Person]) -> list[Body]:
    """The organisations in the positions of those who sign."""
    found = []
    for person in people:
        if person.role != "signatory" or person.position is None:
            continue
        inside = reader.within(person.position.start, person.position.end + 1)
        if inside:
            found.append(inside[0])
            continue
        latin = re.compile(r"[A-Z]").search(page.text, person.position.start, person.position.end)
        body = latin_at(page.text, latin.start()) if latin else None
        if body is not None and body.end - body.start > 5:
            found.append(body)
    return found


# ── one party, many names ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Cluster:
    forms: list[Body]
    keys: set[str]
    organization: Organization | None


_SUFFIX: Final = re.compile(r"(?:\(องค์การมหาชน\)|\(มหาชน\)|\(ประเทศไทย\)|จำกัด|แห่งราชอาณาจักรไทย)")
_GENERIC: Final = re.compile(
    r"^(?:(?:รัฐบาล|ประเทศ|หน่วยงาน|บริษัท|องค์กร|มหาวิทยาลัย|กระทรวง|กรม|จังหวัด|สถาบัน"
    r"|สำนักงาน)ฯ?|ภาคี.*|พันธมิตร.*|เครือข่าย|ผู้แทน.{0,20}|MOU|MoU|หน่วยงาน.{0,18}"
    r"|กลุ่มเป้าหมาย|ผู้บริหาร.*|คณะรัฐมนตรี|ครม\.?|สองฝ่าย|ทั้งสอง.*|[A-Z]{1,2}|คู่สัญญา"
    r"|อื่น.*|เจ้าหน้าที่.*|นายก.*|รมว.*|อธิบดี.*|ปลัด.*|อธิการบดี.*|ผู้อำนวยการ.*"
    r"|Signing.*|Ceremony.*|LOI|Memorandum.*|วัด|ชุมชน.*|ประเทศ(?:ใน|ต่าง|ที่).*|จังหวัด(?:ใน|ที่|เป้า).*|เครือข่ายภาย.*)$"
)


@lru_cache(maxsize=4096)
def _key(form: str) -> str:
    """The form without what does not tell names apart: spaces, dots, quotation marks, the legal form."""
    return _UNTELLING.sub("", _SUFFIX.sub("", form)).casefold()


_UNTELLING: Final = re.compile(r"[\s.\"'“”()\-–]|ฯ")
_STATE_PREFIX: Final = re.compile("^(?:รัฐบาล)?(?:แห่ง)?(?:ราชอาณาจักร|ประเทศ)?")
# บจ.ก้าวหน้า and บริษัท ก้าวหน้า จำกัด are one; of keys, hence without dots.
_COMPANY_HEAD: Final = re.compile("บริษัท|บจก(?![ะ-ฺ็-๎])|บมจ|บจ|บ(?=[ก-ฮเ-ไ]{3})")
_MINISTRY_SHORT: Final = re.compile("^(?:กระทรวง|กรม)(?=[ก-ฮ]{1,4}$)")


def _keys(form: str, expansions: dict[str, str]) -> set[str]:
    own = _key(form)
    keys = {own}
    if own in expansions:
        keys.add(expansions[own])
    if own.startswith(("ประเทศ", "รัฐบาล")):
        keys.add(_STATE_PREFIX.sub("", own))
    if own.startswith(("กระทรวง", "กรม")):
        keys.add(_MINISTRY_SHORT.sub("", own))
    company = _COMPANY_HEAD.match(own)
    if company is not None and len(own) - company.end() >= 4:
        keys.add("บริษัท" + own[company.end() :])
    return keys - {""}


@dataclass(frozen=True, slots=True)
class _Form:
    """A way in which the article names a body, where it first stands."""

    words: str
    body: Body
    keys: frozenset[str]
    organization: Organization | None


def _merged(
    page: Page, chosen: list[Body], bodies: list[Body], abbreviations: list[Abbreviation], rule: str
) -> list[Party]:
    """One party for each organisation, with all the forms that the article uses for it."""
    text = page.text
    expansions = {_key(a.short.of(text)): _key(a.long.of(text)) for a in abbreviations}
    clusters: list[_Cluster] = []
    for body in chosen:
        words = text[body.start : body.end]
        if _GENERIC.match(words) or len(words) < 2:
            continue
        organization = body.organization or (None if body.country else resolve(words))
        form = _Form(words, body, frozenset(_keys(words, expansions)), organization)
        twin = next((c for c in clusters if _same(text, c, form)), None)
        if twin is None:
            clusters.append(_Cluster([body], set(form.keys), organization))
        else:
            _add(twin, form)
    forms = _distinct_forms(text, bodies, expansions)
    parties = [_party(text, cluster, forms, abbreviations, rule) for cluster in clusters]
    return _with_short_names(page, parties)


# ก.เกษตรฯ, สภาอุตฯ, ม.อุบลฯ, สถาบันฯ: the beginning of a name.
_CUT_SHORT: Final = re.compile(
    rf"(?<![{THAI}.])(?P<head>ก\.|ม\.|มรภ\.|มทร\.|สนง\.|รพ\.|ธ\.|สภา|กรม|กระทรวง|สำนักงาน|มหาวิทยาลัย"
    rf"|สถาบัน|ธนาคาร|องค์การ"
    rf"|สมาคม|มูลนิธิ|ศูนย์|วิทยาลัย)[ ]?(?P<rest>[{THAI}]{{0,24}})ฯ"
)
_LONGEST_CUT: Final = 48
_LONG_HEADS: Final = {
    "ก.": "กระทรวง", "ม.": "มหาวิทยาลัย", "มรภ.": "มหาวิทยาลัยราชภัฏ", "มทร.": "มหาวิทยาลัยเทคโนโลยีราชมงคล", "สนง.": "สำนักงาน",
    "รพ.": "โรงพยาบาล", "ธ.": "ธนาคาร",
}  # fmt: skip
_HEADLESS: Final = re.compile("(?:ธนาคาร|กระทรวง|มหาวิทยาลัย)[ ]?")


def _with_short_names(page: Page, parties: list[Party]) -> list[Party]:
    """The parties with the names that the article cuts short: by ฯ, and in the headline without their head."""
    found: dict[int, list[Span]] = {}
    text = page.text
    names = [_key(party.name.of(text)) for party in parties]
    done = 0
    for at in places(text, "ฯ"):
        for match in _CUT_SHORT.finditer(text, max(done, at - _LONGEST_CUT), at + 1):
            done = match.end()
            head = _LONG_HEADS.get(match["head"], match["head"])
            if not match["rest"] and head in ("กระทรวง", "กรม"):
                continue
            meant = [n for n, name in enumerate(names) if name.startswith(head + match["rest"])]
            if len(meant) == 1:
                found.setdefault(meant[0], []).append(Span(*match.span()))
    for n, party in enumerate(parties):
        name = _SUFFIX.sub("", party.name.of(text)).strip()
        headed = _HEADLESS.match(name)
        bare = name[headed.end() :] if headed is not None else ""
        if len(bare) >= 4:
            alone = _alone(text[: page.title_end], bare)
            if alone is not None:
                found.setdefault(n, []).append(alone)
    return [replace(party, aliases=_more(text, party, found.get(n, []))) for n, party in enumerate(parties)]


def _alone(title: str, words: str) -> Span | None:
    """Where `words` stand by themselves, between blanks or in quotation marks."""
    for at in places(title, words):
        end = at + len(words)
        if title[max(0, at - 1) : at] in _OPENS and title[end : end + 1] in _CLOSES:
            return Span(at, end)
    return None


_OPENS: Final = ("", " ", "“", '"', "‘")
_CLOSES: Final = ("", " ", "”", '"', "’")


def _more(text: str, party: Party, spans: list[Span]) -> tuple[Span, ...]:
    seen = {"".join(s.of(text).split()) for s in (party.name, *party.aliases)}
    added = []
    for span in spans:
        words = "".join(span.of(text).split())
        if words not in seen:
            seen.add(words)
            added.append(span)
    return (*party.aliases, *added)


def _distinct_forms(text: str, bodies: list[Body], expansions: dict[str, str]) -> list[_Form]:
    first: dict[str, Body] = {}
    for body in bodies:
        first.setdefault(text[body.start : body.end], body)
    return [_Form(words, body, frozenset(_keys(words, expansions)), body.organization) for words, body in first.items()]


def _same(text: str, cluster: _Cluster, form: _Form) -> bool:
    if not cluster.keys.isdisjoint(form.keys):
        return True
    if form.organization is None or cluster.organization is not form.organization:
        return False
    return not _differ(text[cluster.forms[0].start : cluster.forms[0].end], form.words)


def _add(cluster: _Cluster, form: _Form) -> None:
    cluster.forms.append(form.body)
    cluster.keys |= form.keys
    cluster.organization = cluster.organization or form.organization


_FOREIGN: Final = re.compile("แห่ง(?!ประเทศไทย|ราชอาณาจักรไทย|ชาติ)")


def _differ(one: str, two: str) -> bool:
    """Whether one of two names with the same words of the gazetteer is a foreign body's: กระทรวงสาธารณสุขแห่งสาธารณรัฐมัลดีฟส์."""
    return (_FOREIGN.search(one) is not None or _FOREIGN.search(two) is not None) and _key(one) != _key(two)


_ENGLISH: Final = re.compile(
    r"[ ]?[(（][ ]?(?P<name>[A-Z][A-Za-z0-9&.,’' –-]{6,90}?)(?:[ ]?[:,–—-][ ]?[A-Z][A-Za-z-]{1,11})?[ ]?[)）]"
)


def _party(text: str, cluster: _Cluster, forms: list[_Form], abbreviations: list[Abbreviation], rule: str) -> Party:
    """The party of a cluster, once the other forms that the article uses for it have joined."""
    for form in forms:
        # Most forms are another body's: they are passed over without a further question.
        if (form.organization is None and cluster.keys.isdisjoint(form.keys)) or not _same(text, cluster, form):
            continue
        _add(cluster, form)
    for pair in abbreviations:
        short, long = _key(pair.short.of(text)), _key(pair.long.of(text))
        if long in cluster.keys:
            cluster.forms.append(Body(pair.short.start, pair.short.end, short=True))
            cluster.keys.add(short)
        elif short in cluster.keys and len(pair.long) > 12:
            cluster.forms.append(Body(pair.long.start, pair.long.end))
            cluster.keys.add(long)
    # A country is called as the statement of the parties calls it; of an organisation the longest form is the name.
    named = [b for b in cluster.forms if b.country] or cluster.forms
    best = max(named, key=lambda b: (not b.short, _thai(text, b), b.end - b.start))
    name = text[best.start : best.end]
    spans = [body.span for body in cluster.forms]
    for form in forms:
        # คณะทรัพยากรธรรมชาติ for คณะทรัพยากรธรรมชาติ มหาวิทยาลัยสงขลานครินทร์; กระทรวงดิจิทัลฯ for กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม.
        cut = form.words.rstrip("ฯ")
        if (
            len(cut) >= 8
            and cut != name
            and name.startswith(cut)
            and not form.body.span.overlaps(best.span)
            and (cut != form.words or name[len(cut) : len(cut) + 1] == " ")
        ):
            spans.append(form.body.span)
    spans += _shortened_heads(text, name)
    if any(body.country for body in cluster.forms):
        spans += _country_forms(text, name)
    for body in cluster.forms[:12]:
        english = _ENGLISH.match(text, body.end)
        if english is not None:
            spans.append(Span(*english.span("name")))
        after = _SHORT_AFTER.match(text, body.end)
        if after is not None and not _POSITION_LETTERS.match(after["form"]):
            spans.append(Span(*after.span("form")))
    seen = {"".join(name.split())}
    aliases = []
    for span in sorted(spans):
        words = "".join(span.of(text).split())
        if words not in seen:
            seen.add(words)
            aliases.append(span)
    return Party(best.span, tuple(aliases), cluster.organization, rule, forms=frozenset(b.start for b in cluster.forms))


# สมาคมการค้า … (MiC-T), … (องค์การมหาชน) (สวทช.)
_SHORT_AFTER: Final = re.compile(
    r"[ ]?(?:\((?:องค์การมหาชน|มหาชน)\)[ ]?)?\([ ]?(?P<form>[A-Z][A-Za-z0-9&-]{1,11}|[a-z]{3,8}"
    r"|(?:[ก-ฮ]{1,3}\.){1,4}|[ก-ฮ]{2,5}\.)[ ]?\)"
)
_POSITION_LETTERS: Final = re.compile(r"ผอ\.|ผวจ\.|รมว\.|รมช\.|ปลัด|อธ\.|MO[UA]|Mo[UA]")
_SHORT_HEADS: Final = (
    ("มหาวิทยาลัยราชภัฏ", ("มรภ.", "ม.ราชภัฏ")),
    ("มหาวิทยาลัยเทคโนโลยีราชมงคล", ("มทร.",)),
    ("มหาวิทยาลัย", ("ม.",)),
    ("จังหวัด", ("จ.",)),
    ("โรงพยาบาล", ("รพ.",)),
    ("ธนาคาร", ("ธ.",)),
    ("กระทรวง", ("ก.",)),
    ("สำนักงาน", ("สนง.",)),
)


def _shortened_heads(text: str, name: str) -> list[Span]:
    """The places where the name stands with its head shortened: จ.เลย, ม.มหิดล, รพ.ศิริราช."""
    for head, shorts in _SHORT_HEADS:
        if name.startswith(head) and len(name) > len(head) + 2:
            rest = name[len(head) :].strip()
            forms = [short + gap + rest for short in shorts for gap in ("", " ")]
            places = [(text.find(form), form) for form in forms]
            return [Span(at, at + len(form)) for at, form in places if at >= 0 and not "ก" <= text[at - 1 : at] <= "๎"]
    return []


_STATE_IN: Final = re.compile(f"({STATE})$")


def _country_forms(text: str, name: str) -> list[Span]:
    """The other forms in which the article names a country: ลาว, สปป.ลาว, ประเทศลาว."""
    state = _STATE_IN.search(name)
    if state is None:
        return []
    base = state[1]
    found = []
    for form in (f"ประเทศ{base}", f"สปป.{base}", f"สปป. {base}"):
        at = text.find(form)
        if at >= 0:
            found.append(Span(at, at + len(form)))
    alone = re.compile(rf"(?<![{THAI}]){base}(?![{THAI}]{{0,2}}[ิีึืุู็่้๊๋])").search(text)
    if alone is not None:
        found.append(Span(*alone.span()))
    return found


def _thai(text: str, body: Body) -> bool:
    return any("ก" <= c <= "ฮ" for c in text[body.start : body.end])
