"""What the parties will do together, where the text enumerates it.

ขอบเขตความร่วมมือ … ดังนี้ 1) … 2) … 3) …        a numbered run
ความร่วมมือ … ได้แก่ A B และ C                     a list after a word that announces it
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.bodies import HEAD
from mou_tui.facts.instruments import Verdict
from mou_tui.facts.occurrences import watched
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI, matches_at, stripped
from mou_tui.facts.register import Register, pieces


@dataclass(frozen=True, slots=True)
class Scope:
    """One item, without its number."""

    item: Span
    number: int | None
    rule: str


# 1) 1. (1) ข้อ 1 ด้านที่ 1: the number of an item; not 1.5, 10.30 น., 1,000, พ.ศ. 2566.
_MARKER: Final = re.compile(
    r"(?<![\d.,/-])(?:\((?P<bracketed>\d{1,2})\)|(?P<number>\d{1,2})(?:\)"
    r"|[ ]?\.(?!\d))(?!\d))[ ]{0,3}(?=[ก-ฮเ-ไA-Z“\"(])|(?:ข้อ|ด้านที่"
    r"|ประเด็นที่)[ ]?(?P<worded>\d{1,2})[ ]{0,2}[.):]?[ ]{0,2}(?=[ก-ฮเ-ไA-Z“\"(])"
)
_NUMBERED: Final = re.compile(r"[(0-9](?=[0-9]{0,2}[ ]?[.)])")
_BRACKET: Final = watched("(")
_WORDED: Final = watched("ข้อ", "ด้านที่", "ประเด็นที่")
_COOPERATION: Final = re.compile(
    r"ความร่วมมือ|ขอบเขต|บันทึก(?:ข้อ|ความ)|M(?<![A-Za-z]M)[oO]U|ข้อตกลง|ร่วมกัน(?:ดำเนิน"
    r"|พัฒนา|ส่งเสริม|ใน|สนับสนุน)|สาระสำคัญ|วัตถุประสงค์|กรอบ(?:การ|ความ)|เจตนารมณ์"
    r"|แนวทาง(?:การ|ความ|ใน)?|บูรณาการ|ประเด็นความ|ร่วมมือ|แผนการดำเนินงาน|เงื่อนไข"
    r"|พันธกิจ|ข้อผูกพัน|บทบาท"
)
_NOT_SCOPE: Final = re.compile(
    r"ผู้เข้าร่วม|ผู้ร่วมงาน|ประกอบด้วย[ ]?(?:นาย|นาง)|ผู้ลงนาม|หน่วยงาน[^\n]{0,20}(?:ได้แก่"
    r"|ประกอบด้วย|คือ)[ ]?$|องค์กร[^\n]{0,10}(?:ได้แก่|ประกอบด้วย|คือ)[ ]?$"
    r"|(?<!แห่ง)ประเทศ(?!ไทย)[^\n]{0,12}(?:ได้แก่"
    r"|ประกอบด้วย|คือ)[ ]?$|จังหวัด[^\n]{0,12}(?:ได้แก่|ประกอบด้วย|คือ)[ ]?$|กลุ่มเป้าหมาย"
    r"|คุณสมบัติ|ผลการดำเนิน(?:งาน|การ)|ที่ผ่านมา|เอกสาร|ขั้นตอนการ(?:สมัคร|ลงทะเบียน)"
    r"|บรรยาย|หัวข้อ(?!(?:ของ)?ความร่วม)|รางวัล|(?<!ใน)สาขา|สินค้า|เช่นเดียว|สถิติ|โรค|ช่องทาง"
)
# What must stand near the list: that the parties do this together.
_TOGETHER: Final = re.compile(
    r"ความร่วมมือ|ร่วมมือ|ร่วมกัน|ขอบเขต|บันทึก(?:ข้อ|ความ)|M(?<![A-Za-z]M)[oO]U|ข้อตกลง"
    r"|บูรณาการ|แลกเปลี่ยน|เป้าหมายร่วม|วัตถุประสงค์|หน้าที่|พันธกิจ|สาระสำคัญ|เจตนารมณ์"
    r"|กรอบ"
)
_COUNTED: Final = re.compile(r"\d{1,2}[ ]?(?:ด้าน|ประเด็น|เรื่อง|ข้อ|หัวข้อ|แนวทาง|ภารกิจ)[^\n]{0,30}$")
# Lists of something else, told by the word right before them.
_OTHER_LIST: Final = re.compile(
    r"(?:ยุทธศาสตร์|ตำแหน่ง|กิจกรรม(?!ความร่วมมือ|ร่วม|ภายใต้)|โซลูชั่น|Solution|วิสัยทัศน์"
    r"|ปฏิญญา|จัดแสดง|บูธ|มาตรการ|ขั้นตอน|เงื่อนไข|ปัญหา|สาเหตุ|ประเภท|ระยะ|ปัจจัย"
    r"|ประโยชน์|เป้าหมายหลัก|ตัวชี้วัด|ทักษะ[^\n]{0,24}\d[ ]?ด้าน|สิทธิ|\d[ ]?กลุ่ม|\d[ ]?ชุด|\d[ ]?คณะ|หลักการ[ ]?\d)[^\n]{0,20}$"
)
# ประโยชน์ที่จะได้รับจากการลงนาม คือ …: what comes of the agreement.
_BENEFITS: Final = re.compile(r"(?:ประโยชน์|ผลสำเร็จ|ผลลัพธ์)(?:ที่)?(?:จะ|คาดว่า|ได้รับ|สำคัญ|ต่อ|แก่|จาก|ของ)[^\n]{0,45}$")
_ORGANIZATION: Final = re.compile(HEAD)
_PERSON: Final = re.compile(r"(?:นาย|นาง|นางสาว|ดร\.|พล\.|พลเอก|พลตำรวจ|ศ\.|รศ\.|ผศ\.|ศาสตราจารย์|คุณ(?!ภาพ)|Mr)")
_ITEM_END: Final = re.compile(
    r"[ ]{1,3}(?:ทั้งนี้|นอกจากนี้|นอกจากนั้น|อย่างไรก็|โดย(?:มี(?=ระยะ|กรอบ|วัตถุ)"
    r"|ที่ประชุม|ทั้ง|คาดว่า|ตั้งเป้า|การลงนาม|ความร่วมมือ|บันทึก|หลังจาก)|ซึ่ง(?:การลงนาม"
    r"|ความร่วมมือ|ทั้ง|บันทึก|จะ(?:ช่วย|ทำให้|เป็น))|สำหรับ(?:การ|บันทึก|ความ)|ขณะที่"
    r"|ขณะเดียวกัน|ด้าน[ ]?(?:นาย|นาง)|ในส่วน|พร้อมกันนี้|โอกาสนี้|ในโอกาส|จากนั้น"
    r"|เป็นต้น|ต่อไป|ภายหลัง)|[”\"](?=[ ])|เป็นต้น"
)
_LONGEST: Final = 420
_SHORTEST: Final = 5
_MOST: Final = 25
_LISTS: Final = 400
"""Lists that are looked at: no news has as many, and a text made of nothing else must not be slow."""


def find_scopes(page: Page, verdict: Verdict, register: Register) -> list[Scope]:
    """The enumerated areas of cooperation, in the order of the text; none where the article reports no agreement."""
    if not verdict.any:
        return []
    found = [
        Scope(span, None, "scopes.register")
        for line in register.get("scopes", ())
        for span in pieces(page.text, line, split_and=False)
        if len(span) >= _SHORTEST
    ]
    if found:
        return found[:_MOST]
    for run in itertools.islice(_runs(page), _LISTS):
        found += _items(page, verdict, run)
    if len(found) < 2:
        found = found + _listed(page)
    return _distinct(page.text, found)[:_MOST]


def _runs(page: Page) -> list[list[re.Match[str]]]:
    """Runs of markers 1, 2, 3 …: each at most 1,500 code points after the one before."""
    runs: list[list[re.Match[str]]] = []
    run: list[re.Match[str]] = []
    expected = 1
    for marker in _markers(page):
        if marker["number"] and _closes_bracket(page.text, marker.start()):
            continue
        number = int(marker["number"] or marker["bracketed"] or marker["worded"])
        near = not run or marker.start() - run[-1].end() < 1_500
        if number == expected and near and (not run or _same_style(run[-1], marker)):
            run.append(marker)
            expected += 1
        elif number == 1:
            runs.append(run)
            run, expected = [marker], 2
        elif number != expected and near:
            continue
        else:
            runs.append(run)
            run, expected = [], 1
    runs.append(run)
    return [r for r in runs if len(r) >= 2]


def _markers(page: Page) -> Iterator[re.Match[str]]:
    """The numbers of items in the body."""
    plain = page.plain
    begins = [at for at, _ in page.figures if at >= page.title_end]
    begins += page.places(_BRACKET, page.title_end)
    begins = [at for at in begins if _NUMBERED.match(plain, at) is not None]
    begins += page.places(_WORDED, page.title_end)
    return matches_at(sorted(begins), _MARKER, plain)


def _closes_bracket(text: str, at: int) -> bool:
    """Whether the bracket after the figure at `at` closes one that was opened before: the 4) of (SDG 4)."""
    before = text[max(0, at - 30) : at]
    return before.rfind("(") > before.rfind(")")


def _same_style(one: re.Match[str], two: re.Match[str]) -> bool:
    return (one["bracketed"] is None) == (two["bracketed"] is None) and one[0].rstrip()[-1:] == two[0].rstrip()[-1:]


def _items(page: Page, verdict: Verdict, run: list[re.Match[str]]) -> list[Scope]:
    text = page.text
    first = run[0].start()
    lead = text[max(0, first - 330) : first]
    line = lead.rfind("\n", 0, max(0, len(lead) - 2))
    close = lead[line + 1 :] if len(lead) - line > 40 else lead
    if (
        _COOPERATION.search(close) is None
        or (_NOT_SCOPE.search(close[-90:]) and not _AREAS.search(_bare(close)))
        or _OTHER_LIST.search(close[-70:])
    ):
        return []
    if _BENEFITS.search(close[-90:]) or _of_organizations(text, run) or _of_agreements(text, run):
        return []
    if _TOGETHER.search(close[-140:]) is None and (verdict.status == "in_force" or _COUNTED.search(close) is None):
        return []
    found = []
    for n, marker in enumerate(run):
        start = marker.end()
        limit = run[n + 1].start() if n + 1 < len(run) else len(text)
        limit = min(limit, page.paragraph_end(start), start + _LONGEST)
        end = limit if limit - start < _LONGEST else text.rfind(" ", start + 1, limit)
        stop = _ITEM_END.search(text, start + 10, limit)
        if stop is not None and (n + 1 == len(run) or limit - start == _LONGEST):
            end = stop.start()
        span = _trim(text, start, end)
        if len(span) >= _SHORTEST and not _PERSON.match(text, span.start):
            found.append(Scope(span, n + 1, "scopes.numbered"))
    return found if len(found) >= 2 else []


def _bare(lead: str) -> str:
    """What stands before a list without the word that announces it."""
    return _ANNOUNCED.sub("", lead)


_ANNOUNCED: Final = re.compile(r"[ ]?(?:ได้แก่|ประกอบ(?:ไป)?ด้วย|ดังนี้|คือ|เช่น|อาทิ)[ :\n]{0,3}$")
# (1) ความตกลงว่าด้วย… (2) บันทึกความเข้าใจ…: the papers that were signed, and no areas.
_PAPER: Final = re.compile(
    r"[“\"]?(?:ร่าง)?(?:บันทึก(?:ความ|ข้อ|ช่วย)|ความตกลง|ข้อตกลงว่า|หนังสือ|สัญญา|พิธีสาร|แถลงการณ์"
    r"|แผนปฏิบัติการว่า|ปฏิญญา|MOU|MoU"
    r"|(?:Joint |Framework )?(?:Memorandum|Agreement|Protocol|Statement|Letter|Declaration))"
    r"|ประเด็น(?:ที่)?(?:มี)?(?:ความ)?กังวล"
)


def _of_agreements(text: str, run: list[re.Match[str]]) -> bool:
    """Whether half of the items or more are papers."""
    return 2 * sum(_PAPER.match(text, marker.end()) is not None for marker in run) >= len(run)


def _of_organizations(text: str, run: list[re.Match[str]]) -> bool:
    """Whether half of the items or more are names of organisations: a list of parties.

    An item that begins with a name and goes on with what that party does is longer than a name.
    """
    names = sum(
        _SECTOR.match(text, one.end()) is not None
        or (two.start() - one.end() < _NAME_LENGTH and _ORGANIZATION.match(text, one.end()) is not None)
        for one, two in itertools.pairwise(run)
    )
    return 2 * names >= len(run) - 1


_NAME_LENGTH: Final = 75
# 1) ภาครัฐ อาทิ กระทรวง… 2) ภาคเอกชน ได้แก่ บริษัท…: a list of parties by sector.
_SECTOR: Final = re.compile(
    rf"(?:หน่วยงาน)?ภาค(?:รัฐ|เอกชน|ประชา|วิชาการ|การศึกษา)[{THAI}]{{0,20}}[ ]?(?:ได้แก่|ประกอบด้วย|อาทิ|เช่น|คือ)"
)


# ── lists without numbers ────────────────────────────────────────────────────────────────────────────────────────────

_ANNOUNCING: Final = watched("ได้แก่", "ประกอบ", "ดังนี้", "เช่น", "อาทิ", "คือ", "ไม่ว่าจะเป็น")
_ANNOUNCES: Final = re.compile(r"(?P<word>ได้แก่|ประกอบ(?:ไป)?ด้วย|ดังนี้|เช่น|อาทิ(?:เช่น)?|คือ|ไม่ว่าจะเป็น)[ :]{0,3}")
_SUBJECT: Final = re.compile(
    r"(?:ความร่วมมือ(?!ระหว่าง)|ขอบเขต|สาระสำคัญ|กรอบการดำเนิน|ประเด็น|กิจกรรม(?:ความร่วมมือ"
    r"|ร่วม|ภายใต้)|ดำเนินการร่วมกัน|ดำเนินงานร่วมกัน|แลกเปลี่ยน|ร่วมกัน|วัตถุประสงค์"
    r"|แผนการดำเนินงาน|บันทึก(?:ข้อ|ความ)|M(?<![A-Za-z]M)[oO]U|ด้าน(?:ต่าง|อื่น))"
)
# How near the announcing word the subject must stand: เช่น often gives an example of one item only.
_SUBJECT_WITHIN: Final = {"เช่น": 60, "คือ": 90}
_SUBJECT_REACH: Final = 150
_ACTION: Final = re.compile(
    rf"(?:การ(?!ไฟฟ้า|รถไฟ|ประปา|ทาง|ท่า|ยาง|เคหะ|กีฬา|นิคม)|ความ|ด้าน|พัฒนา|ส่งเสริม"
    rf"|สนับสนุน|แลกเปลี่ยน|จัด|ร่วม|สร้าง|เพิ่ม|ศึกษา|ให้(?=บริการ|คำ|ความ|ทุน|การ)|งาน|โครงการ|ฝึก|อบรม|วิจัย"
    rf"|ยกระดับ|ถ่ายทอด|ผลักดัน|ขับเคลื่อน|เผยแพร่|ใช้|โปรแกรม|ระบบ|ขยาย|พัฒนา|บูรณาการ"
    rf"|ประชา|ผลิต|เชื่อม|กำหนด|รวม|ดำเนิน|เสริม|เตรียม|ป้องกัน|แก้|ปรับ|ดูแล|บริหาร"
    rf"|ออกแบบ|ต่อยอด|ทำ|คัดเลือก|วาง|เปิด|สำรวจ|อำนวย|คุ้มครอง|เฝ้า|ติดตาม)[{THAI}A-Za-z]"
)
_SEPARATOR: Final = re.compile(
    r"[ ]{0,2},[ ]{0,2}(?:และ|รวมถึง|รวมทั้ง|ตลอดจน)?[ ]?|[ ]{1,3}(?:และ|รวมถึง|รวมทั้ง|รวมไปถึง|ตลอดจน)?[ ]?"
    r"|(?<=[ก-๎])(?:รวมไปถึง|รวมถึง|รวมทั้ง|ตลอดจน)[ ]?|และ(?=การ|ด้าน|ความ)"
)
# What a list of การ… or of ด้าน… goes on with; another word belongs to the item before it.
_GOES_ON: Final = {
    "การ": re.compile("การ|ความร่วมมือ|ความช่วยเหลือ|โครงการ|กิจกรรม|ด้าน|งาน|ระบบ|โปรแกรม|หลักสูตร"),
    "ด้าน": re.compile("ด้าน|ความร่วมมือ"),
}


def _listed(page: Page) -> list[Scope]:
    text = page.text
    found: list[Scope] = []
    announced = matches_at(page.places(_ANNOUNCING, page.title_end), _ANNOUNCES, text)
    for match in itertools.islice(announced, _LISTS):
        line = page.paragraph_start(match.start())
        before = text[max(line, match.start() - _SUBJECT_REACH) : match.start()]
        if (
            _SUBJECT.search(before[-_SUBJECT_WITHIN.get(match["word"], _SUBJECT_REACH) :]) is None
            or (_NOT_SCOPE.search(before[-70:] + match["word"]) and _AREAS.search(before) is None)
            or _OTHER_LIST.search(before[-60:])
            or _PAST.search(before[-110:])
            or _BENEFITS.search(before[-90:])
        ):
            continue
        limit = min(page.paragraph_end(match.end()), match.end() + 900)
        items = _split(text, match.end(), limit)
        if len(items) < 3 and _AREAS.search(before) is not None:
            items = _nouns(text, match.end(), limit) or items
        if len(items) >= _LEAST.get(match["word"], 2):
            found += [Scope(span, None, "scopes.listed") for span in items]
        if len(found) > 2 * _MOST:
            break
    return found


# Right before คือ often stands what the whole sentence is about: a list of two is none.
_LEAST: Final = {"คือ": 3}
# ความร่วมมือในสาขาต่าง ๆ, ความร่วมมือ 4 ด้าน: a list of areas follows, whatever words they begin with.
_AREAS: Final = re.compile(
    r"(?:ความร่วมมือ|ร่วมมือ|ขอบเขต|สาระสำคัญ|บันทึก(?:ข้อ|ความ)|M[oO]U)[^\n]{0,80}?"
    r"(?:(?:\d{1,2}|สอง|สาม|สี่|ห้า|หก)[ ]?(?:ด้าน|สาขา|ประเด็น|เรื่อง|มิติ|หัวข้อ)(?:หลัก|สำคัญ)?|(?:ด้าน|สาขา"
    r"|มิติ|เรื่อง)ต่าง[ ]?ๆ"
    r"|(?:หลาย|หลากหลาย|ทุก)(?:ด้าน|สาขา|มิติ|เรื่อง|ประเด็น))(?:ด้วยกัน)?[ ]?$"
)


def _nouns(text: str, start: int, limit: int) -> list[Span]:
    """The items of a list of areas that are named by nouns: พืช ประมง ปศุสัตว์ และการจัดการน้ำ."""
    stop = _STOPS.search(text, start, limit)
    end = stop.start() if stop else limit
    cuts = [start, *(m.end() for m in _SEPARATOR.finditer(text, start, end)), end]
    items = [_trim(text, one, two) for one, two in itertools.pairwise(cuts)]
    items = [span for span in items if len(span) >= 2]
    plain = all(len(span) <= 60 and not _CLAUSE.match(text, span.start) for span in items)
    return items if len(items) >= 3 and plain else []


_CLAUSE: Final = re.compile("ส่วน|ได้|จึง|มี(?!เดีย)|จะ|ที่|ให้|เป็น|ทั้ง|รวม|ซึ่ง|ว่า|นอก|แต่|หาก|ต้อง|ใน|\\d|นาย|นาง")


_PAST: Final = re.compile(r"ที่ผ่านมา|มาอย่างต่อเนื่อง|มาแล้ว|ได้ดำเนิน|เคย")
_STOPS: Final = re.compile(
    r"เป็นต้น|\n|[ ](?:ซึ่ง|ทั้งนี้|เพื่อ|โดย|นอกจาก|ณ[ ]|ให้กับ|ที่ผ่านมา|กล่าว|จะ"
    r"|นำไปสู่|ภายใต้|สำหรับ|พร้อม|อัน|ทำให้|ระหว่าง|ผ่าน|ที่ทั้ง|ที่จะ|อีกทั้ง|เป็นการ|และได้|รัฐบาล"
    r"|ประกอบกับ|จึง|ล้วน|ไปจนถึง)|อีกด้วย|[“”\"]"
)


def _split(text: str, start: int, limit: int) -> list[Span]:
    """The items of a list from `start` on: pieces that begin like an action or an area, at separators."""
    if _ACTION.match(text, start) is None:
        return []
    stop = _STOPS.search(text, start, limit)
    end = stop.start() if stop else limit
    goes_on = next((pattern for word, pattern in _GOES_ON.items() if text.startswith(word, start)), None)
    cuts = [start]
    glued = 0
    for separator in _SEPARATOR.finditer(text, start, end):
        at = separator.end()
        if at - cuts[-1] < 6 or _ACTION.match(text, at) is None:
            continue
        if text.startswith(_PAIRED, at) and not separator[0].strip():
            continue
        if goes_on is not None and goes_on.match(text, at) is None:
            continue
        if separator[0].startswith("และ"):
            # การวัดและการประเมินผล is one item; only the last of a list may follow a glued และ.
            glued = at
            continue
        cuts.append(at)
    if len(cuts) > 1 and glued > cuts[-1] + 6:
        cuts.append(glued)
    cuts.append(end)
    items = []
    for one, two in itertools.pairwise(cuts):
        number = _NUMBER_WORD.match(text, one)
        span = _trim(text, number.end() if number else one, two)
        if _SHORTEST - 2 <= len(span) <= 240:
            items.append(span)
    return items


# ด้านที่ ๑ การเชื่อมโยงข้อมูล: the number is no part of the area.
_NUMBER_WORD: Final = re.compile(r"(?:ด้าน|ประเด็น|ข้อ)ที่[ ]?\d{1,2}[ ]{0,2}")
# ความรู้ ความเข้าใจ, ความรู้ ความสามารถ: one thing.
_PAIRED: Final = ("ความเข้าใจ", "ความสามารถ", "ความเชี่ยวชาญ", "ความชำนาญ", "ความก้าวหน้า")


_TRAILING: Final = re.compile(r"(?:[ ,;:“”\"–-]|(?:(?<=[ ])|(?<=\)))(?:และ|รวมถึง|รวมไปถึง|รวมทั้ง|ตลอดจน|พร้อมทั้ง)|และ)+$")


def _trim(text: str, start: int, end: int) -> Span:
    start = stripped(text, start, end, ' :–-•“”"', "").start
    match = _TRAILING.search(text, max(start, end - 24), end)
    return Span(start, max(start, match.start() if match else end))


def _distinct(text: str, scopes: list[Scope]) -> list[Scope]:
    seen: set[str] = set()
    kept: list[Scope] = []
    for scope in scopes:
        form = "".join(scope.item.of(text).split())[:40]
        if form not in seen and not any(scope.item.overlaps(k.item) for k in kept):
            seen.add(form)
            kept.append(scope)
    return kept
