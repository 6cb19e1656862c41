"""What belongs to the name of an organisation behind and before it: whose patronage it has, its campus, the body that it is part of."""

import re
from typing import Final

from mou_tui.facts.body import Body
from mou_tui.facts.body_words import ENDS, HEAD
from mou_tui.facts.countries import country_at
from mou_tui.facts.patterns import THAI, one_of, words

_SUBUNIT: Final = re.compile(
    "คณะ|สำนัก(?!งาน)|สถาบัน|วิทยาลัย|ศูนย์|โรงพยาบาล|ภาควิชา|กอง(?!ทัพ|ทุน)|โรงเรียน|บัณฑิต|หน่วย|อุทยาน|Food|[A-Z]"
)

_PARENT: Final = re.compile("มหาวิทยาลัย|จุฬาลงกรณ์|สถาบัน|วิทยาลัย|ราชวิทยาลัย|สำนักงานพัฒนา|ม\\.")

# สมาคม… ในพระบรมราชูปถัมภ์, …ในพระราชูปถัมภ์: part of the name, whatever blank stands before it.
_PATRONAGE: Final = re.compile(rf"[ ]?ใน(?:พระ|องค์|สมเด็จ)[{THAI}]{{2,40}}ปถัมภ์")

# องค์กรปกครองส่วนท้องถิ่น กลุ่มที่ 3, สำนักงานเขตพื้นที่การศึกษาประถมศึกษาระยอง เขต ๒
_NUMBERED_GROUP: Final = re.compile(r"[ ]?(?:กลุ่มที่|เขต)[ ]?[0-9๐-๙]{1,2}(?![0-9๐-๙.,/])")

# สถานีอนามัยเฉลิมพระเกียรติ| 60 พรรษา นวมินทราชินี
_JUBILEE: Final = re.compile(rf"[ ]?[0-9๐-๙]{{2,3}}[ ]?พรรษา(?:[ ](?:นวมินทร|มหา|บรม|พระ)[{THAI}]{{2,30}}+)?")

# เครือดาราดาว| กรุ๊ป, บริษัท ลมดี| โฮลดิ้ง: English words of companies behind a blank.
_COMPANY_TAIL: Final = re.compile(
    rf"(?:[ ](?:กรุ๊?ป|โฮลดิ้งส์?|คอร์ปอเรชั่?น|อินเตอร์เนชั่นแนล|เอ็นเตอร์ไพรส์|แลบ|เอฟซี|ยูไนเต็ด|ซิตี้|FC)){{1,2}}(?![{THAI}])"
)

# องค์การสนับสนุน| SMEs แห่งประเทศญี่ปุ่น
_LATIN_MIDDLE: Final = re.compile(rf"[ ][A-Z][A-Za-z]{{1,10}}[ ]?แห่ง(?:ประเทศ|ชาติ|สาธารณรัฐ|ราชอาณาจักร)[{THAI}]{{0,30}}")

# สถาบันตะวัน| ดวงแก้ว (TDI): the bracket behind it tells where the name ends.
_BEFORE_ACRONYM: Final = re.compile(
    rf"[ ](?!{ENDS}|จำกัด|ประเทศ|สาธารณรัฐ|จังหวัด|กระทรวง)[{THAI}]{{3,24}}+(?=[ ]?\((?!MO|Mo|LO)[A-Z]{{2,8}}\))"
)

_TAIL_BEGINS: Final = ("ใน", " ใน", "กลุ่ม", " กลุ่ม", "เขต", " เขต")

_NAMED_BY_WORDS: Final = ("สถาบัน", "มูลนิธิ", "สมาคม", "โรงเรียน", "ศูนย์", "โรงพยาบาล", "วิทยาลัย", "ชมรม")

_COMPANY_TAILS: Final = (" กรุ", " โฮล", " คอร์", " อินเตอร์", " เอ็นเตอร์", " แลบ", " เอฟซี", " ยูไน", " ซิตี้", " FC")


