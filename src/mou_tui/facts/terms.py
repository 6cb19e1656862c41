"""How long the agreement runs and when it ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.dates import REACH
from mou_tui.facts.durations import duration_between, parse_duration
from mou_tui.facts.instruments import Verdict
from mou_tui.facts.occurrences import watched, watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import matches_at
from mou_tui.facts.register import Register, register_term
from mou_tui.thai.dates import find_dates
from mou_tui.thai.numbers import parse_number


@dataclass(frozen=True, slots=True)
class Term:
    """How long an agreement runs, as an ISO 8601 duration."""

    value: str
    evidence: Span
    rule: str = "dates.term"


_NUMBER: Final = r"\d{1,4}|\d,\d{3}|สิบ(?:เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)?|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า"
# มีระยะเวลา 3 ปี, มีกำหนดสองปี, ต่ออายุออกไปอีก 5 ปี, จะลองทำกันก่อน 2 ปี 6 เดือน, 180 วัน, 1 ปีครึ่ง
_TERM: Final = re.compile(
    rf"(?P<lead>(?:(?:ระยะเวลา|กำหนดเวลา|กำหนดระยะเวลา|อายุ(?:ของ)?|ผลบังคับใช้|มีผล(?:บังคับ)?(?:ใช้)?"
    rf"|มีผลผูกพัน|เป็นเวลา|ระยะ)(?P<between>[^\n\d]{{0,70}}?)"
    rf"|(?:มีกำหนด|มีอายุ|ต่ออายุ|ต่อสัญญา|ออกไปอีก|ขยายอายุ|ขยายเวลา|ลองทำ|ทดลอง|นำร่อง|ร่วมมือกัน|ทำงานร่วมกัน|ดำเนินการร่วมกัน)"
    rf"(?P<near>(?:(?!ระยะ|อายุ|เป็นเวลา)[^\n\d]){{0,34}}?)))(?:(?P<number>{_NUMBER})"
    rf"|\((?P<bracketed>\d{{1,2}})\))[ ]?(?:\((?:{_NUMBER})\)[ ]?)?(?P<unit>ปี|เดือน"
    rf"|วัน)(?!ที่|แล้ว|ข้างหน้า|กว่า|ก่อน|ละ|นี้|การศึกษา|งบประมาณ|ต่อ|พ\.ศ|[ ]?(?:พ\.ศ\.)?25\d\d"
    rf"|แรก|หลัง|ทำการ|ขึ้นไป|บริบูรณ์)(?:(?P<half>ครึ่ง)|[ ]?(?:กับ|และ)?[ ]?(?P<months>{_NUMBER})[ ]?เดือน)?"
)
_TERM_BEGIN: Final = watched(
    "ระยะ", "กำหนดเวลา", "กำหนดระยะ", "อายุ", "ผลบังคับ", "มีผล", "เป็นเวลา", "มีกำหนด", "มีอายุ", "ต่ออายุ", "ต่อสัญญา", "ออกไปอีก", "ขยายอายุ",
    "ขยายเวลา", "ลองทำ", "ทดลอง", "นำร่อง", "ร่วมมือกัน", "ทำงานร่วมกัน", "ดำเนินการร่วมกัน",
)  # fmt: skip
_OF_AGREEMENT: Final = re.compile(r"บันทึก|ข้อตกลง|ความร่วมมือ|M(?<![A-Za-z]M)[oO][UA]|สัญญา|ลงนาม|ฉบับ|ร่วมกัน|ความตกลง|มีผล")
_NO_TERM: Final = re.compile(
    r"กว่า|ที่ผ่านมา|ยาวนาน|อบรม|หลักสูตร|(?<!โรง)เรียน|ก่อตั้ง|ดำเนินการมา|ครบรอบ|อายุ[ ]?(?:ไม่"
    r"|ต่ำ|ตั้งแต่|เกิน|ระหว่าง|เฉลี่ย|ขัย)|ประสบการณ์|ดอกเบี้ย|ผ่อน|กู้|ฝึก|จ้างงาน"
    r"|ปลูก|เก็บเกี่ยว|วาระ|ทำงานได้|พำนัก|ผู้สูง|วีซ่า|ปลอด|ชำระ|คืนทุน|ก่อสร้าง|ตลอดระยะเวลา"
    r"|รับประกัน|อนุญาต|แรงงาน|จำคุก|เดินทาง|ยุทธศาสตร์|แผนแม่บท|แผนพัฒนา"
)
# ภายในระยะเวลา 6 เดือน: a deadline.
_DEADLINE: Final = re.compile(r"(?:ภายใน|ไม่เกิน)[^\n]{0,24}$")
_EXPIRES: Final = re.compile(r"(?:สิ้นสุด|หมดอายุ|ครบกำหนด|มีผล(?:บังคับใช้)?[^\n]{0,30}(?:จนถึง|ถึง))[^\n]{0,20}$")


def find_term(page: Page, verdict: Verdict) -> Term | None:
    """How long the agreement runs, where a sentence about it says so, or says its first and its last day."""
    term = next(find_terms(page, verdict), None)
    if term is None and verdict.any and (period := _period(page)) is not None:
        first, last, span = period
        value = duration_between(first, last)
        return Term(value, span, rule="dates.period") if value is not None else None
    return term


# มีผลบังคับใช้ตั้งแต่วันที่ 1 เมษายน 2561 ถึงวันที่ 31 มีนาคม 2566
_SINCE: Final = watched_in_reports("ตั้งแต่")
_RUNS: Final = re.compile(
    r"(?:ระยะเวลา|มีผล|บังคับ|บันทึก(?:ข้อ|ความ)|ข้อตกลง|ความร่วมมือ|M(?<![A-Za-z]M)[oO]U|สัญญา)[^\n]{0,70}$"
)
_NO_PERIOD: Final = re.compile("สมัคร|ลงทะเบียน|จัดงาน|เปิด|ยื่น|จำหน่าย")
_LEADS_TO_DAY: Final = re.compile("ตั้งแต่(?:วัน[ก-๎]{0,8}ที่|ช่วง)?[ ]{0,2}")
_LONGEST_PERIOD: Final = 90
_SINCES: Final = 40
"""Places of ตั้งแต่ that are looked at: no news has as many, and a text made of nothing else must not be slow."""


def _period(page: Page) -> tuple[str, str, Span] | None:
    """The first and the last day of the agreement, where a sentence about it tells both."""
    text = page.text
    for at in islice(_since(page), _SINCES):
        end = min(page.paragraph_end(at), at + _LONGEST_PERIOD)
        found = next(iter(find_dates(text[at:end], default_year=page.year)), None)
        if found is None or _LEADS_TO_DAY.fullmatch(text, at, at + found.start) is None:
            continue
        if found.precision == "day" and found.until is not None and len(found.until) == 10:
            return found.value, found.until, Span(at + found.start, at + found.end)
    return None


def _since(page: Page) -> Iterator[int]:
    """Where ตั้งแต่ may tell from when on the agreement runs."""
    for at in page.places(_SINCE, page.title_end):
        lead = page.text[max(page.paragraph_start(at), at - 100) : at]
        if _RUNS.search(lead) and not _NO_PERIOD.search(lead[-60:]) and not _NO_TERM.search(lead[-60:]):
            yield at


def find_terms(page: Page, verdict: Verdict) -> Iterator[Term]:
    """All terms that sentences about an agreement state, in the order of the text."""
    for match in matches_at(page.places(_TERM_BEGIN), _TERM, page.plain):
        start = max(page.paragraph_start(match.start()), match.start() - 140)
        around = page.text[start : match.start()]
        close = page.text[max(start, match.start() - 30) : match.end() + 10]
        if verdict.any and _OF_AGREEMENT.search(around + match[0]) is None and not _alone(page, match, start):
            continue
        if _NO_TERM.search(close) or _NO_TERM.search(match["between"] or match["near"] or ""):
            continue
        weak = match["between"] is None or match["unit"] == "วัน"
        if weak and _OF_AGREEMENT.search(page.text, max(start, match.start() - _NEAR), match.start()) is None:
            continue
        if match["unit"] == "วัน" and len(match["between"] or match["near"] or "") > _NEAR // 2:
            continue
        number = parse_number(match["number"] or match["bracketed"])
        if number is None or not 0 < number <= _LONGEST_TERM[match["unit"]]:
            continue
        value = f"P{int(number)}{ {'ปี': 'Y', 'เดือน': 'M', 'วัน': 'D'}[match['unit']] }"
        more = parse_number(match["months"]) if match["months"] else 6 if match["half"] else None
        if more is not None and match["unit"] == "ปี" and more < 12:
            value += f"{int(more)}M"
        if match["unit"] != "ปี" and _DEADLINE.search(page.text, start, match.start("number")):
            continue
        if parse_duration(value) is None or (match["unit"] == "วัน" and number < 30):
            continue
        yield Term(value, Span(match.start("number") if match["number"] else match.start("bracketed"), match.end()))


_NEAR: Final = 70
"""Code points before a term that is told in days, or by a plain verb, within which its agreement must be named."""
_LONGEST_TERM: Final = {"ปี": 99, "เดือน": 600, "วัน": 9_999}


def _alone(page: Page, match: re.Match[str], start: int) -> bool:
    """Whether the sentence says hardly more than the term: มีระยะเวลา 2 ปี."""
    before = page.text[start : match.start()].strip()
    return (
        before in ("", "มี", "โดยมี", "ทั้งนี้ มี", "มีกำหนด", "กำหนด") and page.paragraph_end(match.end()) - match.end() < 25
    )


def registered_term(page: Page, register: Register) -> Term | None:
    """The term that a labelled line states: ระยะเวลา: 3 ปี."""
    found = register_term(page, register)
    return Term(*found, rule="dates.register") if found is not None else None


def find_expiry(page: Page, verdict: Verdict, register: Register) -> tuple[str, Span] | None:
    """The day on which the agreement ends, where the article states it."""
    if not verdict.any:
        return None
    text = page.text
    for value in register.get("expires_on", ()):
        for found in find_dates(value.of(text), default_year=page.year):
            return found.value, Span(value.start + found.start, value.start + found.end)
    for value in register.get("term", ()):
        # ระยะเวลา: 5 มกราคม 2567 - 4 มกราคม 2570
        dates = find_dates(value.of(text), default_year=page.year)
        last = (dates[-1].until or dates[-1].value) if dates else ""
        if dates and last > dates[0].value:
            return last, Span(value.start + dates[-1].start, value.start + dates[-1].end)
    period = _period(page)
    if period is not None:
        return period[1], period[2]
    if "สิ้นสุด" not in text and "หมดอายุ" not in text and "ครบกำหนด" not in text:
        return None
    for found in find_dates(text[:REACH], default_year=page.year):
        line = page.paragraph_start(found.start)
        before = text[max(line, found.start - 60) : found.start]
        if (
            _EXPIRES.search(before)
            and _OF_AGREEMENT.search(text, max(line, found.start - 200), found.start)
            and "โครงการ" not in before
        ):
            return found.value, Span(found.start, found.end)
    return None
