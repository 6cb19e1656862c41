"""A short form with its long form, and the rules by which such pairs are read."""

from dataclasses import dataclass
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.rules import Rule, rule
from mou_tui.i18n import N_

AFTER_NAME: Final = rule(
    "abbreviations.after_name",
    N_("the short form in the bracket after an organisation's name"),
    "มหาวิทยาลัยลุ่มน้ำใส (มลส.) ลงนามบันทึกข้อตกลง",
    "มลส.",
)

OR: Final = rule(
    "abbreviations.or",
    N_("the short form after a name and “or”"),
    "องค์การสวนพฤกษา หรือ อสพ. ลงนามบันทึกข้อตกลง",
    "อสพ.",
)

INSIDE_BRACKET: Final = rule(
    "abbreviations.inside_bracket",
    N_("long and short form side by side in one bracket"),
    "อบรมเรื่องข้อมูล (Data Analytics - DA) ให้ครู",
    "DA",
)

ABRIDGED: Final = rule(
    "abbreviations.abridged",
    N_("a bracket that repeats the beginning of the words before it and cuts them short by ฯ"),
    "โครงการลงทะเบียนเพื่อสวัสดิการแห่งรัฐ (โครงการลงทะเบียนฯ) เริ่มแล้ว",
    "โครงการลงทะเบียนฯ",
)

PAPER: Final = rule(
    "abbreviations.paper",
    N_("the acronym of the paper beside its name"),
    "กรมป่าไม้ ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) กับ กรมประมง",
    "MOU",
)

LEGEND: Final = rule(
    "abbreviations.legend",
    N_("a legend of two pairs or more, one right after the other"),
    "รัฐแบ่งบริการเป็น G2G : ภาครัฐสู่ภาครัฐ G2B : ภาครัฐสู่ภาคธุรกิจ",
    "G2G",
    "G2B",
)

BRACKET_POSITION: Final = rule(
    "abbreviations.bracket_position",
    N_("the short form of an office in the bracket after it"),
    "รัฐมนตรีว่าการกระทรวงแรงงาน (รมว.แรงงาน) เป็นประธานในพิธีลงนาม",
    "รมว.แรงงาน",
)

INITIALS: Final = rule(
    "abbreviations.initials",
    N_("an acronym in the bracket after the Latin words whose initials it is"),
    "ใช้ข้อมูลจาก Data Lake Platform (DLP) ปีหน้า",
    "DLP",
)

BRACKET_NAME: Final = rule(
    "abbreviations.bracket_name",
    N_("the acronym in the bracket after a known name or agreement"),
    "มีการลงนามบันทึกความเข้าใจว่าด้วยความร่วมมือ (บคม.) กับเพื่อนบ้าน",
    "บคม.",
)

BRACKET_QUOTED: Final = rule(
    "abbreviations.bracket_quoted",
    N_("the short form in the bracket after words in quotation marks"),
    "ร่วมมือใน “โครงการบ้านมั่นคง” (บมค.) ปีหน้า",
    "บมค.",
)

BRACKET: Final = rule(
    "abbreviations.bracket",
    N_("the short form in a bracket, for the words before it as far as they belong together"),
    "มอบบัตรประจำตัว อาสาสมัครพัฒนาสังคม (อพส.) ปีหน้า",
    "อพส.",
)

LONG_IN_BRACKET: Final = rule(
    "abbreviations.long_in_bracket",
    N_("the long form in the bracket after its short form"),
    "มอบบัตรของ อพส. (องค์กรพัฒนาสังคม) ปีหน้า",
    "อพส.",
)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for, both as written; `whole` covers both."""

    short: Span
    long: Span
    rule: Rule

    @property
    def whole(self) -> Span:
        """The words from the beginning of the one to the end of the other."""
        return Span(min(self.short.start, self.long.start), max(self.short.end, self.long.end))
