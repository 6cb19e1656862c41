"""How far the agreement is: a draft, renewed, planned, signed, made, or in force."""

import re
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.agreement_mentions import FRESH_NEAR, JOINS, Agreement, is_now
from mou_tui.facts.agreement_words import STRONG
from mou_tui.facts.model import Status
from mou_tui.facts.occurrences import watched_in_reports
from mou_tui.facts.page import Page

_RENEWED: Final = re.compile(
    r"ลงนาม[^\n]{0,25}ต่ออายุ(?!สัญญาจ้าง|ใบ|วีซ่า|การจ้าง|การอนุญาต|หนังสือ|บัตร)"
    r"|ต่ออายุ(?:[ ]?(?:ความร่วมมือ|การลงนาม|บันทึก|MOU|MoU|ข้อตกลง))|ต่อสัญญา[ ]?(?:ความร่วมมือ|บันทึก|MOU|MoU|ข้อตกลง)"
    r"|(?:แทน(?:ที่)?|ปรับปรุง(?:จาก)?)[ ]?(?:บันทึก|MOU|MoU|ข้อตกลง)[^\n]{0,30}ฉบับ(?:เดิม|แรก|ก่อน|เก่า|ที่(?:1|หนึ่ง))"
    r"|(?:บันทึก|MOU|MoU|ข้อตกลง)[^\n]{0,40}(?:ฉบับเดิม|เดิม)[^\n]{0,40}(?:หมดอายุ|สิ้นสุด|ครบกำหนด)"
    r"|ขยาย(?:ระยะเวลา|เวลา|อายุ)[^\n]{0,30}(?:บันทึก|MOU|MoU|ข้อตกลง|ความตกลง|ความร่วมมือ)"
    r"|สานต่อ[^\n]{0,25}(?:บันทึก|MOU|MoU|ข้อตกลง)|(?:บันทึกข้อตกลง|บันทึกความเข้าใจ"
    r"|MOU|MoU)(?:[^\n]{0,40}(?:ฉบับใหม่ต่อเนื่อง|ฉบับที่[ ]?[2-9]|ต่อเนื่องเป็น)|(?:(?!โครงการ|สร้าง|พัฒนา|ติดตั้ง|อาคาร"
    r"|ถนน|ทาง|เฟส)[^\n]){0,30}ระยะที่[ ]?[2-9])"
    # บันทึกข้อตกลง… เฟส 2 (2567–2570): the years tell that the phase is the paper's.
    r"|(?:บันทึก|MOU|MoU|ข้อตกลง|ความร่วมมือ)[^\n]{0,60}(?:ระยะ(?:ที่)?|เฟส(?:ที่)?|[Pp]hase)"
    r"[ ]?[2-9][ ]?\(?(?:ปี|พ\.ศ\.|ระหว่างปี)?[ ]?(?:พ\.ศ\.)?[ ]?"
    r"(?:25|20)\d\d[ ]?(?:[-–]|ถึง)[ ]?(?:(?:25|20)\d\d|\d\d(?!\d))"
)

# The clause of the paper on how it may be renewed: กำหนดระยะเวลา 1 ปี โดยการต่ออายุบันทึก…
_IF_RENEWED: Final = re.compile("โดยการ$|สามารถ|อาจ|หาก|จนกว่า|เว้นแต่|ระยะเวลา[^\n]{0,25}$|โดยอัตโนมัติ|และ$")

_MAY_RENEW: Final = watched_in_reports(
    "เฟส",
    "hase",
    "ระยะที่",
    "ระยะ 2",
    "ระยะ 3",
    "ระยะ ๒",
    "ระยะ ๓",
    "ต่ออายุ",
    "ขยาย",
    "สานต่อ",
    "ต่อสัญญา",
    "ฉบับ",
    "ต่อเนื่องเป็น",
)

_APPROVES: Final = re.compile(
    r"(?:ครม\.?|คณะรัฐมนตรี|ที่ประชุม|บอร์ด|คณะกรรมการ|สนช\.?|รัฐสภา)[^\n]{0,120}(?:เห็นชอบ"
    r"|อนุมัติ|ไฟเขียว|รับทราบ|ผ่าน)|(?:เห็นชอบ|อนุมัติ|ไฟเขียว)[^\n]{0,80}ร่าง"
)

_APPROVING: Final = ("เห็นชอบ", "อนุมัติ", "ไฟเขียว", "รับทราบ", "ผ่าน")


def find_approval(lead: str) -> re.Match[str] | None:
    """The words by which `lead` says that something was approved."""
    return _APPROVES.search(lead) if any(word in lead for word in _APPROVING) else None


