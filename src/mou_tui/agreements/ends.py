"""When an agreement ends: which of the terms, days and years that a text names are its own, and how it ends.

มีระยะเวลา 3 ปี ตั้งแต่วันนี้ถึงวันที่ 17 พ.ย. 70     a day
บันทึกข้อตกลง… (พ.ศ. 2565 – 2570)                  a year
ต่ออายุโดยอัตโนมัติ                                  renewed by itself
ฉบับเดิมหมดอายุลงเมื่อวันที่ 17 มิ.ย. 2559            the end of the former agreement
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mou_tui.article import Span
from mou_tui.thai.dates import find_dates
from mou_tui.thai.fold import fold
from mou_tui.thai.years import BUDDHIST_OFFSET


class End(NamedTuple):
    """An end that a text states: `value` is ISO 8601 for the kinds `ends_on` and `former_end`, else an EndKind."""

    kind: str
    value: str
    span: Span


_AGREEMENT: Final = re.compile(
    r"บันทึก|ข้อตกลง|ความร่วมมือ|m(?<![a-z]m)o[ua]\b|mou|สัญญา|ลงนาม|ฉบับ|ร่วมกัน|ความตกลง|มีผล|ใช้บังคับ|บังคับใช้|แผนปฏิบัติการร่วม|แถลงการณ์|เจตจำนง|ระยะเวลาดำเนิน|memorand|agreement"
)
# Years that are no term of the agreement, by the words before them.
_OTHER_YEARS: Final = re.compile(
    r"สมาชิก|เกือบ|กว่า|เช่า|(?<!เชิง)(?<!หุ้นส่วน)ยุทธศาสตร์|แผนแม่บท|แผนพัฒนา|แผนการดำเนินงาน"
    r"|แผนการลงทุน|อายุ[ ]?(?:\d|ไม่|ต่ำ|ตั้งแต่|เกิน|คงเหลือ|ครบ)|หลังอายุ|เด็กอายุ"
    r"|บำนาญ|ทบทวน(?:ทุก|ใน)?|ทุก[ ]?ๆ?[ ]?\d|ครบรอบ|พันธบัตร|วาระการจ้าง|การจ้างงาน|พำนัก"
    r"|คุ้มครอง[ ]{0,2}$|ทุนประกัน|(?:คน|ราย|บาท|ตัน|ครั้ง|ทุน|ล้าน)ต่อปี|ปีละ|จัดสรร|ต่อเนื่องระยะ|ยกเว้น|ตรวจลงตรา|หนังสือเดินทาง|กฎกระทรวง|ประกาศกระทรวง"
    r"|อนุญาต|รับประกัน|ผ่อน|ชำระ|ดอกเบี้ย|กู้|รวมระยะเวลา|ก่อสร้าง|ประสบการณ์|หลักสูตร|อบรม"
    r"|ก่อตั้ง|ที่ผ่านมา|เข้าลงทุน|การลงทุน|คาดการณ์|ต่อสัญญา|ระยะที่|จากเดิม|(?:ฉบับ|บันทึก|mou|ความ)[^\n]{0,12}เดิม|รายได้|วีซ่า|สัมปทาน|ภายในระยะเวลา[^\n]{0,4}$|ตั้งเป้า"
    r"|นับถึง|ยื่น|ต่างด้าว|แรงงาน[ ]?mou|ครบ(?:กำหนด)?[ ]{0,2}$|แผน(?!ปฏิบัติการร่วม|ความร่วมมือ|งานความร่วมมือ)"
)
# ความร่วมมือภายในระยะเวลา 3 ปี: whatever else stands before.
_OF_COOPERATION: Final = re.compile(
    r"(?:ความร่วมมือ|ข้อตกลง|ความเข้าใจ)(?:นี้|ดังกล่าว)?[ ]?(?:มี|ใน|ภายใน)?(?:กำหนด)?ระยะเวลา[ ]?$"
)
_OTHER_AFTER: Final = re.compile(
    r"[ ]?(?:กว่า|ที่ผ่านมา|แล้ว|ขึ้นไป|[^\n]{0,12}(?:ได้|และ)?สิ้นสุดลง|[^\n]{0,25}หมดอายุ(?:ลง)?แล้ว)"
)
# Before a day: it was another agreement that ended then.
_FORMER: Final = re.compile(
    r"ฉบับ(?:เดิม|เก่า|แรก|ก่อน|ที่ผ่านมา)|ของเดิม|เดิมที่|ได้สิ้นสุด|ได้หมด"
    r"|หมดอายุ(?:ลง)?[ ]?(?:ไป)?(?:แล้ว)?[ ]?(?:เมื่อ|ตั้งแต่)|สิ้นสุด(?:ลง)?(?:แล้ว)?[ ]?เมื่อ|ครบกำหนดเมื่อ"
    r"|ทดแทน|ต่อจาก|ต่อเนื่องจาก|ต่ออายุจาก|expired"
)
_LEADS: Final = re.compile(
    r"(?:จน)?ถึง(?:วันที่|เดือน|สิ้นปี|ปี(?:งบประมาณ)?)?[ ]?(?:พ\.ศ\.)?[ ]{0,2}$"
    r"|(?:จะ)?(?:สิ้นสุด|หมดอายุ|ครบกำหนด)(?:ลง)?(?:ใน|วัน|ภายใน)?(?:วันที่|ปี)?[ ]{0,2}$|until[ ]$"
)
# พ.ศ. 2565 – 2570, ปี 2564–2568, ค.ศ. 2022-2025
_YEARS: Final = re.compile(
    r"(?:พ\.?ศ\.?|ค\.?ศ\.?|ปี(?:งบประมาณ)?(?:[ ]?พ\.ศ\.)?|\()[ ]?(?P<first>(?:25"
    r"|20)\d\d)[ ]?(?:[-–—−]|ถึง)[ ]?(?:พ\.?ศ\.?|ค\.?ศ\.?|ปี)?[ ]?(?P<last>(?:25|20)\d\d)(?!\d)"
)
_RANGE_GAP: Final = 60
"""Code points between a term and the days from when to when it runs."""
_BEFORE: Final = 140
_AUTO: Final = re.compile(
    r"(?:ต่ออายุ|ขยาย(?:เวลา|ระยะเวลา|อายุ)?|มีผล(?:บังคับ)?(?:ใช้)?(?:ต่อเนื่อง)?)[^\n]{0,24}?(?:โดย)?อัตโนมัติ"
    r"|automatic(?:ally)?[ ](?:renew|extend)\w*|(?:renew|extend)ed[ ]automatically"
)
_OPEN: Final = re.compile(r"(?:มีผล|บังคับใช้|ใช้บังคับ)[^\n]{0,30}?จนกว่า(?s:.{0,40}?)(?:ลงนามในบันทึก|ฉบับใหม่|จัดทำ|ทำบันทึก|แทนที่)")
_NONE: Final = re.compile(
    r"(?:ไม่มีกำหนด(?:ระยะเวลา|เวลา|วันสิ้นสุด|สิ้นสุด|อายุ)|ไม่(?:ได้)?กำหนด(?:ระยะเวลา|วัน)สิ้นสุด|มีผล[^\n]{0,20}ตลอดไป|(?:มีผล|บังคับใช้|ใช้บังคับ)[^\n]{0,30}?จนกว่า[^\n]{0,40}?(?:บอกเลิก|ยกเลิก))"
)
_CHANGED: Final = re.compile(r"จากเดิม[^\n]{0,80}$|เดิม(?:มีผล|กำหนด)[^\n]{0,60}$")
# What may be done is not what happens by itself: อาจขยายระยะเวลาได้.
_MAY: Final = re.compile(r"(?:อาจ|สามารถ|ไม่)[^\n]{0,12}$")


def is_own_term(text: str, span: Span) -> bool:
    """Whether the term at `span` is the agreement's: not an age, a lease, a strategy, a membership, a deadline of something else."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _BEFORE)
    before = fold(text[start : span.start])
    if _OF_COOPERATION.search(before):
        return True
    if _OTHER_YEARS.search(before[-70:]) or _OTHER_AFTER.match(text, span.end):
        return False
    return _AGREEMENT.search(before) is not None or span.start - start < 20


