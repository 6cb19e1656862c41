"""How far the name of an organisation goes from its head word on."""

import re
from typing import Final

from mou_tui.facts.body import Body
from mou_tui.facts.body_words import ENDS, HEAD, NAME, NO_HEAD
from mou_tui.facts.countries import STATE
from mou_tui.facts.patterns import THAI, words

# สมาคมส่งเสริมการค้า, สำนักงานเพื่อ…: right after the head a verb is part of the name.
_VERB_IN_NAME: Final = re.compile(
    "ส่งเสริม|พัฒนา|สนับสนุน|สร้าง|ผลิต|ขับเคลื่อน|บูรณาการ|แลกเปลี่ยน|เพื่อ(?=การ|คน|เด็ก|สิ่ง|ความ|ชีวิต|สังคม)|รวม|ยกระดับ|ขยาย"
)

COMPANY: Final = re.compile(
    rf"(?:บริษัท|สหกรณ์(?=(?:(?!กับ|และ|โดย|ลงนาม|ร่วมกับ|จำกัด|ได้แก่)[^\n]){{3,60}}[ ]จำกัด)"
    r"|ห้างหุ้นส่วนจำกัด|ห้างหุ้นส่วน|บรรษัท|ธนาคาร|กลุ่มบริษัท)[ ]?(?:(?!บริษัท"
    rf"|กับ[ ]|กับบ|และบ|โดย|\n|[“”\"(]|ซึ่ง|ลงนาม"
    rf"|ร่วมกับ)[{THAI}A-Za-z0-9&.,’'\- ฯ]){{2,80}}?[ ]?(?:\([^()\n]{{2,40}}\))?[ ]?จำกัด(?:[ ]?\((?:มหาชน"
    rf"|ประเทศไทย|ไทยแลนด์)\)|[ ]?มหาชน(?:(?![{THAI}])|(?=และ|กับ)))?"
    # บริษัท “ลมดี พาวเวอร์” จำกัด
    r"|บริษัท[ ]?[“\"][^“”\"\n]{2,60}[”\"][ ]?(?:\([^()\n]{2,40}\)[ ]?)?จำกัด(?:[ ]?\(?มหาชน\)?)?"
)

_LATIN_RUN: Final = re.compile(
    r"[A-Z][A-Za-z0-9&.’'\-+]{0,40}(?:[ ](?:of|and|the|for|in|on|de|&|at|company|limited)\b"
    r"|[ ](?!\d{1,2}[.)](?:\s|[ก-๎]))[A-Z0-9&(][A-Za-z0-9&.’'\-+)]{0,40}|,[ ]?(?:Ltd|Inc|Co|LLC|PLC|Limited)(?![A-Za-z])\.?){0,12}"
)

AFTER: Final = re.compile(
    r"[ ]?\((?:องค์ก(?:าร|ร)มหาชน|มหาชน|ประเทศไทย|ไทยแลนด์)\)"
    r"|(?:[ ](?=แห่ง(?:ราช|สาธารณ|สห)))?แห่ง(?:ราชอาณาจักร|สาธารณรัฐ|สหพันธ์|ประเทศ|สหรัฐ|ชาติ)["
    + THAI
    + r"]{2,40}?(?=[ \n(),“”\"]|และ|กับ|$)|(?:ประจำ)?(?:ประเทศ|จังหวัด|ภูมิภาค)(?!ใน|ที่|และ|ต่าง)["
    + THAI
    + r"]{2,18}?(?=[ \n(),“”\"]|และ|กับ|โดย|เพื่อ|ร่วม|ลงนาม|ณ|ได้|$)"
)

