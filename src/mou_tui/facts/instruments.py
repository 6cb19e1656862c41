"""Which agreement the article is about, and how far it is: signed, renewed, planned, a draft, in force.

ลงนามบันทึกข้อตกลงความร่วมมือ (MOU)            → mou, signed
ครม.เห็นชอบร่างบันทึกความเข้าใจ                → mou, draft
ขับเคลื่อนความร่วมมือ MOU ระหว่าง…             → mou, in_force
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.model import Instrument, Status
from mou_tui.facts.occurrences import watched, watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import matches_at
from mou_tui.facts.register import Register
from mou_tui.thai.dates import find_dates

# What an agreement is called. The alternatives of one kind stand together; สัญญา and ความตกลง only count where they are signed.
_MOU: Final = (
    r"บันทึกข้อตกลง(?:ว่าด้วย)?(?:ความร่วมมือ)?|บันทึก(?:ความ|ช้อ|ความความ)เข้าใจ(?:ว่าด้วยความร่วมมือ"
    r"|ความร่วมมือ)?|บันทึกความร่วมมือ|บันทึกความตกลง|บันทึกตกลง|บันทึกแสดงความร่วมมือ"
    r"|หนังสือบันทึกความ|บันทึก(?=ทางวิชาการ)"
    # A letter too few or wrong.
    r"|บันทึก(?:ข้อตกความร่วมมือ|ข้อตงลง|ข้อความเข้าใจ|ข่อตกลง|ความเข้าใน(?![ก-๎]))"
    r"|(?<![A-Za-z])(?:MOUs?|MoUs?|M\.O\.U\.?|Mou)(?![A-Za-z])|เอ็มโอยู|(?i:memorand(?:um"
    r"|a)[ ]of[ ](?:understanding|cooperation|collaboration))|(?<![A-Za-z])MO[CU](?![A-Za-z])"
    r"|(?<=ต่ออายุ)บันทึก|ข้อตกลงความร่วมมือ|ข้อตกลงร่วมมือ"
)
_MOA: Final = (
    r"(?<![A-Za-z])(?:MOA|MoA)(?![A-Za-z])|(?i:memorand(?:um|a)[ ]of[ ]agreement)"
    # บันทึกข้อตกลง (Memorandum of Agreement: MOA): the bracket says which paper the Thai words mean.
    r"|บันทึก(?:ข้อ|ความ)ตกลง(?:ความร่วมมือ)?(?=[^()\n]{0,30}\([^()\n]{0,45}(?:MOA|MoA|(?i:of[ ]agreement)))"
)
_LOI: Final = (
    r"(?<![A-Za-z])(?:LOI|LoI)(?![A-Za-z])|(?i:letters?[ ]of[ ]intent(?:ion)?)|หนังสือแสดง(?:เจตจำนง"
    r"|เจตนา|ความจำนง)|หนังสือเจตจำนง|บันทึกแสดงเจตจำนง|บันทึกเจตจำนง"
)
_CONTRACT: Final = (
    r"สัญญา(?!จ้าง(?:เป็น|ผู้บริหาร|ผู้ว่า|แรงงาน|[ ]|$)|ณ|ว่า|ใจ|ที่จะ|กับตัวเอง|ชาติญาณ|บัณฑิต)|ความตกลง(?!ใจ|กัน)|พิธีสาร|สนธิสัญญา"
    r"|อนุสัญญา|(?<![A-Za-z])(?:FTA|PPA)(?![A-Za-z])"
)
_COOPERATION: Final = (
    r"(?:ประกาศ|แสดง|ลงนาม)(?:ร่วม|ปฏิญญา)?เจตนารมณ์|ความร่วมมือ|แถลงการณ์ร่วม|ปฏิญญา"
    r"|ปฎิญญา|แผนปฏิบัติการร่วม|แผนปฏิบัติการ|แผนงานความร่วมมือ|กรอบความร่วมมือ|ข้อตกลง"
    r"|กรอบการ|บันทึก(?!ภาพ|เสียง|ข้อมูล|เทป|วิดี|ไว้|การประชุม|ประวัติ)"
)
# Not ผู้มีอำนาจ|ลงนาม, มีผลตั้งแต่วันที่|ลงนาม: who may sign, and from when something counts.
_SIGNING: Final = (
    r"ลงนาม(?<!อำนาจลงนาม)(?<!ตั้งแต่วันที่ลงนาม)(?<!ตั้งแต่วันลงนาม)"
    r"|เซ็น(?=สัญญา|MOU|MoU|เอ็มโอยู|บันทึก|ข้อตกลง|[ ]?MOU)|ร่วมเซ็น|MOU[ ]Signing|(?<![A-Za-z])[Ss]ign(?:s|ed|ing)?(?![A-Za-z])"
)

_TOKENS: Final = re.compile(
    f"(?P<sign>{_SIGNING})|(?P<moa>{_MOA})|(?P<mou>{_MOU})|(?P<loi>{_LOI})|(?P<contract>{_CONTRACT})"
    f"|(?P<cooperation>{_COOPERATION})"
)
CUE: Final = watched(
    "ลงนาม", "เซ็น", "บันทึกข้อ", "บันทึกความ", "บันทึกตกลง", "MOU", "MOA", "MOC", "MoU", "MoA", "Mou", "M.O.U", "LOI", "LoI",
    "เอ็มโอยู", "หนังสือแสดง", "ข้อตกลงความ", "ความตกลง", "สัญญา", "เจตนารมณ์", "ปฏิญญา", "ปฎิญญา", "Memorand", "memorand",
    "Letter of", "letter of", "Letters of",
)  # fmt: skip
"""The cheap test whether an article may report an agreement at all."""

_TOKEN_BEGIN: Final = watched(
    "ลงนาม", "เซ็น", "ร่วมเซ็น", "บันทึก", "MO", "Mo", "M.O", "LOI", "LoI", "Le", "LE", "เอ็มโอยู", "ข้อตกลง",
    "หนังสือ", "สัญญา", "ความตกลง", "ความร่วมมือ", "พิธีสาร", "สนธิ", "อนุสัญญา", "FTA", "PPA", "ประกาศ", "แสดง",
    "แถลงการณ์", "ปฏิญญา", "ปฎิญญา", "แผน", "กรอบ", "memo", "Memo", "MEMO", "lett", "sign", "Sign",
)  # fmt: skip

STRONG: Final = ("mou", "moa", "loi")

# Right before a name of an agreement: it is only a draft, or one from before under which something is done.
# ร่างบันทึก…; อนุมัติการลงนามบันทึก…: what is approved is not signed yet.
_DRAFT_BEFORE: Final = re.compile(
    r"(?:\(ร่าง\)|ร่าง[ ]?(?:กรอบ|หนังสือ|พิธีสาร|ถ้อยคำ|บันทึก|เอกสาร)?"
    r"|(?:เห็นชอบ|อนุมัติ|ไฟเขียว)(?:ให้)?(?:มี)?(?:การ)?(?:จัดทำ|ลงนาม)?(?:ใน)?(?:[ ]?\(ร่าง\))?)[ ]?$"
)
_UNDER_BEFORE: Final = re.compile(
    r"(?:ตาม|ภายใต้|ผ่าน|ในระบบ|แรงงาน|แบบ|ต่างด้าว|นำเข้า|จาก|ใช้|ข้าม|กรอบ"
    r"|ขับเคลื่อน(?:ความร่วมมือ)?|ติดตาม(?:ความคืบหน้า|ผล)?(?:การดำเนิน(?:งาน|การ))?(?:ตาม)?"
    r"|ผลการดำเนินงาน(?:ตาม)?|ต่อยอด|ประชุม|ทบทวน|หารือ|ปฏิบัติตาม|มี)[ ]?(?:ร่าง)?$"
)
_PLANNED_BEFORE: Final = re.compile(
    r"(?:เตรียม(?:การ|ความพร้อม|จะ|ที่จะ|พร้อม)?|จะ(?:มี(?:การ|พิธี)?|(?:ร่วม)?เป็น(?:ประธาน|สักขีพยาน)[^\n]{0,25}|ได้|ร่วม|จัด(?:ให้มี)?(?:พิธี"
    r"|การ)?|เดินทาง[^\n]{0,30}|ต้อง|ได้มีการ|มีพิธี|ดำเนินการ)?|กำหนด(?:จัด)?(?:ให้มี)?(?:พิธี"
    r"|การ|จะ|ทำการ)?|คาดว่า(?:จะ)?[^\n]{0,20}|มีแผน(?:จะ|ที่จะ)?|อยู่ระหว่าง[^\n]{0,25}"
    r"|พร้อมจะ|นัด|เร่ง(?:รัด)?(?:จัดทำ|การ)?|ยกร่าง|เสนอ(?:ให้)?(?:มีการ|จัดทำ)?|ก่อน(?:การ"
    r"|จะ|พิธี)?|เพื่อ(?:เตรียม)?(?:จะ|การ)?|ผลักดัน(?:การ|ให้มีการ)?|ให้มีการ"
    r"|หารือ(?:(?!และ|พร้อม)[^\n]){0,30}|(?<![A-Za-z])(?:will|to|plans?"
    r"|expected)[ ](?:[A-Za-z]{1,14}[ ]){0,4})[ ]?(?:ร่วม)?(?:กัน)?(?:ใน|พิธี|การ)?[ ]?$"
)
_PAST_NEAR: Final = re.compile(
    r"(?:ที่ผ่านมา|ก่อนหน้านี้|ก่อนหน้า|เมื่อปี|ตั้งแต่ปี|ในปี|เคย|ซึ่งได้(?!กำหนด)|ที่ได้|ได้มีการ"
    r"|ที่มีการ|ที่ลงนาม|มาแล้ว|ไปแล้ว|ฉบับเดิม|หลังจาก(?:ที่)?|นับตั้งแต่|ตั้งแต่)"
)
_PAST_BEGIN: Final = watched(
    "ที่ผ่าน", "ก่อนหน้า", "เมื่อปี", "ตั้งแต่", "ในปี", "เคย", "ซึ่งได้", "ที่ได้", "ได้มี", "ที่มี", "ที่ลงนาม", "มาแล้ว", "ไปแล้ว", "ฉบับเดิม",
    "หลังจาก", "นับตั้ง",
)  # fmt: skip
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


def _approval(lead: str) -> re.Match[str] | None:
    """The words by which `lead` says that something was approved."""
    return _APPROVES.search(lead) if any(word in lead for word in _APPROVING) else None


_APPROVES_ENGLISH: Final = re.compile(
    r"[A-Za-z’' -]{0,40}(?i:(?:cabinet|government)[ ](?:approve[sd]?|agree[sd]?|endorse[sd]?))[^\n]{0,60}(?i:MOU"
    r"|memorand|agreement|LOI)"
)
_MOST_TOKENS: Final = 400
"""Words for agreements and signings that are looked at, from the beginning of the article."""
_WITHIN: Final = 110


@dataclass(frozen=True, slots=True)
class Agreement:
    """A word for an agreement, or of signing, in the text."""

    kind: str
    start: int
    end: int
    signed: bool = False
    signing: Span | None = None
    draft: bool = False
    under: bool = False
    planned: bool = False
    past: bool = False


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
    mentions = _mentions(page)
    if not mentions:
        return NONE
    title = [m for m in mentions if m.start < page.title_end]
    body = [m for m in mentions if m.start >= page.title_end]
    lead_end = _lead_end(page)
    about = _about(page, title, body, lead_end)
    if about is None:
        return NONE
    main, instrument, rule = about
    status, span, status_rule = _status(page, main, title, body, lead_end)
    return Verdict(instrument, status, Span(main.start, main.end), span, rule, status_rule, tuple(mentions))


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


def _mentions(page: Page) -> list[Agreement]:
    """The agreements named in the text, each with what is said of it; a signing that names none is one of kind `sign`."""
    text = page.text
    found: list[Agreement] = []
    tokens = list(islice(matches_at(page.places(_TOKEN_BEGIN), _TOKENS, text), _MOST_TOKENS))
    for n, token in enumerate(tokens):
        kind = token.lastgroup or ""
        start = token.start()
        before = text[max(0, start - 60) : start]
        line = before.rfind("\n")
        before = before[line + 1 :]
        if kind == "sign":
            named = _named_after(text, tokens, n)
            if named is None and not _stands_alone(text, token):
                continue
            if named is not None:
                continue
            found.append(
                Agreement(
                    "sign",
                    start,
                    token.end(),
                    True,
                    Span(*token.span()),
                    planned=_PLANNED_BEFORE.search(before) is not None,
                )
            )
            continue
        signing = _signing_before(text, tokens, n) or _signing_of_intent(text, tokens, n)
        if kind in ("contract", "cooperation") and signing is None and _DRAFT_BEFORE.search(before) is None:
            continue
        around = (
            text[signing.start() - 60 if signing and signing.start() > 60 else 0 : signing.start()]
            if signing
            else before
        )
        around = around[around.rfind("\n") + 1 :]
        sentence = (
            max(page.paragraph_start(start), start - 130),
            min(page.paragraph_end(start), token.end() + 110),
        )
        found.append(
            Agreement(
                kind,
                start,
                token.end(),
                signed=signing is not None,
                signing=Span(*signing.span()) if signing else None,
                draft=_DRAFT_BEFORE.search(before) is not None,
                under=signing is None and _UNDER_BEFORE.search(before) is not None,
                planned=_PLANNED_BEFORE.search(around) is not None or _on_a_programme(page, start),
                past=page.has(_PAST_BEGIN, *sentence) and _PAST_NEAR.search(text, *sentence) is not None,
            )
        )
    return found


# นายกรัฐมนตรีมีกำหนดการลงพื้นที่… ตรวจเยี่ยม… และเป็นสักขีพยานในพิธีลงนาม: a programme, of which nothing has been done.
_PROGRAMME: Final = re.compile("มีกำหนดการ|จะ(?:ตรวจ|ให้การต้อนรับ|เดินทาง|ลงพื้นที่|พบ|หารือ)")
_OTHER_TIME: Final = re.compile("ว่า|ได้|วันนี้|ซึ่ง|ทั้งนี้")
_PROGRAMME_REACH: Final = 420


def _on_a_programme(page: Page, at: int) -> bool:
    """Whether the sentence that names a paper at `at` is a programme of what someone will do."""
    told = list(_PROGRAMME.finditer(page.text, max(page.paragraph_start(at), at - _PROGRAMME_REACH), at))
    return bool(told) and _OTHER_TIME.search(page.text, told[-1].end(), at) is None


def _named_after(text: str, tokens: list[re.Match[str]], n: int) -> re.Match[str] | None:
    """The agreement that the signing number `n` is of: the next one in the same line, near."""
    for token in tokens[n + 1 : n + 3]:
        if (
            token.lastgroup == "sign"
            or token.start() - tokens[n].end() > _WITHIN
            or "\n" in text[tokens[n].end() : token.start()]
        ):
            return None
        return token
    return None


# ได้ลงนามกับ นาย ก ผู้ว่าการ… ใน|สัญญา
_SIGNED_WITH: Final = re.compile(r"(?:ร่วม)?กับ[^\n]{2,100}[ ]ใน$")


def _signing_before(text: str, tokens: list[re.Match[str]], n: int) -> re.Match[str] | None:
    """The signing of the agreement number `n`: the word before it in the same line (or right after it: MOU Signing)."""
    if n:
        before = tokens[n - 1]
        between = text[before.end() : tokens[n].start()]
        near = 14 if tokens[n].lastgroup in ("cooperation", "contract") and not _SIGNED_WITH.match(between) else _WITHIN
        if before.lastgroup == "sign" and len(between) <= near and "\n" not in between:
            return before
        if before.lastgroup not in ("sign", None) and len(between) <= 24 and "\n" not in between and n > 1:
            first = tokens[n - 2]
            if first.lastgroup == "sign" and before.start() - first.end() <= near:
                return first
    if n + 1 < len(tokens) and tokens[n].lastgroup in STRONG:
        after = tokens[n + 1]
        if (
            after.lastgroup == "sign"
            and after.start() - tokens[n].end() <= 12
            and "\n" not in text[tokens[n].end() : after.start()]
        ):
            return after
    return None


# A ผนึก B ประกาศเจตนารมณ์ความร่วมมือ … โดยมี นาย ก และ นาย ข ร่วมลงนาม
_INTENT: Final = ("ประกาศ", "แสดง")
_INTENT_REACH: Final = 700


def _signing_of_intent(text: str, tokens: list[re.Match[str]], n: int) -> re.Match[str] | None:
    """The signing of a declared intent, which may be told sentences later, before any other paper."""
    if not tokens[n][0].startswith(_INTENT) or "เจตนารมณ์" not in tokens[n][0]:
        return None
    for token in tokens[n + 1 :]:
        if token.start() - tokens[n].end() > _INTENT_REACH or token.lastgroup in STRONG:
            return None
        if token.lastgroup == "sign":
            return token
    return None


_ALONE: Final = re.compile(
    r"[ ]?(?:(?:จำนวน[ ]?)?[0-9๐-๙]{1,2}[ ]?ฉบับ|ร่วมกัน|ร่วมกับ|กับ|ระหว่าง|ในครั้งนี้|ครั้งนี้|โครงการ|ผนึก|จัด|ว่าด้วย"
    r"|เพื่อ|พัฒนา|ส่งเสริม|ขับเคลื่อน|ซื้อ|แลกเปลี่ยน|เป็นสักขี)"
)


def _stands_alone(text: str, token: re.Match[str]) -> bool:
    return _ALONE.match(text, token.end()) is not None and not text.startswith(("ถวาย", "ใน"), token.end())


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
        and _is_fresh(page, m, lead_end)
        and not (m.planned and (m.start >= lead_end or _OF_NOBODY.match(page.text, m.end)))
    ]
    if fresh:
        main = next((m for m in fresh if m.kind in STRONG), fresh[0])
        listed = _first_listed(page.plain, main, body)
        if listed is not None:
            return listed, listed.kind, "instrument.signed_in_body"  # type: ignore[return-value]
        return main, _instrument(main, body), "instrument.signed_in_body"
    drafts = [m for m in lead if m.draft and m.kind in (*STRONG, "contract") and not m.past]
    if drafts and _approval(page.text[:lead_end]):
        return drafts[0], _instrument(drafts[0], []), "instrument.draft"
    joined = _JOINS.search(page.text, 0, page.title_end)
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
        (m for m in strong if not (m.past or m.planned or m.draft) and _is_made(page.text, m) and _is_now(page, m)),
        None,
    )
    return None if made is None else (made, _instrument(made, body), "instrument.signed_in_body")


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
_JOINS: Final = re.compile("จับมือ|ผนึก|ร่วมมือ")


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
_FRESH_NEAR: Final = re.compile(
    r"วันนี้|วันที่[ ]?\d|เป็นประธาน|สักขีพยาน|พิธีลงนาม|ในโอกาสนี้|โอกาสนี้|โอกาสเดียวกัน"
    r"|ยัง(?<!อยู่ยัง)(?:ได้)?(?:มีการ)?(?:ร่วม)?(?:กัน)?ลงนาม"
    r"|พร้อมกันนี้|จากนั้น|ร่วมกันลงนาม|ลงนามร่วมกัน"
)
_OLD_NEAR: Final = re.compile(
    r"เมื่อ(?:ปี|[ ]?พ\.ศ)|นำมาสู่การลงนาม|ใน(?:ระยะ|ช่วง)แรก|ตั้งแต่ปี|เมื่อเดือน|ในปี[ ]?(?:พ\.ศ\.)?[ ]?\d|ปีที่(?:ผ่านมา|แล้ว)|ก่อนหน้านี้"
    r"|ที่ผ่านมา[ ]?(?:ได้|มีการ)|เคยลงนาม|ไปแล้ว|มาแล้ว|ตามที่(?:ได้)?[^\n]{0,40}ลงนาม"
    r"|จากการลงนาม|หลังจาก(?:ที่)?[^\n]{0,40}ลงนาม|นับตั้งแต่|หลัง(?<!ภายหลัง)(?:ได้)?(?:ร่วม)?ลงนาม|จากที่[^\n]{0,40}ลงนาม"
    r"|ซึ่ง[ก-๎]{2,40}ได้(?:ร่วม)?(?:กัน)?ลงนาม|ที่ได้มีการ(?:ร่วม)?ลงนาม(?!(?:กัน)?(?:ใน)?(?:วัน|ครั้ง)นี้)"
    r"|มีการลงนาม[ก-๎]{0,60}ฯ?[ ]?แล้ว|แนวทางตามบันทึก|ดำเนินการตามบันทึก|ขับเคลื่อนตามบันทึก"
)


def _is_now(page: Page, mention: Agreement) -> bool:
    """Whether the sentence says nothing of an earlier time."""
    begin = max(page.paragraph_start(mention.start), mention.start - 170)
    end = min(page.paragraph_end(mention.end), mention.end + 120)
    return _OLD_NEAR.search(page.plain, begin, end) is None and not _on_a_day_long_past(page, mention)


# ลงนามบันทึกความเข้าใจ… เมื่อวันที่ 24 เมษายน 2552
_ON_A_DAY: Final = re.compile(r"เมื่อวัน[ก-๎]{0,9}ที่[ ]?[^\n]{4,34}")
_LONG_PAST: Final = 150
"""Days after which a signing is no news."""


def _on_a_day_long_past(page: Page, mention: Agreement) -> bool:
    """Whether the sentence says that the paper was signed on a day long before the article."""
    published = page.article.published_on
    end = min(page.paragraph_end(mention.end), mention.end + 200)
    told = _ON_A_DAY.search(page.text, mention.end, end) if published is not None and len(published) == 10 else None
    if told is None or published is None:
        return False
    day = next((d.day for d in find_dates(told[0], default_year=page.year)), None)
    return day is not None and (date.fromisoformat(published) - day).days > _LONG_PAST


def _is_fresh(page: Page, mention: Agreement, lead_end: int) -> bool:
    """Whether the sentence reports a signing of now and not one of before."""
    begin = max(page.paragraph_start(mention.start), mention.start - 170)
    end = min(page.paragraph_end(mention.end), mention.end + 120)
    sentence = page.plain[begin:end]
    if not _is_now(page, mention):
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
                or _JOINS.search(page.text, 0, page.title_end) is not None
                or _ON_THE_DAY.search(sentence) is not None
            )
        )
    return _FRESH_NEAR.search(sentence) is not None and (
        mention.kind in STRONG or "พิธีลงนาม" in sentence or (mention.kind == "contract" and "สักขีพยาน" in sentence)
    )


# A ได้ลงนามความร่วมมือ(ทางวิชาการ)กับ B; A และ B ร่วมลงนามความร่วมมือ; A ผนึก B ประกาศเจตนารมณ์ความร่วมมือ: who does it with whom.
_COOPERATES: Final = re.compile(
    r"(?:ลงนาม|ประกาศ|แสดง)(?:ใน)?(?:ข้อตกลง|บันทึก|กรอบ|ร่วม)?(?:เจตนารมณ์(?:ใน)?(?:การ)?)?ความร่วมมือ"
    r"(?:[^\n]{0,80}?(?:ระหว่าง|กับ)|(?<=และ)|(?<=ผนึก))"
    r"|(?:และ|ร่วมกับ|ผนึก|กับ)[^\n]{2,90}?(?:ลงนาม|ประกาศเจตนารมณ์)(?:ใน)?(?:ข้อตกลง)?ความร่วมมือ"
)

_SIGNERS: Final = re.compile(r"(?<!เข้า)ร่วมลงนาม(?!ถวาย)|เป็น(?:ผู้|ผู้แทน)(?:ร่วม)?ลงนาม")
_OPENING: Final = 260
"""Code points from the headline on in which the first sentence tells the news."""
_ON_THE_DAY: Final = re.compile(r"วันนี้|วันที่[ ]?\d|พิธี|สักขีพยาน|เป็นประธาน")

_Told = tuple[Status, Span | None, str]
"""A status with the words that tell it and the rule that found them."""


def _status(page: Page, main: Agreement, title: list[Agreement], body: list[Agreement], lead_end: int) -> _Told:
    """How far the agreement is: the first of a draft, a renewal, a plan, a signing and a paper that was made, else in force."""
    lead = [m for m in body if m.start < lead_end]
    approved = _approval(page.text[:lead_end]) is not None
    # พิธีลงนามร่างกรอบความตกลง, and no cabinet that approves: it is signed.
    drafts = [m for m in (*title, *lead) if m.draft and (approved or not m.signed or m.planned)]
    fresh = [m for m in lead if m.signed and not m.planned and m not in drafts and _is_now(page, m)]
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
    later = [m for m in body if m.signed and not m.planned and not m.draft and _is_fresh(page, m, lead_end)]
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
    made = next((m for m in (*title, *body) if _is_made(page.text, m)), None)
    if (
        made is not None
        and made.start < lead_end + 600
        and _is_now(page, made)
        and _SINCE.search(page.text, made.end, page.paragraph_end(made.end)) is None
    ):
        return "signed", Span(made.start, made.end), "status.made"
    if any(m.signing is not None for m in (*title, *body)):
        return None
    near = (m for m in (*title, *body) if m.start < lead_end)
    prepared = next((m for m in near if _PREPARED.search(page.text[max(0, m.start - 30) : m.start])), None)
    return ("planned", Span(prepared.start, prepared.end), "status.prepared") if prepared is not None else None


def _is_made(text: str, mention: Agreement) -> bool:
    """Whether the sentence says that the paper was made, or who makes it with whom."""
    if mention.under or mention.planned or mention.draft:
        return _MADE.search(text, max(0, mention.start - 110), mention.start) is not None
    return _MADE.search(text, max(0, mention.start - 110), mention.start) is not None or (
        mention.kind in STRONG
        and _WITH_WHOM.match(text, mention.end) is not None
        and _MAKES.search(text, max(0, mention.start - 90), mention.start) is not None
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
    r"|(?<!จะ)(?:ได้|พิธี|ร่วมกัน|เป็นประธาน[^\n]{0,10})(?:ร่วม)?(?:กัน)?(?:จัด)?ทำ[ ]?$|(?<!จะ)(?<!เพื่อ)(?<!การ)(?<!เตรียม)ร่วม$"
    # พิธีบันทึกข้อตกลง…, A และ B แลกเปลี่ยนบันทึกข้อตกลง…
    r"|(?<!จะ)(?<!เพื่อ)ประสานความร่วมมือ(?:ใน(?:การ)?)?(?:จัด)?ทำ[ ]?$|เป็นสักขีพยาน[ ]?(?:ใน)?(?:การ|พิธี)(?:จัด)?ทำ[ ]?$"
    r"|และ(?:ได้)?ร่วม(?:กัน)?(?:จัด)?ทำ[ ]?$|(?<=[ ])พร้อม(?:ทั้ง|กับ)?(?:ได้)?(?:จัด)?ทำ[ ]?$"
    r"|(?<!จะมี)พิธี(?:แลกเปลี่ยน)?$|(?<!การ)(?<!เพื่อ)(?<!จะ)(?<!จะมีการ)(?:(?<=[ ])|ได้)แลกเปลี่ยน$"
)
# A ทำ MOU กับ B; A บันทึกข้อตกลงความร่วมมือกับ B: with whom it is made stands right behind.
_MAKES: Final = re.compile(
    r"(?:^|[ \n])(?:(?!จะ|เตรียม|ต้องการ|อยาก|เพื่อ|พร้อม|เร่ง|แผน|เจรจา|หารือ|ภายใต้|ตาม|ขับเคลื่อน|ติดตาม|ผลัก"
    r"|การ(?!ไฟฟ้า|ประปา|ท่า|ยาง|รถไฟ|กีฬา|เคหะ|นิคม)"
    r"|มี(?!นา)|ว่า)[^\n ]){3,60}(?:[ ]?\([^()\n]{1,30}\))?[ ](?:ได้)?(?:จัด)?(?:ทำ[ ]?)?$"
)
_WITH_WHOM: Final = re.compile(r"(?:ความร่วมมือ|ข้อตกลง)?(?:ทางวิชาการ)?[ ]?(?:\([^()\n]{1,40}\))?[ ]?(?:ร่วมกับ|กับ(?!ดูแล))")
_SINCE: Final = re.compile("ตั้งแต่ปี|เมื่อปี|อย่างต่อเนื่อง|ที่ผ่านมา")
_PREPARED: Final = re.compile(
    r"(?:การ|เพื่อ|เตรียม|เร่ง|จะ|ให้|แนวทาง|ร่วม|ใน)จัดทำ(?:ร่าง)?[ ]?(?:[ก-๎]{0,8})$"
    r"|หารือ[^\n]{0,20}$|(?:จะ|เตรียม(?:การ)?|เร่ง)(?:ร่วม(?:กัน)?)?(?:จัด)?ทำ[ ]?$"
)


def _planned(mentions: list[Agreement]) -> _Told:
    first = next((m for m in mentions if m.signed), mentions[0])
    return "planned", first.signing or Span(first.start, first.end), "status.planned"
