"""Named projects, programmes, curricula, networks and campaigns that the agreement concerns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.instruments import Verdict
from mou_tui.facts.occurrences import watched, watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI, matches_at, stripped
from mou_tui.facts.register import Register


@dataclass(frozen=True, slots=True)
class Project:
    """A project's name as written, with its head word where that is part of the name."""

    name: Span
    rule: str


# โครงการ “…”, หลักสูตร (…) “…”
_QUOTED: Final = re.compile(
    r"(?P<head>โครงการ|หลักสูตร|แคมเปญ|เครือข่าย|แพลตฟอร์ม|แอป(?:พลิเคชัน|พลิเคชั่น)?|โปรแกรม|โครงการวิจัย|ชื่อโครงการ"
    r"|งานวิจัย(?:เรื่อง)?|งาน|กิจกรรม|ภายใต้ชื่อ|ในชื่อ(?:ว่า)?|ชื่อว่า|ใช้ชื่อ(?:ว่า)?|มีชื่อว่า|เรียกว่า|ภายใต้โครงการ)[ ]?(?:ชื่อ"
    r"|ภายใต้ชื่อ|คือ)?[ ]?[“\"‘](?P<name>[^“”\"\n‘’]{3,160})[”\"’]"
)
_HEADS: Final = watched_in_reports(
    "โครงการ",
    "หลักสูตร",
    "แคมเปญ",
    "เครือข่าย",
    "แพลตฟอร์ม",
    "แอป",
    "โปรแกรม",
    "ชื่อโครงการ",
    "งาน",
    "กิจกรรม",
    "ภายใต้ชื่อ",
    "ภายใต้โครงการ",
    "ในชื่อ",
    "ชื่อว่า",
    "ใช้ชื่อ",
    "มีชื่อว่า",
    "เรียกว่า",
)
# บันทึกข้อตกลงความร่วมมือ “การนำงานวิจัยสู่ชุมชน”, … เรื่อง “…”, … ว่าด้วย “…”: what the paper itself is called.
_OF_PAPER: Final = re.compile(
    rf"(?:บันทึก(?:ข้อตกลง|ความเข้าใจ|ความร่วมมือ|ความตกลง)|ข้อตกลง|M(?<![A-Za-z]M)[oO][UA]|หนังสือแสดงเจต[ก-๎]{{2,4}}|ลงนาม(?:ใน)?ความร่วมมือ)"
    rf"(?:ความร่วมมือ|ร่วมกัน|ทางวิชาการ|ด้าน[{THAI}]{{2,30}}|การ[{THAI}]{{2,16}}|\([^()\n]{{2,40}}\)|M[oO][UA]|[ ]){{0,5}}"
    rf"(?:เรื่อง|ว่าด้วย(?:เรื่อง)?|ภายใต้|ใน(?:ชื่อ)?|หัวข้อ|โครงการ)?[ ]?$"
)
_LEAST_OF_PAPER: Final = 10
# พัฒนา|แอปพลิเคชัน “คลองใส”, and not ผ่านแอปฯ “เป๋าตัง”: what is made, and not by what something is told.
_DEVELOPED: Final = re.compile("(?:พัฒนา|ใช้|เปิดตัว|สร้าง|ทำ|ออกแบบ|นำ)(?:ต่อยอด)?(?:การใช้)?(?:ระบบ)?[ ]?$")
# “ว่าด้วยความร่วมมือด้านวิชาการ”, “ความร่วมมือทางวิชาการ”: how any paper is called.
_PLAIN_PAPER: Final = re.compile(r"ว่าด้วย|(?:การ)?(?:ให้)?ความร่วมมือ(?:ทาง|ด้าน)?(?:วิชาการ)?$")
_MARKS: Final = watched_in_reports("“", '"', "‘")
_UNQUOTED: Final = re.compile(
    rf"(?P<head>โครงการ|หลักสูตร|แคมเปญ|เครือข่าย(?=[ ]?[A-Z]))(?![ ]?[“\"‘])[ ]?+(?P<name>(?!(?:ที่|คือ"
    rf"|ต่าง|นี้|ดังกล่าว|ฯ|ความร่วมมือ(?:$|[ ]|นี้|ดัง)|วิจัย(?:ร่วม|และ|นี้|ดังกล่าว|$|[ ])|และ|หรือ|ของ"
    rf"|ใน|บน|อื่น|ให้|แลกเปลี่ยน|ต้นแบบ[ ]|นำร่อง|เพื่อ(?![{THAI}]{{8}})|มี|ได้|จะ|เป็น"
    rf"|ระยะ|ร่วม|เอกชนร่วม|สำคัญ|ด้าน|ละ|ทั้ง|แรก|ใหม่|พิเศษ|ระดับ|ปริญญา|อบรม[ ]|ฝึกอบรม|การ(?:เรียน"
    rf"|ศึกษา|สอน|อบรม|ฝึก)|ระหว่าง|ขนาด|เดียว|โดย|อย่าง|ตาม|จาก|ภายใต้|ซึ่ง|กับ|ไป"
    rf"|แก่|ตลอดจน|พระราชดำริ[ ]|เงิน|ผ่าน|เหล่า|อีก|อันเนื่อง(?=$|[ ])|มา(?!ตรฐาน)|เริ่ม|ลงทุน[ ]|พัฒนา[ ]|ขอ"
    rf"|พัฒนาแห่งสหประชา|อาหารโลก|สิ่งแวดล้อมแห่งสหประชา"
    rf"|ทุก|[0-9,.]{{1,8}}[ ]?(?:โครงการ|แห่ง|หลักสูตร|เดือน|ล้าน|$)"
    rf"|[ ]?(?:ณ[ ]|รวม(?:ทั้ง)?[ ]?(?=[ก-๎ ]{{0,9}}(?:\d|บริหาร))|ต้อง)"
    rf"|ไม่|สามารถ|เสร็จ|แล้ว|ก่อน|ประสบ|การวิจัย|ดี[ ]|สำเร็จ|ต่อ"
    rf"|นำ[ ]|ประมาณ))[{THAI}0-9A-Za-z()&+/’'\-:.,“” ]{{6,150}})"
)
_NAME_END: Final = re.compile(
    r"(?:[ ]?(?:ระหว่าง|ร่วมกับ|ร่วมมือกับ|(?<!กำ)(?<!เกี่ยว)กับ(?=[ ]?(?:นาย|นาง|ดร\.|ศ\.|รศ\.|ผศ\.|คุณ|พล[.เต]))"
    r"|ซึ่ง|(?<!ปริมา)(?<!ประมา)(?<!คุ)ณ[ ]|เมื่อ|โดย(?!สาร|ชุมชน)|ภายใต้|พร้อม(?!เพย์)"
    r"|(?<!กำ)กับ(?=[ ]?(?:กระทรวง|กรม|สำนัก|มหา|บริษัท|สถาบัน|องค์|หน่วย|การ|ธนาคาร|สมาคม"
    r"|โครงการ))|เป็น(?![ ]?\d)|(?<!ราย)(?<!เงิน)ได้(?!รับการรับรอง|มาตรฐาน)|(?<=[ ])ได้|จะ|(?<!ขับเคลื่อน)(?<!ส่งเสริม)"
    r"(?<!สนับสนุน)(?<!ช่วยเหลือ)ให้(?!ได้รับ)|(?<!พื้น)(?<!ท้อง)(?<!หน้า)(?<!เวลา)ที่(?!ดิน|ราชพัสดุ|ยั่งยืน|มี|เป็น|อยู่"
    r"|ปรึกษา|พัก|ทำการ|จอด|ทำกิน|\d|[ ]\d)|มี(?=วัตถุ|เป้า|ระยะ|งบ|ความ|การ|ผู้|พื้นที่|จำนวน|กำหนด)|จำนวน|ของ(?=กระทรวง"
    r"|กรม|สำนัก|รัฐบาล|มหา|บริษัท|วิทยาลัย|สถาบัน|องค์|คณะ|ประเทศ(?=[ก-ฮ])|จังหวัด|การ|นาย)"
    r"|ในพื้นที่|(?<!ภาย)ใน(?=วัน|ปี|ครั้ง|การ)|ตาม(?!แนว|หลัก|รอย|พระ)|(?<!รับรอง)จาก(?!พระราช)|ผ่าน|ถือ|(?<!ส)นับ|มุ่ง|ประจำปี(?!งบ)|ดังกล่าว|รวม(?:ทั้ง"
    r"|ถึง)|ตลอดจน|และ(?=โครงการ|นาย|นาง|ดร|พล[ต.เ]|ร่วม|ได้|มี|เป็น|จะ|พิธี|ลงนาม|บันทึก|การลงนาม)|ควบคู่"
    r"|วงเงิน(?=[ก-๎ ]{0,10}\d)|(?:มูลค่า|งบประมาณ|บนพื้นที่|พื้นที่)(?:กว่า|ราว|รวม)?(?=[ ]?\d)|(?<=[ ])(?=\d{1,3},\d{3})"
    r"|วันที่|อย่างเป็น|ทั้งนี้|(?<!ก)ว่า|ต่อ(?!เติม|เนื่อง|ยอด|ต้าน|เรือ|สู้)|จึง|ครั้งนี้|วันนี้|กล่าว|ลงนาม|ด้วย(?!กัน)"
    r"|(?<!ภายใน)ปี[ ]?25|(?<!ที่)(?<!ที่[ ])\d{1,2}[.)](?=[ ])|(?<!ปี[ ])พ\.ศ|หรือ|(?<=[ ])เพื่อ(?=ให้|เป็น|ร่วม|ส่งเสริม|สร้าง|พัฒนา|ขับเคลื่อน|ยกระดับ"
    r"|เพิ่ม|สนับสนุน|แก้|ช่วย|นำ))|(?<=ระยะที่[ ]\d\))|[ ]\((?=โครงการ|มหาวิทยาลัย|[A-Z][A-Za-z]+[ ][^()\n]{8,})|[,“”\"]"
    r"|[.](?![ก-ฮA-Za-z0-9])|[ ](?:นาย|นาง|มี|และ[ ]"
    r"|ใน|กระทรวง|กรม|สำนัก|มหาวิทยาลัย|การ|เพื่อ(?!เฉลิม|ชาติ|คน|สังคม)|โครงการ|หลักสูตร|เล็ง|ผนึก"
    r"|ตั้งเป้า|ต้อง|ร่วมกัน|ผลักดัน|มุ่ง|พร้อม(?!ใช้)|ช่วย|ทั้ง|อีก|สำหรับ|นอก|แก่|แบบ(?!บูรณาการ)|สู่|ขับเคลื่อน"
    r"|จัด|นำ|หวัง|สามารถ|คาด|เข้าทำงาน|ชู|ดัน|หนุน|ยกระดับ|เดินหน้า|มอบ|ส่ง|สร้าง|เปิด))"
)
# “เครือข่ายการถ่ายทอดองค์ความรู้…” anywhere; in a headline any name of some length in quotation marks.
_QUOTED_NAME: Final = re.compile(
    r"(?<!ว่า)(?<!ว่า[ ])(?<!ลั่น[ ])(?<!ย้ำ[ ])[“\"](?P<name>(?P<head>เครือข่าย|โครงการ"
    r"|หลักสูตร|แคมเปญ|แพลตฟอร์ม)?[^“”\"\n]{12,200})[”\"](?![ ]?(?:นำ|ลุย|สั่ง|เผย"
    r"|ร่วม|ลงนาม|ชู|ย้ำ|ปลื้ม|จับมือ|รมว|รมช|รอง|เป็นประธาน))"
)


