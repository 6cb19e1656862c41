"""When the agreement was or will be signed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.instruments import Verdict
from mou_tui.facts.occurrences import watched, watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import matches_at
from mou_tui.facts.register import Register
from mou_tui.thai.dates import ThaiDate, find_dates


@dataclass(frozen=True, slots=True)
class Signing:
    """The day of signing and where it is said; `doubtful` where the weekday written is not that day's."""

    value: str
    evidence: Span
    era: str | None
    doubtful: bool
    rule: str


# ── the day of signing ───────────────────────────────────────────────────────────────────────────────────────────────

_SIGNING: Final = re.compile(r"ลงนาม|บันทึกข้อตกลง|บันทึกความ|M(?<![A-Za-z]M)[oO]U|สัญญา|เซ็น|พิธี|เป็นประธาน|ร่วมมือ")
_OTHER_DATE_BEFORE: Final = re.compile(
    r"(?:พบกัน[^\n]{0,12}|ครั้งแรก|ริเริ่ม[^\n]{0,12}|เริ่ม(?:ใช้|ต้น|ดำเนิน)[^\n]{0,16}|ตั้งแต่|ภายใน|ระหว่าง|จนถึง|ถึง|สิ้นสุด|ก่อน|หลัง|ประจำ|นับจาก|มติ[^\n]{0,40}"
    r"|ปิดรับ|เริ่ม|ประกาศ|(?<!\d)(?<!\d )(?<!หลาย)(?<!สอง)(?<!สาม)ฉบับ(?:ลง)?|ข้อมูล|ณ|ปี|เกิด|ก่อตั้ง|ที่ผ่านมา|ครั้งก่อน"
    r"|มติ.{0,6}เมื่อ|เสด็จ.{0,30}|เปิดตัว|เปิดให้บริการ|ผลบังคับ[^\n]{0,20}"
    r"|บังคับใช้[^\n]{0,20})[ ]?(?:เมื่อ)?(?:วันที่|ใน|วัน)?[ ]{0,2}$"
)


def find_signing(page: Page, verdict: Verdict) -> Signing | None:
    """The day of signing: the date in a sentence that reports it, or วันนี้ (…) at the head of the report."""
    if verdict.status in ("draft", "none"):
        return _planned_signing(page, verdict) if verdict.status == "draft" else None
    told = _best_signing(page, verdict, _dates(page), 2)
    if told is None and verdict.status in ("signed", "renewed"):
        return _signed_yesterday(page)
    return told


# เมื่อวานนี้, without a date: the day before the article's.
_THE_DAY_BEFORE: Final = re.compile(r"(?:เมื่อ)?วานนี้(?![ ]?\()")
_YESTERDAYS: Final = watched_in_reports("วานนี้", "เมื่อวานนี้")


def _signed_yesterday(page: Page) -> Signing | None:
    """The day before the publication, where the sentence of the signing says that it was yesterday."""
    published = page.article.published_on
    if published is None or len(published) != len("2024-05-16"):
        return None
    for match in matches_at(page.places(_YESTERDAYS, page.title_end), _THE_DAY_BEFORE, page.text):
        line, end = page.paragraph_start(match.start()), page.paragraph_end(match.end())
        if "ลงนาม" in page.text[max(line, match.start() - 200) : min(end, match.end() + 200)]:
            day = date.fromisoformat(published) - timedelta(days=1)
            return Signing(day.isoformat(), Span(*match.span()), None, False, "dates.yesterday")
    return None


def signing_within(page: Page, verdict: Verdict, span: Span) -> Signing | None:
    """The day of signing that the text says in `span`, the statement of one of several agreements."""
    if verdict.status in ("draft", "none"):
        return None
    return _best_signing(page, verdict, (d for d in _dates(page) if span.start <= d.start < span.end), 4)


def _best_signing(page: Page, verdict: Verdict, dates: Iterable[ThaiDate], least: int) -> Signing | None:
    """The date of `dates` that is most surely that of the signing, where its rank is `least` or more."""
    ranked = [(_rank(page, d, verdict), -d.start, d) for d in dates if d.precision != "year"]
    score, _, best = max(ranked, key=lambda r: (r[0], r[1]), default=(0, 0, None))
    if best is None or score < least:
        return None
    # ระหว่างวันที่ 3-8 มีนาคม: a range tells the month at most.
    value = best.value[:7] if best.until and not best.today and len(best.value) == 10 else best.value
    return Signing(
        value,
        Span(best.start, best.end),
        best.era,
        best.precision == "day" and best.weekday_disagrees,
        "dates.today" if best.today else "dates.in_signing_sentence",
    )


def registered_signing(page: Page, verdict: Verdict, register: Register) -> Signing | None:
    """The day of signing that a labelled line states: วันที่ลงนาม: 23 สิงหาคม 2566."""
    if verdict.status == "draft":
        return None
    for line in register.get("signed_on", ()):
        for found in find_dates(line.of(page.text), default_year=page.year):
            span = Span(line.start + found.start, line.start + found.end)
            doubtful = found.precision == "day" and found.weekday_disagrees
            return Signing(found.value, span, found.era, doubtful, "dates.register")
    return None


