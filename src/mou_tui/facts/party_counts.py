"""Lists of parties that a number announces, or that are numbered, and lists of papers with their parties.

ภาคี 5 หน่วยงาน ได้แก่ [A] [B] … · กับ 1) [A] 2) [B] … · 2 ฉบับ ได้แก่ 1) … [A] กับ [B] 2) …
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from mou_tui.facts.body import Body
from mou_tui.facts.counted_names import names_by_number, said_number
from mou_tui.facts.occurrences import watched, watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.party_list import PartyList
from mou_tui.facts.party_lists import ListReader
from mou_tui.facts.party_rules import COUNTED, NUMBERED
from mou_tui.facts.party_subjects import opening_subject, row_before, subjects
from mou_tui.facts.patterns import matches_at, scan, words

SIGNING_NEAR: Final = re.compile(
    r"ลงนาม|บันทึก|M(?<![A-Za-z]M)[oO][UA]s?(?![A-Za-z])|เอ็มโอยู|สัญญา|ความตกลง|ข้อตกลง"
    r"|เจตนารมณ์|ปฏิญญา|L(?<![A-Za-z]L)[oO]I|Memorandum|หนังสือแสดง|ความร่วมมือ"
)
SIGNED_NEAR: Final = re.compile("ลงนาม|บันทึกข้อตกลง|บันทึกความ|MOU|MoU|สัญญา|เจตนารมณ์|ความตกลง|หนังสือแสดงเจต")

_COUNTED: Final = re.compile(
    r"(?:\d{1,3}|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)[ ]?(?:หน่วย(?:งาน)?|องค์กร|สถาบัน"
    r"|ฝ่าย|กระทรวง|ภาคี|บริษัท|มหาวิทยาลัย|แห่ง|พันธมิตร|กรม|ภาคส่วน|ธนาคาร|โรงพยาบาล"
    r"|สมาคม|เครือข่าย|จังหวัด|ราย|ราชวิทยาลัย|วิทยาลัย|โรงเรียน|มูลนิธิ|สภา|ชมรม)(?:[^\n(]|\([^()\n]{1,40}\)){0,70}?[ ]?(?:(?:ได้แก่|ประกอบ(?:ไป)?ด้วย"
    r"|คือ|ดังนี้|อาทิ|นำโดย)[ :]{0,2}|\((?!\d|[ก-ฮ.]{1,5}\)|[A-Z]))"
    r"|(?:กระทรวง|หน่วยงาน|องค์กร)(?:ที่(?:อยู่ภายใต้|อยู่|ร่วม|เข้าร่วม)|[^\n( ]{0,40}เข้าร่วม)[^\n(]{0,40}?(?:ได้แก่"
    r"|ประกอบ(?:ไป)?ด้วย|ดังนี้)[ :]{0,2}"
    r"|(?:ร่วมลงนาม|ลงนาม|ร่วมกับ|ระหว่าง|ผู้ลงนาม)[^\n]{0,80}?(?:หน่วยงาน|ภาคี|องค์กร"
    r"|พันธมิตร|เครือข่าย|สถาบัน)[^\n(]{0,70}?(?:ได้แก่|ประกอบ(?:ไป)?ด้วย|ดังนี้|เช่น|อาทิ)[ :]{0,2}"
    r"|(?:ผู้)?(?:ร่วม)?ลงนาม[ ]?(?:(?:ใน)?ครั้งนี้|ดังกล่าว|MOU|MoU|ความร่วมมือ)?[ ]?(?:ได้แก่|ประกอบ(?:ไป)?ด้วย|(?:มี)?ดังนี้)[ :]{0,2}"
    # พิธีลงนาม… รวม 3 ฉบับ ประกอบด้วย กรม A โดยนาย ก … กับมหาวิทยาลัย B โดยนาย ข
    r"|\d{1,2}[ ]?ฉบับ[ ]?(?:ได้แก่|ประกอบ(?:ไป)?ด้วย|คือ)[ :]{0,2}(?=[ก-ฮเ-ไ][^\n]{4,60}?[ ]โดย[ ]?(?:นาย|นาง|ดร|ศ|รศ|ผศ|พล|รอง|ผู้ช่วยศ))"
    # รัฐมนตรีที่เข้าร่วมการเซ็นเอ็มโอยูครั้งนี้จากกระทรวง A กระทรวง B …
    r"|(?:ลงนาม|เซ็น)(?:บันทึกข้อตกลง|ความร่วมมือ|MOU|MoU|เอ็มโอยู|[ ])*(?:ใน)?ครั้งนี้[ ]?(?:มา)?จาก[ ]?"
)
# ทั้ง 2 ฝ่าย| 4 หน่วยงาน |เทศบาล A เรือนจำ B …: the number alone announces the list.
_COUNTED_ONLY: Final = re.compile(r"\d{1,2}[ ]?(?:หน่วยงาน|องค์กร|สถาบัน|กระทรวง|ภาคี)[ ]{1,2}(?=[ก-ฮเ-ไ])")
_NUMBER_WORDS: Final = watched_in_reports(*words("สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ"))
_COUNTED_WORDS: Final = watched_in_reports(*words("ร่วมลงนาม ลงนาม เซ็น ร่วมกับ ระหว่าง ผู้ลงนาม กระทรวงที่ หน่วยงาน องค์กรที่"))
# What ends an announcement, and how far from its beginning at most: what goes on longer has brackets inside.
_ANNOUNCERS: Final = watched("ได้แก่", "ประกอบ", "ดังนี้", "มีดังนี้", "อาทิ", "เช่น", "จาก")
_NUMBER_ANNOUNCERS: Final = watched("ได้แก่", "ประกอบ", "คือ", "ดังนี้", "อาทิ", "นำโดย", "(")
_LONGEST_ANNOUNCEMENT: Final = 190
_MOST_DIGITS: Final = 3
_COUNTED_FROM: Final = re.compile("[ ]?[ก-ฮเ-ไ]")


_WITH_COUNTED: Final = re.compile(r"(?<!กำ)(?:ร่วมกับ|กับ|และ|จับมือ|ผนึก[^ \n]{0,12})[^\n]{0,30}$")


# ร่วมกับ| 5 พันธมิตร ได้แก่ …: somebody stands before it.
_JOINED_COUNTED: Final = re.compile(r"(?:ร่วมกับ|จับมือ(?:กับ)?|ผนึกกำลัง(?:กับ)?)[^\n]{0,24}?(?:\d|สอง|สาม|สี่|ห้า)")
# จังหวัดในพื้นที่ 3 จังหวัด ได้แก่ …: counted, and no parties.
# พร้อมด้วยผู้บริหารสถาบันการเงิน ได้แก่ …: who came along.
_OTHER_COUNT: Final = re.compile("ในสังกัด|นำร่อง(?:แล้ว|ใน|ที่)|พื้นที่|เป้าหมาย|พร้อมด้วย(?:คณะ)?ผู้บริหาร")
# กับ 14 หน่วยงาน ประกอบด้วย| 8 หน่วยงานในสังกัดกระทรวง A ได้แก่ …
_SIDES_COUNTED: Final = re.compile(
    r"(?:ระหว่าง|กับ|ร่วมกับ)[^\n]{0,60}?\d{1,2}[ ]?(?:หน่วยงาน|องค์กร|แห่ง)[ ]?(?:ได้แก่|ประกอบด้วย|คือ)[ ]?$"
)
_SIDE_REACH: Final = 110
_WITNESSES_NEAR: Final = 16


def _counts(page: Page) -> Iterator[re.Match[str]]:
    """Where a list is announced by a number, or by what is joined."""
    plain = page.plain
    # Of a figure, no more than three digits count.
    begins = [max(start, end - _MOST_DIGITS) for start, end in page.figures if _COUNTED_FROM.match(plain, end)]
    begins += page.places(_NUMBER_WORDS)
    begins = [at for at in begins if page.has(_NUMBER_ANNOUNCERS, at, at + _LONGEST_ANNOUNCEMENT)]
    begins += (at for at in page.places(_COUNTED_WORDS) if page.has(_ANNOUNCERS, at, at + _LONGEST_ANNOUNCEMENT))
    return matches_at(sorted(begins), _COUNTED, plain)


def counted_only(page: Page, reader: ListReader) -> Iterator[PartyList]:
    """The lists that nothing but a number announces, where the number fits and a signing stands near."""
    for start, end in page.figures:
        match = _COUNTED_ONLY.match(page.plain, start) if end - start <= _MOST_DIGITS else None
        if match is None or reader.body_from(match.end()) is None:
            continue
        if SIGNED_NEAR.search(page.text, max(page.paragraph_start(start), start - 90), start) is None:
            continue
        found = reader.read(match.end(), "counted", COUNTED)
        if len(found.members) == said_number(match[0]):
            found.exact = True
            yield found


def counted(page: Page, reader: ListReader, between: list[PartyList]) -> list[PartyList]:
    """The lists that a number announces: ภาคี 5 หน่วยงาน ได้แก่ …; `between` are the statements with ระหว่าง."""
    found = []
    text = page.text
    sides = (one.members[0] for one in between if len(one.members) == 1 and not one.remote)
    alone = sorted((body for body in sides if reader.body_from(body.start) is not None), key=lambda body: body.end)
    for match in _counts(page):
        start = max(0, match.start() - 260)
        near = (
            SIGNING_NEAR.search(text, start, match.start()) is not None
            or SIGNING_NEAR.search(text, match.start(), match.end() + 10) is not None
        )
        if _OTHER_COUNT.search(text, max(0, match.start() - 12), match.end()) and not _SIDES_COUNTED.search(
            text, max(0, match.start() - _SIDE_REACH), match.start()
        ):
            continue
        said_from = max(page.paragraph_start(match.start()), match.start() - _WITNESSES_NEAR)
        if "พยาน" in text[said_from : match.end()] and "ระหว่าง" not in match[0]:
            # … ร่วมเป็นสักขีพยานในการ|ลงนามครั้งนี้ ประกอบด้วย …
            continue
        result = reader.read(match.end(), "counted", COUNTED)
        result = _by_number(page, reader, match, result) or result
        if len(result.members) < 2 and len(result.of_people) >= 2:
            # 4 หน่วยงาน ได้แก่ นาย ก อธิบดีกรม A นาย ข อธิบดีกรม B
            result.members += result.of_people
        if not near and not (result.members and _SIGNS_AFTER.match(text, result.members[-1].end)):
            continue
        side = _first_side(reader, alone, match)
        if side is not None and result.members:
            result.members.insert(0, side)
            found.append(result)
        elif len(result.members) >= 2:
            before = subjects(reader, max(page.paragraph_start(match.start()), match.start() - 200), match.start())
            if (
                len(before) > 1
                and before[-1].organization is None
                and (_NUMBER_OF.fullmatch(text, before[-1].end, match.start()) is not None)
            ):
                # กรม A และบริษัทจัดหางาน| จำนวน 6 แห่ง ได้แก่ …: the word for those that follow.
                before.pop()
            signer, signers = _who_signs_with(page, reader, match)
            if before and signers and before[0].start > signer:
                # กรม A จัดพิธีลงนาม… พื้นที่ตามคำสั่งคณะ C ร่วมกับ| 8 หน่วยงาน ได้แก่ …: a body in the paper's name is no side.
                before = signers
            if before and (
                _WITH_COUNTED.search(text, before[-1].end, match.start())
                or _WITH_COUNTED.search(text, before[-1].end, match.end())
            ):
                result.members[:0] = before
            else:
                beside = [] if before else _of_position_before(reader, match.start())
                beside = beside or signers
                if not beside and _JOINED_COUNTED.search(text, max(0, match.start() - 40), match.end()):
                    known = {reader.name_of(body) for body in result.members}
                    beside = [body for body in opening_subject(reader) if reader.name_of(body) not in known]
                result.members[:0] = beside
            found.append(result)
    return found


def _by_number(page: Page, reader: ListReader, announced: re.Match[str], read: PartyList) -> PartyList | None:
    """The list behind `announced` read by the number that it says, where `read`, by the words alone, has another number of names."""
    count = said_number(announced[0])
    if count is None or len(read.members) == count:
        return None
    found = names_by_number(page.text, announced.end(), count, reader.body_from)
    known = found is not None and any(reader.body_from(body.start) is not None for body in found)
    if found is None or (not known and count < _SURE_NUMBER):
        return None
    known_starts = {body.start for body in read.members}
    if all(body.start in known_starts for body in found):
        # The list goes on behind those that were counted: … 3 แห่ง ได้แก่ A B C ร่วมกับ D
        return None
    more = [body for body in read.members if body.start >= found[-1].end]
    end = max(found[-1].end, read.end if more else 0)
    return PartyList(announced.end(), "counted", COUNTED, [*found, *more], end=end, exact=True, signers=read.signers)


_AND_OTHERS: Final = re.compile(r"[ ]?(?:\([^()\n]{1,40}\))?[ ]?(?:กับ|และ|ร่วมกับ)[^\n]{0,90}")


def _first_side(reader: ListReader, alone: list[Body], counted_list: re.Match[str]) -> Body | None:
    """Which of the bodies that are `alone` behind their ระหว่าง (in order) a list of the others follows.

    ระหว่างคณะ A |กับสถานศึกษา 5 แห่ง ได้แก่ …
    """
    n = bisect_right(alone, counted_list.end(), key=lambda body: body.end)
    side = alone[n - 1] if n else None
    return side if side is not None and _AND_OTHERS.fullmatch(reader.text, side.end, counted_list.end()) else None


_SURE_NUMBER: Final = 3
"""From so many names on a list needs no known one among them, where the number fits."""

_NUMBER_OF: Final = re.compile("[ ]?(?:จำนวน|ทั้ง|อีก|รวม)?[ ]?")
_LONGEST_PAPER: Final = 320
"""Code points from a signing to the list of those with whom it is signed, at most: the paper's name stands between."""
_SIGNS_WITH: Final = re.compile(
    r"ลงนาม(?:(?!โดยมี|กล่าว|ระหว่าง|เพื่อ(?!น)|สักขีพยาน)[^\n]){0,280}?(?<!กำ)(?<!เกี่ยว)(?<!ให้)(?:ร่วม)?กับ[^\n]{0,80}$"
)