_QUOTE: Final = re.compile(r"[“\"](?P<name>[^“”\"\n]{3,160})[”\"]")
_SAID: Final = re.compile("ว่า[ ]?$|กล่าว[^\n]{0,20}$")
_NO_NAME: Final = re.compile(r"ลงนาม|จับมือ|MOU|MoU|บันทึก|เห็นชอบ|^(?:นาย|นาง|ดร\.|พล|รอง|รมว|รมช|ปลัด)")


# “สถาบันคุณวุฒิวิชาชีพ” in a headline is who, not what.
_ORGANIZATION: Final = re.compile(
    "(?:[ก-ฮ]{1,4}\\.){1,4}|สถาบัน|กระทรวง|กรม|มหาวิทยาลัย|บริษัท|สำนักงาน|ธนาคาร|สมาคม|องค์การ|มูลนิธิ|การไฟฟ้า|จังหวัด"
)


def find_projects(page: Page, verdict: Verdict, register: Register, scopes: Sequence[Span] = ()) -> list[Project]:
    """The projects, each once by its fullest name, in the order of the text.

    `scopes` are the areas of cooperation: what is named in one of them is of the agreement.
    """
    if not verdict.any:
        return _about_a_project(page)
    text = page.text
    found = [
        Project(name, "projects.register")
        for line in register.get("project", ())
        if 6 <= len(name := _trim(text, line.start, line.end)) <= 160
    ]
    reach = _reach(page)
    # A name may end beyond the reach, and must begin within it.
    # Behind that, an area of cooperation may be a project by itself.
    areas = {area.start for area in scopes}
    begins = [at for at in page.places(_HEADS) if at < reach or at in areas]
    quotes = [at for at in page.quotes if at < reach]
    for match in matches_at(begins if page.places(_MARKS) else (), _QUOTED, text):
        if (
            (match["head"].startswith("งาน") or match["head"] == "กิจกรรม")
            and match.start() > page.title_end
            and not _near_signing(page, match.start())
        ):
            continue
        if (
            match["head"].startswith("แอป")
            and _DEVELOPED.search(text, max(0, match.start() - 16), match.start()) is None
        ):
            continue
        found.append(Project(_trim(text, *match.span("name")), "projects.quoted"))
    for match in matches_at(quotes, _QUOTE, text):
        before = text[max(page.paragraph_start(match.start()), match.start() - 110) : match.start()]
        telling = len(match["name"]) >= _LEAST_OF_PAPER and not _NO_NAME.search(match["name"])
        telling = telling and not _PLAIN_PAPER.match(match["name"])
        if telling and not _ORGANIZATION.match(match["name"]) and _OF_PAPER.search(before) and not _SAID.search(before):
            found.append(Project(_trim(text, *match.span("name")), "projects.of_paper"))
    for match in matches_at(quotes, _QUOTED_NAME, text):
        if _NO_NAME.search(match["name"]) or _ORGANIZATION.match(match["name"]):
            continue
        if match["head"] or (match.end() <= page.title_end and (" " in match["name"] or len(match["name"]) >= 18)):
            found.append(Project(_trim(text, *match.span("name")), "projects.quoted_name"))
    done = 0
    for at in begins:
        unquoted = _UNQUOTED.match(text, at) if at >= done else None
        of_agreement = at < page.title_end or any(area.start <= at < area.end for area in scopes)
        if unquoted is None or not (of_agreement or _near_signing(page, at)):
            continue
        if _COUNTED_BEFORE.search(text, max(0, at - 8), at):
            continue
        span = _unquoted(text, unquoted)
        if span is not None:
            # The next name may begin where this one ends, long before its pattern does.
            bracket = _BEHIND_NAME.match(text, span.end)
            done = bracket.end() if bracket is not None else span.end
            found.append(Project(span, "projects.named"))
    for match in matches_at(page.places(_FOUNDS), _FOUNDED, text):
        span = _unquoted(text, match)
        if span is not None:
            found.append(Project(span, "projects.founded"))
    return _distinct(text, found)