def former_or_own(text: str, span: Span) -> str | None:
    """Of the day at `span` that is said to be an end: `ends_on`, `former_end`, or None where it is no agreement's."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _BEFORE)
    before = text[start : span.start]
    if _FORMER.search(before[-70:]):
        return "former_end"
    if _NOT_AGREEMENTS_END.search(before[-80:]):
        return None
    # จะสิ้นสุดลงในวันที่ 19 มีนาคม 2567 ออกไป…จนถึงวันที่ 31 ธันวาคม 2568
    if _EXTENDED.match(text, span.end):
        return "former_end"
    return "ends_on"


_NOT_AGREEMENTS_END: Final = re.compile(
    r"ยกเว้น|ตรวจลงตรา|หนังสือเดินทาง|กฎกระทรวง|ประกาศกระทรวง|มาตรการ|แรงงาน|ต่างด้าว|จ้างงาน|ยื่น|ขอสินเชื่อ|จัดซื้อ|เดินทาง|ลงทะเบียน|โครงการ(?!ความร่วมมือ)[^\n]{0,30}$|ก่อสร้าง|รับสมัคร|อบรม|ผ่อนผัน"
)
_EXTENDED: Final = re.compile(
    r"[ ]?(?:ให้)?(?:ขยาย)?(?:เวลา)?ออกไป|[ ]?(?:ให้)?ขยาย(?:เวลา|ระยะเวลา|อายุ)|[^\n]{0,14}จึง(?:ได้)?[^\n]{0,24}(?:ใหม่|ต่ออายุ)"
)


def ends_in(text: str, terms: list[Span]) -> Iterator[End]:
    """The ends that a text states beside its `terms`: the last day of a span, a span of years, how it ends."""
    for term in terms:
        yield from _after_term(text, term)
    yield from _named_years(text)
    yield from _to_days(text)
    folded = fold(text)
    for pattern, kind in ((_AUTO, "auto"), (_OPEN, "open"), (_NONE, "none")):
        for match in pattern.finditer(folded):
            line = text.rfind("\n", 0, match.start()) + 1
            before = folded[max(line, match.start() - 100) : match.start()]
            if _CHANGED.search(before) or _MAY.search(before) or (kind == "auto" and "ไม่" in match[0][:4]):
                continue
            if _AGREEMENT.search(before + match[0]):
                yield End("end_kind", kind, Span(*match.span()))
                break


def _after_term(text: str, term: Span) -> Iterator[End]:
    """5 ปี (พ.ศ. 2564 – 2568); 3 ปี ตั้งแต่วันนี้ถึงวันที่ 17 พ.ย. 70; 5 ปี (พฤษภาคม 2564 - พฤษภาคม 2569)."""
    end = text.find("\n", term.end)
    stop = min(len(text) if end < 0 else end, term.end + _RANGE_GAP)
    after = text[term.end : stop]
    years = _YEARS.search(fold(after))
    if years is not None and years.start() < 40:
        yield End("ends_on", _year(years["last"]), Span(term.end + years.start(), term.end + years.end()))
        return
    for found in find_dates(text[term.end : min(stop + 40, len(text) if end < 0 else end)]):
        if found.until is not None and found.start < 40:
            yield End("ends_on", found.until, Span(term.end + found.start, term.end + found.end))
            return
        if found.start < _RANGE_GAP and _LEADS.search(after[: found.start]):
            yield End("ends_on", found.value, Span(term.end + found.start, term.end + found.end))
            return


_NAMES: Final = re.compile(
    r"(?:บันทึก(?:ข้อ|ความ)|ข้อตกลง|กรอบความร่วมมือ|แผนปฏิบัติการร่วม|ความตกลง|mou|แผนงานความร่วมมือ)[^\n]{0,90}$"
)


def _named_years(text: str) -> Iterator[End]:
    """บันทึกข้อตกลง…ในศตวรรษที่ 21 พ.ศ. 2565 - 2570: the years stand in the agreement's name."""
    head = fold(text[:_HEAD])
    for years in _YEARS.finditer(head):
        line = head.rfind("\n", 0, years.start()) + 1
        before = head[max(line, years.start() - 110) : years.start()]
        if _NAMES.search(before) and not _OTHER_YEARS.search(before[-70:]) and not _DURING.search(before):
            yield End("ends_on", _year(years["last"]), Span(*years.span()))
            return