def _who_signs_with(page: Page, reader: ListReader, counted_list: re.Match[str]) -> tuple[int, list[Body]]:
    """Who signs with those of a list, with where they do: นาย ก ปลัดกระทรวง A ร่วม|ลงนาม… กับอธิการบดี|6 แห่ง ประกอบด้วย …"""
    start = max(page.paragraph_start(counted_list.start()), counted_list.start() - _LONGEST_PAPER)
    signing = _SIGNS_WITH.search(page.text, start, counted_list.end())
    if signing is None:
        return 0, []
    begin = max(page.paragraph_start(signing.start()), signing.start() - 260)
    row = row_before(reader, signing.start(), begin, COUNTED)
    return signing.start(), [] if row is None else row.members or row.of_people


_AND_GROUP: Final = re.compile(
    r"[ ]?(?:\([^()\n]{1,40}\))?[ ]?(?:(?:ได้)?(?:ร่วม)?ลงนาม[^\n]{0,60}\n?)?(?:และ|กับ|ร่วมกับ|พร้อมด้วย)[ ]?"
    r"(?:กลุ่ม|ภาคี|เครือข่าย|พันธมิตร|อีก)?[ก-๎]{0,14}[ ]?(?:[ก-๎]{2,14}[ ]?)?"
)


def _of_position_before(reader: ListReader, at: int) -> list[Body]:
    """The organisation of the one who is named right before a group: นาย ก อธิบดีกรม A และ กลุ่ม 7 สมาคม …"""
    for start, end in reader.positions.items():
        if at - 120 < end <= at and _AND_GROUP.fullmatch(reader.text, end, at):
            return reader.within(start, end + 1)[:1]
    return []


