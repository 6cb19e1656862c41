"""Where the text names agreements, each with what is said of it: signed, planned, a draft, of before."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.agreement_words import STRONG, TOKEN_BEGIN, TOKENS
from mou_tui.facts.occurrences import watched
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import matches_at
from mou_tui.thai.dates import find_dates

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


def find_agreements_named(page: Page) -> list[Agreement]:
    """The agreements named in the text, each with what is said of it; a signing that names none is one of kind `sign`."""
    text = page.text
    found: list[Agreement] = []
    tokens = list(islice(matches_at(page.places(TOKEN_BEGIN), TOKENS, text), _MOST_TOKENS))
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
        if signing is None and token[0] == "แผนปฏิบัติการ":
            continue  # a body's own plan, which it approves
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


JOINS: Final = re.compile("จับมือ|ผนึก|ร่วมมือ")

FRESH_NEAR: Final = re.compile(
    r"วันนี้|วันที่[ ]?\d|เป็นประธาน|สักขีพยาน|พิธีลงนาม|ในโอกาสนี้|โอกาสนี้|โอกาสเดียวกัน"
    r"|ยัง(?<!อยู่ยัง)(?:ได้)?(?:มีการ)?(?:ร่วม)?(?:กัน)?ลงนาม"
    r"|พร้อมกันนี้|จากนั้น|ร่วมกันลงนาม|ลงนามร่วมกัน"
)

_OLD_NEAR: Final = re.compile(
    r"เมื่อ(?:ปี|[ ]?พ\.ศ)|นำมาสู่การลงนาม|ใน(?:ระยะ|ช่วง)แรก|ตั้งแต่ปี|เมื่อเดือน|ในปี[ ]?(?:พ\.ศ\.)?[ ]?\d|ปีที่(?:ผ่านมา|แล้ว)|ก่อนหน้านี้"
    r"|ที่ผ่านมา[ ]?(?:ได้|มีการ)|เคยลงนาม|ไปแล้ว|มาแล้ว|ตามที่(?:ได้)?[^\n]{0,40}ลงนาม"
    r"|สืบเนื่องจาก(?:ปี|เมื่อ|ที่)[^\n]{0,60}ลงนาม|จากการลงนาม|หลังจาก(?:ที่)?[^\n]{0,40}ลงนาม|นับตั้งแต่|หลัง(?<!ภายหลัง)(?:ได้)?(?:ร่วม)?ลงนาม|จากที่[^\n]{0,40}ลงนาม"
    r"|ซึ่ง[ก-๎]{2,40}ได้(?:ร่วม)?(?:กัน)?ลงนาม|ที่ได้มีการ(?:ร่วม)?ลงนาม(?!(?:กัน)?(?:ใน)?(?:วัน|ครั้ง)นี้)"
    r"|มีการลงนาม[ก-๎]{0,60}ฯ?[ ]?แล้ว|แนวทางตามบันทึก|ดำเนินการตามบันทึก|ขับเคลื่อนตามบันทึก"
)


def is_now(page: Page, mention: Agreement) -> bool:
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
