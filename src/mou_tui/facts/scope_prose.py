"""Areas of cooperation that a sentence enumerates: ความร่วมมือ … ได้แก่ A B และ C."""

import itertools
import re
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.occurrences import watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI, matches_at
from mou_tui.facts.scope_items import (
    BENEFITS,
    LISTS,
    MOST,
    NOT_SCOPE,
    OF_ANOTHER,
    ORGANIZATION,
    OTHER_LIST,
    PERSON,
    SHORTEST,
    Scope,
    trim,
)

_ANNOUNCING: Final = watched_in_reports(
    "ได้แก่", "ประกอบ", "ดังนี้", "เช่น", "อาทิ", "คือ", "ไม่ว่าจะเป็น", "ในลักษณะ", "รวมถึง", "ที่รวมถึง", "ผ่าน"
)

_ANNOUNCES: Final = re.compile(
    r"(?P<word>ได้แก่|ประกอบ(?:ไป)?ด้วย|ดังนี้|เช่น|อาทิ(?:เช่น)?|คือ|ไม่ว่าจะเป็น|ในลักษณะ(?:ของ)?|(?:ที่)?รวมถึง|ผ่าน)[ :]{0,3}"
)

_SUBJECT: Final = re.compile(
    r"(?:ความร่วมมือ(?!ระหว่าง)|ขอบเขต|สาระสำคัญ|กรอบการดำเนิน|ประเด็น|กิจกรรม(?:ความร่วมมือ"
    r"|ร่วม|ภายใต้)|ดำเนินการร่วมกัน|ดำเนินงานร่วมกัน|แลกเปลี่ยน|ร่วมกัน|วัตถุประสงค์"
    r"|แผนการดำเนินงาน|บันทึก(?:ข้อ|ความ)|M(?<![A-Za-z]M)[oO]U|ด้าน(?:ต่าง|อื่น))"
)

# How near the announcing word the subject must stand: เช่น often gives an example of one item only.
_SUBJECT_WITHIN: Final = {"เช่น": 60, "คือ": 90}

# Words that announce a list only right behind what it is one of: ความร่วมมือนี้|ผ่าน…, ความร่วมมือในมิติต่างๆ ที่|รวมถึง…
_ONLY_BEHIND: Final = {
    "ผ่าน": re.compile(r"(?:ความร่วมมือ|ร่วมมือกัน|ทำงานร่วมกัน)(?:นี้|ดังกล่าว|กัน)?[ ]?$"),
    "รวมถึง": re.compile(
        r"(?:บันทึก(?:ข้อ|ความ)|ข้อตกลง|M[oO]U)[^\n]{0,90}(?:ด้าน|มิติ|ประเด็น|เรื่อง)(?:ต่าง[ ]?ๆ|ที่สำคัญ|สำคัญ)[ ]?(?:ที่)?$"
    ),
    "ในลักษณะ": re.compile(r"ร่วม[^\n]{0,40}$"),
}

SUBJECT_REACH: Final = 150