_APPROVES_ENGLISH: Final = re.compile(
    r"[A-Za-z’' -]{0,40}(?i:(?:cabinet|government)[ ](?:approve[sd]?|agree[sd]?|endorse[sd]?))[^\n]{0,60}(?i:MOU"
    r"|memorand|agreement|LOI)"
)


def is_fresh(page: Page, mention: Agreement, lead_end: int) -> bool:
    """Whether the sentence reports a signing of now and not one of before."""
    begin = max(page.paragraph_start(mention.start), mention.start - 170)
    end = min(page.paragraph_end(mention.end), mention.end + 120)
    sentence = page.plain[begin:end]
    if not is_now(page, mention):
        return False
    if mention.start < lead_end and mention.kind != "cooperation":
        return True
    signers = _SIGNERS.search(page.text, mention.end, page.paragraph_end(mention.end)) is not None
    if mention.kind == "cooperation" and mention.start < lead_end and (signers or _COOPERATES.search(sentence)):
        # News where the headline says that they join, or where the story begins with it or says when.
        opens = mention.start - page.title_end < _OPENING and page.body[:1] and mention.start < page.body[0].end
        return (
            not mention.past
            and not mention.planned
            and (
                bool(opens)
                or JOINS.search(page.text, 0, page.title_end) is not None
                or _ON_THE_DAY.search(sentence) is not None
            )
        )
    return FRESH_NEAR.search(sentence) is not None and (
        mention.kind in STRONG or "พิธีลงนาม" in sentence or (mention.kind == "contract" and "สักขีพยาน" in sentence)
    )


# A ได้ลงนามความร่วมมือ(ทางวิชาการ)กับ B; A และ B ร่วมลงนามความร่วมมือ; A ผนึก B ประกาศเจตนารมณ์ความร่วมมือ: who does it with whom.
_COOPERATES: Final = re.compile(
    r"(?:ลงนาม|ประกาศ|แสดง)(?:ใน)?(?:ข้อตกลง|บันทึก|กรอบ|ร่วม)?(?:เจตนารมณ์(?:ใน)?(?:การ)?)?ความร่วมมือ"
    r"(?:[^\n]{0,80}?(?:ระหว่าง|กับ)|(?<=และ)|(?<=ผนึก))"
    r"|(?:และ|ร่วมกับ|ผนึก|กับ)[^\n]{2,90}?(?:ลงนาม|ประกาศเจตนารมณ์)(?:ใน)?(?:ข้อตกลง)?ความร่วมมือ"
    # ลงนามในข้อตกลงเมืองพี่เมืองน้องระหว่าง A กับ B
    r"|ลงนาม(?:ใน)?ข้อตกลง[^\n]{0,60}?(?:ระหว่าง|(?<!เกี่ยว)กับ)"
    # A นาย ก และ B นาย ข ร่วมลงนามความร่วมมือ
    r"|ร่วม(?:กัน)?ลงนาม(?:ใน)?(?:ข้อตกลง)?ความร่วมมือ"
)

_SIGNERS: Final = re.compile(r"(?<!เข้า)ร่วมลงนาม(?!ถวาย)|เป็น(?:ผู้|ผู้แทน)(?:ร่วม)?ลงนาม")

_OPENING: Final = 260
"""Code points from the headline on in which the first sentence tells the news."""

_ON_THE_DAY: Final = re.compile(r"วันนี้|วันที่[ ]?\d|พิธี|สักขีพยาน|เป็นประธาน")

_Told = tuple[Status, Span | None, str]
"""A status with the words that tell it and the rule that found them."""


def status_of(page: Page, main: Agreement, title: list[Agreement], body: list[Agreement], lead_end: int) -> _Told:
    """How far the agreement is: the first of a draft, a renewal, a plan, a signing and a paper that was made, else in force."""
    lead = [m for m in body if m.start < lead_end]
    approved = find_approval(page.text[:lead_end]) is not None
    # พิธีลงนามร่างกรอบความตกลง, and no cabinet that approves: it is signed.
    drafts = [m for m in (*title, *lead) if m.draft and (approved or not m.signed or m.planned)]
    fresh = [m for m in lead if m.signed and not m.planned and m not in drafts and is_now(page, m)]
    return (
        _drafted(page, drafts, fresh, approved)
        or _renewal(page, [*title, *body], lead_end)
        or _announced(page, main, title, body, fresh, lead)
        or _signed_or_planned(page, title, body, fresh, lead_end)
        or _made_or_prepared(page, title, body, lead_end)
        or ("in_force", Span(main.start, main.end), "status.in_force")
    )


