"""Which agreement the article is about, and how far it is: signed, renewed, planned, a draft, in force.

ลงนามบันทึกข้อตกลงความร่วมมือ (MOU)            → mou, signed
ครม.เห็นชอบร่างบันทึกความเข้าใจ                → mou, draft
ขับเคลื่อนความร่วมมือ MOU ระหว่าง…             → mou, in_force
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.agenda import find_matters, names_a_paper
from mou_tui.facts.agreement_mentions import JOINS, Agreement, find_agreements_named, is_now
from mou_tui.facts.agreement_status import find_approval, is_fresh, is_made, status_of
from mou_tui.facts.agreement_words import CUE, STRONG
from mou_tui.facts.model import Instrument, Status
from mou_tui.facts.page import Page
from mou_tui.facts.register import Register
from mou_tui.thai.dates import find_dates


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the article is about: the instrument and the status, each with the words that tell."""

    instrument: Instrument
    status: Status
    cue: Span | None = None
    status_cue: Span | None = None
    rule: str = "instrument.none"
    status_rule: str = "status.none"
    mentions: tuple[Agreement, ...] = ()

    @property
    def any(self) -> bool:
        """Whether the article reports an agreement."""
        return self.instrument != "none"


NONE: Final = Verdict("none", "none")


def find_agreement(page: Page) -> Verdict:
    """The agreement that the article is about."""
    if not page.places(CUE):
        return NONE
    mentions = find_agreements_named(page)
    if not mentions:
        return NONE
    title = [m for m in mentions if m.start < page.title_end]
    body = [m for m in mentions if m.start >= page.title_end]
    matters = find_matters(page)
    if matters:
        return _of_digest(page, matters, mentions)
    lead_end = _lead_end(page)
    about = _about(page, title, body, lead_end)
    if about is None:
        return NONE
    main, instrument, rule = about
    status, span, status_rule = status_of(page, main, title, body, lead_end)
    return Verdict(instrument, status, Span(main.start, main.end), span, rule, status_rule, tuple(mentions))


def _of_digest(page: Page, matters: list[Span], mentions: list[Agreement]) -> Verdict:
    """Of the matters of a meeting, the first whose title names a paper between sides: what was put before it is a draft."""
    papers = [matter for matter in matters if names_a_paper(page, matter)]
    for matter in sorted(papers, key=lambda one: "ระหว่าง" not in one.of(page.text)):
        named = next((m for m in mentions if m.kind != "sign" and matter.start <= m.start < matter.end), None)
        if named is not None:
            cue = Span(named.start, named.end)
            kind = _instrument(named, [])
            return Verdict(kind, "draft", cue, cue, "instrument.draft", "status.draft", tuple(mentions))
    return NONE


# สถานะ: ลงนามแล้ว
_STATED: Final[tuple[tuple[Status, re.Pattern[str]], ...]] = (
    ("draft", re.compile("ร่าง|(?i:draft)")),
    ("renewed", re.compile("ต่ออายุ|(?i:renewed|extended)")),
    (
        "planned",
        re.compile("(?:รอ|อยู่ระหว่าง|เตรียม|ยังไม่|จะ)[^\n]{0,30}|(?i:planned|pending|to be signed|in preparation)"),
    ),
    ("signed", re.compile("ลงนามแล้ว|ลงนามเรียบร้อย|(?i:signed)")),
    ("in_force", re.compile("มีผล|บังคับใช้|ดำเนินการ|(?<![A-Za-z])(?i:active|in force|ongoing)")),
)


def of_register(page: Page, verdict: Verdict, register: Register) -> Verdict:
    """The verdict on an article with labelled lines (วันที่ลงนาม: …): these say what running text would."""
    agreed = [span for field in ("parties", "signed_on", "expires_on", "signatory") for span in register.get(field, ())]
    if not agreed:
        return verdict
    if not verdict.any:
        if len(agreed) < 2:
            return verdict
        verdict = replace(verdict, instrument="cooperation", cue=agreed[0], rule="instrument.register")
    for span in register.get("status", ()):
        for status, words in _STATED:
            found = words.search(page.text, span.start, span.end)
            if found is not None:
                return replace(verdict, status=status, status_cue=Span(*found.span()), status_rule="status.register")
    for span in register.get("signed_on", ()):
        for day in find_dates(span.of(page.text), default_year=page.year):
            published = page.article.published_on
            later = published is not None and day.value > published[: len(day.value)]
            if verdict.status in ("none", "in_force", "planned") and not (later and verdict.status == "planned"):
                cue = Span(span.start + day.start, span.start + day.end)
                status = "planned" if later else "signed"
                return replace(verdict, status=status, status_cue=cue, status_rule="status.register")
    return replace(verdict, status="signed", status_cue=agreed[0]) if verdict.status == "none" else verdict