_DATED: Final = watched("ลงนาม", "พิธี", "เป็นประธาน", "วันนี้", "MOU", "MoU", "บันทึก", "สัญญา", "ร่วมมือ", "เซ็น")
_AT_TIME: Final = re.compile(r"[ )]{0,3}(?:เวลา|ช่วง)[ ]?\d")
REACH: Final = 30_000
"""Code points in which dates are looked for: the ceremony is told long before."""


def _dates(page: Page) -> Iterator[ThaiDate]:
    """The dates of the paragraphs that speak of a ceremony, but for lines that are hardly more than a date."""
    text = page.text
    for n, paragraph in enumerate([*page.article.paragraphs[:1], *page.body]):
        if paragraph.start >= REACH or (n > 3 and not page.has(_DATED, paragraph.start, paragraph.end)):
            continue
        for found in find_dates(text[paragraph.start : min(paragraph.end, REACH)], default_year=page.year):
            end = paragraph.start + found.end
            if paragraph.end - paragraph.start > found.end - found.start + 30 or _AT_TIME.match(text, end):
                yield replace(found, start=found.start + paragraph.start, end=found.end + paragraph.start)


def _rank(page: Page, found: ThaiDate, verdict: Verdict) -> int:
    """How surely the date is that of the signing: 0 not at all."""
    text = page.text
    line = page.paragraph_start(found.start)
    if _far_ahead(page, found):
        return 0
    if not found.today and _OTHER_DATE_BEFORE.search(text, max(line, found.start - 60), found.start):
        return 0
    near = text[max(line, found.start - 160) : found.start]
    if _OTHER_DAY.search(near):
        return 0
    after = text[found.end : min(page.paragraph_end(found.end), found.end + 420)]
    signed_before = _SIGNED_BEFORE.search(near) is not None
    rank = max(_rank_of_sentence(page, found, after), 5 if signed_before else 0) - (found.precision == "month")
    signing = verdict.status_cue
    if verdict.status == "signed" and signing is not None and _RIGHT_BEHIND.fullmatch(text, signing.start, found.start):
        rank = 7
    published = page.article.published_on
    days = days_between(found.value, published)
    if days is not None:
        if days > 400 or (days > 45 and rank < 5):
            return 0
        if days < -3 and verdict.status != "planned" and not found.today:
            rank -= 2
    if verdict.status == "in_force":
        return rank if signed_before and rank >= 5 else 0
    if verdict.status == "planned" and not published:
        return max(rank, 3) if _DAY_SET.search(text, max(line, found.start - _DAY_SET_WITHIN), found.start) else 0
    if verdict.status == "planned":
        ahead = _AHEAD_BEFORE.search(near) or signed_before or "ลงนาม" in after
        return max(rank, 3) if ahead and published and found.value > published else 0
    return rank


def _rank_of_sentence(page: Page, found: ThaiDate, after: str) -> int:
    """How surely the sentence, which goes on with `after`, tells with the date when it was signed."""
    text = page.text
    line = page.paragraph_start(found.start)
    heads = line + _HEAD >= found.start
    if (found.today or heads) and _SPOKESMAN.match(after) and not _SIGNED_TODAY.search(after):
        return 0
    if found.today:
        # The day on which a spokesman speaks gives way to the one on which, as he says, it was signed.
        return _told_today(page, found, after)
    if "ลงนาม" in after and _YESTERDAY.search(text, max(line, found.start - 24), found.start):
        return 6
    if _WHEN_IT_WAS.search(text, max(line, found.start - 30), found.start) and _SIGNED_AFTER.match(after):
        return 5
    if (
        _WHEN.search(text, max(line, found.start - 60), found.start)
        and "ลงนาม" in text[max(line, found.start - 1_500) : found.start]
    ):
        return 4
    if heads and page.paragraph_end(found.end) > found.end + 60:
        return 4 if _SIGNING.search(after) else 2
    if "ลงนาม" in after:
        return 3
    # วันที่ 12 กันยายน 2564 เวลา 17.30 น. at the head of the report.
    return 3 if heads and found.start < page.title_end + 900 and _AT_TIME.match(text, found.end) else 0


# ได้หารือกันเมื่อวันที่ 3 พฤศจิกายน และเห็นพ้องว่าควรลงนาม: the day of something else.
_OTHER_DAY: Final = re.compile(
    r"(?:พบกัน|หารือกัน|พูดคุยกัน|ประชุมร่วมกัน|เริ่มต้นขึ้น)(?:(?!ลงนาม)[^\n]){0,24}$|คาดว่า(?:(?!ลงนาม)[^\n]){0,40}$"
)
_HEAD: Final = 45
"""Code points before a date that stands at the head of its line."""
_WHEN_IT_WAS: Final = re.compile(r"เมื่อ(?:วัน[ก-๎]{0,9})?(?:ที่)?[ ]{0,2}$")
_SIGNED_AFTER: Final = re.compile(r"(?:(?!ควร|จะ|เตรียม|นำไปสู่|เห็นพ้อง)[^\n]){0,220}?ลงนาม")