def _drafted(page: Page, drafts: list[Agreement], fresh: list[Agreement], approved: bool) -> _Told | None:
    in_english = _APPROVES_ENGLISH.match(page.text, 0, page.title_end)
    if in_english is not None:
        return "draft", Span(*in_english.span()), "status.draft"
    if drafts and (not fresh or (drafts[0].start < page.title_end and approved)):
        return "draft", Span(drafts[0].start, drafts[0].end), "status.draft"
    return None


def _renewal(page: Page, mentions: list[Agreement], lead_end: int) -> _Told | None:
    if not page.has(_MAY_RENEW, 0, lead_end) or not any(m.signing is not None for m in mentions):
        return None
    renewed = _RENEWED.search(page.plain, 0, lead_end)
    if renewed is None or _IF_RENEWED.search(page.text[max(0, renewed.start() - 40) : renewed.start()]):
        return None
    return "renewed", Span(*renewed.span()), "status.renewed"


def _announced(
    page: Page,
    main: Agreement,
    title: list[Agreement],
    body: list[Agreement],
    fresh: list[Agreement],
    lead: list[Agreement],
) -> _Told | None:
    """A signing to come, where the headline says so and the body tells of none that has been."""
    first_is_planned = _first_is_planned(body)
    if _PLANNED_TITLE.match(page.text, 0, page.title_end) and (not fresh or first_is_planned):
        future = [m for m in body if m.signed and m.planned]
        if first_is_planned or future or not any(m.signed and not m.planned and not m.past for m in lead):
            return _planned(future or [m for m in (*title, *body) if m.signed] or [main])
    signed = [m for m in title if m.signed]
    return _planned(title) if signed and all(m.planned for m in signed) and not fresh else None


def _signed_or_planned(
    page: Page, title: list[Agreement], body: list[Agreement], fresh: list[Agreement], lead_end: int
) -> _Told | None:
    """The signing of the lead, else the one of the headline, unless the article only tells of one to come."""
    if fresh:
        return "signed", fresh[0].signing, "status.signed"
    later = [m for m in body if m.signed and not m.planned and not m.draft and is_fresh(page, m, lead_end)]
    headed = [m for m in title if m.signed and not m.planned and not m.past]
    planned = [m for m in (*title, *body) if m.signed and m.planned and not m.past]
    if headed and (later or not planned):
        return "signed", headed[0].signing, "status.signed"
    in_passing = later and planned and planned[0].start >= lead_end
    if planned and not in_passing and not (later and later[0].start < planned[0].start):
        return _planned(planned)
    return ("signed", later[0].signing, "status.signed") if later else None


def _made_or_prepared(page: Page, title: list[Agreement], body: list[Agreement], lead_end: int) -> _Told | None:
    """A paper of which the article says that it was drawn up, or that it is being drawn up, and not that it was signed."""
    made = next((m for m in (*title, *body) if is_made(page.text, m)), None)
    if (
        made is not None
        and made.start < lead_end + 600
        and is_now(page, made)
        and _SINCE.search(page.text, made.end, page.paragraph_end(made.end)) is None
    ):
        return "signed", Span(made.start, made.end), "status.made"
    if any(m.signing is not None for m in (*title, *body)):
        return None
    near = (m for m in (*title, *body) if m.start < lead_end)
    prepared = next((m for m in near if _PREPARED.search(page.text[max(0, m.start - 30) : m.start])), None)
    return ("planned", Span(prepared.start, prepared.end), "status.prepared") if prepared is not None else None


def is_made(text: str, mention: Agreement) -> bool:
    """Whether the sentence says that the paper was made, or who makes it with whom."""
    if mention.under or mention.planned or mention.draft:
        return _MADE.search(text, max(0, mention.start - 110), mention.start) is not None
    return _MADE.search(text, max(0, mention.start - 110), mention.start) is not None or (
        mention.kind in STRONG
        and (
            (
                _WITH_WHOM.match(text, mention.end) is not None
                and _MAKES.search(text, max(0, mention.start - 90), mention.start) is not None
            )
            or _SIGNED_AS_THIS.match(text, mention.end) is not None
        )
    )


# … นำเสนอบันทึกข้อตกลง… ระหว่าง A และ B |แล้วผู้บริหารได้ลงนามในข้อตกลงนี้
_SIGNED_AS_THIS: Final = re.compile(
    r"[^\n]{0,300}?(?<!จะ)(?:ได้|แล้ว|ร่วมกัน)(?:ร่วม)?(?:กัน)?ลงนาม(?:ใน)?(?:ข้อตกลง|บันทึก[ก-๎]{0,24})[ ]?(?:ฉบับ)?(?:นี้|ดังกล่าว)"
)