_ACTION: Final = re.compile(
    rf"(?:การ(?!ไฟฟ้า|รถไฟ|ประปา|ทาง|ท่า|ยาง|เคหะ|กีฬา|นิคม)|ความ|ด้าน|พัฒนา|ส่งเสริม"
    rf"|สนับสนุน|แลกเปลี่ยน|จัด|ร่วม|สร้าง|เพิ่ม(?!เติม)|ศึกษา|ให้(?=บริการ|คำ|ความ|ทุน|การ)|งาน|โครงการ|ฝึก|อบรม|วิจัย"
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

# … ในทุก ๆ ด้าน เช่น การจัดประชุม… ส่งเสริม…: where areas were announced, verbs too.
_ALSO_GOES_ON: Final = re.compile("ส่งเสริม|สนับสนุน|แลกเปลี่ยน|ยกระดับ|ร่วมกัน|ถ่ายทอด")


def listed(page: Page) -> list[Scope]:
    """The areas of cooperation that sentences enumerate behind a word that announces them."""
    text = page.text
    found: list[Scope] = []
    announced = matches_at(page.places(_ANNOUNCING, page.title_end), _ANNOUNCES, text)
    for match in itertools.islice(announced, LISTS):
        line = page.paragraph_start(match.start())
        before = text[max(line, match.start() - SUBJECT_REACH) : match.start()]
        if (
            _SUBJECT.search(before[-_SUBJECT_WITHIN.get(match["word"], SUBJECT_REACH) :]) is None
            or (NOT_SCOPE.search(before[-70:] + match["word"]) and AREAS.search(before) is None)
            or OTHER_LIST.search(before[-60:])
            or _PAST.search(before[-110:])
            or BENEFITS.search(before[-90:])
            or OF_ANOTHER.search(before[-90:])
            or not all(only.search(before) for word, only in _ONLY_BEHIND.items() if word in match["word"])
        ):
            continue
        limit = min(page.paragraph_end(match.end()), match.end() + 900)
        areas = AREAS.search(before) is not None
        items = _split(text, match.end(), limit, anything=areas)
        if len(items) < 3 and areas:
            items = _nouns(text, match.end(), limit) or items
        if len(items) < 3 and _JOINTLY.search(before) is not None:
            items = _phrases(text, match.end(), limit) or items
        if len(items) >= _LEAST.get(match["word"], 2):
            found += [Scope(span, None, "scopes.listed") for span in items]
        if len(found) > 2 * MOST:
            break
    return found


# Right before คือ often stands what the whole sentence is about: a list of two is none.
_LEAST: Final = {"คือ": 3, "ผ่าน": 3}

# ความร่วมมือในสาขาต่าง ๆ, ความร่วมมือ 4 ด้าน: a list of areas follows, whatever words they begin with.
AREAS: Final = re.compile(
    r"(?:ความร่วมมือ|ร่วมมือ|ขอบเขต|สาระสำคัญ|บันทึก(?:ข้อ|ความ)|M[oO]U)[^\n]{0,80}?"
    r"(?:(?:\d{1,2}|สอง|สาม|สี่|ห้า|หก)[ ]?(?:ด้าน|สาขา|ประเด็น|เรื่อง|มิติ|หัวข้อ)(?:หลัก|สำคัญ)?|(?:ด้าน|สาขา"
    r"|มิติ|เรื่อง)ต่าง[ ]?ๆ|(?:ด้าน|สาขา)(?:ตาม)?ที่[^\n]{2,40}"
    r"|(?:หลาย|หลากหลาย|ทุก[ ]?(?:ๆ[ ]?)?)(?:ด้าน|สาขา|มิติ|เรื่อง|ประเด็น))(?:ด้วยกัน)?[ ]?$"
)

# … จะร่วมกันทำ |ได้แก่, กิจกรรมหลายอย่างร่วมกัน |เช่น, ขอบเขตความร่วมมือ |คือ: what they do together follows, whatever its words are.
_JOINTLY: Final = re.compile(
    r"(?:ร่วมกัน(?:ทำ|ดำเนิน[ก-๎]{0,8}|จัด|ใน)?|ด้วยกัน|ขอบเขต(?:ของ)?(?:ความร่วมมือ|การดำเนินงาน|งาน)?|(?:ภายใต้|กรอบ)ความร่วมมือ(?:นี้|ดังกล่าว)?"
    r"|ความร่วมมือ(?:นี้|ครั้งนี้|ดังกล่าว)(?:จะ)?(?:ครอบคลุม|มี)?(?:เรื่อง)?)[ ]?$"
)

_PHRASE_END: Final = re.compile(
    r"[ ]{1,3}(?:และ|รวมถึง|รวมทั้ง|ตลอดจน)[ ]?|[ ]{0,2},[ ]?|(?<=[ก-๎ฯ)”])[ ]{1,3}(?=[ก-ฮเ-ไ])(?!ๆ)"
)

# 500 |ต้น, 30 |ชั่วโมง: no item begins behind a figure.
_COUNTS: Final = re.compile(r"[ ]{1,2}(?:\d|แห่ง|คน|ครั้ง|ต้น|ไร่|ปี|เดือน|วัน|ชั่วโมง|บาท|ล้าน)")


def _phrases(text: str, start: int, limit: int) -> list[Span]:
    """The items of a list by its form alone: three or more short phrases, the last of them behind และ."""
    stop = _STOPS.search(text, start, limit)
    end = stop.start() if stop else limit
    separators = [m for m in _PHRASE_END.finditer(text, start, end) if _COUNTS.match(text, m.start()) is None]
    if len(separators) < 2 or not separators[-1][0].strip().startswith(_JOINING):
        return []
    cuts = [start, *(m.end() for m in separators)]
    ends = [*(m.start() for m in separators), end]
    items = [trim(text, one, two) for one, two in zip(cuts, ends, strict=True)]
    plain = all(
        4 <= len(span) <= 130
        and not _CLAUSE.match(text, span.start)
        and not ORGANIZATION.match(text, span.start)
        and not PERSON.match(text, span.start)
        for span in items
    )
    return items if plain else []


_JOINING: Final = ("และ", "รวมถึง", "รวมทั้ง", "ตลอดจน")


def _nouns(text: str, start: int, limit: int) -> list[Span]:
    """The items of a list of areas that are named by nouns: พืช ประมง ปศุสัตว์ และการจัดการน้ำ."""
    stop = _STOPS.search(text, start, limit)
    end = stop.start() if stop else limit
    cuts = [start, *(m.end() for m in _SEPARATOR.finditer(text, start, end)), end]
    items = [trim(text, one, two) for one, two in itertools.pairwise(cuts)]
    items = [span for span in items if len(span) >= 2]
    plain = all(len(span) <= 60 and not _CLAUSE.match(text, span.start) for span in items)
    return items if len(items) >= 3 and plain else []


_CLAUSE: Final = re.compile("ส่วน|ได้|จึง|มี(?!เดีย)|จะ|ที่|ให้|เป็น|ทั้ง|รวม|ซึ่ง|ว่า|นอก|แต่|หาก|ต้อง|ใน|\\d|นาย|นาง")

_PAST: Final = re.compile(r"ที่ผ่านมา|มาอย่างต่อเนื่อง|มาแล้ว|ได้ดำเนิน|เคย")

_STOPS: Final = re.compile(
    r"เป็นต้น|\n|[ ](?:ซึ่ง|ทั้งนี้|เพื่อ|โดย(?!ให้มี)|นอกจาก|ณ[ ]|ให้กับ|ที่ผ่านมา|กล่าว|จะ"
    r"|นำไปสู่|ภายใต้|สำหรับ|พร้อม|อัน|ทำให้|ระหว่าง|ผ่าน|ที่ทั้ง|ที่จะ|อีกทั้ง|เป็นการ|และได้|รัฐบาล"
    r"|ประกอบกับ|ดังนั้น|จึง|ล้วน|ไปจนถึง)|อีกด้วย|[“”\"]"
)


def _split(text: str, start: int, limit: int, *, anything: bool = False) -> list[Span]:
    """The items of a list from `start` on: pieces that begin like an action or an area, at separators.

    Where `anything` is true the list was announced as one of areas, and a list of การ… may go on with other words.
    """
    if _ACTION.match(text, start) is None:
        return []
    stop = _STOPS.search(text, start, limit)
    end = stop.start() if stop else limit
    if stop is not None and stop[0] == " ซึ่ง" and (last := _LAST_ITEM.match(text, end, limit)) is not None:
        # เครือข่าย A ซึ่งเป็น… และการพัฒนา B: the clause is told of one item, and the last one follows.
        further = _STOPS.search(text, last.end(), limit)
        end = further.start() if further else limit
    goes_on = next((pattern for word, pattern in _GOES_ON.items() if text.startswith(word, start)), None)
    cuts = [start]
    glued = 0
    for separator in _SEPARATOR.finditer(text, start, end):
        at = separator.end()
        if at - cuts[-1] < 6 or _ACTION.match(text, at) is None:
            continue
        if text.startswith(_PAIRED, at) and not separator[0].strip():
            continue
        if goes_on is not None and goes_on.match(text, at) is None and not (anything and _ALSO_GOES_ON.match(text, at)):
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
        span = trim(text, number.end() if number else one, two)
        if SHORTEST - 2 <= len(span) <= 240:
            items.append(span)
    return items


_LAST_ITEM: Final = re.compile(r"[ ]ซึ่ง(?:(?!ทั้งนี้|โดย|นอกจาก)[^\n]){4,120}?[ ]และ(?=การ|ด้าน|ความร่วม)")

# ด้านที่ ๑ การเชื่อมโยงข้อมูล: the number is no part of the area.
_NUMBER_WORD: Final = re.compile(r"(?:ด้าน|ประเด็น|ข้อ)ที่[ ]?\d{1,2}[ ]{0,2}")

# ความรู้ ความเข้าใจ, ความรู้ ความสามารถ: one thing.
_PAIRED: Final = ("ความเข้าใจ", "ความสามารถ", "ความเชี่ยวชาญ", "ความชำนาญ", "ความก้าวหน้า")