def with_tail(text: str, body: Body) -> Body:
    """The body with what belongs to its name behind it: whose patronage it has, its campus, which of several groups it is."""
    end = body.end
    if text.startswith(_JOINING, end) and (stray := _STRAY.search(text, body.start, end)) is not None:
        # องค์การบริหารส่วนจังหวัดตรัง|น|จับมือ: a letter too many.
        return Body(body.start, stray.start("stray"))
    if text.startswith(_TAIL_BEGINS, end):
        for tail in (_PATRONAGE, _NUMBERED_GROUP):
            if (more := tail.match(text, end)) is not None:
                end = more.end()
    if text.startswith(_COMPANY_TAILS, end) and (more := _COMPANY_TAIL.match(text, end)) is not None:
        end = more.end()
    if text.endswith("เฉลิมพระเกียรติ", body.start, end) and (more := _JUBILEE.match(text, end)) is not None:
        end = more.end()
    if body.organization is None and text.startswith(" ", end):
        if (more := _LATIN_MIDDLE.match(text, end)) is not None:
            end = more.end()
        elif text.endswith("แห่งชาติ", body.start, end) and (state := country_at(text, end + 1)) is not None:
            # องค์การอวกาศแห่งชาติ| สหรัฐอเมริกา: which nation's it is.
            end = state.end
        elif text.startswith(_NAMED_BY_WORDS, body.start) and (more := _BEFORE_ACRONYM.match(text, end)) is not None:
            end = more.end()
    if _is_university(text, body):
        campus = (_CAMPUS if not text.startswith(_UNSHORTENED, body.start) else _NAMED_CAMPUS).match(text, end)
        if campus is not None:
            return Body(body.start, campus.end())
    return body if end == body.end else Body(body.start, end, body.organization, body.country)


PROVINCES: Final = one_of(
    words(
        """กระบี่ กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ ชุมพร เชียงราย เชียงใหม่ ตรัง ตราด
        ตาก นครนายก นครปฐม นครพนม นครราชสีมา นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส น่าน บึงกาฬ บุรีรัมย์ ปทุมธานี
        ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี พระนครศรีอยุธยา อยุธยา พะเยา พังงา พัทลุง พิจิตร พิษณุโลก เพชรบุรี เพชรบูรณ์ แพร่ ภูเก็ต
        มหาสารคาม มุกดาหาร แม่ฮ่องสอน ยโสธร ยะลา ร้อยเอ็ด ระนอง ระยอง ราชบุรี ลพบุรี ลำปาง ลำพูน เลย ศรีสะเกษ สกลนคร
        สงขลา สตูล สมุทรปราการ สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย สุพรรณบุรี สุราษฎร์ธานี สุรินทร์ หนองคาย
        หนองบัวลำภู อ่างทอง อำนาจเจริญ อุดรธานี อุตรดิตถ์ อุทัยธานี อุบลราชธานี หาดใหญ่"""
    )
)

_JOINING: Final = ("จับมือ", "ผนึก", "ร่วมกับ", "ลงนาม")

_STRAY: Final = re.compile(rf"จังหวัด{PROVINCES}(?P<stray>[ก-ฮ])$")

# ม.อ.ปัตตานี, มทร.อันดามัน กระบี่, มหาวิทยาลัย… วิทยาเขตสุรินทร์
_NAMED_CAMPUS: Final = re.compile(rf"[ ]?วิทยาเขต[ ]?(?:(?!{ENDS})[{THAI}]){{2,22}}")

_CAMPUS: Final = re.compile(rf"{_NAMED_CAMPUS.pattern}|[ ]?{PROVINCES}(?![{THAI}])")

_UNSHORTENED: Final = ("มหาวิทยาลัย", "จุฬา", "สถาบัน")

# โรงพยาบาลสงฆ์ กรมการแพทย์: a hospital with the department that it belongs to.
_OF_HEALTH: Final = re.compile("กรม(?:การ)?(?:แพทย์|สุขภาพ|ควบคุมโรค|อนามัย)")

_HEALTH_UNIT: Final = re.compile("โรงพยาบาล|รพ\\.|สถาบัน|ศูนย์อนามัย")

# คณะมัณฑนศิลป์| ภาพพิมพ์และการออกแบบ |มหาวิทยาลัย…: the rest of a faculty's name before its university.
_REST_OF_UNIT: Final = re.compile(rf"[ ](?!{ENDS}|{HEAD}|นาย|นาง|ดร|ผศ|รศ|ศ\.)[{THAI}]{{3,44}}[ ]")

_LONGEST_REST: Final = 46