def _lead_end(page: Page) -> int:
    """The end of the lead: the first paragraphs of the body that make up some 900 code points."""
    length = 0
    for paragraph in page.body:
        length += paragraph.end - paragraph.start
        if length > 900:
            return paragraph.end
    return len(page.text)


def _about(
    page: Page, title: list[Agreement], body: list[Agreement], lead_end: int
) -> tuple[Agreement, Instrument, str] | None:
    """The mention that shows what the article is about, and its instrument."""
    lead = [m for m in body if m.start < lead_end]
    named = [m for m in title if m.kind != "sign"]
    if named:
        main = next((m for m in named if m.kind in STRONG), named[0])
        if named[0].kind == "contract" and named[0].signed:
            main = named[0]
        instrument = _instrument(main, body)
        shown = main if main.kind == instrument else next((m for m in body if m.kind == instrument), main)
        return shown, instrument, "instrument.in_title"
    if title:
        after = next((m for m in lead if m.kind != "sign" and not m.past), None) or next(
            (m for m in body if m.kind != "sign" and m.signed), None
        )
        if after is not None:
            instrument = _instrument(after, body)
            shown = after if after.kind == instrument else next((m for m in body if m.kind == instrument), after)
            return shown, instrument, "instrument.signed_in_title"
        return title[0], "cooperation", "instrument.signed_in_title"
    fresh = [
        m
        for m in body
        if m.signed
        and m.kind != "sign"
        and is_fresh(page, m, lead_end)
        and not (m.planned and (m.start >= lead_end or _OF_NOBODY.match(page.text, m.end)))
        and (m.kind != "contract" or _is_between_sides(page, m))
    ]
    if fresh:
        main = next((m for m in fresh if m.kind in STRONG), fresh[0])
        listed = _first_listed(page.plain, main, body)
        if listed is not None:
            return listed, listed.kind, "instrument.signed_in_body"  # type: ignore[return-value]
        return main, _instrument(main, body), "instrument.signed_in_body"
    drafts = [m for m in lead if m.draft and m.kind in (*STRONG, "contract") and not m.past]
    if drafts and find_approval(page.text[:lead_end]):
        return drafts[0], _instrument(drafts[0], []), "instrument.draft"
    joined = JOINS.search(page.text, 0, page.title_end)
    strong = [
        m
        for m in lead
        if m.kind in STRONG
        and not m.under
        and not (m.past and m.signed)
        and not _SIGNED_EARLIER.match(page.text, m.end, page.paragraph_end(m.end))
    ]
    if joined is not None and strong:
        return strong[0], _instrument(strong[0], body), "instrument.cooperation_in_title"
    made = next(
        (m for m in strong if not (m.past or m.planned or m.draft) and is_made(page.text, m) and is_now(page, m)),
        None,
    )
    return None if made is None else (made, _instrument(made, body), "instrument.signed_in_body")


# พิธีลงนามสัญญา…; A และ B ร่วมลงนามในสัญญา…; ลงนามในสัญญา… ระหว่าง A กับ B; ลงนามสัญญา… ให้กับ บริษัท B: a signing between two sides.
# Not คาดว่าจะลงนามในสัญญา…, โครงการที่ลงนามสัญญาแล้ว, ให้เซ็นสัญญารับสภาพหนี้: a contract of anybody, told in passing.
_CEREMONY: Final = re.compile("พิธี|สักขีพยาน|เป็นประธาน|ร่วม(?:กัน)?ลงนาม|ลงนามร่วม|เป็นผู้(?:แทน)?ลงนาม")
_BESIDE: Final = re.compile(
    "ระหว่าง(?!วัน|การ|ที่|เวลา|ดำเนิน)|(?<!สำหรับ)(?<!เกี่ยว)กับ(?!การ|ดูแล|สภาพ)|ให้แก่|ให้กับ"
    "|(?:จาก|ใน)(?=บริษัท|กลุ่มเกษตร|สหกรณ์|ธนาคาร)"
)
_OF_ANY_CONTRACT: Final = re.compile(
    r"(?:คาดว่า|เร่ง(?:รัด)?|ก่อน|(?<![ก-๎])รอ|หลัง|ต้อง|(?<!ผู้)ให้|มิได้|ไม่ได้|สามารถ|อนุสัญญา|ประสงค์|กรณี)[^\n]{0,24}$|วัน(?:ที่)?$"
)
# อธิบดีกรม A และกรรมการผู้จัดการ ธนาคาร B ลงนามในสัญญา…
_ROW_BEFORE: Final = re.compile(
    r"และ[ ]?(?:[ก-๎]{2,30}[ ]?)?(?:บริษัท|ธนาคาร|กระทรวง|กรม|การ[ก-๎]{3,30}แห่งประเทศไทย|สำนักงาน|มหาวิทยาลัย|องค์การ|สมาคม)[^\n]{2,90}$"
)


