"""Reading lists of parties: from a place in the text on, which names stand there and where the list ends.

ระหว่าง [กรม A] กับ [มหาวิทยาลัย B (มบ.)] และ [บริษัท C จำกัด] เพื่อ…
ได้แก่ 1. [กรม A] 2. [สมาคม B] และ 3. [C]
"""

import re
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.body import Body
from mou_tui.facts.body_words import name_end
from mou_tui.facts.party_belonging import belongs_to, is_place, leave_owner_out
from mou_tui.facts.party_list import Form, PartyList, Reading
from mou_tui.facts.party_list_words import (
    BRACKETED_NAME,
    CONNECTOR,
    FIGURE,
    GROUP,
    GROUP_COUNTED,
    ITEM,
    LAST_ACTOR,
    LEGAL_END,
    LINE_BREAK,
    LIST_ENDS,
    NEXT_BULLET,
    NO_ITEM,
    NO_TAIL,
    QUOTED_NAME,
    REST_OF_NAME,
    SECOND_HALF,
    SLOT_HEAD,
    SLOT_SHORT,
    UNIT,
    UNKNOWN,
    UNKNOWN_CLOSING,
    UNKNOWN_FIRST,
    UNKNOWN_LAST,
    UNKNOWN_LATER,
)
from mou_tui.facts.party_members import COMMA_OR_AND, item_before_actor, item_name, last_item, piece_between_commas
from mou_tui.facts.party_places import Places
from mou_tui.facts.rules import Rule
from mou_tui.facts.titles import POSITION_HEAD, TITLE

_GOES_ON: Final = re.compile("[ ]?จะ")

_LIMIT: Final = 5_000

_MEMBERS: Final = 60


