"""What stands at a place of the text where a party may be named: organisations, people with their offices, cities, countries."""

import re
from bisect import bisect_left
from typing import Final

from mou_tui.facts.bodies import is_country
from mou_tui.facts.body import Body
from mou_tui.facts.body_names import latin_at
from mou_tui.facts.body_words import HEAD
from mou_tui.facts.countries import city_at, country_at
from mou_tui.facts.page import Page
from mou_tui.facts.party_list_words import (
    APPOSITION,
    BRACKETS,
    FILLER,
    LINK_TO_NEXT,
    LIST_ENDS,
    NESTED,
    NO_NAME,
    OR_SHORT,
    TAIL,
    WHERE,
)
from mou_tui.facts.patterns import THAI, one_of
from mou_tui.facts.people_merge import Person
from mou_tui.organizations import Organization, resolve

_COLLECTIVE: Final = re.compile(
    rf"(?!ภาคีเครือข่าย(?![{THAI}])|สถานประกอบการที่)(?:(?:ผู้ประกอบการ|ผู้ประกอบธุรกิจ|ผู้แทน|เครือข่าย|ภาคี|กลุ่ม|มหาวิทยาลัย(?=ใน|ราชภัฏทั่ว)|โรงงาน"
    rf"|สถาบันการศึกษา|สถาบันอุดมศึกษา|สถานประกอบการ|ชุมชน|องค์กรปกครองส่วนท้องถิ่น"
    rf"|ชมรม|วิสาหกิจ|เกษตรกร)[{THAI}0-9]{{3,60}}|\d{{1,3}}[ ]?(?:โรงงาน|จังหวัด|อปท))"
)

# กลุ่มนาแปลงใหญ่บ้านหนองประดู่| ตำบลหนองชุมพล
_TOWNSHIP: Final = re.compile(rf"[ ](?:ตำบล|หมู่ที่[ ]?\d{{1,2}}[ ]?)[{THAI}]{{2,20}}+")


class Places:
    """What stands at a place of the text, for who reads lists there: organisations, people with their offices, cities, countries."""

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

    def name_of(self, body: Body) -> Organization | str:
        """What the body is called: by the table of organisations, or as it is written."""
        return body.organization or self.text[body.start : body.end]

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
            if self.text.startswith("ตำแหน่ง", after):
                after += len("ตำแหน่ง")
                after += self.text.startswith(" ", after)
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

    def calls_person(self, words: str) -> bool:
        """Whether `words` are how the article calls one of its people."""
        return any(words in self.text[start:end] for start, end in self.names)

    def bodies_of_positions(self, start: int, end: int) -> list[Body]:
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

    def body_after_words(self, at: int) -> Body | None:
        """The body that begins after one unknown word."""
        at_word = at
        for _ in range(4):
            word = _WORD.match(self.text, at_word)
            if word is None:
                return None
            at_word = word.end()
            if (body := self.body_from(at_word)) is not None:
                return body
            if LIST_ENDS.match(self.text, at_word - 1):
                return None
        return None

    def member_at(self, at: int, limit: int) -> Body | None:
        """The organisation, country, city, office or group named at `at` that may be a member of a list, or None."""
        body = self.body_from(at)
        if body is not None:
            return body
        office = _OFFICE.match(self.text, at, limit)
        if office is not None:
            # รองอธิการบดีฝ่ายกฎหมาย|มหาวิทยาลัย A
            department = _DEPARTMENT.match(self.text, office.end(), limit)
            body = self.body_from(office.end()) or (self.body_from(department.end()) if department else None)
            if body is not None:
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
                and not _is_name_alone(self.text[latin.start : latin.end])
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

    def begins_item(self, at: int) -> bool:
        """Whether a body's name begins at `at`, or behind the number of the first item there."""
        first = _FIRST_ITEM.match(self.text, at)
        return self.body_from(first.end() if first is not None else at) is not None

    def follows_states(self, members: list[Body], body: Body) -> bool:
        """Whether the members are states, two or more, and `body` is none."""
        return len(members) > 1 and all(is_country(self.text, b) for b in members) and not is_country(self.text, body)

    def with_words_behind(self, body: Body, limit: int, *, linked: bool) -> Body:
        """The body with the words that follow its name up to what must end it: สมาคมส่งเสริมธุรกิจ สุขุมวิท วัฒนา กับ …

        Where `linked`, nothing but a link to the next body ends it; a comma never does without one.
        """
        if body.country or body.short or body.organization is not None:
            return body
        tail = TAIL.match(self.text, body.end, limit)
        if tail is None or any(_begins_in(starts, body.end, tail.end()) for starts in (self.starts, self.name_starts)):
            return body
        link = LINK_TO_NEXT.match(self.text, tail.end(), limit)
        if (linked or link is not None) and (link is None or self.body_from(link.end()) is None):
            return body
        return Body(body.start, tail.end())

    def end_of_beside(
        self, at: int, limit: int, *, first: bool, by: bool, last: Body | None, linked: bool
    ) -> int | None:
        """The end of what stands in a list beside its members: brackets, people with their positions, หน่วยงาน…ได้แก่."""
        bracket = None if first else BRACKETS.match(self.text, at, limit)
        if bracket is not None:
            return bracket.end()
        person = self.person_end(at)
        if person is not None:
            return person
        if at in self.positions and (by or not first):
            return self.positions[at]
        other = None if first else OR_SHORT.match(self.text, at, limit) or NESTED.match(self.text, at, limit)
        if other is not None:
            return other.end()
        where = WHERE.match(self.text, at, limit) if last is not None and not linked else None
        if where is not None and not (
            where["kind"] and last is not None and self.text.startswith(where["kind"], last.start)
        ):
            return where.end()
        apposition = None if first else APPOSITION.match(self.text, at, limit)
        if apposition is not None and (whose := self.body_from(apposition.end())) is not None:
            return whose.end
        filler = FILLER.match(self.text, at, limit) if self.body_from(at) is None else None
        return filler.end() if filler is not None and filler.end() > at else None