_FACULTY: Final = re.compile("คณะ|วิทยาลัย|สำนักวิชา|ภาควิชา|สาขาวิชา|สำนัก(?!งาน)")

_UNIVERSITY: Final = re.compile(r"มหาวิทยาลัย|จุฬาลงกรณ์|มทร\.|มรภ\.|ม\.[ก-ฮเ-ไ]|สถาบันเทคโนโลยี|สถาบันบัณฑิต")

_UNIVERSITY_KINDS: Final = ("university", "foreign-university")


def _is_university(text: str, body: Body) -> bool:
    known = body.organization is not None and body.organization.kind in _UNIVERSITY_KINDS
    return known or _UNIVERSITY.match(text, body.start) is not None


def _is_unit_of(text: str, before: Body, body: Body) -> bool:
    """Whether `before` is a part of `body` by the kinds of both, though it is not written as one name with it."""
    if text.startswith("มหาวิทยาลัย", before.start):
        return False
    between = text[before.end : body.start]
    if _HEALTH_UNIT.match(text, before.start) and _OF_HEALTH.match(text, body.start):
        return between in ("", " ", "  ")
    if not _FACULTY.match(text, before.start) or not _is_university(text, body):
        return False
    return between in ("", " ", "  ") or (not body.short and _REST_OF_UNIT.fullmatch(between) is not None)


def _is_office_of_ministry(text: str, before: Body, body: Body) -> bool:
    """สำนักงานปลัด กระทรวงพลังงาน, สำนักงานปลัด อว.: one name, whatever blank stands in it."""
    ministry = body.organization is not None and body.organization.kind == "ministry"
    return text[before.start : before.end] == "สำนักงานปลัด" and (ministry or text.startswith("กระทรวง", body.start))


# ศูนย์ A คณะ B| มหาวิทยาลัย C
_OF_UNIVERSITY: Final = re.compile(r"[ ]{1,2}(?:มหาวิทยาลัย|จุฬาลงกรณ์|สถาบันเทคโน|ม\.)")
_UNIT_OF_FACULTY: Final = ("ศูนย์", "ภาควิชา", "สาขาวิชา", "โรงพยาบาล", "โรงเรียน", "หน่วย", "สถาบัน")


def _is_of_faculty(text: str, before: Body, body: Body) -> bool:
    """Whether `before` is a part of the faculty `body`, which its university follows."""
    faculty = text.startswith("คณะ", body.start) and text.startswith(_UNIT_OF_FACULTY, before.start)
    return faculty and _OF_UNIVERSITY.match(text, body.end) is not None


_OF_ITSELF: Final = ("สถาบันเทคโนโลยี", "สถาบันบัณฑิต")
"""Beginnings of names of universities that are part of none."""


def with_parents(text: str, bodies: list[Body]) -> list[Body]:
    """Bodies with their parents: คณะทรัพยากรธรรมชาติ มหาวิทยาลัยสงขลานครินทร์ is one name."""
    joined: list[Body] = []
    whole: set[int] = set()
    for body in bodies:
        if joined and body.start - joined[-1].end <= _LONGEST_REST:
            before = joined[-1]
            between = text[before.end : body.start]
            if (
                before.start not in whole
                and between in ("", " ", "  ")
                and not body.short
                and _SUBUNIT.match(text, before.start)
                and _PARENT.match(text, body.start)
                and not (_PARENT.match(text, before.start) and text.startswith("มหาวิทยาลัย", before.start))
                and not (text.startswith("สถาบัน", body.start) and not text.startswith("คณะ", before.start))
                and not text.startswith(_OF_ITSELF, before.start)
                and not (text.startswith("สำนักงาน", body.start) and not text.startswith("ศูนย์", before.start))
                and not (before.organization is not None and before.organization.kind in _UNIVERSITY_KINDS)
            ) or (
                before.start not in whole
                and (
                    _is_unit_of(text, before, body)
                    or (between in (" ", "  ") and _is_of_faculty(text, before, body))
                    or (between in (" ", "  ") and _is_office_of_ministry(text, before, body))
                )
            ):
                joined[-1] = Body(before.start, body.end, before.organization)
                if not text.startswith("คณะ", body.start):
                    whole.add(before.start)
                continue
        joined.append(body)
    return joined