# กระทรวงเกษตร ปศุสัตว์ และอุปทานอาหารแห่งสหพันธ์สาธารณรัฐบราซิล: the words of our ministry, and another country's.
FOREIGN_TAIL: Final = re.compile(
    rf"(?:(?!กับ|โดย|ลงนาม|ร่วม|ซึ่ง|เพื่อ|กระทรวง|กรม|รัฐบาล|ในฐานะ|และนาย|และนาง|เอกอัครราชทูต)[{THAI} ]){{1,60}}?"
    rf"(?:(?:แห่ง(?:ราชอาณาจักร(?!ไทย)|สาธารณรัฐ|สหพันธ์|รัฐ|ซาอุ|ประเทศ(?!ไทย))|ของ(?:สหราช|สหรัฐ|สาธารณรัฐ)"
    # กระทรวงการต่างประเทศและกิจการโพ้นทะเล|สาธารณรัฐคอซอวอ, written on without แห่ง
    rf"|(?<=[{THAI}])(?<!และ)(?<!ของ)(?:ราชอาณาจักร(?!ไทย)|สาธารณรัฐ))[{THAI}]{{2,40}}?(?:และไอร์แลนด์เหนือ)?"
    # กระทรวงแถลงข่าว วัฒนธรรม และการท่องเที่ยว| สปป. ลาว
    rf"|(?<!และ)(?<!และ )[ ]?สปป\.?[ ]?ลาว)(?=[ \n(),“”]|และ|กับ|โดย|$)"
)

# องค์การ Access4u, มหาวิทยาลัย Kunming
_HEAD_LATIN: Final = re.compile(
    "(?:องค์การ|องค์กร|สมาคม|มูลนิธิ|สถาบัน|ศูนย์|มหาวิทยาลัย|โรงเรียน|ธนาคาร|กลุ่มบริษัท|วิทยาลัย|โรงพยาบาล)[ ]?(?=[A-Z][A-Za-z]{2})"
)

# สำนักงาน ป.ป.ส., กระทรวง อว.: a head with an acronym.
_HEAD_DOTTED: Final = re.compile(r"(?:สำนักงาน|กระทรวง|กรม|สมาคม|มูลนิธิ|บริษัท|องค์การ|ศูนย์)[ ](?:[ก-ฮ]{1,2}\.){2,5}(?![ก-๎])")

# ก.แรงงาน, บ.ก้าวหน้า, ม.ธรรมศาสตร์, ธ.กรุงไทย: a head cut short, where no longer abbreviation ends.
_SHORT_HEAD: Final = r"(?:(?<![ก-๎.])|(?<=และ)|(?<=กับ))(?:ก\.|บ\.|ม\.|ธ\.|สนง\.|รร\.)[ ]?(?=[ก-ฮเ-ไ][ก-๎]{3})"

HEADS_IN_TEXT: Final = re.compile(f"({HEAD})")

SHORT_HEADS_IN_TEXT: Final = re.compile(f"({_SHORT_HEAD})")