# โครงการ A (โครงการ B): B is another name of A.
_BEHIND_NAME: Final = re.compile(r"[ ]{0,2}\([^()\n]{2,120}\)")
# 40 |โครงการ งบประมาณ…: how many, and no name.
_COUNTED_BEFORE: Final = re.compile(r"(?:\d|[๐-๙]|หลาย|ทุก|สอง|สาม)[ ]?$")
# ร่วมจัดตั้ง|ศูนย์ช่วยเหลือสังคมแห่ง…: what the parties found.
_FOUNDS: Final = watched_in_reports("ร่วมจัดตั้ง", "ร่วมก่อตั้ง", "ร่วมกันจัดตั้ง", "ร่วมกันก่อตั้ง")
_FOUNDED: Final = re.compile(
    rf"ร่วม(?:กัน)?(?:จัดตั้ง|ก่อตั้ง)(?P<head>ศูนย์|สถาบัน|กองทุน|เครือข่าย|ห้องปฏิบัติการ)(?P<name>(?!กลาง|ต่าง|ๆ|ฯ|ขึ้น"
    rf"|ใน|ที่|เพื่อ|ความร่วมมือ(?:$|[ ]))[{THAI}A-Za-z0-9() ]{{8,120}})"
)


# ธนาคาร A เริ่มโครงการ B กับบริษัท C: no paper is signed, and the article is about what two bodies do together.
_STARTS_TOGETHER: Final = re.compile(
    r"(?:[^\n]{0,90}(?:เริ่ม|เปิดตัว|เดินหน้า|ลุย|ร่วม|จัด|ทำ|พัฒนา|ขับเคลื่อน)[ ]?(?:โครงการ|หลักสูตร|แคมเปญ)[^\n]{2,90}?(?<!กำ)(?<!เกี่ยว)(?:ร่วม)?กับ"
    r"|[^\n]{0,60}(?:จับมือ|ผนึก|ร่วมกับ)[^\n]{2,90}(?:โครงการ|หลักสูตร|แคมเปญ))"
)
_TOGETHER: Final = watched_in_reports("จับมือ", "ผนึก", "ร่วมกับ", "กับ")
_PROJECT_WORDS: Final = watched("โครงการ", "หลักสูตร", "แคมเปญ")