def _is_name_alone(name: str) -> bool:
    """Whether a name in Latin letters is complete: ของ NIA| มหาวิทยาลัย…, unlike Chiang Mai| วิทยาลัย…"""
    return name.isupper() or resolve(name) is not None


def _begins_in(starts: list[int], begin: int, end: int) -> bool:
    """Whether one of the sorted `starts` lies in [begin, end)."""
    n = bisect_left(starts, begin)
    return n < len(starts) and starts[n] < end


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

_BY: Final = re.compile(r"[ ]?(?:\([^()\n]{1,40}\))?[ ]?โดย(?!สาร|มี)")

# Dr. Ruth K. Baker|, Dean, Lee Chair in Midwifery; Director, FAO/ILO Training Centre
_LATIN_OFFICES: Final = re.compile(r"(?:[ ]?[,;–-][ ]?[A-Z][A-Za-z&.’'/() -]{1,80}+){1,8}")

_OFFICE_OF: Final = re.compile("สำนัก(?!งาน|นายก|พระ|หอ)|กอง(?!ทัพ|ทุน|บัญชา|บังคับ|บิน|เรือ)")

# CEO and Founder of Carcel, ประธานบริหาร Carcel
_LATIN_BODY: Final = re.compile(rf"(?:\bof[ ](?:the[ ])?|[{THAI}][ ]?)(?=[A-Z])")


# Vice Provost, President and CEO: no organisation, though written like the name of one.
_LATIN_OFFICE: Final = re.compile(
    r"(?:(?:Vice|Deputy|Assistant|Associate|Acting|Senior|Executive|General|Managing|Chief|Research|Country|Regional|Founding)[ -])*"
    r"(?:President|Provost|Dean|Director|Rector|Chancellor|Chairman|Chairperson|Chair|Manager|Head|Secretary|Officer|Governor"
    r"|Ambassador|Minister|Founder|Professor|CEO|Representative|Lee[ ]Chair)(?![ ]?(?:Universit|College))(?:[ ][^,;\n]{0,60})?"
)


_FIRST_ITEM: Final = re.compile(r"[ \n]?[(]?1[.)][ ]{0,2}")


# เภสัชกรรมสมาคมแห่งประเทศไทย: a name whose head stands inside.
_INNER_HEAD: Final = re.compile(
    rf"(?!นาย|นาง|การ|ความ|ผู้|ภาค|หน่วย|ของ)[{THAI}]{{3,30}}?(?:(?:สมาคม|ราชวิทยาลัย"
    rf"|มหาวิทยาลัย|วิทยาลัย(?=[ ](?:โดย|และ|กับ|ณ[ ]|ลงนาม)))(?:แห่งประเทศไทย)?|แห่งประเทศไทย)(?![{THAI}])"
    rf"|หน่วยงาน(?!ที่|ภาค|ของ|ต่าง|ใน|ร่วม|พันธ|เครือ|ด้าน|รัฐ|ราช|ต้น|หลัก|อื่น|เอกชน|ทั้ง|และ|ชั้น|กลาง"
    rf"|จาก|ได้|ระดับ|จำนวน|เพื่อ)[{THAI}]{{6,60}}(?:[ ]ประเทศ[{THAI}]{{2,14}})?(?=[ ]?(?:\(|กับ|และ))"
)

_WORD: Final = re.compile(rf"(?:(?!{NO_NAME})[{THAI}A-Za-z0-9.]{{2,40}}+(?:[ ]?\([^()\n]{{1,40}}\))?[ ])")

_OFFICE: Final = re.compile(
    "(?:รอง|ผู้ช่วย)?(?:ปลัด|อธิบดี|ผู้ว่าการ|ผู้ว่าราชการ|ผู้ตรวจราชการ|เลขาธิการ|ผู้อำนวยการ|ประธานกรรมการ|ประธาน|อธิการบดี"
    "|คณบดี|กรรมการผู้จัดการ(?:ใหญ่)?|ผู้แทน(?:จาก)?|รัฐมนตรีว่าการ|ผู้บัญชาการ|นายก(?=สมาคม"
    "|สภา|[ ]?(?:อบจ|อบต|ทต\\.|ทม\\.|ทน\\.|องค์การบริหารส่วน|เทศบาล)))[ ]?"
)

_DEPARTMENT: Final = re.compile(rf"(?:ฝ่าย|ด้าน)[{THAI}]{{2,40}}?[ ]?(?={HEAD})")

_COLLECTIVE_END: Final = re.compile("กับ|และ|เพื่อ|จำนวน|ร่วม(?!มิตร)|ได้|โดย|ซึ่ง|ณ(?!์)|ลงนาม|เข้า|ว่า")