def body_at(text: str, start: int) -> Body | None:
    """The organisation whose head word stands at `start`, or None."""
    latin = _HEAD_LATIN.match(text, start)
    if latin is not None:
        run = _LATIN_RUN.match(text, latin.end())
        if run is not None and run.end() - run.start() > 2:
            return Body(start, latin_at(text, latin.end()).end)  # type: ignore[union-attr]
    if NO_HEAD.match(text, start) is not None:
        dotted = _HEAD_DOTTED.match(text, start)
        return None if dotted is None else Body(start, dotted.end())
    company = COMPANY.match(text, start)
    if company is not None:
        return Body(start, company.end())
    head = HEADS_IN_TEXT.match(text, start) or SHORT_HEADS_IN_TEXT.match(text, start)
    if head is None:
        return None
    chamber = _CHAMBER_ABROAD.match(text, start)
    if chamber is not None:
        return Body(start, chamber.end())
    verb = _VERB_IN_NAME.match(text, head.end())
    name = NAME.match(text, verb.end() if verb else head.end())
    end = name.end() if name else head.end()
    inner = _INNER_BRACKET.match(text, end)
    if inner is not None:
        # มหาวิทยาลัยราชภัฏ|(มรภ.)นครราชสีมา
        rest = NAME.match(text, inner.end())
        end = rest.end() if rest is not None and rest.end() > inner.end() else end
    if head[1] in _LOCAL_SHORT and end == head.end() and text[end : end + 1] == " ":
        # อบต. บ้านป่าแดง
        spaced = NAME.match(text, end + 1)
        end = spaced.end() if spaced is not None else end
    if head[1] in _COMPANY_SHORT and end - head.end() > 2:
        return Body(start, _more_words(text, end))
    if head[1] in ("บริษัท", "บจก.", "บมจ.", "บจ.", "สายการบิน", "กลุ่มบริษัท") and end - head.end() < 2:
        latin = _LATIN_RUN.match(text, head.end() + (text[head.end() : head.end() + 1] == " "))
        if latin is not None:
            return Body(start, latin_end(text, latin.start(), latin.end()))
        spaced = NAME.match(text, head.end() + 1) if text[head.end() : head.end() + 1] == " " else None
        if spaced is None or spaced.end() - spaced.start() < 3:
            return None
        end = _more_words(text, spaced.end())
    while end > head.end() and text[end - 1] in ".-":
        if text[end - 1] == "." and text[end - 3 : end - 2] in (".", " "):
            break
        end -= 1
    if end - head.end() < 2 and head[1] not in ("กรุงเทพมหานคร", "เมืองพัทยา", "คุรุสภา", "แพทยสภา", "สำนักพระราชวัง"):
        return None
    if head[1] in ("กระทรวง", "กรม") and (foreign := FOREIGN_TAIL.match(text, end)) is not None:
        return Body(start, foreign.end())
    if head[1] in _COMPOUND:
        end = _over_and(text, end)
    elif head[1] == "เครือข่าย" and (more := _GROUP_AND_MORE.match(text, end)) is not None:
        end = more.end()
    if text.endswith("แห่ง", start, end) and (whose := _OF_WHOM.match(text, end)) is not None:
        end = whose.end()
    figure = _FIGURE_AFTER.match(text, end) if text.endswith(("ภาค", "เขต", "ที่"), start, end) else None
    if figure is not None:
        end = figure.end()
    spaced = _OF_THAILAND.match(text, end)
    if spaced is not None:
        return Body(start, spaced.end())
    after = AFTER.match(text, end)
    if after is not None:
        end = after.end()
    return Body(start, end)


# หอการค้า| และอุตสาหกรรมเกาหลี, สหพันธ์หอการค้า|และ อุตสาหกรรมแห่งเนปาล: whatever blanks stand in it.
_CHAMBER_ABROAD: Final = re.compile(
    r"(?:สหพันธ์|สภา|สมาคม)?หอการค้า[ ]?และ[ ]?อุตสาหกรรม"
    rf"(?:แห่ง)?(?:ประเทศ|สาธารณรัฐ(?:ประชาชน|ประชาธิปไตย|สังคมนิยม)*|ราชอาณาจักร)?(?!ไทย){STATE}(?![{THAI}])"
)

# เครือข่ายโรงงาน|และผู้ประกอบการในจังหวัดชลบุรี: one group, by the place that follows.
_GROUP_AND_MORE: Final = re.compile(
    rf"และ(?:(?!{ENDS})[{THAI}]){{3,40}}ใน(?:จังหวัด|พื้นที่|เขต|อำเภอ|ตำบล)(?:(?!{ENDS})[{THAI}]){{2,30}}"
)

_OF_THAILAND: Final = re.compile("[ ]{1,6}แห่งประเทศไทย")

# ธนาคารส่งเสริมกสิกรรมแห่ง| สปป.ลาว: no name ends with “of”.
_OF_WHOM: Final = re.compile(rf"[ ](?!{ENDS})[{THAI}.]{{3,40}}+")

# ตำรวจภูธรภาค 5
_FIGURE_AFTER: Final = re.compile(r"[ ]?\d{1,3}(?![.,]?\d)")

_WORD: Final = re.compile(rf"[ ](?!{HEAD}|{ENDS}|นาย|นางสาว|นาง|พล|ดร|คุณ|ผศ|รศ)[{THAI}]{{2,24}}+")

# โรงเรียนบัวงาม|(บุญ ชูใจ)สมุทรปราการ
_INNER_BRACKET: Final = re.compile(rf"\([{THAI}. ]{{2,30}}\)(?=[{THAI}])")

_COMPANY_SHORT: Final = ("บมจ.", "บจก.", "บจ.")

_LOCAL_SHORT: Final = ("อบจ.", "อบต.", "ทต.", "ทม.", "ทน.", "รพ.", "สนง.")