# ส่งเสริมการท่องเที่ยวระหว่างปี 2560 – 2565: when something is done under it.
_DURING: Final = re.compile(r"(?:ระหว่าง|ประจำ|วาระ|ใน)(?:ปี)?[ ]?$")
_HEAD: Final = 3_000
"""Code points in which the name of an agreement is looked for."""
_DAY_LEAD: Final = re.compile(r"(?:(?:จน)?ถึง(?:วันที่|เดือน)|สิ้นสุด(?:ลง)?(?:ใน)?วันที่)")


def _to_days(text: str) -> Iterator[End]:
    """มีผลบังคับใช้ … จนถึงวันที่ 31 มีนาคม 2566: the day until which an agreement's sentence says that it runs."""
    for match in _DAY_LEAD.finditer(text[: _HEAD * 3]):
        line = text.rfind("\n", 0, match.start()) + 1
        before = fold(text[max(line, match.start() - 110) : match.start()])
        if not _RUNS.search(before) or _NOT_AGREEMENTS_END.search(before) or _OTHER_YEARS.search(before[-40:]):
            continue
        # A day of the range itself may stand before: ตั้งแต่วันที่ 19 กันยายน 2562 ถึงวันที่…
        near = text[match.end() - len("วันที่") if match[0].endswith("วันที่") else match.end() : match.end() + 40]
        offset = match.end() - len("วันที่") if match[0].endswith("วันที่") else match.end()
        found = next(iter(find_dates(near)), None)
        if found is not None and found.start <= len("วันที่") + 3 and found.precision != "year":
            span = Span(offset + found.start, offset + found.end)
            yield End("former_end" if _FORMER.search(before[-50:]) else "ends_on", found.value, span)
            return


_RUNS: Final = re.compile(
    r"(?:ระยะเวลา|มีผล|ใช้บังคับ|บังคับใช้|อายุ(?:ของ)?(?:บันทึก|ข้อตกลง|สัญญา|ความ)|(?:บันทึก(?:ข้อ|ความ)|ข้อตกลง|mou)[^\n]{0,60}(?:ขยาย|ต่ออายุ|ออกไป))[^\n]{0,80}$"
)


def _year(written: str) -> str:
    year = int(written)
    return str(year - BUDDHIST_OFFSET if year > 2400 else year)