def _told_today(page: Page, found: ThaiDate, after: str) -> int:
    """How surely วันนี้ (…) is the day of signing: a spokesman's day gives way to the one on which, as he says, it was signed."""
    if _SAID.match(after):
        return 4
    return 6


# โดยได้|ลงนาม MOU เมื่อวันที่| 27 พฤศจิกายน 2566: surer than the day on which the article speaks
_RIGHT_BEHIND: Final = re.compile(
    r"(?:ลงนาม|เซ็น)(?:(?!โดย|ซึ่ง|และ(?:ได้|จะ|มี|ร่วม|[ ])|เพื่อ|กล่าว|ว่า|หารือ)[^\n]){0,90}?เมื่อ(?:วัน[ก-๎]{0,9})?(?:ที่)?[ ]{0,2}"
)
_SIGNED_BEFORE: Final = re.compile(r"ลงนาม[^\n]{0,160}(?:เมื่อ|ใน)?(?:วัน)?$")
_WHEN: Final = re.compile(r"(?:เมื่อ|ใน)[ ]?(?:วัน[ก-๎]{0,8}(?:ที่)?)?[ ]{0,2}$|ลงนาม[^\n]{0,60}$")
_AHEAD_BEFORE: Final = re.compile(r"(?:จะ|เตรียม|กำหนด|คาด)[^\n]{0,160}$")
# มีกำหนดทำการลงนาม… ในวันศุกร์ที่ |24 กุมภาพันธ์ 2566, on a page without a day of its own
_DAY_SET: Final = re.compile(r"กำหนด[^\n]{0,30}ลงนาม[^\n]{0,340}ใน(?:วัน[ก-๎]{0,9}(?:ที่)?)?[ ]?$")
_DAY_SET_WITHIN: Final = 420
# วานนี้ (28 มีนาคม 2565)
_YESTERDAY: Final = re.compile(r"วาน(?:นี้)?[ ]?[(]?(?:วันที่)?[ ]?$")
# วันนี้ (20 พฤศจิกายน 2567) นางสาว ก รองโฆษก… เปิดเผยว่า A และ B ร่วมลงนาม…: the day on which the government's spokesman speaks,
# but for … เปิดเผยว่า นายก… เป็นประธานในพิธีลงนาม, which is told of that day
_SPOKESMAN: Final = re.compile(
    r"(?:(?!ลงนาม|ว่า)[^\n]){0,120}?โฆษก(?:(?!ลงนาม)[^\n]){0,160}?(?:เปิดเผย|เผย|กล่าว|แถลง)"
    r"(?:(?!ลงนาม)[^\n]){0,60}?(?:ว่า|ถึง)"
)
_SIGNED_TODAY: Final = re.compile(
    r"วันนี้[^\n]{0,120}ลงนาม|ลงนาม[^\n]{0,120}(?:ใน)?วันนี้|(?:เป็นประธาน|พยาน|ร่วม(?:ใน)?พิธี)[^\n]{0,40}ลงนาม"
)
_SAID: Final = re.compile(r"(?:(?!ลงนาม)[^\n]){0,300}?(?:เปิดเผย|กล่าว)[ ]?ว่า")
_YEARS_AHEAD: Final = 3
"""Years after the publication in which a signing may be announced; a date beyond is a slip or that of something else."""
_LAST_YEAR: Final = 2100


def _far_ahead(page: Page, found: ThaiDate) -> bool:
    """Whether the date lies too far after the publication to be that of a signing."""
    return int(found.value[:4]) > (_LAST_YEAR if page.year is None else page.year + _YEARS_AHEAD)


def days_between(first: str | None, last: str | None) -> int | None:
    """Days from one ISO date to another, negative where the other is earlier; None where one is unknown or no whole day."""
    if first is None or last is None or not len(first) == len(last) == len("2024-05-16"):
        return None
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


_TO_BE_SIGNED: Final = re.compile(
    r"(?:จะ|กำหนด|คาด)[^\n]{0,60}ลงนาม[^\n]{0,220}|ลงนาม[^\n]{0,90}(?:ในช่วง|ระหว่าง)(?:การประชุม|วันที่)[^\n]{0,120}"
)


def _planned_signing(page: Page, verdict: Verdict) -> Signing | None:
    """The day for which the signing of a draft is planned."""
    text = page.text
    for match in _TO_BE_SIGNED.finditer(text):
        for found in find_dates(match[0], default_year=page.year):
            if (
                found.precision != "year"
                and not _far_ahead(page, found)
                and (not page.article.published_on or found.value >= page.article.published_on[: len(found.value)])
            ):
                span = Span(match.start() + found.start, match.start() + found.end)
                # A range tells the month at most.
                value = found.value[:7] if found.until else found.value
                return Signing(value, span, found.era, False, "dates.planned")
    return None