def starts_together(page: Page) -> bool:
    """Whether the headline says that two bodies start or run a project together."""
    if not page.has(_PROJECT_WORDS, 0, page.title_end) or not page.has(_TOGETHER, 0, page.title_end):
        return False
    return _STARTS_TOGETHER.match(page.text, 0, page.title_end) is not None


def _about_a_project(page: Page) -> list[Project]:
    """The project that an article without an agreement is about: the one of its headline."""
    text = page.text
    quoted = [
        m
        for m in matches_at(page.quotes, _QUOTED_NAME, text, page.title_end)
        if m["head"] and not _NO_NAME.search(m["name"])
    ]
    if quoted:
        return [Project(_trim(text, *match.span("name")), "projects.quoted_name") for match in quoted]
    if not text.startswith(("โครงการ", "หลักสูตร")):
        return []
    found = [
        Project(span, "projects.in_title")
        for match in _UNQUOTED.finditer(text, 0, page.title_end)
        if (span := _unquoted(text, match))
    ]
    lead = page.paragraph_end(page.title_end + 1)
    for match in _UNQUOTED.finditer(text, page.title_end, min(lead + 300, len(text))):
        span = _unquoted(text, match)
        if span is not None:
            found.append(Project(span, "projects.in_lead"))
            break
    return _distinct(text, found)[:3]


