"""Reading lists of parties: from a place in the text on, which names stand there and where the list ends.

ระหว่าง [กรม A] กับ [มหาวิทยาลัย B (มบ.)] และ [บริษัท C จำกัด] เพื่อ…
ได้แก่ 1. [กรม A] 2. [สมาคม B] และ 3. [C]
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final, Literal

from mou_tui.article import Span
from mou_tui.facts.body import Body
from mou_tui.facts.body_names import latin_at
from mou_tui.facts.body_words import HEAD, name_end
from mou_tui.facts.countries import LATIN_STATE, city_at, country_at
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI, one_of, words
from mou_tui.facts.people_merge import Person
from mou_tui.facts.rules import Rule
from mou_tui.facts.titles import POSITION_HEAD, TITLE

Form = Literal["between", "counted", "numbered", "joined", "row"]
"""How a statement of parties is built, which decides how it is read: ระหว่าง …, 5 หน่วยงาน ได้แก่ …, 1. … 2. …, … กับ …, A และ B ลงนาม."""


@dataclass(slots=True)
class PartyList:
    """Parties read from one statement, which begins at `where` and is read up to `end`.

    `of_people` are the organisations in the positions of people in it; `by_people` says that the members are these, `remote`
    that the statement may be about something else than the paper, `of_paper` that the paper is named right before it, `exact`
    that the text says how many members there are, `listed` that it is one of a list of papers. `signers` are the
    places of people who act for the member before them, each with the word that says so.
    """

    where: int
    form: Form
    rule: Rule
    members: list[Body] = field(default_factory=list)
    of_people: list[Body] = field(default_factory=list)
    end: int = 0
    by_people: bool = False
    remote: bool = False
    of_paper: bool = False
    exact: bool = False
    listed: bool = False
    signers: dict[int, Span] = field(default_factory=dict)


_CONNECTOR: Final = re.compile(
    r"(?:[ \t,，;:–×-]|ทั้ง(?=จุฬา|มหา|กรม|กระทรวง|สำนัก|สถาบัน|สมาคม|ธนาคาร|บริษัท)"
    r"|(?:ได้)?(?:ร่วม)?ลงนาม(?:ร่วม)?กับ|และ(?:ระหว่าง)?|กับ|ร่วมกับ|ร่วมด้วย|พร้อมด้วย"
    r"|พร้อมทั้ง|ตลอดจน"
    r"|รวมทั้ง|รวมถึง|รวมไปถึง|ระหว่าง|โดยมี|โดย|คือ|ได้แก่|ประกอบ(?:ไป)?ด้วย|อาทิ|เช่น|และ(?=\d)|[(]?\d{1,2}[.)](?!\d)"
    r"|เป็นผู้(?:ร่วม)?ลงนาม(?:ร่วม)?กับ|ดังนี้|•|\n(?=[ ]?(?:\d{1,2}[.)]|[-•])))+"
)
_LINE_BREAK: Final = re.compile(r"\n")
BRACKETS: Final = re.compile(r"[ ]?[(（][^()（）\n]{1,80}[)）]")
_FILLER: Final = re.compile(
    rf"(?:ในฐานะ[^ \n]{{2,40}}|ในนาม[^,\n]{{2,90}}?(?=,|[ ](?:และ|กับ))|ผู้บริหาร(?:ของ|จาก)?(?={HEAD})"
    rf"|ผู้(?!แทน|บริหาร|ประกอบ|ว่า|อำนวย|ตรวจ|จัดการ|ช่วย)[{THAI}]{{3,20}}?(?:จาก|ของ)[ ]?(?={HEAD})"
    rf"|ฝ่ายไทย|ทาง|เป็นต้น(?=[ ]?(?:และ)?[ ]?\d{{1,2}}[.)])"
    rf"|ภาค(?:รัฐ|เอกชน|ประชา|วิชาการ|การศึกษา|ส่วน)[{THAI}]{{0,20}}[ ]?(?=ได้แก่|ประกอบด้วย|อาทิ|คือ|เช่น)|(?:\d{{1,2}}[ ]?)?(?:หน่วยงาน|ภาคี|พันธมิตร"
    rf"|องค์กร|เครือข่าย|สถาบัน)[{THAI}]{{0,28}}(?:[ ][ก-ฮ]{{2,4}}\.)?[ ]?(?:(?:จำนวน|รวม|อีก)?[ ]?\d{{1,2}}[ ]?(?:แห่ง|หน่วยงาน"
    rf"|เครือข่าย|องค์กร|ราย))?[ ]?(?=ได้แก่"
    rf"|ประกอบ(?:ไป)?ด้วย|อาทิ|คือ|\()|หน่วยงาน(?:ที่เกี่ยวข้อง|หลัก|ราชการ)?(?=[ ]|และ|$))[ ]?\(?"
)
_NEXT_BULLET: Final = re.compile(r"\n[ ]?(?:\d{1,2}[.)]|[-•–])[ ]?")
_COLLECTIVE: Final = re.compile(
    rf"(?:(?:ผู้ประกอบการ|ผู้ประกอบธุรกิจ|ผู้แทน|เครือข่าย|ภาคี|กลุ่ม|มหาวิทยาลัย(?=ใน|ราชภัฏทั่ว)|โรงงาน"
    rf"|สถาบันการศึกษา|สถาบันอุดมศึกษา|สถานประกอบการ|ชุมชน|องค์กรปกครองส่วนท้องถิ่น"
    rf"|ชมรม|วิสาหกิจ|เกษตรกร)[{THAI}0-9]{{3,60}}|\d{{1,3}}[ ]?(?:โรงงาน|จังหวัด|อปท))"
)
# กลุ่มนาแปลงใหญ่บ้านหนองประดู่| ตำบลหนองชุมพล
_TOWNSHIP: Final = re.compile(rf"[ ](?:ตำบล|หมู่ที่[ ]?\d{{1,2}}[ ]?)[{THAI}]{{2,20}}+")
# โรงเรียน A| รัฐเปอร์ลิส| ประเทศมาเลเซีย: where the member just read is.
_WHERE: Final = re.compile(
    rf"[ ]{{0,3}}(?:(?P<kind>รัฐ(?!บาล|วิสาห|มนตรี|สภา|ธรรม)|เมือง(?!ท้องถิ่น|พัทยา|ไทย)|แขวง(?!ทาง)|มณฑล(?!ทหาร)|กรุง(?!เทพ|ไทย)"
    rf"|นคร|อำเภอ|ตำบล|เขต)(?:(?!และ|กับ|โดย|ลงนาม|ร่วม|ได้|ณ[ ])[{THAI}]){{2,24}}|(?:จ|อ|ต)\.[ ]?[{THAI}]{{2,20}}+)"
)
# … (องค์การมหาชน) หรือ พอช.: the other name of the member just read.
_OR_SHORT: Final = re.compile(
    rf"[ ]?หรือ[ ]?(?:[ก-ฮ]{{2,6}}\.|(?:[ก-ฮเ-ไ][{THAI}]{{0,3}}\.){{2,4}}|[A-Z][A-Za-z]{{1,9}})(?=[ ,])"
    rf"|[ ]?หรือ[ ]?[{THAI}]{{2,20}}(?=[ ]?\(|[ ](?:หน่วยงาน|องค์กร|กับ|และ|ร่วม))"
)
# … หน่วยงานในสังกัดกระทรวง C กับ …: what the member just read is; the next body only says whose.
_APPOSITION: Final = re.compile(
    rf"[ ]?(?:ซึ่งเป็น)?(?:หน่วยงาน|องค์กร|องค์การ|สถาบัน|ส่วนราชการ|รัฐวิสาหกิจ)[{THAI}]{{0,24}}?(?:สังกัด|กำกับ(?:ดูแล)?(?:ของ)?|ภายใต้)[ ]?"
)
# ผู้ให้บริการตลาดออนไลน์ ได้แก่ …: the next group of a list of groups, in the same line or the next.
_GROUP: Final = re.compile(
    rf"[ \n]{{0,2}}(?:และ)?[ ]?[{THAI}/ -]{{4,60}}?[ ]?(?:จำนวน[ ]?)?(?:\d{{1,2}}[ ]?[{THAI}]{{2,12}})?[ ]?"
    rf"(?:ได้แก่|ประกอบ(?:ไป)?ด้วย)[ :]{{0,3}}"
)
# มหาวิทยาลัยเทคโนโลยีราชมงคลทั้ง 9 แห่ง ได้แก่ …: a list inside the list; มหาวิทยาลัยราชภัฏ 38 แห่ง และ …: how many they are.
_NESTED: Final = re.compile(
    r"[ ]?(?:ทั้ง|อีก|จำนวน)[ ]?\d{1,2}[ ]?(?:แห่ง|หน่วยงาน|องค์กร)[ ]{0,2}(?:ได้แก่|ประกอบด้วย|คือ)[ :]{0,3}"
    r"|[ ]?(?:ทั้ง|จำนวน)?[ ]?\d{1,2}[ ]?แห่ง(?:ทั่วประเทศ)?(?=[ ]?(?:และ|กับ|,|[ ]))"
)
_GROUP_COUNTED: Final = re.compile(
    r"[ ]?(?:ทั้ง|อีก|จำนวน|รวม)?[ ]?\d{1,2}[ ]?(?:แห่ง|หน่วยงาน|องค์กร|บริษัท|สถาบัน)[ ]{0,2}(?:ได้แก่|ประกอบด้วย|คือ)[ :]{0,3}"
)
_LIST_ENDS: Final = re.compile(
    rf"[ ]?(?:บันทึก|MOU|MoU|ข้อตกลง|ความตกลง|เพื่อ|ณ[ ]|โดยมี(?=[ ]?(?:นาย|นาง|ดร|พล|รอง|รัฐ|ผู้|ผศ|รศ"
    rf"|ศ))|ซึ่ง|ในการ"
    rf"|เมื่อ|วันที่|ว่าด้วย|จัดขึ้น|ภายใต้|ให้|ได้|ลงนาม|ร่วมลงนาม|เป็น|มี|ที่(?!ดิน)"
    rf"|ใน(?![{THAI}]{{0,3}}เครือ)|ด้าน|เรื่อง|โครงการ|หลักสูตร|จำนวน|ณ|จาก|สำหรับ|ผ่าน"
    rf"|ทั้งนี้|ตามที่|ภายใน|เกี่ยวกับ|ร่วมกัน|ต่อ|ด้วย|[\"“”\n])"
)
# What begins a clause and no name.
_NO_NAME: Final = one_of(
    words(
        """บันทึก ข้อตกลง เพื่อ ซึ่ง ใน ได้ ให้ ที่ เป็น การ ความ ณ ว่า ด้าน โดย เมื่อ วันที่ นาย นาง ดร. พล ผู้ บุคลากร ประชาชน ทั้ง
        กัน หน่วยงาน สอง ภาค รัฐ ชุมชน พื้นที่ อุตสาหกรรม นัก ครู คน สถาน กลุ่ม ผล เรื่อง งาน เยี่ยม ร่วม พร้อม จัด แลก
        สนับ ส่ง สัญญา แผน พิธีสาร หนังสือ ร่าง พัฒนา ป้องกัน เปิด วิชาการ หัว"""
    )
)
_NO_NAME_AT: Final = re.compile(_NO_NAME)
_OPENING: Final = re.compile(r"[ ]?[(（]")
_UNKNOWN: Final = re.compile(rf"(?!{_NO_NAME})[{THAI}A-Za-z0-9.&-]{{3,60}}(?=[ ]?(?:(?<!กำ)กับ|และ|\())")
# ฝ่ายเผยแผ่ธรรม ของคณะสงฆ์เมืองเหนือ, …: the first name may have a second word, and a comma behind it.
_UNKNOWN_FIRST: Final = re.compile(
    rf"(?!{_NO_NAME})[{THAI}A-Za-z0-9.&-]{{3,60}}(?:[ ]?ของ[{THAI}]{{2,40}})?(?=[ ]?(?:(?<!กำ)กับ|และ|\(|,))"
)
# กับ |ปลาทูรวมมิตร 2| เป็นการเชื่อมโยง…: the last side, up to the word with which the sentence goes on.
_UNKNOWN_LAST: Final = re.compile(
    rf"(?!{_NO_NAME})[{THAI}A-Za-z.&-]{{4,40}}+(?:[ ]\d{{1,2}})?(?=[ ](?:เป็นการ|เพื่อ|โดย|ณ[ ]|ใน(?:การ|วัน|พิธี)|ซึ่ง|เมื่อ))"
)
# A third name and later ones are told by a bracket or a preposition: what follows และ may be what they will do.
_UNKNOWN_LATER: Final = re.compile(rf"(?!{_NO_NAME})[{THAI}A-Za-z0-9.&-]{{3,60}}(?=[ ]?(?:(?<!กำ)กับ|\())")
_LAST_ACTOR: Final = re.compile(
    rf"(?!{_NO_NAME})[{THAI}]{{4,40}}+(?=[ ](?:ได้)?(?:ร่วมกัน|ร่วม|จัดพิธี|จับมือ)*[ ]?(?:ลงนาม|เซ็น|ทำบันทึก|MOU|MoU))"
)
_GOES_ON: Final = re.compile("[ ]?จะ")
_LIMIT: Final = 5_000
_MEMBERS: Final = 60


@dataclass(slots=True)
class _Reading:
    """How far a list has been read: what has been found, where the reader stands, and the last link between members.

    `number` is that of the item which begins at `item_at`; `last_by` the first member of those that the last โดย led to.
    """

    found: PartyList
    at: int
    limit: int
    link: str = ""
    by: bool = False
    connected: bool = False
    bulleted: bool = False
    closed: bool = False
    number: int = 0
    item_at: int = 0
    last_by: int = 0
    by_at: int = -1

    @property
    def members(self) -> list[Body]:
        return self.found.members

    @property
    def form(self) -> Form:
        return self.found.form

    def passes(self, match: re.Match[str] | None) -> bool:
        """Go on behind `match`; False without one."""
        if match is None:
            return False
        self.at = match.end()
        return True

    def adds(self, body: Body | None) -> bool:
        """Take `body` as a member and go on behind it; False without one."""
        if body is None:
            return False
        self.members.append(body)
        self.at = body.end
        return True


class ListReader:
    """Reads lists of organisations at a place of the text."""

    def __init__(self, page: Page, bodies: list[Body], people: list[Person]) -> None:
        self.page = page
        self.text = page.text
        self.bodies = bodies
        self.starts = [b.start for b in bodies]
        self.names = sorted((s.start, s.end) for p in people for s in p.mentions)
        self.name_starts = [n[0] for n in self.names]
        self.name_places = frozenset(self.name_starts)
        self.positions = {p.position.start: p.position.end for p in people if p.position}

    def body_from(self, at: int) -> Body | None:
        """The body whose name begins at `at`."""
        n = bisect_left(self.starts, at)
        return self.bodies[n] if n < len(self.bodies) and self.bodies[n].start == at else None

    def holds(self, at: int) -> bool:
        """Whether a body's name holds the letter at `at`."""
        n = bisect_left(self.starts, at + 1)
        return n > 0 and self.bodies[n - 1].end > at

    def within(self, start: int, end: int) -> list[Body]:
        """The bodies that lie in [start, end)."""
        return [b for b in self.bodies[bisect_left(self.starts, start) : bisect_left(self.starts, end)] if b.end <= end]

    def person_end(self, at: int) -> int | None:
        """The end of the person's name (and position) that begins at `at`."""
        n = bisect_left(self.name_starts, at)
        if n < len(self.names) and self.names[n][0] == at:
            end = self.names[n][1]
            bracket = BRACKETS.match(self.text, end)
            end = bracket.end() if bracket else end
            after = end
            while self.text[after : after + 1] == " ":
                after += 1
            if after in self.positions:
                return self._before_next_side(after, self.positions[after])
            offices = _LATIN_OFFICES.match(self.text, end)
            return offices.end() if offices is not None else end
        return None

    def _before_next_side(self, start: int, end: int) -> int:
        """The end of the position at [start, end), less the body behind a blank for which the next person acts.

        อัยการสูงสุด| กระทรวง B โดย นาย ข
        """
        inside = self.within(start + 1, end + 1)
        last = inside[-1] if inside else None
        if last is None or last.end < end or self.text[last.start - 1] != " " or len(inside) > 1:
            return end
        return last.start if _BY.match(self.text, end) else end

    def side_in_office(self, found: PartyList) -> list[Body]:
        """The other side, where the office of who acts for the first has swallowed it: โดย นาย ก อธิการบดี A และ|โรงเรียน B."""
        for place in found.signers:
            name_end_at = next((end for start, end in self.names if start == place), place)
            office = next((o for o in self.positions.items() if 0 <= o[0] - name_end_at < _BESIDE_NAME), None)
            for link in _NEXT_SIDE.finditer(self.text, *office) if office is not None else ():
                if self.text[link.start() - 1] == " " and self.body_from(link.end()) is not None:
                    return self.read(link.end(), found.form, found.rule).members
        return []

    def read(self, at: int, form: Form, rule: Rule, end: int | None = None) -> PartyList:
        """The organisations listed from `at` on (up to `end`)."""
        limit = min(len(self.text) if end is None else end, at + _LIMIT)
        reading = _Reading(PartyList(at, form, rule), at, limit)
        steps = (
            self._pass_beside,
            self._add_member,
            self._add_quoted,
            self._add_in_slot,
            self._pass_unit,
            self._add_rest_of_name,
            self._add_second_half,
            self._add_bracketed,
            self._add_between_commas,
            self._add_after_word,
            self._add_unknown,
            self._pass_unread_person,
            self._add_item,
            self._add_last_item,
            self._pass_group,
            self._pass_to_bullet,
        )
        while reading.at < reading.limit and len(reading.members) < _MEMBERS:
            self._pass_connector(reading)
            for step in steps:
                if step(reading):
                    break
            else:
                break
        if reading.last_by and _GOES_ON.match(self.text, reading.at):
            # … และมหาวิทยาลัย B โดยกระทรวง C และกระทรวง D จะร่วมกัน…: the next clause has begun.
            del reading.members[reading.last_by :]
        reading.found.end = reading.at
        return reading.found

    def _pass_connector(self, reading: "_Reading") -> None:
        """Pass what links two members, and remember what it was."""
        connector = _CONNECTOR.match(self.text, reading.at, reading.limit)
        if (
            connector is None
            and not reading.closed
            and reading.link in ("", ",")
            and len(reading.members) > 2
            and self.text.startswith("\n", reading.at)
            and self.body_from(reading.at + 1) is not None
        ):
            # A list that no และ has closed goes on in the next line.
            connector = _LINE_BREAK.match(self.text, reading.at)
        reading.connected = connector is not None
        reading.by_at = connector.start() if connector is not None else -1
        reading.link = connector[0].strip() if connector is not None else ""
        reading.by = reading.link in ("โดย", "โดยมี")
        if connector is None:
            return
        reading.at = connector.end()
        reading.closed = reading.closed or "และ" in connector[0]
        reading.bulleted = reading.bulleted or "\n" in connector[0]
        if (figure := _FIGURE.search(connector[0])) is not None:
            reading.number, reading.item_at = int(figure[1]), reading.at

    def _pass_beside(self, reading: "_Reading") -> bool:
        first = not reading.members and not reading.found.of_people
        last = reading.members[-1] if reading.members else None
        passed = self._passed(
            reading.at, reading.limit, first=first, by=reading.by, last=last, linked=reading.link != ""
        )
        if passed is None:
            return False
        if (
            last is not None
            and last.organization is None
            and _GROUP_COUNTED.match(self.text, reading.at)
            and (self.body_from(passed) is not None)
        ):
            # กรม A และ|บริษัทจัดหางาน จำนวน 6 แห่ง ได้แก่ …: the word for those that follow.
            reading.members.pop()
        if reading.link == "โดย" and reading.members and reading.at in self.name_places:
            reading.found.signers[reading.at] = Span(reading.by_at, reading.at)
        if not reading.by:
            # A กับ B โดยมี นาย ก รองปลัดกระทรวง C: who is there stands for nobody else.
            of_people = self._inside_positions(reading.at, passed)
            if not (reading.form == "joined" and reading.link in _ALONG):
                reading.found.of_people += of_people
            # ประธานบริษัท A (ไทยแลนด์) จำกัด: the name goes on behind the bracket at which the position ends.
            passed = max(passed, *(body.end for body in of_people)) if of_people else passed
        reading.at = passed
        return True

    def _add_member(self, reading: "_Reading") -> bool:
        body = self._member(reading.at, reading.limit)
        if body is None or (reading.by and body.country):
            return False
        if reading.link == "โดยมี" and reading.members and reading.form != "numbered":
            # … โดยมีบริษัท C เป็นผู้ประสานงาน: who else is there.
            reading.limit = reading.at
            return False
        reading.at = body.end
        if not (reading.members and self._belongs_to(reading, reading.members[-1], body)):
            if reading.form == "between":
                body = self._whole(body, reading.limit)
                reading.at = body.end
            if reading.by:
                reading.last_by = len(reading.members)
            reading.members.append(body)
        return True

    def _add_quoted(self, reading: "_Reading") -> bool:
        """A name in quotation marks, where only a party can stand: จับมือ “ลมดี” และ “สวนดาว”."""
        begun = reading.members or reading.found.of_people
        if reading.by or reading.form == "row" or (begun and not reading.link):
            return False
        quoted = QUOTED_NAME.match(self.text, reading.at, reading.limit)
        if quoted is None or self.calls_person(quoted["name"]):
            return False
        known = self.body_from(quoted.start("name"))
        named = Body(*quoted.span("name"))
        reading.members.append(known if known is not None and known.end == named.end else named)
        reading.at = quoted.end()
        return True

    def calls_person(self, words: str) -> bool:
        """Whether `words` are how the article calls one of its people."""
        return any(words in self.text[start:end] for start, end in self.names)

    def _add_in_slot(self, reading: "_Reading") -> bool:
        """A hotel, a shop, a farm: a party only where nothing else can stand, after the word that joins."""
        begun = reading.members or reading.found.of_people
        if reading.by or reading.form not in ("joined", "between") or (begun and reading.link in ("", ",")):
            return False
        short = _SLOT_SHORT.match(self.text, reading.at, reading.limit)
        if short is not None:
            return reading.adds(Body(*short.span(), short=True))
        head = _SLOT_HEAD.match(self.text, reading.at, reading.limit)
        end = name_end(self.text, head.end()) if head is not None else 0
        return reading.adds(Body(reading.at, end) if head is not None and end - head.end() >= 2 else None)

    def _belongs_to(self, reading: "_Reading", member: Body, body: Body) -> bool:
        """Whether `body` only says where the member before it is, or to whom it belongs."""
        if reading.link in ("", ",") and _is_parent(member, body):
            return True
        if reading.link == "" and self._only_describes(member, body):
            return True
        if (
            reading.link in ("", ",")
            and self.text[member.start].isascii()
            and (body.country or LATIN_STATE.fullmatch(self.text, body.start, body.end))
        ):
            # Vega Digital Company Limited, ประเทศไทย; Northfield University, Canada
            return True
        return reading.link == "" and (
            self._is_place(member, body)
            or (reading.form == "row" and len(reading.members) == 1 and self.is_ministry_of_acronym(member, body))
            or (
                reading.form == "row"
                and self.is_ministry_of(member, body)
                and not BRACKETS.sub("", self.text[member.end : body.start]).strip()
            )
            or ((reading.form == "between" or reading.number > 0) and self.is_ministry_of(member, body))
        )

    def _pass_unit(self, reading: "_Reading") -> bool:
        """กองทัพบก โดยมณฑลทหารบกที่ ๑๑ …: who acts for the member just read."""
        if not reading.by or not reading.members:
            return False
        return reading.passes(_UNIT.match(self.text, reading.at, reading.limit))

    def _add_rest_of_name(self, reading: "_Reading") -> bool:
        """สมาคมผู้ผลิตเหล็กทรงยาว|ด้วยเตาไฟฟ้า สมาคม…: the rest of the word belongs to the name before it."""
        if reading.connected or not reading.members or reading.members[-1].end != reading.at:
            return False
        tail = self._glued(reading.at, reading.limit)
        if tail is None:
            return False
        reading.members[-1] = Body(reading.members[-1].start, tail)
        reading.at = tail
        return True

    def _add_second_half(self, reading: "_Reading") -> bool:
        """เครือข่ายวิสาหกิจชุมชนผัก|และผลไม้บัวงาม และบริษัท …: written on without a blank, where a side follows, it is the name's."""
        last = reading.members[-1] if reading.members else None
        if last is None or last.organization is not None or last.country or last.end + len("และ") != reading.at:
            return False
        half = _SECOND_HALF.match(self.text, reading.at, reading.limit) if reading.link == "และ" else None
        if half is None or self.body_from(reading.at) is not None:
            return False
        reading.members[-1] = Body(last.start, half.end())
        reading.at = half.end()
        return True

    def _add_after_word(self, reading: "_Reading") -> bool:
        """The organisation after a word or two that are no name by themselves."""
        text, members = self.text, reading.members
        if not members or reading.by or reading.form == "row" or _LIST_ENDS.match(text, reading.at, reading.limit):
            return False
        body = self._near(reading.at)
        if body is None:
            return False
        last = members[-1]
        if (
            reading.link == ""
            and body.start - last.end < 40
            and _LEGAL_END.search(text, max(last.start, last.end - 16), last.end) is None
            and _POSITION.match(text, last.end) is None
            and _NO_TAIL.search(text, last.end, body.start) is None
        ):
            # สถาบันวิจัยเศรษฐกิจป๋วย อึ๊งภากรณ์: the word before the next name belongs to the last one.
            members[-1] = Body(last.start, body.start - (text[body.start - 1] == " "), last.organization)
        if reading.link != "" or not self._is_place(members[-1], body):
            members.append(body)
        reading.at = body.end
        return True

    def _add_unknown(self, reading: "_Reading") -> bool:
        """A name without a word of an organisation, where only a party can stand: ระหว่าง X กับ …"""
        begun = reading.members or reading.found.of_people
        if reading.form == "row" and reading.members and reading.link not in ("", ","):
            # กระทรวง A – หอการค้า |ร่วมลงนาม: the last of those who act.
            return reading.adds(Body(*last.span()) if (last := _LAST_ACTOR.match(self.text, reading.at)) else None)
        if reading.by or reading.form != "between" or (begun and reading.link in ("", ",")):
            return False
        if _LIST_ENDS.match(self.text, reading.at, reading.limit):
            return False
        count = len(reading.members)
        form = _UNKNOWN_FIRST if not count else _UNKNOWN if count == 1 else _UNKNOWN_LATER
        unknown = form.match(self.text, reading.at, reading.limit)
        if unknown is None and count and reading.link == "กับ":
            unknown = _UNKNOWN_LAST.match(self.text, reading.at, reading.limit)
        return reading.adds(Body(*unknown.span()) if unknown is not None else None)

    def _add_bracketed(self, reading: "_Reading") -> bool:
        """A name without a word of an organisation, told by its Latin form behind it: หัวเว่ย (Huawei) ซีทริป (Ctrip)."""
        if reading.by or reading.form not in ("between", "counted"):
            return False
        name = _BRACKETED_NAME.match(self.text, reading.at, reading.limit)
        return reading.adds(Body(*name.span()) if name is not None else None)

    def _pass_unread_person(self, reading: "_Reading") -> bool:
        """… โดย ดร.สุทธิ ต.แสงจันทร์ อธิบดี … และกรม B: on to the next side, past a name that was not read as one."""
        if not reading.by or _TITLE_AT.match(self.text, reading.at) is None:
            return False
        for link in _NEXT_SIDE.finditer(self.text, reading.at, min(reading.limit, reading.at + 160)):
            if self.body_from(link.end()) is not None:
                reading.at = link.start()
                return True
        return False

    def _add_item(self, reading: "_Reading") -> bool:
        """The whole of an item as a name, where the next number follows."""
        at = reading.at
        following = self._next_item(at, reading.limit, reading.number, reading.members) if reading.number else None
        if following is None:
            return False
        if reading.item_at == at and (name := _item_name(self.text, at, following.start())) is not None:
            reading.members.append(name)
        reading.at = reading.item_at = following.end()
        reading.number += 1
        return True

    def _add_last_item(self, reading: "_Reading") -> bool:
        if reading.number <= 1 or reading.item_at != reading.at:
            return False
        return reading.adds(_last_item(self.text, reading.at, reading.limit))

    def _add_between_commas(self, reading: "_Reading") -> bool:
        if not _COMMA_OR_AND.fullmatch(reading.link) or len(reading.members) < 2 - (reading.form == "counted"):
            return False
        return reading.adds(_between_commas(self.text, reading.at, reading.limit))

    def _pass_group(self, reading: "_Reading") -> bool:
        """… และผู้ให้บริการ ได้แก่ …: on to the next group of a counted list."""
        if reading.form != "counted" or not reading.members:
            return False
        return reading.passes(_GROUP.match(self.text, reading.at - 1, reading.limit))

    def _pass_to_bullet(self, reading: "_Reading") -> bool:
        """On to the next line of a list of lines, past what is said of the member just read."""
        if not reading.bulleted:
            return False
        return reading.passes(_NEXT_BULLET.search(self.text, reading.at, min(reading.limit, reading.at + 220)))

    def _only_describes(self, member: Body, body: Body) -> bool:
        """บริษัท A จำกัด บริษัทผลิตเครื่องประดับชั้นนำของประเทศ: what kind of company the member is."""
        return (
            _LEGAL_END.search(self.text, max(member.start, member.end - 16), member.end) is not None
            and _KIND_OF_COMPANY.match(self.text, body.start) is not None
            and "จำกัด" not in self.text[body.start : body.end]
        )

    def _is_place(self, member: Body, body: Body) -> bool:
        """Whether จังหวัดระยอง only says where the member before it is."""
        country = country_at(self.text, body.start)
        if (
            country is not None
            and country.end >= body.end
            and not member.country
            and _CITY_WORD.match(self.text, member.start)
        ):
            # แขวงนาแก้ว สปป.ลาว
            return True
        if self.text.startswith(_COUNTRY_WORDS, body.start):
            # บริษัท … ประเทศจีน
            return not member.country and not self.text.startswith(_COUNTRY_WORDS, member.start)
        return (
            self.text.startswith("จังหวัด", body.start)
            and not self.text.startswith("จังหวัด", member.start)
            and _NEXT_PROVINCE.match(self.text, body.end) is None
        )

    def _next_item(self, at: int, limit: int, number: int, members: list[Body]) -> re.Match[str] | None:
        """The number that follows item `number` of a list of parties, where nothing but the rest of a name stands before it.

        What a party will do may stand there where the next item is of the same kind: 1. ราชวิทยาลัย… 2. ราชวิทยาลัย…
        """
        text = self.text
        for match in _ITEM.finditer(text, at, min(limit, at + 160)):
            if int(match[1]) != number + 1:
                continue
            alike = bool(members) and self.body_from(match.end()) is not None
            alike = alike and text.startswith(text[members[-1].start : members[-1].start + SAME_HEAD], match.end())
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

    def is_ministry_of(self, member: Body, body: Body) -> bool:
        """Whether the ministry only says where the department before it belongs."""
        return (
            self.text.startswith("กระทรวง", body.start)
            and self.text.startswith(_BELOW_MINISTRY, member.start)
            and _NEXT_MINISTRY.match(self.text, body.end) is None
        )

    def is_ministry_of_acronym(self, member: Body, body: Body) -> bool:
        """Whether the ministry only says where a department belongs that is called by its letters: สวทช. กระทรวง A ร่วมกับ …"""
        known = member.organization.name_th or "" if member.organization is not None else ""
        return (
            member.short
            and self.text.startswith("กระทรวง", body.start)
            and not self.text.startswith(("กระทรวง", "ก."), member.start)
            and not known.startswith("กระทรวง")
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

    def _passed(self, at: int, limit: int, *, first: bool, by: bool, last: Body | None, linked: bool) -> int | None:
        """The end of what stands in a list beside its members: brackets, people with their positions, หน่วยงาน…ได้แก่."""
        bracket = None if first else BRACKETS.match(self.text, at, limit)
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
        where = _WHERE.match(self.text, at, limit) if last is not None and not linked else None
        if where is not None and not (
            where["kind"] and last is not None and self.text.startswith(where["kind"], last.start)
        ):
            return where.end()
        apposition = None if first else _APPOSITION.match(self.text, at, limit)
        if apposition is not None and (whose := self.body_from(apposition.end())) is not None:
            return whose.end
        filler = _FILLER.match(self.text, at, limit) if self.body_from(at) is None else None
        return filler.end() if filler is not None and filler.end() > at else None

    def _inside_positions(self, start: int, end: int) -> list[Body]:
        """The body of each position that lies in [start, end)."""
        inside = [place for place in self.positions.items() if start <= place[0] and place[1] <= end]
        found = [body for place in inside if (body := self.body_of_position(*place)) is not None]
        if not found and self.text[start].isascii():
            # Dr. Kenji Mori, Vice Provost, Hana University
            found = [b for b in self.within(start, end + 1) if self.text[b.start].isascii()][-1:]
        return found

    def body_of_position(self, start: int, end: int) -> Body | None:
        """The organisation for which the holder of the position at [start, end) acts."""
        inside = self.bodies[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        instead = _INSTEAD_OF.match(self.text, end)
        if instead is not None and (body := self.body_from(instead.end())) is not None:
            return body
        office = _OFFICE_WITHOUT_NAME.search(self.text, start, end)
        if office is not None:
            name = _LED_BY[office[0]]
            return next((b for b in self.bodies if b.organization is not None and b.organization.name_th == name), None)
        mayor = _MAYOR.search(self.text, start, end)
        if mayor is not None and not inside:
            return self._municipality(mayor["kind"] or "", mayor["town"])
        governed = _GOVERNOR.match(self.text, start, end) if not inside else None
        if governed is not None:
            return Body(governed.start("province"), governed.end("province"))
        if inside:
            # โฆษกประจำสำนักนายกรัฐมนตรี และรักษาราชการแทนอธิบดีกรม A: who signs as the head signs for that body.
            # ผู้อำนวยการสำนักการคลัง กรุงเทพมหานคร: the office belongs to the body that is named after it.
            led = (
                b
                for b in inside
                if not self.text.endswith("ประจำ", 0, b.start) and _OFFICE_OF.match(self.text, b.start) is None
            )
            return next(led, inside[0])
        minister = _MINISTER_OF.match(self.text, start, end)
        if minister is not None:
            names = ("กระทรวง" + minister["of"].strip(), "กระทรวงการ" + minister["of"].strip())
            return next(
                (b for b in self.bodies if b.organization is not None and b.organization.name_th in names), None
            )
        managed = _MANAGES.match(self.text, start, end)
        if managed is not None and managed.end() == end:
            return Body(*managed.span("company"))
        latin = _LATIN_BODY.search(self.text, start, end)
        body = latin_at(self.text, latin.end()) if latin else None
        return body if body is not None and body.end - body.start > 5 else None

    def _municipality(self, kind: str, town: str) -> Body | None:
        """The municipality that the article names by its town, of the kind of its mayor (นคร, เมือง, ตำบล) where that is said."""
        for body in self.bodies:
            name = self.text[body.start : body.end]
            if (
                name.startswith("เทศบาล" + kind)
                and name.endswith(town)
                and len(name) <= len("เทศบาล" + town) + len("เมือง")
            ):
                return body
        return None

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
        governed = _GOVERNOR.match(self.text, at, limit)
        if governed is not None:
            return Body(*governed.span("province"))
        country = country_at(self.text, at)
        if country is not None:
            return country
        latin = latin_at(self.text, at)
        if latin is not None and _LATIN_OFFICE.match(self.text, at) is None:
            if (
                self.text[latin.end : latin.end + 1] == " "
                and (after := self.body_from(latin.end + 1)) is not None
                and not after.short
                and country_at(self.text, after.start) is None
            ):
                return Body(latin.start, after.end)
            return latin
        city = city_at(self.text, at)
        if city is not None:
            return city
        named = _INNER_HEAD.match(self.text, at, limit)
        if named is not None:
            return Body(at, named.end())
        collective = _COLLECTIVE.match(self.text, at, limit)
        if collective is not None:
            cut = _COLLECTIVE_END.search(self.text, at + 4, collective.end())
            end = cut.start() if cut else collective.end()
            where = _TOWNSHIP.match(self.text, end, limit)
            return Body(at, where.end() if where is not None else end)
        return None


QUOTED_NAME: Final = re.compile(
    rf"[“\"‘'](?P<name>(?!{_NO_NAME}|โครงการ|หลักสูตร|กิจกรรม|แคมเปญ|ระบบ|แพลตฟอร์ม|MOU|MoU)[{THAI}A-Z][^“”\"‘’'\n]{{1,44}})[”\"’']"
)
"""A name in quotation marks, and no project's."""
# จับมือ| ตชด.
_SLOT_SHORT: Final = re.compile(
    r"(?:[ก-ฮ]{2,6}\.|(?:[ก-ฮ]{1,2}\.){2,5})(?=[ ,)”]|และ|ลงนาม|ร่วม|$)(?<!พ\.ศ\.)(?<!ค\.ศ\.)(?<!รมว\.)(?<!รมช\.)(?<!ผอ\.)(?<!ผวจ\.)"
)
# กับ|โรงแรมทะเลดาว
_SLOT_HEAD: Final = re.compile(
    r"(?:โรงแรม|อำเภอ(?!เมือง(?![ก-ฮ])|ต่าง|อื่น|ทุก|ละ)|ร้าน|ฟาร์ม|ไร่|ตลาด(?!หลัก)|ห้าง|คลินิก|รีสอร์ท|สนามบิน|สนามกีฬา|สำนักพิมพ์|ศูนย์การค้า|ค่าย|หมู่บ้าน|สวน"
    r"|ซูเปอร์มาร์เก็ต|โรงไฟฟ้า|เขื่อน|เหมือง|แพลตฟอร์ม|แอปพลิเคชัน|อู่)(?!ของ|ที่|และ|ต่าง|ใน)[ ]?"
)
# ผู้อำนวยการสถาบัน A เป็นตัวแทนมหาวิทยาลัย B: who signs for another body.
_INSTEAD_OF: Final = re.compile(r"[ ]?(?:เป็นตัวแทน|เป็นผู้แทน|ในนาม|ในฐานะ(?:ตัวแทน|ผู้แทน))(?:ของ)?[ ]?")
# Offices that do not name what they lead.
_LED_BY: Final = {
    "ผู้บัญชาการทหารบก": "กองทัพบก", "ผู้บัญชาการทหารเรือ": "กองทัพเรือ", "ผู้บัญชาการทหารอากาศ": "กองทัพอากาศ",
    "ผู้บัญชาการทหารสูงสุด": "กองบัญชาการกองทัพไทย", "ผู้บัญชาการตำรวจแห่งชาติ": "สำนักงานตำรวจแห่งชาติ",
}  # fmt: skip
_OFFICE_WITHOUT_NAME: Final = re.compile("(?:(?<!รอง)(?<!ผู้ช่วย))" + one_of(_LED_BY))
# นายกเทศมนตรีเมืองบัวงาม signs for เทศบาลเมืองบัวงาม.
_MAYOR: Final = re.compile(rf"นายกเทศมนตรี[ ]?(?P<kind>นคร|เมือง|ตำบล)?(?P<town>[{THAI}]{{2,30}})")
# รมว.การอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรม signs for the ministry, which the article names elsewhere.
_MINISTER_OF: Final = re.compile(rf"(?:รมว\.|รมช\.|รัฐมนตรีว่าการ|รัฐมนตรีช่วยว่าการ)[ ]?(?P<of>[{THAI}][{THAI} ]{{2,60}})")
# กรรมการผู้จัดการ| ลมดี: a company by its bare name.
_MANAGES: Final = re.compile(
    r"(?:(?<!รอง)(?<!ผู้ช่วย)(?:กรรมการผู้จัดการ(?:ใหญ่)?|ประธานเจ้าหน้าที่บริหาร|ประธานกรรมการบริหาร|ผู้จัดการทั่วไป))[ ]"
    rf"(?P<company>(?!และ|สาย|ฝ่าย|ด้าน|กลุ่ม|ภาค|ประจำ|อาวุโส|ส่วน|เขต|สำนัก|ใน|ร่วม|หน่วย|ธุรกิจ|ประเทศ|งาน|คน|เป็น|พร้อม)[{THAI}]{{3,24}})"
)
_GOVERNOR: Final = re.compile(rf"ผู้ว่าราชการ(?P<province>จังหวัด[{THAI}]{{2,20}}+)")
# กับ นาย ก อธิบดีกรม A พร้อมด้วย นาย ข …: who comes along is no side.
_ALONG: Final = ("พร้อมด้วย", "พร้อมทั้ง", "ตลอดจน", "รวมทั้ง", "รวมถึง", "โดยมี")
_BRACKETED_NAME: Final = re.compile(
    rf"(?!{_NO_NAME}|เข้า|[{THAI}]{{0,20}}(?:บันทึก|ข้อตกลง|ความร่วมมือ|โครงการ))[{THAI}]{{2,40}}+(?:[ ][{THAI}]{{2,20}}+)?"
    rf"(?=[ ]?\((?!M[oO]|L[oO]I)[A-Za-z][A-Za-z0-9 .&-]{{1,40}}\))"
)
_TITLE_AT: Final = re.compile(TITLE)
_BESIDE_NAME: Final = 6
_NEXT_SIDE: Final = re.compile(r"(?:และ|(?<!กำ)กับ|ร่วมกับ)[ ]{0,2}")
_BY: Final = re.compile(r"[ ]?(?:\([^()\n]{1,40}\))?[ ]?โดย(?!สาร|มี)")
# Dr. Ruth K. Baker|, Dean, Lee Chair in Midwifery; Director, FAO/ILO Training Centre
_LATIN_OFFICES: Final = re.compile(r"(?:[ ]?[,;–-][ ]?[A-Z][A-Za-z&.’'/() -]{1,80}+){1,8}")
_OFFICE_OF: Final = re.compile("สำนัก(?!งาน|นายก|พระ|หอ)|กอง(?!ทัพ|ทุน|บัญชา|บังคับ|บิน|เรือ)")
# CEO and Founder of Carcel, ประธานบริหาร Carcel
_LATIN_BODY: Final = re.compile(rf"(?:\bof[ ](?:the[ ])?|[{THAI}][ ]?)(?=[A-Z])")


_LEGAL_END: Final = re.compile(r"จำกัด(?:[ ]?\(มหาชน\))?$|(?:Ltd|Inc|Corp)\.?$")
_KIND_OF_COMPANY: Final = re.compile(rf"บริษัท[{THAI}]")
# Vice Provost, President and CEO: no organisation, though written like the name of one.
_LATIN_OFFICE: Final = re.compile(
    r"(?:(?:Vice|Deputy|Assistant|Associate|Acting|Senior|Executive|General|Managing|Chief|Research|Country|Regional|Founding)[ -])*"
    r"(?:President|Provost|Dean|Director|Rector|Chancellor|Chairman|Chairperson|Chair|Manager|Head|Secretary|Officer|Governor"
    r"|Ambassador|Minister|Founder|Professor|CEO|Representative|Lee[ ]Chair)(?![ ]?(?:Universit|College))(?:[ ][^,;\n]{0,60})?"
)


def _begins_in(starts: list[int], begin: int, end: int) -> bool:
    """Whether one of the sorted `starts` lies in [begin, end)."""
    n = bisect_left(starts, begin)
    return n < len(starts) and starts[n] < end


SAME_HEAD: Final = 6
"""Letters of a name that tell its kind."""
_REST_OF_NAME: Final = re.compile(rf"(?!เพื่อ|โดย|ณ[ ]|ลงนาม|ร่วม|ซึ่ง|ได้|เป็น|กับ|และ|จะ|ว่า|ให้)[{THAI}]{{3,40}}+(?=[ ,])")
_SECOND_HALF: Final = re.compile(
    rf"(?!ภาค|เครือข่าย|องค์กร|หน่วยงาน|เจ้าหน้าที่|บริษัท|สมาชิก|พันธมิตร|อื่น|ผู้|คณะ|ทุก|ประชาชน|ชุมชน|นาย|นาง|การ|ความ|บันทึก|ข้อตกลง"
    rf"|ลงนาม|ร่วม|ได้|จัด|ให้|เพื่อ|โดย|จะ|มี)[{THAI}]{{4,40}}+"
    rf"(?=[ ](?:และ[ ]?(?={HEAD})|(?<!กำ)กับ|ร่วมกับ|\())"
)
# What stands between two names and belongs to none of them.
_NO_TAIL: Final = re.compile("หรือ|ตามที่|ที่รู้จัก|ของ|และ|กับ|โดย|เพื่อ|ได้แก่|ประกอบ|เช่น")
# กรม A กระทรวง B และกระทรวง C: the ministry is a member of a list.
_NEXT_MINISTRY: Final = re.compile(r"[ ]?(?:\([^()\n]{1,40}\))?[ ]?(?:และ)?[ ]?กระทรวง")
# กรุงเทพมหานคร จังหวัดขอนแก่น จังหวัดเชียงใหม่: a list of provinces.
_NEXT_PROVINCE: Final = re.compile(r"[ ]{1,3}(?:และ[ ]?)?จังหวัด")
_BELOW_MINISTRY: Final = ("กรม", "สำนัก", "การ", "สถาบัน", "องค์การ", "ศูนย์", "วิทยาลัย", "โรงพยาบาล", "กอง", "ท่าอากาศยาน")
_CITY_WORD: Final = re.compile("กรุง|นคร|เมือง|แขวง|มณฑล|เทศบาล|จังหวัด|อำเภอ|[A-Z]")
_COUNTRY_WORDS: Final = ("ประเทศ", "สาธารณรัฐ", "ราชอาณาจักร", "สหพันธ์", "สหรัฐ")
_POSITION: Final = re.compile(rf"[ ]?{POSITION_HEAD}")
# The rest of a name between a known beginning and the word that must end it.
_TAIL: Final = re.compile(
    rf"(?:[ ](?!{_NO_NAME}|และ|กับ|หรือ|นำ|ยก|แก้|เพิ่ม|สร้าง|ขับ|มี|เข้า|หลัก|แห่ง|จำนวน|ลง|จะ|ผู้|อาทิ|ประเทศ"
    rf"|ต่อ|เรื่อง|ว่า)[{THAI}]{{2,44}}){{1,4}}"
    rf"(?=[ ]?(?:กับ[ ]?|ร่วมกับ|โดยมี|ณ[ ]|\(|และ[ ]?(?:บริษัท|สมาคม|มหา|สำนัก|กรม|สถาบัน)))"
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
    bracket = _OPENING.search(text, start, end)
    end = bracket.start() if bracket else end
    while end > start and text[end - 1] in " ,;":
        end -= 1
    return Body(start, end) if 2 <= end - start <= 70 and _NO_NAME_AT.match(text, start) is None else None


_LAST_ENDS: Final = re.compile(
    r"[ ]?(?:[(（\n,]|พร้อม|ณ[ ]|เพื่อ(?!น)|โดย|ร่วม|ลงนาม|ซึ่ง|ทั้งนี้|เป็น|ได้|เข้า|จัด|ภายหลัง|หลัง|จะ"
    r"|ส่ง|ว่า|เมื่อ|ใน(?:การ|พิธี|วัน)|วันที่)"
)


def _last_item(text: str, start: int, limit: int) -> Body | None:
    """The last item of a numbered list: up to the word with which the sentence goes on."""
    end = _LAST_ENDS.search(text, start + 2, min(limit, start + 70))
    return _item_name(text, start, end.start()) if end is not None and "นาย" not in text[start : end.start()] else None


_COMMA_OR_AND: Final = re.compile(r"[^\n]*,[^\n]*")
_PIECE: Final = re.compile(rf"[{THAI}A-Za-z][{THAI}A-Za-z0-9. &’'-]{{3,60}}?(?=[ ]?(?:,|และ))")


def _between_commas(text: str, start: int, limit: int) -> Body | None:
    """A member without a word of an organisation in front, between the commas of a list: …, เฮือนศิลป์ ใจ๋ย๋อง, …"""
    piece = _PIECE.match(text, start, limit)
    if piece is None or _NO_NAME_AT.match(text, start) or _NO_ITEM.search(piece[0]):
        return None
    return Body(piece.start(), piece.end())


def _is_parent(member: Body, body: Body) -> bool:
    """การรถไฟแห่งประเทศไทย กระทรวงคมนาคม: the ministry only says where the member belongs."""
    one, two = member.organization, body.organization
    return one is not None and two is not None and bool(one.parent) and one.parent == two.id


# เภสัชกรรมสมาคมแห่งประเทศไทย: a name whose head stands inside.
_INNER_HEAD: Final = re.compile(
    rf"(?!นาย|นาง|การ|ความ|ผู้|ภาค|หน่วย|ของ)[{THAI}]{{3,30}}?(?:(?:สมาคม|ราชวิทยาลัย"
    rf"|มหาวิทยาลัย|วิทยาลัย(?=[ ](?:โดย|และ|กับ|ณ[ ]|ลงนาม)))(?:แห่งประเทศไทย)?|แห่งประเทศไทย)(?![{THAI}])"
    rf"|หน่วยงาน(?!ที่|ภาค|ของ|ต่าง|ใน|ร่วม|พันธ|เครือ|ด้าน|รัฐ|ราช|ต้น|หลัก|อื่น|เอกชน|ทั้ง|และ|ชั้น|กลาง"
    rf"|จาก|ได้|ระดับ|จำนวน|เพื่อ)[{THAI}]{{6,60}}(?:[ ]ประเทศ[{THAI}]{{2,14}})?(?=[ ]?(?:\(|กับ|และ))"
)
_WORD: Final = re.compile(rf"(?:(?!{_NO_NAME})[{THAI}A-Za-z0-9.]{{2,40}}+(?:[ ]?\([^()\n]{{1,40}}\))?[ ])")
_OFFICE: Final = re.compile(
    "(?:รอง|ผู้ช่วย)?(?:ปลัด|อธิบดี|ผู้ว่าการ|ผู้ว่าราชการ|ผู้ตรวจราชการ|เลขาธิการ|ผู้อำนวยการ|ประธานกรรมการ|ประธาน|อธิการบดี"
    "|คณบดี|กรรมการผู้จัดการ(?:ใหญ่)?|ผู้แทน(?:จาก)?|รัฐมนตรีว่าการ|ผู้บัญชาการ|นายก(?=สมาคม"
    "|สภา|[ ]?(?:อบจ|อบต|ทต\\.|ทม\\.|ทน\\.|องค์การบริหารส่วน|เทศบาล)))[ ]?"
)
_COLLECTIVE_END: Final = re.compile("กับ|และ|เพื่อ|จำนวน|ร่วม(?!มิตร)|ได้|โดย|ซึ่ง|ณ(?!์)|ลงนาม|เข้า|ว่า")