# 2 ฉบับ ได้แก่ 1) บันทึกข้อตกลงด้าน… กรม A โดย นาย ก กับบริษัท B …: papers, each with its parties.
_PAPERS: Final = re.compile(
    r"(?:\d{1,2}[ ]?(?:ฉบับ(?:[ ]{1,2}และ[^\n]{0,110}?)?|เรื่อง|โครงการ|รายการ)|หลาย[ ]?(?:ๆ[ ]?)?(?:ฉบับ|เรื่อง|โครงการ|ด้าน))"
    r"[^\n]{0,40}?(?:ได้แก่|ประกอบด้วย|ดังนี้|คือ|อาทิ|เช่น)[ :]{0,2}\n?(?=[ ]?(?:\(?1[.)]|ฉบับที่[ ]?1))"
)
# จัดเตรียมโครงการ|ภายใต้บันทึกข้อตกลง… จำนวน 3 โครงการ ได้แก่ 1. …: what is done by one paper.
_UNDER_PAPER: Final = re.compile(r"(?:ภายใต้|ตาม)(?:บันทึก|ข้อตกลง|ความร่วมมือ|M[oO]U|กรอบ)[^\n]{0,80}$")
_PAPER_ITEM: Final = re.compile(r"(?:(?<=[ \n(])|^)\(?\d{1,2}[.)](?!\d)|ฉบับที่[ ]?\d{1,2}")
_PAPERS_BEGIN: Final = watched_in_reports("ฉบับ", "เรื่อง", "โครงการ", "รายการ")
_MANY: Final = watched_in_reports("หลาย")
_MOST_PAPERS: Final = 15
_PAPER_LENGTH: Final = 500