class ListReader(Places):
    """Reads lists of organisations at a place of the text."""

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
        reading = Reading(PartyList(at, form, rule), at, limit)
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
        if form != "row":
            leave_owner_out(self.text, reading)
        return reading.found

    def _pass_connector(self, reading: Reading) -> None:
        """Pass what links two members, and remember what it was."""
        connector = CONNECTOR.match(self.text, reading.at, reading.limit)
        if (
            connector is None
            and not reading.closed
            and reading.link in ("", ",")
            and len(reading.members) > 2
            and self.text.startswith("\n", reading.at)
            and self.body_from(reading.at + 1) is not None
        ):
            # A list that no และ has closed goes on in the next line.
            connector = LINE_BREAK.match(self.text, reading.at)
        reading.connected = connector is not None
        reading.by_at = connector.start() if connector is not None else -1
        reading.link = connector[0].strip() if connector is not None else ""
        reading.by = reading.link in ("โดย", "โดยมี", "นำโดย")
        if connector is None:
            return
        reading.at = connector.end()
        reading.closed = reading.closed or "และ" in connector[0]
        reading.bulleted = reading.bulleted or "\n" in connector[0]
        if (figure := FIGURE.search(connector[0])) is not None:
            reading.number, reading.item_at = int(figure[1]), reading.at

    def _pass_beside(self, reading: Reading) -> bool:
        first = not reading.members and not reading.found.of_people
        last = reading.members[-1] if reading.members else None
        if reading.link == "โดยมี" and reading.form == "between" and len(reading.found.of_people) > 1:
            # ระหว่าง นาย ก อธิบดีกรม A กับ นาย ข อธิบดีกรม B |โดยมี นาย ค …: who was there.
            reading.limit = reading.at
            return False
        passed = self.end_of_beside(
            reading.at, reading.limit, first=first, by=reading.by, last=last, linked=reading.link != ""
        )
        if passed is None:
            return False
        if reading.link == "โดยมี" and len(reading.members) > 1 and reading.at in self.name_places:
            # … โดยมี นาย ก … พร้อมด้วยผู้แทนสหกรณ์ C: who is there is no side.
            reading.limit = reading.at
            return False
        if (
            last is not None
            and last.organization is None
            and GROUP_COUNTED.match(self.text, reading.at)
            and self.begins_item(passed)
        ):
            # กรม A และ|บริษัทจัดหางาน จำนวน 6 แห่ง ได้แก่ …: the word for those that follow.
            reading.members.pop()
        if reading.link == "โดย" and reading.members and reading.at in self.name_places:
            reading.found.signers[reading.at] = Span(reading.by_at, reading.at)
        if not reading.by:
            # A กับ B โดยมี นาย ก รองปลัดกระทรวง C: who is there stands for nobody else.
            of_people = self.bodies_of_positions(reading.at, passed)
            if not (reading.form == "joined" and reading.link in _ALONG):
                reading.found.of_people += of_people
            # ประธานบริษัท A (ไทยแลนด์) จำกัด: the name goes on behind the bracket at which the position ends.
            passed = max(passed, *(body.end for body in of_people)) if of_people else passed
        reading.at = passed
        return True

    def _heads_the_next(self, reading: Reading, last: Body) -> bool:
        """Whether the member just read is the word for those that follow: ร่วมกับสมาคมกีฬา| ประกอบด้วย สมาคมกีฬา A, …"""
        following = reading.link in ("ได้แก่", "ประกอบด้วย", "ประกอบไปด้วย") and self.body_from(reading.at) is not None
        return following and self.text.startswith(self.text[last.start : last.start + SAME_HEAD], reading.at)

    def _add_member(self, reading: Reading) -> bool:
        body = self.member_at(reading.at, reading.limit)
        if body is None or (body.country and (reading.by or self.text.startswith("แห่ง", body.start))):
            return False
        if body.country and not reading.link and reading.found.of_people and not reading.members:
            # นาย ก ผู้จัดการ บริษัท A |ประเทศไทย: where the body of the office is.
            reading.at = body.end
            return True
        if reading.link == "โดยมี" and reading.members and reading.form != "numbered":
            # … โดยมีบริษัท C เป็นผู้ประสานงาน: who else is there.
            reading.limit = reading.at
            return False
        if reading.link == "ร่วมกับ" and reading.form == "between" and self.follows_states(reading.members, body):
            # รัฐมนตรี… ลงนามระหว่างไทยและลาว |ร่วมกับ รัฐมนตรีว่าการกระทรวง B ของลาว: who signs.
            reading.limit = reading.at
            return False
        if reading.members and self._heads_the_next(reading, reading.members[-1]):
            reading.members.pop()
        reading.at = body.end
        if not (reading.members and belongs_to(self.text, reading, reading.members[-1], body)):
            if reading.form != "row":
                body = self.with_words_behind(body, reading.limit, linked=reading.form != "between")
                reading.at = body.end
            if reading.by:
                reading.last_by = len(reading.members)
                reading.found.through.add(body.start)
            reading.members.append(body)
        return True

    def _add_quoted(self, reading: Reading) -> bool:
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

    def _add_in_slot(self, reading: Reading) -> bool:
        """A hotel, a shop, a farm: a party only where nothing else can stand, after the word that joins."""
        begun = reading.members or reading.found.of_people
        if reading.by or reading.form not in ("joined", "between") or (begun and reading.link in ("", ",")):
            return False
        short = SLOT_SHORT.match(self.text, reading.at, reading.limit)
        if short is not None:
            return reading.adds(Body(*short.span(), short=True))
        head = SLOT_HEAD.match(self.text, reading.at, reading.limit)
        end = name_end(self.text, head.end()) if head is not None else 0
        return reading.adds(Body(reading.at, end) if head is not None and end - head.end() >= 2 else None)

    def _pass_unit(self, reading: Reading) -> bool:
        """กองทัพบก โดยมณฑลทหารบกที่ ๑๑ …: who acts for the member just read."""
        if not reading.by or not reading.members:
            return False
        return reading.passes(UNIT.match(self.text, reading.at, reading.limit))

    def _add_rest_of_name(self, reading: Reading) -> bool:
        """สมาคมผู้ผลิตเหล็กทรงยาว|ด้วยเตาไฟฟ้า สมาคม…: the rest of the word belongs to the name before it."""
        if reading.connected or not reading.members or reading.members[-1].end != reading.at:
            return False
        tail = self._glued(reading.at, reading.limit)
        if tail is None:
            return False
        reading.members[-1] = Body(reading.members[-1].start, tail)
        reading.at = tail
        return True

    def _add_second_half(self, reading: Reading) -> bool:
        """เครือข่ายวิสาหกิจชุมชนผัก|และผลไม้บัวงาม และบริษัท …: written on without a blank, where a side follows, it is the name's."""
        last = reading.members[-1] if reading.members else None
        if last is None or last.organization is not None or last.country or last.end + len("และ") != reading.at:
            return False
        half = SECOND_HALF.match(self.text, reading.at, reading.limit) if reading.link == "และ" else None
        if half is None or self.body_from(reading.at) is not None:
            return False
        reading.members[-1] = Body(last.start, half.end())
        reading.at = half.end()
        return True

    def _add_after_word(self, reading: Reading) -> bool:
        """The organisation after a word or two that are no name by themselves."""
        text, members = self.text, reading.members
        if not members or reading.by or reading.form == "row" or LIST_ENDS.match(text, reading.at, reading.limit):
            return False
        body = self.body_after_words(reading.at)
        if body is None:
            return False
        last = members[-1]
        if (
            reading.link == ""
            and body.start - last.end < 40
            and LEGAL_END.search(text, max(last.start, last.end - 16), last.end) is None
            and _POSITION.match(text, last.end) is None
            and NO_TAIL.search(text, last.end, body.start) is None
        ):
            # สถาบันวิจัยเศรษฐกิจป๋วย อึ๊งภากรณ์: the word before the next name belongs to the last one.
            members[-1] = Body(last.start, body.start - (text[body.start - 1] == " "), last.organization)
        if reading.link != "" or not is_place(self.text, members[-1], body):
            members.append(body)
        reading.at = body.end
        return True

    def _add_unknown(self, reading: Reading) -> bool:
        """A name without a word of an organisation, where only a party can stand: ระหว่าง X กับ …"""
        begun = reading.members or reading.found.of_people
        if reading.form == "row" and reading.members and reading.link not in ("", ","):
            # กระทรวง A – หอการค้า |ร่วมลงนาม: the last of those who act.
            return reading.adds(Body(*last.span()) if (last := LAST_ACTOR.match(self.text, reading.at)) else None)
        if reading.by or reading.form != "between" or (begun and reading.link in ("", ",")):
            return False
        if LIST_ENDS.match(self.text, reading.at, reading.limit):
            return False
        count = len(reading.members)
        form = UNKNOWN_FIRST if not count else UNKNOWN if count == 1 else UNKNOWN_LATER
        unknown = form.match(self.text, reading.at, reading.limit)
        if unknown is None and count and reading.link == "กับ":
            unknown = UNKNOWN_LAST.match(self.text, reading.at, reading.limit)
        if unknown is None and count > 1 and reading.link == "และ":
            unknown = UNKNOWN_CLOSING.match(self.text, reading.at, reading.limit)
        return reading.adds(Body(*unknown.span()) if unknown is not None else None)

    def _add_bracketed(self, reading: Reading) -> bool:
        """A name without a word of an organisation, told by its Latin form behind it: หัวเว่ย (Huawei) ซีทริป (Ctrip)."""
        if reading.by or reading.form not in ("between", "counted"):
            return False
        name = BRACKETED_NAME.match(self.text, reading.at, reading.limit)
        return reading.adds(Body(*name.span()) if name is not None else None)

    def _pass_unread_person(self, reading: Reading) -> bool:
        """… โดย ดร.สุทธิ ต.แสงจันทร์ อธิบดี … และกรม B: on to the next side, past a name that was not read as one."""
        if not reading.by or _TITLE_AT.match(self.text, reading.at) is None:
            return False
        for link in _NEXT_SIDE.finditer(self.text, reading.at, min(reading.limit, reading.at + 160)):
            if self.body_from(link.end()) is not None:
                reading.at = link.start()
                return True
        return False

    def _add_item(self, reading: Reading) -> bool:
        """The whole of an item as a name, where the next number follows."""
        at = reading.at
        if reading.number and reading.item_at == at and (acting := item_before_actor(self.text, at, reading.limit)):
            return reading.adds(acting)
        following = self._next_item(at, reading.limit, reading.number, reading.members) if reading.number else None
        if following is None:
            return False
        if reading.item_at == at and (name := item_name(self.text, at, following.start())) is not None:
            reading.members.append(name)
        reading.at = reading.item_at = following.end()
        reading.number += 1
        return True

    def _add_last_item(self, reading: Reading) -> bool:
        if reading.number <= 1 or reading.item_at != reading.at:
            return False
        return reading.adds(last_item(self.text, reading.at, reading.limit))

    def _add_between_commas(self, reading: Reading) -> bool:
        if not COMMA_OR_AND.fullmatch(reading.link) or len(reading.members) < 2 - (reading.form == "counted"):
            return False
        return reading.adds(piece_between_commas(self.text, reading.at, reading.limit))

    def _pass_group(self, reading: Reading) -> bool:
        """… และผู้ให้บริการ ได้แก่ …: on to the next group of a counted list."""
        if reading.form != "counted" or not reading.members:
            return False
        return reading.passes(GROUP.match(self.text, reading.at - 1, reading.limit))

    def _pass_to_bullet(self, reading: Reading) -> bool:
        """On to the next line of a list of lines, past what is said of the member just read."""
        if not reading.bulleted:
            return False
        return reading.passes(NEXT_BULLET.search(self.text, reading.at, min(reading.limit, reading.at + 220)))

    def _next_item(self, at: int, limit: int, number: int, members: list[Body]) -> re.Match[str] | None:
        """The number that follows item `number` of a list of parties, where nothing but the rest of a name stands before it.

        What a party will do may stand there where the next item is of the same kind: 1. ราชวิทยาลัย… 2. ราชวิทยาลัย…
        """
        text = self.text
        for match in ITEM.finditer(text, at, min(limit, at + 160)):
            if int(match[1]) != number + 1:
                continue
            alike = bool(members) and self.body_from(match.end()) is not None
            alike = alike and text.startswith(text[members[-1].start : members[-1].start + SAME_HEAD], match.end())
            if alike and "\n" not in text[at : match.start()]:
                return match
            return None if match.start() - at > 110 or NO_ITEM.search(text, at, match.start()) else match
        return None

    def _glued(self, at: int, limit: int) -> int | None:
        """The end of the rest of a word at `at`, where another organisation follows it."""
        rest = REST_OF_NAME.match(self.text, at, limit)
        link = CONNECTOR.match(self.text, rest.end(), limit) if rest is not None else None
        if rest is None or link is None or self.body_from(link.end()) is None:
            return None
        return rest.end()


# กับ นาย ก อธิบดีกรม A พร้อมด้วย นาย ข …: who comes along is no side.
_ALONG: Final = ("พร้อมด้วย", "พร้อมทั้ง", "ตลอดจน", "รวมทั้ง", "รวมถึง", "โดยมี")

_TITLE_AT: Final = re.compile(TITLE)

_BESIDE_NAME: Final = 6

_NEXT_SIDE: Final = re.compile(r"(?:และ|(?<!กำ)กับ|ร่วมกับ)[ ]{0,2}")


SAME_HEAD: Final = 6
"""Letters of a name that tell its kind."""

_POSITION: Final = re.compile(rf"[ ]?{POSITION_HEAD}")