def _first_is_planned(body: list[Agreement]) -> bool:
    """Whether the first signing that the body speaks of is still to come."""
    first = next((m for m in body if m.signed), None)
    return first is not None and first.planned


_PLANNED_TITLE: Final = re.compile(
    r"[^\n]{0,120}?(?:เตรียม(?!ความพร้อม|ตัว|การ(?:รับ|เลี้ยง))|จ่อ|เล็ง|ชง"
    r"|กำหนดจะ)[^\n]{0,110}?(?:ลงนาม|MOU|MoU|เอ็มโอยู|จับมือ|ผนึก)"
)

# การท่องเที่ยวฯ ร่วมกับบริษัท… จัดทำบันทึกข้อตกลง: reported as done, by whom and with whom.
_MADE: Final = re.compile(
    r"ร่วมกับ(?:(?!จะ|เพื่อ|เตรียม|เร่ง|หารือ|แนวทาง|อยู่ระหว่าง)[^\n]){2,90}?[ ](?:ได้)?(?:ร่วมกัน)?(?:จัด)?ทำ[ ]?$"
    r"|(?<!จะ)(?:ได้|พิธี|ร่วมกัน|เป็นประธาน(?:(?!หารือ|ประชุม)[^\n]){0,10})(?:ร่วม)?(?:กัน)?(?:จัด)?ทำ[ ]?$|(?<!จะ)(?<!เพื่อ)(?<!การ)(?<!เตรียม)ร่วม$"
    # พิธีบันทึกข้อตกลง…, A และ B แลกเปลี่ยนบันทึกข้อตกลง…
    r"|(?<!จะ)(?<!เพื่อ)ประสานความร่วมมือ(?:ใน(?:การ)?)?(?:จัด)?ทำ[ ]?$|เป็นสักขีพยาน[ ]?(?:ใน)?(?:การ|พิธี)(?:จัด)?ทำ[ ]?$"
    r"|และ(?:ได้)?ร่วม(?:กัน)?(?:จัด)?ทำ[ ]?$|(?<=[ ])พร้อม(?:ทั้ง|กับ)?(?:ได้)?(?:จัด)?ทำ[ ]?$"
    r"|(?<!จะมี)พิธี(?:แลกเปลี่ยน)?$|(?<!การ)(?<!เพื่อ)(?<!จะ)(?<!จะมีการ)(?:(?<=[ ])|ได้)แลกเปลี่ยน$"
)

# A ทำ MOU กับ B; A บันทึกข้อตกลงความร่วมมือกับ B: with whom it is made stands right behind.
_MAKES: Final = re.compile(
    r"(?:^|[ \n])(?:(?!จะ|เตรียม|ต้องการ|อยาก|เพื่อ|พร้อม|เร่ง|แผน|เจรจา|หารือ|ภายใต้|ตาม|ขับเคลื่อน|ติดตาม|ผลัก"
    r"|(?<!อำนวย)(?<!กรรม)(?<!จัด)(?<!ราช)(?<!ว่า)การ(?!ไฟฟ้า|ประปา|ท่า|ยาง|รถไฟ|กีฬา|เคหะ|นิคม)"
    r"|มี(?!นา)|ว่า)[^\n ]){3,60}(?:[ ]?\([^()\n]{1,30}\))?[ ](?:ได้)?(?:จัด)?(?:ทำ[ ]?)?$"
)

_WITH_WHOM: Final = re.compile(
    r"(?:ความร่วมมือ|ข้อตกลง)?(?:ทางวิชาการ)?[ ]?(?:\([^()\n]{1,40}\))?[ ]?(?:(?:โครงการ|เรื่อง|ว่าด้วย)[^\n]{2,80}?[ ])?(?:ร่วมกับ|กับ(?!ดูแล))"
)

_SINCE: Final = re.compile("ตั้งแต่ปี|เมื่อปี|อย่างต่อเนื่อง|ที่ผ่านมา")

_PREPARED: Final = re.compile(
    r"(?:การ|เพื่อ|เตรียม|เร่ง|จะ|ให้|แนวทาง|ร่วม|ใน)จัดทำ(?:ร่าง)?[ ]?(?:[ก-๎]{0,8})$"
    r"|หารือ[^\n]{0,20}$|(?:จะ|เตรียม(?:การ)?|เร่ง)(?:มีการ)?(?:ร่วม(?:กัน)?)?(?:จัด)?ทำ[ ]?$"
)


def _planned(mentions: list[Agreement]) -> _Told:
    first = next((m for m in mentions if m.signed), mentions[0])
    return "planned", first.signing or Span(first.start, first.end), "status.planned"