def of_papers(page: Page, reader: ListReader, between: list[PartyList]) -> Iterator[PartyList]:
    """The parties of each paper of a list of papers that a number announces.

    Where each paper names one side only, the other is the one that the sentence before names: ระหว่าง A กับ หน่วยงานเอกชน 5 ฉบับ …
    """
    text = page.text
    begins = [max(start, end - 2) for start, end in page.figures if start >= page.title_end]
    begins += page.places(_MANY, page.title_end)
    for announced in matches_at(sorted(begins), _PAPERS, page.plain) if page.places(_PAPERS_BEGIN) else ():
        near = text[max(0, announced.start() - 160) : announced.start()]
        if SIGNED_NEAR.search(near) is None or ("ฉบับ" not in announced[0] and _UNDER_PAPER.search(near)):
            continue
        starts = [
            m.end()
            for m, _ in zip(_PAPER_ITEM.finditer(page.plain, announced.end()), range(_MOST_PAPERS), strict=False)
        ]
        for n, start in enumerate(starts):
            end = min(starts[n + 1] if n + 1 < len(starts) else page.paragraph_end(start), start + _PAPER_LENGTH)
            if (side := _one_side(reader, start, end)) is not None:
                side.members[:0] = next(
                    (b.members for b in reversed(between) if b.where < start and len(b.members) == 1), []
                )
                yield side
                continue
            if (stated := _both_sides(reader, between, start, min(end, page.paragraph_end(start)))) is not None:
                stated.listed = True
                continue
            for body in reader.within(start, end):
                if "ระหว่าง" in text[start : body.start]:
                    break  # read by that word
                sides = reader.read(body.start, "counted", COUNTED, end)
                if len(sides.members) > 1:
                    sides.listed = True
                    yield sides
                    break