def _reach(page: Page) -> int:
    """The end of the part in which projects are looked for: headline and the first two thousand code points."""
    return min(len(page.text), page.title_end + 2_200)


_SIGNING_NEAR: Final = re.compile(r"ลงนาม|บันทึก(?:ข้อ|ความ)|M[oO]U|ร่วมมือ|ภายใต้|จับมือ|ดำเนิน|ตาม$")


def _near_signing(page: Page, at: int) -> bool:
    begin = max(page.paragraph_start(at), at - 130)
    return _SIGNING_NEAR.search(page.text, begin, at) is not None


# 1 ตำบล 1 มหาวิทยาลัย, 1 อำเภอ 1 ทุน
_ONE_EACH: Final = re.compile(rf"\d[ ]?[{THAI}]{{2,14}}[ ]\d[ ]?[{THAI}]{{2,20}}")


def _unquoted(text: str, match: re.Match[str]) -> Span | None:
    start = match.start("head")
    name = match.start("name")
    counted = _ONE_EACH.match(text, name)
    stop = _NAME_END.search(text, counted.end() if counted else name + 3, match.end("name"))
    end = stop.start() if stop else match.end("name")
    span = _trim(text, start, end)
    opened = span.of(text).count("(") - span.of(text).count(")")
    if opened > 0:
        span = _trim(text, start, text.rindex("(", start, span.end))
    if _PLAIN_PAPER.fullmatch(text, name, span.end):
        return None
    least = _SHORTEST_LATIN if text[name].isascii() else _SHORTEST
    return span if span.end - name >= least else None


_SHORTEST: Final = 8
_SHORTEST_LATIN: Final = 4
"""Code points of a name behind its head word: fewer tell nothing."""


def _trim(text: str, start: int, end: int) -> Span:
    return stripped(text, start, end, ' “”"‘’', ' “”"‘’,.:;–-')


_UNTELLING: Final = re.compile(r"[\s“”\"‘’().,:–-]|และ|^โครงการ|^หลักสูตร")


def _distinct(text: str, projects: list[Project]) -> list[Project]:
    kept: list[tuple[str, Project]] = []
    for project in sorted(projects, key=lambda p: p.name.start):
        form = _UNTELLING.sub("", project.name.of(text))
        if len(form) < 4:
            continue
        twin = next((n for n, (other, _) in enumerate(kept) if form in other or other in form), None)
        if twin is None:
            kept.append((form, project))
        elif len(form) > len(kept[twin][0]) and (
            form.startswith(kept[twin][0])
            or len(form) < 2 * len(kept[twin][0])
            # The paper's own name holds the nickname that the headline calls it by.
            or project.rule == "projects.of_paper"
        ):
            kept[twin] = (form, project)
    return [project for _, project in kept[:8]]