def _is_between_sides(page: Page, contract: Agreement) -> bool:
    """Whether the sentence that tells of a contract's signing tells of a ceremony, of several who sign, or with whom it is made."""
    text = page.text
    if "สัญญา" not in text[contract.start : contract.end]:
        return True  # ความตกลง, พิธีสาร: of states
    begin = contract.signing.start if contract.signing is not None else contract.start
    before = max(page.paragraph_start(begin), begin - 60)
    end = min(page.paragraph_end(contract.end), contract.end + 160)
    sentence = max(page.paragraph_start(begin), begin - 170)
    if _CEREMONY.search(text, sentence, end) or "ลงนาม" in text[: page.title_end]:
        return True
    if _OF_ANY_CONTRACT.search(text[before:begin]):
        return False
    return _BESIDE.search(text, begin, end) is not None or (
        JOINS.search(text, 0, page.title_end) is not None or _ROW_BEFORE.search(text[sentence:begin]) is not None
    )


_LIST_OF_PAPERS: Final = re.compile(
    r"[^\n]{0,60}\d{1,2}[ ]?ฉบับ[^\n]{0,220}?(?:ดังนี้|ได้แก่|ประกอบด้วย|คือ)[ :\n]{0,3}\(?1[.)][ ]?"
)


def _first_listed(text: str, main: Agreement, body: list[Agreement]) -> Agreement | None:
    """The first of the papers that `main` is short for: ลงนามความตกลง… 6 ฉบับ ดังนี้ 1. |บันทึกความเข้าใจ…"""
    listed = _LIST_OF_PAPERS.match(text, main.end) if main.kind == "contract" else None
    return None if listed is None else next((m for m in body if m.start == listed.end()), None)


# บันทึกความเข้าใจว่าด้วย… ซึ่งได้มีการลงนามกันเมื่อวันที่ 2 กุมภาพันธ์ที่ผ่านมา
_SIGNED_EARLIER: Final = re.compile(
    r"[^\n]{0,120}?(?:ซึ่ง|ที่)(?:ทั้งสอง(?:ฝ่าย)?)?(?:ได้)?(?:มีการ)?(?:ร่วม|จัดทำและ)?(?:กัน)?ลงนาม(?:[^\n]{0,60}(?:เมื่อ|ที่ผ่านมา|ตั้งแต่)|(?:ไป|กัน)?(?:ไว้|แล้ว))"
)


def _instrument(main: Agreement, body: list[Agreement]) -> Instrument:
    """The kind of paper: what the body calls it, where the headline only says that something was signed."""
    if main.kind in STRONG:
        named = next((m.kind for m in body if m.kind in STRONG and not m.past), None)
        if main.kind == "mou" and named == "moa":
            # The headline's MOU is short for any memorandum: the body's own name of it wins.
            return "moa"
        signed = [m for m in body if m.signed and m.kind != "sign" and not m.past]
        if main.kind == "mou" and signed and all(m.kind == "contract" for m in signed):
            # The headline calls MOU what the body reports as a contract: the body wins.
            return "contract"
        return main.kind  # type: ignore[return-value]
    strong = [m for m in body if m.kind in STRONG and not m.past]
    if main.kind == "contract":
        near = [m for m in strong if m.signed]
        return "contract" if not near or any(m.kind == "contract" and m.signed for m in body) else near[0].kind  # type: ignore[return-value]
    if strong:
        return strong[0].kind  # type: ignore[return-value]
    if main.kind == "cooperation":
        contract = [m for m in body if m.kind == "contract" and m.signed]
        return "contract" if contract and contract[0].start < main.start + 1500 else "cooperation"
    return "cooperation"


# จะเป็นสักขีพยานในพิธีลงนามบันทึกฯ ระหว่างหน่วยงานต่าง ๆ: an item of a programme, and no agreement that is told of.
_OF_NOBODY: Final = re.compile(r"[^\n]{0,60}?ระหว่าง(?:หน่วยงาน|องค์กร)[ ]?ต่าง")