def _both_sides(reader: ListReader, between: list[PartyList], start: int, end: int) -> PartyList | None:
    """The statement in the item at [start, end) that begins with ระหว่าง and names nothing but known organisations."""
    for found in between:
        if start <= found.where < end and reader.text[start : found.where].rstrip().endswith("ระหว่าง"):
            known = (
                b.country or reader.text[b.start].isascii() or reader.body_from(b.start) is not None
                for b in found.members
            )
            return found if len(found.members) > 1 and not found.remote and all(known) else None
    return None


# 1) ความร่วมมือด้าน… กับ บริษัท B จำกัด 2) …
_OTHER_SIDE: Final = re.compile("[ ](?:ร่วม)?กับ[ ]")


def _one_side(reader: ListReader, start: int, end: int) -> PartyList | None:
    """The side behind “with”, where nobody is named before it in the item at [start, end)."""
    match = _OTHER_SIDE.search(reader.text, start, end)
    if match is None or any(not body.country for body in reader.within(start, match.start())):
        return None
    side = reader.read(match.end(), "joined", COUNTED, end)
    side.listed = True
    return side if side.members else None


# กับ 1) …, โดยมี 1. …: a list that begins with a number at once.
_FIRST_BEGIN: Final = re.compile(r"1[.)]")
_FIRST: Final = re.compile(r"1[.)](?!\d)[ ]{0,2}")
_LEADS: Final = re.compile(r"(?:กับ|ระหว่าง|ได้แก่|ประกอบด้วย|ดังนี้|โดยมี|คือ|หน่วยงาน|องค์กร|ภาคี|บริษัท|แห่ง|ลงนาม)[ :\n(]{0,4}$")
_SIGNS_AFTER: Final = re.compile(r"[^\n]{0,60}?ลงนาม")


def enumerated(page: Page, reader: ListReader) -> list[PartyList]:
    """The numbered lists of organisations, three or more, beside a signing."""
    found = []
    text = page.text
    for match in scan(_FIRST_BEGIN, _FIRST, page.plain, page.title_end, min(len(text), page.title_end + 6_000)):
        if text[match.start() - 1 : match.start()].isdigit() or not _LEADS.search(
            text, max(0, match.start() - 30), match.start()
        ):
            continue
        result = reader.read(match.start(), "numbered", NUMBERED)
        known = sum(reader.body_from(body.start) is not None for body in result.members)
        if len(result.members) < 3 or known * 2 < len(result.members):
            continue
        if SIGNED_NEAR.search(text, max(0, match.start() - 260), match.start()) is None and not _SIGNS_AFTER.match(
            text, result.members[-1].end
        ):
            continue
        result.where = match.start()
        found.append(result)
    return found