# What tells that a company's name of several words ends: … (Primo…), … หรือ TTE, … ลงนาม, the end of the line.
_NAME_IS_OVER: Final = re.compile(
    r"[ ]?[(](?:[A-Z]|มหาชน)|[ ]?(?:หรือ|และ|กับ|ร่วม|จับมือ|ผนึก|ลงนาม|เซ็น|โดย(?!สาร)|ได้|จะ|เพื่อ|ในการ|ณ[ ]|เดินหน้า|ประกาศ|เปิด(?=ตัว|เผย))"
    r"|[ ]?(?:\n|$)"
)


def _more_words(text: str, end: int) -> int:
    """The end of a company's name of several words, where what follows tells that it ends there: บริษัท พรีโม อะโกร เวนเชอร์ (Primo…)."""
    at = end
    for _ in range(4):
        if _NAME_IS_OVER.match(text, at):
            return at
        word = _WORD.match(text, at)
        if word is None:
            return end
        at = word.end()
    return end


_COMPOUND: Final = frozenset(
    words(
        "กระทรวง กรม สำนัก สำนักงาน สถาบัน กองทุน ศูนย์ คณะ สมาคม สภา คณะกรรมการ คณะกรรมาธิการ มูลนิธิ องค์การ วิทยาลัย สหพันธ์ สมาพันธ์ ทบวง"
    )
)

_NOT_JOINED: Final = re.compile(
    rf"(?:{HEAD}|{STATE}|นาย|นาง|ดร|ผู้|คณะ|ภาคี|หัวหน้า|เจ้าหน้าที่|ข้าราชการ|หน่วย"
    rf"|ภาค|พันธมิตร|ประชาชน|อธิบดี|ปลัด|รอง|รัฐมนตรี|เลขา|ประธาน|นายก|องค์|ประเทศ|การไฟฟ้า"
    rf"|จุฬา|บุคลากร|นัก|ท่าน|เรา|อื่น|เกษตรกร|ชุมชน|สาธารณรัฐ)"
)

_REST: Final = re.compile(
    rf"(?!ร่วม|ได้|มี|เป็น|จะ|ให้|การลงนาม|ที่|ทำ|จัด|รับ|เพื่อ|โดย|ลงนาม|แลกเปลี่ยน|ยัง"
    rf"|ทั้ง)(?:[{THAI}]{{3,60}}?แห่ง(?:ราชอาณาจักร|สาธารณรัฐ|สหพันธ์|รัฐ)[{THAI}]{{3,40}}+"
    # ศูนย์แลกเปลี่ยนและ|ส่งเสริมความร่วมมือด้านภาษาจีนระหว่างประเทศ กระทรวงศึกษาธิการแห่ง…
    rf"|[{THAI}]{{3,70}}(?=[ ]กระทรวง[{THAI}]{{3,60}}แห่ง)|[{THAI}]{{2,40}}+)(?=[ \n(),”\"]|$)"
)


def _over_and(text: str, end: int) -> int:
    """The end of a name that goes on after และ: สำนักพิจารณาภาพยนตร์และวีดิทัศน์."""
    for _ in range(2):
        if not text.startswith("และ", end) or _NOT_JOINED.match(text, end + 3):
            return end
        more = _REST.match(text, end + 3)
        if more is None:
            return end
        end = more.end()
    return end


def latin_at(text: str, start: int) -> Body | None:
    """The name in Latin letters at `start`, or None."""
    match = _LATIN_RUN.match(text, start)
    if match is None or match.end() - match.start() < 3:
        return None
    return Body(start, latin_end(text, start, match.end()))


# Truong Thanh Group|(TTVN), … Corporation|(: no part of the name; (Thailand) is.
_LAST_BRACKET: Final = re.compile(
    r"[ ]?\((?:(?!Thailand|Malaysia|Singapore|Vietnam|Japan|China|Asia|Cambodia|Lao)[^()]{0,30}\)?)$"
)


def latin_end(text: str, start: int, end: int) -> int:
    """The end of the Latin name at [start, end) without an acronym in brackets and what is left open behind it."""
    bracket = _LAST_BRACKET.search(text, start + 1, end)
    end = bracket.start() if bracket is not None else end
    while text[end - 1] in "(.-&, " and end > start + 1:
        end -= 1
    return end
